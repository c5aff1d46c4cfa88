"""The chain of layers as a table, and the numbers of the chosen layer put into the formulas."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.chain import ChainLayer
from convstudio.core.document import Document
from convstudio.core.edits import chain as edits
from convstudio.core.edits.names import EditName
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.receptive_field import stages
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.field import saying
from convstudio.ui.lenses.field.concealing import Asked
from convstudio.ui.lenses.field.field_actions import FieldActions
from convstudio.ui.lenses.field.looking import MOST_AXES
from convstudio.ui.widgets.inputs import ComboBox, SpinBox, ToggleButton

KINDS = (Kind.CONVOLUTION, Kind.MAX_POOL, Kind.AVERAGE_POOL)

RANGES = {
    "kernel": (1, limits.KERNEL_SIDE),
    "stride": (1, limits.STRIDE),
    "padding": (0, limits.PADDING),
    "dilation": (1, limits.DILATION),
}
"""Field of a ChainLayer → the smallest and the largest that it takes."""


class ChainRow(QWidget):
    """The fields of one layer, to be laid into the grid of the panel.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.number = ToggleButton(parent)
        self.number.setProperty("role", "icon")
        self.kind = ComboBox(parent)
        for kind in KINDS:
            self.kind.addItem("", kind)
        self.fields = {name: SpinBox(*ends, parent) for name, ends in RANGES.items()}
        for part in (self.kind, *self.fields.values()):
            # Two digits at least; what is left over is shared out by the grid.
            part.setMinimumWidth(10)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def parts(self) -> list[QWidget]:
        """Return what stands in the row, from left to right."""
        return [self.number, self.kind, *self.fields.values()]

    def layer(self, kind: Kind) -> ChainLayer:
        """Return a layer of a kind with the numbers of the row."""
        values = (self.fields[name].value() for name in ("kernel", "stride", "padding", "dilation"))
        return ChainLayer(kind, *values)

    def show_layer(self, layer: ChainLayer, *, chosen: bool) -> None:
        """Show the numbers of a layer."""
        self.number.setChecked(chosen)
        self.kind.setCurrentIndex(KINDS.index(layer.kind))
        for name, field in self.fields.items():
            field.show_value(getattr(layer, name))
        self.fields["dilation"].setEnabled(layer.kind is not Kind.AVERAGE_POOL)


class ChainPanel(QWidget):
    """One row for each layer, buttons for the chosen one, and the formulas with its numbers.

    Parameters
    ----------
    store : Store
        Whose chain is shown and changed.
    commands : FieldActions
        What the buttons do.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, commands: FieldActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._commands = store, commands
        self._buttons = {action: QToolButton(self) for action in commands.layers()}
        self.rows = [ChainRow(self) for _ in range(limits.CHAIN_LAYERS)]
        self._heads = [QLabel(self) for _ in range(6)]
        self.remark, self.formulas, self._title = QLabel(self), QLabel(self), QLabel(self)
        self._arrange()
        self._connect()
        self._describe()
        self._show()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 21)
        for column, head in enumerate(self._heads):
            head.setProperty("role", "soft")
            side = Qt.AlignmentFlag.AlignLeft if column < 2 else Qt.AlignmentFlag.AlignRight
            grid.addWidget(head, 0, column, side)
            if column > 1:
                grid.setColumnStretch(column, 10)
        for number, row in enumerate(self.rows, start=1):
            for column, part in enumerate(row.parts()):
                grid.addWidget(part, number, column)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for action, button in self._buttons.items():
            button.setDefaultAction(action)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._title.setProperty("role", "section")
        self.remark.setProperty("role", "warning")
        for label in (self.remark, self.formulas):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(8)
        column_.addLayout(grid)
        column_.addLayout(buttons)
        column_.addWidget(self.remark)
        column_.addWidget(self._title)
        column_.addWidget(self.formulas)

    def _connect(self) -> None:
        for index, row in enumerate(self.rows):
            row.number.clicked.connect(partial(self._on_number, index))
            row.kind.activated.connect(partial(self._on_kind, index))
            for name, field in row.fields.items():
                field.valueChanged.connect(partial(self._on_value, index, name))
                field.editingFinished.connect(self._store.end_gesture)
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    # What the user does

    def _on_number(self, index: int) -> None:
        self._commands.choose_row(index)
        self._show()

    def _on_kind(self, index: int, choice: int) -> None:
        self._store.apply(EditName.CHAIN_LAYER, edits.set_kind, index, KINDS[choice])
        self._commands.choose_row(index)

    def _on_value(self, index: int, name: str, _value: int) -> None:
        layer = self.rows[index].layer(self._store.document.chain[index].kind)
        self._store.apply_gesture(EditName.CHAIN_LAYER, (self, index, name), edits.set_layer, index, layer)
        self._commands.choose_row(index)

    # What changes

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.chain != new.chain or old.signal.spatial != new.signal.spatial:
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.field, old.hidden) != (new.field, new.hidden):
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        chain, chosen = self._store.document.chain, self._commands.index
        for index, row in enumerate(self.rows):
            for part in row.parts():
                part.setVisible(index < len(chain))
            if index < len(chain):
                row.show_layer(chain[index], chosen=index == chosen)
        self._title.setText(self.tr("Layer {number} in numbers").format(number=chosen + 1))
        remark, formulas = self._sentences(chosen)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.formulas.setText(formulas)
        self.formulas.setVisible(bool(formulas))
        self._title.setVisible(bool(formulas))

    def _sentences(self, chosen: int) -> tuple[str, str]:
        """Return why the chain is impossible, and the formulas where it is not."""
        document = self._store.document
        if len(document.signal.spatial) > MOST_AXES:
            return "", ""  # the lens says why there is nothing to see
        try:
            maps = stages(document.chain, document.signal.spatial)
        except ShapeError as error:
            return saying.impossible(error), ""
        if Asked.of(self._store.view.hidden).field:
            return self.tr("This is asked for: predict it first."), ""
        return "", saying.formulas(maps[chosen], maps[chosen + 1])

    def _describe(self) -> None:
        heads = ("", self.tr("kind"), self.tr("k"), self.tr("s"), self.tr("p"), self.tr("d"))
        tips = ("", self.tr("What the layer does"), *self._names().values())
        for head, text, tip in zip(self._heads, heads, tips, strict=True):
            head.setText(text)
            head.setToolTip(tip)
        for number, row in enumerate(self.rows, start=1):
            row.number.setText(str(number))
            row.number.setToolTip(self.tr("Choose layer {number}").format(number=number))
            row.number.setAccessibleName(row.number.toolTip())
            row.kind.setAccessibleName(self.tr("Layer {number}: kind").format(number=number))
            for index, kind in enumerate(KINDS):
                row.kind.setItemText(index, saying.kind_text(kind))
                row.kind.setItemData(index, saying.kind_title(kind), Qt.ItemDataRole.ToolTipRole)
            for name, said in self._names().items():
                text = self.tr("Layer {number}: {name}").format(number=number, name=said)
                row.fields[name].setAccessibleName(text)
                row.fields[name].setToolTip(text)
        for action, text in zip(
            self._commands.layers(),
            (self.tr("Add"), self.tr("Remove"), "↑", "↓"),
            strict=True,
        ):
            action.setIconText(text)
            self._buttons[action].setAccessibleName(action.text())

    def _names(self) -> dict[str, str]:
        return {
            "kernel": self.tr("kernel size"),
            "stride": self.tr("stride"),
            "padding": self.tr("padding"),
            "dilation": self.tr("dilation"),
        }
