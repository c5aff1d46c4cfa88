"""What a step asks for, from its file: answers are worked out and compared, wrong ones computed."""

import operator
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import PICKED, Answer, How, Option, Pane, Question
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene, number, numbers
from convstudio.core.lessons.source import Entry
from convstudio.core.lessons.verdict import same
from convstudio.core.operators import geometry
from convstudio.core.view_state import Cursor

KEYS: Final = ("how", "measure", "at", "channel", "answer", "options", "mistakes", "pane")
"""What a question is described by."""

TYPED: Final = {How.NUMBERS: limits.LESSON_NUMBERS, How.MAP: limits.LESSON_MAP}
"""Way of answering → most numbers that it asks for."""

ACCIDENTS: Final = (IndexError, ValueError, ArithmeticError)
"""What a measure or a misconception raises about a layer that has nothing of the kind."""


def read_question(entry: Entry, scene: Scene) -> Question:
    """Return the question of a step.

    Parameters
    ----------
    entry : Entry
        What stands under `ask`.
    scene : Scene
        What the step shows, with the cursor where `place_asked` has it.

    Raises
    ------
    StudioError
        A LESSON code, with file, line and key; LESSON_WRONG_ANSWER where the file's answer is not what comes out.
    """
    fields = entry.fields(*KEYS)
    how = entry.needed(fields, "how").member(How)
    measure = entry.needed(fields, "measure").one_of(MEASURES)
    answer = worked_out(fields["measure"], lambda: MEASURES[measure](scene))
    _check_way(fields["how"], how, answer)
    stored = entry.needed(fields, "answer")
    if not same(stored_answer(stored, answer), answer):
        raise stored.refusal(
            Code.LESSON_WRONG_ANSWER, stored=_said(stored_answer(stored, answer)), computed=_said(answer)
        )
    names = fields.get("options" if how in PICKED else "mistakes")
    if how in PICKED and names is None:
        raise entry.refusal(Code.LESSON_MISSING_KEY, missing="options")
    options = _options(names, scene, measure, answer) if names is not None else ()
    if how in PICKED and not any(option.right for option in options):
        raise entry.refusal(Code.LESSON_MISSING_KEY, missing="right")
    pane = fields["pane"].member(Pane) if "pane" in fields else Pane.OUTPUT
    return Question(how, measure, answer, options, pane)


def place_asked(entry: Entry, scene: Scene) -> Scene:
    """Return the scene with the cursor on the output value that a question is about."""
    fields, cursor = entry.fields(*KEYS), scene.view.cursor
    if "channel" in fields:
        cursor = Cursor(fields["channel"].integer(0, scene.document.out_channels - 1), cursor.position)
    if "at" in fields:
        position, shape = fields["at"].integers(0, 2**20), geometry.output_shape(scene.document)
        if len(position) != len(shape) or any(map(operator.ge, position, shape)):
            raise fields["at"].wrong_type("a cell that is there")
        cursor = Cursor(cursor.channel, position)
    return replace(scene, view=replace(scene.view, cursor=cursor))


def worked_out(entry: Entry, compute: Callable[[], Answer]) -> Answer:
    """Return what `compute` does, or refuse what stands at `entry`: the layer has nothing of the kind."""
    try:
        with np.errstate(all="ignore"):
            return compute()
    except StudioError as error:
        if error.code is Code.LESSON_TOO_MUCH:
            raise entry.refusal(error.code, **error.values) from None
        raise entry.impossible(error) from None
    except ACCIDENTS:
        raise entry.wrong_type("a measure of this layer") from None


def _check_way(entry: Entry, how: How, answer: Answer) -> None:
    """Refuse a way of answering that does not fit, or in which too much would have to be typed."""
    if how in PICKED:
        return
    axes = {How.NUMBER: 0, How.MAP: 2}.get(how, 1)
    if answer.word or len(answer.shape) != axes:
        raise entry.wrong_type("an answer of this kind")
    if (limit := TYPED.get(how)) is not None and len(answer.numbers) > limit:
        raise entry.refusal(Code.LESSON_TOO_MUCH, found=len(answer.numbers), limit=limit)


def stored_answer(entry: Entry, like: Answer) -> Answer:
    """Return the answer that the file has, as what it is to be compared with."""
    if like.word:
        return Answer(word=entry.text())
    return numbers(entry.array()) if entry.is_list else number(entry.number())


def _said(answer: Answer) -> str:
    """Return an answer as it would stand in the file."""
    if answer.word:
        return answer.word
    values = np.reshape(answer.numbers, answer.shape).tolist()
    return str(values).replace(".0,", ",").replace(".0]", "]").removesuffix(".0")


def _options(entry: Entry, scene: Scene, measure: str, answer: Answer) -> tuple[Option, ...]:
    """Return what is offered: `right`, names of misconceptions, words, and numbers that nobody has a name for."""
    found: list[Option] = []
    items = entry.items()
    if len(items) > limits.LESSON_OPTIONS:
        raise entry.refusal(Code.LESSON_OUT_OF_RANGE, value=len(items), low=1, high=limits.LESSON_OPTIONS)
    for each in items:
        option = _option(each, scene, measure, answer)
        wrong = not option.right and same(option.answer, answer)
        if wrong or any(same(option.answer, other.answer) for other in found):
            raise each.refusal(Code.LESSON_MISTAKE_RIGHT, mistake=_said(option.answer))
        found.append(option)
    return tuple(found)


def _option(entry: Entry, scene: Scene, measure: str, answer: Answer) -> Option:
    if answer.word:
        text = entry.text()
        return Option(Answer(word=text), right=text == answer.word)
    if entry.is_list:
        return Option(numbers(entry.array()))
    text = entry.text()
    if text == "right":
        return Option(answer, right=True)
    if text[0] in "-−.0123456789":
        return Option(number(entry.number()))
    name = entry.one_of(["right", *MISCONCEPTIONS])
    found = worked_out(entry, lambda: MISCONCEPTIONS[name](scene, MEASURES[measure]))
    fitted = replace(found, shape=answer.shape) if len(found.numbers) == len(answer.numbers) else found
    return Option(fitted, mistake=name)
