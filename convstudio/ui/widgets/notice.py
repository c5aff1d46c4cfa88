"""A sentence that floats over a widget's upper edge: what was refused, and why."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from convstudio.ui.widgets.alert import alert

SHOWN_FOR = 12_000
"""Milliseconds until a warning goes by itself."""

TOLD_FOR = 4_000
"""Milliseconds until word of something that was done goes by itself."""

NARROWEST = 200
"""Width of a notice at least, in pixels."""

STEP = 16
"""Pixels by which a notice becomes narrower as long as its sentence takes no further line."""


class Notice(QFrame):
    """Tells one thing at a time, without moving anything and without asking for a click.

    Parameters
    ----------
    over : QWidget
        The widget over which it floats.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("card")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("role", "warning")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = self._close = QToolButton()
        close.setText("✕")
        close.setProperty("role", "plain")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(close)
        self._describe()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return self._label.text() if not self.isHidden() else ""

    def tell(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence; it replaces the one before."""
        self._label.setProperty("role", "warning" if warning else "")
        self._label.style().polish(self._label)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        alert(self)
        self._timer.start(SHOWN_FOR if warning else TOLD_FOR)
        self.show()
        self.raise_()
        self._place()

    @Slot()
    def dismiss(self) -> None:
        """Take the sentence away."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the upper edge when the widget beneath is resized."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Name the button in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self._close.setAccessibleName(self.tr("Close this message"))

    def event(self, event: QEvent) -> bool:
        """Take the room that the sentence needs when the size of type changes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return done

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        width = min(max(over.width() - 48, NARROWEST), 860)
        height = self.heightForWidth(width)
        # Lines of one length, rather than a last one with a single word.
        while width - STEP >= NARROWEST and self.heightForWidth(width - STEP) <= height:
            width -= STEP
        self.setGeometry((over.width() - width) // 2, 6, width, height)
