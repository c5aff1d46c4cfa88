import contextlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import Color, Document, LayerSpec, PaddingMode, Signal, arrays, frozen
from convstudio.core.edits import planes
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from tests import oracles
from tests.strategies import documents, float_arrays, plane_edits, plane_names, possible_documents

some = documents(max_side=6)
computed = possible_documents(max_side=6)
distances = st.integers(-9, 9)


@st.composite
def pictures(draw: st.DrawFn) -> Document:
    """Documents of three planes that are one color picture."""
    signal = Signal(draw(float_arrays((3, 4, 5))), Color.RGB, 0.0, 255.0, "cat.png", draw(plane_names(3)))
    return Document(signal, LayerSpec(), draw(float_arrays((2, 3, 2, 2))), draw(float_arrays((2,))))


def refusal(edit: Callable[[], object]) -> StudioError:
    with pytest.raises(StudioError) as caught:
        edit()
    return caught.value


def assert_close(one: np.ndarray, other: np.ndarray) -> None:
    np.testing.assert_allclose(one, other, atol=1e-3, rtol=1e-5)


def shown(document: Document) -> list[str]:
    """Return the names as they are seen: a color picture's usual ones are R, G, B."""
    signal = document.signal
    usual = "RGB" if signal.color is Color.RGB else [""] * signal.channels
    return [given or name for given, name in zip(signal.plane_names, usual, strict=True)]


@given(documents(wild=True), st.data())
def test_an_edit_leaves_its_document_alone(document: Document, data: st.DataObject) -> None:
    before = [array.tobytes() for array in arrays(document)]
    _, edit = data.draw(plane_edits(document))
    with contextlib.suppress(StudioError):
        changed = edit(document)
        assert all(not array.flags.writeable for array in arrays(changed))
        assert all(array.base is None for array in arrays(changed))
    assert [array.tobytes() for array in arrays(document)] == before


@settings(max_examples=50)
@given(documents(max_side=6, wild=True), distances, distances, st.booleans())
def test_shifting_moves_every_cell(document: Document, rows: int, columns: int, wraps: bool) -> None:
    shifted = planes.shift(document, rows, columns, wraps=wraps)
    assert (shifted.weight, shifted.bias, shifted.layer) == (document.weight, document.bias, document.layer)
    height, width = document.signal.spatial
    for row, column in np.ndindex(height, width):
        source = row - rows, column - columns
        inside = 0 <= source[0] < height and 0 <= source[1] < width
        if wraps or inside:
            expected = document.signal.values[:, source[0] % height, source[1] % width]
        else:
            expected = np.zeros(document.in_channels, dtype=np.float32)
        np.testing.assert_array_equal(shifted.signal.values[:, row, column], expected)


@given(some, distances, distances)
def test_wrapping_loses_nothing(document: Document, rows: int, columns: int) -> None:
    there = planes.shift(document, rows, columns, wraps=True)
    back = planes.shift(there, -rows, -columns, wraps=True)
    np.testing.assert_array_equal(back.signal.values, document.signal.values)
    for wraps in (True, False):
        assert planes.shift(document, 0, 0, wraps=wraps) is document
    height, width = document.signal.spatial
    assert planes.shift(document, height * rows, width * columns, wraps=True) is document
    assert not planes.shift(document, height, 0, wraps=False).signal.values.any()


