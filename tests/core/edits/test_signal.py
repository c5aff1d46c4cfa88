import contextlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, Document, Signal, arrays, frozen
from convstudio.core.edits import signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.trace import traced_output
from tests.oracles import make
from tests.strategies import documents, possible_documents, seeds, signal_edits

plain = documents(max_side=6)


def refused(code: Code, document: Document, rows: int, columns: int) -> None:
    with pytest.raises(StudioError) as refusal:
        signal.resize_input(document, rows, columns)
    assert refusal.value.code is code


@given(documents(wild=True), st.data())
def test_an_edit_leaves_its_document_alone(document: Document, data: st.DataObject) -> None:
    before = [array.tobytes() for array in arrays(document)]
    name, edit = data.draw(signal_edits(document))
    changed = document
    with contextlib.suppress(StudioError):
        changed = edit(document)
    assert [array.tobytes() for array in arrays(document)] == before
    assert changed.bias is document.bias
    if changed.signal.channels == document.signal.channels:
        assert changed.weight is document.weight
        assert changed.layer is document.layer
    if changed is not document and name is not EditName.INPUT_REPLACE:
        assert (
            changed.signal.color is not document.signal.color
            or changed.signal.values.shape != document.signal.values.shape
            or (changed.signal.values != document.signal.values).any()
        )


@given(plain, st.data())
def test_painting(document: Document, data: st.DataObject) -> None:
    rows, columns = document.signal.spatial
    cells = data.draw(st.lists(st.tuples(st.integers(-1, rows), st.integers(-1, columns)), max_size=8))
    channels = data.draw(st.none() | st.lists(st.integers(0, document.in_channels - 1), unique=True))
    value = data.draw(st.floats(-9, 9, width=32))
    painted = signal.paint_cells(document, cells, value, channels)
    for index in np.ndindex(*document.signal.values.shape):
        touched = index[1:] in cells and (channels is None or index[0] in channels)
        assert painted.signal.values[index] == (value if touched else document.signal.values[index])
    assert signal.paint_cells(painted, cells, value, channels) is painted


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e39, -1e300])
def test_only_finite_values_are_painted(value: float) -> None:
    with pytest.raises(StudioError) as refusal:
        signal.paint_cells(make([[[0, 0]]], [[[[1]]]]), [(0, 1)], value)
    assert refusal.value.code is Code.NOT_FINITE


def test_a_photograph_may_be_too_large_to_draw_on() -> None:
    largest = make(np.zeros((1, 1, limits.PAINTABLE_SIDE)), [[[[1]]]])
    assert signal.paint_cells(largest, [(0, 0)], 1).signal.values.sum() == 1
    larger = make(np.zeros((1, 1, limits.PAINTABLE_SIDE + 1)), [[[[1]]]])
    with pytest.raises(StudioError) as refusal:
        signal.paint_cells(larger, [(0, 0)], 1)
    assert refusal.value.code is Code.TOO_LARGE_TO_DRAW


@given(plain, st.integers(1, 9), st.integers(1, 9))
def test_resizing_keeps_what_fits(document: Document, rows: int, columns: int) -> None:
    resized = signal.resize_input(document, rows, columns)
    assert resized.signal.spatial == (rows, columns)
    values, old = resized.signal.values, document.signal.values
    kept = tuple(map(min, values.shape, old.shape))
    inside = tuple(map(slice, kept))
    np.testing.assert_array_equal(values[inside], old[inside])
    assert np.count_nonzero(values) == np.count_nonzero(values[inside])
    if kept == old.shape:  # nothing was cut off: there is a way back
        back = signal.resize_input(resized, *document.signal.spatial)
        np.testing.assert_array_equal(back.signal.values, old)


def test_sizes_beyond_the_cap_are_refused() -> None:
    document = make([[[0, 0]]], [[[[1]]]])
    refused(Code.OUT_OF_RANGE, document, 0, 3)
    refused(Code.OUT_OF_RANGE, document, 3, limits.DRAWN_SIDE + 1)
    assert signal.resize_input(document, 1, 2) is document
    largest = signal.resize_input(document, limits.DRAWN_SIDE, limits.DRAWN_SIDE)
    assert largest.signal.spatial == (limits.DRAWN_SIDE, limits.DRAWN_SIDE)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 255), (-1, 1)])
