"""A lesson as a value: what the player goes through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from convstudio.core.document import Document
from convstudio.core.learning.settings import Settings
from convstudio.core.lessons.permissions import Part
from convstudio.core.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question is answered by: numbers, or one word.

    Attributes
    ----------
    numbers : tuple of float
        Row by row.
    shape : tuple of int
        () for one number, (n,) for several, (rows, columns) for a map.
    word : str
        Where it is no number; then there are none.
    """

    numbers: tuple[float, ...] = ()
    shape: tuple[int, ...] = ()
    word: str = ""


class How(StrEnum):
    """How a question is answered."""

    NUMBER = "number"
    NUMBERS = "numbers"
    CELL = "cell"
    CHOICE = "choice"
    MAP = "map"
    VOTE = "vote"


PICKED: Final = (How.CHOICE, How.VOTE)
"""The ways of answering that offer options."""


class Pane(StrEnum):
    """Where a cell is clicked."""

    INPUT = "input"
    KERNEL = "kernel"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers that are offered.

    Attributes
    ----------
    answer : Answer
        What it says; its text has the key of a word, a number is its own text.
    mistake : str
        Name of the misconception that leads to it; empty for the right one, and for what no named one leads to.
    right : bool
        Whether it is the answer.
    """

    answer: Answer
    mistake: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something to predict before it is revealed.

    Attributes
    ----------
    how : How
        How it is answered.
    measure : str
        Name of what is asked for.
    answer : Answer
        What the document of the step makes of it.
    options : tuple of Option
        In the order they are shown in, of a choice and a vote; one of them is right. Else the answers that a
        misconception leads to, so that it can be named.
    pane : Pane
        Where a cell is clicked.
    """

    how: How
    measure: str
    answer: Answer
    options: tuple[Option, ...] = ()
    pane: Pane = Pane.OUTPUT


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """Something to do in the studio; the step says when it is done.

    Attributes
    ----------
    checks : mapping of str to Answer
        Name of a measure → what it is when the goal is reached.
    solution : Document
        A document that reaches it.
    """

    checks: Mapping[str, Answer]
    solution: Document


@dataclass(frozen=True, slots=True)
class Training:
    """A run of the Learn lens that a step prepares.

    Attributes
    ----------
    settings : Settings
        How to learn; the task is the document's own output.
    start : tuple of float
        First weights, in the order of the kernel; empty lets them be drawn from the seed.
    steps : int
        Steps that are taken at once.
    pace : float
        Steps a second, one of the paces of the Learn lens; 0 stands for full speed.
    """

    settings: Settings
    start: tuple[float, ...] = ()
    steps: int = 0
    pace: float = 2.0


@dataclass(frozen=True, slots=True)
class StepText:
    """What a step says in one language, in Markdown.

    Attributes
    ----------
    title, body : str
        Heading and text.
    question, reveal, notes : str
        What is asked, what is said with the answer, and what the lecturer alone reads; empty where there is none.
    options : mapping of str to str
        Word of an option → what it says.
    """

    title: str
    body: str
    question: str = ""
    reveal: str = ""
    notes: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LessonText:
    """What a lesson says in one language.

    Attributes
    ----------
    title, summary : str
        What it is called, and a sentence about it.
    steps : tuple of StepText
        In the order of the steps.
    """

    title: str
    summary: str
    steps: tuple[StepText, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step: a document, a view on it, what may be touched, and what is asked.

    Attributes
    ----------
    identifier : str
        Unique in the lesson; the same in every language.
    document : Document
        What the step starts from.
    view : ViewState
        Where to look, and what is hidden until the answer is revealed.
    locked : frozenset of Part
        What may not be changed.
    question : Question or None
        What to predict.
    goal : Goal or None
        What to do.
    training : Training or None
        The run that the Learn lens shows.
    """

    identifier: str
    document: Document
    view: ViewState
    locked: frozenset[Part] = frozenset()
    question: Question | None = None
    goal: Goal | None = None
    training: Training | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Steps, and what they say in each language.

    Attributes
    ----------
    identifier : str
        Name of its folder without the number.
    steps : tuple of Step
        At least one.
    texts : mapping of str to LessonText
        Language (such as "en") → texts; English or the first one stands in for a language that is not there.
    figures : mapping of str to bytes
        File name → picture file; those that cannot be shown are not among them.
    """

    identifier: str
    steps: tuple[Step, ...]
    texts: Mapping[str, LessonText]
    figures: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, language: str) -> LessonText:
        """Return the texts in `language`, or in English, or in the first language there is."""
        return self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values()))
