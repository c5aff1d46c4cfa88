from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.operators.initialise import Scheme, bound, random_weight

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
