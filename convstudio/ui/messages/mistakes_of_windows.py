"""What leads to a wrong answer, said to who gave it: one window, its arithmetic, sizes and padding."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final[Mapping[str, object]] = {
    "turned": QT_TRANSLATE_NOOP(
        "messages", "You turned the kernel by 180° first: that is convolution as mathematics defines it."
    ),
    "matrix_product": QT_TRANSLATE_NOOP(
        "messages", "You multiplied the two as matrices; here cell meets cell, and then everything is added."
    ),
    "sign": QT_TRANSLATE_NOOP("messages", "You have the sign the other way round."),
    "averaged": QT_TRANSLATE_NOOP("messages", "You averaged over the channels; they are added."),
    "first_channel_only": QT_TRANSLATE_NOOP(
        "messages", "You took the first channel alone; a filter spans all of them."
    ),
    "without_bias": QT_TRANSLATE_NOOP("messages", "You forgot the bias."),
    "bias_per_channel": QT_TRANSLATE_NOOP(
        "messages", "You added the bias once for every input channel; there is one for each output map."
    ),
    "one_kernel": QT_TRANSLATE_NOOP(
        "messages", "You counted one kernel; the layer has one for every filter and plane."
    ),
    "filter_per_channel": QT_TRANSLATE_NOOP(
        "messages",
        "This takes a filter for one kernel; a filter has one for every input channel of its group.",
    ),
    "groups_ignored": QT_TRANSLATE_NOOP(
        "messages", "You gave every filter all input planes; with groups it has those of its own group."
    ),
    "without_padding": QT_TRANSLATE_NOOP("messages", "You forgot the padding."),
    "padding_on_one_side": QT_TRANSLATE_NOOP(
        "messages", "This counts the padding once; it is added on both sides."
    ),
    "without_stride": QT_TRANSLATE_NOOP("messages", "You forgot the stride."),
    "without_dilation": QT_TRANSLATE_NOOP("messages", "You forgot the dilation."),
    "dilation_as_stride": QT_TRANSLATE_NOOP(
        "messages",
        "You took the dilation for the stride: it pulls the weights apart, and the window still goes on "
        "cell by cell.",
    ),
    "rounded_up": QT_TRANSLATE_NOOP(
        "messages", "You rounded up: for a last window there is not enough room."
    ),
    "not_rounded": QT_TRANSLATE_NOOP(
        "messages", "You kept the fraction: there is no half a window, so round down."
    ),
    "as_large_as_input": QT_TRANSLATE_NOOP(
        "messages", "You took the output to be as large as the input; without the right padding it is not."
    ),
    "swapped": QT_TRANSLATE_NOOP("messages", "You took rows for columns."),
    "size_formula_of_convolution": QT_TRANSLATE_NOOP(
        "messages", "You used the size formula of a convolution; a transposed one runs it backwards."
    ),
    "kernel_is_field": QT_TRANSLATE_NOOP(
        "messages", "You took the kernel of the last layer; the receptive field counts all layers below."
    ),
    "fields_add": QT_TRANSLATE_NOOP(
        "messages", "You added up the kernels; each further layer adds k − 1, times the jump."
    ),
    "last_layer_counted": QT_TRANSLATE_NOOP("messages", "You counted the weights of the last layer alone."),
    "square_of_field": QT_TRANSLATE_NOOP(
        "messages", "You counted the weights of one kernel as large as the receptive field."
    ),
    "strides_ignored": QT_TRANSLATE_NOOP(
        "messages",
        "You ignored the strides of the layers below; above a stride of 2 every cell counts twice.",
    ),
    "plain_sum": QT_TRANSLATE_NOOP(
        "messages", "You added up what lies under the window, without the weights."
    ),
    "absolute": QT_TRANSLATE_NOOP(
        "messages", "You dropped the sign: it says in which direction the edge goes."
    ),
    "grows_by_row": QT_TRANSLATE_NOOP(
        "messages",
        "You let the answer grow with the brightness, as widely copied notes do; this kernel answers to "
        "the slope, which is the same everywhere.",
    ),
    "kernel_transposed": QT_TRANSLATE_NOOP(
        "messages",
        "You expected edges of the other direction to be found too; that takes the transposed kernel.",
    ),
    "mirrored": QT_TRANSLATE_NOOP("messages", "You looked for the mirror image of the kernel's pattern."),
    "mirrored_too": QT_TRANSLATE_NOOP("messages", "You counted the mirror image of the pattern as well."),
    "one_per_cell": QT_TRANSLATE_NOOP(
        "messages", "You counted one window for every input cell; but the whole window has to fit."
    ),
    "side_by_side": QT_TRANSLATE_NOOP(
        "messages",
        "You laid the windows side by side; they overlap, as the stride is smaller than the kernel.",
    ),
    "one_short": QT_TRANSLATE_NOOP(
        "messages", "You counted the moves and forgot the place to start from: add 1."
    ),
    "first_outputs": QT_TRANSLATE_NOOP(
        "messages", "You took the first values of the map; a larger stride takes every second one, or third."
    ),
    "nothing_lost": QT_TRANSLATE_NOOP(
        "messages", "You believe that the windows come to every cell; the last ones are out of their reach."
    ),
    "corner_twice": QT_TRANSLATE_NOOP(
        "messages", "You counted the corner twice: it lies in a lost row and in a lost column."
    ),
    "span_multiplied": QT_TRANSLATE_NOOP(
        "messages", "You took dilation times kernel size: there is no gap after the last weight."
    ),
    "gaps_weighted": QT_TRANSLATE_NOOP("messages", "You counted weights in the gaps; there are none."),
    "zeros_padded": QT_TRANSLATE_NOOP("messages", "You padded with zeros; the mode is another one."),
    "border_repeated": QT_TRANSLATE_NOOP(
        "messages", "You repeated the border cell: that is the mode ”replicate”."
    ),
    "wrapped": QT_TRANSLATE_NOOP("messages", "You went on at the other end: that is the mode ”circular”."),
    "half_a_cell": QT_TRANSLATE_NOOP(
        "messages", "You halved the padding: there is no half a cell; one side gets one more."
    ),
    "same_rounded_down": QT_TRANSLATE_NOOP(
        "messages", "You rounded down on both sides: the output is one cell too small."
    ),
    "same_rounded_up": QT_TRANSLATE_NOOP(
        "messages", "You rounded up on both sides: the output is one cell too large."
    ),
}
"""Name of a misconception → the sentence."""
