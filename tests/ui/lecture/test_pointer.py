"""Spotlight and laser: what the whole room sees of the mouse, which goes on working beneath."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convstudio.ui.lecture.lecture import Lecture, Tool
from convstudio.ui.lecture.pointer import RADII, Beam
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.theme import THEMES
from tests.ui.bench import Bench
from tests.ui.lecture.test_drawing import Painted

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lecture(bench: Bench) -> Lecture:
    bench.window.menus.projection.setChecked(True)
    QApplication.processEvents()
    return bench.window.lecture


def move(bench: Bench, place: QPoint) -> None:
    for each in (place + QPoint(1, 1), place):  # to where it is already it would not be moved
        QTest.mouseMove(bench.handle, each)
    QApplication.processEvents()


def seen(bench: Bench) -> QImage:
    return bench.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def lightness(color: QColor) -> int:
    return color.red() + color.green() + color.blue()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_spotlight_dims_all_but_a_circle(bench: Bench, lecture: Lecture, theme: str) -> None:
    bench.window.look.show(theme)
    middle = QPoint(640, 300)
    plain = seen(bench)
    bench.key(Qt.Key.Key_O)
    move(bench, middle)
    lit = seen(bench)
    assert lit.pixelColor(middle) == plain.pixelColor(middle)
    reach = round(lecture.pointer.radius * bench.window.height())
    for corner in (
        QPoint(8, 60),
        QPoint(1270, 700),
        QPoint(640 - reach - 4, 300),
        QPoint(640, 300 + reach + 4),
    ):
        assert lightness(lit.pixelColor(corner)) <= 0.4 * lightness(plain.pixelColor(corner)), corner
    bench.key(Qt.Key.Key_Escape)
    assert lecture.tool is None
    assert lecture.pointer.isHidden()


def test_the_stage_is_pointed_at_beneath_the_spotlight(bench: Bench, lecture: Lecture) -> None:
    bench.key(Qt.Key.Key_O)
    bench.click(Pane.OUTPUT, (0, 1))
    assert bench.store.view.cursor.position == (0, 1)


def test_the_light_is_made_larger_by_wheel_and_keys(bench: Bench, lecture: Lecture) -> None:
    zoom = bench.store.view.viewport
    bench.key(Qt.Key.Key_O)
    radius = lecture.pointer.radius
    bench.wheel(bench.grid(Pane.INPUT), 1, modifiers=SHIFT)
    larger = lecture.pointer.radius
    assert larger > radius
    bench.focus_stage()
    bench.key(Qt.Key.Key_Minus)
    assert lecture.pointer.radius == pytest.approx(radius)
    bench.key(Qt.Key.Key_Plus, times=40)
    assert lecture.pointer.radius == RADII[1]
    bench.key(Qt.Key.Key_Minus, times=40)
    assert lecture.pointer.radius == RADII[0]
    assert bench.store.view.viewport == zoom, "the picture is not zoomed"


def test_without_a_spotlight_the_wheel_is_the_pictures_own(bench: Bench, lecture: Lecture) -> None:
    bench.wheel(bench.grid(Pane.INPUT), 1, modifiers=SHIFT)
    assert bench.store.view.viewport.zoom > 1


def test_minus_begins_a_number_in_a_cell(bench: Bench, lecture: Lecture) -> None:
    bench.key(Qt.Key.Key_O)
    radius = lecture.pointer.radius
    bench.type_into(Pane.KERNEL, (0, 0), "-2")
    assert bench.shown_kernel()[0][0] == -2
    assert lecture.pointer.radius == radius


@pytest.mark.parametrize("theme", THEMES)
def test_the_laser_is_seen_on_every_color(bench: Bench, lecture: Lecture, theme: str) -> None:
    bench.window.look.show(theme)
    bench.key(Qt.Key.Key_D)
    assert lecture.tool is Tool.LASER
    assert bench.window.cursor().shape() is Qt.CursorShape.BlankCursor
    for place in (QPoint(640, 300), QPoint(300, 500), QPoint(60, 120)):
        move(bench, place)
        image = seen(bench)
        around = [image.pixelColor(place + QPoint(x, 0)) for x in range(-14, 15)]
        assert any(color.red() > 180 and color.green() < 60 for color in around)
        lights = [lightness(color) for color in around]
        assert max(lights) > 700
        assert min(lights) < 240
    bench.key(Qt.Key.Key_D)
    assert lecture.tool is None
    assert bench.window.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_one_tool_at_a_time(bench: Bench, lecture: Lecture) -> None:
    actions = bench.window.lecture_actions.tools
    for key, tool in zip("ODIH", Tool, strict=True):
        bench.keys(key)
        assert lecture.tool is tool
        assert [each for each, action in actions.items() if action.isChecked()] == [tool]
    assert lecture.pointer.isHidden()


def test_only_the_circles_are_painted(bench: Bench, lecture: Lecture) -> None:
    bench.key(Qt.Key.Key_O)
    move(bench, QPoint(640, 300))
    painted = Painted(lecture.pointer)
    move(bench, QPoint(644, 302))
    reach = 2 * round(lecture.pointer.radius * bench.window.height()) + 12
    assert painted.parts
    assert all(part.width() <= reach and part.height() <= reach for part in painted.parts)


def test_it_stays_in_place_when_the_window_is_resized(bench: Bench, lecture: Lecture) -> None:
    bench.key(Qt.Key.Key_O)
    lecture.pointer.follow(QPointF(320, 180))
    bench.window.resize(1600, 900)
    QApplication.processEvents()
    assert lecture.pointer.size() == bench.window.size()
    lit = seen(bench)
    bench.key(Qt.Key.Key_Escape)
    plain = seen(bench)
    assert lit.pixelColor(400, 225) == plain.pixelColor(400, 225)
    assert lightness(lit.pixelColor(1500, 225)) < lightness(plain.pixelColor(1500, 225))


def test_another_window_can_show_the_same(bench: Bench, lecture: Lecture) -> None:
    """What a second view needs: where, and of which shape."""
    places: list[tuple[float, float]] = []
    lecture.pointer.moved.connect(lambda x, y: places.append((x, y)))
    bench.key(Qt.Key.Key_D)
    move(bench, QPoint(640, 360))
    assert lecture.pointer.beam is Beam.LASER
    assert places[-1] == (0.5, 0.5)
