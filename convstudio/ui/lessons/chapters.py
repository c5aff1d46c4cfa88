"""What stands in the contents: every lesson that comes along, and the one that is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from convstudio.app.lesson_listing import Chapter, Listed, step_titles
from convstudio.app.worker import Worker
from convstudio.core.lessons.lesson import LessonText


class Chapters(QObject):
    """Reads the headings of all steps when they are wanted for the first time.

    Parameters
    ----------
    worker : Worker
        Reads them.
    parent : QObject
        Qt's owner.
    """

    changed = Signal()
    """The headings are there now."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._titles: dict[Path, dict[str, tuple[str, ...]]] = {}

    def want(self, listed: Sequence[Listed]) -> None:
        """Read the headings of these lessons, unless they are known."""
        if not self._titles:
            paths = [each.path for each in listed]
            self._worker.run(lambda: {path: step_titles(path) for path in paths}, self._on_titles)

    def _on_titles(self, titles: dict[Path, dict[str, tuple[str, ...]]]) -> None:
        self._titles = titles
        self.changed.emit()

    def all(
        self, listed: Sequence[Listed], language: str, path: Path | None, texts: LessonText | None
    ) -> list[Chapter]:
        """Return a chapter for each lesson in a language; the open one, at `path`, has its own texts."""
        chapters = [
            Chapter(each.path, each.title(language), self._titles_of(each.path, language)) for each in listed
        ]
        if path is not None and texts is not None:
            own = Chapter(path, texts.title, tuple(step.title for step in texts.steps))
            paths = [each.path for each in chapters]
            if path in paths:
                chapters[paths.index(path)] = own
            else:
                chapters.append(own)
        return chapters

    def _titles_of(self, path: Path, language: str) -> tuple[str, ...]:
        titles = self._titles.get(path, {})
        return titles.get(language) or titles.get("en", ())
