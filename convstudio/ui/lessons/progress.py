"""How far a lesson has come: a part of a bar for each step, which can be clicked."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme


class ProgressBar(QAbstractSlider):
    """Shows one part for each step: those behind, the one that is shown, those ahead.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    chosen = Signal(int)
    """Number of a step, from 0, that the user wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._titles: tuple[str, ...] = ()
        self._following = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.valueChanged.connect(self._on_value)

    def show_steps(self, titles: tuple[str, ...], index: int) -> None:
        """Show step `index`, from 0, of those with `titles`; nothing is emitted."""
        self._titles = titles
        self._following = True
        self.setRange(0, max(len(titles) - 1, 0))
        self.setValue(index)
        self._following = False
        self.setAccessibleDescription(self._words(index) if titles else "")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that is easily hit."""
        return QSize(self._theme.text * 12, round(self._theme.text * 1.2))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(self._theme.text * 4, round(self._theme.text * 1.2))

    def rect_of(self, index: int) -> QRectF:
        """Return the pixels of the part for a step."""
        count = max(len(self._titles), 1)
        gap = 3.0 if self.width() / count > 9 else 1.0
        wide = (self.width() - 6 - gap * (count - 1)) / count
        return QRectF(3 + index * (wide + gap), 3, max(wide, 1.0), self.height() - 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step under the pointer."""
        index = self._index_at(event.position().x())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which step is under the pointer."""
        index = self._index_at(event.position().x())
        if index is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(index), self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts: full behind, framed ahead, the present one as high as there is room."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index in range(len(self._titles)):
                part = self.rect_of(index)
                here = index == self.value()
                if not here:
                    part = part.adjusted(0, part.height() * 0.28, 0, -part.height() * 0.28)
                behind = index <= self.value()
                painter.setPen(QPen(theme.color("accent" if behind else "strong_border"), 1))
                painter.setBrush(theme.color("accent" if behind else "field"))
                painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("ink"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _words(self, index: int) -> str:
        return self.tr("{number}. {title}").format(number=index + 1, title=self._titles[index])

    def _index_at(self, x: float) -> int | None:
        for index in range(len(self._titles)):
            part = self.rect_of(index)
            if part.left() - 2 <= x <= part.right() + 2:
                return index
        return None

    @Slot(int)
    def _on_value(self, value: int) -> None:
        if not self._following:
            self.chosen.emit(value)
