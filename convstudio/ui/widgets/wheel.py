"""What turning the mouse wheel means."""

from PySide6.QtGui import QWheelEvent

NOTCH = 120
"""What a notch of a mouse wheel counts, in Qt's eighths of a degree."""

ZOOM = 1.25
"""How much closer a notch zooms."""


class Wheel:
    """Counts notches; parts of one, as touchpads send them, are added up."""

    def __init__(self) -> None:
        self._rest = 0

    def steps(self, event: QWheelEvent) -> int:
        """Return the whole notches turned since the last time, away from the user positive; parts are kept."""
        self._turn(event)
        steps = int(self._rest / NOTCH)
        self._rest -= steps * NOTCH
        return steps

    def zoom(self, event: QWheelEvent) -> float:
        """Return the factor by which all that was turned zooms, parts of a notch included."""
        self._turn(event)
        factor: float = ZOOM ** (self._rest / NOTCH)
        self._rest = 0
        return factor

    def _turn(self, event: QWheelEvent) -> None:
        # With Shift, some systems turn the wheel sideways.
        self._rest += event.angleDelta().y() or event.angleDelta().x()
