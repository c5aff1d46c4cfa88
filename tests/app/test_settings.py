from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from convstudio.app.settings import (
    LANGUAGE,
    LAST_FOLDER,
    LESSON_WIDTH,
    THEME,
    Preference,
    Settings,
    data_folder,
)

names = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1, max_size=12
)
paths = st.lists(names, min_size=1, max_size=3).map(lambda parts: Path("/", *parts))
on_one_file = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def reopened(written: Settings, file: Path) -> Settings:
    """Return the settings as another program finds them in the file."""
    written._store.sync()
    copy = file.with_name("copy.ini")
    copy.write_bytes(file.read_bytes())
    return Settings(copy)


def test_defaults(file: Path) -> None:
    fresh = Settings(file)
    assert [fresh.text(each) for each in (THEME, LANGUAGE, LAST_FOLDER)] == ["light", "", ""]
    assert fresh.recent() == ()
    assert fresh.window_place() == QByteArray()


@on_one_file
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_text_is_remembered(file: Path, text: str) -> None:
    written = Settings(file)
    written.set_text(LAST_FOLDER, text)
    assert written.text(LAST_FOLDER) == text


@on_one_file
@given(st.lists(paths, max_size=4))
def test_recent_files_are_remembered(file: Path, recent: list[Path]) -> None:
    written = Settings(file)
    written.set_recent(tuple(recent))
    assert written.recent() == tuple(recent)


@pytest.mark.parametrize(
    "recent",
    [
        (),
        ("/one, or two",),
        ("/@home/50%.png",),
        ("/новый/图.convstudio", '/"quoted"; [x]=y'),
        ("/a", "/b", "/c"),
    ],
)
def test_another_start_finds_them(file: Path, recent: tuple[str, ...]) -> None:
    written = Settings(file)
    written.set_recent(tuple(map(Path, recent)))
    written.set_text(LAST_FOLDER, recent[0] if recent else "")
    written.set_text(THEME, "contrast")
    written.set_window_place(QByteArray(bytes(range(256))))
    read = reopened(written, file)
    assert read.recent() == tuple(map(Path, recent))
    assert read.text(LAST_FOLDER) == (recent[0] if recent else "")
    assert read.text(THEME) == "contrast"
    assert read.window_place() == QByteArray(bytes(range(256)))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no settings at all",
        "[view]\ntheme=purple\nwindow=1\n[files]\nrecent=@Invalid()\nlast_folder=a, b\n",
        "[view]\ntheme=light, dark\nwindow=text\n[files]\nrecent=\n",
        "[view]\ntheme=@ByteArray(light)\n\x00\xff[files",
    ],
)
def test_a_spoilt_file_reads_as_the_defaults(file: Path, content: str) -> None:
    file.write_bytes(content.encode("latin-1"))
    read = Settings(file)
    assert read.text(THEME) == "light"
    assert read.text(LAST_FOLDER) == ""
    assert read.recent() == ()
    assert read.window_place() == QByteArray()


def test_only_choices_are_read(file: Path) -> None:
    written = Settings(file)
    for choice in THEME.choices:
        written.set_text(THEME, choice)
        assert written.text(THEME) == choice
    written.set_text(THEME, "purple")
    assert written.text(THEME) == THEME.default
    assert written.text(Preference("free", "x", (), "Anything")) == "x"


@pytest.mark.parametrize("width", ["", "²", "٣", "-3", "3.", "1e5", "9999", "nan", "30 ", "30\n"])
def test_a_width_that_is_none_reads_as_the_usual_one(file: Path, width: str) -> None:
    written = Settings(file)
    written.set_text(LESSON_WIDTH, "28.5")
    assert written.text(LESSON_WIDTH) == "28.5"
    written.set_text(LESSON_WIDTH, width)
    assert written.text(LESSON_WIDTH) == ""


def test_the_data_folder_of_tests_is_not_the_users() -> None:
    assert "qttest" in str(data_folder())


def test_a_folder_that_is_gone_is_not_offered(file: Path, tmp_path: Path) -> None:
    settings, folder = Settings(file), tmp_path / "there" / "gone"
    assert settings.last_folder() == ""
    settings.set_text(LAST_FOLDER, str(folder))
    assert settings.last_folder() == str(tmp_path)
    folder.mkdir(parents=True)
    assert settings.last_folder() == str(folder)
