"""Pointer, ink and black screen in the audience's window: over the same cells, whatever its size."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from convstudio.core.edits.kernel import set_weight
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import LENSES
from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lecture.audience_tools import OverAudience
from convstudio.ui.lecture.correspondence import Correspondence, Sheeted
from convstudio.ui.lecture.ink import Nib
from convstudio.ui.lecture.pointer import Beam
from convstudio.ui.lenses.channels.lens import ChannelsLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.widgets.board.content import Kind
from tests.ui.bench import CTRL, Bench
from tests.ui.lecture.in_step import audience_of, companion_of, settle
from tests.ui.lecture.test_blank import is_black
from tests.ui.lessons.conftest import open_lesson, write
from tests.ui.lessons.test_in_window import CLICK

SIZES = [(1024, 768), (1920, 1080), (900, 1200)]


def over(bench: Bench, size: tuple[int, int] = (1024, 768)) -> OverAudience:
    """Open the audience's window at a size, with the tools over it."""
    window = audience_of(bench)
    window.showNormal()
    window.resize(*size)
    settle(bench)
    QApplication.processEvents()
    bench.activate()
    tools = bench.window.audience_tools.over
    assert tools is not None
    return tools


def window_of(bench: Bench) -> AudienceWindow:
    window = bench.window.audience.window
    assert window is not None
    return window


def aim(bench: Bench, widget: QWidget, place: QPointF) -> None:
    """Let the mouse go to a pixel of a widget of the lecturer's window."""
    at = widget.mapTo(bench.window, place).toPoint()
    for each in (at + QPoint(1, 1), at):
        QTest.mouseMove(bench.handle, each)
    QApplication.processEvents()


def dot(bench: Bench, tools: OverAudience, widget: QWidget) -> QPointF:
    """Return where the audience's pointer is, in pixels of a widget there."""
    window, (x, y) = window_of(bench), tools.pointer.place
    return widget.mapFrom(window, QPointF(x * window.width(), y * window.height()))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("example", ["first", "three-filters", "transposed-stride", "signal", "volume"])
def test_the_laser_is_on_the_same_cell(bench: Bench, example: str, size: tuple[int, int]) -> None:
    bench.open(example)
    tools = over(bench, size)
    bench.key(Qt.Key.Key_D)
    companion = companion_of(bench)
    assert isinstance(companion, WindowLens)
    for pane in Pane:
        mine, theirs = bench.grid(pane), companion.stage.grid(pane)
        assert mine.picture is not None
        for cell in [(0,) * mine.picture.rank, tuple(count - 1 for count in mine.picture.shape)]:
            aim(bench, mine, QPointF(mine.cell_center(cell)))
            assert tools.pointer.isVisible()
            assert theirs.cell_at(dot(bench, tools, theirs)) == cell, (pane, cell)


def test_it_stays_on_its_side_of_a_cell(bench: Bench) -> None:
    tools = over(bench)
    bench.key(Qt.Key.Key_D)
    companion = companion_of(bench)
    assert isinstance(companion, WindowLens)
    mine, theirs = bench.grid(Pane.INPUT), companion.stage.grid(Pane.INPUT)
    side, other = mine.camera.scale, theirs.camera.scale
    aim(bench, mine, QPointF(mine.cell_center((2, 3))) + QPointF(0.3 * side, -0.4 * side))
    off = dot(bench, tools, theirs) - QPointF(theirs.cell_center((2, 3)))
    assert abs(off.x() / other - 0.3) < 2 / side
    assert abs(off.y() / other + 0.4) < 2 / side


