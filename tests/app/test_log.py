"""What goes wrong reaches the log and the user, from every place, and leaves no traces behind."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Slot, qCritical, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from convstudio.app import log
from convstudio.app.worker import Worker


@pytest.fixture
def trouble(qapp: QObject, tmp_path: Path) -> Iterator[log.Trouble]:
    installed = log.install(tmp_path / "data")
    yield installed
    installed.close()


def written(trouble: log.Trouble) -> str:
    assert trouble.path is not None
    return trouble.path.read_text(encoding="utf-8")


class Clumsy(QObject):
    @Slot()
    def fall(self) -> None:
        raise ValueError("the slot fell")


class Unlucky:
    def __del__(self) -> None:
        raise ValueError("the finaliser fell")


def test_an_exception_in_a_slot(qtbot: QtBot, trouble: log.Trouble) -> None:
    clumsy = Clumsy()
    with qtbot.waitSignal(trouble.happened) as heard:
        QTimer.singleShot(0, clumsy.fall)
    assert heard.args == ["ValueError: the slot fell"]
    assert "in fall" in written(trouble)
    assert "Traceback" in written(trouble)


def test_an_exception_in_a_thread(qtbot: QtBot, trouble: log.Trouble) -> None:
    thread = threading.Thread(target=Clumsy().fall, name="clumsy")
    with qtbot.waitSignal(trouble.happened) as heard:
        thread.start()
        thread.join()
    assert heard.args == ["ValueError: the slot fell"]
    assert "an exception ended the thread clumsy" in written(trouble)


def test_an_exception_in_a_finaliser(qtbot: QtBot, trouble: log.Trouble) -> None:
    with qtbot.waitSignal(trouble.happened) as heard:
        Unlucky()
    assert heard.args == ["ValueError: the finaliser fell"]
    assert "Unlucky.__del__" in written(trouble)


def test_a_failed_background_job(qtbot: QtBot, trouble: log.Trouble) -> None:
    worker = Worker("test")
    with qtbot.waitSignal(trouble.happened) as heard:
        worker.run(Clumsy().fall)
    worker.close()
    assert heard.args == ["ValueError: the slot fell"]
    assert "a background job failed" in written(trouble)


def test_messages_of_qt(qtbot: QtBot, trouble: log.Trouble) -> None:
    with qtbot.waitSignal(trouble.happened) as heard:
        qWarning("only a warning")
        qCritical("this is critical")
    assert heard.args == ["default: this is critical"]
    assert "WARNING MainThread qt: default: only a warning" in written(trouble)


def test_the_announcement_waits_for_the_event_loop(qtbot: QtBot, trouble: log.Trouble) -> None:
    heard: list[str] = []
    trouble.happened.connect(heard.append)
    logging.getLogger("somewhere").error("now")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["now"])


def test_what_is_shown_is_one_short_line(qtbot: QtBot, trouble: log.Trouble) -> None:
    with qtbot.waitSignal(trouble.happened) as heard:
        logging.getLogger("somewhere").error("first\n  second %s", "x" * 1000)
    assert heard.args is not None
    (line,) = heard.args
    assert line.startswith("first second xxx")
    assert line.endswith("…")
    assert len(line) == 200
    assert "x" * 1000 in written(trouble)


def test_the_user_may_still_interrupt(trouble: log.Trouble, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[type[BaseException]] = []
    with monkeypatch.context() as patch:
        patch.setattr(trouble, "_hooks", (lambda kind, *_: stopped.append(kind), *trouble._hooks[1:]))
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stopped == [KeyboardInterrupt]
    assert written(trouble) == ""


def test_the_log_is_bounded(trouble: log.Trouble, capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("somewhere")
    for _ in range(400):
        logger.warning("x" * 10_000)
    assert trouble.path is not None
    files = sorted(trouble.path.parent.iterdir())
    assert [file.name for file in files] == [log.FILE, f"{log.FILE}.1", f"{log.FILE}.2"]
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_a_folder_that_cannot_be_made(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    trouble = log.install(tmp_path / "file" / "data")
    try:
        assert trouble.path is None
        with qtbot.waitSignal(trouble.happened):
            logging.getLogger("somewhere").error("still heard")
    finally:
        trouble.close()


def test_nothing_is_left_behind(qapp: QObject, tmp_path: Path) -> None:
    root = logging.getLogger()
    qt_handler = qInstallMessageHandler(None)
    qInstallMessageHandler(qt_handler)
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, list(root.handlers))
    trouble = log.install(tmp_path)
    assert sys.excepthook != before[0]
    trouble.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook, list(root.handlers)) == before
    assert qInstallMessageHandler(qt_handler) is qt_handler
