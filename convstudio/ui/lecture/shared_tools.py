"""The lecturer's tools come into the window for the audience, and go with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convstudio.ui.lecture.audience_control import AudienceControl
from convstudio.ui.lecture.lecture import Lecture

if TYPE_CHECKING:
    from convstudio.ui.lecture.audience import AudienceWindow
    from convstudio.ui.lecture.audience_tools import OverAudience


class AudienceTools(QObject):
    """Shows them over the same cells and words as in the lecturer's window, in every window for the audience.

    Parameters
    ----------
    lecture : Lecture
        The lecturer's tools.
    stage : QStackedWidget
        The lecturer's lenses.
    text : callable
        Returns the lecturer's text of a lesson; the audience's is of the same class.
    audience : AudienceControl
        Has the window.
    """

    def __init__(
        self,
        lecture: Lecture,
        stage: QStackedWidget,
        text: Callable[[], QWidget],
        audience: AudienceControl,
    ) -> None:
        super().__init__(audience)
        self._lecture, self._stage, self._text, self._audience = lecture, stage, text, audience
        self.over: OverAudience | None = None
        audience.opened.connect(self._on_opened)
        audience.shown_changed.connect(lecture.set_apart)
        audience.shown_changed.connect(self._on_shown)

    @Slot(object)
    def _on_opened(self, window: "AudienceWindow") -> None:
        from convstudio.ui.lecture.audience_tools import OverAudience  # noqa: PLC0415 - not at the start

        self.over = OverAudience(self._lecture, self._stage, self._text(), window)

    @Slot(bool)
    def _on_shown(self, _on: bool) -> None:
        if self._audience.window is None:
            self.over = None
