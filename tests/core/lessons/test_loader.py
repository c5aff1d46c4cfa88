"""A lesson is read whole or refused in one place, with file and line."""

import pytest

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import How
from convstudio.core.lessons.loader import load_lesson
from convstudio.core.lessons.permissions import DOCUMENT, Part
from tests.core.lessons.lesson_files import STEPS, TEXTS, changed, lesson_of, no_pictures


def refusal(steps: str = STEPS, english: str = TEXTS, **more: str) -> StudioError:
    with pytest.raises(StudioError) as caught:
        lesson_of(steps, english, **more)
    return caught.value


def test_a_lesson_is_steps_with_texts() -> None:
    lesson = lesson_of(zh_CN=TEXTS)
    first, asked, done = lesson.steps
    assert [step.identifier for step in lesson.steps] == ["stamp", "first-value", "pad"]
    assert first.locked == DOCUMENT
    assert asked.view.hidden.output
    assert asked.view.hidden.result
    assert not done.view.hidden.output  # what is hidden is said anew in every step
    assert asked.document.weight.tobytes() == first.document.weight.tobytes()
    assert done.locked == {Part.INPUT, Part.KERNEL}
    assert set(lesson.texts) == {"en", "zh_CN"}
    assert lesson.text("fr").title == "The stamp"
    assert lesson.text("en").steps[1].question == "What do they come to?"