def test_inverting_exchanges_black_and_white(low: float, high: float) -> None:
    drawn = make([[[low, high, high]]], [[[[1]]]])
    document = replace(drawn, signal=replace(drawn.signal, low=low, high=high))
    inverted = signal.invert(document)
    assert inverted.signal.values.tolist() == [[[high, low, low]]]
    np.testing.assert_array_equal(signal.invert(inverted).signal.values, document.signal.values)


def test_inverting_beyond_float32_is_refused() -> None:
    document = make([[[-3e38]]], [[[[1]]]])
    bright = replace(document, signal=replace(document.signal, high=3e38))
    with pytest.raises(StudioError) as refusal:
        signal.invert(bright)
    assert refusal.value.code is Code.NOT_FINITE


@given(documents(wild=True))
def test_clearing(document: Document) -> None:
    cleared = signal.clear(document)
    assert not cleared.signal.values.any()
    assert cleared.signal.values.shape == document.signal.values.shape
    assert signal.clear(cleared) is cleared


@given(plain, seeds())
def test_a_random_grid_is_black_or_white(document: Document, seed: int) -> None:
    drawn = signal.randomise(document, seed)
    assert drawn.signal.values.shape == document.signal.values.shape
    assert set(drawn.signal.values.flat) <= {0, document.signal.high}
    assert signal.randomise(drawn, seed) is drawn


def test_a_random_image_is_noise() -> None:
    dark = make(np.zeros((1, limits.DRAWN_SIDE + 1, 40)), [[[[1]]]])
    document = replace(dark, signal=replace(dark.signal, low=-1, high=255))
    values = signal.randomise(document, 3).signal.values
    assert -1 <= values.min() < 2
    assert 252 < values.max() <= 255
    assert values.mean() == pytest.approx(127, abs=6)
    assert (values != signal.randomise(document, 4).signal.values).any()


@given(documents(max_groups=1, max_channels_per_group=1, wild=True))
def test_gray_to_rgb_and_back(document: Document) -> None:
    gray = replace(document, signal=replace(document.signal, color=Color.GRAY))
    rgb = signal.set_color(gray, Color.RGB)
    assert signal.set_color(rgb, Color.RGB) is rgb
    for plane, kernel in zip(rgb.signal.values, rgb.weight[0], strict=True):
        np.testing.assert_array_equal(plane, gray.signal.values[0])
        np.testing.assert_array_equal(kernel, gray.weight[0, 0])
    back = signal.set_color(rgb, Color.GRAY)
    assert back.signal.color is Color.GRAY
    np.testing.assert_array_equal(back.signal.values, gray.signal.values)
    np.testing.assert_array_equal(back.weight, gray.weight)


def test_a_plane_that_stays_keeps_its_name() -> None:
    stack = make(np.zeros((2, 1, 2)), np.ones((1, 2, 1, 1)))
    named = replace(stack, signal=replace(stack.signal, plane_names=("depth", "heat")))
    gray = signal.set_color(named, Color.GRAY)
    assert gray.signal.plane_names == ("depth",)
    assert signal.set_color(gray, Color.RGB).signal.plane_names == ("", "", "")
    for edit in (signal.clear, signal.invert, lambda document: signal.resize_input(document, 4, 4)):
        assert edit(named).signal.plane_names == ("depth", "heat")


def test_gray_is_the_luma_of_the_colors() -> None:
    primaries = make(np.eye(3)[:, None] * 255, np.ones((1, 3, 1, 1)))
    document = replace(primaries, signal=replace(primaries.signal, color=Color.RGB))
    luma = signal.set_color(document, Color.GRAY).signal.values
    assert luma.tolist() == [[[pytest.approx(255 * share) for share in (0.299, 0.587, 0.114)]]]


@given(possible_documents(), documents())
def test_another_input_keeps_the_kernels(document: Document, other: Document) -> None:
    changed = signal.replace_input(document, other.signal)
    assert changed.signal is other.signal
    assert changed.bias is document.bias
    assert changed.out_channels == document.out_channels
    assert changed.layer.groups in (document.layer.groups, 1)
    for plane in range(changed.weight.shape[1]):
        same = min(plane, document.weight.shape[1] - 1)
        np.testing.assert_array_equal(changed.weight[:, plane], document.weight[:, same])


def test_a_colored_input_under_a_gray_kernel_sums_the_colors() -> None:
    gray = make([[[1, 2]]], [[[[2]]]])
    rgb = signal.replace_input(gray, Signal(frozen([[[1, 2]], [[3, 4]], [[5, 6]]]), Color.RGB))
    assert traced_output(rgb).tolist() == [[[18, 24]]]
