"""The lines of PyTorch that construct a layer, and those that apply it, for every kind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from convstudio.core.code import literals
from convstudio.core.document import Document, PaddingMode
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry

_CLASSES: Final = {
    Kind.CONVOLUTION: "Conv",
    Kind.TRANSPOSED: "ConvTranspose",
    Kind.MAX_POOL: "MaxPool",
    Kind.AVERAGE_POOL: "AvgPool",
}

_SIDES: Final = {
    1: "left, right",
    2: "left, right, top, bottom",
    3: "left, right, top, bottom, front, back",
}


def is_uneven(document: Document) -> bool:
    """Return whether some axis is padded differently at its two ends, which torch's layers cannot do."""
    return any(before != after for before, after in document.layer.padding)


def construction(document: Document) -> Iterator[str]:
    """Yield the line or lines that construct the layer, with the arguments that differ from torch's defaults."""
    layer = document.layer
    arguments = _arguments(document)
    call = f"{layer_name(document)} = nn.{_CLASSES[layer.kind]}{layer.rank}d"
    line = f"{call}({', '.join(arguments)})"
    if len(line) <= literals.WIDTH:
        yield line
        return
    yield f"{call}("
    yield from (f"    {argument}," for argument in arguments)
    yield ")"


def layer_name(document: Document) -> str:
    """Return what the layer is called in the code."""
    return "conv" if document.layer.kind.weighted else "pool"


def _arguments(document: Document) -> list[str]:
    layer, kind = document.layer, document.layer.kind
    even = not is_uneven(document)
    arguments = [f"kernel_size={_per_axis(document.kernel_size)}"]
    if kind.weighted:
        arguments = [str(document.in_channels), str(document.out_channels), *arguments]
    if layer.stride != ((1,) * layer.rank if kind.weighted else document.kernel_size):
        arguments.append(f"stride={_per_axis(layer.stride)}")
    padded = even and any(before for before, _ in layer.padding)
    if padded:
        arguments.append(f"padding={_per_axis([before for before, _ in layer.padding])}")
    if kind is Kind.TRANSPOSED and any(layer.output_padding):
        arguments.append(f"output_padding={_per_axis(layer.output_padding)}")
    if kind is not Kind.AVERAGE_POOL and any(dilation != 1 for dilation in layer.dilation):
        arguments.append(f"dilation={_per_axis(layer.dilation)}")
    if not kind.weighted:
        return arguments + _of_pooling(document, padded=padded)
    if layer.groups != 1:
        arguments.append(f"groups={layer.groups}")
    if not document.bias.any():
        arguments.append("bias=False")
    if kind is Kind.CONVOLUTION and padded and layer.padding_mode is not PaddingMode.ZEROS:
        arguments.append(f'padding_mode="{layer.padding_mode}"')
    return arguments


def _of_pooling(document: Document, *, padded: bool) -> list[str]:
    layer = document.layer
    arguments = ["ceil_mode=True"] if layer.ceil_mode else []
    if padded and layer.kind is Kind.AVERAGE_POOL and not layer.count_include_pad:
        arguments.append("count_include_pad=False")
    return arguments


def _per_axis(values: Sequence[int]) -> str:
    """Return one number where all axes agree, as torch allows, else a tuple."""
    return str(values[0]) if len(set(values)) == 1 else str(tuple(values))


def application(document: Document) -> Iterator[str]:
    """Yield the lines that apply the layer to `x`, with what it cannot do itself where the two ends differ."""
    name = layer_name(document)
    if not is_uneven(document):
        yield f"y = {name}(x)"
    elif document.layer.kind is Kind.TRANSPOSED:
        yield "# The ends lose different numbers of cells, which slicing can do and the layer cannot."
        sides = ", ".join(f"{before or ''}:{-after or ''}" for before, after in document.layer.padding)
        yield f"y = conv(x)[:, {sides}]"
    else:
        yield "# The ends are padded differently, which F.pad can do and the layer cannot;"
        yield f"# the last axis comes first: ({_SIDES[document.layer.rank]})."
        yield from _padded(document, name)


def _padded(document: Document, name: str) -> Iterator[str]:
    layer = document.layer
    sides = ", ".join(f"{before}, {after}" for before, after in reversed(layer.padding))
    if layer.kind is Kind.CONVOLUTION:
        mode = "constant" if layer.padding_mode is PaddingMode.ZEROS else layer.padding_mode
        yield f'padded = F.pad(x, ({sides}), mode="{mode}")'
        yield "y = conv(padded)"
        return
    lowest = ', value=float("-inf")' if layer.kind is Kind.MAX_POOL else ""
    yield f"padded = F.pad(x, ({sides}){lowest})"
    yield f"y = {name}(padded){_without_late_windows(document)}"
    if layer.kind is Kind.AVERAGE_POOL and not layer.count_include_pad:
        yield "# Padded zeros do not count: the share of each window that is input."
        yield f"share = {name}(F.pad(torch.ones_like(x), ({sides}))){_without_late_windows(document)}"
        yield "y = y / share"


def _without_late_windows(document: Document) -> str:
    """Return the slices that drop last windows which start in the padding: the layer no longer knows it as such."""
    if not document.layer.ceil_mode:
        return ""
    axes = geometry.window_axes(document)
    late = [replace(axis, in_size=axis.padded, before=0, after=0).size > axis.size for axis in axes]
    if not any(late):
        return ""
    sides = (f":{axis.size}" if drops else ":" for axis, drops in zip(axes, late, strict=True))
    return f"[:, {', '.join(sides)}]"