@settings(max_examples=40)
@given(
    possible_documents(max_side=8, max_padding=0, modes=[PaddingMode.CIRCULAR]),
    st.integers(-3, 3),
    st.integers(-3, 3),
)
def test_a_wrapped_shift_by_the_stride_shifts_the_output(document: Document, rows: int, columns: int) -> None:
    """Under circular padding that keeps the size, and where the stride divides it, exactly and everywhere."""
    steps = document.layer.stride
    room = [axis.span - 1 for axis in geometry.window_axes(document)]
    sizes = [size - size % step for size, step in zip(document.signal.spatial, steps, strict=True)]
    assume(all(size >= most > 0 or size > most == 0 for size, most in zip(sizes, room, strict=True)))
    assume(all(sizes))
    layer = replace(document.layer, padding=tuple((0, most) for most in room))
    values = frozen(document.signal.values[:, : sizes[0], : sizes[1]])
    round_trip = replace(document, layer=layer, signal=replace(document.signal, values=values))
    output = oracles.torch_output(round_trip)
    assert output.shape[1:] == tuple(size // step for size, step in zip(sizes, steps, strict=True))
    shifted = planes.shift(round_trip, rows * steps[0], columns * steps[1], wraps=True)
    assert_close(oracles.torch_output(shifted), np.roll(output, (rows, columns), axis=(1, 2)))


@settings(max_examples=40)
@given(possible_documents(max_side=8, modes=[PaddingMode.ZEROS]), st.integers(0, 2), st.integers(0, 2))
def test_a_shift_by_the_stride_shifts_the_output_away_from_the_borders(
    document: Document, rows: int, columns: int
) -> None:
    """A window that sees no cell beyond the input, here and where it came from, gives the same there."""
    down, across = (step * count for step, count in zip(document.layer.stride, (rows, columns), strict=True))
    output = oracles.torch_output(document)
    moved = oracles.torch_output(planes.shift(document, down, across, wraps=False))
    vertical, horizontal = geometry.window_axes(document)
    for row, column in np.ndindex(*output.shape[1:]):
        if row < rows or column < columns:
            continue
        if vertical.start(row) - down < 0 or horizontal.start(column) - across < 0:
            continue
        if vertical.start(row) + vertical.span > vertical.in_size:
            continue
        if horizontal.start(column) + horizontal.span > horizontal.in_size:
            continue
        assert_close(moved[:, row, column], output[:, row - rows, column - columns])


def test_the_diagonal_moves_with_its_3() -> None:
    document = examples.diagonal()
    moved = planes.shift(document, 1, 1, wraps=True)
    output, shifted = oracles.torch_output(document)[0], oracles.torch_output(moved)[0]
    np.testing.assert_array_equal(shifted[1:, 1:], output[:-1, :-1])


@given(pictures())
def test_split_and_merge_lose_nothing(document: Document) -> None:
    apart = planes.split(document)
    assert apart.signal.color is Color.STACK
    assert apart.signal.values is document.signal.values
    assert apart.weight is document.weight
    assert shown(apart) == shown(document)
    assert planes.split(apart) is apart
    together = planes.merge(apart)
    assert together.signal.color is Color.RGB
    assert shown(together) == shown(document)
    assert together.signal.values is document.signal.values
    assert (together.signal.low, together.signal.high, together.signal.name) == (0, 255, "cat.png")
    assert planes.merge(together) is together
    np.testing.assert_array_equal(oracles.torch_output(together), oracles.torch_output(document))


def test_planes_out_of_order_keep_their_names_when_merged() -> None:
    document = planes.split(
        replace(
            examples.diagonal(),
            signal=Signal(frozen(np.ones((3, 6, 6))), Color.RGB),
            weight=frozen(np.ones((1, 3, 3, 3))),
        )
    )
    assert document.signal.plane_names == ("R", "G", "B")
    turned = planes.duplicate_plane(planes.remove_plane(document, 0), 1)
    assert turned.signal.plane_names == ("G", "B", "B")
    assert planes.merge(turned).signal.plane_names == ("G", "B", "")


@pytest.mark.parametrize("count", [1, 2, 4])
def test_three_planes_make_a_picture(count: int) -> None:
    document = oracles.make(np.zeros((count, 2, 2)), np.zeros((1, count, 1, 1)))
    error = refusal(lambda: planes.merge(document))
    assert (error.code, error.values) == (Code.PLANES_DO_NOT_MERGE, {"found": count})
    assert planes.split(document) is document


@given(some, st.data())
def test_naming(document: Document, data: st.DataObject) -> None:
    channel = data.draw(st.integers(0, document.in_channels - 1))
    named = planes.name_plane(document, channel, "  infra \n red ")
    names = list(document.signal.plane_names)
    names[channel] = "infra red"
    assert named.signal.plane_names == tuple(names)
    assert named.signal.values is document.signal.values
    assert planes.name_plane(named, channel, "infra red") is named
    assert planes.name_plane(named, channel, " ").signal.plane_names[channel] == ""


def test_a_name_may_be_too_long() -> None:
    longest = planes.name_plane(examples.diagonal(), 0, "x" * limits.PLANE_NAME)
    assert longest.signal.plane_names == ("x" * limits.PLANE_NAME,)
    error = refusal(lambda: planes.name_plane(longest, 0, "x" * (limits.PLANE_NAME + 1)))
    assert (error.code, error.values) == (Code.NAME_TOO_LONG, {"limit": limits.PLANE_NAME})


def given_by(document: Document, channel: int) -> np.ndarray:
    """Return what one plane gives to every map: torch's output, less that with the plane at zero."""
    values = np.array(document.signal.values)
    values[channel] = 0
    without = replace(document, signal=replace(document.signal, values=frozen(values)))
    return oracles.torch_output(document) - oracles.torch_output(without)


@settings(max_examples=40)
@given(computed, st.data())
def test_a_removed_plane_takes_what_it_gave(document: Document, data: st.DataObject) -> None:
    assume(document.in_channels > 1)
    channel = data.draw(st.integers(0, document.in_channels - 1))
    removed = planes.remove_plane(document, channel)
    left = [plane for plane in range(document.in_channels) if plane != channel]
    np.testing.assert_array_equal(removed.signal.values, document.signal.values[left])
    assert shown(removed) == [shown(document)[plane] for plane in left]
    assert removed.signal.color is (Color.GRAY if len(left) == 1 else Color.STACK)
    assert removed.layer.groups == 1
    assert_close(oracles.torch_output(removed), oracles.torch_output(document) - given_by(document, channel))


@settings(max_examples=40)
@given(computed, st.data())
def test_a_duplicated_plane_gives_twice(document: Document, data: st.DataObject) -> None:
    channel = data.draw(st.integers(0, document.in_channels - 1))
    doubled = planes.duplicate_plane(document, channel)
    order = sorted([*range(document.in_channels), channel])
    np.testing.assert_array_equal(doubled.signal.values, document.signal.values[order])
    assert shown(doubled) == [shown(document)[plane] for plane in order]
    assert doubled.signal.color is Color.STACK
    assert_close(oracles.torch_output(doubled), oracles.torch_output(document) + given_by(document, channel))
    back = planes.remove_plane(doubled, channel)
    np.testing.assert_array_equal(back.signal.values, document.signal.values)
    assert_close(oracles.torch_output(back), oracles.torch_output(document))
    if document.layer.groups == 1:
        np.testing.assert_array_equal(back.weight, document.weight)


def test_the_ends_of_removing_and_duplicating() -> None:
    assert refusal(lambda: planes.remove_plane(examples.diagonal(), 0)).code is Code.LAST_PLANE
    full = oracles.make(np.zeros((limits.CHANNELS, 1, 1)), np.zeros((1, limits.CHANNELS, 1, 1)))
    error = refusal(lambda: planes.duplicate_plane(full, 3))
    assert (error.code, error.values["name"]) == (Code.OUT_OF_RANGE, "in_channels")


def test_a_large_input_is_not_made_larger_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    document = oracles.make(np.zeros((2, 3, 5)), np.zeros((1, 2, 1, 1)))
    monkeypatch.setattr(limits, "SIGNAL_BYTES", 3 * 3 * 5 * 4)
    fullest = planes.duplicate_plane(document, 1)
    assert fullest.in_channels == 3
    error = refusal(lambda: planes.duplicate_plane(fullest, 0))
    assert (error.code, error.values) == (Code.INPUT_TOO_LARGE, {"needed": 240, "limit": 180})
    assert planes.remove_plane(fullest, 0).in_channels == 2
