"""The window for the audience: it follows, it has the wall's size of type, and it comes and goes without harm."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget
from shiboken6 import isValid

from convstudio.core.edits.kernel import set_weight, stretch_kernel
from convstudio.core.edits.names import EditName
from convstudio.core.result import Impossible
from convstudio.core.view_state import LENSES
from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lecture.run_companion import RunCompanion
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.theme import THEMES, Theme
from tests.ui.bench import LEFT, PLAIN, Bench, numbers_of
from tests.ui.lecture.in_step import assert_in_step, audience_of, companion_of, settle

SIZES = [(1024, 768), (1920, 1080), (3840, 2160)]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def seen(window: QWidget, kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kind) and widget.isVisible():
            yield widget


def test_a_key_opens_it_and_the_same_key_closes_it(bench: Bench) -> None:
    action = bench.window.menus.audience
    bench.key(Qt.Key.Key_F5, SHIFT)
    window = bench.window.audience.window
    assert window is not None
    assert window.isVisible()
    assert action.isChecked()
    assert not bench.window.menus.projection.isChecked()
    bench.activate()
    bench.key(Qt.Key.Key_F5, SHIFT)
    assert bench.window.audience.window is None
    assert not action.isChecked()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)


def test_it_shows_the_lens_and_nothing_to_press(bench: Bench) -> None:
    for name in LENSES:
        bench.look_at(name)
        window = audience_of(bench)
        settle(bench)
        assert not list(seen(window, QAbstractButton)), name
        assert not companion_of(bench).tools.isVisible()


def test_it_follows_edits_cursor_undo_and_lenses(bench: Bench) -> None:
    audience_of(bench)
    bench.type_into(Pane.KERNEL, (0, 0), "7")
    settle(bench)
    companion = companion_of(bench)
    assert isinstance(companion, WindowLens)
    assert numbers_of(companion.stage.grid(Pane.KERNEL))[0, 0] == 7
    assert_in_step(bench)
    bench.click(Pane.OUTPUT, (3, 2))
    settle(bench)
    assert companion.stage.grid(Pane.OUTPUT).overlay.cursor == (3, 2)
    assert "Y[3, 2]" in companion.strip.plain_text()
    bench.store.undo()
    settle(bench)
    assert numbers_of(companion.stage.grid(Pane.KERNEL))[0, 0] == 1
    for name in reversed(LENSES):
        bench.look_at(name)
        settle(bench)
        assert_in_step(bench)


def test_it_follows_playing(bench: Bench) -> None:
    companion = companion_of(bench)
    assert isinstance(companion, WindowLens)
    bench.window.playback.first()
    bench.window.playback.play()
    grid = companion.stage.grid(Pane.OUTPUT)
    bench.qtbot.waitUntil(lambda: grid.overlay.cursor not in (None, (0, 0)), timeout=5000)
    bench.window.playback.pause()
    bench.qtbot.waitUntil(lambda: grid.overlay.cursor == bench.store.view.cursor.position, timeout=5000)
    assert_in_step(bench)


def test_it_follows_a_run(bench: Bench) -> None:
    bench.look_at("learn")
    audience_of(bench)
    settle(bench)
    companion = companion_of(bench)
    assert isinstance(companion, RunCompanion)
    bench.learn.commands.ten.trigger()
    bench.qtbot.waitUntil(lambda: "10" in companion.transport.standing.text(), timeout=10_000)
    bench.learn.next_phase()
    bench.learn.panels.bowl.setChecked(False)
    settle(bench)
    assert companion.presenter.phase is bench.learn.presenter.phase is not None
    assert not companion.plots.bowl.isVisible()
    assert_in_step(bench)


def test_it_follows_the_coverage(bench: Bench) -> None:
    bench.open("transposed-stride")
    audience_of(bench)
    bench.lens.kind_bar.covers.setChecked(True)
    settle(bench)
    assert_in_step(bench)
    bench.lens.kind_bar.covers.setChecked(False)
    settle(bench)
    assert_in_step(bench)


def test_an_impossible_setting_is_explained_there_too(bench: Bench) -> None:
    audience_of(bench)
    bench.store.apply(EditName.KERNEL_RESIZE, stretch_kernel, (9, 9))
    settle(bench)
    assert isinstance(bench.frame.result, Impossible)
    assert bench.lens.strip.plain_text().startswith("The kernel")
    assert_in_step(bench)


def test_closing_it_leaves_a_run_and_a_computation_alone(bench: Bench) -> None:
    bench.look_at("field")
    window = audience_of(bench)
    settle(bench)
    window.close()
    assert bench.window.entries["field"].lens.settled
    bench.look_at("learn")
    audience_of(bench)
    settle(bench)
    bench.studio.learning.play()
    bench.window.audience.close()
    assert bench.studio.learning.playing


def test_what_is_not_seen_follows_nothing(bench: Bench) -> None:
    window, companion = audience_of(bench), companion_of(bench)
    assert isinstance(companion, WindowLens)
    bench.look_at("matrix")
    settle(bench)
    assert companion.stage.grid(Pane.OUTPUT).picture is None
    assert sorted(window.built) == ["matrix", "window"]


def test_the_mouse_does_nothing_there(bench: Bench) -> None:
    window, companion = audience_of(bench), companion_of(bench)
    assert isinstance(companion, WindowLens)
    settle(bench)
    before, view = bench.document, bench.store.view
    handle = window.windowHandle()
    for pane in Pane:
        grid = companion.stage.grid(pane)
        place = grid.mapTo(window, grid.cell_center((0, 0)))
        QTest.mouseClick(handle, LEFT, PLAIN, place)
        QTest.wheelEvent(handle, place, QPoint(0, 360), QPoint())
    assert bench.document is before
    assert bench.store.view == view


def test_keys_over_it_do_what_they_always_do(bench: Bench) -> None:
    window = audience_of(bench)
    window.activateWindow()
    QApplication.processEvents()
    bench.store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (0, 0), 5.0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.store.undo_name is None
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert bench.store.view.lens == "channels"


def test_the_text_of_a_lesson_stands_at_its_left(bench: Bench) -> None:
    window = audience_of(bench)
    window.resize(1280, 720)
    text = QLabel("Predict the corner.")
    themes: list[Theme] = []
    window.themed.connect(themes.append)
    window.set_side(text)
    QApplication.processEvents()
    lens = companion_of(bench)
    assert text.geometry().right() < lens.mapTo(window, QPoint(0, 0)).x()
    assert text.width() > 0.25 * window.width()
    bench.window.look.choose("dark")
    assert [theme.name for theme in themes] == ["dark"]
    assert QFontInfo(text.font()).pixelSize() >= window.height() / 40
    window.set_side(None)
    assert text.parent() is None
    assert window.side is None
    bench.qtbot.addWidget(text)


@pytest.mark.parametrize("size", SIZES)
def test_type_is_a_fortieth_of_its_own_height(bench: Bench, size: tuple[int, int]) -> None:
    window, least = audience_of(bench), size[1] / 40
    window.resize(*size)
    for name in LENSES:
        bench.look_at(name)
        settle(bench)
        assert window.theme.text >= least
        for widget in seen(window, (QLabel, QTabBar)):
            assert QFontInfo(widget.font()).pixelSize() >= least, (name, widget)
        for widget in seen(window, QLabel):
            inside = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
            assert window.rect().contains(inside), (name, widget)
    assert bench.window.look.theme.text < least


@pytest.mark.parametrize("name", THEMES)
def test_it_has_the_colors_of_the_other_window(bench: Bench, name: str) -> None:
    window = audience_of(bench)
    bench.window.look.choose(name)
    settle(bench)
    assert window.theme == THEMES[name].scaled(window.theme.text)
    assert window.grab().toImage().pixelColor(2, 2) == window.theme.color("ground")
    bench.window.audience.close()
    assert audience_of(bench).theme.name == name


def test_projection_of_one_window_is_not_that_of_the_other(bench: Bench) -> None:
    window = audience_of(bench)
    window.resize(1024, 800)
    before = window.theme.text
    bench.window.menus.projection.setChecked(True)
    assert window.theme.text == before == 20
    assert bench.window.look.theme.text == 18


# Screens


def test_an_unplugged_projector_is_waited_for(bench: Bench) -> None:
    control, window = bench.window.audience, audience_of(bench)
    bench.click(Pane.OUTPUT, (2, 2))
    lens = window.lens
    window.showFullScreen()
    control._on_screen_removed(window.screen())
    assert not window.isVisible()
    assert control.window is window
    assert not bench.window.menus.audience.isChecked()
    assert "unplugged" in bench.window.notice.text
    bench.type_into(Pane.KERNEL, (0, 0), "3")
    bench.settle()
    bench.window.menus.audience.trigger()
    settle(bench)
    assert window.isVisible()
    assert not window.isFullScreen()
    assert window.lens is lens
    assert_in_step(bench)


def test_another_screen_changes_nothing(bench: Bench) -> None:
    window = audience_of(bench)
    bench.window.audience._on_screen_added(window.screen())
    assert window.isVisible()
    assert not bench.window.menus.screens.menuAction().isVisible()


SCREENS = """
import sys, tempfile
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from convstudio.app.options import Options
from convstudio.ui import application
app = application._application()
studio = application.Studio(Options(size=(1280, 720)), Path(tempfile.mkdtemp()))
studio.start()
app.processEvents()
def check():
    first, second, third = QGuiApplication.screens()
    control = studio.window.audience
    names = [action.text() for action in studio.window.menus.screens.actions()]
    assert [name.partition(",")[0] for name in names] == [second.name(), third.name()], names
    studio.window.menus.audience.trigger()
    app.processEvents()
    window = control.window
    assert window.screen().name() == second.name() and window.isFullScreen()
    assert window.geometry() == second.geometry(), window.geometry()
    control.choose_screen(third.name())
    app.processEvents()
    assert window.geometry() == third.geometry() and window.theme.text >= 2160 / 40
    assert studio.window.screen().name() == first.name()
    control._on_screen_removed(third)
    assert window.isVisible() and window.geometry() == second.geometry()
    assert "unplugged" in studio.window.notice.text
    control._wait(window)
    control._on_screen_added(third)
    assert window.isVisible() and window.geometry() == third.geometry()
    studio.window.close()
    assert control.window is None
