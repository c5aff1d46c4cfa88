"""Random weights, with the bounds and deviations of torch.nn.init."""

import math
from enum import StrEnum
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray, frozen


class Scheme(StrEnum):
    """How random weights are drawn."""

    UNIFORM = "uniform"
    XAVIER_UNIFORM = "xavier_uniform"
    KAIMING_UNIFORM = "kaiming_uniform"
    XAVIER_NORMAL = "xavier_normal"
    KAIMING_NORMAL = "kaiming_normal"


_NORMAL: Final = (Scheme.XAVIER_NORMAL, Scheme.KAIMING_NORMAL)


def bound(scheme: Scheme, shape: tuple[int, ...]) -> float:
    """Return the half-width of the interval that weights of `shape` are drawn from.

    Parameters
    ----------
    scheme : Scheme
        UNIFORM draws from [-1, 1). XAVIER_UNIFORM: √(6 / (fan_in + fan_out)), Glorot and Bengio 2010, as
        torch.nn.init.xavier_uniform_ with gain 1. KAIMING_UNIFORM: √(6 / fan_in), He et al. 2015, as
        torch.nn.init.kaiming_uniform_ with its defaults (a = 0, mode="fan_in"). The normal ones have no bound:
        infinity.
    shape : tuple of int
        (O, C / groups, *kernel_size).
    """
    fan_in, fan_out = _fans(shape)
    if scheme is Scheme.XAVIER_UNIFORM:
        return math.sqrt(6 / (fan_in + fan_out))
    if scheme is Scheme.KAIMING_UNIFORM:
        return math.sqrt(6 / fan_in)
    return math.inf if scheme in _NORMAL else 1.0


def deviation(scheme: Scheme, shape: tuple[int, ...]) -> float:
    """Return the standard deviation of weights of `shape`.

    Parameters
    ----------
    scheme : Scheme
        XAVIER_NORMAL: √(2 / (fan_in + fan_out)), Glorot and Bengio 2010, as torch.nn.init.xavier_normal_ with
        gain 1. KAIMING_NORMAL: √(2 / fan_in), He et al. 2015, as torch.nn.init.kaiming_normal_ with its defaults
        (a = 0, mode="fan_in"). The uniform ones: their bound / √3.
    shape : tuple of int
        (O, C / groups, *kernel_size).
    """
    fan_in, fan_out = _fans(shape)
    if scheme is Scheme.XAVIER_NORMAL:
        return math.sqrt(2 / (fan_in + fan_out))
    if scheme is Scheme.KAIMING_NORMAL:
        return math.sqrt(2 / fan_in)
    return bound(scheme, shape) / math.sqrt(3)


def random_weight(scheme: Scheme, shape: tuple[int, ...], seed: int) -> FloatArray:
    """Return weights of `shape` drawn by `scheme`; the same seed gives the same weights."""
    rng = np.random.default_rng(seed)
    if scheme in _NORMAL:
        return frozen(rng.normal(0, deviation(scheme, shape), shape))
    limit = bound(scheme, shape)
    return frozen(rng.uniform(-limit, limit, shape))


def whole_weight(shape: tuple[int, ...], seed: int = 0) -> FloatArray:
    """Return weights of `shape`, each -1, 0 or 1, with no filter of zeros alone.

    Numbers to be read and multiplied in one's head. Filter o depends on `seed`, o and its own shape, and on nothing
    else, so that it is the same one however many others there are.
    """
    weight = np.empty(shape, dtype=np.float32)
    for number, filter_ in enumerate(weight):
        filter_[...] = np.random.default_rng((seed, number)).integers(-1, 2, filter_.shape)
        if not filter_.any():
            filter_[...] = 1
    return frozen(weight)


def _fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return fan_in and fan_out as torch counts them: groups do not lessen fan_out."""
    receptive = math.prod(shape[2:])
    return shape[1] * receptive, shape[0] * receptive
