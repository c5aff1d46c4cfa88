"""Typesets expressions: from the tree to pieces with places, which a painter then draws.

The rules are those of a printed formula, cut down to what the studio needs: letters in italics, digits upright,
space around operators and relations, fraction bars on the mathematical axis (the height of a minus sign), and
floor and ceiling brackets as tall as what they hold.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from convstudio.core.operators.expression import Ceil, Expression, Floor, Fraction, Role, Row, Text

FAMILIES: Final = [
    "STIX Two Text",
    "Cambria",
    "Palatino Linotype",
    "Palatino",
    "P052",
    "Times New Roman",
    "DejaVu Serif",
]
"""Serif faces with a true italic and lining digits, one of which every system has."""

SPACE: Final = {Role.OPERATOR: 0.2, Role.RELATION: 0.26}
"""Space on each side of a sign, in em."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text whose baseline begins at (x, y)."""

    x: float
    y: float
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle: a fraction bar or a stroke of a bracket."""

    x: float
    y: float
    width: float
    height: float


Piece: TypeAlias = Glyphs | Rule


@dataclass(frozen=True, slots=True)
class Box:
    """Pieces placed about a baseline at y = 0, beginning at x = 0; y grows downwards."""

    width: float
    ascent: float
    descent: float
    pieces: tuple[Piece, ...]


class Typesetter:
    """Sets expressions in one size.

    Parameters
    ----------
    pixels : float
        Size of the type: one em, in logical pixels.
    """

    def __init__(self, pixels: float) -> None:
        upright = QFont(FAMILIES)
        upright.setStyleHint(QFont.StyleHint.Serif)
        # Unhinted, letters keep the places the layout computed for them at any size.
        upright.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        upright.setPixelSize(max(1, round(pixels)))
        italic, bold = QFont(upright), QFont(upright)
        italic.setItalic(True)
        bold.setBold(True)
        self.fonts = dict.fromkeys(Role, upright) | {Role.SYMBOL: italic, Role.RESULT: bold}
        self._metrics = {role: QFontMetricsF(font) for role, font in self.fonts.items()}
        metrics = self._metrics[Role.NUMBER]
        self.em = float(upright.pixelSize())
        self.rule = max(1.0, round(self.em / 16))
        self.ascent = -metrics.tightBoundingRect("0(").top()
        self.descent = metrics.tightBoundingRect("(p").bottom()
        minus = metrics.tightBoundingRect("−")
        self.axis = -minus.center().y()

    def box(self, expression: Expression) -> Box:
        """Return `expression` with every piece in its place."""
        match expression:
            case Text():
                return self._text(expression)
            case Row(items):
                return beside([self.box(item) for item in items])
            case Fraction(numerator, denominator):
                return self._fraction(self.box(numerator), self.box(denominator))
            case Floor(inner):
                return self._rounded(self.box(inner), up=False)
            case Ceil(inner):
                return self._rounded(self.box(inner), up=True)

    def _text(self, text: Text) -> Box:
        space = SPACE.get(text.role, 0.0) * self.em
        width = self._metrics[text.role].horizontalAdvance(text.text)
        # An italic letter leans over what follows: half the lean is given back as space.
        lean = 0.06 * self.em if text.role is Role.SYMBOL else 0.0
        glyphs = Glyphs(space, 0.0, text.text, text.role)
        return Box(width + 2 * space + lean, self.ascent, self.descent, (glyphs,))

    def _fraction(self, above: Box, below: Box) -> Box:
        gap = 0.14 * self.em
        overhang = 0.1 * self.em
        width = max(above.width, below.width) + 2 * overhang
        top = round(-self.axis - self.rule / 2)
        up = top - gap - above.descent
        down = top + self.rule + gap + below.ascent
        pieces = (
            *moved(above, (width - above.width) / 2, up),
            Rule(0.0, top, width, self.rule),
            *moved(below, (width - below.width) / 2, down),
        )
        return Box(width, above.ascent - up, below.descent + down, pieces)

    def _rounded(self, inner: Box, *, up: bool) -> Box:
        foot, air, rule = 0.28 * self.em, 0.14 * self.em, self.rule
        top, bottom = -inner.ascent - air / 2, inner.descent + air / 2
        left = 0.1 * self.em
        start = left + rule + air
        end = start + inner.width + air
        edge = top if up else bottom - rule
        pieces = (
            Rule(left, top, rule, bottom - top),
            Rule(left, edge, foot, rule),
            *moved(inner, start, 0.0),
            Rule(end, top, rule, bottom - top),
            Rule(end + rule - foot, edge, foot, rule),
        )
        return Box(end + rule + left, -top, bottom, pieces)

    def lines(self, steps: list[Box], width: float) -> list[Box]:
        """Return `steps` side by side, broken into lines no wider than `width` where that is possible.

        Parameters
        ----------
        steps : list of Box
            The left side, then each step with its relation in front; lines break before a step, and a broken
            line begins below the first relation.
        width : float
            Room, in logical pixels. A single step may be wider.
        """
        indent = steps[0].width
        rows: list[list[Box]] = [[steps[0]]]
        used = indent
        for number, step in enumerate(steps[1:]):
            if number and used + step.width > width:
                rows.append([Box(indent, 0.0, 0.0, ())])
                used = indent
            rows[-1].append(step)
            used += step.width
        return [beside(row) for row in rows]

    def paint(self, painter: QPainter, box: Box, origin: QPointF) -> None:
        """Draw `box` with its baseline beginning at `origin`, in the painter's pen color."""
        color = painter.pen().color()
        for piece in box.pieces:
            if isinstance(piece, Glyphs):
                painter.setFont(self.fonts[piece.role])
                painter.drawText(QPointF(origin.x() + piece.x, origin.y() + piece.y), piece.text)
            else:
                left, top = round(origin.x() + piece.x), round(origin.y() + piece.y)
                right = round(origin.x() + piece.x + piece.width)
                bottom = round(origin.y() + piece.y + piece.height)
                painter.fillRect(QRectF(left, top, max(1, right - left), max(1, bottom - top)), color)


def beside(boxes: list[Box]) -> Box:
    """Return `boxes` on one baseline, from left to right."""
    pieces: list[Piece] = []
    x = 0.0
    for box in boxes:
        pieces += moved(box, x, 0.0)
        x += box.width
    return Box(x, max(box.ascent for box in boxes), max(box.descent for box in boxes), tuple(pieces))


def moved(box: Box, dx: float, dy: float) -> list[Piece]:
    """Return the pieces of `box`, moved."""
    return [
        Glyphs(piece.x + dx, piece.y + dy, piece.text, piece.role)
        if isinstance(piece, Glyphs)
        else Rule(piece.x + dx, piece.y + dy, piece.width, piece.height)
        for piece in box.pieces
    ]
