"""A label that says as much as there is room for, in words that were chosen for it."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convstudio.ui.widgets.elided_label import ElidedLabel


class FittingLabel(ElidedLabel):
    """One line of text that is known in several lengths; the tooltip has the longest.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ("",)

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be said, the longest first."""
        return self._texts

    def set_texts(self, texts: Sequence[str]) -> None:
        """Say something else, the longest first: the first that there is room for is shown, or the last, cut."""
        self._texts = tuple(texts)
        self.fit()

    def fit(self) -> None:
        """Say more or less, as there is room for it now."""
        metrics, room = self.fontMetrics(), self.width()
        fitting = (text for text in self._texts if metrics.horizontalAdvance(text) <= room)
        self.set_full_text(next(fitting, self._texts[-1]))
        if self.full_text != self._texts[0]:
            self.setToolTip(self._texts[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self.fit()
