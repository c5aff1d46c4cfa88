"""What stands in menus: names of edits, examples, presets, modes and filters, in the present language."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.document import PaddingMode
from convstudio.core.edits.names import EditName
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
}

_PADDING_MODES: Final[Mapping[str, object]] = {
    PaddingMode.ZEROS: QT_TRANSLATE_NOOP("messages", "Zeros"),
    PaddingMode.REFLECT: QT_TRANSLATE_NOOP("messages", "Reflect"),
    PaddingMode.REPLICATE: QT_TRANSLATE_NOOP("messages", "Replicate"),
    PaddingMode.CIRCULAR: QT_TRANSLATE_NOOP("messages", "Circular"),
}

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


def preset_title(name: str) -> str:
    """Return what a kernel of `convstudio.core.operators.kernels.PRESETS` is called in the menu."""
    return _translated(_PRESETS[name])


def padding_mode_title(mode: PaddingMode) -> str:
    """Return what a padding mode is called."""
    return _translated(_PADDING_MODES[mode])


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
