"""The code mirror: this very layer in PyTorch and from scratch, following the step."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.core.code.pytorch import pytorch_source
from convstudio.core.code.scratch import ScratchSource, scratch_source
from convstudio.core.document import Document
from convstudio.core.errors import ShapeError
from convstudio.core.view_state import Hidden, ViewState
from convstudio.ui.inspector.code_concealing import concealed_code
from convstudio.ui.widgets.code_view import CodeView


class CodePanel(QWidget):
    """Two tabs of source, without what a lesson asks for; written only while they can be seen.

    Parameters
    ----------
    store : Store
        Document and view.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._written: tuple[Document, bool, Hidden] | None = None
        self._gone = 0
        self._scratch: ScratchSource | None = None
        self.pytorch = CodeView(self.tr("PyTorch code"))
        self.scratch = CodeView(self.tr("Code from scratch"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Kind of code"))
        self.tabs.addTab(self.pytorch, "PyTorch")
        self.tabs.addTab(self.scratch, self.tr("From scratch"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.addWidget(self.tabs)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)

    def _write(self) -> None:
        document, view = self._store.document, self._store.view
        stamping, hidden = view.stamping, view.hidden
        old = self._written
        if old is None or document is not old[0] or (stamping, hidden) != old[1:]:
            self._written = document, stamping, hidden
            self.pytorch.set_source(concealed_code(pytorch_source(document).text, hidden)[0])
            try:
                self._scratch = scratch_source(document, stamping=stamping)
            except ShapeError:
                # The code of the last possible layer stays, like its picture.
                self._scratch = None
            else:
                text, self._gone = concealed_code(self._scratch.text, hidden)
                self.scratch.set_source(text)
        self._follow()

    def _follow(self) -> None:
        if self._scratch is None:
            self.scratch.set_current_line(None)
            return
        view = self._store.view
        place = view.source if self._scratch.stamps else view.cursor.position
        following = self._scratch.following(place, view.cursor.channel)
        self.scratch.set_current_line(following.line - self._gone, following.note)

    @Slot(object, object)
    def _on_changed(self, _old: Document, _new: Document) -> None:
        if self.isVisible():
            self._write()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        before, after = ((view.cursor, view.source, view.stamping, view.hidden) for view in (old, new))
        if self.isVisible() and before != after:
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Write what changed while the panel was hidden."""
        super().showEvent(event)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Name the tabs again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.pytorch.set_title(self.tr("PyTorch code"))
            self.scratch.set_title(self.tr("Code from scratch"))
            self.tabs.tabBar().setAccessibleName(self.tr("Kind of code"))
            self.tabs.setTabText(1, self.tr("From scratch"))
        super().changeEvent(event)
