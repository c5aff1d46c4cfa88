"""The settings of a run: what is typed and chosen reaches the session, what cannot be is explained in place."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.core.document import Color, LayerSpec, Signal, frozen
from convstudio.core.learning.quadratic import Quadratic, Silence, quadratic
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import edge, of_stack
from convstudio.core.learning.theory import Theory, theory
from convstudio.core.operators.initialise import Scheme
from convstudio.core.operators.kernels import preset
from convstudio.engine.learning import convolve
from convstudio.ui import messages
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from convstudio.ui.inspector.rate_field import LADDER, RateSlider, _place
from convstudio.ui.messages import silence_sentence
from convstudio.ui.theme import LIGHT, style_sheet

UP, DOWN, RETURN, ESCAPE = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
PATIENCE = 20_000


@pytest.fixture
def session() -> Iterator[LearningSession]:
    result = LearningSession("cpu")
    yield result
    result.close()


@pytest.fixture
def panel(qtbot: QtBot, session: LearningSession) -> LearningPanel:
    """The panel of the edge example, before its first step."""
    result = LearningPanel(session)
    qtbot.addWidget(result)
    result.resize(268, 600)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    begin(qtbot, session, Settings())
    return result


@pytest.fixture
def form(panel: LearningPanel) -> LearningForm:
    return panel.form


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


# What is shown


def test_nothing_can_be_set_before_there_is_a_run(qtbot: QtBot, session: LearningSession) -> None:
    panel = LearningPanel(session)
    qtbot.addWidget(panel)
    assert not panel.form.isEnabled()
    begin(qtbot, session, Settings(seed=3))
    assert panel.form.isEnabled()
    assert panel.form.seed.value() == 3
    later = LearningPanel(session)
    qtbot.addWidget(later)
    assert later.settings == Settings(seed=3)
    assert later.form.isEnabled()


def test_the_settings_of_every_run_are_shown(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    settings = Settings(
        optimizer=Optimizer.NESTEROV,
        learning_rate=1e-5,
        momentum=0.5,
        weight_decay=0.25,
        loss=Loss.ABSOLUTE,
        scheme=Scheme.XAVIER_NORMAL,
        seed=9,
        steps=70,
        epsilon=0.001,
    )
    begin(qtbot, session, settings)
    assert panel.settings == settings
    assert form.optimizer.currentText() == "SGD, Nesterov"
    assert form.rate.line.text() == "1e-5"
    assert (form.momentum.text(), form.weight_decay.text(), form.epsilon.text()) == ("0.5", "0.25", "0.001")
    assert form.loss.currentData() == Loss.ABSOLUTE
    assert form.scheme.currentData() == Scheme.XAVIER_NORMAL
    assert (form.seed.value(), form.steps.value()) == (9, 70)
    assert form.momentum.isVisible()
    begin(qtbot, session, Settings())
    assert form.steps.text() == "no limit"
    assert not form.momentum.isVisible()
    assert not form.batch_size.isVisible()


# Settings that begin the run anew


@pytest.mark.parametrize("optimizer", [each for each in Optimizer if each is not Optimizer.SGD])
def test_another_optimizer_begins_the_run_anew(
    form: LearningForm, session: LearningSession, qtbot: QtBot, optimizer: Optimizer
) -> None:
    take(qtbot, session, 3)
    pick(form.optimizer, optimizer)
    run_with(qtbot, session, Settings(optimizer))
    assert session.run is not None
    assert session.run.steps == 0
    assert len(session.earlier) >= 1


def test_every_field_reaches_the_run(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    pick(form.optimizer, Optimizer.MOMENTUM)
    pick(form.loss, Loss.MEAN_SQUARES)
    pick(form.scheme, Scheme.KAIMING_UNIFORM)
    enter(form.rate, "1/30")
    enter(form.momentum, "0,8")
    enter(form.weight_decay, "1e-3")
    enter(form.seed, "12")
    enter(form.steps, "500")
    enter(form.epsilon, "0.01")
    wanted = Settings(
        optimizer=Optimizer.MOMENTUM,
        learning_rate=1 / 30,
        momentum=0.8,
        weight_decay=0.001,
        loss=Loss.MEAN_SQUARES,
        scheme=Scheme.KAIMING_UNIFORM,
        seed=12,
        steps=500,
        epsilon=0.01,
    )
    assert panel.settings == wanted
    run_with(qtbot, session, wanted)
    assert panel.settings == wanted
    enter(form.steps, "0")
    run_with(qtbot, session, replace(wanted, steps=None))


def test_changes_in_a_row_are_all_kept(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    """The answer to the first must not take back the others."""
    form.seed.setFocus()
    for _ in range(5):
        QTest.keyClick(form.seed, UP)
        qtbot.wait(7)
    pick(form.loss, Loss.ABSOLUTE)
    wanted = Settings(seed=5, loss=Loss.ABSOLUTE)
    run_with(qtbot, session, wanted)
    assert panel.settings == wanted
    assert form.seed.value() == 5


def test_a_batch_is_chosen_where_there_are_several_images(
    form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    signal = Signal(frozen(np.random.default_rng(1).random((4, 6, 6))), Color.STACK)
    with qtbot.waitSignal(session.began, timeout=PATIENCE):
        session.begin(partial(of_stack, signal, preset("sobel_x"), LayerSpec()), Settings())
    assert form.batch_size.isVisible()
    assert form.batch_size.text() == "all images"
    enter(form.batch_size, "2")
    run_with(qtbot, session, Settings(batch_size=2))
    enter(form.batch_size, "0")
    run_with(qtbot, session, Settings())


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("momentum", "1", "The momentum must be between 0 and 0.9999, not 1."),
        ("momentum", "-0.5", "not −0.5"),
        ("momentum", "much", "“much” is not a number"),
        ("weight_decay", "-1", "The weight decay must be between 0 and 1000, not −1."),
        ("weight_decay", "1e10", "not 1e10"),
        ("weight_decay", "nan", "“nan” is not a finite"),
        ("epsilon", "-1", "The loss to stop at must be between"),
        ("epsilon", "1/0", "divides by zero"),
        ("noise", "-1", "The deviation of the noise must be between"),
        ("noise", "1e7", "not 10000000"),
    ],
)
def test_what_cannot_be_is_explained_in_place(
    panel: LearningPanel,
    form: LearningForm,
    session: LearningSession,
    qtbot: QtBot,
    name: str,
    text: str,
    said: str,
) -> None:
    pick(form.optimizer, Optimizer.MOMENTUM)
    settings = panel.settings
    run_with(qtbot, session, settings)
    with qtbot.assertNotEmitted(session.began), qtbot.assertNotEmitted(panel.noise_chosen):
        enter(getattr(form, name), text)
    assert said in panel.remark.text()
    assert panel.remark.isVisible()
    assert panel.settings == settings
    enter(form.seed, "1")
    assert panel.remark.isHidden()


# The learning rate


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
    QTest.keyClick(line, ESCAPE)
    assert line.text() == "0.03"
    enter(form.rate, "0.04")
    assert panel.remark.isHidden()
    assert line.property("bad") is False
    assert panel.settings.learning_rate == 0.04


def test_the_rate_of_a_run_is_changed_and_marked(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    take(qtbot, session, 3)
    run = session.run
    assert run is not None
    enter(form.rate, "0.01")
    qtbot.waitUntil(lambda: bool(run.marks))
    assert session.run is run
    assert run.marks == [(3, 0.01)]
    assert panel.settings == Settings(learning_rate=0.01)
    session.rewind()
    run_with(qtbot, session, Settings(learning_rate=0.01))
    assert form.rate.line.text() == "0.01"


def test_the_rate_of_a_run_that_took_no_step_is_that_of_its_start(
    form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    enter(form.rate, "0.04")
    run_with(qtbot, session, Settings(learning_rate=0.04))
    assert session.run is not None
    assert session.run.marks == []
    assert session.earlier == ()


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


LADDER_TEXT = [f"{rate:g}".replace("e-0", "e-") for rate in LADDER]


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


# Theory


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(), "Curvatures 12 … 60: stable below 0.0333"),
        (Settings(learning_rate=0.04), "Curvatures 12 … 60: stable below 0.0333, and 0.04 is above"),
        (
            Settings(Optimizer.MOMENTUM, learning_rate=0.06),
            "Curvatures 12 … 60: stable below 0.0633",
        ),
        (Settings(loss=Loss.MEAN_SQUARES), "Curvatures 0.286 … 1.43: stable below 1.4"),
        (Settings(Optimizer.ADAM), f"Curvatures 12 … 60. {silence_sentence(Silence.ADAPTIVE)}"),
        (Settings(loss=Loss.ABSOLUTE), silence_sentence(Silence.ABSOLUTE)),
    ],
)
def test_what_theory_says(
    panel: LearningPanel,
    form: LearningForm,
    session: LearningSession,
    qtbot: QtBot,
    settings: Settings,
    said: str,
) -> None:
    begin(qtbot, session, settings)
    panel.show_theory(known(settings))
    assert form.theory.text() == said
    assert form.theory.property("role") == ("warning" if "above" in said else "soft")
    assert form.rate.slider.limit == known(settings).rate
    panel.show_theory(None)
    assert "being worked out" in form.theory.text()
    assert form.rate.slider.limit is None


def test_the_line_follows_the_rate(panel: LearningPanel, form: LearningForm) -> None:
    panel.show_theory(known(Settings()))
    enter(form.rate, "0.034")
    assert form.theory.text().endswith("0.034 is above")
    enter(form.rate, "0.033")
    assert "above" not in form.theory.text()
    pick(form.optimizer, Optimizer.MOMENTUM)
    assert "being worked out" in form.theory.text()


@pytest.mark.parametrize("silence", Silence)
def test_every_silence_has_one_sentence(panel: LearningPanel, form: LearningForm, silence: Silence) -> None:
    panel.show_theory(Theory(None, None, None, silence))
    text = form.theory.text()
    assert text.startswith("No stable rate is claimed: ")
    assert text.endswith(".")
    assert text.count(".") == 1


def test_nothing_curves_where_the_input_is_zero(panel: LearningPanel, form: LearningForm) -> None:
    flat = Quadratic(np.zeros((1, 2, 2)), np.zeros((1, 2)), np.zeros(1), 1.0, (1, 1, 1, 2), False)
    panel.show_theory(Theory(*flat.curvatures(), None, Silence.FLAT))
    assert form.theory.text().startswith("Curvatures 0 … 0. No stable rate is claimed")


def test_optimizers_and_losses_have_titles_of_their_own() -> None:
    assert len({messages.optimizer_title(each) for each in Optimizer}) == len(Optimizer)
    assert len({messages.loss_title(each) for each in Loss}) == len(Loss)


# Bias and noise, which make another task


def test_a_bias_is_asked_for(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.bias_chosen) as asked:
        QTest.mouseClick(form.bias, Qt.MouseButton.LeftButton, pos=QPoint(8, form.bias.height() // 2))
    assert asked.args == [True]
    session.failed.emit(RuntimeError("no"))
    assert not form.bias.isChecked()  # as there is none


def test_noise_is_asked_for_with_its_seed(panel: LearningPanel, form: LearningForm, qtbot: QtBot) -> None:
    assert not form.noise_seed.isVisible()
    with qtbot.waitSignal(panel.noise_chosen) as asked:
        enter(form.noise, "0.1")
    assert asked.args == [0.1, 0]
    with qtbot.waitSignal(panel.noise_chosen) as asked:
        enter(form.noise_seed, "4")
    assert asked.args == [0.1, 4]
    with qtbot.assertNotEmitted(panel.noise_chosen):
        panel.show_noise(0.0, 0)
    assert form.noise.text() == "0"
    assert not form.noise_seed.isVisible()


# The panel as a whole


def test_a_change_that_fails_shows_what_there_is(
    panel: LearningPanel, form: LearningForm, session: LearningSession, qtbot: QtBot
) -> None:
    pick(form.loss, Loss.ABSOLUTE)
    session.failed.emit(RuntimeError("no memory"))
    run_with(qtbot, session, Settings(loss=Loss.ABSOLUTE))
    assert form.loss.currentData() == Loss.ABSOLUTE


def test_a_hidden_panel_leaves_the_word_to_the_window(panel: LearningPanel, qtbot: QtBot) -> None:
    panel.hide()
    with qtbot.waitSignal(panel.declined) as said:
        panel.form.rate.line.entered.emit("fast")
    assert "“fast” is not a number" in said.args[0]
    assert not panel.remark.text()


def test_every_field_has_a_name_and_a_tip(
    panel: LearningPanel, form: LearningForm, qapp: QApplication
) -> None:
    form.show_task(4, bias=False)
    form.show_noise(1.0, 0)
    panel.show_theory(known(Settings(Optimizer.ADAM)))
    qapp.setStyleSheet(style_sheet(LIGHT))
    width, height = panel.minimumSizeHint().width(), panel.heightForWidth(268)
    qapp.setStyleSheet("")
    assert width <= 268
    assert height <= 590
    for field in (
        *(form.optimizer, form.momentum, form.weight_decay, form.loss, form.scheme, form.seed),
        *(form.batch_size, form.noise, form.noise_seed, form.steps, form.epsilon),
    ):
        assert field.accessibleName()
        assert field.toolTip().endswith("A change begins the run anew.")
    assert form.bias.toolTip()
    for part in (form.rate.line, form.rate.slider):
        assert part.accessibleName()
        assert part.toolTip()


def test_it_is_said_again_in_another_language(panel: LearningPanel, form: LearningForm) -> None:
    form.optimizer.setItemText(0, "")
    form.seed.setAccessibleName("")
    panel.remark.say("something")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(panel.remark, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(form.theory, QEvent(QEvent.Type.LanguageChange))
    assert form.optimizer.itemText(0)
    assert form.seed.accessibleName() == "Seed of the first weights"
    assert panel.remark.isHidden()
    assert form.theory.text()


def test_the_mark_is_painted_on_the_scale(panel: LearningPanel, form: LearningForm) -> None:
    slider = form.rate.slider
    before = slider.grab().toImage()
    slider.set_limit(1e-6)
    assert slider.grab().toImage() != before
    slider.set_limit(1e5)  # beyond the scale
    assert slider.grab().toImage() == before


def test_a_rate_that_is_set_elsewhere_is_shown(
    qtbot: QtBot, session: LearningSession, panel: LearningPanel
) -> None:
    session.set_rate(0.0123)
    assert panel.settings.learning_rate == 0.0123
    session.rewind()
    qtbot.waitUntil(lambda: not session._clock.isActive(), timeout=PATIENCE)
    assert panel.settings.learning_rate == 0.0123
    other = LearningPanel(session)  # built after
    qtbot.addWidget(other)
    assert other.settings.learning_rate == 0.0123
