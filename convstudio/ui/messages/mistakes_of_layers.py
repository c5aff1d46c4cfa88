"""What leads to a wrong answer, said to who gave it: filters, axes, matrices, stamps, pooling and learning."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final[Mapping[str, object]] = {
    "filter_is_kernel": QT_TRANSLATE_NOOP(
        "messages", "You took a filter for one kernel; it has one for every input plane."
    ),
    "axes_exchanged": QT_TRANSLATE_NOOP(
        "messages", "You exchanged the first two numbers: the filters come first."
    ),
    "planes_left_out": QT_TRANSLATE_NOOP(
        "messages", "You left out the planes: each filter has a kernel for every one of them."
    ),
    "map_per_kernel": QT_TRANSLATE_NOOP(
        "messages", "You expected one map for every kernel; the kernels of a filter are added up into one."
    ),
    "map_per_plane": QT_TRANSLATE_NOOP(
        "messages", "You expected one map for every input plane; there is one for every filter."
    ),
    "biases_uncounted": QT_TRANSLATE_NOOP(
        "messages", "You counted the weights alone; the biases are learned too."
    ),
    "bias_per_kernel": QT_TRANSLATE_NOOP(
        "messages", "You gave a bias to every kernel; there is one for each output map."
    ),
    "biases_of_kernels": QT_TRANSLATE_NOOP(
        "messages", "You gave a bias to every kernel; there is one for each output map."
    ),
    "biases_of_planes": QT_TRANSLATE_NOOP(
        "messages", "You gave a bias to every input plane; there is one for each output map."
    ),
    "one_bias_for_all": QT_TRANSLATE_NOOP(
        "messages", "You counted one bias for the whole layer; there is one for each output map."
    ),
    "every_plane_feeds": QT_TRANSLATE_NOOP(
        "messages", "You let all planes feed the map; groups keep them apart."
    ),
    "groups_summed": QT_TRANSLATE_NOOP("messages", "You added up the groups; they do not meet."),
    "plane_copied": QT_TRANSLATE_NOOP(
        "messages", "You copied the plane; a 1×1 kernel weighs all planes and adds them."
    ),
    "mirrored_for_turned": QT_TRANSLATE_NOOP(
        "messages", "You mirrored the kernel left to right; turning by 180° reverses the rows as well."
    ),
    "transposed_for_turned": QT_TRANSLATE_NOOP(
        "messages", "You exchanged rows and columns; turning by 180° reverses both."
    ),
    "not_turned": QT_TRANSLATE_NOOP(
        "messages", "You left the kernel as it is written; here it is turned by 180° before it slides."
    ),
    "axes_of_filter": QT_TRANSLATE_NOOP(
        "messages", "You counted the axes of the filter; its channels are no axis that it slides along."
    ),
    "axes_of_weights": QT_TRANSLATE_NOOP(
        "messages",
        "You counted the axes of the array of weights; only those that the kernel slides along count.",
    ),
    "one_slice_only": QT_TRANSLATE_NOOP(
        "messages",
        "You multiplied one slice alone; the kernel is a cube and reaches into the next slices too.",
    ),
    "axis_adds_side": QT_TRANSLATE_NOOP("messages", "You added the side for another axis; it multiplies."),
    "axis_doubles": QT_TRANSLATE_NOOP(
        "messages", "You doubled the weights for another axis; it multiplies them by the side of the kernel."
    ),
    "channels_kept": QT_TRANSLATE_NOOP(
        "messages", "You gave the output as many channels as the input has; one filter makes one map."
    ),
    "slices_kept": QT_TRANSLATE_NOOP(
        "messages", "You let the filter slide along the channels; it spans all of them at once."
    ),
    "peak_kept": QT_TRANSLATE_NOOP(
        "messages", "You left the peak as it was; an average spreads it over its neighbors."
    ),
    "one_column_a_row": QT_TRANSLATE_NOOP(
        "messages",
        "You moved each row of the matrix by one column; at the end of a line of windows it moves by more.",
    ),
    "row_after_row": QT_TRANSLATE_NOOP(
        "messages", "You laid the kernels one behind the other; the windows overlap, and so do the rows."
    ),
    "every_pair": QT_TRANSLATE_NOOP(
        "messages",
        "You filled every cell, as in a fully connected layer; a window sees only what is under it.",
    ),
    "used_by_all": QT_TRANSLATE_NOOP(
        "messages", "You put every input under every window; only those in the middle are seen so often."
    ),
    "used_once": QT_TRANSLATE_NOOP("messages", "You let every input be seen once; the windows overlap."),
    "share_of_one_axis": QT_TRANSLATE_NOOP(
        "messages", "You compared along one axis; the share counts on both, k² over H·W."
    ),
    "weights_once": QT_TRANSLATE_NOOP(
        "messages", "You counted each weight once; every row of the matrix has them all."
    ),
    "share_of_kernel": QT_TRANSLATE_NOOP(
        "messages", "You counted each weight once; every row of the matrix has them all."
    ),
    "overwritten": QT_TRANSLATE_NOOP("messages", "You let the last stamp cover the others; stamps add up."),
    "paired_in_order": QT_TRANSLATE_NOOP(
        "messages",
        "You paired inputs and weights in reading order; seen from the output, the weights run backwards.",
    ),
    "padding_adds": QT_TRANSLATE_NOOP(
        "messages", "You let the padding add a border; in a transposed convolution it removes one."
    ),
    "output_padding_is_zeros": QT_TRANSLATE_NOOP(
        "messages", "You added zeros; output_padding uncovers what the padding had cut off."
    ),
    "axes_added": QT_TRANSLATE_NOOP("messages", "You added the counts of the two axes; they multiply."),
    "hit_once": QT_TRANSLATE_NOOP(
        "messages",
        "You gave every cell one stamp; stamps overlap where the kernel is larger than the stride.",
    ),
    "every_weight_hits": QT_TRANSLATE_NOOP(
        "messages", "You let every cell meet every weight; near the border there are fewer stamps."
    ),
    "one_more_than_stride": QT_TRANSLATE_NOOP(
        "messages", "You let the stamps overlap by one cell; then some cells are hit more often than others."
    ),
    "next_odd_kernel": QT_TRANSLATE_NOOP(
        "messages", "You chose an odd size; what counts here is that the stride divides it."
    ),
    "weight_shape_of_convolution": QT_TRANSLATE_NOOP(
        "messages",
        "You gave the shape of a convolution’s weights; transposed, the input channels come first.",
    ),
    "mean_taken": QT_TRANSLATE_NOOP("messages", "You took the mean of the squares; this loss is their sum."),
    "errors_cancel": QT_TRANSLATE_NOOP(
        "messages", "You added up the errors without squaring them, so they cancel."
    ),
    "factor_two_forgotten": QT_TRANSLATE_NOOP(
        "messages", "You forgot the 2 that comes from differentiating a square."
    ),
    "uphill": QT_TRANSLATE_NOOP("messages", "You added the gradient; to go downhill, subtract it."),
    "rate_forgotten": QT_TRANSLATE_NOOP(
        "messages", "You subtracted the whole gradient and forgot the learning rate."
    ),
    "round_bowl": QT_TRANSLATE_NOOP(
        "messages", "You took the bowl for round; it is steeper in this direction."
    ),
    "flat_factor": QT_TRANSLATE_NOOP(
        "messages", "You used the factor of the flat direction; this error lies in the steep one."
    ),
    "flattest_decides": QT_TRANSLATE_NOOP(
        "messages", "You let the flattest direction decide; the steepest one sets the limit."
    ),
    "one_over_curvature": QT_TRANSLATE_NOOP(
        "messages",
        "You took 1 / λ, where the steep error vanishes in one step; it still shrinks up to 2 / λ.",
    ),
    "not_squared": QT_TRANSLATE_NOOP(
        "messages",
        "You multiplied the loss by the factor of the error; the loss is made of squares, so square the "
        "factor.",
    ),
    "average_for_max": QT_TRANSLATE_NOOP("messages", "You took the average; max pooling keeps the largest."),
    "max_for_average": QT_TRANSLATE_NOOP(
        "messages", "You took the largest; average pooling takes the mean of all cells."
    ),
    "not_divided": QT_TRANSLATE_NOOP(
        "messages", "You added up the window and did not divide by the number of its cells."
    ),
    "window_weighted": QT_TRANSLATE_NOOP(
        "messages", "You counted the cells of the window as weights; pooling has none."
    ),
    "stride_one_by_default": QT_TRANSLATE_NOOP(
        "messages",
        "You took a stride of 1, as for a convolution; the stride of pooling is the size of its window "
        "unless you give one.",
    ),
    "zeros_win": QT_TRANSLATE_NOOP("messages", "You let a padded zero win; max pooling pads with −∞."),
    "padding_uncounted": QT_TRANSLATE_NOOP(
        "messages", "You left the padded zeros out of the mean; they count unless count_include_pad is off."
    ),
    "always_whole_window": QT_TRANSLATE_NOOP(
        "messages", "You divided by all cells of the window; what lies beyond the end is not counted."
    ),
    "pushed_inside": QT_TRANSLATE_NOOP(
        "messages", "You pushed the window back until it fits; it reaches over the end."
    ),
    "channels_merged": QT_TRANSLATE_NOOP(
        "messages", "You pooled across the channels too; each channel is pooled alone."
    ),
    "weight_per_input": QT_TRANSLATE_NOOP("messages", "You counted one weight for every input cell."),
    "inputs_and_outputs": QT_TRANSLATE_NOOP(
        "messages", "You added input and output cells; every pair of them has a weight, so multiply."
    ),
    "weights_per_place": QT_TRANSLATE_NOOP(
        "messages",
        "You gave every place of the window weights of its own; they are shared, or, if fully connected, "
        "there is one for every pair of cells.",
    ),
    "output_stays": QT_TRANSLATE_NOOP(
        "messages", "You left the output where it was; when the input moves, the output moves with it."
    ),
}
"""Name of a misconception → the sentence."""
