"""The Receptive field lens before it is looked at: its commands, and how it is built."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from convstudio.app.computing import as_error
from convstudio.app.field_computing import FieldComputing
from convstudio.ui.lenses.entry import Commands, Desk, LensEntry
from convstudio.ui.lenses.field.field_actions import FieldActions

if TYPE_CHECKING:
    from convstudio.ui.inspector.chain_panel import ChainPanel
    from convstudio.ui.lenses.field.lens import FieldLens


class FieldEntry(LensEntry["FieldLens", "ChainPanel"]):
    """Commands on a chain of layers.

    Parameters
    ----------
    desk : Desk
        What the lens is made of.
    """

    modules = ("convstudio.ui.lenses.field.lens", "convstudio.ui.inspector.chain_panel")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.commands = FieldActions(desk.store, self)
        self.commands.wanted.connect(self.wanted)
        self.computing = FieldComputing(self)

    def build_lens(self) -> "FieldLens":
        """Return a new lens."""
        from convstudio.ui.lenses.field.lens import FieldLens  # noqa: PLC0415 - not at the start

        lens = FieldLens(self._desk.store, self.computing, self.commands)
        lens.failed.connect(self._on_failed)
        return lens

    def build_page(self) -> "ChainPanel":
        """Return a new panel for the layers of the chain."""
        from convstudio.ui.inspector.chain_panel import ChainPanel  # noqa: PLC0415 - not at the start

        return ChainPanel(self._desk.store, self.commands)

    def page_title(self) -> str:
        """Return what the tab of the panel is called."""
        return self.tr("Chain")

    def lens_commands(self) -> Commands:
        """Return what is done with a chain."""
        return lambda: self.tr("Receptive field"), self.commands.all()

    def describe(self) -> None:
        """Say the commands again in another language."""
        self.commands.describe()

    def stop(self) -> None:
        """Give up working out an effective field."""
        self.computing.stop()

    def close_down(self) -> None:
        """Give up everything, and wait for the thread to end."""
        self.computing.close()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._desk.store.refused.emit(as_error(error))
