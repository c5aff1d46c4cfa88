"""What stands over the three panes: their names, sizes and channels."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.view_state import COMPOSITE, has_composite
from convstudio.ui.counted import counted
from convstudio.ui.lenses.naming import plane_name

translate = QCoreApplication.translate


def _pair(values: tuple[int, ...]) -> str:
    """Return "2" for equal values, "(2, 3)" otherwise."""
    return str(values[0]) if len(set(values)) == 1 else f"({', '.join(map(str, values))})"


def shape_text(sizes: tuple[int, ...]) -> str:
    """Return sizes as in "3 × 5", or how many cells there are in a row."""
    if len(sizes) == 1:
        return counted.tr("{cells} cell(s)", "", sizes[0]).format(cells=numerals.count_text(sizes[0]))
    return " × ".join(map(str, sizes))


def input_details(document: Document) -> tuple[str, ...]:
    """Return the size of the input and its padding."""
    size, padding = shape_text(document.signal.spatial), document.layer.padding
    if document.layer.kind is Kind.TRANSPOSED or not any(side for pair in padding for side in pair):
        return (size,)
    if all(before == after for before, after in padding):
        both = _pair(tuple(before for before, _ in padding))
        return size, translate("titles", "padding {padding}").format(padding=both)
    names = (
        translate("titles", "front {before} back {after}"),
        translate("titles", "↑{before} ↓{after}"),
        translate("titles", "←{before} →{after}"),
    )[-len(padding) :]
    sides = " ".join(
        name.format(before=before, after=after) for name, (before, after) in zip(names, padding, strict=True)
    )
    return size, translate("titles", "padding {padding}").format(padding=sides)


def kernel_details(document: Document, planes: Sequence[int]) -> tuple[str, ...]:
    """Return the size of the kernel, its dilation, whether it is turned, and which planes it is for.

    Parameters
    ----------
    document : Document
        The layer.
    planes : sequence of int
        Input channels whose kernel is shown; several where they share it.
    """
    if not document.layer.kind.weighted:
        return _window_details(document)
    parts = [shape_text(document.kernel_size)]
    if any(step > 1 for step in document.layer.dilation):
        dilation = _pair(document.layer.dilation)
        parts.append(translate("titles", "dilation {dilation}").format(dilation=dilation))
    if document.layer.flipped:
        parts.append(translate("titles", "applied turned by 180°"))
    if document.in_channels > 1 and len(planes) == 1:
        name = plane_name(document, planes[0])
        parts.append(translate("titles", "for {plane}").format(plane=name))
    elif len(planes) > 1:
        parts.append(translate("titles", "for every plane"))
    return tuple(parts)


def output_details(document: Document) -> tuple[str, ...]:
    """Return the size of the output and the stride; a dash where there is no output."""
    try:
        size = shape_text(geometry.output_shape(document))
    except ShapeError:
        return (translate("titles", "impossible"),)
    stride, kind = document.layer.stride, document.layer.kind
    parts = [size]
    if any(step > 1 for step in stride):
        parts.append(translate("titles", "stride {stride}").format(stride=_pair(stride)))
    if not kind.weighted:
        parts.append(translate("titles", "each plane alone"))
    if kind is Kind.TRANSPOSED and any(side for pair in document.layer.padding for side in pair):
        parts.append(translate("titles", "border removed"))
    return tuple(parts)


def _window_details(document: Document) -> tuple[str, ...]:
    """Return the size of a window that pools, and what it divides by where that is always the same."""
    parts = [shape_text(document.kernel_size)]
    dilation = document.layer.dilation
    if document.layer.kind is Kind.MAX_POOL:
        if any(step > 1 for step in dilation):
            parts.append(translate("titles", "dilation {dilation}").format(dilation=_pair(dilation)))
    elif document.layer.count_include_pad:
        parts.append(translate("titles", "÷ {count}").format(count=math.prod(document.kernel_size)))
    return tuple(parts)


def input_name() -> str:
    """Return what the input is called."""
    return translate("Presenter", "Input")


def output_name(*, covers: bool) -> str:
    """Return what stands at the right: the output, or where `covers` how often each of its values is hit."""
    return translate("Presenter", "Coverage") if covers else translate("Presenter", "Output")


def planes_to_choose(document: Document, channel: int) -> tuple[list[int], list[str]]:
    """Return the planes that an output channel is made of, and their names; last, all of a color picture in one."""
    planes = list(document.input_planes(channel))
    names = [plane_name(document, plane) for plane in planes]
    if has_composite(document, channel):
        planes.append(COMPOSITE)
        names.append(translate("Presenter", "Color"))
    return planes, names


def kernel_name(document: Document) -> str:
    """Return what stands between input and output: a kernel, or where the layer pools a window without weights."""
    return translate("titles", "Kernel") if document.layer.kind.weighted else translate("titles", "Window")
