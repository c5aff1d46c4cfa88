"""Reduced motion: remembered, and then nothing moves that is not the lesson."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from convstudio.ui import motion
from tests.ui.bench import CTRL, Bench

ALT = Qt.KeyboardModifier.AltModifier


def test_the_caret_and_menus_rest(bench: Bench) -> None:
    hints = QGuiApplication.styleHints()
    blinking = hints.cursorFlashTime()
    assert blinking > 0
    bench.key(Qt.Key.Key_M, CTRL | ALT)
    assert bench.window.motion.reduced
    assert hints.cursorFlashTime() == 0
    assert not any(QApplication.isEffectEnabled(effect) for effect in motion.EFFECTS)
    bench.key(Qt.Key.Key_M, CTRL | ALT)
    assert hints.cursorFlashTime() == blinking


@pytest.mark.parametrize("still", [False, True])
def test_the_bar_without_an_end_is_still(bench: Bench, still: bool) -> None:
    bench.window.menus.motion.setChecked(still)
    status = bench.window.status
    status._reads = True
    status._show_progress()
    assert status.progress.isHidden() is still
    assert not status.stop.isHidden()
    bench.window.menus.motion.setChecked(False)


def test_playing_goes_on(bench: Bench) -> None:
    bench.window.menus.motion.setChecked(True)
    bench.window.playback.first()
    bench.key(Qt.Key.Key_Space)
    bench.qtbot.waitUntil(lambda: bench.window.playback.step > 0)
    bench.key(Qt.Key.Key_Space)
    bench.window.menus.motion.setChecked(False)


def test_it_is_remembered(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    make_bench(data=tmp_path).window.menus.motion.setChecked(True)
    again = make_bench(data=tmp_path)
    assert again.window.motion.reduced
    assert again.window.menus.motion.isChecked()
    again.window.menus.motion.setChecked(False)
    assert QGuiApplication.styleHints().cursorFlashTime() > 0
    assert not make_bench(data=tmp_path).window.motion.reduced


def test_without_a_wish_it_follows_the_system(
    make_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "system_is_still", lambda: True)
    calm = make_bench()
    assert calm.window.motion.reduced
    calm.window.menus.motion.setChecked(False)
