"""What a step of a lesson keeps hidden of the code of a layer, until the answer is revealed."""

import re
from collections.abc import Iterator
from typing import Final

from convstudio.core.view_state import Hidden
from convstudio.ui.widgets.grid.picture import UNKNOWN

_COUNTED: Final = re.compile(
    r"(weight|bias|w|b|(?:channels|filters)\w*|kernel_\w+(?:, kernel_\w+)*) = (?!weight\.flip)"
)
"""The beginning of a line that says how many weights there are, by a number or by writing them all out."""

_SIZED: Final = re.compile(r"(out_\w+) = ")
"""The beginning of a line that works out a size of the output."""

_CONSTRUCTED: Final = re.compile(r"(nn\.Conv\w+\(\s*)\d+,(\s*)\d+,(\s*)kernel_size=(?:\([^)]*\)|\d+)")
"""The beginning of a layer with weights: its channels, and the size of its kernels."""

_GROUPED: Final = re.compile(r"\bgroups=\d+")

_TOO_MANY: Final = re.compile(r"^# \d+(?= .*too many)", re.MULTILINE)

_CUT: Final = re.compile(r"^((?:y|share) = pool\(.*\))\[.*\]$", re.MULTILINE)
"""The outputs that are kept of a pooling layer, counted."""


def concealed_code(text: str, hidden: Hidden) -> tuple[str, int]:
    """Return code with a "?" for what is hidden of it, and how many lines are gone; those above the loops are.

    Parameters
    ----------
    text : str
        Code in PyTorch, or from scratch.
    hidden : Hidden
        What a lesson asks for: of its sizes and counts the code speaks.
    """
    lines = text.splitlines()
    shown = "".join(f"{line}\n" for line in _statements(lines, hidden))
    if hidden.counts:
        shown = _CONSTRUCTED.sub(rf"\1{UNKNOWN},\2{UNKNOWN},\3kernel_size={UNKNOWN}", shown)
        shown = _GROUPED.sub(f"groups={UNKNOWN}", shown)
        shown = _TOO_MANY.sub(f"# {UNKNOWN}", shown)
    if hidden.size:
        shown = _CUT.sub(rf"\1[{UNKNOWN}]", shown)
    return shown, len(lines) - shown.count("\n")


def _statements(lines: list[str], hidden: Hidden) -> Iterator[str]:
    """Yield lines, one with a "?" for each assignment, however long, of what is hidden."""
    number = 0
    while number < len(lines):
        line = lines[number]
        found = (_COUNTED.match(line) if hidden.counts else None) or (
            _SIZED.match(line) if hidden.size else None
        )
        number += 1
        if found is None:
            yield line
            continue
        open_brackets = _opened(line)
        while open_brackets > 0:
            open_brackets += _opened(lines[number])
            number += 1
        yield f"{found[1]} = {UNKNOWN}"


def _opened(line: str) -> int:
    """Return how many more brackets a line opens than it closes."""
    return sum(line.count(bracket) for bracket in "([{") - sum(line.count(bracket) for bracket in ")]}")
