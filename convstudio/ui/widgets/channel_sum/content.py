"""What a channel sum says, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from convstudio.core.numerals import MINUS, cell_text, is_exact
from convstudio.core.operators.trace import Trace
from convstudio.ui.widgets.arithmetic.equation import PENDING, UNKNOWN
from convstudio.ui.widgets.arithmetic.signs import sum_sign

Span = tuple[int, int]
"""Channels first..last - 1, as indices into the planes of the group."""


@dataclass(frozen=True, slots=True, eq=False)
class SumContent:
    """One output value as the sum of its channels' subtotals and the bias; where a layer pools, as that of its plane.

    Attributes
    ----------
    caption : str
        The output value, such as "Y[2, 1, 1]".
    names : tuple of str
        What each of the n input planes of the group is called.
    subtotals : tuple of float
        Sum of each plane's products; any float, infinite ones and NaN too. Where the layer pools, what it makes of
        the cells of its one plane.
    products : ndarray of float32
        Shape (n, rows, columns), slices of the kernel side by side; where the layer pools, the cells.
    bias : float
        What is added last.
    result : float or None
        The layer's own value; None while it is being computed.
    opened : int or None
        Index of the plane whose products are spelled out elsewhere; None where there is none.
    used : ndarray of bool or None
        Shape (rows, columns): which of the products count; None means all.
    slices : int
        How many slices lie side by side.
    adds : bool
        Whether a bias is added, which pooling does not.
    concealed : bool
        Whether the result is not to be seen yet.
    """

    caption: str
    names: tuple[str, ...]
    subtotals: tuple[float, ...]
    products: npt.NDArray[np.float32]
    bias: float
    result: float | None
    opened: int | None = None
    used: npt.NDArray[np.bool_] | None = None
    slices: int = 1
    adds: bool = True
    concealed: bool = False

    @property
    def count(self) -> int:
        """How many planes there are, ≥ 1."""
        return len(self.names)

    @property
    def kernel_size(self) -> tuple[int, int]:
        """Rows and columns of the products."""
        return self.products.shape[1], self.products.shape[2]

    @property
    def result_text(self) -> str:
        """The result as it is printed."""
        if self.concealed:
            return UNKNOWN
        return PENDING if self.result is None else cell_text(self.result)

    def total(self, span: Span) -> float:
        """Return the sum of some subtotals, added in float64."""
        return sum(self.subtotals[slice(*span)])

    def tells(self, span: Span) -> bool:
        """Return whether the sum of these subtotals is not to be seen: with all of them it is the result itself."""
        return self.concealed and span[1] - span[0] == self.count

    def parts(self, shown: Span) -> tuple[Span, ...]:
        """Return what is added: the channels before `shown` together, each of `shown`, those after it together."""
        first, last = shown
        spans = ((0, first), *((index, index + 1) for index in range(first, last)), (last, self.count))
        return tuple(span for span in spans if span[0] < span[1])

    def sign(self, shown: Span) -> str:
        """Return the sign before the result: "=" only where what is printed adds up to it and nothing was rounded."""
        if self.result is None or self.concealed:
            return "="
        if not all(map(is_exact, self.subtotals)):
            return "≈"
        bias = (self.bias,) if self.adds else ()
        return sum_sign((*(self.total(part) for part in self.parts(shown)), *bias), self.result)


def sum_content(
    trace: Trace, caption: str, names: Sequence[str], opened: int | None, result: float | None
) -> SumContent:
    """Return the sum of a traced output value.

    Parameters
    ----------
    trace : Trace
        The products.
    caption : str
        What to call the output value, such as "Y[2, 1, 1]".
    names : sequence of str
        What to call each of `trace.channels`.
    opened : int or None
        Index in `trace.channels` of the channel whose products are spelled out elsewhere.
    result : float or None
        The layer's own value; None while it is being computed.

    Raises
    ------
    ValueError
        Where there are not as many names as channels.
    """
    if len(names) != len(trace.channels):
        raise ValueError(f"{len(names)} names for {len(trace.channels)} channels")
    adds, used = trace.kind.weighted, trace.channels[0].used
    return SumContent(
        caption,
        tuple(names),
        tuple(channel.subtotal for channel in trace.channels) if adds else (trace.total,),
        np.stack([_side_by_side(channel.products) for channel in trace.channels]),
        trace.bias,
        result,
        opened,
        _side_by_side(used),
        used.shape[0] if used.ndim == 3 else 1,
        adds,
    )


def _side_by_side(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array of one, two or three axes as rows and columns, slices after each other from left to right."""
    if values.ndim < 3:
        return np.atleast_2d(values)
    return np.moveaxis(values, 0, 1).reshape(values.shape[1], -1)


def signed_text(value: float) -> str:
    """Return `value` as a part of a sum that is written on one line: a negative one in parentheses."""
    text = cell_text(value)
    return f"({text})" if text.startswith(MINUS) else text
