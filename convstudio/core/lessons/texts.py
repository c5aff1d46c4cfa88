"""The texts of a lesson: one Markdown file for each language, parted by its headings.

``# Title`` and a sentence; ``## step: Heading`` for each step; in a step ``### question``, ``### reveal``,
``### notes`` and ``### option WORD``, with these English keys in every language.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.figures import FIGURE, can_draw
from convstudio.core.lessons.lesson import LessonText, Step, StepText

HEADING: Final = re.compile(r"(#{1,3}) +(\S.*)")
LINE_END: Final = re.compile(r"\r\n|\r|\n")
PARTS: Final = ("question", "reveal", "notes")
OPTION: Final = "option "


@dataclass(slots=True)
class _Section:
    """A heading, the number of its line, and the lines below it."""

    level: int
    heading: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def read_texts(content: bytes, file: str, steps: Sequence[Step], figures: Collection[str] = ()) -> LessonText:
    """Return the texts of a lesson in one language.

    Parameters
    ----------
    content : bytes
        Markdown in UTF-8.
    file : str
        Its name, for refusals.
    steps : sequence of Step
        What needs texts.
    figures : collection of str
        Names of the picture files that a text may show.

    Raises
    ------
    StudioError
        LESSON_NOT_TEXT, LESSON_TEXT_MISSING, LESSON_TEXT_EXTRA, LESSON_KEY_TWICE or LESSON_FIGURE_MISSING, with
        file, line and key.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudioError(Code.LESSON_NOT_TEXT, name=file) from None
    sections = _sections(text)
    head = sections[0] if sections and sections[0].level == 1 else None
    if head is None or not head.heading:
        raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=1, key="# …")
    found: dict[str, tuple[str, _Section, list[_Section]]] = {}
    below: list[_Section] | None = None
    for section in sections[1:]:
        if section.level == 2:
            identifier, _, title = section.heading.partition(":")
            if identifier in found:
                raise StudioError(Code.LESSON_KEY_TWICE, name=file, line=section.line, key=identifier)
            below = []
            found[identifier] = (title.strip(), section, below)
        elif below is None or section.level == 1:
            raise StudioError(Code.LESSON_TEXT_EXTRA, name=file, line=section.line, key=section.heading)
        else:
            below.append(section)
    extra = next((each for each in found if each not in {step.identifier for step in steps}), None)
    if extra is not None:
        raise StudioError(Code.LESSON_TEXT_EXTRA, name=file, line=found[extra][1].line, key=extra)
    parts = []
    for step in steps:
        if step.identifier not in found:
            raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=head.line, key=step.identifier)
        title, section, below_it = found[step.identifier]
        _check_figures(file, step, [section, *below_it], figures)
        parts.append(_step_text(file, step, title, section, below_it))
    return LessonText(head.heading, head.text, tuple(parts))


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
            sections[-1].lines.append(line)
    return sections


def _check_figures(file: str, step: Step, sections: Iterable[_Section], figures: Collection[str]) -> None:
    """Raise LESSON_FIGURE_MISSING for a figure that is no file of the lesson and that the step has no grid for."""
    for section in sections:
        fenced = False
        for line, text in enumerate(section.lines, section.line + 1):
            fenced ^= text.startswith("```")
            for match in FIGURE.finditer("" if fenced else text):
                if match[1] not in figures and not can_draw(step.document, match[1]):
                    raise StudioError(Code.LESSON_FIGURE_MISSING, name=file, line=line, key=match[1])


def _step_text(file: str, step: Step, title: str, section: _Section, below: list[_Section]) -> StepText:
    parts: dict[str, str] = {}
    options: dict[str, str] = {}
    for each in below:
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
    for needed, there in _needed(step, parts, options):
        if not there:
            key = f"{step.identifier}: {needed}"
            raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=section.line, key=key)
    if not title or not section.text:
        raise StudioError(Code.LESSON_TEXT_MISSING, name=file, line=section.line, key=step.identifier)
    return StepText(title, section.text, **parts, options=options)


def _needed(step: Step, parts: dict[str, str], options: dict[str, str]) -> list[tuple[str, bool]]:
    """Return what the texts of a step cannot do without, and whether it is there."""
    if step.question is None:
        return []
    words = [option.answer.word for option in step.question.options if option.answer.word]
    return [
        *((part, bool(parts.get(part))) for part in ("question", "reveal")),
        *((OPTION + word, bool(options.get(word))) for word in words),
    ]
