"""What of a document a step may keep from being changed."""

from enum import StrEnum
from typing import Final

from convstudio.core.edits.names import EditName


class Part(StrEnum):
    """Parts of a document that a step locks; LENS is the choice of lens."""

    INPUT = "input"
    KERNEL = "kernel"
    BIAS = "bias"
    PARAMETERS = "parameters"
    CHANNELS = "channels"
    KIND = "kind"
    CHAIN = "chain"
    LENS = "lens"


DOCUMENT: Final = frozenset(Part) - {Part.LENS}
"""Everything that undo would restore."""

_INPUT: Final = (
    EditName.DRAW,
    EditName.ERASE,
    EditName.FILL,
    EditName.INPUT_CELL,
    EditName.INPUT_RESIZE,
    EditName.INPUT_INVERT,
    EditName.INPUT_CLEAR,
    EditName.INPUT_RANDOM,
    EditName.INPUT_COLOR,
    EditName.INPUT_REPLACE,
    EditName.INPUT_BLANK,
    EditName.INPUT_ROW,
    EditName.SOUND,
    EditName.INPUT_SHIFT,
    EditName.PLANES_SPLIT,
    EditName.PLANES_MERGE,
    EditName.PLANE_NAME,
)
_KERNEL: Final = (
    EditName.KERNEL_CELL,
    EditName.KERNEL_RESIZE,
    EditName.KERNEL_PRESET,
    EditName.KERNEL_RANDOM,
    EditName.KERNEL_NORMALISE,
    EditName.KERNEL_TRANSPOSE,
    EditName.KERNEL_TURN,
    EditName.WEIGHTS_RANDOM,
    EditName.LEARNED,
)
_CHANNELS: Final = (
    EditName.IN_CHANNELS,
    EditName.OUT_CHANNELS,
    EditName.PLANE_REMOVE,
    EditName.PLANE_DUPLICATE,
    EditName.GROUPS,
    EditName.DEPTHWISE,
    EditName.POINTWISE,
    EditName.BANK,
)
_PARAMETERS: Final = (
    EditName.STRIDE,
    EditName.PADDING,
    EditName.PADDING_MODE,
    EditName.DILATION,
    EditName.OPERATION,
    EditName.OUTPUT_PADDING,
    EditName.CEIL_MODE,
    EditName.COUNT_INCLUDE_PAD,
)
_CHAIN: Final = (
    EditName.CHAIN,
    EditName.CHAIN_LAYER,
    EditName.CHAIN_ADD,
    EditName.CHAIN_REMOVE,
    EditName.CHAIN_MOVE,
)

PARTS: Final[dict[EditName, frozenset[Part]]] = {
    **dict.fromkeys(_INPUT, frozenset({Part.INPUT})),
    **dict.fromkeys(_KERNEL, frozenset({Part.KERNEL})),
    **dict.fromkeys(_CHANNELS, frozenset({Part.CHANNELS})),
    **dict.fromkeys(_PARAMETERS, frozenset({Part.PARAMETERS})),
    **dict.fromkeys(_CHAIN, frozenset({Part.CHAIN})),
    EditName.BIAS: frozenset({Part.BIAS}),
    EditName.BIASES_CLEAR: frozenset({Part.BIAS}),
    EditName.KIND: frozenset({Part.KIND}),
    EditName.PASTE: frozenset({Part.INPUT, Part.KERNEL}),
    EditName.EXAMPLE: DOCUMENT,
}
"""Every edit → the parts it may change; it is refused where one of them is locked."""


def locked_part(name: EditName, locked: frozenset[Part]) -> Part | None:
    """Return a part that the edit `name` changes although it is locked, the first in the order of `Part`; or None."""
    return next((part for part in Part if part in PARTS[name] & locked), None)
