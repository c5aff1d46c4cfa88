"""Fixtures for tests of whole windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from convstudio.app.options import Options
from convstudio.app.resources import resource
from convstudio.ui import application
from convstudio.ui.application import Studio
from tests.ui.bench import Bench


def end(studio: Studio) -> None:
    """Close the window of a program, whatever is unsaved, and end its threads."""
    studio.window.sessions._saved = studio.store.document
    studio.window.close()
    studio.close()
    studio.deleteLater()


@pytest.fixture(autouse=True, scope="session")
def plurals(qapp: QApplication) -> Iterator[None]:
    """Let a widget without a program say "1 cell" and "2 cells", too."""
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "convstudio_en.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture(autouse=True, scope="session")
def no_first_picture() -> Iterator[None]:
    """Let nothing wait for the first picture to be painted: torch is there already, and need not be imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(application, "PAINTING", 1)
        yield


@pytest.fixture
def make_bench(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Start programs, each with folders of its own, and end them cleanly."""
    studios: list[Studio] = []

    def make(
        data: Path | None = None, size: tuple[int, int] | None = (1280, 720), **options: object
    ) -> Bench:
        # The sentences that tests expect are English, whatever the system speaks.
        options = {"language": "en", **options}
        if not studios:
            # As at the start of a process: where a style is left, every widget is styled again while it is built.
            qapp.setStyleSheet("")
        studio = Studio(Options(size=size, **options), data or tmp_path)  # type: ignore[arg-type]  # any option, by its name
        studios.append(studio)
        studio.start()
        qtbot.waitExposed(studio.window)
        return Bench(studio, qtbot)

    yield make
    for studio in studios:
        if isValid(studio.window):  # a test may have ended it
            end(studio)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """Return a program that shows the first example, computed."""
    started = make_bench()
    started.settle()
    return started
