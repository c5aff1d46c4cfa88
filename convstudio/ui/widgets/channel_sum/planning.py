"""Where the chips of a channel sum lie: a question of the kernel's shape, the names and the room, never of digits.

All chips are shown where they fit: with the products beside the subtotal, or above it where there are many. Where
even those are too many, some stand in a row and the others are folded into one chip before and one after them.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.channel_sum.content import Span
from convstudio.ui.widgets.channel_sum.layout import MARGIN, Box, Layout, Needs, Room, Type

ORDINARY_NUMBER: Final = "−0.123"
"""Room is kept for a number as wide as this; the type of a wider one is smaller."""

_ENOUGH: Final = 3
"""Chips in a row with which products are seen well rather than more chips at once."""

SHEETS: Final = 5.0
"""Pixels at the right of a fold for the edges of the chips behind the first."""

_SQUEEZED: Final = 0.85
"""As much of its width the name of a fold has where room is scarce."""

_LARGEST_CELL: Final = 2.3
"""A cell of the products, in heights of body type."""

_SMALLEST_WHOLE: Final = 4.0
_SMALLEST_CELL: Final = 1.5
"""Cells of fewer pixels are not shown, and those of the former or more are of whole pixels."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to set the chips: what each of them needs, and how many there can be.

    Attributes
    ----------
    room : Room
        The card.
    count : int
        How many channels there are.
    stacked : bool
        Whether the products are between name and subtotal rather than at their left.
    type : Type
        The sizes of type.
    name_line, value_line : float
        Heights of the two lines of a chip.
    grid : (float, float)
        Width and height of the products; 0 where there is no room for them.
    pad : float
        Pixels between a chip's frame and what is in it.
    chip, fold, join, bias, result : float
        Widths of a chip, of a fold, of a sign between chips, of the bias and of the result.
    """

    room: Room
    count: int
    stacked: bool
    type: Type
    name_line: float
    value_line: float
    grid: tuple[float, float]
    pad: float
    chip: float
    fold: float
    join: float
    bias: float
    result: float

    @property
    def free(self) -> float:
        """Pixels for chips and the signs between them."""
        return self.room.width - 2 * MARGIN - (2 if self.bias else 1) * self.join - self.bias - self.result

    def capacity(self, folds: int) -> int:
        """Return how many chips fit beside some folds, at least one."""
        return max(
            1, math.floor((self.free + self.join - folds * (self.fold + self.join)) / (self.chip + self.join))
        )

    @property
    def holds_all(self) -> bool:
        """Whether no channel has to be folded."""
        return self.capacity(0) >= self.count

    def around(self, index: int) -> Span:
        """Return the channels to show so that `index` is one of them, others before and after it."""
        if self.holds_all:
            return 0, self.count
        if index < self.capacity(1):
            return self._rounded(0, self.capacity(1))
        return self.starting(index - self.capacity(2) // 2)

    def starting(self, first: int) -> Span:
        """Return the channels to show from `first` on, as many as fit; from before it where the end is near."""
        if self.holds_all or first <= 0:
            return self.around(0)
        last = self.count - self.capacity(1)
        if first >= last:
            return self._rounded(last, self.count)
        return self._rounded(first, first + self.capacity(2))

    def _rounded(self, first: int, last: int) -> Span:
        """Return the channels from `first` to `last`, and one more where its chip takes no more room than a fold."""
        if self.chip <= self.fold:
            first = 0 if first == 1 else first
            last = self.count if last == self.count - 1 else last
        return first, last

    def before(self, shown: Span) -> Span:
        """Return the channels to show after turning one page back."""
        first = shown[0]
        return self.around(0) if first <= self.capacity(1) else self.starting(first - self.capacity(2))

    def layout(self, shown: Span) -> Layout:
        """Return the places of everything while the channels of `shown` have chips of their own."""
        first, last = shown
        spans: list[tuple[Span, bool]] = [((index, index + 1), False) for index in range(first, last)]
        if first:
            spans.insert(0, ((0, first), True))
        if last < self.count:
            spans.append(((last, self.count), True))
        spare = self.free - self.join * (len(spans) - 1)
        spare -= sum(self.fold if folded else self.chip for _, folded in spans)
        # Folded, everything is spread over the card, so that the result stays while pages are turned.
        spread = math.floor(spare / len(spans)) if spare < 0 or not self.holds_all else 0
        x = MARGIN + (math.floor(spare / 2) if self.holds_all and spare > 0 else 0)
        height = self.room.height - 2 * MARGIN
        boxes, pluses = [], []
        for span, folded in spans:
            width = (self.fold if folded else self.chip) + spread
            boxes.append(self._box(span, QRectF(x, MARGIN, width, height), folded=folded))
            pluses.append(QRectF(x + width, MARGIN, self.join, height))
            x += width + self.join
        if not self.holds_all:
            x = self.room.width - MARGIN - self.result - self.join - self.bias
            pluses[-1].moveLeft(x - self.join)
        if not self.bias:
            pluses.pop()
            x -= self.join
        bias = QRectF(x, MARGIN, self.bias, height)
        equals = QRectF(bias.right(), MARGIN, self.join, height)
        result = QRectF(equals.right(), MARGIN, self.result, height)
        return Layout(
            self.type, self.stacked, shown, tuple(boxes), tuple(pluses), bias, equals, result, self.pad
        )

    def _box(self, span: Span, rect: QRectF, *, folded: bool) -> Box:
        width, height = self.grid
        if folded:
            front = rect.adjusted(0, 0, -SHEETS, 0)
            way = self.pad if self.stacked else self.pad + self.room.text * 0.8
            return Box(span, front, None, front.adjusted(way, self.pad, -way, -self.pad), folded=True)
        inner = rect.adjusted(self.pad, self.pad, -self.pad, -self.pad)
        if not width or not height:
            return Box(span, rect, None, inner)
        middle = inner.center()
        if self.stacked:
            top = (
                inner.top()
                + self.name_line
                + (inner.height() - self.name_line - self.value_line - height) / 2
            )
            return Box(span, rect, QRectF(round(middle.x() - width / 2), round(top), width, height), inner)
        spare = math.floor((inner.width() - (self.chip - 2 * self.pad)) / 2)
        grid = QRectF(inner.left() + spare, round(middle.y() - height / 2), width, height)
        return Box(span, rect, grid, inner.adjusted(spare + width + self.pad, 0, -spare, 0))


def plan(needs: Needs, room: Room, faces: Faces) -> Plan:
    """Return the best way to set the chips of `needs`.

    The first of these is taken: all chips, products beside the subtotals; all chips, products above the subtotals;
    some chips, products beside, where that shows a few; some chips, products above. Of equal ones, that with the
    largest type and then the most room for names.
    """
    beside = [_plan(needs, room, faces, size, 8) for size in range(round(room.text * 1.4), room.text - 1, -1)]
    above = [
        _plan(needs, room, faces, size, names, stacked=True)
        for names in (6.5, 5)
        for size in range(round(room.text * 1.2), room.text - 1, -1)
    ]
    enough = min(len(needs.names), _ENOUGH)
    return (
        _first(beside, lambda one: one.holds_all)
        or _first(above, lambda one: one.holds_all)
        or _first(beside, lambda one: one.capacity(2) >= enough)
        or _first(above, lambda one: one.capacity(2) >= enough)
        or above[-1]
    )


def _first(plans: Iterable[Plan], fits: Callable[[Plan], bool]) -> Plan | None:
    return next(filter(fits, plans), None)


def _plan(
    needs: Needs, room: Room, faces: Faces, size: int, longest: float, *, stacked: bool = False
) -> Plan:
    """Return how chips are set with subtotals in type of `size`, and names of at most `longest` heights of type."""
    type_ = Type(room.text, room.small, size, round(size * 1.2), round(size * 1.55))
    pad = max(5.0, round(room.text * 0.45))
    number = faces.width(ORDINARY_NUMBER, size, True)
    names = max(faces.width(name, type_.name) for name in needs.names)
    words = max(number, min(names + 1, room.text * longest))
    name_line, value_line = faces.line(type_.name), faces.line(size)
    inner = room.height - 2 * MARGIN - 2 * pad
    inner -= name_line + value_line if stacked else 0
    grid = _grid(needs.kernel_size, room.text, inner, words if stacked else 0)
    width = max(words, grid[0]) if stacked else grid[0] + pad + words
    more = faces.width(needs.more.format(count=len(needs.names) - 1), type_.name)
    fold = max(more, faces.width(f"Σ {ORDINARY_NUMBER}", size, True)) + room.text * 1.6
    if stacked:
        fold = max(number, _SQUEEZED * more)
    position = f"Y[{', '.join(['10'] * needs.indices)}]"
    result = max(faces.width(ORDINARY_NUMBER, type_.result, True), faces.width(position, room.text))
    return Plan(
        room,
        len(needs.names),
        stacked,
        type_,
        name_line,
        value_line,
        grid,
        pad,
        chip=math.ceil(width + 2 * pad),
        fold=math.ceil(fold + 2 * pad + SHEETS),
        join=math.ceil(faces.width("+", type_.sign) + room.text * 0.4),
        bias=math.ceil(max(number, faces.width(needs.bias, type_.name)) + 2 * pad) if needs.bias else 0,
        result=math.ceil(result + room.text * 0.35),
    )


def _grid(kernel_size: tuple[int, int], text: int, height: float, width: float) -> tuple[float, float]:
    """Return the width and height of the products in some height, and in `width` or somewhat more."""
    rows, columns = kernel_size
    cell = min(height / rows, max(height * 1.4, width) / columns, text * _LARGEST_CELL)
    if cell >= _SMALLEST_WHOLE:
        cell = math.floor(cell)
    return (math.floor(cell * columns), math.floor(cell * rows)) if cell >= _SMALLEST_CELL else (0.0, 0.0)
