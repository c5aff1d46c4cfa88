"""Independent ways to compute a layer, to compare the studio with."""

import itertools
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812

from convstudio.core.document import Color, Document, FloatArray, LayerSpec, PaddingMode, Signal

MODULES: Final[dict[int, Callable[..., torch.nn.Module]]] = {
    1: torch.nn.Conv1d,
    2: torch.nn.Conv2d,
    3: torch.nn.Conv3d,
}
NUMPY_MODES: Final = {"zeros": "constant", "reflect": "reflect", "replicate": "edge", "circular": "wrap"}


def make(
    values: npt.ArrayLike,
    weight: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    layer: LayerSpec | None = None,
) -> Document:
    """Return a document of `values` (C, *spatial) and `weight` (O, C / groups, *kernel)."""
    signal, weights = np.asarray(values, dtype=np.float32), np.asarray(weight, dtype=np.float32)
    rank = weights.ndim - 2
    return Document(
        Signal(signal, Color.GRAY if len(signal) == 1 else Color.STACK),
        layer or LayerSpec(stride=(1,) * rank, padding=((0, 0),) * rank, dilation=(1,) * rank),
        weights,
        np.zeros(len(weights), dtype=np.float32) if bias is None else np.asarray(bias, dtype=np.float32),
    )


def torch_module(document: Document, padding: tuple[int, ...], mode: PaddingMode) -> torch.nn.Module:
    """Return torch's own layer with the document's weights; it pads symmetrically by `padding`, in `mode`."""
    layer = document.layer
    spatial = tuple(range(2, 2 + layer.rank))
    module = MODULES[layer.rank](
        document.in_channels,
        document.out_channels,
        document.kernel_size,
        stride=layer.stride,
        padding=padding,
        dilation=layer.dilation,
        groups=layer.groups,
        padding_mode=mode.value,
    )
    weight = torch.tensor(document.weight.tolist())
    module.load_state_dict(
        {
            "weight": weight.flip(spatial) if layer.flipped else weight,
            "bias": torch.tensor(document.bias.tolist()),
        }
    )
    return module


def torch_output(document: Document) -> FloatArray:
    """Return what torch computes after padding explicitly; RuntimeError where it refuses."""
    x = torch.tensor(document.signal.values.tolist())[None]
    sides = [side for pair in document.layer.padding[::-1] for side in pair]
    mode = document.layer.padding_mode.value
    x = F.pad(x, sides, mode="constant" if mode == "zeros" else mode)
    with torch.no_grad():
        module = torch_module(document, (0,) * document.layer.rank, PaddingMode.ZEROS)
        output: FloatArray = module(x)[0].numpy()
    return output


def loop_output(document: Document) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the output by nested loops in double precision, and for each value the sum of |terms|."""
    layer = document.layer
    padded = np.pad(
        document.signal.values.astype(np.float64),
        ((0, 0), *layer.padding),
        mode=NUMPY_MODES[layer.padding_mode.value],  # type: ignore[call-overload]
    )
    per_group = document.weight.shape[1]
    sizes = [
        (padded.shape[axis + 1] - dilation * (kernel - 1) - 1) // stride + 1
        for axis, (kernel, dilation, stride) in enumerate(
            zip(document.kernel_size, layer.dilation, layer.stride, strict=True)
        )
    ]
    output = np.zeros((document.out_channels, *sizes))
    weight_of_terms = np.zeros_like(output)
    for place in np.ndindex(*output.shape):
        filter_number, *position = place
        first = filter_number // (document.out_channels // layer.groups) * per_group
        terms = [float(document.bias[filter_number])]
        for plane, *taps in itertools.product(range(per_group), *map(range, document.kernel_size)):
            cell = [
                o * s + t * d for o, s, t, d in zip(position, layer.stride, taps, layer.dilation, strict=True)
            ]
            turned = [k - 1 - t for k, t in zip(document.kernel_size, taps, strict=True)]
            weight = float(document.weight[(filter_number, plane, *(turned if layer.flipped else taps))])
            terms.append(weight * float(padded[(first + plane, *cell)]))
        output[place] = sum(terms)
        weight_of_terms[place] = sum(map(abs, terms))
    return output, weight_of_terms


def rounding_bound(document: Document, weight_of_terms: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return how far float32 sums may lie from the true ones: n · ε · Σ|terms|, ε = 2⁻²³.

    Every product and each of the n additions, in whatever order, is off by at most ε / 2 relative to what it
    makes (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2); the other half of ε is for the
    terms of second order. The last summand allows for results below the normal range.
    """
    terms = document.weight[0].size + 1
    bound: npt.NDArray[np.float64] = terms * 2.0**-23 * weight_of_terms + terms * 2.0**-149
    return bound
