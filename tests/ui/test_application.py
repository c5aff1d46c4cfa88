"""The program from its start to its end: options, screenshots, and an end without stray threads."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from PIL import Image

from convstudio.app.options import Options
from convstudio.app.session_file import save_session
from convstudio.core import examples
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS
from convstudio.core.operators.counterparts import Way
from convstudio.core.result import Evaluated
from convstudio.core.view_state import ViewState
from convstudio.ui import application, sessions
from convstudio.ui.screenshot import Screenshot
from convstudio.ui.theme import THEMES
from tests.oracles import torch_output
from tests.ui.bench import Bench
from tests.ui.conftest import end

ROOT = Path(__file__).parents[2]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a picture 图.png"
    Image.fromarray(np.arange(48, dtype=np.uint8).reshape(6, 8) * 5).save(path)
    return path


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.convstudio"
    save_session(path, examples.lecture(), ViewState())
    return path


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setattr(application, "data_folder", lambda: folder)
    return folder


def program(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, in `folder`, with a home of its own and no display."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
    environment |= {"HOME": str(folder), "APPDATA": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "convstudio", *arguments]
    return subprocess.run(
        command, check=False, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120
    )


def ground(path: Path) -> str:
    """Return the color of a pixel of a screenshot where nothing but the window's ground is."""
    with Image.open(path) as image:
        red, green, blue = np.asarray(image.convert("RGB"))[-1, -1]
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_screenshots_by_the_command_itself(tmp_path: Path, picture: Path) -> None:
    """Whole processes, without a display and from another folder: one that goes well, and one that does not."""
    (tmp_path / "none.png").write_bytes(b"no picture")
    shot = ["--screenshot", "out.png", "--size", "1024x768", "--theme", "dark"]
    bad = ["none.png", "--screenshot", "bad.png"]
    with ThreadPoolExecutor(2) as pool:
        good, refused = pool.map(lambda arguments: program(arguments, tmp_path), (shot, bad))
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    with Image.open(tmp_path / "out.png") as image:
        assert image.size == (1024, 768)
    assert ground(tmp_path / "out.png") == THEMES["dark"].panel
    assert not (tmp_path / "bad.png").exists()
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith("convstudio: “none.png” is not a picture")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", (1280, 720)), ("dark", (1920, 1080)), ("contrast", (640, 480)), ("light", (333, 200))],
)
def test_a_screenshot_has_exactly_the_size_and_the_theme(
    data: Path, tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    out = tmp_path / "out.png"
    assert application.run(Options(size=size, theme=theme, screenshot=out)) == 0
    with Image.open(out) as image:
        assert image.size == size
        assert len(np.unique(np.asarray(image))) > 10
    assert ground(out) == THEMES[theme].panel


def test_a_screenshot_leaves_nothing_to_recover(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Path
) -> None:
    monkeypatch.setattr(sessions, "AUTOSAVE_AFTER", 0)
    assert application.run(Options(file=picture, screenshot=tmp_path / "out.png")) == 0
    assert list((data / "autosave").iterdir()) == []


@pytest.mark.parametrize("example", ["depthwise", "coffee"])
def test_examples_can_be_shot(
    data: Path, tmp_path: Path, example: str, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    assert application.run(Options(example=example, screenshot=out)) == 0
    assert out.is_file()
    assert capfd.readouterr().err == ""


def test_pictures_and_sessions_can_be_shot(
    data: Path, tmp_path: Path, picture: Path, session: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    sizes = []
    for options in (
        Options(file=picture, screenshot=out),
        Options(file=session, screenshot=out),
        Options(projection=True, screenshot=out),
    ):
        assert application.run(options) == 0
        sizes.append(out.stat().st_size)
    assert len(set(sizes)) == 3
    assert capfd.readouterr().err == ""


def test_a_layer_without_output_can_be_shot_and_says_why(data: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "impossible.convstudio", tmp_path / "out.png"
    save_session(path, examples.document_of([[[1]]], [[[[1, 1]]]]), ViewState())
    assert application.run(Options(file=path, screenshot=out)) == 0
    assert out.is_file()


@pytest.mark.parametrize(
    ("options", "code", "word"),
    [
        ({"example": "mona-lisa"}, 2, "mona-lisa"),
        ({"lens": "kaleidoscope"}, 2, "kaleidoscope"),
        ({"file": Path("gone.png")}, 1, "gone.png"),
        ({"file": Path("gone.convstudio")}, 1, "gone.convstudio"),
        ({"file": ROOT}, 1, ROOT.name),
        ({"device": "cuda:99"}, 1, "cuda:99"),
        ({"screenshot": Path("x" * 300 + ".png")}, 1, "xxx.png"),
    ],
)
def test_what_cannot_be_shot_is_one_sentence(
    data: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    options: dict[str, object],
    code: int,
    word: str,
) -> None:
    out = tmp_path / "out.png"
    assert application.run(Options(**{"screenshot": out, **options})) == code  # type: ignore[arg-type]  # any option, by its name
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("convstudio: ")
    assert captured.err.count("\n") == 1
    assert word in captured.err
    assert not out.exists()


def test_an_exception_ends_a_screenshot(
    data: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(Screenshot, "_write", fail)
    assert application.run(Options(screenshot=tmp_path / "out.png")) == 1
    assert "convstudio: Something went wrong: ZeroDivisionError: by nothing.\n" in capfd.readouterr().err
    assert "by nothing" in (data / "convstudio.log").read_text("utf-8")


def test_options_are_followed(make_bench: Callable[..., Bench], picture: Path) -> None:
    bench = make_bench(theme="dark", projection=True, example="lecture", size=(1024, 768), lens="window")
    bench.settle()
    assert bench.window.look.theme.name == "dark"
    assert bench.window.menus.themes["dark"].isChecked()
    assert bench.window.look.projecting
    assert bench.window.menus.projection.isChecked()
    assert bench.window.size().toTuple() == (1024, 768)
    np.testing.assert_array_equal(bench.document.signal.values, examples.lecture().signal.values)
    # What the command line asks for is for this once.
    assert bench.studio.settings._store.value("view/theme") is None
    bench.window.menus.themes["light"].trigger()
    assert bench.window.look.theme.name == "light"


def test_a_photograph_can_be_the_start(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(example="camera")
    bench.settle()
    assert bench.document.signal.spatial == (512, 512)
    assert not bench.window.sessions.dirty
    assert not bench.window.isWindowModified()


def test_a_picture_on_the_command_line_is_asked_about(
    make_bench: Callable[..., Bench], picture: Path
) -> None:
    bench = make_bench(file=picture)
    bench.qtbot.waitUntil(lambda: bench.window.importing.dialog is not None)
    dialog = bench.window.importing.dialog
    assert dialog is not None
    assert (dialog._info.rows, dialog._info.columns) == (6, 8)
    dialog.reject()


def test_a_session_on_the_command_line_is_opened(make_bench: Callable[..., Bench], session: Path) -> None:
    bench = make_bench(file=session)
    bench.settle()
    assert bench.window.sessions.path == session
    assert bench.window.windowTitle() == "lesson.convstudio[*] — ConvStudio"
    assert not bench.window.isWindowModified()


def test_it_starts_alive(bench: Bench) -> None:
    np.testing.assert_array_equal(bench.shown_output(), torch_output(examples.diagonal())[0])
    assert bench.window.isVisible()
    assert bench.window.windowTitle() == "Untitled[*] — ConvStudio"


def test_every_example_opens_with_what_torch_makes_of_it(bench: Bench) -> None:
    for example in (*EXAMPLES, *PHOTOGRAPHS):
        bench.open(example)
        result = bench.frame.result
        assert isinstance(result, Evaluated)
        np.testing.assert_allclose(result.output, torch_output(bench.document), rtol=1e-5, atol=1e-5)
        assert bench.window.notice.text == ""
        assert not bench.window.sessions.dirty


def test_closing_while_it_computes_ends_all_threads(make_bench: Callable[..., Bench]) -> None:
    """The fixture for stray threads watches; torch is in the middle of a photograph."""
    bench = make_bench(example="astronaut")
    bench.qtbot.waitUntil(lambda: bench.document.signal.spatial == (512, 512))
    bench.window.close()


def test_closing_waits_for_no_comparison_and_no_picture(
    make_bench: Callable[..., Bench], picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the file worker does for the window is given up; what it writes is written."""
    begun, never = threading.Event(), threading.Event()
    stopped: list[bool] = []

    def endless(*arguments: object) -> NoReturn:
        begun.set()
        stop = arguments[-1]
        assert callable(stop)
        # Not for ever, for the sake of who sees this test fail.
        stopped.append(any(stop() or never.wait(0.01) for _ in range(1000)))
        raise StudioError(Code.STOPPED)

    monkeypatch.setattr("convstudio.engine.compare.compare", endless)
    monkeypatch.setattr("convstudio.engine.stacks.inspect", endless)
    bench = make_bench()
    bench.settle()
    bench.window.comparing.open(Way.ROUND_TRIP)
    bench.window.importing.open_picture(picture, picture.name)
    bench.qtbot.waitUntil(begun.is_set)
    written: list[bool] = []
    bench.studio.worker.run(partial(written.append, True))
    end(bench.studio)
    assert stopped == [True, True]
    assert written == [True]


def test_a_missing_device_is_said_and_the_cpu_takes_over(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(device="cuda:77")
    bench.settle()
    bench.qtbot.waitUntil(lambda: bench.window.notice.text != "")
    assert "cuda:77" in bench.window.notice.text
    assert bench.window.status.device.text() == "CPU"
    bench.open("first")
    assert bench.window.notice.text == ""
    np.testing.assert_array_equal(bench.shown_output(), torch_output(bench.document)[0])
