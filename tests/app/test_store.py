from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.app.store import Store
from convstudio.core import examples, limits
from convstudio.core.document import Document
from convstudio.core.edits import kernel, layer, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.view_state import Cursor, ViewState, clamped
from tests.strategies import REFUSALS, documents, edits


class Recorder:
    """Writes down what a store says, and checks that every announcement fits the one before."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said: list[str] = []
        self.document, self.view = store.document, store.view
        store.changed.connect(self.on_changed)
        store.view_changed.connect(self.on_view_changed)
        store.refused.connect(self.on_refused)

    def on_changed(self, old: Document, new: Document) -> None:
        self.said.append("changed")
        assert old is self.document
        assert new is self.store.document
        assert new is not old
        self.document = new
        # Who paints now finds a cursor inside.
        assert clamped(self.store.view, new) is self.store.view

    def on_view_changed(self, old: ViewState, new: ViewState) -> None:
        self.said.append("view")
        assert old == self.view
        assert new is self.store.view
        self.view = new

    def on_refused(self, error: StudioError) -> None:
        self.said.append(error.code)

    def heard(self) -> list[str]:
        said, self.said = self.said, []
        return said


def started(document: Document | None = None, view: ViewState | None = None) -> tuple[Store, Recorder]:
    store = Store(document or examples.diagonal(), view or ViewState())
    return store, Recorder(store)


@settings(max_examples=60)
@given(documents(max_side=6), st.data())
def test_undo_all_then_redo_all(document: Document, data: st.DataObject) -> None:
    store, recorder = started(document)
    passed = [document]
    for _ in range(data.draw(st.integers(1, 8))):
        name, edit = data.draw(edits(store.document))
        before = store.document
        accepted = store.apply(name, edit)
        heard = recorder.heard()
        if not accepted:
            assert store.document is before
            (code,) = heard
            assert code in REFUSALS
        elif store.document is before:
            assert heard == []
        else:
            assert heard in (["changed"], ["changed", "view"])
            assert store.undo_name == name
            passed.append(store.document)
        if data.draw(st.booleans()):
            store.set_cursor(data.draw(st.tuples(st.integers(-2, 9), st.integers(-2, 9))))
        recorder.heard()
    for expected in reversed(passed):
        assert store.document is expected
        store.undo()
    assert store.document is document
    assert store.undo_name is None
    for expected in passed:
        assert store.document is expected
        store.redo()
    assert store.document is passed[-1]
    assert store.redo_name is None
    assert clamped(store.view, store.document) is store.view


def test_a_gesture_is_one_step() -> None:
    store, _ = started()
    first = store.document
    for column in range(6):
        assert store.apply_gesture(EditName.DRAW, "stroke", signal.paint_cells, [(1, column)], 7.0)
    store.end_gesture()
    drawn = store.document
    store.apply_gesture(EditName.DRAW, "stroke", signal.paint_cells, [(2, 2)], 7.0)
    store.undo()
    assert store.document is drawn
    store.undo()
    assert store.document is first
    assert (store.undo_name, store.redo_name) == (None, EditName.DRAW)


def test_an_edit_after_undo_forgets_what_was_undone() -> None:
    store, _ = started()
    store.apply(EditName.KERNEL_TURN, kernel.set_bias, 0, 1.0)
    store.undo()
    store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    assert (store.undo_name, store.redo_name) == (EditName.STRIDE, None)


def test_a_refusal_changes_nothing() -> None:
    store, recorder = started()
    before = store.document
    assert not store.apply(EditName.STRIDE, layer.set_stride, (0, 1))
    assert store.document is before
    assert store.undo_name is None
    assert recorder.heard() == [Code.OUT_OF_RANGE]


def test_what_is_no_refusal_is_raised() -> None:
    store, recorder = started()
    with pytest.raises(IndexError):
        store.apply(EditName.BIAS, kernel.set_bias, 9, 1.0)
    assert recorder.heard() == []


def test_an_edit_without_effect_is_no_step() -> None:
    store, recorder = started()
    assert store.apply(EditName.STRIDE, layer.set_stride, (1, 1))
    assert store.undo_name is None
    assert recorder.heard() == []


def test_the_cursor_stays_inside_a_smaller_output() -> None:
    store, recorder = started()
    store.set_cursor((3, 3))
    recorder.heard()
    store.apply(EditName.STRIDE, layer.set_stride, (2, 3))
    assert store.view.cursor.position == (1, 1)
    assert recorder.heard() == ["changed", "view"]
    store.undo()
    assert store.view.cursor.position == (1, 1)
    assert recorder.heard() == ["changed"]


def test_the_view_is_clamped_and_announced_once() -> None:
    store, recorder = started(view=ViewState(cursor=Cursor(3, (-1, 99))))
    assert store.view.cursor == Cursor(0, (0, 3))
    store.set_view(replace(store.view, cursor=Cursor(2, (9, 9))))
    assert store.view.cursor == Cursor(0, (3, 3))
    store.set_cursor((5, 5))
    assert recorder.heard() == ["view"]


def test_opening_starts_an_empty_history() -> None:
    store, recorder = started()
    store.apply(EditName.BIAS, kernel.set_bias, 0, 1.0)
    store.undo()
    recorder.heard()
    other = examples.two_filters()
    store.open(other, ViewState(cursor=Cursor(1, (2, 2)), speed=4.0))
    assert store.document is other
    assert store.view == ViewState(cursor=Cursor(1, (2, 2)), speed=4.0)
    assert (store.undo_name, store.redo_name) == (None, None)
    assert recorder.heard() == ["changed", "view"]


def test_old_steps_give_way_to_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    document = examples.diagonal()
    monkeypatch.setattr(limits, "HISTORY_BYTES", 4 * document.signal.values.nbytes)
    store, _ = started(document)
    for seed in range(10):
        store.apply(EditName.INPUT_RANDOM, signal.randomise, seed)
    last = store.document
    steps = 0
    while store.undo_name is not None:
        store.undo()
        steps += 1
    assert steps == 2
    while store.redo_name is not None:
        store.redo()
    assert store.document is last
