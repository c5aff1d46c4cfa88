from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.kind import Kind
from convstudio.core.learning import quadratic as quadratics
from convstudio.core.learning import task as tasks
from convstudio.core.learning.bowl import bowl
from convstudio.core.learning.quadratic import Quadratic, Silence, quadratic
from convstudio.core.learning.settings import Loss, Optimizer, Settings, parse_rate
from convstudio.core.learning.task import Task
from convstudio.core.learning.theory import cautious_rate, stable_rate, stated, theory
from convstudio.engine.learning import convolve
from tests.oracles import make, torch_output
from tests.strategies import any_documents, float_arrays, possible_documents, seeds

WEIGHTED = (Kind.CONVOLUTION, Kind.TRANSPOSED)
SQUARES = (Loss.SUM_SQUARES, Loss.MEAN_SQUARES)


def curved(task: Task, loss: Loss = Loss.SUM_SQUARES) -> Quadratic:
    found = quadratic(task, loss)
    assert isinstance(found, Quadratic)
    return found


def torch_loss(
    document: Document, weight: npt.ArrayLike, bias: npt.ArrayLike, task: Task, loss: Loss
) -> float:
    """Return the loss of learned weights, which slide as they are, in torch."""
    slid = replace(document.layer, flipped=False)
    made = torch_output(make(document.signal.values, weight, bias, slid)).astype(np.float64)
    squares = np.square(made - task.targets[0])
    return float(squares.sum() if loss is Loss.SUM_SQUARES else squares.mean())


def test_the_curvatures_of_the_edge_example() -> None:
    found = curved(tasks.edge(convolve))
    np.testing.assert_array_equal(found.hessian, [[[36, 24], [24, 36]]])
    values, vectors = found.curvatures()
    np.testing.assert_allclose(values, [[12, 60]], rtol=1e-14)
    np.testing.assert_allclose(np.abs(vectors[0]), np.full((2, 2), np.sqrt(0.5)), rtol=1e-14)
    assert vectors[0, 0, 0] * vectors[0, 1, 0] < 0 < vectors[0, 0, 1] * vectors[0, 1, 1]
    np.testing.assert_allclose(found.minimum(), [[1, -1]], rtol=1e-12)


@pytest.mark.parametrize(
    ("settings", "rate"),
    [
        (Settings(), 1 / 30),
        (Settings(Optimizer.MOMENTUM, momentum=0.9), 2 * 1.9 / 60),
        (Settings(Optimizer.NESTEROV, momentum=0.9), 2 * 1.9 / (2.8 * 60)),
        (Settings(loss=Loss.MEAN_SQUARES), 1.4),
        (Settings(weight_decay=4), 2 / 64),
    ],
)
def test_the_stable_rates_of_the_edge_example(settings: Settings, rate: float) -> None:
    task = tasks.edge(convolve)
    known = theory(task, settings, curved(task, settings.loss))
    assert known.rate == pytest.approx(rate, rel=1e-12)
    assert known.silence is None


@pytest.mark.parametrize(
    ("settings", "silence"),
    [
        (Settings(Optimizer.ADAM), Silence.ADAPTIVE),
        (Settings(Optimizer.RMSPROP), Silence.ADAPTIVE),
        (Settings(loss=Loss.ABSOLUTE), Silence.ABSOLUTE),
        (Settings(batch_size=2), Silence.BATCHES),
        (Settings(batch_size=3), None),
    ],
)
def test_no_rate_is_claimed_where_theory_gives_none(settings: Settings, silence: Silence | None) -> None:
    planes = np.random.default_rng(0).random((3, 5, 5), dtype=np.float32)
    targets = np.zeros((3, 1, 4, 4), dtype=np.float32)
    task = Task(planes[:, np.newaxis], targets, LayerSpec(), (2, 2))
    known = theory(task, settings, quadratic(task, settings.loss))
    assert known.silence is silence
    assert (known.rate is None) is (silence is not None)


def test_the_limit_itself_is_not_above_it() -> None:
    """Whatever becomes of the last digits of the eigenvalues."""
    task = tasks.edge(convolve)
    found = curved(task)
    for off in (1 - 4e-15, 1, 1 + 4e-15):
        known = theory(task, Settings(), replace(found, gram=found.gram * off))
        assert known.rate is not None
        assert parse_rate("1/30") <= known.rate < parse_rate("0.03333333334")


