"""One axis along which stamps fall into the output; what its indices mean is said in geometry."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.errors import Code, ShapeError


@dataclass(frozen=True, slots=True)
class TransposedAxis:
    """One spatial axis of a transposed convolution: every input cell stamps the kernel into the output.

    Attributes
    ----------
    in_size, kernel, stride, dilation : int
        Cells of the input, weights of the kernel, and torch's stride and dilation along the axis: stamps fall
        `stride` cells apart.
    before, after : int
        Cells removed from the output at the two ends.
    output_padding : int
        Cells that the output has more at the end: those that were removed first, then some that no stamp reaches.
    flipped : bool
        Whether the stamp is turned.
    """

    in_size: int
    kernel: int
    stride: int = 1
    before: int = 0
    after: int = 0
    dilation: int = 1
    output_padding: int = 0
    flipped: bool = False

    @property
    def span(self) -> int:
        """Cells from the first to the last tap of a stamp: dilation · (kernel - 1) + 1."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def full(self) -> int:
        """Cells that all stamps together reach: (in - 1)·stride + dilation·(k - 1) + 1."""
        return (self.in_size - 1) * self.stride + self.span

    @property
    def size(self) -> int:
        """Cells of the output: (in - 1)·stride - 2·padding + dilation·(k - 1) + output_padding + 1.

        The formula is the one of torch.nn.ConvTranspose2d's documentation, with 2·padding read as before + after.
        It may be less than 1, where the padding removes everything.
        """
        return self.full - self.before - self.after + self.output_padding

    @property
    def ghosts(self) -> tuple[int, int]:
        """No cells: the input has no padding here."""
        return 0, 0

    @property
    def cropped(self) -> tuple[int, int]:
        """Cells that stamps reach and the padding removes, (before, after) the output's own."""
        return self.before, max(self.after - self.output_padding, 0)

    def start(self, input_index: int) -> int:
        """Return the output index of the first cell of a stamp; negative where it is cropped."""
        return input_index * self.stride - self.before

    @property
    def stamps(self) -> npt.NDArray[np.intp]:
        """Where all stamps fall: what `stamped` says of every input cell, shape (in_size, kernel)."""
        return self.stamped(0) + self.stride * np.arange(self.in_size, dtype=np.intp)[:, np.newaxis]

    def stamped(self, input_index: int) -> npt.NDArray[np.intp]:
        """Return the output index that each weight of a stamp falls on, in the kernel's own order.

        Those below 0 and from `size` on are cropped.
        """
        offsets = np.arange(self.kernel, dtype=np.intp)
        return self.start(input_index) + self.dilation * (offsets[::-1] if self.flipped else offsets)

    def taps(self, output_index: int | npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the input cell whose stamp reaches an output with each weight; see `meets`.

        Of a column of outputs, shape (n, 1), the result has a row for each.
        """
        return (output_index - self.stamped(0)) // self.stride

    def meets(self, output_index: int | npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Return, for each weight, whether some stamp reaches this output, or those of a column, with it."""
        distance = output_index - self.stamped(0)
        return np.asarray(
            (distance % self.stride == 0) & (distance >= 0) & (distance < self.in_size * self.stride)
        )

    def uses(self, padded_index: int) -> Iterator[tuple[int, int]]:
        """Yield (output index, kernel index) for every output that the stamp of an input cell falls on."""
        if 0 <= padded_index < self.in_size:
            for kernel_index, output_index in enumerate(self.stamped(padded_index).tolist()):
                if 0 <= output_index < self.size:
                    yield output_index, kernel_index

    def inputs_of(self, kernel_index: int) -> range:
        """Return the input cells that one weight multiplies: those with which it is not cropped."""
        first = int(self.stamped(0)[kernel_index])
        start = max(-(first // self.stride), 0)
        stop = min((self.size - 1 - first) // self.stride + 1, self.in_size)
        return range(start, max(start, stop))

    def source(self, padded_index: int) -> int | None:
        """Return the cell itself, or None outside the input."""
        return padded_index if 0 <= padded_index < self.in_size else None

    def sources(self, first: int, stop: int) -> npt.NDArray[np.intp]:
        """Return each index in [first, stop), with -1 outside the input."""
        index = np.arange(first, stop, dtype=np.intp)
        return np.where((index < 0) | (index >= self.in_size), -1, index)

    def visited(self) -> npt.NDArray[np.bool_]:
        """Return, for each input cell, whether any of its stamp is left after the padding has removed its border."""
        stamps = self.stamps
        return np.asarray(((stamps >= 0) & (stamps < self.size)).any(axis=1))

    def coverage(self) -> npt.NDArray[np.int64]:
        """Return how many products each output along the axis gathers; over several axes they multiply."""
        stamps, size = self.stamps, max(self.size, 0)
        return np.bincount(stamps[(stamps >= 0) & (stamps < size)], minlength=size).astype(np.int64)

    def input_at(self, output_point: float) -> float:
        """Return the point of the input whose stamp has its middle at a point of the output."""
        return (output_point + self.before - self.span / 2) / self.stride + 0.5

    def output_at(self, input_point: float) -> float:
        """Return the middle of the stamp of a point of the input, in cells from the first output."""
        return (input_point - 0.5) * self.stride - self.before + self.span / 2

    def check(self, number: int) -> None:
        """Raise ShapeError where torch could not compute this axis.

        Raises
        ------
        ShapeError
            OUTPUT_PADDING_TOO_LARGE (torch wants output_padding < max(stride, dilation)) or NOTHING_LEFT (the
            padding removes all of the output).
        """
        if self.output_padding >= max(self.stride, self.dilation):
            raise ShapeError(
                Code.OUTPUT_PADDING_TOO_LARGE,
                axis=number,
                output_padding=self.output_padding,
                stride=self.stride,
                dilation=self.dilation,
            )
        if self.size < 1:
            raise ShapeError(Code.NOTHING_LEFT, axis=number, full=self.full, padding=self.before + self.after)

    def check_padding(self, number: int) -> None:
        """Do nothing: there are no padded cells."""
