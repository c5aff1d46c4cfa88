"""From requests to frames, with torch, keeping what did not change."""

from dataclasses import dataclass, field, replace

from convstudio.core.document import Document, FloatArray, Signal
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.operators import geometry
from convstudio.core.render import counting, mosaic
from convstudio.core.render.frame import (
    Frame,
    InputPicture,
    Look,
    frame_of,
    gallery_of,
    input_picture,
    is_picture,
)
from convstudio.core.render.gallery import Gallery, GalleryLook, Statistics, Tiles
from convstudio.core.render.raster import ByteArray
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.engine import device, gallery
from convstudio.engine.evaluate import Progress, Stop, evaluate, keeps_all

LARGE_BYTES = 2**26
"""A result larger than this is let go before another document is computed."""

AT_ONCE = 2**17
"""Values of all maps up to which they are counted before the first picture is shown: that takes 3 ms."""


@dataclass
class _Maps:
    """What has been made of the maps of one document.

    Attributes
    ----------
    document : Document
        Whose maps they are.
    look : GalleryLook
        How the tiles show them; None while there are none.
    factor : int
        Side of the blocks that a pixel of a tile stands for.
    means : FloatArray
        Shape (O, *spatial), as in `mosaic.block_means`.
    tiles : Tiles
        The means as pictures.
    statistics : dict of bool to Statistics
        Of the values, and of those after ReLU.
    """

    document: Document
    look: GalleryLook
    factor: int
    means: FloatArray
    tiles: Tiles
    statistics: dict[bool, Statistics] = field(default_factory=dict)


