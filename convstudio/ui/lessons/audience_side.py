"""The text of a lesson comes into the window for the audience, and goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from convstudio.ui.lecture.audience_control import AudienceControl
from convstudio.ui.lessons.lessons import Lessons

if TYPE_CHECKING:
    from convstudio.ui.lecture.audience import AudienceWindow
    from convstudio.ui.lessons.audience_text import AudienceText


class AudienceSide(QObject):
    """Puts the text into the window for the audience while a lesson is open.

    Parameters
    ----------
    lessons : Lessons
        What is shown.
    audience : AudienceControl
        Has the window.
    """

    def __init__(self, lessons: Lessons, audience: AudienceControl) -> None:
        super().__init__(lessons)
        self._lessons, self._audience = lessons, audience
        self.text: AudienceText | None = None
        audience.opened.connect(self._on_opened)
        audience.shown_changed.connect(self._on_shown)
        lessons.player.lesson_changed.connect(self._look)

    @Slot(object)
    def _on_opened(self, _window: "AudienceWindow") -> None:
        self.text = None  # that of a window before went with it
        self._look()

    @Slot(bool)
    def _on_shown(self, on: bool) -> None:
        """Show the notes to the lecturer as long as the audience has a window of its own."""
        if self._lessons.player.lesson is not None:
            self._lessons.actions.notes.setChecked(on)
        if self._audience.window is None:
            self.text = None

    @Slot()
    def _look(self) -> None:
        window, there = self._audience.window, self._lessons.player.lesson is not None
        if window is None:
            return
        if there and self.text is None:
            from convstudio.ui.lessons.audience_text import AudienceText  # noqa: PLC0415 - not at the start

            self.text = AudienceText(self._lessons)
            self.text.set_theme(window.theme)
            window.themed.connect(self.text.set_theme)
            window.set_side(self.text)
            self._lessons.actions.notes.setChecked(self._audience.shown)
        elif not there and self.text is not None:
            text, self.text = self.text, None
            window.set_side(None)
            text.deleteLater()
