"""The menu bar: every action of the program, in its place."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS, SECTIONS
from convstudio.core.view_state import LENSES
from convstudio.ui.actions import Spec, Specs, describe, exclusive
from convstudio.ui.help_windows import open_about, open_glossary, open_keys
from convstudio.ui.lenses.naming import lens_title
from convstudio.ui.menu_builder import MenuBuilder
from convstudio.ui.messages import edit_name, example_hint, example_title, section_title
from convstudio.ui.step_menu import StepMenu
from convstudio.ui.view_menu import ViewMenu

if TYPE_CHECKING:
    from convstudio.ui.main_window import MainWindow

EXAMPLE_KEYS = dict(zip((*EXAMPLES, *PHOTOGRAPHS), "1234567890GSNVMTDPKEXYZCBAHO", strict=True))
"""After X, the key of each example: numbers for the first ones, then letters."""

LESSON_KEYS = "1234567890ABCDEFGHIJKLMTUVYZ"
"""After J, the key of each lesson: numbers for the first ones, then letters that nothing else there has."""


class Menus(QObject):
    """Builds the menus of a window and keeps the actions that change.

    Parameters
    ----------
    window : MainWindow
        Whose menus these are; its parts must be there already.
    theme : str
        Name of the theme in use.
    """

    def __init__(self, window: "MainWindow", theme: str) -> None:
        super().__init__(window)
        self._window = window
        self._recent_paths: tuple[Path, ...] = ()
        self._build = MenuBuilder(window)
        self.bar = self._build.bar
        self._steps = StepMenu(window)
        self._file()
        self._edit()
        self._examples()
        self._lessons()
        self._input()
        self._layer()
        self._lens()
        self._step()
        view = self._view = ViewMenu(window, self._build, theme)
        self.inspector, self.projection, self.full_screen = view.inspector, view.projection, view.full_screen
        self.audience, self.motion = view.audience, view.motion
        self.themes, self.languages, self.screens = view.themes, view.languages, view.screens
        self._help()

    def describe(self) -> None:
        """Say everything again in another language."""
        self._build.describe()
        self._steps.describe()
        self._window.lessons.actions.describe()
        self.screens.fill()

    def header_actions(self) -> list[QAction]:
        """Return the actions that have a button with words in the header."""
        return [self.commands, self.projection]

    def show_undo(self, undone: str | None, redone: str | None) -> None:
        """Say what is undone and redone next; None where there is nothing."""
        for name, action, plain, named in (
            (undone, self.undo, self.tr("Undo"), self.tr("Undo: {name}")),
            (redone, self.redo, self.tr("Redo"), self.tr("Redo: {name}")),
        ):
            action.setEnabled(name is not None)
            action.setText(plain if name is None else named.format(name=edit_name(name)))
            action.setIconText(plain)

    def fill_recent(self, paths: tuple[Path, ...]) -> None:
        """List `paths` under File ▸ Open recent."""
        if paths == self._recent_paths:
            return
        self._recent_paths = paths
        for action in self.recent.actions():
            self.recent.removeAction(action)
            action.deleteLater()
        for path in paths:
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._window.opening.open_path, path))
        self.recent.setEnabled(bool(paths))

    def _file(self) -> None:
        menu = self._build.menu(lambda: self.tr("&File"))
        actions = self._build.fill(menu, self._specs_of_file)
        self.recent = QMenu(menu)
        self.recent.setEnabled(False)
        self._build.entitle(self.recent, lambda: self.tr("Open recent"))
        menu.insertMenu(actions[2], self.recent)
        menu.insertSeparator(actions[2])
        menu.insertSeparator(actions[4])

    def _specs_of_file(self) -> Specs:
        w = self._window
        return [
            Spec(
                self.tr("New session"), "Ctrl+N", w.sessions.new, self.tr("Start over with the first example")
            ),
            Spec(
                self.tr("Open…"),
                "Ctrl+O",
                w.opening.ask_for_file,
                self.tr("Open pictures, a sound or a session"),
            ),
            Spec(self.tr("Save"), "Ctrl+S", w.sessions.save, self.tr("Save the session")),
            Spec(
                self.tr("Save as…"),
                "Ctrl+Shift+S",
                w.sessions.save_as,
                self.tr("Save the session in another file"),
            ),
            Spec(self.tr("Quit"), "Ctrl+Q", w.close),
        ]

    def _edit(self) -> None:
        menu = self._build.menu(lambda: self.tr("&Edit"))
        self.undo, self.redo, *_ = self._build.fill(menu, self._specs_of_edit)

    def _specs_of_edit(self) -> Specs:
        w = self._window
        return [
            Spec(self.tr("Undo"), "Ctrl+Z", w.store.undo),
            Spec(self.tr("Redo"), "Ctrl+Shift+Z|Ctrl+Y", w.store.redo),
            None,
            Spec(self.tr("Paste picture or numbers"), "Ctrl+V", w.opening.paste),
            Spec(self.tr("Copy output as numbers"), "Ctrl+Shift+C", w.copying.copy_output),
        ]

    def _examples(self) -> None:
        menu = self._build.menu(lambda: self.tr("E&xamples"))
        listed = {name for names in SECTIONS.values() for name in names}
        self._build.fill(
            menu, partial(self._specs_of_examples, [name for name in EXAMPLES if name not in listed])
        )
        for section, names in SECTIONS.items():
            self._build.fill(
                self._build.menu(partial(section_title, section), menu),
                partial(self._specs_of_examples, names),
            )
        menu.addSeparator()
        self._build.fill(menu, partial(self._specs_of_examples, PHOTOGRAPHS))

    def _specs_of_examples(self, names: Iterable[str]) -> Specs:
        return [
            Spec(
                example_title(name),
                f"X, {EXAMPLE_KEYS[name]}",
                partial(self._window.open_example, name),
                example_hint(name),
            )
            for name in names
        ]

    def _lessons(self) -> None:
        lessons = self._window.lessons
        menu = self._build.menu(lambda: self.tr("Less&ons"))
        self._course = self._build.fill(
            self._build.menu(lambda: self.tr("The course"), menu), self._specs_of_lessons
        )
        lessons.listed_changed.connect(self._name_lessons)
        for group in lessons.actions.groups():
            menu.addSeparator()
            menu.addActions(group)

    @Slot()
    def _name_lessons(self) -> None:
        """Say the titles of the lessons, which are read when the window is there."""
        for action, spec in zip(self._course, filter(None, self._specs_of_lessons()), strict=True):
            describe(action, spec)

    def _specs_of_lessons(self) -> Specs:
        lessons, language = self._window.lessons, self._window.language.name
        return [
            Spec(
                self.tr("{number}. {title}").format(number=number, title=listed.title(language)),
                f"J, {key}",
                partial(lessons.open_listed, listed.identifier),
                self.tr("Open this lesson"),
            )
            for number, (listed, key) in enumerate(zip(lessons.listed, LESSON_KEYS, strict=False), 1)
        ]

    def _input(self) -> None:
        tools = self._window.window_lens.tools
        menu = self._build.menu(lambda: self.tr("&Input"))
        menu.addActions(list(tools.tools.values()))
        menu.addSeparator()
        menu.addActions([*tools.changes, tools.rgb])
        menu.addSeparator()
        self._build.fill(menu, self._specs_of_inputs)

    def _specs_of_inputs(self) -> Specs:
        importing = self._window.importing
        row_tip = self.tr("Make a signal of one dimension of the row that the window stands on")
        blank_tip = self.tr("Start from zeros: a signal, a picture or a volume, as large as you like")
        return [
            Spec(self.tr("New input…"), "Ctrl+Shift+B", importing.ask_for_new, blank_tip),
            Spec(self.tr("Take the row as a signal"), "Ctrl+Shift+R", importing.take_row, row_tip),
        ]

    def _layer(self) -> None:
        inspector = self._window.inspector
        menu = self._build.menu(lambda: self.tr("&Layer"))
        menu.addActions(inspector.kernel_actions())
        menu.addSeparator()
        menu.addActions(inspector.layer_actions.all())
        menu.addSeparator()
        for entry in self._window.entries.values():
            self._build.add_commands(menu, entry.layer_commands())
        self._build.add_commands(menu, (lambda: self.tr("Compare"), self._window.comparing.actions))

    def _lens(self) -> None:
        w = self._window
        menu = self._build.menu(lambda: self.tr("Le&ns"))
        actions = self._build.fill(menu, self._specs_of_lenses)
        self.lenses = dict(zip(LENSES, actions, strict=True))
        exclusive(actions, w)
        menu.addSeparator()
        for entry in w.entries.values():
            self._build.add_commands(menu, entry.lens_commands())

    def _specs_of_lenses(self) -> Specs:
        return [
            Spec(lens_title(name), f"Ctrl+{number}", partial(self._lens_toggled, name), checkable=True)
            for number, name in enumerate(LENSES, start=1)
        ]

    def _step(self) -> None:
        self.filling = self._steps.filling
        self._steps.fill(self._build.menu(lambda: self.tr("&Step")))

    def _lens_toggled(self, name: str, on: bool) -> None:
        if on:
            self._window.choose_lens(name)

    def _help(self) -> None:
        self.commands, *_ = self._build.fill(self._build.menu(lambda: self.tr("&Help")), self._specs_of_help)

    def _specs_of_help(self) -> Specs:
        w = self._window
        return [
            Spec(
                self.tr("Commands…"), "Ctrl+K", w.show_commands, self.tr("Search everything that can be done")
            ),
            Spec(self.tr("Keys and mouse"), "F1", partial(open_keys, w)),
            Spec(
                self.tr("Glossary"),
                "Ctrl+F1",
                partial(open_glossary, w),
                self.tr("What the terms mean, in English and Chinese"),
            ),
            Spec(self.tr("About ConvStudio"), "Shift+F1", partial(open_about, w)),
        ]
