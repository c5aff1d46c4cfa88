"""Drawing over the stage, by mouse and by touch; the stage hears nothing of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from convstudio.core.edits.kernel import set_weight
from convstudio.core.edits.names import EditName
from convstudio.ui.lecture.ink import Nib
from convstudio.ui.lecture.ink_glass import InkGlass
from convstudio.ui.lecture.lecture import Tool
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.theme import THEMES
from tests.ui.bench import LEFT, PLAIN, Bench


class Painted(QObject):
    """Notes what a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.parts: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return super().eventFilter(watched, event)


@pytest.fixture
def glass(bench: Bench) -> InkGlass:
    bench.window.menus.projection.setChecked(True)
    QApplication.processEvents()
    return bench.window.lecture.glass


def draw(bench: Bench, *places: QPoint) -> None:
    bench.drag_pixels(bench.window.lecture.glass, *places)


def line(glass: QWidget) -> tuple[QPoint, QPoint]:
    return QPoint(glass.width() // 4, glass.height() // 2), QPoint(glass.width() // 2, glass.height() // 2)


def test_a_pen_draws_and_the_stage_hears_nothing(bench: Bench, glass: InkGlass) -> None:
    lecture, view, document = bench.window.lecture, bench.store.view, bench.document
    assert glass.isHidden()
    bench.key(Qt.Key.Key_I)
    assert lecture.tool is Tool.PEN
    output = bench.grid(Pane.OUTPUT)
    place = output.mapTo(bench.window.lenses, output.cell_center((0, 0)))
    before = bench.window.grab().toImage()
    draw(bench, place, place + QPoint(40, 30), place + QPoint(80, 0))
    assert [stroke.nib for stroke in lecture.ink.strokes] == [Nib.PEN]
    assert len(lecture.ink.strokes[0].points) == 3
    assert bench.window.grab().toImage() != before
    assert bench.store.view is view
    assert bench.document is document


def test_without_a_nib_the_mouse_goes_through_the_ink(bench: Bench, glass: InkGlass) -> None:
    bench.key(Qt.Key.Key_I)
    draw(bench, *line(glass))
    bench.key(Qt.Key.Key_Escape)
    assert bench.window.lecture.tool is None
    assert glass.isVisible()
    bench.click(Pane.OUTPUT, (0, 1))
    assert bench.store.view.cursor.position == (0, 1)
    assert bench.window.lecture.ink.empty, "ink goes with the next step"
    assert glass.isHidden()


def test_ink_goes_with_the_next_step_lens_or_document(bench: Bench, glass: InkGlass) -> None:
    lecture = bench.window.lecture
    bench.key(Qt.Key.Key_I)
    goings: tuple[Callable[[], object], ...] = (
        bench.window.playback.back,
        lambda: bench.store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (0, 0), 5.0),
        lambda: bench.look_at("matrix"),
        lambda: bench.window.menus.projection.setChecked(False),
    )
    for go in goings:
        draw(bench, *line(glass))
        assert not lecture.ink.empty
        go()
        assert lecture.ink.empty


def test_the_pen_stays_in_hand_over_another_lens(bench: Bench, glass: InkGlass) -> None:
    bench.key(Qt.Key.Key_I)
    bench.look_at("channels")
    draw(bench, *line(glass))
    assert len(bench.window.lecture.ink.strokes) == 1


def test_playing_goes_on_under_the_pen(bench: Bench, glass: InkGlass) -> None:
    bench.window.playback.first()
    bench.key(Qt.Key.Key_I)
    bench.key(Qt.Key.Key_Right)
    assert bench.window.playback.step == 1
    bench.key(Qt.Key.Key_Space)
    assert bench.window.playback.playing
    bench.key(Qt.Key.Key_Space)


def test_keys_for_color_undo_and_wipe(bench: Bench, glass: InkGlass) -> None:
    ink = bench.window.lecture.ink
    bench.key(Qt.Key.Key_H)
    draw(bench, *line(glass))
    bench.key(Qt.Key.Key_T)
    draw(bench, *line(glass))
    bench.key(Qt.Key.Key_I)
    draw(bench, *line(glass))
    told = [(stroke.nib, stroke.color) for stroke in ink.strokes]
    assert told == [(Nib.HIGHLIGHTER, 0), (Nib.HIGHLIGHTER, 1), (Nib.PEN, 0)]
    bench.key(Qt.Key.Key_U)
    assert len(ink.strokes) == 2
    bench.key(Qt.Key.Key_W)
    assert ink.empty
    bench.key(Qt.Key.Key_U)  # nothing is left to undo
    assert ink.empty


def test_a_finger_draws_as_a_mouse(bench: Bench, glass: InkGlass) -> None:
    bench.key(Qt.Key.Key_I)
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    start, end = (glass.mapTo(bench.window, place) for place in line(glass))
    for act, place in (("press", start), ("move", end), ("release", end)):
        getattr(QTest.touchEvent(bench.handle, device), act)(1, place, bench.handle).commit()
        QApplication.processEvents()
    (stroke,) = bench.window.lecture.ink.strokes
    assert len(stroke.points) == 2


def test_ink_keeps_its_place_when_the_window_is_resized(bench: Bench, glass: InkGlass) -> None:
    bench.key(Qt.Key.Key_H)
    middle = QPoint(glass.width() // 2, glass.height() - 4)
    draw(bench, middle, middle + QPoint(1, 0))
    bench.window.resize(1600, 900)
    QApplication.processEvents()
    assert glass.size() == bench.window.lenses.size()
    image, bare = glass.grab().toImage(), glass.grab().toImage()
    bare.fill(image.pixelColor(2, 2))
    x, y = glass.width() // 2, glass.height() - 6
    assert image.pixelColor(x, y) != bare.pixelColor(x, y)


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_drawn_again_in_another_theme(bench: Bench, glass: InkGlass, theme: str) -> None:
    bench.key(Qt.Key.Key_I)
    draw(bench, *line(glass))
    bench.window.look.show(theme)
    QApplication.processEvents()
    start, end = line(glass)
    place = QRect(start, end).center()
    color = bench.window.grab().toImage().pixelColor(glass.mapTo(bench.window, place))
    assert color.name() == ("#a1001a" if theme == "light" else "#ffa8a2")


def test_only_what_is_drawn_is_painted(bench: Bench, glass: InkGlass) -> None:
    """A move of the pen repaints the little it has drawn, on the glass and beneath it."""
    bench.key(Qt.Key.Key_I)
    start, _ = line(glass)
    bench.press(glass, start)
    QApplication.processEvents()
    painted = Painted(glass)
    for step in range(1, 6):
        QTest.mouseMove(bench.handle, glass.mapTo(bench.window, start + QPoint(4 * step, 0)))
        QApplication.processEvents()
    QTest.mouseRelease(bench.handle, LEFT, PLAIN, glass.mapTo(bench.window, start + QPoint(20, 0)))
    assert painted.parts
    assert all(part.width() < 60 and part.height() < 60 for part in painted.parts)


def test_the_glass_has_a_name_and_tells_how_much_there_is(bench: Bench, glass: InkGlass) -> None:
    bench.key(Qt.Key.Key_I)
    draw(bench, *line(glass))
    bench.key(Qt.Key.Key_Escape)
    assert glass.accessibleName()
    assert "1" in glass.accessibleDescription()