try:
    check()
    print("done")
finally:
    studio.close()
"""


def test_it_fills_the_screen_that_the_lecturer_is_not_on(tmp_path: Path) -> None:
    places = [(0, 0, 1920, 1080), (1920, 0, 1024, 768), (2944, 0, 3840, 2160)]
    screens = [
        {"name": f"S{number}", "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for number, (x, y, width, height) in enumerate(places)
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "done", done.stderr


# Closing


def test_closing_the_lecturers_window_closes_it(bench: Bench) -> None:
    window = audience_of(bench)
    bench.window.close()
    assert bench.window.audience.window is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)


def test_closing_it_by_its_frame_is_harmless(bench: Bench) -> None:
    for _ in range(2):
        window = audience_of(bench)
        window.close()
        assert bench.window.audience.window is None
        assert not bench.window.menus.audience.isChecked()
    bench.type_into(Pane.KERNEL, (0, 0), "4")
    bench.settle()
    assert bench.window.isVisible()
    assert not [each for each in QGuiApplication.topLevelWindows() if each.title().startswith("For the")]


def test_a_program_that_ends_with_it_open_leaves_nothing(bench: Bench) -> None:
    window = audience_of(bench)
    assert isinstance(window, AudienceWindow)
    bench.window.sessions._saved = bench.document
    bench.studio.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)
