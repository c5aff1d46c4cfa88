"""How a kernel is learned: optimizer, learning rate, loss, start, noise, and when the run ends."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convstudio.app.learning_session import LearningSession
from convstudio.core import numerals
from convstudio.core.errors import StudioError
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import check_noise
from convstudio.core.learning.theory import Theory
from convstudio.core.operators.initialise import Scheme
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.refusals import Remark
from convstudio.ui.messages import sentence


class LearningPanel(QWidget):
    """The settings of the present run.

    A change of the learning rate counts from the next step on; every other one begins the run anew. What is refused
    is explained in place, or by `declined` while the panel is hidden.

    Parameters
    ----------
    session : LearningSession
        Whose run it is; the panel is disabled until there is one.
    parent : QWidget, optional
        Qt's owner.
    """

    declined = Signal(str)
    """A sentence: something was not done, and why."""
    bias_chosen = Signal(bool)
    """Whether biases are to be learned: that makes another task of it."""
    noise_chosen = Signal(float, int)
    """Standard deviation and seed of the noise that the target is to have."""

    def __init__(self, session: LearningSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = Settings()
        self._awaited: Settings | None = None
        self._noise, self._noise_seed = 0.0, 0
        self._theory: Theory | None = None
        self.form = LearningForm(self)
        self.remark = Remark(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.form)
        column.addWidget(self.remark)
        self._connect()
        self.form.setEnabled(session.run is not None)
        if session.run is not None:
            self._settings = replace(session.run.settings, learning_rate=session.rate)
        self._show()

    @property
    def settings(self) -> Settings:
        """What is shown: the settings of the run, with the learning rate of now."""
        return self._settings

    def _connect(self) -> None:
        form = self.form
        form.optimizer.activated.connect(self._on_optimizer)
        form.loss.activated.connect(self._on_loss)
        form.scheme.activated.connect(self._on_scheme)
        form.rate.chosen.connect(self._on_rate)
        form.momentum.committed.connect(self._on_momentum)
        form.weight_decay.committed.connect(self._on_weight_decay)
        form.epsilon.committed.connect(self._on_epsilon)
        form.seed.valueChanged.connect(self._on_seed)
        form.batch_size.valueChanged.connect(self._on_batch_size)
        form.steps.valueChanged.connect(self._on_steps)
        form.bias.clicked.connect(self._on_bias)
        form.noise.committed.connect(self._on_noise)
        form.noise_seed.valueChanged.connect(self._on_noise_seed)
        for field in (form.rate, form.momentum, form.weight_decay, form.epsilon, form.noise):
            field.refused.connect(self._on_refused)
        self.remark.declined.connect(self.declined)
        self._session.began.connect(self._on_began)
        self._session.failed.connect(self._on_failed)
        self._session.rate_changed.connect(self._on_rate_changed)

    # Showing

    def show_theory(self, theory: Theory | None) -> None:
        """Say how the loss curves and which rate is stable; None while nobody knows yet."""
        self._theory = theory
        self.form.rate.slider.set_limit(theory.rate if theory is not None else None)
        self.form.theory.show_theory(theory, self._settings.learning_rate)

    def show_noise(self, deviation: float, seed: int) -> None:
        """Show which noise the target has; nothing is emitted."""
        self._noise, self._noise_seed = deviation, seed
        self._show()

    def _show(self) -> None:
        """Show the settings; nothing is emitted."""
        task = self._session.task
        self.form.show_settings(self._settings)
        self.form.show_task(0 if task is None else len(task.inputs), bias=task is not None and task.bias)
        self.form.show_noise(self._noise, self._noise_seed)
        self.form.theory.show_theory(self._theory, self._settings.learning_rate)
        self.form.theory.setVisible(task is not None)

    @Slot(object)
    def _on_began(self, run: Run) -> None:
        self.form.setEnabled(True)
        if self._awaited is not None and run.settings != self._awaited:
            return  # the answer to an earlier change: another one is under way
        self._awaited, self._settings = None, run.settings
        self._show()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        """Show again what there is: what was chosen could not be."""
        self._awaited = None
        if self._session.run is not None:
            self._settings = replace(self._session.run.settings, learning_rate=self._session.rate)
        self._show()

    @Slot(float)
    def _on_rate_changed(self, rate: float) -> None:
        """Follow a rate that was set elsewhere."""
        if self._awaited is None and rate != self._settings.learning_rate:
            self._settings = replace(self._settings, learning_rate=rate)
            self._show()

    # Changing

    def _change(self, **changes: Any) -> None:
        """Begin the run anew with other settings, or say why not."""
        try:
            settings = replace(self._settings, **changes)
        except StudioError as error:
            self.remark.say(sentence(error))
        else:
            self.remark.dismiss()
            if settings != self._settings:
                self._restart(settings)
        self._show()

    def _restart(self, settings: Settings) -> None:
        self._settings = self._awaited = settings
        self.show_theory(None)
        self._session.restart(settings)

    @Slot(float)
    def _on_rate(self, rate: float) -> None:
        """Change the rate of a run, or of one that has not taken a step: there is nothing to mark then."""
        self.remark.dismiss()
        settings, run = replace(self._settings, learning_rate=rate), self._session.run
        if run is not None and run.steps == 0 and not self._session.playing:
            self._settings = self._awaited = settings
            self._session.restart(settings)
        else:
            self._settings = settings
            self._session.set_rate(rate)
        self._show()

    @Slot(int)
    def _on_optimizer(self, index: int) -> None:
        self._change(optimizer=Optimizer(self.form.optimizer.itemData(index)))

    @Slot(int)
    def _on_loss(self, index: int) -> None:
        self._change(loss=Loss(self.form.loss.itemData(index)))

    @Slot(int)
    def _on_scheme(self, index: int) -> None:
        self._change(scheme=Scheme(self.form.scheme.itemData(index)))

    @Slot(float)
    def _on_momentum(self, value: float) -> None:
        self._change(momentum=_decimal(value))

    @Slot(float)
    def _on_weight_decay(self, value: float) -> None:
        self._change(weight_decay=_decimal(value))

    @Slot(float)
    def _on_epsilon(self, value: float) -> None:
        self._change(epsilon=_decimal(value))

    @Slot(int)
    def _on_seed(self, seed: int) -> None:
        self._change(seed=seed)

    @Slot(int)
    def _on_batch_size(self, size: int) -> None:
        self._change(batch_size=size or None)

    @Slot(int)
    def _on_steps(self, steps: int) -> None:
        self._change(steps=steps or None)

    @Slot(bool)
    def _on_bias(self, on: bool) -> None:
        self.remark.dismiss()
        self.bias_chosen.emit(on)

    @Slot(float)
    def _on_noise(self, deviation: float) -> None:
        value = _decimal(deviation)
        try:
            check_noise(value)
        except StudioError as error:
            self.remark.say(sentence(error))
        else:
            self._noise = value
            self._send_noise()
        self._show()

    @Slot(int)
    def _on_noise_seed(self, seed: int) -> None:
        self._noise_seed = seed
        self._send_noise()

    def _send_noise(self) -> None:
        self.remark.dismiss()
        self.noise_chosen.emit(self._noise, self._noise_seed)

    @Slot(object)
    def _on_refused(self, error: StudioError) -> None:
        self.remark.say(sentence(error))


def _decimal(value: float) -> float:
    """Return the decimal that was typed rather than the float32 next to it: 0.9, as a script would have it."""
    return float(numerals.input_text(value))
