"""The formulas of a step, with its numbers put in."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

import numpy as np

from convstudio.core.learning.phases import Phase, Update
from convstudio.core.learning.settings import Loss, Optimizer
from convstudio.core.numerals import MINUS, cell_text, count_text, full_text, is_exact
from convstudio.core.operators.expression import (
    Expression,
    Role,
    Row,
    Text,
    operator,
    punctuation,
    relation,
    symbol,
)
from convstudio.ui.widgets.step_card.content import StepContent

LineOfRows: TypeAlias = tuple[Expression, ...]
"""Parts of a line, each of which has a place of its own that no digit moves."""

_RULES: Final = {
    Optimizer.SGD: "w ← w − ηg",
    Optimizer.MOMENTUM: "v ← μv + g;  w ← w − ηv",
    Optimizer.NESTEROV: "v ← μv + g;  w ← w − η(g + μv)",
    Optimizer.RMSPROP: "s ← αs + (1 − α)g²;  w ← w − ηg/√s",
    Optimizer.ADAM: "w ← w − ηm/√v",
}
"""How torch.optim makes a step of a gradient g; Adam's m and v are its means of g and of g², freed of their start."""


_DIGITS: Final = 4
"""Digits of a gradient; of what was taken, one less is enough."""

_MOST_DIGITS: Final = 8
"""A float32 has no more than these."""


def lines(content: StepContent, phase: Phase, terms: int, more: str) -> tuple[LineOfRows, ...]:
    """Return the lines of a phase: always three.

    Parameters
    ----------
    content : StepContent
        The numbers.
    phase : Phase
        Which lines.
    terms : int
        How many terms of a sum to write out.
    more : str
        "… {count} more".
    """
    match phase:
        case Phase.FORWARD:
            return _forward(content, terms, more)
        case Phase.BACKWARD:
            return _backward(content, terms, more)
        case Phase.UPDATE:
            return _update(content)


def _forward(content: StepContent, terms: int, more: str) -> tuple[LineOfRows, ...]:
    absolute, mean = content.loss_kind is Loss.ABSOLUTE, content.loss_kind is not Loss.SUM_SQUARES
    left, right = ("|", "|") if absolute else ("(", ")²")
    share = f"1/{content.count} · " if mean else ""
    prediction = f"Ŷ = X {'∗ᵀ' if content.stamps else '∗'} w{' + b' if content.has_bias else ''}"
    formula = f"{prediction};  L = {share}Σ{left}Ŷ − Y{right}"
    added = [
        punctuation(f"|{cell_text(error)}|" if absolute else f"{_base(error)}²")
        for error in content.errors[:terms]
    ]
    opening, closing = ([*_spelled(share), punctuation("(")], ")") if mean else ([], "")
    return (
        (Row(tuple(_spelled(formula))),),
        (Row((symbol("L"), relation("="), *opening)), *_sum(added, content.count, more + closing)),
        _result(content.loss),
    )


def _backward(content: StepContent, terms: int, more: str) -> tuple[LineOfRows, ...]:
    slope = {
        Loss.SUM_SQUARES: "2(Ŷ − Y)",
        Loss.MEAN_SQUARES: f"2(Ŷ − Y)/{content.count}",
        Loss.ABSOLUTE: f"sign(Ŷ − Y)/{content.count}",
    }[content.loss_kind]
    added = [
        punctuation(f"{_enclosed(met)} · {_enclosed(change)}") for met, change in content.products[:terms]
    ]
    return (
        (Row(tuple(_spelled(f"g = ∂L/∂{content.name} = ΣX · {slope}"))),),
        (Row((symbol("g"), relation("="))), *_sum(added, content.positions, more)),
        _result(content.gradient),
    )


def _update(content: StepContent) -> tuple[LineOfRows, ...]:
    rule = _RULES[content.optimizer]
    if content.decay:
        rule = f"g ← g + λw;  {rule}"
    formula = (Row(tuple(_spelled(rule))),)
    update = content.update
    if update is None:
        return formula, (), ()
    numbers = _written(content, update)
    before = Row((*_name(content.name), relation("="), Text(numbers.before, Role.NUMBER)))
    after = Row((relation(_sign(content, update)), Text(numbers.after, Role.RESULT)))
    return formula, (before, _taken(content, update, numbers)), (after,)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of an update as they are printed; `slope` and `decay` are empty where the rule is not spelled out.

    Attributes
    ----------
    before, after : str
        The weight.
    taken : str
        How far it went, without a sign.
    slope, decay : str
        The gradient, and the size of what decay adds to it.
    """

    before: str
    after: str
    taken: str
    slope: str
    decay: str


def _written(content: StepContent, update: Update) -> _Numbers:
    """Return the numbers of an update with as few digits as give the printed result when they are worked with."""
    before, after, taken = update.before, update.after, abs(update.taken)
    spelled = content.optimizer is Optimizer.SGD
    large = max(abs(before), abs(after), taken)
    if not math.isfinite(large) or not math.isfinite(update.gradient) or large == 0:
        short = [cell_text(value) for value in (before, after, taken, update.gradient, abs(update.decay))]
        return _Numbers(*short)
    places = _DIGITS - 2 - _exponent(taken) if taken else 0
    least = _DIGITS - 1 - _exponent(large)
    most = _MOST_DIGITS - 1 - _exponent(large)
    numbers = _Numbers("", "", "", "", "")
    first = min(max(places, least), most)
    for decimals in range(first, most + 1):
        for guard in (0, 1):
            digits = _DIGITS + decimals - first + guard
            numbers = _Numbers(
                _fixed(before, decimals + guard),
                _fixed(after, decimals),
                _fixed(taken, decimals + guard),
                _significant(update.gradient, digits) if spelled else "",
                _significant(abs(update.decay), digits) if spelled else "",
            )
            if _holds(content, update, numbers, decimals):
                return numbers
    return numbers


def _holds(content: StepContent, update: Update, numbers: _Numbers, decimals: int) -> bool:
    """Return whether the printed numbers give the printed result."""
    if content.optimizer is Optimizer.SGD:
        slope = _decimal(numbers.slope)
        if content.decay:
            slope += _decimal(numbers.decay).copy_sign(Decimal(update.decay))
        step = _decimal(full_text(update.rate)) * slope
    else:
        step = _decimal(numbers.taken).copy_sign(Decimal(update.taken))
    after = _decimal(numbers.after)
    off = _decimal(numbers.before) - step - after
    return abs(off) <= Decimal("0.5").scaleb(min(-decimals, -_decimals(after)))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(MINUS, "-"))


def _decimals(value: Decimal) -> int:
    """Return how many digits a number has after the point; below zero where its last ones are not printed."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _exponent(value: float) -> int:
    """Return the power of ten of the first digit."""
    return math.floor(math.log10(abs(value)))