def test_on_the_board_too(bench: Bench) -> None:
    bench.open("three-filters")
    bench.look_at("channels")
    tools = over(bench, (1920, 1080))
    bench.key(Qt.Key.Key_D)
    companion = companion_of(bench)
    assert isinstance(companion, ChannelsLens)
    for kind, index in ((Kind.PLANE, 1), (Kind.KERNEL, 2), (Kind.MAP, 0)):
        aim(bench, bench.board, bench.board.cell_rect(kind, index, (1, 1)).center())
        hit = companion.board.hit(dot(bench, tools, companion.board))
        assert hit is not None
        assert (hit.kind, hit.index, hit.cell) == (kind, index, (1, 1))


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_has_partners_on_the_cells_of_each_other(bench: Bench, lens: str) -> None:
    """The middle of each picture of cells goes to the middle of the same one."""
    bench.look_at(lens)
    over(bench, (1600, 1200))
    window, stage, checked = window_of(bench), bench.window.lenses, 0
    companion = companion_of(bench)
    places = Correspondence(stage, window.lenses, companion.partners())
    for mine, theirs in sheeted_pairs(companion.partners()):
        for one, other in zip(mine.sheets(), theirs.sheets(), strict=True):
            assert isinstance(mine, QWidget)
            assert isinstance(theirs, QWidget)
            center = QRectF(*one).center()
            if not mine.rect().contains(center.toPoint()) or not mine.isVisible():
                continue
            start = mine.mapTo(stage, center)
            end = theirs.mapTo(window.lenses, QRectF(*other).center())
            np.testing.assert_allclose(places.place(start.x(), start.y()), (end.x(), end.y()), atol=1.0)
            checked += 1
    assert checked >= 1


def sheeted_pairs(pairs: list[tuple[QWidget, QWidget]]) -> Iterator[tuple[Sheeted, Sheeted]]:
    for mine, theirs in pairs:
        for one in [mine, *mine.findChildren(QWidget)]:
            if isinstance(one, Sheeted) and one.isVisible():
                same = [each for each in mine.findChildren(type(one)) if each.isVisible()]
                others = [each for each in theirs.findChildren(type(one)) if each.isVisible()]
                if len(same) == len(others):
                    yield one, others[same.index(one)]


def test_between_the_panes_nothing_jumps(bench: Bench) -> None:
    """What is drawn across the stage stays one line."""
    over(bench, (900, 1200))
    window, stage = window_of(bench), bench.window.lenses
    places = Correspondence(stage, window.lenses, companion_of(bench).partners())
    found = np.array([places.place(x, stage.height() * 0.4) for x in range(0, stage.width(), 2)])
    steps = np.hypot(*np.diff(found, axis=0).T)
    assert steps.max() < 60
    assert found.min() >= 0
    assert found[:, 0].max() <= window.lenses.width()


def test_without_anything_alike_shares_of_the_area_count(bench: Bench) -> None:
    one, other = QWidget(), QWidget()
    one.resize(100, 50)
    other.resize(300, 300)
    assert Correspondence(one, other, []).place(10, 10) == (30, 60)


def test_the_spotlight_grows_and_ends_there_too(bench: Bench) -> None:
    tools = over(bench)
    bench.key(Qt.Key.Key_O)
    assert tools.pointer.beam is Beam.SPOTLIGHT
    bench.key(Qt.Key.Key_Plus)
    assert tools.pointer.radius == bench.window.lecture.pointer.radius > 0.2
    bench.key(Qt.Key.Key_Escape)
    assert tools.pointer.beam is None
    assert tools.pointer.isHidden()


def test_beside_the_stage_nothing_is_pointed_at(bench: Bench) -> None:
    tools = over(bench)
    bench.key(Qt.Key.Key_D)
    aim(bench, bench.grid(Pane.INPUT), QPointF(bench.grid(Pane.INPUT).rect().center()))
    assert tools.pointer.isVisible()
    aim(bench, bench.window.inspector, QPointF(bench.window.inspector.rect().center()))
    assert not tools.pointer.isVisible()
    assert bench.window.lecture.pointer.isVisible()


