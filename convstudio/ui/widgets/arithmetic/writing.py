"""The words of an equation, set into its layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from convstudio.core.numerals import cell_text, full_text
from convstudio.ui.widgets.arithmetic.equation import Equation, Term, added, sum_sign
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.fitting import EDGE, PAD, fit_sum, fit_term, label_width
from convstudio.ui.widgets.arithmetic.layout import WIDEST_NUMBER, Layout, Room, Shape

LISTED: Final = 5
"""Sums of more parts than this are not spelled out beside the tiles."""

LEADING: Final = 1.15
"""Line height of the block at the right, in heights of the type."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of the language; `row` and `more` have a place for a number."""

    sum: str
    rows: str
    channels: str
    bias: str
    others: str
    row: str
    more: str


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text in one ink: a name of the theme's colors."""

    text: str
    ink: str = "ink"
    bold: bool = False
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A word at its place: left end of the baseline, size of type, width."""

    x: float
    y: float
    size: int
    width: float
    word: Word


@dataclass(frozen=True, slots=True)
class Tile:
    """A box with its text.

    Attributes
    ----------
    row, column : int or None
        The kernel cell of a term; a row sum has no column, and a sum of channels neither.
    rect : QRectF
        Its frame.
    color : str or None
        Hue of its left edge.
    label : tuple of Run
        Its identity, which stays while digits change.
    runs : tuple of Run
        Its text.
    note : str
        What its tooltip says, for sums of channels.
    """

    row: int | None
    column: int | None
    rect: QRectF
    color: str | None
    label: tuple[Run, ...]
    runs: tuple[Run, ...]
    note: str = ""

    @property
    def text(self) -> str:
        """All that is written in it."""
        return " ".join(run.word.text for run in (*self.label, *self.runs))


@dataclass(frozen=True, slots=True)
class Writer:
    """Sets equations of one shape in one room.

    Attributes
    ----------
    shape : Shape
        What the tiles hold.
    room : Room
        The space and the size of type.
    faces : Faces
        The type.
    captions : Captions
        The words.
    layout : Layout
        The boxes.
    """

    shape: Shape
    room: Room
    faces: Faces
    captions: Captions
    layout: Layout

    def tiles(self, equation: Equation) -> tuple[Tile, ...]:
        """Return the tiles of `equation`, sums first."""
        sums = self._channels(equation) if equation.shows_channels else self._rows(equation)
        terms = (
            self._term(equation.terms[row][column], row, column, rect)
            for (row, column), rect in self.layout.terms.items()
        )
        return (*sums, *terms)

    def _term(self, term: Term, row: int, column: int, rect: QRectF) -> Tile:
        faces = self.faces
        texts = (cell_text(term.value), cell_text(term.weight), term.sign, cell_text(term.product))
        reserved = (self.shape.label, self.room.small)
        size, count = fit_term(faces, (rect.width(), rect.height()), reserved, texts, self.layout.type_size)
        small = min(size, self.room.small)
        kept = label_width(faces, self.shape.label, small)
        value = Word(texts[0], "soft_ink" if term.padded else "ink", ghost=term.padded)
        factors = (value, Word("×", "soft_ink"), Word(texts[1]))
        answer = (Word(texts[2], "soft_ink"), Word(texts[3], bold=True))
        lines = {1: ((*factors, *answer),), 2: (factors, answer), 3: (factors[:1], factors[1:], answer)}[
            count
        ]
        line = faces.line(size)
        baseline = rect.center().y() - count * line / 2 + faces.ascent(size)
        left, right = rect.left() + EDGE + PAD, rect.right() - PAD
        runs: list[Run] = []
        for number, words in enumerate(lines):
            width = self._width(words, size)
            start = (left + right - width) / 2
            if number == count - 1:
                # One line is centred beside the label; the last of several only gives way to it.
                beside = (left + kept + right - width) / 2
                start = beside if count == 1 else max(start, left + kept)
            runs += self._set(words, size, start, baseline + number * line)
        label = self._set((Word(term.label, "soft_ink"),), small, left, baseline + (count - 1) * line)
        return Tile(row, column, rect, term.color, label if term.label else (), tuple(runs))

    def _rows(self, equation: Equation) -> Iterable[Tile]:
        for row, rect in self.layout.sums.items():
            caption = self.captions.row.format(row=row)
            yield self._sum(row, rect, caption, equation.row_sign(row), equation.row_sums[row])

    def _channels(self, equation: Equation) -> Iterable[Tile]:
        boxes, parts = list(self.layout.sums.values()), equation.others
        hidden = len(parts) - len(boxes)
        for rect, (name, value) in zip(boxes[: len(boxes) - bool(hidden)], parts, strict=False):
            yield self._sum(None, rect, name, sum_sign((value,), value), value)
        if hidden:
            rest = parts[len(boxes) - 1 :]
            caption = self.captions.more.format(count=len(rest))
            total = sum(value for _, value in rest)
            yield self._sum(None, boxes[-1], caption, sum_sign((total,), total), total)

    def _sum(self, row: int | None, rect: QRectF, caption: str, sign: str, value: float) -> Tile:
        faces, text = self.faces, cell_text(value)
        box, largest = (rect.width(), rect.height()), self.room.largest
        # Type is that of the widest number, so that signs and captions stay while the number changes.
        steady, count = fit_sum(faces, box, self.shape.caption, "≈", WIDEST_NUMBER, largest)
        size = min(steady, fit_sum(faces, box, caption, sign, text, largest)[0])
        line, start = faces.line(size), rect.left() + EDGE + PAD
        baseline = rect.center().y() - count * line / 2 + faces.ascent(size)
        label = self._set((Word(caption, "soft_ink"),), size, start, baseline)
        answer = (Word("Σ", "soft_ink"), Word(sign, "soft_ink"), Word(text, bold=True))
        if count == 1:
            start += max(faces.width(self.shape.caption, size), faces.width(caption, size)) + faces.width(
                " ", size
            )
            start = min(start, rect.right() - PAD - self._width(answer, size))
        runs = self._set(answer, size, start, baseline + (count - 1) * line)
        note = "" if row is not None else f"{caption}: {full_text(value)}"
        return Tile(row, None, rect, None, label, runs, note)

    # The block at the right

    def total(self, equation: Equation) -> tuple[Run, ...]:
        """Return the sum, the other channels, the bias and the result, as lines under each other."""
        box, faces = self.layout.total, self.faces
        size, slots = self._total_size(equation)
        extra = 1 if equation.rest is None else 2
        pitch = faces.line(size) * LEADING
        height = (slots + extra) * pitch + faces.line(self._big(size))
        top = box.center().y() - height / 2
        baseline = top + faces.ascent(size)
        runs: list[Run] = []
        if slots:
            lines, fitted = self._sum_words(equation, slots, size)
            first = baseline + (slots - len(lines)) * pitch
            for number, words in enumerate(lines):
                runs += self._set(words, fitted, box.left(), first + number * pitch)
        for number, words in enumerate(self._added_words(equation.rest, equation.bias)):
            fitted = self._fitted(words, size, box.width())
            runs += self._set(words, fitted, box.left(), baseline + (slots + number) * pitch)
        return (*runs, *self._result(equation, size, top + height))

    def _result(self, equation: Equation, size: int, bottom: float) -> tuple[Run, ...]:
        """Return the last line: the position in body type, the value as large as there is room."""
        box, faces = self.layout.total, self.faces
        head = (Word(equation.position), Word(equation.result_sign, "soft_ink"))
        value = (Word(equation.result_text, "cursor", bold=True),)
        big = self._big(size)
        while big > 5:
            small = min(size, big)
            used = self._width(head, small) + faces.width(" ", small)
            if used + self._width(value, big) <= box.width():
                break
            big -= 1
        baseline = bottom - faces.line(self._big(size)) + faces.ascent(self._big(size))
        placed = self._set(head, small, box.left(), baseline)
        return (*placed, *self._set(value, big, box.left() + used, baseline))

    def _added_words(self, rest: float | None, bias: float) -> Iterable[tuple[Word, ...]]:
        """Yield the lines of what is added to the sum."""
        if rest is not None:
            yield self._labeled(self.captions.others, rest)
        yield self._labeled(self.captions.bias, bias)

    def _labeled(self, caption: str, value: float) -> tuple[Word, ...]:
        return (Word("+", "soft_ink"), Word(caption, "soft_ink"), Word(cell_text(value)))

    def _caption(self, equation: Equation) -> str:
        if equation.shows_channels:
            return self.captions.channels
        return self.captions.rows if len(equation.terms) > 1 else self.captions.sum

    def _total_size(self, equation: Equation) -> tuple[int, int]:
        """Return the size of type and the lines kept for the sum: by the number of parts, not by their digits."""
        box, faces = self.layout.total, self.faces
        extra = 1 if equation.rest is None else 2
        for size in range(round(self.room.text * 1.5), 5, -1):
            slots = self._sum_lines(equation, size)
            indices = equation.position.count(",") + 1
            result = (Word(f"Y[{', '.join(['10'] * indices)}]"), Word("≈"))
            used = self._width(result, size) + faces.width(" −0.123", size, True)
            rest = None if equation.rest is None else -0.123
            widths = [self._width(words, size) for words in self._added_words(rest, -0.123)]
            widths.append(self._listed_width(equation, size, "+ 1", "= 1"))
            fits = max(used, *widths) <= box.width() or size <= self.room.text
            if (
                fits
                and (slots + extra) * faces.line(size) * LEADING + faces.line(self._big(size)) <= box.height()
            ):
                break
        return size, slots

    def _sum_lines(self, equation: Equation, size: int) -> int:
        count = len(equation.parts)
        if count == 1 and equation.rest is None:
            return 0
        if not 1 < count <= LISTED:
            return 1
        widest = self._listed_width(equation, size, "+ 0.0123", "≈ −0.0123")
        return 1 if widest <= self.layout.total.width() else 2

    def _listed_width(self, equation: Equation, size: int, part: str, answer: str) -> float:
        """Return the width of a sum whose parts and answer look like those given; 0 where it is not spelled out."""
        count = len(equation.parts)
        if not 1 < count <= LISTED:
            return 0.0
        words = (equation.channel_label, self._caption(equation), *[part] * count, answer)
        return self.faces.width(" ".join(words), size)

    def _sum_words(self, equation: Equation, slots: int, size: int) -> tuple[list[tuple[Word, ...]], int]:
        """Return the lines of the sum and their size of type: spelled out where that can be read."""
        width = self.layout.total.width()
        names = [equation.channel_label, self._caption(equation)]
        caption = tuple(Word(name, "soft_ink") for name in names if name)
        answer = (Word(equation.subtotal_sign, "soft_ink"), Word(cell_text(equation.subtotal)))
        if 1 < len(equation.parts) <= LISTED:
            parts = _sum_of(equation.parts)
            for fitted in range(size, self.room.small - 1, -1):
                if self._width((*caption, *parts, *answer), fitted) <= width:
                    return [(*caption, *parts, *answer)], fitted
                lines = self._wrapped((*caption, *parts), answer, fitted, width)
                if slots > 1 and lines:
                    return lines, fitted
        words = (*caption, *answer)
        return [words], self._fitted(words, size, width)

    def _wrapped(
        self, words: tuple[Word, ...], answer: tuple[Word, ...], size: int, width: float
    ) -> list[tuple[Word, ...]]:
        """Return two lines that break before an operator, or none where two are not enough."""
        everything = (*words, *answer)
        for cut in range(len(everything) - 1, 0, -1):
            if everything[cut].text in "+−=≈" and self._width(everything[:cut], size) <= width:
                rest = everything[cut:]
                return [everything[:cut], rest] if self._width(rest, size) <= width else []
        return []

    def _big(self, size: int) -> int:
        """Return the type of the result's value below lines of `size`."""
        return min(2 * size, round(self.room.text * 2.4))

    # Setting

    def _fitted(self, words: Sequence[Word], size: int, width: float) -> int:
        while size > 5 and self._width(words, size) > width:
            size -= 1
        return size

    def _width(self, words: Sequence[Word], size: int) -> float:
        spaces = (len(words) - 1) * self.faces.width(" ", size)
        return sum(self.faces.width(word.text, size, word.bold) for word in words) + spaces

    def _set(self, words: Sequence[Word], size: int, x: float, y: float) -> tuple[Run, ...]:
        space = self.faces.width(" ", size)
        widths = [self.faces.width(word.text, size, word.bold) for word in words]
        starts = [x]
        for width in widths:
            starts.append(starts[-1] + width + space)
        return tuple(
            Run(start, y, size, width, word)
            for start, width, word in zip(starts, widths, words, strict=False)
        )


def _sum_of(parts: Sequence[float]) -> tuple[Word, ...]:
    words = []
    for number, part in enumerate(parts):
        sign, amount = added(part, first=not number)
        words += [Word(sign, "soft_ink")] if sign else []
        words.append(Word(amount))
    return tuple(words)
