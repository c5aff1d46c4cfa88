import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.errors import Code, ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.chains import CHAINS
from convstudio.core.operators.receptive_field import Stage, hull, seen, stages
from tests.chains import chains, possible_maps


def numbers(chain: Chain, side: int) -> list[tuple[int, int, int, float]]:
    """Return (size, r, j, start) of every map over a square input."""
    return [(stage.size[0], stage.field, stage.jump, stage.start) for stage in stages(chain, (side, side))]


@pytest.mark.parametrize(("name", "field"), [("two", 5), ("three", 7), ("eight", 17), ("dilations", 15)])
def test_stacked_layers_see_more(name: str, field: int) -> None:
    assert stages(CHAINS[name], (64, 64))[-1].field == field


def test_the_digit_net_layer_by_layer() -> None:
    assert numbers(CHAINS["digits"], 28) == [
        (28, 1, 1, 0.0),
        (24, 5, 1, 2.0),
        (12, 6, 2, 2.5),
        (8, 14, 2, 6.5),
        (4, 16, 4, 7.5),
    ]


def test_lenets_front_layer_by_layer() -> None:
    assert numbers(CHAINS["lenet"], 28) == [
        (28, 1, 1, 0.0),
        (28, 5, 1, 0.0),
        (14, 6, 2, 0.5),
        (10, 14, 2, 4.5),
        (5, 16, 4, 5.5),
    ]


def test_growth_of_two_3x3() -> None:
    maps = stages(CHAINS["two"], (9, 9))
    growth = seen(maps, 2, (2, 3))
    assert [hull(masks) for masks in growth] == [((2, 7), (3, 8)), ((2, 5), (3, 6)), ((2, 3), (3, 4))]


def test_dilation_leaves_gaps() -> None:
    maps = stages((ChainLayer(dilation=2),), (9,))
    assert np.flatnonzero(seen(maps, 1, (1,))[0][0]).tolist() == [1, 3, 5]


def test_a_box_may_reach_into_the_padding() -> None:
    maps = stages((ChainLayer(padding=1),) * 2, (6, 6))
    assert maps[2].box((0, 5)) == ((-2, 3), (3, 8))
    assert hull(seen(maps, 2, (0, 5))[0]) == ((0, 3), (3, 6))


@pytest.mark.parametrize(
    ("chain", "layer", "code"),
    [
        ((ChainLayer(), ChainLayer(kernel=5)), 2, Code.KERNEL_TOO_LARGE),
        ((ChainLayer(Kind.MAX_POOL, kernel=3, padding=2), ChainLayer()), 1, Code.POOL_PADDING_TOO_LARGE),
        ((ChainLayer(Kind.AVERAGE_POOL, kernel=2, padding=2),), 1, Code.POOL_PADDING_TOO_LARGE),
    ],
)
def test_an_impossible_layer_is_named(chain: Chain, layer: int, code: Code) -> None:
    with pytest.raises(ShapeError) as caught:
        stages(chain, (6, 6))
    assert (caught.value.code, caught.value.values["layer"]) == (code, layer)
    assert caught.value.values["axes"] == 2


def test_every_preset_fits_28() -> None:
    for chain in CHAINS.values():
        assert min(stages(chain, (28, 28))[-1].size) >= 1


@given(possible_maps(), st.data())
def test_what_is_seen_lies_in_the_box(maps: tuple[Stage, ...], data: st.DataObject) -> None:
    last = maps[-1]
    unit = tuple(data.draw(st.integers(0, size - 1)) for size in last.size)
    growth = seen(maps, len(maps) - 1, unit)
    for (first, stop), (low, high), size in zip(hull(growth[0]), last.box(unit), maps[0].size, strict=True):
        if stop:
            assert max(low, 0) <= first < stop <= min(high, size)


@given(possible_maps(), st.data())
def test_the_middle_of_the_box_is_start_and_jumps(maps: tuple[Stage, ...], data: st.DataObject) -> None:
    last = maps[-1]
    unit = tuple(data.draw(st.integers(0, size - 1)) for size in last.size)
    middles = [(first + stop - 1) / 2 for first, stop in last.box(unit)]
    assert middles == [last.start + index * last.jump for index in unit]
    assert all(stop - first == last.field for first, stop in last.box(unit))


@given(possible_maps(), st.data())
def test_the_nearest_unit_of_its_middle_is_the_unit(maps: tuple[Stage, ...], data: st.DataObject) -> None:
    last = maps[-1]
    unit = tuple(data.draw(st.integers(0, size - 1)) for size in last.size)
    cell = tuple(int((first + stop) // 2) for first, stop in last.box(unit))
    near = last.nearest(cell)
    assert all(abs(one - other) <= 1 for one, other in zip(near, unit, strict=True))


@given(chains(), st.integers(1, 12))
def test_sizes_are_those_of_the_axes_or_a_layer_is_named(chain: Chain, side: int) -> None:
    try:
        maps = stages(chain, (side,))
    except ShapeError as error:
        number = error.values["layer"]
        assert isinstance(number, int)
        assert 1 <= number <= len(chain)
        if number > 1:
            assert stages(chain[: number - 1], (side,))
    else:
        assert all(stage.size[0] >= 1 for stage in maps)
