"""Whatever is done with mouse and keys, in whatever order: no exception, no stray thread, and torch's numbers.

A run is made from its seed alone, as a list of gestures that know nothing of the window, so any part of the list
can be played by itself. To make a failing run shorter by hand::

    everything = gestures(seed, COUNT)
    perform(bench, everything[:137])

Exceptions are caught by pytest-qt, stray threads by the fixture in tests/conftest.py.
"""

import random
from dataclasses import dataclass
from typing import Final

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListView, QMenu, QWidget

from convstudio.core.document import Document
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind as LayerKind
from convstudio.core.result import Evaluated
from convstudio.core.view_state import LENSES
from convstudio.ui.command_palette import collect_actions
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import CTRL, LEFT, MIDDLE, NOTCH, PLAIN, RIGHT, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier
COUNT: Final = 400
EVERY: Final = 40
"""Gestures between two looks at the numbers."""

LEFT_OUT: Final = (
    *("New session", "Open…", "Save", "Save as…", "Quit"),
    *("Save this map…", "Save all maps…", "Learn from a pair of pictures…"),
)
"""Commands that begin another history, wait for a file's name, or end the program; they have tests of their own."""

KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F2),
    *(Qt.Key.Key_P, Qt.Key.Key_L, Qt.Key.Key_G, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_K, Qt.Key.Key_5),
)
MODIFIERS: Final = (PLAIN, PLAIN, PLAIN, SHIFT, CTRL)
BUTTONS: Final = (LEFT, LEFT, LEFT, RIGHT, MIDDLE)
TEXTS: Final = ("7", "-2.5", "1/9", "0", "1e30", "nan", "two", "1/0", "12345678", "-3")
EXAMPLES: Final = ("signal", "signal-channels", "volume", "transposed-stride", "three-filters", "depthwise")
"""Layers of every rank; what they do is changed by other gestures."""

SIZES: Final = ((1280, 720), (1024, 768), (960, 640), (1920, 1080))


@dataclass(frozen=True)
class Gesture:
    """One thing that a user does; every field is a number drawn beforehand, read as the kind of gesture needs it.

    Attributes
    ----------
    kind : str
        The name of a method of Hand.
    at, to : tuple of float
        Places, in shares of the window's width and height.
    number : int
        Chooses a key, a text, a command …
    other : int
        Chooses modifiers, a button …
    """

    kind: str
    at: tuple[float, float]
    to: tuple[float, float]
    number: int
    other: int


def gestures(seed: int, count: int) -> list[Gesture]:
    """Return the gestures of a run."""
    draw = random.Random(seed)  # noqa: S311  no secret
    kinds = {
        "click": 20,
        "drag": 20,
        "wheel": 12,
        "key": 22,
        "type": 10,
        "command": 14,
        "double": 4,
        "resize": 1,
        "layer": 4,
        "example": 2,
        "lens": 5,
    }
    chosen = draw.choices(list(kinds), list(kinds.values()), k=count)
    return [
        Gesture(
            kind,
            (draw.random(), draw.random()),
            (draw.random(), draw.random()),
            draw.randrange(1000),
            draw.randrange(1000),
        )
        for kind in chosen
    ]


@dataclass
class Hand:
    """Does gestures at a window, through its handle, as the desktop would pass them on."""

    bench: Bench

    def do(self, gesture: Gesture) -> None:
        self.bench.activate()
        getattr(self, gesture.kind)(gesture)
        QApplication.processEvents()
        self.leave_popups(gesture.other)

    def place(self, share: tuple[float, float]) -> QPoint:
        size = self.bench.handle.size()
        return QPoint(int(share[0] * size.width()), int(share[1] * size.height()))

    def click(self, gesture: Gesture) -> None:
        QTest.mouseClick(
            self.bench.handle, BUTTONS[gesture.other % len(BUTTONS)], PLAIN, self.place(gesture.at)
        )

    def double(self, gesture: Gesture) -> None:
        QTest.mouseDClick(self.bench.handle, LEFT, PLAIN, self.place(gesture.at))

    def drag(self, gesture: Gesture) -> None:
        start, end = self.place(gesture.at), self.place(gesture.to)
        if gesture.number % 2:  # a short one, within one part of the window
            end = between(start, end, 0.1)
        button = BUTTONS[gesture.other % len(BUTTONS)]
        QTest.mousePress(self.bench.handle, button, PLAIN, start)
        for step in range(1, 5):
            QTest.mouseMove(self.bench.handle, between(start, end, step / 4))
            QApplication.processEvents()
        QTest.mouseRelease(self.bench.handle, button, PLAIN, end)

    def wheel(self, gesture: Gesture) -> None:
        turn = QPoint(0, NOTCH * (-3, -1, 1, 3)[gesture.number % 4])
        modifiers = MODIFIERS[gesture.other % len(MODIFIERS)]
        place = self.place(gesture.at)
        QTest.mouseMove(self.bench.handle, place)
        QTest.wheelEvent(self.bench.handle, place, turn, QPoint(), modifiers)

    def key(self, gesture: Gesture) -> None:
        modifiers = MODIFIERS[gesture.other % len(MODIFIERS)]
        QTest.keyClick(self.bench.handle, KEYS[gesture.number % len(KEYS)], modifiers)

    def type(self, gesture: Gesture) -> None:
        self.bench.keys(TEXTS[gesture.number % len(TEXTS)])
        if gesture.other % 4:
            QTest.keyClick(self.bench.handle, Qt.Key.Key_Return)

    def command(self, gesture: Gesture) -> None:
        actions = [action for action in collect_actions(self.bench.window.menus.bar) if allowed(action)]
        actions[gesture.number % len(actions)].trigger()

    def resize(self, gesture: Gesture) -> None:
        self.bench.window.resize(*SIZES[gesture.number % len(SIZES)])

    def layer(self, gesture: Gesture) -> None:
        self.bench.store.apply(EditName.KIND, set_kind, list(LayerKind)[gesture.number % len(LayerKind)])

    def example(self, gesture: Gesture) -> None:
        self.bench.window.open_example(EXAMPLES[gesture.number % len(EXAMPLES)])

    def lens(self, gesture: Gesture) -> None:
        self.bench.window.choose_lens(LENSES[gesture.number % len(LENSES)])

    def leave_popups(self, number: int) -> None:
        """Choose something in a list that has opened; leave menus and dialogs."""
        for _ in range(8):
            popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if not isinstance(popup, QWidget):
                return
            if isinstance(popup, QMenu | QDialog):
                QTest.keyClick(popup, Qt.Key.Key_Escape)
            else:  # of a combo box, in which a list has the keys
                for _ in range(number % 5):
                    QTest.keyClick(popup.findChildren(QListView)[0], Qt.Key.Key_Down)
                QTest.keyClick(popup.findChildren(QListView)[0], Qt.Key.Key_Return)
            QApplication.processEvents()
        pytest.fail(f"{popup} does not close")


