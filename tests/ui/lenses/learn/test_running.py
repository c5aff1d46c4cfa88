"""Steps of a run and steering it, with torch as the oracle."""

from dataclasses import replace

import numpy as np
import torch
from PySide6.QtCore import Qt

from convstudio.app.learning_thread import FULL
from convstudio.core import examples, numerals
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.edits import kernel, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.learning.phases import Phase
from convstudio.ui.lenses.learn import saying
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.order import DOCUMENT
from tests.oracles import make, torch_output
from tests.ui.lenses.learn.conftest import PATIENCE, Classroom

KEYS = Qt.Key


def plain_loop(
    start: tuple[float, float], rate: float, steps: int
) -> tuple[torch.Tensor, torch.Tensor, list[float]]:
    """Return weights, gradient and losses of the edge example after some steps of the plain loop."""
    document = examples.edge()
    inputs, targets = torch.tensor(document.signal.values)[None], torch.tensor(torch_output(document))[None]
    weight = torch.tensor([[[list(start)]]], requires_grad=True)
    losses = []
    for step in range(steps + 1):
        loss = ((torch.nn.functional.conv2d(inputs, weight) - targets) ** 2).sum()
        (gradient,) = torch.autograd.grad(loss, weight)
        losses.append(loss.item())
        if step < steps:
            with torch.no_grad():
                weight -= rate * gradient
    return weight.detach()[0, 0], gradient[0, 0], losses


# Steps


def test_the_edge_example_is_torchs_step_by_step(classroom: Classroom) -> None:
    classroom.edge(start=(0.3, 0.5))
    document = examples.edge()
    target = torch_output(document)[0]
    for steps in (0, 1, 10):
        classroom.step(steps - classroom.frame.step)
        weight, gradient, losses = plain_loop((0.3, 0.5), 0.03, steps)
        made = torch_output(replace(document, weight=frozen(weight[None, None].numpy())))[0]
        for place, expected in (
            (Place.TARGET, target),
            (Place.PREDICTION, made),
            (Place.ERROR, made - target),
            (Place.LEARNED, weight),
            (Place.GOAL, [[1, -1]]),
            (Place.GRADIENT, gradient),
        ):
            np.testing.assert_allclose(classroom.shown(place), expected, rtol=2e-5, atol=2e-6)
        transport = classroom.lens.transport
        assert transport.standing.text() == f"step {steps}"
        assert transport.loss.text() == f"loss {numerals.cell_text(classroom.frame.loss)}"
        np.testing.assert_allclose(classroom.run.loss.points(0)[1], losses, rtol=2e-5)
    assert classroom.verdict == ""
    assert not classroom.store.undo_name


def test_rewinding_repeats_the_run_to_the_bit(classroom: Classroom) -> None:
    classroom.edge()
    first = classroom.frame.weight
    classroom.step(20)
    then = classroom.frame
    classroom.click(classroom.lens.transport.rewind_button)
    assert classroom.frame.step == 0
    np.testing.assert_array_equal(classroom.frame.weight, first)
    np.testing.assert_array_equal(classroom.shown(Place.LEARNED), first[0, 0])
    classroom.step(20)
    np.testing.assert_array_equal(classroom.frame.weight, then.weight)
    assert classroom.frame.loss == then.loss
    assert len(classroom.session.earlier) == 1


def test_a_typed_weight_is_another_start_of_the_same_task(classroom: Classroom) -> None:
    classroom.edge()
    task = classroom.session.task
    classroom.step(2)
    second = float(classroom.frame.weight[0, 0, 0, 1])
    classroom.type_weight((0, 0), 0.25)
    assert classroom.session.task is task
    assert classroom.frame.step == 0
    assert classroom.shown(Place.LEARNED).tolist() == [[0.25, second]]
    assert len(classroom.session.earlier) == 1


