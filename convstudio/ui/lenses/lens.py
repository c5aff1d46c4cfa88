"""What the main window asks of every lens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import Theme


class Lens(QWidget):
    """One way to look at the document; only the lens in front follows it.

    What every lens does its own way raises here: an abstract base class has another metaclass than Qt's widgets.

    Attributes
    ----------
    tools : QWidget
        The row of tools at the top, which gives its room to the pictures in projection.
    """

    tools: QWidget

    leader: "Lens | None" = None
    """The lens in the lecturer's window that it follows, if it only looks on."""

    said = Signal(str)
    """What is under the pointer, in one sentence; empty where there is nothing."""

    @property
    def settled(self) -> bool:
        """Whether everything is shown, as far as it does not come from Computing or Worker."""
        return True

    def look_on(self, leader: "Lens") -> None:
        """Only show, in a window for an audience: take no mouse, change nothing, and leave out what is pressed.

        Parameters
        ----------
        leader : Lens
            The lecturer's lens of the same kind.
        """
        self.leader = leader
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tools.hide()

    def partners(self) -> list[tuple[QWidget, QWidget]]:
        """Return what shows the same in the lecturer's lens and in this one, if it only looks on."""
        return [] if self.leader is None else [(self.leader, self)]

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        raise NotImplementedError

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest until the lens comes to the front again."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Let the keys go to the pictures."""
        raise NotImplementedError

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the window that is explained; 0 shows everything whole."""
        raise NotImplementedError

    def kernel_has_focus(self) -> bool:
        """Return whether what is pasted belongs into the kernel."""
        raise NotImplementedError
