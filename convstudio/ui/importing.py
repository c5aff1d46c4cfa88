"""Pictures, sounds and numbers on their way into the document: files, pastes and drops."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from convstudio.app import reading
from convstudio.app.computing import as_error
from convstudio.app.resources import resource
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import examples, limits
from convstudio.core.document import Color, Document, FloatArray, frozen
from convstudio.core.document import Signal as InputSignal
from convstudio.core.edits import inputs
from convstudio.core.edits.kernel import edited_kernels, on_each, set_kernel
from convstudio.core.edits.names import EditName
from convstudio.core.edits.signal import replace_input
from convstudio.core.errors import ShapeError
from convstudio.core.operators import geometry
from convstudio.core.parsing import parse_grid
from convstudio.core.view_state import COMPOSITE, Cursor, start_view

if TYPE_CHECKING:
    from convstudio.engine.pictures import PictureInfo
    from convstudio.engine.sound import Sound
    from convstudio.engine.stacks import Stack
    from convstudio.ui.import_dialog import ImportDialog
    from convstudio.ui.new_input_dialog import NewInputDialog


class Importing(QObject):
    """Reads pictures and numbers on the worker and puts them into the document as one undo step.

    Parameters
    ----------
    store : Store
        Whose input is replaced.
    worker : Worker
        Reads and decodes.
    window : QWidget
        Over which the import dialog opens.
    """

    refused = Signal(object)
    """A StudioError: nothing changed."""
    told = Signal(str)
    """A sentence: what was taken of a file."""
    finished = Signal()
    """The input was replaced, or the import was given up."""

    modules: ClassVar[tuple[str, ...]] = ("convstudio.ui.import_dialog", "convstudio.engine.stacks")
    """What the first picture imports, to be imported before somebody waits for it."""

    def __init__(self, store: Store, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._worker, self._window = store, worker, window
        self._stop = threading.Event()
        self._asked: tuple[Stack, PictureInfo] | None = None
        self._dialog: ImportDialog | None = None
        self._new: NewInputDialog | None = None
        self._showing_whole = False

    @property
    def dialog(self) -> "ImportDialog | None":
        """The import dialog while it is open."""
        return self._dialog

    def open_picture(self, source: "Stack", name: str) -> None:
        """Look at a picture, then ask how it is to be taken."""
        stop = self._fresh_stop()
        self._worker.run(
            lambda: (source, reading.inspect(source, name, stop.is_set)), self._ask, self._refuse
        )

    def open_sound(self, path: Path, remark: str = "") -> None:
        """Take a sound, or its beginning, as a signal, and say so, with a further sentence."""
        self._worker.run(
            partial(reading.load_sound, path), lambda taken: self._take_sound(taken, remark), self._refuse
        )

    def _take_sound(self, taken: "Sound", remark: str) -> None:
        self._replace(taken.signal, EditName.SOUND)
        self.told.emit(" ".join(filter(None, (self._sound_text(taken), remark))))

    def _sound_text(self, taken: "Sound") -> str:
        """Return what is said of a sound: how long it is, and how much of it was taken."""
        kept = taken.signal.spatial[0]
        text = (
            self.tr("“{name}”: {samples} sample(s), {rate} a second.", "", kept)
            if kept == taken.samples
            else self.tr(
                "“{name}” has {samples} samples, {rate} a second: the first {kept} of them are taken."
            )
        )
        return text.format(name=taken.signal.name, samples=taken.samples, rate=taken.rate, kept=kept)

    @Slot()
    def ask_for_new(self) -> None:
        """Ask how large a new, blank input is to be, and of what dimension."""
        from convstudio.ui.new_input_dialog import NewInputDialog  # noqa: PLC0415 - not at the start

        dialog = NewInputDialog(self._store.document, self._window)
        dialog.accepted.connect(self._on_new)
        dialog.finished.connect(dialog.deleteLater)
        self._new = dialog
        dialog.open()

    @Slot()
    def _on_new(self) -> None:
        if self._new is not None:
            size, channels = self._new.spatial, self._new.channels
            if self._store.apply(EditName.INPUT_BLANK, inputs.blank_input, size, channels):
                self._watch(self._store.document)

    @Slot()
    def take_row(self) -> None:
        """Take the row of the input that the cursor stands on as a signal of one dimension."""
        self._store.apply(EditName.INPUT_ROW, inputs.take_row, self._store.view.cursor.position)

    def take_picture(self, path: Path) -> None:
        """Take a picture whole, without asking, as the command line does."""
        stop = self._fresh_stop()
        self._worker.run(lambda: reading.load_whole(path, stop.is_set), self._replace, self._refuse)

    @Slot()
    def stop(self) -> None:
        """Give up reading the picture that is being read."""
        self._stop.set()

    def _fresh_stop(self) -> threading.Event:
        """Return what stops the import that begins now, and none that comes after."""
        self._stop = threading.Event()
        return self._stop

    def open_example(self, identifier: str) -> None:
        """Open a worked example, or a photograph with a kernel that shows something on it."""
        if identifier in examples.EXAMPLES:
            document = examples.EXAMPLES[identifier]()
            self._open_document(document)
        else:
            path = resource("images", examples.PHOTOGRAPHS[identifier])
            stop = self._fresh_stop()
            self._worker.run(
                lambda: examples.photograph(reading.load_whole(path, stop.is_set)),
                self._open_document,
                self._refuse,
            )

    def paste(self, mime: QMimeData) -> bool:
        """Take a picture, or text with numbers; return whether there was anything of the kind."""
        if mime.hasImage():
            image = mime.imageData()
            if not isinstance(image, QImage) or image.isNull():
                return False
            name = self.tr("pasted picture")
            self._worker.run(lambda: _encoded(image), self._then_open(name), self._refuse)
        elif mime.hasText():
            self.paste_numbers(mime.text())
        else:
            return False
        return True

    def paste_numbers(self, text: str) -> None:
        """Take rows of numbers as the input."""
        rank = self._store.document.layer.rank
        self._worker.run(
            lambda: inputs.pasted(parse_grid(text, rank), rank), self._replace_pasted, self._refuse
        )

    def paste_kernel(self, text: str) -> None:
        """Take rows of numbers as the kernel on the stage."""
        rank = self._store.document.layer.rank
        self._worker.run(lambda: parse_grid(text, rank), self._replace_kernel, self._refuse)

    def _replace_kernel(self, values: FloatArray) -> None:
        rank = max(self._store.document.layer.rank, 2)
        # Rows alone are the only slice of a volume's kernel; of several planes the first is that of one channel.
        plane = values[np.newaxis] if values.ndim < rank else values
        plane = plane if plane.ndim == rank else plane[0]
        kernels = edited_kernels(self._store.document, self._store.view)
        self._store.apply(
            EditName.PASTE,
            on_each,
            kernels,
            lambda document, place: set_kernel(document, place, frozen(plane)),
        )

    def _then_open(self, name: str) -> Callable[[bytes], None]:
        return lambda encoded: self.open_picture(encoded, name)

    def _ask(self, looked: "tuple[Stack, PictureInfo]") -> None:
        """Open the dialog on a picture; one that is still open was for another picture, and goes."""
        from convstudio.ui.import_dialog import ImportDialog  # noqa: PLC0415 - not at the start

        self._drop_dialog()
        self._asked = looked
        dialog = ImportDialog(looked[1], self._window, stack=isinstance(looked[0], tuple))
        self._dialog = dialog
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self._on_rejected)
        dialog.open()

    @Slot()
    def _on_accepted(self) -> None:
        if self._dialog is None or self._asked is None:
            return
        request, (source, info), stop = self._dialog.request(), self._asked, self._fresh_stop()
        self._drop_dialog()
        self._worker.run(
            lambda: reading.load(source, info.name, request, stop.is_set), self._replace, self._refuse
        )

    def _drop_dialog(self) -> None:
        dialog, self._dialog, self._asked = self._dialog, None, None
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()

    @Slot()
    def _on_rejected(self) -> None:
        self._drop_dialog()
        self.finished.emit()

    def _replace(self, signal: InputSignal, name: EditName = EditName.INPUT_REPLACE) -> None:
        if self._store.apply(name, replace_input, signal):
            self._watch(self._store.document, picture=True)

    def _replace_pasted(self, signal: InputSignal) -> None:
        if self._store.apply(EditName.PASTE, replace_input, signal):
            self._watch(self._store.document)

    def _open_document(self, document: Document) -> None:
        if self._store.apply(EditName.EXAMPLE, _instead, document):
            self._watch(document)

    def _watch(self, document: Document, *, picture: bool = False) -> None:
        """Look at a picture as a whole, from its middle: filling it step by step would take hours."""
        view = self._store.view
        if picture or max(document.signal.spatial) > limits.DRAWN_SIDE:
            middle = Cursor(view.cursor.channel, _middle(document))
            plane = COMPOSITE if document.signal.color is Color.RGB else view.in_channel
            self._showing_whole = self._showing_whole or view.filling
            self._store.set_view(replace(view, filling=False, cursor=middle, in_channel=plane))
        else:
            filling, self._showing_whole = view.filling or self._showing_whole, False
            self._store.set_view(replace(start_view(), filling=filling, speed=view.speed, lens=view.lens))
        self.finished.emit()

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(as_error(error))
        self.finished.emit()


def _middle(document: Document) -> tuple[int, ...]:
    """Return the output position in the middle; the first one where the geometry is impossible."""
    try:
        return tuple(size // 2 for size in geometry.output_shape(document))
    except ShapeError:
        return (0,) * document.layer.rank


def _encoded(image: QImage) -> bytes:
    """Return a pasted picture as the bytes of a file, so that it takes the way every file takes."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


def _instead(_old: Document, new: Document) -> Document:
    return new
