"""Fixtures for all tests; tests/README.md says how GUI tests are written."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
from PySide6.QtWidgets import QApplication, QWidget

settings.register_profile("suite", deadline=None, print_blob=True)
settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def spare_modules() -> Iterator[Callable[[], None]]:
    """Spare what imports made from every collection: torch alone brings 100,000 objects, 0.1 s each time.

    What is returned does so again, where more was imported meanwhile; it is called when garbage was collected.
    """
    known = 0

    def spare() -> None:
        nonlocal known
        if len(sys.modules) > known:
            known = len(sys.modules)
            gc.freeze()

    gc.collect()
    spare()
    yield spare
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert not left, f"threads left behind: {left}"


def owner(widget: QWidget) -> QWidget:
    """Return the window that a menu or a list, a window itself, belongs to in the end."""
    parent = widget.parentWidget()
    return widget if parent is None else owner(parent)


@pytest.fixture(autouse=True)
def no_leaked_windows(spare_modules: Callable[[], None]) -> Iterator[None]:
    """Fail a Qt test that leaves a top-level widget behind; run it without the garbage collector.

    A collection in the middle of a Qt call can take widgets apart while Qt is using them; collecting between
    tests keeps each test's garbage its own.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        yield
        return
    # Held, so that no new widget can be mistaken for one of these by its address.
    before = list(application.topLevelWidgets())
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
        spare_modules()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Menus and lists of what a window of the whole file has built meanwhile are taken down with it.
    left = [
        each for each in application.topLevelWidgets() if each not in before and owner(each) not in before
    ]
    names = [f"{type(widget).__name__} {widget.objectName()}" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not names, f"top-level widgets left behind: {names}"


@pytest.fixture(autouse=True, scope="session")
def private_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep settings, autosaves and logs of the tests away from the user's own."""
    QStandardPaths.setTestModeEnabled(True)
    yield tmp_path_factory.getbasetemp()
    QStandardPaths.setTestModeEnabled(False)
