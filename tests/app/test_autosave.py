import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from convstudio.app import autosave
from convstudio.app.autosave import Autosave, Recovered, forget, recoverable
from convstudio.app.session_file import load_session, save_session
from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.view_state import ViewState

VIEW = ViewState()

CRASH = """
import os, sys
from pathlib import Path
from convstudio.app.autosave import Autosave
from convstudio.app.session_file import load_session
autosave = Autosave(Path(sys.argv[1]))
origin = Path(sys.argv[3]) if len(sys.argv) > 3 else None
assert autosave.save(*load_session(Path(sys.argv[2])), origin)
print(autosave.path, flush=True)
sys.stdin.read()
os._exit(1)
"""


def document_of(value: float) -> Document:
    return Document(Signal(frozen([[[value]]])), LayerSpec(), frozen([[[[1.0]]]]), frozen([0.0]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "autosave"


def started(folder: Path, value: float, *origin: str) -> subprocess.Popen[bytes]:
    """Return a program that has autosaved `value` and lives until its input ends."""
    source = folder.parents[1] / f"{value}.convstudio"
    save_session(source, document_of(value), VIEW)
    command = [sys.executable, "-c", CRASH, str(folder), str(source), *origin]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def crashed(folder: Path, value: float, *origin: str) -> None:
    with started(folder, value, *origin) as process:
        process.kill()


def only(folder: Path) -> Recovered:
    (found,) = recoverable(folder)
    return found


def value_of(document: Document) -> float:
    return float(document.signal.values[0, 0, 0])


def test_a_clean_end_leaves_nothing(folder: Path) -> None:
    mine = Autosave(folder)
    assert not folder.exists()
    assert mine.save(document_of(1), VIEW, None)
    assert mine.path.exists()
    mine.discard()
    assert list(folder.iterdir()) == []
    mine.discard()
    assert mine.save(document_of(2), VIEW, None)
    mine.discard()
    assert recoverable(folder) == []


def test_running_programs_keep_theirs(folder: Path) -> None:
    mine, other = Autosave(folder), Autosave(folder)
    assert mine.save(document_of(1), VIEW, None)
    assert other.save(document_of(2), VIEW, None)
    with started(folder, 3.0) as process:
        assert recoverable(folder) == []
        process.kill()
    assert value_of(load_session(only(folder).path)[0]) == 3.0
    mine.discard()
    other.discard()


def test_what_a_killed_program_left_is_taken_over(folder: Path, tmp_path: Path) -> None:
    origin = tmp_path / "lesson 图.convstudio"
    crashed(folder, 4.0, str(origin))
    found = only(folder)
    assert found.origin == origin
    assert timedelta() <= datetime.now(UTC) - found.saved_at < timedelta(minutes=5)
    mine, other = Autosave(folder), Autosave(folder)
    document, view = mine.adopt(found)
    assert (value_of(document), view) == (4.0, VIEW)
    assert recoverable(folder) == []
    with pytest.raises(StudioError) as caught:
        other.adopt(found)
    assert caught.value.code is Code.FILE_MISSING
    assert value_of(load_session(mine.path)[0]) == 4.0
    mine.discard()
    other.discard()
    assert list(folder.iterdir()) == []


def test_adopted_and_killed_again_is_still_there(folder: Path) -> None:
    crashed(folder, 5.0, str(folder / "origin"))
    mine = Autosave(folder)
    mine.adopt(only(folder))
    del mine  # its lock goes with it, as with its program
    found = only(folder)
    assert found.origin == folder / "origin"
    assert value_of(load_session(found.path)[0]) == 5.0


def test_newest_first_and_forgotten_on_request(folder: Path) -> None:
    for value in (1.0, 2.0, 3.0):
        crashed(folder, value)
    found = recoverable(folder)
    assert [value_of(load_session(each.path)[0]) for each in found] == [3.0, 2.0, 1.0]
    assert {each.origin for each in found} == {None}
    for each in found:
        forget(each)
        forget(each)
    assert list(folder.iterdir()) == []


def test_damaged_ones_are_put_aside(folder: Path) -> None:
    crashed(folder, 1.0)
    path = only(folder).path
    path.write_bytes(path.read_bytes()[:-1])
    assert recoverable(folder) == []
    assert [entry.suffix for entry in folder.iterdir()] == [".damaged"]
    assert recoverable(folder) == []


def test_nonsense_about_the_origin_is_no_origin(folder: Path) -> None:
    crashed(folder, 1.0, str(folder / "origin"))
    path = only(folder).path
    for content in (b"", b"[]", b"{", b"\xff", b'{"origin": 3}', b'{"origin": "relative"}'):
        path.with_suffix(".json").write_bytes(content)
        found = only(folder)
        assert (found.path, found.origin) == (path, None)


def test_half_written_files_of_the_dead_are_removed(folder: Path) -> None:
    crashed(folder, 1.0)
    path = only(folder).path
    half = [folder / f".{path.name}.0123456789abcdef.tmp", folder / ".99-0123456789abcdef.convstudio.00.tmp"]
    for each in half:
        each.write_bytes(b"half")
    (folder / "notes.txt").write_text("not ours")
    assert only(folder).path == path
    assert {entry.name for entry in folder.iterdir()} == {
        path.name,
        path.with_suffix(".json").name,
        "notes.txt",
    }


def test_failures_are_logged_once_and_never_raised(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise StudioError(Code.SAVE_DISK_FULL, name="x")

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(autosave, "save_session", fail)
    mine = Autosave(folder)
    assert not mine.save(document_of(1), VIEW, None)
    assert not mine.save(document_of(1), VIEW, None)
    assert [record.levelname for record in caplog.records] == ["WARNING", "DEBUG"]
    monkeypatch.undo()
    assert mine.save(document_of(1), VIEW, None)
    mine.discard()


def test_a_folder_that_cannot_be(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "file"
    file.touch()
    assert recoverable(file) == []
    assert recoverable(tmp_path / "missing") == []
    assert not Autosave(file / "folder").save(document_of(1), VIEW, None)
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed(folder, 1.0)
    found = only(folder)

    def fail(*_: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(StudioError) as caught:
        Autosave(folder).adopt(found)
    assert caught.value.code is Code.SAVE_NOT_ALLOWED
    monkeypatch.undo()
    assert found.path.exists()
