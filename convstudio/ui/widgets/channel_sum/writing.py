"""The words and numbers of a channel sum, set into its layout."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from convstudio.core.numerals import cell_text, full_text
from convstudio.ui.widgets.arithmetic.equation import UNKNOWN
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.words import Run, Word
from convstudio.ui.widgets.channel_sum.content import SumContent
from convstudio.ui.widgets.channel_sum.layout import Box, Layout, Needs

DIGITS_FROM: Final = 1.35
"""Cells of at least this many heights of body type carry their numbers, where they can be read."""

_SMALLEST_DIGITS: Final = 0.7
"""Type of a product, in heights of body type."""

_SMALLEST: Final = 6

_NUMBER: Final = 4
"""A last word of at most this many characters, a number say, stays whole where a name is cut."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One channel, or several folded into one.

    Attributes
    ----------
    box : Box
        Its place.
    runs : tuple of Run
        Its name and its subtotal, or those of a fold.
    note : str
        What its tooltip says: all digits.
    """

    box: Box
    runs: tuple[Run, ...]
    note: str

    @property
    def text(self) -> str:
        """What is written in it beside its products."""
        return " ".join(run.word.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Writing:
    """All that is written.

    Attributes
    ----------
    chips : tuple of Chip
        From left to right.
    signs : tuple of Run
        The pluses, and the sign before the result.
    bias, result : tuple of Run
        Name and number each; no bias where none is added.
    digits : int
        Size of type of the products; 0 where cells have no numbers.
    """

    chips: tuple[Chip, ...]
    signs: tuple[Run, ...]
    bias: tuple[Run, ...]
    result: tuple[Run, Run]
    digits: int


def write(content: SumContent, needs: Needs, layout: Layout, faces: Faces) -> Writing:
    """Return what is written about `content` in the places of `layout`."""
    return _Writer(content, needs, layout, faces).writing()


@dataclass(frozen=True, slots=True)
class _Writer:
    content: SumContent
    needs: Needs
    layout: Layout
    faces: Faces

    def writing(self) -> Writing:
        """Return everything."""
        content, layout, type_ = self.content, self.layout, self.layout.type
        pluses = [self._sign("+", rect) for rect in layout.pluses]
        equals = self._sign(content.sign(layout.shown), layout.equals)
        framed = layout.bias.adjusted(layout.pad, 0, -layout.pad, 0)
        bias: tuple[Run, ...] = ()
        if content.adds:
            bias = self._two(
                Word(self.needs.bias, "soft_ink"), Word(cell_text(content.bias), bold=True), framed
            )
        position, value = Word(content.caption, "ink"), Word(content.result_text, "cursor", bold=True)
        result = self._lines(position, value, layout.result, (type_.body, type_.result))
        chips = tuple(self._chip(box) for box in layout.boxes)
        return Writing(chips, (*pluses, equals), bias, result, self._digits())

    def _chip(self, box: Box) -> Chip:
        first, last = box.span
        total, tells = self.content.total(box.span), self.content.tells(box.span)
        name, value = self.content.names[first], Word(UNKNOWN if tells else cell_text(total), bold=True)
        full = UNKNOWN if tells else full_text(total)
        if box.folded:
            note = f"{name} … {self.content.names[last - 1]}: Σ {full}"
            return Chip(box, self._fold(self.needs.more.format(count=last - first), value, box.words), note)
        word = Word(self._cut(name, self.layout.type.name, box.words.width()), "soft_ink")
        runs = (
            self._apart(word, value, box.words) if self.layout.stacked else self._two(word, value, box.words)
        )
        return Chip(box, runs, f"{name}: {full}")

    def _fold(self, name: str, value: Word, rect: QRectF) -> tuple[Run, ...]:
        """Return the words of a fold: on three lines where room is scarce."""
        word = Word(name, "soft_ink")
        if not self.layout.stacked:
            return self._two(word, Word(f"Σ {value.text}", bold=True), rect)
        name_run, value_run = self._apart(word, value, rect)
        size = self.layout.type.value
        baseline = rect.center().y() + self.faces.cap(size) / 2
        return name_run, self._run(Word("Σ", "soft_ink"), size, rect, baseline), value_run

    def _two(self, name: Word, value: Word, rect: QRectF) -> tuple[Run, Run]:
        """Return a name over a number, in the middle of `rect`."""
        type_ = self.layout.type
        return self._lines(name, value, rect, (type_.name, type_.value))

    def _apart(self, name: Word, value: Word, rect: QRectF) -> tuple[Run, Run]:
        """Return a name at the top of `rect` and a number at its bottom."""
        faces, type_ = self.faces, self.layout.type
        low = rect.bottom() - faces.line(type_.value)
        return (
            self._run(name, type_.name, rect, rect.top() + faces.ascent(type_.name)),
            self._run(value, type_.value, rect, low + faces.ascent(type_.value)),
        )

    def _lines(self, name: Word, value: Word, rect: QRectF, sizes: tuple[int, int]) -> tuple[Run, Run]:
        faces, (small, large) = self.faces, sizes
        top = rect.center().y() - (faces.line(small) + faces.line(large)) / 2
        return (
            self._run(name, small, rect, top + faces.ascent(small)),
            self._run(value, large, rect, top + faces.line(small) + faces.ascent(large)),
        )

    def _run(self, word: Word, size: int, rect: QRectF, baseline: float) -> Run:
        """Return a word in the middle of the width of `rect`: in smaller type where need be."""
        faces = self.faces
        while size > _SMALLEST and faces.width(word.text, size, word.bold) > rect.width():
            size -= 1
        width = faces.width(word.text, size, word.bold)
        return Run(rect.center().x() - width / 2, baseline, size, width, word)

    def _cut(self, text: str, size: int, width: float) -> str:
        """Return `text`, or as much of its two ends as fits: the number at the end tells it from others."""
        if self.faces.width(text, size) <= width:
            return text
        last = text.rpartition(" ")[2]
        for kept in range(len(text) - 1, 1, -1):
            tail = len(last) if len(last) <= min(kept, _NUMBER) else kept // 2
            cut = f"{text[: kept - tail].rstrip()}…{text[len(text) - tail :].lstrip()}"
            if self.faces.width(cut, size) <= width:
                return cut
        return "…"

    def _sign(self, text: str, rect: QRectF) -> Run:
        faces, size = self.faces, self.layout.type.sign
        baseline = rect.center().y() + faces.cap(size) / 2
        width = faces.width(text, size)
        return Run(rect.center().x() - width / 2, baseline, size, width, Word(text, "soft_ink"))

    def _digits(self) -> int:
        """Return the size of type of all shown products, or 0 where some cannot be read."""
        grid = next((box.grid for box in self.layout.boxes if box.grid is not None), None)
        cell = 0.0 if grid is None else grid.height() / self.content.kernel_size[0]
        body = self.layout.type.body
        if cell < DIGITS_FROM * body:
            return 0
        products = self.content.products[slice(*self.layout.shown)]
        used = self.content.used
        texts = set(map(cell_text, (products if used is None else products[:, used]).ravel().tolist()))
        largest, smallest = min(round(cell * 0.5), round(body * 1.15)), round(body * _SMALLEST_DIGITS)
        for size in range(largest, smallest - 1, -1):
            if all(self.faces.width(text, size) <= cell - 3 for text in texts):
                return size
        return 0
