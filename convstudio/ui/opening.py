"""What comes in by dialog, paste and drop: pictures, sessions, numbers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.settings import LAST_FOLDER, Settings
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
        """Open a session, or import a picture."""
        if path.suffix.lower() == SUFFIX:
            self._sessions.open_session(path)
        else:
            self._settings.set_text(LAST_FOLDER, str(path.absolute().parent))
            self._importing.open_picture(path, path.name)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask which file to open."""
        dialog = QFileDialog(
            self._window, self.tr("Open a picture or a session"), self._settings.text(LAST_FOLDER)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Pictures and sessions ({patterns})").format(patterns=f"{PATTERNS} *{SUFFIX}"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        self.open_path(Path(name))

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
        if mime is not None and mime.hasUrls() and mime.urls()[0].isLocalFile():
            self.open_path(Path(mime.urls()[0].toLocalFile()))
        elif mime is None or not self._importing.paste(mime):
            self.declined.emit(self.tr("There is no picture and there are no numbers to paste."))


def clipboard_data() -> QMimeData | None:
    """Return what is on the clipboard; Qt gives nothing at all where it is empty."""
    return QGuiApplication.clipboard().mimeData()
