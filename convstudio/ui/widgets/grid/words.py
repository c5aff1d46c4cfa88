"""What the grid says of a cell, and of itself."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.ui.widgets.grid.picture import Cell, GridPicture

translate = QCoreApplication.translate


def cell_words(picture: GridPicture, cell: Cell) -> str:
    """Return the place and the whole value of `cell`; empty where the cell shows none."""
    if not picture.contains(cell):
        return ""
    if picture.filled is not None and picture.number(cell) >= picture.filled:
        return ""
    value = numerals.full_text(picture.value(cell)) if picture.tip is None else picture.tip(cell)
    if picture.rank == 1:
        return translate("grid", "cell {cell}: {value}").format(cell=numerals.full_text(cell[0]), value=value)
    *slices, row, column = map(numerals.full_text, cell)
    if not slices:
        return translate("grid", "row {row}, column {column}: {value}").format(
            row=row, column=column, value=value
        )
    return translate("grid", "slice {slice}, row {row}, column {column}: {value}").format(
        slice=slices[0], row=row, column=column, value=value
    )


def described(picture: GridPicture, cell: Cell | None) -> str:
    """Return what is in the cell that keys go to, or how many cells there are, for those who listen."""
    if cell is not None and (words := cell_words(picture, cell)):
        return words
    if picture.conceals and np.isnan(picture.numbers()).all():
        return translate("GridView", "Hidden: predict it first.")
    return " × ".join(map(str, picture.shape))
