import itertools
import threading
from unittest import mock

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.operators.trace import traced_output
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.engine import device as devices
from convstudio.engine import evaluate as engine
from convstudio.engine import memory, operations, tiles
from tests import oracles
from tests.oracles import make
from tests.strategies import any_documents

CPU = torch.device("cpu")


def within(found: npt.ArrayLike, expected: npt.ArrayLike, bound: npt.ArrayLike) -> bool:
    """Return whether values are no further apart than `bound`; infinite ones are to be the same."""
    one, other = np.asarray(found, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return one.shape == other.shape and bool(((one == other) | (np.abs(one - other) <= bound)).all())


FIRST = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
K = [[0, 1], [2, 3]]
RAMP = np.arange(1, 26).reshape(5, 5)
LECTURE = [[3, 4, 6, 5, 7], [2, 4, 6, 8, 2], [1, 6, 7, 8, 4], [9, 7, 4, 6, 2], [3, 7, 5, 4, 1]]
NINE = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
DIAGONALS = [
    [1, 0, 0, 0, 0, 1],
    [0, 1, 0, 0, 1, 0],
    [0, 0, 1, 1, 0, 0],
    [1, 0, 0, 0, 1, 0],
    [0, 1, 0, 0, 1, 0],
    [0, 0, 1, 0, 1, 0],
]
DIAGONAL = [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]
BARS = np.tile([1, 1, 0, 0, 0, 0, 1, 1], (6, 1))
TWO = [FIRST, np.add(FIRST, 1)]
FILTER = np.array([K, np.add(K, 1)])


def output(result: Result) -> npt.NDArray[np.float32]:
    assert isinstance(result, Evaluated)
    return result.output


def computed(document: Document) -> npt.NDArray[np.float32]:
    return output(engine.evaluate(document, CPU))


def both(value: int) -> tuple[int, int]:
    return (value, value)


def padded(value: int) -> LayerSpec:
    return LayerSpec(padding=(both(value), both(value)))


@pytest.mark.parametrize(
    ("values", "weight", "layer", "expected"),
    [
        ([FIRST], [[K]], LayerSpec(), [[[19, 25], [37, 43]]]),
        ([FIRST], [[K]], padded(1), [[[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]]),
        ([FIRST], [[K]], LayerSpec(flipped=True), [[[5, 11], [23, 29]]]),
        ([RAMP], [[[[1, 0, -1]] * 3]], LayerSpec(), [[[-6] * 3] * 3]),
        ([LECTURE], [[NINE]], LayerSpec(), [[[211, 295, 262], [259, 282, 214], [251, 253, 169]]]),
        ([LECTURE], [[NINE]], LayerSpec(stride=(2, 2)), [[[211, 262], [251, 169]]]),
        (
            [DIAGONALS],
            [[DIAGONAL], [[[-1, 1, -1]] * 3]],
            LayerSpec(),
            [
                [[3, -1, -3, -1], [-3, 1, 0, -3], [-3, -3, 0, 1], [3, -2, -2, -1]],
                [[-1, -1, -1, -1], [-1, -1, -2, 1], [-1, -1, -2, 1], [-1, 0, -4, 3]],
            ],
        ),
        ([DIAGONALS], [[DIAGONAL]], LayerSpec(stride=(2, 2)), [[[3, -3], [-3, 0]]]),
        ([DIAGONALS], [[DIAGONAL]], LayerSpec(stride=(3, 3)), [[[3, -1], [3, -1]]]),
        ([BARS], [[[[1, -1]]]], LayerSpec(), [[[0, 1, 0, 0, 0, -1, 0]] * 6]),
        ([BARS.T], [[[[1, -1]]]], LayerSpec(), [[[0] * 5] * 8]),
        (TWO, [FILTER], LayerSpec(), [[[56, 72], [104, 120]]]),
        (
            TWO,
            [FILTER, FILTER + 1, FILTER + 2],
            LayerSpec(),
            [[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]],
        ),
        (TWO, FILTER[:, np.newaxis], LayerSpec(groups=2), [[[19, 25], [37, 43]], [[37, 47], [67, 77]]]),
    ],
)
def test_numbers_of_the_curriculum(
    values: npt.ArrayLike, weight: npt.ArrayLike, layer: LayerSpec, expected: list[list[list[int]]]
) -> None:
    document = make(values, weight, layer=layer)
    assert computed(document).tolist() == expected
    assert traced_output(document).tolist() == expected


def test_numbers_of_the_curriculum_in_part() -> None:
    same = computed(make([LECTURE], [[NINE]], layer=padded(1)))
    assert same.shape == (1, 5, 5)
    assert same[0, 0].tolist() == [91, 168, 224, 215, 127]
    rectangles = make(np.ones((1, 8, 8)), np.ones((1, 1, 3, 5)), layer=LayerSpec((3, 4), (both(0), both(1))))
    assert computed(rectangles).shape == (1, 2, 2)
    dilated = computed(make(np.ones((1, 5, 5)), np.ones((1, 1, 3, 3)), layer=LayerSpec(dilation=(2, 2))))
    assert dilated.tolist() == [[[9]]]


@pytest.mark.parametrize(
    ("values", "weight", "expected"),
    [
        ([np.arange(7)], [[[1, 2]]], [[2, 5, 8, 11, 14, 17]]),
        (
            [np.arange(7), np.arange(1, 8), np.arange(2, 9)],
            [[[1, 2], [3, 4], [-1, -3]]],
            [[2, 8, 14, 20, 26, 32]],
        ),
        (
            np.arange(27).reshape(1, 3, 3, 3),
            np.ones((1, 1, 2, 2, 2)),
            [[[[52, 60], [76, 84]], [[124, 132], [148, 156]]]],
        ),
    ],
)
def test_one_and_three_axes(values: npt.ArrayLike, weight: npt.ArrayLike, expected: list[object]) -> None:
    assert computed(make(values, weight)).tolist() == expected


def test_reflect_padding_of_the_curriculum() -> None:
    layer = LayerSpec((1,), (both(1),), (1,), padding_mode=PaddingMode.REFLECT)
    assert computed(make([[1, 2, 3, 4]], [[[1]]], layer=layer)).tolist() == [[2, 1, 2, 3, 4, 3]]


@settings(max_examples=300)
@given(any_documents())
def test_the_layer_is_torch_s(document: Document) -> None:
    found = computed(document)
    exact, weight_of_terms = oracles.loop_output(document)
    bound = oracles.rounding_bound(document, weight_of_terms)
    assert within(found, exact, bound)
    assert within(found, oracles.torch_output(document), bound)
    assert found.flags.c_contiguous


@given(any_documents())
def test_traces_add_up_to_the_layer(document: Document) -> None:
    bound = oracles.rounding_bound(document, oracles.loop_output(document)[1])
    try:
        traced = traced_output(document)
    except StudioError:  # the maximum of nothing but padding
        assert np.isneginf(computed(document)).any()
    else:
        assert within(computed(document), traced, bound)


@settings(max_examples=300)
@given(any_documents(symmetric=True))
def test_symmetric_layers_are_torch_s_to_the_bit(document: Document) -> None:
    layer, values = document.layer, torch.tensor(document.signal.values.tolist())
    module = oracles.torch_module(document, tuple(before for before, _ in layer.padding), layer.padding_mode)
    with torch.no_grad():
        expected = module(values[None])[0]
    np.testing.assert_array_equal(computed(document), expected.numpy())


@given(any_documents(), st.integers(1, 60), st.integers(1, 2000))
def test_tiles_make_the_same_picture(document: Document, values: int, products: int) -> None:
    whole = computed(document)
    seen: list[float] = []
    with mock.patch.multiple(tiles, WHOLE_VALUES=0, TILE_VALUES=values, TILE_PRODUCTS=products):
        cut = output(engine.evaluate(document, CPU, progress=seen.append))
        assert len(seen) == len(tiles.plan(document, whole.shape[1:]))
    bound = 2 * oracles.rounding_bound(document, oracles.loop_output(document)[1])
    assert within(cut, whole, bound)
    assert seen == sorted(seen)
    assert seen[-1] == 1


@pytest.mark.parametrize("mode", PaddingMode)
def test_a_photograph_is_what_one_call_makes_of_it(mode: PaddingMode) -> None:
    values = np.random.default_rng(0).integers(0, 256, (1, 900, 1100))
    layer = LayerSpec(padding=((3, 1), (2, 5)), padding_mode=mode)
    document = make(values, [[NINE]], [0.5], layer)
    assert not tiles.is_small(document, (902, 1105))
    np.testing.assert_array_equal(computed(document), oracles.torch_output(document))


@settings(max_examples=200)
@given(any_documents(possible=False, max_side=3, max_kernel=4, max_padding=4))
def test_an_impossible_layer_says_why(document: Document) -> None:
    result = engine.evaluate(document, CPU)
    assert result.document is document
    try:
        oracles.torch_output(document)
    except RuntimeError:
        assert isinstance(result, Impossible)
        assert isinstance(result.error, ShapeError)
    else:
        assert isinstance(result, Evaluated)


@given(any_documents(wild=True))
def test_any_float_is_computed_without_a_warning(document: Document) -> None:
    assert computed(document).shape == oracles.torch_output(document).shape


def test_the_result_is_immutable_and_says_where_it_was_made() -> None:
    document = make([FIRST], [[K]])
    result = engine.evaluate(document, CPU)
    assert isinstance(result, Evaluated)
    assert result.document is document
    assert result.output.dtype == np.float32
    assert result.output.base is None
    assert result.output.flags.c_contiguous
    assert not result.output.flags.writeable
    assert (result.device, result.notice) == ("CPU", None)
    assert result.seconds >= 0


def test_a_computation_that_is_stopped_before_it_begins() -> None:
    result = engine.evaluate(make([FIRST], [[K]]), CPU, stop=lambda: True)
    assert isinstance(result, Impossible)
    assert result.error.code is Code.STOPPED


@pytest.fixture
def photograph() -> Document:
    return make(np.ones((1, 1024, 1024)), [[K]])


def test_a_computation_is_stopped_between_tiles(photograph: Document) -> None:
    asked, seen = itertools.count(), list[float]()
    result = engine.evaluate(photograph, CPU, lambda: next(asked) >= 3, seen.append)
    assert isinstance(result, Impossible)
    assert result.error.code is Code.STOPPED
    assert len(seen) <= 2
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tile")]


def test_torch_keeps_its_threads(photograph: Document) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        engine.evaluate(make([FIRST], [[K]]), CPU)
        engine.evaluate(photograph, CPU)
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


def test_an_output_that_would_not_fit_is_not_tried(
    photograph: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "available", lambda: 2**20)
    monkeypatch.setattr(engine, "compute", mock.Mock(side_effect=AssertionError))
    result = engine.evaluate(photograph, CPU)
    assert isinstance(result, Impossible)
    assert result.error.code is Code.OUTPUT_TOO_LARGE
    assert result.error.values["available"] == 2**20
    assert int(result.error.values["needed"]) > 1023 * 1023 * 4


def _allocate_too_much(*_arguments: object) -> None:
    torch.empty(10**14)


@pytest.mark.parametrize("failure", [MemoryError("numpy"), _allocate_too_much])
def test_memory_that_runs_out(failure: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "convolution", mock.Mock(side_effect=failure))
    result = engine.evaluate(make([FIRST], [[K]]), CPU)
    assert isinstance(result, Impossible)
    assert result.error.code is Code.OUT_OF_MEMORY
    assert int(result.error.values["needed"]) > 0


def test_another_failure_is_not_hidden(photograph: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "convolution", mock.Mock(side_effect=RuntimeError("a bug")))
    for document in (make([FIRST], [[K]]), photograph):
        with pytest.raises(RuntimeError, match="a bug"):
            engine.evaluate(document, CPU)


def test_a_gpu_without_memory_leaves_it_to_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    real = engine.compute
    tried: list[str] = []

    def compute(
        document: Document,
        shape: tuple[int, ...],
        device: torch.device,
        stop: engine.Stop,
        progress: engine.Progress,
    ) -> npt.NDArray[np.float32]:
        tried.append(device.type)
        if device.type == "cuda":
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(document, shape, device, stop, progress)

    monkeypatch.setattr(engine, "compute", compute)
    result = engine.evaluate(make([FIRST], [[K]]), torch.device("cuda:0"))
    assert isinstance(result, Evaluated)
    assert result.output.tolist() == [[[19, 25], [37, 43]]]
    assert (result.device, result.notice) == ("CPU", Code.CUDA_FELL_BACK)
    assert tried == ["cuda", "cpu"]


def test_the_cpu_has_a_name() -> None:
    assert devices.describe(CPU) == "CPU"


@pytest.mark.parametrize("side", [16, 64, 100])
@pytest.mark.parametrize("kernel", [3, 11])
def test_a_script_of_the_user_s_prints_the_same_bits(side: int, kernel: int) -> None:
    random = np.random.default_rng(side)
    layer = padded(kernel // 2)
    document = make(
        random.random((3, side, side)), random.standard_normal((2, 3, kernel, kernel)), [0.1, 0.2], layer
    )
    module = oracles.torch_module(document, both(kernel // 2), PaddingMode.ZEROS)
    with torch.no_grad():
        expected = module(torch.tensor(document.signal.values.tolist())[None])[0]
    np.testing.assert_array_equal(computed(document), expected.numpy())


@given(any_documents(max_side=4), st.data())
def test_of_a_layer_too_large_to_keep_one_map_is_computed(document: Document, data: st.DataObject) -> None:
    channel = data.draw(st.integers(0, document.out_channels - 1))
    whole = computed(document)
    with mock.patch.object(limits, "RESULT_BYTES", whole.nbytes * 2):
        assert output(engine.evaluate(document, CPU, channel=channel)).shape == whole.shape
    with mock.patch.object(limits, "RESULT_BYTES", whole.nbytes * 2 - 1):
        result = engine.evaluate(document, CPU, channel=channel)
    assert isinstance(result, Evaluated)
    assert result.document is document
    assert result.output.shape == (1, *whole.shape[1:])
    assert result.whole == (document.out_channels == 1)
    plane = result.map(channel)
    assert plane is not None
    bound = 2 * oracles.rounding_bound(document, oracles.loop_output(document)[1])[channel]
    assert within(plane, whole[channel], bound)


def test_what_a_layer_needs() -> None:
    document = make(np.zeros((3, 64, 64)), np.zeros((256, 3, 3, 3)))
    kept = engine.needed_bytes(document, (1024, 256))
    assert kept > 256 * 1024 * 256 * 4
    assert engine.keeps_all(document, (1024, 512))
    assert not engine.keeps_all(document, (1025, 512))
    # Of more than that one map is kept, and one block is there at a time.
    assert engine.needed_bytes(document, (2048, 2048)) < 2**29
    assert engine.needed_bytes(document, (2**15, 2**15)) > 2 * 2**32
