import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.errors import Code
from convstudio.core.kind import Kind
from convstudio.core.learning import phases
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import LearningFrame, Status, diverged, explained, largest_loss
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.windows import correlated
from convstudio.engine.learning import Learner, convolve
from tests.oracles import make
from tests.strategies import any_documents

CPU = torch.device("cpu")
WEIGHTED = (Kind.CONVOLUTION, Kind.TRANSPOSED)


@settings(max_examples=50)
@given(any_documents(WEIGHTED), st.sampled_from(Loss), st.booleans())
def test_the_gradient_is_the_correlation_of_input_and_error(
    document: Document, loss: Loss, bias: bool
) -> None:
    task = tasks.with_bias(tasks.of_document(document, convolve), bias)
    frame = Learner(task, Settings(loss=loss), CPU).snapshot()
    slopes = phases.slopes(frame.error, loss, frame.error.size)
    scale = np.abs(correlated(task, np.abs(slopes))).max() + np.abs(frame.gradient).max()
    np.testing.assert_allclose(correlated(task, slopes), frame.gradient, rtol=1e-4, atol=1e-5 * scale + 1e-12)
    if bias:
        summed = slopes.swapaxes(0, 1).reshape(len(frame.bias), -1).sum(axis=1)
        np.testing.assert_allclose(
            summed, frame.bias_gradient, rtol=1e-4, atol=1e-5 * np.abs(slopes).sum() + 1e-12
        )


@given(any_documents(WEIGHTED), st.data())
def test_one_weight_meets_these_inputs_and_slopes(document: Document, data: st.DataObject) -> None:
    task = tasks.of_document(document, convolve)
    frame = Learner(task, Settings(loss=Loss.MEAN_SQUARES), CPU).snapshot()
    weight = tuple(data.draw(st.integers(0, size - 1)) for size in task.weight_shape)
    shown = phases.backward(task, frame, Loss.MEAN_SQUARES, weight)
    assert shown.inputs.shape == shown.slopes.shape
    if document.layer.kind is Kind.CONVOLUTION:
        assert shown.inputs.shape == task.targets.shape[2:]
    else:  # each input once, unless padding removes what it makes with this weight
        assert shown.inputs.shape == tuple(
            len(axis.inputs_of(index)) for axis, index in zip(task.axes, weight[2:], strict=True)
        )
    scale = float(np.abs(shown.inputs * shown.slopes).sum())
    assert shown.share == pytest.approx(shown.gradient, rel=1e-4, abs=1e-5 * scale + 1e-12)
    assert shown.gradient == frame.gradient[weight]


def test_a_batch_shares_the_gradient() -> None:
    planes = np.random.default_rng(0).random((5, 6, 6), dtype=np.float32)
    document = make(planes, np.ones((1, 5, 1, 1)))
    task = tasks.of_stack(document.signal, [[1, 2], [3, 4]], document.layer, convolve)
    frame = Learner(task, Settings(batch_size=3), CPU).snapshot()
    assert len(frame.images) == len(frame.error) == 3
    found = correlated(task, phases.slopes(frame.error, Loss.SUM_SQUARES, frame.error.size), frame.images)
    np.testing.assert_allclose(found, frame.gradient, rtol=1e-5)
    shares = [phases.backward(task, frame, Loss.SUM_SQUARES, (0, 0, 1, 0), image).share for image in range(3)]
    assert sum(shares) == pytest.approx(frame.gradient[0, 0, 1, 0], rel=1e-5)


@pytest.mark.parametrize("loss", Loss)
def test_forward_is_the_loss_in_numbers(loss: Loss) -> None:
    frame = Learner(tasks.edge(convolve), Settings(loss=loss), CPU).snapshot()
    shown = phases.forward(frame, loss)
    divisor = 1 if loss is Loss.SUM_SQUARES else shown.count
    assert shown.count == 42
    assert shown.total / divisor == pytest.approx(shown.loss, rel=1e-6)
    assert shown.largest == np.abs(frame.error).max()


@pytest.mark.parametrize("decay", [0.0, 0.5])
def test_the_update_of_gradient_descent_is_spelled_out(decay: float) -> None:
    choices = Settings(weight_decay=decay)
    learner = Learner(tasks.edge(convolve), choices, CPU)
    first = learner.snapshot()
    learner.step()
    shown = phases.update(learner.snapshot(), choices, (0, 0, 0, 1))
    assert shown.before == first.weight[0, 0, 0, 1]
    assert shown.gradient == first.gradient[0, 0, 0, 1]
    assert shown.plain == pytest.approx(shown.taken, rel=1e-5)
    assert shown.decay == decay * shown.before
    assert shown.rate == 0.03


def test_an_update_of_another_optimizer_takes_something_else() -> None:
    choices = Settings(Optimizer.ADAM)
    learner = Learner(tasks.edge(convolve), choices, CPU)
    learner.step()
    shown = phases.update(learner.snapshot(), choices, (0, 0, 0, 1))
    assert abs(shown.taken) == pytest.approx(choices.learning_rate, rel=1e-3)
    assert abs(shown.plain) != pytest.approx(abs(shown.taken))


@pytest.mark.parametrize(
    ("first", "loss", "expected"),
    [
        (2.0, 2000.0, False),
        (2.0, 2000.1, True),
        (0.0, 5.0, False),
        (1.0, math.nan, True),
        (0.0, math.inf, True),
    ],
)
def test_diverged_is_a_thousand_times_the_first_loss(first: float, loss: float, expected: bool) -> None:
    assert diverged(largest_loss(first), loss) is expected


def frame(status: Status = Status.RUNNING, rate_before: float = 0.03) -> LearningFrame:
    now = Learner(tasks.edge(convolve), Settings(), CPU).snapshot()
    return replace(now, status=status, rate_before=rate_before)


def test_why_a_run_ended_is_explained() -> None:
    assert explained(frame(), 1 / 30) is None
    bad = frame(status=Status.DIVERGED, rate_before=0.04)
    above = explained(bad, 1 / 30)
    assert above is not None
    assert above.code is Code.DIVERGED_ABOVE
    assert above.values == {"rate": 0.04, "limit": 0.0333}
    for stable in (None, 0.05):
        unknown = explained(bad, stable)
        assert unknown is not None
        assert unknown.code is Code.DIVERGED


@given(st.floats(1e-8, 1e5))
def test_the_limit_that_is_told_is_never_above_the_true_one(stable: float) -> None:
    told = explained(frame(status=Status.DIVERGED, rate_before=2 * stable), stable)
    assert told is not None
    limit = told.values["limit"]
    assert isinstance(limit, float)
    assert 0.99 * stable <= limit <= stable * (1 + 1e-9)
