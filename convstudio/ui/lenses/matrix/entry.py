"""The Matrix lens before it is looked at: its commands, and how it is built."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from convstudio.ui.lenses.entry import Commands, Desk, LensEntry
from convstudio.ui.lenses.matrix.matrix_actions import MatrixActions

if TYPE_CHECKING:
    from convstudio.ui.lenses.matrix.lens import MatrixLens


class MatrixEntry(LensEntry["MatrixLens", QWidget]):
    """Commands on the matrix; it has no page of the inspector.

    Parameters
    ----------
    desk : Desk
        What the lens is made of.
    """

    modules = ("convstudio.ui.lenses.matrix.lens",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.commands = MatrixActions(desk.store, desk.window)
        self.commands.wanted.connect(self.wanted)

    def build_lens(self) -> "MatrixLens":
        """Return a new lens."""
        from convstudio.ui.lenses.matrix.lens import MatrixLens  # noqa: PLC0415 - not at the start

        desk = self._desk
        return MatrixLens(desk.store, desk.computing, desk.playback, desk.worker, self.commands)

    def lens_commands(self) -> Commands:
        """Return how the matrix is shown."""
        return self._title, self.commands.all()

    def _title(self) -> str:
        return self.tr("Matrix")

    def describe(self) -> None:
        """Say the commands again in another language."""
        self.commands.describe()
