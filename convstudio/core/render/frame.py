"""A Frame: all that the stage paints of one document, every picture of it made from one value."""

import math
from dataclasses import dataclass
from typing import Final

from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.window_axis import Axis
from convstudio.core.render import counting, mosaic, raster
from convstudio.core.render.gallery import Gallery, GalleryLook, Histogram, Statistics, Tiles, shown_values
from convstudio.core.render.raster import ByteArray, Raster
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated, Result
from convstudio.core.view_state import COMPOSITE

PICTURE_CELLS: Final = 64 * 64
"""A map of more cells is looked at as a picture: its colors need not reach to the last extreme."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a document is looked at.

    Attributes
    ----------
    in_channel : int
        Input plane to paint, or COMPOSITE for the color picture of all.
    out_channel : int
        Output map to paint.
    gallery : GalleryLook or None
        How the maps are shown in a gallery; None where none is looked at.
    """

    in_channel: int
    out_channel: int
    gallery: GalleryLook | None = None


@dataclass(frozen=True, slots=True, eq=False)
class InputPicture:
    """The picture of an input.

    Attributes
    ----------
    raster : Raster
        The sheet of the input with its ghosts where `padded`, else of the input alone.
    padded : bool
        False where torch refuses the padding, so that its cells have no values.
    """

    raster: Raster
    padded: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """All that the stage paints of one request.

    Attributes
    ----------
    result : Evaluated or Impossible
        Carries the document.
    look : Look
        What the pictures show.
    input : InputPicture
        The input with its padding.
    output : Raster or None
        The output map, in a gallery with the range of its tile; None where there is none.
    gallery : Gallery or None
        All planes and maps, where the look asks for them and there is an output.
    """

    result: Result
    look: Look
    input: InputPicture
    output: Raster | None
    gallery: Gallery | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing is still being counted: another frame with statistics would have to follow."""
        gallery = self.gallery
        return gallery is None or not (gallery.statistics is None or gallery.histogram is None)


def input_picture(document: Document, in_channel: int) -> InputPicture:
    """Return the picture of the padded input, in the range of the signal widened to hold every value."""
    signal = document.signal
    planes = signal.values if in_channel == COMPOSITE else signal.values[in_channel]
    low = min(signal.low, float(planes.min()))
    high = max(signal.high, float(planes.max()))
    axes = geometry.axes(document)
    try:
        picture = raster.input_raster(planes, axes, low, high, ghost_value(document))
        return InputPicture(picture, padded=True)
    except ShapeError:
        bare = [Axis(axis.in_size, 1) for axis in axes]
        return InputPicture(raster.input_raster(planes, bare, low, high), padded=False)


def ghost_value(document: Document) -> float:
    """Return the value of a ghost that no input cell stands for: 0, or -∞ where the largest value counts."""
    return -math.inf if document.layer.kind is Kind.MAX_POOL else 0.0


def frame_of(
    result: Result, look: Look, picture: InputPicture | None = None, gallery: Gallery | None = None
) -> Frame:
    """Return the frame of a result.

    Parameters
    ----------
    result : Evaluated or Impossible
        What was computed.
    look : Look
        What to paint.
    picture : InputPicture, optional
        That of the same input and padding, where it has been made before.
    gallery : Gallery, optional
        That of the same document and look. If it is not given, one is made of the maps, where they are all there,
        which takes long for large ones.
    """
    output = None
    if isinstance(result, Evaluated):
        if look.gallery is not None and gallery is None and result.whole:
            gallery = _counted_gallery(result, look.gallery, look.out_channel)
        plane = result.map(look.out_channel)
        if plane is not None and gallery is not None:
            output = enlarged(plane, gallery, look.out_channel)
        elif plane is not None:
            output = raster.signed_raster(laid(plane), robust=is_picture(plane.shape))
    return Frame(result, look, picture or input_picture(result.document, look.in_channel), output, gallery)


def is_picture(shape: tuple[int, ...]) -> bool:
    """Return whether a map of `shape` is looked at as a picture; a signal is read as a curve, however long it is."""
    return len(shape) > 1 and math.prod(shape) > PICTURE_CELLS


def laid(plane: FloatArray) -> FloatArray:
    """Return a plane of shape (*spatial) on its sheet, with zeros in the gaps; one of two axes is its own sheet."""
    sheet: FloatArray = Sheet.of(plane.shape).spread(plane)
    return sheet


def enlarged(plane: FloatArray, gallery: Gallery, channel: int) -> Raster:
    """Return output map `channel` in the form and the range of its tile."""
    values = shown_values(laid(plane), gallery.look)
    limit = float(gallery.maps.high[channel])
    make = raster.signed_raster if gallery.maps.signed else raster.magnitude_raster
    return make(values, limit=limit)


def _counted_gallery(result: Evaluated, look: GalleryLook, channel: int) -> Gallery:
    document, maps = result.document, result.output
    factor = mosaic.tile_factor(len(maps), *Sheet.of(maps.shape[1:]).size)
    means = mosaic.block_means(shown_values(maps, look), factor)
    return gallery_of(
        document,
        look,
        mosaic.map_tiles(means, factor, look, robust=is_picture(maps.shape[1:])),
        counting.statistics(maps, rectified=look.rectified),
        counting.histogram(maps[channel], rectified=look.rectified),
    )


def gallery_of(
    document: Document,
    look: GalleryLook,
    maps: Tiles,
    statistics: Statistics | None = None,
    histogram: Histogram | None = None,
    *,
    inputs: Tiles | None = None,
    kernels: tuple[ByteArray, float] | None = None,
) -> Gallery:
    """Return the gallery of a document.

    Parameters
    ----------
    document : Document
        Whose maps are there.
    look, maps, statistics, histogram
        As in `Gallery`.
    inputs : Tiles, optional
        `mosaic.input_tiles` of its input, where they have been made before.
    kernels : (ByteArray, float), optional
        `mosaic.kernel_indices` of its weights, where they have been made before.
    """
    inputs = inputs or mosaic.input_tiles(document.signal)
    indices, limit = kernels or mosaic.kernel_indices(document.weight)
    return Gallery(look, inputs, indices, limit, maps, statistics, histogram)
