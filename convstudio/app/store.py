"""The Store: the present document and view, and the one door through which they change."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from convstudio.core import limits
from convstudio.core.document import Document, arrays
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.history import History
from convstudio.core.lessons.permissions import Part, locked_part
from convstudio.core.view_state import Cursor, Viewport, ViewState, clamped

P = ParamSpec("P")


class Store(QObject):
    """History of the document, the view on it, and signals that say what changed.

    Parameters
    ----------
    document : Document
        What to start from.
    view : ViewState
        Where to look first.
    parent : QObject, optional
        Qt's owner.
    """

    changed = Signal(object, object)
    """(old, new) documents, after every change, undo and redo."""
    view_changed = Signal(object, object)
    """(old, new) view states; after `changed` where both change."""
    opened = Signal()
    """Another document has taken the place of the one there was; before `changed`."""
    refused = Signal(object)
    """A StudioError: an edit was refused and nothing changed."""
    left = Signal()
    """The visit to a lesson is over, and the user's own document is back; after `changed`."""

    def __init__(self, document: Document, view: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history: History[Document] = History(limits.HISTORY_BYTES, arrays)
        self._history.reset(document)
        self._view = clamped(view, document)
        self._own: tuple[History[Document], ViewState] | None = None
        self._locked: frozenset[Part] = frozenset()

    @property
    def document(self) -> Document:
        """The present document."""
        return self._history.value

    @property
    def view(self) -> ViewState:
        """Where the class is looking."""
        return self._view

    @property
    def visiting(self) -> bool:
        """Whether the present document is a lesson's, while the user's own one waits."""
        return self._own is not None

    @property
    def own_document(self) -> Document:
        """The user's own document, whether it is the present one or waits."""
        return self.document if self._own is None else self._own[0].value

    @property
    def own_view(self) -> ViewState:
        """The view on the user's own document."""
        return self._view if self._own is None else self._own[1]

    @property
    def undo_name(self) -> str | None:
        """EditName of the step that undo takes back, or None."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """EditName of the step that redo brings back, or None."""
        return self._history.redo_name

    def apply(
        self,
        name: EditName,
        edit: Callable[Concatenate[Document, P], Document],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Change the document by a pure edit; return whether it was accepted.

        A refusal is emitted as `refused`. An edit that returns the same object changes nothing and makes no step.
        """
        return self._apply(name, None, lambda document: edit(document, *args, **kwargs))

    def apply_gesture(
        self,
        name: EditName,
        gesture: Hashable,
        edit: Callable[Concatenate[Document, P], Document],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Like `apply`, with edits of the same gesture in a row merged into one undo step."""
        return self._apply(name, gesture, lambda document: edit(document, *args, **kwargs))

    def end_gesture(self) -> None:
        """Let the next edit start an undo step of its own."""
        self._history.end_gesture()

    def open(self, document: Document, view: ViewState) -> None:
        """Start from another document with an empty history; a visit is over."""
        old = self.document
        visited, self._own, self._locked = self.visiting, None, frozenset()
        self._history.reset(document)
        self.opened.emit()
        self._announce(old, view)
        if visited:
            self.left.emit()

    def visit(self, document: Document, view: ViewState) -> None:
        """Show a document of a lesson, with a history of its own; the user's own one waits with its history."""
        old = self.document
        if self._own is None:
            self._history.end_gesture()  # what is dragged now has nothing to do with what is dragged afterwards
            self._own = self._history, self._view
        self._history = History(limits.HISTORY_BYTES, arrays)
        self._history.reset(document)
        self.opened.emit()
        self._announce(old, view)

    def leave(self) -> None:
        """Return from a visit to the user's own document, as it was left."""
        if self._own is None:
            return
        old = self.document
        (self._history, view), self._own = self._own, None
        self._locked = frozenset()
        self.opened.emit()
        self._announce(old, view)
        self.left.emit()

    def lock(self, parts: frozenset[Part]) -> None:
        """Refuse every edit of these parts from now on, until the next lock or the end of the visit."""
        self._locked = parts

    def undo(self) -> None:
        """Take the last step back."""
        old = self.document
        self._history.undo()
        self._announce(old, self._followed(old))

    def redo(self) -> None:
        """Bring the step that was taken back last."""
        old = self.document
        self._history.redo()
        self._announce(old, self._followed(old))

    def set_view(self, view: ViewState) -> None:
        """Look somewhere else; the view is clamped to what the document has, and a locked lens stays."""
        if Part.LENS in self._locked and view.lens != self._view.lens:
            self.refused.emit(StudioError(Code.LESSON_LOCKED, part=Part.LENS.value))
            view = replace(view, lens=self._view.lens)
        old, self._view = self._view, clamped(view, self.document)
        if self._view != old:
            self.view_changed.emit(old, self._view)

    def set_cursor(self, position: tuple[int, ...]) -> None:
        """Move the cursor to another output position of the present channel."""
        self.set_view(replace(self._view, cursor=Cursor(self._view.cursor.channel, position)))

    def set_source(self, source: tuple[int, ...]) -> None:
        """Choose the input cell that stamps, where a transposed convolution is stepped through by input value."""
        self.set_view(replace(self._view, source=source))

    def _apply(self, name: EditName, gesture: Hashable | None, edit: Callable[[Document], Document]) -> bool:
        old = self.document
        locked = locked_part(name, self._locked)
        if locked is not None:
            self.refused.emit(StudioError(Code.LESSON_LOCKED, part=locked.value))
            return False
        try:
            new = edit(old)
        except StudioError as error:
            self.refused.emit(error)
            return False
        if new is not old:
            self._history.push(new, name, gesture)
            self._announce(old, self._followed(old))
        return True

    def _followed(self, old: Document) -> ViewState:
        """Return the view after an edit: a picture of another size is looked at as a whole."""
        if self.document.signal.spatial == old.signal.spatial:
            return self._view
        return replace(self._view, viewport=Viewport())

    def _announce(self, old: Document, view: ViewState) -> None:
        """Emit what changed, the view already clamped to the new document when the first signal goes out."""
        new, old_view = self.document, self._view
        self._view = clamped(view, new)
        if new is not old:
            self.changed.emit(old, new)
        if self._view != old_view:
            self.view_changed.emit(old_view, self._view)
