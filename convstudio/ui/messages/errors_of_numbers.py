"""What is refused of numbers that are typed, pasted, or out of range."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from convstudio.core.errors import Code, Value

SENTENCES: Final[Mapping[Code, object]] = {
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages", "“{text}” is not a number: type one such as −1, 0.5, 1e-3 or 1/9."
    ),
    Code.NOT_FINITE: QT_TRANSLATE_NOOP(
        "messages",
        "“{text}” is not a finite 32-bit number: use numbers between −3.4e38 and 3.4e38.",
    ),
    Code.DIVISION_BY_ZERO: QT_TRANSLATE_NOOP(
        "messages", "“{text}” divides by zero: use another number below the fraction line."
    ),
    Code.PASTE_EMPTY: QT_TRANSLATE_NOOP(
        "messages", "There are no numbers in the pasted text: copy a matrix or some cells first."
    ),
    Code.PASTE_RAGGED: QT_TRANSLATE_NOOP(
        "messages",
        "Row {row} of the pasted numbers has another length ({found}) than the first row ({expected}): "
        "make all rows equally long.",
    ),
    Code.PASTE_PLANES_RAGGED: QT_TRANSLATE_NOOP(
        "messages",
        "Plane {plane} of the pasted numbers has another number of rows ({found}) than the first ({expected}): "
        "give all planes the same size.",
    ),
    Code.PASTE_VOLUMES_RAGGED: QT_TRANSLATE_NOOP(
        "messages",
        "Channel {channel} of the pasted numbers has another number of slices ({found}) than the first ({expected}): "
        "give all channels the same depth.",
    ),
    Code.PASTE_NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages",
        "“{text}” in row {row}, column {column} of the pasted text is not a number: "
        "use numbers such as −1, 0.5 or 1/9.",
    ),
    Code.PASTE_TOO_DEEP: QT_TRANSLATE_NOOP(
        "messages",
        "The pasted brackets are nested {depth} deep: use at most one level for the channels and one for each axis.",
    ),
    Code.PASTE_UNBALANCED: QT_TRANSLATE_NOOP(
        "messages",
        "The pasted brackets do not match: close every “[” with a “]”, with nothing between the rows.",
    ),
    Code.PASTE_TOO_LONG: QT_TRANSLATE_NOOP(
        "messages",
        "The pasted text has more than {limit} characters: paste a part of it, or load it as a picture.",
    ),
    Code.PASTE_CHANNELS: QT_TRANSLATE_NOOP(
        "messages",
        "This number of channels, {found}, cannot be an input here: "
        "give one for gray, three for RGB, or a smaller stack.",
    ),
}

EMPTY_TEXT: Final[Mapping[Code, object]] = {
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages", "The cell is empty: type a number such as −1, 0.5 or 1/9."
    ),
    Code.PASTE_NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages", "There is nothing in row {row}, column {column} of the pasted text: put a number there."
    ),
}
"""Code → what is said where the text that is no number has no characters at all."""

OUT_OF_RANGE: Final[Mapping[Value, object]] = {
    "stride": QT_TRANSLATE_NOOP("messages", "The stride must be between {low} and {high}, not {value}."),
    "padding": QT_TRANSLATE_NOOP("messages", "The padding must be between {low} and {high}, not {value}."),
    "dilation": QT_TRANSLATE_NOOP("messages", "The dilation must be between {low} and {high}, not {value}."),
    "output_padding": QT_TRANSLATE_NOOP(
        "messages", "The output padding must be between {low} and {high}, not {value}."
    ),
    "groups": QT_TRANSLATE_NOOP(
        "messages", "The number of groups must be between {low} and {high}, not {value}."
    ),
    "slices": QT_TRANSLATE_NOOP(
        "messages", "The input must have between {low} and {high} slices, not {value}."
    ),
    "rows": QT_TRANSLATE_NOOP("messages", "The input must have between {low} and {high} rows, not {value}."),
    "columns": QT_TRANSLATE_NOOP(
        "messages", "The input must have between {low} and {high} columns, not {value}."
    ),
    "kernel_size": QT_TRANSLATE_NOOP(
        "messages", "A side of the kernel must have between {low} and {high} weights, not {value}."
    ),
    "in_channels": QT_TRANSLATE_NOOP(
        "messages", "The number of input channels must be between {low} and {high}, not {value}."
    ),
    "learning_rate": QT_TRANSLATE_NOOP(
        "messages", "The learning rate must be between {low} and {high}, not {value}."
    ),
    "momentum": QT_TRANSLATE_NOOP("messages", "The momentum must be between {low} and {high}, not {value}."),
    "weight_decay": QT_TRANSLATE_NOOP(
        "messages", "The weight decay must be between {low} and {high}, not {value}."
    ),
    "batch_size": QT_TRANSLATE_NOOP(
        "messages", "A batch must have between {low} and {high} images, not {value}."
    ),
    "steps": QT_TRANSLATE_NOOP(
        "messages", "The number of steps must be between {low} and {high}, not {value}."
    ),
    "epsilon": QT_TRANSLATE_NOOP(
        "messages", "The loss to stop at must be between {low} and {high}, not {value}."
    ),
    "noise": QT_TRANSLATE_NOOP(
        "messages", "The deviation of the noise must be between {low} and {high}, not {value}."
    ),
    "out_channels": QT_TRANSLATE_NOOP(
        "messages", "The number of filters must be between {low} and {high}, not {value}."
    ),
}
"""The name of a parameter → what is said where its value is out of range."""
