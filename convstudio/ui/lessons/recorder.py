"""Recording a lesson: set up the studio, add a step, and so on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app import lesson_recording
from convstudio.app.computing import as_error
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.errors import StudioError
from convstudio.core.lessons.recording import step_text
from convstudio.core.view_state import ViewState
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
        self._folder: Path | None = None
        self._count = 0
        self._before: ViewState | None = None
        self._written: tuple[str, ...] = ()

    @property
    def recording(self) -> bool:
        """Whether steps can be added."""
        return self._folder is not None

    @property
    def folder(self) -> Path | None:
        """Where the lesson is written; None while nothing is recorded."""
        return self._folder

    @Slot()
    def begin(self) -> None:
        """Ask for a new folder."""
        dialog = QFileDialog(
            self._window, self.tr("Name the folder of the new lesson"), self._settings.text(LAST_FOLDER)
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
            lambda: lesson_recording.begin(folder, languages, title, summary),
            partial(self._on_begun, folder, languages),
            self._on_failed,
        )

    @Slot()
    def add_step(self) -> None:
        """Write the present document, lens, cursor and view as the next step."""
        folder, view = self._folder, self._store.view
        if folder is None:
            return
        number = self._count + 1
        identifier = f"step-{number}"
        try:
            step = step_text(identifier, self._store.document, view, self._before)
        except StudioError as error:
            self.refused.emit(error)
            return
        self._count, self._before = number, view
        stub = lesson_recording.STEP_STUB.format(
            identifier=identifier,
            title=self.tr("Step {number}").format(number=number),
            body=self.tr("What is to be seen here."),
            notes=self.tr("What the lecturer alone reads."),
        )
        languages = self._written  # whatever is spoken by now: only these texts have been begun
        self._worker.run(
            lambda: lesson_recording.append(folder, step, languages, stub),
            partial(self._on_added, folder, number),
            self._on_failed,
        )

    @Slot()
    def end(self) -> None:
        """Add no more steps; the lesson stays as it is."""
        folder, self._folder = self._folder, None
        if folder is not None:
            self.changed.emit()
            self.told.emit(
                self.tr("The lesson is in “{name}”: write its texts there, then open it.").format(
                    name=str(folder)
                )
            )

    def _on_begun(self, folder: Path, languages: tuple[str, ...], _nothing: object) -> None:
        self._folder, self._count, self._before = folder, 0, None
        self._written = languages
        self.changed.emit()
        self.told.emit(
            self.tr("Recording into “{name}”: set up the studio, then Lessons ▸ {command}.").format(
                name=folder.name,
                command=QCoreApplication.translate("LessonActions", "Add a step to the recording"),
            )
        )

    def _on_added(self, folder: Path, number: int, _nothing: object) -> None:
        self.told.emit(
            self.tr("Step {number} is written into “{name}”.").format(number=number, name=folder.name)
        )

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(as_error(error))
