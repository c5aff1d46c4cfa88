"""A label whose text changes often, while nothing beside it moves."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.steady_label import SteadyLabel


class Layouts(QObject):
    """Counts how often a widget is asked to lay out anew."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    row = QWidget()
    qtbot.addWidget(row)
    QHBoxLayout(row)
    return row


def test_texts_that_fit_lay_nothing_out(row: QWidget, qtbot: QtBot) -> None:
    label, layout = SteadyLabel(row), row.layout()
    assert layout is not None
    layout.addWidget(label)
    label.set_text("0.50 ms")
    row.show()
    qtbot.waitExposed(row)
    QCoreApplication.processEvents()
    watch, width = Layouts(row), label.width()
    for text in ("1.2 s", "", "0.50 ms"):
        label.set_text(text)
        QCoreApplication.processEvents()
        assert label.text() == text
    assert watch.count == 0
    label.set_text("one that is far wider")
    QCoreApplication.processEvents()
    assert watch.count
    assert label.width() > width


def test_its_text_lies_where_that_of_a_plain_label_does(row: QWidget) -> None:
    plain, steady = QLabel("0.50 ms", row), SteadyLabel(row)
    for label in (plain, steady.label):
        label.setContentsMargins(8, 1, 12, 2)
    steady.set_text("0.50 ms")
    assert steady.sizeHint() == steady.minimumSizeHint() == plain.sizeHint()
    steady.resize(200, 40)
    steady.grab()
    assert steady.label.geometry() == steady.rect()


def test_type_of_another_size_takes_another_width(row: QWidget) -> None:
    label = SteadyLabel(row)
    label.set_text("0.50 ms")
    widths = []
    for size in (20, 40, 8):
        row.setStyleSheet(f"QLabel {{ font-size: {size}px }}")
        widths.append(label.sizeHint().width())
    assert widths[2] < widths[0] < widths[1]
