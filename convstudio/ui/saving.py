"""Pictures on their way out: the map that is looked at, or the whole gallery, as a PNG file."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.computing import Computing, as_error
from convstudio.app.session_file import written
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.render import export
from convstudio.core.render.frame import Frame
from convstudio.core.render.gallery import GalleryLook
from convstudio.core.render.raster import ByteArray
from convstudio.core.result import Evaluated

translate = QCoreApplication.translate

SUFFIX: Final = ".png"

Picture: TypeAlias = Callable[[], ByteArray]
"""Makes the pixels to be written, on the worker."""

_FORBIDDEN: Final = '<>:"/\\|?*'
"""What some system does not allow in the name of a file."""


class Saving(QObject):
    """Writes maps as pictures, a pixel for each value, in the form and range in which they are shown.

    Signed colors are those of the light theme in every theme, as most pictures end on a white page.

    Parameters
    ----------
    computing : Computing
        Has the newest frame.
    worker : Worker
        Makes and writes the picture.
    settings : Settings
        Remembers the folder.
    parent : QWidget
        Qt's owner, and that of the dialog.
    """

    told = Signal(str)
    """A sentence: it was done."""
    declined = Signal(str)
    """A sentence: it was not done, and why."""
    refused = Signal(object)
    """A StudioError: the picture is too large, or could not be written."""

    def __init__(self, computing: Computing, worker: Worker, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._computing, self._worker, self._settings = computing, worker, settings
        self._window = parent

    @Slot()
    def save_map(self) -> None:
        """Ask for a file, then save the output map that is looked at now."""
        if self._is_withheld():
            return
        frame = self._shown()
        if frame is None or frame.output is None:
            self.declined.emit(self.tr("There is no map to save at this moment."))
            return
        pixels = frame.output.levels[0]
        signed = frame.gallery is None or frame.gallery.maps.signed
        name = self.tr("map {number}").format(number=frame.look.out_channel)
        self._ask(_suggested(frame, name), lambda: lambda: pixels, signed=signed)

    def save_gallery(self, order: Sequence[int] | None = None) -> None:
        """Ask for a file, then save all maps of the gallery that is looked at now.

        Parameters
        ----------
        order : sequence of int, optional
            Output channels in the order they are shown in. If not given, or if they are not those of the frame,
            each once, that of their numbers.
        """
        if self._is_withheld():
            return
        frame = self._shown()
        if frame is None or frame.gallery is None or not isinstance(frame.result, Evaluated):
            self.declined.emit(self.tr("There is no gallery to save at this moment."))
            return
        document, look, maps = frame.result.document, frame.gallery.look, frame.result.output
        channels = tuple(range(frame.result.document.out_channels))
        if order is not None and sorted(order) == list(channels):
            channels = tuple(order)
        try:
            export.sheet_size(len(channels), maps.shape[1:])
        except StudioError as error:
            self.refused.emit(error)
            return
        if not frame.result.whole:
            sentence = self.tr("There are too many maps to keep them all: save the one that is looked at.")
            self.declined.emit(sentence)
            return
        self._ask(
            _suggested(frame, self.tr("maps")),
            partial(self._sheet, document, look, channels),
            signed=frame.gallery.maps.signed,
        )

    def _sheet(self, document: Document, look: GalleryLook, order: tuple[int, ...]) -> Picture | None:
        """Return how to make the sheet of what is looked at still; None if that has changed.

        Maps may be large: they are not kept just because a dialog is open.
        """
        frame = self._computing.frame
        if frame is None or frame.gallery is None or not isinstance(frame.result, Evaluated):
            return None
        if frame.result.document is not document or frame.gallery.look != look or not frame.result.whole:
            return None
        return partial(export.sheet, frame.result.output, order, frame.gallery)

    def _is_withheld(self) -> bool:
        """Return whether a lesson asks for what would be saved, and say so."""
        withheld = self._computing.withheld
        if withheld:
            self.declined.emit(translate("size", "This is asked for: predict it first."))
        return withheld

    def _shown(self) -> Frame | None:
        """Return the frame of the present document; None where it is still to come."""
        return self._computing.frame if self._computing.current else None

    def _ask(self, name: str, found: Callable[[], Picture | None], *, signed: bool) -> None:
        """Ask where to save what is looked at now; `found` is called when a file is chosen."""
        dialog = QFileDialog(self._window, self.tr("Save as a picture"), self._settings.last_folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG pictures (*{suffix})").format(suffix=SUFFIX))
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self._save, found, signed))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, found: Callable[[], Picture | None], signed: bool, name: str) -> None:
        path, picture = Path(name), found()
        self._settings.set_text(LAST_FOLDER, str(path.absolute().parent))
        if picture is None:
            self.declined.emit(
                self.tr("The maps have changed since you asked to save them: save them again.")
            )
            return
        self._worker.run(lambda: write_png(path, picture(), signed=signed), self._on_saved, self._on_failed)

    def _on_saved(self, path: Path) -> None:
        self.told.emit(self.tr("Saved as {name}.").format(name=path.name))

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(as_error(error))


def write_png(path: Path, pixels: ByteArray, *, signed: bool) -> Path:
    """Write indices of shape (H, W) as a picture of 256 colors; return `path`. For the worker, as it takes a while.

    Raises
    ------
    StudioError
        What `session_file.written` raises, or SAVE_FAILED.
    """
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, pixels.strides[0], QImage.Format.Format_Indexed8)
    image.setColorTable(
        [0xFF000000 | r << 16 | g << 8 | b for r, g, b in export.color_table(signed=signed).tolist()]
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    if not writer.write(image):
        raise StudioError(Code.SAVE_FAILED, name=path.name, reason=writer.errorString())
    with written(path) as stream:
        stream.write(buffer.data().data())
    return path


def _suggested(frame: Frame, what: str) -> str:
    """Return a name for the file, from that of the input."""
    source = Path(frame.result.document.signal.name).stem
    title = (
        QCoreApplication.translate("Saving", "{input}, {what}").format(input=source, what=what)
        if source
        else what
    )
    return "".join("_" if each in _FORBIDDEN or not each.isprintable() else each for each in title) + SUFFIX