def test_the_text_of_a_lesson_can_be_pointed_at(bench: Bench, tmp_path: Path) -> None:

    open_lesson(bench, write(tmp_path / "click", CLICK), 1)
    tools = over(bench)
    bench.key(Qt.Key.Key_D)
    text = bench.window.lessons.panel.text
    aim(bench, text, QPointF(20, 12))
    side = window_of(bench).side
    assert side is not None
    theirs = side.findChild(type(text))
    assert isinstance(theirs, QWidget)
    assert tools.pointer.isVisible()
    assert theirs.rect().contains(dot(bench, tools, theirs).toPoint())


def stroke(bench: Bench) -> None:
    """Draw from one cell of the input to another."""
    grid, glass = bench.grid(Pane.INPUT), bench.window.lecture.glass
    places = [grid.mapTo(bench.window.lenses, grid.cell_center(cell)) for cell in ((0, 0), (1, 1), (2, 3))]
    bench.drag_pixels(glass, *places)


def cells_of(bench: Bench, tools: OverAudience) -> list[object]:
    companion, area = companion_of(bench), window_of(bench).lenses
    assert isinstance(companion, WindowLens)
    grid = companion.stage.grid(Pane.INPUT)
    return [
        grid.cell_at(grid.mapFrom(area, QPointF(x * area.width(), y * area.height())))
        for each in tools.ink.strokes
        for x, y in each.points
    ]


@pytest.mark.parametrize("size", SIZES)
def test_ink_lies_on_the_same_cells_and_goes_with_the_lecturers(bench: Bench, size: tuple[int, int]) -> None:
    tools = over(bench, size)
    bench.key(Qt.Key.Key_H)
    stroke(bench)
    assert [(each.nib, each.color) for each in tools.ink.strokes] == [(Nib.HIGHLIGHTER, 0)]
    assert cells_of(bench, tools) == [(0, 0), (1, 1), (2, 3)]
    assert tools.glass.isVisible()
    bench.key(Qt.Key.Key_I)
    stroke(bench)
    bench.key(Qt.Key.Key_U)
    assert len(tools.ink.strokes) == 1
    bench.store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (0, 0), 5.0)
    assert tools.ink.empty
    assert tools.glass.isHidden()


def test_ink_is_there_when_the_window_comes_and_stays_when_it_is_resized(bench: Bench) -> None:
    bench.key(Qt.Key.Key_I)
    stroke(bench)
    tools = over(bench)
    for size in SIZES:
        window_of(bench).resize(*size)
        settle(bench)
        QApplication.processEvents()
        assert cells_of(bench, tools) == [(0, 0), (1, 1), (2, 3)]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_magnified_is_magnified_for_the_audience(bench: Bench, size: tuple[int, int]) -> None:
    tools = over(bench, size)
    companion, magnifier = companion_of(bench), bench.window.lecture.magnifier
    assert isinstance(companion, WindowLens)
    grid, theirs = bench.grid(Pane.KERNEL), companion.stage.grid(Pane.KERNEL)
    bench.key(Qt.Key.Key_Z)
    assert magnifier.active
    assert not tools.magnifier.active
    corner = QPointF(grid.mapTo(bench.window.lenses, QPoint(0, 0)))
    magnifier.magnify(QRectF(corner, grid.size()))
    part = tools.magnifier.part
    assert part is not None
    at = theirs.mapTo(window_of(bench).lenses, QPoint(0, 0))
    assert part.adjusted(-2, -2, 2, 2).contains(QRectF(QPointF(at), theirs.size()))
    assert tools.magnifier.geometry() == window_of(bench).lenses.rect()
    assert tools.magnifier.width() > 1.2 * part.width()
    window_of(bench).resize(size[0] + 90, size[1] - 60)
    bench.qtbot.waitUntil(lambda: tools.magnifier.active and tools.magnifier.part not in (None, part))
    bench.key(Qt.Key.Key_Escape)
    assert not magnifier.active
    assert not tools.magnifier.active


