"""A row of tools that fits into any width."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

EDGE, GAP = 12, 4
"""Pixels at both ends of the row, and between two widgets."""

BETWEEN = 10
"""Pixels between two groups."""


class ToolRow(QWidget):
    """Leaves out whole groups, the least important first, where there is no room for all of them.

    What a group does must be in a menu as well. A widget that is cut would be worse than one that is not there.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, GAP, EDGE, GAP)
        self._row.setSpacing(BETWEEN)
        self._groups: list[tuple[int, QWidget, QHBoxLayout]] = []

    def add_group(self, widgets: Sequence[QWidget], importance: int) -> None:
        """Add widgets that stand and go together; of the groups, the one of least importance goes first."""
        group = QWidget(self)
        inner = QHBoxLayout(group)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP)
        for widget in widgets:
            inner.addWidget(widget)
        self._row.addWidget(group)
        self._groups.append((importance, group, inner))

    def add_stretch(self) -> None:
        """Let what follows stand at the right."""
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the most important group."""
        widths = {importance: inner.sizeHint().width() for importance, _, inner in self._groups}
        return QSize(2 * EDGE + widths[max(widths)] if widths else 0, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many groups as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again when a widget has come, gone, or become wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        room = self.width() - 2 * EDGE
        for _, group, inner in sorted(self._groups, key=lambda each: -each[0]):
            needed = inner.sizeHint().width()
            fits = needed <= room
            if group.isHidden() == fits:
                group.setVisible(fits)
            room = room - needed - BETWEEN if fits else -1
