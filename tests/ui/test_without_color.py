"""What a color says is said by a shape, a sign or a weight of type too: in grays all is told apart."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.lessons.verdict import Grade
from convstudio.ui.lessons.progress import ProgressBar
from convstudio.ui.lessons.questions.view import SIGNS
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import THEMES, Theme, palette
from convstudio.ui.widgets.inputs import ToggleButton
from tests.ui.bench import Bench

Gray = np.ndarray[tuple[int, ...], np.dtype[np.int16]]

TOLD_APART = 40
"""Steps of gray, of 255, between two things that do not look the same."""


def grays(widget: QWidget) -> Gray:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(np.int16)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_steps_behind_here_and_ahead(qtbot: QtBot, theme: Theme) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.set_theme(theme)
    bar.setPalette(palette(theme))
    bar.setAutoFillBackground(True)
    bar.resize(300, 20)
    bar.show_steps(("One", "Two", "Three"), 1)
    pixels = grays(bar)
    width = round(bar.rect_of(0).width()) - 2
    behind, here, ahead = (pixels[:, round(bar.rect_of(index).left()) + 1 :][:, :width] for index in range(3))
    for one, other in ((behind, here), (here, ahead), (behind, ahead)):
        assert (np.abs(one - other) > TOLD_APART).sum() > width


def test_verdicts_have_signs() -> None:
    assert len(set(SIGNS.values())) == len(Grade)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_chosen_is_bold_or_underlined(bench: Bench, theme: str) -> None:
    """The tab in front, and a button that is down, differ by more than their color."""
    sheet = style_sheet(THEMES[theme])
    for selector in ("QTabBar::tab:selected", "QToolButton:checked, QPushButton:checked"):
        rule = sheet[sheet.index(selector) :]
        assert "font-weight: bold" in rule[: rule.index("}")]
    bench.window.look.show(theme)
    button = bench.window.inspector.findChildren(ToggleButton)[0]
    down = grays(button)
    button.setChecked(not button.isChecked())
    assert (np.abs(grays(button) - down) > TOLD_APART).sum() > button.height()


def test_a_goal_has_a_sign(bench: Bench) -> None:
    """An empty box while it is to be done, a tick afterwards."""
    panel, lessons = bench.window.lessons.panel, bench.window.lessons
    lessons.open_listed("stamp")
    bench.settle()
    lesson = lessons.player.lesson
    assert lesson is not None
    step = next(index for index, each in enumerate(lesson.steps) if each.goal is not None)
    lessons.player.go(step)
    assert panel.reading.goal.text().startswith("◻")
    goal = lesson.steps[step].goal
    assert goal is not None
    bench.store.lock(frozenset())
    bench.store.visit(goal.solution, lesson.steps[step].view)
    assert panel.reading.goal.text().startswith("✓")
