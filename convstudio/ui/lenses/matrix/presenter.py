"""What the matrices show of a frame and a view."""

import threading
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import StudioError
from convstudio.core.operators.matrix import LayerMatrix, has_matrix
from convstudio.core.render.frame import Frame
from convstudio.core.render.matrix import MatrixPicture, fits, matrix_picture
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Sharing, ViewState
from convstudio.ui.lenses.matrix import saying
from convstudio.ui.lenses.matrix.contents import Shown, concealed, matrix_content, transposed_content
from convstudio.ui.lenses.matrix.linking import MatrixLinks
from convstudio.ui.lenses.matrix.panel import MatrixPanel
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.matrix.content import MatrixMarks

AT_ONCE = 2**21
"""Cells of a matrix, and weights on it, up to which its picture is made without waiting for a thread."""


class MatrixPresenter(QObject):
    """Shows the matrix of what was framed, as far as a lesson does not ask for it.

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
    links : MatrixLinks
        Marks what belongs together.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self,
        store: Store,
        computing: Computing,
        worker: Worker,
        panel: MatrixPanel,
        links: MatrixLinks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing, self._worker = store, computing, worker
        self._panel, self._links = panel, links
        self._shown: Shown | None = None
        self._stop = threading.Event()
        self._arrived = False
        self._refusal: StudioError | None = None
        self._maximum = False
        self.active = False
        """Whether the lens is in front and follows the store."""
        store.view_changed.connect(self._on_view_changed)
        computing.framed.connect(self._on_framed)
        panel.roomy_changed.connect(self.show_matrices)

    @property
    def matrix(self) -> LayerMatrix | None:
        """The matrix that is shown."""
        return None if self._shown is None else self._shown.matrix

    def set_active(self, on: bool) -> None:
        """Follow the store, or rest and keep no picture."""
        self.active = on
        if on and self._computing.frame is not None:
            self._on_framed(self._computing.frame)
        elif not on:
            self._stop.set()
            self._forget()

    def _forget(self) -> None:
        """Keep no picture."""
        self._shown = None
        self._links.set_matrix(None)
        self._panel.show_matrices(None, None, MatrixMarks())

    # What is framed

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        if not self.active:
            return
        result = frame.result
        self._refusal = None if isinstance(result, Evaluated) else result.error
        self._links.set_refused(self._refusal is not None)
        self._panel.set_dimmed(self._refusal is not None)
        if not isinstance(result, Evaluated):
            self._stop.set()
            self._say()
            return
        document = result.document
        output = result.output.reshape(-1) if result.whole else None
        old = self._shown
        self._maximum = not has_matrix(document)
        if self._maximum:
            self._stop.set()
            self._forget()
            self.show_matrices()
        elif old is not None and _same_matrix(old.matrix.document, document):
            self._stop.set()  # one that is being made belongs to a setting which has been taken back
            self._show(Shown(replace(old.matrix, document=document), old.picture, output))
        else:
            self._arrived = False
            self._make(LayerMatrix.of(document), output)

    def _make(self, matrix: LayerMatrix, output: FloatArray | None) -> None:
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
        output: FloatArray | None,
        picture: MatrixPicture | None,
    ) -> None:
        if picture is not None and not stop.is_set() and self.active:
            self._show(Shown(matrix, picture, output))

    # Showing

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._links.set_matrix(shown.matrix)
        self.show_matrices()

    @Slot()
    def show_matrices(self) -> None:
        """Show both matrices, and what is said of them; or why there is none."""
        shown, view = self._shown, self._store.view
        if self._maximum:
            self._panel.explain(self.tr("No matrix"), saying.no_matrix())
            return
        if shown is None:
            return
        if view.hidden.size:
            # There is a row for every output value.
            self._panel.show_matrices(None, None, MatrixMarks())
            self._panel.explain(*saying.asked())
            return
        shown, sharing, marks = concealed(shown, view), self._links.sharing, self._links.marks
        if sharing is not Sharing.LAYER:
            self._panel.show_matrices(matrix_content(shown, sharing), None, marks)
        elif self._panel.roomy:
            own, other = matrix_content(shown, Sharing.LAYER), transposed_content(shown)
            front, beside = (other, own) if view.matrix.transposed else (own, other)
            self._panel.show_matrices(front, beside, marks)
        else:
            turned = view.matrix.transposed
            seen = transposed_content(shown) if turned else matrix_content(shown, Sharing.LAYER)
            self._panel.show_matrices(seen, None, marks)
        self._panel.show_range(
            shown.limit if sharing is Sharing.LAYER else None, numbered=self._panel.front.carries_digits
        )
        self._say()

    def _say(self) -> None:
        if self._refusal is not None:
            self._panel.say((self.tr("The setting is impossible"),), sentence(self._refusal))
            return
        matrix, view = self.matrix, self._store.view
        if matrix is None or view.hidden.size:
            return
        sharing, asked = self._links.sharing, view.hidden.counts
        if sharing is not Sharing.LAYER:
            self._panel.say((saying.step_title(sharing),), saying.step(matrix, sharing, asked=asked))
            return
        if self._arrived and fits(matrix):
            text = saying.step(matrix, Sharing.LAYER, asked=asked)
        else:
            text = saying.line(matrix, self._links.cursor or 0, transposed=view.matrix.transposed)
        self._panel.say(saying.sizes(matrix, transposed=view.matrix.transposed, asked=asked), text)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if not self.active or self._shown is None:
            return
        links, moved = self._links, old.cursor != new.cursor
        if old.matrix != new.matrix:
            self._arrived = new.matrix.sharing is Sharing.LAYER is not old.matrix.sharing
        elif moved:
            self._arrived = False
        if old.matrix != new.matrix or old.hidden != new.hidden or (moved and new.hidden.result):
            self.show_matrices()
        elif moved:
            self._say()
        if links.marked_by(old) != links.marked_by(new):
            links.mark(MatrixMarks())


def _same_matrix(one: Document, other: Document) -> bool:
    """Return whether two documents have the same matrix, whatever their inputs and biases are."""
    return (
        one.weight is other.weight
        and one.layer == other.layer
        and one.signal.values.shape == other.signal.values.shape
    )
