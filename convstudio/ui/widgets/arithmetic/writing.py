"""The tiles of an equation, set into its layout."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF

from convstudio.core.numerals import cell_text, full_text
from convstudio.ui.widgets.arithmetic.equation import Equation, Form, Term
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.fitting import EDGE, PAD, fit_sum, fit_term, label_width
from convstudio.ui.widgets.arithmetic.layout import WIDEST_NUMBER, Layout, Room
from convstudio.ui.widgets.arithmetic.shape import Shape
from convstudio.ui.widgets.arithmetic.signs import sum_sign
from convstudio.ui.widgets.arithmetic.words import Captions, Run, Word, set_words, width_of

LEFT_OUT = "–"
"""Stands for a cell that a mean does not count."""


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
    strong : bool
        Whether it is the maximum, and framed as such.
    faint : bool
        Whether it counts for nothing.
    term : Term or None
        What it says, where that is one term.
    """

    row: int | None
    column: int | None
    rect: QRectF
    color: str | None
    label: tuple[Run, ...]
    runs: tuple[Run, ...]
    note: str = ""
    strong: bool = False
    faint: bool = False
    term: Term | None = None

    @property
    def extent(self) -> QRect:
        """The pixels of its frame, and of what is marked around it."""
        return self.rect.toAlignedRect().adjusted(-2, -2, 2, 2)

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

    def tiles(self, equation: Equation, known: Iterable[Tile] = ()) -> tuple[Tile, ...]:
        """Return the tiles of `equation`, sums first; room that is kept for terms it has not stays empty.

        Parameters
        ----------
        equation : Equation
            What to set.
        known : iterable of Tile
            Tiles of an equation of the same form in this layout; those whose terms are the same are taken over.
        """
        sums = self._channels(equation) if equation.shows_channels else self._rows(equation)
        kept = {(tile.row, tile.column): tile for tile in known if tile.term is not None}
        terms = []
        for (row, column), rect in self.layout.terms.items():
            if row < len(equation.terms) and column < len(equation.terms[row]):
                term, tile = equation.terms[row][column], kept.get((row, column))
                if tile is None or tile.term != term:
                    tile = self._term(term, equation.form, row, column, rect)
                terms.append(tile)
        return (*sums, *terms)

    def _term(self, term: Term, form: Form, row: int, column: int, rect: QRectF) -> Tile:
        faces = self.faces
        texts = _texts(term, form)
        reserved = (self.shape.label, self.room.small)
        room, largest, target = (rect.width(), rect.height()), self.layout.type_size, self.shape.target
        size, count = fit_term(faces, room, reserved, texts, largest, target=target)
        small = min(size, self.room.small)
        kept = label_width(faces, self.shape.label, small)
        line = faces.line(size)
        baseline = rect.center().y() - count * line / 2 + faces.ascent(size)
        left, right = rect.left() + EDGE + PAD, rect.right() - PAD
        runs: list[Run] = []
        for number, words in enumerate(_lines(term, form, texts, count)):
            width = width_of(faces, words, size)
            start = (left + right - width) / 2
            if number == count - 1:
                # One line is centred beside the label; the last of several only gives way to it.
                beside = (left + kept + right - width) / 2
                start = beside if count == 1 else max(start, left + kept)
            runs += set_words(faces, words, size, start, baseline + number * line)
        label = set_words(faces, (Word(term.label, "soft_ink"),), small, left, baseline + (count - 1) * line)
        return Tile(
            row,
            column,
            rect,
            term.color,
            label if term.label else (),
            tuple(runs),
            strong=term.winner,
            faint=not term.used,
            term=term,
        )

    def _rows(self, equation: Equation) -> Iterable[Tile]:
        for row, rect in self.layout.sums.items():
            if row < len(equation.terms):
                yield self._row(equation, row, rect)

    def _row(self, equation: Equation, row: int, rect: QRectF) -> Tile:
        caption = self.captions.row_caption(equation.row_name(row))
        if equation.form is not Form.STAMP:
            symbol = "max" if equation.form is Form.MAXIMUM else "Σ"
            sign, text = equation.row_sign(row), equation.sum_text(equation.row_sums[row])
            return self._sum(row, rect, caption, sign, text, symbol)
        places = equation.terms[row][0].target.split(", ")[:-1]
        return self._folded(
            row, rect, caption, (Word("→", "soft_ink"), Word(f"Y[{', '.join((*places, '·'))}]"))
        )

    def _channels(self, equation: Equation) -> Iterable[Tile]:
        boxes, parts = list(self.layout.sums.values()), equation.others
        hidden = len(parts) - len(boxes)
        for rect, (name, value) in zip(boxes[: len(boxes) - bool(hidden)], parts, strict=False):
            yield self._noted(equation, rect, name, value)
        if hidden:
            rest = parts[len(boxes) - 1 :]
            caption = self.captions.more.format(count=len(rest))
            total = sum(value for _, value in rest)
            yield self._noted(equation, boxes[-1], caption, total)

    def _noted(self, equation: Equation, rect: QRectF, caption: str, value: float) -> Tile:
        """Return the tile of a channel's subtotal, which says all its digits when it is pointed at."""
        tile = self._sum(None, rect, caption, sum_sign((value,), value), equation.sum_text(value))
        return tile if equation.concealed else replace(tile, note=f"{caption}: {full_text(value)}")

    def _sum(
        self, row: int | None, rect: QRectF, caption: str, sign: str, text: str, symbol: str = "Σ"
    ) -> Tile:
        answer = (Word(symbol, "soft_ink"), Word(sign, "soft_ink"), Word(text, bold=True))
        return self._folded(row, rect, caption, answer)

    def _folded(self, row: int | None, rect: QRectF, caption: str, answer: tuple[Word, ...]) -> Tile:
        """Return the tile of several terms: a caption, and what they come to."""
        faces = self.faces
        box, largest = (rect.width(), rect.height()), self.room.largest
        sign, text = " ".join(word.text for word in answer[:-1]), answer[-1].text
        # Type is that of the widest number, so that signs and captions stay while the number changes.
        steady, count = fit_sum(faces, box, self.shape.caption, self.shape.sign, WIDEST_NUMBER, largest)
        size = min(steady, fit_sum(faces, box, caption, sign, text, largest)[0])
        line, start = faces.line(size), rect.left() + EDGE + PAD
        baseline = rect.center().y() - count * line / 2 + faces.ascent(size)
        label = set_words(faces, (Word(caption, "soft_ink"),), size, start, baseline)
        if count == 1:
            start += max(faces.width(self.shape.caption, size), faces.width(caption, size)) + faces.width(
                " ", size
            )
            start = min(start, rect.right() - PAD - width_of(faces, answer, size))
        runs = set_words(faces, answer, size, start, baseline + (count - 1) * line)
        return Tile(row, None, rect, None, label, runs)


