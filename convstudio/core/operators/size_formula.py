"""The size of the output, as the formula is taught: in three stages, with the numbers put in.

1. out = in − k + 1, what the kernel alone takes;
2. out = ⌊(in + 2p − k) / s⌋ + 1, with padding and stride;
3. out = ⌊(in + 2p − d·(k − 1) − 1) / s⌋ + 1, with dilation: the formula of torch.nn.Conv2d's documentation.

Of a transposed convolution they are

1. out = in − 1 + k, what stamps one cell apart reach;
2. out = (in − 1)·s − 2p + k, with stride and padding;
3. out = (in − 1)·s − 2p + d·(k − 1) + op + 1, with dilation and output padding, as torch.nn.ConvTranspose2d has it.

Each stage is a special case of the next, and the last is the size that the axis computes.
"""

from dataclasses import dataclass
from enum import StrEnum

from convstudio.core.operators.expression import (
    Ceil,
    Expression,
    Floor,
    Fraction,
    Role,
    Row,
    Text,
    integer,
    operator,
    punctuation,
    relation,
    symbol,
)
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis

PLUS, MINUS, DOT = operator("+"), operator("−"), punctuation("·")
EQUALS = relation("=")
OPEN, CLOSE = punctuation("("), punctuation(")")
ONE = integer(1)


class Stage(StrEnum):
    """What a stage of the formula takes into account."""

    KERNEL = "kernel"
    STRIDE = "stride"  # and padding
    DILATION = "dilation"
    OUTPUT_PADDING = "output_padding"  # and dilation


@dataclass(frozen=True, slots=True)
class StageFormula:
    """One stage of the formula for one axis.

    Attributes
    ----------
    stage : Stage
        What is taken into account.
    steps : tuple of Expression
        "out", then each further step beginning with its "="; the first of these has symbols, the next numbers.
    size : int
        What the formula gives: 0 or negative where no window fits, or where no cell is left.
    """

    stage: Stage
    steps: tuple[Expression, ...]
    size: int


def size_formula(axis: Axis | TransposedAxis, *, dilates: bool = True) -> tuple[StageFormula, ...]:
    """Return the stages for `axis`; the size of the last is the axis's own.

    Stages one and two say what the size would be without what they leave out, whatever the axis has.

    Parameters
    ----------
    axis : Axis or TransposedAxis
        Possible or not.
    dilates : bool
        Whether the layer knows dilation; average pooling does not, and has two stages.
    """
    if isinstance(axis, TransposedAxis):
        return _stamped_stages(axis)
    stages = _kernel_stage(axis), _stride_stage(axis), _dilation_stage(axis)
    return stages if dilates else stages[:2]


def _kernel_stage(axis: Axis) -> StageFormula:
    return _plain(
        Stage.KERNEL,
        (symbol("in"), MINUS, symbol("k"), PLUS, ONE),
        (integer(axis.in_size), MINUS, integer(axis.kernel), PLUS, ONE),
        axis.in_size - axis.kernel + 1,
    )


def _stride_stage(axis: Axis) -> StageFormula:
    return _divided(
        Stage.STRIDE,
        axis,
        room=axis.padded - axis.kernel,
        symbols=Row((*_padded_symbols(axis), MINUS, symbol("k"))),
        numbers=Row((*_padded_numbers(axis), MINUS, integer(axis.kernel))),
    )


def _dilation_stage(axis: Axis) -> StageFormula:
    symbols = (MINUS, symbol("d"), OPEN, symbol("k"), MINUS, ONE, CLOSE, MINUS, ONE)
    numbers = (
        MINUS,
        integer(axis.dilation),
        DOT,
        OPEN,
        integer(axis.kernel),
        MINUS,
        ONE,
        CLOSE,
        MINUS,
        ONE,
    )
    return _divided(
        Stage.DILATION,
        axis,
        room=axis.room,
        symbols=Row((*_padded_symbols(axis), *symbols)),
        numbers=Row((*_padded_numbers(axis), *numbers)),
    )


