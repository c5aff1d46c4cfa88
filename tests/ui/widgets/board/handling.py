"""Pointing at a board, pressing it, and looking at it."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from convstudio.ui.widgets.board.content import Kind
from convstudio.ui.widgets.board.view import BoardView

LEFT, PLAIN, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.Key


def log_of(board: BoardView) -> list[tuple[object, ...]]:
    """Return a list to which every signal is added as it comes, but hovering."""
    log: list[tuple[object, ...]] = []
    board.map_pressed.connect(lambda index, place: log.append(("map", index, place)))
    board.filter_pressed.connect(lambda index: log.append(("filter", index)))
    board.kernel_activated.connect(lambda index, part: log.append(("kernel", index, part)))
    board.plane_pressed.connect(lambda plane, cell: log.append(("plane", plane, cell)))
    board.plane_dragged.connect(lambda moved: log.append(("dragged", moved)))
    board.plane_released.connect(lambda: log.append(("released",)))
    board.moved.connect(lambda step: log.append(("moved", step)))
    board.activated.connect(lambda: log.append(("activated",)))
    board.ground_pressed.connect(lambda: log.append(("ground",)))
    board.left_by_key.connect(lambda: log.append(("left",)))
    return log


def at(board: BoardView, place: QPointF) -> QPoint:
    return board.mapTo(board.window(), place.toPoint())


def middle(
    board: BoardView, kind: Kind, index: int, part: int = 0, cell: tuple[int, ...] = (0, 0)
) -> QPointF:
    """Return the middle of a cell."""
    return board.cell_rect(kind, index, cell, part).center()


def press(board: BoardView, place: QPointF) -> None:
    QTest.mousePress(board.window().windowHandle(), LEFT, PLAIN, at(board, place))


def release(board: BoardView, place: QPointF) -> None:
    QTest.mouseRelease(board.window().windowHandle(), LEFT, PLAIN, at(board, place))


def move(board: BoardView, place: QPointF) -> None:
    QTest.mouseMove(board.window().windowHandle(), at(board, place))
    QApplication.processEvents()


def shot(board: BoardView) -> QImage:
    return board.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels_of(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return an image as (rows, columns, 3)."""
    bits = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return bits[..., 2::-1].copy()