def _texts(term: Term, form: Form) -> tuple[str, str, str, str]:
    """Return value, weight, sign and product; the value alone where the layer pools."""
    if form in (Form.MAXIMUM, Form.MEAN):
        shown = term.used or form is Form.MAXIMUM
        return cell_text(term.value) if shown else LEFT_OUT, "", "", ""
    return cell_text(term.value), cell_text(term.weight), term.sign, cell_text(term.product)


def _lines(
    term: Term, form: Form, texts: tuple[str, str, str, str], count: int
) -> tuple[tuple[Word, ...], ...]:
    """Return the words of a term on so many lines."""
    ink = "ink" if term.used and not term.padded else "soft_ink"
    if form in (Form.MAXIMUM, Form.MEAN):
        return ((Word(texts[0], "cursor" if term.winner else ink, bold=term.winner, ghost=term.padded),),)
    value = Word(texts[0], ink if form is Form.SUM else "ink", ghost=term.padded)
    factors = (value, Word("×", "soft_ink"), Word(texts[1]))
    answer = [Word(texts[2], "soft_ink"), Word(texts[3], bold=True)]
    if term.target:
        answer.append(Word(f"→ Y[{term.target}]" if term.used else "→ ∅", "soft_ink"))
    last = tuple(answer)
    return {1: ((*factors, *last),), 2: (factors, last), 3: (factors[:1], factors[1:], last)}[count]
