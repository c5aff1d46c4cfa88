"""What the loops of every kind have in common: the numbers above them, the sizes, and the loops over the output."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from convstudio.core.code import literals
from convstudio.core.code.padding_function import NAMES, cell
from convstudio.core.document import Document, FloatArray
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis


class Writer(ABC):
    """Writes the lines of one document's code, part by part.

    What the layer does not have (a second channel, a stride, padding, groups) the code does not mention.

    Parameters
    ----------
    document : Document
        One, two or three spatial axes.
    axes : sequence of Axis or TransposedAxis
        Its geometry.
    """

    def __init__(self, document: Document, axes: Sequence[Axis | TransposedAxis]) -> None:
        kind = document.layer.kind
        self.document = document
        self.measures = axes
        self.names = NAMES[len(axes)]
        self.large_input = document.signal.values.size > literals.WRITTEN_INPUT
        self.large_weight = kind.weighted and document.weight.size > literals.WRITTEN_WEIGHTS
        self.many_inputs = document.in_channels > 1
        self.many_outputs = document.out_channels > 1
        self.grouped = kind.weighted and document.layer.groups > 1
        self.per_group = document.in_channels // document.groups
        self.cell = cell(self.names, channels=self.many_inputs)
        self.outer = 4 * (len(self.names) + self.many_outputs)
        self.biased = kind.weighted and bool(document.bias.any())
        self.padded = any(axis.before or axis.after for axis in axes)
        self.uneven = any(axis.before != axis.after for axis in axes)

    def head(self) -> Iterator[str]:
        """Yield everything above the loops: the numbers, the sizes and the functions."""
        if self.large_input or self.large_weight:
            yield from ("import random", "")
        yield from self._input()
        yield ""
        if self.document.layer.kind.weighted:
            yield from self._weights()
            yield ""
        yield from self._parameters()
        yield ""
        yield from self.sizes()
        yield ""
        yield from self.functions()

    @abstractmethod
    def sizes(self) -> Iterator[str]:
        """Yield the size formula of each axis."""

    @abstractmethod
    def loops(self) -> Iterator[str]:
        """Yield the nested loops, down to the line on which a step stands."""

    def functions(self) -> Iterator[str]:
        """Yield what the loops call; nothing by default."""
        yield from ()

    # The numbers

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
        yield f"# The kernel: w{self.kernel()}{''.join(f'[{name.tap}]' for name in self.names)}."
        if self.large_weight:
            yield f"# {values.size} weights are too many to write out: random ones stand in for them."
        yield _assignment("w", shown, random=self.large_weight)
        if self.biased:
            bias = self.document.bias
            yield f"b = {literals.array(bias, 4) if self.many_outputs else literals.number(bias[0])}"

    def kernel(self) -> str:
        """Return the indices of `w` that choose the kernel."""
        plane = "[k]" if self.grouped else "[channel]"
        return ("[o]" if self.many_outputs else "") + (plane if self.per_group > 1 else "")

    def _parameters(self) -> Iterator[str]:
        """Yield the assignments of sizes, stride, padding, dilation and groups that the layer has."""
        axes, names = self.measures, self.names
        yield _together([name.size for name in names], [axis.in_size for axis in axes])
        yield _together([f"kernel_{name.size}" for name in names], [axis.kernel for axis in axes])
        for word, usual in (("stride", 1), ("dilation", 1), ("output_padding", 0)):
            values = self.values(word)
            if set(values) != {usual}:
                yield _together([self.own(word, number) for number in range(len(axes))], values)
        if self.uneven:
            for name, axis in zip(names, axes, strict=True):
                yield _together([name.before, name.after], [axis.before, axis.after])
        elif self.padded:
            yield _together(
                [self.own("padding", number) for number in range(len(axes))], self.values("padding")
            )
        yield from self._channels()

    def _channels(self) -> Iterator[str]:
        """Yield the assignments of the numbers of channels, where there are several."""
        if not self.document.layer.kind.weighted:
            if self.many_inputs:
                yield f"channels = {self.document.in_channels}"
            return
        if self.many_inputs and self.per_group > 1:
            yield f"{'channels_per_group' if self.grouped else 'channels'} = {self.per_group}"
        if self.many_outputs:
            yield f"filters = {self.document.out_channels}"
        if self.grouped:
            yield f"filters_per_group = {self.document.out_channels // self.document.groups}"

    def values(self, word: str) -> list[int]:
        """Return a parameter along every axis."""
        if word == "output_padding":
            return [axis.output_padding if isinstance(axis, TransposedAxis) else 0 for axis in self.measures]
        return [
            {"stride": axis.stride, "dilation": axis.dilation, "padding": axis.before}[word]
            for axis in self.measures
        ]

    def own(self, word: str, number: int) -> str:
        """Return the name of a parameter along axis `number`: one name where all axes agree."""
        return word if len(set(self.values(word))) == 1 else f"{word}_{self.names[number].size}"

    def before(self, number: int) -> str:
        """Return the name of the padding before the first cell along axis `number`."""
        return self.names[number].before if self.uneven else self.own("padding", number)

    def after(self, number: int) -> str:
        """Return the name of the padding after the last cell along axis `number`."""
        return self.names[number].after if self.uneven else self.own("padding", number)

    # Parts of loops

    def outputs(self) -> Iterator[str]:
        """Yield the list that takes the output, and the loops over it, each deeper than the one before."""
        *outer, last = (f"out_{name.size}" for name in self.names)
        weighted = self.document.layer.kind.weighted
        if self.many_outputs:
            outer.insert(0, "filters" if weighted else "channels")
        yield lists("y", f"[0] * {last}", outer)
        depth = 0
        if self.many_outputs:
            yield "for o in range(filters):" if weighted else "for channel in range(channels):"
            depth = 1
            yield from ("    " + line for line in self.first())
        for name in self.names:
            yield "    " * depth + f"for {name.out} in range(out_{name.size}):"
            depth += 1

    def first(self) -> Iterator[str]:
        """Yield the line that finds the channels of the filter's group, where there are groups."""
        if self.grouped and self.per_group == 1:
            yield "channel = o // filters_per_group"
        elif self.grouped:
            yield "first = o // filters_per_group * channels_per_group"

    def planes(self) -> Iterator[str]:
        """Yield the loop over the input channels of a filter, if there are several."""
        if self.grouped and self.per_group > 1:
            yield "for k in range(channels_per_group):"
            yield "    channel = first + k"
        elif self.many_inputs and not self.grouped:
            yield "for channel in range(channels):"

    def taps(self) -> Iterator[str]:
        """Yield the loops over one window or kernel, each deeper than the one before."""
        for depth, name in enumerate(self.names):
            yield "    " * depth + f"for {name.tap} in range(kernel_{name.size}):"

    def place(self) -> str:
        """Return the indices of `y`."""
        channel = "[o]" if self.document.layer.kind.weighted else "[channel]"
        return (channel if self.many_outputs else "") + "".join(f"[{name.out}]" for name in self.names)

    def weight(self) -> str:
        """Return the weight of one product; a turned kernel is read from its end."""
        taps = (f"-1 - {name.tap}" if self.document.layer.flipped else name.tap for name in self.names)
        return f"w{self.kernel()}{''.join(f'[{tap}]' for tap in taps)}"

    def product(self, target: str, value: str, indent: int) -> Iterator[str]:
        """Yield the line or lines that add one product to `target`, at a depth of `indent` columns in all."""
        if self.document.layer.flipped:
            yield "# Turned by 180°, the kernel is read from its end."
        weight = self.weight()
        if len(f"{target} += {weight} * {value}") + indent > literals.WIDTH:
            yield f"weight = {weight}"
            weight = "weight"
        if len(f"{target} += {weight} * {value}") + indent > literals.WIDTH:
            yield f"value = {value}"
            value = "value"
        yield f"{target} += {weight} * {value}"


