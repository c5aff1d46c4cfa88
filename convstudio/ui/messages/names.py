"""What stands in menus: names of edits, examples, presets, modes and filters, in the present language."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.document import PaddingMode
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.operators.initialise import Scheme

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

_EXAMPLES: Final[Mapping[str, tuple[object, object]]] = {
    "diagonal": (
        QT_TRANSLATE_NOOP("messages", "Diagonal detector"),
        QT_TRANSLATE_NOOP("messages", "The two 3s of the output stand where the input has the diagonal."),
    ),
    "first": (
        QT_TRANSLATE_NOOP("messages", "First example"),
        QT_TRANSLATE_NOOP("messages", "3 × 3 numbers under a 2 × 2 kernel, small enough to do by hand."),
    ),
    "ramp": (
        QT_TRANSLATE_NOOP("messages", "Ramp"),
        QT_TRANSLATE_NOOP(
            "messages", "The numbers 1 to 25 under a vertical-edge detector: a ramp has one slope everywhere."
        ),
    ),
    "lecture": (
        QT_TRANSLATE_NOOP("messages", "Lecture example"),
        QT_TRANSLATE_NOOP("messages", "A 5 × 5 input under the kernel 1 to 9, to try stride and padding on."),
    ),
    "edge": (
        QT_TRANSLATE_NOOP("messages", "Edge detector"),
        QT_TRANSLATE_NOOP(
            "messages",
            "A black band on white under [1, −1]: 1 where white turns black, −1 where black turns white.",
        ),
    ),
    "two-filters": (
        QT_TRANSLATE_NOOP("messages", "Two filters"),
        QT_TRANSLATE_NOOP("messages", "The diagonal detector and a second filter: two filters, two outputs."),
    ),
    "two-channels": (
        QT_TRANSLATE_NOOP("messages", "Two input channels"),
        QT_TRANSLATE_NOOP(
            "messages", "One filter spans both input channels, and the products of both are summed."
        ),
    ),
    "three-filters": (
        QT_TRANSLATE_NOOP("messages", "Three filters"),
        QT_TRANSLATE_NOOP("messages", "Two input channels under three filters give three output channels."),
    ),
    "depthwise": (
        QT_TRANSLATE_NOOP("messages", "Depthwise"),
        QT_TRANSLATE_NOOP(
            "messages", "Two groups: each channel has a kernel of its own, and they do not mix."
        ),
    ),
    "pointwise": (
        QT_TRANSLATE_NOOP("messages", "Pointwise, 1 × 1"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Kernels of one weight mix channels and nothing else: here into a sum and a difference.",
        ),
    ),
    "two-columns": (
        QT_TRANSLATE_NOOP("messages", "Two groups of channels"),
        QT_TRANSLATE_NOOP(
            "messages", "Four channels in two halves that do not talk, as in the two columns of AlexNet."
        ),
    ),
    "signal": (
        QT_TRANSLATE_NOOP("messages", "A signal"),
        QT_TRANSLATE_NOOP(
            "messages", "The numbers 0 to 6 in a row under [1, 2]: the kernel slides along one axis."
        ),
    ),
    "signal-channels": (
        QT_TRANSLATE_NOOP("messages", "A signal of three channels"),
        QT_TRANSLATE_NOOP(
            "messages", "Three rows of numbers, a kernel for each, and one sum of all their products."
        ),
    ),
    "volume": (
        QT_TRANSLATE_NOOP("messages", "A volume"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The numbers 0 to 26 as three slices under a cube of ones, which also slides in depth.",
        ),
    ),
    "matrix": (
        QT_TRANSLATE_NOOP("messages", "Small enough for a matrix"),
        QT_TRANSLATE_NOOP(
            "messages", "4 × 4 under 3 × 3: as a matrix, 4 × 16 with 36 weights that are not zero."
        ),
    ),
    "transposed": (
        QT_TRANSLATE_NOOP("messages", "Transposed convolution"),
        QT_TRANSLATE_NOOP(
            "messages", "Each value of the input stamps the kernel into the output, and overlaps add up."
        ),
    ),
    "transposed-stride": (
        QT_TRANSLATE_NOOP("messages", "Transposed, stride 2"),
        QT_TRANSLATE_NOOP(
            "messages", "Stamps two cells apart: a 2 × 2 kernel does not overlap, and 2 × 2 becomes 4 × 4."
        ),
    ),
    "transposed-padding": (
        QT_TRANSLATE_NOOP("messages", "Transposed, padding 1"),
        QT_TRANSLATE_NOOP(
            "messages", "Padding of a transposed convolution removes a border: one value is left."
        ),
    ),
    "checkerboard": (
        QT_TRANSLATE_NOOP("messages", "Checkerboard"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Ones stamped with ones of 3 × 3, two cells apart: some outputs are hit once and some four times.",
        ),
    ),
    "even-coverage": (
        QT_TRANSLATE_NOOP("messages", "Even coverage"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The cure for the checkerboard: with 4 × 4, a multiple of the stride, all cells inside are hit alike.",
        ),
    ),
    "max-pool": (
        QT_TRANSLATE_NOOP("messages", "Max pooling"),
        QT_TRANSLATE_NOOP("messages", "The largest value of each 2 × 2 window; there are no weights."),
    ),
    "average-pool": (
        QT_TRANSLATE_NOOP("messages", "Average pooling"),
        QT_TRANSLATE_NOOP("messages", "The mean of each 2 × 2 window; there are no weights."),
    ),
    "pool-padding": (
        QT_TRANSLATE_NOOP("messages", "Max pooling with padding"),
        QT_TRANSLATE_NOOP(
            "messages", "0 to 15 in windows of 3 × 3: padding counts as −∞, so that it never wins."
        ),
    ),
    "camera": (
        QT_TRANSLATE_NOOP("messages", "Cameraman"),
        QT_TRANSLATE_NOOP("messages", "A gray photograph with strong edges, for edge detectors and blurs."),
    ),
    "brick": (
        QT_TRANSLATE_NOOP("messages", "Brick wall"),
        QT_TRANSLATE_NOOP("messages", "A gray texture of joints, which the two Sobel kernels tell apart."),
    ),
    "astronaut": (
        QT_TRANSLATE_NOOP("messages", "Astronaut"),
        QT_TRANSLATE_NOOP("messages", "A portrait in color: one filter spans red, green and blue."),
    ),
    "chelsea": (
        QT_TRANSLATE_NOOP("messages", "Chelsea the cat"),
        QT_TRANSLATE_NOOP("messages", "Fine fur in color, for blurring and sharpening."),
    ),
    "coffee": (
        QT_TRANSLATE_NOOP("messages", "Cup of coffee"),
        QT_TRANSLATE_NOOP("messages", "Round edges in color, which turn through every direction."),
    ),
}
"""Identifier of an example or a photograph → its title and what it shows."""

_SECTIONS: Final[Mapping[str, object]] = {
    "dimensions": QT_TRANSLATE_NOOP("messages", "One and three dimensions, matrices"),
    "transposed": QT_TRANSLATE_NOOP("messages", "Transposed convolution"),
    "pooling": QT_TRANSLATE_NOOP("messages", "Pooling"),
}

_PRESETS: Final[Mapping[str, object]] = {
    "identity": QT_TRANSLATE_NOOP("messages", "Identity"),
    "box_blur": QT_TRANSLATE_NOOP("messages", "Box blur"),
    "gaussian_blur": QT_TRANSLATE_NOOP("messages", "Gaussian blur 3 × 3"),
    "gaussian_blur_5": QT_TRANSLATE_NOOP("messages", "Gaussian blur 5 × 5"),
    "sharpen": QT_TRANSLATE_NOOP("messages", "Sharpen"),
    "emboss": QT_TRANSLATE_NOOP("messages", "Emboss"),
    "sobel_x": QT_TRANSLATE_NOOP("messages", "Sobel x (vertical edges)"),
    "sobel_y": QT_TRANSLATE_NOOP("messages", "Sobel y (horizontal edges)"),
    "prewitt_x": QT_TRANSLATE_NOOP("messages", "Prewitt x (vertical edges)"),
    "prewitt_y": QT_TRANSLATE_NOOP("messages", "Prewitt y (horizontal edges)"),
    "laplacian": QT_TRANSLATE_NOOP("messages", "Laplacian"),
    "diagonal": QT_TRANSLATE_NOOP("messages", "Diagonal ╲"),
    "antidiagonal": QT_TRANSLATE_NOOP("messages", "Diagonal ╱"),
    "difference": QT_TRANSLATE_NOOP("messages", "Difference [1, −1]"),
    "moving_average": QT_TRANSLATE_NOOP("messages", "Moving average of 3"),
    "moving_average_5": QT_TRANSLATE_NOOP("messages", "Moving average of 5"),
    "binomial_blur": QT_TRANSLATE_NOOP("messages", "Binomial blur [1, 2, 1] / 4"),
    "second_difference": QT_TRANSLATE_NOOP("messages", "Second difference [1, −2, 1]"),
    "ones": QT_TRANSLATE_NOOP("messages", "Ones 2 × 2 × 2"),
    "depth_difference": QT_TRANSLATE_NOOP("messages", "Difference in depth"),
}

_PADDING_MODES: Final[Mapping[str, object]] = {
    PaddingMode.ZEROS: QT_TRANSLATE_NOOP("messages", "Zeros"),
    PaddingMode.REFLECT: QT_TRANSLATE_NOOP("messages", "Reflect"),
    PaddingMode.REPLICATE: QT_TRANSLATE_NOOP("messages", "Replicate"),
    PaddingMode.CIRCULAR: QT_TRANSLATE_NOOP("messages", "Circular"),
}

_KINDS: Final[Mapping[str, tuple[object, object]]] = {
    Kind.CONVOLUTION: (
        QT_TRANSLATE_NOOP("messages", "Convolution"),
        QT_TRANSLATE_NOOP("messages", "Each output value is the sum of the products of kernel and window."),
    ),
    Kind.TRANSPOSED: (
        QT_TRANSLATE_NOOP("messages", "Transposed convolution"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Each input value stamps the kernel into the output, and where stamps overlap they add up.",
        ),
    ),
    Kind.MAX_POOL: (
        QT_TRANSLATE_NOOP("messages", "Max pooling"),
        QT_TRANSLATE_NOOP(
            "messages", "Each output value is the largest of its window; there are no weights."
        ),
    ),
    Kind.AVERAGE_POOL: (
        QT_TRANSLATE_NOOP("messages", "Average pooling"),
        QT_TRANSLATE_NOOP("messages", "Each output value is the mean of its window; there are no weights."),
    ),
}
"""Kind of a layer → its title and what it does."""

_SCHEMES: Final[Mapping[str, object]] = {
    Scheme.UNIFORM: QT_TRANSLATE_NOOP("messages", "Uniform, −1 to 1"),
    Scheme.XAVIER_UNIFORM: QT_TRANSLATE_NOOP("messages", "Xavier uniform"),
    Scheme.KAIMING_UNIFORM: QT_TRANSLATE_NOOP("messages", "Kaiming uniform"),
    Scheme.XAVIER_NORMAL: QT_TRANSLATE_NOOP("messages", "Xavier normal"),
    Scheme.KAIMING_NORMAL: QT_TRANSLATE_NOOP("messages", "Kaiming normal"),
}

_BANKS: Final[Mapping[str, tuple[object, object]]] = {
    "oriented_edges": (
        QT_TRANSLATE_NOOP("messages", "Eight oriented edges"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sobel’s kernel turned by 45° seven times: each map answers to edges of one direction.",
        ),
    ),
    "gabor": (
        QT_TRANSLATE_NOOP("messages", "Gabor filters"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sixteen short waves of eight directions, even and odd, like the first filters that networks learn.",
        ),
    ),
    "sobel_pair": (
        QT_TRANSLATE_NOOP("messages", "Sobel pair"),
        QT_TRANSLATE_NOOP("messages", "Two filters: one for vertical edges and one for horizontal edges."),
    ),
    "blur_pyramid": (
        QT_TRANSLATE_NOOP("messages", "Blur pyramid"),
        QT_TRANSLATE_NOOP("messages", "Five blurs, from none at all to one of 9 × 9 cells."),
    ),
    "color_opponent": (
        QT_TRANSLATE_NOOP("messages", "Color opponents"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Red against green and blue against yellow, and the other way round, by 1 × 1 kernels.",
        ),
    ),
    "random": (
        QT_TRANSLATE_NOOP("messages", "Random, −1, 0 or 1"),
        QT_TRANSLATE_NOOP("messages", "Small whole numbers at random, for as many filters as there are now."),
    ),
}
"""Name of a bank → its title and what it does."""

_FILTERS: Final[Mapping[str, tuple[object, object]]] = {
    "nearest": (
        QT_TRANSLATE_NOOP("messages", "Nearest"),
        QT_TRANSLATE_NOOP(
            "messages", "Takes the nearest pixel: hard edges and no new values, but jagged lines."
        ),
    ),
    "box": (
        QT_TRANSLATE_NOOP("messages", "Box"),
        QT_TRANSLATE_NOOP(
            "messages", "Averages the pixels that fall into each new one: the honest way to shrink."
        ),
    ),
    "bilinear": (
        QT_TRANSLATE_NOOP("messages", "Bilinear"),
        QT_TRANSLATE_NOOP(
            "messages", "Weighs neighbors by their distance along a line: smooth and a little soft."
        ),
    ),
    "bicubic": (
        QT_TRANSLATE_NOOP("messages", "Bicubic"),
        QT_TRANSLATE_NOOP("messages", "Weighs more neighbors along a cubic curve: smooth and sharper."),
    ),
    "lanczos": (
        QT_TRANSLATE_NOOP("messages", "Lanczos"),
        QT_TRANSLATE_NOOP(
            "messages", "Weighs neighbors along a windowed sine: the sharpest, with slight ringing."
        ),
    ),
}
"""Name of a filter → its title and what it does."""


def edit_name(name: str) -> str:
    """Return an EditName in words, as it follows "Undo: "; KeyError where there is none."""
    return _translated(_EDITS[name])


def example_title(identifier: str) -> str:
    """Return what an example or a photograph of `convstudio.core.examples` is called in the menu."""
    return _translated(_EXAMPLES[identifier][0])


def example_hint(identifier: str) -> str:
    """Return one sentence that says what an example or a photograph shows."""
    return _translated(_EXAMPLES[identifier][1])


def section_title(name: str) -> str:
    """Return what a section of `convstudio.core.examples.SECTIONS` is called in the menu."""
    return _translated(_SECTIONS[name])


def preset_title(name: str) -> str:
    """Return what a kernel of `convstudio.core.operators.kernels.PRESETS` is called in the menu."""
    return _translated(_PRESETS[name])


def padding_mode_title(mode: PaddingMode) -> str:
    """Return what a padding mode is called."""
    return _translated(_PADDING_MODES[mode])


def kind_title(kind: Kind) -> str:
    """Return what a kind of layer is called."""
    return _translated(_KINDS[kind][0])


def kind_hint(kind: Kind) -> str:
    """Return one sentence that says what a kind of layer does."""
    return _translated(_KINDS[kind][1])


def scheme_title(scheme: Scheme) -> str:
    """Return what a way to draw random weights is called."""
    return _translated(_SCHEMES[scheme])


def bank_title(name: str) -> str:
    """Return what a bank of `convstudio.core.operators.banks.BANKS` is called in the menu."""
    return _translated(_BANKS[name][0])


def bank_hint(name: str) -> str:
    """Return one sentence that says what the filters of a bank answer to."""
    return _translated(_BANKS[name][1])


def resample_title(name: str) -> str:
    """Return what a filter that resizes pictures is called."""
    return _translated(_FILTERS[name][0])


def resample_hint(name: str) -> str:
    """Return one sentence that says what a filter does to a picture."""
    return _translated(_FILTERS[name][1])


def _translated(text: object) -> str:
    return QCoreApplication.translate("messages", str(text))
