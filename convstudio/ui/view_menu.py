"""The View menu: size, colors, type, tools of a lecture, motion and language."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from convstudio.ui.actions import Spec, Specs, exclusive
from convstudio.ui.language import LANGUAGES
from convstudio.ui.lecture.screen_menu import ScreenMenu
from convstudio.ui.menu_builder import MenuBuilder
from convstudio.ui.theme import THEMES

if TYPE_CHECKING:
    from convstudio.ui.main_window import MainWindow


class ViewMenu(QObject):
    """Makes the actions that change how everything looks.

    Parameters
    ----------
    window : MainWindow
        What they change.
    build : MenuBuilder
        Makes menus.
    theme : str
        Name of the theme in use.
    """

    def __init__(self, window: "MainWindow", build: MenuBuilder, theme: str) -> None:
        super().__init__(window)
        self._window, self._build = window, build
        self._fill(theme)

    def _fill(self, theme: str) -> None:
        build = self._build
        menu = build.menu(lambda: self.tr("&View"))
        actions = build.fill(menu, self._specs_of_view)
        self.inspector, self.projection, self.full_screen, self.audience = actions[3], *actions[5:8]
        self.screens = ScreenMenu(self._window.audience, menu)
        menu.insertMenu(actions[8], self.screens)
        menu.insertSeparator(actions[8])
        self.inspector.setChecked(True)
        colors = build.fill(build.menu(lambda: self.tr("Colors"), menu), self._specs_of_themes)
        self.themes = dict(zip(THEMES, colors, strict=True))
        self.themes[theme].setChecked(True)
        exclusive(colors, self._window)
        build.fill(build.menu(lambda: self.tr("Text size"), menu), self._specs_of_type)
        build.add_commands(menu, (self._window.lecture_actions.title, self._window.lecture_actions.all()))
        (self.motion,) = build.fill(menu, self._specs_of_motion)
        self.motion.setChecked(self._window.motion.reduced)
        spoken = build.fill(build.menu(lambda: self.tr("Language"), menu), self._specs_of_languages)
        self.languages = dict(zip(LANGUAGES, spoken, strict=True))
        self.languages[self._window.language.name].setChecked(True)
        exclusive(spoken, self._window)
        self._window.language.changed.connect(self._on_language_changed)

    def _specs_of_view(self) -> Specs:
        w = self._window
        large = self.tr("Large type for a lecture hall")
        others = self.tr("The lens alone, on the projector, while this window keeps everything")
        return [
            Spec(self.tr("Zoom in"), "Ctrl++|Ctrl+=", partial(w.zoom, 1.5)),
            Spec(self.tr("Zoom out"), "Ctrl+-", partial(w.zoom, 1 / 1.5)),
            Spec(self.tr("Show all"), "Ctrl+0", partial(w.zoom, 0.0)),
            None,
            Spec(self.tr("Inspector"), "F4", w.inspector.setVisible, checkable=True),
            Spec(self.tr("Code of this layer"), "F6", w.show_code),
            None,
            Spec(self.tr("Projection"), "F5", w.look.project, large, checkable=True),
            Spec(self.tr("Full screen"), "F11", w.look.fill_screen, checkable=True),
            Spec(self.tr("Audience window"), "Shift+F5", w.audience.set_shown, others, checkable=True),
            Spec(self.tr("Compute again"), "Ctrl+Return|Ctrl+Enter", w.computing.refresh),
            Spec(self.tr("Stop"), "Ctrl+.", w.stop, self.tr("Give up what takes long")),
        ]

    def _specs_of_type(self) -> Specs:
        look = self._window.look
        return [
            Spec(self.tr("Larger text"), "Ctrl+Alt++|Ctrl+Alt+=", partial(look.enlarge, 1)),
            Spec(self.tr("Smaller text"), "Ctrl+Alt+-", partial(look.enlarge, -1)),
            Spec(self.tr("Text as large as usual"), "Ctrl+Alt+0", look.reset_type),
        ]

    def _specs_of_motion(self) -> Specs:
        calm = self.tr("Nothing fades, slides, blinks or pulses; playing goes on from step to step as before")
        return [
            Spec(self.tr("Reduce motion"), "Ctrl+Alt+M", self._window.motion.reduce, calm, checkable=True)
        ]

    def _specs_of_themes(self) -> Specs:
        texts = {"light": self.tr("Light"), "dark": self.tr("Dark"), "contrast": self.tr("High contrast")}
        return [
            Spec(texts[name], f"Ctrl+Alt+{number}", partial(self._theme_toggled, name), checkable=True)
            for number, name in enumerate(THEMES, start=1)
        ]

    def _specs_of_languages(self) -> Specs:
        # Each is called what it calls itself, so that who reads no other one finds it.
        return [
            Spec(title, f"Y, {name[0].upper()}", partial(self._language_toggled, name), checkable=True)
            for name, title in LANGUAGES.items()
        ]

    def _theme_toggled(self, name: str, on: bool) -> None:
        # The entry also follows a theme that was set by other means, which is not to be remembered.
        if on and name != self._window.look.theme.name:
            self._window.look.choose(name)

    def _language_toggled(self, name: str, on: bool) -> None:
        if on and name != self._window.language.name:
            self._window.language.choose(name)

    @Slot(str)
    def _on_language_changed(self, name: str) -> None:
        self.languages[name].setChecked(True)
