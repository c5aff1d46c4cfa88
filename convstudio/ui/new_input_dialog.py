"""A new, blank input: how many dimensions, how large, how many channels."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.inputs import SpinBox, ToggleButton

FIRST_SIZES: Final = {1: (12,), 2: (8, 8), 3: (4, 6, 6)}
"""Number of spatial axes → the size offered first: large enough to slide over, small enough to read."""


class NewInputDialog(QDialog):
    """Asks what the new input is to be; read `size` and `channels` when it is accepted.

    Parameters
    ----------
    document : Document
        The present one, whose dimension and channels are offered first.
    parent : QWidget, optional
        The window it belongs to.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New input"))
        self.setModal(True)
        self._ranks = QButtonGroup(self)
        ranks = QHBoxLayout()
        for rank, text, tip in (
            (1, self.tr("1-D"), self.tr("A signal: a row of numbers")),
            (2, self.tr("2-D"), self.tr("A picture: rows and columns")),
            (3, self.tr("3-D"), self.tr("A volume: slices of rows and columns")),
        ):
            button = ToggleButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            self._ranks.addButton(button, rank)
            ranks.addWidget(button)
        ranks.addStretch(1)
        self._size = AxisField(self.tr("Size"), 1, limits.DRAWN_SIDE, self)
        self._channels = SpinBox(1, limits.CHANNELS, self)
        self._channels.setValue(document.in_channels)
        self._channels.setAccessibleName(self.tr("Channels"))
        self._said = QLabel()
        self._said.setProperty("role", "soft")
        form = QFormLayout()
        form.addRow(self.tr("Dimension"), ranks)
        form.addRow(self.tr("Size"), self._size)
        form.addRow(self.tr("Channels"), self._channels)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Make it"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self._ranks.idClicked.connect(self._on_rank)
        self._ranks.button(document.layer.rank).setChecked(True)
        self._on_rank(document.layer.rank)
        self._size.setFocus()

    @property
    def spatial(self) -> tuple[int, ...]:
        """Cells along each axis."""
        return self._size.values()

    @property
    def channels(self) -> int:
        """Planes."""
        return self._channels.value()

    @Slot(int)
    def _on_rank(self, rank: int) -> None:
        self._size.set_values(*FIRST_SIZES[rank])
        self._said.setText(
            {
                1: self.tr("Cells of the signal. All of them are 0: draw their bars, or type numbers."),
                2: self.tr("Rows and columns. All cells are 0: draw on them, or type numbers."),
                3: self.tr("Slices, rows and columns. All cells are 0: draw on them, or type numbers."),
            }[rank]
        )