@given(seeds())
def test_rounding_curves_nothing(seed: int) -> None:
    """Columns that are all alike curve along one direction alone."""
    column = np.random.default_rng(seed).standard_normal((6, 1)).astype(np.float32)
    task = tasks.of_document(make([np.broadcast_to(column, (6, 6))], np.ones((1, 1, 1, 3))), convolve)
    values, _ = curved(task).curvatures()
    assert values[0, :2].tolist() == [0, 0]
    np.testing.assert_allclose(values[0, 2], 3 * 2 * 4 * np.square(column, dtype=np.float64).sum())
    assert (np.diff(values) >= 0).all()


def test_an_input_of_zeros_curves_nowhere() -> None:
    task = tasks.of_document(make(np.zeros((1, 4, 4)), np.ones((1, 1, 2, 2))), convolve)
    assert task.is_flat
    assert theory(task, Settings(), curved(task)).silence is Silence.FLAT


def test_what_would_take_too_long_is_not_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quadratics, "_MOST_PRODUCTS", 100)
    assert quadratic(tasks.edge(convolve), Loss.SUM_SQUARES) is Silence.TOO_LARGE


def test_it_can_be_stopped() -> None:
    with pytest.raises(StudioError) as stopped:
        quadratic(tasks.edge(convolve), Loss.SUM_SQUARES, lambda: True)
    assert stopped.value.code is Code.STOPPED


@given(any_documents(WEIGHTED), st.booleans(), st.sampled_from(SQUARES), st.data())
def test_the_quadratic_is_torchs_loss(
    document: Document, bias: bool, loss: Loss, data: st.DataObject
) -> None:
    task = tasks.with_bias(tasks.of_document(document, convolve), bias)
    found = curved(task, loss)
    weight = data.draw(float_arrays(task.weight_shape))
    offsets = data.draw(float_arrays(task.weight_shape[:1])) if bias else np.zeros(task.weight_shape[0])
    expected = torch_loss(document, weight, offsets, task, loss)
    scale = found.factor * float(found.energy.sum()) + expected
    assert found.loss(weight, offsets) == pytest.approx(expected, rel=1e-4, abs=1e-5 * scale + 1e-9)


@given(any_documents(WEIGHTED), st.booleans())
def test_nothing_is_lower_than_the_minimum(document: Document, bias: bool) -> None:
    task = tasks.with_bias(tasks.of_document(document, convolve), bias)
    found = curved(task)
    lowest = found.minimum()
    rows, offsets = (lowest[:, :-1], lowest[:, -1]) if bias else (lowest, np.zeros(len(lowest)))
    slope = found.gradient(rows, offsets)
    scale = np.abs(found.cross).max() + 1
    assert np.abs(slope).max() <= 1e-7 * scale


@given(any_documents(WEIGHTED), st.booleans(), st.sampled_from(SQUARES), seeds())
def test_a_bowl_is_the_loss_over_two_weights(document: Document, bias: bool, loss: Loss, seed: int) -> None:
    task = tasks.with_bias(tasks.of_document(document, convolve), bias)
    if task.parameters < 2:
        return
    found, rng = curved(task, loss), np.random.default_rng(seed)
    here = rng.standard_normal(task.parameters)
    one, other = (int(number) for number in rng.choice(task.parameters, 2, replace=False))
    weight, offsets = here[: task.weights], here[task.weights :] if bias else np.zeros(task.weight_shape[0])
    shown = bowl(found, weight, offsets, (one, other))
    assert shown.center == (here[one], here[other])
    for a, b in rng.standard_normal((3, 2)):
        there = here.copy()
        there[[one, other]] = a, b
        moved = there[: task.weights], there[task.weights :] if bias else offsets
        expected = found.loss(*moved)
        assert float(shown.values(a, b)) == pytest.approx(expected, rel=1e-6, abs=1e-9 * (shown.height + 1))
    lowest = float(shown.values(*shown.minimum))
    grid = shown.grid(rng.standard_normal(4), rng.standard_normal(5))
    assert grid.shape == (5, 4)
    assert lowest <= grid.min() + 1e-6 * (abs(shown.height) + 1)


