"""Two whole numbers, one for rows and one for columns, that a link between them keeps equal."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from convstudio.ui.widgets.inputs import SpinBox


class LinkButton(QAbstractButton):
    """An equals sign where two numbers are kept equal, broken in the middle where they are not.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return a square about as high as a line of text."""
        side = self.fontMetrics().height() + 4
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign, so that no font need have it, and a frame under the pointer or the focus."""
        unit = self.fontMetrics().height() / 16
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1 + self.hasFocus()))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.ButtonText), 1.6 * unit))
        painter.translate(self.rect().toRectF().center())
        painter.scale(unit, unit)
        for y in (-2.5, 2.5):
            if self.isChecked():
                painter.drawLine(QPointF(-4.5, y), QPointF(4.5, y))
            else:
                painter.drawLine(QPointF(-5.5, y), QPointF(-2.5, y))
                painter.drawLine(QPointF(2.5, y), QPointF(5.5, y))
        painter.end()


class AxisField(QWidget):
    """Rows and columns of a stride, a padding, a size.

    Parameters
    ----------
    name : str
        What the numbers are, for those who listen to the screen: "Stride".
    low, high : int
        Their range.
    parent : QWidget, optional
        Qt's owner.
    """

    changed = Signal(int, int)
    """Rows and columns, once for each change by the user."""
    finished = Signal()
    """A run of changes ended: Enter was pressed or the focus went elsewhere."""

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SpinBox(low, high, self)
        self.columns = SpinBox(low, high, self)
        self.link = LinkButton(self)
        self.set_name(name)
        self.link.setChecked(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.link)
        layout.addWidget(self.columns, 1)
        self.setFocusProxy(self.rows)
        for box in (self.rows, self.columns):
            box.editingFinished.connect(self.finished)
        self.rows.valueChanged.connect(self._on_rows)
        self.columns.valueChanged.connect(self._on_columns)
        self.link.clicked.connect(self._on_link)

    def values(self) -> tuple[int, int]:
        """Return (rows, columns) as shown."""
        return self.rows.value(), self.columns.value()

    @property
    def linked(self) -> bool:
        """Whether a change of one number changes the other."""
        return self.link.isChecked()

    def set_values(self, rows: int, columns: int) -> None:
        """Show other numbers, without emitting anything; two that differ are not linked."""
        self.rows.show_value(rows)
        self.columns.show_value(columns)
        if rows != columns:
            self.link.setChecked(False)

    def relink(self) -> None:
        """Link the two numbers if they are equal, as for something new."""
        self.link.setChecked(self.rows.value() == self.columns.value())

    def set_name(self, name: str) -> None:
        """Say what the numbers are."""
        self._name = name
        self.link.setToolTip(self.tr("Keep rows and columns equal"))
        self.rows.setAccessibleName(self.tr("{name}, rows").format(name=name))
        self.columns.setAccessibleName(self.tr("{name}, columns").format(name=name))
        self.link.setAccessibleName(self.tr("{name}: rows and columns linked").format(name=name))

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.set_name(self._name)
        super().changeEvent(event)

    @Slot(int)
    def _on_rows(self, value: int) -> None:
        if self.linked:
            self.columns.show_value(value)
        self.changed.emit(*self.values())

    @Slot(int)
    def _on_columns(self, value: int) -> None:
        if self.linked:
            self.rows.show_value(value)
        self.changed.emit(*self.values())

    @Slot(bool)
    def _on_link(self, linked: bool) -> None:
        """Make the columns equal to the rows at once, so that the sign between them is true."""
        if linked and self.columns.value() != self.rows.value():
            self.columns.show_value(self.rows.value())
            self.changed.emit(*self.values())
            self.finished.emit()
