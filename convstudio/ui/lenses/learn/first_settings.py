"""The settings that a task begins with."""

import math
from dataclasses import replace
from typing import Final

from convstudio.core.document import Document, Signal
from convstudio.core.kind import Kind as LayerKind
from convstudio.core.learning.settings import DEFAULT_RATES, Loss, Optimizer, Settings
from convstudio.core.learning.theory import cautious_rate
from convstudio.core.operators import geometry
from convstudio.core.operators.kernels import preset
from convstudio.ui.lenses.learn.order import Kind, Order

_SAMPLED_SIDE: Final = 256
"""About as many rows and columns of an input are looked at: enough for its mean."""


def first_settings(present: Settings, learner: tuple[Signal, float, int] | None) -> Settings:
    """Return settings under which a task can be learned.

    Parameters
    ----------
    present : Settings
        Those of the task before, of which everything is kept that suits any task.
    learner : (Signal, float, int) or None
        The input, the weights of one filter that make an output, and the number of filters; None for the edge
        example, which begins as in every course: gradient descent on the sum of squares at 0.03.

    Returns
    -------
    Settings
        A sum of squares grows with the picture, and the largest stable rate shrinks: other tasks have the mean, and
        a rate that is stable whatever their size.
    """
    if learner is None:
        return Settings(seed=present.seed)
    signal, weights, filters = learner
    if present.optimizer in (Optimizer.RMSPROP, Optimizer.ADAM):
        rate = DEFAULT_RATES[present.optimizer]
    else:
        strides = tuple(slice(None, None, -(-side // _SAMPLED_SIDE)) for side in signal.spatial)
        rate = cautious_rate(signal.values[(slice(None), *strides)], weights, filters)
    loss = Loss.MEAN_SQUARES if present.loss is Loss.SUM_SQUARES else present.loss
    return replace(present, loss=loss, learning_rate=rate)


def learner_of(order: Order) -> tuple[Signal, float, int]:
    """Return the input, the weights of one filter that make an output, and the number of filters."""
    document = order.document
    share = _share_met(document)
    match order.choice.kind:
        case Kind.PRESET:
            size = preset(order.choice.name, document.layer.rank).size
            return document.signal, share * size * document.in_channels, 1
        case Kind.STACK:
            return document.signal, share * document.weight[0, 0].size, 1
        case Kind.PAIR if order.target is not None:
            return document.signal, share * document.weight[0].size, order.target.channels
        case _:
            return document.signal, share * document.weight[0].size, document.out_channels


def _share_met(document: Document) -> float:
    """Return the share of its weights that make an output, on average: not all where stamps lie apart."""
    if document.layer.kind is not LayerKind.TRANSPOSED:
        return 1.0
    cells = math.prod(max(axis.size, 1) for axis in geometry.axes(document))
    return math.prod(document.signal.spatial) / cells