def _fixed(value: float, decimals: int) -> str:
    """Return a number with so many decimals, or as it is where that is short; with an exponent where it needs one."""
    if is_exact(value):
        return cell_text(value)
    size = _exponent(value)
    if -4 <= size < 5:
        text = f"{abs(value):.{max(decimals, 0)}f}"
    else:
        mantissa, exponent = f"{abs(value):.{max(decimals + size, 0)}e}".split("e")
        text = f"{mantissa}e{int(exponent)}".replace("-", MINUS)
    return f"{MINUS}{text}" if value < 0 else text


def _significant(value: float, digits: int) -> str:
    """Return a number with so many digits, or as it is where that is short."""
    return _fixed(value, digits - 1 - _exponent(value)) if value else "0"


def _taken(content: StepContent, update: Update, numbers: _Numbers) -> Expression:
    """Return what was taken away: spelled out where the rule is plain gradient descent."""
    if content.optimizer is not Optimizer.SGD:
        return Row((operator("−" if update.taken >= 0 else "+"), Text(numbers.taken, Role.NUMBER)))
    slope = numbers.slope
    if content.decay:
        slope = f"({slope} {'−' if update.decay < 0 else '+'} {numbers.decay})"
    elif slope.startswith(MINUS):
        slope = f"({slope})"
    rate = Text(full_text(update.rate), Role.NUMBER)
    return Row((operator("−"), rate, operator("·"), punctuation(slope)))


def _sign(content: StepContent, update: Update) -> str:
    """Return "=" where the numbers that are printed are exact and give the exact result, else "≈"."""
    if content.optimizer is not Optimizer.SGD:
        parts: Sequence[float] = (update.before, update.taken, update.after)
        holds = np.float32(update.before - update.taken) == np.float32(update.after)
    else:
        parts = (update.before, update.gradient, update.decay, update.after)
        holds = np.float32(update.before - update.plain) == np.float32(update.after)
    return "=" if holds and all(map(is_exact, parts)) else "≈"


def _sum(terms: list[Text], count: int, more: str) -> list[Expression]:
    """Return terms with signs between them, and how many are left out."""
    parts: list[Expression] = [
        Row((operator("+"), term)) if number else term for number, term in enumerate(terms)
    ]
    if count > len(terms):
        rest = punctuation(more.format(count=count_text(count - len(terms))))
        parts.append(Row((operator("+"), rest)) if parts else rest)
    return parts


def _result(value: float) -> LineOfRows:
    sign = "=" if is_exact(value) else "≈"
    return (Row((relation(sign), Text(cell_text(value), Role.RESULT))),)


def _enclosed(value: float) -> str:
    text = cell_text(value)
    return f"({text})" if text.startswith(MINUS) else text


def _base(value: float) -> str:
    """Return what a power is taken of: an exponent of its own keeps to its brackets."""
    text = cell_text(value)
    return f"({text})" if text.startswith(MINUS) or "e" in text else text


def _name(name: str) -> list[Text]:
    """Return a weight's name: its letter in italics, its place upright."""
    return [symbol(name[:1]), punctuation(name[1:])]


_RELATIONS: Final = "=←"
_OPERATORS: Final = ("−", "+", "∗", "∗ᵀ", "·")


def _spelled(formula: str) -> list[Text]:
    """Return a formula that is written on one line as pieces: letters in italics, signs with their space."""
    pieces = []
    for character in re.findall("sign|∗ᵀ|.", formula.replace(";  ", "\N{EM SPACE}")):
        if character in _RELATIONS:
            pieces.append(relation(character))
        elif character in _OPERATORS:
            pieces.append(operator(character))
        elif len(character) == 1 and character.isalpha() and character != "Σ":
            pieces.append(symbol(character))
        elif character != " ":
            pieces.append(punctuation(", " if character == "," else character))
    return pieces
