import os
import sys
from pathlib import Path

import pytest

from convstudio.engine import memory


def test_there_is_some() -> None:
    assert memory.available() > 2**20


def test_linux_says_what_is_available(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal:  100 kB\nMemFree:  1 kB\nMemAvailable:  42 kB\n", "ascii")
    assert memory._meminfo(meminfo) == 42 * 1024


@pytest.mark.parametrize("text", ["", "MemAvailable:\n", "MemAvailable: many kB\n"])
def test_an_unreadable_file_is_half_of_all(tmp_path: Path, text: str) -> None:
    meminfo = tmp_path / "meminfo"
    assert memory._meminfo(meminfo) == memory._half_of_all()
    meminfo.write_text(text, "ascii")
    assert memory._meminfo(meminfo) == memory._half_of_all()


def test_a_control_group_may_allow_less(tmp_path: Path) -> None:
    assert memory._control_group(tmp_path) == sys.maxsize
    (tmp_path / "memory.max").write_text("max\n", "ascii")
    (tmp_path / "memory.current").write_text("300\n", "ascii")
    assert memory._control_group(tmp_path) == sys.maxsize
    (tmp_path / "memory.max").write_text("1000\n", "ascii")
    assert memory._control_group(tmp_path) == 700
    (tmp_path / "memory.max").write_text("200\n", "ascii")
    assert memory._control_group(tmp_path) == 0


def test_a_system_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sysconf", raising=False)
    assert memory._half_of_all() == 2 * 2**30
