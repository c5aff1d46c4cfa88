"""Figures that the text of a step shows: grids of the step's own numbers, and files beside the text."""

import re
from typing import Final

import numpy as np

from convstudio.core.document import Document, FloatArray, frozen
from convstudio.core.errors import StudioError
from convstudio.core.kind import Kind
from convstudio.core.lessons.bitmaps import bitmap_flaw
from convstudio.core.lessons.drawings import drawing_flaw
from convstudio.core.operators.coverage import coverage
from convstudio.core.operators.trace import traced_output
from convstudio.core.view_state import ViewState

DRAWN: Final = ("input", "kernel", "turned", "output", "coverage")
"""Names of the grids that can be shown; anything else is the name of a file."""

FIGURE: Final = re.compile(r"!\[[^\[\]]*+\]\(\s*+([^()\s]*+)[^()]*+\)")
"""A figure in Markdown; its target is the first group. It is found in time linear in the text."""


def file_flaw(name: str, content: bytes) -> StudioError | None:
    """Return why a picture file cannot be shown, as a LESSON_FIGURE code without its place, or None where it can."""
    return drawing_flaw(content) if name.endswith(".svg") else bitmap_flaw(content)


def can_draw(document: Document, name: str) -> bool:
    """Return whether `name` is one of DRAWN that this document has: only stamps cover an output unevenly."""
    return name in DRAWN and (name != "coverage" or document.layer.kind is Kind.TRANSPOSED)


def figure_values(document: Document, view: ViewState, name: str) -> FloatArray:
    """Return the numbers of a grid, shape (*spatial) of what it shows.

    Parameters
    ----------
    document : Document
        One whose geometry is possible, and that `can_draw` the figure.
    view : ViewState
        Whose channel and plane are shown.
    name : str
        One of DRAWN.
    """
    channel = view.cursor.channel
    planes = document.input_planes(channel)
    plane = view.in_channel if view.in_channel in planes else planes[0]
    if name == "input":
        return frozen(document.signal.values[plane])
    if name == "output":
        return frozen(traced_output(document)[channel])
    if name == "coverage":
        return frozen(coverage(document).counts)
    kernel = document.weight[channel, planes.index(plane)]
    return frozen(np.flip(kernel) if name == "turned" else kernel)
