"""The arithmetic of a step: its terms, its channels, its rows."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt

from convstudio.core import numerals
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import Bench
from tests.ui.lenses.window.conftest import check_step, check_terms

KEYS = Qt.Key


@pytest.mark.parametrize("example", ["first", "edge", "lecture", "two-filters"])
def test_every_step_of_an_example(bench: Bench, example: str) -> None:
    bench.open(example)
    bench.key(KEYS.Key_Home)
    shape = geometry.output_shape(bench.document)
    for number in range(9):
        check_step(bench)
        check_terms(bench)
        last = min(number, math.prod(shape) - 1)
        assert bench.store.view.cursor.position == np.unravel_index(last, shape)
        bench.key(KEYS.Key_Right)


def test_several_channels_end_in_the_layers_own_value(bench: Bench) -> None:
    """This channel + the others + bias = Y, whichever channel is shown."""
    bench.open("three-filters")
    bench.enter(bench.window.inspector.layer.bias, "0.5")
    bench.click(Pane.OUTPUT, (0, 1))
    inputs, outputs = (bench.lens.stage.panes[pane].tabs for pane in (Pane.INPUT, Pane.OUTPUT))
    texts = set()
    for out, bias in ((0, 0.5), (2, 0)):
        bench.push(outputs, outputs.tabRect(out).center())
        subtotals = [part.subtotal for part in trace(bench.document, out, (0, 1)).channels]
        for channel in range(2):
            bench.push(inputs, inputs.tabRect(channel).center())
            check_step(bench)
            check_terms(bench)
            this, other, text = subtotals[channel], subtotals[1 - channel], bench.lens.strip.plain_text()
            result = torch_output(bench.document)[out, 0, 1]
            assert this + other + bias == result
            assert text.startswith(f"Y[{out}, 0, 1]: ")
            assert text.endswith(
                f"other channels {numerals.cell_text(other)} + bias {numerals.cell_text(bias)}"
                f" = {numerals.cell_text(float(result))}"
            )
            total = " ".join(bench.lens.strip.total_texts())
            for number in (this, other, bias, float(result)):
                assert numerals.cell_text(number) in total
            texts.add(text)
    assert len(texts) == 4


def test_the_color_tab_adds_whole_channels(bench: Bench) -> None:
    bench.command(bench.lens.tools.rgb)
    bench.settle()
    tabs = bench.lens.stage.panes[Pane.INPUT].tabs
    bench.type_into(Pane.INPUT, (0, 1), "0.25")
    bench.push(tabs, tabs.tabRect(3).center())
    check_step(bench)
    parts = trace(bench.document, 0, (1, 1)).channels
    strip = bench.lens.strip
    assert len(strip.tile_texts()) == 3
    for name, part, text in zip("RGB", parts, strip.tile_texts(), strict=True):
        assert name in text
        assert numerals.cell_text(part.subtotal) in text
    assert not bench.grid(Pane.INPUT).carries_digits
    assert not bench.grid(Pane.INPUT).overlay.linked


def test_a_turned_kernel_keeps_its_identities(bench: Bench) -> None:
    bench.open("first")
    bench.click(Pane.OUTPUT, (0, 0))
    assert bench.lens.strip.tile_texts()[0].startswith("a 0 ×")
    bench.push(bench.window.inspector.layer.convolve)
    check_step(bench)
    check_terms(bench)
    marks = {mark.label: mark.cell for mark in bench.grid(Pane.INPUT).overlay.marks}
    assert marks == {"a": (1, 1), "b": (1, 0), "c": (0, 1), "d": (0, 0)}
    assert "turned" in bench.lens.stage.panes[Pane.KERNEL].title.text()


def test_an_eleven_by_eleven_kernel_folds_into_rows_that_open(bench: Bench) -> None:
    bench.enter(bench.lens.tools.size_field.rows, "16")
    bench.command(bench.lens.tools.changes[2])
    layer, strip = bench.window.inspector.layer, bench.lens.strip
    bench.enter(layer.kernel_size.rows, "11")
    bench.pull(bench.window.inspector.kernel.random, bench.window.inspector.kernel.random.actions()[0])
    bench.settle()
    position = bench.store.view.cursor.position
    value = float(torch_output(bench.document)[0][position])
    assert strip.result_text() == numerals.cell_text(value)
    assert strip.folded
    sums = trace(bench.document, 0, position).channels[0].row_sums
    tiles = [tile for tile in strip.tiles if tile.column is None]
    assert len(tiles) == 11
    for tile, total in zip(tiles, sums, strict=True):
        assert numerals.cell_text(float(total)) in tile.text
    bench.push(strip, tiles[4].rect.center().toPoint())
    assert strip.open_row == 4
    opened = [tile for tile in strip.tiles if tile.column is not None]
    assert [(tile.row, tile.column) for tile in opened] == [(4, column) for column in range(11)]
    assert all(tile.text.startswith(f"4,{tile.column}") for tile in opened)
    for tile in opened:
        assert QRect(strip.rect()).contains(tile.rect.toAlignedRect())
    heading = next(tile for tile in strip.tiles if tile.column is None and tile.row == 4)
    bench.push(strip, heading.rect.center().toPoint())
    assert strip.open_row is None
