"""Three panels: forward, backward, update."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.core.learning.phases import Phase
from convstudio.core.operators.expression import Row, plain, punctuation
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.formula_layout import Box, Typesetter, beside
from convstudio.ui.widgets.step_card import wording
from convstudio.ui.widgets.step_card.content import TERMS, StepContent
from convstudio.ui.widgets.step_card.formulas import LineOfRows, lines

PHASES: Final = tuple(Phase)

SMALLEST: Final = 0.55
"""How far a line that is too long is shrunk at most, as a factor."""

_LEGIBLE: Final = 0.85
"""A term less is written out rather than shrinking a sum further than this."""

_GAP: Final = 8.0
_PAD: Final = 10.0

_ORDINARY: Final = {
    Phase.FORWARD: "(−0.123)²",
    Phase.BACKWARD: "0.123 · (−0.12)",
    Phase.UPDATE: "w[0, 0] = −0.12345",
}
"""A part of a line keeps the room of one as wide as this."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A line in its place."""

    box: Box
    factor: float


class StepCard(QWidget):
    """The three phases of a step side by side, each with its formula and the numbers put in.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    phase_pressed = Signal(object)
    """A Phase was clicked on, or chosen by the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._content: StepContent | None = None
        self._focused = 0
        self._hovered: Phase | None = None
        self._written: dict[Phase, list[_Written]] = {}
        self._setter = Typesetter(self._pixels())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._write()

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._setter = Typesetter(self._pixels())
        self.updateGeometry()
        self._write()

    def set_content(self, content: StepContent | None) -> None:
        """Show another step; None where there is no run."""
        self._content = content
        self._write()

    @property
    def content(self) -> StepContent | None:
        """What is shown."""
        return self._content

    def title(self, phase: Phase) -> str:
        """Return what stands over a phase."""
        return wording.title(phase)

    def when(self, phase: Phase) -> str:
        """Return which step the numbers of a phase belong to."""
        return "" if self._content is None else wording.when(self._content, phase)

    def lines(self, phase: Phase, terms: int = TERMS) -> tuple[LineOfRows, ...]:
        """Return the formulas of a phase; none without a step."""
        if self._content is None:
            return ()
        return lines(self._content, phase, terms, self.tr("… {count} more"))

    def plain_text(self, phase: Phase) -> str:
        """Return a phase on one line, for screen readers."""
        return _said(self.lines(phase))

    # Places

    def sizeHint(self) -> QSize:
        """Return room for a title and three lines."""
        return QSize(self._theme.text * 50, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which lines can be read."""
        return QSize(self._theme.text * 30, self._height())

    def rect_of(self, phase: Phase) -> QRectF:
        """Return the panel of a phase."""
        width = (self.width() - 2 * _GAP) / len(PHASES)
        left = PHASES.index(phase) * (width + _GAP)
        return QRectF(left, 0, width, self.height()).adjusted(1, 1, -1, -1)

    def phase_at(self, position: QPointF) -> Phase | None:
        """Return the phase whose panel is under a pixel."""
        return next((phase for phase in PHASES if self.rect_of(phase).contains(position)), None)

    def _pixels(self) -> float:
        # Serif faces look smaller than the interface's sans serif of the same size.
        return self._theme.text * 1.15

    def _height(self) -> int:
        return round(self._title_height() + 3 * self._line_height() + _PAD)

    def _title_height(self) -> float:
        return round(QFontMetricsF(self._font(bold=True)).height()) + _PAD * 0.7

    def _line_height(self) -> float:
        return round((self._setter.ascent + self._setter.descent) * 1.32)

    # Writing

    def _write(self) -> None:
        """Set the numbers into their places."""
        whole = {phase: self.lines(phase) for phase in PHASES} if self._content is not None else {}
        self._written = {phase: self._fitted(phase, rows) for phase, rows in whole.items()}
        self.setAccessibleName(self.tr("The phases of a step"))
        texts = (f"{self.title(phase)}: {_said(rows)}" for phase, rows in whole.items())
        self.setAccessibleDescription("\n".join(texts) if whole else self.tr("No run has begun yet."))
        self.update()

    def _fitted(self, phase: Phase, whole: tuple[LineOfRows, ...]) -> list[_Written]:
        """Return the lines of a phase, `whole` with as many terms as can be read in its panel."""
        room = self.rect_of(phase).width() - 2 * _PAD
        slot = self._setter.box(punctuation(_ORDINARY[phase])).width
        first, second, third = whole
        box = self._line(second, slot)
        for terms in range(TERMS - 1, 0, -1):
            if phase is Phase.UPDATE or box.width * _LEGIBLE <= room:  # an update is no sum
                break
            box = self._line(self.lines(phase, terms)[1], slot)
        boxes = [self._line(first, slot), box, self._line(third, slot)]
        return [_Written(box, min(1.0, max(SMALLEST, room / max(box.width, 1)))) for box in boxes]

    def _line(self, parts: LineOfRows, slot: float) -> Box:
        """Return a line whose parts keep their places while digits change."""
        boxes = [self._setter.box(part) for part in parts]
        if not boxes:
            return Box(0, 0, 0, ())
        inner = [replace(box, width=max(box.width, slot)) for box in boxes[1:-1]]
        return beside([boxes[0], *inner, *boxes[1:][-1:]])

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panels."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for phase in PHASES:
                self._paint_phase(painter, phase, self.rect_of(phase))

    def _paint_phase(self, painter: QPainter, phase: Phase, rect: QRectF) -> None:
        theme, content = self._theme, self._content
        looked_at = content is not None and content.phase is phase
        pointed = phase is self._hovered and content is not None
        painter.setPen(
            QPen(theme.color("accent" if looked_at or pointed else "border"), 2 if looked_at else 1)
        )
        painter.setBrush(theme.color("accent_soft" if looked_at else "panel"))
        painter.drawRoundedRect(rect, 8, 8)
        if self.hasFocus() and PHASES[self._focused] is phase:
            painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 6, 6)
        row = QRectF(rect.left() + _PAD, rect.top() + 2, rect.width() - 2 * _PAD, self._title_height() - 2)
        painter.setFont(self._font(bold=True))
        painter.setPen(theme.color("ink"))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.title(phase))
        painter.setFont(self._font(bold=False))
        painter.setPen(theme.color("ink" if looked_at else "soft_ink"))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.when(phase))
        painter.setPen(theme.color("ink"))
        for number, line in enumerate(self._written.get(phase, ())):
            painter.save()
            height = self._line_height()
            middle = rect.top() + self._title_height() + (number + 0.5) * height
            painter.translate(row.left(), middle + self._setter.ascent * line.factor / 2)
            painter.scale(line.factor, line.factor)
            self._setter.paint(painter, line.box, QPointF(0, 0))
            painter.restore()

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.text if bold else self._theme.small_text)
        font.setBold(bold)
        return font

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked on."""
        self._hovered = self.phase_at(event.position()) if self._content is not None else None
        usable = self._hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the phase under the pointer."""
        phase = self.phase_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or phase is None or self._content is None:
            event.ignore()
            return
        self._focused = PHASES.index(phase)
        self.phase_pressed.emit(phase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a phase by Left and Right, look at it by Enter."""
        key = event.key()
        if self._content is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key == Qt.Key.Key_Left else 1
            self._focused = min(max(self._focused + step, 0), len(PHASES) - 1)
            self.update()
        elif self._content is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.phase_pressed.emit(PHASES[self._focused])
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say a phase with all digits as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tooltip_at(self, position: QPointF) -> str:
        """Return what the phase under a pixel does, with all digits; empty where there is none."""
        phase, content = self.phase_at(position), self._content
        if phase is None or content is None:
            return ""
        return wording.tooltip(content, phase)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._write()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines to the new width."""
        super().resizeEvent(event)
        self._write()


def _said(rows: tuple[LineOfRows, ...]) -> str:
    """Return lines as one, for screen readers."""
    texts = (plain(Row(parts)).strip() for parts in rows)
    return "; ".join(text for text in texts if text)
