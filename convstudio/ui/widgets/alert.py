"""Telling who cannot see the window that something has come into it."""

from PySide6.QtWidgets import QWidget


def alert(widget: QWidget) -> None:
    """Let a screen reader say the name of a widget, which has something new to say."""
    # PySide makes an enum of all that can happen, which takes milliseconds: not at the start of the program.
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
