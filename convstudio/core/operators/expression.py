"""A formula as a small tree, before anyone decides how to draw or to say it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a piece of text is, which decides its type and the space around it."""

    SYMBOL = "symbol"
    """A quantity's letter, set in italics."""
    NUMBER = "number"
    """Digits."""
    RESULT = "result"
    """The number all this is for."""
    OPERATOR = "operator"
    """A sign between two quantities, with space on both sides."""
    RELATION = "relation"
    """= or ≈; a line may break before it."""
    PUNCTUATION = "punctuation"
    """Parentheses and the multiplication dot, without space."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text with its role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Row:
    """Expressions side by side."""

    items: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Fraction:
    """One expression over another, with a bar between them."""

    numerator: "Expression"
    denominator: "Expression"


@dataclass(frozen=True, slots=True)
class Floor:
    """An expression rounded down, between floor brackets as tall as it is."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Ceil:
    """An expression rounded up, between ceiling brackets as tall as it is."""

    inner: "Expression"


Expression: TypeAlias = Text | Row | Fraction | Floor | Ceil


def symbol(text: str) -> Text:
    """Return a quantity's letter."""
    return Text(text, Role.SYMBOL)


def integer(value: int) -> Text:
    """Return a whole number, with the minus sign U+2212."""
    return Text(str(value).replace("-", "−"), Role.NUMBER)


def operator(text: str) -> Text:
    """Return a sign between two quantities."""
    return Text(text, Role.OPERATOR)


def relation(text: str) -> Text:
    """Return a sign between two expressions."""
    return Text(text, Role.RELATION)


def punctuation(text: str) -> Text:
    """Return text that stands without space."""
    return Text(text, Role.PUNCTUATION)


def plain(expression: Expression) -> str:
    """Return `expression` on one line of text, for a screen reader and the clipboard."""
    match expression:
        case Text(text, Role.OPERATOR | Role.RELATION):
            return f" {text} "
        case Text(text, _):
            return text
        case Row(items):
            return "".join(map(plain, items))
        case Fraction(numerator, denominator):
            return f"({plain(numerator)}) / {plain(denominator)}"
        case Floor(inner):
            return f"⌊{plain(inner)}⌋"
        case Ceil(inner):
            return f"⌈{plain(inner)}⌉"
