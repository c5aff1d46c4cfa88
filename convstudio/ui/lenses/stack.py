"""The lenses over one another, of which one is seen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convstudio.core.view_state import LENSES
from convstudio.ui.lenses.catalog import Entries
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.theme import LIGHT, Theme


class Lenses(QStackedWidget):
    """Shows one lens; what it is told holds for those too that are built later.

    Parameters
    ----------
    first : Lens
        The first one of `LENSES`, which is there already.
    entries : dict of str to LensEntry
        All others.
    """

    said = Signal(str)
    """What is under the pointer, in one sentence; empty where there is nothing."""

    def __init__(self, first: Lens, entries: Entries) -> None:
        super().__init__()
        self._entries = entries
        self._theme = LIGHT
        self._sparse = False
        self.built: dict[str, Lens] = {}
        self._take(LENSES[0], first)
        for name, entry in entries.items():
            entry.lens_built.connect(partial(self._take, name))

    @property
    def front(self) -> Lens:
        """The lens that is seen."""
        name = next(name for name, lens in self.built.items() if lens is self.currentWidget())
        return self.built[name]

    def named(self, name: str) -> Lens:
        """Return a lens of `LENSES`, built now if nobody has looked at it yet."""
        if name in self.built:
            return self.built[name]
        lens: Lens = self._entries[name].lens
        return lens

    def show_lens(self, name: str) -> None:
        """Let one lens follow the document and take the keys; the others rest."""
        front = self.named(name)
        for lens in self.built.values():
            lens.set_active(lens is front)
        self.setCurrentWidget(front)
        front.take_focus()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        for lens in self.built.values():
            lens.set_theme(theme)

    def set_sparse(self, sparse: bool) -> None:
        """Leave out the rows of tools, for the sake of room."""
        self._sparse = sparse
        for lens in self.built.values():
            lens.tools.setVisible(not sparse)

    def _take(self, name: str, lens: Lens) -> None:
        """Take in a lens that is new, as all others are by now."""
        self.built[name] = lens
        self.addWidget(lens)
        lens.lower()  # a notice may be over all lenses
        lens.set_theme(self._theme)
        lens.tools.setVisible(not self._sparse)
        lens.said.connect(self.said)
