"""The Learn lens before it is looked at: its commands, and how it is built."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from convstudio.core.learning.theory import Theory
from convstudio.ui.lenses.entry import Commands, Desk, LensEntry
from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.lenses.learn.tasks import Tasks

if TYPE_CHECKING:
    from convstudio.ui.inspector.learning_panel import LearningPanel
    from convstudio.ui.lenses.learn.lens import LearnLens


class LearnEntry(LensEntry["LearnLens", "LearningPanel"]):
    """Commands on runs.

    Parameters
    ----------
    desk : Desk
        What the lens is made of.
    """

    modules = (
        "convstudio.ui.lenses.learn.lens",
        "convstudio.ui.inspector.learning_panel",
        "convstudio.ui.widgets.plots.bowl",
        "convstudio.ui.widgets.plots.loss",
        "convstudio.ui.widgets.plots.paths",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._theory: Theory | None = None
        self.tasks = Tasks(desk.store, desk.learning, desk.worker, desk.window)
        self.commands = LearnActions(desk.store, desk.learning, self.tasks, desk.window)
        self.commands.wanted.connect(self.wanted)

    def build_lens(self) -> "LearnLens":
        """Return a new lens."""
        from convstudio.ui.lenses.learn.lens import LearnLens  # noqa: PLC0415 - not at the start

        desk = self._desk
        lens = LearnLens(desk.store, desk.learning, desk.worker, self.commands)
        lens.told.connect(self.told)
        lens.theory_changed.connect(self._on_theory)
        return lens

    def build_page(self) -> "LearningPanel":
        """Return a new panel for the settings of the run."""
        from convstudio.ui.inspector.learning_panel import LearningPanel  # noqa: PLC0415 - not at the start

        panel = LearningPanel(self._desk.learning)
        panel.show_noise(*self.tasks.noise)
        panel.show_theory(self._theory)
        self.tasks.noise_changed.connect(panel.show_noise)
        panel.noise_chosen.connect(self.tasks.set_noise)
        panel.bias_chosen.connect(self.tasks.set_bias)
        panel.declined.connect(self.declined)
        return panel

    def page_title(self) -> str:
        """Return what the tab of the panel is called."""
        return self.tr("Learn")

    def lens_commands(self) -> Commands:
        """Return what is done with a run."""
        return lambda: self.tr("Learning"), self.commands.all()

    def describe(self) -> None:
        """Say the commands again in another language."""
        self.commands.describe()

    def stop(self) -> None:
        """Give up reading a picture."""
        self.tasks.stop()

    def close_down(self) -> None:
        """Give up what is being read or worked out."""
        super().close_down()
        if self._lens is not None:
            self._lens.close_down()

    @Slot(object)
    def _on_theory(self, theory: Theory | None) -> None:
        self._theory = theory
        if self._page is not None:
            self._page.show_theory(theory)
