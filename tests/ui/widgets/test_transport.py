import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.view_state import SPEEDS
from convstudio.ui.theme import DARK, LIGHT
from convstudio.ui.widgets.transport import Transport
from convstudio.ui.widgets.transport_button import Symbol, symbol_shapes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def transport(qtbot: QtBot) -> Transport:
    """A shown transport at step 5 of 9."""
    result = Transport()
    result.set_theme(LIGHT)
    result.set_steps(9, 4)
    result.resize(900, 40)
    qtbot.addWidget(result)
    result.show()
    qtbot.waitExposed(result)
    return result


@pytest.fixture
def seeks(transport: Transport) -> list[int]:
    values: list[int] = []
    transport.seek.connect(values.append)
    return values


def at(transport: Transport, share: float) -> QPoint:
    slider = transport.scrubber
    return QPoint(round(share * (slider.width() - 1)), slider.height() // 2)


def test_each_button_asks_for_its_move(qtbot: QtBot, transport: Transport) -> None:
    for button, signal in (
        (transport.first_button, transport.first),
        (transport.back_button, transport.back),
        (transport.play_button, transport.toggle_play),
        (transport.forward_button, transport.forward),
        (transport.last_button, transport.last),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)


def test_showing_a_step_asks_for_nothing(transport: Transport, seeks: list[int]) -> None:
    transport.set_steps(20, 19)
    transport.set_steps(3, 0)
    transport.set_steps(0, 0)
    assert seeks == []


@pytest.mark.parametrize("steps", [2, 9, 1000, 1 << 24])
def test_a_click_on_the_groove_jumps_there(
    qtbot: QtBot, transport: Transport, seeks: list[int], steps: int
) -> None:
    transport.set_steps(steps, 0)
    qtbot.mouseClick(transport.scrubber, LEFT, pos=at(transport, 1.0))
    qtbot.mouseClick(transport.scrubber, LEFT, pos=at(transport, 0.0))
    assert seeks == [steps - 1, 0]


def test_the_handle_can_be_dragged(qtbot: QtBot, transport: Transport, seeks: list[int]) -> None:
    qtbot.mousePress(transport.scrubber, LEFT, pos=at(transport, 0.0))
    qtbot.mouseMove(transport.scrubber, at(transport, 0.5))
    qtbot.mouseRelease(transport.scrubber, LEFT, pos=at(transport, 0.5))
    qtbot.mouseMove(transport.scrubber, at(transport, 1.0))
    assert seeks == [0, 4]
    assert not transport.scrubber.isSliderDown()


def test_the_wheel_belongs_to_a_focused_scrubber_only(transport: Transport, seeks: list[int]) -> None:
    place = QPointF(at(transport, 0.5))
    event = QWheelEvent(
        place,
        transport.scrubber.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(transport.scrubber, event)
    assert not event.isAccepted()
    assert seeks == []


def test_the_label_counts_from_one_and_keeps_its_width(transport: Transport) -> None:
    assert transport.label.text() == "step 5 of 9"
    transport.set_steps(16_777_216, 0)
    width = transport.label.width()
    for step in (0, 8, 99, 8_388_607, 16_777_215):
        transport.set_steps(16_777_216, step)
        assert transport.label.text() == f"step {step + 1} of 16777216"
        assert transport.label.width() == width >= transport.label.sizeHint().width()


@pytest.mark.parametrize(("count", "enabled"), [(0, False), (1, False), (2, True)])
def test_where_there_is_nowhere_to_go_the_buttons_rest(
    transport: Transport, count: int, enabled: bool
) -> None:
    transport.set_steps(count, 0)
    assert transport.play_button.isEnabled() is enabled
    assert transport.scrubber.isEnabled() is enabled


@pytest.mark.parametrize(
    ("playing", "symbol", "name"), [(True, Symbol.PAUSE, "Pause"), (False, Symbol.PLAY, "Play")]
)
def test_playing_is_shown(transport: Transport, playing: bool, symbol: Symbol, name: str) -> None:
    transport.set_playing(not playing)
    transport.set_playing(playing)
    assert transport.play_button.symbol is symbol
    assert transport.play_button.accessibleName() == name


def test_a_chosen_speed_is_asked_for(qtbot: QtBot, transport: Transport) -> None:
    transport.set_speed(2.0)
    assert transport.speed.currentText() == "2 steps/s"
    transport.speed.setFocus()
    with qtbot.waitSignal(transport.speed_changed) as chosen:
        qtbot.keyClick(transport.speed, Qt.Key.Key_Down)
    assert chosen.args == [SPEEDS[SPEEDS.index(2.0) + 1]]
    transport.set_speed(1e6)
    assert transport.speed.currentIndex() == len(SPEEDS) - 1


def test_filling_is_asked_for_and_shown(qtbot: QtBot, transport: Transport) -> None:
    transport.set_filling(True)
    with qtbot.waitSignal(transport.filling_changed) as asked:
        qtbot.mouseClick(transport.fill_button, LEFT)
    assert asked.args == [False]


def test_where_there_is_little_room_words_are_shortened(transport: Transport) -> None:
    transport.resize(450, 40)
    assert transport.fill_button.text() == "Fill"
    assert transport.speed.itemText(1) == "1/s"
    transport.resize(900, 40)
    assert transport.fill_button.text() == "Fill as it goes"
    assert transport.speed.itemText(1) == "1 step/s"


def test_the_signs_are_drawn_in_the_ink_of_the_theme(transport: Transport) -> None:
    light = transport.first_button.grab().toImage()
    transport.set_theme(DARK)
    assert transport.first_button.grab().toImage() != light


@pytest.mark.parametrize("symbol", Symbol)
def test_signs_are_centered(symbol: Symbol) -> None:
    rects = [shape.boundingRect() for shape in symbol_shapes(symbol)]
    assert min(rect.left() for rect in rects) == -max(rect.right() for rect in rects)
    assert {rect.height() for rect in rects} == {12}


def test_steps_and_ends_have_different_signs() -> None:
    pictures = {tuple(map(str, symbol_shapes(symbol))) for symbol in Symbol}
    assert len(pictures) == len(Symbol)
