"""What the pointer on one pane lights up on the others, there and back."""

import numpy as np
from PySide6.QtCore import Qt

from convstudio.core import numerals
from convstudio.core.document import Document, LayerSpec
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.picture import Cell
from tests.ui.bench import Bench


def linked(bench: Bench, pane: Pane) -> set[Cell]:
    cells = bench.grid(pane).overlay.linked
    assert len(cells) == len(set(cells))
    return set(cells)


def products(document: Document) -> list[tuple[Cell, Cell, Cell]]:
    """Return (output, input cell, kernel cell) of every product of the layer, one by one."""
    found: list[tuple[Cell, Cell, Cell]] = []
    for row, column in np.ndindex(*geometry.output_shape(document)):
        positions = trace(document, 0, (row, column)).channels[0].positions
        for i, j in np.ndindex(*document.kernel_size):
            found.append(((row, column), (int(positions[0, i, j]), int(positions[1, i, j])), (i, j)))
    return found


def check_all_ways(bench: Bench, outputs: list[Cell], inputs: list[Cell], taps: list[Cell]) -> None:
    every, strip = products(bench.document), bench.lens.strip
    for cell in outputs:
        bench.hover(Pane.OUTPUT, cell)
        assert linked(bench, Pane.INPUT) == {used for output, used, _ in every if output == cell}
        assert strip._highlight is None
    for cell in inputs:
        bench.hover(Pane.INPUT, cell)
        uses = {output: tap for output, used, tap in every if used == cell}
        assert linked(bench, Pane.OUTPUT) == set(uses)
        assert linked(bench, Pane.KERNEL) == set(uses.values())
        notes = bench.grid(Pane.OUTPUT).overlay.notes
        weights = {output: float(bench.document.weight[(0, 0, *tap)]) for output, tap in uses.items()}
        assert notes.keys() == uses.keys()
        for output, weight in weights.items():
            assert notes[output].endswith(f": {numerals.cell_text(weight)}")
        assert strip._highlight == uses.get(position(bench))
    for cell in taps:
        bench.hover(Pane.KERNEL, cell)
        assert linked(bench, Pane.INPUT) == {used for _, used, tap in every if tap == cell}
        assert strip._highlight == cell
    bench.hover_nothing()
    assert not any(linked(bench, pane) for pane in Pane)
    assert strip._highlight is None


def position(bench: Bench) -> Cell:
    row, column = bench.store.view.cursor.position
    return row, column


def test_all_ways(bench: Bench) -> None:
    assert len(products(bench.document)) == 4 * 4 * 3 * 3
    check_all_ways(bench, [(0, 0), (3, 2)], [(0, 0), (2, 2), (5, 5)], [(0, 0), (1, 2)])


def test_all_ways_with_padding_stride_and_dilation_and_a_turned_kernel(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.enter(layer.padding.rows, "2")
    bench.enter(layer.stride.rows, "2")
    bench.enter(layer.dilation.rows, "2")
    bench.push(layer.convolve)
    bench.settle()
    assert bench.document.layer == LayerSpec((2, 2), ((2, 2), (2, 2)), (2, 2), flipped=True)
    check_all_ways(bench, [(0, 0), (2, 2)], [(-2, -2), (1, 1), (2, 2), (7, 7)], [(0, 0), (2, 1)])


def test_the_arithmetic_is_linked_too(bench: Bench) -> None:
    strip = bench.lens.strip
    tile = next(tile for tile in strip.tiles if (tile.row, tile.column) == (1, 2))
    bench.move(strip, tile.rect.center().toPoint())
    every = products(bench.document)
    assert linked(bench, Pane.INPUT) == {used for _, used, tap in every if tap == (1, 2)}
    bench.hover_nothing()
    assert not linked(bench, Pane.INPUT)


def test_the_keyboard_lights_up_what_the_pointer_would(bench: Bench) -> None:
    bench.point_at(Pane.INPUT, (2, 1))
    bench.key(Qt.Key.Key_Right)
    uses = {output for output, used, _ in products(bench.document) if used == (2, 2)}
    assert linked(bench, Pane.OUTPUT) == uses


def test_hovering_changes_nothing_and_follows_an_edit(bench: Bench) -> None:
    document, view = bench.document, bench.store.view
    bench.hover(Pane.INPUT, (2, 2))
    assert (bench.document, bench.store.view) == (document, view)
    assert bench.grid(Pane.OUTPUT).overlay.notes[0, 0] == "i: 1"
    bench.type_into(Pane.KERNEL, (2, 2), "7")
    bench.settle()
    bench.hover(Pane.INPUT, (2, 2))
    assert bench.grid(Pane.OUTPUT).overlay.notes[0, 0] == "i: 7"


def test_nothing_is_lit_up_where_the_layer_is_impossible(bench: Bench) -> None:
    bench.enter(bench.window.inspector.layer.kernel_size.rows, "7")
    bench.settle()
    for pane in Pane:
        bench.hover(pane, (0, 0))
        assert not any(linked(bench, each) for each in Pane)
    bench.store.undo()
    bench.settle()
    bench.hover(Pane.OUTPUT, (0, 0))
    assert len(linked(bench, Pane.INPUT)) == 9


def test_a_photograph_is_crossed_at_the_same_place_of_input_and_output(bench: Bench) -> None:
    bench.open("camera")
    for pane, other in ((Pane.OUTPUT, Pane.INPUT), (Pane.INPUT, Pane.OUTPUT)):
        bench.hover(pane, (100, 200))
        cross = bench.grid(pane).overlay.cross
        # A cell is smaller than a pixel here.
        assert cross is not None
        assert abs(cross[0] - 100) <= 2
        assert abs(cross[1] - 200) <= 2
        assert bench.grid(other).overlay.cross == cross
    bench.hover_nothing()
    assert bench.grid(Pane.INPUT).overlay.cross is None
