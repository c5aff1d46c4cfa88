"""A lesson that is recorded has whole steps only, whatever happens to its files meanwhile."""

from dataclasses import replace
from pathlib import Path
from typing import IO, cast

import pytest

from convstudio.app.lesson_files import load
from convstudio.app.lesson_recording import Recording
from convstudio.core.edits.inputs import blank_input
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.recording import LARGEST
from convstudio.core.view_state import Cursor, ViewState

DOCUMENT = EXAMPLES["first"]()
VIEW = ViewState()


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    return Recording.begin(tmp_path / "mine", ("en", "zh_CN"), "Mine", "About it.")


def add(recording: Recording, view: ViewState = VIEW) -> int:
    return recording.append(DOCUMENT, view, "Step {number}", "Words.", "Notes.")


def contents(recording: Recording) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(recording.folder.iterdir())}


def test_steps_are_numbered_and_whole(recording: Recording) -> None:
    assert [add(recording), add(recording, replace(VIEW, cursor=Cursor(0, (1, 1))))] == [1, 2]
    lesson = load(recording.folder)
    assert [step.identifier for step in lesson.steps] == ["step-1", "step-2"]
    assert [step.title for step in lesson.text("zh_CN").steps] == ["Step 1", "Step 2"]
    assert lesson.text("en").steps[1].notes == "Notes."


@pytest.mark.parametrize("gone", ["en.md", "zh_CN.md", "lesson.yaml"])
def test_a_step_that_cannot_be_written_is_none(recording: Recording, gone: str) -> None:
    stamping = replace(VIEW, stamping=True)
    add(recording)
    file = recording.folder / gone
    kept = file.read_bytes()
    file.unlink()
    file.mkdir()
    before = {
        name: path.read_bytes()
        for name in ("en.md", "zh_CN.md", "lesson.yaml")
        if (path := recording.folder / name).is_file()
    }
    with pytest.raises(StudioError) as caught:
        add(recording, stamping)
    assert caught.value.code is Code.SAVE_FAILED
    file.rmdir()
    assert contents(recording) == before
    file.write_bytes(kept)
    assert add(recording, stamping) == 2
    assert [step.view.stamping for step in load(recording.folder).steps] == [False, True]


def test_what_is_written_by_then_is_taken_back(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    add(recording)
    before, opened, opens = contents(recording), [], Path.open

    def refuse_the_last(path: Path, mode: str) -> IO[bytes]:
        opened.append(path.name)
        if path.name == "lesson.yaml":
            raise OSError(28, "No space left on device")
        return cast(IO[bytes], opens(path, mode))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse_the_last)
        with pytest.raises(StudioError) as caught:
            add(recording)
    assert opened == ["en.md", "zh_CN.md", "lesson.yaml"]
    assert caught.value.values == {"name": "mine", "reason": "No space left on device"}
    assert contents(recording) == before


def test_a_text_is_gone_on_with_as_its_author_left_it(recording: Recording) -> None:
    add(recording)
    for name in ("en.md", "lesson.yaml"):
        path = recording.folder / name
        path.write_bytes(path.read_bytes().rstrip())
    add(recording)
    assert len(load(recording.folder).steps) == 2


def test_what_is_too_large_is_no_step(recording: Recording) -> None:
    large = blank_input(DOCUMENT, (LARGEST + 1, 8), 1)
    with pytest.raises(StudioError) as caught:
        recording.append(large, VIEW, "", "", "")
    assert caught.value.code is Code.LESSON_INPUT_LARGE
    assert add(recording) == 1


def test_only_a_new_folder_is_recorded_into(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder, code in ((tmp_path, Code.LESSON_FOLDER_TAKEN), (tmp_path / "file" / "a", Code.SAVE_FAILED)):
        with pytest.raises(StudioError) as caught:
            Recording.begin(folder, ("en",), "", "")
        assert caught.value.code is code
