"""What a step card says is what torch made of the step."""

import math
import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.learning import task as tasks
from convstudio.core.learning.phases import Phase, Update
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.operators.expression import Row, plain
from convstudio.engine import learning
from convstudio.ui.widgets.step_card.content import TERMS, StepContent, step_content
from convstudio.ui.widgets.step_card.formulas import lines

TASK = tasks.edge(learning.convolve)
MORE = "… {count} more"


def content(
    chosen: Settings, steps: int, weight: tuple[int, ...] = (0, 0, 0, 1), phase: Phase | None = None
) -> StepContent:
    learner = learning.Learner(TASK, chosen, torch.device("cpu"))
    for _ in range(steps):
        learner.step()
    return step_content(TASK, learner.snapshot(), chosen, weight, phase)


def text(made: StepContent, phase: Phase, terms: int = TERMS) -> list[str]:
    return [plain(Row(parts)).strip() for parts in lines(made, phase, terms, MORE)]


@given(st.sampled_from(Loss), st.integers(0, 3), st.integers(0, 1))
@settings(max_examples=20)
def test_terms_are_the_errors_and_the_products_of_the_correlation(
    loss: Loss, steps: int, column: int
) -> None:
    chosen = Settings(loss=loss, learning_rate=0.01)
    learner = learning.Learner(TASK, chosen, torch.device("cpu"))
    for _ in range(steps):
        learner.step()
    frame = learner.snapshot()
    made = step_content(TASK, frame, chosen, (0, 0, 0, column), None)
    assert made.loss == frame.loss
    assert made.gradient == frame.gradient[0, 0, 0, column]
    assert made.count == made.positions == 42
    assert set(made.errors) <= set(frame.error.ravel().tolist())
    met = TASK.inputs[0, 0, :, column : column + 7]
    factor = {Loss.SUM_SQUARES: 2.0, Loss.MEAN_SQUARES: 2 / 42, Loss.ABSOLUTE: 1 / 42}[loss]
    error = frame.error[0, 0].astype(float)
    slope = factor * (np.sign(error) if loss is Loss.ABSOLUTE else error)
    pairs = list(zip(met.ravel().tolist(), slope.ravel().tolist(), strict=True))
    assert all(any(np.allclose(pair, known, rtol=1e-12) for known in pairs) for pair in made.products)


def test_a_step_reads_as_it_would_be_written() -> None:
    made = content(Settings(), 3)
    assert text(made, Phase.FORWARD)[0].startswith("Ŷ = X ∗ w")
    assert "Σ(Ŷ − Y)²" in text(made, Phase.FORWARD)[0]
    assert text(made, Phase.FORWARD)[1].endswith("+ … 39 more")
    assert text(made, Phase.FORWARD, 1)[1].endswith("+ … 41 more")
    assert text(made, Phase.BACKWARD)[0] == "g = ∂L/∂w[0, 1] = ΣX · 2(Ŷ − Y)"
    assert text(made, Phase.UPDATE)[0] == "w ← w − ηg"
    assert "− 0.03 · (−" in text(made, Phase.UPDATE)[1]


@pytest.mark.parametrize("stride", [1, 3])
def test_a_stamp_takes_each_input_once(stride: int) -> None:
    task = tasks.of_document(examples.transposed(stride), learning.convolve)
    frame = learning.Learner(task, Settings(), torch.device("cpu")).snapshot()
    made = step_content(task, frame, Settings(), (0, 0, 1, 1), None)
    assert text(made, Phase.FORWARD)[0].startswith("Ŷ = X ∗ᵀ w")
    assert made.positions == 4
    assert made.name == "w[1, 1]"


def test_before_the_first_step_there_is_no_update() -> None:
    made = content(Settings(), 0)
    assert made.update is None
    assert text(made, Phase.UPDATE) == ["w ← w − ηg", "", ""]


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("loss", Loss)
@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_every_way_to_learn_has_three_lines_a_phase(optimizer: Optimizer, loss: Loss, decay: float) -> None:
    made = content(Settings(optimizer=optimizer, loss=loss, weight_decay=decay, learning_rate=0.001), 2)
    for phase in Phase:
        found = text(made, phase)
        assert len(found) == 3
        assert all(found)
    assert ("λw" in text(made, Phase.UPDATE)[0]) == (decay > 0)
    assert ("1/42" in text(made, Phase.FORWARD)[0]) == (loss is not Loss.SUM_SQUARES)


def test_the_sign_is_equal_only_where_printed_numbers_are() -> None:
    assert text(content(Settings(), 3), Phase.UPDATE)[2].startswith("≈")


@given(
    st.floats(1e-4, 1e4), st.floats(-1e4, 1e4), st.sampled_from([0.03, 0.3, 0.0333, 1e-5]), st.floats(-1, 1)
)
@settings(max_examples=200)
@example(8433.5, 5222.0, 0.3, -0.0)
def test_the_printed_update_adds_up(size: float, gradient: float, rate: float, sign: float) -> None:
    before, slope = float(np.float32(math.copysign(size, sign))), float(np.float32(gradient))
    after = float(np.float32(before - rate * slope))
    made = replace(content(Settings(), 1), update=Update(before, after, slope, rate, 0.0))
    _, left, right = text(made, Phase.UPDATE)
    start, factor, shown_slope = re.findall(r"−?[0-9.]+(?:e−?[0-9]+)?", left.split("=")[1])
    result = right[1:].strip()
    worked = Decimal(minus(start)) - abs(Decimal(minus(factor))) * Decimal(minus(shown_slope))
    digits = Decimal(minus(result)).as_tuple().exponent
    assert isinstance(digits, int)
    # What float32 itself rounds away cannot be told apart.
    float_step = Decimal(float(np.spacing(np.float32(max(abs(before), abs(after))))))
    assert abs(worked - Decimal(minus(result))) <= Decimal("0.5").scaleb(digits) + 2 * float_step


def minus(printed: str) -> str:
    return printed.replace("−", "-")


def test_a_power_of_a_number_with_an_exponent_has_brackets() -> None:
    made = replace(content(Settings(), 1), errors=(3.58e-7, 0.5, -0.5))
    assert "(3.58e−7)² + 0.5² + (−0.5)²" in text(made, Phase.FORWARD)[1]
