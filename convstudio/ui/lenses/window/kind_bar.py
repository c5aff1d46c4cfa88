"""What only some kinds of layer have under the stage: two ways to step, the coverage, a shift of the input."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.edits import kernel, planes
from convstudio.core.edits.names import EditName
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.coverage import Coverage, coverage
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.stamped import is_spelled
from convstudio.ui.widgets.elided_label import ElidedLabel
from convstudio.ui.widgets.inputs import ToggleButton


class KindBar(QWidget):
    """A row of buttons and a sentence; hidden where a layer has nothing of this.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Its frames say what a shift has changed.
    presenter : Presenter
        Shows the coverage in place of the output.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, store: Store, computing: Computing, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._computing, self._presenter = store, computing, presenter
        self._before: Evaluated | None = None
        self._covered: tuple[Document, Coverage] | None = None
        self.by_output, self.by_input = ToggleButton(self), ToggleButton(self)
        self.covers = ToggleButton(self)
        self.even, self.shift = QToolButton(self), QToolButton(self)
        self.sentence = ElidedLabel(self)
        both = QButtonGroup(self)
        for button in (self.by_output, self.by_input):
            both.addButton(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.by_output, self.by_input, self.covers, self.shift):
            row.addWidget(widget)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.even)
        self._describe()
        self.by_output.clicked.connect(self._on_by_output)
        self.by_input.clicked.connect(self._on_by_input)
        self.covers.toggled.connect(self._on_covers)
        self.even.clicked.connect(self.make_even)
        self.shift.clicked.connect(self.shift_input)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        computing.framed.connect(self._on_framed)
        self._refresh()

    def _describe(self) -> None:
        """Say what everything is."""
        for button, text, tip in (
            (
                self.by_output,
                self.tr("By output"),
                self.tr("Step from output to output: which input values contribute to it"),
            ),
            (
                self.by_input,
                self.tr("By input"),
                self.tr(
                    "Step from input to input: each stamps the kernel into the output, and stamps add up"
                ),
            ),
            (self.covers, self.tr("Coverage"), self.tr("How many products each output gathers")),
            (
                self.shift,
                self.tr("Shift the input by one cell"),
                self.tr("Move the input to the right, and see how much of the pooled map changes"),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)

    # What can be done, from the menu too

    def set_stamping(self, on: bool) -> None:
        """Step by input value, each stamping the kernel into the output, or by output value."""
        self._store.set_view(replace(self._store.view, stamping=on))

    @Slot()
    def toggle_stamping(self) -> None:
        """Change between stepping by input and by output."""
        self.set_stamping(not self._store.view.stamping)

    @Slot()
    def toggle_coverage(self) -> None:
        """Show how often each output is hit, or the output."""
        if self._coverage() is not None:
            self.covers.toggle()

    @Slot()
    def make_even(self) -> None:
        """Stretch the kernel to the nearest size that hits every output inside equally often."""
        found = self._coverage()
        if found is not None and found.cure is not None:
            self._store.apply(EditName.KERNEL_RESIZE, kernel.stretch_kernel, found.cure)

    @Slot()
    def shift_input(self) -> None:
        """Move the input of a pooling layer by one cell to the right, and count what of the output changes."""
        if self._store.document.layer.kind.weighted:
            return
        frame = self._computing.frame
        result = None if frame is None else frame.result
        whole = isinstance(result, Evaluated) and result.whole and result.document is self._store.document
        before = result if whole and isinstance(result, Evaluated) else None
        if self._store.apply(
            EditName.INPUT_SHIFT, planes.shift, rows=0, columns=1, wraps=self._store.view.gallery.wraps
        ):
            self._before = before

    # What happens

    @Slot()
    def _on_by_output(self) -> None:
        self.set_stamping(False)

    @Slot()
    def _on_by_input(self) -> None:
        self.set_stamping(True)

    @Slot(bool)
    def _on_covers(self, on: bool) -> None:
        self._presenter.set_covers(on)
        self._refresh()

    @Slot(object, object)
    def _on_changed(self, _old: Document, _new: Document) -> None:
        self._before = None
        self._refresh()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.stamping != new.stamping:
            self._refresh()

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        before, after = self._before, frame.result
        if before is None or not isinstance(after, Evaluated) or not after.whole:
            return
        if after.document is not self._store.document or after.output.shape != before.output.shape:
            return
        moved = before.document.signal.values != after.document.signal.values
        pooled = before.output != after.output
        count = numerals.count_text
        self.sentence.set_full_text(
            self.tr(
                "{inputs} of {all_inputs} input values changed, and {pooled} of {all_pooled} pooled ones."
            ).format(
                inputs=count(int(moved.sum())),
                all_inputs=count(moved.size),
                pooled=count(int(pooled.sum())),
                all_pooled=count(pooled.size),
            )
        )

    def _coverage(self) -> Coverage | None:
        """Return the coverage of the layer, or None where it has none that could be shown."""
        document = self._store.document
        if not is_spelled(document):
            return None
        if self._covered is None or self._covered[0] is not document:
            self._covered = document, coverage(document)
        return self._covered[1]

    def _refresh(self) -> None:
        """Show what belongs to the present kind, and say what is to be said of it."""
        document, found = self._store.document, self._coverage()
        kind = document.layer.kind
        transposed, pools = kind is Kind.TRANSPOSED, not kind.weighted
        for widget in (self.by_output, self.by_input):
            widget.setVisible(transposed)
        self.covers.setVisible(found is not None)
        self.shift.setVisible(pools)
        self.shift.setEnabled(_is_possible(document))
        stamping = self._store.view.stamping
        self.by_input.setChecked(stamping)
        self.by_output.setChecked(not stamping)
        told = found if self.covers.isChecked() else None
        self.sentence.set_full_text("" if told is None else self._said(told))
        cure = None if told is None else told.cure
        self.even.setVisible(cure is not None)
        if cure is not None:
            self.even.setToolTip(
                self.tr(
                    "Stretch the kernel to the nearest size that hits every output equally often; the weights at "
                    "its border are repeated"
                )
            )
            self.even.setText(self.tr("Even: kernel {size}").format(size="×".join(map(str, cure))))
        self.setVisible(transposed or pools)

    def _said(self, found: Coverage) -> str:
        if found.even:
            return self.tr("Even inside: each output gathers {count}.").format(count=found.high)
        if found.low == 0:
            text = self.tr("Uneven ({low} to {high}): some outputs are never hit.")
        else:
            text = self.tr("Uneven ({low} to {high}): checkerboard.")
        return text.format(low=found.low, high=found.high)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._refresh()
        super().changeEvent(event)


def _is_possible(document: Document) -> bool:
    try:
        geometry.output_shape(document)
    except ShapeError:
        return False
    return True
