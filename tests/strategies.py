"""Random documents for property tests."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, Document, FloatArray, LayerSpec, PaddingMode, Signal, frozen
from convstudio.core.edits import channels, kernel, kind, layer, planes, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.kind import Kind
from convstudio.core.operators.banks import BANKS
from convstudio.core.operators.initialise import Scheme

MODES: Final = tuple(PaddingMode)
KINDS: Final = tuple(Kind)
RANKS: Final = (1, 2, 3)

REFUSALS: Final = frozenset(
    {
        Code.NOT_FINITE,
        Code.OUT_OF_RANGE,
        Code.GROUPS_DO_NOT_DIVIDE,
        Code.NAME_TOO_LONG,
        Code.BANK_NEEDS_COLOR,
        Code.PLANES_DO_NOT_MERGE,
        Code.LAST_PLANE,
    }
)
"""What `edits` of small documents may be refused by."""

Edit: TypeAlias = tuple[EditName, Callable[[Document], Document]]


@st.composite
def float_arrays(draw: st.DrawFn, shape: tuple[int, ...], *, wild: bool = False) -> FloatArray:
    """Arrays of `shape`: small whole numbers, or normal ones; where `wild`, every finite float32 there is.

    Only a seed is drawn, which keeps drawing fast and shrinking short.
    """
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    kind = draw(st.sampled_from(("whole", "normal", "wild") if wild else ("whole", "normal")))
    if kind == "whole":
        return frozen(generator.integers(-4, 5, shape))
    if kind == "normal":
        return frozen(generator.standard_normal(shape))
    bits = generator.integers(0, 2**32, shape, dtype=np.uint32)
    values = np.where(generator.random(shape) < 0.1, np.uint32(0x80000000), bits).view(np.float32)
    return frozen(np.where(np.isfinite(values), values, np.float32(0)))


def plane_names(channels: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Names of planes, mostly the usual ones."""
    given = st.sampled_from(("", "", "R", "B", "depth", "温度"))
    return st.just(()) | st.tuples(*[given] * channels)


_AxisNumbers: TypeAlias = tuple[int, int, int, tuple[int, int], int, int]
"""Side, kernel, stride, padding, dilation and output padding along one axis."""


@dataclass(frozen=True)
class _Most:
    """Largest values along an axis, and whether it has to have an output, and padding the same on both sides."""

    side: int
    kernel: int
    stride: int
    padding: int
    dilation: int
    possible: bool
    symmetric: bool

    def paddings(self, draw: st.DrawFn, most: int) -> tuple[int, int]:
        """Draw padding of at most `most` cells on each side."""
        before = draw(st.integers(0, min(most, self.padding)))
        return before, before if self.symmetric else draw(st.integers(0, min(most, self.padding)))

    def dilations(self, draw: st.DrawFn, kernel: int, padded: int) -> int:
        """Draw a dilation with which a kernel fits, where it has to."""
        fits = self.dilation if kernel == 1 or not self.possible else (padded - 1) // (kernel - 1)
        return draw(st.integers(1, min(self.dilation, fits)))


def _window(draw: st.DrawFn, most: _Most, mode: PaddingMode) -> _AxisNumbers:
    """Draw an axis along which a kernel slides, whose padded cells have the values of `mode`."""
    side, widest = draw(st.integers(1, most.side)), most.padding
    if most.possible and mode is PaddingMode.REFLECT:
        widest = side - 1
    elif most.possible and mode is PaddingMode.CIRCULAR:
        widest = side
    padding = most.paddings(draw, widest)
    padded = side + sum(padding)
    kernel = draw(st.integers(1, min(most.kernel, padded) if most.possible else most.kernel))
    stride = draw(st.integers(1, most.stride))
    return side, kernel, stride, padding, most.dilations(draw, kernel, padded), 0


