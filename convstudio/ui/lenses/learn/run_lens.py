"""What a lens is made of that shows a run, whether it steers the run or only looks on."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.lenses.learn.nothing import NothingToLearn
from convstudio.ui.lenses.learn.pictures import PicturesRow
from convstudio.ui.lenses.learn.plots_row import PlotsRow
from convstudio.ui.lenses.learn.presenter import RunPresenter
from convstudio.ui.lenses.learn.theorist import Theorist
from convstudio.ui.lenses.learn.transport import RunTransport
from convstudio.ui.lenses.learn.verdict import Verdict
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.step_card.card import StepCard


class RunLens(Lens):
    """Pictures, plots and numbers of a run under one another, or why there is none.

    Parameters
    ----------
    store : Store
        Whose document is learned from.
    session : LearningSession
        The run.
    commands : LearnActions
        What can be done with the run, and which parts are wanted.
    parent : QWidget, optional
        Qt's owner.
    """

    presenter: RunPresenter

    def __init__(
        self,
        store: Store,
        session: LearningSession,
        commands: LearnActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._session = store, session
        self._active = False
        self.commands, self.tasks, self.panels = commands, commands.tasks, commands.panels
        self._bench = QWidget(self)
        self.nothing = NothingToLearn(self)
        self.pictures = PicturesRow(self._bench)
        self.verdict = Verdict(self._bench)
        self.plots = PlotsRow(self._bench)
        self.card = StepCard(self._bench)
        self.transport = RunTransport(self._bench)
        self._rows, self._column = QVBoxLayout(self._bench), QVBoxLayout(self)

    def _arrange(self) -> None:
        self._rows.setContentsMargins(12, 4, 12, 10)
        self._rows.setSpacing(6)
        self._rows.addWidget(self.pictures, 38)
        # What is said takes its room from the plots alone: pictures and numbers stay where they are.
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(self.verdict)
        middle.addWidget(self.plots, 1)
        self._rows.addLayout(middle, 36)
        self._rows.addWidget(self.card, 26)
        self._rows.addWidget(self.transport)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bench, 1)
        self._column.addWidget(self.nothing, 1)
        self.nothing.hide()

    def _follow_run(self, theorist: Theorist) -> None:
        """Let the parts show what becomes of the run, and what theory knows of it."""
        self.presenter = RunPresenter(
            self._session,
            theorist,
            self.pictures,
            self.verdict,
            self.plots,
            self.card,
            self.transport,
            self,
        )
        self._session.began.connect(self._show_panels)
        self.panels.changed.connect(self._show_panels)
        self.commands.logarithmic.toggled.connect(self.plots.set_logarithmic)
        self._store.changed.connect(self._look_around)
        self._store.opened.connect(self._look_around)
        self.tasks.changed.connect(self._look_around)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for part in (self.pictures, self.plots, self.card, self.transport):
            part.set_theme(theme)

    @property
    def _offers_weights(self) -> bool:
        """Whether the other weight of the bowl can be chosen here."""
        return False

    @Slot()
    def _show_panels(self) -> None:
        """Show the panels that are wanted; the pictures always stay."""
        panels = self.panels
        self.plots.show_panels(
            loss=panels.loss.isChecked(),
            paths=panels.paths.isChecked(),
            bowl=panels.bowl.isChecked(),
            choice=self._offers_weights,
        )
        # The numbers of a step are made of errors, which would tell what a lesson asks for.
        self.card.setVisible(panels.step.isChecked() and self.presenter.veil.lifted)
        self.presenter.refresh()

    @Slot()
    def _look_around(self) -> None:
        """See what of the document can be learned, and whether it is what the run is about."""
        if not self._active:
            return
        nothing = self.tasks.nothing_to_learn
        self._bench.setVisible(not nothing)
        self.nothing.setVisible(nothing)
        self.presenter.set_outdated(self.tasks.outdated)
