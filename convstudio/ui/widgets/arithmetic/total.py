"""The block beside the tiles: what the terms come to, what is added, the notes and the result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from convstudio.core.numerals import cell_text
from convstudio.ui.widgets.arithmetic.equation import Equation, Form
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.layout import Layout, Room
from convstudio.ui.widgets.arithmetic.signs import added
from convstudio.ui.widgets.arithmetic.words import Captions, Run, Word, fitted, set_words, width_of

LISTED: Final = 5
"""Sums of more parts than this are not spelled out beside the tiles."""

LISTED_CELLS: Final = 9
"""Cells of a window that pools; of more than this the rows are spelled out, or nothing."""

LEADING: Final = 1.15
"""Line height of the block, in heights of the type."""

_POOLED: Final = (Form.MAXIMUM, Form.MEAN)


@dataclass(frozen=True, slots=True)
class TotalWriter:
    """Sets the block of equations of one shape in one room.

    Attributes
    ----------
    room : Room
        The space and the size of type.
    faces : Faces
        The type.
    captions : Captions
        The words.
    layout : Layout
        The boxes.
    """

    room: Room
    faces: Faces
    captions: Captions
    layout: Layout

    def runs(self, equation: Equation) -> tuple[Run, ...]:
        """Return the sum, the other channels, the bias, the notes and the result, as lines under each other."""
        box, faces = self.layout.total, self.faces
        size, slots = self._size(equation)
        pitch = faces.line(size) * LEADING
        extra = len(list(self._added_words(equation, 0.0)))
        height = (slots + extra) * pitch + faces.line(self._big(size))
        top = box.center().y() - height / 2
        baseline = top + faces.ascent(size)
        runs: list[Run] = []
        if slots:
            lines, small = self._sum_words(equation, slots, size)
            first = baseline + (slots - len(lines)) * pitch
            for number, words in enumerate(lines):
                runs += set_words(faces, words, small, box.left(), first + number * pitch)
        for number, words in enumerate(self._added_words(equation, equation.rest or 0.0, equation.bias)):
            small = fitted(faces, words, size, box.width())
            runs += set_words(faces, words, small, box.left(), baseline + (slots + number) * pitch)
        return (*runs, *self._result(equation, size, top + height))

    def _result(self, equation: Equation, size: int, bottom: float) -> tuple[Run, ...]:
        """Return the last line: the position in body type, the value as large as there is room."""
        box, faces = self.layout.total, self.faces
        head = (Word(equation.position), Word(equation.result_sign, "soft_ink"))
        value = (Word(equation.result_text, "cursor", bold=True),)
        big = self._big(size)
        while big > 5:
            small = min(size, big)
            used = width_of(faces, head, small) + faces.width(" ", small)
            if used + width_of(faces, value, big) <= box.width():
                break
            big -= 1
        baseline = bottom - faces.line(self._big(size)) + faces.ascent(self._big(size))
        placed = set_words(faces, head, small, box.left(), baseline)
        return (*placed, *set_words(faces, value, big, box.left() + used, baseline))

    def _added_words(self, equation: Equation, rest: float, bias: float = 0.0) -> Iterable[tuple[Word, ...]]:
        """Yield the lines of what is added to the sum, and the notes."""
        if equation.rest is not None and not equation.concealed:
            yield self._labeled(self.captions.others, rest)
        if equation.form is Form.SUM:
            yield self._labeled(self.captions.bias, bias)
        for note in equation.notes:
            yield (Word(note, "soft_ink"),)

    def _labeled(self, caption: str, value: float) -> tuple[Word, ...]:
        return (Word("+", "soft_ink"), Word(caption, "soft_ink"), Word(cell_text(value)))

    def _size(self, equation: Equation) -> tuple[int, int]:
        """Return the size of type and the lines kept for the sum: by the number of parts, not by their digits."""
        box, faces = self.layout.total, self.faces
        extra = len(list(self._added_words(equation, 0.0)))
        for size in range(round(self.room.text * 1.5), 5, -1):
            slots = self._slots(equation, size)
            indices = equation.position.count(",") + 1
            result = (Word(f"Y[{', '.join(['10'] * indices)}]"), Word("≈"))
            used = width_of(faces, result, size) + faces.width(" −0.123", size, True)
            numbers = list(self._added_words(equation, -0.123, -0.123))[: extra - len(equation.notes)]
            widths = [width_of(faces, words, size) for words in numbers]
            widths.append(self._listed_width(equation, size, "1", "= 1"))
            fits = max(used, *widths) <= box.width() or size <= self.room.text
            if (
                fits
                and (slots + extra) * faces.line(size) * LEADING + faces.line(self._big(size)) <= box.height()
            ):
                break
        return size, slots

    def _slots(self, equation: Equation, size: int) -> int:
        if equation.form is Form.STAMP or equation.concealed:
            return 0
        count = _listed_count(equation)
        if count < 2:
            alone = count == 1 and equation.rest is None and equation.form is Form.SUM
            return 0 if alone else 1
        widest = self._listed_width(equation, size, "0.0123", "≈ −0.0123")
        return 1 if widest <= self.layout.total.width() else 2

    def _listed_width(self, equation: Equation, size: int, part: str, answer: str) -> float:
        """Return the width of a sum whose parts and answer look like those given; 0 where it is not spelled out."""
        count = _listed_count(equation)
        if count < 2:
            return 0.0
        if equation.form in _POOLED:
            words = (
                *(word.text for word in self._by_rows(equation)),
                *[f"{part},"] * count,
                f"max() {answer}",
            )
            return self.faces.width(" ".join(words), size)
        caption = self.captions.rows if equation.shape[0] > 1 else self._caption(equation)
        words = (equation.channel_label, caption, *[f"+ {part}"] * count, answer)
        return self.faces.width(" ".join(words), size)

    def _caption(self, equation: Equation) -> str:
        if equation.shows_channels:
            return self.captions.channels
        return self.captions.rows if len(equation.terms) > 1 else self.captions.sum

    def _sum_words(self, equation: Equation, slots: int, size: int) -> tuple[list[tuple[Word, ...]], int]:
        """Return the lines of the sum and their size of type: spelled out where that can be read."""
        width, faces = self.layout.total.width(), self.faces
        answer = self._answer(equation)
        parts = self._spelled(equation)
        if parts:
            for small in range(size, self.room.small - 1, -1):
                if width_of(faces, (*parts, *answer), small) <= width:
                    return [(*parts, *answer)], small
                lines = self._wrapped(parts, answer, small, width)
                if slots > 1 and lines:
                    return lines, small
        words = (*self._brief(equation), *answer)
        return [words], fitted(faces, words, size, width)

    def _answer(self, equation: Equation) -> tuple[Word, ...]:
        if equation.form in _POOLED:
            return Word(equation.result_sign, "soft_ink"), Word(equation.result_text)
        return Word(equation.subtotal_sign, "soft_ink"), Word(cell_text(equation.subtotal))

    def _spelled(self, equation: Equation) -> tuple[Word, ...]:
        """Return what comes to the sum, spelled out; nothing where there are too many parts or only one."""
        values = _listed(equation)
        if equation.form is Form.MAXIMUM and values:
            texts = [cell_text(value) for value in values]
            ends = [*["," for _ in texts[1:]], ")"]
            spelled = (
                Word(f"{'max(' if not number else ''}{text}{end}")
                for number, (text, end) in enumerate(zip(texts, ends, strict=True))
            )
            return *self._by_rows(equation), *spelled
        if equation.form is Form.MEAN and values:
            divided = Word("/", "soft_ink"), Word(str(equation.divisor))
            if len(values) == 1:
                return *self._by_rows(equation), *_sum_of(values), *divided
            first, *others = _sum_of(values)
            *front, last = (Word(f"({first.text}"), *others)
            return *self._by_rows(equation), *front, Word(f"{last.text})"), *divided
        if len(values) < 2:
            return ()
        names = [equation.channel_label, self._caption(equation)]
        return (*(Word(name, "soft_ink") for name in names if name), *_sum_of(values))

    def _by_rows(self, equation: Equation) -> tuple[Word, ...]:
        """Return the words that say that rows are spelled out, rather than cells."""
        cells = sum(map(len, equation.terms))
        return () if cells <= LISTED_CELLS else (Word(self.captions.by_rows, "soft_ink"),)

    def _brief(self, equation: Equation) -> tuple[Word, ...]:
        """Return what comes to the sum in a word."""
        if equation.form is Form.MAXIMUM:
            return (Word(f"max {self.captions.cells.format(count=len(equation.counted))}", "soft_ink"),)
        if equation.form is Form.MEAN:
            return Word("Σ", "soft_ink"), Word(cell_text(equation.subtotal)), Word(f"/ {equation.divisor}")
        names = [equation.channel_label, self._caption(equation)]
        return tuple(Word(name, "soft_ink") for name in names if name)

    def _wrapped(
        self, words: tuple[Word, ...], answer: tuple[Word, ...], size: int, width: float
    ) -> list[tuple[Word, ...]]:
        """Return two lines that break before an operator or after a comma, or none where two are not enough."""
        everything = (*words, *answer)
        for cut in range(len(everything) - 1, 0, -1):
            breaks = everything[cut].text in "+−=≈" or everything[cut - 1].text.endswith(",")
            if breaks and width_of(self.faces, everything[:cut], size) <= width:
                rest = everything[cut:]
                return [everything[:cut], rest] if width_of(self.faces, rest, size) <= width else []
        return []

    def _big(self, size: int) -> int:
        """Return the type of the result's value below lines of `size`."""
        return min(2 * size, round(self.room.text * 2.4))


def _listed(equation: Equation) -> tuple[float, ...]:
    """Return the values that are spelled out: nothing where there are too many."""
    if equation.form in _POOLED:
        cells = [term for row in equation.terms for term in row]
        if len(cells) <= LISTED_CELLS:
            shown = cells if equation.form is Form.MAXIMUM else equation.counted
            return tuple(term.value for term in shown)
        return equation.row_sums if len(equation.row_sums) <= LISTED else ()
    parts = equation.parts
    return parts if 1 < len(parts) <= LISTED else ()


def _listed_count(equation: Equation) -> int:
    """Return how many values are spelled out at most, where the number of terms changes; 0 for too many."""
    if equation.form in _POOLED:
        return len(_listed(equation))
    rows, columns = equation.reserved or (1, 1)
    count = max(len(equation.parts), rows if rows > 1 else columns)
    return count if count <= LISTED else 0


def _sum_of(parts: Sequence[float]) -> tuple[Word, ...]:
    words = []
    for number, part in enumerate(parts):
        sign, amount = added(part, first=not number)
        words += [Word(sign, "soft_ink")] if sign else []
        words.append(Word(amount))
    return tuple(words)
