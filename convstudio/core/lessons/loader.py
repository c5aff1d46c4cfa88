"""A lesson from its files."""

from collections.abc import Mapping

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.documents import Pictures
from convstudio.core.lessons.figures import file_flaw
from convstudio.core.lessons.files import FIGURE_FILE, STEPS_FILE, TEXT_FILE
from convstudio.core.lessons.lesson import Lesson, LessonText
from convstudio.core.lessons.source import read_yaml
from convstudio.core.lessons.steps import read_steps
from convstudio.core.lessons.texts import read_texts


def load_lesson(identifier: str, files: Mapping[str, bytes], pictures: Pictures) -> Lesson:
    """Return a lesson, all of it checked: texts, documents, and that its stored answers are right.

    Parameters
    ----------
    identifier : str
        Name of the lesson.
    files : mapping of str to bytes
        File name → content: lesson.yaml, a Markdown file for each language, and figures.
    pictures : callable
        Makes photographs small.

    Raises
    ------
    StudioError
        A LESSON code; most with the file, the line and the key.
    """
    if STEPS_FILE not in files:
        raise StudioError(Code.LESSON_NOT_ONE, name=identifier)
    for name, content in files.items():
        if name == STEPS_FILE or TEXT_FILE.fullmatch(name):
            _check_size(name, len(content), limits.LESSON_TEXT_BYTES)
    _check_size(identifier, sum(map(len, files.values())), limits.LESSON_BYTES)
    whole = read_yaml(files[STEPS_FILE], STEPS_FILE)
    steps = read_steps(whole.needed(whole.fields("steps"), "steps"), pictures)
    figures = {name: content for name, content in files.items() if FIGURE_FILE.fullmatch(name)}
    flaws = {name: file_flaw(name, content) for name, content in figures.items()}
    texts: dict[str, LessonText] = {}
    for name in sorted(files):
        match = TEXT_FILE.fullmatch(name)
        if match is not None:
            texts[match[1]] = read_texts(files[name], name, steps, flaws)
    if not texts:
        raise StudioError(Code.LESSON_TEXT_MISSING, name=STEPS_FILE, line=1, key="en.md")
    sound = {name: content for name, content in figures.items() if flaws[name] is None}
    return Lesson(identifier, steps, texts, sound)


def _check_size(name: str, found: int, limit: int) -> None:
    if found > limit:
        raise StudioError(Code.LESSON_TOO_LARGE, name=name, found=found, limit=limit)
