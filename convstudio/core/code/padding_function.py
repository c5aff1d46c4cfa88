"""The names of the code from scratch, and its function that answers for cells beyond the border."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from convstudio.core.document import PaddingMode


@dataclass(frozen=True, slots=True)
class AxisNames:
    """What the variables of one axis are called.

    Attributes
    ----------
    index, out, tap : str
        Position in the input, output index and kernel index.
    size : str
        Number of input cells; with "kernel_" and "out_" before it, of weights and of outputs.
    before, after : str
        The padding at each end, where they differ.
    """

    index: str
    out: str
    tap: str
    size: str
    before: str
    after: str


_DEPTH: Final = AxisNames("level", "d", "h", "depth", "front", "back")
_ROW: Final = AxisNames("row", "r", "i", "height", "top", "bottom")
_COLUMN: Final = AxisNames("column", "c", "j", "width", "left", "right")
NAMES: Final = {1: (_COLUMN,), 2: (_ROW, _COLUMN), 3: (_DEPTH, _ROW, _COLUMN)}
"""Number of spatial axes → the names along each."""

_EXPLANATION: Final = {
    PaddingMode.ZEROS: "with zeros around it",
    PaddingMode.REFLECT: "mirrored at its border cells",
    PaddingMode.REPLICATE: "with its border cells repeated outwards",
    PaddingMode.CIRCULAR: "wrapped round at its borders",
}

_MIRRORED: Final = """\
def mirrored(index, size):
    \"\"\"Return the index inside that a mirror at the border cell shows.\"\"\"
    if index < 0:
        return -index
    if index >= size:
        return 2 * (size - 1) - index
    return index
"""


def place(names: Sequence[AxisNames], *, channels: bool) -> str:
    """Return the variables that name one cell of the input, as arguments."""
    return ", ".join((["channel"] if channels else []) + [name.index for name in names])


def cell(names: Sequence[AxisNames], pattern: str = "{index}", *, channels: bool) -> str:
    """Return `x` with its indices, each of a spatial axis written as `pattern` has it."""
    indices = "".join(f"[{pattern.format(index=name.index, size=name.size)}]" for name in names)
    return f"x{'[channel]' if channels else ''}{indices}"


def padding_function(mode: PaddingMode, names: Sequence[AxisNames], *, channels: bool) -> Iterator[str]:
    """Yield the lines of `padded`, which returns a cell of x or what the padding has there."""
    if mode is PaddingMode.REFLECT:
        yield from (*_MIRRORED.splitlines(), "", "")
    yield f"def padded({place(names, channels=channels)}):"
    yield f'    """Return a cell of x, {_EXPLANATION[mode]}."""'
    if mode is PaddingMode.ZEROS:
        inside = " and ".join(f"0 <= {name.index} < {name.size}" for name in names)
        yield f"    if {inside}:"
        yield f"        return {cell(names, channels=channels)}"
        yield "    return 0"
    elif mode is PaddingMode.CIRCULAR:
        yield f"    return {cell(names, '{index} % {size}', channels=channels)}"
    else:
        for name in names:
            if mode is PaddingMode.REFLECT:
                yield f"    {name.index} = mirrored({name.index}, {name.size})"
            else:
                yield f"    {name.index} = min(max({name.index}, 0), {name.size} - 1)"
        yield f"    return {cell(names, channels=channels)}"
