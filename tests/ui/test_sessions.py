"""Sessions as a user has them: dialogs, title, the question before unsaved work is left, what a crash leaves."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from convstudio.app.session_file import load_session, save_session
from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.view_state import ViewState
from convstudio.ui import sessions
from convstudio.ui.lenses.stage.scene import Pane
from tests.ui.bench import CTRL, Bench
from tests.ui.conftest import end

SHIFT = Qt.KeyboardModifier.ShiftModifier
ROOT = Path(__file__).parents[2]
Button = QMessageBox.StandardButton

LEFTOVER = """
import sys, threading
from pathlib import Path
from PySide6.QtWidgets import QApplication
from convstudio.app.options import Options
from convstudio.core.edits import signal
from convstudio.core.edits.names import EditName
from convstudio.ui.application import Studio
application = QApplication([])
studio = Studio(Options(file=Path(sys.argv[2])), Path(sys.argv[1]))
sessions = studio.window.sessions
sessions.title_changed.connect(lambda: sessions.path and not sessions.dirty and change())
def change():
    studio.store.apply(EditName.INPUT_CELL, signal.paint_cells, [(0, 0)], 77.0, None)
    sessions.autosave_now()
    studio.worker.run(lambda: print("autosaved", flush=True))
studio.start()
application.exec()
"""


@pytest.fixture(autouse=True)
def dialogs_of_qt() -> None:
    """Let file dialogs be widgets, which answer to the keys of a test, on every system."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture(scope="session")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a program that was killed while its session, lesson.convstudio, had changes."""
    folder = tmp_path_factory.mktemp("killed")
    save_session(folder / "lesson.convstudio", examples.lecture(), ViewState())
    command = [sys.executable, "-c", LEFTOVER, str(folder / "data"), str(folder / "lesson.convstudio")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"autosaved\n"
        process.kill()
    return folder


@pytest.fixture
def after_a_crash(killed: Path, tmp_path: Path) -> Path:
    """Return a copy of the data folder that the killed program left."""
    data = tmp_path / "data"
    (data / "autosave").mkdir(parents=True)
    for path in (killed / "data" / "autosave").iterdir():
        (data / "autosave" / path.name).write_bytes(path.read_bytes())
    return data


def change(bench: Bench, value: str = "5") -> None:
    bench.type_into(Pane.INPUT, (0, 0), value)
    bench.settle()


def answer(bench: Bench, button: Button) -> None:
    """Click on a button of the question that is asked."""
    box = bench.window.sessions.question
    assert box is not None
    QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
    bench.activate()
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)


def file_dialog(bench: Bench) -> QFileDialog:
    bench.qtbot.waitUntil(
        lambda: any(dialog.isVisible() for dialog in bench.window.findChildren(QFileDialog))
    )
    return next(dialog for dialog in bench.window.findChildren(QFileDialog) if dialog.isVisible())


def choose(bench: Bench, path: Path) -> None:
    """Type a name into the file dialog, and wait until what follows is done."""
    dialog = file_dialog(bench)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(str(path))
    with bench.qtbot.waitSignal(dialog.finished):
        QTest.keyClick(line, Qt.Key.Key_Return)
    bench.activate()
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)


def escape(bench: Bench) -> None:
    """Leave the file dialog without choosing."""
    dialog = file_dialog(bench)
    with bench.qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    bench.activate()


def title(bench: Bench) -> str:
    """Return the title as the desktop shows it: with a star where something is unsaved."""
    return bench.window.windowTitle().replace("[*]", "*" if bench.window.isWindowModified() else "")


def autosaves(data: Path) -> list[Path]:
    folder = data / "autosave"
    return sorted(folder.glob("*.convstudio")) if folder.is_dir() else []


def same(one: Document, other: Document) -> bool:
    arrays = zip(
        (one.signal.values, one.weight, one.bias),
        (other.signal.values, other.weight, other.bias),
        strict=True,
    )
    return one.layer == other.layer and all(mine.tobytes() == theirs.tobytes() for mine, theirs in arrays)


# New, open, save, recent


