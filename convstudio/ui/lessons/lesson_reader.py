"""Reading lessons, and reading the one that is open again whenever it is saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app import recent
from convstudio.app.computing import as_error
from convstudio.app.lesson_listing import fingerprint
from convstudio.app.lesson_watch import LessonWatch
from convstudio.app.settings import Settings
from convstudio.app.worker import Worker
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import Lesson

Files = tuple[tuple[str, int, int], ...]
"""What `fingerprint` tells of the files of a lesson."""


class LessonReader(QObject):
    """Knows where the lesson lies that is open, and keeps watch over its files.

    Parameters
    ----------
    worker : Worker
        Reads them.
    settings : Settings
        Remembers the recent files.
    parent : QObject
        Qt's owner.
    """

    read = Signal(object, int)
    """(Lesson, number of a step from 0): the lesson at `path` is to begin."""
    unread = Signal(object)
    """A StudioError: it was not read, and nothing changed."""
    saved = Signal(object)
    """The Lesson that is open, as it was saved now."""
    broken = Signal(object)
    """A StudioError: the lesson that is open was saved, and is none any more."""
    gone = Signal(object)
    """A StudioError: the lesson that is open is there no more; said once."""

    def __init__(self, worker: Worker, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._settings = worker, settings
        self.path: Path | None = None
        """Where the lesson lies that is open."""
        self._files: Files = ()
        self._gone = False
        self._serial = 0
        self.watch = LessonWatch(self)
        self.watch.saved.connect(self._on_saved)

    def begin(self, path: Path, index: int, *, own: bool) -> None:
        """Read the lesson at `path`, to begin at a step counted from 0; a teacher's own is a recent file then."""
        self.stop()
        self._worker.run(
            partial(_read, path),
            partial(self._on_loaded, self._serial, path, index, own),
            partial(self._on_unread, self._serial, path),
        )

    def stop(self) -> None:
        """Want no lesson any more that is being read."""
        self._serial += 1

    def leave(self) -> None:
        """Keep watch no more: no lesson is open."""
        self.stop()
        self.path = None
        self.watch.watch(None)

    def _on_loaded(
        self, serial: int, path: Path, index: int, own: bool, loaded: tuple[Files, Lesson]
    ) -> None:
        if serial != self._serial:
            return  # another one was asked for meanwhile
        self._files, lesson = loaded
        self.path, self._gone = path, False
        if own:
            self._settings.set_recent(recent.remember(self._settings.recent(), path))
        self.watch.watch(path)
        self.read.emit(lesson, index)

    def _on_unread(self, serial: int, path: Path, error: Exception) -> None:
        if serial != self._serial:
            return  # nobody waits for it any more
        problem = as_error(error)
        if problem.code is Code.LESSON_GONE:  # which says more of a lesson that is open
            problem = StudioError(Code.FILE_MISSING, name=path.name)
        if problem.code is Code.FILE_MISSING:
            self._settings.set_recent(recent.forget(self._settings.recent(), path))
        self.unread.emit(problem)

    @Slot()
    def _on_saved(self) -> None:
        """Read the lesson again, unless nothing in it has changed."""
        path = self.path
        if path is not None:
            self._worker.run(
                partial(_read_if_changed, path, self._files),
                partial(self._on_reloaded, path),
                partial(self._on_not_reloaded, path),
            )

    def _on_reloaded(self, path: Path, loaded: tuple[Files, Lesson | None]) -> None:
        files, lesson = loaded
        if path != self.path or lesson is None:
            return
        self._files, self._gone = files, False
        self.saved.emit(lesson)

    def _on_not_reloaded(self, path: Path, error: Exception) -> None:
        """Keep the lesson as it was read last, and tell what is wrong with its files."""
        problem = as_error(error)
        if path != self.path:
            return
        self._files = ()  # so that it is read again whatever is saved next
        if problem.code is not Code.LESSON_GONE:
            self.broken.emit(problem)
        elif not self._gone:
            self._gone = True
            self.gone.emit(problem)


def _read(path: Path) -> tuple[Files, Lesson]:
    """Return a lesson with what tells whether it is written later; on the worker."""
    return fingerprint(path), _load(path)


def _read_if_changed(path: Path, before: Files) -> tuple[Files, Lesson | None]:
    """Return a lesson that was written since, else None; on the worker."""
    files = fingerprint(path)
    return files, None if files == before else _load(path)


def _load(path: Path) -> Lesson:
    from convstudio.app.lesson_files import load  # noqa: PLC0415 - not at the start

    return load(path)
