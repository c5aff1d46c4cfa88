"""The texts of a lesson: one Markdown file for each language, parted by its headings.

``# Title`` and a sentence; ``## step: Heading`` for each step; in a step ``### question``, ``### reveal``,
``### notes`` and ``### option WORD``, with these English keys in every language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.figures import FIGURE, can_draw
from convstudio.core.lessons.lesson import LessonText, Step, StepText
from convstudio.core.lessons.source import quoted

HEADING: Final = re.compile(r"(#{1,3}) +(\S.*)")
LINE_END: Final = re.compile(r"\r\n|\r|\n")
PARTS: Final = ("question", "reveal", "notes")
AFTERWARDS: Final = ("reveal", "notes")
"""Parts that nobody reads before the answer is given."""

OPTION: Final = "option "

Flaws = Mapping[str, StudioError | None]
"""Name of a picture file → why it cannot be shown, or None where it can."""

_LONE: Final = re.compile(r"( {0,3}[0-9]*)([-+*.)])[ \t]*")
"""A line that is an answer, such as "19." or "+", though Markdown would see a list with nothing in it."""

_CODE: Final = re.compile(r"`[^`]*+`")


@dataclass(slots=True)
class _Section:
    """A heading, the number of its line, and the lines below it."""

    level: int
    heading: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The Markdown below the heading."""
        return "\n".join(self.lines).strip()

    def shown(self) -> Iterator[tuple[int, str]]:
        """Yield (number, text) of each line that is no part of a fence."""
        fenced = False
        for number, line in enumerate(self.lines, self.line + 1):
            fenced ^= line.startswith("```")
            if not fenced:
                yield number, line


@dataclass(frozen=True, slots=True)
class _Chapter:
    """What the file says of a step: its title, the section of its heading, and those below that."""

    title: str
    top: _Section
    below: list[_Section]


