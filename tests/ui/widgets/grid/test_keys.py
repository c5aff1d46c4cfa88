"""What keys ask of a cell, without a widget."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from convstudio.core.render.raster import gray_raster
from convstudio.core.render.sheet import Sheet
from convstudio.ui.widgets.grid.keys import (
    ARROWS,
    Choose,
    Edit,
    Enter,
    Go,
    Nudge,
    Wish,
    after_typing,
    neighbor,
    wish_of,
)
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, block_of

KEYS, MODIFIERS = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, PLAIN = MODIFIERS.ControlModifier, MODIFIERS.ShiftModifier, MODIFIERS.NoModifier


def picture_of(*shape: int) -> GridPicture:
    values = np.zeros(shape, dtype=np.float32)
    raster = gray_raster(Sheet.of(shape).spread(values), 0, 1)
    return GridPicture(raster, block_of(values, (0,) * len(shape)), shape)


def asked(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, text: str = "", *, editable: bool = True
) -> Wish | None:
    """Return what a key asks of cell (1, 1) of a grid of 3 × 3."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    return wish_of(event, (1, 1), picture_of(3, 3), editable=editable)


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "editing", "looking"),
    [
        (KEYS.Key_Up, PLAIN, "", Go((0, 1)), Go((0, 1))),
        (KEYS.Key_Right, MODIFIERS.KeypadModifier, "", Go((1, 2)), Go((1, 2))),
        (KEYS.Key_Up, CTRL, "", Nudge(1, False), None),
        (KEYS.Key_Down, CTRL | SHIFT, "", Nudge(-1, True), None),
        (KEYS.Key_Left, CTRL, "", Nudge(0, False), None),
        (KEYS.Key_PageDown, PLAIN, "", None, None),
        (KEYS.Key_Return, PLAIN, "\r", Edit(), Choose()),
        (KEYS.Key_Return, CTRL, "\r", None, None),
        (KEYS.Key_Delete, PLAIN, "\x7f", Enter(0.0), None),
        (KEYS.Key_5, PLAIN, "5", Edit("5"), None),
        (KEYS.Key_Minus, SHIFT, "−", Edit("−"), None),
        (KEYS.Key_A, PLAIN, "a", None, None),
    ],
)
def test_what_each_key_asks(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, editing: Wish | None, looking: Wish | None
) -> None:
    assert asked(key, modifiers, text) == editing
    assert asked(key, modifiers, text, editable=False) == looking


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple), st.data())
def test_there_and_back_is_the_same_cell(shape: tuple[int, ...], data: st.DataObject) -> None:
    picture = picture_of(*shape)
    cell: Cell = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    step = data.draw(st.sampled_from(sorted(ARROWS.values())))
    target = neighbor(cell, step, picture)
    if target is not None:
        assert picture.contains(target)
        assert neighbor(target, (-step[0], -step[1]), picture) == cell


def test_enter_goes_down_a_picture_and_along_a_signal() -> None:
    assert after_typing(KEYS.Key_Return, (1, 1), picture_of(3, 3)) == (2, 1)
    assert after_typing(KEYS.Key_Tab, (1, 1), picture_of(3, 3)) == (1, 2)
    assert after_typing(KEYS.Key_Backtab, (1, 1), picture_of(3, 3)) == (1, 0)
    assert after_typing(KEYS.Key_Return, (1,), picture_of(3)) == (2,)
    assert after_typing(KEYS.Key_Return, (2,), picture_of(3)) is None
    assert after_typing(0, (1, 1), picture_of(3, 3)) is None
