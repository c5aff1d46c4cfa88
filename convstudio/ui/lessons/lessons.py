"""Lessons in the window: opening, showing, reloading and leaving them."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from convstudio.app.lesson_listing import Listed, step_index, step_names, untitled
from convstudio.app.lesson_player import LessonPlayer
from convstudio.app.settings import LAST_FOLDER, LESSON_WIDTH, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.errors import StudioError
from convstudio.core.lessons.files import STEPS_FILE
from convstudio.core.lessons.lesson import Lesson, LessonText
from convstudio.ui.language import Language
from convstudio.ui.lessons.browsing import Browsing
from convstudio.ui.lessons.chapters import Chapters
from convstudio.ui.lessons.lesson_actions import Doing, LessonActions
from convstudio.ui.lessons.lesson_reader import LessonReader
from convstudio.ui.lessons.questions.saying import without_figures, without_markup
from convstudio.ui.lessons.recorder import Recorder
from convstudio.ui.lessons.step_words import StepWords
from convstudio.ui.messages import sentence

if TYPE_CHECKING:
    from convstudio.ui.lessons.panel import LessonPanel


class Lessons(QObject):
    """Joins the player, the column beside the stage, and the files.

    The column is built when there is something to show in it for the first time.

    Parameters
    ----------
    store : Store
        Where steps are shown.
    worker : Worker
        Reads lessons.
    settings : Settings
        What is remembered.
    language : Language
        What is spoken: lessons speak it, too.
    window : QWidget
        Qt's owner, and that of dialogs.
    """

    refused = Signal(object)
    """A StudioError: a lesson was not opened, and nothing changed."""
    declined = Signal(str)
    """A sentence: something about the lesson that is open is not as it should be."""
    told = Signal(str)
    """A sentence: something was done."""
    shown = Signal()
    """Another step, phase, language or lesson is to be seen now, or none."""
    opened = Signal()
    """A lesson has begun, and the user's own document waits."""
    panel_built = Signal(object)
    """The LessonPanel is there now."""
    listed_changed = Signal()
    """The titles of the lessons that come with the program are known now."""
    folded = Signal(bool)
    """Whether the column is hidden although there is a lesson."""

    modules: ClassVar[tuple[str, ...]] = ("convstudio.ui.lessons.panel", "convstudio.app.lesson_files")
    """What the first lesson imports, to be imported before somebody waits for it."""

    def __init__(
        self, store: Store, worker: Worker, settings: Settings, language: Language, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings, self._language, self._window = settings, language, window
        self.listed: tuple[Listed, ...] = untitled()
        self.player = LessonPlayer(store, self)
        self.recorder = Recorder(store, worker, settings, language, window)
        self.reader = LessonReader(worker, settings, self)
        self._chapters = Chapters(worker, self)
        self._browsing = Browsing(window)
        self.actions = LessonActions(self.player, self._doing(), self)
        self._panel: LessonPanel | None = None
        self.actions.column.setChecked(True)
        self._connect()

    def _doing(self) -> Doing:
        return Doing(
            ask_for_lesson=self.ask_for_lesson,
            show_contents=self.show_contents,
            show_column=self._on_column,
            show_notes=self.show_notes,
            record=self.recorder.begin,
            add_step=self.recorder.add_step,
            end_recording=self.recorder.end,
        )

    def _connect(self) -> None:
        player = self.player
        player.lesson_changed.connect(self._on_lesson)
        player.step_changed.connect(self._on_step)
        player.phase_changed.connect(self.shown)
        self.reader.read.connect(self._on_read)
        self.reader.unread.connect(self.refused)
        self.reader.saved.connect(self._on_saved)
        self.reader.broken.connect(self._on_broken)
        self.reader.gone.connect(self._on_gone)
        self._chapters.changed.connect(self._fill_contents)
        self._language.changed.connect(self._on_language)
        self.recorder.refused.connect(self.refused)
        self.recorder.told.connect(self.told)
        self.recorder.changed.connect(self._on_recording)

    # What there is to see

    @property
    def panel(self) -> "LessonPanel":
        """The column, built now if it was not needed yet."""
        if self._panel is None:
            self._panel = self._build_panel()
            self.panel_built.emit(self._panel)
        return self._panel

    def _build_panel(self) -> "LessonPanel":
        from convstudio.ui.lessons.panel import LessonPanel  # noqa: PLC0415 - not at the start

        panel = LessonPanel(self.player, self.actions, self._window)
        panel.hide()
        width = self._settings.text(LESSON_WIDTH)
        if width:
            panel.set_ems(float(width))
        panel.contents.chosen.connect(self.open_at)
        panel.text.link_pressed.connect(self._browsing.ask)
        panel.width_chosen.connect(self._on_width)
        return panel

    def text_view(self) -> QWidget:
        """Return where the text of a step is read."""
        return self.panel.text

    def take_list(self, listed: tuple[Listed, ...]) -> None:
        """Take the lessons that come with the program with their titles, which were read meanwhile."""
        self.listed = listed
        self.listed_changed.emit()
        self._fill_contents()

    @property
    def path(self) -> Path | None:
        """Where the lesson lies that is open."""
        return self.reader.path

    @property
    def texts(self) -> LessonText | None:
        """The texts of the lesson that is open, in the language of the interface."""
        lesson = self.player.lesson
        return None if lesson is None else lesson.text(self._language.name)

    @property
    def words(self) -> StepWords | None:
        """What is said of the step beside its text, in the language of the interface."""
        texts, step = self.texts, self.player.step
        return None if texts is None or step is None else StepWords(texts, step, self.player.index)

    # Opening

    def open_listed(self, identifier: str) -> None:
        """Open a lesson that comes with the program at its first step."""
        self.open_at(self._path_of(identifier), 0)

    def open_step(self, identifier: str, step: str) -> None:
        """Open a lesson at a step, by its number from 1 or its id, which are read at once: the command line asks."""
        path = self._path_of(identifier)
        self.open_at(path, step_index(step, step_names(path)) or 0)

    def _path_of(self, identifier: str) -> Path:
        return next(each.path for each in self.listed if each.identifier == identifier)

    def open_path(self, path: Path) -> None:
        """Open a folder, a zip, or the lesson.yaml of a folder."""
        self.open_at(path.parent if path.name == STEPS_FILE else path, 0)

    @Slot(object, int)
    def open_at(self, path: Path, index: int) -> None:
        """Open the lesson at `path` at a step counted from 0; the one that is open already is only gone through."""
        self.actions.contents.setChecked(False)
        if path == self.path and self.player.lesson is not None:
            self.reader.stop()
            self.player.go(index)
        else:
            self.reader.begin(path, index, own=path not in {each.path for each in self.listed})

    @Slot()
    def ask_for_lesson(self) -> None:
        """Ask which lesson to open."""
        dialog = QFileDialog(self._window, self.tr("Open a lesson"), self._settings.last_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Lessons ({patterns})").format(patterns=f"{STEPS_FILE} *.zip"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        self._settings.set_text(LAST_FOLDER, str(Path(name).absolute().parent))
        self.open_path(Path(name))

    @Slot(object, int)
    def _on_read(self, lesson: Lesson, index: int) -> None:
        self.panel.tell_problem(None)
        self.opened.emit()
        self.player.open(lesson, index)
        self.panel.lecturer.begin_clock()
        self.actions.column.setChecked(True)

    # Files that are saved

    @Slot(object)
    def _on_saved(self, lesson: Lesson) -> None:
        self.panel.tell_problem(None)
        self.player.reload(lesson)
        self.told.emit(self.tr("The lesson was saved, and is shown as it is now."))

    @Slot(object)
    def _on_broken(self, problem: StudioError) -> None:
        self.panel.tell_problem(problem)

    @Slot(object)
    def _on_gone(self, problem: StudioError) -> None:
        self.panel.tell_problem(None)
        self.declined.emit(sentence(problem))

    # Showing

    @Slot(bool)
    def show_contents(self, on: bool) -> None:
        """Show all lessons in the column, or the text again."""
        if on:
            self.actions.column.setChecked(True)
            self._chapters.want(self.listed)
            self._fill_contents()
            self.panel.contents.setFocus()
        if self._panel is not None:
            self._panel.show_contents(on)
        self._show_column()

    @Slot(bool)
    def show_notes(self, on: bool) -> None:
        """Show what the lecturer alone reads below the text, or take it away."""
        self.panel.lecturer.setVisible(on)

    @Slot(bool)
    def _on_column(self, _on: bool) -> None:
        self._show_column()

    def _show_column(self) -> None:
        wanted = self.player.lesson is not None or self.actions.contents.isChecked()
        if wanted or self._panel is not None:
            self.panel.setVisible(wanted and self.actions.column.isChecked())
        self.folded.emit(wanted and not self.actions.column.isChecked())

    @Slot()
    def _on_lesson(self) -> None:
        """Begin to show a lesson, or end it."""
        if self.player.lesson is None:
            self.reader.leave()
            self.panel.tell_problem(None)
            self.panel.lecturer.show_notes("")

    @Slot()
    def _on_step(self) -> None:
        self._show_step(again=False)

    def _show_step(self, *, again: bool) -> None:
        self.panel.show_texts(self.texts, again=again)
        self._fill_contents()
        self._fill_lecturer()
        self._show_column()
        self.shown.emit()

    @Slot(str)
    def _on_language(self, _name: str) -> None:
        if self._panel is not None:
            self._show_step(again=True)

    def _fill_lecturer(self) -> None:
        lecturer, words = self.panel.lecturer, self.words
        lecturer.show_notes("" if words is None else without_figures(words.notes))
        lecturer.show_answer("" if words is None else without_markup(words.answer))
        lecturer.show_next("" if words is None else words.next_title)

    @Slot()
    def _fill_contents(self) -> None:
        if self.actions.contents.isChecked():
            path = self.path
            chapters = self._chapters.all(self.listed, self._language.name, path, self.texts)
            self.panel.contents.show_chapters(chapters, path, self.player.index)

    # What else is done in the column

    @Slot(float)
    def _on_width(self, ems: float) -> None:
        self._settings.set_text(LESSON_WIDTH, f"{ems:.1f}")

    @Slot()
    def _on_recording(self) -> None:
        self.actions.recording = self.recorder.recording
        self.actions.refresh()
