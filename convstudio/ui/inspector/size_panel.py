"""The size formula with the numbers of this layer put in, stage by stage."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.size_formula import Stage, StageFormula, size_formula
from convstudio.core.view_state import ViewState
from convstudio.ui.messages import sentence
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.formula_view import Formula, FormulaView

translate = QCoreApplication.translate


class SizePanel(QWidget):
    """Formula of the output size and, where the floor drops something, what it drops.

    Parameters
    ----------
    store : Store
        Whose layer it is.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.axis = QTabBar()
        self.axis.setDrawBase(False)
        self.axis.currentChanged.connect(self._on_axis)
        keeps_its_place = self.axis.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)  # else all below would jump as the axes come to differ
        self.axis.setSizePolicy(keeps_its_place)
        self.formulas = FormulaView(self)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setProperty("role", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        heading = QHBoxLayout()
        heading.addWidget(self.title)
        heading.addStretch(1)
        heading.addWidget(self.axis)
        column.addLayout(heading)
        column.addWidget(self.formulas)
        column.addWidget(self.remark)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self._show(store.document)

    def set_theme(self, theme: Theme) -> None:
        """Set the formula in the size of `theme`."""
        self.formulas.set_point_size(theme.text * 0.73)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if (old.layer, old.signal.spatial, old.kernel_size) != (
            new.layer,
            new.signal.spatial,
            new.kernel_size,
        ):
            self._show(new)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.hidden.size != new.hidden.size:
            self._show(self._store.document)

    @Slot(int)
    def _on_axis(self, _index: int) -> None:
        self._show(self._store.document)

    def _show(self, document: Document) -> None:
        every = geometry.strided_axes(document)
        self.title.setText(translate("size", "Output size"))
        self.axis.setAccessibleName(translate("size", "Axis of the formula"))
        self._show_tabs(len(every))
        self.axis.setVisible(len(set(every)) > 1)
        dilates = document.layer.kind is not Kind.AVERAGE_POOL
        shown = every[self.axis.currentIndex()]
        self.formulas.set_formulas([_formula(stage) for stage in size_formula(shown, dilates=dilates)])
        hidden = self._store.view.hidden.size
        self.formulas.setVisible(not hidden)
        remark = self._unknown if hidden else _remark(document)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    @property
    def _unknown(self) -> str:
        """What is said instead of a size that is to be predicted."""
        return translate("size", "This is asked for: predict it first.")

    def _show_tabs(self, axes: int) -> None:
        """Have a tab for each axis, without emitting anything."""
        blocked = self.axis.blockSignals(True)
        while self.axis.count() < axes:
            self.axis.addTab("")
        while self.axis.count() > axes:
            self.axis.removeTab(self.axis.count() - 1)
        titles = translate("size", "depth"), translate("size", "rows"), translate("size", "columns")
        for index, title in enumerate(titles[3 - axes :]):
            self.axis.setTabText(index, title)
        self.axis.blockSignals(blocked)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._store.document)
        super().changeEvent(event)


def _formula(stage: StageFormula) -> Formula:
    captions = {
        Stage.KERNEL: translate("size", "1. the kernel alone"),
        Stage.STRIDE: translate("size", "2. with padding and stride"),
        Stage.DILATION: translate("size", "3. with dilation"),
        Stage.OUTPUT_PADDING: translate("size", "3. with dilation and output padding"),
    }
    return Formula(captions[stage.stage], stage.steps)


def _remark(document: Document) -> str:
    """Return why there is no output, or what the floor leaves without a window; empty where all is used."""
    try:
        geometry.output_shape(document)
    except ShapeError as error:
        return sentence(error)
    if document.layer.kind is Kind.TRANSPOSED:
        return ""
    dropped = [axis.leftover for axis in geometry.window_axes(document)]
    if len(dropped) == 3:
        return _dropped_of_volume(*dropped) if any(dropped) else ""
    if len(dropped) == 1:
        text = translate("size", "The floor drops the last cells, which no window visits: {columns}.")
        return text.format(columns=dropped[0]) if dropped[0] else ""
    rows, columns = dropped
    if rows and columns:
        text = translate(
            "size",
            "The floor drops the last cells, which no window visits: {rows} down and {columns} across.",
        )
    elif rows:
        text = translate("size", "The floor drops the last cells, which no window visits: {rows} down.")
    elif columns:
        text = translate("size", "The floor drops the last cells, which no window visits: {columns} across.")
    else:
        return ""
    return text.format(rows=rows, columns=columns)


def _dropped_of_volume(slices: int, rows: int, columns: int) -> str:
    text = translate(
        "size",
        "The floor drops the last cells, which no window visits: "
        "{slices} in depth, {rows} down and {columns} across.",
    )
    return text.format(slices=slices, rows=rows, columns=columns)
