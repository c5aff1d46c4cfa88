"""The places of a channel sum, and what decides them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from convstudio.ui.widgets.channel_sum.content import Span

MARGIN: Final = 8.0
"""Pixels between the card's edge and the chips."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be shown.

    Attributes
    ----------
    names : tuple of str
        The channels.
    kernel_size : (int, int)
        Rows and columns of the products.
    indices : int
        How many numbers the result's position has.
    bias, more : str
        Words: "bias", empty where none is added, and "… {count} more".
    """

    names: tuple[str, ...]
    kernel_size: tuple[int, int]
    indices: int
    bias: str
    more: str


@dataclass(frozen=True, slots=True)
class Room:
    """The space and the size of type: width and height of the card, body type and smallest type, in pixels."""

    width: float
    height: float
    text: int
    small: int


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in pixels: body type, names, subtotals, signs, and the result."""

    body: int
    name: int
    value: int
    sign: int
    result: int


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a chip.

    Attributes
    ----------
    span : Span
        The channel, or the channels folded into it.
    rect : QRectF
        Its frame.
    grid : QRectF or None
        Where its products are; None in a fold, and where there is no room for them.
    words : QRectF
        Where its name and, below that, its subtotal are.
    folded : bool
        Whether it stands for several channels, by their sum.
    """

    span: Span
    rect: QRectF
    grid: QRectF | None
    words: QRectF
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Places.

    Attributes
    ----------
    type : Type
        The sizes of type.
    stacked : bool
        Whether the products are between name and subtotal rather than at their left.
    shown : Span
        The channels that have a chip of their own.
    boxes : tuple of Box
        From left to right.
    pluses : tuple of QRectF
        The places of the plus before each chip but the first, and before the bias.
    bias, equals, result : QRectF
        The places of the bias, which has no width where none is added, of the sign after it, and of the result.
    pad : float
        Pixels between the bias's frame and what is in it.
    """

    type: Type
    stacked: bool
    shown: Span
    boxes: tuple[Box, ...]
    pluses: tuple[QRectF, ...]
    bias: QRectF
    equals: QRectF
    result: QRectF
    pad: float
