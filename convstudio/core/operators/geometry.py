"""Where windows stand, and where stamps fall: the geometry of a layer.

Sizes are computed by its axes and nowhere else: `window_axis.Axis` and `transposed_axis.TransposedAxis`.

Positions come in three kinds, and every function says which it takes:

- an *output index* o counts windows along an axis, 0 ≤ o < size;
- a *padded index* i counts cells of the input from its first real cell, so padding before it is negative:
  -before ≤ i < in_size + after;
- a *source index* is the input cell whose value a padded index shows; None is a zero (or, where a layer takes the
  maximum, a -∞) that exists nowhere.

A transposed convolution is the mirror image: its windows stand on the output, one for each input cell, and what an
output value is made of is found by asking which of them reach it. Both answer the questions of `AnyAxis`, so that
little else needs to know which of them it asks.
"""

from collections.abc import Iterator
from typing import Final, Protocol
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, PaddingMode
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis


class AnyAxis(Protocol):
    """What every spatial axis of a layer answers, whatever its kind."""

    @property
    def in_size(self) -> int:
        """Cells of the input."""
        ...

    @property
    def size(self) -> int:
        """Cells of the output; 0 or less where the layer is impossible."""
        ...

    @property
    def span(self) -> int:
        """Cells from the first to the last tap: dilation · (kernel - 1) + 1."""
        ...

    @property
    def ghosts(self) -> tuple[int, int]:
        """Cells drawn (before, after) the input's own, because windows reach there."""
        ...

    def taps(self, output_index: int) -> npt.NDArray[np.intp]:
        """Return the padded index that each weight multiplies for an output, in the kernel's own order.

        Of a weight that multiplies nothing for this output (see `meets`) the entry says nothing.
        """
        ...

    def meets(self, output_index: int) -> npt.NDArray[np.bool_]:
        """Return, for each weight, whether it multiplies a cell for this output."""
        ...

    def uses(self, padded_index: int) -> Iterator[tuple[int, int]]:
        """Yield (output index, kernel index) for every output that a cell goes into, and by which weight."""
        ...

    def inputs_of(self, kernel_index: int) -> range:
        """Return the padded indices that one weight multiplies, for one output after the other."""
        ...

    def source(self, padded_index: int) -> int | None:
        """Return the input cell whose value `padded_index` shows, or None for a padded zero."""
        ...

    def sources(self, first: int, stop: int) -> npt.NDArray[np.intp]:
        """Return the source index of each padded index in [first, stop), with -1 for a padded zero."""
        ...

    def visited(self) -> npt.NDArray[np.bool_]:
        """Return, for each cell of the input with its ghosts, whether some weight ever multiplies it."""
        ...

    def input_at(self, output_point: float) -> float:
        """Return the point of the input, in cells from the first real one, that belongs to a point of the output."""
        ...

    def output_at(self, input_point: float) -> float:
        """Return the point of the output, in cells from the first one, that belongs to a point of the input."""
        ...

    def check(self, number: int) -> None:
        """Raise ShapeError where torch could not compute spatial axis `number`."""
        ...

    def check_padding(self, number: int) -> None:
        """Raise ShapeError where padded cells of spatial axis `number` have no values."""
        ...


_SHAPES: Final[WeakKeyDictionary[Document, tuple[int, ...]]] = WeakKeyDictionary()
"""Output shapes of living documents: with each edit a dozen widgets ask for the same one."""


def axes(document: Document) -> tuple[AnyAxis, ...]:
    """Return the geometry of each spatial axis of `document`, possible or not."""
    return strided_axes(document)


def strided_axes(document: Document) -> tuple[Axis | TransposedAxis, ...]:
    """Return the same as what it is: for the few who look at strides and padding."""
    stamps = document.layer.kind is Kind.TRANSPOSED
    return transposed_axes(document) if stamps else window_axes(document)


def window_axes(document: Document) -> tuple[Axis, ...]:
    """Return the geometry of each spatial axis of a layer whose windows slide over its input."""
    layer = document.layer
    kind, convolves = layer.kind, layer.kind is Kind.CONVOLUTION
    return tuple(
        Axis(
            in_size=size,
            kernel=kernel,
            stride=stride,
            before=before,
            after=after,
            dilation=1 if kind is Kind.AVERAGE_POOL else dilation,
            mode=layer.padding_mode if convolves else PaddingMode.ZEROS,
            flipped=layer.flipped and convolves,
            pools=not convolves,
            ceil=layer.ceil_mode and not convolves,
            within=kind is Kind.AVERAGE_POOL and layer.rank == 3,
        )
        for size, kernel, stride, (before, after), dilation in zip(
            document.signal.spatial,
            document.kernel_size,
            layer.stride,
            layer.padding,
            layer.dilation,
            strict=True,
        )
    )


def transposed_axes(document: Document) -> tuple[TransposedAxis, ...]:
    """Return the geometry of each spatial axis of a layer whose stamps fall into its output."""
    layer = document.layer
    return tuple(
        TransposedAxis(size, kernel, stride, before, after, dilation, output_padding, layer.flipped)
        for size, kernel, stride, (before, after), dilation, output_padding in zip(
            document.signal.spatial,
            document.kernel_size,
            layer.stride,
            layer.padding,
            layer.dilation,
            layer.output_padding,
            strict=True,
        )
    )


def output_shape(document: Document) -> tuple[int, ...]:
    """Return the size of the output along each spatial axis.

    Raises
    ------
    ShapeError
        Where torch could not compute the layer; the first axis that fails is named, and how many there are.
    """
    known = _SHAPES.get(document)
    if known is not None:
        return known
    every = axes(document)
    for number, axis in enumerate(every):
        try:
            axis.check(number)
        except ShapeError as error:
            raise ShapeError(error.code, **error.values, axes=len(every)) from None
    shape = _SHAPES[document] = tuple(axis.size for axis in every)
    return shape


def same_padding(kernel: int, dilation: int) -> tuple[int, int]:
    """Return the padding (before, after) that keeps the size at stride 1.

    An even span needs one more cell at the end, as torch's padding="same" has it.
    """
    total = dilation * (kernel - 1)
    return total // 2, total - total // 2


def full_padding(kernel: int, dilation: int) -> tuple[int, int]:
    """Return the padding (before, after) that lets every overlap of kernel and input count."""
    total = dilation * (kernel - 1)
    return total, total
