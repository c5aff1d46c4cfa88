import itertools
from unittest import mock

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, FloatArray, PaddingMode
from convstudio.core.errors import Code, ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.window_axis import Axis
from convstudio.core.render import raster
from convstudio.core.render.raster import (
    ROBUST_SHARE,
    gray_raster,
    input_raster,
    rgb_raster,
    signed_raster,
)
from convstudio.core.render.sheet import Sheet
from tests.oracles import NUMPY_MODES
from tests.strategies import any_documents, float_arrays

shapes = st.tuples(st.integers(1, 12), st.integers(1, 12))
planes = shapes.flatmap(lambda shape: float_arrays(shape, wild=True))
ranges = st.sampled_from([(0.0, 1.0), (0.0, 255.0), (-1.0, 1.0), (-3e38, 3e38), (1e6, 1e6 + 1), (0.0, 1e-40)])


def scaled(plane: FloatArray, low: float, high: float) -> npt.NDArray[np.float64]:
    """Return the exact gray level, in double precision, before rounding."""
    level: npt.NDArray[np.float64] = np.clip((plane.astype(np.float64) - low) / (high - low), 0, 1) * 255
    return level


@given(planes)
def test_signed_indices_are_the_rounded_values(plane: FloatArray) -> None:
    picture = signed_raster(plane)
    indices = picture.levels[0].astype(int)
    limit = float(np.abs(plane).max()) or 1.0
    assert (picture.low, picture.high) == (-limit, limit)
    assert np.abs(indices - (128 + 127 * (plane.astype(np.float64) / limit))).max() <= 0.501
    assert (indices[plane == 0] == 128).all()
    assert (indices[plane == limit] == 255).all()
    assert (indices[plane == -limit] == 1).all()
    assert indices.min() >= 1


def test_an_empty_range_is_all_zero() -> None:
    picture = signed_raster(np.zeros((2, 3), dtype=np.float32))
    assert picture.levels[0].tolist() == [[128] * 3] * 2
    assert (picture.low, picture.high) == (-1, 1)
    assert gray_raster(np.array([[1, 2, 1.5]], dtype=np.float32), 1, 1).levels[0].tolist() == [[0, 255, 128]]


def test_what_is_not_finite_does_not_set_the_range() -> None:
    plane = np.array([[np.inf, -np.inf, np.nan, 2, -1, 0]], dtype=np.float32)
    picture = signed_raster(plane)
    assert picture.high == 2
    assert picture.levels[0].tolist() == [[255, 1, 128, 255, 65, 128]]
    assert gray_raster(plane, 0, 1).levels[0].tolist() == [[255, 0, 0, 255, 0, 0]]
    assert signed_raster(np.full((1, 1), np.nan, dtype=np.float32)).levels[0].tolist() == [[128]]


@given(planes, ranges)
def test_gray_indices_are_the_rounded_values(plane: FloatArray, limits: tuple[float, float]) -> None:
    picture = gray_raster(plane, *limits)
    assert np.abs(picture.levels[0] - scaled(plane, *limits)).max() <= 0.501
    assert (picture.low, picture.high) == limits


@given(shapes.flatmap(lambda shape: float_arrays((3, *shape))), ranges)
def test_colors_are_three_grays(values: FloatArray, limits: tuple[float, float]) -> None:
    colors = rgb_raster(values, *limits).levels[0]
    for channel in range(3):
        np.testing.assert_array_equal(colors[..., channel], gray_raster(values[channel], *limits).levels[0])


@given(any_documents((Kind.CONVOLUTION,)), st.booleans())
def test_the_input_is_padded_as_numpy_pads(document: Document, colored: bool) -> None:
    signal, every = document.signal, geometry.window_axes(document)
    values = np.resize(signal.values, (3, *signal.spatial)) if colored else signal.values[0]
    picture = input_raster(values, every, signal.low, signal.high)
    sides = tuple((axis.before, axis.after) for axis in every)
    mode = NUMPY_MODES[document.layer.padding_mode.value]
    padded = np.pad(values, ((0, 0), *sides) if colored else sides, mode=mode)  # type: ignore[call-overload]  # the stub wants a literal
    sheet = Sheet.of(tuple(axis.padded for axis in every))
    expected = (rgb_raster if colored else gray_raster)(sheet.spread(padded), signal.low, signal.high)
    shown = [sheet.place(index) for index in np.ndindex(*sheet.shape)]
    for place in shown:
        np.testing.assert_array_equal(picture.levels[0][place], expected.levels[0][place])
    assert picture.size == sheet.size


def test_ghosts_of_no_cell_have_the_value_given() -> None:
    axes = (Axis(2, 2, stride=2, before=1, after=1, pools=True), Axis(3, 2, 2, ceil=True, pools=True))
    picture = input_raster(np.full((2, 3), 3, dtype=np.float32), axes, 1, 5, -np.inf)
    assert picture.levels[0].tolist() == [[0] * 4, [128, 128, 128, 0], [128, 128, 128, 0], [0] * 4]


