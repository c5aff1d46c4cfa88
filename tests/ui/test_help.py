"""The help dialogs open by key, are read whole, and do not stay behind."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QMessageBox

from convstudio import __version__
from convstudio.ui.theme import THEMES
from tests.ui.bench import LEFT, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(bench: Bench) -> QDialog:
    bench.qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in bench.window.findChildren(QDialog)))
    return next(dialog for dialog in bench.window.findChildren(QDialog) if dialog.isVisible())


def gone(bench: Bench) -> bool:
    QApplication.processEvents()
    return bench.window.findChildren(QDialog) == []


def text_of(dialog: QDialog) -> str:
    return "\n".join(re.sub(r"<[^>]+>", " ", label.text()) for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("theme", THEMES)
def test_keys_and_mouse(bench: Bench, theme: str) -> None:
    bench.window.look.show(theme)
    bench.key(Qt.Key.Key_F1)
    dialog = opened(bench)
    text = text_of(dialog)
    for word in ("Space", "Home, End", "Ctrl+K", "1/9", "right button", "wheel"):
        assert word in text
    assert bench.window.menus.commands.shortcut().toString() in text
    for label in dialog.findChildren(QLabel):
        assert label.width() >= label.sizeHint().width()
        assert label.height() >= label.sizeHint().height()
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    buttons = dialog.findChildren(QDialogButtonBox)[0]
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Close), LEFT)
    assert gone(bench)


def test_help_in_projection_fits_the_window(bench: Bench) -> None:
    bench.window.menus.projection.setChecked(True)
    bench.key(Qt.Key.Key_F1)
    dialog = opened(bench)
    assert dialog.width() <= bench.window.width()
    assert dialog.height() <= bench.window.height()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert gone(bench)


def test_about(bench: Bench) -> None:
    bench.key(Qt.Key.Key_F1, SHIFT)
    box = opened(bench)
    assert isinstance(box, QMessageBox)
    assert __version__ in box.text()
    assert "ATTRIBUTION" in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert gone(bench)
