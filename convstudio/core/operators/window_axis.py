"""One axis along which windows slide over the input; what its indices mean is said in geometry."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import PaddingMode
from convstudio.core.errors import Code, ShapeError


@dataclass(frozen=True, slots=True)
class Axis:
    """One spatial axis of a convolution or a pooling layer: the numbers that the size formula joins.

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
    pools : bool
        Whether the layer pools; then padding is at most half of the kernel.
    ceil : bool
        Whether a last window may reach over the end, if it starts before the padding at the end does.
    within : bool
        Whether a window must be no larger than the input is without its padding, as torch.nn.AvgPool3d has it.
    """

    in_size: int
    kernel: int
    stride: int = 1
    before: int = 0
    after: int = 0
    dilation: int = 1
    mode: PaddingMode = PaddingMode.ZEROS
    flipped: bool = False
    pools: bool = False
    ceil: bool = False
    within: bool = False

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

        The formula is the one of torch.nn.Conv2d's documentation, with 2·padding read as before + after. With
        `ceil` it is ⌈…⌉ for ⌊…⌋, less a last window that would start at in + before or later, in the padding at the
        end, as torch.nn.MaxPool2d has it.
        """
        if not self.ceil:
            return self.room // self.stride + 1 if self.room >= 0 else 0
        size = max(-(-self.room // self.stride) + 1, 0)
        return size - 1 if (size - 1) * self.stride >= self.in_size + self.before else size

    @property
    def leftover(self) -> int:
        """Cells at the end that the floor leaves without a window."""
        return max(self.room - (self.size - 1) * self.stride, 0) if self.room >= 0 else 0

    @property
    def overhang(self) -> int:
        """Cells by which a last window reaches over the padded end, where `ceil` lets it."""
        return max((self.size - 1) * self.stride - self.room, 0) if self.size else 0

    @property
    def ghosts(self) -> tuple[int, int]:
        """Padding (before, after) and what the last window reaches beyond it."""
        return self.before, self.after + self.overhang

    def start(self, output_index: int) -> int:
        """Return the padded index of the first cell under window `output_index`."""
        return output_index * self.stride - self.before

    def tap(self, output_index: int, kernel_index: int) -> int:
        """Return the padded index that weight `kernel_index` multiplies in window `output_index`."""
        offset = self.kernel - 1 - kernel_index if self.flipped else kernel_index
        return self.start(output_index) + offset * self.dilation

    def taps(self, output_index: int | npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the padded index of every weight in window `output_index`, in the kernel's own order.

        Of a column of windows, shape (n, 1), the result has a row for each.
        """
        offsets = np.arange(self.kernel, dtype=np.intp)
        first = self.stride * output_index - self.before
        return first + self.dilation * (offsets[::-1] if self.flipped else offsets)

    def meets(self, output_index: int | npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Return, for each weight, that it multiplies a cell: in a window, or a column of them, every weight does."""
        return np.ones((*np.shape(output_index)[:1], self.kernel), dtype=np.bool_)

    def inputs_of(self, kernel_index: int) -> range:
        """Return the padded indices that one weight multiplies as the window slides; empty where none fits."""
        first = self.tap(0, kernel_index)
        return range(first, first + self.stride * self.size, self.stride)

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
        """Return, for each cell of the padded axis and its overhang, whether some weight ever multiplies it."""
        mask = np.zeros(self.padded + self.overhang, dtype=np.bool_)
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

    def input_at(self, output_point: float) -> float:
        """Return the middle of the window under a point of the output, in cells from the first real input cell."""
        return (output_point - 0.5) * self.stride - self.before + self.span / 2

    def output_at(self, input_point: float) -> float:
        """Return the point of the output whose window has its middle at a point of the input."""
        return (input_point + self.before - self.span / 2) / self.stride + 0.5

    def check(self, number: int) -> None:
        """Raise ShapeError where torch could not compute this axis.

        Parameters
        ----------
        number : int
            Which spatial axis this is, for the message.

        Raises
        ------
        ShapeError
            REFLECT_TOO_LARGE (torch wants padding < size), CIRCULAR_TOO_LARGE (padding ≤ size),
            POOL_PADDING_TOO_LARGE (pooling wants padding ≤ kernel / 2), WINDOW_TOO_LARGE (the window is larger than
            the input, and has to be `within`) or KERNEL_TOO_LARGE (the kernel's span is greater than the padded
            input).
        """
        self.check_padding(number)
        padding = max(self.before, self.after)
        if self.pools and padding > self.kernel // 2:
            raise ShapeError(Code.POOL_PADDING_TOO_LARGE, axis=number, padding=padding, kernel=self.kernel)
        if self.within and self.span > self.in_size:
            raise ShapeError(Code.WINDOW_TOO_LARGE, axis=number, span=self.span, size=self.in_size)
        if self.size < 1:
            raise ShapeError(Code.KERNEL_TOO_LARGE, axis=number, span=self.span, padded=self.padded)

    def check_padding(self, number: int) -> None:
        """Raise ShapeError where the padded cells have no values: REFLECT_TOO_LARGE or CIRCULAR_TOO_LARGE."""
        padding = max(self.before, self.after)
        if self.mode is PaddingMode.REFLECT and padding >= self.in_size:
            raise ShapeError(Code.REFLECT_TOO_LARGE, axis=number, padding=padding, size=self.in_size)
        if self.mode is PaddingMode.CIRCULAR and padding > self.in_size:
            raise ShapeError(Code.CIRCULAR_TOO_LARGE, axis=number, padding=padding, size=self.in_size)
