"""What the small drawing beside a volume shows: where the window is, and which output that makes."""

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage.scene import window_of
from convstudio.ui.widgets.grid.picture import Box
from convstudio.ui.widgets.isometric import Volumes

translate = QCoreApplication.translate


def volumes_of(document: Document, view: ViewState) -> Volumes | None:
    """Return the volumes of a layer of three axes with a possible geometry; None for others."""
    if document.layer.rank != 3:
        return None
    axes, position = geometry.axes(document), view.cursor.position
    whole = Box(
        tuple(-axis.ghosts[0] for axis in axes), tuple(axis.in_size + sum(axis.ghosts) for axis in axes)
    )
    window = window_of(document, position)
    output, slice_ = geometry.output_shape(document), numerals.full_text(position[0])
    outputs = translate("volumes", "slice {number}").format(number=slice_)
    inputs = _slices(window) if window is not None else ""
    return Volumes(
        whole,
        Box((0, 0, 0), document.signal.spatial),
        window,
        Box((0, 0, 0), output),
        Box(position, (1, 1, 1)),
        inputs,
        outputs,
        translate("volumes", "The output is in slice {number} of {count}, the window over: {slices}").format(
            number=slice_, count=output[0], slices=inputs
        )
        if window is not None
        else translate("volumes", "The output is in slice {number} of {count}").format(
            number=slice_, count=output[0]
        ),
    )


def _slices(window: Box) -> str:
    """Return over which slices a window lies."""
    first, last = window.first[0], window.first[0] + window.size[0] - 1
    if first == last:
        return translate("volumes", "slice {number}").format(number=numerals.full_text(first))
    return translate("volumes", "slices {first} to {last}").format(
        first=numerals.full_text(first), last=numerals.full_text(last)
    )
