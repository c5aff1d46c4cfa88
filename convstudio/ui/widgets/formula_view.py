"""Shows formulas, typeset, each under its caption."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.core.operators.expression import Expression, plain
from convstudio.ui.widgets.formula_layout import Box, Typesetter

SMALLEST: Final = 0.6
"""How far a line that is too long is shrunk at most, as a factor."""

WIDTH: Final = 220
"""Width asked for, in logical pixels at 10 points."""


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula with its caption.

    Attributes
    ----------
    caption : str
        What it says, in the user's language; may be empty.
    steps : tuple of Expression
        The left side, then each step beginning with its relation, before which a line may break.
    """

    caption: str
    steps: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A caption or a line of a formula, with the place of its baseline."""

    baseline: float
    content: str | Box
    factor: float = 1.0


class FormulaView(QWidget):
    """Formulas one below the other, in the palette's text color.

    The height follows the contents but never shrinks while the width and the size stay, so that nothing below
    moves when a digit more wraps a line and a digit less unwraps it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formulas: tuple[Formula, ...] = ()
        self._boxes: list[list[Box]] = []
        self._lines: list[_Line] = []
        self._point_size = 0.0
        self._type_size = self._pixels()
        self._typesetter = Typesetter(self._type_size)
        self._laid_out_for: tuple[int, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """What is shown."""
        return self._formulas

    def set_formulas(self, formulas: Sequence[Formula]) -> None:
        """Show `formulas`; the same ones again cost nothing."""
        shown = tuple(formulas)
        if shown == self._formulas:
            return
        self._formulas = shown
        sentences = ("".join(map(plain, formula.steps)) for formula in shown)
        self.setAccessibleName(
            "\n".join(
                f"{formula.caption}: {sentence}" if formula.caption else sentence
                for formula, sentence in zip(shown, sentences, strict=True)
            )
        )
        self._set()

    def set_point_size(self, points: float) -> None:
        """Set the size of the type; 0 follows the widget's font."""
        self._point_size = points
        self._restart()

    def sizeHint(self) -> QSize:
        """Return a width in which most formulas break once, and the height in use."""
        return QSize(round(WIDTH * self._typesetter.em / 13), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in a new font, and repaint in a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange or (
            # Of a style its type alone matters here, and every widget hears of a style several times.
            event.type() == QEvent.Type.StyleChange and self._pixels() != self._type_size
        ):
            self._restart()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        muted = _mixed(ink, self.palette().color(QPalette.ColorRole.Window), 0.25)
        for line in self._lines:
            if isinstance(line.content, str):
                painter.setFont(self.font())
                painter.setPen(muted)
                painter.drawText(QPointF(0.0, line.baseline), line.content)
                continue
            painter.setPen(ink)
            painter.save()
            painter.translate(0.0, line.baseline)
            painter.scale(line.factor, line.factor)
            self._typesetter.paint(painter, line.content, QPointF(0.0, 0.0))
            painter.restore()

    def _pixels(self) -> float:
        """Return the size of the type in pixels."""
        font = self.font()
        if self._point_size:
            font.setPointSizeF(self._point_size)
        # Serif faces look smaller than the interface's sans serif of the same size.
        return QFontInfo(font).pixelSize() * 1.05

    def _restart(self) -> None:
        """Lay out in a new size of type."""
        self._type_size = self._pixels()
        self._typesetter = Typesetter(self._type_size)
        self._set()

    def _set(self) -> None:
        """Set every step; another width breaks the same boxes into other lines."""
        setter = self._typesetter
        self._boxes = [[setter.box(step) for step in formula.steps] for formula in self._formulas]
        self._lay_out()

    def _lay_out(self) -> None:
        """Break and place every line, and take the height that this needs."""
        setter, width = self._typesetter, float(max(self.width(), 1))
        metrics = QFontMetricsF(self.font())
        lines: list[_Line] = []
        y = 0.0
        for number, (formula, boxes) in enumerate(zip(self._formulas, self._boxes, strict=True)):
            y += 0.3 * setter.em if number else 0.0
            if formula.caption:
                caption = metrics.elidedText(formula.caption, Qt.TextElideMode.ElideRight, width)
                lines.append(_Line(y + metrics.ascent(), caption))
                y += metrics.height() + 0.1 * setter.em
            for box in setter.lines(boxes, width):
                factor = min(1.0, max(SMALLEST, width / box.width))
                baseline = round(y + box.ascent * factor)
                lines.append(_Line(baseline, box, factor))
                y = baseline + (box.descent + 0.2 * setter.em) * factor
        self._lines = lines
        height = round(y + 0.5)
        fits = (self.width(), setter.em)
        if fits == self._laid_out_for:
            height = max(height, self.minimumHeight())
        self._laid_out_for = fits
        self.setFixedHeight(height)
        self.update()


def _mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Return `color` with `share` of `other` in it."""
    return QColor.fromRgbF(
        color.redF() * (1 - share) + other.redF() * share,
        color.greenF() * (1 - share) + other.greenF() * share,
        color.blueF() * (1 - share) + other.blueF() * share,
    )
