"""The Channels lens before it is looked at: its commands, and how it is built."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.lenses.channels.gallery_actions import Deeds, GalleryActions
from convstudio.ui.lenses.channels.shifting import Shifting
from convstudio.ui.lenses.entry import Commands, Desk, LensEntry

if TYPE_CHECKING:
    from convstudio.ui.inspector.channels_panel import ChannelsPanel
    from convstudio.ui.lenses.channels.lens import ChannelsLens


class ChannelsEntry(LensEntry["ChannelsLens", "ChannelsPanel"]):
    """Commands on maps, and on the layer as a whole.

    Parameters
    ----------
    desk : Desk
        What the lens is made of.
    """

    modules = ("convstudio.ui.lenses.channels.lens", "convstudio.ui.inspector.channels_panel")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shifting = Shifting(desk.store, self)
        deeds = Deeds(self._edit_kernel, self._shifting.by, desk.saving.save_map, self._save_gallery)
        self.on_maps = GalleryActions(desk.store, deeds, self)
        self.on_layer = ChannelActions(desk.store, desk.window)
        self.on_layer.wanted.connect(self._need_page)

    def build_lens(self) -> "ChannelsLens":
        """Return a new lens."""
        from convstudio.ui.lenses.channels.lens import ChannelsLens  # noqa: PLC0415 - not at the start

        desk = self._desk
        lens = ChannelsLens(
            desk.store, desk.computing, desk.playback, desk.saving, self.on_maps, self._shifting
        )
        lens.declined.connect(self.declined)
        return lens

    def build_page(self) -> "ChannelsPanel":
        """Return a new panel for the layer as a whole."""
        from convstudio.ui.inspector.channels_panel import ChannelsPanel  # noqa: PLC0415 - not at the start

        panel = ChannelsPanel(self._desk.store, self.on_layer)
        panel.declined.connect(self.declined)
        return panel

    def page_title(self) -> str:
        """Return what the tab of the panel is called."""
        return self.tr("Channels")

    def lens_commands(self) -> Commands:
        """Return how maps are shown."""
        return lambda: self.tr("Maps"), self.on_maps.all()

    def layer_commands(self) -> Commands:
        """Return what is done to channels and planes."""
        return lambda: self.tr("Channels and planes"), self.on_layer.all()

    def describe(self) -> None:
        """Say the commands again in another language."""
        self.on_maps.describe()
        self.on_layer.describe()

    def _edit_kernel(self) -> None:
        self.lens.edit_kernel()

    def _save_gallery(self) -> None:
        self.lens.save_gallery()

    @Slot()
    def _need_page(self) -> None:
        _ = self.page
