"""A label whose text is shown as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(role: str = "", text: str = "") -> QLabel:
    """Return a label that shows names of files as they are, in the style of `role`."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
