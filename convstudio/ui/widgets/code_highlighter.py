"""The inks of Python: colors the words of a text by what they are."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument


@dataclass(frozen=True, slots=True)
class CodeColors:
    """Ink for each kind of word, and the ground of the current line."""

    keyword: str
    number: str
    string: str
    comment: str
    current_line: str


LIGHT: Final = CodeColors("#8a1663", "#0b4a8f", "#0f5132", "#4a515c", "#dbe6fb")
DARK: Final = CodeColors("#ff9ecf", "#9cc4ff", "#a5dfb4", "#b6bdc9", "#27395c")

_ROW_OF_NUMBERS: Final = re.compile(r"[\[\]\s\d.,e+-]+")
"""A line of an array: colored at once, as an array has thousands of numbers."""

_WORDS: Final = re.compile(
    r"(?P<comment>\#.*)"
    r"|(?P<string>\"\"\".*?\"\"\"|\"[^\"]*\"|'[^']*')"
    r"|(?P<keyword>\b(?:import|from|as|def|return|for|in|if|and|with|else)\b)"
    r"|(?P<number>(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?)"
)


class Highlighter(QSyntaxHighlighter):
    """Colors keywords, numbers, strings and comments.

    Parameters
    ----------
    document : QTextDocument
        What is colored; it owns the highlighter.
    colors : CodeColors
        The inks.
    """

    def __init__(self, document: QTextDocument, colors: CodeColors) -> None:
        super().__init__(document)
        self._formats = _formats(colors)

    def set_colors(self, colors: CodeColors) -> None:
        """Take new inks."""
        self._formats = _formats(colors)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Color one line."""
        if _ROW_OF_NUMBERS.fullmatch(text):
            self.setFormat(0, len(text), self._formats["number"])
            return
        for match in _WORDS.finditer(text):
            if match.lastgroup:
                self.setFormat(match.start(), match.end() - match.start(), self._formats[match.lastgroup])


def _formats(colors: CodeColors) -> dict[str, QTextCharFormat]:
    """Return the format of each kind of word."""
    formats = {}
    for kind in ("keyword", "number", "string", "comment"):
        formats[kind] = QTextCharFormat()
        formats[kind].setForeground(QColor(getattr(colors, kind)))
    formats["comment"].setFontItalic(True)
    return formats
