"""A lesson on disk, and a program that has it open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.lessons.lesson_files import STEPS, TEXTS
from tests.ui.bench import Bench


def write(folder: Path, steps: str = STEPS, english: str = TEXTS, **more: str) -> Path:
    """Write a lesson; further texts are in other languages."""
    folder.mkdir(exist_ok=True)
    (folder / "lesson.yaml").write_text(steps, encoding="utf-8")
    for language, text in {"en": english, **more}.items():
        (folder / f"{language}.md").write_text(text, encoding="utf-8")
    return folder


def open_lesson(bench: Bench, path: Path, index: int = 0) -> None:
    bench.window.lessons.open_at(path, index)
    bench.settle()
    assert bench.window.lessons.player.lesson is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "own")


@pytest.fixture
def taught(bench: Bench, folder: Path) -> Bench:
    """Return a program that shows the first step."""
    open_lesson(bench, folder)
    return bench


@pytest.fixture
def teach(make_bench: Callable[..., Bench], folder: Path) -> Callable[..., Bench]:
    """Start programs that show the first step."""

    def start(**options: object) -> Bench:
        bench = make_bench(**options)
        bench.settle()
        open_lesson(bench, folder)
        return bench

    return start
