"""A lesson in the window: opened, gone through, saved anew, deleted, left."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from convstudio.app.lesson_listing import shipped
from convstudio.app.lesson_player import Phase
from convstudio.app.session_file import load_session
from convstudio.core.edits.layer import set_padding, set_stride
from convstudio.core.edits.names import EditName
from convstudio.core.lessons.verdict import Grade
from convstudio.core.operators.counterparts import Way
from convstudio.core.view_state import Hidden
from convstudio.ui.lessons.questions.choice import ChoiceAsker
from convstudio.ui.widgets.inputs import ComboBox, SpinBox
from convstudio.ui.widgets.number_field import NumberField
from tests.core.lessons.lesson_files import STEPS, TEXTS
from tests.ui.bench import CTRL, Bench
from tests.ui.lessons.conftest import open_lesson, write

ON, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def heading(bench: Bench) -> str:
    return bench.window.lessons.panel.text.toPlainText().splitlines()[0]


def saved(bench: Bench, **files: str) -> None:
    """Save other files of the lesson, and wait until they are noticed and read."""
    lessons = bench.window.lessons
    path = lessons.path
    assert path is not None
    with bench.qtbot.waitSignal(lessons.reader.watch.saved, timeout=20_000):
        write(path, **files)
    bench.settle()


# Opening


def test_every_shipped_lesson_opens_from_the_menu(bench: Bench) -> None:
    lessons = bench.window.lessons
    assert [each.path for each in lessons.listed] == [each.path for each in shipped()]
    course = next(menu for menu, _ in bench.window.menus._build._titled if menu.title() == "The course")
    for listed, action in zip(lessons.listed, course.actions(), strict=False):
        action.trigger()
        bench.settle()
        assert lessons.path == listed.path
        assert lessons.panel.isVisible()
        assert lessons.panel.title.text() == listed.title("en")
        assert lessons.panel.title.text() in action.text()


def test_a_lesson_leaves_the_own_document_alone(bench: Bench, folder: Path) -> None:
    bench.store.apply(EditName.STRIDE, set_stride, (2, 2))
    own = bench.document
    bench.window.playback.play()
    open_lesson(bench, folder)
    assert not bench.window.playback.playing
    assert heading(bench) == "A stamp"
    assert bench.document is not own
    assert bench.window.header.lesson.text() == "Lesson 1 / 3"
    bench.window.lessons.actions.leave.trigger()
    assert bench.document is own
    assert not bench.window.lessons.panel.isVisible()
    assert not bench.window.header.lesson.isVisible()


def test_a_zip_and_a_yaml_are_lessons_too(bench: Bench, folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"own/{file.name}")
    for dropped in (packed, folder / "lesson.yaml", folder):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(dropped))])
        bench.window.opening.take(mime)
        bench.settle()
        assert bench.window.lessons.path == (packed if dropped == packed else folder)
        assert heading(bench) == "A stamp"
    assert set(bench.window._settings.recent()) == {packed, folder}


def test_the_dialog_opens_what_is_chosen(bench: Bench, folder: Path) -> None:
    bench.window.lessons.actions.open.trigger()
    (dialog,) = bench.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder / "lesson.yaml"))
    dialog.reject()
    bench.settle()
    assert bench.window.lessons.path == folder


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"steps": STEPS.replace("kernel: [[0", "kernell: [[0")}, "lesson.yaml, line 5: there is no key"),
        ({"english": TEXTS.replace("## pad: Make it larger", "")}, "en.md, line 1: the text of “pad”"),
        ({"english": TEXTS + "\n![What](nothing.png)\n"}, "there is no figure “nothing.png”"),
        ({"steps": STEPS.replace("answer: 19", "answer: 18")}, "line 14: the answer is not 18"),
    ],
)
def test_a_broken_lesson_is_refused_in_a_sentence(
    bench: Bench, tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    own = bench.document
    bench.window.lessons.open_path(write(tmp_path / "broken", **change))
    bench.settle()
    assert sentence in bench.window.notice.text
    assert bench.document is own
    assert bench.window.lessons.player.lesson is None
    assert not bench.window.lessons.panel.isVisible()


def test_what_is_no_lesson_or_gone_is_refused(bench: Bench, tmp_path: Path) -> None:
    for name, words in (("empty", "is no lesson"), ("none", "is not there any more: check")):
        if name == "empty":
            (tmp_path / name).mkdir()
        bench.window.lessons.open_path(tmp_path / name)
        bench.settle()
        assert words in bench.window.notice.text


def test_a_lesson_that_nobody_waits_for_any_more_says_nothing(
    bench: Bench, folder: Path, tmp_path: Path
) -> None:
    lessons, told = bench.window.lessons, list[object]()
    lessons.reader.unread.connect(told.append)
    lessons.open_path(write(tmp_path / "broken", english=TEXTS + "\n![What](nothing.png)\n"))
    lessons.open_path(folder)
    bench.settle()
    assert lessons.player.lesson is not None
    assert told == []


# Going through it


def test_a_clicker_goes_on_and_back(taught: Bench) -> None:
    player = taught.window.lessons.player
    taught.key(ON)
    assert (player.index, player.phase) == (1, Phase.ASKING)
    assert heading(taught) == "The first value"
    taught.key(ON)
    assert (player.index, player.phase) == (1, Phase.REVEALED)
    taught.key(ON, times=3)
    assert player.index == 2
    taught.key(BACK)
    assert heading(taught) == "The first value"
    taught.key(BACK, times=3)
    assert player.index == 0


def test_a_clicker_goes_on_whatever_has_the_focus(taught: Bench) -> None:
    window = taught.window
    before = taught.document
    for kind in (SpinBox, ComboBox, NumberField):
        field = next(each for each in window.inspector.findChildren(kind) if each.isVisible())
        field.setFocus()
        taught.key(ON)
        assert window.lessons.player.index == 1
        taught.key(BACK)
        assert window.lessons.player.index == 0
        assert taught.document == before


def test_a_clicker_takes_the_answer_that_stands_there(taught: Bench) -> None:
    window = taught.window
    taught.key(ON)
    asker = window.lessons.panel.question.asker
    assert isinstance(asker, ChoiceAsker)
    asker.buttons[0].setFocus()
    asker.buttons[0].click()
    taught.key(ON)
    verdict = window.lessons.player.verdict
    assert verdict is not None
    assert verdict.grade is not Grade.RIGHT
    assert window.focusWidget() is window.lessons.panel.foot.onward
    taught.key(ON)
    taught.key(BACK)
    taught.key(ON)
    assert window.lessons.player.verdict is None


def test_the_bar_and_the_contents_go_anywhere(taught: Bench) -> None:
    lessons = taught.window.lessons
    bar = lessons.panel.progress
    taught.push(bar, bar.rect_of(2).center().toPoint())
    assert lessons.player.index == 2
    bar.setFocus()
    taught.key(Qt.Key.Key_Left)
    assert lessons.player.index == 1
    taught.key(Qt.Key.Key_L, CTRL)
    taught.settle()
    contents = lessons.panel.contents
    assert contents.isVisible()
    chapters = contents.chapters()
    assert len(chapters) == len(lessons.listed) + 1
    own = chapters[-1]
    assert [own.child(row).text(0) for row in range(3)] == [
        "1. A stamp",
        "2. The first value",
        "3. Make it larger",
    ]
    assert contents.currentItem() is own.child(1)
    assert all(chapter.childCount() >= 3 for chapter in chapters)
    taught.push(contents.viewport(), contents.visualItemRect(own.child(0)).center())
    assert lessons.player.index == 0
    assert not contents.isVisible()
    assert heading(taught) == "A stamp"


def test_contents_open_lessons_where_none_is(bench: Bench) -> None:
    lessons = bench.window.lessons
    lessons.actions.contents.trigger()
    bench.settle()
    assert lessons.panel.count.text() == ""
    assert lessons.panel.isVisible()
    assert not lessons.panel.text.isVisible()
    lessons.panel.contents.setCurrentItem(lessons.panel.contents.chapters()[0].child(1))
    bench.key(Qt.Key.Key_Return)
    bench.settle()
    assert lessons.path == lessons.listed[0].path
    assert lessons.player.index == 1


def test_the_main_button_reveals_goes_on_and_ends_with_the_contents(taught: Bench) -> None:
    panel, player = taught.window.lessons.panel, taught.window.lessons.player
    said = []
    for _ in range(4):
        said.append(panel.foot.onward.text())
        taught.push(panel.foot.onward)
    assert said == ["Next", "Show the answer", "Next", "Contents"]
    assert player.index == 2
    assert panel.contents.isVisible()


def test_a_goal_gets_a_tick(taught: Bench) -> None:
    panel = taught.window.lessons.panel
    taught.window.lessons.player.go(2)
    assert "To do" in panel.reading.goal.text()
    assert taught.store.apply(EditName.PADDING, set_padding, ((1, 1), (1, 1)))
    assert panel.reading.goal.text().startswith("✓")


def test_exploring_and_returning(taught: Bench) -> None:
    lessons = taught.window.lessons
    before = taught.document
    assert not taught.store.apply(EditName.STRIDE, set_stride, (2, 2))
    lessons.actions.explore.trigger()
    assert lessons.panel.reading.exploring.isVisible()
    assert lessons.actions.explore.text() == "Return to the step"
    assert taught.store.apply(EditName.STRIDE, set_stride, (2, 2))
    lessons.actions.explore.trigger()
    assert taught.document is before
    assert not lessons.panel.reading.exploring.isVisible()


def test_saving_in_a_lesson_says_whose_document_is_saved(taught: Bench, tmp_path: Path) -> None:
    path = tmp_path / "mine.convstudio"
    taught.window.sessions._save_to(path)
    taught.qtbot.waitUntil(lambda: taught.studio.worker.idle)
    assert taught.window.notice.text.startswith("Your own document is saved as mine.convstudio")
    assert load_session(path)[0] is not taught.document
    assert np.array_equal(load_session(path)[0].weight, taught.store.own_document.weight)


# Files that are saved


def test_a_saved_lesson_is_shown_as_it_is_now(taught: Bench) -> None:
    taught.key(ON)
    clock = taught.window.lessons.panel.lecturer._since
    began = clock.msecsSinceReference()
    saved(taught, english=TEXTS.replace("The first value", "One value"))
    assert heading(taught) == "One value"
    assert clock.msecsSinceReference() == began  # the time of the lesson goes on
    assert taught.window.lessons.player.index == 1


def test_a_broken_save_keeps_the_lesson_until_it_is_mended(taught: Bench) -> None:
    panel = taught.window.lessons.panel
    lesson = taught.window.lessons.player.lesson
    saved(taught, steps=STEPS.replace("lens: window", "lense: window"))
    assert "lesson.yaml, line 6" in panel.problem.text()
    assert panel.problem.isVisible()
    english = panel.problem.text()
    taught.studio.language.speak("zh_CN")
    assert "lesson.yaml" in panel.problem.text()
    assert panel.problem.text() != english
    taught.studio.language.speak("en")
    assert panel.problem.text() == english
    assert taught.window.lessons.player.lesson is lesson
    taught.key(ON)
    assert heading(taught) == "The first value"
    saved(taught)
    assert not panel.problem.isVisible()
    assert heading(taught) == "The first value"


def test_a_lesson_that_is_deleted_stays_as_it_was_read(taught: Bench, folder: Path) -> None:
    lessons = taught.window.lessons
    with taught.qtbot.waitSignal(lessons.reader.watch.saved, timeout=20_000):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    taught.settle()
    assert "stays open as it was read last" in taught.window.notice.text
    taught.window.notice.dismiss()
    taught.key(ON)
    assert heading(taught) == "The first value"
    with taught.qtbot.waitSignal(lessons.reader.watch.saved, timeout=20_000):
        (folder.parent / "other").write_text("", encoding="utf-8")
    taught.settle()
    assert not taught.window.notice.isVisible()


def test_what_else_is_saved_near_it_changes_nothing(taught: Bench, folder: Path) -> None:
    lessons = taught.window.lessons
    taught.key(ON, times=2)
    with taught.qtbot.waitSignal(lessons.reader.watch.saved, timeout=20_000):
        (folder.parent / "other").write_text("", encoding="utf-8")
    taught.settle()
    assert lessons.player.phase is Phase.REVEALED


# Links and languages


def test_a_link_is_followed_after_a_question_alone(taught: Bench) -> None:
    for address, asked in (("https://pytorch.org", 1), ("file:///etc/passwd", 1)):
        taught.window.lessons.panel.text.link_pressed.emit(address)
        assert len(taught.window.findChildren(QMessageBox)) == asked
    (box,) = taught.window.findChildren(QMessageBox)
    assert box.informativeText() == "https://pytorch.org"
    box.reject()


def test_a_lesson_speaks_the_language_of_the_interface(bench: Bench, tmp_path: Path) -> None:
    chinese = TEXTS.replace("# The stamp", "# 印章", 1).replace("A stamp", "一个印章")
    open_lesson(bench, write(tmp_path / "two", zh_CN=chinese))
    bench.window.language.speak("zh_CN")
    assert heading(bench) == "一个印章"
    assert bench.window.lessons.panel.title.text() == "印章"
    bench.window.language.speak("en")
    assert heading(bench) == "A stamp"


# Room


def test_the_inspector_gives_way_in_a_narrow_window(teach: Callable[..., Bench]) -> None:
    bench = teach(size=(1024, 768))
    window = bench.window
    assert window.lessons.panel.isVisible()
    assert not window.inspector.isVisible()
    bench.key(Qt.Key.Key_F4)
    assert window.inspector.isVisible()
    bench.key(ON)
    assert window.inspector.isVisible()
    bench.key(Qt.Key.Key_F4)
    window.lessons.player.leave()
    assert not window.inspector.isVisible()  # nobody but the user has folded it
    open_lesson(bench, window.lessons.listed[0].path)
    bench.key(Qt.Key.Key_F4)
    window.lessons.actions.leave.trigger()
    assert window.inspector.isVisible()


def test_the_inspector_comes_back_with_the_room(teach: Callable[..., Bench]) -> None:
    bench = teach(size=(1024, 768))
    assert not bench.window.inspector.isVisible()
    bench.window.lessons.actions.column.setChecked(False)
    assert bench.window.inspector.isVisible()
    bench.window.lessons.actions.column.setChecked(True)
    assert not bench.window.inspector.isVisible()
    bench.window.lessons.actions.leave.trigger()
    assert bench.window.inspector.isVisible()


def test_the_width_is_remembered(taught: Bench, make_bench: Callable[..., Bench]) -> None:
    panel = taught.window.lessons.panel
    before = panel.width()
    panel.grip.setFocus()
    taught.key(Qt.Key.Key_Right, times=2)
    assert panel.width() == before + 32
    other = make_bench()
    assert abs(other.window.lessons.panel._ems - panel._ems) < 0.1


def test_f3_folds_the_text_and_the_header_brings_it_back(taught: Bench) -> None:
    panel = taught.window.lessons.panel
    taught.key(Qt.Key.Key_F3)
    assert not panel.isVisible()
    taught.push(taught.window.header.lesson)
    assert panel.isVisible()
    taught.push(panel.fold)
    assert not panel.isVisible()


def test_what_a_question_refuses_hides_on(taught: Bench) -> None:
    window = taught.window
    taught.key(ON)
    hidden, before = taught.store.view.hidden, taught.document
    assert hidden != Hidden()
    window.open_example("diagonal")
    window.importing.paste_numbers("1 2 3\n4 5 6")
    window.importing.open_example("camera")
    taught.settle()
    assert taught.document is before
    assert taught.store.view.hidden == hidden
    assert "keeps the input as it is" in window.notice.text


def test_what_is_asked_does_not_leave_by_another_door(taught: Bench) -> None:
    window = taught.window
    taught.key(ON)
    QGuiApplication.clipboard().setText("before")
    for leave in (window.copying.copy_output, window.saving.save_map, window.saving.save_gallery):
        window.notice.dismiss()
        leave()
        taught.settle()
        assert "asked for" in window.notice.text
    assert QGuiApplication.clipboard().text() == "before"
    assert not window.findChildren(QFileDialog)
    window.comparing.open(Way.ROUND_TRIP)
    taught.settle()
    dialog = window.comparing.dialog
    assert dialog is not None
    assert "asked for" in dialog.text
    assert all(pane.isHidden() for pane in dialog.panes)
    window.lessons.player.reveal()
    taught.settle()
    assert "asked for" not in dialog.text
    dialog.reject()