class Rescue(QObject):
    """Ends by Esc what waits in an event loop of its own: a drag of selected text, the menu of a spin box."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.end)

    def __enter__(self) -> None:
        self._clock.start(200)

    def __exit__(self, *_: object) -> None:
        self._clock.stop()

    @Slot()
    def end(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QWidget):
            popup.close()
        else:
            QTest.keyClick(self._bench.handle, Qt.Key.Key_Escape)
        self._clock.start()


def between(start: QPoint, end: QPoint, share: float) -> QPoint:
    return QPoint(
        round(start.x() + share * (end.x() - start.x())), round(start.y() + share * (end.y() - start.y()))
    )


def allowed(action: QAction) -> bool:
    return action.isEnabled() and action.text() not in LEFT_OUT


def leave_lesson(bench: Bench) -> None:
    """Return to the own document, which waits while a lesson is open that a command has led to."""
    bench.settle()  # a lesson may still be read
    bench.window.lessons.player.leave()
    bench.settle()


def perform(bench: Bench, todo: list[Gesture]) -> None:
    """Do `todo`, looking at the numbers now and then."""
    hand, rescue = Hand(bench), Rescue(bench)
    for number, gesture in enumerate(todo, start=1):
        try:
            with rescue:
                hand.do(gesture)
            if number % EVERY == 0 or number == len(todo):
                leave_lesson(bench)
                assert_true_to_torch(bench)
        except BaseException:
            print(f"after {number} gestures: {gesture}")  # noqa: T201  pytest shows it with the failure
            raise


def assert_true_to_torch(bench: Bench) -> None:
    """Compare the result with torch's own, and what the grids show with the result."""
    bench.window.playback.pause()
    bench.computing.refresh()  # it may have been stopped
    bench.look_at("window")
    # What is to be seen is the output, and not how it comes about.
    bench.lens.kind_bar.covers.setChecked(False)
    bench.lens.kind_bar.set_stamping(False)
    result = bench.frame.result
    document = bench.document
    assert result.document is document
    assert not bench.window.notice.text.startswith("Something went wrong")
    if isinstance(result, Evaluated):
        expected = torch_output(document)
        finite = np.abs(expected[np.isfinite(expected)])
        close = 1e-5 * float(finite.max(initial=0)) * document.weight[0].size
        np.testing.assert_allclose(result.output, expected, rtol=1e-5, atol=close)
        shown = result.output[bench.frame.look.out_channel]
        np.testing.assert_array_equal(bench.shown(Pane.OUTPUT), shown)
    else:
        assert isinstance(result.error, ShapeError)
        with pytest.raises(RuntimeError):
            torch_output(document)


def undo_all(bench: Bench) -> Document:
    while bench.store.undo_name is not None:
        bench.store.undo()
    return bench.document


def redo_all(bench: Bench) -> Document:
    while bench.store.redo_name is not None:
        bench.store.redo()
    return bench.document


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_gestures(bench: Bench, seed: int) -> None:
    start = bench.document
    perform(bench, gestures(seed, COUNT))
    last = redo_all(bench)
    assert undo_all(bench) is start
    assert redo_all(bench) is last
    assert undo_all(bench) is start
    assert_true_to_torch(bench)
    QGuiApplication.clipboard().clear()


def test_a_run_is_made_from_its_seed_alone() -> None:
    assert gestures(1, 50) == gestures(1, 50) != gestures(2, 50)
    assert gestures(1, 50)[:10] != gestures(1, 10)[:9]
