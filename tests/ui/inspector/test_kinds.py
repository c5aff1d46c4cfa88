"""The panels for every kind of layer, in every dimension."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits import kind, layer, signal
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.operators.expression import plain
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.inspector.bias_panel import BiasPanel
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.code_panel import CodePanel
from convstudio.ui.inspector.kernel_tools import KernelTools
from convstudio.ui.inspector.layer_actions import LayerActions
from convstudio.ui.inspector.layer_panel import LayerPanel
from convstudio.ui.inspector.shape_panel import ShapePanel
from convstudio.ui.inspector.size_panel import SizePanel
from convstudio.ui.inspector.weights_panel import WeightsPanel
from tests.oracles import make

LEFT, UP, DOWN = Qt.MouseButton.LeftButton, Qt.Key.Key_Up, Qt.Key.Key_Down
POOLS = (Kind.MAX_POOL, Kind.AVERAGE_POOL)


def document_of(rank: int = 2, chosen: Kind = Kind.CONVOLUTION) -> Document:
    """Three planes of side 8, two filters of side 3."""
    document = make(np.ones((3, *[8] * rank)), np.ones((2, 3, *[3] * rank)), [1.0, 2.0])
    return kind.set_kind(document, chosen)


@pytest.fixture
def store() -> Store:
    return Store(document_of(), ViewState())


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> LayerPanel:
    result = LayerPanel(store)
    shown(qtbot, result)
    return result


def fields(panel: LayerPanel) -> set[str]:
    """Return which of the fields that not every kind has can be seen."""
    names = ("mode", "output_padding", "dilation", "bias", "convolve", "follow", "ceil", "counted")
    return {name for name in names if getattr(panel, name).isVisible()}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Kind.CONVOLUTION, {"mode", "dilation", "bias", "convolve"}),
        (Kind.TRANSPOSED, {"output_padding", "dilation", "bias", "convolve"}),
        (Kind.MAX_POOL, {"dilation", "follow", "ceil"}),
        (Kind.AVERAGE_POOL, {"follow", "ceil", "counted"}),
    ],
)
def test_a_kind_has_its_fields(panel: LayerPanel, store: Store, chosen: Kind, expected: set[str]) -> None:
    store.apply(EditName.KIND, kind.set_kind, chosen)
    assert fields(panel) == expected
    assert panel.kind.currentData() == chosen
    assert panel.presets["full"].isVisible() == (chosen is Kind.CONVOLUTION)
    store.undo()
    assert fields(panel) == {"mode", "dilation", "bias", "convolve"}


def test_the_kind_is_chosen_by_key_and_undone(panel: LayerPanel, store: Store) -> None:
    start = store.document
    panel.kind.setFocus()
    QTest.keyClick(panel.kind, DOWN)
    QTest.keyClick(panel.kind, DOWN)
    assert store.document.layer.kind is Kind.MAX_POOL
    assert store.document.layer.stride == (3, 3)
    assert panel.weights.text() == "Pooling has no weights."
    store.undo()
    assert panel.kind.currentText() == "Transposed convolution"
    store.undo()
    assert store.document is start


def test_weights_are_counted_as_torch_has_them(panel: LayerPanel, store: Store) -> None:
    assert panel.weights.text() == "(2, 3, 3, 3): 54 weights + 2 biases"
    store.apply(EditName.KIND, kind.set_kind, Kind.TRANSPOSED)
    assert panel.weights.text() == "(3, 2, 3, 3): 54 weights + 2 biases"


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_every_axis_has_a_field(panel: LayerPanel, store: Store, rank: int) -> None:
    store.open(document_of(rank), ViewState())
    for field in (panel.kernel_size, panel.stride, panel.padding, panel.dilation):
        assert len(field.boxes) == rank
        assert [box.isVisible() for box in field.boxes] == [True] * rank
    panel.padding.boxes[0].setFocus()
    QTest.keyClick(panel.padding.boxes[0], UP)
    assert store.document.layer.padding == ((1, 1),) * rank
    assert panel.presets["same"].isChecked()


def test_output_padding_is_set_and_explained_where_it_is_too_large(
    qtbot: QtBot, panel: LayerPanel, store: Store
) -> None:
    sizes = SizePanel(store)
    shown(qtbot, sizes)
    store.apply(EditName.KIND, kind.set_kind, Kind.TRANSPOSED)
    panel.output_padding.rows.setFocus()
    QTest.keyClick(panel.output_padding.rows, UP)
    assert store.document.layer.output_padding == (1, 1)
    assert store.undo_name == EditName.OUTPUT_PADDING
    assert (
        "An output padding of 1 along the rows must be smaller than the stride (1) or dilation (1)"
        in sizes.remark.text()
    )
    store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    assert sizes.remark.isHidden()
    assert "".join(map(plain, sizes.formulas.formulas[2].steps)) == (
        "out = (in − 1)s − 2p + d(k − 1) + op + 1 = (8 − 1)·2 − 2·0 + 1·(3 − 1) + 1 + 1 = 18"
    )


def test_a_pool_says_when_its_padding_is_too_large(qtbot: QtBot, store: Store) -> None:
    sizes = SizePanel(store)
    shown(qtbot, sizes)
    store.apply(EditName.KIND, kind.set_kind, Kind.MAX_POOL)
    store.apply(EditName.PADDING, layer.set_padding, ((0, 0), (2, 2)))
    assert "2 along the columns is more than half of 3" in sizes.remark.text()


def test_the_toggles_of_a_pool(panel: LayerPanel, store: Store) -> None:
    store.apply(EditName.KIND, kind.set_kind, Kind.AVERAGE_POOL)
    assert panel.follow.isChecked()
    assert panel.counted.isChecked()
    QTest.mouseClick(panel.ceil, LEFT)
    QTest.mouseClick(panel.counted, LEFT)
    assert store.document.layer.ceil_mode
    assert not store.document.layer.count_include_pad
    store.apply(EditName.STRIDE, layer.set_stride, (1, 1))
    assert not panel.follow.isChecked()
    QTest.mouseClick(panel.follow, LEFT)
    assert store.document.layer.stride == (3, 3)
    QTest.mouseClick(panel.follow, LEFT)
    assert panel.follow.isChecked()


def test_a_map_beyond_the_parked_filters_can_be_looked_at(panel: LayerPanel, store: Store) -> None:
    store.apply(EditName.KIND, kind.set_kind, Kind.MAX_POOL)
    store.set_view(replace(store.view, cursor=Cursor(2, (0, 0))))
    assert store.view.cursor.channel == 2
    store.apply(EditName.KIND, kind.set_kind, Kind.CONVOLUTION)
    assert store.view.cursor.channel == 1
    assert panel.bias.value() == 2


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("chosen", Kind)
def test_the_size_is_worked_out_for_every_axis(qtbot: QtBot, rank: int, chosen: Kind) -> None:
    document = document_of(rank, chosen)
    strides = tuple(range(1, rank + 1))
    store = Store(layer.set_stride(document, strides), ViewState())
    sizes = SizePanel(store)
    shown(qtbot, sizes)
    assert sizes.axis.count() == rank
    assert [sizes.axis.tabText(number) for number in range(rank)] == ["depth", "rows", "columns"][3 - rank :]
    expected = [3 + 7 * step if chosen is Kind.TRANSPOSED else 5 // step + 1 for step in strides]
    for number, size in enumerate(expected):
        sizes.axis.setCurrentIndex(number)
        assert plain(sizes.formulas.formulas[-1].steps[-1]) == f" = {size}"
    assert len(sizes.formulas.formulas) == (2 if chosen is Kind.AVERAGE_POOL else 3)
    dropped = chosen is not Kind.TRANSPOSED and any(5 % step for step in strides)
    assert sizes.remark.isHidden() != dropped


def test_what_has_weights_is_not_there_for_pooling(qtbot: QtBot, store: Store) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    commands = ChannelActions(store, holder)
    shape = ShapePanel(store, commands, holder)
    weights, biases = WeightsPanel(store, commands, holder), BiasPanel(store, commands, holder)
    tools = KernelTools(store, holder)
    holder.show()
    parts = (weights, biases, tools, shape.out_channels, shape.groups, shape.depthwise)
    deeds = (commands.depthwise, commands.more, commands.initialise, commands.clear_biases, tools.turn)
    for chosen in Kind:
        store.apply(EditName.KIND, kind.set_kind, chosen)
        assert {part.isVisible() for part in parts} == {chosen.weighted}
        assert {deed.isEnabled() for deed in deeds} == {chosen.weighted}
        assert ("no weights" in shape.weights.text()) == (not chosen.weighted)
    assert shape.in_channels.isVisible()


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_banks_and_transposing_need_rows_and_columns(qtbot: QtBot, rank: int) -> None:
    store, holder = Store(document_of(rank), ViewState()), QWidget()
    qtbot.addWidget(holder)
    commands, tools = ChannelActions(store, holder), KernelTools(store, holder)
    offered = {action.data() for action in commands.banks.actions() if action.isEnabled()}
    assert ("gabor" in offered) == (rank == 2)
    assert "random" in offered
    assert tools.transpose.isEnabled() == (rank > 1)


def test_kinds_and_what_goes_with_them_are_actions(qtbot: QtBot, store: Store) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    actions = LayerActions(store, holder)
    actions.kinds[Kind.AVERAGE_POOL].trigger()
    assert store.document.layer.kind is Kind.AVERAGE_POOL
    assert actions.kinds[Kind.AVERAGE_POOL].isChecked()
    actions.ceil.trigger()
    actions.counted.trigger()
    assert store.document.layer.ceil_mode
    assert not store.document.layer.count_include_pad
    assert not actions.convolution.isEnabled()
    store.apply(EditName.KIND, kind.set_kind, Kind.TRANSPOSED)
    assert actions.kinds[Kind.TRANSPOSED].isChecked()
    assert not any(action.isEnabled() for action in (actions.ceil, actions.counted, *actions.modes.values()))


def test_the_code_follows_stamps(qtbot: QtBot) -> None:
    store = Store(document_of(2, Kind.TRANSPOSED), ViewState(source=(1, 2)))
    panel = CodePanel(store)
    shown(qtbot, panel)
    assert "total +=" in panel.scratch.source
    store.set_view(replace(store.view, stamping=True))
    assert "y[o][r][c] +=" in panel.scratch.source
    assert "row = 1, column = 2" in panel.scratch._note.accessibleName()
    store.set_view(replace(store.view, source=(3, 4)))
    assert "row = 3, column = 4" in panel.scratch._note.accessibleName()


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("chosen", Kind)
def test_a_signal_of_another_dimension_is_shown_at_once(
    qtbot: QtBot, store: Store, panel: LayerPanel, rank: int, chosen: Kind
) -> None:
    sizes, code = SizePanel(store), CodePanel(store)
    shown(qtbot, sizes)
    shown(qtbot, code)
    store.apply(EditName.KIND, kind.set_kind, chosen)
    store.apply(EditName.INPUT_REPLACE, signal.replace_input, document_of(rank).signal)
    assert panel.kernel_size.values() == (3,) * rank == store.document.kernel_size
    assert sizes.axis.count() == rank
    store.undo()
    assert panel.kernel_size.values() == (3, 3)


def test_uneven_ends_are_shown_for_every_kind(panel: LayerPanel, store: Store) -> None:
    spec = LayerSpec(padding=((0, 1), (1, 1)), kind=Kind.TRANSPOSED)
    store.open(replace(store.document, layer=spec), ViewState())
    assert panel.padding_after.isVisible()
    assert panel.padding_after.values() == (1, 1)
