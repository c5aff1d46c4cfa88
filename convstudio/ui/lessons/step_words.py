"""What is said of a step beside its text: notes, answer, what is offered, what comes next."""

from dataclasses import dataclass
from string import ascii_uppercase

from convstudio.core.lessons.lesson import PICKED, LessonText, Step
from convstudio.ui.lessons.questions.saying import said_text


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step in one language, in Markdown.

    Attributes
    ----------
    texts : LessonText
        Those of the whole lesson.
    step : Step
        The step.
    index : int
        Its number, from 0.
    """

    texts: LessonText
    step: Step
    index: int

    @property
    def notes(self) -> str:
        """The lecturer's notes; empty where there are none."""
        return self.texts.steps[self.index].notes

    @property
    def answer(self) -> str:
        """What the question of the step comes to; empty where nothing is asked."""
        question = self.step.question
        if question is None:
            return ""
        return said_text(question, question.answer, self.texts.steps[self.index].options)

    @property
    def options(self) -> list[str]:
        """What is offered by the question of the step, each with its letter."""
        question = self.step.question
        if question is None or question.how not in PICKED:
            return []
        words = self.texts.steps[self.index].options
        said = [said_text(question, option.answer, words) for option in question.options]
        return [f"**{letter}** {text}" for letter, text in zip(ascii_uppercase, said, strict=False)]

    @property
    def next_title(self) -> str:
        """The title of the next step; empty at the last one."""
        following = self.texts.steps[self.index + 1 : self.index + 2]
        return following[0].title if following else ""
