"""The composition root: builds the parts, joins them, runs the program, and ends it cleanly."""

import gc
import importlib
import sys
import threading
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from convstudio import __version__
from convstudio.app import lesson_listing, log
from convstudio.app.compute import Compute
from convstudio.app.computing import Computing
from convstudio.app.learning_session import LearningSession
from convstudio.app.options import Options
from convstudio.app.resources import resource
from convstudio.app.settings import Settings, data_folder
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS, START
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.core.session.codec import SUFFIX
from convstudio.core.view_state import LENSES, start_view
from convstudio.ui.language import Language, load_face
from convstudio.ui.main_window import MainWindow
from convstudio.ui.screenshot import Screenshot

DEFAULT_SIZE = QSize(1280, 720)
PAINTING = 50
"""Milliseconds in which the first frame is painted, generously; then torch may be imported."""


def run(options: Options) -> int:
    """Open the window and return the exit status when it is closed.

    Parameters
    ----------
    options : Options
        What the command line asks for.
    """
    problem = _problem(options)
    if problem is not None:
        return _refuse(problem)
    application = _application()
    trouble = log.install(data_folder())
    try:
        studio = _built(options)
        try:
            trouble.happened.connect(studio.tell_trouble)
            studio.finished.connect(application.exit)
            studio.start()
            return application.exec()
        finally:
            # A thread that is left would keep the process alive for ever.
            studio.close()
    finally:
        trouble.close()


def _built(options: Options) -> "Studio":
    """Return the program; all that it is made of stays, and need not be looked through for garbage."""
    gc.disable()
    try:
        return Studio(options, data_folder())
    finally:
        gc.freeze()
        gc.enable()


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ConvStudio")
    application.setApplicationVersion(__version__)
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(resource("icons", "convstudio.png"))))
    font = QFont(application.font())
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    application.setFont(font)
    return application


def _problem(options: Options) -> str | None:
    """Return what is wrong with the options, in one sentence; None where nothing is."""
    known = (*EXAMPLES, *PHOTOGRAPHS)
    if options.example is not None and options.example not in known:
        return f"There is no example “{options.example}”; there are {', '.join(known)}."
    if options.lens is not None and options.lens not in LENSES:
        return f"There is no lens “{options.lens}”; there are {', '.join(LENSES)}."
    return None if options.lesson is None else _problem_with_lesson(options.lesson, options.step)


def _problem_with_lesson(name: str, step: str | None) -> str | None:
    paths = {listed.identifier: listed.path for listed in lesson_listing.untitled()}
    if name not in paths:
        return f"There is no lesson “{name}”; there are {', '.join(paths)}."
    steps = lesson_listing.step_names(paths[name])
    if step is not None and lesson_listing.step_index(step, steps) is None:
        return (
            f"There is no step “{step}” in the lesson “{name}”; "
            f"there are 1 to {len(steps)}, or {', '.join(steps)}."
        )
    return None


def _refuse(problem: str) -> int:
    sys.stderr.write(f"convstudio: {problem}\n")
    return 2


