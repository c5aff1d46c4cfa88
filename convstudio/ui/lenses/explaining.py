"""The equation of one output value, or of one stamp, for the arithmetic strip of every lens."""

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators.coverage import most_terms
from convstudio.core.operators.stamping import Stamp
from convstudio.core.operators.trace import Trace
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.counted import counted
from convstudio.ui.lenses.naming import plane_name, tap_color, tap_label
from convstudio.ui.widgets.arithmetic.composing import equation_of, stamp_equation
from convstudio.ui.widgets.arithmetic.equation import Equation

translate = QCoreApplication.translate


def explained(document: Document, view: ViewState, trace: Trace, result: float | None) -> Equation:
    """Return the arithmetic of the value under the cursor.

    Parameters
    ----------
    document : Document
        A layer with a possible geometry.
    view : ViewState
        Its cursor is inside the output.
    trace : Trace
        The products of that value.
    result : float or None
        torch's value; None while it is being computed.
    """
    planes = document.input_planes(view.cursor.channel)
    labels, colors = _identities(document)
    return equation_of(
        trace,
        None if view.in_channel == COMPOSITE else planes.index(view.in_channel),
        labels,
        colors,
        [plane_name(document, plane) for plane in planes],
        result,
        several_outputs=document.out_channels > 1,
        reserved=_reserved(document),
        notes=_notes(document, trace),
    )


def stamp_explained(document: Document, stamp: Stamp) -> Equation:
    """Return what a stamp adds where.

    Parameters
    ----------
    document : Document
        A transposed convolution.
    stamp : Stamp
        What one input cell adds to one output map.
    """
    labels, colors = _identities(document)
    kept, cut = int(stamp.kept.sum()), int((~stamp.kept).sum())
    stamped = counted.tr("stamps {count} product(s) into Y", "", kept).format(count=kept)
    notes = [stamped]
    if any(side for pair in document.layer.padding for side in pair):
        notes.append(translate("explaining", "{count} cut off by the padding").format(count=cut))
    return stamp_equation(
        stamp,
        labels,
        colors,
        plane_name(document, stamp.channel) if document.in_channels > 1 else "",
        several_inputs=document.in_channels > 1,
        notes=tuple(notes),
    )


def _identities(document: Document) -> tuple[list[str], list[str | None]]:
    """Return label and color of each kernel cell in row-major order."""
    cells = list(np.ndindex(*document.kernel_size))
    return [tap_label(document, cell) for cell in cells], [tap_color(document, cell) for cell in cells]


def _reserved(document: Document) -> tuple[int, int] | None:
    """Return the rows and columns of terms that an output has at most, where not all have the same."""
    if document.layer.kind is not Kind.TRANSPOSED:
        return None
    *front, columns = most_terms(document)
    return math.prod(front), columns


def _notes(document: Document, trace: Trace) -> tuple[str, ...]:
    """Return what is to be said of a value of its kind."""
    if trace.kind is Kind.TRANSPOSED:
        gathered = int(trace.channels[0].used.sum())
        most = math.prod(most_terms(document))
        return (_gathered_text(most, several=len(trace.channels) > 1).format(count=gathered, most=most),)
    if trace.kind is Kind.CONVOLUTION:
        return ()
    alone = translate("explaining", "each plane alone")
    if trace.kind is Kind.AVERAGE_POOL or trace.winning_cell is None:
        return (alone,)
    index = ", ".join(map(str, trace.winning_cell))
    place = f"({index})" if len(trace.winning_cell) > 1 else index
    return translate("explaining", "index kept: {index}").format(index=place), alone


def _gathered_text(most: int, *, several: bool) -> str:
    """Return what is said of how many products an output gathers, of each plane where there are several."""
    if several:
        return counted.tr("{count} of at most {most} product(s) a plane", "", most)
    return counted.tr("gathers {count} of at most {most} product(s)", "", most)
