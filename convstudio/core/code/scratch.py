"""The convolution from scratch: nested loops in plain Python, and which of its lines a step stands on."""

from dataclasses import dataclass

from convstudio.core.code.literals import Source
from convstudio.core.code.nested_loops import Writer
from convstudio.core.code.padding_function import NAMES
from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.operators.window_axis import Axis


@dataclass(frozen=True, slots=True)
class Following:
    """Where a step stands in the code.

    Attributes
    ----------
    line : int
        The line that stores the output value; the first line is 1.
    note : str
        The loop variables there and the input cells the window covers: "r = 1, c = 2 · row = 1, 2, 3 · …".
    """

    line: int
    note: str


@dataclass(frozen=True, slots=True)
class ScratchSource(Source):
    """Code from scratch, and the way from a step to its line.

    Attributes
    ----------
    line : int
        The line that stores one output value; the first line is 1.
    axes : tuple of Axis
        Geometry of each spatial axis.
    out_channels : int
        Number of output maps; the code has a loop over them where it is more than one.
    """

    line: int = 1
    axes: tuple[Axis, ...] = ()
    out_channels: int = 1

    def following(self, position: tuple[int, ...], out_channel: int = 0) -> Following:
        """Return the line and the indices of the step that computes one output value.

        Parameters
        ----------
        position : tuple of int
            Output index along each axis.
        out_channel : int
            0 ≤ out_channel < O.
        """
        names = NAMES[len(self.axes)]
        loops = [f"o = {out_channel}"] if self.out_channels > 1 else []
        loops += [f"{name.out} = {index}" for name, index in zip(names, position, strict=True)]
        windows = [
            f"{name.index} = {_covered(axis, index)}"
            for name, axis, index in zip(names, self.axes, position, strict=True)
        ]
        return Following(self.line, " · ".join([", ".join(loops), *windows]).replace("-", "−"))


def _covered(axis: Axis, output_index: int) -> str:
    """Return the padded indices under a window: "1, 3, 5", or where there are more "1 … 9", "1, 3 … 9"."""
    first = axis.start(output_index)
    cells = range(first, first + axis.span, axis.dilation)
    if len(cells) <= 3:
        return ", ".join(map(str, cells))
    return f"{first} … {cells[-1]}" if axis.dilation == 1 else f"{first}, {cells[1]} … {cells[-1]}"


def scratch_source(document: Document) -> ScratchSource:
    """Return plain Python that computes the layer of `document` with nested loops.

    The code has a loop, an index and a parameter only for what the layer has: one channel has no channel index,
    a stride of 1 is not mentioned.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes, and a possible geometry.

    Returns
    -------
    ScratchSource
        Running its text leaves the output in `y`, nested lists of shape (O, *spatial), without the first axis
        where there is one output channel. `x` and `w` may be stand-ins.

    Raises
    ------
    ShapeError
        Where the geometry is impossible: Python would go on where torch refuses.
    """
    geometry.output_shape(document)
    writer = Writer(document)
    above = "".join(line + "\n" for line in (*writer.head(), *writer.loops()))
    stand_ins = tuple(
        name for name, large in (("x", writer.large_input), ("w", writer.large_weight)) if large
    )
    return ScratchSource(
        text=above + "\nprint(y)\n",
        stand_ins=stand_ins,
        line=above.count("\n"),
        axes=writer.axes,
        out_channels=document.out_channels,
    )
