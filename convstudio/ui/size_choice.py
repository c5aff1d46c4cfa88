"""What size a picture is to have, and by which filter."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from convstudio.engine.pictures import PictureRequest, Resample
from convstudio.ui.messages import resample_hint, resample_title
from convstudio.ui.widgets.inputs import ComboBox, SpinBox, ToggleButton
from convstudio.ui.widgets.plain_label import plain_label

SIDES: Final = (16, 32, 64, 128, 256)
"""Lengths of the longer side that one click gives."""

FIRST_SIDE: Final = 32
"""The length offered first: as many cells as can be read at once."""

_LARGEST_SIDE: Final = 8192
"""The square of this is `limits.IMAGE_PIXELS`."""

translate = QCoreApplication.translate


class SizeChoice(QWidget):
    """Whole, or resized: by its sides, in proportion or not, or by the longer one.

    Parameters
    ----------
    rows, columns : int
        Size of the picture.
    parent : QWidget, optional
        Qt's owner.
    """

    changed = Signal()
    """Something else was chosen."""

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_picture = (rows, columns)
        self._make_sides()
        self._make_filter()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._size_row())
        column.addLayout(self._details())
        self._set_longer_side(min(FIRST_SIDE, max(rows, columns)))
        self.whole.setChecked(True)
        self._show()
        group = QButtonGroup(self)
        for button in (self.whole, self._resized):
            group.addButton(button)
        group.buttonToggled.connect(self._tell)

    @property
    def size_wanted(self) -> tuple[int, int] | None:
        """The (rows, columns) to resize to; None where the picture stays as it is."""
        size = (self._rows.value(), self._columns.value())
        return size if self._resized.isChecked() and size != self._of_picture else None

    @property
    def resample(self) -> Resample:
        """The filter."""
        return Resample(self._filter.currentData())

    def resize_it(self) -> None:
        """Choose the size that is offered, rather than the whole."""
        self._resized.setChecked(True)

    def keep_room(self) -> None:
        """Give the hint room for two lines at any time, so that none moves the rest.

        They are lines of the type that the style sheet gives: the window has to be there.
        """
        self._hint.ensurePolished()
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing())

    def _make_sides(self) -> None:
        rows, columns = self._of_picture
        self.whole = QRadioButton(
            translate("ImportDialog", "&Whole, {rows} × {columns}").format(rows=rows, columns=columns)
        )
        self._resized = QRadioButton(translate("ImportDialog", "Re&sized to"))
        self._rows, self._columns = SpinBox(1, _LARGEST_SIDE), SpinBox(1, _LARGEST_SIDE)
        self._rows.setAccessibleName(translate("ImportDialog", "Rows"))
        self._columns.setAccessibleName(translate("ImportDialog", "Columns"))
        self._proportional = QCheckBox(translate("ImportDialog", "Keep &proportions"))
        self._proportional.setChecked(True)
        # No group: a size typed in may be none of them, and Tab would come to one button of a group only.
        self._sides = {side: ToggleButton() for side in SIDES}
        for side, button in self._sides.items():
            button.setText(str(side))
            button.setAccessibleName(translate("ImportDialog", "Longer side {side}").format(side=side))
            button.clicked.connect(partial(self._on_side, side))
        self._rows.valueChanged.connect(self._on_rows)
        self._columns.valueChanged.connect(self._on_columns)
        self._proportional.toggled.connect(self._on_proportional)

    def _make_filter(self) -> None:
        self._filter = ComboBox()
        self._filter.setAccessibleName(translate("ImportDialog", "Filter"))
        for resample in Resample:
            self._filter.addItem(resample_title(resample), resample.value)
        self._filter.setCurrentIndex(self._filter.findData(PictureRequest().resample.value))
        self._filter.activated.connect(self._on_wish)
        self._hint = plain_label("soft")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _size_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for widget in (self._resized, self._rows, plain_label("", "×"), self._columns, self._proportional):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _details(self) -> QGridLayout:
        """Return the lengths of the longer side over the filter and its hint."""
        details = QGridLayout()
        details.setContentsMargins(24, 0, 0, 0)
        details.addWidget(plain_label("", translate("ImportDialog", "Longer side")), 0, 0)
        sides = QHBoxLayout()
        sides.setSpacing(6)
        for button in self._sides.values():
            sides.addWidget(button)
        sides.addStretch(1)
        details.addLayout(sides, 0, 1)
        caption = plain_label("", translate("ImportDialog", "&Filter"))
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self._filter)
        details.addWidget(caption, 1, 0)
        details.addWidget(self._filter, 1, 1, Qt.AlignmentFlag.AlignLeft)
        details.addWidget(self._hint, 2, 1)
        details.setColumnStretch(1, 1)
        return details

    def _set_longer_side(self, side: int) -> None:
        rows, columns = self._of_picture
        longer = max(rows, columns)
        self._rows.show_value(max(1, round(rows * side / longer)))
        self._columns.show_value(max(1, round(columns * side / longer)))

    def _on_side(self, side: int, *_down: bool) -> None:
        self._set_longer_side(side)
        self._proportional.setChecked(True)
        self._on_wish()

    @Slot(int)
    def _on_rows(self, value: int) -> None:
        if self._proportional.isChecked():
            rows, columns = self._of_picture
            self._columns.show_value(max(1, round(value * columns / rows)))
        self._on_wish()

    @Slot(int)
    def _on_columns(self, value: int) -> None:
        if self._proportional.isChecked():
            rows, columns = self._of_picture
            self._rows.show_value(max(1, round(value * rows / columns)))
        self._on_wish()

    @Slot(bool)
    def _on_proportional(self, proportional: bool) -> None:
        if proportional:
            self._on_rows(self._rows.value())

    @Slot()
    def _on_wish(self) -> None:
        """Take a size or a filter that was set for the wish to resize."""
        self._resized.setChecked(True)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Say what the filter does, and mark the length that is chosen."""
        self._hint.setText(resample_hint(self.resample))
        longer = max(self.size_wanted or self._of_picture)
        for side, button in self._sides.items():
            button.setChecked(self._resized.isChecked() and side == longer)
