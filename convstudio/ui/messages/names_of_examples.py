"""What the Examples menu says: titles of examples and of their sections, and what they show."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

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


def example_title(identifier: str) -> str:
    """Return what an example or a photograph of `convstudio.core.examples` is called in the menu."""
    return QCoreApplication.translate("messages", str(_EXAMPLES[identifier][0]))


def example_hint(identifier: str) -> str:
    """Return one sentence that says what an example or a photograph shows."""
    return QCoreApplication.translate("messages", str(_EXAMPLES[identifier][1]))


def section_title(name: str) -> str:
    """Return what a section of `convstudio.core.examples.SECTIONS` is called in the menu."""
    return QCoreApplication.translate("messages", str(_SECTIONS[name]))
