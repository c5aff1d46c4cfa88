"""The grid widget alone: what it says of mouse, wheel and keys, and what it shows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.render.raster import gray_raster, signed_raster
from convstudio.ui.theme import DARK, LIGHT
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture, Mark, Overlay, block_of
from convstudio.ui.widgets.grid.view import GridView

KEYS, MODIFIERS = Qt.Key, Qt.KeyboardModifier
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
CTRL, SHIFT, PLAIN = MODIFIERS.ControlModifier, MODIFIERS.ShiftModifier, MODIFIERS.NoModifier


def picture_of(rows: int = 6, columns: int = 6, *, padding: int = 0, **more: Any) -> GridPicture:
    """Cell (r, c) has the value 10 r + c; the padding is −1."""
    values = np.full((rows + 2 * padding, columns + 2 * padding), -1, dtype=np.float32)
    inner = slice(padding, padding + rows), slice(padding, padding + columns)
    values[inner] = np.add.outer(10 * np.arange(rows), np.arange(columns))
    return GridPicture(
        gray_raster(values, -1, 99),
        block_of(values, (-padding, -padding)),
        values.shape,
        first=(-padding, -padding),
        real=(rows, columns),
        **more,
    )


@pytest.fixture
def grid(qtbot: QtBot) -> Iterator[GridView]:
    """6 × 6 cells of 40 pixels, editable, with the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(60, 60, 60, 60)
    result = GridView("Numbers")
    result.editable = True
    column.addWidget(result)
    window.resize(360, 360)
    result.set_picture(picture_of())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    result.setFocus()
    yield result
    QToolTip.hideText()


def log_of(grid: GridView) -> list[tuple[Any, ...]]:
    """Return a list to which every signal is added as it comes."""
    log: list[tuple[Any, ...]] = []
    grid.pressed.connect(lambda cell, button: log.append(("pressed", cell, button)))
    grid.dragged.connect(lambda cell, moved: log.append(("dragged", cell, moved.x(), moved.y())))
    grid.released.connect(lambda: log.append(("released",)))
    grid.typed.connect(lambda cell, value: log.append(("typed", cell, value)))
    grid.nudged.connect(lambda cell, steps, fine: log.append(("nudged", cell, steps, fine)))
    grid.left_by_key.connect(lambda: log.append(("left",)))
    return log


def handle_of(grid: GridView) -> QWindow:
    handle = grid.window().windowHandle()
    assert handle is not None
    return handle


def press(grid: GridView, button: Qt.MouseButton, place: QPoint) -> None:
    QTest.mousePress(handle_of(grid), button, PLAIN, grid.mapTo(grid.window(), place))


def release(grid: GridView, button: Qt.MouseButton, place: QPoint) -> None:
    QTest.mouseRelease(handle_of(grid), button, PLAIN, grid.mapTo(grid.window(), place))


def move(grid: GridView, place: QPoint) -> None:
    QTest.mouseMove(handle_of(grid), grid.mapTo(grid.window(), place))
    QApplication.processEvents()


def click(grid: GridView, place: QPoint) -> None:
    press(grid, LEFT, place)
    release(grid, LEFT, place)


def double_click(grid: GridView, place: QPoint) -> None:
    QTest.mouseDClick(handle_of(grid), LEFT, PLAIN, grid.mapTo(grid.window(), place))


