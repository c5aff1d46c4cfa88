"""Where the tiles of an equation lie: a question of the kernel's shape and the room, never of the digits.

Type that fits a tile is as large as its own digits allow; the tile itself stays where it is.
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF

from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.fitting import fit_sum, fit_term, sum_box, term_box
from convstudio.ui.widgets.arithmetic.shape import Shape

GAP: Final = 4.0
"""Pixels between tiles."""

_MARGIN: Final = 8.0
_BLOCK_GAP: Final = 14.0

_ORDINARY: Final = "−0.123"
"""A number as wide as most; where a term of such can be read, terms are shown."""

_SIMPLE: Final = "−1"
"""A small whole number; all terms of such in one kernel have the same size of type, and one line."""

WIDEST_NUMBER: Final = "−1.23e−5"
"""As wide as numbers get, but for exponents of two digits."""


class Mode(StrEnum):
    """What the tiles are."""

    GRID = "grid"
    """Terms in the kernel's arrangement."""
    LIST = "list"
    """Terms of a kernel of one row or column, wrapped."""
    BESIDE = "beside"
    """Row sums, and the terms of the open row beside them."""
    INSTEAD = "instead"
    """Row sums, or in their place the open row and its terms."""
    CHANNELS = "channels"
    """Sums of whole channels."""


