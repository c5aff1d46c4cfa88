"""The fields that say how a kernel is learned."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from convstudio.core import limits
from convstudio.core.learning.settings import WITH_MOMENTUM, Loss, Optimizer, Settings
from convstudio.core.operators.initialise import Scheme
from convstudio.ui.inspector.rate_field import RateField
from convstudio.ui.inspector.theory_line import TheoryLine
from convstudio.ui.messages import loss_title, optimizer_title, scheme_title
from convstudio.ui.widgets.inputs import ComboBox, SpinBox
from convstudio.ui.widgets.number_field import NumberField

LARGEST_SEED: Final = 999
"""Three digits are quickly said, written on the board, and typed again."""


class LearningForm(QWidget):
    """Fields, their labels and what they mean; what a change does is the business of the panel.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.optimizer, self.loss, self.scheme = ComboBox(self), ComboBox(self), ComboBox(self)
        for optimizer in Optimizer:
            self.optimizer.addItem("", optimizer)
        for loss in Loss:
            self.loss.addItem("", loss)
        for scheme in Scheme:
            self.scheme.addItem("", scheme)
        self.rate = RateField(self)
        self.theory = TheoryLine(self)
        self.momentum, self.weight_decay, self.noise, self.epsilon = (NumberField("", self) for _ in range(4))
        self.seed, self.noise_seed = SpinBox(0, LARGEST_SEED, self), SpinBox(0, LARGEST_SEED, self)
        self.batch_size, self.steps = (SpinBox(0, limits.LEARNING_STEPS, self) for _ in range(2))
        self.bias = QCheckBox(self)
        self._stepping, self._starting, self._seeing, self._ending = (QLabel(self) for _ in range(4))
        for title in (self._stepping, self._starting, self._seeing, self._ending):
            title.setProperty("role", "section")
        self._labels: dict[QWidget, QLabel] = {
            field: QLabel(self)
            for field in (
                *(self.optimizer, self.rate, self.momentum, self.weight_decay, self.loss, self.scheme),
                *(self.seed, self.batch_size, self.noise, self.steps, self.epsilon),
            )
        }
        self._arrange()
        self._describe()

    def show_settings(self, settings: Settings) -> None:
        """Show how a run learns; nothing is emitted."""
        self.optimizer.setCurrentIndex(self.optimizer.findData(settings.optimizer))
        self.loss.setCurrentIndex(self.loss.findData(settings.loss))
        self.scheme.setCurrentIndex(self.scheme.findData(settings.scheme))
        self.rate.set_rate(settings.learning_rate)
        self.momentum.set_value(settings.momentum)
        self._show_field(self.momentum, settings.optimizer in WITH_MOMENTUM)
        self.weight_decay.set_value(settings.weight_decay)
        self.seed.show_value(settings.seed)
        self.batch_size.show_value(settings.batch_size or 0)
        self.steps.show_value(settings.steps or 0)
        self.epsilon.set_value(settings.epsilon)

    def show_task(self, images: int, *, bias: bool) -> None:
        """Show how many images there are to learn from, and whether biases are learned; nothing is emitted."""
        self._show_field(self.batch_size, images > 1)
        self.bias.setChecked(bias)

    def show_noise(self, deviation: float, seed: int) -> None:
        """Show the noise on the target; nothing is emitted."""
        self.noise.set_value(deviation)
        self.noise_seed.show_value(seed)
        self.noise_seed.setVisible(deviation > 0)

    def _show_field(self, field: QWidget, on: bool) -> None:
        """Show a field and its label, or neither: there is nothing to choose."""
        field.setVisible(on)
        self._labels[field].setVisible(on)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._stepping,),
            (self.optimizer,),
            (self.rate,),
            (self.theory,),
            (self.momentum,),
            (self.weight_decay,),
            (self.loss,),
            (self._starting,),
            (self.scheme,),
            (self.seed,),
            (self.bias,),
            (self._seeing,),
            (self.batch_size,),
            (self.noise, self.noise_seed),
            (self._ending,),
            (self.steps,),
            (self.epsilon,),
        )
        for number, (field, *beside) in enumerate(rows):
            if field not in self._labels:
                grid.addWidget(field, number, 0, 1, 2)
                continue
            grid.addWidget(self._labels[field], number, 0)
            holder = QHBoxLayout()
            holder.setSpacing(4)
            for part in (field, *beside):
                holder.addWidget(part, 1)
            grid.addLayout(holder, number, 1)
        for box in (self.optimizer, self.loss, self.scheme):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _fields_of_steps(self) -> Iterator[tuple[QWidget, str, str, str]]:
        """Yield the fields that say how it steps and starts: with their label, their name and what they mean."""
        yield from (
            (
                self.optimizer,
                self.tr("Optimizer"),
                self.tr("Optimizer"),
                self.tr("How the gradient becomes a step."),
            ),
            (
                self.momentum,
                self.tr("Momentum"),
                self.tr("Momentum"),
                self.tr("Share of the last step that goes on."),
            ),
            (
                self.weight_decay,
                self.tr("Decay"),
                self.tr("Weight decay"),
                self.tr("Weight decay: so many times every weight is added to its gradient."),
            ),
            (
                self.loss,
                self.tr("Loss"),
                self.tr("Loss"),
                self.tr("What is made small, of the error: predicted − target."),
            ),
            (
                self.scheme,
                self.tr("Weights"),
                self.tr("Way to draw the first weights"),
                self.tr("What the first weights are drawn from; biases start at 0."),
            ),
        )

    def _fields_of_run(self) -> Iterator[tuple[QWidget, str, str, str]]:
        """Yield the fields that say what it sees and when it ends, in the same way."""
        yield from (
            (
                self.batch_size,
                self.tr("Batch"),
                self.tr("Images of a step"),
                self.tr("Images that each step takes, drawn at random; 0 takes all."),
            ),
            (
                self.noise,
                self.tr("Noise"),
                self.tr("Standard deviation of the noise on the target"),
                self.tr("Standard deviation of Gaussian noise that is added to the target."),
            ),
            (
                self.steps,
                self.tr("Steps"),
                self.tr("Largest number of steps"),
                self.tr("Ends the run; 0 never does."),
            ),
            (
                self.epsilon,
                self.tr("Loss below"),
                self.tr("Loss below which the run ends"),
                self.tr("Ends the run when the loss falls below it; 0 never does."),
            ),
        )

    def _describe(self) -> None:
        """Say what everything is."""
        anew = self.tr("A change begins the run anew.")
        for field, short, name, tip in (*self._fields_of_steps(), *self._fields_of_run()):
            self._labels[field].setText(short)
            field.setAccessibleName(name)
            field.setToolTip(f"{tip} {anew}")
        self._stepping.setText(self.tr("How it steps"))
        self._starting.setText(self.tr("Where it starts"))
        self._seeing.setText(self.tr("What it sees"))
        self._ending.setText(self.tr("When it ends"))
        self._labels[self.rate].setText(self.tr("Rate"))
        self._labels[self.seed].setText(self.tr("Seed"))
        self.rate.describe(
            self.tr("Learning rate"),
            self.tr("Learning rate, also a fraction such as 1/30; a change counts from the next step on"),
        )
        self.bias.setText(self.tr("Learn a bias too"))
        added = self.tr("A number for each map that is added to all of its values.")
        self.bias.setToolTip(f"{added} {anew}")
        for seed, name, tip in (
            (self.seed, self.tr("Seed of the first weights"), self.tr("The same seed gives the same run.")),
            (self.noise_seed, self.tr("Seed of the noise"), self.tr("The same seed gives the same noise.")),
        ):
            seed.setAccessibleName(name)
            seed.setToolTip(f"{tip} {anew}")
        self.noise_seed.setPrefix(self.tr("seed") + " ")
        self.batch_size.setSpecialValueText(self.tr("all images"))
        self.steps.setSpecialValueText(self.tr("no limit"))
        for index, optimizer in enumerate(Optimizer):
            self.optimizer.setItemText(index, optimizer_title(optimizer))
        for index, loss in enumerate(Loss):
            self.loss.setItemText(index, loss_title(loss))
        for index, scheme in enumerate(Scheme):
            self.scheme.setItemText(index, scheme_title(scheme))