def condition(parts: Sequence[str], joint: str, indent: int) -> Iterator[str]:
    """Yield the line or lines of an `if` over `parts`, at a depth of `indent` columns."""
    line = f"if {f' {joint} '.join(parts)}:"
    if len(line) + indent <= literals.WIDTH:
        yield line
        return
    yield "if ("
    yield f"    {parts[0]}"
    yield from (f"    {joint} {part}" for part in parts[1:])
    yield "):"


def deeper(lines: Iterator[str], depth: int) -> Iterator[str]:
    """Yield `lines` so many steps deeper."""
    return ("    " * depth + line for line in lines)


def lists(name: str, inner: str, counts: list[str], variable: str = "_") -> str:
    """Return the line that gives `name` lists of lists of `inner`, `counts` naming the outermost first.

    The outermost list is made with `variable`, which `inner` may use.
    """
    variables = [*("_" for _ in counts[1:]), variable]
    loops = (
        [f"for {each} in range({count})]" for each, count in zip(variables, reversed(counts), strict=True)]
        if counts
        else []
    )
    start = f"{name} = {'[' * len(loops)}{inner}"
    line = " ".join([start, *loops])
    if len(line) <= literals.WIDTH:
        return line
    first = len(name) + 3
    return "\n".join([start, *(" " * (first + len(loops) - n) + loop for n, loop in enumerate(loops))])


def _assignment(name: str, values: FloatArray, *, random: bool) -> str:
    """Return the line that gives `name` its nested lists, or random ones of the same shape."""
    if not random:
        return f"{name} = {literals.array(values, indent=len(name) + 3)}"
    return lists(name, "random.random()", [str(size) for size in values.shape])


def _together(names: list[str], values: list[int]) -> str:
    """Return one assignment of `values` to `names`, which are all the same where the values are."""
    if len(set(names)) == 1:
        return f"{names[0]} = {values[0]}"
    return f"{', '.join(names)} = {', '.join(map(str, values))}"
