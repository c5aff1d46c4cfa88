"""The formulas of a step, with its numbers put in."""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from convstudio.core.learning.phases import Phase, Update
from convstudio.core.learning.settings import Loss, Optimizer
from convstudio.core.numerals import MINUS, cell_text, count_text, is_exact
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
    prediction = "Ŷ = X ∗ w + b" if content.has_bias else "Ŷ = X ∗ w"
    formula = f"{prediction};  L = {share}Σ{left}Ŷ − Y{right}"
    added = [
        punctuation(f"|{cell_text(error)}|" if absolute else f"{_enclosed(error)}²")
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
    before = Row((*_name(content.name), relation("="), _number(update.before)))
    return formula, (before, _taken(content, update)), _result(update.after, _sign(content, update))


def _taken(content: StepContent, update: Update) -> Expression:
    """Return what was taken away: spelled out where the rule is plain gradient descent."""
    if content.optimizer is not Optimizer.SGD:
        text = cell_text(abs(update.taken))
        return Row((operator("−" if update.taken >= 0 else "+"), Text(text, Role.NUMBER)))
    slope = punctuation(_enclosed(update.gradient))
    if content.decay:
        decay = cell_text(abs(update.decay))
        sign = "−" if update.decay < 0 else "+"
        slope = punctuation(f"({cell_text(update.gradient)} {sign} {decay})")
    return Row((operator("−"), _number(update.rate), operator("·"), slope))


def _sign(content: StepContent, update: Update) -> str:
    """Return "=" where the numbers that are printed give the printed result, else "≈"."""
    if content.optimizer is not Optimizer.SGD:
        parts: Sequence[float] = (update.before, update.taken, update.after)
        holds = np.float32(update.before - update.taken) == np.float32(update.after)
    else:
        parts = (update.before, update.rate, update.gradient, update.decay, update.after)
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


def _result(value: float, sign: str | None = None) -> LineOfRows:
    shown = sign or ("=" if is_exact(value) else "≈")
    return (Row((relation(shown), Text(cell_text(value), Role.RESULT))),)


def _number(value: float) -> Text:
    return Text(cell_text(value), Role.NUMBER)


def _enclosed(value: float) -> str:
    text = cell_text(value)
    return f"({text})" if text.startswith(MINUS) else text


def _name(name: str) -> list[Text]:
    """Return a weight's name: its letter in italics, its place upright."""
    return [symbol(name[:1]), punctuation(name[1:])]


_RELATIONS: Final = "=←"
_OPERATORS: Final = "−+∗·"


def _spelled(formula: str) -> list[Text]:
    """Return a formula that is written on one line as pieces: letters in italics, signs with their space."""
    pieces = []
    for character in re.findall("sign|.", formula.replace(";  ", "\N{EM SPACE}")):
        if character in _RELATIONS:
            pieces.append(relation(character))
        elif character in _OPERATORS:
            pieces.append(operator(character))
        elif len(character) == 1 and character.isalpha() and character != "Σ":
            pieces.append(symbol(character))
        elif character != " ":
            pieces.append(punctuation(", " if character == "," else character))
    return pieces