def wheel(grid: GridView, cell: Cell, notches: float, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    place = grid.mapTo(grid.window(), grid.cell_center(cell))
    QTest.wheelEvent(handle_of(grid), place, QPoint(0, round(120 * notches)), QPoint(), modifiers)


def shot(grid: GridView) -> QImage:
    return grid.grab().toImage()


def test_a_press_a_drag_and_a_release(grid: GridView) -> None:
    log = log_of(grid)
    start, end = grid.cell_center((1, 1)), grid.cell_center((3, 2))
    press(grid, LEFT, start)
    move(grid, end)
    release(grid, LEFT, end)
    move(grid, start)
    assert log == [("pressed", (1, 1), LEFT), ("dragged", (3, 2), 40, 80), ("released",)]
    assert grid.focused_cell == (1, 1)


def test_every_button_is_told_apart_and_a_drag_may_leave(grid: GridView) -> None:
    log = log_of(grid)
    press(grid, RIGHT, grid.cell_center((0, 0)))
    move(grid, QPoint(-50, 20))
    release(grid, RIGHT, QPoint(-50, 20))
    assert log == [("pressed", (0, 0), RIGHT), ("dragged", (0, -2), -70, 0), ("released",)]


def test_padding_is_pressed_but_not_edited(grid: GridView) -> None:
    grid.set_picture(picture_of(4, 4, padding=1))
    log = log_of(grid)
    click(grid, grid.cell_center((-1, 4)))
    double_click(grid, grid.cell_center((-1, 4)))
    assert log[0] == ("pressed", (-1, 4), LEFT)
    assert grid.focused_cell is None
    assert not grid._editor.isVisible()


def test_hovering_tells_each_cell_once_and_its_end(grid: GridView) -> None:
    cells: list[Cell | None] = []
    move(grid, grid.cell_center((0, 0)))
    grid.hovered.connect(cells.append)
    for place in (
        grid.cell_center((2, 2)),
        grid.cell_center((2, 2)) + QPoint(5, 5),
        grid.cell_center((2, 3)),
    ):
        move(grid, place)
    assert cells == [(2, 2), (2, 3)]
    grid.set_picture(picture_of(2, 2))
    assert cells[-1] is None


def test_the_middle_button_pans_and_so_does_the_left_where_it_may(grid: GridView) -> None:
    for button, pans in ((MIDDLE, False), (LEFT, True)):
        grid.pans = pans
        grid.set_viewport(3, (3, 3))
        moves: list[object] = []
        grid.camera_changed.connect(moves.append)
        before = grid.camera.middle
        press(grid, button, QPoint(120, 120))
        assert grid.cursor().shape() is Qt.CursorShape.ClosedHandCursor
        place = QPoint(120 + round(grid.camera.scale), 120)
        move(grid, place)
        release(grid, button, place)
        assert grid.camera.middle == pytest.approx((before[0], before[1] - 1))
        assert moves[-1] == grid.camera
        assert grid.cursor().shape() is Qt.CursorShape.ArrowCursor
        grid.camera_changed.disconnect(moves.append)


def test_a_picture_of_another_size_may_come_in_the_middle_of_a_pan(grid: GridView) -> None:
    grid.set_viewport(3, (3, 3))
    press(grid, MIDDLE, QPoint(120, 120))
    grid.set_picture(picture_of(4, 2))
    move(grid, QPoint(150, 130))
    assert (grid.camera.rows, grid.camera.columns) == (4, 2)
    assert not shot(grid).isNull()  # painted without an exception
    release(grid, MIDDLE, QPoint(150, 130))


def test_the_wheel_nudges_only_the_cell_that_has_the_keys(grid: GridView) -> None:
    log = log_of(grid)
    grid.focus_cell((2, 2))
    for notches, modifiers in ((1, PLAIN), (-2, PLAIN), (1, SHIFT), (0.25, PLAIN), (0.75, PLAIN)):
        wheel(grid, (2, 2), notches, modifiers)
    assert log == [
        ("nudged", (2, 2), 1, False),
        ("nudged", (2, 2), -2, False),
        ("nudged", (2, 2), 1, True),
        ("nudged", (2, 2), 1, False),
    ]
    assert grid.camera.zoom == 1
    log.clear()
    wheel(grid, (1, 2), 2)
    assert grid.camera.zoom == pytest.approx(1.25**2)
    grid.clearFocus()
    wheel(grid, (2, 2), 1)
    assert grid.camera.zoom == pytest.approx(1.25**3)
    assert not log


def test_a_grid_that_is_only_looked_at_zooms_and_takes_no_numbers(grid: GridView) -> None:
    grid.editable = False
    log = log_of(grid)
    grid.focus_cell((2, 2))
    wheel(grid, (2, 2), 1)
    assert grid.camera.zoom > 1
    for key in (KEYS.Key_5, KEYS.Key_Return, KEYS.Key_F2, KEYS.Key_Delete):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, KEYS.Key_Up, CTRL)
    double_click(grid, grid.cell_center((3, 3)))
    assert not [entry for entry in log if entry[0] in {"typed", "nudged"}]
    assert not grid._editor.isVisible()


