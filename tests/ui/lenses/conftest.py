"""One program for each file of tests: starting one for each test would take longer than the tests do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from convstudio.app.options import Options
from convstudio.core.examples import EXAMPLES, START
from convstudio.core.view_state import start_view
from convstudio.ui.application import Studio
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.widgets.axis_field import AxisField
from tests.ui.bench import Bench


@pytest.fixture(scope="module")
def shared_studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    studio = Studio(Options(size=(1280, 720)), tmp_path_factory.mktemp("studio"))
    studio.start()
    yield studio
    studio.window.sessions._saved = studio.store.document
    studio.window.close()
    studio.close()
    studio.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(qtbot: QtBot, shared_studio: Studio) -> Iterator[Bench]:
    """Return a program that shows the first example, computed, as after the start; shared by the tests of a file."""
    window = shared_studio.window
    bench = Bench(shared_studio, qtbot)
    qtbot.waitExposed(window)
    window.activateWindow()
    window.playback.pause()
    window.resize(1280, 720)
    bench.store.open(EXAMPLES[START](), start_view())
    window.zoom(0)
    bench.lens.tools.tools[Tool.PENCIL].trigger()
    bench.lens.tools.value.set_value(1.0)
    for field in window.findChildren(AxisField):
        field.link.setChecked(True)
    if window.inspector.layer.uneven.isChecked():
        window.inspector.layer.uneven.click()
    window.inspector.size_panel.axis.setCurrentIndex(0)
    window.inspector.tabs.setCurrentIndex(0)
    window.inspector.code.tabs.setCurrentIndex(0)
    bench.settle()
    bench.hover_nothing()
    bench.lens.stage.setFocus()
    yield bench
    window.playback.pause()
    QToolTip.hideText()
    bench.settle()
