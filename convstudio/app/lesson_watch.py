"""Notices that the files of a lesson were saved."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from convstudio.app.lesson_listing import parts_of

QUIET = 250
"""Milliseconds without a change after which the files are taken to be written."""


class LessonWatch(QObject):
    """Watches the folder or zip of one lesson at a time.

    Parameters
    ----------
    parent : QObject, optional
        Qt's owner.
    """

    saved = Signal()
    """Something in the lesson is different now, or gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_changed)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(QUIET)
        self._clock.timeout.connect(self._on_quiet)

    def watch(self, path: Path | None) -> None:
        """Watch the lesson at `path` alone from now on; None watches nothing."""
        self._path = path
        self._clock.stop()
        self._look()

    def _look(self) -> None:
        """Watch the files that there are now: what an editor saves is often another file of the same name."""
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        path = self._path
        if path is None:
            return
        # The folder around it, too, so that what is gone for a moment is noticed when it is back.
        wanted = [path.parent, path]
        if path.is_dir():
            wanted += parts_of(path)
        there = [str(each) for each in wanted if each.exists()]
        if there:
            self._watcher.addPaths(there)

    @Slot(str)
    def _on_changed(self, _path: str) -> None:
        self._clock.start()

    @Slot()
    def _on_quiet(self) -> None:
        self._look()
        self.saved.emit()