def _divided(stage: Stage, axis: Axis, *, room: int, symbols: Row, numbers: Row) -> StageFormula:
    """Return the stage ⌊room / stride⌋ + 1, from the room in symbols and in numbers."""
    stride, rounded = integer(axis.stride), Ceil if axis.ceil else Floor
    whole, rest = divmod(room, axis.stride)
    if axis.ceil and rest:
        whole += 1
    # A last window that would start in the padding at the end does not count.
    starts_late = axis.ceil and whole * axis.stride >= axis.in_size + axis.before
    end = (PLUS, ONE, MINUS, ONE) if starts_late else (PLUS, ONE)
    steps: tuple[Expression, ...] = (
        symbol("out"),
        Row((EQUALS, rounded(Fraction(symbols, symbol("s"))), *end)),
        Row((EQUALS, rounded(Fraction(numbers, stride)), *end)),
        Row((EQUALS, rounded(Text(quotient(room, axis.stride), Role.NUMBER)), *end)),
    )
    if rest:
        # The floor does something: say what, before adding one.
        steps = (*steps, Row((EQUALS, integer(whole), *end)))
    size = whole if starts_late else whole + 1
    return StageFormula(stage, (*steps, Row((EQUALS, _result(size)))), size)


def quotient(room: int, stride: int) -> str:
    """Return room / stride in decimals: exact where two places suffice, else cut off and marked: "1.66…".

    Cutting never rounds up to the next whole number, which the floor would then seem to miss.
    """
    hundredths, rest = divmod(abs(room) * 100, stride)
    whole, fraction = divmod(hundredths, 100)
    digits = f".{fraction:02d}" if rest else f".{fraction:02d}".rstrip("0").rstrip(".")
    return f"{'−' if room < 0 else ''}{whole}{digits}{'…' if rest else ''}"


def _stamped_stages(axis: TransposedAxis) -> tuple[StageFormula, ...]:
    """Return the stages of a transposed convolution, which never divides."""
    cells, kernel, stride = integer(axis.in_size), integer(axis.kernel), integer(axis.stride)
    even = axis.before == axis.after
    lost = (integer(2), symbol("p")) if even else (symbol("p₁"), MINUS, symbol("p₂"))
    cut = (
        (integer(2), DOT, integer(axis.before))
        if even
        else (integer(axis.before), MINUS, integer(axis.after))
    )
    far = (OPEN, symbol("in"), MINUS, ONE, CLOSE, symbol("s"), MINUS, *lost)
    apart = (OPEN, cells, MINUS, ONE, CLOSE, DOT, stride, MINUS, *cut)
    spread = (symbol("d"), OPEN, symbol("k"), MINUS, ONE, CLOSE, PLUS, symbol("op"), PLUS, ONE)
    reach = (
        *(integer(axis.dilation), DOT, OPEN, kernel, MINUS, ONE, CLOSE),
        *(PLUS, integer(axis.output_padding), PLUS, ONE),
    )
    near = axis.in_size - 1 + axis.kernel
    between = (axis.in_size - 1) * axis.stride - axis.before - axis.after + axis.kernel
    return (
        _plain(
            Stage.KERNEL,
            (symbol("in"), MINUS, ONE, PLUS, symbol("k")),
            (cells, MINUS, ONE, PLUS, kernel),
            near,
        ),
        _plain(Stage.STRIDE, (*far, PLUS, symbol("k")), (*apart, PLUS, kernel), between),
        _plain(Stage.OUTPUT_PADDING, (*far, PLUS, *spread), (*apart, PLUS, *reach), axis.size),
    )


def _plain(
    stage: Stage, symbols: tuple[Expression, ...], numbers: tuple[Expression, ...], size: int
) -> StageFormula:
    """Return a stage of symbols, numbers and their result."""
    steps = (
        symbol("out"),
        Row((EQUALS, *symbols)),
        Row((EQUALS, *numbers)),
        Row((EQUALS, _result(size))),
    )
    return StageFormula(stage, steps, size)


def _padded_symbols(axis: Axis) -> tuple[Expression, ...]:
    """Return in + 2p, or with different ends in + p₁ + p₂."""
    if axis.before == axis.after:
        return symbol("in"), PLUS, integer(2), symbol("p")
    return symbol("in"), PLUS, symbol("p₁"), PLUS, symbol("p₂")


def _padded_numbers(axis: Axis) -> tuple[Expression, ...]:
    if axis.before == axis.after:
        return integer(axis.in_size), PLUS, integer(2), DOT, integer(axis.before)
    return integer(axis.in_size), PLUS, integer(axis.before), PLUS, integer(axis.after)


def _result(size: int) -> Text:
    return Text(integer(size).text, Role.RESULT)
