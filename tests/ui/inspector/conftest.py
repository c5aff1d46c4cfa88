"""The panels are tested in the same shared program as the lenses, the settings of a run without one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.core.learning.settings import Settings
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from tests.ui.inspector.handling import begin
from tests.ui.lenses.conftest import bench, shared_studio

__all__ = ["bench", "shared_studio"]


@pytest.fixture
def session() -> Iterator[LearningSession]:
    result = LearningSession("cpu")
    yield result
    result.close()


@pytest.fixture
def panel(qtbot: QtBot, session: LearningSession) -> LearningPanel:
    """The panel of the edge example, before its first step."""
    result = LearningPanel(session)
    qtbot.addWidget(result)
    result.resize(268, 600)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    begin(qtbot, session, Settings())
    return result


@pytest.fixture
def form(panel: LearningPanel) -> LearningForm:
    return panel.form