def test_what_is_offered_is_computed_from_what_people_get_wrong() -> None:
    question = lesson_of().steps[1].question
    assert question is not None
    assert question.how is How.CHOICE
    assert [option.answer.numbers for option in question.options] == [(5.0,), (19.0,), (28.0,), (20.0,)]
    assert [option.right for option in question.options] == [False, True, False, False]
    assert [option.mistake for option in question.options] == ["turned", "", "matrix_product", ""]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "key"),
    [
        ("kernel: [[0", "kernell: [[0", Code.LESSON_UNKNOWN_KEY, 5, "steps[1].document.kernell"),
        ("    lens: window", "    lense: window", Code.LESSON_UNKNOWN_KEY, 6, "steps[1].lense"),
        ("lens: window", "lens: windows", Code.LESSON_UNKNOWN_NAME, 6, "steps[1].lens"),
        ("cursor: [0, 0]", "cursor: [9, 0]", Code.LESSON_WRONG_TYPE, 7, "steps[1].cursor"),
        ("cursor: [0, 0]", "cursor: zero", Code.LESSON_WRONG_TYPE, 7, "steps[1].cursor"),
        ("cursor: [0, 0]", "cursor: [0.5, 0]", Code.LESSON_WRONG_TYPE, 7, "steps[1].cursor[1]"),
        ("[2, 3]]", "[2]]", Code.LESSON_WRONG_TYPE, 5, "steps[1].document.kernel"),
        ("[[0, 1], [2, 3]]", "[0, 1]", Code.LESSON_WRONG_DEPTH, 5, "steps[1].document.kernel"),
        ("[[0, 1], [2, 3]]", "{ones: [5, 5]}", Code.LESSON_IMPOSSIBLE, 4, "steps[1].document"),
        ("how: choice", "how: chois", Code.LESSON_UNKNOWN_NAME, 12, "steps[2].ask.how"),
        ("measure: output", "measure: outpt", Code.LESSON_UNKNOWN_NAME, 13, "steps[2].ask.measure"),
        ("measure: output", "measure: hits", Code.LESSON_WRONG_TYPE, 13, "steps[2].ask.measure"),
        ("answer: 19", "answer: 18", Code.LESSON_WRONG_ANSWER, 14, "steps[2].ask.answer"),
        ("answer: 19", "answer: [19]", Code.LESSON_WRONG_ANSWER, 14, "steps[2].ask.answer"),
        ("answer: 19", "anser: 19", Code.LESSON_UNKNOWN_KEY, 14, "steps[2].ask.anser"),
        ("right, matrix", "right, matrixx", Code.LESSON_UNKNOWN_NAME, 15, "steps[2].ask.options[3]"),
        ("right, matrix", "right, 19, matrix", Code.LESSON_MISTAKE_RIGHT, 15, "steps[2].ask.options[3]"),
        ("turned, right, ", "turned, ", Code.LESSON_MISSING_KEY, 12, "steps[2].ask"),
        ("id: pad", "id: stamp", Code.LESSON_KEY_TWICE, 16, "steps[3].id"),
        ("id: pad", "id: Pad it", Code.LESSON_WRONG_TYPE, 16, "steps[3].id"),
        ("[4, 4]}", "[3, 3]}", Code.LESSON_GOAL_MISSED, 18, "steps[3].solution"),
        ("[4, 4]}", "[2, 2]}", Code.LESSON_GOAL_REACHED, 17, "steps[3].check"),
        ("output_size: [4, 4]", "size: [4, 4]", Code.LESSON_UNKNOWN_NAME, 17, "steps[3].check.size"),
        ("padding: 1", "padding: 1000", Code.LESSON_OUT_OF_RANGE, 18, "steps[3].solution.padding"),
        ("lock: [input", "lock: [inputs", Code.LESSON_UNKNOWN_NAME, 19, "steps[3].lock[1]"),
        ("    lock: all\n", "    lock: all\n    lock: all\n", Code.LESSON_KEY_TWICE, 9, "steps[1].lock"),
        ("lock: all", "lock: &a all", None, 0, ""),
        ("lock: all", "lock: *a", Code.LESSON_SYNTAX, 8, None),
        ("lock: all", "lock: [", Code.LESSON_SYNTAX, 9, None),
        ("lock: all", "lock: " + "[" * 5000, Code.LESSON_SYNTAX, 8, None),
        ("lock: all", "lock: all\x07", Code.LESSON_SYNTAX, 8, None),
        ("lock: all", "lock: !!python/name:os.system all", None, 0, ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    old: str, new: str, code: Code | None, line: int, key: str | None
) -> None:
    steps = changed(old, new)
    if code is None:
        # A tag and a name mean nothing here: only the plain text is taken.
        assert lesson_of(steps).steps[0].locked == DOCUMENT
        return
    error = refusal(steps)
    assert error.code is code
    assert (error.values["name"], error.values["line"]) == ("lesson.yaml", line)
    assert error.values.get("key") == key


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("## pad: Make it larger\nAdd padding.\n", "", Code.LESSON_TEXT_MISSING, 1),
        ("### reveal\n19.\n", "", Code.LESSON_TEXT_MISSING, 7),
        ("### reveal", "### reveel", Code.LESSON_TEXT_EXTRA, 13),
        ("## pad:", "## padd:", Code.LESSON_TEXT_EXTRA, 19),
        ("## pad:", "## stamp:", Code.LESSON_KEY_TWICE, 19),
        ("### notes", "### reveal", Code.LESSON_KEY_TWICE, 16),
        ("# The stamp\n", "", Code.LESSON_TEXT_MISSING, 1),
        ("Look at the window.\n", "", Code.LESSON_TEXT_MISSING, 4),
    ],
)
def test_texts_fit_the_steps(old: str, new: str, code: Code, line: int) -> None:
    error = refusal(english=changed(old, new, TEXTS))
    assert (error.code, error.values["name"], error.values["line"]) == (code, "en.md", line)


def test_headings_within_a_fence_are_text() -> None:
    lesson = lesson_of(english=changed("Add padding.", "```\n## not a step\n```", TEXTS))
    assert "## not a step" in lesson.text("en").steps[2].body


def test_a_thousand_steps_are_too_many() -> None:
    step = "  - id: s{}\n    document: {{example: first}}\n"
    many = "steps:\n" + "".join(step.format(number) for number in range(1000))
    error = refusal(many)
    assert (error.code, error.values["found"]) == (Code.LESSON_TOO_MANY_STEPS, 1000)


