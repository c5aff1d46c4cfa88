"""The loops of a transposed convolution: every input value stamps, or every output value gathers."""

from collections.abc import Iterator

from convstudio.core.code import literals
from convstudio.core.code.nested_loops import Writer, condition, deeper, lists
from convstudio.core.document import Document
from convstudio.core.operators import geometry


class TransposedWriter(Writer):
    """Writes what both ways have in common.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes.
    """

    def __init__(self, document: Document) -> None:
        self.axes = geometry.transposed_axes(document)
        super().__init__(document, self.axes)

    def sizes(self) -> Iterator[str]:
        """Yield the size formula of each axis."""
        for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
            size = f"{name.size} - 1"
            full = size if axis.stride == 1 else f"({size}) * {self.own('stride', number)}"
            if axis.dilation == 1:
                full += f" + kernel_{name.size}"
            else:
                full += f" + {self.own('dilation', number)} * (kernel_{name.size} - 1) + 1"
            ends = ""
            if self.uneven and (axis.before or axis.after):
                ends = f" - {name.before} - {name.after}"
            elif axis.before:
                ends = f" - 2 * {self.own('padding', number)}"
            if axis.output_padding:
                ends += f" + {self.own('output_padding', number)}"
            line = f"out_{name.size} = {full}{ends}"
            if len(line) <= literals.WIDTH:
                yield line
            else:
                yield from (f"out_{name.size} = (", f"    {full}", f"   {ends}", ")")

    def spread(self, number: int) -> str:
        """Return how far along axis `number` a tap lies from the first."""
        tap = self.names[number].tap
        return tap if self.axes[number].dilation == 1 else f"{tap} * {self.own('dilation', number)}"


class StampWriter(TransposedWriter):
    """Writes a transposed convolution as stamps: the kernel times each input value, added to the output."""

    def loops(self) -> Iterator[str]:
        """Yield the loops over the input, and inside them over the stamp."""
        *outer, last = (f"out_{name.size}" for name in self.names)
        if self.many_outputs:
            outer.insert(0, "filters")
        start = "0" if not self.biased else "b[o]" if self.many_outputs else "b"
        yield lists("y", f"[{start}] * {last}", outer, "o" if self.many_outputs and self.biased else "_")
        depth = 0
        if self.many_outputs:
            yield "for o in range(filters):"
            yield from deeper(self.first(), 1)
            depth = 1
        planes = list(self.planes())
        yield from deeper(iter(planes), depth)
        depth += bool(planes)
        for name in self.names:
            yield "    " * depth + f"for {name.index} in range({name.size}):"
            depth += 1
        yield from deeper(self.taps(), depth)
        depth += len(self.names)
        yield from deeper(self._stamp(4 * depth), depth)

    def _stamp(self, indent: int) -> Iterator[str]:
        for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
            start = name.index if axis.stride == 1 else f"{name.index} * {self.own('stride', number)}"
            line = f"{name.out} = {start} + {self.spread(number)}"
            before = self.before(number) if axis.before else ""
            if before and len(line) + len(before) + 3 + indent <= literals.WIDTH:
                yield f"{line} - {before}"
            else:
                yield line
                if before:
                    yield f"{name.out} -= {before}"
        inside = 0
        if self.padded:
            ranges = [f"0 <= {name.out} < out_{name.size}" for name in self.names]
            yield from condition(ranges, "and", indent)
            inside = 1
        yield from deeper(self.product(f"y{self.place()}", self.cell, indent + 4 * inside), inside)


class GatherWriter(TransposedWriter):
    """Writes a transposed convolution by output value: which stamps reach it, and with which weight."""

    def loops(self) -> Iterator[str]:
        """Yield the loops over the output, and inside them over the weights."""
        yield from self.outputs()
        depth = self.outer // 4
        yield from deeper(iter(["total = 0"]), depth)
        planes = list(self.planes())
        yield from deeper(iter(planes), depth)
        within = depth + bool(planes)
        yield from deeper(self.taps(), within)
        within += len(self.names)
        yield from deeper(self._window(4 * within), within)
        bias = "" if not self.biased else " + b[o]" if self.many_outputs else " + b"
        yield "    " * depth + f"y{self.place()} = total{bias}"

    def _window(self, indent: int) -> Iterator[str]:
        for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
            before = f" + {self.before(number)}" if axis.before else ""
            yield f"{name.index} = {name.out}{before} - {self.spread(number)}"
        strided = [number for number, axis in enumerate(self.axes) if axis.stride > 1]
        if strided:
            rests = [f"{self.names[number].index} % {self.own('stride', number)}" for number in strided]
            yield from condition(rests, "or", indent)
            yield "    continue  # this weight falls between two stamps"
            for number in strided:
                yield f"{self.names[number].index} //= {self.own('stride', number)}"
        yield from condition([f"0 <= {name.index} < {name.size}" for name in self.names], "and", indent)
        yield from deeper(self.product("total", self.cell, indent + 4), 1)
