"""torch's convolutions and their transposes, for borders that torch's own layers may not have."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import LayerSpec, PaddingMode

Convolution = Callable[[torch.Tensor, torch.Tensor, torch.Tensor | None], torch.Tensor]
Border = tuple[int, int]
Function = Callable[..., Any]
"""One of torch's, whose own types do not tell much: torch.Tensor in, torch.Tensor out."""

_CONVOLUTION: Final = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}
_TRANSPOSED: Final[dict[int, Function]] = {
    1: F.conv_transpose1d,
    2: F.conv_transpose2d,
    3: F.conv_transpose3d,
}


def sides(borders: Sequence[Border]) -> list[int]:
    """Return borders as F.pad takes them: it counts axes from the last, whose (before, after) comes first."""
    return [side for pair in reversed(borders) for side in pair]


def padded(
    x: torch.Tensor, layer: LayerSpec, padding: Sequence[Border]
) -> tuple[torch.Tensor, tuple[int, ...]]:
    """Pad `x`, of shape (N, C, *spatial), unless the convolution can do it itself.

    Returns
    -------
    (torch.Tensor, tuple of int)
        What `convolution` takes: the input, and the zeros it is still to be padded with along each axis.
    """
    inside: tuple[int, ...] = (0,) * layer.rank
    if layer.padding_mode is PaddingMode.ZEROS and all(before == after for before, after in padding):
        inside = tuple(before for before, _ in padding)
    elif any(map(any, padding)):
        mode = "constant" if layer.padding_mode is PaddingMode.ZEROS else layer.padding_mode.value
        x = F.pad(x, sides(padding), mode=mode)
    return x, inside


def convolution(layer: LayerSpec, inside: tuple[int, ...], groups: int) -> Convolution:
    """Return what convolves an input that `padded` returned with weights as they slide, and biases or None.

    Parameters
    ----------
    layer : LayerSpec
        Stride and dilation.
    inside : tuple of int
        The zeros that `padded` left to the convolution.
    groups : int
        Those of the layer; fewer where only some of its filters are computed.
    """
    function, stride, dilation = _CONVOLUTION[layer.rank], layer.stride, layer.dilation
    if {*stride, *dilation, groups} == {1} and not any(inside):
        return function  # the same, but reading four tuples takes torch 4 µs

    def convolve(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        return function(x, weight, bias, stride, inside, dilation, groups)

    return convolve


def cropped(layer: LayerSpec) -> tuple[Border, ...]:
    """Return the cells that a transposed convolution removes along each axis; those after may be negative."""
    return tuple(
        (before, after - more)
        for (before, after), more in zip(layer.padding, layer.output_padding, strict=True)
    )


def stamping(layer: LayerSpec, borders: Sequence[Border], sizes: Sequence[int], groups: int) -> Convolution:
    """Return what stamps weights, in torch's arrangement and turned as the layer says, into an output.

    Parameters
    ----------
    layer : LayerSpec
        Stride and dilation.
    borders : sequence of (int, int)
        Cells (before, after) along each axis that are removed from the output; those after may be negative.
    sizes : sequence of int
        Cells of the output that are then left along each axis.
    groups : int
        Those of the layer; fewer where only some of its maps are computed.
    """
    function, stride, dilation = _TRANSPOSED[layer.rank], layer.stride, layer.dilation
    inside, more = _removed_by_torch(layer, borders)
    firsts = [before - removed for (before, _), removed in zip(borders, inside, strict=True)]
    wanted = tuple(sizes)

    def stamp(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        y: torch.Tensor = function(x, weight, bias, stride, inside, more, groups, dilation)
        if y.shape[2:] != wanted:  # torch removes only what is the same on both sides
            for number, (first, size) in enumerate(zip(firsts, wanted, strict=True), start=2):
                y = y.narrow(number, first, size)
        return y

    return stamp


def _removed_by_torch(layer: LayerSpec, borders: Sequence[Border]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the padding and the output padding under which torch makes all that is between `borders`.

    torch removes as much before as after, and then has some cells more at the end. Where that is what is wanted,
    along every axis, the numbers are those of torch's own layer. Else torch removes nothing.
    """
    most = [max(pair) - 1 for pair in zip(layer.stride, layer.dilation, strict=True)]
    more = tuple(before - after for before, after in borders)
    if all(0 <= cells <= limit for cells, limit in zip(more, most, strict=True)):
        return tuple(before for before, _ in borders), more
    return (0,) * layer.rank, tuple(max(-after, 0) for _, after in borders)
