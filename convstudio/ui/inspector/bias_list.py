"""The biases of all output channels, in a list whose entries are typed over."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import StudioError
from convstudio.core.numerals import cell_text, full_text, input_text
from convstudio.core.parsing import parse_number

Index = QModelIndex | QPersistentModelIndex

COLUMNS: Final = 3
MOST_ROWS: Final = 5
"""Rows that are seen at once; the others are scrolled to."""


class BiasModel(QAbstractListModel):
    """A bias for each output channel.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    typed = Signal(int, float)
    """Channel and number that was typed for it."""
    refused = Signal(object)
    """The StudioError of a text that is no number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bias: FloatArray = frozen([])

    def set_bias(self, bias: FloatArray) -> None:
        """Show other biases, shape (O,)."""
        if len(bias) == len(self._bias):
            self._bias = bias
            self.dataChanged.emit(self.index(0), self.index(len(bias) - 1))
        else:
            self.beginResetModel()
            self._bias = bias
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of output channels."""
        return 0 if parent.isValid() else len(self._bias)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a bias as text: short, or all its digits."""
        channel = index.row()
        value = float(self._bias[channel])
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{channel}: {cell_text(value)}"
        if role == Qt.ItemDataRole.EditRole:
            return input_text(value)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Bias of map {number}: {value}").format(number=channel, value=full_text(value))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; it is shown when the document has it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            number = parse_number(str(value))
        except StudioError as error:
            self.refused.emit(error)
            return False
        self.typed.emit(index.row(), number)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every entry be typed over."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class _WideDelegate(QStyledItemDelegate):
    """Gives every entry all of its cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell, so that no bias is cut where there is room for it."""
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else super().sizeHint(option, index)


class BiasList(QListView):
    """Biases in COLUMNS columns; the arrow keys go through them, typing or a double click changes one.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    chosen = Signal(int)
    """The output channel that the user went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.biases = BiasModel(self)
        self.setModel(self.biases)
        self.setItemDelegate(_WideDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)

    def show_biases(self, bias: FloatArray, channel: int) -> None:
        """Show the biases, shape (O,), and which channel is looked at; nothing is emitted."""
        blocked = self.blockSignals(True)
        self.biases.set_bias(bias)
        self.setCurrentIndex(self.biases.index(channel))
        self.blockSignals(blocked)
        self._fit()
        self.scrollTo(self.biases.index(channel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _fit(self) -> None:
        """Be as high as the biases need, up to MOST_ROWS."""
        height = self.fontMetrics().height() + 4
        rows = -(-self.biases.rowCount() // COLUMNS)
        # A bar that comes and goes by itself would take the room of a column, and come back for want of it.
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if rows > MOST_ROWS
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bar)
        # Items that fill the width to the last pixel are wrapped.
        self.setGridSize(QSize(max((self.viewport().width() - 1) // COLUMNS, 1), height))
        self.setFixedHeight(min(rows, MOST_ROWS) * height + 2 * self.frameWidth())
