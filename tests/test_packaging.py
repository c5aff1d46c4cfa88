"""The wheel: built without a network, it has the resources and the command, and works from any folder."""

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from convstudio import __version__

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an installer would; return the folder."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_every_resource(installed: Path) -> None:
    source = ROOT / "resources"
    expected = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    carried = installed / "convstudio" / "_resources"
    assert {path.relative_to(carried) for path in carried.rglob("*") if path.is_file()} == expected


def test_the_wheel_has_the_command_and_the_license(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    entry_points = configparser.ConfigParser()
    entry_points.read(info / "entry_points.txt", encoding="utf-8")
    assert entry_points["console_scripts"]["convstudio"] == "convstudio.cli:main"
    assert (info / "licenses" / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert f"Version: {__version__}\n" in (info / "METADATA").read_text(encoding="utf-8")


def test_the_wheel_has_the_program_and_nothing_else(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        "convstudio",
        f"convstudio-{__version__}.dist-info",
    }
    modules = {path.relative_to(ROOT) for path in (ROOT / "convstudio").rglob("*.py")}
    assert {path.relative_to(installed) for path in installed.rglob("*.py")} == modules


def test_the_installed_package_finds_its_resources_from_any_folder(installed: Path, tmp_path: Path) -> None:
    program = (
        "from convstudio.app.resources import resource; print(resource('images', 'camera.png').is_file())"
    )
    environ = os.environ | {"PYTHONPATH": str(installed)}
    for arguments, output in (
        (["-c", program], "True"),
        (["-m", "convstudio", "--version"], "ConvStudio " + __version__),
    ):
        command = [sys.executable, *arguments]
        ended = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
        assert ended.stdout.strip() == output
