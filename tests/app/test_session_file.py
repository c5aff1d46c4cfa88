import contextlib
import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import IO, NoReturn

import numpy as np
import pytest

from convstudio.app.session_file import load_session, save_session
from convstudio.core import limits
from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.session import codec
from convstudio.core.view_state import Cursor, ViewState

VIEW = ViewState(cursor=Cursor(0, (2, 3)))


def document_of(seed: int, side: int = 8) -> Document:
    values = np.random.default_rng(seed).standard_normal((1, side, side))
    return Document(Signal(frozen(values)), LayerSpec(), frozen([[[[1.0, -1.0]]]]), frozen([0.0]))


OLD, NEW = document_of(0), document_of(1)


def refused_save(path: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        save_session(path, NEW, VIEW)
    return caught.value


def refused_load(path: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        load_session(path)
    return caught.value


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return the path of OLD as a file, alone in its folder."""
    path = tmp_path / "lesson.convstudio"
    save_session(path, OLD, VIEW)
    return path


def assert_alone_and_old(saved: Path) -> None:
    assert list(saved.parent.iterdir()) == [saved]
    assert saved.read_bytes() == codec.encode(OLD, VIEW)


def test_round_trip(saved: Path) -> None:
    document, view = load_session(saved)
    assert document.signal.values.tobytes() == OLD.signal.values.tobytes()
    assert view == VIEW
    save_session(saved, NEW, VIEW)
    assert saved.read_bytes() == codec.encode(NEW, VIEW)
    assert list(saved.parent.iterdir()) == [saved]


def test_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(saved: Path) -> None:
    usual = saved.with_name("usual")
    usual.touch()
    assert saved.stat().st_mode == usual.stat().st_mode
    saved.chmod(0o600)
    private = stat.S_IMODE(saved.stat().st_mode)
    save_session(saved, NEW, VIEW)
    assert stat.S_IMODE(saved.stat().st_mode) == private


def test_the_file_behind_a_link_is_replaced_and_the_link_stays(saved: Path) -> None:
    link = saved.with_name("link")
    try:
        link.symlink_to(saved.name)
    except OSError:  # Windows gives links to administrators only
        return
    save_session(link, NEW, VIEW)
    assert link.is_symlink()
    assert saved.read_bytes() == codec.encode(NEW, VIEW)


def test_very_long_names(tmp_path: Path) -> None:
    path = tmp_path / ("图" * 80 + ".convstudio")
    save_session(path, OLD, VIEW)
    assert load_session(path)[1] == VIEW


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.SAVE_DISK_FULL),
        (errno.EDQUOT, Code.SAVE_DISK_FULL),
        (errno.EFBIG, Code.SAVE_DISK_FULL),
        (errno.EACCES, Code.SAVE_NOT_ALLOWED),
        (errno.EPERM, Code.SAVE_NOT_ALLOWED),
        (errno.EROFS, Code.SAVE_NOT_ALLOWED),
        (errno.EIO, Code.SAVE_FAILED),
    ],
)
@pytest.mark.parametrize("place", ["open", "write", "fsync", "replace"])
def test_whatever_fails_the_old_file_stays_whole(
    saved: Path, monkeypatch: pytest.MonkeyPatch, place: str, number: int, code: Code
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    def write_half(stream: IO[bytes], *_: object) -> NoReturn:
        stream.write(b"half a session")
        fail()

    if place == "write":
        monkeypatch.setattr(codec, "write", write_half)
    else:
        monkeypatch.setattr(os if place == "fsync" else Path, place, fail)
    error = refused_save(saved)
    monkeypatch.undo()
    assert error.code is code
    assert error.values["name"] == saved.name
    assert_alone_and_old(saved)


def test_a_folder_that_cannot_be_synced_is_no_failure(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "folders do not open here")

    monkeypatch.setattr(os, "open", fail)
    save_session(saved, NEW, VIEW)
    assert saved.read_bytes() == codec.encode(NEW, VIEW)


if sys.platform != "win32":
    import resource

    @pytest.mark.parametrize("room", [0, 100, 20_000, 150_000])
    def test_full_disk_is_said_and_the_old_file_stays_whole(saved: Path, room: int) -> None:
        """The limit on file sizes makes write() itself fail, at any of its calls, as a full disk does."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises(StudioError) as caught:
                save_session(saved, document_of(2, side=256), VIEW)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert caught.value.code is Code.SAVE_DISK_FULL
        assert_alone_and_old(saved)

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert refused_load(tmp_path / "pipe").code is Code.SESSION_NOT_ONE


def test_file_that_its_owner_locked_is_not_replaced(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # a superuser may write everywhere
    assert refused_save(saved).code is Code.SAVE_NOT_ALLOWED
    assert_alone_and_old(saved)


def test_saving_to_a_folder_or_into_none(tmp_path: Path) -> None:
    assert refused_save(tmp_path).code is Code.FILE_IS_FOLDER
    error = refused_save(tmp_path / "gone" / "lesson.convstudio")
    assert error.code is Code.SAVE_FAILED
    assert error.values["reason"] == os.strerror(errno.ENOENT)


def test_what_cannot_be_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lesson.convstudio"
    assert refused_load(path).code is Code.FILE_MISSING
    assert refused_load(tmp_path).code is Code.FILE_IS_FOLDER
    path.touch()
    assert refused_load(path).code is Code.FILE_EMPTY
    assert refused_load(path / "below").code is Code.FILE_MISSING
    path.write_bytes(b"\x89PNG\r\n")
    assert refused_load(path).code is Code.SESSION_NOT_ONE
    monkeypatch.setattr(limits, "SESSION_BYTES", 5)
    error = refused_load(path)
    assert error.code is Code.SESSION_TOO_LARGE
    assert error.values == {"name": path.name, "found": 6, "limit": 5}


def test_unreadable_file(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", fail)
    error = refused_load(saved)
    assert error.code is Code.FILE_UNREADABLE
    assert error.values["reason"] == os.strerror(errno.EACCES)


SAVE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from convstudio.app.session_file import load_session, save_session
sessions = [load_session(Path(path)) for path in sys.argv[2:]]
for number in itertools.count():
    save_session(Path(sys.argv[1]), *sessions[number % 2])
    if number == 1:
        print("saving", flush=True)
"""


def test_killed_at_random_moments_leaves_the_old_or_the_new_session(tmp_path: Path) -> None:
    chance = np.random.default_rng(0)
    sources = [tmp_path / name for name in ("a", "b")]
    for seed, source in enumerate(sources):
        save_session(source, document_of(seed, side=96), VIEW)
    whole = {source.read_bytes() for source in sources}
    target = tmp_path / "target" / "lesson.convstudio"
    target.parent.mkdir()
    for _ in range(15):
        command = [sys.executable, "-c", SAVE_FOR_EVER, str(target), *map(str, sources)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"saving"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.0, 0.02))
            process.kill()
        assert target.read_bytes() in whole
        load_session(target)
    assert len(list(target.parent.iterdir())) > 1, "no kill came in the middle of a save"
