"""What the tiles of an equation say when they are pointed at: their numbers with all their digits."""

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.ui.widgets.arithmetic.equation import Equation, Form, Term
from convstudio.ui.widgets.arithmetic.words import Captions
from convstudio.ui.widgets.arithmetic.writing import Tile

LISTED_CHANNELS = 12
"""The tooltip of the sum names no more channels than this."""

translate = QCoreApplication.translate


def tile_tooltip(equation: Equation, captions: Captions, tile: Tile, term: Term | None) -> str:
    """Return the numbers of a tile: of its term, or of its sum."""
    if tile.row is None:
        return tile.note
    return _row_tooltip(equation, captions, tile.row) if term is None else _term_tooltip(equation.form, term)


def total_tooltip(equation: Equation) -> str:
    """Return the other channels and the result; nothing where these are to be predicted."""
    if equation.concealed:
        return ""
    lines = [f"{name}: {numerals.full_text(value)}" for name, value in equation.others[:LISTED_CHANNELS]]
    if equation.result is not None:
        lines.append(f"{equation.position}: {numerals.full_text(equation.result)}")
    return "\n".join(lines)


def _row_tooltip(equation: Equation, captions: Captions, row: int) -> str:
    caption, form = captions.row_caption(equation.row_name(row)), equation.form
    if form is Form.STAMP or equation.concealed:
        return caption
    text = translate("ArithmeticStrip", "{row}: the sum is {sum}")
    if form is Form.MAXIMUM:
        text = translate("ArithmeticStrip", "{row}: the maximum is {sum}")
    return text.format(row=caption, sum=numerals.full_text(equation.row_sums[row]))


def _term_tooltip(form: Form, term: Term) -> str:
    full = numerals.full_text
    if form is Form.MAXIMUM and not term.used:
        text = translate("ArithmeticStrip", "{value}, from the padding: it never wins")
        return text.format(value=full(term.value))
    if form is Form.MEAN and not term.used:
        return translate("ArithmeticStrip", "beyond the input: not counted")
    text = f"{full(term.value)} × {full(term.weight)} {term.sign} {full(term.product)}"
    if form is Form.STAMP and not term.used:
        return translate("ArithmeticStrip", "{product}, cut off by the padding").format(product=text)
    if form is Form.STAMP:
        into = translate("ArithmeticStrip", "{product}, into Y[{place}]")
        return into.format(product=text, place=term.target)
    if form in (Form.MAXIMUM, Form.MEAN):
        text = full(term.value)
    padded = translate("ArithmeticStrip", "{product}, from the padding")
    return padded.format(product=text) if term.padded else text
