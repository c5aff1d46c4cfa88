"""The PyTorch code that makes this very layer, with these weights."""

import math
from collections.abc import Iterator
from typing import Final

from convstudio.core.code import literals
from convstudio.core.code.literals import Source
from convstudio.core.code.torch_layers import application, construction, is_uneven
from convstudio.core.document import Document, FloatArray
from convstudio.core.kind import Kind
from convstudio.core.operators.torch_weight import torch_weight

_AXES: Final = {1: "columns", 2: "rows, columns", 3: "depth, rows, columns"}


def pytorch_source(document: Document) -> Source:
    """Return code that builds the layer of `document`, gives it its weights and applies it to its input.

    Arguments that have torch's default are left out. Padding that differs between the two ends of an axis is
    done by `torch.nn.functional.pad`, which names the last axis first; of a transposed convolution it is cut off the
    output. An impossible geometry gives code as well; torch refuses it when it runs, all but the padding of pooling
    that differs and is too large.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes; any kind.

    Returns
    -------
    Source
        Running its text leaves the output in `y`, shape (O, *spatial). `x` and `weight` may be stand-ins.
    """
    kind = document.layer.kind
    stand_ins: list[str] = []
    lines = [
        "import torch",
        *(["import torch.nn.functional as F"] if is_uneven(document) and kind is not Kind.TRANSPOSED else []),
        "from torch import nn",
        "",
    ]
    if document.signal.values.size > literals.WRITTEN_INPUT:
        stand_ins.append("x")
        lines += _picture(document)
    else:
        lines.append(f"# The input: (channels, {_AXES[document.layer.rank]}).")
        lines += _tensor("x", document.signal.values)
    lines += ["", *construction(document), ""]
    if kind.weighted:
        if document.weight.size > literals.WRITTEN_WEIGHTS:
            stand_ins.append("weight")
        lines += [*_weights(document, stand_in="weight" in stand_ins), ""]
    lines += [*application(document), "print(y)"]
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


def _weights(document: Document, *, stand_in: bool) -> Iterator[str]:
    """Yield the lines that put the weights and the bias into the layer."""
    weight, transposed = torch_weight(document), document.layer.kind is Kind.TRANSPOSED
    channels = "in channels, out channels / groups" if transposed else "out channels, in channels / groups"
    yield f"# The weights: ({channels}, {_AXES[document.layer.rank]})."
    if stand_in:
        yield f"# {math.prod(weight.shape)} are too many to write out: random ones stand in for them."
        yield f"weight = torch.rand({', '.join(map(str, weight.shape))})"
    else:
        yield from _tensor("weight", weight)
    if document.layer.flipped:
        spatial = ", ".join(str(axis - document.layer.rank) for axis in range(document.layer.rank))
        yield (
            "# The kernel is turned by 180° first, which torch's layer does not do."
            if transposed
            else "# Convolution turns the kernel by 180°; torch's layer, a cross-correlation, does not."
        )
        yield f"weight = weight.flip({spatial})"
    if document.bias.any():
        yield from _tensor("bias", document.bias)
    yield "with torch.no_grad():"
    yield "    conv.weight.copy_(weight)"
    if document.bias.any():
        yield "    conv.bias.copy_(bias)"
