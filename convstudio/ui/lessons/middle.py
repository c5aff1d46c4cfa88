"""The part of the column between its head and its foot, which the lecturer's notes share with the lesson."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from convstudio.ui.lecture.lecturer_panel import LecturerPanel
from convstudio.ui.lessons.contents import Contents
from convstudio.ui.lessons.reading import Reading


class Middle(QWidget):
    """Text and question, or the contents, and below them the notes, in the room that what is asked leaves.

    Parameters
    ----------
    reading : Reading
        Text and question.
    contents : Contents
        What may stand in its place.
    lecturer : LecturerPanel
        The notes.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(
        self, reading: Reading, contents: Contents, lecturer: LecturerPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._contents, self._lecturer = reading, contents, lecturer
        self.pages = QStackedWidget(self)
        self.pages.addWidget(reading)
        self.pages.addWidget(contents)
        lecturer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        lecturer.hide()
        lecturer.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(lecturer)
        reading.asked.wish_changed.connect(self.share)

    def show_contents(self, on: bool) -> None:
        """Show all lessons in the place of the text, or the text again."""
        self.pages.setCurrentWidget(self._contents if on else self._reading)
        self.share()

    @property
    def lists(self) -> bool:
        """Whether the contents are shown."""
        return self.pages.currentWidget() is self._contents

    @Slot()
    def share(self) -> None:
        """Let the notes be as high as they need to be, but what is asked goes before."""
        noted = not self._lecturer.isHidden()
        room = self.height() - (self._lecturer.least_height(self.width()) if noted else 0)
        self._reading.limit(room)
        if noted:
            above = self.height() // 2 if self.lists else self._reading.needed
            self._lecturer.fit_notes(self.width(), self.height() - above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room when the notes come, or there is more to be said beside them."""
        if (
            event.type() in (QEvent.Type.ShowToParent, QEvent.Type.LayoutRequest)
            and watched is self._lecturer
        ):
            self.share()
        return super().eventFilter(watched, event)
