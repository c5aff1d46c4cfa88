"""What the menu Help opens; each is imported when it is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convstudio.ui.main_window import MainWindow


def open_keys(window: "MainWindow") -> None:
    """Open the list of what keys and mouse do."""
    from convstudio.ui.help import show_keys  # noqa: PLC0415 - not at the start

    show_keys(window)


def open_about(window: "MainWindow") -> None:
    """Open what this program is."""
    from convstudio.ui.help import show_about  # noqa: PLC0415 - not at the start

    show_about(window)


def open_glossary(window: "MainWindow") -> None:
    """Open the terms of both languages."""
    from convstudio.ui.glossary import show_glossary  # noqa: PLC0415 - not at the start

    show_glossary(window.language, window.look, window)
