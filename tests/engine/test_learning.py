import math
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, FloatArray, LayerSpec, PaddingMode, frozen
from convstudio.core.edits.kind import set_kind
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import LearningFrame, Status
from convstudio.core.learning.run import tracked
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import Make, Task
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.engine import learning, learning_layer, learning_update, memory
from convstudio.engine.learning import Learner, convolve
from tests.oracles import make
from tests.strategies import any_documents, seeds

CPU = torch.device("cpu")
WEIGHTED = (Kind.CONVOLUTION, Kind.TRANSPOSED)
START = (frozen([[[[0.3, 0.5]]]]), frozen([0]))

LOSSES: dict[Loss, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]] = {
    Loss.SUM_SQUARES: lambda made, wanted: ((made - wanted) ** 2).sum(),
    Loss.MEAN_SQUARES: torch.nn.MSELoss(),
    Loss.ABSOLUTE: torch.nn.L1Loss(),
}


def optimizer_of(choices: Settings, parameters: list[torch.Tensor]) -> torch.optim.Optimizer:
    """Return torch's own optimizer, as a user's script makes it."""
    rate, decay = choices.learning_rate, choices.weight_decay
    if choices.optimizer is Optimizer.SGD:
        return torch.optim.SGD(parameters, lr=rate, weight_decay=decay)
    if choices.optimizer is Optimizer.MOMENTUM:
        return torch.optim.SGD(parameters, lr=rate, momentum=choices.momentum, weight_decay=decay)
    if choices.optimizer is Optimizer.NESTEROV:
        return torch.optim.SGD(
            parameters, lr=rate, momentum=choices.momentum, nesterov=True, weight_decay=decay
        )
    if choices.optimizer is Optimizer.RMSPROP:
        return torch.optim.RMSprop(parameters, lr=rate, weight_decay=decay)
    return torch.optim.Adam(parameters, lr=rate, weight_decay=decay)


CONVOLUTIONS: dict[int, Callable[..., torch.Tensor]] = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
STAMPS: dict[int, Callable[..., torch.Tensor]] = {
    1: F.conv_transpose1d,
    2: F.conv_transpose2d,
    3: F.conv_transpose3d,
}


