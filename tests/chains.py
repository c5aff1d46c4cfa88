"""Random chains of layers for property tests."""

from hypothesis import strategies as st

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.receptive_field import Stage, stages

POOLS = (Kind.MAX_POOL, Kind.AVERAGE_POOL)


@st.composite
def chain_layers(
    draw: st.DrawFn, kinds: tuple[Kind, ...] = (Kind.CONVOLUTION, *POOLS), largest: int = 3
) -> ChainLayer:
    """Layers that fit on a map that is large enough."""
    kind = draw(st.sampled_from(kinds))
    kernel = draw(st.integers(1, largest))
    return ChainLayer(
        kind,
        kernel,
        draw(st.integers(1, 3)),
        draw(st.integers(0, kernel // 2 if kind in POOLS else 2)),
        1 if kind is Kind.AVERAGE_POOL else draw(st.integers(1, 3)),
    )


def chains(
    kinds: tuple[Kind, ...] = (Kind.CONVOLUTION, *POOLS), longest: int = 4
) -> st.SearchStrategy[Chain]:
    """Chains, possible over a given input or not."""
    return st.lists(chain_layers(kinds), min_size=1, max_size=longest).map(tuple)


@st.composite
def possible_maps(
    draw: st.DrawFn, kinds: tuple[Kind, ...] = (Kind.CONVOLUTION, *POOLS), rank: int = 2, largest: int = 24
) -> tuple[Stage, ...]:
    """Maps of as much of a random chain as fits over a random input."""
    chain = draw(chains(kinds))
    size = tuple(draw(st.integers(3, largest)) for _ in range(rank))
    found = stages((), size)
    for length in range(1, len(chain) + 1):
        try:
            found = stages(chain[:length], size)
        except ShapeError:
            break
    return found
