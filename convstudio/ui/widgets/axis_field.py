"""Whole numbers, one for each spatial axis, that a link between them keeps equal."""

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
    """A stride, a padding, a size along one, two or three axes.

    Parameters
    ----------
    name : str
        What the numbers are, for those who listen to the screen: "Stride".
    low, high : int
        Their range.
    parent : QWidget, optional
        Qt's owner.
    """

    changed = Signal(object)
    """The numbers, a tuple with one for each axis, once for each change by the user."""
    finished = Signal()
    """A run of changes ended: Enter was pressed or the focus went elsewhere."""

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slices, self.rows, self.columns = (SpinBox(low, high, self) for _ in range(3))
        self.link, self._front_link = LinkButton(self), LinkButton(self)
        self._front_link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one stop for Tab is enough
        self._rank = 2
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for box in (self.slices, self.rows, self.columns):
            box.editingFinished.connect(self.finished)
            box.valueChanged.connect(self._on_value)
            layout.addWidget(box, 1)
        layout.insertWidget(2, self.link)
        layout.insertWidget(1, self._front_link)
        self.link.toggled.connect(self._front_link.setChecked)
        self._front_link.clicked.connect(self.link.click)
        self.link.setChecked(True)
        self.link.clicked.connect(self._on_link)
        self.set_name(name)
        self._show_axes()

    @property
    def boxes(self) -> tuple[SpinBox, ...]:
        """The fields in use, the last axis last."""
        return (self.slices, self.rows, self.columns)[3 - self._rank :]

    def values(self) -> tuple[int, ...]:
        """Return the numbers as shown, the last axis last."""
        return tuple(box.value() for box in self.boxes)

    @property
    def linked(self) -> bool:
        """Whether a change of one number changes the others."""
        return self.link.isChecked()

    def set_values(self, *values: int) -> None:
        """Show other numbers, one for each axis, without emitting anything; those that differ are not linked."""
        if len(values) != self._rank:
            self._rank = len(values)
            self.link.setChecked(True)
            self._show_axes()
        for box, value in zip(self.boxes, values, strict=True):
            box.show_value(value)
        if len(set(values)) > 1:
            self.link.setChecked(False)

    def relink(self) -> None:
        """Link the numbers if they are equal, as for something new."""
        self.link.setChecked(len(set(self.values())) == 1)

    def set_name(self, name: str) -> None:
        """Say what the numbers are."""
        self._name = name
        if self._rank == 3:
            self.link.setToolTip(self.tr("Keep depth, rows and columns equal"))
            linked = self.tr("{name}: depth, rows and columns linked")
        else:
            self.link.setToolTip(self.tr("Keep rows and columns equal"))
            linked = self.tr("{name}: rows and columns linked")
        for link in (self.link, self._front_link):
            link.setToolTip(self.link.toolTip())
            link.setAccessibleName(linked.format(name=name))
        self.slices.setAccessibleName(self.tr("{name}, depth").format(name=name))
        self.rows.setAccessibleName(self.tr("{name}, rows").format(name=name))
        # A row of numbers has but one length.
        columns = name if self._rank == 1 else self.tr("{name}, columns").format(name=name)
        self.columns.setAccessibleName(columns)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.set_name(self._name)
        super().changeEvent(event)

    def _show_axes(self) -> None:
        """Show as many fields as there are axes."""
        self.slices.setVisible(self._rank == 3)
        self.rows.setVisible(self._rank > 1)
        self.link.setVisible(self._rank > 1)
        self._front_link.setVisible(self._rank == 3)
        self.setFocusProxy(self.boxes[0])
        self.set_name(self._name)

    @Slot(int)
    def _on_value(self, value: int) -> None:
        if self.linked:
            for box in self.boxes:
                box.show_value(value)
        self.changed.emit(self.values())

    @Slot(bool)
    def _on_link(self, linked: bool) -> None:
        """Make all numbers equal to the first at once, so that the sign between them is true."""
        first = self.boxes[0].value()
        if linked and len(set(self.values())) > 1:
            for box in self.boxes[1:]:
                box.show_value(first)
            self.changed.emit(self.values())
            self.finished.emit()
