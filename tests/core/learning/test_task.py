from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Color, Document, FloatArray, LayerSpec, Signal
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.examples import edge, first
from convstudio.core.learning import task as tasks
from convstudio.core.learning.task import Task
from convstudio.core.operators.kernels import preset
from convstudio.engine.learning import convolve
from tests.oracles import make, torch_output
from tests.strategies import possible_documents


@given(possible_documents())
def test_the_target_of_a_document_is_its_output(document: Document) -> None:
    task = tasks.of_document(document, convolve)
    np.testing.assert_allclose(task.targets[0], torch_output(document), rtol=1e-5, atol=1e-4)
    assert task.weight_shape == document.weight.shape
    assert task.bias == document.bias.any()


@given(possible_documents(flipped=True))
def test_a_turned_goal_is_entered_as_the_document_has_it(document: Document) -> None:
    task = tasks.of_document(document, convolve)
    assert task.goal is not None
    np.testing.assert_array_equal(task.goal, document.effective_weight())
    np.testing.assert_array_equal(task.entered(task.goal), document.weight)


def test_the_edge_example() -> None:
    task = tasks.edge(convolve)
    assert task.inputs.shape == (1, 1, 6, 8)
    assert task.targets.shape == (1, 1, 6, 7)
    assert task.parameters == task.weights == 2
    assert task.goal is not None
    assert task.goal.tolist() == [[[[1, -1]]]]


def test_a_kernel_on_the_present_input_is_the_same_for_every_plane() -> None:
    values = np.random.default_rng(0).random((3, 9, 9), dtype=np.float32)
    document = make(values, np.ones((3, 1, 2, 2)), [1, 2, 3], LayerSpec(groups=3))
    task = tasks.of_kernel(document, preset("sobel_x"), convolve)
    assert task.weight_shape == (1, 3, 3, 3)
    assert not task.bias
    assert task.goal is not None
    assert (task.goal == preset("sobel_x")).all()


def test_a_kernel_larger_than_the_input_is_refused() -> None:
    with pytest.raises(ShapeError):
        tasks.of_kernel(first(), preset("gaussian_blur_5"), convolve)


@pytest.mark.parametrize("flipped", [False, True])
def test_every_plane_of_a_stack_is_an_image(flipped: bool) -> None:
    values = np.random.default_rng(0).random((4, 6, 5), dtype=np.float32)
    signal, layer = Signal(values, Color.STACK), LayerSpec(groups=2, flipped=flipped)
    task = tasks.of_stack(signal, [[1, 2], [3, 4]], layer, convolve)
    assert task.inputs.shape == (4, 1, 6, 5)
    assert task.targets.shape == (4, 1, 5, 4)
    assert task.goal is not None
    assert task.goal.ravel().tolist() == ([4, 3, 2, 1] if flipped else [1, 2, 3, 4])
    for image, target in zip(values, task.targets, strict=True):
        alone = make(image[np.newaxis], [[[[1, 2], [3, 4]]]], layer=replace(layer, groups=1))
        np.testing.assert_allclose(target, torch_output(alone), rtol=1e-6)


def test_a_pair_of_pictures() -> None:
    document = edge()
    target = Signal(np.zeros((2, 6, 7), dtype=np.float32), Color.STACK)
    task = tasks.of_pair(document.signal, target, document, bias=True)
    assert task.weight_shape == (2, 1, 1, 2)
    assert task.goal is None
    assert task.parameters == 6


@given(st.integers(1, 9), st.integers(1, 9))
def test_a_target_of_another_size_is_refused_with_both_sizes(rows: int, columns: int) -> None:
    document = edge()
    target = Signal(np.zeros((1, rows, columns), dtype=np.float32))
    if (rows, columns) == (6, 7):
        assert tasks.of_pair(document.signal, target, document).goal is None
        return
    with pytest.raises(StudioError) as refused:
        tasks.of_pair(document.signal, target, document)
    assert refused.value.code is Code.TARGET_SIZE
    assert refused.value.values == {"found": f"{rows} × {columns}", "expected": "6 × 7"}


def test_groups_that_do_not_divide_the_targets_planes_are_refused() -> None:
    signal = Signal(np.zeros((2, 3, 3), dtype=np.float32), Color.STACK)
    target = Signal(np.zeros((3, 3, 3), dtype=np.float32), Color.RGB)
    document = make(signal.values, np.ones((2, 1, 1, 1)), layer=LayerSpec(groups=2))
    with pytest.raises(StudioError) as refused:
        tasks.of_pair(signal, target, document)
    assert refused.value.code is Code.GROUPS_DO_NOT_DIVIDE


def test_a_target_that_overflows_is_refused() -> None:
    def infinite(inputs: FloatArray, _weight: FloatArray, _bias: FloatArray, _layer: LayerSpec) -> FloatArray:
        return np.full((len(inputs), 1, 6, 7), np.inf, dtype=np.float32)

    with pytest.raises(StudioError) as refused:
        tasks.edge(infinite)
    assert refused.value.code is Code.NOT_FINITE


def test_noise_is_as_its_seed_has_it() -> None:
    task = tasks.edge(convolve)
    one, other, third = (tasks.noisy(task, 0.1, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.targets, other.targets)
    assert (one.targets != third.targets).any()
    assert 0.05 < (one.targets - task.targets).std() < 0.2
    assert tasks.noisy(task, 0, 1) is task
    with pytest.raises(StudioError) as refused:
        tasks.noisy(task, -1, 0)
    assert refused.value.values["name"] == "noise"


def test_a_bias_can_be_learned_or_not() -> None:
    task = tasks.edge(convolve)
    learned: Task = tasks.with_bias(task, bias=True)
    assert learned.parameters == 3
    assert tasks.with_bias(learned, bias=True) is learned
