"""The Document: what is being taught, as an immutable value.

Arrays are float32, C-contiguous and read-only, with axes (channel, *spatial) as in torch. A new document
shares every array that did not change with the old one, so that ``old.weight is new.weight`` answers
"did the weights change?" and a history of hundreds of documents costs little more than one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core import limits
from convstudio.core.chain import FIRST_CHAIN, Chain
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind

FloatArray: TypeAlias = npt.NDArray[np.float32]

SIDES: Final = ("slices", "rows", "columns")
"""What the sides of an input are called, the last axis last."""


class PaddingMode(StrEnum):
    """How the cells beyond the border get their values; the names are torch's."""

    ZEROS = "zeros"
    REFLECT = "reflect"
    REPLICATE = "replicate"
    CIRCULAR = "circular"


class Color(StrEnum):
    """How the planes of a signal are to be seen."""

    GRAY = "gray"
    RGB = "rgb"
    STACK = "stack"


def frozen(values: npt.ArrayLike) -> FloatArray:
    """Return `values` as a read-only, C-contiguous float32 array.

    An array that is all of that already (and owns its data) is returned as it is; anything else is copied.

    Parameters
    ----------
    values : array_like
        Numbers of any shape.

    Raises
    ------
    StudioError
        NOT_FINITE where a value is NaN, infinite, or too large for float32.
    """
    if isinstance(values, np.ndarray) and values.dtype == np.float32 and values.base is None:
        flags = values.flags
        if flags.c_contiguous and not flags.writeable:
            return values
    with np.errstate(over="ignore"):
        array = np.array(values, dtype=np.float32, order="C")
    if not np.isfinite(array).all():
        raise StudioError(Code.NOT_FINITE, text=str(array[~np.isfinite(array)].flat[0]))
    array.setflags(write=False)
    return array


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """The input of the layer.

    Attributes
    ----------
    values : FloatArray
        Shape (C, *spatial), with no side longer than `limits.SIGNAL_SIDE`.
    color : Color
        GRAY has one plane, RGB three.
    low, high : float
        The values that are drawn black and white (0 and 1, or 0 and 255, for a photograph).
    name : str
        Where it came from, as the user knows it; empty for a drawn one.
    plane_names : tuple of str
        One for each plane; an empty name means the usual one (R, G, B, or the number). Empty means all usual.
    """

    values: FloatArray
    color: Color = Color.GRAY
    low: float = 0.0
    high: float = 1.0
    name: str = ""
    plane_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", frozen(self.values))
        object.__setattr__(self, "plane_names", self.plane_names or ("",) * self.channels)
        planes = {Color.GRAY: 1, Color.RGB: 3}.get(self.color, self.channels)
        if self.values.ndim < 2 or 0 in self.values.shape:
            raise StudioError(Code.RANK_MISMATCH, expected=2, found=max(self.values.ndim - 1, 0))
        for name, side in zip(reversed(SIDES), reversed(self.spatial), strict=False):
            if side > limits.SIGNAL_SIDE:
                raise StudioError(Code.OUT_OF_RANGE, name=name, value=side, low=1, high=limits.SIGNAL_SIDE)
        if self.channels != planes or not 1 <= self.channels <= limits.CHANNELS:
            raise StudioError(Code.PASTE_CHANNELS, found=self.channels)
        if len(self.plane_names) != self.channels:
            raise StudioError(
                Code.WEIGHT_SHAPE, expected=str(self.channels), found=str(len(self.plane_names))
            )
        if max(map(len, self.plane_names)) > limits.PLANE_NAME:
            raise StudioError(Code.NAME_TOO_LONG, limit=limits.PLANE_NAME)
        if not -math.inf < self.low < self.high < math.inf:
            raise StudioError(Code.OUT_OF_RANGE, name="low", value=self.low, low=-math.inf, high=self.high)

    @property
    def channels(self) -> int:
        """Number of planes, C."""
        return int(self.values.shape[0])

    @property
    def spatial(self) -> tuple[int, ...]:
        """Size along each spatial axis, (H, W) for an image."""
        return self.values.shape[1:]


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """The parameters of a layer, under torch's names, one entry per spatial axis.

    What a kind does not know is kept for the day another kind is chosen again, and is not used: `groups` and
    `flipped` by pooling, `dilation` by average pooling, `padding_mode` by all but convolution.

    Attributes
    ----------
    stride, dilation : tuple of int
        Each ≥ 1.
    padding : tuple of (int, int)
        Cells added (before, after) along each axis, each ≥ 0. A transposed convolution removes so many from its
        output.
    groups : int
        Divides the input and the output channels.
    padding_mode : PaddingMode
        Values of the added cells.
    flipped : bool
        True turns the kernel by 180° first: convolution as mathematics defines it. False is
        cross-correlation, which torch and every other framework calls convolution.
    kind : Kind
        What the layer does.
    output_padding : tuple of int
        Of a transposed convolution: cells that the output has more at the end, each ≥ 0. Empty means none.
    ceil_mode : bool
        Of pooling: whether a last window may reach over the end.
    count_include_pad : bool
        Of average pooling: whether padded zeros count in the mean.
    """

    stride: tuple[int, ...] = (1, 1)
    padding: tuple[tuple[int, int], ...] = ((0, 0), (0, 0))
    dilation: tuple[int, ...] = (1, 1)
    groups: int = 1
    padding_mode: PaddingMode = PaddingMode.ZEROS
    flipped: bool = False
    kind: Kind = Kind.CONVOLUTION
    output_padding: tuple[int, ...] = ()
    ceil_mode: bool = False
    count_include_pad: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "output_padding", self.output_padding or (0,) * len(self.stride))
        for name, values, low, high in (
            ("stride", self.stride, 1, limits.STRIDE),
            ("dilation", self.dilation, 1, limits.DILATION),
            ("padding", tuple(side for pair in self.padding for side in pair), 0, limits.PADDING),
            ("output_padding", self.output_padding, 0, limits.STRIDE),
            ("groups", (self.groups,), 1, limits.CHANNELS),
        ):
            for value in values:
                if not low <= value <= high:
                    raise StudioError(Code.OUT_OF_RANGE, name=name, value=value, low=low, high=high)
        if {*map(len, (self.padding, self.dilation, self.output_padding))} != {len(self.stride)}:
            raise StudioError(Code.RANK_MISMATCH, expected=len(self.stride), found=len(self.padding))

    @property
    def rank(self) -> int:
        """Number of spatial axes."""
        return len(self.stride)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Document:
    """Input, layer and weights: everything undo restores and a session saves.

    Attributes
    ----------
    signal : Signal
        Input X of shape (C, *spatial).
    layer : LayerSpec
        Stride, padding, dilation, groups, padding mode.
    weight : FloatArray
        W of shape (O, C / groups, *kernel_size), as entered: `LayerSpec.flipped` is applied when computing. It is
        filter by filter for every kind, so that a filter is what makes one output map; `torch_weight` arranges it as
        torch's layer has it. Pooling uses its size alone, and keeps the rest for the day another kind is chosen.
    bias : FloatArray
        b of shape (O,); zeros where the layer has none. Pooling does not use it.
    chain : tuple of ChainLayer
        Layers above the input, for receptive fields; of no consequence for the layer.

    Raises
    ------
    StudioError
        GROUPS_DO_NOT_DIVIDE, RANK_MISMATCH or WEIGHT_SHAPE where the parts do not fit together, OUT_OF_RANGE for
        a kernel larger than the cap. A kernel larger than the padded input *is* a document: see ShapeError.
    """

    signal: Signal
    layer: LayerSpec
    weight: FloatArray
    bias: FloatArray
    chain: Chain = FIRST_CHAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", frozen(self.weight))
        object.__setattr__(self, "bias", frozen(self.bias))
        rank = len(self.signal.spatial)
        if not rank == self.layer.rank == self.weight.ndim - 2:
            raise StudioError(Code.RANK_MISMATCH, expected=rank, found=self.weight.ndim - 2)
        channels, groups, out_channels = self.signal.channels, self.layer.groups, self.weight.shape[0]
        if channels % groups or out_channels % groups or not out_channels:
            raise StudioError(
                Code.GROUPS_DO_NOT_DIVIDE, groups=groups, in_channels=channels, out_channels=out_channels
            )
        expected = (out_channels, channels // groups, *self.kernel_size)
        if self.weight.shape != expected or self.bias.shape != (out_channels,):
            raise StudioError(
                Code.WEIGHT_SHAPE, expected=str(expected), found=f"{self.weight.shape}, {self.bias.shape}"
            )
        if not 1 <= len(self.chain) <= limits.CHAIN_LAYERS:
            raise StudioError(
                Code.OUT_OF_RANGE, name="chain", value=len(self.chain), low=1, high=limits.CHAIN_LAYERS
            )
        for name, sizes, cap in (
            ("kernel_size", self.kernel_size, limits.KERNEL_SIDE),
            ("out_channels", (out_channels,), limits.CHANNELS),
        ):
            for size in sizes:
                if not 1 <= size <= cap:
                    raise StudioError(Code.OUT_OF_RANGE, name=name, value=size, low=1, high=cap)

    @property
    def kernel_size(self) -> tuple[int, ...]:
        """Size of the kernel along each spatial axis."""
        return self.weight.shape[2:]

    @property
    def in_channels(self) -> int:
        """Number of input planes, C."""
        return self.signal.channels

    @property
    def out_channels(self) -> int:
        """Number of output maps, O: one for each filter, or for each input plane where the layer pools."""
        return int(self.weight.shape[0]) if self.layer.kind.weighted else self.in_channels

    @property
    def groups(self) -> int:
        """Number of parts of the layer that have nothing to do with each other; pooling takes each plane alone."""
        return self.layer.groups if self.layer.kind.weighted else self.in_channels

    def input_planes(self, out_channel: int) -> range:
        """Return the input channels that feed output map `out_channel`: those of its group."""
        per_group = self.in_channels // self.groups
        group = out_channel // (self.out_channels // self.groups)
        return range(group * per_group, (group + 1) * per_group)

    def effective_weight(self) -> FloatArray:
        """Return the weights as they slide: turned by 180° in every spatial axis where `flipped` says so."""
        if not self.layer.flipped:
            return self.weight
        # A copy: a flipped view has negative strides, which torch refuses.
        return np.flip(self.weight, axis=tuple(range(2, self.weight.ndim))).copy()


def arrays(document: Document) -> Sequence[FloatArray]:
    """Return the arrays a document holds, for counting the memory that a history shares."""
    return (document.signal.values, document.weight, document.bias)