def _pool(draw: st.DrawFn, most: _Most, *, within: bool) -> _AxisNumbers:
    """Draw an axis along which a window pools; it may have to lie within an input without its padding."""
    kernel = draw(st.integers(1, most.kernel))
    padding = most.paddings(draw, kernel // 2 if most.possible else most.padding)
    least = (kernel if within else max(kernel - sum(padding), 1)) if most.possible else 1
    side = draw(st.integers(least, max(least, most.side)))
    stride = draw(st.integers(1, most.stride))
    return side, kernel, stride, padding, most.dilations(draw, kernel, side + sum(padding)), 0


def _stamps(draw: st.DrawFn, most: _Most) -> _AxisNumbers:
    """Draw an axis along which stamps fall."""
    side, kernel = draw(st.integers(1, most.side)), draw(st.integers(1, most.kernel))
    stride, dilation = draw(st.integers(1, most.stride)), draw(st.integers(1, most.dilation))
    more = draw(st.integers(0, max(stride, dilation) - (1 if most.possible else 0)))
    spare = (side - 1) * stride + dilation * (kernel - 1) + more  # all of the output but one cell
    before, after = most.paddings(draw, spare // 2 if most.possible else most.padding)
    return side, kernel, stride, (before, after), dilation, more


@st.composite
def documents(
    draw: st.DrawFn,
    rank: int = 2,
    *,
    kind: Kind = Kind.CONVOLUTION,
    max_side: int = 8,
    max_kernel: int = 4,
    max_stride: int = 3,
    max_padding: int = 3,
    max_dilation: int = 3,
    max_groups: int = 3,
    max_channels_per_group: int = 2,
    max_filters_per_group: int | None = None,
    modes: Sequence[PaddingMode] = MODES,
    flipped: bool | None = None,
    symmetric: bool = False,
    possible: bool = False,
    wild: bool = False,
) -> Document:
    """Valid documents of `rank` spatial axes.

    Parameters
    ----------
    rank : int
        Number of spatial axes.
    kind : Kind
        What the layer does. What it does not know is drawn as well, and makes no difference.
    max_side, max_kernel, max_stride, max_padding, max_dilation : int
        Largest value along any axis; padding differs before and after.
    max_groups, max_channels_per_group : int
        There are at most max_groups × max_channels_per_group input channels.
    max_filters_per_group : int, optional
        There are at most max_groups × max_filters_per_group output channels; by default as many as input channels.
    modes : sequence of PaddingMode
        The padding modes to choose from.
    flipped : bool, optional
        None draws both.
    symmetric : bool
        True draws only padding that is the same before and after.
    possible : bool
        True draws only layers that have an output.
    wild : bool
        True draws values from all of float32, -0.0 and subnormal ones included.
    """
    mode = draw(st.sampled_from(modes))
    most = _Most(max_side, max_kernel, max_stride, max_padding, max_dilation, possible, symmetric)
    drawn: list[_AxisNumbers] = []
    for _ in range(rank):
        if kind is Kind.CONVOLUTION:
            drawn.append(_window(draw, most, mode))
        elif kind is Kind.TRANSPOSED:
            drawn.append(_stamps(draw, most))
        else:
            drawn.append(_pool(draw, most, within=kind is Kind.AVERAGE_POOL and rank == 3))
    sides, kernels, strides, paddings, dilations, more = zip(*drawn, strict=True)
    groups = draw(st.integers(1, max_groups))
    per_group = draw(st.integers(1, max_channels_per_group))
    channels = groups * per_group
    out_channels = groups * draw(st.integers(1, max_filters_per_group or max_channels_per_group))
    colors = [Color.STACK, *([Color.GRAY] if channels == 1 else []), *([Color.RGB] if channels == 3 else [])]
    low, high = draw(st.sampled_from(((0.0, 1.0), (0.0, 255.0), (-1.0, 1.0))))
    ceil_mode, count_include_pad = draw(st.tuples(st.booleans(), st.booleans()))
    if kind is not Kind.TRANSPOSED:
        more = draw(st.sampled_from(((0,) * rank, (1,) * rank)))
    return Document(
        signal=Signal(
            values=draw(float_arrays((channels, *sides), wild=wild)),
            color=draw(st.sampled_from(colors)),
            low=low,
            high=high,
            name=draw(st.sampled_from(("", "camera.png", "диагональ 图"))),
            plane_names=draw(plane_names(channels)),
        ),
        layer=LayerSpec(
            stride=strides,
            padding=paddings,
            dilation=dilations,
            groups=groups,
            padding_mode=mode,
            flipped=draw(st.booleans()) if flipped is None else flipped,
            kind=kind,
            output_padding=more,
            ceil_mode=ceil_mode,
            count_include_pad=count_include_pad,
        ),
        weight=draw(float_arrays((out_channels, per_group, *kernels), wild=wild)),
        bias=draw(float_arrays((out_channels,), wild=wild)),
    )


possible_documents = functools.partial(documents, possible=True)
"""Documents that have an output; the parameters are those of `documents`."""


def any_documents(
    kinds: Sequence[Kind] = KINDS, ranks: Sequence[int] = RANKS, *, possible: bool = True, **options: Any
) -> st.SearchStrategy[Document]:
    """Documents of any of `kinds` and `ranks`, small ones where there are three axes.

    Parameters
    ----------
    kinds : sequence of Kind
        What layers may do.
    ranks : sequence of int
        How many spatial axes they may have.
    possible : bool
        Whether to draw only layers that have an output.
    **options
        Further parameters of `documents`.
    """

    def of(drawn: tuple[Kind, int]) -> st.SearchStrategy[Document]:
        kind, rank = drawn
        sizes = {"max_side": 7, "max_kernel": 4} if rank < 3 else {"max_side": 4, "max_kernel": 3}
        return documents(rank, kind=kind, possible=possible, **{**sizes, **options})

    return st.tuples(st.sampled_from(kinds), st.sampled_from(ranks)).flatmap(of)


def seeds() -> st.SearchStrategy[int]:
    """Seeds of random weights and inputs."""
    return st.integers(0, 2**32 - 1)


def _edits_by(
    name: EditName, function: Callable[..., Document], /, **arguments: st.SearchStrategy[object]
) -> st.SearchStrategy[Edit]:
    return st.fixed_dictionaries(arguments).map(lambda drawn: (name, functools.partial(function, **drawn)))


def _values() -> st.SearchStrategy[float]:
    """Numbers as a user may type them: NaN and what is too large for float32 among them."""
    return st.floats(width=32) | st.sampled_from([0.0, 1.0, 1e39])


def signal_edits(document: Document) -> st.SearchStrategy[Edit]:
    """Edits of the input of `document`; some are refused, some change nothing."""
    rows, columns = document.signal.spatial
    cells = st.lists(st.tuples(st.integers(-2, rows + 1), st.integers(-2, columns + 1)), max_size=6)
    others = documents(max_side=6).map(lambda other: other.signal)
    return st.one_of(
        _edits_by(EditName.DRAW, signal.paint_cells, cells=cells, value=_values()),
        _edits_by(EditName.INPUT_RESIZE, _resized, size=st.tuples(st.integers(0, 9), st.integers(1, 9))),
        _edits_by(EditName.INPUT_INVERT, signal.invert),
        _edits_by(EditName.INPUT_CLEAR, signal.clear),
        _edits_by(EditName.INPUT_RANDOM, signal.randomise, seed=seeds()),
        _edits_by(EditName.INPUT_COLOR, signal.set_color, color=st.sampled_from((Color.GRAY, Color.RGB))),
        _edits_by(EditName.INPUT_REPLACE, signal.replace_input, signal=others),
    )


def _resized(document: Document, size: tuple[int, ...]) -> Document:
    return signal.resize_input(document, *size)


def kernel_edits(document: Document) -> st.SearchStrategy[Edit]:
    """Edits of the weights and biases of `document`; some are refused, some change nothing."""
    channel = st.integers(0, len(document.weight) - 1)
    which = st.tuples(channel, st.integers(0, document.weight.shape[1] - 1))
    cell = st.tuples(*(st.integers(0, side - 1) for side in document.kernel_size))
    size = st.tuples(st.integers(0, 6), st.integers(1, 6))
    return st.one_of(
        _edits_by(EditName.KERNEL_CELL, kernel.set_weight, kernel=which, cell=cell, value=_values()),
        _edits_by(EditName.KERNEL_RESIZE, kernel.resize_kernel, size=size),
        _edits_by(EditName.KERNEL_PRESET, kernel.set_kernel, kernel=which, values=size.flatmap(float_arrays)),
        _edits_by(
            EditName.KERNEL_RANDOM,
            kernel.randomise,
            kernel=which,
            scheme=st.sampled_from(tuple(Scheme)),
            seed=seeds(),
        ),
        _edits_by(EditName.KERNEL_NORMALISE, kernel.normalise, kernel=which),
        _edits_by(EditName.KERNEL_TRANSPOSE, kernel.transpose, kernel=which),
        _edits_by(EditName.KERNEL_TURN, kernel.turn, kernel=which),
        _edits_by(EditName.BIAS, kernel.set_bias, channel=channel, value=_values()),
    )


def layer_edits(document: Document) -> st.SearchStrategy[Edit]:
    """Edits of the parameters of `document`; some are refused, some change nothing."""
    rank = document.layer.rank
    steps = st.tuples(*[st.integers(0, 4)] * rank)
    side = st.integers(-1, 3) | st.just(limits.PADDING + 1)
    return st.one_of(
        _edits_by(EditName.STRIDE, layer.set_stride, stride=steps),
        _edits_by(EditName.DILATION, layer.set_dilation, dilation=steps),
        _edits_by(EditName.PADDING, layer.set_padding, padding=st.tuples(*[st.tuples(side, side)] * rank)),
        _edits_by(EditName.PADDING_MODE, layer.set_padding_mode, mode=st.sampled_from(MODES)),
        _edits_by(EditName.OPERATION, layer.set_flipped, flipped=st.booleans()),
        _edits_by(EditName.KIND, kind.set_kind, kind=st.sampled_from(KINDS)),
        _edits_by(EditName.OUTPUT_PADDING, kind.set_output_padding, output_padding=steps),
        _edits_by(EditName.CEIL_MODE, kind.set_ceil_mode, ceil_mode=st.booleans()),
        _edits_by(EditName.COUNT_INCLUDE_PAD, kind.set_count_include_pad, count_include_pad=st.booleans()),
    )


def plane_edits(document: Document) -> st.SearchStrategy[Edit]:
    """Edits of the planes of `document`, which has two spatial axes; some are refused, some change nothing."""
    channel, distance = st.integers(0, document.in_channels - 1), st.integers(-9, 9)
    names = st.sampled_from(("", "  infra  red ", "x" * limits.PLANE_NAME, "x" * (limits.PLANE_NAME + 1)))
    return st.one_of(
        _edits_by(EditName.INPUT_SHIFT, planes.shift, rows=distance, columns=distance, wraps=st.booleans()),
        _edits_by(EditName.PLANES_SPLIT, planes.split),
        _edits_by(EditName.PLANES_MERGE, planes.merge),
        _edits_by(EditName.PLANE_NAME, planes.name_plane, channel=channel, name=names),
        _edits_by(EditName.PLANE_REMOVE, planes.remove_plane, channel=channel),
        _edits_by(EditName.PLANE_DUPLICATE, planes.duplicate_plane, channel=channel),
    )


def channel_edits() -> st.SearchStrategy[Edit]:
    """Edits of a whole layer, which has two spatial axes; some are refused, some change nothing."""
    return st.one_of(
        _edits_by(EditName.IN_CHANNELS, channels.set_in_channels, count=st.integers(0, 7)),
        _edits_by(EditName.OUT_CHANNELS, channels.set_out_channels, count=st.integers(0, 9)),
        _edits_by(EditName.GROUPS, channels.set_groups, groups=st.integers(0, 7)),
        _edits_by(EditName.DEPTHWISE, channels.depthwise),
        _edits_by(EditName.POINTWISE, channels.pointwise),
        _edits_by(
            EditName.WEIGHTS_RANDOM,
            channels.initialise_all,
            scheme=st.sampled_from(tuple(Scheme)),
            seed=seeds(),
        ),
        _edits_by(EditName.BANK, channels.apply_bank, name=st.sampled_from(BANKS), seed=seeds()),
        _edits_by(EditName.BIASES_CLEAR, channels.clear_biases),
    )


def edits(document: Document) -> st.SearchStrategy[Edit]:
    """Every edit there is of `document`, which has two spatial axes; some are refused, some change nothing."""
    return (
        signal_edits(document)
        | kernel_edits(document)
        | layer_edits(document)
        | plane_edits(document)
        | channel_edits()
    )