def test_the_bowl_of_the_edge_example_has_its_minimum_at_the_kernel() -> None:
    shown = bowl(curved(tasks.edge(convolve)), [0.3, 0.5], [0], (0, 1))
    assert shown.minimum == pytest.approx((1, -1))
    assert shown.height == pytest.approx(24.12)
    assert not shown.is_valley
    with pytest.raises(IndexError):
        bowl(curved(tasks.edge(convolve)), [0.3, 0.5], [0], (0, 2))


def test_weights_that_meet_the_same_numbers_make_a_valley() -> None:
    task = tasks.of_document(make(np.ones((1, 3, 3)), [[[[1, 2]]]]), convolve)
    assert bowl(curved(task), [0, 0], [0], (0, 1)).is_valley


OPTIMIZERS: dict[Optimizer, Callable[[torch.Tensor, float, float], torch.optim.Optimizer]] = {
    Optimizer.SGD: lambda w, rate, _momentum: torch.optim.SGD([w], lr=rate),
    Optimizer.MOMENTUM: lambda w, rate, momentum: torch.optim.SGD([w], lr=rate, momentum=momentum),
    Optimizer.NESTEROV: lambda w, rate, momentum: torch.optim.SGD(
        [w], lr=rate, momentum=momentum, nesterov=True
    ),
}


@settings(max_examples=8)
@given(st.sampled_from(sorted(OPTIMIZERS)), st.floats(0.05, 0.95), st.floats(0.1, 50))
def test_torch_is_stable_below_the_rate_and_not_above(
    optimizer: Optimizer, momentum: float, steepest: float
) -> None:
    limit = stable_rate(optimizer, momentum, steepest)
    assert limit is not None
    for share, stable in ((0.9, True), (1.1, False)):
        w = torch.ones(1, dtype=torch.float64, requires_grad=True)
        steps = OPTIMIZERS[optimizer](w, share * limit, momentum)
        for _ in range(400):
            steps.zero_grad()
            (steepest * w * w / 2).sum().backward()  # type: ignore[no-untyped-call]  # torch has no types here
            steps.step()
        assert (abs(w.item()) < 1e-3) is stable


@given(st.floats(1e-8, 1e5))
def test_a_limit_is_said_no_larger_than_it_is(rate: float) -> None:
    said = stated(rate)
    assert said <= rate * (1 + 1e-9)
    assert said >= rate * 0.99
    assert stated(said) == said


def test_limits_are_said_with_three_digits() -> None:
    assert (stated(1 / 30), stated(2 * 1.9 / 60), stated(2.0)) == (0.0333, 0.0633, 2.0)


@settings(max_examples=40)
@given(possible_documents())
def test_a_cautious_rate_is_stable(document: Document) -> None:
    """Without padding every curvature counts: it is half of the largest stable rate, or a digit less."""
    bare = replace(document, layer=replace(document.layer, padding=((0, 0), (0, 0)), stride=(1, 1)))
    inputs = frozen(np.full_like(document.signal.values, 3.0))
    bare = replace(bare, signal=Signal(inputs, document.signal.color))
    try:
        task = tasks.of_document(replace(bare, bias=frozen(np.zeros(bare.out_channels))), convolve)
    except ShapeError:
        return
    known = theory(task, Settings(loss=Loss.MEAN_SQUARES), quadratic(task, Loss.MEAN_SQUARES))
    rate = cautious_rate(inputs, document.weight[0].size, document.out_channels)
    assert known.rate is not None
    assert rate <= known.rate / 2 * (1 + 1e-6)
    assert rate >= known.rate / 2 / 2.01


def test_nothing_limits_the_rate_of_zeros() -> None:
    assert cautious_rate(frozen(np.zeros((1, 4, 4))), 9, 1) == 0.03


@pytest.mark.parametrize(("value", "rate"), [(1e15, 1e-9), (1e-15, 1e6)])
def test_a_cautious_rate_can_be_set(value: float, rate: float) -> None:
    assert cautious_rate(frozen(np.full((1, 4, 4), value)), 9, 1) == rate
    Settings(learning_rate=rate)
