"""Curves over any number of steps in a fixed amount of memory.

The first steps, where a run zig-zags, are kept as they are. Later ones are gathered in buckets of equal width; when
all buckets are full, neighbors are merged and the width doubles. A bucket keeps its first value, its smallest and its
largest with their steps, so that no peak is ever lost.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray

Steps: TypeAlias = npt.NDArray[np.int64]

CAPACITY = 512
"""Buckets of a curve, each up to three points: more than a plot has columns of pixels."""

EXACT = 512
"""Steps at the beginning that are all kept."""


class Curve:
    """Several series over the same steps, 0, 1, 2 …, thinned as they grow.

    Parameters
    ----------
    series : int
        How many there are.
    capacity : int
        Buckets, an even number.
    exact : int
        Steps before the first bucket.
    """

    def __init__(self, series: int, capacity: int = CAPACITY, exact: int = EXACT) -> None:
        self._capacity, self._exact = capacity, exact
        self._head = np.empty((exact, series), dtype=np.float32)
        self._width = 1
        self._count = 0
        shape = (capacity, series)
        self._first, self._low, self._high = (np.empty(shape, dtype=np.float32) for _ in range(3))
        self._low_at, self._high_at = (np.empty(shape, dtype=np.int64) for _ in range(2))
        self._last = np.empty(series, dtype=np.float32)

    def __len__(self) -> int:
        """Return the number of steps that were appended."""
        return self._count

    @property
    def nbytes(self) -> int:
        """Memory of the curve, which does not depend on its length."""
        arrays = (self._head, self._first, self._low, self._high, self._low_at, self._high_at, self._last)
        return sum(array.nbytes for array in arrays)

    def extend(self, rows: FloatArray) -> None:
        """Append steps.

        Parameters
        ----------
        rows : FloatArray
            Shape (n, series), finite.
        """
        done = min(max(self._exact - self._count, 0), len(rows))
        self._head[self._count : self._count + done] = rows[:done]
        self._count += done
        while done < len(rows):
            if self._count - self._exact == self._width * self._capacity:
                self._merge()
            bucket, inside = divmod(self._count - self._exact, self._width)
            left = rows[done:]
            if inside or len(left) < self._width:
                some = left[: self._width - inside][np.newaxis]
            else:
                whole = min(len(left) // self._width, self._capacity - bucket)
                some = left[: whole * self._width].reshape(whole, self._width, -1)
            self._put(bucket, some, fresh=not inside)
            taken = some.shape[0] * some.shape[1]
            self._count += taken
            done += taken
        if len(rows):
            self._last[:] = rows[-1]

    def points(self, series: int) -> tuple[Steps, FloatArray]:
        """Return steps, rising, and the values of one series there.

        Every step is there until the buckets are full; the beginning, the last, the smallest and the largest are
        always.
        """
        head, used = self._beginning, self._used
        if not used:
            return np.arange(len(head), dtype=np.int64), head[:, series].copy()
        steps = np.concatenate(
            [
                np.arange(len(head)),
                self._starts,
                self._low_at[:used, series],
                self._high_at[:used, series],
                [self._count - 1],
            ]
        )
        values = np.concatenate(
            [
                head[:, series],
                self._first[:used, series],
                self._low[:used, series],
                self._high[:used, series],
                self._last[series : series + 1],
            ]
        )
        rising, where = np.unique(steps, return_index=True)
        return rising, values[where]

    def path(self, one: int, other: int) -> tuple[Steps, FloatArray, FloatArray]:
        """Return steps, rising, and the values of two series at these very steps: the beginning, on to the last."""
        last, used = self._count - 1, self._used
        head, tail = self._beginning, self._first[:used]
        steps = np.concatenate([np.arange(len(head)), self._starts])
        along, across = (np.concatenate([head[:, series], tail[:, series]]) for series in (one, other))
        if used and steps[-1] != last:
            steps = np.append(steps, last)
            along, across = np.append(along, self._last[one]), np.append(across, self._last[other])
        return steps, along, across

    @property
    def _beginning(self) -> FloatArray:
        return self._head[: self._count]

    @property
    def _used(self) -> int:
        return -(-max(self._count - self._exact, 0) // self._width)

    @property
    def _starts(self) -> Steps:
        return self._exact + np.arange(self._used, dtype=np.int64) * self._width

    def _put(self, bucket: int, blocks: FloatArray, *, fresh: bool) -> None:
        """Add the next steps, shape (buckets, steps, series); a bucket that is not `fresh` holds some already."""
        every = slice(bucket, bucket + len(blocks))
        firsts = self._count + np.arange(len(blocks))[:, np.newaxis] * self._width
        if fresh:
            self._first[every] = blocks[:, 0]
        for values, places, found, better in (
            (self._low, self._low_at, blocks.argmin(axis=1), np.less),
            (self._high, self._high_at, blocks.argmax(axis=1), np.greater),
        ):
            extremes = np.take_along_axis(blocks, found[:, np.newaxis], axis=1)[:, 0]
            where = True if fresh else better(extremes, values[every])
            np.copyto(values[every], extremes, where=where)
            np.copyto(places[every], found + firsts, where=where)

    def _merge(self) -> None:
        """Double the width of the buckets, which are all full."""
        lower = self._low[1::2] < self._low[::2]
        higher = self._high[1::2] > self._high[::2]
        half = self._capacity // 2
        self._first[:half] = self._first[::2].copy()
        for array, where in (
            (self._low, lower),
            (self._low_at, lower),
            (self._high, higher),
            (self._high_at, higher),
        ):
            array[:half] = np.where(where, array[1::2], array[::2])
        self._width *= 2
