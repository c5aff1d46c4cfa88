"""What is to be said of a run, between its pictures and its plots: that it diverged, and the way back."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from convstudio.ui.widgets.alert import alert


class Remedy(Enum):
    """What the button beside a sentence does."""

    REWIND = "rewind"
    TAKE = "take"
    """Learn from the document as it is now."""


class Verdict(QFrame):
    """A sentence that takes room only while it is shown, with a button where there is something to mend.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    pressed = Signal(object)
    """The Remedy that was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "warning")
        self.button = QPushButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remedy: Remedy | None = None
        self.button.clicked.connect(self._on_clicked)
        self._describe()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return "" if self.isHidden() else self._label.text()

    @property
    def remedy(self) -> Remedy | None:
        """What the button does; None where there is none, or no sentence."""
        return None if self.isHidden() else self._remedy

    def tell(self, sentence: str, remedy: Remedy | None = None) -> None:
        """Show a sentence until another one is told; an empty one hides the card.

        Parameters
        ----------
        sentence : str
            What is to be said.
        remedy : Remedy, optional
            What would help.
        """
        if not sentence:
            self.hide()
            return
        if (sentence, remedy) == (self.text, self.remedy):
            return
        self._remedy = remedy
        self._describe()
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setVisible(remedy is not None)
        self._fit()
        self.show()
        alert(self)

    def hasHeightForWidth(self) -> bool:
        """Return False: it fixes its height itself, as a layout of such widgets has no shares."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room that the sentence needs in another width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take the room that the sentence needs when the size of type changes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Name the button again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        if self._remedy is not None:
            self.pressed.emit(self._remedy)

    def _describe(self) -> None:
        if self._remedy is Remedy.TAKE:
            self.button.setText(self.tr("Take it"))
            self.button.setToolTip(
                self.tr("Begin the same task again with the layer and the input as they are now")
            )
        else:
            self.button.setText(self.tr("Rewind"))
            self.button.setToolTip(self.tr("Go back to the very same start (Home)"))

    def _fit(self) -> None:
        layout, parent = self.layout(), self.parentWidget()
        if layout is None or parent is None or not self._label.text():
            return
        width = self.width() if self.isVisible() else max(parent.width() - 24, 200)
        height = layout.heightForWidth(width)
        if height > 0 and height != self.height():
            self.setFixedHeight(height)
