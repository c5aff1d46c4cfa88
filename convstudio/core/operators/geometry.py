"""Where windows stand: the only place with size formulas.

Positions come in three kinds, and every function says which it takes:

- an *output index* o counts windows along an axis, 0 ≤ o < size;
- a *padded index* i counts cells of the input from its first real cell, so padding before it is negative:
  -before ≤ i < in_size + after;
- a *source index* is the input cell whose value a padded index shows; None is a zero that exists nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, PaddingMode
from convstudio.core.errors import Code, ShapeError


@dataclass(frozen=True, slots=True)
class Axis:
    """One spatial axis of a layer: the numbers that the size formula joins.

    Attributes
    ----------
    in_size, kernel, stride, dilation : int
        Cells of the input, weights of the kernel, and torch's stride and dilation along the axis.
    before, after : int
        Padding at the two ends.
    mode : PaddingMode
        Where padded cells get their values.
    flipped : bool
        Whether the kernel is turned, so that its first weight meets the last cell of the window.
    """

    in_size: int
    kernel: int
    stride: int = 1
    before: int = 0
    after: int = 0
    dilation: int = 1
    mode: PaddingMode = PaddingMode.ZEROS
    flipped: bool = False

    @property
    def span(self) -> int:
        """Cells from the first to the last tap: dilation · (kernel - 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def padded(self) -> int:
        """Cells of the input with its padding."""
        return self.in_size + self.before + self.after

    @property
    def room(self) -> int:
        """Cells the window can move from its first place; negative when it does not fit at all."""
        return self.padded - self.span

    @property
    def size(self) -> int:
        """Number of windows: ⌊(in + 2·padding - dilation·(k - 1) - 1) / stride⌋ + 1, or 0 where none fits.

        The formula is the one of torch.nn.Conv2d's documentation, with 2·padding read as before + after.
        """
        return self.room // self.stride + 1 if self.room >= 0 else 0

    @property
    def leftover(self) -> int:
        """Cells at the end that the floor leaves without a window."""
        return self.room % self.stride if self.room >= 0 else 0

    def start(self, output_index: int) -> int:
        """Return the padded index of the first cell under window `output_index`."""
        return output_index * self.stride - self.before

    def tap(self, output_index: int, kernel_index: int) -> int:
        """Return the padded index that weight `kernel_index` multiplies in window `output_index`."""
        offset = self.kernel - 1 - kernel_index if self.flipped else kernel_index
        return self.start(output_index) + offset * self.dilation

    def taps(self, output_index: int) -> npt.NDArray[np.intp]:
        """Return the padded index of every weight in window `output_index`, in the kernel's own order."""
        offsets = np.arange(self.kernel, dtype=np.intp)
        return self.start(output_index) + self.dilation * (offsets[::-1] if self.flipped else offsets)

    def source(self, padded_index: int) -> int | None:
        """Return the input cell whose value `padded_index` shows, or None for a padded zero.

        Reflect mirrors at the border cell without repeating it (… 2 1 | 0 1 2 …), replicate repeats it, circular
        wraps round; as torch.nn.functional.pad defines them.
        """
        index, size = padded_index, self.in_size
        if 0 <= index < size:
            return index
        if self.mode is PaddingMode.REFLECT:
            return -index if index < 0 else 2 * (size - 1) - index
        if self.mode is PaddingMode.REPLICATE:
            return 0 if index < 0 else size - 1
        if self.mode is PaddingMode.CIRCULAR:
            return index % size
        return None

    def sources(self, first: int, stop: int) -> npt.NDArray[np.intp]:
        """Return the source index of each padded index in [first, stop), with -1 for a padded zero."""
        index, size = np.arange(first, stop, dtype=np.intp), self.in_size
        if self.mode is PaddingMode.REFLECT:
            return np.where(index < 0, -index, np.where(index >= size, 2 * (size - 1) - index, index))
        if self.mode is PaddingMode.REPLICATE:
            return np.clip(index, 0, size - 1)
        if self.mode is PaddingMode.CIRCULAR:
            return index % size
        return np.where((index < 0) | (index >= size), -1, index)

    def visited(self) -> npt.NDArray[np.bool_]:
        """Return, for each cell of the padded axis, whether some weight ever multiplies it."""
        mask = np.zeros(self.padded, dtype=np.bool_)
        starts = np.arange(self.size) * self.stride
        for offset in range(0, self.span, self.dilation):
            mask[starts + offset] = True
        return mask

    def uses(self, padded_index: int) -> Iterator[tuple[int, int]]:
        """Yield (output index, kernel index) for every window that multiplies the cell `padded_index`."""
        for kernel_index in range(self.kernel):
            offset = self.kernel - 1 - kernel_index if self.flipped else kernel_index
            distance = padded_index + self.before - offset * self.dilation
            if distance >= 0 and distance % self.stride == 0 and distance // self.stride < self.size:
                yield distance // self.stride, kernel_index

    def check(self, number: int) -> None:
        """Raise ShapeError where torch could not compute this axis.

        Parameters
        ----------
        number : int
            Which spatial axis this is, for the message.

        Raises
        ------
        ShapeError
            REFLECT_TOO_LARGE (torch wants padding < size), CIRCULAR_TOO_LARGE (padding ≤ size) or
            KERNEL_TOO_LARGE (the kernel's span is greater than the padded input).
        """
        self.check_padding(number)
        if self.room < 0:
            raise ShapeError(Code.KERNEL_TOO_LARGE, axis=number, span=self.span, padded=self.padded)

    def check_padding(self, number: int) -> None:
        """Raise ShapeError where the padded cells have no values: REFLECT_TOO_LARGE or CIRCULAR_TOO_LARGE."""
        padding = max(self.before, self.after)
        if self.mode is PaddingMode.REFLECT and padding >= self.in_size:
            raise ShapeError(Code.REFLECT_TOO_LARGE, axis=number, padding=padding, size=self.in_size)
        if self.mode is PaddingMode.CIRCULAR and padding > self.in_size:
            raise ShapeError(Code.CIRCULAR_TOO_LARGE, axis=number, padding=padding, size=self.in_size)


def axes(document: Document) -> tuple[Axis, ...]:
    """Return the geometry of each spatial axis of `document`, possible or not."""
    layer = document.layer
    return tuple(
        Axis(
            in_size=size,
            kernel=kernel,
            stride=stride,
            before=before,
            after=after,
            dilation=dilation,
            mode=layer.padding_mode,
            flipped=layer.flipped,
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


def output_shape(document: Document) -> tuple[int, ...]:
    """Return the size of the output along each spatial axis.

    Raises
    ------
    ShapeError
        Where torch could not compute the layer; the first axis that fails is named.
    """
    every = axes(document)
    for number, axis in enumerate(every):
        axis.check(number)
    return tuple(axis.size for axis in every)


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