def test_what_is_no_lesson_is_refused() -> None:
    texts = TEXTS.encode()
    for files, code in (
        ({}, Code.LESSON_NOT_ONE),
        ({"en.md": texts}, Code.LESSON_NOT_ONE),
        ({"lesson.yaml": STEPS.encode()}, Code.LESSON_TEXT_MISSING),
        ({"lesson.yaml": b"", "en.md": texts}, Code.LESSON_SYNTAX),
        ({"lesson.yaml": b"steps: []", "en.md": texts}, Code.LESSON_MISSING_KEY),
        ({"lesson.yaml": b"\xff\xfe\x00", "en.md": texts}, Code.LESSON_NOT_TEXT),
        ({"lesson.yaml": STEPS.encode(), "en.md": b"\xff"}, Code.LESSON_NOT_TEXT),
        ({"lesson.yaml": b" " * (limits.LESSON_TEXT_BYTES + 1)}, Code.LESSON_TOO_LARGE),
        ({"lesson.yaml": b"", "a.png": bytes(limits.LESSON_BYTES + 1)}, Code.LESSON_TOO_LARGE),
    ):
        with pytest.raises(StudioError) as caught:
            load_lesson("mine", files, no_pictures)
        assert caught.value.code is code


def test_the_value_that_is_asked_for_stays_hidden_under_another_cursor() -> None:
    lesson = lesson_of(STEPS.replace("hide: [output, result]", "hide: [result]"))
    hidden = lesson.steps[1].view.hidden
    assert hidden.value((0, 0), (1, 1))
    assert hidden.value((1, 1), (1, 1))
    assert not hidden.value((0, 1), (1, 1))


def test_the_value_that_is_asked_for_elsewhere_is_hidden_too() -> None:
    steps = changed("hide: [output, result]", "hide: [result]")
    steps = changed("answer: 19", "at: [1, 1]\n      answer: 43", steps)
    lesson = lesson_of(changed("matrix_product, 20", "20", steps))
    step = lesson.steps[1]
    assert step.view.cursor.position == (0, 0)
    assert step.view.hidden.cells == ((0, 0), (1, 1))


@pytest.mark.parametrize(
    ("how", "side", "measure", "limit"),
    [("map", 33, "output_map", limits.LESSON_MAP), ("numbers", 65, "output_row", limits.LESSON_NUMBERS)],
)
def test_nobody_has_to_type_very_much(how: str, side: int, measure: str, limit: int) -> None:
    def asked(size: int) -> str:
        rows = [[1] * size] * (size if how == "map" else 1)
        answer = rows if how == "map" else rows[0]
        return (
            f"steps:\n  - id: first-value\n    document: {{input: {rows}, kernel: [[1]]}}\n"
            f"    ask: {{how: {how}, measure: {measure}, answer: {answer}}}\n"
        )

    texts = TEXTS[: TEXTS.index("## stamp")] + TEXTS[TEXTS.index("## first") : TEXTS.index("## pad")]
    assert lesson_of(asked(side - 1), texts).steps[0].question is not None
    error = refusal(asked(side), texts)
    assert (error.code, error.values["limit"]) == (Code.LESSON_TOO_MUCH, limit)
    assert error.values["key"] == "steps[1].ask.how"


def test_solutions_count_as_inputs() -> None:
    step = (
        "  - id: s{}\n    document: {{dimensions: 3, input: [[[1]]], kernel: [[[1]]]}}\n"
        "    check: {{output_size: [1, 1, 2]}}\n"
        "    solution: {{input: {{zeros: [4, 64, 64, 64]}}, stride: [64, 64, 63]}}\n"
    )
    number = limits.LESSON_INPUT // (4 * 64**3)
    error = refusal("steps:\n" + "".join(map(step.format, range(number))))
    assert (error.code, error.values["limit"]) == (Code.LESSON_TOO_MUCH, limits.LESSON_INPUT)
    assert error.values["key"] == f"steps[{number}]"
