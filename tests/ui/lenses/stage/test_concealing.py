"""What a step hides is not in the output, and everything else is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.render.raster import signed_raster
from convstudio.core.view_state import Cursor, Hidden, ViewState
from convstudio.ui.lenses.stage.concealing import concealed_equation, concealed_grid
from convstudio.ui.widgets.arithmetic.equation import Equation, Term
from convstudio.ui.widgets.arithmetic.plain import plain_text
from convstudio.ui.widgets.grid.picture import GridPicture, block_of

cells = st.tuples(st.integers(-2, 3), st.integers(-2, 3))


def grid(first: tuple[int, ...] = ()) -> GridPicture:
    values = np.arange(1, 17, dtype=np.float32).reshape(4, 4)
    shown = GridPicture(signed_raster(values), block_of(values), values.shape, signed=True)
    if not first:
        return shown

    def block(
        begin: tuple[int, ...], stop: tuple[int, ...]
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        rows, columns = (
            slice(low - zero, high - zero) for low, high, zero in zip(begin, stop, first, strict=True)
        )
        return values[rows, columns]

    return GridPicture(signed_raster(values), block, values.shape, first=first, signed=True)


@given(
    st.lists(cells, max_size=4), cells, st.booleans(), st.booleans(), st.sampled_from([(), (-1, -1), (-2, 0)])
)
def test_a_value_is_hidden_where_the_step_says_so_and_nowhere_else(
    hidden: list[tuple[int, int]],
    cursor: tuple[int, int],
    result: bool,
    output: bool,
    first: tuple[int, ...],
) -> None:
    whole = grid(first)
    asked = Hidden(output=output, cells=tuple(hidden), result=result)
    shown = concealed_grid(whole, ViewState(cursor=Cursor(0, cursor), hidden=asked))
    top, left = whole.first
    for row, column in np.ndindex(4, 4):
        cell = (row + top, column + left)
        if asked.value(cell, cursor):
            assert np.isnan(shown.value(cell))
        else:
            assert shown.value(cell) == whole.value(cell)


def test_a_view_of_other_axes_hides_nothing_by_cells() -> None:
    # For as long as the next document is computed, the map is that of the one before.
    asked = Hidden(cells=((3,), (1, 2, 3)), result=True)
    shown = concealed_grid(grid(), ViewState(cursor=Cursor(0, (0, 0)), hidden=asked))
    assert np.isnan(shown.value((0, 0)))
    assert np.count_nonzero(np.isnan(shown.numbers())) == 1


def test_the_sums_of_channels_are_not_said_either() -> None:
    channels = (("red", 4.0), ("green", 5.0))
    together = Equation("Y[0]", (), (), 9.0, 1.0, 10.0, others=channels)
    assert plain_text(concealed_equation(together), "bias", "others") == "Y[0]: red ? + green ? + bias 1 = ?"
    opened = Equation(
        "Y[0]", ((Term("a", None, 2.0, 2.0, 4.0),),), (4.0,), 4.0, 1.0, 10.0, "red", channels[1:]
    )
    assert plain_text(opened, "bias", "others") == "Y[0]: 2×2 + others 5 + bias 1 = 10"
    assert plain_text(concealed_equation(opened), "bias", "others") == "Y[0]: 2×2 + others ? + bias 1 = ?"
