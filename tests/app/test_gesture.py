from functools import partial

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.edits import kernel, signal
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import ViewState

RESIZE = EditName.INPUT_RESIZE


def resized(base: Document, side: int) -> Document:
    return signal.resize_input(base, side, side)


def test_a_size_turned_down_and_up_again_loses_nothing() -> None:
    store = Store(examples.lecture(), ViewState())
    start = store.document
    gesture = Gesture(store)
    for side in (4, 3, 4, 5):
        gesture.apply(RESIZE, partial(resized, side=side))
    assert store.document.signal.values.tolist() == start.signal.values.tolist()


def test_a_run_is_one_step_and_the_next_run_another() -> None:
    store = Store(examples.lecture(), ViewState())
    start = store.document
    gesture = Gesture(store)
    for side in (4, 3):
        gesture.apply(RESIZE, partial(resized, side=side))
    gesture.end()
    between = store.document
    gesture.apply(RESIZE, lambda base: signal.resize_input(base, 2, 2))
    store.undo()
    assert store.document is between
    store.undo()
    assert store.document is start


def test_a_change_from_elsewhere_is_not_taken_back() -> None:
    store = Store(examples.lecture(), ViewState())
    gesture = Gesture(store)
    gesture.apply(RESIZE, lambda base: signal.resize_input(base, 4, 4))
    store.apply(EditName.BIAS, kernel.set_bias, 0, 7.0)
    gesture.apply(RESIZE, lambda base: signal.resize_input(base, 3, 3))
    assert float(store.document.bias[0]) == 7.0
    assert store.document.signal.spatial == (3, 3)


def test_a_refusal_leaves_everything() -> None:
    store = Store(examples.lecture(), ViewState())
    start = store.document
    assert not Gesture(store).apply(RESIZE, lambda base: signal.resize_input(base, 65, 1))
    assert store.document is start
