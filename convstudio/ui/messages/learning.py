"""What learning is said in: optimizers, losses, and why theory is silent, in the present language."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.learning.quadratic import Silence
from convstudio.core.learning.settings import Loss, Optimizer

_OPTIMIZERS: Final[Mapping[Optimizer, object]] = {
    Optimizer.SGD: QT_TRANSLATE_NOOP("messages", "Gradient descent (SGD)"),
    Optimizer.MOMENTUM: QT_TRANSLATE_NOOP("messages", "SGD with momentum"),
    Optimizer.NESTEROV: QT_TRANSLATE_NOOP("messages", "SGD, Nesterov"),
    Optimizer.RMSPROP: QT_TRANSLATE_NOOP("messages", "RMSprop"),
    Optimizer.ADAM: QT_TRANSLATE_NOOP("messages", "Adam"),
}

_LOSSES: Final[Mapping[Loss, object]] = {
    Loss.SUM_SQUARES: QT_TRANSLATE_NOOP("messages", "Sum of squares"),
    Loss.MEAN_SQUARES: QT_TRANSLATE_NOOP("messages", "Mean of squares"),
    Loss.ABSOLUTE: QT_TRANSLATE_NOOP("messages", "Mean of |error|"),
}

_SILENCES: Final[Mapping[Silence, object]] = {
    Silence.ABSOLUTE: QT_TRANSLATE_NOOP(
        "messages",
        "No stable rate is claimed: the absolute loss is no bowl, but as steep beside its minimum as far away.",
    ),
    Silence.ADAPTIVE: QT_TRANSLATE_NOOP(
        "messages",
        "No stable rate is claimed: this optimizer scales the step of every weight by its earlier gradients.",
    ),
    Silence.BATCHES: QT_TRANSLATE_NOOP(
        "messages", "No stable rate is claimed: every batch has a bowl of its own."
    ),
    Silence.FLAT: QT_TRANSLATE_NOOP(
        "messages",
        "No stable rate is claimed: the input is zero everywhere, so nothing curves and nothing limits the rate.",
    ),
    Silence.TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages", "No stable rate is claimed: the curvatures of so large a task would take too long."
    ),
}


def optimizer_title(optimizer: Optimizer) -> str:
    """Return what an optimizer is called."""
    return QCoreApplication.translate("messages", str(_OPTIMIZERS[optimizer]))


def loss_title(loss: Loss) -> str:
    """Return what a loss is called."""
    return QCoreApplication.translate("messages", str(_LOSSES[loss]))


def silence_sentence(silence: Silence) -> str:
    """Return why no largest stable rate is claimed, in one sentence."""
    return QCoreApplication.translate("messages", str(_SILENCES[silence]))
