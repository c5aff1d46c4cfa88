"""The menu bar: every action of the program, in its place."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS
from convstudio.core.view_state import LENSES
from convstudio.ui.actions import Spec, exclusive, make
from convstudio.ui.help import show_about, show_keys
from convstudio.ui.lenses.naming import lens_title
from convstudio.ui.messages import example_hint, example_title

if TYPE_CHECKING:
    from convstudio.ui.main_window import MainWindow

EXAMPLE_KEYS = "1234567890GCBAHO"
"""After X, the key of each example: numbers, G for groups, and letters for the photographs."""


class Menus:
    """Builds the menus of a window and keeps the actions that change.

    Parameters
    ----------
    window : MainWindow
        Whose menus these are; its parts must be there already.
    theme : str
        Name of the theme in use.
    """

    def __init__(self, window: "MainWindow", theme: str) -> None:
        self._window = window
        self._recent_paths: tuple[Path, ...] = ()
        self.bar = QMenuBar()
        self._file()
        self._edit()
        self._examples()
        self._input()
        self._layer()
        self._lens()
        self._step()
        self._view(theme)
        self._help()

    def header_actions(self) -> list[QAction]:
        """Return the actions that have a button with words in the header, its key on it."""
        for action in (self.commands, self.projection):
            text = action.text().replace("&", "").rstrip("…")
            action.setIconText(
                f"{text}  {action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}"
            )
        return [self.commands, self.projection]

    def fill_recent(self, paths: tuple[Path, ...]) -> None:
        """List `paths` under File ▸ Open recent."""
        if paths == self._recent_paths:
            return
        self._recent_paths = paths
        for action in self.recent.actions():
            self.recent.removeAction(action)
            action.deleteLater()
        for path in paths:
            self.recent.addAction(self._window.recent_action(path))
        self.recent.setEnabled(bool(paths))

    def _menu(self, title: str, *specs: Spec | None) -> tuple[QMenu, list[QAction]]:
        """Return a menu of `specs`, None being a separator, and its actions."""
        menu = self.bar.addMenu(title)
        menu.setToolTipsVisible(True)
        actions = []
        for spec in specs:
            if spec is None:
                menu.addSeparator()
            else:
                action = make(spec, self._window)
                menu.addAction(action)
                actions.append(action)
        return menu, actions

    def _file(self) -> None:
        w, tr = self._window, self._window.tr
        menu, actions = self._menu(
            tr("&File"),
            Spec(tr("New session"), "Ctrl+N", w.sessions.new, tr("Start over with the first example")),
            Spec(tr("Open…"), "Ctrl+O", w.opening.ask_for_file, tr("Open a picture or a session")),
            Spec(tr("Save"), "Ctrl+S", w.sessions.save, tr("Save the session")),
            Spec(tr("Save as…"), "Ctrl+Shift+S", w.sessions.save_as, tr("Save the session in another file")),
            Spec(tr("Quit"), "Ctrl+Q", w.close),
        )
        self.recent = QMenu(tr("Open recent"), menu)
        self.recent.setEnabled(False)
        menu.insertMenu(actions[2], self.recent)
        menu.insertSeparator(actions[2])
        menu.insertSeparator(actions[4])

    def _edit(self) -> None:
        w, tr = self._window, self._window.tr
        _, (self.undo, self.redo, *_) = self._menu(
            tr("&Edit"),
            Spec(tr("Undo"), "Ctrl+Z", w.store.undo),
            Spec(tr("Redo"), "Ctrl+Shift+Z|Ctrl+Y", w.store.redo),
            None,
            Spec(tr("Paste picture or numbers"), "Ctrl+V", w.opening.paste),
            Spec(tr("Copy output as numbers"), "Ctrl+Shift+C", w.copying.copy_output),
        )

    def _examples(self) -> None:
        w, tr = self._window, self._window.tr
        menu, _ = self._menu(tr("E&xamples"))
        for key, identifier in zip(EXAMPLE_KEYS, (*EXAMPLES, *PHOTOGRAPHS), strict=True):
            if identifier == next(iter(PHOTOGRAPHS)):
                menu.addSeparator()
            slot = partial(w.open_example, identifier)
            action = make(Spec(example_title(identifier), f"X, {key}", slot, example_hint(identifier)), w)
            menu.addAction(action)

    def _input(self) -> None:
        tools, tr = self._window.window_lens.tools, self._window.tr
        menu, _ = self._menu(tr("&Input"))
        menu.addActions(list(tools.tools.values()))
        menu.addSeparator()
        menu.addActions([*tools.changes, tools.rgb])

    def _layer(self) -> None:
        inspector, tr = self._window.inspector, self._window.tr
        menu, _ = self._menu(tr("&Layer"))
        menu.addActions(inspector.kernel_actions())
        menu.addSeparator()
        menu.addActions(inspector.layer_actions.all())
        menu.addSeparator()
        channels = menu.addMenu(tr("Channels and planes"))
        channels.setToolTipsVisible(True)
        channels.addActions(inspector.channel_actions.all())

    def _lens(self) -> None:
        w, tr = self._window, self._window.tr
        menu, actions = self._menu(
            tr("Le&ns"),
            *(
                Spec(lens_title(name), f"Ctrl+{number}", partial(self._lens_toggled, name), checkable=True)
                for number, name in enumerate(LENSES, start=1)
            ),
            None,
        )
        self.lenses = dict(zip(LENSES, actions, strict=True))
        exclusive(actions, w)
        on_maps = w.channels_lens.actions_on_maps
        maps = menu.addMenu(tr("Maps"))
        maps.setToolTipsVisible(True)
        maps.addActions(on_maps.all())
        runs = menu.addMenu(tr("Learning"))
        runs.setToolTipsVisible(True)
        runs.addActions(w.learn_lens.actions_on_runs())

    def _step(self) -> None:
        w, tr = self._window, self._window.tr
        play = w.playback
        _, actions = self._menu(
            tr("&Step"),
            Spec(tr("Play or pause"), "Space", play.toggle),
            Spec(tr("Next step"), "Right", play.forward, local=True),
            Spec(tr("Previous step"), "Left", play.back, local=True),
            Spec(tr("One row down"), "Down", partial(play.move, 1, 0), local=True),
            Spec(tr("One row up"), "Up", partial(play.move, -1, 0), local=True),
            Spec(tr("First step"), "Home", play.first),
            Spec(tr("Last step"), "End", play.last),
            None,
            Spec(tr("Next input channel"), "]", partial(play.turn_in_channel, 1)),
            Spec(tr("Previous input channel"), "[", partial(play.turn_in_channel, -1)),
            Spec(tr("Next output channel"), "Ctrl+]", partial(play.turn_out_channel, 1)),
            Spec(tr("Previous output channel"), "Ctrl+[", partial(play.turn_out_channel, -1)),
            None,
            Spec(tr("Faster"), "Ctrl+Right", partial(play.change_speed, 1)),
            Spec(tr("Slower"), "Ctrl+Left", partial(play.change_speed, -1)),
            None,
            Spec(tr("Fill the output as the window goes"), "F7", w.set_filling, checkable=True),
        )
        self.filling = actions[-1]
        self.filling.setChecked(w.store.view.filling)
        # In the other lenses the arrows walk over maps, matrices and the like.
        w.window_lens.stage.addActions(actions[1:5])

    def _view(self, theme: str) -> None:
        w, tr = self._window, self._window.tr
        menu, actions = self._menu(
            tr("&View"),
            Spec(tr("Zoom in"), "Ctrl++|Ctrl+=", partial(w.zoom, 1.5)),
            Spec(tr("Zoom out"), "Ctrl+-", partial(w.zoom, 1 / 1.5)),
            Spec(tr("Show all"), "Ctrl+0", partial(w.zoom, 0.0)),
            None,
            Spec(tr("Inspector"), "F4", w.inspector.setVisible, checkable=True),
            Spec(tr("Code of this layer"), "F6", w.show_code),
            None,
            Spec(
                tr("Projection"), "F5", w.set_projection, tr("Large type for a lecture hall"), checkable=True
            ),
            Spec(tr("Full screen"), "F11", w.set_full_screen, checkable=True),
            None,
            Spec(tr("Compute again"), "Ctrl+Return|Ctrl+Enter", w.computing.refresh),
            Spec(tr("Stop"), "Ctrl+.", w.stop, tr("Give up what takes long")),
        )
        self.inspector, self.projection, self.full_screen = actions[3], actions[5], actions[6]
        self.inspector.setChecked(True)
        themes = menu.addMenu(tr("Colors"))
        entries = {}
        for name, text, key in (
            ("light", tr("Light"), "Ctrl+Alt+1"),
            ("dark", tr("Dark"), "Ctrl+Alt+2"),
            ("contrast", tr("High contrast"), "Ctrl+Alt+3"),
        ):
            action = make(Spec(text, key, partial(self._theme_toggled, name), checkable=True), w)
            action.setChecked(name == theme)
            entries[name] = action
        exclusive(list(entries.values()), w)
        themes.addActions(list(entries.values()))
        self.themes = entries

    def _lens_toggled(self, name: str, on: bool) -> None:
        if on:
            self._window.choose_lens(name)

    def _theme_toggled(self, name: str, on: bool) -> None:
        # The entry also follows a theme that was set by other means, which is not to be remembered.
        if on and name != self._window.theme.name:
            self._window.choose_theme(name)

    def _help(self) -> None:
        w, tr = self._window, self._window.tr
        _, (self.commands, *_) = self._menu(
            tr("&Help"),
            Spec(tr("Commands…"), "Ctrl+K", w.show_commands, tr("Search everything that can be done")),
            Spec(tr("Keys and mouse"), "F1", partial(show_keys, w)),
            Spec(tr("About ConvStudio"), "Shift+F1", partial(show_about, w)),
        )
