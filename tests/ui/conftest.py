"""Fixtures for tests of whole windows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from convstudio.app.computing import Computing
from convstudio.app.options import Options
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.result import Evaluated
from convstudio.ui.application import Studio
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.lenses.window.scene import Pane
from convstudio.ui.main_window import MainWindow
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.grid.view import GridView

Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


@dataclass
class Bench:
    """A running program with short names for what tests touch, and ways to wait for it."""

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
        return self.window.lens

    @property
    def document(self) -> Document:
        return self.store.document

    def grid(self, pane: Pane) -> GridView:
        return self.lens.stage.grid(pane)

    def settle(self) -> None:
        """Wait until the present document has been computed by torch, painted, and files are at rest."""

        def settled() -> bool:
            frame = self.computing.frame
            early = (
                frame is not None and isinstance(frame.result, Evaluated) and frame.result.device == "numpy"
            )
            return self.computing.current and not early and self.studio.worker.idle

        self.qtbot.waitUntil(settled, timeout=20_000)
        QCoreApplication.processEvents()

    def open(self, example: str) -> None:
        self.window.open_example(example)
        self.settle()

    def click(self, pane: Pane, cell: Cell, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self.grid(pane), button, pos=self.grid(pane).cell_center(cell))

    def drag(self, pane: Pane, *cells: Cell) -> None:
        """Press on the first cell, move over the others, release on the last."""
        grid = self.grid(pane)
        places = [grid.cell_center(cell) for cell in cells]
        self.drag_pixels(grid, *places)

    @staticmethod
    def drag_pixels(grid: GridView, *places: QPoint) -> None:
        QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(grid, place)
            QCoreApplication.processEvents()
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=places[-1])

    def type_into(self, pane: Pane, cell: Cell, text: str) -> None:
        """Choose a cell by its keyboard outline, type a number, press Enter."""
        grid = self.grid(pane)
        grid.setFocus()
        grid.focus_cell(cell)
        QTest.keyClicks(grid, text[0])
        QTest.keyClicks(grid._editor, text[1:])
        QTest.keyClick(grid._editor, Qt.Key.Key_Return)

    def shown(self, pane: Pane) -> Array:
        """Return the numbers that a grid paints, in its own cells (padding included)."""
        picture = self.grid(pane).picture
        assert picture is not None
        top, left = picture.first
        return picture.values(top, top + picture.rows, left, left + picture.columns)

    def shown_output(self) -> list[list[float]]:
        """Return the output map on the stage, settled."""
        self.settle()
        values: list[list[float]] = self.shown(Pane.OUTPUT).tolist()
        return values


@pytest.fixture
def make_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Start programs, each with folders of its own, and end them cleanly."""
    studios: list[Studio] = []

    def make(data: Path | None = None, size: tuple[int, int] = (1280, 720), **options: object) -> Bench:
        studio = Studio(Options(size=size, **options), data or tmp_path)  # type: ignore[arg-type]
        studios.append(studio)
        studio.start()
        qtbot.waitExposed(studio.window)
        return Bench(studio, qtbot)

    yield make
    for studio in studios:
        studio.window.sessions._saved = studio.store.document
        studio.window.close()
        studio.close()
        studio.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """Return a program that shows the first example, computed."""
    started = make_bench()
    started.settle()
    return started
