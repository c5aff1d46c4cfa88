"""The Learn lens for an audience: the same run, the same weight and the same phase, with nothing to press."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.ui.lenses.learn.lens import LearnLens
from convstudio.ui.lenses.learn.run_lens import RunLens


class RunCompanion(RunLens):
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
        super().__init__(store, session, leader.commands)
        self._leads = leader
        self.tools = QWidget(self)
        self._arrange()
        self._hide_buttons()
        self._follow_run(leader.theorist)
        leader.presenter.looked.connect(self._follow)

    def _hide_buttons(self) -> None:
        transport = self.transport
        for widget in (
            *(transport.rewind_button, transport.play_button, transport.step_button, transport.ten_button),
            *(transport.stop_button, transport.pace),
            *(self.nothing.convolution, self.nothing.example),
        ):
            widget.hide()

    @property
    def settled(self) -> bool:
        """Whether the newest moment of the run is shown everywhere."""
        return self.tasks.nothing_to_learn or self.presenter.settled

    def partners(self) -> list[tuple[QWidget, QWidget]]:
        """Return what shows the same here and in the lecturer's lens, which holds more."""
        leader = self._leads
        return [
            (leader.pictures, self.pictures),
            (leader.verdict, self.verdict),
            (leader.plots, self.plots),
            (leader.card, self.card),
            (leader.transport, self.transport),
            (leader.nothing, self.nothing),
        ]

    def set_active(self, on: bool) -> None:
        """Follow the run, or rest; whether it plays on is not decided here."""
        self._active = on
        if on:
            self.plots.set_logarithmic(self.commands.logarithmic.isChecked())
            self._follow()
            self._look_around()
        self.presenter.set_active(on)

    @Slot()
    def _follow(self) -> None:
        if self._active:
            self.presenter.follow(self._leads.presenter)
            self._show_panels()
