"""A layer as one matrix: Y = A · x + b, with input and output flattened.

Row (o · H' + i) · W' + j of A belongs to output (o, i, j), column (c · H + i) · W + j to input (c, i, j), and so on
for one and three axes. Which input cell a weight multiplies for an output is a matter of each axis alone, so a small
table of every axis says where all weights of the matrix stand, and any row, column or block can be had by itself.
"""

import functools
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis

Indices = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Weights where they stand in a matrix, each array of shape (N,).

    Where padding repeats cells of the input, several weights may stand on one cell of the matrix, and are added.

    Attributes
    ----------
    rows, columns : ndarray of intp
        The cell.
    weights : ndarray of intp
        Which weight it is, as an index into the flattened (filter, plane, *kernel) of `LayerMatrix.weight_shape`.
    values : ndarray of float64
        What it is.
    """

    rows: Indices
    columns: Indices
    weights: Indices
    values: Numbers

    def __len__(self) -> int:
        return len(self.rows)

    def dense(self, rows: range, columns: range) -> Numbers:
        """Return a block of the matrix with all its zeros; the entries must lie in it."""
        block = np.zeros((len(rows), len(columns)))
        np.add.at(block, (self.rows - rows.start, self.columns - columns.start), self.values)
        return block

    def summed(self) -> tuple["Entries", Indices]:
        """Return every cell once, by row and column, with the sum of its values, and how many were added.

        Of several weights the first is named.
        """
        if not len(self):
            return self, np.zeros(0, dtype=np.intp)
        order = np.lexsort((self.weights, self.columns, self.rows))
        rows, columns = self.rows[order], self.columns[order]
        new = np.append(True, (np.diff(rows) != 0) | (np.diff(columns) != 0))
        first = np.flatnonzero(new)
        counts = np.diff(np.append(first, len(rows)))
        values = np.add.reduceat(self.values[order], first)
        return Entries(rows[first], columns[first], self.weights[order][first], values), counts


def has_matrix(document: Document) -> bool:
    """Return whether one matrix does what the layer does, whatever the input: a maximum is not a weighted sum."""
    return document.layer.kind is not Kind.MAX_POOL


@dataclass(frozen=True, slots=True, eq=False)
class LayerMatrix:
    """The matrix A of a layer, of which as much is worked out as is asked for.

    Attributes
    ----------
    document : Document
        A layer with a possible geometry that `has_matrix`.
    output_shape : tuple of int
        Size of an output map.
    tables : tuple of ndarray of intp
        For each axis, shape (output size, kernel size): the input cell that a weight multiplies, -1 for none.
    folded : bool
        Whether several weights stand on one cell somewhere, as where padding mirrors the input.
    """

    document: Document
    output_shape: tuple[int, ...]
    tables: tuple[Indices, ...]
    folded: bool

    @classmethod
    def of(cls, document: Document) -> "LayerMatrix":
        """Return the matrix of a layer that `has_matrix`.

        Raises
        ------
        ShapeError
            Where the geometry is impossible.
        """
        shape = geometry.output_shape(document)
        tables = tuple(_sources(axis) for axis in geometry.strided_axes(document))
        return cls(
            document, shape, tables, any(_distinct(table) < int((table >= 0).sum()) for table in tables)
        )

    # How large it is

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns): all outputs, all inputs."""
        signal = self.document.signal
        return self.document.out_channels * math.prod(self.output_shape), signal.values.size

    @property
    def weight_shape(self) -> tuple[int, ...]:
        """(filters, planes of a filter, *kernel): the arrangement of weights, those of a mean as well."""
        document = self.document
        return (document.out_channels, document.in_channels // document.groups, *document.kernel_size)

    @property
    def filled(self) -> int:
        """Number of cells of the matrix on which a weight stands, be it 0."""
        pairs = self.weight_shape[0] * self.weight_shape[1]
        return pairs * math.prod(_distinct(table) for table in self.tables)

    @property
    def zeros(self) -> int:
        """Number of cells on which only a weight of 0 stands; where it is `folded`, sums of 0 are not looked for."""
        if not self.document.layer.kind.weighted or self.folded:
            return 0
        # How often each weight of a kernel stands in the block of one filter and one plane.
        often = functools.reduce(np.multiply.outer, [(table >= 0).sum(axis=0) for table in self.tables])
        return int(((self.document.weight == 0) * often).sum())

    @property
    def largest(self) -> float:
        """The largest |value| of one weight; sums of several may lie beyond."""
        if self.document.layer.kind.weighted:
            return float(np.abs(self.document.weight).max())
        return 1 / math.prod(int(count.min()) for count in self._counts())

    # Where its rows and columns belong

    def output_of(self, row: int) -> tuple[int, ...]:
        """Return (filter, *position) of a row."""
        return _index(row, (self.document.out_channels, *self.output_shape))

    def input_of(self, column: int) -> tuple[int, ...]:
        """Return (plane, *cell) of a column."""
        return _index(column, self.document.signal.values.shape)

    def row_of(self, channel: int, position: tuple[int, ...]) -> int:
        """Return the row of an output."""
        return int(
            np.ravel_multi_index((channel, *position), (self.document.out_channels, *self.output_shape))
        )

    def column_of(self, plane: int, cell: tuple[int, ...]) -> int:
        """Return the column of an input cell."""
        return int(np.ravel_multi_index((plane, *cell), self.document.signal.values.shape))

    def weight_of(self, weight: int) -> tuple[int, ...]:
        """Return (filter, plane of the filter, *kernel index) of a weight that an entry names."""
        return _index(weight, self.weight_shape)

    # Its parts

    def row(self, row: int) -> Entries:
        """Return one row: the kernel, laid out where the window of one output stands."""
        return self.block(range(row, row + 1), range(self.shape[1]))

    def column(self, column: int) -> Entries:
        """Return one column: what one input cell gives to every output."""
        document = self.document
        plane, *cell = self.input_of(column)
        pairs = [np.nonzero(table == index) for table, index in zip(self.tables, cell, strict=True)]
        filters, planes, *_ = self.weight_shape
        share = filters // document.groups
        group = plane // planes
        every = np.ix_(np.arange(group * share, (group + 1) * share), *(np.arange(len(o)) for o, _ in pairs))
        outputs = [every[0], *(o[at] for (o, _), at in zip(pairs, every[1:], strict=True))]
        taps = [k[at] for (_, k), at in zip(pairs, every[1:], strict=True)]
        rows = _flat(outputs, (filters, *self.output_shape))
        weights = _flat([every[0], np.array(plane % planes), *taps], self.weight_shape)
        rows, weights = (part.ravel() for part in np.broadcast_arrays(rows, weights))
        columns = np.full(len(rows), column, dtype=np.intp)
        return Entries(rows, columns, weights, self._values(rows, weights))

    def block(self, rows: range, columns: range) -> Entries:
        """Return the entries in some rows and columns; the work is in proportion to the weights of the rows."""
        index = np.arange(rows.start, rows.stop, dtype=np.intp)
        channel, *place = np.unravel_index(index, (self.document.out_channels, *self.output_shape))
        _, planes, *kernel = self.weight_shape
        rank = len(kernel)
        size = self.document.signal.spatial
        cells = np.zeros((len(index),) + (1,) * rank, dtype=np.intp)
        there = np.ones_like(cells, dtype=np.bool_)
        for axis, (table, where) in enumerate(zip(self.tables, place, strict=True)):
            beside = (len(index), *(kernel[axis] if other == axis else 1 for other in range(rank)))
            source = table[where].reshape(beside)
            cells = cells * size[axis] + source
            there = there & (source >= 0)
        first = channel // (self.document.out_channels // self.document.groups) * planes
        plane = first[:, np.newaxis] + np.arange(planes)
        spread = (slice(None), np.newaxis, Ellipsis)
        found = plane.reshape(plane.shape + (1,) * rank) * math.prod(size) + cells[spread]
        kept = there[spread] & (found >= columns.start) & (found < columns.stop)
        which = np.arange(planes * math.prod(kernel)).reshape(planes, *kernel)
        weights = (channel * which.size).reshape((-1,) + (1,) * (rank + 1)) + which
        owner = np.broadcast_to(index.reshape((-1,) + (1,) * (rank + 1)), found.shape)[kept]
        return Entries(owner, found[kept], weights[kept], self._values(owner, weights[kept]))

    def entries(self) -> Entries:
        """Return all entries; of a large layer there may be more than memory holds."""
        return self.block(range(self.shape[0]), range(self.shape[1]))

    # What it does

    def times(self, vector: Numbers) -> Numbers:
        """Return A · `vector`, without the bias, in float64."""
        every = self.entries()
        return _gathered(every.rows, every.values * vector[every.columns], self.shape[0])

    def transposed_times(self, vector: Numbers) -> Numbers:
        """Return Aᵀ · `vector`, in float64."""
        every = self.entries()
        return _gathered(every.columns, every.values * vector[every.rows], self.shape[1])

    def _values(self, rows: Indices, weights: Indices) -> Numbers:
        """Return the values of weights in the rows they stand in: a mean has other ones at the border."""
        if self.document.layer.kind.weighted:
            return self.document.weight.reshape(-1)[weights].astype(np.float64)
        _, *place = np.unravel_index(rows, (self.document.out_channels, *self.output_shape))
        counts = [count[where] for count, where in zip(self._counts(), place, strict=True)]
        return 1 / functools.reduce(np.multiply, counts).astype(np.float64)

    def _counts(self) -> list[Indices]:
        """Return through how many cells a mean divides, for each output along each axis; they multiply."""
        including = self.document.layer.count_include_pad
        return [_counted(axis, including=including) for axis in geometry.window_axes(self.document)]


@functools.lru_cache(maxsize=16)
def _sources(axis: Axis | TransposedAxis) -> Indices:
    """Return for every output along an axis and every weight the input cell it multiplies; -1 for none."""
    outputs = np.arange(axis.size, dtype=np.intp)[:, np.newaxis]
    taps = axis.taps(outputs)
    first = int(taps.min())
    sources = np.where(axis.meets(outputs), axis.sources(first, int(taps.max()) + 1)[taps - first], -1)
    sources.setflags(write=False)
    return sources


@functools.lru_cache(maxsize=16)
def _counted(axis: Axis, *, including: bool) -> Indices:
    """Return through how many cells a mean along an axis divides for every output, as torch.nn.AvgPool2d has it.

    Padding counts where it is `including`; what a last window reaches beyond it never does.
    """
    starts = np.arange(axis.size) * axis.stride - axis.before
    low, high = (-axis.before, axis.in_size + axis.after) if including else (0, axis.in_size)
    return np.minimum(starts + axis.kernel, high) - np.maximum(starts, low)


def _distinct(table: Indices) -> int:
    """Return how many pairs of an output and an input cell a table of an axis joins."""
    ordered = np.sort(table, axis=1)
    fresh = np.diff(ordered, axis=1, prepend=-1) != 0
    return int((fresh & (ordered >= 0)).sum())


def _index(number: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(index) for index in np.unravel_index(number, shape))


def _flat(parts: list[Indices], shape: tuple[int, ...]) -> Indices:
    """Return arrays of indices that broadcast as one array of indices into a flattened array of `shape`."""
    flat = parts[0]
    for part, size in zip(parts[1:], shape[1:], strict=True):
        flat = flat * size + part
    return flat


def _gathered(places: Indices, terms: Numbers, size: int) -> Numbers:
    """Return the sums of the terms that belong to each place."""
    sums: Numbers = np.bincount(places, terms, size).astype(np.float64)
    return sums
