"""The resources are found in the source tree, in an installed package and in a frozen program."""

import sys
from pathlib import Path

import pytest

from convstudio.app.resources import resource, root


def test_the_source_tree_has_them_beside_the_package(tmp_path: Path) -> None:
    assert root(tmp_path / "convstudio") == tmp_path / "resources"


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    inside = tmp_path / "convstudio" / "_resources"
    inside.mkdir(parents=True)
    assert root(tmp_path / "convstudio") == inside


def test_a_frozen_program_has_them_where_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert root() == tmp_path / "resources"
    assert resource("images", "camera.png") == tmp_path / "resources" / "images" / "camera.png"


def test_a_resource_is_there_whatever_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert resource("images", "camera.png").is_file()