def read_texts(content: bytes, file: str, steps: Sequence[Step], figures: Flaws | None = None) -> LessonText:
    """Return the texts of a lesson in one language.

    Parameters
    ----------
    content : bytes
        Markdown in UTF-8.
    file : str
        Its name, for refusals.
    steps : sequence of Step
        What needs texts.
    figures : mapping of str to StudioError or None
        The picture files that there are.

    Raises
    ------
    StudioError
        LESSON_NOT_TEXT, LESSON_TEXT_MISSING, LESSON_TEXT_EXTRA, LESSON_KEY_TWICE or a LESSON_FIGURE code, with file,
        line and key.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudioError(Code.LESSON_NOT_TEXT, name=file) from None
    sections = _sections(text)
    head = sections[0] if sections and sections[0].level == 1 else None
    if head is None or not head.heading:
        raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=1, key="# …")
    found = _chapters(file, sections[1:])
    extra = next((each for each in found if each not in {step.identifier for step in steps}), None)
    if extra is not None:
        raise StudioError(Code.LESSON_TEXT_EXTRA, name=file, line=found[extra].top.line, key=extra)
    parts = []
    for step in steps:
        if step.identifier not in found:
            raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=head.line, key=step.identifier)
        chapter = found[step.identifier]
        for section in (chapter.top, *chapter.below):
            _check_figures(file, section, figures or {}, step)
        parts.append(_step_text(file, step, chapter))
    _check_figures(file, head, figures or {})
    return LessonText(head.heading, head.text, tuple(parts))


def _chapters(file: str, sections: Sequence[_Section]) -> dict[str, _Chapter]:
    """Return the name of each step → its sections."""
    found: dict[str, _Chapter] = {}
    below: list[_Section] | None = None
    for section in sections:
        if section.level == 2:
            identifier, _, title = section.heading.partition(":")
            if identifier in found:
                raise StudioError(Code.LESSON_KEY_TWICE, name=file, line=section.line, key=identifier)
            below = []
            found[identifier] = _Chapter(title.strip(), section, below)
        elif below is None or section.level == 1:
            raise StudioError(Code.LESSON_TEXT_EXTRA, name=file, line=section.line, key=section.heading)
        else:
            below.append(section)
    return found


def _sections(text: str) -> list[_Section]:
    """Return the text parted by headings of the first three levels, but not by what looks so within a fence."""
    sections: list[_Section] = []
    fenced = False
    for number, line in enumerate(LINE_END.split(text), 1):
        fenced ^= line.startswith("```")
        heading = None if fenced else HEADING.fullmatch(line)
        if heading is not None:
            sections.append(_Section(len(heading[1]), heading[2].rstrip().rstrip("#").rstrip(), number))
        elif sections:
            sections[-1].lines.append(line if fenced else _escaped(line))
    return sections


def _escaped(line: str) -> str:
    """Return a line of Markdown so that an answer in it that looks like the beginning of a list is text."""
    lone = _LONE.fullmatch(line)
    return line if lone is None else f"{lone[1]}\\{lone[2]}"


def _check_figures(file: str, section: _Section, figures: Flaws, step: Step | None = None) -> None:
    """Raise a LESSON_FIGURE code for a figure that is not there, cannot be shown, or is not seen to be one.

    Markdown has other ways of writing a figure; what is written in one of them would not have been looked at.
    """
    for line, text in section.shown():
        shown = _CODE.sub("", text)
        for match in FIGURE.finditer(shown):
            flaw = _figure_flaw(match[1], figures, step)
            if flaw is None and step is not None and section.heading not in AFTERWARDS:
                flaw = _leak(match[1], step)
            if flaw is not None:
                raise StudioError(flaw.code, name=file, line=line, key=quoted(match[1]), **flaw.values)
        rest = FIGURE.sub("", shown)
        if "![" in rest:
            key = quoted(rest[rest.index("![") :])
            raise StudioError(Code.LESSON_FIGURE_FORM, name=file, line=line, key=key)


def _figure_flaw(name: str, figures: Flaws, step: Step | None) -> StudioError | None:
    """Return why a figure is not shown, or None where it is."""
    if name in figures:
        return figures[name]
    there = step is not None and can_draw(step.document, name)
    return None if there else StudioError(Code.LESSON_FIGURE_MISSING)


def _leak(name: str, step: Step) -> StudioError | None:
    """Return why a figure would tell what the step hides until the answer, or None where it does not."""
    hidden = step.view.hidden
    told = (name == "output" and hidden.withholds_output) or (name == "coverage" and hidden.size)
    return StudioError(Code.LESSON_FIGURE_HIDDEN) if told else None


def _step_text(file: str, step: Step, chapter: _Chapter) -> StepText:
    parts: dict[str, str] = {}
    options: dict[str, str] = {}
    for each in chapter.below:
        known = each.heading in PARTS or each.heading.startswith(OPTION)
        key = f"{step.identifier}: {each.heading}"
        if not known:
            raise StudioError(Code.LESSON_TEXT_EXTRA, name=file, line=each.line, key=key)
        if each.heading in parts or each.heading.removeprefix(OPTION) in options:
            raise StudioError(Code.LESSON_KEY_TWICE, name=file, line=each.line, key=key)
        if each.heading in PARTS:
            parts[each.heading] = each.text
        else:
            options[each.heading.removeprefix(OPTION)] = each.text
    line = chapter.top.line
    for needed, there in _needed(step, parts, options):
        if not there:
            key = f"{step.identifier}: {needed}"
            raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=line, key=key)
    if not chapter.title or not chapter.top.text:
        raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=line, key=step.identifier)
    return StepText(chapter.title, chapter.top.text, **parts, options=options)


def _needed(step: Step, parts: dict[str, str], options: dict[str, str]) -> list[tuple[str, bool]]:
    """Return what the texts of a step cannot do without, and whether it is there."""
    if step.question is None:
        return []
    words = [option.answer.word for option in step.question.options if option.answer.word]
    return [
        *((part, bool(parts.get(part))) for part in ("question", "reveal")),
        *((OPTION + word, bool(options.get(word))) for word in words),
    ]
