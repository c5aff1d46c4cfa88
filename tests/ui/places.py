"""Every place of the program where something can be done: its lenses, pages, dialogs, and a lesson."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from convstudio.app.lesson_files import load
from convstudio.app.lesson_listing import shipped
from convstudio.core.lessons.lesson import How
from convstudio.core.operators.counterparts import Way
from convstudio.core.view_state import GalleryView
from convstudio.engine.pictures import PictureInfo
from convstudio.ui.command_palette import CommandPalette
from convstudio.ui.glossary import show_glossary
from convstudio.ui.help import show_about, show_keys
from convstudio.ui.import_dialog import ImportDialog
from convstudio.ui.new_input_dialog import NewInputDialog
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.axis_field import LinkButton
from convstudio.ui.widgets.field.pane import FieldPane
from convstudio.ui.widgets.field.strip import ChainStrip
from tests.ui.bench import Bench

TAKES_CLICKS: Final = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
)
"""Qt's widgets that are clicked or typed into."""

PARTS_OF_QT: Final = ("qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button")
"""Qt's own parts of its widgets; the widget itself has the focus."""


@dataclass(frozen=True)
class Place:
    """Where the user can be.

    Attributes
    ----------
    name : str
        For reports.
    go : callable
        Goes there, and returns the window or dialog that has the keys then.
    leave : callable
        Closes what was opened.
    """

    name: str
    go: Callable[[Bench], QWidget]
    leave: Callable[[Bench], None] = lambda _bench: None


# The lenses


def _lens(lens: str, example: str, *, tab: int = 0, enlarged: bool = False) -> Place:
    def go(bench: Bench) -> QWidget:
        bench.open(example)
        bench.window.choose_lens(lens)
        gallery = GalleryView(enlarged=enlarged, selected=enlarged)
        bench.store.set_view(replace(bench.store.view, gallery=gallery))
        bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)
        bench.settle()
        tabs = bench.window.inspector.tabs
        tabs.setCurrentIndex(min(tab, tabs.count() - 1))
        return bench.window

    parts = [lens, example, *(["enlarged"] if enlarged else []), *([f"page {tab}"] if tab else [])]
    return Place(" ".join(parts), go)


def _lesson(name: str, *, how: How | None = None, revealed: bool = False, lists: bool = False) -> Place:
    def go(bench: Bench) -> QWidget:
        lessons = bench.window.lessons
        path, index = _step_that_asks(how)
        lessons.player.open(load(path), index)
        lessons.actions.column.setChecked(True)
        lessons.actions.notes.setChecked(True)
        if revealed:
            lessons.player.reveal()
        if lists:
            lessons.actions.contents.setChecked(True)
        bench.settle()
        bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)
        return bench.window

    def leave(bench: Bench) -> None:
        lessons = bench.window.lessons
        lessons.actions.notes.setChecked(False)
        lessons.actions.contents.setChecked(False)
        lessons.player.leave()
        bench.settle()

    return Place(name, go, leave)


def _step_that_asks(how: How | None) -> tuple[Path, int]:
    """Return the first step of the shipped lessons that asks in this way; the first of all for None."""
    for listed in shipped():
        for index, step in enumerate(load(listed.path).steps):
            if how is None or (step.question is not None and step.question.how is how):
                return listed.path, index
    raise LookupError(how)


# Dialogs


def _dialog(name: str, show: Callable[[Bench], object]) -> Place:
    def go(bench: Bench) -> QWidget:
        show(bench)
        bench.settle()
        bench.qtbot.waitUntil(lambda: bool(_opened(bench)))
        dialog = _opened(bench)[0]
        bench.qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog

    def leave(bench: Bench) -> None:
        for dialog in _opened(bench):
            dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        bench.activate()

    return Place(name, go, leave)


def _opened(bench: Bench) -> list[QDialog]:
    return [each for each in bench.window.findChildren(QDialog) if each.isVisible()]


