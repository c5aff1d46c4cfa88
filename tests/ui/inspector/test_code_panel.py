"""The code mirror: copied by its button and executed, it computes the picture."""

import contextlib
import io
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QToolButton

from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.code_view import CodeView
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key


def copied(bench: Bench, view: CodeView) -> str:
    """Click on the button and return what is on the clipboard then."""
    QGuiApplication.clipboard().clear()
    button = view.findChild(QToolButton)
    assert button is not None
    bench.push(button)
    return QGuiApplication.clipboard().text()


def run(text: str) -> dict[str, Any]:
    variables: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, variables)  # noqa: S102 - running the generated code is the test
    return variables


def both(bench: Bench) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return what the copied code of either tab computes, shape (O, H, W)."""
    code = bench.window.inspector.code
    bench.key(KEYS.Key_F6)
    bench.push(code.tabs.tabBar(), code.tabs.tabBar().tabRect(0).center())
    layer = run(copied(bench, code.pytorch))
    bench.push(code.tabs.tabBar(), code.tabs.tabBar().tabRect(1).center())
    loops = run(copied(bench, code.scratch))
    expected = torch_output(bench.document)
    return layer["y"].detach().numpy().reshape(expected.shape), np.reshape(loops["y"], expected.shape)


@pytest.mark.parametrize("example", ["diagonal", "edge", "three-filters", "depthwise"])
def test_copied_code_computes_the_picture(bench: Bench, example: str) -> None:
    bench.open(example)
    output = bench.shown_output()
    for found in both(bench):
        assert found[bench.store.view.cursor.channel].tolist() == output


def test_code_of_a_changed_layer(bench: Bench) -> None:
    """Every parameter off its default, by the panel and by the hand."""
    layer = bench.window.inspector.layer
    bench.enter(layer.padding.rows, "2")
    bench.pick(layer.mode, 1)
    bench.enter(layer.stride.rows, "2")
    bench.enter(layer.dilation.rows, "2")
    bench.enter(layer.bias, "1/9")
    bench.push(layer.convolve)
    bench.type_into(Pane.KERNEL, (0, 1), "0.3")
    bench.drag(Pane.INPUT, (0, 1), (0, 3))
    output = bench.shown_output()
    np.testing.assert_array_equal(output, torch_output(bench.document)[0])
    for found in both(bench):
        np.testing.assert_allclose(found[0], output, rtol=1e-6)


def test_the_line_and_its_indices_follow_the_step(bench: Bench) -> None:
    code = bench.window.inspector.code
    bench.key(KEYS.Key_F6)
    bench.push(code.tabs.tabBar(), code.tabs.tabBar().tabRect(1).center())
    bench.click(Pane.OUTPUT, (0, 0))
    notes = []
    for _ in range(3):
        notes.append(code.scratch._note.accessibleName())
        bench.key(KEYS.Key_Right)
    assert len(set(notes)) == 3
    bench.click(Pane.OUTPUT, (2, 3))
    note = code.scratch._note.accessibleName()
    selections = code.scratch._editor.extraSelections()
    assert len(selections) == 1
    cursor: QTextCursor = selections[0].cursor
    assert cursor.block().text().strip().startswith("y[")
    assert "2" in note
    assert "3" in note


def test_code_of_an_impossible_layer_and_the_way_back(bench: Bench) -> None:
    layer, code = bench.window.inspector.layer, bench.window.inspector.code
    bench.enter(layer.kernel_size.rows, "7")
    bench.key(KEYS.Key_F6)
    assert "kernel_size=7" in code.pytorch.source
    assert not code.scratch._note.accessibleName()
    assert not code.scratch._editor.extraSelections()
    bench.key(KEYS.Key_Z, CTRL)
    for found in both(bench):
        assert found[0].tolist() == bench.shown_output()
