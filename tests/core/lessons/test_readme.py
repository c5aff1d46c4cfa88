"""The lesson that the README shows is whole, and its table knows every key."""

import re
from pathlib import Path

from convstudio.core.lessons import documents
from convstudio.core.lessons.loader import load_lesson
from convstudio.core.lessons.permissions import Part
from convstudio.core.lessons.steps import KEYS, reached
from convstudio.core.lessons.views import HIDES
from tests.core.lessons.lesson_files import no_pictures

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## Write your own lesson\n")[1].split("\n## Set-up")[0]


def block(language: str) -> bytes:
    found = re.findall(rf"^```{language}\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return str(found[0]).encode()


def test_the_example_is_a_whole_lesson() -> None:
    files = {"lesson.yaml": block("yaml"), "en.md": block("markdown")}
    lesson = load_lesson("mine", files, no_pictures)
    window, asked, goal = lesson.steps
    assert lesson.text("en").title == "My first lesson"
    assert window.locked
    assert asked.question is not None
    assert [option.mistake for option in asked.question.options] == ["turned", "matrix_product"]
    assert goal.goal is not None
    assert reached(goal.goal, goal.goal.solution, goal.view)


def test_the_table_has_every_key() -> None:
    table = set(re.findall(r"`(\w+)`", SECTION))
    assert {*KEYS, *documents.KEYS, *HIDES, *Part} - table == set()
