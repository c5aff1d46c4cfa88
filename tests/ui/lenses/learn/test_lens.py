"""A run through the widgets of the Learn lens, with torch as the oracle."""

from dataclasses import replace

import numpy as np
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt

from convstudio.app.learning_thread import FULL
from convstudio.core import examples, numerals
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.edits import kernel, layer, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.learning.frame import Status
from convstudio.core.learning.phases import Phase
from convstudio.core.learning.settings import Optimizer
from convstudio.core.learning.task import of_document, with_bias
from convstudio.engine.learning import convolve
from convstudio.ui.lenses.learn import saying
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.looking import Looking, weight_of
from convstudio.ui.lenses.learn.order import DOCUMENT, STACK
from convstudio.ui.theme import CONTRAST, DARK
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


# The edge example


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


def test_target_and_predicted_have_one_range(classroom: Classroom) -> None:
    classroom.edge(start=(3.0, 0.5))
    panes = classroom.lens.pictures.panes
    assert panes[Place.TARGET].legend.ends == ("−1", "1")
    assert panes[Place.PREDICTION].legend.ends == ("≤−1", "≥1")
    assert panes[Place.ERROR].legend.ends == ("−5", "5")
    assert panes[Place.GOAL].legend.ends == ("−1", "1")


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


def test_divergence_is_said_in_place_and_rewinding_offered(classroom: Classroom) -> None:
    classroom.edge(rate=0.04, start=(0.3, 0.5))
    assert classroom.verdict == ""
    for _ in range(10):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(10)
    assert classroom.frame.status is Status.DIVERGED
    assert "0.04 is above 0.0333" in classroom.verdict
    assert "diverged" in classroom.lens.transport.standing.text()
    assert not classroom.lens.transport.step_button.isEnabled()
    assert len(classroom.run.loss) == classroom.frame.step + 1
    assert classroom.lens.verdict.button.isVisible()
    lens = classroom.lens
    assert lens.pictures.geometry().bottom() < lens.verdict.geometry().top()
    assert lens.verdict.geometry().bottom() < lens.plots.geometry().top()
    classroom.click(classroom.lens.verdict.button)
    assert (classroom.frame.step, classroom.verdict) == (0, "")
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[0.3, 0.5]])


def test_just_below_the_limit_it_converges(classroom: Classroom) -> None:
    classroom.edge(rate=0.0332, start=(0.3, 0.5))
    classroom.session.step(2000)
    classroom.settle()
    assert classroom.frame.status is Status.RUNNING
    assert classroom.verdict == ""
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[1, -1]], atol=1e-3)


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


# What is looked at


def test_a_weight_is_chosen_wherever_it_is_shown(classroom: Classroom) -> None:
    classroom.edge()
    for place in (Place.LEARNED, Place.GOAL, Place.GRADIENT):
        classroom.click_cell(place, (0, 0))
        classroom.click_cell(place, (0, 1))
        for other in (Place.LEARNED, Place.GOAL, Place.GRADIENT):
            assert classroom.lens.pictures.grid(other).overlay.cursor == (0, 1)
        assert classroom.lens.card.content is not None
        assert classroom.lens.card.content.name == "w[0, 1]"
    classroom.lens.plots.paths.chosen.emit(0)
    classroom.settle()
    assert classroom.lens.pictures.grid(Place.LEARNED).overlay.cursor == (0, 0)


def test_maps_planes_and_images_are_chosen(classroom: Classroom) -> None:
    rng = np.random.default_rng(1)
    source = make(rng.normal(size=(2, 5, 6)), rng.normal(size=(3, 2, 2, 2)), [1, 0, -1])
    classroom.enter()
    classroom.learn(source)
    choices = classroom.lens.choices
    assert choices.isVisible()
    assert [box.isVisible() for box in (choices.map, choices.plane, choices.image)] == [True, True, False]
    choices.map.setCurrentIndex(2)
    choices.plane.setCurrentIndex(1)
    choices.plane.activated.emit(1)
    classroom.settle()
    np.testing.assert_allclose(classroom.shown(Place.TARGET), torch_output(source)[2], rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(classroom.shown(Place.GOAL), source.weight[2, 1])
    np.testing.assert_array_equal(classroom.shown(Place.LEARNED), classroom.frame.weight[2, 1])
    assert classroom.lens.presenter.names[-1] == "b[2]"


def test_each_image_of_a_stack_can_be_seen(classroom: Classroom) -> None:
    planes = np.random.default_rng(2).normal(size=(4, 5, 5))
    classroom.enter()
    classroom.learn(make(planes, np.ones((1, 4, 2, 2))), STACK)
    box = classroom.lens.choices.image
    assert box.isVisible()
    box.setCurrentIndex(3)
    box.activated.emit(3)
    classroom.settle()
    np.testing.assert_allclose(
        classroom.shown(Place.TARGET), torch_output(make(planes[3:], np.ones((1, 1, 2, 2))))[0], rtol=1e-5
    )


@given(st.tuples(*[st.integers(1, 4)] * 4), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_numbers_of_weights_and_their_places(shape: tuple[int, int, int, int], data: st.DataObject) -> None:
    task = of_document(make(np.ones((shape[1], 6, 6)), np.ones(shape), np.ones(shape[0])), convolve)
    number = data.draw(st.integers(0, task.weights - 1))
    weight = weight_of(task, number)
    assert weight is not None
    assert Looking(weight).number(task) == number == np.ravel_multi_index(weight, shape)
    assert weight_of(task, task.weights) is None


# A turned kernel, and using what was learned


def test_a_turned_kernel_stands_beside_the_learned_one(classroom: Classroom) -> None:
    turned = layer.set_flipped(examples.edge(), flipped=True)
    classroom.enter()
    classroom.learn(turned)
    np.testing.assert_array_equal(classroom.shown(Place.GOAL), [[-1, 1]])
    np.testing.assert_array_equal(classroom.shown(Place.ENTERED), [[1, -1]])
    classroom.click_cell(Place.ENTERED, (0, 1))
    assert classroom.lens.presenter.looking.cell == (0, 0)
    classroom.session.step(300)
    classroom.settle()
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[-1, 1]], atol=1e-3)
    classroom.lens.commands.use.trigger()
    np.testing.assert_allclose(classroom.store.document.weight[0, 0], [[1, -1]], atol=1e-3)


