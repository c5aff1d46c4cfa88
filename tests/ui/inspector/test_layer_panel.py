from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core import examples
from convstudio.core.document import LayerSpec, PaddingMode
from convstudio.core.edits import kernel, layer
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.inspector.layer_panel import LayerPanel
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
UP = Qt.Key.Key_Up


@pytest.fixture
def store() -> Store:
    """6 × 6 input, 3 × 3 kernel, two filters, no padding."""
    return Store(examples.two_filters(), ViewState())


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> LayerPanel:
    result = LayerPanel(store)
    qtbot.addWidget(result)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    return result


def spec(store: Store) -> LayerSpec:
    return store.document.layer


def undo_all(store: Store) -> int:
    """Undo everything and return how many steps that took."""
    steps = 0
    while store.undo_name is not None:
        store.undo()
        steps += 1
    return steps


def press(widget: QWidget, key: Qt.Key, times: int = 1) -> None:
    widget.setFocus()
    for _ in range(times):
        QTest.keyClick(widget, key)


def test_a_held_arrow_key_is_one_step_until_the_field_is_left(panel: LayerPanel, store: Store) -> None:
    start = store.document
    press(panel.stride.rows, UP, 4)
    assert spec(store).stride == (5, 5)
    press(panel.dilation.rows, UP, 2)
    press(panel.stride.rows, Qt.Key.Key_Down, 2)
    assert (spec(store).stride, spec(store).dilation) == ((3, 3), (3, 3))
    assert undo_all(store) == 3
    assert store.document is start
    assert panel.stride.values() == panel.dilation.values() == (1, 1)


def test_a_change_after_undo_and_redo_is_a_step_of_its_own(panel: LayerPanel, store: Store) -> None:
    press(panel.stride.rows, UP)
    store.undo()
    press(panel.bias, Qt.Key.Key_Tab)
    store.redo()
    press(panel.stride.rows, UP)
    assert undo_all(store) == 2


def test_axes_can_differ(panel: LayerPanel, store: Store) -> None:
    QTest.mouseClick(panel.stride.link, LEFT)
    press(panel.stride.columns, UP)
    assert spec(store).stride == (1, 2)
    QTest.mouseClick(panel.dilation.link, LEFT)
    press(panel.dilation.rows, UP)
    assert spec(store).dilation == (2, 1)


def test_the_kernel_is_resized_with_its_content_kept(panel: LayerPanel, store: Store) -> None:
    before = store.document.weight
    panel.kernel_size.rows.setFocus()
    panel.kernel_size.rows.selectAll()
    QTest.keyClicks(panel.kernel_size.rows, "5")
    QTest.keyClick(panel.kernel_size.rows, Qt.Key.Key_Return)
    assert store.document.kernel_size == (5, 5)
    np.testing.assert_array_equal(store.document.weight[..., 1:4, 1:4], before)
    assert store.undo_name == EditName.KERNEL_RESIZE
    assert panel.weights.text() == "(2, 1, 5, 5): 50 weights + 2 biases"


def test_padding_is_the_same_before_and_after_by_default(panel: LayerPanel, store: Store) -> None:
    press(panel.padding.rows, UP, 2)
    assert spec(store).padding == ((2, 2), (2, 2))
    assert not panel.padding_after.isVisible()


def test_padding_after_can_differ_and_be_made_equal_again(panel: LayerPanel, store: Store) -> None:
    press(panel.padding.rows, UP)
    QTest.mouseClick(panel.uneven, LEFT)
    assert panel.padding_after.isVisible()
    assert spec(store).padding == ((1, 1), (1, 1))
    QTest.mouseClick(panel.padding_after.link, LEFT)
    press(panel.padding_after.columns, UP)
    assert spec(store).padding == ((1, 1), (1, 2))
    press(panel.padding.rows, UP)
    assert spec(store).padding == ((2, 1), (2, 2))
    QTest.mouseClick(panel.uneven, LEFT)
    assert spec(store).padding == ((2, 2), (2, 2))
    assert not panel.padding_after.isVisible()


def test_uneven_padding_reveals_itself(panel: LayerPanel, store: Store) -> None:
    store.apply(EditName.PADDING, layer.set_padding, ((0, 1), (2, 2)))
    assert panel.uneven.isChecked()
    assert panel.padding.values() == (0, 2)
    assert panel.padding_after.values() == (1, 2)
    assert panel.padding.rows.accessibleName() == "Padding before, rows"