def _import(bench: Bench) -> None:
    pixels = np.zeros((100, 80, 3), np.uint8)
    info = PictureInfo(
        name="cat.png",
        rows=1000,
        columns=800,
        mode="RGB",
        is_color=True,
        bit_depth=8,
        frames=1,
        notices=(),
        thumbnail=pixels,
    )
    dialog = ImportDialog(info, bench.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _new_input(bench: Bench) -> None:
    dialog = NewInputDialog(bench.document, bench.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _palette(bench: Bench) -> QWidget:
    bench.window.show_commands()
    QApplication.processEvents()
    return bench.window.palette_popup


PLACES: Final = (
    *(_lens("window", "diagonal", tab=tab) for tab in range(6)),
    _lens("window", "camera"),
    _lens("window", "volume"),
    _lens("window", "signal-channels"),
    _lens("window", "max-pool"),
    _lens("window", "transposed-padding"),
    *(_lens("channels", "three-filters", tab=tab) for tab in range(6)),
    _lens("channels", "three-filters", enlarged=True),
    *(_lens("matrix", "matrix", tab=tab) for tab in range(2)),
    *(_lens("field", "diagonal", tab=tab) for tab in range(6)),
    *(_lens("learn", "diagonal", tab=tab) for tab in range(6)),
    *(_lesson(f"lesson that asks for a {how.value}", how=how) for how in How),
    _lesson("lesson after the answer", how=How.CHOICE, revealed=True),
    _lesson("contents of the lessons", lists=True),
    _dialog("new input", _new_input),
    _dialog("import", _import),
    _dialog("compare", lambda bench: bench.window.comparing.open(Way.ROUND_TRIP)),
    _dialog("keys", lambda bench: show_keys(bench.window)),
    _dialog("about", lambda bench: show_about(bench.window)),
    _dialog("glossary", lambda bench: show_glossary(bench.window.language, bench.window.look, bench.window)),
    Place("commands", _palette, lambda bench: bench.window.palette_popup.dismiss()),
)


# What is there


def name_of(widget: QWidget) -> str:
    """Return what finds a widget in the code."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text!r} {widget.accessibleName()!r} of {type(widget.parent()).__name__}"


def walk(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press Tab or Shift+Tab until it comes to where it was before; return what had the focus, in order."""
    shift = Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    handle, reached = root.window().windowHandle(), list[QWidget]()
    assert handle is not None
    while True:
        QTest.keyClick(handle, key, shift)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            assert widget is reached[0], f"{name_of(widget)} does not let Tab go on"
            return reached
        reached.append(widget)


def unreached(root: QWidget, reached: list[QWidget]) -> Iterator[QWidget]:
    """Yield what takes clicks, but neither has the focus by Tab nor something that stands for it."""
    for widget in root.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.window() is root.window()
            and _takes_clicks(widget)
            and not (widget in reached or _in_group(widget, reached) or _stood_for(widget, reached))
        ):
            yield widget


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _takes_clicks(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QHeaderView) or widget.objectName() in PARTS_OF_QT:
        return False
    own = any(
        "mousePressEvent" in vars(kind)
        for kind in type(widget).__mro__
        if kind.__module__.startswith("convstudio")
    )
    if isinstance(widget, ArithmeticStrip):
        return widget.folded  # else there is nothing to open in it
    return own or isinstance(widget, TAKES_CLICKS)


def _in_group(widget: QWidget | None, reached: list[QWidget]) -> bool:
    """Return whether the arrows come to a button from another of its group."""
    if not isinstance(widget, QAbstractButton):
        return False
    group: QButtonGroup | None = widget.group()
    if group is not None and group.exclusive():
        return any(each in reached for each in group.buttons())
    siblings = _parent(widget).findChildren(type(widget))
    return widget.autoExclusive() and any(each in reached for each in siblings)


def _stood_for(widget: QWidget, reached: list[QWidget]) -> bool:
    """Return whether the keys of another widget do what a click on this one does."""
    match widget:
        case QLabel():  # a click on it means the field that it is for
            return widget.buddy() in reached or _in_group(widget.buddy(), reached)
        case FieldPane():  # the arrows of the strip choose the value that is looked at
            return any(isinstance(each, ChainStrip) for each in reached)
        case LinkButton():  # of two links in a field one is enough
            return any(each in reached for each in _parent(widget).findChildren(LinkButton))
        case QListView():  # the arrows of the search field choose a command
            return isinstance(_parent(_parent(widget)), CommandPalette)
        case QLineEdit():
            return isinstance(widget.parentWidget(), QComboBox) and widget.parentWidget() in reached
    return False
