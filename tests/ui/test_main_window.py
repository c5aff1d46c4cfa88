"""The window as a whole: keys that belong to whom, type and size, notices, and trouble that it survives."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton

from convstudio.app import log
from convstudio.app.log import Trouble
from convstudio.core.errors import Code, StudioError
from convstudio.core.view_state import SPEEDS
from convstudio.engine import renderer
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.messages import sentence
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


# Keys


def test_space_plays_and_pauses(bench: Bench) -> None:
    bench.key(Qt.Key.Key_Space)
    assert bench.window.playback.playing
    bench.key(Qt.Key.Key_Space)
    assert not bench.window.playback.playing


def test_space_presses_a_button_that_has_the_focus(bench: Bench) -> None:
    button = bench.lens.tools.findChildren(QToolButton)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    bench.key(Qt.Key.Key_Space)
    assert not bench.window.playback.playing
    assert button.isChecked()


def test_space_in_a_field_is_typed(bench: Bench) -> None:
    bench.push(bench.lens.tools.value)
    bench.key(Qt.Key.Key_Space)
    assert not bench.window.playback.playing


def test_letters_typed_into_a_number_choose_no_tool(bench: Bench) -> None:
    tool = bench.lens.tools.tool
    bench.enter(bench.lens.tools.value, "1e-3")
    assert bench.lens.tools.value.value() == pytest.approx(1e-3)
    assert bench.lens.tools.tool is tool


def test_tab_reaches_every_part_and_comes_round(bench: Bench) -> None:
    """With Tab alone: the fields, the stage and all three grids, and never a widget out of sight."""
    bench.lens.stage.setFocus()
    seen = []
    for _ in range(120):
        bench.key(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.isVisible()
        seen.append(widget)
        if widget is bench.lens.stage:
            break
    assert seen[-1] is bench.lens.stage
    assert len(set(seen)) == len(seen)
    for pane in Pane:
        assert bench.grid(pane) in seen
    assert bench.lens.tools.value in seen
    assert bench.lens.transport.play_button in seen
    assert bench.window.inspector.layer.bias in seen
    bench.key(Qt.Key.Key_Backtab, SHIFT)
    assert QApplication.focusWidget() is seen[-2]


def test_speed_by_keys(bench: Bench) -> None:
    start = SPEEDS.index(bench.store.view.speed)
    bench.key(Qt.Key.Key_Right, CTRL)
    assert bench.store.view.speed == SPEEDS[start + 1]
    bench.key(Qt.Key.Key_Left, CTRL, times=20)
    assert bench.store.view.speed == SPEEDS[0]
    bench.key(Qt.Key.Key_Right, CTRL, times=20)
    assert bench.store.view.speed == SPEEDS[-1]
    assert bench.lens.transport.speed.currentIndex() == len(SPEEDS) - 1


def test_zoom_by_keys(bench: Bench) -> None:
    bench.open("camera")
    bench.key(Qt.Key.Key_Plus, CTRL)
    assert bench.store.view.viewport.zoom == pytest.approx(1.5)
    bench.key(Qt.Key.Key_0, CTRL)
    assert bench.store.view.viewport.zoom == 1
    assert bench.grid(Pane.INPUT).camera.zoom == bench.grid(Pane.OUTPUT).camera.zoom == 1


def test_copied_output_is_what_is_shown(bench: Bench) -> None:
    bench.open("lecture")
    bench.key(Qt.Key.Key_C, CTRL | SHIFT)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    np.testing.assert_array_equal(np.array(rows, dtype=np.float32), torch_output(bench.document)[0])
    assert "clipboard" in bench.window.notice.text
    QGuiApplication.clipboard().clear()


def test_the_code_is_brought_to_the_front(bench: Bench) -> None:
    bench.window.menus.inspector.setChecked(False)
    assert not bench.window.inspector.isVisible()
    bench.key(Qt.Key.Key_F6)
    assert bench.window.inspector.code.isVisible()
    assert bench.window.menus.inspector.isChecked()


# Type and size


def test_projection_gives_the_stage_the_room(bench: Bench) -> None:
    before = bench.grid(Pane.INPUT).width()
    bench.key(Qt.Key.Key_F5)
    assert bench.window.look.projecting
    assert not bench.window.inspector.isVisible()
    assert bench.window.look.theme.text >= bench.window.height() / 40
    QApplication.processEvents()
    assert bench.grid(Pane.INPUT).width() >= before
    bench.window.resize(1920, 1080)
    assert bench.window.look.theme.text >= 1080 / 40
    bench.key(Qt.Key.Key_F5)
    assert bench.window.inspector.isVisible()
    assert bench.window.look.theme.text < 20
    assert bench.window.look.theme.name == "light"


def test_an_inspector_that_was_closed_stays_closed_after_projection(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F4)
    for _ in range(2):
        bench.key(Qt.Key.Key_F5)
    assert not bench.window.inspector.isVisible()
    assert not bench.window.menus.inspector.isChecked()


def test_a_change_of_theme_in_projection_keeps_the_type(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F5)
    size = bench.window.look.theme.text
    bench.window.menus.themes["dark"].trigger()
    assert (bench.window.look.theme.name, bench.window.look.theme.text) == ("dark", size)
    bench.key(Qt.Key.Key_F5)
    assert bench.window.look.theme.name == "dark"


def test_full_screen_and_back(bench: Bench) -> None:
    size = bench.window.size()
    bench.key(Qt.Key.Key_F11)
    assert bench.window.isFullScreen()
    assert bench.window.menus.full_screen.isChecked()
    bench.key(Qt.Key.Key_F11)
    assert not bench.window.isFullScreen()
    bench.qtbot.waitUntil(lambda: bench.window.size() == size)


# Notices


def test_a_notice_goes_with_the_next_change(bench: Bench) -> None:
    bench.store.refused.emit(StudioError(Code.PASTE_EMPTY))
    assert bench.window.notice.text == sentence(StudioError(Code.PASTE_EMPTY))
    assert bench.window.notice.isVisible()
    bench.click(Pane.OUTPUT, (3, 3))
    assert bench.window.notice.text != ""  # looking around changes nothing
    bench.type_into(Pane.KERNEL, (0, 0), "2")
    assert bench.window.notice.text == ""


# Trouble


@pytest.fixture
def trouble(bench: Bench, tmp_path: Path) -> Iterator[Trouble]:
    """Have what goes wrong reported as in the running program."""
    made = log.install(tmp_path / "log")
    made.happened.connect(bench.studio.tell_trouble)
    yield made
    made.close()


class Faulty(QObject):
    """Things that fail in ways that a program can."""

    @Slot()
    def fail(self) -> None:
        raise ZeroDivisionError("in a slot")


def said(bench: Bench, words: str) -> bool:
    return words in bench.window.notice.text


def assert_alive(bench: Bench) -> None:
    """Edit and compute, as if nothing had happened."""
    bench.window.notice.dismiss()
    bench.activate()
    bench.type_into(Pane.KERNEL, (1, 1), "6")
    assert bench.document.weight[0, 0, 1, 1] == 6
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()
    assert bench.window.notice.text == ""


def test_an_exception_in_a_slot(bench: Bench, trouble: Trouble) -> None:
    faulty, clock = Faulty(bench.window), QTimer(bench.window)
    clock.setSingleShot(True)
    clock.timeout.connect(faulty.fail)
    clock.start(0)
    bench.qtbot.waitUntil(lambda: said(bench, "ZeroDivisionError: in a slot"))
    assert said(bench, "Your work is kept.")
    assert trouble.path is not None
    assert "in a slot" in trouble.path.read_text("utf-8")
    assert_alive(bench)


def test_an_exception_in_what_a_key_does(bench: Bench, trouble: Trouble) -> None:
    faulty = Faulty(bench.window)
    bench.lens.tools.changes[0].triggered.connect(faulty.fail)
    bench.key(Qt.Key.Key_I, CTRL)
    bench.qtbot.waitUntil(lambda: said(bench, "in a slot"))
    assert_alive(bench)


def test_an_exception_while_painting(bench: Bench, trouble: Trouble, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in a paint event")

    with monkeypatch.context() as patch:
        patch.setattr(type(bench.grid(Pane.OUTPUT)._cells), "paint", fail)
        bench.grid(Pane.OUTPUT)._repaint()
        bench.qtbot.waitUntil(lambda: said(bench, "in a paint event"))
    assert_alive(bench)


def test_an_exception_in_a_thread(bench: Bench, trouble: Trouble) -> None:
    def fail() -> None:
        raise KeyError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    bench.qtbot.waitUntil(lambda: said(bench, "in a thread"))
    assert_alive(bench)


def test_an_exception_in_a_background_job(bench: Bench, trouble: Trouble) -> None:
    def fail() -> None:
        raise ValueError("in a job")

    bench.studio.worker.run(fail)
    bench.qtbot.waitUntil(lambda: said(bench, "in a job"))
    assert_alive(bench)


def test_an_exception_while_computing(
    bench: Bench, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ArithmeticError("while computing")

    with monkeypatch.context() as patch:
        patch.setattr(renderer, "evaluate", fail)
        bench.type_into(Pane.KERNEL, (0, 0), "8")
        bench.qtbot.waitUntil(lambda: said(bench, "while computing"))
    assert_alive(bench)


def test_a_warning_disturbs_nobody(bench: Bench, trouble: Trouble) -> None:
    logging.getLogger("anything").warning("merely a warning")
    QApplication.processEvents()
    assert bench.window.notice.text == ""


def test_two_programs_side_by_side(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    """Each with its own document; what one does, the other does not see."""
    one, other = make_bench(tmp_path / "one"), make_bench(tmp_path / "other")
    one.settle()
    other.settle()
    one.open("lecture")
    assert other.document is not one.document
    assert other.shown_output() == torch_output(other.document)[0].tolist()
    other.window.close()
    one.type_into(Pane.KERNEL, (0, 0), "4")
    assert one.shown_output() == torch_output(one.document)[0].tolist()
