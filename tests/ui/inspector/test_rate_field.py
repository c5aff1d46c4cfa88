"""The learning rate: typed, stepped along its scale, and dragged."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from convstudio.ui.inspector.rate_field import LADDER, RateSlider, _place
from tests.ui.inspector.handling import DOWN, UP, enter, take

LADDER_TEXT = [f"{rate:g}".replace("e-0", "e-") for rate in LADDER]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "The learning rate must be between 1e−9 and 1000000, not 0."),
        ("-0.03", "not −0.03"),
        ("1e10", "not 1e10"),
        ("fast", "“fast” is not a number"),
        ("inf", "“inf” is not a finite"),
        ("1/0", "divides by zero"),
    ],
)
def test_a_rate_that_cannot_be_stays_to_be_mended(
    panel: LearningPanel, form: LearningForm, session: LearningSession, text: str, said: str
) -> None:
    line = form.rate.line
    enter(form.rate, text)
    assert said in panel.remark.text()
    assert line.property("bad") is True
    assert line.text() == text
    assert panel.settings.learning_rate == form.rate.rate == 0.03
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "0.03"
    enter(form.rate, "0.04")
    assert panel.remark.isHidden()
    assert line.property("bad") is False
    assert panel.settings.learning_rate == 0.04


def test_up_and_down_go_along_the_scale(panel: LearningPanel, form: LearningForm) -> None:
    line = form.rate.line
    line.setFocus()
    QTest.keyClick(line, UP)
    assert panel.settings.learning_rate == 0.04
    QTest.keyClick(line, DOWN)
    QTest.keyClick(line, DOWN)
    assert panel.settings.learning_rate == 0.025
    enter(form.rate, "0.0333")
    QTest.keyClick(line, UP)
    assert panel.settings.learning_rate == 0.04
    enter(form.rate, "1000")
    QTest.keyClick(line, UP)
    assert panel.settings.learning_rate == 1000
    QTest.keyClick(line, DOWN)
    assert panel.settings.learning_rate == 10


def test_the_slider_takes_keys_and_pages_by_a_decade(panel: LearningPanel, form: LearningForm) -> None:
    slider = form.rate.slider
    assert LADDER[slider.value()] == 0.03
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert panel.settings.learning_rate == 0.003
    assert form.rate.line.text() == "0.003"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert panel.settings.learning_rate == 0.004


def test_a_dragged_rate_counts_when_it_is_let_go(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    take(qtbot, session, 2)
    run, slider = session.run, form.rate.slider
    assert run is not None
    slider.setSliderDown(True)
    for place in range(slider.value(), slider.value() - 8, -1):
        slider.setSliderPosition(place)
    assert form.rate.line.text() == LADDER_TEXT[slider.sliderPosition()]
    assert panel.settings.learning_rate == 0.03
    session.refresh()
    slider.setSliderDown(False)
    chosen = LADDER[slider.value()]
    qtbot.waitUntil(lambda: bool(run.marks))
    assert run.marks == [(2, chosen)]
    assert panel.settings.learning_rate == chosen


@given(st.floats(1e-9, 1e6))
def test_the_scale_is_logarithmic(rate: float) -> None:
    place = _place(rate)
    assert 0 <= place <= len(LADDER) - 1
    if LADDER[0] <= rate <= LADDER[-1]:
        low, high = LADDER[int(place)], LADDER[min(int(place) + 1, len(LADDER) - 1)]
        assert low * (1 - 1e-9) <= rate <= high * (1 + 1e-9)


def test_the_scale_rises_evenly() -> None:
    steps = np.diff(np.log10(LADDER))
    assert steps.min() > 0.07
    assert steps.max() < 0.13


def test_the_wheel_scrolls_the_panel_unless_the_scale_has_the_focus(form: LearningForm) -> None:
    slider = form.rate.slider
    form.seed.setFocus()
    before = slider.value()
    wheel(slider)
    assert slider.value() == before
    slider.setFocus()
    wheel(slider)
    assert slider.value() != before


def wheel(slider: RateSlider) -> None:
    place = slider.mapTo(slider.window(), slider.rect().center())
    handle = slider.window().windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, place, QPoint(0, 120))


def test_the_mark_is_painted_on_the_scale(panel: LearningPanel, form: LearningForm) -> None:
    slider = form.rate.slider
    before = slider.grab().toImage()
    slider.set_limit(1e-6)
    assert slider.grab().toImage() != before
    slider.set_limit(1e5)  # beyond the scale
    assert slider.grab().toImage() == before
