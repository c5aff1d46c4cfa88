"""Spin and combo boxes that take no more than is theirs, and a button that does not cut its text.

Qt's own take the wheel from anybody who passes by, so that a lecturer who scrolls the panel would change the
stride; and they keep Ctrl+Z to themselves, even where nothing has been typed that it could take back.
"""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QSpinBox, QToolButton, QWidget


def is_for_document(event: QEvent, line: QLineEdit) -> bool:
    """Return whether `event` asks if `line` wants an undo or redo that has no typing to take back."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        and not line.isModified()
    )


class SpinBox(QSpinBox):
    """A whole number, typed or changed by Up, Down and, when focused, the wheel.

    Typing changes the value once, when it ends.

    Parameters
    ----------
    low, high : int
        The range.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: int) -> None:
        """Show another value without emitting anything; what is being typed stays where the value does."""
        if value != self.value():
            blocked = self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window unless a number is being typed."""
        if is_for_document(event, self.lineEdit()):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed after a click replace the number, as after Tab."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # the click itself still sets the caret

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the value when focused, else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboBox(QComboBox):
    """A choice, with a drawn arrow: a style sheet takes away the one that the system draws.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refit(self) -> None:
        """Take the room that the present texts need: Qt measures them when they are first shown, and not again."""
        super().changeEvent(QEvent(QEvent.Type.StyleChange))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room in another language; who owns the texts has changed them by now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the choice when focused, else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow over the box."""
        super().paintEvent(event)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        unit = self.fontMetrics().height() / 16
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5 * unit))
        painter.translate(self.width() - 11 * unit, self.height() / 2)
        painter.scale(unit, unit)
        painter.drawPolyline([QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)])
        painter.end()


class ToggleButton(QToolButton):
    """A button that stays down, with room for the bold type it has then.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return a size that does not change with the state."""
        size = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        extra = QFontMetrics(bold).horizontalAdvance(self.text())
        return size + QSize(max(extra - self.fontMetrics().horizontalAdvance(self.text()), 0), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same size: the text is never cut."""
        return self.sizeHint()
