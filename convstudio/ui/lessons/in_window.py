"""What lessons have to do with the other parts of the window."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from convstudio.ui.lessons.audience_side import AudienceSide
from convstudio.ui.lessons.cell_clicks import CellClicks
from convstudio.ui.lessons.room import Room
from convstudio.ui.lessons.training import TrainingRuns

if TYPE_CHECKING:
    from convstudio.ui.lenses.learn.entry import LearnEntry
    from convstudio.ui.lessons.panel import LessonPanel
    from convstudio.ui.main_window import MainWindow


class LessonsInWindow(QObject):
    """Joins lessons with the lens in front, the run of the Learn lens, the audience's window and the header.

    Parameters
    ----------
    window : MainWindow
        Whose parts are joined; they must be there already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        lessons = self._lessons = window.lessons
        self.clicks = CellClicks(self)
        self.training = TrainingRuns(
            window.store, window.learning, cast("LearnEntry", window.entries["learn"])
        )
        lessons.player.trained.connect(self.training.begin)
        window.store.left.connect(self.training.forget)
        self.audience = AudienceSide(lessons, window.audience)
        self.room: Room | None = None
        lessons.panel_built.connect(self._on_panel)
        lessons.opened.connect(window.playback.pause)
        lessons.player.step_changed.connect(window.playback.pause)
        lessons.player.step_changed.connect(self._rest)
        lessons.player.step_changed.connect(window.lecture.wipe)
        lessons.player.step_changed.connect(self._look_whole)
        lessons.player.step_changed.connect(self._make_room)
        lessons.shown.connect(self._show_header)
        lessons.folded.connect(self._show_header)
        window.header.lesson_pressed.connect(lessons.actions.column.trigger)
        window.header.offer_recording((lessons.actions.add_step, lessons.actions.end_recording))
        lessons.recorder.changed.connect(self._show_recording)
        self.show_lens()

    @Slot(object)
    def _on_panel(self, panel: "LessonPanel") -> None:
        """Join the column, which is built for the first lesson."""
        self.clicks.clicked.connect(panel.question.take_cell)
        panel.question.cell_wanted.connect(self.clicks.want)
        self.room = Room(panel, self._window.inspector, self._window.menus.inspector)
        panel.reading.offer_tools(self._window.menus.inspector)

    def show_lens(self) -> None:
        """Take clicks on the lens that is in front now."""
        self.clicks.show_lens(self._window.lens)

    @Slot()
    def _look_whole(self) -> None:
        """Let nothing stay magnified that belonged to another step."""
        self._window.lecture.magnify(on=False)

    @Slot()
    def _rest(self) -> None:
        """Let no run go on that belonged to another step."""
        if self._window.learning.playing:
            self._window.learning.pause()

    @Slot()
    def _make_room(self) -> None:
        """Keep the inspector where the step asks for something to be done, which is mostly done there."""
        step = self._lessons.player.step
        if self.room is not None:
            self.room.spare(step is not None and step.goal is not None)

    @Slot()
    def _show_recording(self) -> None:
        """Say in the header, as long as it lasts, that a lesson is recorded."""
        self._window.header.show_recording(on=self._lessons.recorder.recording)

    @Slot()
    def _show_header(self) -> None:
        """Say in the header which lesson is open, and how far it has come."""
        texts, player = self._lessons.texts, self._lessons.player
        if texts is None:
            self._window.header.show_lesson("", "")
            return
        self._window.header.show_lesson(
            self.tr("Lesson {number} / {count}").format(number=player.index + 1, count=len(texts.steps)),
            self.tr("“{title}” is open; a click folds its text away, or brings it back (F3)").format(
                title=texts.title
            ),
        )
