"""What goes wrong unforeseen: into a log file, and to the user, and the program lives on.

Python's three hooks (an exception in a slot, in a thread, in a finaliser) and Qt's messages all end in `logging`.
From there records go to a file, and errors become one signal that the window shows.
"""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

FILE: Final = "convstudio.log"
"""Name of the log; older ones end in .1 and .2."""

_FILE_BYTES: Final = 1_000_000
_OLD_FILES: Final = 2

_SHOWN_CHARACTERS: Final = 200
"""What the window shows of an error; all of it is in the log."""

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_NOISE: Final = "This plugin does not support "
"""What Qt warns of at every window and tooltip where there is no display, as for a screenshot."""

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")


class Trouble(QObject):
    """Tells what went wrong; made by `install`.

    Attributes
    ----------
    path : Path or None
        The log file; None where the folder cannot be written to, and errors go to the terminal alone.
    """

    happened = Signal(str)
    """The error in one line, such as "ValueError: math domain error"; always queued, whatever thread it is from."""
    _noted = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued also on the GUI thread: an exception in a paint event must not repaint the status bar from within.
        self._noted.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        file = _file_handler(folder)
        self.path: Path | None = Path(file.baseFilename) if file is not None else None
        self._handlers: list[logging.Handler] = [_Announcer(self._noted.emit)]
        if file is not None:
            self._handlers.append(file)
        if sys.stderr is not None:  # a program without a terminal has none
            terminal = logging.StreamHandler()
            terminal.setLevel(logging.WARNING)
            self._handlers.append(terminal)
        for handler in self._handlers:
            logging.getLogger().addHandler(handler)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._from_slot
        threading.excepthook = self._from_thread
        sys.unraisablehook = self._from_finaliser
        self._qt_handler = qInstallMessageHandler(_from_qt)

    def close(self) -> None:
        """Put everything back as it was before `install`; to be called once, before the process ends."""
        qInstallMessageHandler(self._qt_handler)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()

    def _from_slot(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            _log.error("an exception that nobody caught", exc_info=(kind, error, traceback))
        else:  # KeyboardInterrupt ends the program as ever
            self._hooks[0](kind, error, traceback)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value
        if isinstance(error, Exception):
            name = args.thread.name if args.thread is not None else "?"
            exc_info = (args.exc_type, error, args.exc_traceback)
            _log.error("an exception ended the thread %s", name, exc_info=exc_info)
        else:
            self._hooks[1](args)

    def _from_finaliser(self, args: "sys.UnraisableHookArgs") -> None:
        error = args.exc_value
        if isinstance(error, Exception):
            exc_info = (args.exc_type, error, args.exc_traceback)
            _log.error(
                "%s: %r", args.err_msg or "an exception was ignored in", args.object, exc_info=exc_info
            )
        else:
            self._hooks[2](args)


def install(folder: Path, parent: QObject | None = None) -> Trouble:
    """Send whatever goes wrong from now on to a log file in `folder`, and announce it.

    Parameters
    ----------
    folder : Path
        Made where it does not exist.
    parent : QObject, optional
        Qt's owner of the result.

    Returns
    -------
    Trouble
        Its `happened` is for the window, its `close` undoes all of this.
    """
    return Trouble(folder, parent)


class _Announcer(logging.Handler):
    """Hands every error that is logged to a function, as one line."""

    def __init__(self, announce: Callable[[str], object]) -> None:
        super().__init__(logging.ERROR)
        self._announce = announce

    def emit(self, record: logging.LogRecord) -> None:
        """Announce one record: the exception where it has one, else its message."""
        error = record.exc_info[1] if record.exc_info else None
        # An exception in a timer's slot comes out of the next method that Qt calls, wrapped by Python.
        if isinstance(error, SystemError) and error.__cause__ is not None:
            error = error.__cause__
        text = f"{type(error).__name__}: {error}" if error is not None else record.getMessage()
        line = " ".join(text.split())
        self._announce(line if len(line) <= _SHOWN_CHARACTERS else line[: _SHOWN_CHARACTERS - 1] + "…")


def _file_handler(folder: Path) -> RotatingFileHandler | None:
    """Return the handler that writes the log, or None where that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    return handler


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = logging.DEBUG if message.startswith(_NOISE) else _LEVELS[kind]
    _qt_log.log(level, "%s: %s", context.category, message)
