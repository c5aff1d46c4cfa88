"""The help dialogs: keys and mouse, and what this program is."""

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from convstudio import __version__

translate = QCoreApplication.translate

Rows: TypeAlias = tuple[tuple[str, str], ...]
"""Keys, and what they do."""


def show_keys(parent: QWidget) -> None:
    """Open the list of what keys and mouse do, on the stage and in a lecture."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("help", "Keys and mouse"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    tables = QHBoxLayout()
    tables.setSpacing(20)
    for rows in (_on_the_stage(), _in_a_lecture()):
        tables.addWidget(_table(rows), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(tables)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.open()


def _table(rows: Rows) -> QLabel:
    """Return keys and what they do beside each other."""
    lines = "".join(
        f"<tr><td style='padding:3px 10px 3px 0'><b>{keys}</b></td><td style='padding:3px 0'>{what}</td></tr>"
        for keys, what in rows
    )
    return QLabel(f"<table>{lines}</table>")


def _in_a_lecture() -> Rows:
    """Return what holds before a class."""
    return (
        ("F5", translate("help", "projection")),
        ("O", translate("help", "spotlight")),
        (translate("help", "+ −, Shift+wheel"), translate("help", "its size")),
        ("D", translate("help", "laser pointer")),
        ("I, H", translate("help", "pen, highlighter")),
        ("T", translate("help", "next ink color")),
        ("U, W", translate("help", "undo a stroke, wipe")),
        ("Z", translate("help", "magnify a part")),
        ("B", translate("help", "black screen")),
        ("Esc", translate("help", "put the tool down")),
        (translate("help", "Ctrl+wheel"), translate("help", "size of the text")),
    )


def _on_the_stage() -> Rows:
    """Return what holds on the stage and in the lenses."""
    return (
        (translate("help", "Space"), translate("help", "play or pause")),
        ("← →", translate("help", "step back and forth, while the stage has the focus")),
        ("↑ ↓", translate("help", "move the window by rows")),
        ("Home, End", translate("help", "first and last step")),
        (translate("help", "click an output"), translate("help", "go there")),
        (translate("help", "click a cell, then type"), translate("help", "set its number; 1/9 works too")),
        (
            translate("help", "arrows on a cell"),
            translate("help", "move to the next cell; Esc leaves the grid"),
        ),
        (
            translate("help", "Ctrl+↑ ↓, wheel on the cell"),
            translate("help", "change its number by 1, with Shift by 0.1"),
        ),
        (translate("help", "drag a kernel cell"), translate("help", "change its weight")),
        (translate("help", "right button on the input"), translate("help", "erase")),
        (translate("help", "wheel"), translate("help", "zoom input and output")),
        (translate("help", "middle button"), translate("help", "move the zoomed picture")),
        ("Ctrl+1, 2, 3", translate("help", "look through another lens")),
        (translate("help", "Channels: drag an input plane"), translate("help", "shift the input")),
        (
            translate("help", "Channels: click a map, Esc"),
            translate("help", "see it large; see all; the arrows go from map to map"),
        ),
        (translate("help", "Channels: double-click a kernel"), translate("help", "edit it")),
        (translate("help", "Learn: Space, →, Home"), translate("help", "play, take a step, rewind")),
        ("Ctrl+K", translate("help", "search all commands")),
    )


def show_about(parent: QWidget) -> None:
    """Open a short description with the version."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("help", "About ConvStudio"))
    box.setText(f"<b>ConvStudio {__version__}</b>")
    box.setInformativeText(
        translate(
            "help",
            "See, step through and change a convolution layer. Every output on screen is computed by PyTorch. "
            "Free software under the MIT license; the photographs are listed in resources/ATTRIBUTION.md.",
        )
    )
    box.open()
