"""The Matrix lens: numbers read back from the widgets, links both ways, and every kind shown or explained."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.edits import kernel, layer
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.view_state import Cursor, Hidden, MatrixView, Sharing
from convstudio.ui.lenses.matrix import saying
from convstudio.ui.lenses.matrix.entry import MatrixEntry
from convstudio.ui.lenses.matrix.lens import MatrixLens
from convstudio.ui.lenses.matrix.matrix_actions import MatrixActions
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.matrix.content import MatrixContent, Vector
from convstudio.ui.widgets.matrix.view import MatrixView as MatrixWidget
from tests.oracles import make
from tests.ui.bench import Bench

KEYS = Qt.Key
COURSE = make(np.arange(16).reshape(1, 4, 4), np.arange(1, 10).reshape(1, 1, 3, 3), [2])


def lens_of(bench: Bench) -> MatrixLens:
    lens: MatrixLens = bench.window.entries["matrix"].lens
    return lens


def commands_of(bench: Bench) -> MatrixActions:
    entry = bench.window.entries["matrix"]
    assert isinstance(entry, MatrixEntry)
    return entry.commands


def show(bench: Bench, document: Document, cursor: Cursor | None = None, **matrix: Any) -> MatrixLens:
    """Look at a document through the lens; nothing of it is transposed, and no step shown, unless asked for."""
    where = cursor or Cursor(0, (0,) * document.layer.rank)
    look = replace(MatrixView(), **matrix)
    view = replace(bench.store.view, lens="matrix", cursor=where, matrix=look, filling=False)
    bench.store.open(document, view)
    bench.look_at("matrix")
    bench.move(lens_of(bench).panel.title)
    return lens_of(bench)


def content_of(widget: MatrixWidget) -> MatrixContent:
    assert widget.content is not None
    return widget.content


def dense(widget: MatrixWidget) -> npt.NDArray[np.float32]:
    """Return the matrix that a widget shows, from the numbers it writes."""
    content = content_of(widget)
    assert content.cells is not None
    cells = content.cells(range(content.shape[0]), range(content.shape[1]))
    matrix = np.zeros(content.shape, dtype=np.float32)
    matrix[cells.rows, cells.columns] = cells.values
    return matrix


def numbers(vector: Vector | None, size: int) -> npt.NDArray[np.float32]:
    assert vector is not None
    assert vector.values is not None
    return vector.values(np.arange(size))


def at(widget: MatrixWidget, row: int, column: int) -> QPoint:
    assert widget.shown is not None
    return widget.shown.cell(row, column).center().toPoint()


def test_the_course_example_is_shown_to_the_digit(bench: Bench) -> None:
    lens = show(bench, COURSE)
    front = lens.panel.front
    assert dense(front).tolist() == [
        [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0],
        [0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0],
        [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9],
    ]
    content = content_of(front)
    x, y, b = numbers(content.right, 16), numbers(content.left, 4), numbers(content.added, 4)
    np.testing.assert_array_equal(dense(front) @ x + b, y)
    assert lens.panel.title.full_text == "A: 4 × 16, 56.25 % not zero: 36 of 64 cells"
    assert lens.panel.text.text() == "Row 0 is the kernel, laid out where the window of Y[0, 0] stands."
    assert front.carries_digits


@pytest.mark.parametrize(
    "document",
    [
        make([[0, 1, 2, 3, 4, 5, 6]], [[[1, 2]]]),
        make(np.arange(27).reshape(1, 3, 3, 3), np.ones((1, 1, 2, 2, 2))),
        make(np.arange(40).reshape(2, 4, 5), np.arange(24).reshape(3, 2, 2, 2), [1, 0, -1]),
        make(np.arange(32).reshape(2, 4, 4), np.arange(8).reshape(2, 1, 2, 2), layer=LayerSpec(groups=2)),
        make(
            np.arange(36).reshape(1, 6, 6), np.arange(9).reshape(1, 1, 3, 3), layer=LayerSpec(stride=(2, 2))
        ),
        make(
            np.arange(49).reshape(1, 7, 7), np.arange(9).reshape(1, 1, 3, 3), layer=LayerSpec(dilation=(2, 2))
        ),
        make([[[0, 1], [2, 3]]], [[[[0, 1], [2, 3]]]], layer=LayerSpec(kind=Kind.TRANSPOSED, stride=(2, 2))),
        make(np.arange(16).reshape(1, 4, 4), np.zeros((1, 1, 2, 2)), layer=LayerSpec(kind=Kind.AVERAGE_POOL)),
        make(
            np.arange(16).reshape(1, 4, 4),
            np.arange(9).reshape(1, 1, 3, 3),
            layer=LayerSpec(padding=((1, 1), (1, 1)), padding_mode=PaddingMode.REFLECT),
        ),
    ],
    ids=["1-D", "3-D", "channels", "groups", "stride", "dilation", "transposed", "mean", "reflect"],
)
def test_every_kind_that_has_a_matrix_shows_it(bench: Bench, document: Document) -> None:
    lens = show(bench, document)
    content = content_of(lens.panel.front)
    rows, columns = content.shape
    y = numbers(content.left, rows)
    bias = numbers(content.added, rows) if document.layer.kind.weighted else np.zeros(rows, dtype=np.float32)
    np.testing.assert_allclose(
        dense(lens.panel.front) @ numbers(content.right, columns) + bias, y, rtol=1e-5, atol=1e-5
    )
    lens.panel.front.grab()


def test_a_maximum_is_explained(bench: Bench) -> None:
    document = make(
        np.arange(16).reshape(1, 4, 4), np.zeros((1, 1, 2, 2)), layer=LayerSpec(kind=Kind.MAX_POOL)
    )
    lens = show(bench, document)
    assert lens.panel.reason.isVisible()
    assert lens.panel.reason.text() == saying.no_matrix()
    assert not lens.panel.front.isVisible()
    commands = commands_of(bench)
    assert not commands.transposed.isEnabled()
    show(bench, COURSE)
    assert lens.panel.front.isVisible()
    assert commands.transposed.isEnabled()


def test_the_cursor_is_a_row(bench: Bench) -> None:
    lens = show(bench, COURSE)
    front = lens.panel.front
    bench.push(front, at(front, 2, 15))
    assert bench.store.view.cursor == Cursor(0, (1, 0))
    assert front.marks.cursor == 2
    front.setFocus()
    bench.key(KEYS.Key_Down)
    assert bench.store.view.cursor == Cursor(0, (1, 1))
    bench.key(KEYS.Key_Down)
    assert bench.store.view.cursor == Cursor(0, (1, 1))
    bench.key(KEYS.Key_Up, times=3)
    assert front.marks.cursor == 0
    bench.window.playback.forward()
    assert front.marks.cursor == 1
    assert lens.panel.text.text() == "Row 1 is the kernel, laid out where the window of Y[0, 1] stands."


def test_arrows_go_on_to_the_next_map(bench: Bench) -> None:
    document = make(np.arange(4).reshape(1, 2, 2), np.ones((2, 1, 1, 1)))
    lens = show(bench, document, Cursor(0, (1, 1)))
    lens.panel.front.setFocus()
    bench.key(KEYS.Key_Down)
    assert bench.store.view.cursor == Cursor(1, (0, 0))


def linked(lens: MatrixLens, pane: Pane) -> Sequence[tuple[int, ...]]:
    return lens.stage.grid(pane).overlay.linked


def test_a_cell_lights_kernel_input_and_output(bench: Bench) -> None:
    lens = show(bench, COURSE)
    front = lens.panel.front
    with bench.qtbot.waitSignal(lens.said, timeout=5000) as said:
        bench.move(front, at(front, 2, 8))
    assert said.args == ["A[2, 8] = weight (1, 0) of filter 0: 4 — joins X[2, 0] with Y[1, 0]"]
    assert [linked(lens, pane) for pane in Pane] == [((2, 0),), ((1, 0),), ((1, 0),)]
    assert front.marks.cell == (2, 8)
    bench.move(front, at(front, 2, 0))
    assert linked(lens, Pane.KERNEL) == ()
    bench.move(lens.panel.title)
    assert linked(lens, Pane.INPUT) == linked(lens, Pane.OUTPUT) == ()
    assert front.marks.cell is None


def test_an_input_cell_lights_its_column_and_a_weight_its_places(bench: Bench) -> None:
    lens = show(bench, COURSE)
    front, stage = lens.panel.front, lens.stage
    for pane, cell, expected in (
        (Pane.INPUT, (1, 1), (None, 5, None)),
        (Pane.OUTPUT, (1, 0), (2, None, None)),
        (Pane.KERNEL, (2, 1), (None, None, 7)),
    ):
        bench.move(stage.grid(pane), stage.grid(pane).cell_center(cell))
        assert (front.marks.row, front.marks.column, front.marks.tap) == expected
        front.grab()
    bench.move(lens.panel.title)
    assert (front.marks.row, front.marks.column, front.marks.tap) == (None, None, None)


def test_the_transposed_matrix_has_the_transposed_shape(bench: Bench) -> None:
    lens = show(bench, COURSE)
    front = lens.panel.front
    own = dense(front)
    commands_of(bench).transposed.trigger()
    assert bench.store.view.matrix.transposed
    np.testing.assert_array_equal(dense(front), own.T)
    content = content_of(front)
    x = numbers(content.left, 16)
    np.testing.assert_allclose(x, own.T @ numbers(content.right, 4), rtol=1e-6)
    assert content.by_column
    assert lens.panel.title.full_text == "Aᵀ: 16 × 4, 56.25 % not zero: 36 of 64 cells"
    bench.push(front, at(front, 1, 3))
    assert bench.store.view.cursor == Cursor(0, (1, 1))
    assert lens.panel.text.text() == "Column 3 spreads Y[1, 1] over the inputs that it was made of."
    with bench.qtbot.waitSignal(lens.said, timeout=5000) as said:
        bench.move(front, at(front, 8, 2))
    assert said.args == ["Aᵀ[8, 2] = weight (1, 0) of filter 0: 4 — joins X[2, 0] with Y[1, 0]"]


def test_both_stand_beside_each_other_where_there_is_room(bench: Bench) -> None:
    lens = show(bench, COURSE)
    assert not lens.panel.beside.isVisible()
    bench.window.resize(1920, 1080)
    bench.settle()
    assert lens.panel.beside.isVisible()
    np.testing.assert_array_equal(dense(lens.panel.beside), dense(lens.panel.front).T)
    bench.push(lens.panel.beside, at(lens.panel.beside, 0, 2))
    assert lens.panel.front.marks.cursor == lens.panel.beside.marks.cursor == 2
    bench.window.resize(1280, 720)
    bench.settle()


def test_three_steps_lead_to_a_convolution(bench: Bench) -> None:
    document = make(
        np.zeros((1, 32, 32)), np.arange(9).reshape(1, 1, 3, 3), layer=LayerSpec(padding=((1, 1), (1, 1)))
    )
    lens = show(bench, document)
    commands = commands_of(bench)
    said = []
    for _ in range(3):
        commands.next.trigger()
        said.append((bench.store.view.matrix.sharing, lens.panel.text.text()))
        lens.panel.front.grab()
    assert [sharing for sharing, _ in said] == [Sharing.CONNECTED, Sharing.SHARED, Sharing.LAYER]
    for (_, text), count in zip(said, ("1,048,576 weights", "3,969 weights", "9 weights"), strict=True):
        assert count in text
    commands.back.trigger()
    assert bench.store.view.matrix.sharing is Sharing.SHARED
    assert commands.steps[Sharing.SHARED].isChecked()
    commands.steps[Sharing.CONNECTED].trigger()
    content = content_of(lens.panel.front)
    assert content.cells is None
    front = lens.panel.front
    with bench.qtbot.waitSignal(lens.said, timeout=5000) as told:
        bench.move(front, at(front, 500, 500))
    assert "a weight of its own" in told.args[0]


def test_the_tools_do_the_same(bench: Bench) -> None:
    lens = show(bench, COURSE)
    buttons = {button.text(): button for button in lens.tools.findChildren(QToolButton)}
    bench.push(buttons["Fully connected"])
    seen = [bench.store.view.matrix.sharing]
    for text in ("›", "‹"):
        bench.push(buttons[text])
        seen.append(bench.store.view.matrix.sharing)
    assert seen == [Sharing.CONNECTED, Sharing.SHARED, Sharing.CONNECTED]
    bench.push(buttons["Transposed"])
    assert bench.store.view.matrix == MatrixView(Sharing.LAYER, transposed=True)
    bench.push(buttons["Local"])
    assert bench.store.view.matrix.transposed


def test_pooling_has_no_weights_to_be_shared(bench: Bench) -> None:
    pooled = make(
        np.arange(16).reshape(1, 4, 4), np.zeros((1, 1, 2, 2)), layer=LayerSpec(kind=Kind.AVERAGE_POOL)
    )
    lens = show(bench, pooled, sharing=Sharing.CONNECTED)
    assert content_of(lens.panel.front).cells is not None
    assert lens.panel.text.text() == "Row 0 takes the mean of the window of Y[0, 0]."
    commands = commands_of(bench)
    assert not any(action.isEnabled() for action in commands.steps.values())


def test_an_edit_of_a_weight_is_shown(bench: Bench) -> None:
    lens = show(bench, COURSE)
    bench.store.apply(EditName.KERNEL_CELL, kernel.set_weight, (0, 0), (1, 1), -7.0)
    bench.settle()
    assert dense(lens.panel.front)[0, 5] == -7


def test_an_impossible_setting_leaves_the_last_matrix(bench: Bench) -> None:
    lens = show(bench, COURSE)
    before = dense(lens.panel.front)
    bench.store.apply(EditName.DILATION, layer.set_dilation, (3, 3))
    bench.settle()
    np.testing.assert_array_equal(dense(lens.panel.front), before)
    assert lens.panel.text.text().startswith("The kernel spans 7 rows but the padded input has only 4")
    bench.move(lens.panel.front, at(lens.panel.front, 0, 0))
    assert lens.panel.front.marks.cell is None
    bench.store.undo()
    bench.settle()
    assert lens.panel.title.full_text.startswith("A: 4 × 16")


def test_what_is_too_large_says_so_and_shows_the_rows_around_the_cursor(bench: Bench) -> None:
    document = make(np.zeros((1, 128, 128)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    lens = show(bench, document, Cursor(0, (60, 60)))
    shown = lens.panel.front.shown
    assert shown is not None
    assert 60 * 128 + 60 in shown.rows
    assert lens.panel.text.text() == saying.too_large()
    bench.store.set_cursor((100, 3))
    assert lens.panel.front.shown is not None
    assert 100 * 128 + 3 in lens.panel.front.shown.rows
    lens.panel.front.grab()


def test_a_large_matrix_is_made_elsewhere(bench: Bench) -> None:
    document = make(np.zeros((1, 64, 64)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    lens = show(bench, document)
    bench.qtbot.waitUntil(lambda: content_of(lens.panel.front).shape == (4096, 4096), timeout=20_000)
    assert content_of(lens.panel.front).whole
    lens.panel.front.grab()


def test_stamps_light_their_column(bench: Bench) -> None:
    document = make([[[0, 1], [2, 3]]], [[[[0, 1], [2, 3]]]], layer=LayerSpec(kind=Kind.TRANSPOSED))
    lens = show(bench, document)
    bench.store.set_view(replace(bench.store.view, stamping=True, source=(1, 0)))
    assert lens.panel.front.marks.column == 2
    bench.store.set_view(replace(bench.store.view, stamping=False))
    assert lens.panel.front.marks.column is None


def test_zoom_brings_the_digits(bench: Bench) -> None:
    document = make(
        np.zeros((1, 16, 16)), np.arange(9).reshape(1, 1, 3, 3), layer=LayerSpec(padding=((1, 1), (1, 1)))
    )
    lens = show(bench, document)
    assert not lens.panel.front.carries_digits
    bench.window.zoom(1.5)
    for _ in range(12):
        bench.window.zoom(1.5)
    assert lens.panel.front.carries_digits
    bench.window.zoom(0)
    assert not lens.panel.front.carries_digits


def test_a_smaller_matrix_may_follow_a_large_one(bench: Bench) -> None:
    """Of what was marked in the old one, nothing is looked for in the new one."""
    large = make(np.zeros((1, 32, 32)), np.ones((1, 1, 3, 3)))
    for first, second in ((large, COURSE), (COURSE, large)):
        lens = show(bench, first, Cursor(0, (1, 1) if first is COURSE else (29, 29)))
        for _ in range(6):
            bench.window.zoom(1.5)
        lens = show(bench, second)
        lens.panel.front.grab()
        assert lens.panel.front.marks.cursor == 0


def test_a_lens_at_rest_keeps_no_picture(bench: Bench) -> None:
    lens = show(bench, COURSE)
    bench.look_at("window")
    assert lens.panel.front.content is None
    bench.store.set_cursor((1, 1))
    bench.look_at("matrix")
    assert lens.panel.front.marks.cursor == 3


def test_a_setting_that_is_taken_back_is_not_overtaken(bench: Bench) -> None:
    """The picture of a matrix that is still being made belongs to a setting which is gone."""
    document = make(np.zeros((1, 64, 64)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    lens = show(bench, document)
    made = threading.Event()
    bench.studio.worker.run(partial(made.wait, 20))
    bench.store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    wait = partial(bench.qtbot.waitUntil, timeout=20_000)
    wait(lambda: bench.computing.complete)
    bench.store.undo()
    wait(lambda: bench.computing.complete)
    assert content_of(lens.panel.front).shape == (4096, 4096)
    made.set()
    bench.settle()
    assert content_of(lens.panel.front).shape == (4096, 4096)


def test_what_is_impossible_is_said_until_it_is_not(bench: Bench) -> None:
    lens = show(bench, COURSE)
    bench.store.apply(EditName.DILATION, layer.set_dilation, (3, 3))
    bench.settle()
    said = lens.panel.text.text()
    assert said.startswith("The kernel spans 7 rows")
    commands_of(bench).transposed.trigger()
    bench.window.resize(1920, 1080)
    bench.settle()
    assert lens.panel.text.text() == said
    bench.window.resize(1280, 720)
    bench.store.undo()
    bench.settle()
    assert lens.panel.text.text() != said


# What a lesson asks for


def conceal(bench: Bench, **hidden: Any) -> None:
    bench.store.set_view(replace(bench.store.view, hidden=Hidden(**hidden)))
    bench.settle()


def unknown(vector: Vector | None, size: int) -> list[int]:
    """Return which values of a vector read "?"."""
    values = numbers(vector, size)
    assert vector is not None
    assert vector.conceals == bool(np.isnan(values).any())
    return np.flatnonzero(np.isnan(values)).tolist()


def test_what_is_asked_for_is_not_read_off_the_vectors(bench: Bench) -> None:
    panel = show(bench, COURSE, Cursor(0, (0, 1)), transposed=True).panel
    assert unknown(content_of(panel.front).left, 16) == []
    for hidden, gone in (
        ({"output": True}, [0, 1, 2, 3]),
        ({"result": True}, [1]),
        ({"cells": ((1, 0), (1, 1), (7, 7))}, [2, 3]),
        ({}, []),
    ):
        conceal(bench, **hidden)
        turned = content_of(panel.front)
        assert unknown(turned.right, 4) == gone
        assert unknown(turned.left, 16) == (list(range(16)) if gone else [])
        bench.store.set_view(replace(bench.store.view, matrix=MatrixView()))
        assert unknown(content_of(panel.front).left, 4) == gone
        assert not panel.grab().isNull()
        bench.store.set_view(replace(bench.store.view, matrix=MatrixView(transposed=True)))


def test_the_hidden_result_goes_with_the_cursor_and_its_range_tells_nothing(bench: Bench) -> None:
    front = show(bench, COURSE).panel.front
    conceal(bench, result=True)
    for row in range(4):
        bench.store.set_view(replace(bench.store.view, cursor=Cursor(0, divmod(row, 2))))
        vector = content_of(front).left
        assert unknown(vector, 4) == [row]
        assert vector.high == np.nanmax(numbers(vector, 4))


def test_the_size_of_the_output_hides_the_matrix(bench: Bench) -> None:
    panel = show(bench, COURSE).panel
    conceal(bench, size=True)
    assert panel.front.content is None
    assert panel.title.full_text == "?"
    assert panel.reason.isVisible()
    assert "predict" in panel.reason.text()
    assert not panel.legend.isVisible()
    assert not any(digit in panel.front.accessibleDescription() for digit in "0123456789")
    bench.store.set_view(replace(bench.store.view, cursor=Cursor(0, (1, 1))))
    assert panel.text.text() == ""
    conceal(bench)
    assert panel.front.isVisible()
    assert "4 × 16" in panel.title.full_text


def test_the_number_of_weights_is_not_said_while_it_is_asked_for(bench: Bench) -> None:
    panel = show(bench, COURSE).panel
    for sharing in Sharing:
        conceal(bench, counts=True)
        bench.store.set_view(replace(bench.store.view, matrix=MatrixView(sharing)))
        said = panel.front.accessibleDescription()
        assert "?" in said
        assert not any(str(count) in said for count in (9, 16, 36, 64, 256))
        conceal(bench)
    assert "36" in panel.title.full_text or "36" in panel.title.toolTip()


def test_the_size_of_the_matrix_fits_its_room(bench: Bench) -> None:
    panel = show(bench, COURSE).panel
    whole = panel.title.texts[0]
    for width in (1024, 1280, 1920):
        bench.window.resize(width, 768)
        bench.settle()
        title = panel.title
        assert title.text() == title.full_text  # nothing is cut
        assert title.full_text == whole or title.toolTip() == whole
    bench.window.resize(1280, 720)
