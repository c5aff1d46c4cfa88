"""A text of a lesson: Markdown with formulas and figures, as high as it needs to be."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from convstudio.core.lessons.lesson import Step
from convstudio.ui.lessons import markup
from convstudio.ui.lessons.figures import Figures
from convstudio.ui.theme import LIGHT, Theme

SCROLLING: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""Keys that belong to what the text lies in."""


class TextView(QTextBrowser):
    """Shows Markdown; it never scrolls by itself, follows no links by itself, and loads nothing from anywhere.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    link_pressed = Signal(str)
    """The address of a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._text = ""
        self._figures = Figures()
        self._laid_out: tuple[str, int, Theme, Figures] | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._on_anchor)

    @property
    def text(self) -> str:
        """The Markdown that is shown."""
        return self._text

    def show_text(
        self, text: str, step: Step | None = None, files: Mapping[str, bytes] | None = None
    ) -> None:
        """Show another text.

        Parameters
        ----------
        text : str
            Markdown.
        step : Step, optional
            Whose numbers its figures show.
        files : mapping of str to bytes, optional
            Pictures that its figures show.
        """
        self._text = text
        self._figures = Figures(step, files)
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._lay_out()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a figure of the lesson; nothing else is there, neither files nor what is on the net."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        wanted = name.toString() if isinstance(name, QUrl) else name
        ratio = self.devicePixelRatioF()
        image = self._figures.image(wanted, self._theme, self._column(), ratio, self.font())
        # For a null image Qt would open the file of that name, wherever it is: a pipe, or on another computer.
        return _nothing() if image.isNull() else image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the text out anew on a screen of another resolution."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._laid_out = None
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that scroll to what the text lies in."""
        if event.key() in SCROLLING and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _column(self) -> float:
        """Return the width of the text in pixels."""
        return max(float(self.viewport().width()), 1.0)

    def _lay_out(self) -> None:
        wanted = (self._text, self.viewport().width(), self._theme, self._figures)
        if self._laid_out == wanted:
            return
        self._laid_out = wanted
        document = self.document()
        document.setDefaultFont(self.font())
        document.setTextWidth(self._column())
        markup.fill(document, self._text, self._theme, self._figure_size)
        document.setTextWidth(self._column())
        self.setFixedHeight(round(document.size().height()) + 2 * self.frameWidth() + self._edges())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._text else Qt.FocusPolicy.NoFocus)

    def _edges(self) -> int:
        """Return the pixels of height that the border of the style takes."""
        return max(self.height() - self.viewport().height(), 0) if self.isVisible() else 0

    def _figure_size(self, name: str) -> QSizeF:
        return self._figures.size(name, self._theme, self._column())

    @Slot(QUrl)
    def _on_anchor(self, address: QUrl) -> None:
        self.link_pressed.emit(address.toString())


def _nothing() -> QImage:
    """Return a picture on which nothing is seen."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
