"""The card keeps its places, marks the phase that is looked at, and is worked by mouse and keys."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convstudio.core.learning.phases import Phase, Update
from convstudio.core.learning.settings import Loss, Optimizer
from convstudio.ui.theme import LIGHT, THEMES, Theme
from convstudio.ui.widgets.step_card.card import PHASES, StepCard
from convstudio.ui.widgets.step_card.content import StepContent

CONTENT = StepContent(
    3,
    Phase.BACKWARD,
    Loss.SUM_SQUARES,
    0.467,
    (0.0955, -0.118, 0.214),
    42,
    False,
    False,
    "w[0, 1]",
    ((1.0, 0.191), (1.0, -0.427), (1.0, 0.191)),
    42,
    4.86,
    Update(-0.8, -0.786, -0.47, 0.03, 0.0),
    Optimizer.SGD,
    False,
)


@pytest.fixture
def card(qtbot: QtBot) -> StepCard:
    widget = StepCard()
    qtbot.addWidget(widget)
    widget.resize(960, widget.sizeHint().height())
    widget.set_content(CONTENT)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_a_click_and_the_keys_tell_a_phase(card: StepCard, qtbot: QtBot) -> None:
    for phase in PHASES:
        with qtbot.waitSignal(card.phase_pressed) as caught:
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect_of(phase).center().toPoint())
        assert caught.args == [phase]
    QTest.keyClick(card, Qt.Key.Key_Left)
    with qtbot.waitSignal(card.phase_pressed) as caught:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert caught.args == [Phase.BACKWARD]


def test_the_phase_that_is_looked_at_is_marked(card: StepCard) -> None:
    def ground(phase: Phase) -> str:
        place = card.rect_of(phase).bottomRight().toPoint()
        return card.grab().toImage().pixelColor(place.x() - 12, place.y() - 8).name()

    assert [ground(phase) for phase in PHASES] == [LIGHT.panel, LIGHT.accent_soft, LIGHT.panel]
    card.set_content(replace(CONTENT, phase=None))
    assert {ground(phase) for phase in PHASES} == {LIGHT.panel}


def test_nothing_jumps_when_digits_change(card: StepCard) -> None:
    def starts(phase: Phase) -> list[float]:
        return [piece.x for piece in card._written[phase][1].box.pieces if getattr(piece, "text", "") in "+…"]

    height, before = card.sizeHint().height(), starts(Phase.BACKWARD)
    card.set_content(replace(CONTENT, products=((1.0, 1.0), (0.5, -1.0), (0.25, 0.12)), loss=1e30))
    assert starts(Phase.BACKWARD) == before
    assert card.sizeHint().height() == height


def test_a_narrow_card_writes_out_fewer_terms(card: StepCard) -> None:
    card.resize(620, card.height())
    for phase in PHASES:
        room = card.rect_of(phase).width()
        assert all(line.box.width * line.factor <= room for line in card._written[phase])


def test_it_is_said_in_words_with_all_digits(card: StepCard) -> None:
    assert "2  Backward: g = ∂L/∂w[0, 1]" in card.accessibleDescription()
    tips = [card.tooltip_at(card.rect_of(phase).center()) for phase in PHASES]
    assert "0.467" in tips[0]
    assert "correlation" in tips[1]
    assert "−0.8 to −0.786" in tips[2]
    card.set_content(None)
    assert card.tooltip_at(card.rect_of(Phase.FORWARD).center()) == ""
    assert card.accessibleDescription() == "No run has begun yet."


@pytest.mark.parametrize("theme", [*THEMES.values(), LIGHT.scaled(26)], ids=lambda theme: theme.name)
def test_anything_is_painted_in_every_theme(card: StepCard, theme: Theme) -> None:
    card.set_theme(theme)
    for content in (
        CONTENT,
        None,
        replace(CONTENT, update=None, errors=(), products=()),
        replace(CONTENT, loss=math.inf, gradient=math.nan, errors=(math.nan,), update=None),
    ):
        card.set_content(content)
        for width in (1, 300, 1400):
            card.resize(width, card.sizeHint().height())
            assert card.grab().size() == card.size()
        assert bool(card.accessibleDescription())


def test_another_language_is_followed(card: StepCard) -> None:
    card.setAccessibleName("")
    QCoreApplication.sendEvent(card, QEvent(QEvent.Type.LanguageChange))
    assert card.accessibleName()
