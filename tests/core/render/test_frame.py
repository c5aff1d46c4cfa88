from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import Color, Document, PaddingMode, frozen
from convstudio.core.edits import layer, signal
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import traced_output
from convstudio.core.render import mosaic
from convstudio.core.render.frame import Frame, Look, enlarged, frame_of, input_picture
from convstudio.core.render.gallery import GalleryLook, shown_values
from convstudio.core.render.raster import signed_raster
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.core.view_state import COMPOSITE, Scale
from tests.strategies import any_documents, documents

FIRST = Look(0, 0)


def result_of(document: Document) -> Result:
    try:
        return Evaluated(document, traced_output(document), "numpy", 0.0)
    except StudioError as error:
        return Impossible(document, error)


def framed(document: Document, look: Look = FIRST) -> Frame:
    return frame_of(result_of(document), look)


@given(any_documents(possible=False))
def test_a_frame_of_any_document(document: Document) -> None:
    look = Look(document.in_channels - 1, document.out_channels - 1)
    frame = framed(document, look)
    assert frame.result.document is document
    assert frame.look == look
    every = geometry.axes(document)
    try:
        for number, axis in enumerate(every):
            axis.check_padding(number)
    except ShapeError:
        assert not frame.input.padded
        assert frame.input.raster.size == Sheet.of(document.signal.spatial).size
    else:
        assert frame.input.padded
        padded = tuple(axis.in_size + sum(axis.ghosts) for axis in every)
        assert frame.input.raster.size == Sheet.of(padded).size
    if isinstance(frame.result, Evaluated):
        assert frame.output is not None
        plane = frame.result.output[look.out_channel]
        expected = signed_raster(Sheet.of(plane.shape).spread(plane))
        np.testing.assert_array_equal(frame.output.levels[0], expected.levels[0])
        assert (frame.output.low, frame.output.high) == (expected.low, expected.high)
    else:
        assert frame.output is None


@given(documents(max_side=5, wild=True))
def test_the_range_holds_every_value(document: Document) -> None:
    picture = input_picture(document, 0).raster
    values = document.signal.values[0]
    assert picture.low == min(document.signal.low, float(values.min()))
    assert picture.high == max(document.signal.high, float(values.max()))


def test_the_ends_of_the_range_are_black_and_white() -> None:
    assert input_picture(examples.diagonal(), 0).raster.levels[0][0].tolist() == [255, 0, 0, 0, 0, 255]
    darker = signal.paint_cells(examples.diagonal(), [(0, 1)], -1)
    assert input_picture(darker, 0).raster.levels[0][0].tolist() == [255, 0, 128, 128, 128, 255]


def test_the_color_picture_has_all_planes() -> None:
    document = signal.set_color(examples.diagonal(), Color.RGB)
    red = signal.paint_cells(document, [(0, 0)], 0, channels=[1, 2])
    picture = input_picture(red, COMPOSITE).raster.levels[0]
    assert picture.shape == (6, 6, 3)
    assert picture[0, 0].tolist() == [255, 0, 0]
    assert input_picture(red, 0).raster.levels[0].shape == (6, 6)


@pytest.mark.parametrize("mode", [PaddingMode.REFLECT, PaddingMode.CIRCULAR])
def test_padding_without_values_is_left_out(mode: PaddingMode) -> None:
    document = layer.set_padding(layer.set_padding_mode(examples.first(), mode), ((4, 4), (4, 4)))
    frame = framed(document)
    assert isinstance(frame.result, Impossible)
    assert frame.output is None
    assert not frame.input.padded
    assert frame.input.raster.size == (3, 3)


def test_a_kernel_that_does_not_fit_leaves_the_input() -> None:
    frame = framed(layer.set_dilation(examples.first(), (3, 3)))
    assert isinstance(frame.result, Impossible)
    assert frame.result.error.code is Code.KERNEL_TOO_LARGE
    assert frame.input.padded
    assert frame.input.raster.size == (3, 3)


def test_a_given_picture_is_taken_as_it_is() -> None:
    document = examples.first()
    before = framed(document)
    after = frame_of(result_of(document), FIRST, before.input)
    assert after.input is before.input


def test_infinite_values_can_be_painted() -> None:
    document = examples.first()
    huge = replace(document, weight=frozen(np.full((1, 1, 2, 2), 3e38)))
    output = np.array([[[np.inf, -np.inf], [np.nan, 1]]], dtype=np.float32)
    frame = frame_of(Evaluated(huge, output, "CPU", 0.0), FIRST)
    assert frame.output is not None
    assert frame.output.levels[0].tolist() == [[255, 1], [128, 255]]


looks = st.builds(GalleryLook, st.sampled_from(tuple(Scale)), st.booleans(), st.booleans())


@given(any_documents(), looks)
def test_a_gallery_without_torch(document: Document, look: GalleryLook) -> None:
    channel = document.out_channels - 1
    frame = framed(document, Look(0, channel, look))
    gallery = frame.gallery
    # Without torch there is no map where a maximum is taken over nothing but padding: it is -∞.
    assume(isinstance(frame.result, Evaluated))
    assert isinstance(frame.result, Evaluated)
    assert gallery is not None
    assert gallery.look == look
    maps = frame.result.output
    tiles = mosaic.map_tiles(shown_values(maps, look), 1, look)
    np.testing.assert_array_equal(gallery.maps.pixels, tiles.pixels)
    assert gallery.inputs.pixels.shape == document.signal.values.shape
    assert gallery.kernels.shape == document.weight.shape
    assert frame.complete
    assert gallery.statistics is not None
    assert gallery.histogram is not None
    assert gallery.statistics.mean.shape == (document.out_channels,)
    assert gallery.histogram.counts.sum() == maps[0].size
    # The enlarged map is its tile.
    assert frame.output is not None
    zero = 128 if gallery.maps.signed else 0
    laid = Sheet.of(maps.shape[1:]).spread(gallery.maps.pixels[channel], zero)
    np.testing.assert_array_equal(frame.output.levels[0], laid)
    assert (frame.output.low, frame.output.high) == (gallery.maps.low[channel], gallery.maps.high[channel])
    assert not frame.output.clipped


def test_an_enlarged_map_says_what_lies_beyond_the_range_of_its_tile() -> None:
    document = examples.first()
    gallery = framed(document, Look(0, 0, GalleryLook())).gallery
    assert gallery is not None
    plane = np.array([[86, -43], [0, 21.5]], dtype=np.float32)
    picture = enlarged(plane, gallery, 0)
    assert (picture.high, picture.clipped) == (43, True)
    assert picture.levels[0].tolist() == [[255, 1], [128, 192]]


def test_an_impossible_layer_has_no_gallery() -> None:
    frame = framed(layer.set_dilation(examples.first(), (3, 3)), Look(0, 0, GalleryLook()))
    assert frame.gallery is None
    assert frame.complete


def test_a_map_that_was_not_kept_is_not_painted() -> None:
    document = examples.two_filters()
    one = Evaluated(document, traced_output(document)[1:], "CPU", 0.0, first=1)
    assert frame_of(one, Look(0, 0, GalleryLook())).gallery is None
    assert frame_of(one, Look(0, 0)).output is None
    assert frame_of(one, Look(0, 1)).output is not None
