"""Offering what a crashed program left: one session after the other, the newest first."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from convstudio.app import autosave
from convstudio.app.autosave import Autosave, Recovered
from convstudio.app.computing import as_error
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.view_state import ViewState


class Recovery(QObject):
    """Looks for leftovers and asks what is to become of each.

    Parameters
    ----------
    worker : Worker
        Reads and removes files.
    own : Autosave
        That of this program, which takes over what is restored.
    folder : Path
        Where autosaves lie.
    window : QWidget
        Over which the question opens.
    """

    restored = Signal(object, object, object)
    """(path or None, Document, ViewState) of a session that the user wants back."""
    refused = Signal(object)
    """A StudioError: it could not be restored."""

    def __init__(self, worker: Worker, own: Autosave, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._worker, self._own, self._folder, self._window = worker, own, folder, window
        self._found: list[Recovered] = []
        self.question: QMessageBox | None = None
        """The question that is open, or None."""

    def look(self) -> None:
        """Look for leftovers, and offer the newest."""
        self._worker.run(lambda: autosave.recoverable(self._folder), self._on_found)

    def _on_found(self, found: list[Recovered]) -> None:
        self._found = sorted(found, key=lambda item: item.saved_at)
        self._ask()

    def _ask(self) -> None:
        if not self._found:
            return
        newest = self._found[-1]
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
        box.finished.connect(self._on_answered)
        self.question = box
        box.open()

    @Slot(int)
    def _on_answered(self, answer: int) -> None:
        box, self.question = self.question, None
        if box is not None:
            box.deleteLater()
        newest = self._found.pop()
        if answer == QMessageBox.StandardButton.Yes:
            # Any others are offered at the next start.
            self._worker.run(
                lambda: (newest.origin, *self._own.adopt(newest)), self._on_adopted, self._on_failed
            )
        elif answer == QMessageBox.StandardButton.Discard:
            self._worker.run(partial(autosave.forget, newest))
            self._ask()

    def _on_adopted(self, adopted: tuple[Path | None, Document, ViewState]) -> None:
        self.restored.emit(*adopted)

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(as_error(error))