def test_keys_on_a_cell(grid: GridView) -> None:
    log = log_of(grid)
    grid.focus_cell((2, 2))
    QTest.keyClick(grid, KEYS.Key_Left)
    QTest.keyClick(grid, KEYS.Key_Up)
    assert grid.focused_cell == (1, 1)
    QTest.keyClick(grid, KEYS.Key_Up, CTRL)
    QTest.keyClick(grid, KEYS.Key_Down, CTRL | SHIFT)
    QTest.keyClick(grid, KEYS.Key_Delete)
    QTest.keyClick(grid, KEYS.Key_Escape)
    assert log == [
        ("nudged", (1, 1), 1, False),
        ("nudged", (1, 1), -1, True),
        ("typed", (1, 1), 0.0),
        ("left",),
    ]
    assert grid.focused_cell is None
    QTest.keyClick(grid, KEYS.Key_Delete)
    QTest.keyClick(grid, KEYS.Key_5)
    assert not grid._editor.isVisible()
    assert len(log) == 4


@pytest.mark.parametrize("text", ["7", "-", ".", "+", "0"])
def test_a_digit_or_a_sign_begins_a_number(grid: GridView, text: str) -> None:
    log = log_of(grid)
    grid.focus_cell((2, 2))
    QTest.keyClicks(grid, text)
    assert grid._editor.text() == text
    QTest.keyClicks(grid._editor, "5")
    QTest.keyClick(grid._editor, KEYS.Key_Return)
    assert log == [("typed", (2, 2), float(text + "5"))]
    assert grid.focused_cell == (3, 2)
    assert grid.hasFocus()


def test_the_editor_offers_all_digits_and_ends_in_place_at_the_edge(grid: GridView) -> None:
    values = np.array([[1 / 3, -2]], dtype=np.float32)
    grid.set_picture(GridPicture(signed_raster(values), block_of(values), (1, 2), signed=True))
    log = log_of(grid)
    double_click(grid, grid.cell_center((0, 0)))
    assert grid._editor.text() == "0.33333334"
    assert grid._editor.selectedText() == "0.33333334"
    QTest.keyClick(grid._editor, KEYS.Key_Tab)
    assert grid.focused_cell == (0, 1)
    assert log[-1][0] == "typed"
    assert np.float32(log[-1][2]) == values[0, 0]
    QTest.keyClick(grid, KEYS.Key_F2)
    assert grid._editor.text() == "-2"
    QTest.keyClick(grid._editor, KEYS.Key_Tab)
    assert grid.focused_cell == (0, 1)
    assert grid.rect().contains(grid._editor.geometry())


def test_tab_into_the_grid_chooses_the_first_cell(grid: GridView) -> None:
    grid.clearFocus()
    assert grid.focused_cell is None
    plain = shot(grid)
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.focused_cell == (0, 0)
    assert shot(grid) != plain
    grid.clearFocus()
    assert shot(grid) == plain


def test_cells_and_pixels_agree(grid: GridView) -> None:
    grid.set_picture(picture_of(4, 5, padding=2))
    for zoom in (1.0, 2.5):
        grid.set_viewport(zoom, (4, 4))
        for cell in np.ndindex(4, 5):
            place = grid.cell_center((cell[0], cell[1]))
            if grid.rect().contains(place):
                assert grid.cell_at(QPointF(place)) == cell
    grid.set_viewport(1, None)
    assert grid.cell_at(QPointF(-5, 5)) is None
    grid.set_picture(None)
    assert grid.cell_at(QPointF(20, 20)) is None
    click(grid, QPoint(20, 20))
    QTest.keyClick(grid, KEYS.Key_Right)
    assert shot(grid).size() == grid.size()


