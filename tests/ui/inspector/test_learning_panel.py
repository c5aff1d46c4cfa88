"""The settings of a run: what is typed and chosen reaches the session, what cannot be is explained in place."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.core.document import Color, LayerSpec, Signal, frozen
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import of_stack
from convstudio.core.operators.initialise import Scheme
from convstudio.core.operators.kernels import preset
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from tests.ui.inspector.handling import PATIENCE, UP, begin, enter, pick, run_with, take

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


# The learning rate, which the run goes on with


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
