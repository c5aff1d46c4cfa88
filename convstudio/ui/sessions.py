"""Sessions in the window: new, open, save, recent files, autosave, and what is asked before one is left."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from convstudio.app import recent
from convstudio.app.autosave import Autosave
from convstudio.app.computing import as_error
from convstudio.app.session_file import load_session, save_session
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.examples import EXAMPLES, START
from convstudio.core.session.codec import SUFFIX
from convstudio.core.view_state import LENSES, ViewState, start_view
from convstudio.ui.recovery import Recovery

AUTOSAVE_AFTER = 3_000
"""Milliseconds after a change until it is autosaved, with all that came after it."""


class Sessions(QObject):
    """Keeps track of the file of the session and of what of it is not saved.

    Parameters
    ----------
    store : Store
        What is saved.
    worker : Worker
        Reads and writes.
    settings : Settings
        Recent files.
    folder : Path
        Where autosaves lie.
    window : QWidget
        Over which dialogs open.
    """

    refused = Signal(object)
    """A StudioError: nothing was opened or saved."""
    told = Signal(str)
    """A sentence for the user."""
    title_changed = Signal()
    """The file's name, or whether everything is saved, has changed."""
    may_close = Signal()
    """The window may close: nothing is unsaved, or the user does not mind."""

    def __init__(
        self, store: Store, worker: Worker, settings: Settings, folder: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._worker, self._settings, self._window = store, worker, settings, window
        self._folder = folder
        self._autosave = Autosave(folder)
        self._path: Path | None = None
        self._saved: Document = store.own_document
        self._then: Callable[[], object] | None = None
        self._saving: Document | None = None
        self._serial = 0
        self._told_dirty = False
        self._question: QMessageBox | None = None
        self._recovery = Recovery(worker, self._autosave, folder, window)
        self._recovery.restored.connect(self._on_restored)
        self._recovery.refused.connect(self.refused)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(AUTOSAVE_AFTER)
        self._clock.timeout.connect(self.autosave_now)
        store.changed.connect(self._on_changed)

    @property
    def path(self) -> Path | None:
        """The file of the session; None before it is first saved."""
        return self._path

    @property
    def question(self) -> QMessageBox | None:
        """The question that is open, or None."""
        return self._question or self._recovery.question

    @property
    def dirty(self) -> bool:
        """Whether the document differs from what was saved."""
        return self._store.own_document is not self._saved

    @Slot()
    def new(self) -> None:
        """Start over with the first example."""
        self._ask_before(self._start_new)

    def open_session(self, path: Path) -> None:
        """Open a session file."""
        self._ask_before(partial(self._load, path))

    @Slot()
    def save(self) -> None:
        """Save to the session's file, or ask for one."""
        if self._path is None:
            self.save_as()
        else:
            self._save_to(self._path)

    @Slot()
    def save_as(self) -> None:
        """Ask for a file, then save."""
        dialog = QFileDialog(self._window, self.tr("Save the session"), self._settings.last_folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("ConvStudio sessions (*{suffix})").format(suffix=SUFFIX))
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.rejected.connect(self._on_not_saved)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_before_closing(self) -> None:
        """Emit `may_close` at once when everything is saved; otherwise ask, once."""
        self._ask_before(self.may_close.emit)

    def _ask_before(self, then: Callable[[], object]) -> None:
        """Call `then` when nothing is unsaved; otherwise ask, and call it when the answer allows."""
        if not self.dirty:
            then()
            return
        if self.question is not None:
            return
        self._then = then
        if self._saving is self._store.own_document:
            return  # it is being saved at this moment: what is wanted follows the end of that
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("ConvStudio"))
        box.setText(self.tr("The session has changes that are not saved."))
        box.setInformativeText(self.tr("Do you want to save them before it is closed?"))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.finished.connect(self._on_answered)
        self._question = box
        box.open()

    def close(self) -> None:
        """Remove the autosave after a clean end."""
        self._forget_autosave()

    def offer_recovery(self) -> None:
        """Look for what a crashed program left, and offer it."""
        self._recovery.look()

    @Slot()
    def autosave_now(self) -> None:
        """Write the autosave."""
        self._clock.stop()
        document, view, origin = self._store.own_document, self._store.own_view, self._path
        self._worker.run(lambda: self._autosave.save(document, view, origin))

    def _start(self, document: Document, view: ViewState, path: Path | None) -> None:
        self._path, self._saved = path, document
        self._serial += 1
        self._store.open(document, view)
        self._say_title()

    def _start_new(self) -> None:
        self._forget_autosave()
        self._start(EXAMPLES[START](), start_view(), None)

    def _load(self, path: Path) -> None:
        self._worker.run(
            lambda: (path, *_shown(load_session(path))),
            partial(self._on_loaded, self._store.own_document),
            partial(self._on_not_loaded, path),
        )

    def _forget_autosave(self) -> None:
        self._clock.stop()
        self._worker.run(self._autosave.discard)

    def _save_to(self, path: Path) -> None:
        document, view, serial = self._store.own_document, self._store.own_view, self._serial
        # A step that is saved is finished: the next turn of the wheel is another one.
        self._store.end_gesture()
        self._saving = document

        def job() -> tuple[int, Path, Document]:
            save_session(path, document, view)
            return serial, path, document

        self._worker.run(job, self._on_saved, self._on_failed)

    def _on_loaded(self, left: Document, loaded: tuple[Path, Document, ViewState]) -> None:
        if self._store.own_document is left:
            self._take(loaded)
        else:  # it was changed while the file was read
            self._ask_before(partial(self._take, loaded))

    def _take(self, loaded: tuple[Path, Document, ViewState]) -> None:
        path, document, view = loaded
        self._forget_autosave()
        self._remember(path)
        self._start(document, view, path)

    def _on_not_loaded(self, path: Path, error: Exception) -> None:
        problem = as_error(error)
        if problem.code is Code.FILE_MISSING:
            self._settings.set_recent(recent.forget(self._settings.recent(), path))
            self._say_title()
        self.refused.emit(problem)

    def _on_saved(self, saved: tuple[int, Path, Document]) -> None:
        serial, path, document = saved
        self._saving = None
        self._remember(path)
        said = (
            self.tr("Your own document is saved as {name}; what the lesson shows is no part of it.")
            if self._store.visiting
            else self.tr("Saved as {name}.")
        )
        self.told.emit(said.format(name=path.name))
        if serial != self._serial:
            return  # another session has taken the place of the one that was saved
        self._path, self._saved = path, document
        self._say_title()
        if not self.dirty:
            self._forget_autosave()
        if self._question is None and self._then is not None:
            then, self._then = self._then, None
            self._ask_before(then)

    def _on_failed(self, error: Exception) -> None:
        self._then = self._saving = None
        self.refused.emit(as_error(error))

    def _remember(self, path: Path) -> None:
        self._settings.set_recent(recent.remember(self._settings.recent(), path))
        self._settings.set_text(LAST_FOLDER, str(path.absolute().parent))

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        self._save_to(Path(name))

    @Slot()
    def _on_not_saved(self) -> None:
        self._then = None

    @Slot(int)
    def _on_answered(self, answer: int) -> None:
        box, self._question = self._question, None
        if box is not None:
            box.deleteLater()
        if answer == QMessageBox.StandardButton.Save:
            self.save()
            return
        then, self._then = self._then, None
        if answer == QMessageBox.StandardButton.Discard and then is not None:
            then()

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if self._store.visiting:
            return  # what is tried out in a lesson is not the user's session
        if self._path is None and old is self._saved and self._store.undo_name == EditName.EXAMPLE:
            self._saved = new  # nothing is lost with an example that nobody has touched
        # Not anew at each change: whoever never rests would never be autosaved.
        if self.dirty and not self._clock.isActive():
            self._clock.start()
        if self.dirty != self._told_dirty:
            self._say_title()

    def _say_title(self) -> None:
        self._told_dirty = self.dirty
        self.title_changed.emit()

    @Slot(object, object, object)
    def _on_restored(self, path: Path | None, document: Document, view: ViewState) -> None:
        """Show what was restored; it counts as not saved, since the user's own file lacks it."""
        document, view = _shown((document, view))
        before = self._saved
        self._start(document, view, path)
        self._saved = before
        self._say_title()


def _shown(session: tuple[Document, ViewState]) -> tuple[Document, ViewState]:
    """Return a session with a lens that there is."""
    document, view = session
    return document, replace(view, lens=view.lens if view.lens in LENSES else LENSES[0])
