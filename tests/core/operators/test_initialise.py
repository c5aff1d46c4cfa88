from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.operators.initialise import Scheme, bound, deviation, random_weight, whole_weight

NORMALS: dict[Scheme, Callable[[torch.Tensor], torch.Tensor]] = {
    Scheme.XAVIER_NORMAL: torch.nn.init.xavier_normal_,
    Scheme.KAIMING_NORMAL: torch.nn.init.kaiming_normal_,
}
INITIALISERS: dict[Scheme, Callable[[torch.Tensor], torch.Tensor]] = {
    Scheme.XAVIER_UNIFORM: torch.nn.init.xavier_uniform_,
    Scheme.KAIMING_UNIFORM: torch.nn.init.kaiming_uniform_,
}


@pytest.mark.parametrize("scheme", INITIALISERS)
@pytest.mark.parametrize("shape", [(64, 32, 3, 3), (200, 10, 7), (8, 16, 3, 5, 4)])
def test_the_bounds_are_those_of_torch(scheme: Scheme, shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    largest = float(INITIALISERS[scheme](torch.empty(shape)).abs().max())
    limit = bound(scheme, shape)
    assert 0.99 * limit < largest <= limit * (1 + 1e-6)
    ours = np.abs(random_weight(scheme, shape, 0)).max()
    assert 0.99 * limit < ours <= limit * (1 + 1e-6)


@pytest.mark.parametrize("scheme", [*INITIALISERS, *NORMALS])
@pytest.mark.parametrize("shape", [(64, 32, 3, 3), (200, 10, 7), (8, 16, 3, 5, 4)])
def test_the_deviations_are_those_of_torch(scheme: Scheme, shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    theirs = (INITIALISERS | NORMALS)[scheme](torch.empty(shape))
    ours = random_weight(scheme, shape, 0)
    tolerance = 4 / np.sqrt(2 * theirs.numel())  # four standard errors of a standard deviation
    assert float(theirs.std()) == pytest.approx(deviation(scheme, shape), rel=tolerance)
    assert ours.std() == pytest.approx(deviation(scheme, shape), rel=tolerance)
    assert abs(ours.mean()) < 4 * deviation(scheme, shape) / np.sqrt(ours.size)


@pytest.mark.parametrize("scheme", NORMALS)
def test_normal_weights_have_no_bound(scheme: Scheme) -> None:
    shape = (64, 32, 3, 3)
    assert bound(scheme, shape) == np.inf
    assert np.abs(random_weight(scheme, shape, 0)).max() > 3 * deviation(scheme, shape)


def test_torch_counts_the_fans_without_groups() -> None:
    """What torch's _calculate_fan_in_and_fan_out makes of a weight of shape (O, C / groups, *kernel_size)."""
    shape = (6, 2, 3, 5)
    fan_in, fan_out = 2 * 15, 6 * 15
    assert deviation(Scheme.XAVIER_NORMAL, shape) ** 2 == pytest.approx(2 / (fan_in + fan_out))
    assert deviation(Scheme.KAIMING_NORMAL, shape) ** 2 == pytest.approx(2 / fan_in)
    assert deviation(Scheme.UNIFORM, shape) ** 2 == pytest.approx(1 / 3)


@given(
    st.tuples(st.integers(1, 9), st.integers(1, 4), st.integers(1, 3), st.integers(1, 3)),
    st.integers(0, 12),
    st.integers(0, 2**32 - 1),
)
def test_whole_weights(shape: tuple[int, ...], more: int, seed: int) -> None:
    weight = whole_weight(shape, seed)
    assert weight.shape == shape
    assert set(np.unique(weight)) <= {-1, 0, 1}
    assert all(filter_.any() for filter_ in weight)
    np.testing.assert_array_equal(whole_weight((shape[0] + more, *shape[1:]), seed)[: shape[0]], weight)


def test_whole_weights_are_varied() -> None:
    filters = whole_weight((256, 1, 3, 3)).reshape(256, 9)
    assert len(np.unique(filters, axis=0)) > 240
    assert not np.array_equal(filters, whole_weight((256, 1, 3, 3), 1).reshape(256, 9))


@given(
    st.sampled_from(Scheme),
    st.lists(st.integers(1, 4), min_size=3, max_size=5).map(tuple),
    st.integers(0, 2**32 - 1),
)
def test_a_seed_gives_the_same_weights(scheme: Scheme, shape: tuple[int, ...], seed: int) -> None:
    one, other = random_weight(scheme, shape, seed), random_weight(scheme, shape, seed)
    np.testing.assert_array_equal(one, other)
    assert one.shape == shape
    assert not one.flags.writeable
    assert np.abs(one).max() <= np.float32(bound(scheme, shape))


def test_another_seed_gives_others() -> None:
    assert not np.array_equal(
        random_weight(Scheme.UNIFORM, (1, 1, 3, 3), 1), random_weight(Scheme.UNIFORM, (1, 1, 3, 3), 2)
    )
