"""The Learn lens for an audience: the same run, the same weight and the same phase, with nothing to press."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.ui.lenses.learn.lens import LearnLens
from convstudio.ui.lenses.learn.nothing import NothingToLearn
from convstudio.ui.lenses.learn.pictures import PicturesRow
from convstudio.ui.lenses.learn.plots_row import PlotsRow
from convstudio.ui.lenses.learn.presenter import RunPresenter
from convstudio.ui.lenses.learn.transport import RunTransport
from convstudio.ui.lenses.learn.verdict import Verdict
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.step_card.card import StepCard


class RunCompanion(Lens):
    """Follows a session that the lecturer's lens steers; what theory knows is worked out there, once.

    Parameters
    ----------
    store : Store
        Whose document is learned from.
    session : LearningSession
        The run.
    leader : LearnLens
        The lecturer's lens.
    """

    def __init__(self, store: Store, session: LearningSession, leader: LearnLens) -> None:
        super().__init__()
        self._session, self._leader = session, leader
        self.tools = QWidget(self)
        self._bench = QWidget(self)
        self.nothing = NothingToLearn(self)
        self.pictures = PicturesRow(self._bench)
        self.verdict = Verdict(self._bench)
        self.plots = PlotsRow(self._bench)
        self.card = StepCard(self._bench)
        self.transport = RunTransport(self._bench)
        self.presenter = RunPresenter(
            session,
            leader.theorist,
            self.pictures,
            self.verdict,
            self.plots,
            self.card,
            self.transport,
            self,
        )
        self._active = False
        self._arrange()
        self._connect(store)

    def _arrange(self) -> None:
        inner = QVBoxLayout(self._bench)
        inner.setContentsMargins(12, 4, 12, 10)
        inner.setSpacing(6)
        inner.addWidget(self.pictures, 38)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(self.verdict)
        middle.addWidget(self.plots, 1)
        inner.addLayout(middle, 36)
        inner.addWidget(self.card, 26)
        inner.addWidget(self.transport)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bench)
        column.addWidget(self.nothing)
        transport = self.transport
        for widget in (
            *(transport.rewind_button, transport.play_button, transport.step_button, transport.ten_button),
            *(transport.stop_button, transport.pace),
            *(self.nothing.convolution, self.nothing.example),
        ):
            widget.hide()

    def _connect(self, store: Store) -> None:
        leader = self._leader
        leader.presenter.looked.connect(self._follow)
        leader.panels.changed.connect(self._show_panels)
        leader.commands.logarithmic.toggled.connect(self.plots.set_logarithmic)
        self._session.began.connect(self._show_panels)
        store.changed.connect(self._look_around)
        store.opened.connect(self._look_around)
        leader.tasks.changed.connect(self._look_around)

    @property
    def settled(self) -> bool:
        """Whether the newest moment of the run is shown everywhere."""
        return self._leader.tasks.nothing_to_learn or self.presenter.settled

    def partners(self) -> list[tuple[QWidget, QWidget]]:
        """Return what shows the same here and in the lecturer's lens, which holds more."""
        leader = self._leader
        return [
            (leader.pictures, self.pictures),
            (leader.verdict, self.verdict),
            (leader.plots, self.plots),
            (leader.card, self.card),
            (leader.transport, self.transport),
            (leader.nothing, self.nothing),
        ]

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for part in (self.pictures, self.plots, self.card, self.transport):
            part.set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the run, or rest; whether it plays on is not decided here."""
        self._active = on
        if on:
            self.plots.set_logarithmic(self._leader.commands.logarithmic.isChecked())
            self._follow()
            self._show_panels()
            self._look_around()
        self.presenter.set_active(on)

    @Slot()
    def _follow(self) -> None:
        if self._active:
            self.presenter.follow(self._leader.presenter)

    @Slot()
    def _show_panels(self) -> None:
        panels = self._leader.panels
        self.plots.show_panels(
            loss=panels.loss.isChecked(),
            paths=panels.paths.isChecked(),
            bowl=panels.bowl.isChecked(),
            choice=False,
        )
        self.card.setVisible(panels.step.isChecked())
        self.presenter.refresh()

    @Slot()
    def _look_around(self) -> None:
        """See what of the document can be learned, and whether it is what the run is about."""
        if not self._active:
            return
        nothing = self._leader.tasks.nothing_to_learn
        self._bench.setVisible(not nothing)
        self.nothing.setVisible(nothing)
        self.presenter.set_outdated(self._leader.tasks.outdated)
