"""What lies over all of another widget."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Cover(QWidget):
    """As large as what it lies over, whatever size that gets.

    Parameters
    ----------
    area : QWidget
        What lies beneath; the cover is its child.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        area.installEventFilter(self)

    def cover_area(self) -> None:
        """Be where the area is."""
        area = self.parentWidget()
        if area is not None:
            self.setGeometry(area.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._on_resized()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the name in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _on_resized(self) -> None:
        """Do what another size of the area asks for."""
        self.cover_area()

    def _describe(self) -> None:
        """Say what this is, in the present language."""
        raise NotImplementedError
