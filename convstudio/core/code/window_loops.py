"""The loops of a layer whose windows slide over its input: convolution, and pooling."""

from collections.abc import Iterator

from convstudio.core.code import literals
from convstudio.core.code.nested_loops import Writer, condition, deeper
from convstudio.core.code.padding_function import padding_function, place
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry


class WindowWriter(Writer):
    """Writes what windows have in common: their number, and the cell under each weight.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes.
    """

    def __init__(self, document: Document) -> None:
        self.axes = geometry.window_axes(document)
        super().__init__(document, self.axes)

    def sizes(self) -> Iterator[str]:
        """Yield the size formula of each axis; // is the floor, and -(-a // b) the ceiling of a / b."""
        for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
            room = name.size
            if self.uneven and (axis.before or axis.after):
                room += f" + {name.before} + {name.after}"
            elif not self.uneven and axis.before:
                room += f" + 2 * {self.own('padding', number)}"
            if axis.dilation == 1:
                room += f" - kernel_{name.size}"
            else:
                room += f" - {self.own('dilation', number)} * (kernel_{name.size} - 1) - 1"
            if axis.stride > 1:
                yield from self._divided(number, room)
            else:
                yield f"out_{name.size} = {room.removesuffix(' - 1')}{' + 1' if axis.dilation == 1 else ''}"

    def _divided(self, number: int, room: str) -> Iterator[str]:
        name, axis, stride = self.names[number], self.axes[number], self.own("stride", number)
        start, end = (
            (f"-(-({room})", f" // {stride}) + 1") if axis.ceil else (f"({room})", f" // {stride} + 1")
        )
        line = f"out_{name.size} = {start}{end}"
        if len(line) <= literals.WIDTH:
            yield line
        else:
            opening, closing = start.split(room)
            yield from (f"out_{name.size} = {opening}", f"    {room}", f"{closing}{end}")
        if axis.ceil:
            before = f" + {self.before(number)}" if axis.before else ""
            yield f"if (out_{name.size} - 1) * {stride} >= {name.size}{before}:"
            yield f"    out_{name.size} -= 1  # no window starts in the padding at the end"

    def positions(self) -> Iterator[str]:
        """Yield the lines that find the padded index under a tap, along every axis."""
        for number, name in enumerate(self.names):
            position = self._position(number)
            line = f"{name.index} = {position}"
            # Three loops over the window at most, and perhaps one over its planes.
            if len(line) + 4 * (len(self.names) + 1) + self.outer <= literals.WIDTH:
                yield line
            else:
                tap, _, padding = position.partition(" - ")
                yield f"{name.index} = {tap}"
                if padding:
                    yield f"{name.index} -= {padding}"

    def _position(self, number: int) -> str:
        """Return the padded index that a tap of a window meets along axis `number`."""
        name, axis = self.names[number], self.axes[number]
        text = name.out if axis.stride == 1 else f"{name.out} * {self.own('stride', number)}"
        text += f" + {name.tap}" if axis.dilation == 1 else f" + {name.tap} * {self.own('dilation', number)}"
        if axis.before:
            text += f" - {self.before(number)}"
        return text


class ConvolutionWriter(WindowWriter):
    """Writes a convolution: the sum of the products of every window."""

    def functions(self) -> Iterator[str]:
        """Yield the function that answers for cells beyond the border."""
        if self.padded:
            mode = self.document.layer.padding_mode
            yield from ("", *padding_function(mode, self.names, channels=self.many_inputs), "", "")

    def loops(self) -> Iterator[str]:
        """Yield the nested loops: over the output, and inside them over the window."""
        yield from self.outputs()
        depth = self.outer // 4
        yield from deeper(iter(["total = 0"]), depth)
        yield from deeper(self._window(), depth)
        bias = "" if not self.biased else " + b[o]" if self.many_outputs else " + b"
        yield "    " * depth + f"y{self.place()} = total{bias}"

    def _window(self) -> Iterator[str]:
        planes = list(self.planes())
        yield from planes
        depth = 1 if planes else 0
        yield from deeper(self.taps(), depth)
        depth += len(self.names)
        yield from deeper(self.positions(), depth)
        value = f"padded({place(self.names, channels=self.many_inputs)})" if self.padded else self.cell
        yield from deeper(self.product("total", value, 4 * depth + self.outer), depth)


class PoolingWriter(WindowWriter):
    """Writes a pooling layer: the largest value of every window, or their mean."""

    def loops(self) -> Iterator[str]:
        """Yield the nested loops: over the output, and inside them over the window."""
        maximum = self.document.layer.kind is Kind.MAX_POOL
        if not (maximum or self._counts):
            yield f"cells = {' * '.join(f'kernel_{name.size}' for name in self.names)}"
        yield from self.outputs()
        depth = self.outer // 4
        yield from deeper(iter(self._start(maximum=maximum)), depth)
        yield from deeper(self.taps(), depth)
        yield from deeper(self._window(maximum=maximum), depth + len(self.names))
        mean = "total / count" if self._counts else "total / cells"
        yield "    " * depth + f"y{self.place()} = {'best' if maximum else mean}"

    @property
    def _reaches_out(self) -> bool:
        """Whether some window has cells that are none of the input's."""
        return any(axis.before or axis.after or axis.overhang for axis in self.axes)

    @property
    def _counts(self) -> bool:
        """Whether an average has not the same number of cells everywhere."""
        counted = self.document.layer.count_include_pad
        return any(axis.overhang or (not counted and (axis.before or axis.after)) for axis in self.axes)

    def _start(self, *, maximum: bool) -> list[str]:
        if maximum:
            return ['best = float("-inf")']
        return ["total = 0", "count = 0"] if self._counts else ["total = 0"]

    def _window(self, *, maximum: bool) -> Iterator[str]:
        yield from self.positions()
        indent = self.outer + 4 * len(self.names)
        taken = f"best = max(best, {self.cell})" if maximum else f"total += {self.cell}"
        counting = self._counts and not maximum
        with_padding = self.document.layer.count_include_pad
        if counting and with_padding:
            ends = []
            for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
                after = f" + {self.after(number)}" if axis.after else ""
                ends.append(f"{name.index} < {name.size}{after}")
            yield from condition(ends, "and", indent)
            yield "    count += 1"
        inside = "    " if self._reaches_out else ""
        if inside:
            ranges = [f"0 <= {name.index} < {name.size}" for name in self.names]
            yield from condition(ranges, "and", indent)
        yield f"{inside}{taken}"
        if counting and not with_padding:
            yield f"{inside}count += 1"
