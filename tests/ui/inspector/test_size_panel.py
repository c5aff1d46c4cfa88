"""The size formula beside the parameters, read back as it is written, and as it is spoken."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from convstudio.core.operators import geometry
from convstudio.core.operators.expression import plain
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.axis_field import AxisField
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench

UP = Qt.Key.Key_Up


def written(bench: Bench) -> list[list[str]]:
    """Return the steps of each stage, as text."""
    formulas = bench.window.inspector.size_panel.formulas.formulas
    return [[plain(step).strip() for step in formula.steps] for formula in formulas]


def unlink(bench: Bench, field: AxisField, rows: int, columns: int) -> None:
    bench.push(field.link)
    bench.enter(field.rows, str(rows))
    bench.enter(field.columns, str(columns))


def test_three_stages_with_the_numbers_put_in(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.enter(layer.padding.rows, "1")
    bench.enter(layer.stride.rows, "2")
    bench.enter(layer.dilation.rows, "2")
    kernel, stride, dilation = written(bench)
    assert kernel == ["out", "= in − k + 1", "= 6 − 3 + 1", "= 4"]
    assert stride[:3] == ["out", "= ⌊(in + 2p − k) / s⌋ + 1", "= ⌊(6 + 2·1 − 3) / 2⌋ + 1"]
    assert stride[3:] == ["= ⌊2.5⌋ + 1", "= 2 + 1", "= 3"]
    assert dilation[1:3] == ["= ⌊(in + 2p − d(k − 1) − 1) / s⌋ + 1", "= ⌊(6 + 2·1 − 2·(3 − 1) − 1) / 2⌋ + 1"]
    assert dilation[3:] == ["= ⌊1.5⌋ + 1", "= 1 + 1", "= 2"]
    spoken = bench.window.inspector.size_panel.formulas.accessibleName()
    assert all(step in spoken.replace("  ", " ") for stage in (kernel, stride, dilation) for step in stage)
    remark = bench.window.inspector.size_panel.remark
    assert remark.text() == "The floor drops the last cells, which no window visits: 1 down and 1 across."
    bench.key(Qt.Key.Key_Z, CTRL, times=2)
    assert remark.isHidden()


def test_rows_and_columns_have_a_tab_each_where_they_differ(bench: Bench) -> None:
    panel, layer = bench.window.inspector.size_panel, bench.window.inspector.layer
    assert panel.axis.isHidden()
    unlink(bench, layer.kernel_size, 2, 5)
    assert not panel.axis.isHidden()
    assert written(bench)[2][-1] == "= 5"
    bench.push(panel.axis, panel.axis.tabRect(1).center())
    assert written(bench)[2][-1] == "= 2"


@pytest.mark.parametrize("seed", range(4))
def test_the_last_stage_is_the_size_of_the_picture(bench: Bench, seed: int) -> None:
    """Random layers, set by the arrow keys: formula, title, picture, geometry and torch say the same."""
    generator = np.random.default_rng(seed)
    layer, panel = bench.window.inspector.layer, bench.window.inspector.size_panel
    bench.enter(bench.lens.tools.size_field.rows, "9")
    for field, most in ((layer.stride, 2), (layer.padding, 3), (layer.dilation, 1)):
        bench.push(field.link)
        for box in (field.rows, field.columns):
            box.setFocus()
            bench.key(UP, times=int(generator.integers(0, most + 1)))
    bench.settle()
    shape = geometry.output_shape(bench.document)
    assert np.array(bench.shown_output()).shape == shape == torch_output(bench.document)[0].shape
    assert f"{shape[0]} × {shape[1]}" in bench.lens.stage.panes[Pane.OUTPUT].title.text()
    assert written(bench)[2][-1] == f"= {shape[0]}"
    if panel.axis.isVisible():
        bench.push(panel.axis, panel.axis.tabRect(1).center())
    assert written(bench)[2][-1] == f"= {shape[1]}"


def test_a_kernel_that_does_not_fit_is_explained_beside_the_formula(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.enter(layer.kernel_size.rows, "7")
    remark = bench.window.inspector.size_panel.remark
    assert not remark.isHidden()
    assert remark.text().startswith("The kernel spans 7 rows but the padded input has only 6")
    assert written(bench)[2][-1] == "= 0"
    bench.enter(layer.padding.rows, "1")
    assert remark.isHidden()
    assert written(bench)[2][-1] == "= 2"
