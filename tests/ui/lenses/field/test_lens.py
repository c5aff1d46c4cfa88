from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Color, Document, LayerSpec, Signal
from convstudio.core.edits import chain as edits
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.chains import CHAINS
from convstudio.core.view_state import FieldView, Hidden
from convstudio.ui.lenses.field.field_actions import FieldActions, chain_hint, chain_title
from convstudio.ui.lenses.field.lens import FieldLens
from convstudio.ui.widgets.field.content import Box, MapColumn, StripContent
from convstudio.ui.widgets.field.strip import ChainStrip
from tests.ui.bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


class FieldBench:
    """The program with the Receptive field lens in front."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.said: list[str] = []

    @property
    def lens(self) -> FieldLens:
        lens: FieldLens = self.bench.window.entries["field"].lens
        return lens

    @property
    def commands(self) -> FieldActions:
        return self.lens.commands

    @property
    def strip(self) -> ChainStrip:
        return self.lens.strip

    @property
    def line(self) -> str:
        return self.lens.line.text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def view(self) -> FieldView:
        return self.bench.store.view.field

    @property
    def content(self) -> StripContent:
        assert self.strip.content is not None
        return self.strip.content

    def settle(self) -> None:
        self.bench.settle()
        self.bench.qtbot.waitUntil(lambda: self.lens.settled, timeout=20_000)
        QCoreApplication.processEvents()

    def show(self, chain: Chain, side: int = 28) -> None:
        """Show a chain over a noisy image."""
        values = np.random.default_rng(0).random((1, side, side), dtype=np.float32)
        weight, bias = np.ones((1, 1, 3, 3), np.float32), np.zeros(1, np.float32)
        document = Document(Signal(values), LayerSpec(), weight, bias, chain)
        self.bench.store.open(document, self.bench.store.view)
        self.settle()

    def place(self, number: int, cell: tuple[int, int]) -> QPoint:
        """Return the pixel of the strip in the middle of a cell of a map."""
        layout = self.strip.layout_of_maps()
        assert layout is not None
        box = ((cell[0], cell[0] + 1), (cell[1], cell[1] + 1))
        return layout.box(self.content, number, box).center().toPoint()

    def column(self, number: int) -> MapColumn:
        return self.content.columns[number]

    def box(self) -> Box | None:
        content = self.lens.pictures.whole.content
        assert content is not None
        return content.box


@pytest.fixture
def field(bench: Bench) -> Iterator[FieldBench]:
    bench.look_at("field")
    result = FieldBench(bench)
    result.lens.said.connect(result.said.append)
    result.settle()
    yield result
    result.lens.said.disconnect(result.said.append)
    result.settle()


def test_the_smallest_example_has_a_chain_that_is_possible(field: FieldBench) -> None:
    field.bench.open("first")
    field.settle()
    assert field.line.startswith("The receptive field of a value of layer 2 is 5 × 5 cells of the input")
    assert field.lens.line.property("role") != "warning"
    assert [column.size for column in field.content.columns] == [(3, 3)] * 3


def test_two_3x3_see_5x5(field: FieldBench) -> None:
    field.show(CHAINS["two"])
    assert field.line.startswith(
        "The receptive field of a value of layer 2 is 5 × 5 cells of the input, "
        "from row 12 to 16 and column 12 to 16; neighbors are 1 cell apart. That is 3.2 % of the input. The middle "
    )
    assert [column.facts[1] for column in field.content.columns] == ["1", "3", "5"]
    assert [column.facts[4].replace("\N{NO-BREAK SPACE}", " ") for column in field.content.columns] == [
        "5 × 5",
        "3 × 3",
        "1 × 1",
    ]
    assert field.box() == ((12, 17), (12, 17))


def test_the_digit_net_in_numbers(field: FieldBench) -> None:
    field.show(CHAINS["digits"])
    facts = [column.facts for column in field.content.columns]
    assert [fact[1] for fact in facts] == ["1", "5", "6", "14", "16"]
    assert [fact[2] for fact in facts] == ["1", "1", "2", "2", "4"]
    assert [fact[3] for fact in facts] == ["0", "2", "2.5", "6.5", "7.5"]


def test_the_sentence_of_a_unit_at_the_border(field: FieldBench) -> None:
    field.show((ChainLayer(padding=1),) * 3)
    field.bench.store.set_view(replace(field.bench.store.view, field=FieldView(unit=(0, 0))))
    assert field.line.startswith(
        "The receptive field of a value of layer 3 is 7 × 7 cells of the input, from row −3 to 3 and column −3 to 3; "
        "neighbors are 1 cell apart. 16 of the 49 cells count, 2 % of the input: the rest is padding."
    )


def test_gaps_are_told(field: FieldBench) -> None:
    field.show((ChainLayer(dilation=3),))
    assert "9 of the 49 cells count, 1.1 % of the input: between them are gaps." in field.line


def test_a_click_on_a_map_chooses_layer_and_unit(field: FieldBench) -> None:
    field.show(CHAINS["digits"])
    field.bench.push(field.strip, field.place(1, (3, 20)))
    assert (field.view.layer, field.view.unit) == (0, (3, 20))
    assert field.box() == ((3, 8), (20, 25))
    field.bench.push(field.strip, field.place(4, (1, 2)))
    assert (field.view.layer, field.view.unit) == (-1, (1, 2))


def test_a_click_beside_a_map_chooses_the_layer_at_the_same_place(field: FieldBench) -> None:
    field.show(CHAINS["digits"])
    field.bench.push(field.strip, field.place(4, (0, 0)))
    layout = field.strip.layout_of_maps()
    assert layout is not None
    field.bench.push(field.strip, QPoint(round(layout.labels + 1.5 * layout.column), 5))
    assert field.view.layer == 0
    looking = field.lens.looking
    assert looking is not None
    assert looking.unit == (5, 5)


def test_a_click_on_the_input_chooses_the_unit_over_it(field: FieldBench) -> None:
    field.show(CHAINS["strides"])
    pane = field.lens.pictures.whole
    place = pane.rect_of(((8, 9), (16, 17))).center().toPoint()
    field.bench.push(pane, place)
    assert field.view.unit == (1, 2)
    field.bench.push(field.strip, field.place(0, (24, 0)))
    assert field.view.unit == (3, 0)


def test_arrows_walk_and_shift_turns(field: FieldBench) -> None:
    field.show(CHAINS["two"])
    field.strip.setFocus()
    field.bench.key(Qt.Key.Key_Down)
    field.bench.key(Qt.Key.Key_Left, times=2)
    assert field.view.unit == (13, 10)
    field.bench.key(Qt.Key.Key_Left, SHIFT)
    assert field.view.layer == 0
    field.bench.key(Qt.Key.Key_Up, times=40)
    assert field.view.unit == (0, 11)
    field.bench.key(Qt.Key.Key_Right, SHIFT, times=3)
    assert field.view.layer == -1


def test_hover_says_whether_the_unit_sees_a_cell(field: FieldBench) -> None:
    field.show((ChainLayer(dilation=2, padding=1),))
    pane = field.lens.pictures.whole
    field.bench.store.set_view(replace(field.bench.store.view, field=FieldView(unit=(0, 0))))
    field.settle()
    for cell, start in (
        ((1, 1), "Input, row 1, column 1: the value sees it; "),
        ((0, 0), "Input, row 0, column 0: in a gap"),
        ((9, 9), "Input, row 9, column 9: the value does not see it."),
        ((-1, 3), "Padding, row −1, column 3: the value sees it"),
    ):
        place = pane.rect_of(((cell[0], cell[0] + 1), (cell[1], cell[1] + 1))).center().toPoint()
        field.bench.move(pane, place)
        assert field.said[-1].startswith(start), field.said[-1]
    field.bench.move(field.strip, field.place(1, (0, 0)))
    assert field.said[-1] == "Layer 1, row 0, column 0: the value that is chosen."
    field.bench.move(field.strip, field.place(1, (2, 2)))
    assert field.said[-1].endswith("the chosen value does not depend on it.")
    field.bench.move(field.lens.line)
    assert field.said[-1] == ""


def test_an_impossible_chain_is_explained_and_the_last_picture_stays(field: FieldBench) -> None:
    field.show(CHAINS["digits"])
    before = field.content
    layer = ChainLayer(kernel=7)
    field.bench.store.apply(EditName.CHAIN_ADD, edits.add_layer, 4, layer)
    assert field.line.startswith("Layer 5 is impossible. ")
    assert field.lens.line.property("role") == "warning"
    assert field.content is before
    assert field.strip._dimmed
    field.bench.store.undo()
    assert not field.strip._dimmed
    assert field.line.startswith("The receptive field of a value of layer 4 is")


def test_of_a_chain_that_was_never_possible_the_first_layers_are_shown(field: FieldBench) -> None:
    field.lens.set_active(False)
    field.lens.presenter._looking = None
    field.show((ChainLayer(), ChainLayer(kernel=11)), side=8)
    field.lens.set_active(True)
    assert field.line.startswith("Layer 2 is impossible. ")
    assert len(field.content.columns) == 2


def test_every_preset_by_its_keys(field: FieldBench) -> None:
    for key, (name, chain) in enumerate(CHAINS.items(), start=1):
        field.bench.keys("f")
        field.bench.keys(str(key))
        assert field.bench.document.chain == chain
        assert chain_title(name)
        assert chain_hint(name)


def test_the_buttons_add_and_remove_a_layer(field: FieldBench) -> None:
    field.show(CHAINS["two"])
    field.bench.command(field.commands.add)
    assert len(field.bench.document.chain) == 3
    assert field.line.startswith("The receptive field of a value of layer 3 is 7 × 7")
    for _ in range(2):
        field.bench.command(field.commands.remove)
    assert not field.commands.remove.isEnabled()
    assert field.line.startswith("The receptive field of a value of layer 1 is 3 × 3")


def test_moving_a_layer_keeps_it_chosen(field: FieldBench) -> None:
    field.show(CHAINS["dilations"])
    field.commands.earlier.trigger()
    assert [layer.dilation for layer in field.bench.document.chain] == [1, 4, 2]
    assert field.commands.index == 1
    field.commands.later.trigger()
    assert field.bench.document.chain == CHAINS["dilations"]


def test_the_effective_field_can_be_left_out(field: FieldBench) -> None:
    field.show(CHAINS["two"])
    assert field.lens.pictures.heat.isVisible()
    heat = field.lens.pictures.heat.content
    assert heat is not None
    assert heat.box == ((12, 17), (12, 17))
    field.bench.command(field.commands.effective)
    field.settle()
    assert not field.lens.pictures.heat.isVisible()
    assert "gradient" not in field.line
    field.bench.command(field.commands.effective)
    field.settle()
    assert "gradient" in field.line


def test_a_command_brings_the_lens_to_the_front(field: FieldBench) -> None:
    field.bench.look_at("window")
    action: QAction = field.commands.presets[1]
    action.trigger()
    assert field.bench.store.view.lens == "field"


def test_colors_show_as_such(field: FieldBench) -> None:
    values = np.random.default_rng(0).random((3, 12, 12), dtype=np.float32)
    weight, bias = np.ones((1, 3, 3, 3), np.float32), np.zeros(1, np.float32)
    document = Document(Signal(values, Color.RGB), LayerSpec(), weight, bias)
    field.bench.store.open(document, field.bench.store.view)
    field.settle()
    content = field.lens.pictures.whole.content
    assert content is not None
    assert content.pixels is not None
    assert content.pixels.shape == (12, 12, 3)


def test_an_error_of_the_thread_is_told(field: FieldBench) -> None:
    field.lens.failed.emit(StudioError(Code.OUTPUT_TOO_LARGE, needed=2**40, available=2**30))
    assert field.bench.window.notice.text


def test_a_pane_says_nothing_beyond_its_cells(field: FieldBench) -> None:
    pane = field.lens.pictures.whole
    assert pane.cell_at(QPointF(-50, -50)) is None


def test_an_impossible_chain_over_a_row_of_numbers_speaks_of_cells(field: FieldBench) -> None:
    signal = Signal(np.ones((1, 3), np.float32))
    weight, bias = np.ones((1, 1, 1), np.float32), np.zeros(1, np.float32)
    document = Document(signal, LayerSpec((1,), ((0, 0),), (1,)), weight, bias, (ChainLayer(kernel=5),))
    field.bench.store.open(document, field.bench.store.view)
    field.settle()
    assert field.line.startswith(
        "Layer 1 is impossible. The kernel spans 5 cells but the padded input has only 3"
    )


# What a lesson asks for


def conceal(field: FieldBench, hidden: Hidden) -> None:
    field.bench.store.set_view(replace(field.bench.store.view, hidden=hidden))
    field.settle()


def texts(field: FieldBench) -> str:
    """Return everything that is written, said or described of the chosen value."""
    columns = field.content.columns
    return " ".join(
        (
            field.line,
            field.lens.line.accessibleName(),
            field.strip.accessibleDescription(),
            *(text for column in columns for text in (*column.head, *column.facts, column.described)),
        )
    )


@pytest.mark.parametrize("hidden", [Hidden(output=True), Hidden(result=True), Hidden(size=True)])
def test_what_a_value_sees_can_be_asked_for(field: FieldBench, hidden: Hidden) -> None:
    field.show(CHAINS["digits"])
    field.commands.choose(4, (1, 1))
    field.settle()
    assert "16" in texts(field)
    conceal(field, hidden)
    assert "predict" in field.line
    panel = field.bench.window.entries["field"].page
    assert "predict" in panel.remark.text()
    assert not panel.formulas.text()
    for column in field.content.columns[1:]:
        assert column.facts[1] == column.facts[4] == "?"
    assert [column.used is None for column in field.content.columns[:4]] == [True] * 4
    assert field.box() is None
    assert field.content.window is None
    for pane in (field.lens.pictures.near, field.lens.pictures.heat):
        assert pane.content is None
        assert "?" in pane.accessibleName()
        assert "predict" in pane.accessibleDescription()
    whole = field.lens.pictures.whole.content
    assert whole is not None
    assert whole.region == ((0, 28), (0, 28))
    field.said.clear()
    field.lens._on_map_hovered((2, (3, 3)))
    field.lens._on_map_hovered((0, (3, 3)))
    assert not any("see" in said or "depend" in said for said in field.said)
    assert not field.bench.window.grab().isNull()
    conceal(field, Hidden())
    assert field.box() is not None
    assert field.lens.pictures.heat.content is not None
    assert field.line.startswith("The receptive field of a value of layer 4 is 16 × 16")


def test_sizes_that_are_asked_for_stand_nowhere(field: FieldBench) -> None:
    field.show(CHAINS["digits"])
    panel = field.bench.window.entries["field"].page
    conceal(field, Hidden(size=True))
    for column in field.content.columns[1:]:
        assert column.facts == ("?",) * 5
        assert column.size == (1, 1)
        assert "?" in column.described
    assert field.content.columns[0].facts == ("28\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}28", "1", "1", "0", "?")
    field.strip.pressed.emit(2, (0, 0))
    assert field.lens.looking is not None
    assert field.lens.looking.number == 2
    conceal(field, Hidden())
    assert "r = " in panel.formulas.text()
    assert field.content.columns[4].facts[1] == "16"


def test_counts_and_single_outputs_are_nothing_of_a_chain(field: FieldBench) -> None:
    field.show(CHAINS["two"])
    before = texts(field)
    conceal(field, Hidden(counts=True, cells=((0, 0),)))
    assert texts(field) == before
    conceal(field, Hidden())
