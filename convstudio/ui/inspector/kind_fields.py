"""The kind of the layer, and the fields that only one kind has."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.edits import kind as edits
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.ui.inspector.layer_fields import LayerFields
from convstudio.ui.inspector.segments import segments
from convstudio.ui.messages import kind_hint, kind_title
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.inputs import ComboBox, ToggleButton

SHORTEST: Final = 12
"""Characters of a title that are always seen."""


class KindFields(LayerFields):
    """A choice of the kind; the output padding of a transposed convolution, and how a pool counts its windows."""

    def __init__(self, store: Store, panel: QWidget) -> None:
        super().__init__(store, panel)
        self.kind = ComboBox(panel)
        for kind in Kind:
            self.kind.addItem("", kind)
        # The panel is no wider than its fields need; a long title is cut in the box, not in its list.
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(SHORTEST)
        self.output_padding = AxisField("", 0, limits.STRIDE, panel)
        self.follow, self.ceil, self.counted = (ToggleButton(panel) for _ in range(3))
        self.pooling = segments((self.follow, self.ceil, self.counted), panel, exclusive=False)
        self.kind_label, self.output_label = QLabel(panel), QLabel(panel)
        self.kind.activated.connect(self._on_kind)
        self.output_padding.changed.connect(self._on_output_padding)
        self.output_padding.finished.connect(self._end_visit)
        self.follow.clicked.connect(self._on_follow)
        self.ceil.clicked.connect(self._on_ceil)
        self.counted.clicked.connect(self._on_counted)

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        self.kind_label.setText(self.tr("Kind"))
        self.kind.setAccessibleName(self.tr("Kind of layer"))
        for index, kind in enumerate(Kind):
            self.kind.setItemText(index, kind_title(kind))
            self.kind.setItemData(index, kind_hint(kind), Qt.ItemDataRole.ToolTipRole)
        self.output_label.setText(self.tr("Out pad"))
        self.output_padding.set_name(self.tr("Output padding"))
        self.output_padding.setToolTip(
            self.tr(
                "Cells that the output has more at the end: it adds nothing, it picks one of the possible sizes"
            )
        )
        for button, text, name, tip in (
            (
                self.follow,
                self.tr("stride = k"),
                self.tr("Stride as the kernel"),
                self.tr("Windows stand side by side: the stride is the kernel size"),
            ),
            (
                self.ceil,
                self.tr("ceil"),
                self.tr("Round the size up"),
                self.tr("Take ⌈…⌉ for ⌊…⌋: a last window may reach over the end"),
            ),
            (
                self.counted,
                self.tr("count zeros"),
                self.tr("Count padded zeros"),
                self.tr("Padded zeros count in the mean; else it is the mean of the input cells alone"),
            ),
        ):
            button.setText(text)
            button.setAccessibleName(name)
            button.setToolTip(tip)

    def show_layer(self, document: Document) -> None:
        """Show the layer of `document`, and the fields that its kind has; nothing is emitted."""
        spec = document.layer
        self.kind.setCurrentIndex(self.kind.findData(spec.kind))
        self.kind.setToolTip(kind_hint(spec.kind))
        self.output_padding.set_values(*spec.output_padding)
        for widget in (self.output_label, self.output_padding):
            widget.setVisible(spec.kind is Kind.TRANSPOSED)
        self.pooling.setVisible(not spec.kind.weighted)
        self.counted.setVisible(spec.kind is Kind.AVERAGE_POOL)
        self.follow.setChecked(spec.stride == document.kernel_size)
        self.ceil.setChecked(spec.ceil_mode)
        self.counted.setChecked(spec.count_include_pad)

    def _again(self) -> None:
        """Show what the store has, whether it took the change or not."""
        self.show_layer(self._store.document)

    @Slot(int)
    def _on_kind(self, index: int) -> None:
        kind = Kind(self.kind.itemData(index, Qt.ItemDataRole.UserRole))
        self._store.apply(EditName.KIND, edits.set_kind, kind)
        self._again()

    @Slot(object)
    def _on_output_padding(self, cells: tuple[int, ...]) -> None:
        self._apply_typed(EditName.OUTPUT_PADDING, edits.set_output_padding, cells)
        self._again()

    @Slot()
    def _on_follow(self) -> None:
        self._store.apply(EditName.STRIDE, layer.set_stride, self._store.document.kernel_size)
        self._again()

    @Slot(bool)
    def _on_ceil(self, up: bool) -> None:
        self._store.apply(EditName.CEIL_MODE, edits.set_ceil_mode, up)
        self._again()

    @Slot(bool)
    def _on_counted(self, counted: bool) -> None:
        self._store.apply(EditName.COUNT_INCLUDE_PAD, edits.set_count_include_pad, counted)
        self._again()