class Studio(QObject):
    """The parts of a running program.

    Parameters
    ----------
    options : Options
        What the command line asks for.
    data : Path
        Folder of settings, autosaves and the log.
    """

    finished = Signal(int)
    """The program is to end with this status."""

    def __init__(self, options: Options, data: Path) -> None:
        super().__init__()
        self._options = options
        self.settings = Settings(data / "settings.ini", self)
        self.language = Language(self.settings, self)
        self.language.start(options.language)
        start = options.example if options.example in EXAMPLES else START
        self.store = Store(EXAMPLES[start](), replace(start_view(), lens=options.lens or LENSES[0]), self)
        self.worker = Worker("files", self)
        self._painted = threading.Event()
        self._closing = threading.Event()
        self._ahead = Worker("ahead", self)
        self.computing = Computing(self.store, Compute(options.device, self._painted), self)
        self.computing.framed.connect(self._on_first_frame)
        self.computing.framed.connect(self._import_ahead)
        self.learning = LearningSession(options.device, parent=self)
        try:
            self.window = MainWindow(
                self.store, self.computing, self.learning, self.worker, self.settings, self.language, data
            )
        except BaseException:
            self._painted.set()
            self.computing.close()
            self.learning.close()
            self.worker.close()
            self._ahead.close()
            self.language.close()
            raise
        self.window.closed.connect(self._on_closed)
        self._screenshot: Screenshot | None = None
        if options.theme is not None:
            self.window.look.show(options.theme)

    def start(self) -> None:
        """Show the window, and open what was asked for."""
        options, window = self._options, self.window
        if options.size is not None:
            # Who asks for less than what is comfortable gets just that.
            window.setMinimumSize(window.minimumSize().boundedTo(QSize(*options.size)))
            window.resize(*options.size)
        elif not window.restoreGeometry(self.settings.window_place()):
            window.resize(DEFAULT_SIZE)
        if options.screenshot is not None:
            self._screenshot = Screenshot(
                options.screenshot, options.device, self.computing, self.worker, window
            )
            self._screenshot.done.connect(self.finished)
        window.show()
        if options.projection:
            window.menus.projection.setChecked(True)
        self._open_what_was_asked_for()
        if options.screenshot is None:
            window.sessions.offer_recovery()

    def _open_what_was_asked_for(self) -> None:
        options, window = self._options, self.window
        if options.file is not None and options.file.suffix.lower() == SUFFIX:
            window.sessions.open_session(options.file)
        elif options.file is not None and options.screenshot is not None:
            window.importing.take_picture(options.file)
        elif options.file is not None:
            window.opening.open_path(options.file)
        elif options.example in PHOTOGRAPHS:
            window.importing.open_example(options.example)
        elif options.lesson is not None:
            window.lessons.open_step(options.lesson, options.step or "1")

    def close(self) -> None:
        """End the threads and take the window down; torch must not be computing when the process quits."""
        self._painted.set()
        self._closing.set()
        # What is read or compared for a window that goes would be waited for; a save runs to its end.
        self.window.stop()
        self.window.audience.close()
        self._ahead.close()
        self.computing.close()
        for entry in self.window.entries.values():
            entry.close_down()
        self.learning.close()
        if self._options.screenshot is not None:
            self.window.sessions.close()
        self.worker.close()
        self.window.deleteLater()
        application = QApplication.instance()
        if application is not None:
            QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.language.close()

    @Slot(str)
    def tell_trouble(self, line: str) -> None:
        """Say that something unforeseen happened; a screenshot is given up."""
        if self._screenshot is not None:
            self._screenshot.fail(f"Something went wrong: {line}.")
        else:
            self.window.telling.tell_trouble(line)

    @Slot()
    def _on_first_frame(self) -> None:
        self.computing.framed.disconnect(self._on_first_frame)
        QTimer.singleShot(PAINTING, self, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        """Let torch be imported, and do what the first picture was not to wait for."""
        self._painted.set()
        # The menus name each language in itself, whichever is spoken.
        load_face()
        self._ahead.run(lesson_listing.shipped, self.window.lessons.take_list)

    @Slot(object)
    def _import_ahead(self, frame: Frame) -> None:
        """Import what the other lenses need before somebody waits for it, but not while torch is imported."""
        if isinstance(frame.result, Evaluated) and frame.result.device == "numpy":
            return
        self.computing.framed.disconnect(self._import_ahead)
        late = [entry.modules for entry in self.window.entries.values()]
        for module in chain(*late, self.window.importing.modules, self.window.lessons.modules):
            # Modules of Qt may be imported on any thread, as long as they make no objects.
            self._ahead.run(partial(self._import, module))

    def _import(self, module: str) -> None:
        if not self._closing.is_set():
            importlib.import_module(module)

    @Slot()
    def _on_closed(self) -> None:
        self.finished.emit(0)
