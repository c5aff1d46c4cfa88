"""One kernel, large enough to be edited, beside the thumbnail it was opened from."""

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.naming import kernel_of, plane_name
from convstudio.ui.lenses.stage import scene
from convstudio.ui.lenses.stage.kernel_editing import KernelEditing
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import LEAST_BAR
from convstudio.ui.widgets.grid.view import GridView

CELL = 3.2
"""Side of a cell, in heights of the type."""

LARGEST = 24
"""Side of the grid at most, in heights of the type."""

GAP = 4
"""Pixels of the board that stay free around the card."""


class KernelPopup(QFrame):
    """The grid of the kernel on the stage, in a card over the board; the same editing as in the Window lens.

    Parameters
    ----------
    store : Store
        Whose kernel is edited: that of the cursor's map and the opened plane.
    parent : QWidget
        What it lies over.
    """

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._store, self._under = store, parent
        self._type = 13
        self.title = QLabel(self)
        self.grid = GridView("", self)
        self.grid.editable = True
        self.grid.refused.connect(store.refused)
        self.grid.left_by_key.connect(self.close_up)
        self._editing = KernelEditing(store, self.grid, self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setProperty("role", "plain")
        self._close.clicked.connect(self.close_up)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 10)
        column.addLayout(head)
        column.addWidget(self.grid)
        parent.installEventFilter(self)
        self._describe()
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self.hide()

    def open_at(self, place: QPoint) -> None:
        """Show the kernel on the stage near `place`, in the parent's pixels, and take the keys."""
        self._show()
        self._put(place)
        self.show()
        self.raise_()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)
        self.grid.focus_cell((0,) * self._store.document.layer.rank)

    @Slot()
    def close_up(self) -> None:
        """Hide, and give the keys back."""
        if self.isVisible():
            self.hide()
            self._under.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._type = theme.text
        self.grid.set_theme(theme)
        self._show()
        self._put(self.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, wherever in the card the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _put(self, place: QPoint) -> None:
        """Move to `place`, or as near to it as leaves all of the card on the board."""
        self.adjustSize()
        room = self._under.rect().adjusted(GAP, GAP, -GAP, -GAP)
        self.move(
            max(min(place.x(), room.right() - self.width()), room.left()),
            max(min(place.y(), room.bottom() - self.height()), room.top()),
        )

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Stay on the board when that becomes smaller."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._show()
            self._put(self.pos())
        return False

    @Slot(object, object)
    def _on_changed(self, _old: Document, _new: Document) -> None:
        if self.isVisible():
            self._show()
            self._put(self.pos())

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if self.isVisible() and (old.cursor.channel, old.in_channel) != (new.cursor.channel, new.in_channel):
            self._show()

    def _show(self) -> None:
        document, view = self._store.document, self._store.view
        channel, plane = kernel_of(document, view)
        grid = scene.kernel_grid(document, (channel, plane))
        self.grid.set_picture(grid)
        self.grid.setFixedSize(0, 0)
        room = self._under.height() - 2 * GAP - self.sizeHint().height()
        largest = min(LARGEST * self._type, max(room, self._type))
        rows = grid.rows + LEAST_BAR if grid.bars else grid.rows
        side = min(CELL * self._type, largest / max(rows, grid.columns))
        self.grid.setFixedSize(round(side * grid.columns) + 1, round(side * rows) + 1)
        name = plane_name(document, document.input_planes(channel)[plane])
        self.title.setText(
            self.tr("Kernel of filter {filter} for {plane}").format(filter=channel, plane=name)
        )

    def _describe(self) -> None:
        self.grid.setAccessibleName(self.tr("Kernel grid"))
        self._close.setAccessibleName(self.tr("Close the kernel"))
        self._close.setToolTip(self.tr("Close (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._show()
        super().changeEvent(event)
