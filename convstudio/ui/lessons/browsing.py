"""Links in the text of a lesson."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

BROWSED: Final = ("https", "http")
"""Links that may be opened, outside the program, after a question."""


class Browsing(QObject):
    """Asks before a page is opened: it is not the lesson's author who decides that.

    Parameters
    ----------
    window : QWidget
        Qt's owner, and that of the question.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    @Slot(str)
    def ask(self, address: str) -> None:
        """Ask whether to open the page of this address in the browser."""
        url = QUrl(address)
        if url.scheme() not in BROWSED:
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("ConvStudio"))
        box.setText(self.tr("Open this page in the browser?"))
        box.setInformativeText(url.toString())
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Open | buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        box.finished.connect(partial(self._on_answered, url))
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_answered(self, url: QUrl, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Open:
            QDesktopServices.openUrl(url)
