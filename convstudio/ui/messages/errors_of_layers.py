"""What is refused of a layer and its planes, and of computing it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from convstudio.core.errors import Code

SENTENCES: Final[Mapping[Code, object]] = {
    # Geometry of a layer
    Code.GROUPS_DO_NOT_DIVIDE: QT_TRANSLATE_NOOP(
        "messages",
        "The number of groups must divide both the input channels ({in_channels}) and the output channels "
        "({out_channels}), and {groups} does not: choose one of {divisors}.",
    ),
    Code.OUTPUT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "This layer would need {needed} of memory, but only {available} is free: "
        "use a smaller input, fewer filters or a larger stride.",
    ),
    Code.RANK_MISMATCH: QT_TRANSLATE_NOOP(
        "messages",
        "The number of spatial axes is {found} here and {expected} in the layer: "
        "input, layer and kernel must be of the same dimension.",
    ),
    Code.WEIGHT_SHAPE: QT_TRANSLATE_NOOP(
        "messages",
        "Weights of shape {found} do not fit this layer: give them the shape {expected}.",
    ),
    Code.OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” must be between {low} and {high}, not {value}: choose a value in that range."
    ),
    Code.NAME_TOO_LONG: QT_TRANSLATE_NOOP(
        "messages", "The name of a plane can have at most {limit} characters: choose a shorter one."
    ),
    Code.CHANNELS_NOT_THERE: QT_TRANSLATE_NOOP(
        "messages",
        "This picture was loaded with another number of channels, {found}, and cannot have {wanted}: "
        "duplicate or remove planes, or load another picture.",
    ),
    Code.BANK_NEEDS_COLOR: QT_TRANSLATE_NOOP(
        "messages",
        "This bank compares red, green and blue, so it needs an input of three channels, not {found}: "
        "choose RGB or load a color picture first.",
    ),
    Code.PLANES_DO_NOT_MERGE: QT_TRANSLATE_NOOP(
        "messages",
        "A color picture is merged from three planes, not {found}: remove or duplicate planes until there are three.",
    ),
    Code.NO_WAY_BACK: QT_TRANSLATE_NOOP(
        "messages",
        "Pooling has no weights, so no transposed layer has the same numbers: choose a convolution first.",
    ),
    Code.NOTHING_TO_MATCH: QT_TRANSLATE_NOOP(
        "messages",
        "A matched filter is a copy of what stands under a convolution’s window, and there is nothing but zeros: "
        "move the window onto the shape that is to be found.",
    ),
    Code.LAST_PLANE: QT_TRANSLATE_NOOP(
        "messages", "The only plane cannot be removed: clear it, or load another picture."
    ),
    Code.EXPORT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "A picture of {rows} × {columns} pixels is more than the {limit} megapixels that can be written: "
        "save the maps one by one, or use a smaller input.",
    ),
    Code.INPUT_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "With one more plane the input would take {needed}, with a limit of {limit}: "
        "remove another plane first, or use a smaller input.",
    ),
    Code.TOO_LARGE_TO_DRAW: QT_TRANSLATE_NOOP(
        "messages",
        "An image of {rows} × {columns} is too large to draw on: load it resized to at most {limit} × {limit}.",
    ),
    # Computing
    Code.OUT_OF_MEMORY: QT_TRANSLATE_NOOP(
        "messages",
        "There was not enough memory ({needed} needed): close other programs, or use a smaller input.",
    ),
    Code.CUDA_FELL_BACK: QT_TRANSLATE_NOOP(
        "messages",
        "The graphics card has too little memory for this layer: it was computed on the CPU, with the same result.",
    ),
    Code.DEVICE_MISSING: QT_TRANSLATE_NOOP(
        "messages", "There is no device “{device}” on this computer: choose “auto” or “cpu”."
    ),
    Code.STOPPED: QT_TRANSLATE_NOOP(
        "messages", "The computation was stopped: it starts again as soon as something is changed."
    ),
    Code.INTERNAL: QT_TRANSLATE_NOOP(
        "messages",
        "Something went wrong inside the program ({reason}): take back the last step and try again.",
    ),
}