@dataclass(frozen=True, slots=True)
class Room:
    """The space and the size of type.

    Attributes
    ----------
    width, height : float
        Of the strip, in pixels.
    text, small : int
        Body type and the smallest type, in pixels.
    """

    width: float
    height: float
    text: int
    small: int

    @property
    def readable(self) -> int:
        """Type below this is too small for a term."""
        return max(self.text, 13)

    @property
    def largest(self) -> int:
        """The largest type of a term."""
        return round(self.text * 1.6)


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles.

    Attributes
    ----------
    mode : Mode
        What the tiles are.
    terms : dict of (row, column) to QRectF
        The visible terms.
    sums : dict of int to QRectF
        The visible row or channel sums by their index.
    total : QRectF
        The block with the sum, the bias and the result.
    type_size : int
        The largest type of a term.
    hint : QRectF or None
        Where terms will appear when a row is opened.
    """

    mode: Mode
    terms: dict[tuple[int, int], QRectF]
    sums: dict[int, QRectF]
    total: QRectF
    type_size: int
    hint: QRectF | None = field(default=None)


def arrange(shape: Shape, room: Room, faces: Faces, open_row: int | None) -> Layout:
    """Return the layout of an equation.

    Parameters
    ----------
    shape : Shape
        What the tiles must hold.
    room : Room
        The space.
    faces : Faces
        The type.
    open_row : int or None
        The row whose terms are shown where all of them would be too small.
    """
    share = (0.32, 14) if shape.several or not shape.columns else (0.27, 11)
    total = min(max(room.width * share[0], room.text * share[1]), room.width * 0.45)
    left = QRectF(
        _MARGIN,
        _MARGIN,
        max(room.width - total - _BLOCK_GAP - 2 * _MARGIN, 1),
        max(room.height - 2 * _MARGIN, 1),
    )
    layout = _Arranger(shape, room, faces, left, open_row).layout()
    used = QRectF(left)
    if layout.mode is not Mode.INSTEAD and not layout.hint:
        boxes = [*layout.terms.values(), *layout.sums.values()]
        used.setRight(max(box.right() for box in boxes))
    block = QRectF(used.right() + _BLOCK_GAP, left.top(), total, left.height())
    spare = (left.width() - used.width()) / 2
    return _shifted(layout, block, math.floor(spare))


def _shifted(layout: Layout, block: QRectF, by: float) -> Layout:
    return Layout(
        layout.mode,
        {key: rect.translated(by, 0) for key, rect in layout.terms.items()},
        {key: rect.translated(by, 0) for key, rect in layout.sums.items()},
        block.translated(by, 0),
        layout.type_size,
        layout.hint.translated(by, 0) if layout.hint else None,
    )


@dataclass(frozen=True, slots=True)
class _Arranger:
    """Tries one arrangement after the other, the most telling first."""

    shape: Shape
    room: Room
    faces: Faces
    left: QRectF
    open_row: int | None

    def layout(self) -> Layout:
        """Return the first arrangement that can be read."""
        shape = self.shape
        if not shape.columns:
            return self._channels()
        keys = [(row, column) for row in range(shape.rows) for column in range(shape.columns)]
        grid = _cut(self.left, shape.rows, shape.columns, self._term_limit())
        if self._term_size(grid[0].width(), grid[0].height()) >= self.room.readable:
            terms = dict(zip(keys, grid, strict=True))
            return Layout(Mode.GRID, terms, {}, QRectF(), self._type_size(grid[0]))
        if 1 in (shape.rows, shape.columns):
            boxes = self._term_slots(self.left, len(keys))
            return Layout(
                Mode.LIST, dict(zip(keys, boxes, strict=True)), {}, QRectF(), self._type_size(boxes[0])
            )
        return self._beside() or self._instead()

    def _beside(self) -> Layout | None:
        """Return row sums at the left and the open row beside them, or None where that cannot be read."""
        best: tuple[int, Layout] | None = None
        sizes = range(round(self.room.text * 1.25), self.room.readable - 1, -1)
        for columns, size in itertools.product(range(1, min(self.shape.rows, 3) + 1), sizes):
            tried = self._beside_at(columns, size)
            if tried is not None and (best is None or tried[0] > best[0]):
                best = tried
        return best[1] if best is not None else None

    def _beside_at(self, columns: int, size: int) -> tuple[int, Layout] | None:
        """Return the smaller type of sums and terms, and the layout, with sums of `size` on some columns."""
        shape = self.shape
        width, height = self._sum_box(size)
        deep = -(-shape.rows // columns)
        area = QRectF(self.left)
        area.setWidth(columns * (width + GAP) - GAP)
        rest = self.left.adjusted(area.width() + _BLOCK_GAP, 0, 0, 0)
        if deep * (height + GAP) - GAP > area.height() or rest.width() < width / 2:
            return None
        boxes = self._term_slots(rest, shape.columns)
        readable = self._term_size(boxes[0].width(), boxes[0].height())
        if readable < self.room.readable:
            return None
        sums = _cut(area, deep, columns, (width, height * 1.6), by_column=True)[: shape.rows]
        terms, type_size = self._opened(boxes), self._type_size(boxes[0])
        layout = Layout(Mode.BESIDE, terms, dict(enumerate(sums)), QRectF(), type_size, rest)
        return min(readable, size), layout

    def _instead(self) -> Layout:
        """Return row sums alone, or the open row with its terms after it."""
        shape = self.shape
        if self.open_row is None:
            return Layout(Mode.INSTEAD, {}, dict(enumerate(self._sum_slots(shape.rows))), QRectF(), 0)
        head, *boxes = self._term_slots(self.left, shape.columns + 1)
        return Layout(
            Mode.INSTEAD, self._opened(boxes), {self.open_row: head}, QRectF(), self._type_size(head)
        )

    def _opened(self, boxes: list[QRectF]) -> dict[tuple[int, int], QRectF]:
        if self.open_row is None:
            return {}
        return {(self.open_row, column): box for column, box in enumerate(boxes)}

    def _channels(self) -> Layout:
        width, height = self._sum_box(self.room.readable)
        across = max(1, math.floor((self.left.width() + GAP) / (width + GAP)))
        deep = max(1, math.floor((self.left.height() + GAP) / (height + GAP)))
        shown = min(self.shape.rows, across * deep)
        return Layout(Mode.CHANNELS, {}, dict(enumerate(self._sum_slots(shown))), QRectF(), 0)

    def _term_slots(self, area: QRectF, count: int) -> list[QRectF]:
        return _slots(area, count, self._term_size, self._term_limit())

    def _sum_slots(self, count: int) -> list[QRectF]:
        width, height = self._sum_box(self.room.largest)
        by_column = self.shape.columns > 0
        return _slots(self.left, count, self._sum_size, (width, height * 1.4), by_column=by_column)

    def _term_size(self, width: float, height: float) -> int:
        """Return the type in which an ordinary term fits."""
        label = (self.shape.label, self.room.small)
        texts = self.shape.texts(_ORDINARY, "≈")
        size, largest = (width, height), self.room.largest
        return fit_term(self.faces, size, label, texts, largest, target=self.shape.target)[0]

    def _type_size(self, box: QRectF) -> int:
        """Return the largest type of a term in `box`: small numbers are set alike, on one line."""
        label = (self.shape.label, self.room.small)
        texts = self.shape.texts(_SIMPLE, "=")
        size, target = (box.width(), box.height()), self.shape.target
        simple = fit_term(self.faces, size, label, texts, self.room.largest, lines=(1,), target=target)[0]
        return max(simple, min(self.room.readable, self.room.largest))

    def _term_limit(self) -> tuple[float, float]:
        return term_box(self.faces, WIDEST_NUMBER, self.room.largest)

    def _sum_size(self, width: float, height: float) -> int:
        """Return the type in which the widest sum fits."""
        caption, largest = self.shape.caption, self.room.largest
        return fit_sum(self.faces, (width, height), caption, self.shape.sign, WIDEST_NUMBER, largest)[0]

    def _sum_box(self, size: int) -> tuple[float, float]:
        return sum_box(self.faces, self.shape.caption, self.shape.sign, WIDEST_NUMBER, size)


def _slots(
    area: QRectF,
    count: int,
    size: Callable[[float, float], int],
    limit: tuple[float, float],
    *,
    by_column: bool = False,
) -> list[QRectF]:
    """Return `count` boxes on as many columns as give the largest type, of those the fewest empty places."""

    def merit(columns: int) -> tuple[int, int, int]:
        rows = -(-count // columns)
        box = _cut(area, rows, columns, limit)[0]
        return size(box.width(), box.height()), -rows * columns, columns

    columns = max(range(1, count + 1), key=merit)
    return _cut(area, -(-count // columns), columns, limit, by_column=by_column)[:count]


def _cut(
    area: QRectF, rows: int, columns: int, limit: tuple[float, float], *, by_column: bool = False
) -> list[QRectF]:
    """Return rows × columns boxes of at most `limit`, from the left, in the middle of the height of `area`."""
    width = max(1.0, math.floor(min((area.width() - (columns - 1) * GAP) / columns, limit[0])))
    height = max(1.0, math.floor(min((area.height() - (rows - 1) * GAP) / rows, limit[1])))
    top = area.top() + math.floor((area.height() - rows * (height + GAP) + GAP) / 2)
    order = (
        [(row, column) for column in range(columns) for row in range(rows)]
        if by_column
        else [(row, column) for row in range(rows) for column in range(columns)]
    )
    return [
        QRectF(area.left() + column * (width + GAP), top + row * (height + GAP), width, height)
        for row, column in order
    ]
