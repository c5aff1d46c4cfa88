"""The padding of the layer: how much, at which ends, and with which values."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.ui.inspector.layer_fields import LayerFields
from convstudio.ui.inspector.segments import segments
from convstudio.ui.messages import padding_mode_title
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.inputs import ComboBox, ToggleButton

PADDINGS: Final = {
    "valid": layer.valid_padding,
    "same": layer.same_padding,
    "full": layer.full_padding,
}
"""Paddings by name; the names are those of torch and of textbooks."""


class PaddingFields(LayerFields):
    """Padding before and after, paddings by name, and the mode."""

    def __init__(self, store: Store, panel: QWidget) -> None:
        super().__init__(store, panel)
        self._described: tuple[Kind, bool] | None = None
        self.padding = AxisField("", 0, limits.PADDING, panel)
        self.after = AxisField("", 0, limits.PADDING, panel)
        self.uneven = ToggleButton(panel)
        self.uneven.setProperty("role", "icon")
        self.presets = {name: ToggleButton(panel) for name in PADDINGS}
        self.named = segments(list(self.presets.values()), panel, exclusive=False)
        self.mode = ComboBox(panel)
        for mode in PaddingMode:
            self.mode.addItem("", mode)
        self.padding_label, self.after_label, self.mode_label = (QLabel(panel) for _ in range(3))
        for field in (self.padding, self.after):
            field.changed.connect(self._on_padding)
            field.finished.connect(self._end_visit)
        self.uneven.clicked.connect(self._on_uneven)
        for button in self.presets.values():
            button.clicked.connect(self._on_preset)
        self.mode.activated.connect(self._on_mode)

    # Showing

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        self._described = None
        self.after.set_name(self.tr("Padding after"))
        self.after_label.setText(self.tr("Pad after"))
        self.mode_label.setText(self.tr("Mode"))
        self.mode.setAccessibleName(self.tr("Padding mode"))
        self.mode.setToolTip(self.tr("Where the added cells get their values"))
        for index, mode in enumerate(PaddingMode):
            self.mode.setItemText(index, padding_mode_title(mode))
        for button, text, name in (
            (self.uneven, self.tr("uneven"), self.tr("Uneven padding")),
            (self.presets["same"], self.tr("same"), self.tr("Same padding")),
            (self.presets["full"], self.tr("full"), self.tr("Full padding")),
        ):
            button.setText(text)
            button.setAccessibleName(name)
        self.uneven.setToolTip(self.tr("Different padding before (above, left) and after (below, right)"))
        self.presets["same"].setToolTip(self.tr("The output is as large as the input, at stride 1"))
        self.presets["full"].setToolTip(self.tr("Every overlap of kernel and input counts"))

    def _describe_kind(self, kind: Kind, uneven: bool) -> None:
        """Say what padding means to a kind: a transposed convolution removes cells."""
        valid = self.presets["valid"]
        if kind is Kind.CONVOLUTION:
            valid.setText(self.tr("valid"))
            valid.setAccessibleName(self.tr("Valid padding"))
            valid.setToolTip(self.tr("No padding: the window stays inside the input"))
        else:
            valid.setText(self.tr("none"))
            valid.setAccessibleName(self.tr("No padding"))
            valid.setToolTip(self.tr("No padding at all"))
        if kind is Kind.TRANSPOSED:
            padding = self.tr("Cells removed from the border of the output")
            after = self.tr("Cells removed below and at the right, where they differ from before")
            valid.setToolTip(self.tr("Nothing is removed: every cell that a stamp reaches is there"))
        else:
            padding = self.tr("Cells added around the input: rows above and below, columns at the sides")
            after = self.tr("Cells added below and at the right, where they differ from before")
        self.padding.setToolTip(padding)
        self.after.setToolTip(after)
        label = self.tr("Removes") if kind is Kind.TRANSPOSED else self.tr("Padding")
        self.padding_label.setText(self.tr("Pad before") if uneven else label)
        self.padding.set_name(self.tr("Padding before") if uneven else self.tr("Padding"))

    def show_layer(self, document: Document, *, opened: bool) -> None:
        """Show the layer of `document`; nothing is emitted.

        Parameters
        ----------
        document : Document
            Any.
        opened : bool
            Whether it is another one: then ends that were set apart by hand are so no longer.
        """
        spec = document.layer
        before, after = ([pair[end] for pair in spec.padding] for end in (0, 1))
        uneven = before != after or (self.uneven.isChecked() and not opened)
        self._show_uneven(uneven)
        if self._described != (spec.kind, uneven):
            self._described = (spec.kind, uneven)
            self._describe_kind(spec.kind, uneven)
        self.padding.set_values(*before)
        self.after.set_values(*after)
        if opened:
            self.padding.relink()
            self.after.relink()
        for name, button in self.presets.items():
            button.setChecked(spec.padding == PADDINGS[name](document))
        self.presets["full"].setVisible(spec.kind is Kind.CONVOLUTION)
        self.mode.setCurrentIndex(self.mode.findData(spec.padding_mode))
        for widget in (self.mode_label, self.mode):
            widget.setVisible(spec.kind is Kind.CONVOLUTION)

    def _show_uneven(self, uneven: bool) -> None:
        self.uneven.setChecked(uneven)
        self.after_label.setVisible(uneven)
        self.after.setVisible(uneven)

    # Changing: after each change the fields show what the store has, whether it took the change or not

    def _again(self) -> None:
        self.show_layer(self._store.document, opened=False)

    @Slot(object)
    def _on_padding(self, _values: tuple[int, ...]) -> None:
        after = self.after if self.uneven.isChecked() else self.padding
        padding = tuple(zip(self.padding.values(), after.values(), strict=True))
        self._apply_typed(EditName.PADDING, layer.set_padding, padding)
        self._again()

    @Slot(bool)
    def _on_uneven(self, uneven: bool) -> None:
        """Reveal the padding after; hiding it makes it what the padding before is."""
        if not uneven:
            padding = tuple((before, before) for before, _ in self._store.document.layer.padding)
            self._store.apply(EditName.PADDING, layer.set_padding, padding)
        self._again()

    @Slot()
    def _on_preset(self) -> None:
        name = next(name for name, button in self.presets.items() if button is self.sender())
        self._store.apply(EditName.PADDING, layer.set_padding, PADDINGS[name](self._store.document))
        self._again()

    @Slot(int)
    def _on_mode(self, index: int) -> None:
        mode = PaddingMode(self.mode.itemData(index, Qt.ItemDataRole.UserRole))
        self._store.apply(EditName.PADDING_MODE, layer.set_padding_mode, mode)
        self._again()
