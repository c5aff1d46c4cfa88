"""The lenses once more, for a window in which nobody points or types: each follows what the lecturer's shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, cast

from convstudio.core.view_state import LENSES
from convstudio.ui.lenses.catalog import Entries
from convstudio.ui.lenses.entry import Desk
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.window.lens import WindowLens

if TYPE_CHECKING:
    from convstudio.ui.lenses.channels.entry import ChannelsEntry
    from convstudio.ui.lenses.field.entry import FieldEntry
    from convstudio.ui.lenses.learn.entry import LearnEntry
    from convstudio.ui.lenses.matrix.entry import MatrixEntry

Builder: TypeAlias = Callable[[], Lens]


class Companions:
    """Builds a second instance of each lens, which only looks on.

    Parameters
    ----------
    desk : Desk
        What the lenses of the lecturer's window are made of.
    leader : WindowLens
        The lecturer's Window lens.
    entries : dict of str to LensEntry
        Where the lecturer's other lenses and their commands are: a panel that is left out there is left out here.
    """

    def __init__(self, desk: Desk, leader: WindowLens, entries: Entries) -> None:
        self._desk, self._leader, self._entries = desk, leader, entries
        builders: tuple[Builder, ...] = (
            self._window,
            self._channels,
            self._matrix,
            self._field,
            self._learn,
        )
        self._builders = dict(zip(LENSES, builders, strict=True))

    def build(self, name: str) -> Lens:
        """Return a new lens of `LENSES` that looks on."""
        lens = self._builders[name]()
        lens.look_on(self._leader if name == LENSES[0] else self._entries[name].lens)
        return lens

    # What a lens needs is imported by the lecturer's, which is in front by now.

    def _window(self) -> Lens:
        desk, leader = self._desk, self._leader
        lens = WindowLens(desk.store, desk.computing, desk.playback, desk.worker)
        covers = leader.kind_bar.covers
        lens.kind_bar.covers.setChecked(covers.isChecked())
        covers.toggled.connect(lens.kind_bar.covers.setChecked)
        return lens

    def _channels(self) -> Lens:
        from convstudio.ui.lenses.channels.lens import ChannelsLens  # noqa: PLC0415 - not at the start
        from convstudio.ui.lenses.channels.shifting import Shifting  # noqa: PLC0415 - not at the start

        desk, entry = self._desk, cast("ChannelsEntry", self._entries["channels"])
        return ChannelsLens(
            desk.store, desk.computing, desk.playback, desk.saving, entry.on_maps, Shifting(desk.store, entry)
        )

    def _matrix(self) -> Lens:
        from convstudio.ui.lenses.matrix.lens import MatrixLens  # noqa: PLC0415 - not at the start

        desk, entry = self._desk, cast("MatrixEntry", self._entries["matrix"])
        return MatrixLens(desk.store, desk.computing, desk.playback, desk.worker, entry.commands)

    def _field(self) -> Lens:
        from convstudio.ui.lenses.field.lens import FieldLens  # noqa: PLC0415 - not at the start

        entry = cast("FieldEntry", self._entries["field"])
        return FieldLens(self._desk.store, entry.computing, entry.commands)

    def _learn(self) -> Lens:
        from convstudio.ui.lecture.run_companion import RunCompanion  # noqa: PLC0415 - not at the start

        return RunCompanion(
            self._desk.store, self._desk.learning, cast("LearnEntry", self._entries["learn"]).lens
        )
