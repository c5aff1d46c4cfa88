"""What theory says of a run before it begins, in one line."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.core import numerals
from convstudio.core.learning.theory import Theory, stated
from convstudio.ui.messages import silence_sentence


class TheoryLine(QLabel):
    """Curvatures of the loss and the largest stable learning rate, or why none is claimed.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theory: Theory | None = None
        self._rate = 0.0
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_theory(None, 0.0)

    def show_theory(self, theory: Theory | None, rate: float) -> None:
        """Say what is known, and whether a learning rate is above what is stable; None while it is worked out."""
        self._theory, self._rate = theory, rate
        self.setText(self._sentence())
        above = theory is not None and theory.rate is not None and rate > theory.rate
        role = "warning" if above else "soft"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setText(self._sentence())
        super().changeEvent(event)

    def _sentence(self) -> str:
        theory = self._theory
        if theory is None:
            return self.tr("The curvatures are being worked out …")
        silence = "" if theory.silence is None else silence_sentence(theory.silence)
        if theory.curvatures is None:
            return silence
        low, high = max(float(theory.curvatures.min()), 0.0), float(theory.curvatures.max())
        texts = {"low": numerals.cell_text(low), "high": numerals.cell_text(high)}
        if theory.rate is None:
            curvatures = self.tr("Curvatures {low} … {high}.").format(**texts)
            return f"{curvatures} {silence}"
        texts["limit"] = numerals.cell_text(stated(theory.rate))
        if self._rate <= theory.rate:
            return self.tr("Curvatures {low} … {high}: stable below {limit}").format(**texts)
        texts["rate"] = numerals.cell_text(self._rate)
        return self.tr("Curvatures {low} … {high}: stable below {limit}, and {rate} is above").format(**texts)
