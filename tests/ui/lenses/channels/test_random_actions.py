"""Edits, looks, keys and changes of the lens at random: all that is shown is always of one document."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from convstudio.core import numerals
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, GalleryView, Order, Scale, ViewState
from convstudio.ui.lenses.naming import value_name
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.strategies import edits, possible_documents
from tests.ui.bench import CTRL, PLAIN, Bench

KEYS = Qt.Key
ACTIONS = 50
EVERY = 5
"""Actions between two looks at the numbers."""

keys = st.sampled_from(
    (
        *((key, PLAIN) for key in (KEYS.Key_Left, KEYS.Key_Right, KEYS.Key_Up, KEYS.Key_Down)),
        *((key, PLAIN) for key in (KEYS.Key_Return, KEYS.Key_Escape, KEYS.Key_Home, KEYS.Key_End)),
        *((key, CTRL) for key in (KEYS.Key_1, KEYS.Key_2, KEYS.Key_Equal, KEYS.Key_0)),
        *((key, CTRL) for key in (KEYS.Key_Z, KEYS.Key_Y, KEYS.Key_BracketLeft, KEYS.Key_BracketRight)),
        *((key, PLAIN) for key in (KEYS.Key_BracketLeft, KEYS.Key_BracketRight)),
    )
)
galleries = st.builds(
    GalleryView,
    st.sampled_from(Scale),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Order),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
places = st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99))


def act(bench: Bench, data: st.DataObject) -> None:
    """Do one thing that a user can do."""
    store = bench.store
    match data.draw(st.sampled_from(("edit", "edit", "look", "key", "key", "click", "double", "drag"))):
        case "edit":
            name, edit = data.draw(edits(bench.document))
            store.apply(name, edit)
        case "look":
            cursor = Cursor(data.draw(st.integers(0, 5)), data.draw(st.tuples(*[st.integers(0, 5)] * 2)))
            in_channel = data.draw(st.integers(-1, 5))
            store.set_view(
                replace(store.view, cursor=cursor, in_channel=in_channel, gallery=data.draw(galleries))
            )
        case "key":
            bench.key(*data.draw(keys))
        case kind:
            point(bench, kind, data.draw(places), data.draw(places))


def point(bench: Bench, kind: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Use the mouse on the board, where that is in front and neither a kernel nor a notice lies over it."""
    board = bench.board
    there, then = (
        QPoint(int(across * board.width()), int(down * board.height())) for down, across in (start, end)
    )
    if not is_free(bench, there):
        return
    if kind == "drag":
        bench.drag_pixels(board, there, then)
    else:
        bench.push(board, there)
    if kind == "double" and is_free(bench, there):
        bench.double(board, there)


def is_free(bench: Bench, place: QPoint) -> bool:
    """Return whether a pixel of the board can be clicked on."""
    return (
        bench.board.isVisible()
        and bench.window.childAt(bench.board.mapTo(bench.window, place)) is bench.board
    )


def check(bench: Bench) -> None:
    """Compare what the lens shows with torch, and its parts with each other."""
    bench.settle()
    frame, board, view, document = bench.frame, bench.board, bench.store.view, bench.document
    assert frame.result.document is document
    assert not bench.window.notice.text.startswith("Something went wrong")
    assert bench.channels.isVisible() is (view.lens == "channels")
    bench.window.grab()
    if view.lens != "channels" or not isinstance(frame.result, Evaluated):
        return
    assert frame.gallery is not None
    expected = torch_output(document)
    close = 1e-5 * max(1.0, float(np.abs(expected[np.isfinite(expected)]).max(initial=0)))
    channel, cell = view.cursor.channel, view.cursor.position
    value = float(frame.result.output[(channel, *cell)])
    np.testing.assert_allclose(value, expected[(channel, *cell)], rtol=1e-5, atol=close)
    total = bench.channels.sum
    assert total.result_text() == numerals.cell_text(value)
    if not view.gallery.rectified:  # then it is named as the value before ReLU
        assert total.sum_texts()[-1].startswith(value_name(document, channel, cell))
    look = frame.gallery.look
    if look.rectified:
        expected = np.maximum(expected, 0)
    if look.magnitude:
        expected = np.abs(expected)
    if view.gallery.enlarged:
        assert bench.channels.enlarged.isVisible()
        assert bench.channels.enlarged.facts.title.text() == f"Map {channel}"
        np.testing.assert_allclose(bench.shown_large(Pane.OUTPUT), expected[channel], rtol=1e-5, atol=close)
        return
    content = board.content
    assert content is not None
    assert board.isVisible()
    if document.layer.kind.weighted:
        assert content.weights is document.weight
        assert content.biases is document.bias
    assert content.inputs is frame.gallery.inputs
    assert content.maps is frame.gallery.maps
    assert content.marks.selected == (channel if view.gallery.selected else None)
    assert content.marks.place == cell
    np.testing.assert_allclose(bench.shown_maps(), expected, rtol=1e-5, atol=close)
    fed = [(plane, index) for index in range(document.out_channels) for plane in document.input_planes(index)]
    assert board.wires() == tuple(sorted(fed))
    assert sorted(board.sequence) == list(range(document.out_channels))


@settings(
    max_examples=3, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_is_done(bench: Bench, data: st.DataObject) -> None:
    document = data.draw(possible_documents(max_side=6, max_kernel=3))
    bench.store.open(document, ViewState(lens="channels"))
    check(bench)
    for number in range(1, ACTIONS + 1):
        act(bench, data)
        if number % EVERY == 0:
            check(bench)
    while bench.store.undo_name is not None:
        bench.store.undo()
    assert bench.document is document
    check(bench)
    while bench.store.redo_name is not None:
        bench.store.redo()
    check(bench)