def test_tooltips_say_place_and_whole_value(grid: GridView) -> None:
    values = np.array([[1 / 3, 1e-9], [-0.0, 16777216]], dtype=np.float32)
    picture = GridPicture(signed_raster(values), block_of(values), (2, 2), signed=True, filled=3)
    grid.set_picture(picture)
    assert grid.tooltip_of((0, 0)) == "row 0, column 0: 0.33333334"
    assert grid.tooltip_of((0, 1)) == "row 0, column 1: 1e−9"
    assert grid.tooltip_of((1, 0)) == "row 1, column 0: 0"
    assert grid.tooltip_of((1, 1)) == ""
    assert grid.tooltip_of((2, 0)) == ""
    center = grid.cell_center((0, 0))
    QApplication.sendEvent(grid, QHelpEvent(QHelpEvent.Type.ToolTip, center, grid.mapToGlobal(center)))
    assert QToolTip.text() == "row 0, column 0: 0.33333334"
    QToolTip.hideText()


def test_zoom_and_place_stay_while_the_size_does(grid: GridView) -> None:
    grid.set_viewport(2, (1, 1))
    camera = grid.camera
    grid.set_picture(picture_of())
    assert grid.camera == camera
    grid.set_picture(picture_of(1, 1))
    assert grid.camera.zoom <= grid.camera.closest
    grid.resize(100, 300)
    assert (grid.camera.width, grid.camera.height) == (100, 300)


def test_digits_come_and_go_with_the_room_and_say_so(grid: GridView) -> None:
    told: list[bool] = []
    grid.digits_changed.connect(told.append)
    assert grid.carries_digits
    grid.set_picture(picture_of(30, 30))
    grid.set_viewport(3, None)
    grid.set_picture(replace(picture_of(30, 30), numbered=False))
    assert told == [False, True, False]
    assert grid.camera.scale >= 14


def test_marks_and_dimming_are_painted_over_what_is_kept(grid: GridView) -> None:
    plain = shot(grid)
    grid.set_overlay(Overlay((Mark((1, 1), "a", "#ff0000"),), window=Box((2, 2), (2, 2))))
    marked = shot(grid)
    assert marked != plain
    grid.set_dimmed(True)
    dimmed = shot(grid)
    assert dimmed not in (plain, marked)
    grid.set_overlay(Overlay())
    assert shot(grid) == dimmed  # marks of what is no longer true are not shown
    grid.set_dimmed(False)
    assert shot(grid) == plain


def test_themes_change_the_picture_and_back(grid: GridView) -> None:
    grid.set_picture(replace(picture_of(), signed=True))
    light = shot(grid)
    grid.set_theme(DARK)
    assert shot(grid) != light
    grid.set_theme(LIGHT)
    assert shot(grid) == light


def test_the_focused_cell_goes_with_the_cells(grid: GridView) -> None:
    grid.focus_cell((5, 5))
    grid.edit_cell((5, 5))
    QTest.keyClicks(grid._editor, "12")
    grid.set_picture(picture_of(3, 3))
    assert grid.focused_cell is None
    assert not grid._editor.isVisible()
    assert grid.hasFocus()


def test_a_release_that_was_lost_ends_the_press(grid: GridView) -> None:
    """A dialog that opens under the pressed button gets the release; the next move comes without a button."""
    log = log_of(grid)
    press(grid, LEFT, grid.cell_center((0, 0)))
    place = QPointF(grid.cell_center((4, 4)))
    move_without_button = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        grid.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        PLAIN,
    )
    QApplication.sendEvent(grid, move_without_button)
    assert [entry[0] for entry in log] == ["pressed", "released"]
    release(grid, LEFT, grid.cell_center((4, 4)))
    assert len(log) == 2
