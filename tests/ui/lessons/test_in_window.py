"""A lesson and the rest of the program: clicks, prepared runs, the audience, the command line, recording."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt

from convstudio import cli
from convstudio.app.lesson_files import load
from convstudio.app.lesson_listing import shipped
from convstudio.app.lesson_player import Phase
from convstudio.app.options import Options
from convstudio.core.edits.inputs import blank_input
from convstudio.core.edits.names import EditName
from convstudio.core.lessons.recording import LARGEST
from convstudio.core.lessons.verdict import Grade
from convstudio.ui import application
from convstudio.ui.language import LANGUAGES
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lessons.training import start_of
from tests.core.lessons.lesson_files import STEPS
from tests.ui.bench import Bench
from tests.ui.lessons.conftest import open_lesson, write

CLICK = STEPS.replace("how: choice", "how: cell").replace("measure: output", "measure: largest_cell")
CLICK = CLICK.replace("answer: 19", "answer: [1, 1]").replace(
    "options: [turned, right, matrix_product, 20]", "pane: input"
)

LEARN = """\
steps:
  - id: learn
    document: {example: edge}
    lens: learn
    learn: {optimizer: sgd, rate: 0.02, loss: sum_squares, start: [0.25, 0.5], steps: 3, pace: 5}
  - id: after
    lens: window
