"""What leads to a wrong answer, said to who gave it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SENTENCES: Final[Mapping[str, object]] = {
    "turned": QT_TRANSLATE_NOOP(
        "messages",
        "This turns the kernel by 180° first, which the layer does not do here, or undoes its turn.",
    ),
    "matrix_product": QT_TRANSLATE_NOOP(
        "messages",
        "This multiplies patch and kernel as matrices; they are multiplied cell by cell, then summed.",
    ),
    "sign": QT_TRANSLATE_NOOP("messages", "This has the sign the wrong way round."),
    "averaged": QT_TRANSLATE_NOOP(
        "messages", "This averages over the input channels; their products are added."
    ),
    "first_channel_only": QT_TRANSLATE_NOOP(
        "messages", "This counts one input channel alone; a filter has a kernel for each, and all are added."
    ),
    "without_bias": QT_TRANSLATE_NOOP("messages", "This forgets the bias."),
    "bias_per_channel": QT_TRANSLATE_NOOP(
        "messages",
        "This adds the bias once for each input channel; it is added once for each output channel.",
    ),
    "one_kernel": QT_TRANSLATE_NOOP(
        "messages", "This counts a single kernel; there is one for each pair of input and output channel."
    ),
    "filter_per_channel": QT_TRANSLATE_NOOP(
        "messages",
        "This takes a filter for one kernel; a filter has one for every input channel of its group.",
    ),
    "groups_ignored": QT_TRANSLATE_NOOP(
        "messages",
        "This is the shape without groups; with groups a filter sees only the channels of its own.",
    ),
    "without_padding": QT_TRANSLATE_NOOP("messages", "This forgets the padding."),
    "padding_on_one_side": QT_TRANSLATE_NOOP(
        "messages", "This counts the padding once; it is added on both sides."
    ),
    "without_stride": QT_TRANSLATE_NOOP("messages", "This forgets the stride."),
    "without_dilation": QT_TRANSLATE_NOOP(
        "messages", "This forgets that dilation spreads the cells of the kernel."
    ),
    "dilation_as_stride": QT_TRANSLATE_NOOP(
        "messages", "This takes dilation for stride: one spreads the kernel, the other moves the window."
    ),
    "rounded_up": QT_TRANSLATE_NOOP(
        "messages",
        "This rounds up; where the last window would not fit, there is none: the size is rounded down.",
    ),
    "not_rounded": QT_TRANSLATE_NOOP(
        "messages", "There is no half window: the quotient is rounded down, and that is no error."
    ),
    "as_large_as_input": QT_TRANSLATE_NOOP(
        "messages", "The output is as large as the input only with the padding that makes it so."
    ),
    "swapped": QT_TRANSLATE_NOOP("messages", "This has rows and columns the wrong way round."),
    "size_formula_of_convolution": QT_TRANSLATE_NOOP(
        "messages", "This is the size a convolution makes; a transposed one goes the other way."
    ),
    "kernel_is_field": QT_TRANSLATE_NOOP(
        "messages", "This is the kernel of the last layer; what it sees, the layers below have seen more of."
    ),
    "fields_add": QT_TRANSLATE_NOOP(
        "messages",
        "This adds the kernels; neighboring windows overlap, so each layer adds less than its kernel.",
    ),
}
"""Name of a misconception → the sentence."""


def mistake_sentence(name: str) -> str:
    """Return what is said of a misconception; nothing where there is none."""
    return QCoreApplication.translate("messages", str(SENTENCES[name])) if name else ""
