"""The command line: what it reads, what it refuses, and the order of a start."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from convstudio import __version__, cli, preflight
from convstudio.app.options import Options


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a picture.png"
    path.touch()
    return path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """Put a stand-in in the window's place; return the options it is started with."""
    options: list[Options] = []

    class Application(ModuleType):
        @staticmethod
        def run(asked: Options) -> int:
            options.append(asked)
            return 5

    monkeypatch.setitem(sys.modules, "convstudio.ui.application", Application("convstudio.ui.application"))
    monkeypatch.setattr(preflight, "obstacle", lambda environ: None)
    return options


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the sentence with which the arguments are refused, without the program's name."""
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("convstudio: ")
    assert err.count("\n") == 1
    return err.removeprefix("convstudio: ")


def test_without_arguments_the_settings_decide() -> None:
    assert cli.parse([]) == Options()


def test_every_option_is_read(picture: Path, tmp_path: Path) -> None:
    wishes = {
        "--lens": "window",
        "--theme": "contrast",
        "--language": "en",
        "--device": "cuda:1",
        "--size": "1280x720",
    }
    arguments = [str(picture), "--projection", "--screenshot", str(tmp_path / "out.png")]
    for option, wish in wishes.items():
        arguments += [option, wish]
    assert cli.parse(arguments) == Options(
        file=picture,
        lens="window",
        theme="contrast",
        language="en",
        device="cuda:1",
        projection=True,
        size=(1280, 720),
        screenshot=tmp_path / "out.png",
    )
    assert cli.parse(["--example", "diagonal"]).example == "diagonal"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--theme", "blue"], "“blue” is not one of light, dark, contrast"),
        (["--device", "gpu"], "“gpu” is not one of auto, cpu, cuda, cuda:N"),
        (["--device", "cuda:"], "“cuda:”"),
        (["--size", "1280"], "“1280” is not a size such as 1280x720"),
        (["--size", "1280x0"], "from 200 to 8192 pixels"),
        (["--size", "99999x720"], "from 200 to 8192 pixels"),
        (["--size"], "expected one argument"),
        (["--language", "de"], "“de” is not available yet"),
        (["--language", "../en"], "is not a language"),
        (["--screenshot", "out.jpg"], "does not end in .png"),
        (["--screenshot", "no/such/folder/out.png"], "the folder of “no/such/folder/out.png” does not exist"),
        (["no such file.png"], "there is no file “no such file.png”"),
        (["."], "is a folder"),
        (["--colour"], "unrecognized arguments: --colour"),
        (["--them", "light"], "unrecognized arguments"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(cli, "resource", tmp_path.joinpath)
    monkeypatch.chdir(tmp_path)
    assert words in refusal(capsys, *arguments)


def test_a_folder_is_no_screenshot(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    assert "is a folder" in refusal(capsys, "--screenshot", str(folder))


def test_a_file_and_an_example_exclude_each_other(capsys: pytest.CaptureFixture[str], picture: Path) -> None:
    assert "cannot both be opened" in refusal(capsys, str(picture), "--example", "diagonal")


def test_a_language_is_available_once_it_is_translated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli, "resource", tmp_path.joinpath)
    (tmp_path / "i18n").mkdir()
    (tmp_path / "i18n" / "convstudio_zh_CN.qm").touch()
    assert cli.parse(["--language", "zh_CN"]).language == "zh_CN"


@pytest.mark.parametrize(
    ("argument", "words"), [("--version", f"ConvStudio {__version__}\n"), ("--help", "FILE")]
)
def test_version_and_help_end_well(argument: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([argument]) == 0
    assert words in capsys.readouterr().out


def test_the_window_gets_the_options_and_gives_the_status(started: list[Options]) -> None:
    assert cli.main(["--theme", "dark"]) == 5
    assert started == [Options(theme="dark")]


@pytest.mark.parametrize(("chosen", "platform"), [(None, "offscreen"), ("minimal", "minimal")])
def test_a_screenshot_needs_no_display(
    chosen: str | None, platform: str, monkeypatch: pytest.MonkeyPatch, started: list[Options], tmp_path: Path
) -> None:
    environ = {"PATH": os.environ["PATH"]} | ({} if chosen is None else {"QT_QPA_PLATFORM": chosen})
    monkeypatch.setattr(os, "environ", environ)
    cli.main(["--screenshot", str(tmp_path / "out.png")])
    assert environ["QT_QPA_PLATFORM"] == platform
    assert len(started) == 1


def test_an_obstacle_is_said_and_nothing_starts(
    started: list[Options], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preflight, "obstacle", lambda environ: "there is no display here.")
    assert refusal(capsys) == "there is no display here.\n"
    assert started == []


class _Unimportable(ModuleType):
    """A module whose import ends in an error."""

    def __getattr__(self, name: str) -> object:
        if name == "run":
            raise ImportError(self.__doc__)
        raise AttributeError(name)


def test_a_library_that_only_the_import_misses_is_said(
    started: list[Options], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _Unimportable(
        "convstudio.ui.application", "libodd.so.1: cannot open shared object file: No such file"
    )
    monkeypatch.setitem(sys.modules, "convstudio.ui.application", broken)
    assert "libodd.so.1" in refusal(capsys)


def test_an_import_error_of_our_own_is_not_hidden(
    started: list[Options], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = _Unimportable("convstudio.ui.application", "cannot import name 'nothing'")
    monkeypatch.setitem(sys.modules, "convstudio.ui.application", broken)
    with pytest.raises(ImportError, match="cannot import name"):
        cli.main([])


def test_reading_the_command_line_imports_neither_qt_nor_torch() -> None:
    program = (
        "import sys; from convstudio.cli import main; status = main(['--version']);"
        "print(sorted({'PySide6', 'torch', 'numpy'} & sys.modules.keys())); sys.exit(status)"
    )
    command = [sys.executable, "-c", program]
    root = Path(cli.__file__).parent.parent
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ended.stdout == f"ConvStudio {__version__}\n[]\n"
