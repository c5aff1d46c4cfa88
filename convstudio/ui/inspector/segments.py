"""Buttons that stay down, side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from convstudio.ui.widgets.inputs import ToggleButton


def segments(buttons: Sequence[ToggleButton], parent: QWidget, *, exclusive: bool) -> QWidget:
    """Return a row of buttons, as wide as there is room, of which one or any number is down."""
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    # Within a group Tab comes to one button only, even where several may be down.
    group = QButtonGroup(holder) if exclusive else None
    for button in buttons:
        button.setProperty("role", "icon")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if group is not None:
            group.addButton(button)
        row.addWidget(button, 1)
    return holder
