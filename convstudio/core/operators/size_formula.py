"""The size of the output, as the formula is taught: in three stages, with the numbers put in.

1. out = in − k + 1, what the kernel alone takes;
2. out = ⌊(in + 2p − k) / s⌋ + 1, with padding and stride;
3. out = ⌊(in + 2p − d·(k − 1) − 1) / s⌋ + 1, with dilation: the formula of torch.nn.Conv2d's documentation.

Each stage is a special case of the next, and the last is the size that `Axis` computes.
"""

from dataclasses import dataclass
from enum import StrEnum

from convstudio.core.operators.expression import (
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
        What the formula gives: 0 or negative where no window fits.
    """

    stage: Stage
    steps: tuple[Expression, ...]
    size: int


def size_formula(axis: Axis) -> tuple[StageFormula, StageFormula, StageFormula]:
    """Return the three stages for `axis`; the size of the last is the axis's own.

    Stages one and two say what the size would be without what they leave out, whatever the axis has.
    """
    return _kernel_stage(axis), _stride_stage(axis), _dilation_stage(axis)


def _kernel_stage(axis: Axis) -> StageFormula:
    size = axis.in_size - axis.kernel + 1
    steps = (
        symbol("out"),
        Row((EQUALS, symbol("in"), MINUS, symbol("k"), PLUS, ONE)),
        Row((EQUALS, integer(axis.in_size), MINUS, integer(axis.kernel), PLUS, ONE)),
        Row((EQUALS, _result(size))),
    )
    return StageFormula(Stage.KERNEL, steps, size)


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
    stride = integer(axis.stride)
    floor, dropped = divmod(room, axis.stride)
    steps: tuple[Expression, ...] = (
        symbol("out"),
        Row((EQUALS, Floor(Fraction(symbols, symbol("s"))), PLUS, ONE)),
        Row((EQUALS, Floor(Fraction(numbers, stride)), PLUS, ONE)),
        Row((EQUALS, Floor(Text(quotient(room, axis.stride), Role.NUMBER)), PLUS, ONE)),
    )
    if dropped:
        # The floor does something: say what, before adding one.
        steps = (*steps, Row((EQUALS, integer(floor), PLUS, ONE)))
    return StageFormula(stage, (*steps, Row((EQUALS, _result(floor + 1)))), floor + 1)


def quotient(room: int, stride: int) -> str:
    """Return room / stride in decimals: exact where two places suffice, else cut off and marked: "1.66…".

    Cutting never rounds up to the next whole number, which the floor would then seem to miss.
    """
    hundredths, rest = divmod(abs(room) * 100, stride)
    whole, fraction = divmod(hundredths, 100)
    digits = f".{fraction:02d}" if rest else f".{fraction:02d}".rstrip("0").rstrip(".")
    return f"{'−' if room < 0 else ''}{whole}{digits}{'…' if rest else ''}"


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
