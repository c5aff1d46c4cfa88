"""The help dialogs: keys and mouse, and what this program is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QVBoxLayout, QWidget

from convstudio import __version__

translate = QCoreApplication.translate


def show_keys(parent: QWidget) -> None:
    """Open the list of what keys and mouse do on the stage."""
    rows = (
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
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("help", "Keys and mouse"))
    table = "".join(
        f"<tr><td style='padding:3px 18px 3px 0'><b>{keys}</b></td><td style='padding:3px 0'>{what}</td></tr>"
        for keys, what in rows
    )
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    column.addWidget(QLabel(f"<table>{table}</table>"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.open()


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
