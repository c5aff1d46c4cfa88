"""All that a window says, read off its widgets: what is seen, what tooltips say, and what is read aloud."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableWidget,
    QWidget,
)

QT_OWN = ("ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button", "qt_spinbox_lineedit")
"""Parts of Qt's widgets that it names once, in the language of that moment; they are hidden or say nothing."""

NAMES = {
    "ConvStudio", "PyTorch", "CPU", "CUDA", "numpy", "torch", "ReLU", "RGB", "PNG", "WAV", "Esc", "Enter", "Space",
    "Home", "End", "Ctrl", "Shift", "Alt", "Left", "Right", "Down", "Backspace", "Return", "wheel", "PgUp", "PgDown",
    "valid", "same", "full", "zeros", "reflect", "replicate", "circular", "depthwise", "pointwise",
    "Sobel", "Prewitt", "Gabor", "Xavier", "Kaiming", "Adam", "RMSprop", "SGD", "Nesterov", "LeNet", "VGG", "AlexNet",
    "Lanczos", "Chelsea", "English", "Language", "MIT", "ATTRIBUTION", "resources", "start", "out", "PgDn",
}  # fmt: skip
"""Words that are the same in every language: keys, names, and what PyTorch calls its parameters."""

TORCH = re.compile(r"[a-z]+_[a-z_]+|stride|padding|dilation|groups|bias|max")
"""What those who write code know by these names."""

HAN = re.compile("[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){2,}")
"""Three words in a row are no name."""


def words(window: QWidget, *, seen: bool = False) -> dict[str, str]:
    """Return what a window and everything in it says, by where it says it.

    Parameters
    ----------
    window : QWidget
        A window or a dialog.
    seen : bool
        Only what can be seen now, with its tooltips.
    """
    said: dict[str, str] = {}
    counts: dict[str, int] = {}
    for each in (window, *window.findChildren(QObject)):
        if each.objectName() in QT_OWN or (
            seen and isinstance(each, QWidget) and not each.isVisibleTo(window)
        ):
            continue
        kind = type(each).__name__
        counts[kind] = counts.get(kind, 0) + 1
        for what, text in _of(each):
            if text:
                said[f"{kind} {counts[kind]} {what}"] = text
    return said


def _of(each: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(each, QWidget):
        yield "title", each.windowTitle()
        yield "tip", each.toolTip()
        yield "name", each.accessibleName()
        yield "description", each.accessibleDescription()
    if isinstance(each, QAction | QLabel | QAbstractButton):
        yield "text", each.text()
    if isinstance(each, QAction):
        yield "tip", each.toolTip()
    elif isinstance(each, QMenu | QGroupBox):
        yield "heading", each.title()
    elif isinstance(each, QLineEdit):
        yield "placeholder", each.placeholderText()
    elif isinstance(each, QComboBox):
        yield from ((f"item {index}", each.itemText(index)) for index in range(each.count()))
    elif isinstance(each, QTabBar):
        yield from ((f"tab {index}", each.tabText(index)) for index in range(each.count()))
    elif isinstance(each, QTableWidget):
        for column in range(each.columnCount()):
            heading = each.horizontalHeaderItem(column)
            yield f"column {column}", heading.text() if heading else ""


def untranslated(text: str) -> list[str]:
    """Return what of a text that is to be Chinese is English: words of three letters, or sentences in between."""
    plain = re.sub(r"<[^>]*>|&\w+;|\(&?[A-Z]\)|\([^()]*(?:Ctrl|Shift|Alt|[A-Z], )[^()]*\)", " ", text)
    if HAN.search(plain):
        return SENTENCE.findall(plain)
    return [word for word in re.findall(r"[A-Za-z]{3,}", TORCH.sub(" ", plain)) if word not in NAMES]