@pytest.mark.parametrize(
    ("name", "padding"), [("valid", ((0, 0), (0, 0))), ("same", ((1, 1), (1, 1))), ("full", ((2, 2), (2, 2)))]
)
def test_paddings_by_name(
    panel: LayerPanel, store: Store, name: str, padding: tuple[tuple[int, int], ...]
) -> None:
    press(panel.padding.rows, UP, 3)
    assert not any(button.isChecked() for button in panel.presets.values())
    QTest.mouseClick(panel.presets[name], LEFT)
    assert spec(store).padding == padding
    assert [each for each, button in panel.presets.items() if button.isChecked()] == [name]
    QTest.mouseClick(panel.presets[name], LEFT)
    assert panel.presets[name].isChecked()
    assert undo_all(store) == 2


def test_same_padding_of_an_even_kernel_is_uneven(panel: LayerPanel, store: Store) -> None:
    store.apply(EditName.KERNEL_RESIZE, kernel.resize_kernel, (2, 2))
    QTest.mouseClick(panel.presets["same"], LEFT)
    assert spec(store).padding == ((0, 1), (0, 1))
    assert panel.padding_after.isVisible()


def test_the_mode_is_chosen_by_key(panel: LayerPanel, store: Store) -> None:
    assert panel.mode.currentText() == "Zeros"
    press(panel.mode, Qt.Key.Key_Down)
    assert spec(store).padding_mode is PaddingMode.REFLECT
    assert store.undo_name == EditName.PADDING_MODE
    store.undo()
    assert panel.mode.currentText() == "Zeros"


def test_the_bias_is_that_of_the_shown_channel(panel: LayerPanel, store: Store) -> None:
    store.set_view(replace(store.view, cursor=Cursor(1, (0, 0))))
    panel.bias.setFocus()
    panel.bias.selectAll()
    QTest.keyClicks(panel.bias, "1/4")
    QTest.keyClick(panel.bias, Qt.Key.Key_Return)
    assert store.document.bias.tolist()[1] == 0.25
    press(panel.bias, UP, 3)
    assert store.document.bias.tolist()[1] == 3.25
    store.set_view(replace(store.view, cursor=Cursor(0, (0, 0))))
    assert panel.bias.value() == store.document.bias[0] == 0
    assert undo_all(store) == 2


def test_a_bad_bias_changes_nothing(panel: LayerPanel, store: Store) -> None:
    start = store.document
    panel.bias.setFocus()
    panel.bias.selectAll()
    QTest.keyClicks(panel.bias, "1e400")
    QTest.keyClick(panel.bias, Qt.Key.Key_Return)
    assert panel.bias.property("bad") is True
    assert store.document is start


def test_the_operation_is_one_of_two(panel: LayerPanel, store: Store) -> None:
    assert panel.correlate.isChecked()
    QTest.mouseClick(panel.convolve, LEFT)
    assert spec(store).flipped
    QTest.mouseClick(panel.convolve, LEFT)
    assert spec(store).flipped
    assert panel.convolve.isChecked()
    QTest.mouseClick(panel.correlate, LEFT)
    assert not spec(store).flipped
    store.undo()
    assert panel.convolve.isChecked()
    assert not panel.correlate.isChecked()


def test_an_impossible_setting_is_a_document(panel: LayerPanel, store: Store) -> None:
    press(panel.kernel_size.rows, UP, 8)
    assert store.document.kernel_size == (11, 11)
    assert panel.kernel_size.values() == (11, 11)


def test_a_refused_change_is_not_shown(
    panel: LayerPanel, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StudioError(Code.INTERNAL, reason="no")

    monkeypatch.setattr(layer, "set_stride", refuse)
    press(panel.stride.rows, UP)
    assert panel.stride.values() == (1, 1)


def test_tab_goes_from_top_to_bottom_and_round(panel: LayerPanel) -> None:
    panel.kind.setFocus()
    heights: list[int] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if heights and focused is panel.kind:
            break
        heights.append(focused.mapTo(panel, QPoint()).y() // 20)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(set(heights)) > 5
    assert heights == sorted(heights)


def test_every_input_has_a_name_and_the_panel_fits(panel: LayerPanel, qapp: QApplication) -> None:
    qapp.setStyleSheet(style_sheet(LIGHT))
    hint = panel.minimumSizeHint()
    qapp.setStyleSheet("")
    assert hint.width() <= 259
    assert hint.height() <= 330
    for widget in (panel.mode, panel.bias, panel.uneven, panel.correlate, panel.convolve):
        assert widget.accessibleName()
        assert widget.toolTip()
