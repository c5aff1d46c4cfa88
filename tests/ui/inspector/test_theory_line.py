"""What theory says of a run is said in one line, as long as it is true of its settings."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.core.learning.quadratic import Quadratic, Silence
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.theory import Theory
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from convstudio.ui.messages import silence_sentence
from tests.ui.inspector.handling import begin, enter, known, pick


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
