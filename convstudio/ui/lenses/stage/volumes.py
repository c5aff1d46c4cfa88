"""What the small drawing beside a volume shows: where the window is, and which output that makes."""

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.operators.links import contributors
from convstudio.core.operators.stamping import stamp_cells
from convstudio.core.stepping import stamps
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage.scene import window_of
from convstudio.ui.widgets.grid.picture import Box
from convstudio.ui.widgets.isometric import Volumes

translate = QCoreApplication.translate


def volumes_of(document: Document, view: ViewState) -> Volumes | None:
    """Return the volumes of a layer of three axes with a possible geometry; None for others."""
    if document.layer.rank != 3:
        return None
    if stamps(view, document):
        return _stamped(document, view.source)
    axes, position = geometry.axes(document), view.cursor.position
    whole = Box(
        tuple(-axis.ghosts[0] for axis in axes), tuple(axis.in_size + sum(axis.ghosts) for axis in axes)
    )
    window = window_of(document, position) or _contributing(document, position)
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


def _stamped(document: Document, source: tuple[int, ...]) -> Volumes:
    """Return the volumes while an input cell stamps: the cell, and what of its stamp is not cut off."""
    spatial, output = Box((0, 0, 0), document.signal.spatial), geometry.output_shape(document)
    stamp = _hull(
        [
            places[(places >= 0) & (places < size)].tolist()
            for places, size in zip(stamp_cells(document, source), output, strict=True)
        ]
    )
    inputs, outputs = _slices(Box(source, (1, 1, 1))), "" if stamp is None else _slices(stamp)
    says = translate("volumes", "The stamp of {source} falls on: {places}")
    if stamp is None:
        says = translate("volumes", "The stamp of {source} is cut off")
    return Volumes(
        spatial,
        spatial,
        Box(source, (1, 1, 1)),
        Box((0, 0, 0), output),
        stamp or Box((0, 0, 0), (0, 0, 0)),
        inputs,
        outputs,
        says.format(source=inputs, places=outputs),
    )


def _contributing(document: Document, position: tuple[int, ...]) -> Box | None:
    """Return where the input cells lie whose stamps reach an output; None where none does."""
    return _hull([list(along) for along in zip(*contributors(document, position).values(), strict=True)])


def _hull(along: list[list[int]]) -> Box | None:
    """Return the smallest box around cells, given by their indices along each axis."""
    if not along or not all(along):
        return None
    return Box(tuple(map(min, along)), tuple(max(places) - min(places) + 1 for places in along))


def _slices(window: Box) -> str:
    """Return over which slices a window lies."""
    first, last = window.first[0], window.first[0] + window.size[0] - 1
    if first == last:
        return translate("volumes", "slice {number}").format(number=numerals.full_text(first))
    return translate("volumes", "slices {first} to {last}").format(
        first=numerals.full_text(first), last=numerals.full_text(last)
    )
