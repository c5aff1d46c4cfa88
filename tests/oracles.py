"""Independent ways to compute a layer, to compare the studio with."""

import itertools
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import Color, Document, FloatArray, LayerSpec, PaddingMode, Signal
from convstudio.core.kind import Kind

MODULES: Final[dict[int, Callable[..., torch.nn.Module]]] = {
    1: torch.nn.Conv1d,
    2: torch.nn.Conv2d,
    3: torch.nn.Conv3d,
}
TRANSPOSED: Final[dict[int, Callable[..., torch.nn.Module]]] = {
    1: torch.nn.ConvTranspose1d,
    2: torch.nn.ConvTranspose2d,
    3: torch.nn.ConvTranspose3d,
}
MAX_POOLS: Final[dict[int, Callable[..., torch.nn.Module]]] = {
    1: torch.nn.MaxPool1d,
    2: torch.nn.MaxPool2d,
    3: torch.nn.MaxPool3d,
}
AVERAGE_POOLS: Final[dict[int, Callable[..., torch.nn.Module]]] = {
    1: torch.nn.AvgPool1d,
    2: torch.nn.AvgPool2d,
    3: torch.nn.AvgPool3d,
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
    layer, kind, kernel = document.layer, document.layer.kind, document.kernel_size
    if not kind.weighted:
        options = {"stride": layer.stride, "padding": padding, "ceil_mode": layer.ceil_mode}
        if kind is Kind.MAX_POOL:
            return MAX_POOLS[layer.rank](kernel, dilation=layer.dilation, **options)
        return AVERAGE_POOLS[layer.rank](kernel, count_include_pad=layer.count_include_pad, **options)
    spatial = tuple(range(2, 2 + layer.rank))
    options = {
        "stride": layer.stride,
        "padding": padding,
        "dilation": layer.dilation,
        "groups": layer.groups,
    }
    channels = document.in_channels, document.out_channels
    if kind is Kind.TRANSPOSED:
        module = TRANSPOSED[layer.rank](*channels, kernel, output_padding=layer.output_padding, **options)
    else:
        module = MODULES[layer.rank](*channels, kernel, padding_mode=mode.value, **options)
    weight = torch.tensor(document.weight.tolist())
    if kind is Kind.TRANSPOSED:  # torch has the input channels first
        parts = weight.chunk(layer.groups)
        weight = torch.cat([part.transpose(0, 1) for part in parts])
    module.load_state_dict(
        {
            "weight": weight.flip(spatial) if layer.flipped else weight,
            "bias": torch.tensor(document.bias.tolist()),
        }
    )
    return module


def torch_output(document: Document) -> FloatArray:
    """Return what torch computes, padding explicitly where it has to; RuntimeError where it refuses."""
    layer = document.layer
    x = torch.tensor(document.signal.values.tolist())[None]
    padding = tuple(before for before, _ in layer.padding)
    if layer.kind is Kind.CONVOLUTION:
        sides = [side for pair in layer.padding[::-1] for side in pair]
        mode = layer.padding_mode.value
        x = F.pad(x, sides, mode="constant" if mode == "zeros" else mode)
        padding = (0,) * layer.rank
    elif any(before != after for before, after in layer.padding):
        with np.errstate(over="ignore"):
            return loop_output(document)[0].astype(np.float32)
    with torch.no_grad():
        module = torch_module(document, padding, PaddingMode.ZEROS)
        output: FloatArray = module(x)[0].numpy()
    return output


def loop_output(document: Document) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the output by nested loops in double precision, and for each value the sum of |terms|.

    RuntimeError where there is none.
    """
    if document.layer.kind is Kind.TRANSPOSED:
        return _stamped(document)
    return _slid(document) if document.layer.kind is Kind.CONVOLUTION else _pooled(document)


def _slid(document: Document) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    layer = document.layer
    padded = np.pad(
        document.signal.values.astype(np.float64),
        ((0, 0), *layer.padding),
        mode=NUMPY_MODES[layer.padding_mode.value],  # type: ignore[call-overload]  # the stub wants a literal
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


def _turned(document: Document) -> FloatArray:
    weight = document.weight
    return np.flip(weight, tuple(range(2, weight.ndim))) if document.layer.flipped else weight


def _stamped(document: Document) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Stamp the kernel into the output, once for each input value, then cut off its border."""
    layer, weight, values = document.layer, _turned(document).astype(np.float64), document.signal.values
    rank, (filters, per_group) = layer.rank, weight.shape[:2]
    if any(
        more >= max(pair)
        for more, *pair in zip(layer.output_padding, layer.stride, layer.dilation, strict=True)
    ):
        raise RuntimeError("output padding too large")
    spans = [d * (k - 1) + 1 for d, k in zip(layer.dilation, document.kernel_size, strict=True)]
    full = [
        (size - 1) * stride + span
        for size, stride, span in zip(values.shape[1:], layer.stride, spans, strict=True)
    ]
    extended = [size + more for size, more in zip(full, layer.output_padding, strict=True)]
    output = np.zeros((filters, *extended))
    output += document.bias.reshape(-1, *(1,) * rank)
    weight_of_terms = np.abs(output)
    for place in np.ndindex(*values.shape[1:]):
        where = tuple(
            slice(i * s, i * s + span, d)
            for i, s, span, d in zip(place, layer.stride, spans, layer.dilation, strict=True)
        )
        for made, plane in itertools.product(range(filters), range(per_group)):
            group = made // (filters // layer.groups)
            terms = weight[made, plane] * float(values[(group * per_group + plane, *place)])
            output[made][where] += terms
            weight_of_terms[made][where] += np.abs(terms)
    if any(sum(pair) >= size for pair, size in zip(layer.padding, extended, strict=True)):
        raise RuntimeError("nothing is left")
    kept = (slice(None), *(slice(b, size - a) for (b, a), size in zip(layer.padding, extended, strict=True)))
    return output[kept], weight_of_terms[kept]


def _pooled(document: Document) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Take what each window of each plane has of real cells, one after the other."""
    layer, values, largest = document.layer, document.signal.values, document.layer.kind is Kind.MAX_POOL
    windows = [
        _windows(document, number, layer.dilation[number] if largest else 1) for number in range(layer.rank)
    ]
    output = np.zeros((len(values), *map(len, windows)))
    weight_of_terms = np.zeros_like(output)
    for channel, *place in np.ndindex(*output.shape):
        taken = [windows[number][index] for number, index in enumerate(place)]
        cells = values[channel].astype(np.float64)[np.ix_(*(real for real, _ in taken))].ravel()
        if largest:
            output[(channel, *place)] = cells.max(initial=-np.inf)
            continue
        counted = np.prod([many if layer.count_include_pad else len(real) for real, many in taken])
        output[(channel, *place)] = cells.sum() / counted
        weight_of_terms[(channel, *place)] = np.abs(cells).sum() / counted
    return output, weight_of_terms


def _windows(document: Document, number: int, dilation: int) -> list[tuple[list[int], int]]:
    """Return the real cells of each window along an axis, and how many cells it has that are real or padded."""
    layer, size, kernel = document.layer, document.signal.spatial[number], document.kernel_size[number]
    (before, after), stride = layer.padding[number], layer.stride[number]
    if max(before, after) > kernel // 2:
        raise RuntimeError("padding over half of the kernel")
    windows = []
    for start in range(-before, size + after, stride):
        cells = [start + tap * dilation for tap in range(kernel)]
        over = max(cells[-1] - (size + after - 1), 0)
        if over and not (layer.ceil_mode and start < size and over < stride):
            break
        real = [cell for cell in cells if 0 <= cell < size]
        windows.append((real, sum(cell < size + after for cell in cells)))
    if not windows:
        raise RuntimeError("no window fits")
    return windows


def rounding_bound(document: Document, weight_of_terms: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return how far float32 sums may lie from the true ones: n · ε · Σ|terms|, ε = 2⁻²³.

    Every product and each of the n additions, in whatever order, is off by at most ε / 2 relative to what it
    makes (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2); the other half of ε is for the
    terms of second order. The last summand allows for results below the normal range.
    """
    terms = document.weight[0].size + 1
    bound: npt.NDArray[np.float64] = terms * 2.0**-23 * weight_of_terms + terms * 2.0**-149
    return bound
