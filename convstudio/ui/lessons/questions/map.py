"""Answering by drawing a whole map."""

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from convstudio.core.document import FloatArray, frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import numbers
from convstudio.core.render.raster import signed_raster
from convstudio.ui.lessons.questions.asker import Asker
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay, block_of
from convstudio.ui.widgets.grid.sight import TYPING_WIDTH
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.number_field import NumberField

LONGEST = 20
"""Side of the whole map at most, in heights of the type."""

SMALLEST = 2
"""Side of a cell at least where there is little height, in heights of the type."""

PEN = 5
"""Width of the pen's field, in heights of the type."""


class MapAsker(Asker):
    """A grid to be filled: a number is typed into a cell, or drawn over cells with a pen of that value.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns of the map.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, shape: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: FloatArray = frozen(np.zeros(shape))
        self._drawn = False
        self._theme = LIGHT
        self._width = self._height = 0
        self.hint = QLabel(self)
        self.hint.setProperty("role", "soft")
        self.hint.setWordWrap(True)
        self.grid = GridView("", self)
        self.grid.editable = True
        self.pen = NumberField("", self)
        self.pen.set_value(1.0)
        self._pen_label = QLabel(self)
        self._parts, self._pen_parts = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        for part in (self._pen_label, self.pen):
            self._pen_parts.addWidget(part)
        self._pen_parts.addStretch()
        self._parts.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._parts.addLayout(self._pen_parts)
        self._parts.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hint)
        column.addLayout(self._parts)
        self.grid.pressed.connect(self._on_pressed)
        self.grid.dragged.connect(self._on_dragged)
        self.grid.typed.connect(self._set)
        self._show()
        self._describe()

    def answer(self) -> Answer | None:
        """Return the map; None while nothing is drawn."""
        return numbers(self._values) if self._drawn else None

    def follow(self, before: Asker) -> None:
        """Take over what was drawn, and the pen."""
        if isinstance(before, MapAsker):
            self.pen.set_value(before.pen.value())
        given = before.answer()
        if given is not None:
            self._values, self._drawn = frozen(np.reshape(given.numbers, given.shape)), True
            self._show()
            self.ready_changed.emit(True)

    def mark(self, right: Answer) -> None:
        """Show the map as it is, the cells outlined in which another number was drawn."""
        given, self._values = self._values, frozen(np.reshape(right.numbers, right.shape))
        self._show()
        if self._drawn:
            wrong = np.argwhere(~np.isclose(given, self._values, rtol=1e-3, atol=1e-3)).tolist()
            self.grid.set_overlay(Overlay(linked=tuple(map(tuple, wrong))))
        self.hint.hide()

    def fit(self, width: int) -> None:
        """Make the cells as large as so many pixels of width have room for."""
        self._width = width
        self._fit_cells()

    def limit(self, height: int) -> None:
        """Make the cells smaller where the map has no room in so many pixels of height, as far as it is legible."""
        self._height = height
        self._fit_cells()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors, in cells that grow with the type."""
        self._theme = theme
        self.grid.set_theme(theme)
        self._fit_cells()
        self.pen.setFixedWidth(theme.text * PEN)

    def _fit_cells(self) -> None:
        """Make a cell as wide as the line in which its number is typed, where there is room; the pen goes beside."""
        text, spacing = self._theme.text, self._parts.spacing()
        most = LONGEST * text
        width = min(self._width, most) if self._width > 0 else most
        height = most
        if self._height > 0:
            height = min(self._height - self._hint_height(), most)
        # The last lines lie beyond the cells; with one pixel more, the grid would make the cells larger instead.
        below = self._side(width, height - self.pen.sizeHint().height() - spacing)
        beside = self._side(width - PEN * text - spacing, height)
        rows, columns = self._values.shape
        side = max(below, beside)
        self.grid.setFixedSize(QSize(columns * side + 1, rows * side + 1))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(across if beside >= below else down)
        self._pen_parts.setDirection(down if beside >= below else across)

    def _side(self, width: int, height: int) -> int:
        """Return the side of a cell where the map has this room, in pixels."""
        text, (rows, columns) = self._theme.text, self._values.shape
        across, down = int((width - 1) // columns), int((height - 1) // rows)
        return max(min(text * TYPING_WIDTH, across, down), min(text * SMALLEST, across), 1)

    def _hint_height(self) -> int:
        if self.hint.isHidden():
            return 0
        layout = self.layout()
        return self.hint.heightForWidth(self._width) + (0 if layout is None else layout.spacing())

    def first_focus(self) -> None:
        """Put the focus on the first cell."""
        self.grid.setFocus()
        self.grid.focus_cell((0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        self.grid.setAccessibleName(self.tr("The map as you expect it"))
        self.hint.setText(self.tr("Click a cell and type, or draw with the pen."))
        self._pen_label.setText(self.tr("Pen"))
        self.pen.setAccessibleName(self.tr("Value that is drawn"))

    def _show(self) -> None:
        values = self._values
        self.grid.set_picture(GridPicture(signed_raster(values), block_of(values), values.shape, signed=True))

    @Slot(object, object)
    def _on_pressed(self, cell: Cell, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.LeftButton:
            self._set(cell, self.pen.value())

    @Slot(object, object)
    def _on_dragged(self, cell: Cell, _distance: object) -> None:
        self._set(cell, self.pen.value())

    @Slot(object, float)
    def _set(self, cell: Cell, value: float) -> None:
        if not all(0 <= index < size for index, size in zip(cell, self._values.shape, strict=True)):
            return
        values = self._values.copy()
        values[cell] = value
        self._values, self._drawn = frozen(values), True
        self._show()
        self.ready_changed.emit(True)
