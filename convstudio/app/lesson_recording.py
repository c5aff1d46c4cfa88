"""Writing a lesson step by step into a folder. What blocks here: call it on the background worker."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.files import STEPS_FILE
from convstudio.core.lessons.recording import START, step_text
from convstudio.core.view_state import ViewState

STEP_STUB: Final = "\n## {identifier}: {title}\n{body}\n\n### notes\n{notes}\n"
"""The text of a step, to be written by its author."""


class Recording:
    """A lesson that is being written; it knows what is in its files, and nothing else counts as a step.

    Parameters
    ----------
    folder : Path
        Where the lesson lies.
    languages : tuple of str
        Those that it has texts in.
    """

    def __init__(self, folder: Path, languages: tuple[str, ...]) -> None:
        self.folder = folder
        self._languages = languages
        self._count = 0
        self._before: ViewState | None = None

    @classmethod
    def begin(cls, folder: Path, languages: tuple[str, ...], title: str, summary: str) -> "Recording":
        """Make a folder for a lesson without steps, with a text in each of `languages`.

        Raises
        ------
        StudioError
            LESSON_FOLDER_TAKEN where there is something already, SAVE_FAILED where it cannot be made.
        """
        try:
            if folder.exists() and (folder.is_file() or any(folder.iterdir())):
                raise StudioError(Code.LESSON_FOLDER_TAKEN, name=folder.name)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / STEPS_FILE).write_text(START, encoding="utf-8")
            for language in languages:
                (folder / f"{language}.md").write_text(f"# {title}\n{summary}\n", encoding="utf-8")
        except OSError as error:
            raise _failed(folder, error) from None
        return cls(folder, languages)

    def append(self, document: Document, view: ViewState, title: str, body: str, notes: str) -> int:
        """Write a step and its text in each language, or, where that fails, nothing of it.

        Parameters
        ----------
        document, view : Document, ViewState
            What the step shows.
        title : str
            With ``{number}`` for that of the step.
        body, notes : str
            What its author is to write anew.

        Returns
        -------
        int
            Number of the step, from 1.

        Raises
        ------
        StudioError
            SAVE_FAILED where the files cannot be written; LESSON_INPUT_LARGE.
        """
        number = self._count + 1
        identifier = f"step-{number}"
        step = step_text(identifier, document, view, self._before)
        stub = STEP_STUB.format(
            identifier=identifier, title=title.format(number=number), body=body, notes=notes
        )
        # The steps come last: until then, the lesson has not got the step.
        files = [*(f"{language}.md" for language in self._languages), STEPS_FILE]
        try:
            _append({self.folder / name: step if name == STEPS_FILE else stub for name in files})
        except OSError as error:
            raise _failed(self.folder, error) from None
        self._count, self._before = number, view
        return number


def _append(texts: Mapping[Path, str]) -> None:
    """Append a text to each of several files that are there; where one fails, all are as before."""
    sizes = {path: path.stat().st_size for path in texts}
    try:
        for path, text in texts.items():
            with path.open("r+b") as file:
                # Its author may have edited it meanwhile, and left the last line open.
                begin = "" if file.read().endswith(b"\n") else "\n"
                file.write((begin + text).encode())
    except OSError:
        for path, size in sizes.items():
            with contextlib.suppress(OSError):
                os.truncate(path, size)
        raise


def _failed(folder: Path, error: OSError) -> StudioError:
    return StudioError(Code.SAVE_FAILED, name=folder.name, reason=error.strerror or str(error))
