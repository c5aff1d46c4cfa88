"""Ranges that stay while numbers move in them, ticks at round numbers, and lines of no more points than pixels."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.numerals import cell_text, count_text
from convstudio.ui.widgets.plots.drawing import Floats, Tick

_LENGTHS: Final = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_ROUNDING: Final = 1 - 1e-9

DECADES: Final = 3
"""A logarithmic axis grows by so many decades."""

SMALLEST: Final = -42
"""The decade below which float32 has no numbers worth an axis."""


def round_up(value: float) -> float:
    """Return the next length of a few that an axis may have; 1 for what is not above zero."""
    return _next(value, _LENGTHS)


def spacing(span: float, count: int) -> float:
    """Return 1, 2 or 5 times a power of ten, so that no more than `count` of it fill `span`."""
    return _next(span / max(count, 1), _STEPS)


def around(low: float, high: float) -> tuple[float, float]:
    """Return round ends that enclose both numbers with some air."""
    span = max(high - low, 1e-6 * max(abs(low), abs(high)), 1e-9)
    step = spacing(span * 1.1, 8)
    return math.floor((low - 0.04 * span) / step) * step, math.ceil((high + 0.04 * span) / step) * step


def ticks(low: float, high: float, count: int) -> tuple[Tick, ...]:
    """Return at most `count` + 1 round numbers from `low` to `high`."""
    step = spacing(high - low, count)
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return tuple(Tick(number * step, cell_text(number * step)) for number in range(first, last + 1))


def step_ticks(last: float, count: int) -> tuple[Tick, ...]:
    """Return whole numbers from 0 to `last`, as `ticks` does, by thousands."""
    whole = (tick for tick in ticks(0.0, last, count) if tick.place == round(tick.place))
    return tuple(
        Tick(tick.place, count_text(round(tick.place)) if tick.place < 1e6 else tick.text) for tick in whole
    )


def decades(low: float, high: float) -> tuple[int, int]:
    """Return the powers of ten between which positive numbers lie, a multiple of DECADES apart."""
    top = math.ceil(math.log10(high) - 1e-9)
    bottom = max(math.floor(math.log10(low) + 1e-9), SMALLEST)
    return top - max(DECADES * math.ceil((top - bottom) / DECADES), DECADES), top


def decade_ticks(low: int, high: int, count: int) -> tuple[Tick, ...]:
    """Return at most `count` + 1 powers of ten, at their logarithms."""
    step = max(math.ceil((high - low) / max(count, 1)), 1)
    return tuple(
        Tick(float(decade), cell_text(10.0**decade))
        for decade in range(high, low - 1, -step)
        if decade > SMALLEST
    )


def finite_part(x: npt.ArrayLike, *series: npt.ArrayLike) -> tuple[list[Floats], bool]:
    """Return series up to where the first of them is no longer finite, and whether any of them is cut there."""
    arrays = [np.asarray(values, dtype=np.float64) for values in (x, *series)]
    bad = np.flatnonzero(~np.isfinite(arrays[1:]).all(axis=0))
    end = int(bad[0]) if len(bad) else len(arrays[0])
    return [values[:end] for values in arrays], bool(len(bad))


def thinned(x: Floats, y: Floats, left: float, right: float, columns: int) -> tuple[Floats, Floats]:
    """Return a line with the smallest and the largest value of each column alone, where it has more points.

    Parameters
    ----------
    x : ndarray of float64
        Rising, shape (n,).
    y : ndarray of float64
        Shape (n,).
    left, right : float
        What is seen.
    columns : int
        In how many columns.
    """
    start, end = np.searchsorted(x, (left, right))
    seen = slice(max(int(start) - 1, 0), int(end) + 1)
    x, y = x[seen], y[seen]
    if len(x) <= 2 * columns:
        return x, y
    column = ((x - left) * (columns / (right - left))).astype(np.int64)
    firsts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    low, high = np.minimum.reduceat(y, firsts), np.maximum.reduceat(y, firsts)
    across = np.concatenate([np.repeat(x[firsts], 2), x[-1:]])
    return across, np.concatenate([np.column_stack([low, high]).ravel(), y[-1:]])


def _next(value: float, choices: tuple[float, ...]) -> float:
    if not 0 < value < math.inf:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    return next((unit * choice for choice in choices if unit * choice >= value * _ROUNDING), 10 * unit)
