"""The menu of screens for the audience's window."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from convstudio.ui.lecture.audience_control import AudienceControl


class ScreenMenu(QMenu):
    """Lists the screens that the window can be shown on; not there where nothing can be chosen.

    Parameters
    ----------
    control : AudienceControl
        Shows the window.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, control: AudienceControl, parent: QWidget) -> None:
        super().__init__(parent)
        self._control = control
        self._group = QActionGroup(self)
        self.setToolTipsVisible(True)
        control.screens_changed.connect(self.fill)
        control.shown_changed.connect(self.fill)
        # The lecturer's window may have moved to another screen since.
        self.aboutToShow.connect(self.fill)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """List the screens there are now; said again in another language, too."""
        self.setTitle(self.tr("Screen for the audience"))
        for action in self._group.actions():
            self.removeAction(action)
            self._group.removeAction(action)
            action.deleteLater()
        present = self._control.screen
        for screen in self._control.projectors():
            size = screen.size()
            action = self.addAction(
                self.tr("{name}, {width} × {height}").format(
                    name=screen.name(), width=size.width(), height=size.height()
                )
            )
            action.setCheckable(True)
            action.setChecked(screen is present)
            self._group.addAction(action)
            action.triggered.connect(partial(self._control.choose_screen, screen.name()))
        self.menuAction().setVisible(bool(self._group.actions()))
