"""The equation of one output value, for the arithmetic strip of every lens."""

from convstudio.core.document import Document
from convstudio.core.operators.trace import Trace
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.lenses.naming import plane_name, tap_color, tap_label
from convstudio.ui.widgets.arithmetic.equation import Equation, equation_of


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
    cells = [(i, j) for i in range(document.kernel_size[0]) for j in range(document.kernel_size[1])]
    return equation_of(
        trace,
        None if view.in_channel == COMPOSITE else planes.index(view.in_channel),
        [tap_label(document, cell) for cell in cells],
        [tap_color(document, cell) for cell in cells],
        [plane_name(document, plane) for plane in planes],
        result,
        several_outputs=document.out_channels > 1,
    )
