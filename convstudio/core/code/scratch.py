"""The layer from scratch: nested loops in plain Python, and which of their lines a step stands on."""

from dataclasses import dataclass

from convstudio.core.code.literals import Source
from convstudio.core.code.nested_loops import Writer
from convstudio.core.code.padding_function import NAMES
from convstudio.core.code.stamp_loops import GatherWriter, StampWriter
from convstudio.core.code.window_loops import ConvolutionWriter, PoolingWriter
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis


@dataclass(frozen=True, slots=True)
class Following:
    """Where a step stands in the code.

    Attributes
    ----------
    line : int
        The line that stores the output value, or that adds a product of the stamp; the first line is 1.
    note : str
        The loop variables there and the cells that the step covers: "r = 1, c = 2 · row = 1, 2, 3 · …".
    """

    line: int
    note: str


@dataclass(frozen=True, slots=True)
class ScratchSource(Source):
    """Code from scratch, and the way from a step to its line.

    Attributes
    ----------
    line : int
        The line of `Following`.
    axes : tuple of Axis or TransposedAxis
        Geometry of each spatial axis.
    channel : str
        The loop variable of the output map; empty where there is but one.
    stamps : bool
        Whether a step is one input value, rather than one output value.
    """

    line: int = 1
    axes: tuple[Axis | TransposedAxis, ...] = ()
    channel: str = ""
    stamps: bool = False

    def following(self, position: tuple[int, ...], out_channel: int = 0) -> Following:
        """Return the line and the indices of the step that computes one output value, or makes one stamp.

        Parameters
        ----------
        position : tuple of int
            Output index along each axis; of a stamp the input index.
        out_channel : int
            0 ≤ out_channel < O.
        """
        names = NAMES[len(self.axes)]
        loops = [f"{self.channel} = {out_channel}"] if self.channel else []
        windows = []
        for name, axis, index in zip(names, self.axes, position, strict=True):
            here, there = (name.index, name.out) if self.stamps else (name.out, name.index)
            loops.append(f"{here} = {index}")
            windows.append(f"{there} = {_listed(_covered(axis, index, stamps=self.stamps))}")
        return Following(self.line, " · ".join([", ".join(loops), *windows]).replace("-", "−"))


def _covered(axis: Axis | TransposedAxis, index: int, *, stamps: bool) -> list[int]:
    """Return what the step at an index covers along an axis, in rising order; a stamp's cropped cells as well."""
    if isinstance(axis, Axis):
        first = axis.start(index)
        return list(range(first, first + axis.span, axis.dilation))
    if stamps:
        return sorted(axis.stamped(index).tolist())
    return sorted(axis.taps(index)[axis.meets(index)].tolist())


def _listed(cells: list[int]) -> str:
    """Return indices as "1, 3, 5", or where there are more "1 … 9", "1, 3 … 9"; "none" where there are none."""
    if not cells:
        return "none"
    if len(cells) <= 3:
        return ", ".join(map(str, cells))
    return (
        f"{cells[0]} … {cells[-1]}" if cells[1] == cells[0] + 1 else f"{cells[0]}, {cells[1]} … {cells[-1]}"
    )


def scratch_source(document: Document, *, stamping: bool = False) -> ScratchSource:
    """Return plain Python that computes the layer of `document` with nested loops.

    The code has a loop, an index and a parameter only for what the layer has: one channel has no channel index,
    a stride of 1 is not mentioned.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes, and a possible geometry.
    stamping : bool
        Whether a transposed convolution is written by input value, as stamps, rather than by output value.

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
    kind = document.layer.kind
    stamps = stamping and kind is Kind.TRANSPOSED
    writer = _writer(document, stamps=stamps)
    above = "".join(line + "\n" for line in (*writer.head(), *writer.loops()))
    stand_ins = tuple(
        name for name, large in (("x", writer.large_input), ("w", writer.large_weight)) if large
    )
    return ScratchSource(
        text=above + "\nprint(y)\n",
        stand_ins=stand_ins,
        line=above.count("\n"),
        axes=tuple(writer.measures),
        channel="" if not writer.many_outputs else "o" if kind.weighted else "channel",
        stamps=stamps,
    )


def _writer(document: Document, *, stamps: bool) -> Writer:
    match document.layer.kind:
        case Kind.CONVOLUTION:
            return ConvolutionWriter(document)
        case Kind.TRANSPOSED:
            return StampWriter(document) if stamps else GatherWriter(document)
        case _:
            return PoolingWriter(document)
