"""The pixmap under the marks of a widget."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.ground import Ground


def test_it_is_painted_once_until_it_is_forgotten(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(30, 20)
    ground = Ground(widget)
    painted: list[int] = []

    def paint(painter: QPainter) -> None:
        painted.append(len(painted))
        painter.fillRect(0, 0, 10, 10, Qt.GlobalColor.red)

    first = ground.pixmap(paint)
    assert ground.pixmap(paint) is first
    assert painted == [0]
    assert first.deviceIndependentSize().toSize() == QSize(30, 20)
    image = first.toImage()
    assert image.pixelColor(5, 5) == QColor(Qt.GlobalColor.red)
    assert image.pixelColor(15, 5).alpha() == 0

    widget.resize(40, 20)
    ground.forget()
    assert ground.pixmap(paint).deviceIndependentSize().toSize() == QSize(40, 20)
    assert painted == [0, 1]


def test_on_a_screen_of_finer_pixels_it_is_painted_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(30, 20)
    ground = Ground(widget)
    painted: list[QPainter] = []
    assert ground.pixmap(painted.append).size() == QSize(30, 20)
    monkeypatch.setattr(widget, "devicePixelRatioF", lambda: 2.0)
    assert ground.pixmap(painted.append).size() == QSize(60, 40)
    assert len(painted) == 2
