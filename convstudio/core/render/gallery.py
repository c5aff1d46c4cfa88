"""What the Channels lens paints: all input planes, kernels and maps, each as a small picture of 8 bits."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray
from convstudio.core.render.raster import ByteArray
from convstudio.core.view_state import GalleryView, Scale

DoubleArray: TypeAlias = npt.NDArray[np.float64]

BINS: Final = 64
"""Bars of a histogram."""


@dataclass(frozen=True, slots=True)
class GalleryLook:
    """What the pictures of the maps depend on beside the document.

    Attributes
    ----------
    scale : Scale
        One range for all maps, or one for each.
    magnitude : bool
        Whether |v| is shown.
    rectified : bool
        Whether values are shown after ReLU.
    """

    scale: Scale = Scale.SHARED
    magnitude: bool = False
    rectified: bool = False

    @classmethod
    def of(cls, view: GalleryView) -> "GalleryLook":
        """Return what of `view` the pictures depend on."""
        return cls(view.scale, view.magnitude, view.rectified)

    @property
    def form(self) -> tuple[bool, bool]:
        """What means of blocks depend on: whether they are taken after ReLU, and whether of |v|."""
        return self.rectified, self.magnitude and not self.rectified


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """Pictures of equal size, one under the other: a single mosaic.

    Attributes
    ----------
    pixels : ByteArray
        Shape (N, *spatial), read-only and contiguous: indices into a table of `colormap`. Of a volume there is a
        picture of every slice.
    factor : int
        Cells along each side of the block whose mean a pixel shows, along the last two axes; 1 shows every cell.
        Blocks at the end may be smaller.
    low, high : DoubleArray
        Shape (N,): the values that the range of each tile stands for (see Raster).
    signed : bool
        Whether indices are of the signed table (128 is zero) or of the gray one.
    clipped : ndarray of bool
        Shape (N,): whether some pixels lie beyond the range of each tile, be it of that tile or of another one that
        shares the range.
    """

    pixels: ByteArray
    factor: int
    low: DoubleArray
    high: DoubleArray
    signed: bool
    clipped: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Numbers of every map, over all its values and after ReLU where the look says so; each of shape (O,).

    Attributes
    ----------
    minimum, maximum, mean : DoubleArray
        Of the values.
    variance : DoubleArray
        Mean of the squared distances from the mean.
    positive : DoubleArray
        Share of the values that are greater than zero, 0 to 1.
    """

    minimum: DoubleArray
    maximum: DoubleArray
    mean: DoubleArray
    variance: DoubleArray
    positive: DoubleArray


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """How the values of one map are distributed.

    Attributes
    ----------
    counts : ndarray of int64
        Shape (BINS,): how many values fall between two edges, the last bin including its end. NaN and infinite
        values are not counted.
    edges : DoubleArray
        Shape (BINS + 1,), from the smallest to the largest finite value; one apart around it where all are equal.
    """

    counts: npt.NDArray[np.int64]
    edges: DoubleArray


@dataclass(frozen=True, slots=True, eq=False)
class Gallery:
    """All planes, kernels and maps of one document.

    Attributes
    ----------
    look : GalleryLook
        How the maps are shown.
    inputs : Tiles
        The C input planes, without padding, in gray.
    kernels : ByteArray
        Shape (O, C / groups, kH, kW): weights as entered, as indices into the signed table.
    kernel_limit : float
        The weights of index 1 and 255 are -kernel_limit and kernel_limit.
    maps : Tiles
        The O output maps, in order of their channels.
    statistics : Statistics or None
        None while it is still being counted.
    histogram : Histogram or None
        Of the map that is looked at; None while it is still being counted.
    """

    look: GalleryLook
    inputs: Tiles
    kernels: ByteArray
    kernel_limit: float
    maps: Tiles
    statistics: Statistics | None = None
    histogram: Histogram | None = None


def shown_values(values: FloatArray, look: GalleryLook | None) -> FloatArray:
    """Return `values` of maps as `look` shows them: after ReLU, then without their sign; None changes nothing."""
    if look is None:
        return values
    if look.rectified:
        return np.maximum(values, np.float32(0))
    return np.abs(values) if look.magnitude else values