def test_over_a_magnified_part_it_is_the_cell_that_is_seen(bench: Bench) -> None:
    tools = over(bench)
    grid = bench.grid(Pane.INPUT)
    center = grid.mapTo(bench.window.lenses, grid.cell_center((1, 1)))
    magnifier = bench.window.lecture.magnifier
    magnifier.ask()
    magnifier.magnify(QRectF(center.x() - 40, center.y() - 40, 80, 80))
    assert magnifier.part is not None
    scale = magnifier.width() / magnifier.part.width()
    bench.key(Qt.Key.Key_D)
    aim(bench, magnifier, (QPointF(center) - magnifier.part.topLeft()) * scale)
    companion = companion_of(bench)
    assert isinstance(companion, WindowLens)
    theirs = companion.stage.grid(Pane.INPUT)
    assert tools.magnifier.active
    beneath = tools.magnifier.beneath(dot(bench, tools, tools.magnifier))
    assert theirs.cell_at(theirs.mapFrom(window_of(bench).lenses, beneath)) == (1, 1)


def test_the_audience_sees_black_and_the_lecturer_a_sign(bench: Bench) -> None:
    tools, lecture = over(bench), bench.window.lecture
    bench.key(Qt.Key.Key_B)
    assert tools.blank.isVisible()
    assert tools.blank.size() == window_of(bench).size()
    assert not is_black(bench)
    assert lecture.sign.isVisible()
    assert "audience" in lecture.sign.text()
    bench.type_into(Pane.KERNEL, (0, 0), "7")
    assert bench.shown_kernel()[0][0] == 7
    bench.key(Qt.Key.Key_Escape)
    assert lecture.blanked, "Esc belongs to what the lecturer does meanwhile"
    bench.key(Qt.Key.Key_B)
    assert not lecture.sign.isVisible()
    assert tools.blank.isHidden()


def test_a_black_screen_moves_to_where_the_audience_looks(bench: Bench) -> None:
    bench.key(Qt.Key.Key_B)
    assert is_black(bench)
    tools = over(bench)
    assert not is_black(bench)
    assert tools.blank.isVisible()
    bench.window.audience.close()
    assert not bench.window.lecture.blanked
    assert not is_black(bench)
    assert bench.window.audience_tools.over is None
    bench.key(Qt.Key.Key_B)
    assert is_black(bench)


def test_nothing_lies_over_the_black(bench: Bench, tmp_path: Path) -> None:

    tools = over(bench)
    bench.key(Qt.Key.Key_B)
    open_lesson(bench, write(tmp_path / "click", CLICK), 1)
    bench.key(Qt.Key.Key_O)
    window = window_of(bench)
    QApplication.processEvents()
    image = window.grab().toImage()
    assert tools.blank.isVisible()
    assert {image.pixelColor(x, y).name() for x in range(0, 1000, 50) for y in range(0, 760, 50)} == {
        "#000000"
    }


def test_the_size_of_type_reaches_the_audience(bench: Bench) -> None:
    over(bench, (1920, 1080))
    window = window_of(bench)
    usual = window.theme.text
    bench.wheel(bench.window.lenses, 2, modifiers=CTRL)
    larger = window.theme.text
    assert larger > usual >= 1080 / 40
    bench.window.audience.close()
    over(bench, (1920, 1080))
    assert window_of(bench).theme.text == larger
    bench.window.look.reset_type()
    assert window_of(bench).theme.text == usual
    for _ in range(9):
        bench.window.look.enlarge(-1)
    assert window_of(bench).theme.small_text >= 1080 / 40


def test_reduced_motion_holds_for_all_windows(bench: Bench) -> None:
    over(bench)
    bench.window.menus.motion.setChecked(True)
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    tools = bench.window.audience_tools.over
    assert tools is not None
    bench.key(Qt.Key.Key_D)
    bench.window.menus.motion.setChecked(False)
    assert tools.pointer.beam is Beam.LASER


def test_it_goes_with_the_window(bench: Bench) -> None:
    over(bench)
    bench.window.audience.close()
    bench.key(Qt.Key.Key_I)
    stroke(bench)
    bench.key(Qt.Key.Key_D)
    aim(bench, bench.window.lenses, QPointF(50, 50))
    assert over(bench).pointer.beam is Beam.LASER
