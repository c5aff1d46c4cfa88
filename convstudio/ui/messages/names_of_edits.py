"""Names of edits, as undo and redo say them, in the present language."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.edits.names import EditName

_EDITS: Final[Mapping[str, object]] = {
    EditName.DRAW: QT_TRANSLATE_NOOP("messages", "Draw"),
    EditName.ERASE: QT_TRANSLATE_NOOP("messages", "Erase"),
    EditName.FILL: QT_TRANSLATE_NOOP("messages", "Fill"),
    EditName.INPUT_CELL: QT_TRANSLATE_NOOP("messages", "Change an input value"),
    EditName.INPUT_RESIZE: QT_TRANSLATE_NOOP("messages", "Resize the input"),
    EditName.INPUT_INVERT: QT_TRANSLATE_NOOP("messages", "Invert the input"),
    EditName.INPUT_CLEAR: QT_TRANSLATE_NOOP("messages", "Clear the input"),
    EditName.INPUT_RANDOM: QT_TRANSLATE_NOOP("messages", "Random input"),
    EditName.INPUT_COLOR: QT_TRANSLATE_NOOP("messages", "Change gray or RGB"),
    EditName.INPUT_REPLACE: QT_TRANSLATE_NOOP("messages", "Load a picture"),
    EditName.INPUT_BLANK: QT_TRANSLATE_NOOP("messages", "New input"),
    EditName.INPUT_ROW: QT_TRANSLATE_NOOP("messages", "Take a row as a signal"),
    EditName.SOUND: QT_TRANSLATE_NOOP("messages", "Load a sound"),
    EditName.INPUT_SHIFT: QT_TRANSLATE_NOOP("messages", "Shift the input"),
    EditName.IN_CHANNELS: QT_TRANSLATE_NOOP("messages", "Change the input channels"),
    EditName.PLANES_SPLIT: QT_TRANSLATE_NOOP("messages", "Split into planes"),
    EditName.PLANES_MERGE: QT_TRANSLATE_NOOP("messages", "Merge the planes"),
    EditName.PLANE_NAME: QT_TRANSLATE_NOOP("messages", "Name a plane"),
    EditName.PLANE_REMOVE: QT_TRANSLATE_NOOP("messages", "Remove a plane"),
    EditName.PLANE_DUPLICATE: QT_TRANSLATE_NOOP("messages", "Duplicate a plane"),
    EditName.PASTE: QT_TRANSLATE_NOOP("messages", "Paste"),
    EditName.KERNEL_CELL: QT_TRANSLATE_NOOP("messages", "Change a weight"),
    EditName.KERNEL_RESIZE: QT_TRANSLATE_NOOP("messages", "Resize the kernel"),
    EditName.KERNEL_PRESET: QT_TRANSLATE_NOOP("messages", "Choose a kernel"),
    EditName.KERNEL_RANDOM: QT_TRANSLATE_NOOP("messages", "Random kernel"),
    EditName.KERNEL_NORMALISE: QT_TRANSLATE_NOOP("messages", "Normalize the kernel"),
    EditName.KERNEL_TRANSPOSE: QT_TRANSLATE_NOOP("messages", "Transpose the kernel"),
    EditName.KERNEL_TURN: QT_TRANSLATE_NOOP("messages", "Turn the kernel by 180°"),
    EditName.WEIGHTS_RANDOM: QT_TRANSLATE_NOOP("messages", "Random weights"),
    EditName.BANK: QT_TRANSLATE_NOOP("messages", "Choose a bank of filters"),
    EditName.OUT_CHANNELS: QT_TRANSLATE_NOOP("messages", "Change the number of filters"),
    EditName.GROUPS: QT_TRANSLATE_NOOP("messages", "Change the groups"),
    EditName.DEPTHWISE: QT_TRANSLATE_NOOP("messages", "Make the layer depthwise"),
    EditName.POINTWISE: QT_TRANSLATE_NOOP("messages", "Make the layer pointwise"),
    EditName.STRIDE: QT_TRANSLATE_NOOP("messages", "Change the stride"),
    EditName.PADDING: QT_TRANSLATE_NOOP("messages", "Change the padding"),
    EditName.PADDING_MODE: QT_TRANSLATE_NOOP("messages", "Change the padding mode"),
    EditName.DILATION: QT_TRANSLATE_NOOP("messages", "Change the dilation"),
    EditName.BIAS: QT_TRANSLATE_NOOP("messages", "Change the bias"),
    EditName.BIASES_CLEAR: QT_TRANSLATE_NOOP("messages", "Clear the biases"),
    EditName.OPERATION: QT_TRANSLATE_NOOP("messages", "Convolution or cross-correlation"),
    EditName.KIND: QT_TRANSLATE_NOOP("messages", "Change the kind of layer"),
    EditName.OUTPUT_PADDING: QT_TRANSLATE_NOOP("messages", "Change the output padding"),
    EditName.CEIL_MODE: QT_TRANSLATE_NOOP("messages", "Round the output size up or down"),
    EditName.COUNT_INCLUDE_PAD: QT_TRANSLATE_NOOP("messages", "Count padded zeros or not"),
    EditName.CHAIN: QT_TRANSLATE_NOOP("messages", "Choose a chain of layers"),
    EditName.CHAIN_LAYER: QT_TRANSLATE_NOOP("messages", "Change a layer of the chain"),
    EditName.CHAIN_ADD: QT_TRANSLATE_NOOP("messages", "Add a layer to the chain"),
    EditName.CHAIN_REMOVE: QT_TRANSLATE_NOOP("messages", "Remove a layer of the chain"),
    EditName.CHAIN_MOVE: QT_TRANSLATE_NOOP("messages", "Move a layer of the chain"),
    EditName.LEARNED: QT_TRANSLATE_NOOP("messages", "Use the learned kernel"),
    EditName.EXAMPLE: QT_TRANSLATE_NOOP("messages", "Open an example"),
}


def edit_name(name: str) -> str:
    """Return an EditName in words, as it follows "Undo: "; KeyError where there is none."""
    return QCoreApplication.translate("messages", str(_EDITS[name]))