def test_save_open_and_recent(bench: Bench, tmp_path: Path) -> None:
    assert title(bench) == "Untitled — ConvStudio"
    change(bench)
    assert title(bench) == "Untitled* — ConvStudio"
    drawn = bench.document
    bench.key(Qt.Key.Key_S, CTRL)
    choose(bench, tmp_path / "one")
    path = tmp_path / "one.convstudio"
    assert title(bench) == "one.convstudio — ConvStudio"
    assert bench.window.notice.text == "Saved as one.convstudio."
    assert same(load_session(path)[0], drawn)

    change(bench, "7")
    assert title(bench) == "one.convstudio* — ConvStudio"
    bench.key(Qt.Key.Key_Z, CTRL)
    assert title(bench) == "one.convstudio — ConvStudio"
    bench.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert title(bench) == "one.convstudio* — ConvStudio"
    bench.key(Qt.Key.Key_S, CTRL | SHIFT)
    choose(bench, tmp_path / "two.convstudio")
    assert title(bench) == "two.convstudio — ConvStudio"
    assert same(load_session(path)[0], drawn)

    bench.key(Qt.Key.Key_O, CTRL)
    choose(bench, path)
    bench.settle()
    assert title(bench) == "one.convstudio — ConvStudio"
    assert same(bench.document, drawn)
    assert bench.store.undo_name is None
    recent = bench.window.menus.recent.actions()
    assert [action.text() for action in recent] == ["one.convstudio", "two.convstudio"]
    recent[1].trigger()
    bench.settle()
    assert bench.document.signal.values[0, 0, 0] == 7
    assert [action.text() for action in bench.window.menus.recent.actions()] == [
        "two.convstudio",
        "one.convstudio",
    ]