def test_padding_without_values_is_refused() -> None:
    plane = np.zeros((2, 2), dtype=np.float32)
    axes = (Axis(2, 1), Axis(2, 1, before=2, mode=PaddingMode.REFLECT))
    with pytest.raises(ShapeError) as caught:
        input_raster(plane, axes, 0, 1)
    assert (caught.value.code, caught.value.values["axis"]) == (Code.REFLECT_TOO_LARGE, 1)


@given(shapes, st.booleans(), st.integers(0, 2**32 - 1), st.integers(1, 20))
def test_reduced_copies_are_means(shape: tuple[int, int], colored: bool, seed: int, block: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (*shape, 3) if colored else shape, dtype=np.uint8)
    with mock.patch.multiple(raster, REDUCED_SIDE=2, _BLOCK_VALUES=block):
        levels = raster._levels(picture)
    for above, below in itertools.pairwise(levels):
        assert below.shape[:2] == ((above.shape[0] + 1) // 2, (above.shape[1] + 1) // 2)
        for row, column in np.ndindex(*below.shape[:2]):
            covered = above[2 * row : 2 * row + 2, 2 * column : 2 * column + 2].astype(float)
            assert np.abs(below[row, column] - covered.mean(axis=(0, 1))).max() <= 0.5
    assert [max(level.shape[:2]) > 2 for level in levels] == [True] * (len(levels) - 1) + [False]


def test_only_large_pictures_are_reduced() -> None:
    assert [level.shape for level in signed_raster(np.ones((7, 1024), dtype=np.float32)).levels] == [
        (7, 1024)
    ]
    large = gray_raster(np.ones((3, 2049), dtype=np.float32), 0, 1)
    assert [level.shape for level in large.levels] == [(3, 2049), (2, 1025), (1, 513)]
    assert all((level == 255).all() and not level.flags.writeable for level in large.levels)


@given(planes, st.integers(1, 40))
def test_blocks_do_not_show(plane: FloatArray, block: int) -> None:
    whole = signed_raster(plane).levels[0]
    with mock.patch.object(raster, "_BLOCK_VALUES", block):
        np.testing.assert_array_equal(signed_raster(plane).levels[0], whole)


def test_a_robust_range_is_not_ruled_by_a_few_extremes() -> None:
    rng = np.random.default_rng(0)
    plane = rng.normal(0, 1, (200, 200)).astype(np.float32)
    plane[0, :50] = 1000.0
    picture = signed_raster(plane, robust=True)
    assert picture.clipped
    assert 2.0 < picture.high < 5.0
    assert picture.low == -picture.high
    expected = np.clip(np.rint(128 + 127 * plane.astype(np.float64) / picture.high), 1, 255)
    assert np.abs(picture.levels[0].astype(int) - expected).max() <= 1
    inside = np.mean(np.abs(plane) <= picture.high)
    assert inside >= ROBUST_SHARE


def test_a_robust_range_of_an_even_plane_is_the_whole_range() -> None:
    plane = np.full((100, 100), 3.0, dtype=np.float32)
    picture = signed_raster(plane, robust=True)
    assert not picture.clipped
    assert picture.high == 3.0


def test_a_robust_range_of_nothing_is_that_of_the_plane_itself() -> None:
    picture = signed_raster(np.zeros((100, 100), dtype=np.float32), robust=True)
    assert (picture.low, picture.high, picture.clipped) == (-1, 1, False)


def test_a_robust_range_of_a_nearly_empty_plane_is_that_of_what_it_has() -> None:
    plane = np.zeros((200, 200), dtype=np.float32)
    plane[50, 40:140] = np.linspace(1, 2, 100)
    picture = signed_raster(plane, robust=True)
    assert 1.9 < picture.high <= 2


def test_a_robust_range_of_a_sparse_plane_keeps_its_extremes() -> None:
    plane = np.zeros((100, 100), dtype=np.float32)
    plane[5, 5] = -7.0
    picture = signed_raster(plane, robust=True)
    assert picture.high > 0
    assert picture.levels[0][5, 5] == 1
    assert picture.levels[0][0, 0] == 128


def test_a_range_may_be_given() -> None:
    plane = np.array([[-4, -1, 0, 1, 4]], dtype=np.float32)
    signed = raster.signed_raster(plane, limit=2, robust=True)
    assert signed.levels[0].tolist() == [[1, 65, 128, 192, 255]]
    assert (signed.low, signed.high, signed.clipped) == (-2, 2, True)
    assert not raster.signed_raster(plane, limit=4).clipped
    assert not raster.signed_raster(np.zeros((2, 2), dtype=np.float32), limit=0.5).clipped


def test_magnitudes_run_from_black_to_white() -> None:
    plane = np.array([[0, 1, 4, np.nan, np.inf]], dtype=np.float32)
    gray = raster.magnitude_raster(plane)
    assert gray.levels[0].tolist() == [[0, 64, 255, 0, 255]]
    assert (gray.low, gray.high, gray.clipped) == (0, 4, False)
    half = raster.magnitude_raster(plane, limit=2)
    assert half.levels[0].tolist() == [[0, 128, 255, 0, 255]]
    assert half.clipped
    nothing = raster.magnitude_raster(np.zeros((2, 2), dtype=np.float32))
    assert nothing.levels[0].tolist() == [[0, 0], [0, 0]]
    assert (nothing.low, nothing.high) == (0, 1)
