"""What Qt would abort over is found before it starts, and said with its cure."""

import ctypes
import re
import sys
from collections.abc import Callable
from importlib import util
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import PySide6
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio import preflight

EVERY_LIBRARY = preflight.QT_LIBRARIES | {
    library: package
    for plugin in preflight.PLATFORM_LIBRARIES.values()
    for library, package in plugin.items()
}
COMPILER_AND_C = {"libc", "libm", "libstdc++", "libgcc_s", "libdl", "libpthread", "librt"}


def obstacle(*gone: str, answering: tuple[str, ...] = (), **environ: str) -> str | None:
    """Look on a Linux without the libraries `gone`, where the displays `answering` answer."""

    def found(library: str) -> bool:
        return library not in gone

    return preflight.obstacle(environ, "linux", found, lambda platform: platform in answering)


@pytest.mark.parametrize(
    "files",
    [
        ("lib/libQt6Core.so.6", "lib/libQt6DBus.so.6", "lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6"),
        ("plugins/platforms/libqoffscreen.so",),
        ("plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"),
        ("plugins/platforms/libqwayland.so", "lib/libQt6WaylandClient.so.6"),
    ],
)
def test_the_tables_name_all_that_this_qt_asks_the_system_for(files: tuple[str, ...]) -> None:
    folder = Path(PySide6.__file__).parent / "Qt"
    own = {path.name for path in (folder / "lib").glob("*")}
    asked: set[str] = set()
    for file in (folder / name for name in files):
        data = file.read_bytes() if file.exists() else b""  # only Linux has them
        asked |= {name.decode() for name in re.findall(rb"\0(lib[\w+.-]+?\.so\.\d+)(?=\0)", data)}
    platform = next((name for name in preflight.PLATFORM_LIBRARIES if name in files[0]), "")
    known = preflight.QT_LIBRARIES | preflight.PLATFORM_LIBRARIES.get(platform, {})
    assert {name for name in asked - own if name.split(".")[0] not in COMPILER_AND_C} - known.keys() == set()


def test_a_good_display_is_no_obstacle() -> None:
    assert obstacle(DISPLAY=":0", answering=("xcb",)) is None
    assert obstacle(WAYLAND_DISPLAY="wayland-0", answering=("wayland",)) is None


def test_offscreen_needs_neither_a_display_nor_the_libraries_of_one() -> None:
    assert obstacle(*preflight.PLATFORM_LIBRARIES["xcb"], QT_QPA_PLATFORM="offscreen") is None


@given(st.sets(st.sampled_from(sorted(EVERY_LIBRARY)), min_size=1))
def test_one_line_names_the_packages_of_all_missing_libraries(gone: set[str]) -> None:
    needed = preflight.QT_LIBRARIES | preflight.PLATFORM_LIBRARIES["xcb"]
    sentence = obstacle(*gone, DISPLAY=":0", answering=("xcb",))
    expected = {needed[library] for library in gone if library in needed}
    if expected:
        assert sentence is not None
        assert "\n" not in sentence
        assert set(sentence.partition("apt-get install -y ")[2].split()) == expected
    else:
        assert sentence is None


def test_one_complete_platform_of_two_is_enough() -> None:
    gone = tuple(preflight.PLATFORM_LIBRARIES["wayland"])
    assert obstacle(*gone, DISPLAY=":0", WAYLAND_DISPLAY="wayland-0", answering=("xcb",)) is None
    sentence = obstacle(*gone, DISPLAY=":0", WAYLAND_DISPLAY="wayland-0", answering=("wayland",))
    assert sentence is not None
    assert "libwayland-client0" in sentence


def test_no_display_is_said() -> None:
    sentence = obstacle()
    assert sentence is not None
    assert "there is no display" in sentence


@pytest.mark.parametrize("environ", [{"DISPLAY": ":9"}, {"QT_QPA_PLATFORM": "xcb"}, {"WAYLAND_DISPLAY": "w"}])
def test_a_display_that_does_not_answer_is_said(environ: dict[str, str]) -> None:
    sentence = preflight.obstacle(environ, "linux", lambda library: True, lambda platform: False)
    assert sentence is not None
    assert "does not answer" in sentence
    assert all(f"{name}={value}" in sentence for name, value in environ.items())


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_no_such_obstacle(system: str) -> None:
    assert preflight.obstacle({}, system, lambda library: False, lambda platform: False) is None


@pytest.mark.parametrize(
    ("variables", "names"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland-egl;xcb"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=1x1"}, ["offscreen"]),
    ],
)
def test_platforms_come_in_the_order_of_qt(variables: dict[str, str], names: list[str]) -> None:
    assert preflight.platforms(variables) == names


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not preflight.loads("libconvstudio-no-such-thing.so.0")


@pytest.mark.parametrize("works", [True, False])
@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_a_display_is_asked_and_let_go(monkeypatch: pytest.MonkeyPatch, platform: str, works: bool) -> None:
    calls: list[str] = []

    def function(name: str, result: int) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            calls.append(name)
            return result

        return call

    library = SimpleNamespace(
        wl_display_connect=function("connect", 7 if works else 0),
        wl_display_disconnect=function("disconnect", 0),
        xcb_connect=function("connect", 7),
        xcb_connection_has_error=function("error?", 0 if works else 1),
        xcb_disconnect=function("disconnect", 0),
    )
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    assert preflight.reaches(platform) is works
    assert ("disconnect" in calls) == (works or platform == "xcb")


def test_an_import_error_over_a_library_is_explained() -> None:
    text = "{}: cannot open shared object file: No such file or directory"
    known = preflight.explain(ImportError(text.format("libEGL.so.1")))
    unknown = preflight.explain(ImportError(text.format("libodd.so.3")))
    assert known is not None
    assert known.endswith("apt-get install -y libegl1")
    assert unknown is not None
    assert "libodd.so.3" in unknown
    assert preflight.explain(ImportError("cannot import name 'run'")) is None


def test_torch_comes_before_qt_on_windows_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded: list[str] = []
    spec = ModuleSpec("torch", None, origin=str(tmp_path / "torch" / "__init__.py"))
    monkeypatch.setattr(util, "find_spec", lambda name: spec)
    preflight.preload_torch("linux", loaded.append)
    assert loaded == []
    preflight.preload_torch("win32", loaded.append)
    assert loaded == [str(tmp_path / "torch" / "lib" / "c10.dll")]


def test_a_torch_that_does_not_load_is_left_to_its_own_import(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fail(path: str) -> None:
        tried.append(path)
        raise OSError(path)

    preflight.preload_torch("win32", fail)
    assert [Path(path).name for path in tried] == ["c10.dll"]
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    preflight.preload_torch("win32", fail)
    assert len(tried) == 1


def test_looking_imports_nothing_of_qt() -> None:
    assert "PySide6" not in vars(preflight)
    assert preflight.obstacle({"QT_QPA_PLATFORM": "offscreen"}, sys.platform) is None
