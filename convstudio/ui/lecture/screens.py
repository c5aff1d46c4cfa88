"""Which screen is the projector: one that shows nothing of the screen that the lecturer's window is on."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

ORDINARY = QSize(1024, 768)
"""Size of an audience window that has no screen of its own, where there is room for it."""


def screen_of(window: QWidget, gone: QScreen | None = None) -> QScreen | None:
    """Return the screen of a window; where that one is gone, the one to which Qt moves it."""
    screen = window.screen()
    if screen is not gone:
        return screen
    left = [each for each in QGuiApplication.screens() if each is not gone]
    primary = QGuiApplication.primaryScreen()
    return primary if primary in left else next(iter(left), None)


def projectors(lecturer: QWidget, gone: QScreen | None = None) -> list[QScreen]:
    """Return the screens for an audience: all but the lecturer's own, and those that show the same as that one.

    Parameters
    ----------
    lecturer : QWidget
        The lecturer's window.
    gone : QScreen, optional
        A screen that is being removed.
    """
    own = screen_of(lecturer, gone)
    if own is None:
        return []
    return [
        screen
        for screen in QGuiApplication.screens()
        if screen is not own and screen is not gone and not screen.geometry().intersects(own.geometry())
    ]


def chosen_of(screens: Sequence[QScreen], name: str) -> QScreen | None:
    """Return the screen called `name`, or else the first; None where there is none."""
    return next((screen for screen in screens if screen.name() == name), next(iter(screens), None))


def fill(window: QWidget, screen: QScreen) -> None:
    """Show a window on the whole of a screen."""
    # A window that is full already stays on its screen, whatever its geometry is set to.
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def stand_apart(window: QWidget, lecturer: QWidget) -> None:
    """Show a window as an ordinary one, in the far corner of the lecturer's screen."""
    screen = screen_of(lecturer)
    if screen is not None:
        room = screen.availableGeometry()
        size = ORDINARY.boundedTo(room.size() * 0.75).expandedTo(window.minimumSize())
        place = QRect(room.topLeft(), size)
        place.moveBottomRight(room.bottomRight())
        window.setScreen(screen)
        window.setGeometry(place)
    window.showNormal()
