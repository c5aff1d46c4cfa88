"""The PyTorch code that makes this very layer, with these weights."""

import math
from collections.abc import Iterator
from typing import Final

from convstudio.core.code import literals
from convstudio.core.code.literals import Source
from convstudio.core.document import Document, FloatArray, PaddingMode

_AXES: Final = {1: "columns", 2: "rows, columns", 3: "depth, rows, columns"}
_SIDES: Final = {
    1: "left, right",
    2: "left, right, top, bottom",
    3: "left, right, top, bottom, front, back",
}


def pytorch_source(document: Document) -> Source:
    """Return code that builds the layer of `document`, gives it its weights and applies it to its input.

    Arguments that have torch's default are left out. Padding that differs between the two ends of an axis is
    done by `torch.nn.functional.pad`, which names the last axis first. An impossible geometry gives code as
    well; torch refuses it when it runs.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes.

    Returns
    -------
    Source
        Running its text leaves the output in `y`, shape (O, *spatial). `x` and `weight` may be stand-ins.
    """
    apart = any(before != after for before, after in document.layer.padding)
    stand_ins: list[str] = []
    lines = [
        "import torch",
        *(["import torch.nn.functional as F"] if apart else []),
        "from torch import nn",
        "",
    ]
    if document.signal.values.size > literals.WRITTEN_INPUT:
        stand_ins.append("x")
        lines += _picture(document)
    else:
        lines.append(f"# The input: (channels, {_AXES[document.layer.rank]}).")
        lines += _tensor("x", document.signal.values)
    lines += ["", *_layer(document, apart=apart), ""]
    if document.weight.size > literals.WRITTEN_WEIGHTS:
        stand_ins.append("weight")
    lines += _weights(document, stand_in="weight" in stand_ins)
    lines += ["", *_application(document, apart=apart), "print(y)"]
    return Source("\n".join(lines) + "\n", tuple(stand_ins))


def _tensor(name: str, values: FloatArray) -> Iterator[str]:
    """Yield the lines that assign `values` to `name` as a float32 tensor."""
    dtype = "dtype=torch.float32" if literals.all_integers(values) else ""
    text = literals.array(values, indent=4)
    line = f"{name} = torch.tensor({text}{', ' if dtype else ''}{dtype})"
    if "\n" not in text and len(line) <= literals.WIDTH:
        yield line
        return
    yield f"{name} = torch.tensor("
    yield f"    {text},"
    if dtype:
        yield f"    {dtype},"
    yield ")"


def _picture(document: Document) -> Iterator[str]:
    """Yield the lines that stand for an input too large to be written out."""
    signal = document.signal
    shape = ", ".join(map(str, signal.values.shape))
    yield f"# Your picture goes here: (channels, {_AXES[document.layer.rank]}),"
    yield f"# values from {signal.low:g} to {signal.high:g}. Random ones stand in for it."
    yield f"x = torch.rand({shape})"


def _layer(document: Document, *, apart: bool) -> Iterator[str]:
    """Yield the line or lines that construct the layer, with the arguments that differ from torch's defaults."""
    layer = document.layer
    arguments = [
        str(document.in_channels),
        str(document.out_channels),
        f"kernel_size={_per_axis(document.kernel_size)}",
    ]
    if any(stride != 1 for stride in layer.stride):
        arguments.append(f"stride={_per_axis(layer.stride)}")
    if not apart and any(before for before, _ in layer.padding):
        arguments.append(f"padding={_per_axis(tuple(before for before, _ in layer.padding))}")
    if any(dilation != 1 for dilation in layer.dilation):
        arguments.append(f"dilation={_per_axis(layer.dilation)}")
    if layer.groups != 1:
        arguments.append(f"groups={layer.groups}")
    if not document.bias.any():
        arguments.append("bias=False")
    if (
        not apart
        and layer.padding_mode is not PaddingMode.ZEROS
        and any(before for before, _ in layer.padding)
    ):
        arguments.append(f'padding_mode="{layer.padding_mode}"')
    name = f"nn.Conv{layer.rank}d"
    line = f"conv = {name}({', '.join(arguments)})"
    if len(line) <= literals.WIDTH:
        yield line
        return
    yield f"conv = {name}("
    yield from (f"    {argument}," for argument in arguments)
    yield ")"


def _per_axis(values: tuple[int, ...]) -> str:
    """Return one number where all axes agree, as torch allows, else a tuple."""
    return str(values[0]) if len(set(values)) == 1 else str(values)


def _weights(document: Document, *, stand_in: bool) -> Iterator[str]:
    """Yield the lines that put the weights and the bias into the layer."""
    yield f"# The weights: (out channels, in channels / groups, {_AXES[document.layer.rank]})."
    if stand_in:
        yield f"# {math.prod(document.weight.shape)} are too many to write out: random ones stand in for them."
        yield f"weight = torch.rand({', '.join(map(str, document.weight.shape))})"
    else:
        yield from _tensor("weight", document.weight)
    if document.layer.flipped:
        spatial = ", ".join(str(axis - document.layer.rank) for axis in range(document.layer.rank))
        yield "# Convolution turns the kernel by 180°; torch's layer, a cross-correlation, does not."
        yield f"weight = weight.flip({spatial})"
    if document.bias.any():
        yield from _tensor("bias", document.bias)
    yield "with torch.no_grad():"
    yield "    conv.weight.copy_(weight)"
    if document.bias.any():
        yield "    conv.bias.copy_(bias)"


def _application(document: Document, *, apart: bool) -> Iterator[str]:
    """Yield the lines that apply the layer to `x`, padding it first where the two ends differ."""
    if not apart:
        yield "y = conv(x)"
        return
    layer = document.layer
    sides = ", ".join(f"{before}, {after}" for before, after in reversed(layer.padding))
    mode = "constant" if layer.padding_mode is PaddingMode.ZEROS else layer.padding_mode
    yield "# The ends are padded differently, which F.pad can do and the layer cannot;"
    yield f"# the last axis comes first: ({_SIDES[layer.rank]})."
    yield f'padded = F.pad(x, ({sides}), mode="{mode}")'
    yield "y = conv(padded)"
