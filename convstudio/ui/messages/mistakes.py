"""What leads to a wrong answer, said to who gave it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from convstudio.ui.messages import mistakes_of_layers, mistakes_of_windows

SENTENCES: Final[Mapping[str, object]] = {**mistakes_of_windows.SENTENCES, **mistakes_of_layers.SENTENCES}
"""Name of a misconception → the sentence."""


def mistake_sentence(name: str) -> str:
    """Return what is said of a misconception; nothing where there is none."""
    return QCoreApplication.translate("messages", str(SENTENCES[name])) if name else ""
