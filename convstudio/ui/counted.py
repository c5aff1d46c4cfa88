"""Texts that depend on a number, for what is no QObject and has no tr() of its own."""

from typing import Final

from PySide6.QtCore import QCoreApplication


class Counted:
    """Says texts with the plural that a number takes; their context is "counted".

    The name before tr() is the context that lupdate writes down, and translate() with a number it does not read.
    """

    def tr(self, text: str, comment: str, number: int) -> str:
        """Return a text such as "{count} cell(s)" in the present language, its placeholders not yet filled.

        Parameters
        ----------
        text, comment : str
            In English, and for the translators.
        number : int
            An int of C, which decides the plural; `convstudio.core.numerals.plural_of` makes it one.
        """
        return QCoreApplication.translate("counted", text, comment, number)


counted: Final = Counted()
