import threading

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.chain import ChainLayer
from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators.chains import CHAINS
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.core.operators.receptive_field import Stage, seen, stages
from convstudio.engine import memory, receptive_field
from convstudio.engine.receptive_field import Network, effective_fields
from tests.chains import possible_maps

SMOOTH = (Kind.CONVOLUTION, Kind.AVERAGE_POOL)


def never() -> bool:
    return False


def image(size: tuple[int, ...], planes: int = 1, seed: int = 0) -> FloatArray:
    return np.random.default_rng(seed).random((planes, *size), dtype=np.float32)


def whole_gradient(
    values: FloatArray, maps: tuple[Stage, ...], unit: tuple[int, ...], seed: int
) -> FloatArray:
    """Return |gradient| in the plainest way: torch's own layers over the whole input."""
    x = torch.from_numpy(np.array(values)).unsqueeze(0).requires_grad_()
    y = x
    for number, stage in enumerate(maps[1:], start=1):
        layer = stage.layer
        assert layer is not None
        k, s, p, d = layer.kernel, layer.stride, layer.padding, layer.dilation
        if layer.kind is Kind.MAX_POOL:
            y = torch.nn.functional.max_pool2d(y, k, s, p, d)
        elif layer.kind is Kind.AVERAGE_POOL:
            y = torch.nn.functional.avg_pool2d(y, k, s, p)
        else:
            shape = (receptive_field.CHANNELS, y.shape[1], k, k)
            weight = random_weight(Scheme.KAIMING_NORMAL, shape, seed * 9 + number)
            y = torch.nn.functional.conv2d(y, torch.from_numpy(np.array(weight)), None, s, p, d)
    y[(0, 0, *unit)].backward()  # type: ignore[no-untyped-call]  # torch has no types here
    assert x.grad is not None
    gradient: FloatArray = x.grad.abs().sum(dim=(0, 1)).numpy()
    return gradient


@given(possible_maps(SMOOTH), st.data())
@settings(max_examples=60)
def test_the_support_of_the_gradient_is_what_is_seen(maps: tuple[Stage, ...], data: st.DataObject) -> None:
    """For an interior unit its hull is the box that r, j and start say."""
    number = len(maps) - 1
    if not number:
        return
    unit = tuple(data.draw(st.integers(0, size - 1)) for size in maps[number].size)
    (field,) = effective_fields(
        image(maps[0].size), maps, number, unit, range(1), never, Network(positive=True)
    )
    masks = seen(maps, number, unit)[0]
    expected = np.logical_and.outer(*masks)
    found = np.zeros_like(expected)
    if field.values.any():
        place = tuple(slice(c, c + n) for c, n in zip(field.corner, field.values.shape, strict=True))
        found[place] = field.values > 0
    np.testing.assert_array_equal(found, expected)
    box = maps[number].box(unit)
    if all(low >= 0 and high <= size for (low, high), size in zip(box, maps[0].size, strict=True)):
        places = np.argwhere(found)
        assert tuple(zip(places.min(axis=0), places.max(axis=0) + 1, strict=True)) == box


@given(possible_maps(), st.data())
@settings(max_examples=40)
def test_the_gradient_is_that_of_the_whole_chain(maps: tuple[Stage, ...], data: st.DataObject) -> None:
    number = len(maps) - 1
    if not number:
        return
    unit = tuple(data.draw(st.integers(0, size - 1)) for size in maps[number].size)
    values = image(maps[0].size, planes=2)
    (field,) = effective_fields(values, maps, number, unit, range(3, 4), never)
    whole = whole_gradient(values, maps, unit, 3)
    found = np.zeros_like(whole)
    place = tuple(slice(c, c + n) for c, n in zip(field.corner, field.values.shape, strict=True))
    found[place] = field.values
    if np.isfinite(whole).all() and whole.any():
        np.testing.assert_allclose(found, whole / whole.sum(), atol=1e-6)
    else:
        assert not found.any()


def test_one_and_three_axes() -> None:
    for rank in (1, 3):
        maps = stages((ChainLayer(), ChainLayer(Kind.MAX_POOL, 2, 2), ChainLayer()), (12,) * rank)
        (field,) = effective_fields(image((12,) * rank), maps, 3, maps[3].middle, range(1), never)
        assert field.values.shape == (8,) * rank
        assert field.values.sum() == pytest.approx(1, abs=1e-5)


def test_each_seed_adds_a_network() -> None:
    maps = stages(CHAINS["three"], (20, 20))
    fields = list(effective_fields(image((20, 20)), maps, 3, (5, 5), range(4), never))
    again = list(effective_fields(image((20, 20)), maps, 3, (5, 5), range(4), never))
    assert [field.networks for field in fields] == [1, 2, 3, 4]
    np.testing.assert_array_equal(fields[-1].values, again[-1].values)


def test_half_of_the_gradient_lies_in_the_middle() -> None:
    maps = stages(CHAINS["eight"], (40, 40))
    *_, field = effective_fields(image((40, 40)), maps, 8, (20, 20), range(16), never)
    middle = field.middle(maps[8].box((20, 20)))
    assert middle is not None
    (top, bottom), (left, right) = middle.box
    assert bottom - top == right - left < 13
    assert (top + bottom - 1) / 2 == (left + right - 1) / 2 == 20
    assert middle.share == pytest.approx(0.5, abs=0.1)


def test_a_rectified_network_sees_no_more() -> None:
    maps = stages(CHAINS["three"], (12, 12))
    (field,) = effective_fields(image((12, 12)), maps, 3, (2, 2), range(1), never, Network(rectified=True))
    assert field.values.shape == (7, 7)


def test_only_padding_is_seen() -> None:
    maps = stages((ChainLayer(kernel=1, padding=1),), (3, 3))
    (field,) = effective_fields(image((3, 3)), maps, 1, (0, 0), range(2), never)
    assert not field.values.any()
    assert field.middle(maps[1].box((0, 0))) is None


def test_stops() -> None:
    stop = threading.Event()
    maps = stages(CHAINS["two"], (9, 9))
    fields = effective_fields(image((9, 9)), maps, 2, (2, 2), range(9), stop.is_set)
    next(fields)
    stop.set()
    with pytest.raises(StudioError) as caught:
        next(fields)
    assert caught.value.code is Code.STOPPED


def test_too_large_for_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 1000)
    maps = stages(CHAINS["two"], (9, 9))
    with pytest.raises(StudioError) as caught:
        next(effective_fields(image((9, 9)), maps, 2, (2, 2), range(1), never))
    assert caught.value.code is Code.OUTPUT_TOO_LARGE
