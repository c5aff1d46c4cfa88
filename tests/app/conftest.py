"""A session that learns, ended after the test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from tests.app.learning_bench import Bench


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    session = LearningSession("cpu")
    yield Bench(qtbot, session)
    session.close()
