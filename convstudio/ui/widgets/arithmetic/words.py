"""Words of an equation, and setting them in a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from convstudio.ui.widgets.arithmetic.faces import Faces

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of the language; `row`, `slice` and `more` have places for numbers."""

    sum: str
    rows: str
    channels: str
    bias: str
    others: str
    row: str
    slice: str
    more: str
    cells: str
    by_rows: str

    def row_caption(self, index: tuple[int, ...]) -> str:
        """Return what a row of terms is called: by its number, after that of its slice where there are several."""
        return (
            self.row.format(row=index[0])
            if len(index) == 1
            else self.slice.format(slice=index[0], row=index[1])
        )


def captions() -> Captions:
    """Return the words in the language of now."""
    return Captions(
        sum="Σ",
        rows=translate("ArithmeticStrip", "Σ rows"),
        channels=translate("ArithmeticStrip", "Σ channels"),
        bias=translate("ArithmeticStrip", "bias"),
        others=translate("ArithmeticStrip", "other channels"),
        row=translate("ArithmeticStrip", "row {row}"),
        slice=translate("ArithmeticStrip", "slice {slice}, row {row}"),
        more=translate("ArithmeticStrip", "{count} more"),
        cells=translate("ArithmeticStrip", "of {count} cells"),
        by_rows=translate("ArithmeticStrip", "by rows"),
    )


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


def width_of(faces: Faces, words: Sequence[Word], size: int) -> float:
    """Return the width of words on a line, a space between them."""
    spaces = (len(words) - 1) * faces.width(" ", size)
    return sum(faces.width(word.text, size, word.bold) for word in words) + spaces


def fitted(faces: Faces, words: Sequence[Word], size: int, width: float) -> int:
    """Return the size of type, at most `size`, in which words fit on a line of some width."""
    while size > 5 and width_of(faces, words, size) > width:
        size -= 1
    return size


def set_words(faces: Faces, words: Sequence[Word], size: int, x: float, y: float) -> tuple[Run, ...]:
    """Return words on a line that begins at a place."""
    space = faces.width(" ", size)
    widths = [faces.width(word.text, size, word.bold) for word in words]
    starts = [x]
    for width in widths:
        starts.append(starts[-1] + width + space)
    return tuple(
        Run(start, y, size, width, word) for start, width, word in zip(starts, widths, words, strict=False)
    )
