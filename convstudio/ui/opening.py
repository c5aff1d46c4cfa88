"""What comes in by dialog, paste and drop: pictures, sounds, sessions, numbers."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.reading import SOUND_SUFFIXES
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.core.lessons.files import STEPS_FILE
from convstudio.core.session.codec import SUFFIX
from convstudio.ui.importing import Importing
from convstudio.ui.sessions import Sessions

PATTERNS = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.ppm *.pgm"
"""Pictures that are offered first."""


class Opening(QObject):
    """Takes what the user brings to where it belongs.

    Parameters
    ----------
    importing : Importing
        Takes pictures and numbers.
    sessions : Sessions
        Takes sessions.
    settings : Settings
        Remembers the folder.
    into_kernel : callable
        Says whether pasted numbers are meant for the kernel.
    parent : QWidget
        Qt's owner, and that of the dialog.
    """

    declined = Signal(str)
    """A sentence: nothing was taken, and why."""
    lesson_wanted = Signal(object)
    """The path of a lesson: its folder, a zip of that, or the lesson.yaml in it."""

    def __init__(
        self,
        importing: Importing,
        sessions: Sessions,
        settings: Settings,
        into_kernel: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._importing, self._sessions, self._settings = importing, sessions, settings
        self._into_kernel = into_kernel
        self._window = parent

    def open_path(self, path: Path) -> None:
        """Open a session or a lesson, or import a picture or a sound."""
        if path.suffix.lower() == SUFFIX:
            self._sessions.open_session(path)
            return
        self._settings.set_text(LAST_FOLDER, str(path.absolute().parent))
        if path.name == STEPS_FILE or path.suffix.lower() == ".zip" or _is_folder(path):
            self.lesson_wanted.emit(path)
        elif path.suffix.lower() in SOUND_SUFFIXES:
            self._importing.open_sound(path)
        else:
            self._importing.open_picture(path, path.name)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open one file, or several pictures as a stack; of pictures and sounds together, the first.

        Of several files none is opened where one is a session: that would take the place of everything.
        """
        first, *rest = paths
        kinds = {path.suffix.lower() for path in paths}
        if not rest:
            self.open_path(first)
            return
        if SUFFIX in kinds:
            self.declined.emit(self.tr("Nothing is opened: a session is opened alone, without other files."))
            return
        if kinds & set(SOUND_SUFFIXES):
            self._open_only(first)
            return
        self._settings.set_text(LAST_FOLDER, str(first.absolute().parent))
        name = self.tr("{first} and {count} more").format(first=first.name, count=len(rest))
        self._importing.open_picture(tuple(paths), name)

    def _open_only(self, path: Path) -> None:
        """Open one of several files, and say that it is the only one."""
        only = self.tr("Only “{name}” is opened: several files are opened together if all are pictures.")
        if path.suffix.lower() in SOUND_SUFFIXES:
            self._settings.set_text(LAST_FOLDER, str(path.absolute().parent))
            self._importing.open_sound(path, only.format(name=path.name))
        else:
            # Stays in view behind the dialog, which asks how the picture is to be taken.
            self.declined.emit(only.format(name=path.name))
            self.open_path(path)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask which file to open, or which pictures."""
        dialog = QFileDialog(
            self._window,
            self.tr("Open a picture, several pictures, a sound or a session"),
            self._settings.last_folder(),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        sounds = " ".join(f"*{suffix}" for suffix in SOUND_SUFFIXES)
        dialog.setNameFilters(
            [
                self.tr("Pictures, sounds and sessions ({patterns})").format(
                    patterns=f"{PATTERNS} {sounds} *{SUFFIX}"
                ),
                self.tr("All files (*)"),
            ]
        )
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_files_chosen(self, names: list[str]) -> None:
        self.open_paths([Path(name) for name in names])

    @Slot()
    def paste(self) -> None:
        """Take a picture or numbers from the clipboard; numbers go into the kernel where that has the focus."""
        mime = clipboard_data()
        if self._into_kernel() and mime is not None and mime.hasText() and not mime.hasUrls():
            self._importing.paste_kernel(mime.text())
        else:
            self.take(mime)

    def take(self, mime: QMimeData | None) -> None:
        """Take what was pasted or dropped; an empty clipboard has no data at all."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime else []
        if paths:
            self.open_paths(paths)
        elif mime is None or not self._importing.paste(mime):
            self.declined.emit(self.tr("There is no picture and there are no numbers to paste."))


def clipboard_data() -> QMimeData | None:
    """Return what is on the clipboard; Qt gives nothing at all where it is empty."""
    return QGuiApplication.clipboard().mimeData()


def _is_folder(path: Path) -> bool:
    """Return whether a path is a folder: no where the system cannot even look, as at endless names."""
    try:
        return path.is_dir()
    except OSError:
        return False
