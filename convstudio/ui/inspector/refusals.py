"""Where a panel says why a change was refused: beside the field, not over the picture."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName
from convstudio.core.errors import StudioError
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.alert import alert


class Remark(QLabel):
    """Says under the fields of a panel why something was not done, until it is dismissed.

    Parameters
    ----------
    panel : QWidget
        The panel; while it is hidden, `declined` says it instead.
    """

    declined = Signal(str)
    """A sentence that nobody would see here."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, text: str) -> None:
        """Explain something that was not done."""
        if not self._panel.isVisible():
            self.declined.emit(text)
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.show()
        alert(self)

    def dismiss(self) -> None:
        """Take the sentence away."""
        self.clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Forget what was said in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.dismiss()
        super().changeEvent(event)


class Refusals(Remark):
    """Makes the edits of a panel; where one is refused, its sentence stands here until the next change.

    While the panel is hidden, because an edit comes from the menu, `Store.refused` or `declined` says it instead.

    Parameters
    ----------
    store : Store
        Whose document is edited.
    parent : QWidget
        The panel.
    """

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        store.changed.connect(self._on_changed)

    def attempt(
        self, name: EditName, edit: Callable[[Document], Document], gesture: Gesture | None = None
    ) -> bool:
        """Make an edit, or say why not; return whether it was accepted.

        Parameters
        ----------
        name : EditName
            Of the undo step.
        edit : callable
            Of the present document, or of where `gesture` began.
        gesture : Gesture, optional
            The run of edits that it belongs to.
        """
        make = self._store.apply if gesture is None else gesture.apply
        if not self._panel.isVisible():
            return make(name, edit)
        try:
            changed = edit(self._store.document if gesture is None else gesture.base)
        except StudioError as error:
            self.say(sentence(error))
            return False
        self.dismiss()
        return make(name, lambda _: changed)

    @Slot(object, object)
    def _on_changed(self, _old: Document, _new: Document) -> None:
        self.dismiss()
