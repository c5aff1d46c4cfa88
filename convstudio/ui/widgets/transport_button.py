"""Buttons of a player, with signs that are drawn."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from convstudio.ui.theme import LIGHT, Theme


class Symbol(Enum):
    """What a button of the transport does."""

    FIRST = auto()
    BACK = auto()
    PLAY = auto()
    PAUSE = auto()
    FORWARD = auto()
    LAST = auto()
    STOP = auto()


_BAR, _GAP, _WING = 2.0, 1.0, 8.0
"""Width of a bar, of the gap beside it, and of a triangle, in a symbol 12 units high."""


def symbol_shapes(symbol: Symbol) -> list[QPolygonF]:
    """Return the polygons of `symbol`, in units around (0, 0), 12 high.

    A bar at the tip of the triangle is the end of the way; a bar at its back is where one step starts.
    """
    if symbol is Symbol.PAUSE:
        return [QPolygonF(QRectF(left, -6, 3.5, 12)) for left in (-5.0, 1.5)]
    if symbol is Symbol.STOP:
        return [QPolygonF(QRectF(-6, -6, 12, 12))]
    width = _WING if symbol is Symbol.PLAY else _WING + _GAP + _BAR
    left = -width / 2 + (_BAR + _GAP if symbol in (Symbol.FORWARD, Symbol.FIRST) else 0)
    wing = [QPointF(left, -6), QPointF(left + _WING, 0), QPointF(left, 6)]
    if symbol in (Symbol.FIRST, Symbol.BACK):
        wing = [QPointF(left + _WING, -6), QPointF(left, 0), QPointF(left + _WING, 6)]
    if symbol is Symbol.PLAY:
        return [QPolygonF(wing)]
    bar = -width / 2 if symbol in (Symbol.FORWARD, Symbol.FIRST) else width / 2 - _BAR
    return [QPolygonF(wing), QPolygonF(QRectF(bar, -6, _BAR, 12))]


class TransportButton(QToolButton):
    """A button whose sign is drawn, so that no font need have it.

    Parameters
    ----------
    symbol : Symbol
        What it does.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, symbol: Symbol, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self._theme: Theme = LIGHT
        self._compact = False
        self._primary = symbol is Symbol.PLAY
        self.setProperty("role", "primary" if self._primary else "icon")

    @property
    def symbol(self) -> Symbol:
        """What it does."""
        return self._symbol

    def set_symbol(self, symbol: Symbol, name: str) -> None:
        """Show another sign; `name` says it in words."""
        self._symbol = symbol
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that a finger can hit; playing is wider than the rest."""
        height = round(self._theme.text * 2.5)
        width = round(self._theme.text * 1.8) if self._compact else height
        return QSize(round(width * 1.35) if self._primary else width, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def set_compact(self, compact: bool) -> None:
        """Be narrower than high, where there is no room."""
        self._compact = compact
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign over the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_ink" if self._primary else "ink"))
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        painter.translate(QRectF(self.rect()).center())
        unit = self._theme.text / 13
        painter.scale(unit, unit)
        for shape in symbol_shapes(self._symbol):
            painter.drawPolygon(shape)
        painter.end()
