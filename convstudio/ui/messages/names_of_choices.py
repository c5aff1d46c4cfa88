"""What can be chosen for a layer: kinds, kernels, banks, modes, schemes, and filters that resize pictures."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.document import PaddingMode
from convstudio.core.kind import Kind
from convstudio.core.operators.initialise import Scheme

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

_PADDING_MODES: Final[Mapping[str, object]] = {
    PaddingMode.ZEROS: QT_TRANSLATE_NOOP("messages", "Zeros"),
    PaddingMode.REFLECT: QT_TRANSLATE_NOOP("messages", "Reflect"),
    PaddingMode.REPLICATE: QT_TRANSLATE_NOOP("messages", "Replicate"),
    PaddingMode.CIRCULAR: QT_TRANSLATE_NOOP("messages", "Circular"),
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

_SCHEMES: Final[Mapping[str, object]] = {
    Scheme.UNIFORM: QT_TRANSLATE_NOOP("messages", "Uniform, −1 to 1"),
    Scheme.XAVIER_UNIFORM: QT_TRANSLATE_NOOP("messages", "Xavier uniform"),
    Scheme.KAIMING_UNIFORM: QT_TRANSLATE_NOOP("messages", "Kaiming uniform"),
    Scheme.XAVIER_NORMAL: QT_TRANSLATE_NOOP("messages", "Xavier normal"),
    Scheme.KAIMING_NORMAL: QT_TRANSLATE_NOOP("messages", "Kaiming normal"),
}

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


def kind_title(kind: Kind) -> str:
    """Return what a kind of layer is called."""
    return QCoreApplication.translate("messages", str(_KINDS[kind][0]))


def kind_hint(kind: Kind) -> str:
    """Return one sentence that says what a kind of layer does."""
    return QCoreApplication.translate("messages", str(_KINDS[kind][1]))


def padding_mode_title(mode: PaddingMode) -> str:
    """Return what a padding mode is called."""
    return QCoreApplication.translate("messages", str(_PADDING_MODES[mode]))


def preset_title(name: str) -> str:
    """Return what a kernel of `convstudio.core.operators.kernels.PRESETS` is called in the menu."""
    return QCoreApplication.translate("messages", str(_PRESETS[name]))


def bank_title(name: str) -> str:
    """Return what a bank of `convstudio.core.operators.banks.BANKS` is called in the menu."""
    return QCoreApplication.translate("messages", str(_BANKS[name][0]))


def bank_hint(name: str) -> str:
    """Return one sentence that says what the filters of a bank answer to."""
    return QCoreApplication.translate("messages", str(_BANKS[name][1]))


def scheme_title(scheme: Scheme) -> str:
    """Return what a way to draw random weights is called."""
    return QCoreApplication.translate("messages", str(_SCHEMES[scheme]))


def resample_title(name: str) -> str:
    """Return what a filter that resizes pictures is called."""
    return QCoreApplication.translate("messages", str(_FILTERS[name][0]))


def resample_hint(name: str) -> str:
    """Return one sentence that says what a filter does to a picture."""
    return QCoreApplication.translate("messages", str(_FILTERS[name][1]))
