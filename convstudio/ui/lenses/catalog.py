"""The lenses that are built when they are first looked at: the one place that lists them."""

from typing import Any

from convstudio.ui.lenses.channels.entry import ChannelsEntry
from convstudio.ui.lenses.entry import Desk, LensEntry
from convstudio.ui.lenses.field.entry import FieldEntry
from convstudio.ui.lenses.learn.entry import LearnEntry
from convstudio.ui.lenses.matrix.entry import MatrixEntry

Entries = dict[str, LensEntry[Any, Any]]
"""Name of a lens → its entry."""


def entries(desk: Desk) -> Entries:
    """Return the entry of every lens of `LENSES` but the first, which is there from the start."""
    return {
        "channels": ChannelsEntry(desk),
        "matrix": MatrixEntry(desk),
        "field": FieldEntry(desk),
        "learn": LearnEntry(desk),
    }
