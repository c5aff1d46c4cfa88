"""What is to be said of a run, over its pictures: that it diverged, and the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Verdict(QFrame):
    """A sentence that floats over the upper edge of a widget, with a button where there is something to mend.

    Parameters
    ----------
    over : QWidget
        What it lies over.
    """

    rewind = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "warning")
        self.button = QPushButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.rewind)
        self._describe()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, sentence: str, *, mends: bool = False) -> None:
        """Show a sentence until another one is told; an empty one hides the card.

        Parameters
        ----------
        sentence : str
            What is to be said.
        mends : bool
            Whether rewinding would help.
        """
        if not sentence:
            self.hide()
            return
        if sentence == self.text and mends == self.button.isVisibleTo(self):
            return
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setVisible(mends)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the upper edge when the widget beneath is resized."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Take the room that the sentence needs when the size of type changes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Name the button again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.button.setText(self.tr("Rewind"))
        self.button.setToolTip(self.tr("Go back to the very same start (Home)"))

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        width = min(max(over.width() - 24, 200), 900)
        height = self.heightForWidth(width)
        self.setGeometry((over.width() - width) // 2, 2, width, height)
