"""Numbers on their way out: the output map as text that a spreadsheet takes."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from convstudio.app.computing import Computing, as_error
from convstudio.app.worker import Worker
from convstudio.core.document import FloatArray
from convstudio.core.numerals import input_text
from convstudio.core.render.mosaic import rows_and_columns
from convstudio.core.result import Evaluated

translate = QCoreApplication.translate

MOST_VALUES = 512 * 512
"""Numbers that are copied at most; a spreadsheet would not take more either."""


class Copying(QObject):
    """Puts the output map on the clipboard.

    Parameters
    ----------
    computing : Computing
        Has the newest frame.
    worker : Worker
        Writes the text, which takes a while for a large map.
    parent : QObject
        Qt's owner.
    """

    told = Signal(str)
    """A sentence: it was done."""
    declined = Signal(str)
    """A sentence: it was not done, and why."""
    refused = Signal(object)
    """A StudioError: something unforeseen."""

    def __init__(self, computing: Computing, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._computing, self._worker = computing, worker

    def copy_output(self) -> None:
        """Copy the present output map, one row a line, with tabs between the numbers."""
        if self._computing.withheld:
            self.declined.emit(translate("size", "This is asked for: predict it first."))
            return
        frame = self._computing.frame
        if frame is None or not self._computing.current or not isinstance(frame.result, Evaluated):
            self.declined.emit(self.tr("There is no output to copy at this moment."))
            return
        plane = frame.result.map(frame.look.out_channel)
        if plane is None:
            self.declined.emit(self.tr("There is no output to copy at this moment."))
            return
        if plane.size > MOST_VALUES:
            self.declined.emit(
                self.tr("The output has {found} numbers; no more than {most} are copied.").format(
                    found=plane.size, most=MOST_VALUES
                )
            )
            return
        self._worker.run(lambda: _tabbed(plane), self._on_written, self._on_failed)

    def _on_written(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("The output is on the clipboard, as rows of numbers."))

    def _on_failed(self, error: Exception) -> None:
        self.refused.emit(as_error(error))


def _tabbed(plane: FloatArray) -> str:
    """Return a map with every digit that its float32 numbers have; slices have an empty line between them."""
    slices = plane.reshape(-1, *rows_and_columns(plane.shape)).tolist()
    return "\n\n".join("\n".join("\t".join(map(input_text, row)) for row in rows) for rows in slices)
