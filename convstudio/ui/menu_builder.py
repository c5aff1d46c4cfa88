"""How menus are made of specs, and say everything again in another language."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from convstudio.ui.actions import SpecsOf, describe, make
from convstudio.ui.lenses.entry import Commands


class MenuBuilder:
    """Fills a menu bar, and remembers what has a title and what has words.

    Parameters
    ----------
    window : QWidget
        Owns the actions.

    Attributes
    ----------
    bar : QMenuBar
        What is filled.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._made: list[tuple[list[QAction], SpecsOf]] = []
        self._titled: list[tuple[QMenu, Callable[[], str]]] = []
        self.bar = QMenuBar()

    def describe(self) -> None:
        """Say everything again in another language."""
        for menu, title in self._titled:
            menu.setTitle(title())
        for actions, specs_of in self._made:
            for action, spec in zip(actions, filter(None, specs_of()), strict=True):
                describe(action, spec)

    def entitle(self, menu: QMenu, title: Callable[[], str]) -> None:
        """Let a menu, wherever it is put, have this title in every language."""
        menu.setTitle(title())
        menu.setToolTipsVisible(True)
        self._titled.append((menu, title))

    def menu(self, title: Callable[[], str], inside: QMenu | QMenuBar | None = None) -> QMenu:
        """Return a new menu, in the bar or within another one."""
        menu = (self.bar if inside is None else inside).addMenu("")
        self.entitle(menu, title)
        return menu

    def fill(self, menu: QMenu, specs_of: SpecsOf) -> list[QAction]:
        """Put the actions of `specs_of` into a menu, None being a separator; return them."""
        actions = []
        for spec in specs_of():
            if spec is None:
                menu.addSeparator()
            else:
                action = make(spec, self._window)
                menu.addAction(action)
                actions.append(action)
        self._made.append((actions, specs_of))
        return actions

    def add_commands(self, menu: QMenu, commands: Commands | None) -> None:
        """Put the commands of a lens into a menu, as a submenu."""
        if commands is not None:
            title, actions = commands
            self.menu(title, menu).addActions(actions)
