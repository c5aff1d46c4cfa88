"""Writing a lesson step by step into a folder. Functions that block: call them on the background worker."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.loader import STEPS_FILE
from convstudio.core.lessons.recording import START

STEP_STUB: Final = "\n## {identifier}: {title}\n{body}\n\n### notes\n{notes}\n"
"""The text of a step, to be written by its author."""


def begin(folder: Path, languages: Collection[str], title: str, summary: str) -> None:
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
        raise StudioError(Code.SAVE_FAILED, name=folder.name, reason=error.strerror or str(error)) from None


def append(folder: Path, step: str, languages: Collection[str], stub: str) -> None:
    """Append a step and its text in each language to the lesson in a folder.

    Raises
    ------
    StudioError
        SAVE_FAILED where the files cannot be written.
    """
    try:
        with (folder / STEPS_FILE).open("a", encoding="utf-8") as file:
            file.write(step)
        for language in languages:
            with (folder / f"{language}.md").open("a", encoding="utf-8") as file:
                file.write(stub)
    except OSError as error:
        raise StudioError(Code.SAVE_FAILED, name=folder.name, reason=error.strerror or str(error)) from None
