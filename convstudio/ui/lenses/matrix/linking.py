"""Links cells of the matrix with the stage: what is under the pointer here is marked there, and the other way."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from convstudio.app.store import Store
from convstudio.core.kind import Kind
from convstudio.core.operators.matrix import LayerMatrix
from convstudio.core.view_state import Sharing, ViewState, clamped
from convstudio.ui.lenses.matrix import saying
from convstudio.ui.lenses.matrix.panel import MatrixPanel
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.matrix.content import MatrixMarks


class MatrixLinks(QObject):
    """Marks the cursor and what is linked with the pointer, on the matrices and on the stage.

    Parameters
    ----------
    store : Store
        Where the cursor is.
    panel : MatrixPanel
        The matrices.
    stage : Stage
        Input, kernel and output.
    presenter : Presenter
        What the stage shows.
    parent : QObject
        Qt's owner.
    """

    said = Signal(str)
    """What is under the pointer, in one sentence; empty where there is nothing."""

    def __init__(
        self, store: Store, panel: MatrixPanel, stage: Stage, presenter: Presenter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._panel, self._stage, self._presenter = store, panel, stage, presenter
        self._matrix: LayerMatrix | None = None
        self._refused = False
        self._marks = MatrixMarks()

    @property
    def marks(self) -> MatrixMarks:
        """What is marked."""
        return self._marks

    @property
    def sharing(self) -> Sharing:
        """Which weights are shown: pooling has none to be shared."""
        weighted = self._matrix is None or self._matrix.document.layer.kind.weighted
        return self._store.view.matrix.sharing if weighted else Sharing.LAYER

    @property
    def cursor(self) -> int | None:
        """The row of the cursor."""
        matrix = self._matrix
        if matrix is None:
            return None
        cursor = clamped(self._store.view, matrix.document).cursor
        return matrix.row_of(cursor.channel, cursor.position)

    def set_matrix(self, matrix: LayerMatrix | None) -> None:
        """Link the cells of another matrix, or of none; nothing is marked until it is shown."""
        self._matrix = matrix
        self._marks = self._marks_with(MatrixMarks())

    def set_refused(self, refused: bool) -> None:
        """Link nothing while the present setting has no matrix."""
        self._refused = refused

    @staticmethod
    def marked_by(view: ViewState) -> tuple[object, ...]:
        """Return what the marks are made of."""
        return view.cursor, view.filling, view.stamping, view.source, view.in_channel

    def mark(self, marks: MatrixMarks) -> None:
        """Mark what is linked, and the cursor."""
        self._marks = self._marks_with(marks)
        self._panel.set_marks(self._marks)

    def hover_matrix(self, row: int | None, column: int | None, *, transposed: bool) -> None:
        """Link a cell of A with the kernel, the input and the output; a row or a column alone with its value.

        Parameters
        ----------
        row, column : int or None
            Of A; None where the pointer is on a vector, or on nothing.
        transposed : bool
            Whether the pointer is on Aᵀ.
        """
        matrix = self._matrix
        if matrix is None or self._refused or (row is None and column is None):
            self.mark(MatrixMarks())
            self._presenter.show_marks()
            self.said.emit("")
            return
        cells: dict[Pane, Cell] = {}
        if row is not None:
            cells[Pane.OUTPUT] = matrix.output_of(row)[1:]
        if column is not None:
            cells[Pane.INPUT] = matrix.input_of(column)[1:]
        if row is not None and column is not None:
            entries = matrix.block(range(row, row + 1), range(column, column + 1))
            if len(entries) and self.sharing is Sharing.LAYER:
                cells[Pane.KERNEL] = matrix.weight_of(int(entries.weights[0]))[2:]
            place: tuple[int, int] | None = (row, column)
            text = saying.cell(matrix, self.sharing, (row, column), transposed=transposed)
        else:
            place = None
            text = saying.row(matrix, row) if row is not None else saying.column(matrix, column or 0)
        self._presenter.show_marks()
        for pane, cell in cells.items():
            grid = self._stage.grid(pane)
            grid.set_overlay(replace(grid.overlay, linked=(cell,)))
        self.mark(MatrixMarks(cell=place, row=row, column=column))
        self.said.emit(text)

    def hover_stage(self, pane: Pane, cell: Cell | None) -> None:
        """Light up the column of an input cell, the row of an output, or all places of a weight."""
        matrix = self._matrix
        if matrix is None or self._refused or cell is None or len(cell) != matrix.document.layer.rank:
            self.mark(MatrixMarks())
            return
        view = clamped(self._store.view, matrix.document)
        sizes = {
            Pane.INPUT: matrix.document.signal.spatial,
            Pane.KERNEL: matrix.document.kernel_size,
            Pane.OUTPUT: matrix.output_shape,
        }[pane]
        if not all(0 <= index < size for index, size in zip(cell, sizes, strict=True)):
            self.mark(MatrixMarks())
        elif pane is Pane.INPUT:
            self.mark(MatrixMarks(column=matrix.column_of(max(view.in_channel, 0), cell)))
        elif pane is Pane.OUTPUT:
            self.mark(MatrixMarks(row=matrix.row_of(view.cursor.channel, cell)))
        else:
            self.mark(MatrixMarks(tap=int(np.ravel_multi_index(cell, sizes))))

    def _stamping(self) -> int | None:
        """Return the column of the input cell that stamps, where a layer is stepped through by these."""
        matrix, view = self._matrix, self._store.view
        if matrix is None or not (view.stamping and matrix.document.layer.kind is Kind.TRANSPOSED):
            return None
        view = clamped(view, matrix.document)
        return matrix.column_of(max(view.in_channel, 0), view.source)

    def _marks_with(self, marks: MatrixMarks) -> MatrixMarks:
        """Return marks with the cursor, and the column of the input that stamps."""
        row = self.cursor
        filled = row + 1 if row is not None and self._store.view.filling else None
        if marks.cell is None and marks.column is None:
            marks = replace(marks, column=self._stamping())
        return replace(marks, cursor=row, filled=filled)
