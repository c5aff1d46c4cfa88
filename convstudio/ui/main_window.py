"""The main window: header, lens, inspector, status, and the actions that join them."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QWidget,
)

from convstudio.app.computing import Computing
from convstudio.app.learning_session import LearningSession
from convstudio.app.playback import Playback
from convstudio.app.settings import Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.view_state import ViewState
from convstudio.ui.compare.comparing import Comparing
from convstudio.ui.copying import Copying
from convstudio.ui.focus_order import put_before
from convstudio.ui.header import Header
from convstudio.ui.importing import Importing
from convstudio.ui.inspector.inspector import Inspector
from convstudio.ui.joining import Joining
from convstudio.ui.language import Language
from convstudio.ui.lecture.audience_control import AudienceControl
from convstudio.ui.lecture.lecture import Lecture
from convstudio.ui.lecture.lecture_actions import LectureActions
from convstudio.ui.lecture.shared_tools import AudienceTools
from convstudio.ui.lenses.catalog import entries
from convstudio.ui.lenses.entry import Desk
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stack import Lenses
from convstudio.ui.lenses.window.lens import WindowLens
from convstudio.ui.lessons.in_window import LessonsInWindow
from convstudio.ui.lessons.lessons import Lessons
from convstudio.ui.look import Look
from convstudio.ui.menus import Menus
from convstudio.ui.motion import Motion
from convstudio.ui.opening import Opening
from convstudio.ui.saving import Saving
from convstudio.ui.sessions import Sessions
from convstudio.ui.status import Status
from convstudio.ui.telling import Telling
from convstudio.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from convstudio.ui.command_palette import CommandPalette
    from convstudio.ui.lessons.panel import LessonPanel


class MainWindow(QMainWindow):
    """One window on one store.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames.
    learning : LearningSession
        Runs of the Learn lens.
    worker : Worker
        Reads and writes files.
    settings : Settings
        What is remembered.
    language : Language
        What is spoken.
    data : Path
        Folder of the program's own files.
    """

    closed = Signal()
    """The user has closed the window, and nothing is left to ask."""

    def __init__(
        self,
        store: Store,
        computing: Computing,
        learning: LearningSession,
        worker: Worker,
        settings: Settings,
        language: Language,
        data: Path,
    ) -> None:
        super().__init__()
        self.store, self.computing, self.language = store, computing, language
        self.learning = learning
        self._settings = settings
        self._leaving = False
        self.look = Look(self, settings)
        self.motion = Motion(settings, self)
        self.playback = Playback(store, self)
        self.saving = Saving(computing, worker, settings, self)
        self._build_lenses(worker)
        self.lessons = Lessons(store, worker, settings, language, self)
        self.audience_tools = AudienceTools(self.lecture, self.lenses, self.lessons.text_view, self.audience)
        self.status = Status(computing, worker)
        self.notice = Notice(self.lenses)
        self.telling = Telling(self.notice, computing, self)
        self._build_work(worker, data)
        self._palette_popup: CommandPalette | None = None
        menus = self.menus = Menus(self, self.look.theme.name)
        self.header = Header(menus.bar, (menus.undo, menus.redo), menus.header_actions(), menus.projection)
        self.lessons_here = LessonsInWindow(self)
        self._arrange()
        self._connect()
        Joining(self)
        self.look.paint(self.lenses, self.inspector, self.header, self.comparing, self.lecture)
        self._refresh_title()
        self._refresh_undo()
        self._show_lens()

    def _build_lenses(self, worker: Worker) -> None:
        """Make what the document is seen through, and what a lecturer does with that."""
        store, computing = self.store, self.computing
        self.window_lens = WindowLens(store, computing, self.playback, worker)
        desk = Desk(store, computing, self.learning, worker, self.playback, self.saving, self)
        self.entries = entries(desk)
        self.lenses = Lenses(self.window_lens, self.entries)
        self.audience = AudienceControl(desk, self.window_lens, self.entries, self.look)
        self.lecture = Lecture(self, self.lenses)
        self.lecture_actions = LectureActions(self.lecture, self)
        self.inspector = Inspector(store, self.entries)

    def _build_work(self, worker: Worker, data: Path) -> None:
        """Make what reads and writes."""
        store, settings = self.store, self._settings
        self.importing = Importing(store, worker, self)
        self.comparing = Comparing(store, worker, self)
        self.copying = Copying(self.computing, worker, self)
        self.sessions = Sessions(store, worker, settings, data / "autosave", self)
        self.opening = Opening(self.importing, self.sessions, settings, self._kernel_has_focus, self)

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 640)
        self.setMenuWidget(self.header)
        middle = QWidget()
        columns = self._columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.lenses, 1)
        columns.addWidget(self.inspector)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.store.changed.connect(self._on_changed)
        self.store.view_changed.connect(self._on_view_changed)
        self.status.stop_pressed.connect(self.stop)
        self.header.lens_chosen.connect(self.choose_lens)
        for name, entry in self.entries.items():
            entry.wanted.connect(partial(self._want_lens, name))
        self.sessions.title_changed.connect(self._refresh_title)
        self.sessions.may_close.connect(self._leave)
        self.opening.lesson_wanted.connect(self.lessons.open_path)
        self.lessons.panel_built.connect(self._on_panel)

    # Lenses

    @property
    def lens(self) -> Lens:
        """The lens in front."""
        return self.lenses.named(self.store.view.lens)

    @Slot(str)
    def choose_lens(self, name: str) -> None:
        """Look through another lens at the same document, with the same cursor."""
        self.store.set_view(replace(self.store.view, lens=name))
        if self.store.view.lens == name:  # a step of a lesson may keep its own
            self.inspector.show_page_of(name)

    def _want_lens(self, name: str) -> None:
        if name != self.store.view.lens:
            self.choose_lens(name)

    def _show_lens(self) -> None:
        name = self.store.view.lens
        self.lenses.show_lens(name)
        self.lecture.show_lens()
        self.lessons_here.show_lens()
        self.header.show_lens(name)
        self.menus.lenses[name].setChecked(True)

    def _kernel_has_focus(self) -> bool:
        return self.lens.kernel_has_focus()

    # Lessons

    @Slot(object)
    def _on_panel(self, panel: "LessonPanel") -> None:
        """Put the column of lessons at the left of the lens, for the eye and for Tab."""
        self._columns.insertWidget(0, panel)
        put_before(self.lenses, panel)
        self.look.add(panel)

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the type in proportion to the window."""
        super().resizeEvent(event)
        self.look.fit()

    @Slot()
    def stop(self) -> None:
        """Give up what takes long: computing, or reading a picture."""
        self.computing.stop()
        self.importing.stop()
        self.comparing.stop()
        for entry in self.entries.values():
            entry.stop()

    # Changes

    @Slot(object, object)
    def _on_changed(self, _old: object, _new: object) -> None:
        self.notice.dismiss()
        self.lecture.wipe()
        self._refresh_undo()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        self.menus.filling.setChecked(new.filling)
        self.status.conceal_counts(new.hidden.counts)
        if old.cursor != new.cursor:
            self.lecture.wipe()
        if old.lens != new.lens:
            self._show_lens()

    def _refresh_undo(self) -> None:
        self.menus.show_undo(self.store.undo_name, self.store.redo_name)

    @Slot()
    def _refresh_title(self) -> None:
        path = self.sessions.path
        name = path.name if path is not None else self.tr("Untitled")
        self.setWindowTitle(f"{name}[*] — ConvStudio")
        self.setWindowModified(self.sessions.dirty)
        self.menus.fill_recent(self._settings.recent())

    # Files, pastes and drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files, pictures and numbers."""
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasImage() or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        event.acceptProposedAction()
        self.opening.take(event.mimeData())

    def open_example(self, identifier: str) -> None:
        """Open a worked example or a photograph."""
        self.playback.pause()
        self.importing.open_example(identifier)

    def zoom(self, factor: float) -> None:
        """Zoom input and output; 0 shows them whole."""
        self.lens.zoom(factor)

    @Slot(bool)
    def set_filling(self, on: bool) -> None:
        """Let the output fill as the window goes, or show it whole."""
        self.store.set_view(replace(self.store.view, filling=on))

    @Slot()
    def show_code(self) -> None:
        """Bring the code mirror to the front."""
        self.menus.inspector.setChecked(True)
        self.inspector.show_code()

    @Slot()
    def show_commands(self) -> None:
        """Open the searchable list of all commands."""
        self.palette_popup.open_with_menus(self.menus.bar)

    @property
    def palette_popup(self) -> "CommandPalette":
        """The searchable list, built now if it was not needed yet."""
        from convstudio.ui.command_palette import CommandPalette  # noqa: PLC0415 - not at the start

        if self._palette_popup is None:
            self._palette_popup = CommandPalette(self)
        return self._palette_popup

    # Keyboard and closing

    def event(self, event: QEvent) -> bool:
        """Leave Space to a button that has the focus by Tab."""
        # The question goes from the widget with the focus up to the window, until somebody takes the key.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Space and plain and isinstance(self.focusWidget(), QAbstractButton):
                event.accept()
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language; let the menu say whether the screen is full, whoever made it so."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.menus.describe()
            self.telling.describe()
            self.lecture_actions.describe()
            self.comparing.describe()
            for entry in self.entries.values():
                entry.describe()
            self._refresh_undo()
            self._refresh_title()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.menus.full_screen.setChecked(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about what is not saved, and remember where the window was."""
        if self._leaving or not self.sessions.dirty:
            self._settings.set_window_place(self.saveGeometry())
            self.sessions.close()
            self.audience.close()
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
            self.sessions.ask_before_closing()

    @Slot()
    def _leave(self) -> None:
        """Close after the question; within closeEvent itself this would do nothing."""
        self._leaving = True
        self.close()
