"""A lesson is read from a folder or a zip, or refused with one sentence."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convstudio.app import lesson_files
from convstudio.app.lesson_files import load, picture
from convstudio.app.lesson_listing import fingerprint
from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.files import STEPS_FILE
from convstudio.ui.messages import sentence
from tests.core.lessons.lesson_files import STEPS, TEXTS

FILES = {STEPS_FILE: STEPS.encode(), "en.md": TEXTS.encode()}


def folder_of(path: Path, **more: bytes) -> Path:
    path.mkdir(exist_ok=True)
    for name, content in {**FILES, **{key.replace("_", "."): value for key, value in more.items()}}.items():
        (path / name).write_bytes(content)
    return path


def zip_of(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], within: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            archive.writestr(within + name, content)
        for entry, more in entries:
            archive.writestr(entry, more)
    return path


def refusal(path: Path) -> StudioError:
    with pytest.raises(StudioError) as caught:
        load(path)
    text = sentence(caught.value)
    assert text.endswith(".")
    assert "{" not in text
    return caught.value


def code_of(path: Path) -> Code:
    return refusal(path).code


@pytest.mark.parametrize(
    "prepare",
    [
        folder_of,
        lambda path: folder_of(path) / STEPS_FILE,
        lambda path: zip_of(path.with_suffix(".zip")),
        lambda path: zip_of(path.with_suffix(".zip"), within="010-mine/"),
        lambda path: zip_of(path.with_suffix(".zip"), within="a/b/c/"),
    ],
    ids=["folder", "its file", "zip", "folder in a zip", "deep in a zip"],
)
def test_a_lesson_is_a_folder_or_a_zip(tmp_path: Path, prepare: Callable[[Path], Path]) -> None:
    lesson = load(prepare(tmp_path / "010-mine"))
    assert lesson.identifier == "mine"
    assert [step.identifier for step in lesson.steps] == ["stamp", "first-value", "pad"]


def test_what_does_not_belong_to_a_lesson_is_left_alone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "mine")
    (folder / "film.mp4").write_bytes(bytes(limits.LESSON_BYTES + 1))
    (folder / ".#lesson.yaml").symlink_to("nobody@nowhere.1234")  # as an editor leaves one while it is open
    (folder / "fr.md").symlink_to("nothing")
    (folder / "de.md").mkdir()
    if hasattr(os, "mkfifo"):  # Windows has none
        os.mkfifo(folder / "it.md")
    assert set(load(folder).texts) == {"en"}
    names = {name for name, _, _ in fingerprint(folder)}
    assert {"en.md", STEPS_FILE} < names
    assert "film.mp4" not in names
    path = zip_of(tmp_path / "mine.zip", ("__MACOSX/._en.md", b"\0"), ("film.mp4", bytes(2**25)))
    assert set(load(path).texts) == {"en"}


def test_figures_are_read(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    folder = folder_of(tmp_path / "mine", grid_svg=drawing, other_png=b"damaged, but shown nowhere")
    assert load(folder).figures == {"grid.svg": drawing}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"grid_svg": b"<svg><script/></svg>"}, "en.md, line 20: the figure “grid.svg” has a script"),
        ({"grid_svg": b"<svg><textPath/></svg>"}, "uses “textPath”, which SVG Tiny 1.2"),
        ({"grid_png": b"no picture"}, "en.md, line 20: the figure “grid.png” cannot be read"),
    ],
)
def test_a_figure_that_cannot_be_shown_says_why(tmp_path: Path, figure: dict[str, bytes], words: str) -> None:
    name = next(iter(figure)).replace("_", ".")
    text = TEXTS.replace("Add padding.", f"![A grid]({name})").encode()
    assert words in sentence(refusal(folder_of(tmp_path / "mine", **figure, en_md=text)))


@pytest.mark.parametrize(
    "member",
    [
        "../en.md",
        "a/../../en.md",
        "/etc/en.md",
        "\\en.md",
        "..\\en.md",
        "C:en.md",
        "C:\\en.md",
        "c:/a/en.md",
        "//server/share/en.md",
        "../harmless.txt",
        "..",
    ],
)
def test_nothing_in_a_zip_lies_outside_it(tmp_path: Path, member: str) -> None:
    assert code_of(zip_of(tmp_path / "mine.zip", (member, b""))) is Code.LESSON_UNSAFE


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_is_packed_in_the_usual_way(tmp_path: Path, how: int) -> None:
    path = zip_of(tmp_path / "mine.zip")
    with zipfile.ZipFile(path, "a", how) as archive:
        archive.writestr("film.mp4", b"not looked into")
    load(path)
    with zipfile.ZipFile(path, "a", how) as archive:
        archive.writestr("fr.md", TEXTS)
    error = refusal(path)
    assert (error.code, error.values) == (Code.LESSON_PACKING, {"name": "mine.zip", "member": "fr.md"})


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(TEXTS, encoding="utf-8")
    info = zipfile.ZipInfo("fr.md")
    info.external_attr = 0o120777 << 16
    error = refusal(zip_of(tmp_path / "mine.zip", (info, str(secret).encode())))
    assert (error.code, error.values["name"]) == (Code.LESSON_TEXT_MISSING, "fr.md")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("member", ["en.md", "other/en.md", "other/lesson.yaml"])
def test_no_file_of_a_zip_is_there_twice(tmp_path: Path, member: str) -> None:
    error = refusal(zip_of(tmp_path / "mine.zip", (member, b"")))
    assert error.code is Code.LESSON_MEMBER_TWICE
    assert error.values["member"] == Path(member).name


def test_a_bomb_is_refused_by_what_it_says(tmp_path: Path) -> None:
    bomb = zip_of(tmp_path / "mine.zip", ("a.png", bytes(limits.LESSON_BYTES)))
    assert bomb.stat().st_size < 2**16
    assert code_of(bomb) is Code.LESSON_TOO_LARGE


def test_a_bomb_that_says_less_is_cut_off(tmp_path: Path) -> None:
    bomb = zip_of(tmp_path / "mine.zip", ("a.png", bytes(2**28)))
    content = bomb.read_bytes().replace((2**28).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    bomb.write_bytes(content)
    assert code_of(bomb) is Code.FILE_UNREADABLE


def test_many_files_are_refused(tmp_path: Path) -> None:
    names = [f"figure-{number}.png" for number in range(limits.LESSON_FILES)]
    assert (
        code_of(zip_of(tmp_path / "mine.zip", *((name, b"") for name in names))) is Code.LESSON_TOO_MANY_FILES
    )
    folder = folder_of(tmp_path / "mine")
    for name in names:
        (folder / name).touch()
    error = refusal(folder)
    assert error.code is Code.LESSON_TOO_MANY_FILES
    assert error.values["found"] == limits.LESSON_FILES + 2


def test_a_hundred_thousand_entries_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.png"), b"")
    assert code_of(path) in {Code.LESSON_TOO_MANY_FILES, Code.LESSON_TOO_LARGE}


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "mine")
    with (folder / "a.png").open("wb") as file:
        file.truncate(2**40)
    assert code_of(folder) is Code.LESSON_TOO_LARGE
    with (tmp_path / "huge.zip").open("wb") as file:
        file.truncate(2**40)
    assert code_of(tmp_path / "huge.zip") is Code.LESSON_TOO_LARGE


def test_what_is_no_lesson(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.zip").touch()
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "")
    for name in ("empty", "empty.zip", "text.zip", "other.zip"):
        assert code_of(tmp_path / name) is Code.LESSON_NOT_ONE
    assert code_of(tmp_path / "nowhere") is Code.LESSON_GONE
    assert code_of(tmp_path / "nowhere" / STEPS_FILE) is Code.LESSON_GONE
    if hasattr(os, "mkfifo"):  # Windows has none
        os.mkfifo(tmp_path / "pipe.zip")
        assert code_of(tmp_path / "pipe.zip") is Code.FILE_UNREADABLE
    (tmp_path / "loop").symlink_to("loop")
    assert code_of(tmp_path / "loop") is Code.FILE_UNREADABLE
    assert code_of(tmp_path / ("x" * 300)) is Code.FILE_UNREADABLE


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(_path: Path) -> bytes:
        raise error

    folder = folder_of(tmp_path / "mine")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = refusal(folder)
    assert found.code is Code.FILE_UNREADABLE
    assert found.values["reason"] == error.strerror


def test_a_lesson_that_is_deleted_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path / "mine")
    read = Path.read_bytes

    def delete_first(path: Path) -> bytes:
        path.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", delete_first)
    assert code_of(folder) is Code.LESSON_GONE


def test_what_a_zip_cannot_do_is_refused(tmp_path: Path) -> None:
    content = zip_of(tmp_path / "mine.zip").read_bytes()
    locked = content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    locked = locked.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    (tmp_path / "mine.zip").write_bytes(locked)
    assert code_of(tmp_path / "mine.zip") is Code.FILE_UNREADABLE


ZIPPED = io.BytesIO()
with zipfile.ZipFile(ZIPPED, "w", zipfile.ZIP_DEFLATED) as made:
    for each, whole in FILES.items():
        made.writestr(each, whole)


@given(
    st.lists(st.tuples(st.integers(0, len(ZIPPED.getvalue()) - 1), st.integers(0, 255)), max_size=4),
    st.integers(0, len(ZIPPED.getvalue())),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_zip_loads_or_is_refused(
    tmp_path: Path, changes: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(ZIPPED.getvalue())
    for place, value in changes:
        content[place] = value
    path = tmp_path / "mine.zip"
    for some in (content, content[:length]):
        path.write_bytes(some)
        try:
            load(path)
        except StudioError as error:
            sentence(error)


def test_compressed_bytes_that_are_damaged_are_refused(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "mine.zip")
    content = path.read_bytes()
    packed = zlib.compress(FILES[STEPS_FILE])[2:12]
    assert packed in content
    path.write_bytes(content.replace(packed, b"\xff" * len(packed)))
    assert code_of(path) is Code.FILE_UNREADABLE


def test_a_photograph_is_as_small_as_is_said() -> None:
    signal = picture("camera", 24)
    assert signal.spatial[0] == 24
    assert 0 <= signal.values.min() <= signal.values.max() <= 1
    assert lesson_files.picture("camera", 24).values.tobytes() == signal.values.tobytes()
