"""A run of edits that is one undo step, each made from where the run began."""

from collections.abc import Callable

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName


class Gesture:
    """What is dragged or turned for a while: each edit replaces the one before.

    A rectangle that is still being drawn, or a size that is turned down and up again, starts every time from the
    document there was at the beginning, so that nothing it passed over is lost. Where the document changes
    otherwise meanwhile, the run starts anew from there.

    Parameters
    ----------
    store : Store
        What is edited.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._base: Document | None = None
        self._last: Document | None = None
        self._key = object()

    @property
    def base(self) -> Document:
        """The document from which the next edit of the run starts."""
        if self._base is None or self._last is not self._store.document:
            self._base = self._last = self._store.document
            self._key = object()
        return self._base

    def apply(self, name: EditName, edit: Callable[[Document], Document]) -> bool:
        """Make `edit` of the base the present document; return whether it was accepted."""
        base = self.base
        accepted = self._store.apply_gesture(name, self._key, lambda _present: edit(base))
        self._last = self._store.document
        return accepted

    def end(self) -> None:
        """Let the next edit start a run, and an undo step, of its own."""
        self._base = self._last = None
        self._store.end_gesture()
