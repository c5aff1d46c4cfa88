"""A running program with short names for what tests touch, ways to wait for it, and a hand for mouse and keys.

Mouse and keys go to the window's own handle, as from the desktop: a widget gets only what it would get from a
user, and one that lies under another gets nothing.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.ui.application import Studio
from convstudio.ui.lenses.channels.lens import ChannelsLens
from convstudio.ui.lenses.learn.lens import LearnLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.main_window import MainWindow
from convstudio.ui.widgets.board.content import Kind
from convstudio.ui.widgets.board.view import BoardView
from convstudio.ui.widgets.grid.editor import CellEditor
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.grid.view import GridView

Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
NOTCH = 120


@dataclass
class Bench:
    """A running program, and the user in front of it."""

    studio: Studio
    qtbot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.studio.window

    @property
    def store(self) -> Store:
        return self.studio.store

    @property
    def computing(self) -> Computing:
        return self.studio.computing

    @property
    def lens(self) -> WindowLens:
        return self.window.window_lens

    @property
    def channels(self) -> ChannelsLens:
        lens: ChannelsLens = self.window.entries["channels"].lens
        return lens

    @property
    def learn(self) -> LearnLens:
        lens: LearnLens = self.window.entries["learn"].lens
        return lens

    @property
    def board(self) -> BoardView:
        return self.channels.board

    @property
    def document(self) -> Document:
        return self.store.document

    def grid(self, pane: Pane) -> GridView:
        return self.lens.stage.grid(pane)

    def editor(self, pane: Pane) -> CellEditor:
        return self.grid(pane)._editor

    def settle(self) -> None:
        """Wait until the present document has been computed by torch, counted, painted, and files are at rest."""

        def settled() -> bool:
            frame = self.computing.frame
            early = (
                frame is not None and isinstance(frame.result, Evaluated) and frame.result.device == "numpy"
            )
            # A request that is outdated may still be at work, with threads of its own.
            resting = not self.computing._latest.busy
            return self.computing.complete and not early and resting and self.studio.worker.idle

        self.qtbot.waitUntil(settled, timeout=20_000)
        QCoreApplication.processEvents()

    def open(self, example: str) -> None:
        self.window.open_example(example)
        self.settle()

    def activate(self) -> None:
        """Give the keys back to the window, as the desktop does when a dialog is gone."""
        self.window.activateWindow()
        QCoreApplication.processEvents()

    # Mouse

    @property
    def handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    def place(self, widget: QWidget, position: QPoint | None = None) -> QPoint:
        """Return where a pixel of a widget lies in the window; nothing may lie over it."""
        QCoreApplication.processEvents()
        inner = widget.rect().center() if position is None else position
        place = widget.mapTo(self.window, inner)
        hit = self.window.childAt(place)
        assert hit is not None, f"{widget} is out of reach"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies over {widget}"
        return place

    def move(self, widget: QWidget, position: QPoint | None = None) -> None:
        QTest.mouseMove(self.handle, self.place(widget, position))
        QCoreApplication.processEvents()

    def press(self, widget: QWidget, position: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        QTest.mousePress(self.handle, button, PLAIN, self.place(widget, position))

    def release(self, widget: QWidget, position: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        inner = widget.rect().center() if position is None else position
        QTest.mouseRelease(self.handle, button, PLAIN, widget.mapTo(self.window, inner))
        QCoreApplication.processEvents()

    def push(self, widget: QWidget, position: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        """Click on a widget."""
        self.press(widget, position, button)
        self.release(widget, position, button)

    def double(self, widget: QWidget, position: QPoint | None = None) -> None:
        """Press the second time of a double click."""
        QTest.mouseDClick(self.handle, LEFT, PLAIN, self.place(widget, position))
        QCoreApplication.processEvents()

    def drag_pixels(self, widget: QWidget, *places: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Press on the first place, move over the others, which may be outside the widget, release on the last."""
        self.press(widget, places[0], button)
        for place in places[1:]:
            QTest.mouseMove(self.handle, widget.mapTo(self.window, place))
            QCoreApplication.processEvents()
        self.release(widget, places[-1], button)

    def wheel(
        self,
        widget: QWidget,
        notches: float,
        position: QPoint | None = None,
        modifiers: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        place = self.place(widget, position)
        QTest.wheelEvent(self.handle, place, QPoint(0, round(notches * NOTCH)), QPoint(), modifiers)
        QCoreApplication.processEvents()

    def hover(self, pane: Pane, cell: Cell) -> None:
        self.move(self.grid(pane), self.grid(pane).cell_center(cell))

    def hover_nothing(self) -> None:
        """Move the pointer to a corner of the stage where no cell is."""
        self.move(self.lens.stage, QPoint(1, 1))

    def click(self, pane: Pane, cell: Cell, button: Qt.MouseButton = LEFT) -> None:
        self.push(self.grid(pane), self.grid(pane).cell_center(cell), button)

    def double_click(self, pane: Pane, cell: Cell) -> None:
        self.double(self.grid(pane), self.grid(pane).cell_center(cell))

    def drag(self, pane: Pane, *cells: Cell, button: Qt.MouseButton = LEFT) -> None:
        """Press on the first cell, move over the others, release on the last."""
        grid = self.grid(pane)
        self.drag_pixels(grid, *(grid.cell_center(cell) for cell in cells), button=button)

    def wheel_on(
        self, pane: Pane, cell: Cell, notches: float, modifiers: Qt.KeyboardModifier = PLAIN
    ) -> None:
        self.wheel(self.grid(pane), notches, self.grid(pane).cell_center(cell), modifiers)

    # The board of the Channels lens, and the grids of its enlarged page

    def on_board(self, kind: Kind, index: int, cell: Cell = (), part: int = 0) -> QPoint:
        """Return the pixel of the board in the middle of a cell of a plane, a map, or kernel `part` of a filter.

        Without a cell it is the first one.
        """
        place = cell or (0,) * self.document.layer.rank
        return self.board.cell_rect(kind, index, place, part).center().toPoint()

    def push_board(self, kind: Kind, index: int, cell: Cell = (), part: int = 0) -> None:
        """Click on the board."""
        self.push(self.board, self.on_board(kind, index, cell, part))

    def hover_board(self, kind: Kind, index: int, cell: Cell = (), part: int = 0) -> None:
        self.move(self.board, self.on_board(kind, index, cell, part))

    def open_kernel(self, index: int, part: int = 0) -> None:
        """Double click on a kernel, as the desktop does: its first press comes by itself."""
        place = self.on_board(Kind.KERNEL, index, (), part)
        self.push(self.board, place)
        self.double(self.board, place)

    def shown_maps(self) -> Array:
        """Return the numbers of all maps of the board, which must be there."""
        content = self.board.content
        assert content is not None
        maps = [content.map_values(index) for index in range(len(content.kernels))]
        assert all(plane is not None for plane in maps)
        return np.stack([plane for plane in maps if plane is not None])

    def large(self, pane: Pane) -> GridView:
        """Return a grid of the enlarged page."""
        return self.channels.enlarged.stage.grid(pane)

    def look_at(self, lens: str) -> None:
        """Bring a lens to the front."""
        self.window.choose_lens(lens)
        self.settle()

    # Keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key in the window: shortcuts get it first, then what has the focus."""
        for _ in range(times):
            QTest.keyClick(self.handle, key, modifiers)
        QCoreApplication.processEvents()

    def keys(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.handle, ord(character))

    def focus_stage(self) -> None:
        self.push(self.lens.stage, QPoint(1, 1))

    def point_at(self, pane: Pane, cell: Cell) -> None:
        """Give the keys to a cell, without drawing on it."""
        grid = self.grid(pane)
        grid.setFocus()
        grid.focus_cell(cell)

    def type_into(self, pane: Pane, cell: Cell, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Choose a cell by its keyboard outline, type a number, press Enter."""
        self.point_at(pane, cell)
        self.keys(text)
        self.key(end)

    def enter(self, field: QWidget, text: str) -> None:
        """Click into a field, replace what stands there, press Enter."""
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert line is not None
        self.push(line)
        self.key(Qt.Key.Key_A, CTRL)
        self.keys(text)
        self.key(Qt.Key.Key_Return)

    def pick(self, box: QComboBox, index: int) -> None:
        """Choose an entry of a box by the keyboard."""
        box.setFocus()
        while box.currentIndex() != index:
            self.key(Qt.Key.Key_Down if box.currentIndex() < index else Qt.Key.Key_Up)

    def command(self, action: QAction) -> None:
        """Click on the button of an action."""
        buttons = [each for each in self.window.findChildren(QToolButton) if each.defaultAction() is action]
        self.push(next(each for each in buttons if each.isVisible()))

    def pull(self, menu: QMenu, action: QAction) -> None:
        """Open a menu and click on one of its entries."""
        menu.popup(self.window.mapToGlobal(QPoint(40, 40)))
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        # The offscreen platform does not give the keys back by itself.
        self.window.activateWindow()
        QCoreApplication.processEvents()

    # What is to be read

    @property
    def frame(self) -> Frame:
        """The newest frame, settled."""
        self.settle()
        assert self.computing.frame is not None
        return self.computing.frame

    def shown(self, pane: Pane) -> Array:
        """Return the numbers that a grid paints: padding is part of an input, a removed border not of an output."""
        return numbers_of(self.grid(pane), bordered=pane is not Pane.OUTPUT)

    def shown_large(self, pane: Pane) -> Array:
        """Return the numbers that a grid of the enlarged page paints, as `shown` does."""
        return numbers_of(self.large(pane), bordered=pane is not Pane.OUTPUT)

    def shown_input(self) -> list[list[float]]:
        """Return the input on the stage with its padding, settled."""
        self.settle()
        values: list[list[float]] = self.shown(Pane.INPUT).tolist()
        return values

    def shown_kernel(self) -> list[list[float]]:
        """Return the kernel on the stage."""
        values: list[list[float]] = self.shown(Pane.KERNEL).tolist()
        return values

    def shown_output(self) -> list[list[float]]:
        """Return the output map on the stage, settled."""
        self.settle()
        values: list[list[float]] = self.shown(Pane.OUTPUT).tolist()
        return values

    def picture_of(self, pane: Pane) -> QImage:
        """Return the pixels of a grid."""
        self.settle()
        return self.grid(pane).grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def pixel(self, pane: Pane, cell: Cell, right: float = 0.5, down: float = 0.9) -> QColor:
        """Return the color of a grid at a share of the width and the height of a cell: mostly below its digits."""
        grid = self.grid(pane)
        corner, side = grid.cell_center(cell), grid.camera.scale
        offset = QPoint(round((right - 0.5) * side), round((down - 0.5) * side))
        return self.picture_of(pane).pixelColor(corner + offset)


def numbers_of(grid: GridView, *, bordered: bool = True) -> Array:
    """Return the numbers that a grid paints, with what is around its own cells or without."""
    picture = grid.picture
    assert picture is not None
    sizes = picture.real or picture.shape
    return picture.numbers() if bordered else picture.values((0,) * len(sizes), sizes)
