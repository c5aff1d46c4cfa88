"""A step as a class sees it, held against torch and against the trace of its arithmetic."""

from convstudio.core import numerals
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.picture import Box
from tests.oracles import torch_output
from tests.ui.bench import Bench


def check_step(bench: Bench) -> None:
    """Window, cursor, label and arithmetic are those of the step, and the result is torch's."""
    bench.settle()
    document, view, strip = bench.document, bench.store.view, bench.lens.strip
    channel, (row, column) = view.cursor.channel, view.cursor.position
    assert bench.grid(Pane.OUTPUT).overlay.cursor == (row, column)
    rows, columns = geometry.window_axes(document)
    window = Box((rows.start(row), columns.start(column)), (rows.span, columns.span))
    assert bench.grid(Pane.INPUT).overlay.window == window
    number = row * columns.size + column + 1
    assert bench.lens.transport.label.text() == f"step {number} of {rows.size * columns.size}"
    value = float(torch_output(document)[channel, row, column])
    shown = bench.shown(Pane.OUTPUT)[row, column]
    assert shown == value
    assert strip.result_text() == numerals.cell_text(value)
    assert strip.plain_text().endswith(f" {numerals.cell_text(value)}")
    assert strip.accessibleDescription() == strip.plain_text()


def check_terms(bench: Bench) -> None:
    """Each tile shows the input, the weight and the product of its cell, in the kernel's arrangement."""
    bench.settle()
    document, view = bench.document, bench.store.view
    parts = trace(document, view.cursor.channel, view.cursor.position)
    shown = parts.channels[document.input_planes(view.cursor.channel).index(view.in_channel)]
    tiles = {
        (tile.row, tile.column): tile
        for tile in bench.lens.strip.tiles
        if tile.row is not None and tile.column is not None
    }
    assert len(tiles) == document.weight[0, 0].size
    for (row, column), tile in tiles.items():
        for value in (shown.inputs, shown.weights, shown.products):
            assert numerals.cell_text(float(value[row, column])) in tile.text
        if (row, column + 1) in tiles:
            assert tile.rect.right() <= tiles[row, column + 1].rect.left()
        if (row + 1, column) in tiles:
            assert tile.rect.bottom() <= tiles[row + 1, column].rect.top()
