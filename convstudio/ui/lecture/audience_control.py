"""Opens the window for the audience on the projector, and keeps it there while screens come and go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from convstudio.ui.lecture import screens
from convstudio.ui.lecture.companions import Companions
from convstudio.ui.lenses.catalog import Entries
from convstudio.ui.lenses.entry import Desk
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.look import Look

if TYPE_CHECKING:
    from convstudio.ui.lecture.audience import AudienceWindow


class AudienceControl(QObject):
    """What the lecturer does with the window for the audience; there is at most one.

    Parameters
    ----------
    desk : Desk
        What lenses are made of; its window is the lecturer's.
    leader : WindowLens
        The lecturer's Window lens.
    entries : dict of str to LensEntry
        The lecturer's other lenses.
    look : Look
        Whose colors both windows have.
    """

    opened = Signal(object)
    """A new AudienceWindow, before it is shown: the place to give it the text of a lesson, and keys."""
    shown_changed = Signal(bool)
    """It is shown now, or no longer."""
    screens_changed = Signal()
    """There are other screens to choose from."""
    told = Signal(str)
    """A sentence: the window has gone to another screen."""
    declined = Signal(str)
    """A sentence: the window is not where it was, and why."""

    def __init__(self, desk: Desk, leader: WindowLens, entries: Entries, look: Look) -> None:
        super().__init__(desk.window)
        self._store, self._lecturer, self._look = desk.store, desk.window, look
        self._companions = Companions(desk, leader, entries)
        self._chosen = ""
        self._waiting = False
        self.window: AudienceWindow | None = None
        """The window, from when it is opened until it is closed; hidden while its screen is unplugged."""
        look.recolored.connect(self._on_recolored)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen_added)
            application.screenRemoved.connect(self._on_screen_removed)

    @property
    def shown(self) -> bool:
        """Whether the window is seen."""
        return self.window is not None and self.window.isVisible()

    @property
    def screen(self) -> QScreen | None:
        """The projector that the window is on, or would be opened on; None where there is only one screen."""
        return screens.chosen_of(screens.projectors(self._lecturer), self._chosen)

    def projectors(self) -> list[QScreen]:
        """Return the screens that can be chosen."""
        return screens.projectors(self._lecturer)

    @Slot(bool)
    def set_shown(self, on: bool) -> None:
        """Open the window on the projector, or as an ordinary one where there is none; or close it."""
        if on and not self.shown:
            self._show_on(self.screen)
        elif not on and self.shown:
            self.close()

    def choose_screen(self, name: str) -> None:
        """Show the window on the screen called `name`, now and from now on."""
        self._chosen = name
        self._show_on(self.screen)

    def close(self) -> None:
        """Take the window down, if there is one."""
        window = self.window
        if window is None:
            return
        window.close()
        # Now, not at the next turn of the event loop: the program may be about to end.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    def _show_on(self, screen: QScreen | None) -> None:
        window = self.window or self._open()
        self._waiting = False
        if screen is None:
            screens.stand_apart(window, self._lecturer)
        else:
            screens.fill(window, screen)
        window.follow()
        if self._lecturer.isVisible():
            self._lecturer.activateWindow()
        self.shown_changed.emit(True)

    def _open(self) -> "AudienceWindow":
        from convstudio.ui.lecture.audience import AudienceWindow  # noqa: PLC0415 - not at the start

        window = AudienceWindow(self._store, self._companions.build, self._look.theme, self._look.percent)
        self._look.text_resized.connect(window.set_percent)
        window.closed.connect(self._on_closed)
        self.window = window
        self.opened.emit(window)
        return window

    @Slot()
    def _on_closed(self) -> None:
        window, self.window = self.window, None
        self._waiting = False
        if window is not None:
            window.deleteLater()
        self.shown_changed.emit(False)

    @Slot(str)
    def _on_recolored(self, _name: str) -> None:
        if self.window is not None:
            self.window.set_theme(self._look.theme)

    # Screens come and go

    @Slot(QScreen)
    def _on_screen_removed(self, gone: QScreen) -> None:
        """Go to another projector, or wait for one: never over the lecturer's window."""
        self.screens_changed.emit()
        window = self.window
        if window is None or not window.isVisible():
            return
        own, left = screens.screen_of(window, gone), screens.projectors(self._lecturer, gone)
        if window.screen() is not gone and own in left:
            return
        if left:
            screens.fill(window, left[0])
            self.told.emit(
                self.tr("A screen was unplugged: the audience window is on “{screen}” now.").format(
                    screen=left[0].name()
                )
            )
        elif window.isFullScreen() or window.screen() is gone:
            self._wait(window)

    def _wait(self, window: "AudienceWindow") -> None:
        """Hide the window, with everything in it, until a screen is plugged in."""
        self._waiting = True
        window.rest()
        window.hide()
        self.shown_changed.emit(False)
        self.declined.emit(
            self.tr(
                "A screen was unplugged: the audience window waits for the next one. "
                "View ▸ Audience window shows it here."
            )
        )

    @Slot(QScreen)
    def _on_screen_added(self, added: QScreen) -> None:
        """Go back to the projector, if that is what was unplugged."""
        self.screens_changed.emit()
        if self._waiting and added in self.projectors():
            self._show_on(added)
            self.told.emit(self.tr("The audience window is on “{screen}” again.").format(screen=added.name()))
