"""Recording a lesson: set up the studio, add a step, and so on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.computing import as_error
from convstudio.app.lesson_recording import Recording
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.ui.language import SOURCE, Language


class Recorder(QObject):
    """Writes what the studio shows as the steps of a lesson.

    Parameters
    ----------
    store : Store
        Document and view.
    worker : Worker
        Writes.
    settings : Settings
        The folder that dialogs begin in.
    language : Language
        What is spoken when a recording begins: the lesson has texts in it, and in English.
    window : QWidget
        Qt's owner, and that of the dialog.
    """

    refused = Signal(object)
    """A StudioError: nothing was written."""
    told = Signal(str)
    """A sentence: something was written."""
    changed = Signal()
    """A recording has begun or ended."""

    def __init__(
        self, store: Store, worker: Worker, settings: Settings, language: Language, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._worker, self._settings = store, worker, settings
        self._language, self._window = language, window
        self._recording: Recording | None = None

    @property
    def recording(self) -> bool:
        """Whether steps can be added."""
        return self._recording is not None

    @property
    def folder(self) -> Path | None:
        """Where the lesson is written; None while nothing is recorded."""
        return None if self._recording is None else self._recording.folder

    @Slot()
    def begin(self) -> None:
        """Ask for a new folder."""
        dialog = QFileDialog(
            self._window, self.tr("Name the folder of the new lesson"), self._settings.last_folder()
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_folder_chosen(self, name: str) -> None:
        self._settings.set_text(LAST_FOLDER, str(Path(name).absolute().parent))
        self.begin_in(Path(name))

    def begin_in(self, folder: Path) -> None:
        """Begin a lesson in a folder that is new or empty."""
        title = folder.name.replace("-", " ").replace("_", " ").strip()
        summary = self.tr("One sentence about the lesson.")
        # English, and the language that is spoken where it is another one.
        languages = tuple(dict.fromkeys((SOURCE, self._language.name)))
        self._worker.run(
            lambda: Recording.begin(folder, languages, title, summary), self._on_begun, self._on_failed
        )

    @Slot()
    def add_step(self) -> None:
        """Write the present document, lens, cursor and view as the next step."""
        recording, document, view = self._recording, self._store.document, self._store.view
        if recording is None:
            return
        title = self.tr("Step {number}")
        body, notes = self.tr("What is to be seen here."), self.tr("What the lecturer alone reads.")
        self._worker.run(
            lambda: recording.append(document, view, title, body, notes),
            partial(self._on_added, recording.folder.name),
            self._on_failed,
        )

    @Slot()
    def end(self) -> None:
        """Add no more steps; the lesson stays as it is."""
        recording, self._recording = self._recording, None
        if recording is not None:
            self.changed.emit()
            self.told.emit(
                self.tr("The lesson is in “{name}”: write its texts there, then open it.").format(
                    name=str(recording.folder)
                )
            )

    def _on_begun(self, recording: Recording) -> None:
        self._recording = recording
        self.changed.emit()
        self.told.emit(
            self.tr("Recording into “{name}”: set up the studio, then Lessons ▸ {command}.").format(
                name=recording.folder.name,
                command=QCoreApplication.translate("LessonActions", "Add a step to the recording"),
            )
        )

    def _on_added(self, name: str, number: int) -> None:
        self.told.emit(self.tr("Step {number} is written into “{name}”.").format(number=number, name=name))

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(as_error(error))
