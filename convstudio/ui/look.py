"""How the window looks: the colors, the size of type, and projection."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from convstudio.app.settings import TEXT_SIZE, THEME, Settings
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import THEMES, Theme, palette, projected_text

SMALLEST_TYPE = 13
"""Height of body type in a small window, in pixels."""


LEAST_TYPE = 12
"""Height of body type that nobody can go below."""

USUAL_WIDTH, PROJECTED_WIDTH = 78, 46
"""Pixels of a window's width for each pixel of body type that its widest row takes, of tools or of titles."""


def wall_text(width: int, height: int, percent: int) -> int:
    """Return the height of body type in a window on a wall: 1/40 of it or more, and as large as it has room for.

    Parameters
    ----------
    width, height : int
        Of the window, in pixels.
    percent : int
        Of the usual size that is wished for.
    """
    usual = projected_text(height)
    roomy = max(width // PROJECTED_WIDTH, usual)
    return max(usual, min(round(usual * percent / 100), roomy))


class Themed(Protocol):
    """A part of the window that paints by itself."""

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""


class Look(QObject):
    """Colors and type of a window, which grow with it.

    Parameters
    ----------
    window : QWidget
        Whose height the type follows.
    settings : Settings
        What is remembered.
    """

    projected = Signal(bool)
    """Projection has begun or ended; the type is scaled after that."""

    recolored = Signal(str)
    """The theme of this name was chosen, or is shown for now."""

    text_resized = Signal(int)
    """Type is to have so many percent of its usual size, here and wherever else the program shows itself."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._parts: tuple[Themed, ...] = ()
        self.theme: Theme = THEMES[settings.text(THEME)]
        self.projecting = False
        self.percent = int(settings.text(TEXT_SIZE))

    def paint(self, *parts: Themed) -> None:
        """Paint these parts with the present theme, and with every later one."""
        self._parts = parts
        self.apply(self.theme)

    def add(self, part: Themed) -> None:
        """Paint one more part, which has only been built now."""
        self._parts = (*self._parts, part)
        part.set_theme(self.theme)

    def apply(self, theme: Theme) -> None:
        """Show everything in other colors or another size of type."""
        self.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(theme))
            application.setStyleSheet(style_sheet(theme))
        for part in self._parts:
            part.set_theme(theme)

    def choose(self, name: str) -> None:
        """Change the colors and remember them."""
        self._settings.set_text(THEME, name)
        self.show(name)

    def show(self, name: str) -> None:
        """Change the colors, and nothing that is remembered."""
        self.apply(THEMES[name].scaled(self._type_size()))
        self.recolored.emit(name)

    @Slot(bool)
    def project(self, on: bool) -> None:
        """Scale type to at least 1/40 of the window's height, or back."""
        self.projecting = on
        self.projected.emit(on)
        self.apply(self.theme.scaled(self._type_size()))

    @Slot(int)
    def enlarge(self, steps: int) -> None:
        """Make type larger by so many steps, or smaller, and remember that; nothing where the window has no room."""
        sizes, before, type_size = TEXT_SIZE.choices, self.percent, self._type_size()
        place = sizes.index(str(before)) + steps
        self.percent = int(sizes[min(max(place, 0), len(sizes) - 1)])
        if self._type_size() == type_size:
            self.percent = before
        else:
            self._keep_size()

    @Slot()
    def reset_type(self) -> None:
        """Make type as large as usual again."""
        self.percent = int(TEXT_SIZE.default)
        self._keep_size()

    def _keep_size(self) -> None:
        self._settings.set_text(TEXT_SIZE, str(self.percent))
        self.fit()
        self.text_resized.emit(self.percent)

    @Slot(bool)
    def fill_screen(self, on: bool) -> None:
        """Use the whole screen, or the window as it was."""
        state = self._window.windowState()
        full = Qt.WindowState.WindowFullScreen
        # Only this one flag, so that a maximised window is maximised again.
        self._window.setWindowState(state | full if on else state & ~full)

    def fit(self) -> None:
        """Keep the type in proportion to the window, which has another size by now."""
        if self.theme.text != self._type_size():
            self.apply(self.theme.scaled(self._type_size()))

    def _type_size(self) -> int:
        """Return the height of body type in pixels: larger in a large window, and much larger in projection."""
        width, height = self._window.width(), self._window.height()
        if self.projecting:
            return wall_text(width, height, self.percent)
        usual = max(SMALLEST_TYPE, height // 66)
        roomy = max(width // USUAL_WIDTH, usual)
        return max(LEAST_TYPE, min(round(usual * self.percent / 100), roomy))
