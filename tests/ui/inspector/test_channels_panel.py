from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core import examples
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits import channels, layer, planes
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.view_state import COMPOSITE, Cursor, ViewState
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.channels_panel import ChannelsPanel
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
UP, DOWN, RETURN = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return


def layer_of(planes: int, maps: int, *, side: int = 6, groups: int = 1) -> Document:
    """Return a layer with random 3 × 3 kernels; three planes are a color picture."""
    rng = np.random.default_rng(5)
    color = {1: Color.GRAY, 3: Color.RGB}.get(planes, Color.STACK)
    return Document(
        Signal(frozen(rng.random((planes, side, side))), color),
        LayerSpec(groups=groups),
        frozen(rng.standard_normal((maps, planes // groups, 3, 3))),
        frozen(np.arange(maps)),
    )


@pytest.fixture
def store() -> Store:
    """A color picture of 6 × 6 under eight filters."""
    return Store(layer_of(3, 8), ViewState())


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> Iterator[ChannelsPanel]:
    owner = QWidget()
    qtbot.addWidget(owner)
    result = ChannelsPanel(store, ChannelActions(store, owner))
    qtbot.addWidget(result)
    result.resize(268, 600)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    yield result
    owner.deleteLater()


def load(store: Store, document: Document, view: ViewState | None = None) -> None:
    store.open(document, view or ViewState())


def enter(field: QWidget, text: str) -> None:
    field.setFocus()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, RETURN)


def press(widget: QWidget, key: Qt.Key, times: int = 1) -> None:
    widget.setFocus()
    for _ in range(times):
        QTest.keyClick(widget, key)


def undo_all(store: Store) -> int:
    steps = 0
    while store.undo_name is not None:
        store.undo()
        steps += 1
    return steps


# Channels and groups


def test_the_layer_is_shown(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(4, 8, groups=2))
    shape = panel.shape
    assert (shape.in_channels.value(), shape.out_channels.value(), shape.groups.value()) == (4, 8, 2)
    assert [shape.groups.itemText(index) for index in range(shape.groups.count())] == ["1", "2", "4"]
    assert shape.weights.text() == "(8, 2, 3, 3): 144 weights + 8 biases"
    # 4 · 6 · 6 inputs, 8 · 4 · 4 outputs
    assert shape.dense.text() == "A fully connected layer would need 18,432 weights: 128 times as many."


def test_what_a_photograph_would_need(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(3, 64, side=224))
    dense = 3 * 224 * 224 * 64 * 222 * 222
    assert panel.shape.dense.text() == (
        f"A fully connected layer would need {dense:,} weights: {round(dense / 1728):,} times as many."
    )
    store.apply(EditName.DILATION, layer.set_dilation, (2, 2))
    assert f"{3 * 224 * 224 * 64 * 220 * 220:,}" in panel.shape.dense.text()
    load(store, layer_of(1, 1, side=2))
    assert panel.shape.dense.text() == "A fully connected layer would need — weights."


@pytest.mark.parametrize(("side", "padding", "said"), [(1, 1, "no more than this one"), (4, 0, "7.1 times")])
def test_small_layers_need_about_as_much(
    panel: ChannelsPanel, store: Store, side: int, padding: int, said: str
) -> None:
    document = layer_of(1, 1, side=side)
    load(store, replace(document, layer=replace(document.layer, padding=((padding, padding),) * 2)))
    assert said in panel.shape.dense.text()


def test_filters_turned_down_and_up_again_are_those_there_were(panel: ChannelsPanel, store: Store) -> None:
    before = store.document
    press(panel.shape.out_channels, DOWN, 5)
    assert store.document.out_channels == 3
    press(panel.shape.out_channels, UP, 5)
    np.testing.assert_array_equal(store.document.weight, before.weight)
    np.testing.assert_array_equal(store.document.bias, before.bias)
    press(panel.shape.out_channels, UP, 2)
    np.testing.assert_array_equal(store.document.weight[:8], before.weight)
    assert undo_all(store) == 1
    assert store.document is before


def test_a_field_that_was_left_begins_another_step(panel: ChannelsPanel, store: Store) -> None:
    press(panel.shape.out_channels, UP)
    QTest.keyClick(panel.shape.out_channels, Qt.Key.Key_Tab)
    press(panel.shape.out_channels, UP)
    enter(panel.shape.groups, "1")
    assert undo_all(store) == 2


@pytest.mark.parametrize("count", ["0", "257", "99999"])
def test_too_many_filters_are_explained_in_place_and_only_there(
    panel: ChannelsPanel, store: Store, qtbot: QtBot, count: str
) -> None:
    before = store.document
    with qtbot.assertNotEmitted(store.refused):
        enter(panel.shape.out_channels, count)
    assert store.document is before
    assert panel.shape.out_channels.value() == 8
    assert panel.shape.refusals.isVisible()
    assert f"not {count}" in panel.shape.refusals.text()
    assert panel.shape.refusals.accessibleName() == panel.shape.refusals.text()
    enter(panel.shape.out_channels, "9")
    assert panel.shape.refusals.isHidden()
    assert store.document.out_channels == 9


def test_the_channels_of_a_photograph_come_from_the_image(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(3, 4, side=65))
    press(panel.shape.in_channels, UP)
    assert panel.shape.in_channels.value() == store.document.in_channels == 3
    assert "number of channels, 3" in panel.shape.refusals.text()
    load(store, layer_of(3, 4))
    assert panel.shape.refusals.isHidden()
    press(panel.shape.in_channels, UP)
    assert store.document.in_channels == 4
    press(panel.shape.in_channels, DOWN, 2)
    press(panel.shape.in_channels, UP)
    assert store.document.signal.color is Color.RGB  # from where the run began: nothing has changed
    assert undo_all(store) == 1


def test_groups_are_chosen_from_the_divisors(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(4, 8))
    press(panel.shape.groups, DOWN)
    assert store.document.layer.groups == 2
    assert store.document.weight.shape == (8, 2, 3, 3)
    press(panel.shape.groups, DOWN)
    press(panel.shape.groups, UP, 2)
    assert store.document.layer.groups == 1
    assert panel.shape.groups.currentText() == "1"
    assert undo_all(store) == 1


def test_a_typed_number_of_groups(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(4, 8))
    enter(panel.shape.groups, "3")
    assert panel.shape.groups.currentText() == "1"
    assert store.document.layer.groups == 1
    assert "3 does not" in panel.shape.refusals.text()
    enter(panel.shape.groups, "0")
    assert "0 does not" in panel.shape.refusals.text()
    enter(panel.shape.groups, "4")
    assert panel.shape.refusals.isHidden()
    assert store.document.layer.groups == 4


def test_with_groups_filters_come_and_go_in_each(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(4, 8, groups=4))
    press(panel.shape.out_channels, UP)
    assert store.document.out_channels == 12
    enter(panel.shape.out_channels, "10")
    assert "(10)" in panel.shape.refusals.text()
    assert panel.shape.out_channels.value() == 12


def test_depthwise_and_pointwise_show_when_they_hold(panel: ChannelsPanel, store: Store) -> None:
    shape = panel.shape
    assert not shape.depthwise.isChecked()
    QTest.mouseClick(shape.depthwise, LEFT)
    assert store.document.layer.groups == 3
    assert store.document.out_channels == 3
    assert shape.depthwise.isChecked()
    QTest.mouseClick(shape.pointwise, LEFT)
    assert store.document.kernel_size == (1, 1)
    assert shape.pointwise.isChecked()
    QTest.mouseClick(shape.depthwise, LEFT)
    assert store.document.layer.groups == 1
    assert not shape.depthwise.isChecked()
    QTest.mouseClick(shape.pointwise, LEFT)
    assert store.document.kernel_size == (3, 3)
    assert not shape.pointwise.isChecked()
    assert undo_all(store) == 4
    assert not shape.depthwise.isChecked()
    assert not shape.pointwise.isChecked()


def test_undo_goes_to_the_document_unless_a_number_is_typed(panel: ChannelsPanel) -> None:
    for field in (panel.shape.groups, panel.planes.name, panel.shape.out_channels):
        field.setFocus()
        event = key_event(Qt.Key.Key_Z)
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()


def key_event(key: Qt.Key) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    return event


# All weights


@pytest.mark.parametrize("scheme", Scheme)
def test_all_weights_are_drawn_by_scheme_and_seed(panel: ChannelsPanel, store: Store, scheme: Scheme) -> None:
    before = store.document
    panel.weights.scheme.setCurrentIndex(panel.weights.scheme.findData(scheme))
    for seed in (0, 1):
        QTest.mouseClick(panel.weights.draw, LEFT)
        assert panel.weights.seed.value() == seed
        expected = channels.initialise_all(before, scheme, seed)
        np.testing.assert_array_equal(store.document.weight, expected.weight)
    assert store.document.bias is before.bias
    assert undo_all(store) == 2


def test_banks(panel: ChannelsPanel, store: Store) -> None:
    for action in panel.commands.banks.actions():
        expected = channels.apply_bank(store.document, action.data(), 0)
        action.trigger()
        np.testing.assert_array_equal(store.document.weight, expected.weight)
        assert panel.shape.out_channels.value() == expected.out_channels
        assert store.undo_name == EditName.BANK


def test_a_bank_of_color_opponents_needs_color(panel: ChannelsPanel, store: Store) -> None:
    load(store, examples.diagonal())
    opponents = next(each for each in panel.commands.banks.actions() if each.data() == "color_opponent")
    opponents.trigger()
    assert store.undo_name is None
    assert "three channels, not 1" in panel.weights.refusals.text()
    panel.commands.initialise.trigger()
    assert panel.weights.refusals.isHidden()


# Biases


def test_the_bias_of_the_selected_map(panel: ChannelsPanel, store: Store) -> None:
    store.set_view(replace(store.view, cursor=Cursor(5, (0, 0))))
    assert panel.biases.bias.value() == 5
    assert panel.biases.list.currentIndex().row() == 5
    press(panel.biases.bias, UP, 3)
    enter(panel.biases.bias, "1/4")
    assert store.document.bias.tolist() == [0, 1, 2, 3, 4, 0.25, 6, 7]
    assert panel.biases.list.model().index(5, 0).data() == "5: 0.25"
    assert undo_all(store) == 1


def test_biases_are_typed_into_the_list(panel: ChannelsPanel, store: Store, qtbot: QtBot) -> None:
    listed = panel.biases.list
    listed.setFocus()
    press(listed, Qt.Key.Key_Right, 2)
    assert store.view.cursor.channel == 2
    QTest.keyClicks(listed, "-")
    editor = listed.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "1/2")
    QTest.keyClick(editor, RETURN)
    # The editor hands over what was typed a little later.
    qtbot.waitUntil(lambda: store.document.bias.tolist()[:4] == [0, 1, -0.5, 3])
    assert listed.model().index(2, 0).data() == "2: −0.5"
    assert store.undo_name == EditName.BIAS


def test_a_double_click_opens_a_bias(panel: ChannelsPanel, store: Store, qtbot: QtBot) -> None:
    listed = panel.biases.list
    place = listed.visualRect(listed.model().index(4, 0)).center()
    QTest.mouseClick(listed.viewport(), LEFT, pos=place)
    QTest.mouseDClick(listed.viewport(), LEFT, pos=place)
    editor = listed.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "4"
    editor.setText("one")
    QTest.keyClick(editor, RETURN)
    qtbot.waitUntil(lambda: "“one”" in panel.biases.refusals.text())
    assert store.document.bias.tolist() == list(range(8))


def test_biases_are_cleared(panel: ChannelsPanel, store: Store) -> None:
    QTest.mouseClick(panel.biases.clear, LEFT)
    assert not store.document.bias.any()
    assert store.undo_name == EditName.BIASES_CLEAR
    store.undo()
    assert panel.biases.list.model().index(7, 0).data() == "7: 7"


def test_256_biases_are_scrolled(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(1, 256), ViewState(cursor=Cursor(255, (0, 0))))
    listed = panel.biases.list
    assert listed.model().rowCount() == 256
    assert listed.currentIndex().row() == 255
    assert listed.viewport().rect().intersects(listed.visualRect(listed.currentIndex()))
    assert not listed.horizontalScrollBar().isVisible()
    load(store, layer_of(1, 1))
    assert listed.model().rowCount() == 1
    assert store.view.cursor.channel == 0


# Planes


def test_a_picture_is_split_and_merged(panel: ChannelsPanel, store: Store) -> None:
    before = store.document
    panel.commands.split.trigger()
    split = store.document.signal
    assert split.color is Color.STACK
    assert panel.planes.name.text() == "R"
    panel.commands.merge.trigger()
    merged = store.document.signal
    assert merged.color is Color.RGB
    assert merged.plane_names == before.signal.plane_names
    load(store, layer_of(2, 2))
    panel.commands.merge.trigger()
    assert "not 2" in panel.planes.refusals.text()


def test_the_opened_plane_is_named(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(2, 2), ViewState(in_channel=1))
    name = panel.planes.name
    assert (name.text(), name.placeholderText()) == ("", "channel 1")
    enter(name, " depth ")
    assert store.document.signal.plane_names == ("", "depth")
    assert name.text() == "depth"
    store.set_view(replace(store.view, in_channel=0))
    assert name.text() == ""
    assert undo_all(store) == 1


def test_a_name_that_is_too_long_stays_to_be_mended(panel: ChannelsPanel, store: Store) -> None:
    name = panel.planes.name
    enter(name, "x" * 41)
    assert store.undo_name is None
    assert name.text() == "x" * 41
    assert name.property("bad") is True
    assert "40 characters" in panel.planes.refusals.text()
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    assert name.property("bad") is False
    QTest.keyClick(name, RETURN)
    assert store.document.signal.plane_names[0] == "x" * 40
    assert panel.planes.refusals.isHidden()
    QTest.keyClicks(name, "y")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == "x" * 40


def test_planes_are_duplicated_and_removed(panel: ChannelsPanel, store: Store) -> None:
    load(store, layer_of(2, 2), ViewState(in_channel=1))
    document = store.document
    panel.commands.duplicate.trigger()
    expected = planes.duplicate_plane(document, 1)
    np.testing.assert_array_equal(store.document.signal.values, expected.signal.values)
    assert panel.shape.in_channels.value() == 3
    panel.commands.remove.trigger()
    panel.commands.remove.trigger()
    assert store.document.in_channels == 1
    panel.commands.remove.trigger()
    assert "only plane" in panel.planes.refusals.text()


def test_a_picture_that_is_seen_as_a_whole_has_no_opened_plane(
    panel: ChannelsPanel, store: Store, qtbot: QtBot
) -> None:
    store.set_view(replace(store.view, in_channel=COMPOSITE))
    assert not panel.planes.name.isEnabled()
    panel.commands.remove.trigger()
    assert store.undo_name is None
    assert "open one of its planes" in panel.planes.refusals.text()
    panel.hide()
    with qtbot.waitSignal(panel.declined):
        panel.commands.duplicate.trigger()


# The panel as a whole


def test_a_hidden_panel_leaves_the_word_to_the_window(
    panel: ChannelsPanel, store: Store, qtbot: QtBot
) -> None:
    load(store, examples.diagonal())
    panel.hide()
    with qtbot.waitSignal(store.refused):
        panel.commands.merge.trigger()
    assert not panel.planes.refusals.text()


def test_tab_goes_from_top_to_bottom(panel: ChannelsPanel) -> None:
    panel.shape.in_channels.setFocus()
    heights: list[int] = []
    for _ in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        heights.append(focused.mapTo(panel, QPoint()).y() // 20)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert heights == sorted(heights)


def test_every_part_has_a_name_and_the_panel_fits(
    panel: ChannelsPanel, store: Store, qapp: QApplication
) -> None:
    load(store, layer_of(3, 64, side=512))
    panel.shape.in_channels.setValue(4)
    qapp.setStyleSheet(style_sheet(LIGHT))
    width, height = panel.minimumSizeHint().width(), panel.heightForWidth(268)
    qapp.setStyleSheet("")
    assert width <= 268
    assert height <= 590
    shape, weights = panel.shape, panel.weights
    for widget in (
        *(shape.in_channels, shape.out_channels, shape.groups, shape.depthwise, shape.pointwise),
        *(weights.scheme, weights.seed, weights.draw, weights.bank),
        *(panel.biases.bias, panel.biases.clear, panel.biases.list, panel.planes.name),
        *panel.planes._buttons.values(),
    ):
        assert widget.accessibleName()
        assert widget.toolTip()


def test_it_is_said_again_in_another_language(panel: ChannelsPanel) -> None:
    panel.shape.out_channels.setAccessibleName("")
    panel.commands.split.setText("")
    panel.weights.scheme.setItemText(0, "")
    panel.commands.describe()
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.shape.out_channels.accessibleName() == "Out channels"
    assert panel.commands.split.text() == "Split the color picture"
    assert panel.weights.scheme.itemText(0)