def test_the_learned_kernel_is_one_step_of_the_document(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(10)
    before = classroom.store.document
    assert not classroom.told
    classroom.lens.commands.use.trigger()
    assert classroom.store.undo_name == EditName.LEARNED
    np.testing.assert_array_equal(classroom.store.document.weight, classroom.frame.weight)
    assert classroom.told
    classroom.store.undo()
    assert classroom.store.document is before
    assert classroom.store.undo_name is None


def test_a_kernel_for_other_channels_is_refused(classroom: Classroom) -> None:
    classroom.enter()
    classroom.learn(make(np.ones((2, 4, 4)), np.ones((1, 2, 2, 2))))
    classroom.store.open(examples.first(), classroom.store.view)
    classroom.lens.commands.use.trigger()
    assert [error.code for error in classroom.refused] == [Code.LEARNED_CHANNELS]
    assert classroom.store.undo_name is None


# Bad input


def test_a_loss_beyond_all_numbers_keeps_the_last_weights(classroom: Classroom) -> None:
    classroom.edge(rate=1e6)
    before = None
    for _ in range(20):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(1)
            before = classroom.frame
    assert before is not None
    assert classroom.frame.status is Status.DIVERGED
    assert classroom.verdict
    assert np.isfinite(classroom.shown(Place.LEARNED)).all()
    classroom.click(classroom.lens.verdict.button)
    assert classroom.frame.step == 0


def test_momentum_has_a_limit_of_its_own(classroom: Classroom) -> None:
    classroom.edge()
    classroom.restart(lambda settings: replace(settings, optimizer=Optimizer.MOMENTUM, learning_rate=100.0))
    for _ in range(10):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(10)
    assert "100" in classroom.verdict
    assert "0.0633" in classroom.verdict


def test_nothing_can_be_learned_from_zeros(classroom: Classroom) -> None:
    classroom.enter()
    classroom.learn(make(np.zeros((1, 4, 4)), np.ones((1, 1, 2, 2))))
    assert "gradient of every weight is zero" in classroom.verdict
    assert not classroom.lens.verdict.button.isVisible()
    np.testing.assert_array_equal(classroom.shown(Place.GRADIENT), np.zeros((2, 2)))
    classroom.step(10)
    assert classroom.frame.step == 10


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


def test_nothing_begins_before_the_lens_is_looked_at(classroom: Classroom) -> None:
    assert classroom.session.run is None
    classroom.lens.set_theme(DARK)
    classroom.enter()
    assert classroom.lens.tasks.title()
    assert classroom.lens.tools.title.full_text == classroom.lens.tasks.title()


def test_every_part_can_be_hidden_and_painted(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(5)
    for theme in (DARK, CONTRAST.scaled(19)):
        classroom.lens.set_theme(theme)
        for action in classroom.lens.panels.all():
            action.trigger()
            classroom.settle()
            assert not classroom.window.grab().isNull()
    QCoreApplication.processEvents()


def test_what_has_not_changed_is_not_painted_again(classroom: Classroom) -> None:
    classroom.edge()
    before = classroom.lens.pictures.pictures
    classroom.session.refresh()
    classroom.settle()
    again = classroom.lens.pictures.pictures
    assert before is not None
    assert again is not None
    assert again is not before
    assert again.prediction is before.prediction
    assert again.gradient is before.gradient
    classroom.step(1)
    after = classroom.lens.pictures.pictures
    assert after is not None
    assert after.prediction is not before.prediction
    assert after.target is before.target


def test_a_run_that_did_not_move_is_left_without_a_word(classroom: Classroom) -> None:
    classroom.edge()
    classroom.lens.set_active(False)
    assert classroom.told == []


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


def test_a_number_has_one_spelling_in_the_verdict(classroom: Classroom) -> None:
    classroom.edge(rate=1e6)
    classroom.step(10)
    assert "1e6" in classroom.verdict
    assert "1000000" not in classroom.verdict


def test_a_learned_bias_stands_under_its_kernel(classroom: Classroom) -> None:
    classroom.edge()
    panes = classroom.lens.pictures.panes
    assert panes[Place.LEARNED].bias.isHidden()
    task = with_bias(classroom.moment.task, bias=True)
    with classroom.qtbot.waitSignal(classroom.session.began, timeout=PATIENCE):
        classroom.session.begin(lambda _convolve: task, classroom.run.settings)
    classroom.settle()
    classroom.step(2)
    written = numerals.cell_text(float(classroom.frame.bias[0]))
    assert panes[Place.LEARNED].bias.text() == f"+ b {written}"
    change = numerals.cell_text(float(classroom.frame.bias_gradient[0]))
    assert panes[Place.GRADIENT].bias.text() == f"∂L/∂b {change}"
    assert panes[Place.LEARNED].bias.isVisible()
    assert panes[Place.LEARNED].bias.geometry().top() > panes[Place.LEARNED].legend.geometry().bottom()
