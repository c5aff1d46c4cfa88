"""What is refused and noticed of files: pictures, sounds and sessions."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from convstudio.core.errors import Code

SENTENCES: Final[Mapping[Code, object]] = {
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
}
