"""Beginning runs, and typing and choosing their settings as a hand does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.core.learning.quadratic import quadratic
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import edge
from convstudio.core.learning.theory import Theory, theory
from convstudio.engine.learning import convolve

UP, DOWN, RETURN = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return

PATIENCE = 20_000
"""Milliseconds: other programs may be busy, and torch may be imported first."""


def begin(qtbot: QtBot, session: LearningSession, settings: Settings) -> None:
    with qtbot.waitSignals([session.began, session.framed], timeout=PATIENCE):
        session.begin(edge, settings)


def take(qtbot: QtBot, session: LearningSession, steps: int) -> None:
    session.step(steps)
    qtbot.waitUntil(lambda: session.run is not None and session.run.steps >= steps, timeout=PATIENCE)


def run_with(qtbot: QtBot, session: LearningSession, settings: Settings) -> None:
    """Wait until the present run has these settings."""
    qtbot.waitUntil(lambda: session.run is not None and session.run.settings == settings, timeout=PATIENCE)


def enter(field: QWidget, text: str) -> None:
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, RETURN)


def pick(box: QComboBox, value: object) -> None:
    box.setFocus()
    while box.currentData() != value:
        QTest.keyClick(box, DOWN if box.currentIndex() < box.findData(value) else UP)


def known(settings: Settings) -> Theory:
    task = edge(convolve)
    return theory(task, settings, quadratic(task, settings.loss))
