"""What is done with a lesson, as actions for the column, the menu and the command list."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.ui.actions import Spec, describe, make


@dataclass(frozen=True, slots=True)
class Doing:
    """What actions do that is not the player's own business.

    Attributes
    ----------
    ask_for_lesson, record, add_step, end_recording : callable
        Called without arguments.
    show_contents, show_column, show_notes : callable
        Called with whether it is to be shown.
    """

    ask_for_lesson: Callable[[], object]
    show_contents: Callable[[bool], object]
    show_column: Callable[[bool], object]
    show_notes: Callable[[bool], object]
    record: Callable[[], object]
    add_step: Callable[[], object]
    end_recording: Callable[[], object]


class LessonActions(QObject):
    """Going through a lesson, opening one, and recording one.

    Parameters
    ----------
    player : LessonPlayer
        Who goes through it.
    doing : Doing
        What else there is to do.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, player: LessonPlayer, doing: Doing, parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._doing = player, doing
        self._made = [make(spec, self) for spec in self._specs()]
        self.open, self.contents, self.column, self.notes = self._made[:4]
        self.forward, self.back, self.reveal, self.reset, self.explore, self.leave = self._made[4:10]
        self.record, self.add_step, self.end_recording = self._made[10:]
        player.lesson_changed.connect(self.refresh)
        player.step_changed.connect(self.refresh)
        player.phase_changed.connect(self.refresh)
        self.recording = False
        self.refresh()

    def groups(self) -> list[list[QAction]]:
        """Return every action in the order of the menu, what belongs together in a list of its own."""
        return [self._made[:1], self._made[1:4], self._made[4:10], self._made[10:]]

    def describe(self) -> None:
        """Say everything again in another language."""
        for action, spec in zip(self._made, self._specs(), strict=True):
            describe(action, spec)
        # What the buttons in the column say, which have little room.
        for action, words in (
            (self.back, self.tr("Back")),
            (self.reset, self.tr("Reset")),
            (self.explore, self.tr("Return") if self._player.exploring else self.tr("Explore freely")),
            (self.leave, self.tr("Leave")),
        ):
            action.setIconText(words)

    @Slot()
    def refresh(self) -> None:
        """Let what can be done now be enabled; what is not leaves its keys to others."""
        player = self._player
        there = player.lesson is not None
        asking = player.phase is Phase.ASKING and not player.exploring
        self.forward.setEnabled(there and (asking or not player.is_last))
        self.back.setEnabled(there and player.index > 0)
        self.reveal.setEnabled(there and asking)
        for action in (self.reset, self.explore, self.leave):
            action.setEnabled(there)
        self.add_step.setEnabled(self.recording)
        self.end_recording.setEnabled(self.recording)
        self.record.setEnabled(not self.recording)
        self.describe()

    def _specs(self) -> list[Spec]:
        return [*self._specs_of_showing(), *self._specs_of_going(), *self._specs_of_recording()]

    def _specs_of_showing(self) -> list[Spec]:
        doing = self._doing
        own = self.tr("Open a lesson of your own: the lesson.yaml in its folder, or a zip of the folder")
        steps = self.tr("All lessons with their steps")
        column = self.tr("Fold the lesson’s text away, or bring it back")
        notes = self.tr("Notes, answer and next step, which the audience window does not show")
        return [
            Spec(self.tr("Open a lesson…"), "Ctrl+Shift+L", doing.ask_for_lesson, own),
            Spec(self.tr("Contents"), "Ctrl+L", doing.show_contents, steps, checkable=True),
            Spec(self.tr("Text of the lesson"), "F3", doing.show_column, column, checkable=True),
            Spec(self.tr("Notes for the lecturer"), "J, N", doing.show_notes, notes, checkable=True),
        ]

    def _specs_of_going(self) -> list[Spec]:
        player = self._player
        onward = self.tr("Reveal what is asked, then on to the next step; a clicker does this, too")
        anew = self.tr("Show this step as it was at its start")
        free = self.tr("Change and see everything, and return to the step afterwards")
        home = self.tr("End the lesson and return to your own document")
        back = self.tr("Return to the step as it was")
        exploring = player.exploring
        return [
            Spec(self.tr("Onward in the lesson"), "PgDown", player.forward, onward),
            Spec(self.tr("Back in the lesson"), "PgUp", player.back, self.tr("Back to the step before")),
            Spec(self.tr("Reveal the answer"), "J, R", player.reveal, self.tr("Show what is hidden")),
            Spec(self.tr("Reset the step"), "J, S", player.reset, anew),
            Spec(
                self.tr("Return to the step") if exploring else self.tr("Explore freely"),
                "J, X",
                self._on_explore,
                back if exploring else free,
            ),
            Spec(self.tr("Leave the lesson"), "J, Q", player.leave, home),
        ]

    def _specs_of_recording(self) -> list[Spec]:
        doing = self._doing
        folder = self.tr("Make a lesson of what you set up, step by step, in a new folder")
        step = self.tr("Write the document, lens and cursor of now as the next step of the recorded lesson")
        return [
            Spec(self.tr("Record a lesson…"), "J, W", doing.record, folder),
            Spec(self.tr("Add a step to the recording"), "J, P", doing.add_step, step),
            Spec(
                self.tr("End the recording"), "J, O", doing.end_recording, self.tr("Keep the lesson as it is")
            ),
        ]

    @Slot()
    def _on_explore(self) -> None:
        if self._player.exploring:
            self._player.resume()
        else:
            self._player.explore()
