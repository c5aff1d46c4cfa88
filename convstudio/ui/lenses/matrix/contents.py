"""What the matrix widgets show of a layer, worked out from its matrix and a frame; no widget is touched here."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from convstudio.core.document import Document, FloatArray
from convstudio.core.operators.matrix import Entries, LayerMatrix
from convstudio.core.render.colormap import ByteArray
from convstudio.core.render.matrix import MatrixPicture, block_codes, shared_codes
from convstudio.core.view_state import Sharing, ViewState, clamped
from convstudio.ui.lenses.naming import tap_color, tap_label
from convstudio.ui.lenses.stage.scene import FRACTIONS_FROM
from convstudio.ui.widgets.grid.picture import DIGITS_FROM
from convstudio.ui.widgets.matrix.content import Cells, Indices, MatrixContent, Vector

RANGE_VALUES = 2**20
"""Values of a vector up to which all are looked at for the range of its colors; of more, as many."""

MOST_PRODUCTS = 2**18
"""Weights up to which the transposed matrix is also multiplied out."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A matrix, and what is to be seen of it.

    Attributes
    ----------
    matrix : LayerMatrix
        Of the layer.
    picture : MatrixPicture or None
        Of the whole; None where it is too large.
    output : FloatArray or None
        All output values, flattened; None where they are not all kept.
    conceals : bool
        Whether NaN among them stands for one that a lesson asks for.
    """

    matrix: LayerMatrix
    picture: MatrixPicture | None
    output: FloatArray | None
    conceals: bool = False

    @property
    def limit(self) -> float:
        """The |value| of the last color."""
        return self.picture.limit if self.picture is not None else self.matrix.largest or 1.0


def concealed(shown: Shown, view: ViewState) -> Shown:
    """Return what is to be seen without the output values that a lesson asks for: NaN stands for them."""
    matrix = shown.matrix
    hidden = view.hidden.mask(matrix.output_shape, clamped(view, matrix.document).cursor.position)
    if shown.output is None or not hidden.any():
        return shown
    maps = shown.output.reshape(-1, hidden.size)
    output = np.where(hidden.reshape(-1), np.float32(np.nan), maps).reshape(-1)
    return replace(shown, output=output, conceals=True)


def matrix_content(shown: Shown, sharing: Sharing) -> MatrixContent:
    """Return Y = A · x + b, with the layer's weights or with those on the way to it."""
    matrix, document = shown.matrix, shown.matrix.document
    hypothetical = sharing is not Sharing.LAYER
    whole = shown.picture is not None
    labels, colors = _identities(document)
    bias = document.bias if document.layer.kind.weighted else None
    return MatrixContent(
        name="A",
        shape=matrix.shape,
        levels=shown.picture.levels if shown.picture is not None and not hypothetical else (),
        block=None if whole else partial(block_codes, matrix, limit=shown.limit),
        sample=partial(shared_codes, matrix, sharing, limit=shown.limit) if hypothetical else None,
        cells=None if hypothetical else partial(_cells, matrix),
        row_steps=_steps(matrix.output_shape),
        column_steps=_steps(document.signal.spatial),
        labels=labels,
        colors=colors,
        digits_from=_digits_from(matrix),
        left=_output_vector("Y", shown.output, conceals=shown.conceals),
        right=_input_vector(document),
        added=None if bias is None else _bias_vector(bias, matrix.shape[0] // len(bias)),
    )


def transposed_content(shown: Shown) -> MatrixContent:
    """Return X' = Aᵀ · Y, what the transposed layer makes of the output."""
    matrix, document = shown.matrix, shown.matrix.document
    labels, colors = _identities(document)
    picture = shown.picture
    return MatrixContent(
        name="Aᵀ",
        shape=(matrix.shape[1], matrix.shape[0]),
        levels=() if picture is None else tuple(level.T for level in picture.levels),
        block=partial(_transposed_block, matrix, shown.limit) if picture is None else None,
        sample=None,
        cells=partial(_transposed_cells, matrix),
        row_steps=_steps(document.signal.spatial),
        column_steps=_steps(matrix.output_shape),
        labels=labels,
        colors=colors,
        digits_from=_digits_from(matrix),
        left=_output_vector("X′", _transposed_product(shown), conceals=shown.conceals),
        right=_output_vector("Y", shown.output, conceals=shown.conceals),
        added=None,
        by_column=True,
    )


def _transposed_product(shown: Shown) -> FloatArray | None:
    matrix = shown.matrix
    if shown.conceals:
        return np.full(matrix.shape[1], np.nan, dtype=np.float32)  # any of them would tell what is hidden
    if shown.output is None or matrix.filled > MOST_PRODUCTS or not np.isfinite(shown.output).all():
        return None
    with np.errstate(over="ignore"):
        return matrix.transposed_times(shown.output.astype(np.float64)).astype(np.float32)


def _transposed_block(matrix: LayerMatrix, limit: float, rows: range, columns: range) -> ByteArray:
    return block_codes(matrix, columns, rows, limit).T


def _cells(matrix: LayerMatrix, rows: range, columns: range) -> Cells:
    """Return the weights in a block; of a single column without going through all rows."""
    if len(columns) == 1 and len(rows) > 1:
        entries = matrix.column(columns.start)
        kept = (entries.rows >= rows.start) & (entries.rows < rows.stop)
        entries = Entries(
            entries.rows[kept], entries.columns[kept], entries.weights[kept], entries.values[kept]
        )
    else:
        entries = matrix.block(rows, columns)
    entries, counts = entries.summed() if matrix.folded else (entries, np.ones(len(entries), dtype=np.intp))
    taps = entries.weights % int(np.prod(matrix.weight_shape[2:]))
    return Cells(entries.rows, entries.columns, taps, entries.values.astype(np.float32), counts)


def _transposed_cells(matrix: LayerMatrix, rows: range, columns: range) -> Cells:
    cells = _cells(matrix, columns, rows)
    return Cells(cells.columns, cells.rows, cells.taps, cells.values, cells.counts)


def _identities(document: Document) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    every = list(np.ndindex(*document.kernel_size))
    return (
        tuple(tap_label(document, cell) for cell in every),
        tuple(tap_color(document, cell) for cell in every),
    )


def _digits_from(matrix: LayerMatrix) -> float:
    """Return how wide cells must be: short whole numbers need less than fractions."""
    document = matrix.document
    weights = document.weight
    small = document.layer.kind.weighted and bool(
        (np.abs(weights) < 100).all() and (weights == np.rint(weights)).all()
    )
    return DIGITS_FROM if small else FRACTIONS_FROM


def _steps(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return how many cells a map has, and a line of it."""
    size = int(np.prod(shape))
    return size, shape[-1]


def _output_vector(name: str, values: FloatArray | None, *, conceals: bool) -> Vector:
    if values is None:
        return Vector(name, None, -1.0, 1.0, signed=True)
    some = _some(values)
    limit = float(np.abs(some).max(initial=0.0, where=np.isfinite(some))) or 1.0
    return Vector(name, partial(_at, values), -limit, limit, signed=True, conceals=conceals)


def _input_vector(document: Document) -> Vector:
    signal = document.signal
    values = signal.values.reshape(-1)
    some = _some(values)
    low, high = min(signal.low, float(some.min())), max(signal.high, float(some.max()))
    return Vector("x", partial(_at, values), low, high, signed=False)


def _bias_vector(bias: FloatArray, cells: int) -> Vector:
    limit = float(np.abs(bias).max()) or 1.0
    return Vector("b", partial(_bias_at, bias, cells), -limit, limit, signed=True)


def _some(values: FloatArray) -> FloatArray:
    """Return enough of a vector to see its range: to look through tens of millions would stop the painting."""
    return values[:: -(-values.size // RANGE_VALUES)]


def _at(values: FloatArray, index: Indices) -> npt.NDArray[np.float32]:
    return values[index]


def _bias_at(bias: FloatArray, cells: int, index: Indices) -> npt.NDArray[np.float32]:
    return bias[index // cells]
