"""Sessions in the window: new, open, save, recent files, autosave, and what is asked before one is left."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from convstudio.app import autosave, recent
from convstudio.app.autosave import Autosave, Recovered
from convstudio.app.computing import as_error
from convstudio.app.session_file import load_session, save_session
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES, START
from convstudio.core.view_state import LENSES, Cursor, ViewState

SUFFIX = ".convstudio"
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
        self._saved: Document = store.document
        self._then: Callable[[], object] | None = None
        self._found: list[Recovered] = []
        self.question: QMessageBox | None = None
        """The question that is open, or None."""
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
    def dirty(self) -> bool:
        """Whether the document differs from what was saved."""
        return self._store.document is not self._saved

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
        dialog = QFileDialog(self._window, self.tr("Save the session"), self._settings.text(LAST_FOLDER))
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
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("ConvStudio"))
        box.setText(self.tr("The session has changes that are not saved."))
        box.setInformativeText(self.tr("Do you want to save them before it is closed?"))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.finished.connect(self._on_answered)
        self.question = box
        box.open()

    def close(self) -> None:
        """Remove the autosave after a clean end."""
        self._forget_autosave()

    def offer_recovery(self) -> None:
        """Look for what a crashed program left, and offer it."""
        self._worker.run(lambda: autosave.recoverable(self._folder), self._on_recoverable)

    @Slot()
    def autosave_now(self) -> None:
        """Write the autosave."""
        self._clock.stop()
        document, view, origin = self._store.document, self._store.view, self._path
        self._worker.run(lambda: self._autosave.save(document, view, origin))

    def _start(self, document: Document, view: ViewState, path: Path | None) -> None:
        self._path, self._saved = path, document
        self._store.open(document, view)
        self.title_changed.emit()

    def _start_new(self) -> None:
        self._forget_autosave()
        self._start(EXAMPLES[START](), start_view(), None)

    def _load(self, path: Path) -> None:
        self._worker.run(
            lambda: (path, *_shown(load_session(path), path)),
            self._on_loaded,
            partial(self._on_not_loaded, path),
        )

    def _forget_autosave(self) -> None:
        self._clock.stop()
        self._worker.run(self._autosave.discard)

    def _save_to(self, path: Path) -> None:
        document, view = self._store.document, self._store.view

        def job() -> tuple[Path, Document]:
            save_session(path, document, view)
            return path, document

        self._worker.run(job, self._on_saved, self._on_failed)

    def _on_loaded(self, loaded: tuple[Path, Document, ViewState]) -> None:
        path, document, view = loaded
        self._forget_autosave()
        self._remember(path)
        self._start(document, view, path)

    def _on_not_loaded(self, path: Path, error: Exception) -> None:
        problem = as_error(error)
        if problem.code is Code.FILE_MISSING:
            self._settings.set_recent(recent.forget(self._settings.recent(), path))
            self.title_changed.emit()
        self.refused.emit(problem)

    def _on_saved(self, saved: tuple[Path, Document]) -> None:
        self._path, self._saved = saved
        self._remember(self._path)
        self.told.emit(self.tr("Saved as {name}.").format(name=self._path.name))
        self.title_changed.emit()
        if not self.dirty:
            self._forget_autosave()
        then, self._then = self._then, None
        if then is not None:
            self._ask_before(then)

    def _on_failed(self, error: Exception) -> None:
        self._then = None
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
        box, self.question = self.question, None
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
        if self._path is None and old is self._saved and self._store.undo_name == EditName.EXAMPLE:
            self._saved = new  # nothing is lost with an example that nobody has touched
        # Not anew at each change: whoever never rests would never be autosaved.
        if self.dirty and not self._clock.isActive():
            self._clock.start()
        self.title_changed.emit()

    def _on_recoverable(self, found: list[Recovered]) -> None:
        if not found:
            return
        self._found = found
        newest = max(found, key=lambda item: item.saved_at)
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("ConvStudio"))
        name = newest.origin.name if newest.origin is not None else self.tr("a session that was never saved")
        box.setText(self.tr("ConvStudio did not close properly the last time."))
        box.setInformativeText(
            self.tr("Do you want back {name}, as it was on {when}?").format(
                name=name, when=newest.saved_at.astimezone().strftime("%Y-%m-%d %H:%M")
            )
        )
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Yes | buttons.Discard | buttons.Cancel)
        box.button(buttons.Yes).setText(self.tr("Restore"))
        box.button(buttons.Cancel).setText(self.tr("Ask again later"))
        box.setDefaultButton(buttons.Yes)
        box.finished.connect(self._on_recovery_answered)
        self.question = box
        box.open()

    @Slot(int)
    def _on_recovery_answered(self, answer: int) -> None:
        box, self.question = self.question, None
        if box is not None:
            box.deleteLater()
        found, self._found = self._found, []
        if answer == QMessageBox.StandardButton.Yes:
            newest = max(found, key=lambda item: item.saved_at)
            self._worker.run(
                lambda: (newest.origin, *_shown(self._autosave.adopt(newest), newest.path)),
                self._on_recovered,
                self._on_failed,
            )
        elif answer == QMessageBox.StandardButton.Discard:
            for item in found:
                self._worker.run(partial(autosave.forget, item))

    def _on_recovered(self, recovered: tuple[Path | None, Document, ViewState]) -> None:
        """Show what was restored; it counts as not saved, since the user's own file lacks it."""
        path, document, view = recovered
        before = self._saved
        self._start(document, view, path)
        self._saved = before
        self.title_changed.emit()


def _shown(session: tuple[Document, ViewState], path: Path) -> tuple[Document, ViewState]:
    """Return a session that the lenses can show: two spatial axes, and a lens that there is.

    Raises
    ------
    StudioError
        SESSION_INVALID for another number of axes.
    """
    document, view = session
    if document.layer.rank != 2:
        raise StudioError(Code.SESSION_INVALID, name=path.name, field="document.input")
    return document, replace(view, lens=view.lens if view.lens in LENSES else LENSES[0])


def start_view() -> ViewState:
    """Return the view of a fresh session: some outputs are there, some are still to come."""
    return replace(ViewState(), cursor=Cursor(0, (1, 1)))
