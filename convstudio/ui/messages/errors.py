"""Refusals and notices as sentences: what is wrong, with its numbers, and what to do about it.

The tables hold the English sentences, marked for the translators; they are translated when they are said, so that
a change of language needs no restart.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core import numerals
from convstudio.core.errors import Code, StudioError, Value
from convstudio.core.lessons.permissions import Part
from convstudio.core.operators import wiring
from convstudio.ui.messages import along_axis, lessons

_SENTENCES: Final[Mapping[Code, object]] = {
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
    # Numbers typed or pasted
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
    # Picture files
    Code.FILE_MISSING: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is not there any more: check the folder and the name."
    ),
    Code.FILE_IS_FOLDER: QT_TRANSLATE_NOOP("messages", "“{name}” is a folder: choose a file inside it."),
    Code.FILE_EMPTY: QT_TRANSLATE_NOOP("messages", "“{name}” is empty (0 bytes): choose another file."),
    Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” cannot be read ({reason}): check that you may open it, or choose another file."
    ),
    Code.FILE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is too large ({found}, with a limit of {limit}): choose a smaller file."
    ),
    Code.NOT_AN_IMAGE: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” is not a picture in a format known here: choose a PNG or JPEG file, for example.",
    ),
    Code.IMAGE_TRUNCATED: QT_TRANSLATE_NOOP(
        "messages", "The picture “{name}” is damaged or cut off: copy or download it again."
    ),
    Code.IMAGE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” is {width} pixels wide and {height} high, more than {limit} megapixels: make it smaller first.",
    ),
    Code.IMAGE_FIRST_FRAME: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is an animation of {frames} frames: choose what to take of them."
    ),
    Code.IMAGE_ALPHA_DROPPED: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is partly transparent: it is laid on white."
    ),
    Code.IMAGE_DEPTH_REDUCED: QT_TRANSLATE_NOOP(
        "messages", "“{name}” has 16 bits a color: 8 of them are read, so its finest steps are lost."
    ),
    Code.IMAGE_RANGE_SCALED: QT_TRANSLATE_NOOP(
        "messages", "“{name}” has values of its own range: the smallest becomes black and the largest white."
    ),
    Code.FRAMES_DIFFER: QT_TRANSLATE_NOOP(
        "messages",
        "A picture of “{name}” has {rows} × {columns} pixels and the first one {expected_rows} × {expected_columns}: "
        "a stack is made of pictures of one size.",
    ),
    Code.FRAMES_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” has {frames} frames of {rows} × {columns}, more than {limit} megapixels together: "
        "load them resized.",
    ),
    # Sound files
    Code.NOT_A_SOUND: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is not a WAV file: save the sound as WAV, with plain samples."
    ),
    Code.SOUND_COMPRESSED: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” is compressed or has samples of an unusual width: save it as WAV with samples of 16 or 24 bits.",
    ),
    Code.SOUND_TRUNCATED: QT_TRANSLATE_NOOP(
        "messages", "The sound “{name}” is damaged or cut off: copy or download it again."
    ),
    Code.SOUND_WITHOUT_SAMPLES: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is a WAV file without any samples: choose another one."
    ),
    # Sessions
    Code.SESSION_NOT_ONE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is not a ConvStudio session: choose a file that was saved by this program."
    ),
    Code.SESSION_DAMAGED: QT_TRANSLATE_NOOP(
        "messages", "The session “{name}” is damaged or cut off: copy it again, or open an older one."
    ),
    Code.SESSION_NEWER: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” was saved by a newer ConvStudio (format {found}, and this one reads up to {supported}): "
        "update the program to open it.",
    ),
    Code.SESSION_INVALID: QT_TRANSLATE_NOOP(
        "messages",
        "In the session “{name}” the field “{field}” makes no sense: correct it, or open another one.",
    ),
    Code.SESSION_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "The session “{name}” is too large ({found} unpacked, with a limit of {limit}): use a smaller input.",
    ),
    Code.SAVE_DISK_FULL: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” was not saved as the disk is full, and the old file is unchanged: save somewhere else.",
    ),
    Code.SAVE_NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” may not be written there, and the old file is unchanged: save in another folder.",
    ),
    Code.SAVE_FAILED: QT_TRANSLATE_NOOP(
        "messages", "“{name}” was not saved ({reason}), and the old file is unchanged: save somewhere else."
    ),
    # Learning
    Code.TARGET_SIZE: QT_TRANSLATE_NOOP(
        "messages",
        "The target has {found} values but this layer makes {expected}: "
        "change kernel size, padding or stride, or choose another target.",
    ),
    Code.LEARNED_CHANNELS: QT_TRANSLATE_NOOP(
        "messages",
        "The number of input channels is {found} for the learned kernel but {expected} in the layer: "
        "learn from the present input, or load one that fits.",
    ),
    Code.NOTHING_TO_LEARN: QT_TRANSLATE_NOOP(
        "messages", "Pooling has no weights: there is nothing to learn until the layer is a convolution."
    ),
    Code.NO_GRADIENT: QT_TRANSLATE_NOOP(
        "messages",
        "The input is zero everywhere, so the gradient of every weight is zero and nothing can be learned from it: "
        "draw something on the input.",
    ),
    Code.DIVERGED: QT_TRANSLATE_NOOP(
        "messages", "Diverged at the learning rate {rate}: rewind, and choose a smaller one."
    ),
    Code.DIVERGED_ABOVE: QT_TRANSLATE_NOOP(
        "messages",
        "Diverged: the learning rate {rate} is above {limit}, the largest that is stable here; "
        "rewind, and choose a smaller one.",
    ),
    Code.LOSS_NOT_FINITE: QT_TRANSLATE_NOOP(
        "messages",
        "The loss became infinite at step {step}, and the weights before it were kept: "
        "rewind, and choose a smaller learning rate.",
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

_OUT_OF_RANGE: Final[Mapping[Value, object]] = {
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

_EMPTY_TEXT: Final[Mapping[Code, object]] = {
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages", "The cell is empty: type a number such as −1, 0.5 or 1/9."
    ),
    Code.PASTE_NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "messages", "There is nothing in row {row}, column {column} of the pasted text: put a number there."
    ),
}
"""Code → what is said where the text that is no number has no characters at all."""

_BYTES: Final = {
    Code.OUTPUT_TOO_LARGE: ("needed", "available"),
    Code.OUT_OF_MEMORY: ("needed",),
    Code.INPUT_TOO_LARGE: ("needed", "limit"),
    Code.FILE_TOO_LARGE: ("found", "limit"),
    Code.SESSION_TOO_LARGE: ("found", "limit"),
    Code.LESSON_TOO_LARGE: ("found", "limit"),
}
"""Code → its values that are amounts of memory."""


def sentence(error: StudioError) -> str:
    """Return what `error` says to the user, in one sentence of the present language.

    Parameters
    ----------
    error : StudioError
        With the values that `Code` documents.

    Returns
    -------
    str
        Plain text: names of files in it may hold any character, so it is to be shown without markup.
    """
    template = QCoreApplication.translate("messages", str(_template(error)))
    values = {name: _said(error.code, name, value) for name, value in error.values.items()}
    if error.code is Code.GROUPS_DO_NOT_DIVIDE:
        channels = int(error.values["in_channels"]), int(error.values["out_channels"])
        values["divisors"] = ", ".join(map(str, wiring.divisors(*channels)))
    if error.code is Code.LESSON_WRONG_TYPE:
        values["expected"] = lessons.expected_words(str(error.values["expected"]))
    if error.code is Code.LESSON_IMPOSSIBLE:
        values["why"] = sentence(_reason(error))
    return template.format(**values)


def _template(error: StudioError) -> object:
    """Return the sentence for the very case, its placeholders not yet filled."""
    code, values = error.code, error.values
    if (along := along_axis.template(error)) is not None:
        return along
    if code in lessons.SENTENCES:
        return lessons.SENTENCES[code]
    if code is Code.LESSON_LOCKED:
        return lessons.LOCKED[Part(str(values["part"]))]
    if code is Code.OUT_OF_RANGE and values["name"] in _OUT_OF_RANGE:
        return _OUT_OF_RANGE[values["name"]]
    if code in _EMPTY_TEXT and not values["text"]:
        return _EMPTY_TEXT[code]
    return _SENTENCES[code]


def _reason(error: StudioError) -> StudioError:
    """Return what makes the layer of a lesson impossible, as the error it is."""
    values = {name.removeprefix("why_"): value for name, value in error.values.items() if name[:4] == "why_"}
    return StudioError(Code(str(error.values["reason"])), **values)


def _said(code: Code, name: str, value: Value) -> str:
    """Return one value as it stands in a sentence."""
    if isinstance(value, str):
        return value
    if name in _BYTES.get(code, ()):
        return numerals.bytes_text(int(value))
    if code in (Code.IMAGE_TOO_LARGE, Code.EXPORT_TOO_LARGE, Code.FRAMES_TOO_LARGE) and name == "limit":
        return str(round(value / 1e6))
    if isinstance(value, float):
        return numerals.full_text(value)
    return str(value).replace("-", numerals.MINUS)
