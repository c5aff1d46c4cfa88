"""What the matrices show of a frame and a view."""

import threading
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.errors import StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators.matrix import LayerMatrix, has_matrix
from convstudio.core.render.frame import Frame
from convstudio.core.render.matrix import MatrixPicture, fits, matrix_picture
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Sharing, ViewState, clamped
from convstudio.ui.lenses.matrix import saying
from convstudio.ui.lenses.matrix.contents import Shown, matrix_content, transposed_content
from convstudio.ui.lenses.matrix.panel import MatrixPanel
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell
from convstudio.ui.widgets.matrix.content import MatrixMarks

AT_ONCE = 2**21
"""Cells of a matrix, and weights on it, up to which its picture is made without waiting for a thread."""


class MatrixPresenter(QObject):
    """Shows the matrix of what was framed, and links its cells with the stage.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Its newest frame names what is shown.
    worker : Worker
        Makes pictures of large matrices.
    panel : MatrixPanel
        Where they are shown.
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
        self,
        store: Store,
        computing: Computing,
        worker: Worker,
        panel: MatrixPanel,
        stage: Stage,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing, self._worker = store, computing, worker
        self._panel, self._stage, self._presenter = panel, stage, presenter
        self._shown: Shown | None = None
        self._stop = threading.Event()
        self._arrived = False
        self._refusal: StudioError | None = None
        self._marks = MatrixMarks()
        self.active = False
        """Whether the lens is in front and follows the store."""
        store.view_changed.connect(self._on_view_changed)
        computing.framed.connect(self._on_framed)
        panel.roomy_changed.connect(self.show_matrices)

    @property
    def matrix(self) -> LayerMatrix | None:
        """The matrix that is shown."""
        return None if self._shown is None else self._shown.matrix

    @property
    def sharing(self) -> Sharing:
        """Which weights are shown: pooling has none to be shared."""
        weighted = self._shown is None or self._shown.matrix.document.layer.kind.weighted
        return self._store.view.matrix.sharing if weighted else Sharing.LAYER

    def set_active(self, on: bool) -> None:
        """Follow the store, or rest and keep no picture."""
        self.active = on
        if on and self._computing.frame is not None:
            self._on_framed(self._computing.frame)
        elif not on:
            self._stop.set()
            self._shown = None
            self._panel.show_matrices(None, None, MatrixMarks())

    # What is framed

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        if not self.active:
            return
        result = frame.result
        self._refusal = None if isinstance(result, Evaluated) else result.error
        self._panel.set_dimmed(self._refusal is not None)
        if not isinstance(result, Evaluated):
            self._stop.set()
            self._say()
            return
        document = result.document
        output = result.output.reshape(-1) if result.whole else None
        old = self._shown
        if not has_matrix(document):
            self._stop.set()
            self._shown = None
            self._panel.show_matrices(None, None, MatrixMarks())
            self._panel.show_reason()
        elif old is not None and _same_matrix(old.matrix.document, document):
            self._stop.set()  # one that is being made belongs to a setting which has been taken back
            self._show(Shown(replace(old.matrix, document=document), old.picture, output))
        else:
            self._arrived = False
            self._make(LayerMatrix.of(document), output)

    def _make(self, matrix: LayerMatrix, output: np.ndarray[tuple[int], np.dtype[np.float32]] | None) -> None:
        """Show a matrix that is new, as soon as there is a picture of it."""
        self._stop.set()
        self._stop = threading.Event()
        if not fits(matrix):
            self._show(Shown(matrix, None, output))
            return
        make = partial(matrix_picture, matrix, self._stop.is_set)
        weights = matrix.shape[0] * matrix.document.weight[0].size
        if matrix.shape[0] * matrix.shape[1] <= AT_ONCE and weights <= AT_ONCE // 8:
            self._on_made(self._stop, matrix, output, make())
        else:
            self._worker.run(make, partial(self._on_made, self._stop, matrix, output))

    def _on_made(
        self,
        stop: threading.Event,
        matrix: LayerMatrix,
        output: np.ndarray[tuple[int], np.dtype[np.float32]] | None,
        picture: MatrixPicture | None,
    ) -> None:
        if picture is not None and not stop.is_set() and self.active:
            self._show(Shown(matrix, picture, output))

    # Showing

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._marks = self._marks_with(MatrixMarks())
        self.show_matrices()

    @Slot()
    def show_matrices(self) -> None:
        """Show both matrices, and what is said of them."""
        shown, view = self._shown, self._store.view.matrix
        if shown is None:
            return
        if self._store.view.hidden.withholds_output:
            shown = replace(shown, output=None)  # a lesson asks for it
        if self.sharing is not Sharing.LAYER:
            self._panel.show_matrices(matrix_content(shown, self.sharing), None, self._marks)
        elif self._panel.roomy:
            own, other = matrix_content(shown, Sharing.LAYER), transposed_content(shown)
            front, beside = (other, own) if view.transposed else (own, other)
            self._panel.show_matrices(front, beside, self._marks)
        else:
            seen = transposed_content(shown) if view.transposed else matrix_content(shown, Sharing.LAYER)
            self._panel.show_matrices(seen, None, self._marks)
        self._panel.show_range(
            shown.limit if self.sharing is Sharing.LAYER else None, numbered=self._panel.front.carries_digits
        )
        self._say()

    def _say(self) -> None:
        if self._refusal is not None:
            self._panel.say(self.tr("The setting is impossible"), sentence(self._refusal))
            return
        matrix, view = self.matrix, self._store.view.matrix
        if matrix is None:
            return
        if self.sharing is not Sharing.LAYER:
            self._panel.say(saying.step_title(self.sharing), saying.step(matrix, self.sharing))
            return
        title = saying.size(matrix, transposed=view.transposed)
        if self._store.view.hidden.counts:
            title = UNKNOWN
        if self._arrived and fits(matrix):
            text = saying.step(matrix, Sharing.LAYER)
        else:
            text = saying.line(matrix, self._cursor() or 0, transposed=view.transposed)
        self._panel.say(title, text)

    def _cursor(self) -> int | None:
        """Return the row of the cursor."""
        matrix = self.matrix
        if matrix is None:
            return None
        cursor = clamped(self._store.view, matrix.document).cursor
        return matrix.row_of(cursor.channel, cursor.position)

    @staticmethod
    def _marked_by(view: ViewState) -> tuple[object, ...]:
        """Return what the marks are made of."""
        return view.cursor, view.filling, view.stamping, view.source, view.in_channel

    def _stamping(self) -> int | None:
        """Return the column of the input cell that stamps, where a layer is stepped through by these."""
        matrix, view = self.matrix, self._store.view
        if matrix is None or not (view.stamping and matrix.document.layer.kind is Kind.TRANSPOSED):
            return None
        view = clamped(view, matrix.document)
        return matrix.column_of(max(view.in_channel, 0), view.source)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if not self.active or self._shown is None:
            return
        if old.hidden != new.hidden:
            self.show_matrices()
        if old.matrix != new.matrix:
            self._arrived = new.matrix.sharing is Sharing.LAYER is not old.matrix.sharing
            self.show_matrices()
        if (old.cursor, old.hidden) != (new.cursor, new.hidden):
            self._arrived = self._arrived and old.cursor == new.cursor
            self._say()
        if self._marked_by(old) != self._marked_by(new):
            self._mark(MatrixMarks())

    # What is under the pointer

    def hover_matrix(self, row: int | None, column: int | None, *, transposed: bool) -> None:
        """Link a cell of A with the kernel, the input and the output; a row or a column alone with its value.

        Parameters
        ----------
        row, column : int or None
            Of A; None where the pointer is on a vector, or on nothing.
        transposed : bool
            Whether the pointer is on Aᵀ.
        """
        matrix = self.matrix
        if matrix is None or self._refusal is not None or (row is None and column is None):
            self._mark(MatrixMarks())
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
        self._mark(MatrixMarks(cell=place, row=row, column=column))
        self.said.emit(text)

    def hover_stage(self, pane: Pane, cell: Cell | None) -> None:
        """Light up the column of an input cell, the row of an output, or all places of a weight."""
        matrix = self.matrix
        if (
            matrix is None
            or self._refusal is not None
            or cell is None
            or len(cell) != matrix.document.layer.rank
        ):
            self._mark(MatrixMarks())
            return
        view = clamped(self._store.view, matrix.document)
        sizes = {
            Pane.INPUT: matrix.document.signal.spatial,
            Pane.KERNEL: matrix.document.kernel_size,
            Pane.OUTPUT: matrix.output_shape,
        }[pane]
        if not all(0 <= index < size for index, size in zip(cell, sizes, strict=True)):
            self._mark(MatrixMarks())
        elif pane is Pane.INPUT:
            self._mark(MatrixMarks(column=matrix.column_of(max(view.in_channel, 0), cell)))
        elif pane is Pane.OUTPUT:
            self._mark(MatrixMarks(row=matrix.row_of(view.cursor.channel, cell)))
        else:
            self._mark(MatrixMarks(tap=int(np.ravel_multi_index(cell, sizes))))

    def _mark(self, marks: MatrixMarks) -> None:
        """Mark what is linked, and the cursor."""
        self._marks = self._marks_with(marks)
        self._panel.set_marks(self._marks)

    def _marks_with(self, marks: MatrixMarks) -> MatrixMarks:
        """Return marks with the cursor, and the column of the input that stamps."""
        row = self._cursor()
        filled = row + 1 if row is not None and self._store.view.filling else None
        if marks.cell is None and marks.column is None:
            marks = replace(marks, column=self._stamping())
        return replace(marks, cursor=row, filled=filled)


def _same_matrix(one: Document, other: Document) -> bool:
    """Return whether two documents have the same matrix, whatever their inputs and biases are."""
    return (
        one.weight is other.weight
        and one.layer == other.layer
        and one.signal.values.shape == other.signal.values.shape
    )
