"""What is told of a lesson's files without reading all of them."""

from pathlib import Path

import pytest

from convstudio.app.lesson_listing import (
    fingerprint,
    identifier_of,
    shipped,
    step_index,
    step_names,
    step_titles,
    untitled,
)
from tests.app.test_lesson_files import folder_of, zip_of
from tests.core.lessons.lesson_files import TEXTS


def test_saving_is_noticed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "mine")
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    (folder / ".en.md.swp").write_text("what an editor leaves there", encoding="utf-8")
    assert fingerprint(folder) == before
    (folder / "en.md").write_text(TEXTS + "\n", encoding="utf-8")
    assert fingerprint(folder) != before
    assert fingerprint(tmp_path / "nowhere") == ()
    assert [name for name, _, _ in fingerprint(zip_of(tmp_path / "mine.zip"))] == ["mine.zip"]


def test_contents_name_every_step() -> None:
    for listed in shipped():
        names = step_names(listed.path)
        for language in ("en", "zh_CN"):
            assert listed.title(language) != listed.identifier
            assert len(step_titles(listed.path)[language]) == len(names)
        assert listed.title("xx") == listed.title("en")


@pytest.mark.parametrize(
    ("step", "index"),
    [("1", 0), ("3", 2), ("pad", 2), ("0", None), ("4", None), ("-1", None), ("٣", None), ("9999", None)],
)
def test_a_step_is_named_by_number_or_id(step: str, index: int | None) -> None:
    assert step_index(step, ("stamp", "first-value", "pad")) == index


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("010-stamp", "stamp"), ("mine.zip", "mine"), ("a.b", "a.b"), ("1000-x", "1000-x")],
)
def test_the_number_of_a_folder_is_no_part_of_its_name(name: str, identifier: str) -> None:
    assert identifier_of(Path(name)) == identifier


def test_lessons_are_listed_before_their_titles_are_read() -> None:
    names = [(listed.identifier, listed.path) for listed in shipped()]
    assert [(listed.identifier, listed.path) for listed in untitled()] == names
    assert all(listed.title("en") == listed.identifier for listed in untitled())
