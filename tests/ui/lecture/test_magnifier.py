"""A part of the stage, large, sharp and alive."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from convstudio.core.view_state import LENSES
from convstudio.ui.lecture.magnifier import LARGEST, Magnifier
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.theme import THEMES
from tests.ui.bench import Bench


@pytest.fixture
def magnifier(bench: Bench) -> Magnifier:
    bench.window.menus.projection.setChecked(True)
    QApplication.processEvents()
    return bench.window.lecture.magnifier


def drag_over(bench: Bench, rect: QRect) -> None:
    bench.key(Qt.Key.Key_Z)
    bench.drag_pixels(bench.window.lecture.magnifier, rect.topLeft(), rect.center(), rect.bottomRight())


def kernel_rect(bench: Bench) -> QRect:
    """Return where the kernel lies in the lens area."""
    grid = bench.grid(Pane.KERNEL)
    return QRect(grid.mapTo(bench.window.lenses, QPoint(0, 0)), grid.size())


def shown(bench: Bench) -> QImage:
    return bench.window.lenses.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_what_is_dragged_over_fills_the_area(bench: Bench, magnifier: Magnifier) -> None:
    wanted = kernel_rect(bench)
    color = bench.pixel(Pane.KERNEL, (0, 0))
    drag_over(bench, wanted)
    part = magnifier.part
    assert part is not None
    assert part.toAlignedRect().adjusted(-1, -1, 1, 1).contains(wanted)
    assert part.width() / part.height() == pytest.approx(magnifier.width() / magnifier.height())
    scale = magnifier.width() / part.width()
    assert scale > 1.3
    grid = bench.grid(Pane.KERNEL)
    corner = grid.mapTo(bench.window.lenses, grid.cell_center((0, 0)))
    below = corner + QPoint(0, round(0.4 * grid.camera.scale))
    place = (QPointF(below) - part.topLeft()) * scale
    assert shown(bench).pixelColor(place.toPoint()) == color


def test_it_is_alive(bench: Bench, magnifier: Magnifier) -> None:
    drag_over(bench, kernel_rect(bench))
    before = shown(bench)
    bench.window.playback.back()
    bench.key(Qt.Key.Key_Escape)
    bench.type_into(Pane.KERNEL, (0, 0), "7")
    drag_over(bench, kernel_rect(bench))
    after = shown(bench)
    assert after != before
    # Another change, while it is seen.
    bench.store.undo()
    bench.qtbot.waitUntil(lambda: shown(bench) != after)
    assert magnifier.part is not None


def test_it_rests_while_nothing_changes(bench: Bench, magnifier: Magnifier) -> None:
    drag_over(bench, kernel_rect(bench))
    bench.window.notice.dismiss()
    bench.qtbot.waitUntil(lambda: not magnifier._pause.isActive())
    QApplication.processEvents()
    magnifier.update()  # not because of anything beneath: at most one more picture is made
    QApplication.processEvents()
    bench.qtbot.waitUntil(lambda: not magnifier._pause.isActive())
    QApplication.processEvents()
    image = magnifier._image
    QApplication.processEvents()
    assert not magnifier._pause.isActive()
    assert magnifier._image is image


@pytest.mark.parametrize("back", [Qt.Key.Key_Z, Qt.Key.Key_Escape])
def test_back_by_the_key_or_by_escape(bench: Bench, magnifier: Magnifier, back: Qt.Key) -> None:
    before = shown(bench)
    drag_over(bench, kernel_rect(bench))
    assert bench.window.lecture_actions.magnify.isChecked()
    bench.key(back)
    assert not magnifier.active
    assert not bench.window.lecture_actions.magnify.isChecked()
    bench.window.notice.dismiss()
    assert shown(bench) == before


def test_it_is_given_up_before_anything_is_dragged(bench: Bench, magnifier: Magnifier) -> None:
    bench.key(Qt.Key.Key_Z)
    assert magnifier.active
    bench.key(Qt.Key.Key_Escape)
    assert not magnifier.active


def test_a_click_magnifies_around_it(bench: Bench, magnifier: Magnifier) -> None:
    bench.key(Qt.Key.Key_Z)
    place = magnifier.rect().center()
    bench.push(magnifier, place)
    assert magnifier.part is not None
    assert (magnifier.part.center() - place).manhattanLength() < 3
    assert magnifier.width() / magnifier.part.width() == pytest.approx(2.5)


@pytest.mark.parametrize("rect", [QRectF(-50, -50, 90, 90), QRectF(1200, 600, 400, 400), QRectF(5, 5, 1, 1)])
def test_the_part_lies_within_the_area(magnifier: Magnifier, rect: QRectF) -> None:
    magnifier.ask()
    magnifier.magnify(rect)
    assert magnifier.part is not None
    assert QRectF(magnifier.rect()).adjusted(-0.01, -0.01, 0.01, 0.01).contains(magnifier.part)
    assert magnifier.width() / magnifier.part.width() <= LARGEST + 0.001


def test_another_lens_or_size_ends_it(bench: Bench, magnifier: Magnifier) -> None:
    goings: tuple[Callable[[], object], ...] = (
        lambda: bench.look_at("channels"),
        lambda: bench.window.resize(1500, 900),
    )
    for go in goings:
        drag_over(bench, QRect(100, 100, 300, 200))
        assert magnifier.active
        go()
        QApplication.processEvents()
        assert not magnifier.active


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_is_magnified_sharply(bench: Bench, magnifier: Magnifier, lens: str) -> None:
    """Edges are steep: those of a picture that was only blown up are not."""
    bench.look_at(lens)
    bench.qtbot.waitUntil(lambda: bench.window.lens.settled)
    plain = shown(bench)
    magnifier.ask()
    magnifier.magnify(QRectF(0, 0, magnifier.width() / 4, magnifier.height() / 4))
    assert magnifier.part is not None
    smooth = Qt.TransformationMode.SmoothTransformation
    blown_up = plain.copy(magnifier.part.toAlignedRect()).scaled(magnifier.size(), mode=smooth)
    assert steepest(shown(bench)) >= 1.5 * steepest(blown_up)


@pytest.mark.parametrize("lens", ["window", "channels", "matrix"])
def test_colors_are_magnified_truly(bench: Bench, magnifier: Magnifier, lens: str) -> None:
    """What has one color has it still: cells do not run into one another."""
    bench.open("matrix")
    bench.look_at(lens)
    bench.qtbot.waitUntil(lambda: bench.window.lens.settled)
    plain = shown(bench)
    magnifier.ask()
    magnifier.magnify(QRectF(magnifier.rect()).adjusted(200, 100, -300, -150))
    part, large = magnifier.part, shown(bench)
    assert part is not None
    scale, wrong, looked_at = magnifier.width() / part.width(), 0, 0
    for x in range(round(part.left()) + 6, round(part.right()) - 6, 5):
        for y in range(round(part.top()) + 6, round(part.bottom()) - 6, 5):
            colors = {plain.pixel(x + right, y + down) for right in range(-3, 4) for down in range(-3, 4)}
            if len(colors) == 1:
                place = QPointF(x + 0.5 - part.left(), y + 0.5 - part.top()) * scale
                looked_at += 1
                wrong += large.pixel(place.toPoint()) != plain.pixel(x, y)
    assert looked_at > 500
    assert wrong <= looked_at * 0.01


def steepest(image: QImage) -> int:
    """Return the largest difference of neighboring pixels in a few lines of an image."""
    return max(
        abs(image.pixelColor(x, y).lightness() - image.pixelColor(x + 1, y).lightness())
        for y in range(4, image.height() - 4, 9)
        for x in range(4, image.width() - 4)
    )


@pytest.mark.parametrize("theme", THEMES)
def test_it_follows_the_theme(bench: Bench, magnifier: Magnifier, theme: str) -> None:
    """Also one that is chosen while it is seen."""
    drag_over(bench, QRect(20, 20, 60, 40))
    bench.window.look.show(theme)
    ground = bench.window.look.theme.color("ground")
    bench.qtbot.waitUntil(lambda: shown(bench).pixelColor(magnifier.rect().center()) == ground)


def test_ink_on_it_goes_with_it(bench: Bench, magnifier: Magnifier) -> None:
    drag_over(bench, kernel_rect(bench))
    bench.key(Qt.Key.Key_I)
    glass = bench.window.lecture.glass
    bench.drag_pixels(glass, QPoint(200, 200), QPoint(300, 260))
    assert not bench.window.lecture.ink.empty
    bench.key(Qt.Key.Key_Escape)
    assert magnifier.active, "the pen first"
    bench.key(Qt.Key.Key_Escape)
    assert not magnifier.active
    assert bench.window.lecture.ink.empty
