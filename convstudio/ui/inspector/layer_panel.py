"""The parameters of the layer, and what they come to in weights."""

import math
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import kernel, layer
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import ViewState
from convstudio.ui.messages import padding_mode_title
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.inputs import ComboBox, ToggleButton
from convstudio.ui.widgets.number_field import NumberField

PADDINGS: Final = {
    "valid": layer.valid_padding,
    "same": layer.same_padding,
    "full": layer.full_padding,
}
"""Paddings by name; the names are those of torch and of textbooks."""


class LayerPanel(QWidget):
    """Fields for kernel size, stride, padding, dilation, bias and operation of a layer in two dimensions.

    Runs of changes to one field, as with a held arrow key, are one undo step until the field is left.

    Parameters
    ----------
    store : Store
        Whose document is shown and changed; the bias is that of the view's output channel.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._visit = 0
        self._opened = False
        self._resizing = Gesture(store)
        self.kernel_size = AxisField("", 1, limits.KERNEL_SIDE, self)
        self.stride = AxisField("", 1, limits.STRIDE, self)
        self.padding = AxisField("", 0, limits.PADDING, self)
        self.padding_after = AxisField("", 0, limits.PADDING, self)
        self.uneven = ToggleButton(self)
        self.presets = {name: ToggleButton(self) for name in PADDINGS}
        self.mode = ComboBox(self)
        self.dilation = AxisField("", 1, limits.DILATION, self)
        self.bias = NumberField("", self)
        self.correlate = ToggleButton(self)
        self.convolve = ToggleButton(self)
        self.weights = QLabel(self)
        self._size_label, self._stride_label, self._dilation_label = (QLabel(self) for _ in range(3))
        self._padding_label, self._after_label = QLabel(self), QLabel(self)
        self._mode_label, self._bias_label = QLabel(self), QLabel(self)
        for mode in PaddingMode:
            self.mode.addItem("", mode)
        self.uneven.setProperty("role", "icon")
        self.weights.setProperty("role", "soft")
        self.weights.setWordWrap(True)  # hundreds of filters have long numbers
        self._describe()
        self._arrange()
        self._connect()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._show()
        super().changeEvent(event)

    # Building

    def _describe(self) -> None:
        """Say what everything is."""
        for field, label, name in (
            (self.kernel_size, self._size_label, self.tr("Kernel size")),
            (self.stride, self._stride_label, self.tr("Stride")),
            (self.dilation, self._dilation_label, self.tr("Dilation")),
        ):
            field.set_name(name)
            label.setText(name)
        self.padding_after.set_name(self.tr("Padding after"))
        self._after_label.setText(self.tr("Pad after"))
        self._show_uneven(self.uneven.isChecked())
        self._mode_label.setText(self.tr("Mode"))
        self.mode.setAccessibleName(self.tr("Padding mode"))
        for index, mode in enumerate(PaddingMode):
            self.mode.setItemText(index, padding_mode_title(mode))
        self._bias_label.setText(self.tr("Bias"))
        self.bias.setAccessibleName(self.tr("Bias"))
        for button, text, name in (
            (self.uneven, self.tr("uneven"), self.tr("Uneven padding")),
            (self.presets["valid"], self.tr("valid"), self.tr("Valid padding")),
            (self.presets["same"], self.tr("same"), self.tr("Same padding")),
            (self.presets["full"], self.tr("full"), self.tr("Full padding")),
            (self.correlate, self.tr("correlate"), self.tr("Correlate")),
            (self.convolve, self.tr("convolve (turned)"), self.tr("Convolve, kernel turned by 180°")),
        ):
            button.setText(text)
            button.setAccessibleName(name)
        self._explain()

    def _explain(self) -> None:
        """Say what each parameter means."""
        size = self.tr("Rows and columns of the kernel, the cells that one window multiplies")
        padding = self.tr("Cells added around the input: rows above and below, columns at the sides")
        after = self.tr("Cells added below and at the right, where they differ from before")
        turned = self.tr("Mathematical convolution: the kernel is turned by 180° before it slides")
        tips: tuple[tuple[QWidget, str], ...] = (
            (self.kernel_size, size),
            (self.stride, self.tr("How many cells the window moves from one output to the next")),
            (self.padding, padding),
            (self.padding_after, after),
            (self.uneven, self.tr("Different padding before (above, left) and after (below, right)")),
            (self.presets["valid"], self.tr("No padding: the window stays inside the input")),
            (self.presets["same"], self.tr("The output is as large as the input, at stride 1")),
            (self.presets["full"], self.tr("Every overlap of kernel and input counts")),
            (self.mode, self.tr("Where the added cells get their values")),
            (self.dilation, self.tr("Distance between neighboring weights of the kernel; 1 leaves no gaps")),
            (self.bias, self.tr("Added to every output of this channel; also a fraction such as 1/9")),
            (self.correlate, self.tr("Cross-correlation: the kernel slides as it is written")),
            (self.convolve, turned),
        )
        for widget, tip in tips:
            widget.setToolTip(tip)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        presets = self._segments(list(self.presets.values()), exclusive=False)
        operation = self._segments([self.correlate, self.convolve], exclusive=True)
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (self._size_label, self.kernel_size),
            (self._stride_label, self.stride),
            (self._padding_label, self.padding),
            (self._after_label, self.padding_after),
            (self.uneven, presets),
            (self._mode_label, self.mode),
            (self._dilation_label, self.dilation),
            (self._bias_label, self.bias),
        )
        for row, (label, field) in enumerate(rows):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(operation, len(rows), 0, 1, 2)
        grid.addWidget(self.weights, len(rows) + 1, 0, 1, 2)

    def _segments(self, buttons: list[ToggleButton], *, exclusive: bool) -> QWidget:
        """Return checkable buttons side by side, as wide as there is room."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(holder)
        group.setExclusive(exclusive)
        for button in buttons:
            button.setProperty("role", "icon")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            group.addButton(button)
            row.addWidget(button, len(button.text()))
        return holder

    def _connect(self) -> None:
        self.kernel_size.changed.connect(self._on_kernel_size)
        self.stride.changed.connect(self._on_stride)
        self.padding.changed.connect(self._on_padding)
        self.padding_after.changed.connect(self._on_padding)
        self.dilation.changed.connect(self._on_dilation)
        self.bias.committed.connect(self._on_bias)
        self.bias.editingFinished.connect(self._end_visit)
        for field in (self.kernel_size, self.stride, self.padding, self.padding_after, self.dilation):
            field.finished.connect(self._end_visit)
        self.uneven.clicked.connect(self._on_uneven)
        for button in self.presets.values():
            button.clicked.connect(self._on_preset)
        self.mode.activated.connect(self._on_mode)
        self.correlate.clicked.connect(self._on_operation)
        self.convolve.clicked.connect(self._on_operation)
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    # Showing

    def _show(self) -> None:
        """Show the store's document; nothing is emitted."""
        document = self._store.document
        spec, channel = document.layer, self._store.view.cursor.channel
        self.kernel_size.set_values(*_pair(document.kernel_size))
        self.stride.set_values(*_pair(spec.stride))
        self.dilation.set_values(*_pair(spec.dilation))
        before, after = _pair(pair[0] for pair in spec.padding), _pair(pair[1] for pair in spec.padding)
        if before != after:
            self._show_uneven(True)
        elif self._opened:
            self._show_uneven(False)
        self.padding.set_values(*before)
        self.padding_after.set_values(*after)
        if self._opened:
            for field in (self.kernel_size, self.stride, self.padding, self.padding_after, self.dilation):
                field.relink()
        self._opened = False
        for name, button in self.presets.items():
            button.setChecked(spec.padding == PADDINGS[name](document))
        self.mode.setCurrentIndex(self.mode.findData(spec.padding_mode))
        self.bias.set_value(float(document.bias[channel]))
        (self.convolve if spec.flipped else self.correlate).setChecked(True)
        self.weights.setText(self._weights_text(document))

    def _show_uneven(self, uneven: bool) -> None:
        self.uneven.setChecked(uneven)
        self._after_label.setVisible(uneven)
        self.padding_after.setVisible(uneven)
        self._padding_label.setText(self.tr("Pad before") if uneven else self.tr("Padding"))
        self.padding.set_name(self.tr("Padding before") if uneven else self.tr("Padding"))

    def _weights_text(self, document: Document) -> str:
        count, biases = math.prod(document.weight.shape), document.out_channels
        shape = ", ".join(str(size) for size in document.weight.shape)
        return self.tr("({shape}): {weights} + {biases}").format(
            shape=shape,
            weights=self.tr("1 weight") if count == 1 else self.tr("{n} weights").format(n=count),
            biases=self.tr("1 bias") if biases == 1 else self.tr("{n} biases").format(n=biases),
        )

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        # Another example is another layer: what was set apart by hand belonged to the one before.
        self._opened = old.signal is not new.signal and old.weight is not new.weight
        if old.layer is not new.layer or old.weight is not new.weight or old.bias is not new.bias:
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.cursor.channel != new.cursor.channel:
            self._show()

    # Changing: after each change the fields show what the store has, whether it took the change or not

    @Slot()
    def _end_visit(self) -> None:
        """Let the next change be an undo step of its own."""
        self._visit += 1
        self._resizing.end()

    @Slot(int, int)
    def _on_kernel_size(self, rows: int, columns: int) -> None:
        name = EditName.KERNEL_RESIZE
        self._resizing.apply(name, lambda base: kernel.resize_kernel(base, (rows, columns)))
        self._show()

    @Slot(int, int)
    def _on_stride(self, rows: int, columns: int) -> None:
        name = EditName.STRIDE
        self._store.apply_gesture(name, (name, self._visit), layer.set_stride, (rows, columns))
        self._show()

    @Slot(int, int)
    def _on_dilation(self, rows: int, columns: int) -> None:
        name = EditName.DILATION
        self._store.apply_gesture(name, (name, self._visit), layer.set_dilation, (rows, columns))
        self._show()

    @Slot(int, int)
    def _on_padding(self, _rows: int, _columns: int) -> None:
        name = EditName.PADDING
        after = self.padding_after if self.uneven.isChecked() else self.padding
        padding = tuple(zip(self.padding.values(), after.values(), strict=True))
        self._store.apply_gesture(name, (name, self._visit), layer.set_padding, padding)
        self._show()

    @Slot(bool)
    def _on_uneven(self, uneven: bool) -> None:
        """Reveal the padding after; hiding it makes it what the padding before is."""
        self._show_uneven(uneven)
        if not uneven:
            padding = tuple((before, before) for before, _ in self._store.document.layer.padding)
            self._store.apply(EditName.PADDING, layer.set_padding, padding)
        self._show()

    @Slot()
    def _on_preset(self) -> None:
        name = next(name for name, button in self.presets.items() if button is self.sender())
        self._store.apply(EditName.PADDING, layer.set_padding, PADDINGS[name](self._store.document))
        self._show()

    @Slot(int)
    def _on_mode(self, index: int) -> None:
        mode = PaddingMode(self.mode.itemData(index, Qt.ItemDataRole.UserRole))
        self._store.apply(EditName.PADDING_MODE, layer.set_padding_mode, mode)
        self._show()

    @Slot(float)
    def _on_bias(self, value: float) -> None:
        name, channel = EditName.BIAS, self._store.view.cursor.channel
        self._store.apply_gesture(name, (name, channel, self._visit), kernel.set_bias, channel, value)
        self._show()

    @Slot()
    def _on_operation(self) -> None:
        self._store.apply(EditName.OPERATION, layer.set_flipped, self.convolve.isChecked())
        self._show()


def _pair(values: Iterable[int]) -> tuple[int, int]:
    rows, columns = values
    return rows, columns
