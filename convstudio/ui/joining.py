"""How the parts of the main window follow one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from convstudio.ui.lecture.audience import AudienceWindow
    from convstudio.ui.main_window import MainWindow


class Joining(QObject):
    """Joins look, lecture, audience, menus and status, and brings to the notice what each part has to say.

    Parameters
    ----------
    window : MainWindow
        Whose parts are joined; they must be there already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._inspected = True
        window.look.projected.connect(self._on_projected)
        window.look.recolored.connect(self._on_recolored)
        window.lenses.said.connect(window.status.say)
        window.lecture.text_turned.connect(window.look.enlarge)
        window.lecture_actions.told.connect(window.telling.tell)
        window.motion.changed.connect(window.status.set_still)
        window.status.set_still(window.motion.reduced)
        window.audience.opened.connect(self._on_audience)
        window.audience.shown_changed.connect(window.menus.audience.setChecked)
        self._listen()

    def _listen(self) -> None:
        w = self._window
        files = (w.importing, w.sessions, w.copying, w.saving, w.lessons)
        w.telling.listen(
            refused=[each.refused for each in (w.store, *files)],
            declined=[each.declined for each in (w.saving, w.copying, w.opening, w.audience, w.lessons)],
            told=[w.status.noticed, *(each.told for each in (*files, w.audience))],
        )
        for entry in w.entries.values():
            w.telling.listen(declined=[entry.declined], told=[entry.told])

    @Slot(bool)
    def _on_projected(self, on: bool) -> None:
        """Give the pictures, in large type, the room of what has keys and menus."""
        w = self._window
        if on:
            self._inspected = not w.inspector.isHidden()
        w.header.set_sparse(on)
        w.lenses.set_sparse(on)
        w.status.setVisible(not on)
        w.lecture.rest()
        w.menus.inspector.setChecked(not on and self._inspected)

    @Slot(str)
    def _on_recolored(self, name: str) -> None:
        self._window.menus.themes[name].setChecked(True)

    @Slot(object)
    def _on_audience(self, audience: "AudienceWindow") -> None:
        """Let every key do the same wherever it is pressed: a clicker does not know which window is in front."""
        audience.addActions(self._window.menus.bar.actions())
