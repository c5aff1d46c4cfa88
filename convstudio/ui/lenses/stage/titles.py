"""What stands over the three panes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from convstudio.core.document import Document
from convstudio.core.errors import ShapeError
from convstudio.core.operators import geometry
from convstudio.ui.lenses.naming import plane_name

translate = QCoreApplication.translate


def _pair(values: tuple[int, ...]) -> str:
    """Return "2" for equal values, "(2, 3)" otherwise."""
    return str(values[0]) if len(set(values)) == 1 else f"({', '.join(map(str, values))})"


def input_details(document: Document) -> str:
    """Return the size of the input and its padding."""
    rows, columns = document.signal.spatial
    sides = [side for pair in document.layer.padding for side in pair]
    if not any(sides):
        return translate("titles", "{rows} × {columns}").format(rows=rows, columns=columns)
    if all(before == after for before, after in document.layer.padding):
        padding = _pair(tuple(before for before, _ in document.layer.padding))
        return translate("titles", "{rows} × {columns}, padding {padding}").format(
            rows=rows, columns=columns, padding=padding
        )
    (top, bottom), (left, right) = document.layer.padding
    return translate("titles", "{rows} × {columns}, padding ↑{top} ↓{bottom} ←{left} →{right}").format(
        rows=rows, columns=columns, top=top, bottom=bottom, left=left, right=right
    )


def kernel_details(document: Document, planes: Sequence[int]) -> str:
    """Return the size of the kernel, its dilation, whether it is turned, and which planes it is for.

    Parameters
    ----------
    document : Document
        The layer.
    planes : sequence of int
        Input channels whose kernel is shown; several where they share it.
    """
    rows, columns = document.kernel_size
    parts = [translate("titles", "{rows} × {columns}").format(rows=rows, columns=columns)]
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
    return ", ".join(parts)


def output_details(document: Document) -> str:
    """Return the size of the output and the stride; a dash where there is no output."""
    try:
        rows, columns = geometry.output_shape(document)
    except ShapeError:
        return translate("titles", "impossible")
    stride = document.layer.stride
    if any(step > 1 for step in stride):
        return translate("titles", "{rows} × {columns}, stride {stride}").format(
            rows=rows, columns=columns, stride=_pair(stride)
        )
    return translate("titles", "{rows} × {columns}").format(rows=rows, columns=columns)
