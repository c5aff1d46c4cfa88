"""Random weights, with the bounds of torch.nn.init."""

import math
from enum import StrEnum

import numpy as np

from convstudio.core.document import FloatArray, frozen


class Scheme(StrEnum):
    """How random weights are drawn."""

    UNIFORM = "uniform"
    XAVIER_UNIFORM = "xavier_uniform"
    KAIMING_UNIFORM = "kaiming_uniform"


def bound(scheme: Scheme, shape: tuple[int, ...]) -> float:
    """Return the half-width of the interval that weights of `shape` are drawn from.

    Parameters
    ----------
    scheme : Scheme
        UNIFORM draws from [-1, 1). XAVIER_UNIFORM: √(6 / (fan_in + fan_out)), Glorot and Bengio 2010, as
        torch.nn.init.xavier_uniform_ with gain 1. KAIMING_UNIFORM: √(6 / fan_in), He et al. 2015, as
        torch.nn.init.kaiming_uniform_ with its defaults (a = 0, mode="fan_in").
    shape : tuple of int
        (O, C / groups, *kernel_size).
    """
    receptive = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * receptive, shape[0] * receptive
    if scheme is Scheme.XAVIER_UNIFORM:
        return math.sqrt(6 / (fan_in + fan_out))
    if scheme is Scheme.KAIMING_UNIFORM:
        return math.sqrt(6 / fan_in)
    return 1.0


def random_weight(scheme: Scheme, shape: tuple[int, ...], seed: int) -> FloatArray:
    """Return weights of `shape` drawn by `scheme`; the same seed gives the same weights."""
    limit = bound(scheme, shape)
    return frozen(np.random.default_rng(seed).uniform(-limit, limit, shape))