def test_saving_again_asks_for_no_name(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "lesson.convstudio"
    save_session(path, examples.lecture(), ViewState())
    bench.window.opening.open_path(path)
    bench.settle()
    change(bench)
    bench.key(Qt.Key.Key_S, CTRL)
    bench.settle()
    assert bench.window.findChildren(QFileDialog) == []
    assert title(bench) == "lesson.convstudio — ConvStudio"
    assert same(load_session(path)[0], bench.document)


def test_the_view_comes_back_with_a_session(bench: Bench, tmp_path: Path) -> None:
    bench.open("three-filters")
    bench.click(Pane.OUTPUT, (1, 0))
    bench.lens.stage.panes[Pane.OUTPUT].tabs.setCurrentIndex(2)
    bench.window.set_filling(on=False)
    view = bench.store.view
    bench.key(Qt.Key.Key_S, CTRL)
    choose(bench, tmp_path / "view.convstudio")
    bench.key(Qt.Key.Key_N, CTRL)
    bench.settle()
    assert bench.store.view != view
    bench.window.opening.open_path(tmp_path / "view.convstudio")
    bench.settle()
    assert bench.store.view == view


def test_a_lost_recent_file_is_said_and_forgotten(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "gone.convstudio"
    save_session(path, examples.lecture(), ViewState())
    bench.window.opening.open_path(path)
    bench.settle()
    path.unlink()
    document = bench.document
    bench.window.menus.recent.actions()[0].trigger()
    bench.settle()
    assert "gone.convstudio" in bench.window.notice.text
    assert bench.document is document
    assert bench.window.menus.recent.actions() == []
    assert not bench.window.menus.recent.isEnabled()


def test_a_cancelled_dialog_changes_nothing(bench: Bench) -> None:
    change(bench)
    document = bench.document
    for key in (Qt.Key.Key_S, Qt.Key.Key_O):
        bench.key(key, CTRL)
        escape(bench)
    assert bench.document is document
    assert title(bench) == "Untitled* — ConvStudio"


# The question


def test_closing_a_saved_session_asks_nothing(bench: Bench) -> None:
    with bench.qtbot.waitSignal(bench.studio.finished):
        bench.key(Qt.Key.Key_Q, CTRL)
    assert not bench.window.isVisible()


def test_cancel_keeps_the_window_and_discard_closes_it(bench: Bench) -> None:
    change(bench)
    bench.window.close()
    bench.window.close()
    assert len(bench.window.findChildren(QMessageBox)) == 1
    answer(bench, Button.Cancel)
    assert bench.window.isVisible()
    assert title(bench) == "Untitled* — ConvStudio"
    bench.window.close()
    with bench.qtbot.waitSignal(bench.studio.finished):
        answer(bench, Button.Discard)
    assert not bench.window.isVisible()


def test_save_before_closing(bench: Bench, tmp_path: Path) -> None:
    change(bench)
    bench.window.close()
    answer(bench, Button.Save)
    escape(bench)
    assert bench.window.isVisible()
    bench.window.close()
    answer(bench, Button.Save)
    with bench.qtbot.waitSignal(bench.studio.finished):
        choose(bench, tmp_path / "last")
    assert same(load_session(tmp_path / "last.convstudio")[0], bench.document)


def test_a_failed_save_keeps_the_window(bench: Bench, tmp_path: Path) -> None:
    change(bench)
    bench.window.close()
    answer(bench, Button.Save)
    choose(bench, tmp_path / "no such folder" / "lesson.convstudio")
    assert "lesson.convstudio" in bench.window.notice.text
    assert bench.window.isVisible()
    assert title(bench) == "Untitled* — ConvStudio"


@pytest.mark.parametrize("button", [Button.Save, Button.Discard, Button.Cancel])
@pytest.mark.parametrize("way", ["new", "open"])
def test_unsaved_work_is_not_left_without_a_question(
    bench: Bench, tmp_path: Path, way: str, button: Button
) -> None:
    mine, other = tmp_path / "mine.convstudio", tmp_path / "other.convstudio"
    save_session(mine, examples.first(), ViewState())
    save_session(other, examples.lecture(), ViewState())
    bench.window.opening.open_path(mine)
    bench.settle()
    change(bench)
    drawn = bench.document
    if way == "new":
        bench.key(Qt.Key.Key_N, CTRL)
    else:
        bench.window.opening.open_path(other)
    assert bench.document is drawn
    answer(bench, button)
    bench.settle()
    if button == Button.Cancel:
        assert bench.document is drawn
        assert title(bench) == "mine.convstudio* — ConvStudio"
    else:
        assert same(bench.document, examples.diagonal() if way == "new" else examples.lecture())
        assert title(bench) == ("Untitled" if way == "new" else "other.convstudio") + " — ConvStudio"
    assert same(load_session(mine)[0], drawn if button == Button.Save else examples.first())


def test_unsaved_work_outlives_a_file_that_cannot_be_opened(bench: Bench, tmp_path: Path) -> None:
    change(bench)
    document = bench.document
    (tmp_path / "bad.convstudio").write_bytes(b"nothing")
    bench.window.opening.open_path(tmp_path / "bad.convstudio")
    answer(bench, Button.Discard)
    bench.settle()
    assert "bad.convstudio" in bench.window.notice.text
    assert bench.document is document
    assert title(bench) == "Untitled* — ConvStudio"


def test_what_is_drawn_while_it_is_saved_is_asked_about(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "mine.convstudio"
    save_session(path, examples.first(), ViewState())
    bench.window.opening.open_path(path)
    bench.settle()
    change(bench, "1")
    halt = Event()
    bench.studio.worker.run(halt.wait)
    bench.window.close()
    box = bench.window.sessions.question
    assert box is not None
    QTest.mouseClick(box.button(Button.Save), Qt.MouseButton.LeftButton)
    bench.activate()
    bench.type_into(Pane.INPUT, (1, 1), "2")
    halt.set()
    bench.qtbot.waitUntil(lambda: bench.window.sessions.question not in (None, box))
    with bench.qtbot.waitSignal(bench.studio.finished):
        answer(bench, Button.Save)
    assert same(load_session(path)[0], bench.document)


# Autosave


def test_work_is_autosaved_and_a_clean_end_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, make_bench: Callable[..., Bench], tmp_path: Path
) -> None:
    monkeypatch.setattr(sessions, "AUTOSAVE_AFTER", 0)
    bench = make_bench()
    bench.settle()
    assert autosaves(tmp_path) == []
    change(bench)
    bench.qtbot.waitUntil(lambda: autosaves(tmp_path) != [])
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    assert same(load_session(autosaves(tmp_path)[0])[0], bench.document)
    end(bench.studio)
    assert autosaves(tmp_path) == []


def test_steady_work_is_autosaved_too(bench: Bench) -> None:
    """A change must not put off the autosave that is due for the one before."""
    clock = bench.window.sessions._clock
    change(bench, "1")
    change(bench, "2")
    due = clock.remainingTime()
    bench.qtbot.waitUntil(lambda: clock.remainingTime() < due)
    change(bench, "3")
    assert 0 < clock.remainingTime() < due


def test_saving_makes_the_autosave_needless(bench: Bench, tmp_path: Path) -> None:
    change(bench)
    bench.window.sessions.autosave_now()
    bench.settle()
    assert len(autosaves(tmp_path)) == 1
    bench.key(Qt.Key.Key_S, CTRL)
    choose(bench, tmp_path / "kept")
    bench.settle()
    assert autosaves(tmp_path) == []
    assert not bench.window.sessions._clock.isActive()


def test_an_untouched_example_is_not_autosaved(bench: Bench) -> None:
    bench.open("lecture")
    assert not bench.window.sessions._clock.isActive()
    change(bench)
    assert bench.window.sessions._clock.isActive()


# After a crash


def offered(make_bench: Callable[..., Bench], data: Path) -> Bench:
    bench = make_bench(data)
    bench.qtbot.waitUntil(lambda: bench.window.sessions.question is not None)
    return bench


def test_a_crash_is_offered_back_and_restored(make_bench: Callable[..., Bench], after_a_crash: Path) -> None:
    bench = offered(make_bench, after_a_crash)
    box = bench.window.sessions.question
    assert box is not None
    assert "lesson.convstudio" in box.informativeText()
    answer(bench, Button.Yes)
    bench.settle()
    expected = examples.lecture().signal.values.copy()
    expected[0, 0, 0] = 77
    np.testing.assert_array_equal(bench.document.signal.values, expected)
    np.testing.assert_array_equal(bench.shown(Pane.INPUT), expected[0])
    assert title(bench) == "lesson.convstudio* — ConvStudio"
    assert len(autosaves(after_a_crash)) == 1  # its own now, in case of another crash
    end(bench.studio)
    again = make_bench(after_a_crash)
    again.settle()
    assert again.window.sessions.question is None


def test_a_crash_can_be_forgotten(make_bench: Callable[..., Bench], after_a_crash: Path) -> None:
    bench = offered(make_bench, after_a_crash)
    answer(bench, Button.Discard)
    bench.settle()
    assert same(bench.document, examples.diagonal())
    assert autosaves(after_a_crash) == []


def test_a_crash_is_offered_again_later(make_bench: Callable[..., Bench], after_a_crash: Path) -> None:
    bench = offered(make_bench, after_a_crash)
    answer(bench, Button.Cancel)
    bench.settle()
    assert same(bench.document, examples.diagonal())
    end(bench.studio)
    offered(make_bench, after_a_crash)


def test_a_damaged_autosave_is_not_offered(make_bench: Callable[..., Bench], after_a_crash: Path) -> None:
    (path,) = autosaves(after_a_crash)
    path.write_bytes(path.read_bytes()[:-50])
    bench = make_bench(after_a_crash)
    bench.settle()
    assert bench.window.sessions.question is None
    assert bench.window.notice.text == ""


# Remembered


def test_theme_place_and_recent_files_are_remembered(
    make_bench: Callable[..., Bench], tmp_path: Path
) -> None:
    first = make_bench(size=None)
    first.settle()
    first.window.menus.themes["contrast"].trigger()
    first.window.resize(1024, 699)
    first.key(Qt.Key.Key_S, CTRL)
    choose(first, tmp_path / "kept.convstudio")
    end(first.studio)
    second = make_bench(size=None)
    second.settle()
    assert second.window.look.theme.name == "contrast"
    assert second.window.menus.themes["contrast"].isChecked()
    assert second.window.size().toTuple() == (1024, 699)
    assert [action.text() for action in second.window.menus.recent.actions()] == ["kept.convstudio"]
    second.key(Qt.Key.Key_O, CTRL)
    assert Path(file_dialog(second).directory().absolutePath()) == tmp_path
    escape(second)


def test_settings_edited_to_nonsense_do_no_harm(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[view]\ntheme=neon\nwindow=@ByteArray(nothing)\nlanguage=12\n"
        "[files]\nrecent=@Invalid()\nlast_folder=/no/such/folder\n"
    )
    bench = make_bench(size=None)
    bench.settle()
    assert bench.window.look.theme.name == "light"
    assert bench.window.size().toTuple() == (1280, 720)


def test_a_folder_that_cannot_be_written_does_no_harm(
    make_bench: Callable[..., Bench], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is remembered then, and no autosave is made; the log says so, once."""
    (tmp_path / "file").write_bytes(b"in the way")
    bench = make_bench(tmp_path / "file" / "data")
    bench.settle()
    change(bench)
    for _ in range(2):
        bench.window.sessions.autosave_now()
    bench.settle()
    assert bench.window.notice.text == ""
    assert len([record for record in caplog.records if "autosave failed" in record.message]) == 1
    bench.window.menus.themes["dark"].trigger()
    assert bench.window.look.theme.name == "dark"
    end(bench.studio)
