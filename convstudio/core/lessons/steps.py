"""The steps of a lesson, from its file."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.settings import Loss, Optimizer, Settings, parse_rate
from convstudio.core.lessons import views
from convstudio.core.lessons.documents import Description, Pictures
from convstudio.core.lessons.effort import effort
from convstudio.core.lessons.lesson import Answer, Goal, Step, Training
from convstudio.core.lessons.measures import LIGHT, MEASURES
from convstudio.core.lessons.permissions import DOCUMENT, Part
from convstudio.core.lessons.questions import ACCIDENTS, place_asked, read_question, stored_answer, worked_out
from convstudio.core.lessons.scene import Scene
from convstudio.core.lessons.source import Entry
from convstudio.core.lessons.verdict import same
from convstudio.core.view_state import ViewState

KEYS: Final = (
    "id",
    "document",
    "change",
    *views.KEYS,
    "lock",
    "ask",
    "check",
    "solution",
    "learn",
)
IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COUNTED: Final = (
    "weights",
    "parameters",
    "biases",
    "out_channels",
    "kernels",
    "matrix_share",
    "weights_one_axis_more",
    "weight_shape",
    "fully_connected",
    "matrix_shape",
    "matrix_filled",
)
"""Measures that stand in words beside the layer: where one of them is asked for, these words are hidden."""

PACES: Final = (0.0, 1.0, 2.0, 5.0, 30.0)


def read_steps(entry: Entry, pictures: Pictures) -> tuple[Step, ...]:
    """Return the steps of a lesson.

    Parameters
    ----------
    entry : Entry
        The list of steps.
    pictures : callable
        Makes photographs small.

    Raises
    ------
    StudioError
        A LESSON code, with file, line and key.
    """
    items = entry.items()
    if not 1 <= len(items) <= limits.LESSON_STEPS:
        raise entry.refusal(
            Code.LESSON_TOO_MANY_STEPS if items else Code.LESSON_MISSING_KEY,
            **({"found": len(items), "limit": limits.LESSON_STEPS} if items else {"missing": "steps[1]"}),
        )
    steps: list[Step] = []
    description: Description | None = None
    pictures = functools.cache(pictures)  # what several steps show is there once
    for each in items:
        fields = each.fields(*KEYS)
        description = _described(each, fields, description)
        step = _step(each, fields, description, steps[-1].view if steps else ViewState(), pictures)
        if step.identifier in {earlier.identifier for earlier in steps}:
            raise fields["id"].refusal(Code.LESSON_KEY_TWICE)
        steps.append(step)
        _check_amount(each, steps)
    return tuple(steps)


def _check_amount(entry: Entry, steps: Sequence[Step]) -> None:
    """Raise LESSON_TOO_MUCH where all steps up to that of `entry` hold too much, or take too long to work out."""
    solutions = [step.goal.solution for step in steps if step.goal is not None]
    inputs = [document.signal.values for document in (*(step.document for step in steps), *solutions)]
    held = {id(values): values.size for values in inputs}
    asked = [step for step in steps if step.question is not None and step.question.measure not in LIGHT]
    efforts = sum(effort(step.document) * (1 + len(step.question.options)) for step in asked if step.question)
    for found, limit in ((sum(held.values()), limits.LESSON_INPUT), (efforts, limits.LESSON_EFFORTS)):
        if found > limit:
            raise entry.refusal(Code.LESSON_TOO_MUCH, found=found, limit=limit)


def _described(entry: Entry, fields: dict[str, Entry], before: Description | None) -> Description:
    """Return what describes the document of a step: a new one, or that of the step before, perhaps changed."""
    if "document" in fields:
        found = Description.read(fields["document"])
    elif before is None:
        raise entry.refusal(Code.LESSON_MISSING_KEY, missing="document")
    else:
        found = before
    return found.changed(fields["change"]) if "change" in fields else found


def _step(
    entry: Entry, fields: dict[str, Entry], description: Description, before: ViewState, pictures: Pictures
) -> Step:
    identifier = entry.needed(fields, "id")
    if not IDENTIFIER.fullmatch(identifier.text()):
        raise identifier.wrong_type("name")
    document = description.document(pictures)
    view = views.read_view(fields, before, document)
    training = _training(fields["learn"]) if "learn" in fields else None
    scene = Scene(document, view, training)
    asked = place_asked(fields["ask"], scene) if "ask" in fields else scene
    question = read_question(fields["ask"], asked) if "ask" in fields else None
    if question is not None and question.measure in COUNTED:
        view = replace(view, hidden=replace(view.hidden, counts=True))
    if question is not None and view.hidden.result:
        # The value that is asked for stays hidden when another one is looked at, or is from the start.
        cells = dict.fromkeys((*view.hidden.cells, view.cursor.position, asked.view.cursor.position))
        view = replace(view, hidden=replace(view.hidden, cells=tuple(cells)))
    return Step(
        identifier.text(),
        document,
        view,
        _locked(fields["lock"]) if "lock" in fields else frozenset(),
        question,
        _goal(entry, fields, scene, description, pictures) if "check" in fields else None,
        training,
    )


def _locked(entry: Entry) -> frozenset[Part]:
    """Return the parts of a list, or all of the document."""
    if not entry.is_list:
        entry.one_of(["all"])
        return DOCUMENT
    return frozenset(each.member(Part) for each in entry.items())


def _training(entry: Entry) -> Training:
    fields = entry.fields("optimizer", "rate", "loss", "seed", "start", "steps", "pace")
    settings = Settings()
    try:
        if "optimizer" in fields:
            settings = replace(settings, optimizer=fields["optimizer"].member(Optimizer))
        if "loss" in fields:
            settings = replace(settings, loss=fields["loss"].member(Loss))
        if "rate" in fields:
            settings = replace(settings, learning_rate=parse_rate(fields["rate"].text()))
        if "seed" in fields:
            settings = replace(settings, seed=fields["seed"].integer(0, 2**31 - 1))
    except StudioError as error:
        if error.code.startswith("lesson_"):
            raise
        raise fields["rate"].impossible(error) from None
    start = tuple(fields["start"].array().ravel().tolist()) if "start" in fields else ()
    steps = fields["steps"].integer(0, 1000) if "steps" in fields else 0
    pace = fields["pace"].number() if "pace" in fields else 2.0
    if pace not in PACES:
        raise fields["pace"].refusal(
            Code.LESSON_UNKNOWN_NAME, text=str(pace), known=", ".join(map(str, PACES))
        )
    return Training(settings, start, steps, pace)


def _goal(
    entry: Entry, fields: dict[str, Entry], scene: Scene, description: Description, pictures: Pictures
) -> Goal:
    checks: dict[str, Answer] = {}
    for name, value in fields["check"].pairs():
        if name not in MEASURES:
            raise value.refusal(Code.LESSON_UNKNOWN_NAME, text=name, known=", ".join(MEASURES))
        checks[name] = stored_answer(value, worked_out(value, functools.partial(MEASURES[name], scene)))
    solution = description.changed(entry.needed(fields, "solution")).document(pictures)
    goal = Goal(checks, solution)
    if reached(goal, scene.document, scene.view):
        raise fields["check"].refusal(Code.LESSON_GOAL_REACHED)
    if not reached(goal, solution, scene.view):
        raise fields["solution"].refusal(Code.LESSON_GOAL_MISSED)
    return goal


def reached(goal: Goal, document: Document, view: ViewState) -> bool:
    """Return whether a document reaches a goal; one whose geometry is impossible does not."""
    scene = Scene(document, view)
    try:
        return all(same(MEASURES[name](scene), wanted) for name, wanted in goal.checks.items())
    except (StudioError, *ACCIDENTS):
        return False