class Renderer:
    """Computes documents and quantises what of them is looked at.

    What does not change from one request to the next is kept: looking at another channel does not convolve again,
    and another kernel does not quantise the input again.

    Parameters
    ----------
    preference : str
        "auto", "cpu", "cuda" or "cuda:N".

    Raises
    ------
    StudioError
        DEVICE_MISSING where the preferred device is not there.
    """

    def __init__(self, preference: str) -> None:
        self._device = device.choose(preference)
        device.set_numerics()
        device.warm_up(self._device)
        self._result: Evaluated | None = None
        self._input: tuple[Document, int, InputPicture] | None = None
        self._inputs: tuple[Signal, Tiles] | None = None
        self._kernels: tuple[FloatArray, ByteArray, float] | None = None
        self._maps: _Maps | None = None

    def render(
        self, document: Document, look: Look, stop: Stop, progress: Progress, outdated: Stop | None = None
    ) -> Frame:
        """Return the frame of `document`, computed if it is not the last one.

        In a gallery, statistics and histogram may still be missing; `counted` adds them.

        Parameters
        ----------
        document : Document
            What to compute.
        look : Look
            What of it to paint.
        stop, progress : callable
            As for `evaluate`.
        outdated : callable, optional
            Asked instead of `stop` while maps that are not kept pass, which takes long: True ends that, too.
        """
        result = self._evaluated(document, look.out_channel, stop, _told(document, look, progress))
        picture = self._input_picture(document, look.in_channel)
        shown = None
        if isinstance(result, Evaluated) and look.gallery is not None:
            try:
                shown = self._gallery(result, look.gallery, stop, progress, outdated or stop)
            except StudioError as error:
                result = Impossible(document, error)
        frame = frame_of(result, look, picture, shown)
        if isinstance(result, Evaluated) and result.whole and result.output.size <= AT_ONCE:
            return self.counted(frame, stop) or frame
        return frame

    def counted(self, frame: Frame, stop: Stop) -> Frame | None:
        """Return the last frame with statistics and histogram.

        Parameters
        ----------
        frame : Frame
            What `render` returned last.
        stop : callable
            Asked between maps; True ends the counting.

        Returns
        -------
        Frame or None
            None where it was stopped, or there is nothing to add.
        """
        result, shown, maps = frame.result, frame.gallery, self._maps
        if frame.complete or shown is None or maps is None or not isinstance(result, Evaluated):
            return None
        rectified = shown.look.rectified
        try:
            if rectified not in maps.statistics:  # maps that are not kept were counted as they passed
                maps.statistics[rectified] = gallery.counted(result.output, shown.look, stop)
        except StudioError:
            return None
        plane = result.map(frame.look.out_channel)
        if plane is None or stop():
            return None
        histogram = counting.histogram(plane, rectified=rectified)
        return replace(
            frame, gallery=replace(shown, statistics=maps.statistics[rectified], histogram=histogram)
        )

    def _evaluated(self, document: Document, channel: int, stop: Stop, progress: Progress) -> Result:
        """Return the last result if it has the map that is looked at, else a new one."""
        last = self._result
        if last is not None and last.document is document and last.map(channel) is not None:
            return last
        if last is not None and last.output.nbytes > LARGE_BYTES:
            self._result = last = None
        result = evaluate(document, self._device, stop, progress, channel)
        if isinstance(result, Evaluated):
            self._result = result
        elif result.error.code is not Code.STOPPED:
            self._result = None
        return result

    def _gallery(
        self, result: Evaluated, look: GalleryLook, stop: Stop, progress: Progress, outdated: Stop
    ) -> Gallery:
        """Return the gallery of a result, without what has yet to be counted; raise STOPPED or OUT_OF_MEMORY."""
        document = result.document
        inputs = self._input_tiles(document.signal, stop)
        maps = self._maps_of(result, look, stop, progress, outdated)
        kernels, statistics = self._kernel_indices(document.weight), maps.statistics.get(look.rectified)
        return gallery_of(document, look, maps.tiles, statistics, inputs=inputs, kernels=kernels)

    def _maps_of(
        self, result: Evaluated, look: GalleryLook, stop: Stop, progress: Progress, outdated: Stop
    ) -> _Maps:
        """Return the tiles of the maps as `look` has them, averaged anew only where it must be."""
        document, size = result.document, result.output.shape[1:]
        last = self._maps
        kept = {} if last is None or last.document is not document else last.statistics
        if last is None or last.document is not document or last.look.form != look.form:
            factor = mosaic.tile_factor(document.out_channels, *Sheet.of(size).size)
            if result.whole:
                means = gallery.pooled(result.output, factor, look, stop)
            else:
                means, kept[look.rectified] = gallery.streamed(
                    document, size, factor, look, self._device, outdated, progress
                )
        elif last.look == look:
            return last
        else:
            factor, means = last.factor, last.means
        pictures = mosaic.map_tiles(means, factor, look, robust=is_picture(size))
        self._maps = _Maps(document, look, factor, means, pictures, kept)
        return self._maps

    def _input_tiles(self, signal: Signal, stop: Stop) -> Tiles:
        if self._inputs is None or self._inputs[0] is not signal:
            factor = mosaic.tile_factor(signal.channels, *Sheet.of(signal.spatial).size)
            means = gallery.pooled(signal.values, factor, GalleryLook(), stop)
            self._inputs = (signal, mosaic.input_tiles(signal, means))
        return self._inputs[1]

    def _kernel_indices(self, weight: FloatArray) -> tuple[ByteArray, float]:
        if self._kernels is None or self._kernels[0] is not weight:
            self._kernels = (weight, *mosaic.kernel_indices(weight))
        return self._kernels[1:]

    def _input_picture(self, document: Document, in_channel: int) -> InputPicture:
        if self._input is not None:
            old, channel, picture = self._input
            if channel == in_channel and _same_input(old, document):
                return picture
        picture = input_picture(document, in_channel)
        self._input = (document, in_channel, picture)
        return picture


def _told(document: Document, look: Look, progress: Progress) -> Progress:
    """Return whom the convolution tells how far it is; for maps that pass, the one that is kept is little of all."""
    try:
        passing = look.gallery is not None and not keeps_all(document, geometry.output_shape(document))
    except ShapeError:
        passing = False
    return gallery.share(progress, range(1), document.out_channels) if passing else progress


def _same_input(one: Document, other: Document) -> bool:
    """Return whether two documents have the same input with the same cells around it."""
    return one.signal is other.signal and _surroundings(one) == _surroundings(other)


def _surroundings(document: Document) -> tuple[object, ...]:
    """Return what the cells drawn around the input depend on."""
    layer, axes = document.layer, geometry.axes(document)
    return layer.kind, layer.padding_mode, *(axis.ghosts for axis in axes)