"""
LEARN_TEXT = "# Learn\n\n## learn: Learn\nPlay.\n\n## after: After\nText.\n"


# A click as the answer


def test_a_click_on_the_stage_answers(bench: Bench, tmp_path: Path) -> None:
    open_lesson(bench, write(tmp_path / "click", CLICK), 1)
    before = bench.document
    bench.click(Pane.INPUT, (1, 1))
    assert bench.document is before
    assert not bench.window.notice.isVisible()
    panel, player = bench.window.lessons.panel, bench.window.lessons.player
    bench.push(panel.foot.onward)
    assert player.phase is Phase.REVEALED
    assert player.verdict is not None
    assert player.verdict.grade is Grade.RIGHT
    player.go(0)
    bench.window.lessons.actions.explore.trigger()
    bench.click(Pane.INPUT, (0, 0))
    assert bench.document is not before  # the pencil draws again


def test_a_cell_can_be_chosen_by_key(bench: Bench, tmp_path: Path) -> None:
    open_lesson(bench, write(tmp_path / "click", CLICK.replace("pane: input", "pane: output")), 1)
    bench.point_at(Pane.OUTPUT, (1, 0))
    bench.key(Qt.Key.Key_Return)
    asker = bench.window.lessons.panel.question.asker
    assert asker is not None
    given = asker.answer()
    assert given is not None
    assert given.numbers == (1, 0)


def test_a_size_that_is_revealed_gets_its_room(bench: Bench, tmp_path: Path) -> None:
    open_lesson(bench, write(tmp_path / "size", STEPS.replace("hide: [output, result]", "hide: [size]")), 1)
    bench.window.lessons.player.reveal()
    bench.settle()
    assert bench.shown_output() == [[19, 25], [37, 43]]
    assert bench.grid(Pane.OUTPUT).camera.scale > 40


# Runs of the Learn lens


def test_a_step_prepares_a_run(bench: Bench, tmp_path: Path) -> None:
    path = write(tmp_path / "learn", LEARN, LEARN_TEXT)
    open_lesson(bench, path)
    session, learn = bench.studio.learning, bench.learn
    bench.qtbot.waitUntil(
        lambda: session.run is not None and session.run.steps == 3 and learn.settled, timeout=20_000
    )
    run = session.run
    assert run is not None
    assert run.settings == load(path).steps[0].training.settings  # type: ignore[union-attr]  # it has one
    assert session.pace == 5
    assert not session.playing
    assert learn.verdict.text == ""
    assert not learn.tasks.outdated
    bench.window.lessons.player.reset()
    bench.qtbot.waitUntil(lambda: session.run is not run and learn.settled, timeout=20_000)
    bench.window.lessons.player.leave()
    bench.look_at("learn")
    bench.qtbot.waitUntil(lambda: learn.settled, timeout=20_000)
    assert learn.verdict.text == ""


def test_a_run_rests_when_the_step_that_it_belongs_to_is_left(bench: Bench, tmp_path: Path) -> None:
    steps = LEARN.replace("lens: window", "lens: learn").replace("steps: 3, ", "")
    open_lesson(bench, write(tmp_path / "learn", steps, LEARN_TEXT))
    session, player = bench.studio.learning, bench.window.lessons.player
    bench.qtbot.waitUntil(lambda: session.run is not None and bench.learn.settled, timeout=20_000)
    session.play()
    player.forward()
    assert bench.store.view.lens == "learn"
    assert not session.playing
    session.play()
    player.leave()
    assert not session.playing


def test_first_weights_are_those_of_every_kernel_or_of_all(tmp_path: Path) -> None:
    step = load(write(tmp_path / "learn", LEARN, LEARN_TEXT)).steps[0]
    assert step.training is not None
    start = start_of(step.document, step.training)
    assert start is not None
    assert np.array_equal(start[0], [[[[0.25, 0.5]]]])
    assert not start[1].any()


# The audience


def test_the_audience_reads_along_without_notes_and_answers(taught: Bench) -> None:
    window, lessons = taught.window, taught.window.lessons
    window.menus.audience.setChecked(True)
    side = window.lessons_here.audience.text
    assert side is not None
    assert window.audience.window is not None
    assert window.audience.window.side is side
    assert lessons.panel.lecturer.isVisible()
    lessons.player.forward()
    shown = side.text.toPlainText() + side.question.toPlainText()
    assert "What do they come to?" in shown
    assert "Wait for hands" not in shown
    assert "19." not in shown
    assert [text for text in ("A 5", "B 19", "C 28", "D 20") if text not in shown] == []
    assert lessons.panel.lecturer.notes.toPlainText() == "Wait for hands."
    assert lessons.panel.lecturer.answer.text() == "19"
    assert lessons.panel.lecturer.next.text() == "Make it larger"
    words = lessons.words
    assert words is not None
    assert (words.notes, words.answer, words.next_title) == (
        "Wait for hands.",
        "19",
        "Make it larger",
    )
    lessons.player.reveal()
    assert side.question.text.endswith("**19**\n\n19\\.")
    lessons.player.leave()
    assert window.audience.window.side is None
    open_lesson(taught, lessons.listed[0].path)
    assert window.audience.window.side is not None
    window.menus.audience.setChecked(False)
    assert not lessons.panel.lecturer.isVisible()
    window.menus.audience.setChecked(True)
    assert window.audience.window is not None
    assert window.audience.window.side is not None


# The command line


def test_a_lesson_is_opened_by_the_command_line(make_bench: Callable[..., Bench]) -> None:
    listed = shipped()[0]
    last = len(load(listed.path).steps)
    for step, index in (
        (None, 0),
        ("2", 1),
        (str(last), last - 1),
        (load(listed.path).steps[1].identifier, 1),
    ):
        bench = make_bench(lesson=listed.identifier, step=step)
        bench.settle()
        player = bench.window.lessons.player
        assert player.lesson is not None
        assert (player.lesson.identifier, player.index) == (listed.identifier, index)


@pytest.mark.parametrize(
    ("lesson", "step", "words"),
    [
        ("stampp", None, "There is no lesson “stampp”; there are stamp, edges"),
        ("stamp", "0", "There is no step “0” in the lesson “stamp”; there are 1 to "),
        ("stamp", "none", "There is no step “none” in the lesson “stamp”; there are 1 to "),
        ("stamp", "99999999999", "There is no step"),
    ],
)
def test_what_is_not_there_is_refused(lesson: str, step: str | None, words: str) -> None:
    problem = application._problem(Options(lesson=lesson, step=step))
    assert problem is not None
    assert problem.startswith(words)


@pytest.mark.parametrize(
    "arguments", [["--step", "2"], ["--lesson", "stamp", "--example", "edge"], ["--lesson", "stamp", "x.png"]]
)
def test_what_does_not_fit_together_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parse(arguments)


def test_a_screenshot_shows_the_whole_step(tmp_path: Path) -> None:
    out = tmp_path / "step.png"
    command = [
        sys.executable,
        "-m",
        "convstudio",
        "--lesson",
        "stamp",
        "--step",
        "2",
        "--screenshot",
        str(out),
    ]
    done = subprocess.run(
        command, check=False, cwd=Path(__file__).parents[3], capture_output=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert out.stat().st_size > 10_000


# Recording


def test_a_recorded_lesson_opens(bench: Bench, tmp_path: Path) -> None:
    recorder, actions = bench.window.lessons.recorder, bench.window.lessons.actions
    folder = tmp_path / "my-lesson"
    recorder.begin_in(folder)
    bench.settle()
    bench.window.language.speak("zh_CN")
    bench.window.language.speak("en")
    assert not actions.record.isEnabled()
    first = bench.document
    actions.add_step.trigger()
    bench.click(Pane.OUTPUT, (0, 1))
    bench.type_into(Pane.KERNEL, (0, 0), "0.25")
    bench.look_at("matrix")
    second = bench.document
    actions.add_step.trigger()
    bench.settle()
    actions.end_recording.trigger()
    assert actions.record.isEnabled()
    lesson = load(folder)
    assert [step.identifier for step in lesson.steps] == ["step-1", "step-2"]
    assert np.array_equal(lesson.steps[0].document.weight, first.weight)
    assert np.array_equal(lesson.steps[1].document.weight, second.weight)
    assert lesson.steps[1].view.lens == "matrix"
    assert lesson.text("en").title == "my lesson"
    open_lesson(bench, folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_recording_is_seen_and_says_what_comes_next(bench: Bench, tmp_path: Path, language: str) -> None:
    header, lessons = bench.window.header, bench.window.lessons
    bench.window.language.speak(language)
    assert not header.recording.isVisible()
    lessons.recorder.begin_in(tmp_path / "seen")
    bench.settle()
    assert f"▸ {lessons.actions.add_step.text()}" in bench.window.notice.text
    assert header.recording.isVisible()
    assert header.recording.width() >= header.recording.sizeHint().width()
    add, end = header.recording.menu().actions()
    add.trigger()
    bench.settle()
    assert len(load(tmp_path / "seen").steps) == 1
    end.trigger()
    assert not header.recording.isVisible()


def test_only_a_new_folder_and_a_small_input_are_recorded(bench: Bench, tmp_path: Path) -> None:
    recorder = bench.window.lessons.recorder
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine", encoding="utf-8")
    recorder.begin_in(tmp_path / "full")
    bench.settle()
    assert "already" in bench.window.notice.text
    assert not recorder.recording
    recorder.begin_in(tmp_path / "new")
    bench.settle()
    bench.store.apply(EditName.INPUT_BLANK, blank_input, (LARGEST + 1, 8), 1)
    bench.settle()
    recorder.add_step()
    bench.settle()
    assert f"more than the {LARGEST}" in bench.window.notice.text
    assert (tmp_path / "new" / "lesson.yaml").read_text(encoding="utf-8") == "steps:\n"


def test_texts_are_written_in_the_language_that_is_spoken(bench: Bench, tmp_path: Path) -> None:
    bench.window.language.speak("zh_CN")
    recorder = bench.window.lessons.recorder
    recorder.begin_in(tmp_path / "two")
    bench.settle()
    bench.window.language.speak("en")
    recorder.add_step()
    bench.settle()
    assert set(load(tmp_path / "two").texts) == {"en", "zh_CN"}


def test_a_language_that_is_spoken_later_begins_no_text(bench: Bench, tmp_path: Path) -> None:
    recorder = bench.window.lessons.recorder
    recorder.begin_in(tmp_path / "one")
    bench.settle()
    bench.window.language.speak("zh_CN")
    recorder.add_step()
    bench.settle()
    assert set(load(tmp_path / "one").texts) == {"en"}


def test_nothing_stays_magnified_at_the_next_step(taught: Bench) -> None:
    magnifier = taught.window.lecture.magnifier
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        magnifier.show_part(QRectF(100, 100, 200, 200))
        assert magnifier.active
        taught.window.lessons.player.reveal()
        assert magnifier.active
        taught.key(key)
        assert not magnifier.active
