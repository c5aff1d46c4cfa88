"""No start of the program waits for lessons or pictures, and yet all is there when the first one comes."""

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from convstudio.app.lesson_listing import shipped
from convstudio.ui.command_palette import collect_actions
from convstudio.ui.importing import Importing
from convstudio.ui.lessons.lessons import Lessons
from convstudio.ui.lessons.panel import LessonPanel
from tests.ui.bench import Bench

LATE = (*Lessons.modules, *Importing.modules, "PIL", "convstudio.core.lessons.loader", "yaml")


def test_a_start_imports_nothing_that_reads_lessons_or_pictures() -> None:
    program = (
        "import sys; import convstudio.ui.application; "
        f"print([each for each in {LATE!r} if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_column_is_built_for_the_first_lesson(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    window = bench.window
    assert window.findChild(LessonPanel) is None
    bench.studio.language.speak("zh_CN")
    assert window.findChild(LessonPanel) is None
    bench.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    panel = window.findChild(LessonPanel)
    assert panel is window.lessons.panel
    assert panel.isVisible()
    assert panel.geometry().right() < window.lenses.geometry().left()


def test_tab_comes_to_the_column_before_the_lens(make_bench: Callable[..., Bench]) -> None:
    window = make_bench().window
    window.lessons.actions.contents.trigger()
    order: list[QWidget] = [window.header]
    while (following := order[-1].nextInFocusChain()) is not None and following is not order[0]:
        order.append(following)
    reached = [each for each in order if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    places = [
        next(at for at, each in enumerate(reached) if part.isAncestorOf(each))
        for part in (window.header, window.lessons.panel, window.lenses, window.inspector)
    ]
    assert places == sorted(places)


def test_titles_are_read_when_the_window_is_there(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    titled = shipped()
    bench.qtbot.waitUntil(lambda: bench.window.lessons.listed == titled)
    texts = [action.text() for action in collect_actions(bench.window.menus.bar)]
    assert all(f"{number}. {each.title('en')}" in texts for number, each in enumerate(titled, 1))
