"""What is refused of learning, and how a run ends badly."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from convstudio.core.errors import Code

SENTENCES: Final[Mapping[Code, object]] = {
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
}