def plain_windows(task: Task, x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    layer = task.layer
    sides = [side for pair in layer.padding[::-1] for side in pair]
    mode = "constant" if layer.padding_mode is PaddingMode.ZEROS else layer.padding_mode.value
    x = F.pad(x, sides, mode=mode)
    return CONVOLUTIONS[layer.rank](x, w, b, layer.stride, 0, layer.dilation, layer.groups)


def plain_stamps(task: Task, x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return all that torch stamps, less the border that padding removes, and zeros where there is more."""
    layer = task.layer
    arranged = torch.cat([part.transpose(0, 1) for part in w.chunk(layer.groups)])
    every = STAMPS[layer.rank](x, arranged, None, layer.stride, groups=layer.groups, dilation=layer.dilation)
    borders = zip(layer.padding, layer.output_padding, strict=True)
    sides = [side for (before, after), more in list(borders)[::-1] for side in (-before, more - after)]
    return F.pad(every, sides) + b.reshape(-1, *[1] * layer.rank)


def plain_loop(task: Task, choices: Settings) -> Iterator[tuple[FloatArray, FloatArray, float, float]]:
    """Yield weights, biases, their loss and the least error before each step of the plain loop."""
    x, y = torch.tensor(task.inputs), torch.tensor(task.targets)
    w = torch.tensor(random_weight(choices.scheme, task.weight_shape, choices.seed), requires_grad=True)
    b = torch.zeros(task.weight_shape[0], requires_grad=task.bias)
    steps = optimizer_of(choices, [w, b] if task.bias else [w])
    while True:
        made = (
            plain_stamps(task, x, w, b)
            if task.layer.kind is Kind.TRANSPOSED
            else plain_windows(task, x, w, b)
        )
        loss = LOSSES[choices.loss](made, y)
        least = (made - y).abs().min().item()
        yield w.detach().numpy().copy(), b.detach().numpy().copy(), loss.item(), least
        steps.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        steps.step()


def frames(learner: Learner) -> Iterator[LearningFrame]:
    while True:
        yield learner.snapshot()
        learner.step()


def compare(task: Task, choices: Settings, steps: int) -> int:
    """Compare a learner with the plain loop, step by step; return how many steps there were until it diverged."""
    learner = Learner(task, choices, CPU)
    for step, frame, (weight, bias, loss, _least) in zip(
        range(steps), frames(learner), plain_loop(task, choices), strict=False
    ):
        if frame.status is Status.DIVERGED:
            return step
        np.testing.assert_allclose(frame.weight, weight, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(frame.bias, bias, rtol=1e-4, atol=1e-5)
        assert frame.loss == pytest.approx(loss, rel=1e-4, abs=1e-5)
    return steps


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("loss", Loss)
@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_every_optimizer_goes_the_way_of_the_plain_loop(
    optimizer: Optimizer, loss: Loss, decay: float
) -> None:
    choices = Settings(optimizer, 0.01, weight_decay=decay, loss=loss, seed=7)
    assert compare(tasks.edge(convolve), choices, 60) == 60


def steps_without_a_kink(task: Task, choices: Settings, most: int) -> int:
    """Return after how many steps an error comes to 0, where rounding decides the slope of the absolute loss."""
    if choices.loss is not Loss.ABSOLUTE:
        return most
    errors = (least for _weight, _bias, _loss, least in plain_loop(task, choices))
    return next((step for step, least in zip(range(1, most), errors, strict=False) if least < 1e-6), most)


@settings(max_examples=40)
@given(any_documents(WEIGHTED), st.sampled_from(Optimizer), st.sampled_from(Loss), st.booleans(), seeds())
def test_any_layer_goes_the_way_of_the_plain_loop(
    document: Document, optimizer: Optimizer, loss: Loss, bias: bool, seed: int
) -> None:
    task = tasks.with_bias(tasks.of_document(document, convolve), bias)
    choices = Settings(optimizer, 1e-4, loss=loss, seed=seed, scheme=Scheme.KAIMING_UNIFORM)
    steps = steps_without_a_kink(task, choices, 6)
    assert compare(task, choices, steps) == steps


def test_a_torch_without_its_engine_under_that_name_gives_the_same_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    task = tasks.with_bias(tasks.edge(convolve), bias=True)
    often = [step.weight for step, _ in zip(frames(Learner(task, Settings(), CPU)), range(5), strict=False)]
    monkeypatch.setattr(learning_layer, "_ENGINE", None)
    again = [step.weight for step, _ in zip(frames(Learner(task, Settings(), CPU)), range(5), strict=False)]
    np.testing.assert_array_equal(often, again)


@pytest.mark.parametrize("kind", [Kind.MAX_POOL, Kind.AVERAGE_POOL])
def test_pooling_has_nothing_to_learn(kind: Kind) -> None:
    document = set_kind(make(np.ones((1, 4, 4)), np.ones((1, 1, 2, 2))), kind)
    recipes: list[Make] = [
        partial(tasks.of_document, document),
        partial(tasks.of_kernel, document, [[1, -1]]),
        partial(tasks.of_stack, document.signal, [[1, -1]], document.layer),
        lambda _convolve: tasks.of_pair(document.signal, document.signal, document),
    ]
    for recipe in recipes:
        with pytest.raises(StudioError) as refused:
            recipe(convolve)
        assert refused.value.code is Code.NOTHING_TO_LEARN


@pytest.mark.parametrize("decay", [0.0, 0.5])
def test_gradient_descent_is_torchs_to_the_bit(decay: float) -> None:
    choices = Settings(learning_rate=0.03, weight_decay=decay)
    task = tasks.edge(convolve)
    learner = Learner(task, choices, CPU)
    w = torch.tensor(learner.snapshot().weight.copy(), requires_grad=True)
    theirs = torch.optim.SGD([w], lr=0.03, weight_decay=decay)
    for frame in (next(each) for each in [frames(learner)] * 40):
        np.testing.assert_array_equal(w.detach().numpy(), frame.weight)
        w.grad = torch.tensor(frame.gradient.copy())
        theirs.step()


def test_the_edge_example_is_learned_in_some_tens_of_steps() -> None:
    learner = Learner(tasks.edge(convolve), Settings(), CPU)
    first = learner.snapshot().loss
    for _ in range(100):
        learner.step()
    frame = learner.snapshot()
    np.testing.assert_allclose(frame.weight.ravel(), [1, -1], atol=1e-4)
    assert frame.loss < 1e-6 * first
    assert frame.first_loss == first
    assert frame.step == 100


def test_a_learned_kernel_makes_the_turned_documents_output() -> None:
    values = np.random.default_rng(0).random((1, 8, 8))
    document = make(values, [[[[1, 2], [3, -4]]]], layer=LayerSpec(flipped=True))
    task = tasks.of_document(document, convolve)
    learner = Learner(task, Settings(loss=Loss.MEAN_SQUARES, learning_rate=0.4), CPU)
    for _ in range(2000):
        learner.step()
    learned = learner.snapshot().weight
    np.testing.assert_allclose(learned.ravel(), [-4, 3, 2, 1], atol=0.02)
    np.testing.assert_allclose(task.entered(learned), document.weight, atol=0.02)


def run_to_the_end(rate: float, steps: int, **changes: object) -> LearningFrame:
    choices = replace(Settings(learning_rate=rate, steps=steps), **changes)  # type: ignore[arg-type]  # any setting, by its name
    learner = Learner(tasks.edge(convolve), choices, CPU, START)
    while learner.status is Status.RUNNING:
        learner.step()
    return learner.snapshot()


def test_below_a_thirtieth_it_converges_and_above_it_diverges() -> None:
    assert run_to_the_end(0.0333, 2500).loss < 0.01
    frame = run_to_the_end(0.0334, 2500)
    assert frame.status is Status.DIVERGED
    assert 900 < frame.step < 1100
    assert frame.loss > 1000 * frame.first_loss
    assert np.isfinite(frame.weight).all()


@pytest.mark.parametrize(
    ("changes", "limit"),
    [
        ({"optimizer": Optimizer.MOMENTUM}, 2 * 1.9 / 60),
        ({"optimizer": Optimizer.NESTEROV}, 2 * 1.9 / (2.8 * 60)),
        ({"loss": Loss.MEAN_SQUARES}, 1.4),
    ],
)
def test_other_limits_hold_on_both_sides(changes: dict[str, object], limit: float) -> None:
    assert run_to_the_end(0.98 * limit, 600, **changes).status is Status.FINISHED
    assert run_to_the_end(1.02 * limit, 600, **changes).status is Status.DIVERGED


def test_a_start_along_the_flat_direction_never_leaves() -> None:
    start = (frozen([[[[2, -2]]]]), frozen([0]))
    learner = Learner(tasks.edge(convolve), Settings(learning_rate=0.0334), CPU, start)
    for _ in range(1000):
        learner.step()
    assert learner.status is Status.RUNNING


@pytest.mark.parametrize("optimizer", Optimizer)
def test_rewind_gives_the_same_run_to_the_bit(optimizer: Optimizer) -> None:
    planes = np.random.default_rng(0).random((6, 9, 9), dtype=np.float32)
    document = make(planes, np.ones((1, 6, 1, 1)))
    task = tasks.of_stack(document.signal, [[1, 2], [3, 4]], document.layer, convolve)
    learner = Learner(task, Settings(optimizer, 0.001, batch_size=4, seed=5), CPU)
    runs = []
    for _ in range(2):
        for _ in range(50):
            learner.step()
        runs.append((learner.take_rows(), learner.snapshot()))
        learner.rewind()
    (rows, one), (again, other) = runs
    np.testing.assert_array_equal(rows, again)
    np.testing.assert_array_equal(one.prediction, other.prediction)
    assert one.images == other.images
    assert rows.shape == (51, 5)


def test_rows_are_the_steps_in_order_whenever_they_are_taken() -> None:
    task = tasks.with_bias(tasks.edge(convolve), bias=True)
    often, once = (Learner(task, Settings(learning_rate=0.01), CPU) for _ in range(2))
    parts, expected = [often.take_rows()], [once.snapshot()]
    for step in range(600):
        often.step()
        once.step()
        expected.append(once.snapshot())
        if step in (3, 4, 255, 256, 257, 520):
            parts.append(often.take_rows())
    parts.append(often.take_rows())
    rows = np.concatenate(parts)
    np.testing.assert_array_equal(rows, once.take_rows())
    assert rows.shape == (601, 1 + tracked(task))
    for row, frame in zip(rows, expected, strict=True):
        np.testing.assert_array_equal(row[1:], [*frame.weight.ravel(), *frame.bias])
        assert row[0] == np.float32(frame.loss)


def test_a_frame_has_the_step_before() -> None:
    learner = Learner(tasks.edge(convolve), Settings(), CPU)
    before = learner.snapshot()
    np.testing.assert_array_equal(before.before, before.weight)
    for step in range(1, 300):  # beyond the rows that are kept together
        learner.step()
        frame = learner.snapshot()
        assert frame.step == step
        np.testing.assert_array_equal(frame.before, before.weight)
        np.testing.assert_array_equal(frame.gradient_before, before.gradient)
        before = frame


def test_frames_never_change() -> None:
    learner = Learner(tasks.with_bias(tasks.edge(convolve), bias=True), Settings(Optimizer.NESTEROV), CPU)
    learner.step()
    frame = learner.snapshot()
    arrays = (frame.weight, frame.bias, frame.gradient, frame.prediction, frame.error, frame.gradient_before)
    copies = [array.copy() for array in arrays]
    for _ in range(300):
        learner.step()
    for array, copy in zip(arrays, copies, strict=True):
        np.testing.assert_array_equal(array, copy)
        assert not array.flags.writeable
        assert array.dtype == np.float32


def test_prediction_and_error_belong_to_the_weights() -> None:
    task = tasks.edge(convolve)
    learner = Learner(task, Settings(), CPU)
    learner.step()
    frame = learner.snapshot()
    made = convolve(task.inputs, frame.weight, frame.bias, task.layer)
    np.testing.assert_array_equal(frame.prediction, made)
    np.testing.assert_array_equal(frame.error, made - task.targets)


def test_the_rate_can_be_changed_on_the_way() -> None:
    task = tasks.edge(convolve)
    for optimizer in (Optimizer.SGD, Optimizer.ADAM):
        learner = Learner(task, Settings(optimizer), CPU)
        learner.step()
        learner.set_rate(0.01)
        frame = learner.snapshot()
        assert (frame.rate_before, frame.rate) == (0.03, 0.01)
        learner.step()
        assert learner.snapshot().rate_before == 0.01
        with pytest.raises(StudioError):
            learner.set_rate(0)
        learner.rewind()
        assert learner.snapshot().rate == 0.01


def test_infinite_numbers_end_a_run_and_the_last_good_weights_stay() -> None:
    learner = Learner(tasks.edge(convolve), Settings(learning_rate=1e6), CPU, START)
    learner._largest_loss = sys.float_info.max  # so that only what is not finite ends it
    while learner.status is Status.RUNNING:
        learner.step()
    frame = learner.snapshot()
    assert frame.status is Status.DIVERGED
    assert frame.notice is not None
    assert frame.notice.code is Code.LOSS_NOT_FINITE
    assert frame.notice.values["step"] == frame.step + 1
    rows = learner.take_rows()
    assert np.isfinite(rows).all()
    np.testing.assert_array_equal(rows[-1, 1:], frame.weight.ravel())
    np.testing.assert_array_equal(rows[-2, 1:], frame.before.ravel())
    assert math.isfinite(frame.loss)
    learner.step()
    assert learner.snapshot().step == frame.step


def test_a_loss_that_is_infinite_from_the_start_is_said() -> None:
    task = tasks.of_document(make(np.full((1, 3, 3), 1e25), [[[[1, 1]]]]), convolve)
    frame = Learner(task, Settings(), CPU).snapshot()
    assert frame.status is Status.DIVERGED
    assert frame.notice is not None
    assert frame.notice.values["step"] == 0


def test_an_input_of_zeros_has_no_gradient() -> None:
    learner = Learner(
        tasks.of_document(make(np.zeros((1, 4, 4)), np.ones((1, 1, 2, 2))), convolve), Settings(), CPU
    )
    learner.step()
    frame = learner.snapshot()
    assert frame.notice is not None
    assert frame.notice.code is Code.NO_GRADIENT
    assert not frame.gradient.any()
    assert frame.status is Status.RUNNING


def test_runs_end_by_steps_by_epsilon_or_by_hand() -> None:
    task = tasks.edge(convolve)
    counted = Learner(task, Settings(steps=3), CPU)
    small = Learner(task, Settings(epsilon=0.01), CPU)
    stopped = Learner(task, Settings(), CPU)
    for _ in range(200):
        counted.step()
        small.step()
    stopped.step()
    stopped.stop()
    stopped.step()
    assert (counted.status, counted.steps) == (Status.FINISHED, 3)
    assert small.status is Status.CONVERGED
    rows = small.take_rows()
    assert rows[-1, 0] < 0.01 <= rows[-2, 0]
    assert (stopped.status, stopped.steps) == (Status.STOPPED, 1)


def test_batches_have_every_image_once_before_any_comes_again() -> None:
    planes = np.random.default_rng(0).random((5, 4, 4), dtype=np.float32)
    task = tasks.of_stack(make(planes, np.ones((1, 5, 1, 1))).signal, [[1]], LayerSpec(), convolve)
    learner = Learner(task, Settings(batch_size=2, learning_rate=1e-3), CPU)
    seen: list[int] = []
    for _ in range(6):
        frame = learner.snapshot()
        assert frame.prediction.shape == (len(frame.images), 1, 4, 4)
        seen.extend(frame.images)
        learner.step()
    assert sorted(seen[:5]) == sorted(seen[5:]) == list(range(5))


def test_a_start_of_another_shape_is_refused() -> None:
    with pytest.raises(StudioError) as refused:
        Learner(tasks.edge(convolve), Settings(), CPU, (frozen([[[[1]]]]), frozen([0])))
    assert refused.value.code is Code.WEIGHT_SHAPE


def test_what_does_not_fit_into_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 1000)
    with pytest.raises(StudioError) as refused:
        Learner(tasks.edge(convolve), Settings(), CPU)
    assert refused.value.code is Code.OUTPUT_TOO_LARGE


def test_small_tasks_have_one_thread_of_torch_and_other_threads_keep_theirs() -> None:
    before = torch.get_num_threads()
    inside: list[int] = []

    def job() -> None:
        with learning.threads(tasks.edge(convolve)):
            inside.append(torch.get_num_threads())

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    assert inside == [1]
    assert torch.get_num_threads() == before


@pytest.mark.parametrize("optimizer", Optimizer)
def test_an_optimizer_can_be_warmed_up_alone(optimizer: Optimizer) -> None:
    learning_update.warm_up(optimizer, CPU)
    assert optimizer is Optimizer.SGD or "torch._dynamo" in sys.modules


def test_the_speed_is_that_of_playing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a pause nor steps by hand count."""
    now = [0.0]
    monkeypatch.setattr(learning, "time", SimpleNamespace(perf_counter=lambda: now[0]))
    learner = Learner(tasks.edge(convolve), Settings(learning_rate=1e-4), CPU)

    def played(seconds: list[float]) -> list[float]:
        speeds = []
        for pause in seconds:
            now[0] += pause
            learner.step()
            speeds.append(learner.snapshot(playing=True).steps_per_second)
        return speeds

    now[0] += 60
    learner.step()
    assert learner.snapshot().steps_per_second == 0
    learner.resume()
    assert played([20, 0.5, 0.5]) == [0, 2, 2]
    assert learner.snapshot().steps_per_second == 0
    now[0] += 60
    learner.resume()
    assert played([0, 1, 1]) == [0, 1, 1]


def test_a_run_that_ended_is_shown_with_its_rate() -> None:
    learner = Learner(tasks.edge(convolve), Settings(learning_rate=0.03, steps=2), CPU)
    while learner.status is Status.RUNNING:
        learner.step()
    learner.set_rate(0.01)
    assert learner.snapshot().rate == 0.03
    assert learner.rate == 0.01
    learner.rewind()
    assert learner.snapshot().rate == learner.rate == 0.01