def test_walking_through_the_phases_takes_a_step(classroom: Classroom) -> None:
    classroom.edge()
    seen = []
    for _ in range(4):
        classroom.lens.next_phase()
        classroom.settle()
        seen.append((classroom.frame.step, classroom.lens.presenter.phase))
    assert seen == [(0, Phase.FORWARD), (0, Phase.BACKWARD), (1, Phase.UPDATE), (1, Phase.FORWARD)]
    assert classroom.lens.card.content is not None
    assert classroom.lens.card.content.phase is Phase.FORWARD
    assert not classroom.lens.pictures.grid(Place.PREDICTION)._dimmed
    assert classroom.lens.pictures.grid(Place.GRADIENT)._dimmed
    classroom.lens.card.phase_pressed.emit(Phase.FORWARD)
    assert classroom.lens.presenter.phase is None
    assert not classroom.lens.pictures.grid(Place.GRADIENT)._dimmed


# Steering


def test_keys_play_step_and_rewind(classroom: Classroom) -> None:
    classroom.edge()
    classroom.lens.take_focus()
    classroom.key(KEYS.Key_Right)
    classroom.settle()
    classroom.key(KEYS.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    classroom.settle()
    assert classroom.frame.step == 11
    classroom.key(KEYS.Key_Home)
    classroom.settle()
    assert classroom.frame.step == 0
    classroom.lens.commands.set_pace(30.0)
    classroom.key(KEYS.Key_Space)
    assert classroom.session.playing
    classroom.qtbot.waitUntil(lambda: classroom.frame.step >= 3, timeout=PATIENCE)
    classroom.key(KEYS.Key_Space)
    classroom.settle()
    assert classroom.frame.step >= 3


def test_the_transport_says_pace_and_what_can_be_done(classroom: Classroom) -> None:
    transport = classroom.lens.transport
    assert not transport.play_button.isEnabled()
    classroom.edge()
    assert transport.pace.currentText() == "2 steps/s"
    classroom.lens.commands.set_pace(FULL)
    assert transport.pace.currentText() == "Full speed"
    classroom.click(transport.stop_button)
    assert transport.standing.text() == "stopped at step 0"
    assert not transport.step_button.isEnabled()
    assert transport.play_button.isEnabled()


def test_pausing_another_rate_and_going_on(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(3)
    classroom.session.set_rate(0.01)
    classroom.settle()
    paused = classroom.frame
    assert paused.step == 3
    classroom.step(1)
    assert classroom.run.marks == [(3, 0.01)]
    np.testing.assert_allclose(
        classroom.shown(Place.LEARNED), (paused.weight - 0.01 * paused.gradient)[0, 0], rtol=1e-6
    )
    assert "rate 0.01" in classroom.lens.transport.readout.full_text


def test_what_stands_still_shows_one_moment(classroom: Classroom) -> None:
    classroom.edge(rate=0.001)
    classroom.lens.commands.set_pace(FULL)
    classroom.session.play()
    classroom.qtbot.waitUntil(lambda: classroom.frame.step > 100, timeout=PATIENCE)
    seen = []

    def look() -> None:
        content = classroom.lens.card.content
        loss = classroom.lens.plots.loss
        assert content is not None
        assert loss is not None
        seen.append((content.step, int(loss._steps[-1]), classroom.frame.step))

    classroom.session.framed.connect(
        lambda _moment: None if classroom.session.playing else look(), Qt.ConnectionType.DirectConnection
    )
    classroom.session.pause()
    classroom.settle()
    assert seen
    assert all(len(set(steps)) == 1 for steps in seen)


def test_a_speed_is_said_only_while_steps_are_taken(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(12)
    frame = replace(classroom.frame, steps_per_second=1.0)
    assert saying.speeds(frame, playing=True)[0] == f"rate 0.03 · 1 step/s · {frame.device}"
    assert saying.speeds(frame, playing=False)[0] == f"rate 0.03 · {frame.device}"
    assert "step/s" not in classroom.lens.transport.readout.full_text
    several = replace(frame, steps_per_second=2.04)
    assert "2 steps/s" in saying.speeds(several, playing=True)[0]


def test_a_narrow_transport_leaves_out_the_speed_and_keeps_the_device(classroom: Classroom) -> None:
    transport = classroom.lens.transport
    transport.set_readout("", "", ("rate 0.1 · a very, very, very, very high speed" * 9 + " · CPU", "CPU"))
    assert transport.readout.text() == "CPU"
    assert "speed" in transport.readout.toolTip()


# What happens around a run


def test_an_impossible_layer_is_no_task_and_the_run_stays(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(3)
    classroom.store.open(make(np.ones((1, 2, 2)), np.ones((1, 1, 3, 3))), classroom.store.view)
    classroom.lens.tasks.choose(DOCUMENT)
    classroom.qtbot.waitUntil(lambda: bool(classroom.refused), timeout=PATIENCE)
    assert classroom.refused[-1].code is Code.KERNEL_TOO_LARGE
    classroom.settle()
    assert classroom.frame.step == 3
    classroom.step(1)
    assert classroom.frame.step == 4


def test_the_document_may_change_while_a_run_plays(classroom: Classroom) -> None:
    """Drawing, another kernel size, undo and another picture: the run goes on with its own task."""
    classroom.enter()
    classroom.learn(examples.lecture())
    task = classroom.session.task
    classroom.lens.commands.set_pace(FULL)
    classroom.session.play()
    store = classroom.store
    picture = Signal(frozen(np.ones((3, 12, 12))), Color.RGB, name="other")
    for act in (
        lambda: store.apply(EditName.INPUT_INVERT, signal.invert),
        lambda: store.apply(EditName.KERNEL_RESIZE, kernel.resize_kernel, (2, 2)),
        store.undo,
        lambda: store.apply(EditName.INPUT_REPLACE, signal.replace_input, picture),
        lambda: store.open(examples.edge(), store.view),
    ):
        act()
        with classroom.qtbot.waitSignals([classroom.session.framed] * 3, timeout=PATIENCE):
            pass
    assert classroom.session.playing
    assert classroom.session.task is task
    classroom.session.pause()
    classroom.settle()


def test_leaving_the_lens_pauses_the_run_and_says_so(classroom: Classroom) -> None:
    classroom.edge()
    classroom.lens.commands.set_pace(30.0)
    classroom.session.play()
    classroom.qtbot.waitUntil(lambda: classroom.frame.step > 0, timeout=PATIENCE)
    classroom.lens.set_active(False)
    assert not classroom.session.playing
    assert len(classroom.told) == 1
    classroom.qtbot.waitUntil(lambda: not classroom.session._clock.isActive(), timeout=PATIENCE)
    step = classroom.frame.step
    classroom.lens.set_active(True)
    classroom.settle()
    assert classroom.frame.step == step
    np.testing.assert_array_equal(classroom.shown(Place.LEARNED), classroom.frame.weight[0, 0])


def test_a_run_that_did_not_move_is_left_without_a_word(classroom: Classroom) -> None:
    classroom.edge()
    classroom.lens.set_active(False)
    assert classroom.told == []


def test_a_run_begun_from_elsewhere_asks_for_the_lens(classroom: Classroom) -> None:
    with classroom.qtbot.waitSignal(classroom.lens.commands.wanted, timeout=PATIENCE):
        classroom.lens.commands.document.trigger()
    classroom.lens.set_active(True)
    classroom.settle()
    classroom.lens.set_active(False)
    with classroom.qtbot.waitSignal(classroom.lens.commands.wanted, timeout=PATIENCE):
        classroom.lens.commands.step.trigger()
    classroom.lens.set_active(True)
    classroom.settle()
    assert classroom.lens.settled
    np.testing.assert_array_equal(classroom.shown(Place.GOAL), examples.FIRST_KERNEL)


def test_closing_while_it_plays_leaves_nothing_behind(classroom: Classroom) -> None:
    classroom.edge()
    classroom.lens.commands.set_pace(FULL)
    classroom.session.play()
    classroom.qtbot.waitUntil(lambda: classroom.frame.step > 0, timeout=PATIENCE)
