"""Pages that wish to be seen whole, and scroll where there is less room: a text above, what is asked below."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.scroll_page import ScrollPage

BODY = "step"
"""Name of what shows the text of a step, in every window."""

LINES = 4
"""Lines of the text that are seen at least, however much the question needs."""

LINE = 1.25
"""Height of a line, in heights of the type."""

TEXT_FIRST = 1000
"""How much rather room goes to the text than to the empty space at the end."""

RING = 4
"""Pixels that the ring of focus takes of the page's left edge."""


class FittedPage(ScrollPage):
    """Is as high as its page where there is room; keys come to it only while there is something to scroll.

    Parameters
    ----------
    keys : bool
        Whether keys come to it at all.
    parent : QWidget, optional
        Qt's owner.
    """

    wish_changed = Signal()
    """The page needs another height."""

    def __init__(self, parent: QWidget | None = None, *, keys: bool = True) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its room is always kept: else the text would become narrower and higher when the bar comes, and so forth.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)

    def sizeHint(self) -> QSize:
        """Return the width of the page, and the height that it needs in the width that it has."""
        page = self.widget()
        if page is None:
            return super().sizeHint()
        hint, width = page.sizeHint(), self.viewport().width()
        return QSize(hint.width(), page.heightForWidth(width) if page.hasHeightForWidth() else hint.height())

    @Slot()
    def hug(self) -> None:
        """Be no higher than the page needs."""
        self.setMaximumHeight(max(self.sizeHint().height(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """Return no size: what has no room is scrolled."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the page has been filled with something else, or is wider."""
        done = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and watched is self.widget():
            self.updateGeometry()
            self.wish_changed.emit()
        return done

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most and self._keys else Qt.FocusPolicy.NoFocus)


def page_of(*parts: QWidget) -> QWidget:
    """Return a page with `parts` one below the other, within a margin for the ring of focus."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(RING, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return page


def stack(column: QVBoxLayout, text: FittedPage, asked: FittedPage) -> None:
    """Put what is asked below the text, which is scrolled first where there is little room."""
    column.addWidget(text, TEXT_FIRST)
    column.addWidget(asked)
    column.addStretch(1)
    text.wish_changed.connect(text.hug)


def least_height(theme: Theme) -> int:
    """Return the height of the lines of text that are seen at least, in pixels."""
    return round(LINES * LINE * theme.text)
