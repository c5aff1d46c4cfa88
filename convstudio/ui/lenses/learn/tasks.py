"""What can be learned: it is chosen here, and built where it blocks nobody."""

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.computing import as_error
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import Start
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.document import Signal as InputSignal
from convstudio.core.errors import ShapeError, StudioError
from convstudio.core.kind import Kind as LayerKind
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Settings
from convstudio.core.operators import geometry
from convstudio.ui.lenses.learn.first_settings import first_settings, learner_of
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, Choice, Kind, Order, read_target
from convstudio.ui.lenses.naming import kernel_of
from convstudio.ui.messages import preset_title, sentence
from convstudio.ui.opening import PATTERNS

if TYPE_CHECKING:
    from convstudio.engine.pictures import PictureInfo

EDGE_PACE: Final = 2.0
"""Steps a second of the edge example: slow enough to follow each of its ten."""


class Tasks(QObject):
    """Chooses tasks and begins their runs.

    What a task is built from is taken when it is chosen; the run before goes on until the new one is there. What
    cannot be built on the learning thread is said by `LearningSession.failed`.

    Parameters
    ----------
    store : Store
        Whose document is learned from; nothing in it is changed.
    session : LearningSession
        Runs them.
    worker : Worker
        Reads pictures.
    parent : QWidget
        Qt's owner, and that of the dialog.
    """

    refused = Signal(object)
    """A StudioError: a picture cannot be read, or is no target for this layer."""
    told = Signal(str)
    """A sentence about the picture that was read."""
    changed = Signal()
    """A run of another task has begun; `title` says which."""
    noise_changed = Signal(float, int)
    """Standard deviation and seed of the noise of the next task."""

    def __init__(self, store: Store, session: LearningSession, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._session, self._worker, self._window = store, session, worker, parent
        self._noise = (0.0, 0)
        self._latest: Order | None = None
        self._current: Order | None = None
        self._stop = threading.Event()
        session.began.connect(self._on_began)

    @property
    def choice(self) -> Choice | None:
        """What is being learned; None before the first run."""
        return None if self._current is None else self._current.choice

    @property
    def begun(self) -> bool:
        """Whether anything has been chosen that can be learned, be it on its way still."""
        return self._latest is not None

    @property
    def noise(self) -> tuple[float, int]:
        """Standard deviation and seed of the noise on the target."""
        return self._noise

    @property
    def nothing_to_learn(self) -> bool:
        """Whether the layer pools; a task that was chosen since then is to be seen nevertheless."""
        order = self._present()
        pools = not self._store.document.layer.kind.weighted
        return pools and (order is None or order.document.layer.kind.weighted)

    @property
    def outdated(self) -> bool:
        """Whether the document would make another task now than the one that is being learned."""
        order = self._current
        return order is not None and not self.nothing_to_learn and order.differs(self._store.document)

    def accept(self, document: Document) -> None:
        """Take it that what is new in `document` was learned, and is no reason to learn anything else."""
        if self._current is not None:
            self._current.known = document

    def choose_first(self) -> None:
        """Learn the edge example where the layer is one like it, and else what this document's layer does."""
        document = self._store.document
        try:
            geometry.output_shape(document)
        except ShapeError:
            self.choose(EDGE)
            return
        layer = document.layer
        is_plain = layer.rank == 2 and layer.kind is LayerKind.CONVOLUTION
        self.choose(EDGE if is_plain or not layer.kind.weighted else DOCUMENT)

    @Slot()
    def take_again(self) -> None:
        """Learn the same from the document as it is now."""
        if self._current is not None:
            self.choose(self._current.choice)

    def choose(self, choice: Choice) -> None:
        """Learn something else, with settings that suit it; a picture that is not named is asked for."""
        if choice.kind is Kind.PAIR and choice.path is None:
            self.ask_for_picture()
            return
        self._stop.set()
        if choice.kind is Kind.EDGE:
            self._session.set_pace(EDGE_PACE)
            self._noise = (0.0, 0)
            self.noise_changed.emit(*self._noise)
        document, view = self._store.document, self._store.view
        order = Order(choice, document, kernel_of(document, view))
        order.deviation, order.seed = self._noise
        self._latest = order
        if choice.path is None:
            self._begin_first(order)
            return
        self._stop = stop = threading.Event()
        self._worker.run(
            partial(read_target, choice.path, document, stop),
            partial(self._on_read, order),
            partial(self._on_unread, order),
        )

    def begin_with(self, settings: Settings, start: Start | None) -> None:
        """Learn what this document's layer does with these settings, from these weights or from drawn ones."""
        self._stop.set()
        document, view = self._store.document, self._store.view
        order = self._latest = Order(DOCUMENT, document, kernel_of(document, view))
        self._session.begin(order, settings, start)

    def forget(self) -> None:
        """Take it that nothing was chosen yet: who looks at the lens next begins with what suits the document."""
        self._latest = self._current = None

    @Slot()
    def ask_for_picture(self) -> None:
        """Ask which picture the present input should become."""
        dialog = QFileDialog(self._window, self.tr("Open the picture that the input should become"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Pictures ({patterns})").format(patterns=PATTERNS), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(float, int)
    def set_noise(self, deviation: float, seed: int) -> None:
        """Put other noise on the target, of this task and of those to come; 0 for none.

        Parameters
        ----------
        deviation : float
            Standard deviation, from 0 to `limits.NOISE`.
        seed : int
            The same one gives the same noise.
        """
        self._noise = (deviation, seed)
        order = self._present()
        if order is not None:
            self._begin_again(order, replace(order, deviation=deviation, seed=seed, made=None))

    @Slot(bool)
    def set_bias(self, on: bool) -> None:
        """Learn biases too, or leave them at 0."""
        order = self._present()
        if order is not None:
            self._begin_again(order, replace(order, bias=on, made=None))

    @Slot()
    def stop(self) -> None:
        """Give up reading a picture."""
        self._stop.set()

    def title(self) -> str:
        """Return what is being learned, in one sentence; empty before the first run."""
        order = self._current
        if order is None:
            return ""
        text = self._sentence(order)
        if not order.deviation:
            return text
        return self.tr("{what}, with noise on the target").format(what=text)

    def _sentence(self, order: Order) -> str:
        source = order.document.signal.name or self.tr("this input")
        match order.choice.kind:
            case Kind.EDGE:
                return self.tr("Find [1, −1] from an image and its two edges")
            case Kind.PRESET:
                name = preset_title(order.choice.name)
                return self.tr("Find “{kernel}” from {input} and its output").format(
                    kernel=name, input=source
                )
            case Kind.STACK:
                return self.tr(
                    "Find one kernel from {count} image(s) and the outputs", "", order.document.in_channels
                ).format(count=order.document.in_channels)
            case Kind.PAIR if order.target is not None:
                return self.tr("Turn {input} into {target}").format(input=source, target=order.target.name)
            case _:
                return self.tr("Find the kernel of this document from its input and output")

    # Beginning

    def _begin_first(self, order: Order) -> None:
        """Begin a run with settings that suit the task."""
        is_edge = order.choice.kind is Kind.EDGE
        settings = first_settings(self._settings(), None if is_edge else learner_of(order))
        self._session.begin(order, settings)

    def _present(self) -> Order | None:
        """Return what was chosen last and can be learned."""
        latest = self._latest
        return self._current if latest is not None and latest.refused else latest

    def _begin_again(self, order: Order, changed: Order) -> None:
        """Begin a run with the settings there are; a picture that is still being read begins its own."""
        if order.choice.kind is Kind.PAIR and order.target is None:
            order.bias, order.deviation, order.seed = changed.bias, changed.deviation, changed.seed
        else:
            self._latest = changed
            self._session.begin(changed, self._settings())

    def _settings(self) -> Settings:
        """Return the settings of the present run, with the learning rate of now."""
        run = self._session.run
        return Settings() if run is None else replace(run.settings, learning_rate=self._session.rate)

    @Slot(object)
    def _on_began(self, _run: Run) -> None:
        latest = self._latest
        if latest is not None and latest is not self._current and latest.made is self._session.task:
            self._current = latest
            self.changed.emit()

    # Pictures

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        self.choose(Choice(Kind.PAIR, path=Path(name)))

    def _on_read(self, order: Order, read: "tuple[PictureInfo, InputSignal]") -> None:
        """Begin the run, unless something else was chosen meanwhile."""
        if order is not self._latest:
            return
        info, order.target = read
        for code in info.notices:
            self.told.emit(sentence(StudioError(code, name=info.name, frames=info.frames)))
        self._begin_first(order)

    def _on_unread(self, order: Order, error: Exception) -> None:
        if order is self._latest:
            self._latest = self._current
            self.refused.emit(as_error(error))
