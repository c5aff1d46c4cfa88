"""The lines of the convolution from scratch: the numbers, the sizes, the padding and the nested loops."""

from collections.abc import Iterator

from convstudio.core.code import literals
from convstudio.core.code.padding_function import NAMES, cell, padding_function, place
from convstudio.core.document import Document, FloatArray
from convstudio.core.operators import geometry


class Writer:
    """Writes the lines of one document's code, part by part.

    What the layer does not have (a second channel, a stride, padding, groups) the code does not mention.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.axes = geometry.window_axes(document)
        self.names = NAMES[len(self.axes)]
        self.large_input = document.signal.values.size > literals.WRITTEN_INPUT
        self.large_weight = document.weight.size > literals.WRITTEN_WEIGHTS
        self.many_inputs = document.in_channels > 1
        self.many_outputs = document.out_channels > 1
        self.grouped = document.layer.groups > 1
        self.per_group = document.in_channels // document.layer.groups
        self.cell = cell(self.names, channels=self.many_inputs)
        self.outer = 4 * (len(self.names) + self.many_outputs)
        self.biased = bool(document.bias.any())
        self.padded = any(axis.before or axis.after for axis in self.axes)
        self.uneven = any(axis.before != axis.after for axis in self.axes)

    def head(self) -> Iterator[str]:
        """Yield everything above the loops: the numbers, the sizes and the padding."""
        if self.large_input or self.large_weight:
            yield from ("import random", "")
        yield from self._input()
        yield ""
        yield from self._weights()
        if self.biased:
            values = self.document.bias
            yield f"b = {literals.array(values, 4) if self.many_outputs else literals.number(values[0])}"
        yield ""
        yield from self._parameters()
        yield ""
        yield from self._sizes()
        yield ""
        if self.padded:
            mode = self.document.layer.padding_mode
            yield from ("", *padding_function(mode, self.names, channels=self.many_inputs), "", "")

    def _input(self) -> Iterator[str]:
        values = self.document.signal.values
        shown = values if self.many_inputs else values[0]
        yield f"# The input: {self.cell}."
        if self.large_input:
            yield "# Your picture goes here; random numbers stand in for it."
        yield _assignment("x", shown, random=self.large_input)

    def _weights(self) -> Iterator[str]:
        values = self.document.weight
        shown = values if self.per_group > 1 else values[:, 0]
        if not self.many_outputs:
            shown = shown[0]
        yield f"# The kernel: w{self._filter()}{''.join(f'[{name.tap}]' for name in self.names)}."
        if self.large_weight:
            yield f"# {values.size} weights are too many to write out: random ones stand in for them."
        yield _assignment("w", shown, random=self.large_weight)

    def _filter(self) -> str:
        """Return the indices of `w` that choose the kernel."""
        plane = "[k]" if self.grouped else "[channel]"
        return ("[o]" if self.many_outputs else "") + (plane if self.per_group > 1 else "")

    def _parameters(self) -> Iterator[str]:
        """Yield the assignments of sizes, stride, padding, dilation and groups that the layer has."""
        axes, names = self.axes, self.names
        yield _together([name.size for name in names], [axis.in_size for axis in axes])
        yield _together([f"kernel_{name.size}" for name in names], [axis.kernel for axis in axes])
        for word, values in (
            ("stride", [axis.stride for axis in axes]),
            ("dilation", [axis.dilation for axis in axes]),
        ):
            if set(values) != {1}:
                yield _together([self._own(word, number) for number in range(len(axes))], values)
        if self.uneven:
            for name, axis in zip(names, axes, strict=True):
                yield _together([name.before, name.after], [axis.before, axis.after])
        elif self.padded:
            values = [axis.before for axis in axes]
            yield _together([self._own("padding", number) for number in range(len(axes))], values)
        if self.many_inputs and self.per_group > 1:
            yield f"{'channels_per_group' if self.grouped else 'channels'} = {self.per_group}"
        if self.many_outputs:
            yield f"filters = {self.document.out_channels}"
        if self.grouped:
            yield f"filters_per_group = {self.document.out_channels // self.document.layer.groups}"

    def _own(self, word: str, number: int) -> str:
        """Return the name of a parameter along axis `number`: one name where all axes agree."""
        values = {
            "stride": [axis.stride for axis in self.axes],
            "dilation": [axis.dilation for axis in self.axes],
            "padding": [axis.before for axis in self.axes],
        }[word]
        return word if len(set(values)) == 1 else f"{word}_{self.names[number].size}"

    def _sizes(self) -> Iterator[str]:
        """Yield the size formula of each axis; // is the floor."""
        for number, (name, axis) in enumerate(zip(self.names, self.axes, strict=True)):
            room = name.size
            if self.uneven and (axis.before or axis.after):
                room += f" + {name.before} + {name.after}"
            elif not self.uneven and axis.before:
                room += f" + 2 * {self._own('padding', number)}"
            if axis.dilation == 1:
                room += f" - kernel_{name.size} + 1"
            else:
                room += f" - {self._own('dilation', number)} * (kernel_{name.size} - 1)"
            if axis.stride > 1:
                room = room.removesuffix(" + 1") if axis.dilation == 1 else f"{room} - 1"
                stride = self._own("stride", number)
                line = f"out_{name.size} = ({room}) // {stride} + 1"
                if len(line) <= literals.WIDTH:
                    yield line
                else:
                    yield from (f"out_{name.size} = (", f"    {room}", f") // {stride} + 1")
            else:
                yield f"out_{name.size} = {room}"

    def loops(self) -> Iterator[str]:
        """Yield the nested loops: over the output, and inside them over the window."""
        *outer, last = (f"out_{name.size}" for name in self.names)
        if self.many_outputs:
            outer.insert(0, "filters")
        yield _lists("y", f"[0] * {last}", outer)
        depth = 0
        if self.many_outputs:
            yield "for o in range(filters):"
            depth = 1
            if self.grouped:
                yield f"    {self._first()}"
        for name in self.names:
            yield "    " * depth + f"for {name.out} in range(out_{name.size}):"
            depth += 1
        yield "    " * depth + "total = 0"
        yield from ("    " * depth + line for line in self._window())
        place = ("[o]" if self.many_outputs else "") + "".join(f"[{name.out}]" for name in self.names)
        bias = "" if not self.biased else " + b[o]" if self.many_outputs else " + b"
        yield "    " * depth + f"y{place} = total{bias}"

    def _first(self) -> str:
        """Return the line that finds the channels of the filter's group."""
        if self.per_group == 1:
            return "channel = o // filters_per_group"
        return "first = o // filters_per_group * channels_per_group"

    def _window(self) -> Iterator[str]:
        """Yield the loops over one window, from its total's 0 to its last product."""
        depth = 0
        if self.grouped and self.per_group > 1:
            yield "for k in range(channels_per_group):"
            yield "    channel = first + k"
            depth = 1
        elif self.many_inputs and not self.grouped:
            yield "for channel in range(channels):"
            depth = 1
        for name in self.names:
            yield "    " * depth + f"for {name.tap} in range(kernel_{name.size}):"
            depth += 1
        pad = "    " * depth
        for number, name in enumerate(self.names):
            position = self._position(number)
            line = f"{pad}{name.index} = {position}"
            if len(line) <= literals.WIDTH - self.outer:
                yield line
            else:
                tap, _, padding = position.partition(" - ")
                yield f"{pad}{name.index} = {tap}"
                yield f"{pad}{name.index} -= {padding}"
        value = f"padded({place(self.names, channels=self.many_inputs)})" if self.padded else self.cell
        if self.document.layer.flipped:
            yield f"{pad}# Turned by 180°, the kernel is read from its end."
        line = f"{pad}total += {self._weight()} * {value}"
        if len(line) <= literals.WIDTH - self.outer:
            yield line
        else:
            yield f"{pad}weight = {self._weight()}"
            yield f"{pad}total += weight * {value}"

    def _position(self, number: int) -> str:
        """Return the padded index that a tap of a window meets along axis `number`."""
        name, axis = self.names[number], self.axes[number]
        text = name.out if axis.stride == 1 else f"{name.out} * {self._own('stride', number)}"
        text += f" + {name.tap}" if axis.dilation == 1 else f" + {name.tap} * {self._own('dilation', number)}"
        if axis.before:
            text += f" - {name.before if self.uneven else self._own('padding', number)}"
        return text

    def _weight(self) -> str:
        """Return the weight of one product; a turned kernel is read from its end."""
        taps = (f"-1 - {name.tap}" if self.document.layer.flipped else name.tap for name in self.names)
        return f"w{self._filter()}{''.join(f'[{tap}]' for tap in taps)}"


def _assignment(name: str, values: FloatArray, *, random: bool) -> str:
    """Return the line that gives `name` its nested lists, or random ones of the same shape."""
    if not random:
        return f"{name} = {literals.array(values, indent=len(name) + 3)}"
    return _lists(name, "random.random()", [str(size) for size in values.shape])


def _lists(name: str, inner: str, counts: list[str]) -> str:
    """Return the line that gives `name` lists of lists of `inner`, `counts` naming the outermost first."""
    loops = [f"for _ in range({count})]" for count in reversed(counts)]
    start = f"{name} = {'[' * len(loops)}{inner}"
    line = " ".join([start, *loops])
    if len(line) <= literals.WIDTH:
        return line
    first = len(name) + 3
    return "\n".join([start, *(" " * (first + len(loops) - n) + loop for n, loop in enumerate(loops))])


def _together(names: list[str], values: list[int]) -> str:
    """Return one assignment of `values` to `names`, which are all the same where the values are."""
    if len(set(names)) == 1:
        return f"{names[0]} = {values[0]}"
    return f"{', '.join(names)} = {', '.join(map(str, values))}"
