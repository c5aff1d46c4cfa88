"""The matrix widget alone: what it shows, and what it says of mouse, wheel and keys."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.render.colormap import ByteArray
from convstudio.core.render.matrix import BLANK, codes_of, reduced
from convstudio.ui.theme import DARK, LIGHT, TAP_COLORS
from convstudio.ui.widgets.matrix.content import Cells, MatrixContent, MatrixMarks, Vector
from convstudio.ui.widgets.matrix.view import MatrixView

KEYS, LEFT, MIDDLE = Qt.Key, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


def vector(name: str, size: int, *, signed: bool = True) -> Vector:
    numbers = np.arange(size, dtype=np.float32)
    return Vector(name, numbers.__getitem__, -float(size), float(size), signed=signed)


def band(rows: int, columns: int) -> tuple[ByteArray, Cells]:
    """Two weights a row, 1 and −2, side by side from the diagonal on."""
    size = min(rows, columns - 1)
    index = np.repeat(np.arange(size), 2)
    across = index + np.tile([0, 1], size)
    values = np.tile([1.0, -2.0], size)
    codes = np.full((rows, columns), BLANK, dtype=np.uint8)
    codes[index, across] = codes_of(values, 2.0)
    taps = np.tile(np.array([0, 1], dtype=np.intp), size)
    return codes, Cells(index, across, taps, values.astype(np.float32), np.ones(2 * size, dtype=np.intp))


def content_of(
    rows: int = 6, columns: int = 7, *, whole: bool = True, by_column: bool = False
) -> MatrixContent:
    codes, every = band(rows, columns)
    levels = [codes]
    while max(levels[-1].shape) > 64:
        levels.append(reduced(levels[-1], 2))

    def cells(down: range, across: range) -> Cells:
        kept = (
            (every.rows >= down.start)
            & (every.rows < down.stop)
            & (every.columns >= across.start)
            & (every.columns < across.stop)
        )
        return Cells(
            every.rows[kept], every.columns[kept], every.taps[kept], every.values[kept], every.counts[kept]
        )

    return MatrixContent(
        name="A",
        shape=(rows, columns),
        levels=tuple(levels) if whole else (),
        block=None
        if whole
        else lambda down, across: codes[down.start : down.stop, across.start : across.stop],
        sample=None,
        cells=cells,
        row_steps=(3, 3),
        column_steps=(columns, columns),
        labels=("a", "b"),
        colors=(TAP_COLORS[0], TAP_COLORS[1]),
        digits_from=14.0,
        left=vector("Y", rows),
        right=vector("x", columns, signed=False),
        added=vector("b", rows),
        by_column=by_column,
    )


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[MatrixView]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    result = MatrixView()
    column.addWidget(result)
    window.resize(760, 440)
    result.set_content(content_of())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    result.setFocus()
    yield result
    window.close()


def center(view: MatrixView, row: int, column: int) -> QPoint:
    shown = view.shown
    assert shown is not None
    return shown.cell(row, column).center().toPoint()


def log_of(view: MatrixView) -> list[tuple[object, ...]]:
    log: list[tuple[object, ...]] = []

    def hovered(row: object, column: object) -> None:
        log.append(("hovered", row, column))

    def pressed(row: object, column: object) -> None:
        log.append(("pressed", row, column))

    def moved(step: int) -> None:
        log.append(("moved", step))

    view.hovered.connect(hovered)
    view.pressed.connect(pressed)
    view.moved.connect(moved)
    return log


def image_of(view: MatrixView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_pointer_names_row_and_column(view: MatrixView) -> None:
    log, shown = log_of(view), view.shown
    assert shown is not None
    QTest.mouseMove(view, center(view, 2, 5))
    QTest.mouseMove(view, QPoint(round(shown.left.center().x()), round(shown.row_top(4) + 5)))
    QTest.mouseMove(view, QPoint(round(shown.right.center().x()), round(shown.right_top(3) + 5)))
    QTest.mouseMove(view, QPoint(round(shown.added.center().x()), round(shown.row_top(1) + 5)))
    QTest.mouseMove(view, QPoint(1, 1))
    assert log == [
        ("hovered", 2, 5),
        ("hovered", 4, None),
        ("hovered", None, 3),
        ("hovered", 1, None),
        ("hovered", None, None),
    ]


def test_a_click_chooses_and_arrows_walk(view: MatrixView) -> None:
    log = log_of(view)
    QTest.mouseClick(view, LEFT, PLAIN, center(view, 3, 1))
    for key in (KEYS.Key_Down, KEYS.Key_Up, KEYS.Key_Right, KEYS.Key_Left):
        QTest.keyClick(view, key)
    assert [entry for entry in log if entry[0] != "hovered"] == [
        ("pressed", 3, 1),
        ("moved", 1),
        ("moved", -1),
        ("moved", 1),
        ("moved", -1),
    ]


def test_the_wheel_zooms_and_a_drag_pans(view: MatrixView) -> None:
    log, before = log_of(view), view.shown
    assert before is not None
    place = center(view, 0, 0)
    handle = view.window().windowHandle()
    assert handle is not None
    for _ in range(4):
        QTest.wheelEvent(handle, view.mapTo(view.window(), place), QPoint(0, 120), QPoint(), PLAIN)
    QCoreApplication.processEvents()
    after = view.shown
    assert after is not None
    assert after.camera.scale > 1.5 * before.camera.scale
    assert after.place_at(place.x(), place.y()) == (0, 0)
    QTest.mousePress(view, LEFT, PLAIN, center(view, 1, 1))
    QTest.mouseMove(view, center(view, 1, 1) - QPoint(60, 40))
    QTest.mouseRelease(view, LEFT, PLAIN, center(view, 1, 1) - QPoint(60, 40))
    panned = view.shown
    assert panned is not None
    assert panned.row_top(0) < after.row_top(0)
    assert all(entry[0] != "pressed" for entry in log)
    view.zoom_by(0)
    assert view.shown is not None
    assert view.shown.camera.scale == before.camera.scale


def test_weights_stand_out_from_cells_without_one(view: MatrixView) -> None:
    picture = image_of(view)

    def pixel(row: int, column: int) -> QColor:
        shown = view.shown
        assert shown is not None
        rect = shown.cell(row, column)
        return picture.pixelColor(
            (rect.topLeft() + QPointF(rect.width() * 0.75, rect.height() * 0.2)).toPoint()
        )

    assert view.carries_digits
    assert pixel(0, 0).red() > pixel(0, 0).blue()  # 1 is red
    assert pixel(0, 1).blue() > pixel(0, 1).red()  # −2 is blue
    assert pixel(0, 3) == pixel(5, 0)
    assert pixel(0, 3).lightness() < 240


def test_hues_frame_the_weights(view: MatrixView) -> None:
    shown, picture = view.shown, image_of(view)
    assert shown is not None
    rect = shown.cell(2, 2)
    colors = {
        picture.pixelColor(round(rect.center().x()), round(rect.bottom()) - inset).name()
        for inset in range(1, 6)
    }
    assert TAP_COLORS[0] in colors


def test_the_cursor_marks_its_row_and_what_it_multiplies(view: MatrixView) -> None:
    before = image_of(view)
    view.set_marks(MatrixMarks(cursor=2))
    after, shown = image_of(view), view.shown
    assert shown is not None
    y = round(shown.row_top(2))
    assert any(
        after.pixelColor(round(shown.matrix.left()) + 40, y + dy) == LIGHT.color("cursor")
        for dy in range(-3, 4)
    )
    strip = range(round(shown.right.top()), round(shown.right.bottom()))
    x = round(shown.right.left()) + 3
    changed = [place for place in strip if before.pixelColor(x, place) != after.pixelColor(x, place)]
    assert changed
    assert shown.right_top(2) - 2 <= changed[0]
    assert changed[-1] <= shown.right_top(4) + 2


def test_a_column_cursor_marks_the_left_vector(view: MatrixView) -> None:
    view.set_content(content_of(by_column=True))
    before = image_of(view)
    view.set_marks(MatrixMarks(cursor=3))
    after, shown = image_of(view), view.shown
    assert shown is not None
    x = round(shown.left.left()) + 3
    rows = range(round(shown.left.top()), round(shown.left.bottom()))
    changed = [y for y in rows if before.pixelColor(x, y) != after.pixelColor(x, y)]
    assert changed
    assert shown.row_top(2) - 2 <= changed[0]  # column 3 has weights in the rows 2 and 3
    assert changed[-1] <= shown.row_top(4) + 2


def test_values_to_come_are_covered(view: MatrixView) -> None:
    view.set_marks(MatrixMarks(cursor=1, filled=2))
    picture, shown = image_of(view), view.shown
    assert shown is not None
    x = round(shown.left.right()) - 4
    assert picture.pixelColor(x, round(shown.row_top(4)) + 4) == LIGHT.color("panel")
    assert picture.pixelColor(x, round(shown.row_top(0)) + 4) != LIGHT.color("border")


def test_everything_can_be_marked_in_every_theme(view: MatrixView) -> None:
    for theme in (LIGHT, DARK.scaled(27)):
        view.set_theme(theme)
        pictures = []
        for marks in (
            MatrixMarks(0, cell=(2, 3)),
            MatrixMarks(0, row=1),
            MatrixMarks(0, column=6),
            MatrixMarks(0, tap=1),
            MatrixMarks(None),
        ):
            view.set_marks(marks)
            pictures.append(image_of(view))
        view.set_dimmed(True)
        pictures.append(image_of(view))
        view.set_dimmed(False)
        assert all(one != other for one, other in itertools.combinations(pictures, 2))


def test_a_matrix_of_hundreds_of_rows_shows_its_diagonal(view: MatrixView) -> None:
    view.set_content(content_of(900, 1024))
    picture, shown = image_of(view), view.shown
    assert shown is not None
    assert not view.carries_digits
    blank = picture.pixelColor(round(shown.matrix.right()) - 9, round(shown.matrix.top()) + 9)
    for row in range(5, 895, 89):
        rect = shown.cell(row, row)
        near = {picture.pixelColor(round(rect.x()) + dx, round(rect.y())).name() for dx in range(-3, 4)}
        assert near != {blank.name()}


def test_of_a_matrix_too_large_the_rows_around_the_cursor_are_shown(view: MatrixView) -> None:
    view.set_content(content_of(5000, 6000, whole=False), MatrixMarks(cursor=3000))
    shown = view.shown
    assert shown is not None
    assert 3000 in shown.rows
    assert len(shown.rows) < 1000
    assert shown.camera.scale >= 1
    image_of(view)
    view.set_marks(MatrixMarks(cursor=10))
    moved = view.shown
    assert moved is not None
    assert 10 in moved.rows
    for _ in range(60):
        view.zoom_by(0.5)
    assert view.shown is not None
    assert view.shown.camera.scale >= 1


def test_zoom_and_place_stay_while_only_weights_change(view: MatrixView) -> None:
    view.zoom_by(3)
    before = view.shown
    view.set_content(content_of())
    assert view.shown is not None
    assert before is not None
    assert view.shown.camera == before.camera
    view.set_content(content_of(5, 6))
    assert view.shown.camera.zoom == 1.0


def test_nothing_is_painted_where_there_is_no_matrix(view: MatrixView) -> None:
    log = log_of(view)
    view.set_content(None)
    image_of(view)
    view.zoom_by(2)
    QTest.mouseMove(view, QPoint(100, 100))
    QTest.mouseClick(view, LEFT, PLAIN, QPoint(100, 100))
    assert log == []
    assert not view.carries_digits
