"""A board on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.board.view import BoardView
from tests.ui.widgets.board.contents import content_of


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[BoardView]:
    """Two planes, three filters, three maps, with the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1010, 380)
    result = BoardView(window)
    result.setGeometry(20, 20, 970, 340)
    result.set_content(content_of())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    result.setFocus()
    yield result
    QToolTip.hideText()
