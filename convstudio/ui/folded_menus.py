"""All menus in one, for a window in which the menu bar has no room."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton

from convstudio.ui.icons import line_icon, menu_lines
from convstudio.ui.theme import Theme


class FoldedMenus(QToolButton):
    """A button that opens the menus of a bar under one another; Alt and the letter of a menu open that one.

    Parameters
    ----------
    bar : QMenuBar
        Whose menus these are. It must have them already.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__()
        self._bar = bar
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.folded = QMenu(self)
        self.folded.addActions(bar.actions())
        # Keys of actions count only while a menu that has them belongs to something that is seen.
        self.addAction(self.folded.menuAction())
        self._keys: list[QShortcut] = []
        for action in bar.actions():
            key = QShortcut(self)
            key.activated.connect(partial(self._open, action))
            self._keys.append(key)
        self.clicked.connect(self._on_clicked)
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in other ink, or larger."""
        size = theme.text + 3
        self.setIcon(line_icon(menu_lines, theme.color("ink"), size))
        self.setIconSize(QSize(size, size))

    def _open(self, action: QAction | None) -> None:
        """Open the menus, and the one of `action` within them."""
        self.folded.popup(self.mapToGlobal(QPoint(0, self.height())))
        if action is not None:
            self.folded.setActiveAction(action)

    @Slot()
    def _on_clicked(self) -> None:
        self._open(None)

    def _describe(self) -> None:
        self.setText(self.tr("&Menu"))
        self.setToolTip(self.tr("All menus (Alt+M)"))
        self.setAccessibleName(self.tr("Menu"))
        for key, action in zip(self._keys, self._bar.actions(), strict=True):
            key.setKey(QKeySequence.mnemonic(action.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
