"""What a step of a lesson keeps hidden, taken out of what the stage shows until the answer is revealed."""

from dataclasses import replace

import numpy as np

from convstudio.core import numerals
from convstudio.core.document import FloatArray
from convstudio.core.render.frame import laid
from convstudio.core.render.raster import signed_raster
from convstudio.core.view_state import ViewState
from convstudio.ui.widgets.arithmetic.equation import Equation, Term
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell, GridPicture


def value_is_hidden(view: ViewState) -> bool:
    """Return whether the value under the cursor is hidden."""
    return view.hidden.value(view.cursor.position, view.cursor.position)


def concealed_grid(grid: GridPicture, view: ViewState) -> GridPicture:
    """Return an output map without the values that are hidden: NaN stands for them, colored as a zero.

    Where everything is hidden the range of colors says nothing either.
    """
    if not (view.hidden.output or view.hidden.cells or view.hidden.result):
        return grid
    first, values = grid.first, grid.numbers().astype(np.float32, copy=True)

    def index_of(cell: Cell) -> Cell:
        return tuple(place - zero for place, zero in zip(cell, first, strict=True))

    # While the next document is computed, the view may be of other axes than the map.
    cells = (cell for cell in view.hidden.cells if len(cell) == len(first))
    placed = replace(view.hidden, cells=tuple(map(index_of, cells)))
    values[placed.mask(values.shape, index_of(view.cursor.position))] = np.nan

    def block(begin: Cell, stop: Cell) -> FloatArray:
        places = zip(begin, stop, first, strict=True)
        return values[tuple(slice(low - zero, high - zero) for low, high, zero in places)]

    def tip(cell: Cell) -> str:
        value = block(cell, tuple(index + 1 for index in cell)).item()
        return UNKNOWN if np.isnan(value) else grid.tip(cell) if grid.tip else numerals.full_text(value)

    seen = np.nan_to_num(values)
    # The range of all values would tell the largest of those that are hidden.
    raster = signed_raster(laid(seen), limit=float(np.abs(seen).max(initial=0)) or 1.0)
    return replace(grid, raster=raster, values=block, signed=True, tip=tip, conceals=True, filled=None)


def concealed_equation(equation: Equation) -> Equation:
    """Return the arithmetic of a value without what it comes to, and without what would tell."""
    return replace(
        equation,
        concealed=True,
        notes=(),
        terms=tuple(tuple(_plain(term) for term in row) for row in equation.terms),
    )


def _plain(term: Term) -> Term:
    return replace(term, winner=False) if term.winner else term
