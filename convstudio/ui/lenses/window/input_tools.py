"""The row of tools over the stage: drawing, its value, and what changes the whole input."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeySequence,
    QPainter,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from convstudio.app.computing import as_error
from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Color, Document
from convstudio.core.edits import signal
from convstudio.core.edits.names import EditName
from convstudio.ui.actions import entitle
from convstudio.ui.icons import line_icon
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.axis_field import AxisField
from convstudio.ui.widgets.number_field import NumberField
from convstudio.ui.widgets.tool_row import ToolRow


class Tool(StrEnum):
    """What the left button does on the input."""

    MOVE = "move"
    PENCIL = "pencil"
    ERASER = "eraser"
    LINE = "line"
    RECTANGLE = "rectangle"
    FILL = "fill"


class InputTools(ToolRow):
    """Tools, drawing value, size and color of the input.

    Parameters
    ----------
    store : Store
        Whose input is changed.
    worker : Worker
        Changes large pictures, which takes a while.
    parent : QWidget, optional
        Qt's owner.
    """

    tool_changed = Signal(object)

    def __init__(self, store: Store, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._worker = store, worker
        self._resizing = Gesture(store)
        self._seed = 0
        self.tools: dict[Tool, QAction] = self._tool_actions()
        self.changes = self._change_actions()
        self.value = NumberField("")
        self.value.set_value(1.0)
        self.size_field = AxisField("", 1, limits.DRAWN_SIDE, self)
        self.size_field.changed.connect(self._on_size)
        self.size_field.finished.connect(self._resizing.end)
        self.rgb = QAction(self)
        self.rgb.setCheckable(True)
        self.rgb.setShortcut("Ctrl+G")
        self.rgb.triggered.connect(self._on_color)
        self._buttons: dict[QAction, QToolButton] = {}
        self._arrange()
        self._describe()
        store.changed.connect(self._on_changed)
        self._show(store.document)

    @property
    def tool(self) -> Tool:
        """The chosen tool."""
        return next(tool for tool, action in self.tools.items() if action.isChecked())

    def choose(self, tool: Tool) -> None:
        """Choose a tool."""
        self.tools[tool].setChecked(True)

    def set_drawing_enabled(self, on: bool) -> None:
        """Let the tools be chosen, or not where there is nothing to draw on."""
        for action in self.tools.values():
            action.setEnabled(on)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the ink of `theme`."""
        ink = theme.color("ink")
        for tool, action in self.tools.items():
            action.setIcon(line_icon(partial(_draw, tool=tool, ink=ink), ink, theme.text + 5))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(theme.text + 5, theme.text + 5))

    def _tool_actions(self) -> dict[Tool, QAction]:
        group = QActionGroup(self)
        actions: dict[Tool, QAction] = {}
        for tool, key in zip(Tool, "VPELRG", strict=True):
            action = QAction(self, checkable=True)
            action.setShortcut(key)
            group.addAction(action)
            actions[tool] = action
        actions[Tool.PENCIL].setChecked(True)
        group.triggered.connect(self._on_tool)
        return actions

    def _change_actions(self) -> list[QAction]:
        actions = []
        for key, slot in (
            ("Ctrl+I", self._invert),
            ("Ctrl+Backspace", self._clear),
            ("Ctrl+R", self._random),
        ):
            action = QAction(self)
            action.setShortcut(key)
            action.triggered.connect(slot)
            actions.append(action)
        return actions

    def _arrange(self) -> None:
        self._value_label, self._size_label = QLabel(), QLabel()
        self.value.setMaximumWidth(72)
        self.add_group([self._button(action, icon_only=True) for action in self.tools.values()], 5)
        self.add_group([self._value_label, self.value], 3)
        self.add_group([self._button(action, icon_only=False) for action in self.changes], 1)
        self.add_stretch()
        self.add_group([self._size_label, self.size_field], 4)
        self.add_group([self._button(self.rgb, icon_only=False)], 2)

    def _button(self, action: QAction, *, icon_only: bool) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextOnly
        button.setToolButtonStyle(style)
        button.setProperty("role", "icon" if icon_only else "")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[action] = button
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        for (text, tip), action in zip(self._tool_words(), self.tools.values(), strict=True):
            entitle(action, text, tip)
            action.setStatusTip(tip)
        changes = self.tr("Invert"), self.tr("Clear"), self.tr("Random")
        for text, action in zip(changes, self.changes, strict=True):
            entitle(action, text)
        self._describe_random()
        entitle(self.rgb, self.tr("RGB"), self.tr("Gray has one plane, RGB has three"))
        for action, button in self._buttons.items():
            button.setAccessibleName(action.text())
        self._value_label.setText(self.tr("Value"))
        self.value.setAccessibleName(self.tr("Value to draw with"))
        self._size_label.setText(self.tr("Size"))
        self.size_field.set_name(self.tr("Input size"))
        self.size_field.setToolTip(
            self.tr("Size of the input along each axis, 1 to {most}").format(most=limits.DRAWN_SIDE)
        )

    def _tool_words(self) -> tuple[tuple[str, str], ...]:
        """Return what each tool is called, and what it does."""
        return (
            (self.tr("Move and zoom"), self.tr("Drag the picture; the wheel zooms")),
            (self.tr("Pencil"), self.tr("Draw; the right button erases")),
            (self.tr("Eraser"), self.tr("Set cells to 0")),
            (self.tr("Line"), self.tr("Draw a straight line")),
            (self.tr("Rectangle"), self.tr("Draw the outline of a rectangle")),
            (self.tr("Fill"), self.tr("Fill a region of equal values")),
        )

    def _show(self, document: Document) -> None:
        sizes = document.signal.spatial
        drawn = max(sizes) <= limits.DRAWN_SIDE
        for widget in (self.size_field, self._size_label):
            widget.setVisible(drawn)
        if drawn:
            self.size_field.set_values(*sizes)
        self.rgb.setChecked(document.signal.color is Color.RGB)
        self.rgb.setVisible(len(sizes) == 2)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.signal is not new.signal:
            self._show(new)
            if old.weight is not new.weight:
                self.size_field.relink()  # another example, not an edit of this one

    @Slot(QAction)
    def _on_tool(self, _action: QAction) -> None:
        self.tool_changed.emit(self.tool)

    @Slot(object)
    def _on_size(self, sizes: tuple[int, ...]) -> None:
        self._resizing.apply(EditName.INPUT_RESIZE, lambda base: signal.resize_input(base, *sizes))

    @Slot(bool)
    def _on_color(self, rgb: bool) -> None:
        color = Color.RGB if rgb else Color.GRAY
        self._change(EditName.INPUT_COLOR, lambda document: signal.set_color(document, color))

    @Slot()
    def _invert(self) -> None:
        self._change(EditName.INPUT_INVERT, signal.invert)

    @Slot()
    def _clear(self) -> None:
        self._change(EditName.INPUT_CLEAR, signal.clear)

    @Slot()
    def _random(self) -> None:
        seed, self._seed = self._seed, self._seed + 1
        self._change(EditName.INPUT_RANDOM, lambda document: signal.randomise(document, seed))
        self._describe_random()

    def _describe_random(self) -> None:
        action = self.changes[-1]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(
            self.tr("Draw the input at random, with seed {seed} ({keys})").format(seed=self._seed, keys=keys)
        )

    def _change(self, name: EditName, edit: Callable[[Document], Document]) -> None:
        """Change the whole input; a large picture on the worker, unless it has become another one by then."""
        document = self._store.document
        if max(document.signal.spatial) <= limits.PAINTABLE_SIDE:
            self._store.apply(name, edit)
            return

        def done(changed: Document) -> None:
            if self._store.document is document:
                self._store.apply(name, lambda _present: changed)
            else:
                self._show(self._store.document)

        self._worker.run(lambda: edit(document), done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._show(self._store.document)
        self._store.refused.emit(as_error(error))


def _draw(painter: QPainter, *, tool: Tool, ink: QColor) -> None:
    """Draw the icon of `tool` on a field of 16 × 16."""
    if tool is Tool.MOVE:
        for dx, dy in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            tip = QPointF(8 + 6 * dx, 8 + 6 * dy)
            painter.drawLine(QPointF(8, 8), tip)
            for side in (-2, 2):
                painter.drawLine(tip, QPointF(tip.x() - 2 * dx + side * dy, tip.y() - 2 * dy + side * dx))
    elif tool is Tool.PENCIL:
        corners = [(3, 13), (3.6, 10), (10.5, 3), (13, 5.5), (6, 12.4)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    elif tool is Tool.ERASER:
        corners = [(2.5, 10), (8.5, 3.5), (13.5, 7.5), (8, 13.5), (5, 13.5)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.drawLine(QPointF(5.5, 7), QPointF(10.5, 11))
    elif tool is Tool.LINE:
        painter.drawLine(QPointF(3, 13), QPointF(13, 3))
    elif tool is Tool.RECTANGLE:
        painter.drawRect(QRectF(2.5, 4, 11, 8.5))
    else:
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in [(2.5, 8), (8, 2.5), (13, 7.5), (7.5, 13)]]))
        painter.drawEllipse(QPointF(13.6, 12.2), 1, 1.6)
