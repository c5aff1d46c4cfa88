"""Lessons in the window: opening, showing, reloading and leaving them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from convstudio.app import recent
from convstudio.app.computing import as_error
from convstudio.app.lesson_listing import (
    Chapter,
    Listed,
    fingerprint,
    step_index,
    step_names,
    step_titles,
    untitled,
)
from convstudio.app.lesson_player import LessonPlayer
from convstudio.app.lesson_watch import LessonWatch
from convstudio.app.settings import LAST_FOLDER, LESSON_WIDTH, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.files import STEPS_FILE
from convstudio.core.lessons.lesson import PICKED, Lesson, LessonText
from convstudio.ui.language import Language
from convstudio.ui.lessons.lesson_actions import Doing, LessonActions
from convstudio.ui.lessons.markup import without_figures
from convstudio.ui.lessons.questions.saying import answer_text, without_markup
from convstudio.ui.lessons.recorder import Recorder
from convstudio.ui.messages import sentence

if TYPE_CHECKING:
    from convstudio.ui.lessons.panel import LessonPanel

Files = tuple[tuple[str, int, int], ...]
"""What `fingerprint` tells of the files of a lesson."""

BROWSED: Final = ("https", "http")
"""Links that may be opened, outside the program, after a question."""


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
        self._worker, self._settings, self._language, self._window = worker, settings, language, window
        self._path: Path | None = None
        self._files: Files = ()
        self._gone = False
        self._serial = 0
        self._titles: dict[Path, dict[str, tuple[str, ...]]] = {}
        self.listed: tuple[Listed, ...] = untitled()
        self.player = LessonPlayer(store, self)
        self.recorder = Recorder(store, worker, settings, language, window)
        self._watch = LessonWatch(self)
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
        self._watch.saved.connect(self._on_saved)
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
        if width.replace(".", "", 1).isdigit():
            panel.set_ems(float(width))
        panel.contents.chosen.connect(self.open_at)
        panel.text.link_pressed.connect(self._on_link)
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
        return self._path

    @property
    def texts(self) -> LessonText | None:
        """The texts of the lesson that is open, in the language of the interface."""
        lesson = self.player.lesson
        return None if lesson is None else lesson.text(self._language.name)

    def notes(self) -> str:
        """Return the lecturer's notes of the step, in Markdown; empty where there are none."""
        texts = self.texts
        return "" if texts is None else texts.steps[self.player.index].notes

    def answer_text(self) -> str:
        """Return what the question of the step comes to; empty where nothing is asked."""
        texts, step = self.texts, self.player.step
        if texts is None or step is None or step.question is None:
            return ""
        question = step.question
        options = texts.steps[self.player.index].options
        return options.get(question.answer.word) or answer_text(question, question.answer)

    def option_texts(self) -> list[str]:
        """Return what is offered by the question of the step, with its letters, in Markdown."""
        texts, step = self.texts, self.player.step
        if texts is None or step is None or step.question is None or step.question.how not in PICKED:
            return []
        words, question = texts.steps[self.player.index].options, step.question
        said = [
            words.get(option.answer.word) or answer_text(question, option.answer)
            for option in question.options
        ]
        return [f"**{letter}** {text}" for letter, text in zip(ascii_uppercase, said, strict=False)]

    def next_title(self) -> str:
        """Return the title of the next step; empty at the last one."""
        texts = self.texts
        return "" if texts is None or self.player.is_last else texts.steps[self.player.index + 1].title

    # Opening

    def open_listed(self, identifier: str) -> None:
        """Open a lesson that comes with the program."""
        self.open_step(identifier, "1")

    def open_step(self, identifier: str, step: str) -> None:
        """Open a lesson that comes with the program at a step, given by its number from 1 or its id."""
        path = next(each.path for each in self.listed if each.identifier == identifier)
        self.open_at(path, step_index(step, step_names(path)) or 0)

    def open_path(self, path: Path) -> None:
        """Open a folder, a zip, or the lesson.yaml of a folder."""
        self.open_at(path.parent if path.name == STEPS_FILE else path, 0)

    @Slot(object, int)
    def open_at(self, path: Path, index: int) -> None:
        """Open the lesson at `path` at a step counted from 0; the one that is open already is only gone through."""
        self.actions.contents.setChecked(False)
        self._serial += 1  # another one that is being read is not wanted any more
        if path == self._path and self.player.lesson is not None:
            self.player.go(index)
            return
        self._worker.run(
            partial(_read, path),
            partial(self._on_loaded, self._serial, path, index),
            partial(self._on_unread, path),
        )

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

    def _on_loaded(self, serial: int, path: Path, index: int, loaded: tuple[Files, Lesson]) -> None:
        if serial != self._serial:
            return  # another one was asked for meanwhile
        self._files, lesson = loaded
        self._path, self._gone = path, False
        self.panel.tell_problem(None)
        if path not in {each.path for each in self.listed}:
            self._settings.set_recent(recent.remember(self._settings.recent(), path))
        self._watch.watch(path)
        self.opened.emit()
        self.player.open(lesson, index)
        self.panel.lecturer.begin_clock()
        self.actions.column.setChecked(True)

    def _on_unread(self, path: Path, error: Exception) -> None:
        problem = as_error(error)
        if problem.code is Code.LESSON_GONE:  # which says more of a lesson that is open
            problem = StudioError(Code.FILE_MISSING, name=path.name)
        if problem.code is Code.FILE_MISSING:
            self._settings.set_recent(recent.forget(self._settings.recent(), path))
        self.refused.emit(problem)

    # Files that are saved

    @Slot()
    def _on_saved(self) -> None:
        """Read the lesson again, unless nothing in it has changed."""
        path, before = self._path, self._files
        if path is None:
            return

        def job() -> tuple[Files, Lesson | None]:
            files = fingerprint(path)
            return files, None if files == before else _load(path)

        self._worker.run(job, partial(self._on_reloaded, path), partial(self._on_not_reloaded, path))

    def _on_reloaded(self, path: Path, loaded: tuple[Files, Lesson | None]) -> None:
        files, lesson = loaded
        if path != self._path or lesson is None:
            return
        self._files, self._gone = files, False
        self.panel.tell_problem(None)
        self.player.reload(lesson)
        self.told.emit(self.tr("The lesson was saved, and is shown as it is now."))

    def _on_not_reloaded(self, path: Path, error: Exception) -> None:
        """Keep the lesson as it was read last, and say what is wrong with its files."""
        problem = as_error(error)
        if path != self._path:
            return
        self._files = ()  # so that it is read again whatever is saved next
        if problem.code is not Code.LESSON_GONE:
            self.panel.tell_problem(problem)
        elif not self._gone:
            self._gone = True
            self.panel.tell_problem(None)
            self.declined.emit(sentence(problem))

    # Showing

    @Slot(bool)
    def show_contents(self, on: bool) -> None:
        """Show all lessons in the column, or the text again."""
        if on:
            self.actions.column.setChecked(True)
            self._read_titles()
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
            self._serial += 1  # what is being read is not wanted any more
            self._path = None
            self._watch.watch(None)
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
        lecturer = self.panel.lecturer
        lecturer.show_notes(without_figures(self.notes()))
        lecturer.show_answer(without_markup(self.answer_text()))
        lecturer.show_next(self.next_title())

    def _fill_contents(self) -> None:
        if self.actions.contents.isChecked():
            self.panel.contents.show_chapters(self._chapters(), self._path, self.player.index)

    def _chapters(self) -> Sequence[Chapter]:
        name = self._language.name
        chapters = [
            Chapter(each.path, each.title(name), self._titles_of(each.path, name)) for each in self.listed
        ]
        texts = self.texts
        if self._path is not None and texts is not None:
            own = Chapter(self._path, texts.title, tuple(step.title for step in texts.steps))
            paths = [each.path for each in chapters]
            if self._path in paths:
                chapters[paths.index(self._path)] = own
            else:
                chapters.append(own)
        return chapters

    def _titles_of(self, path: Path, language: str) -> tuple[str, ...]:
        titles = self._titles.get(path, {})
        return titles.get(language) or titles.get("en", ())

    def _read_titles(self) -> None:
        """Read the headings of all lessons, the first time."""
        if not self._titles:
            paths = [each.path for each in self.listed]
            self._worker.run(lambda: {path: step_titles(path) for path in paths}, self._on_titles)

    def _on_titles(self, titles: dict[Path, dict[str, tuple[str, ...]]]) -> None:
        self._titles = titles
        self._fill_contents()

    # What else is done in the column

    @Slot(float)
    def _on_width(self, ems: float) -> None:
        self._settings.set_text(LESSON_WIDTH, f"{ems:.1f}")

    @Slot()
    def _on_recording(self) -> None:
        self.actions.recording = self.recorder.recording
        self.actions.refresh()

    @Slot(str)
    def _on_link(self, address: str) -> None:
        """Ask before a page is opened: it is not the lesson's author who decides that."""
        url = QUrl(address)
        if url.scheme() not in BROWSED:
            return
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("ConvStudio"))
        box.setText(self.tr("Open this page in the browser?"))
        box.setInformativeText(url.toString())
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Open | buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        box.finished.connect(partial(self._on_answered, url))
        box.finished.connect(box.deleteLater)
        box.open()

    def _on_answered(self, url: QUrl, answer: int) -> None:
        if answer == QMessageBox.StandardButton.Open:
            QDesktopServices.openUrl(url)


def _read(path: Path) -> tuple[Files, Lesson]:
    """Return a lesson with what tells whether it is written later; on the worker."""
    return fingerprint(path), _load(path)


def _load(path: Path) -> Lesson:
    from convstudio.app.lesson_files import load  # noqa: PLC0415 - not at the start

    return load(path)
