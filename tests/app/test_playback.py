import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.core import examples
from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits import layer, signal
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.view_state import Cursor, ViewState
from tests import oracles
from tests.strategies import possible_documents


@pytest.fixture
def store() -> Store:
    return Store(examples.diagonal(), ViewState(speed=30.0))


@pytest.fixture
def playback(qapp: object, store: Store) -> Iterator[Playback]:
    made = Playback(store)
    yield made
    made.pause()


def make_impossible(store: Store) -> None:
    assert store.apply(EditName.DILATION, layer.set_dilation, (9, 9))


def at(store: Store) -> tuple[int, ...]:
    return store.view.cursor.position


@settings(max_examples=40)
@given(st.integers(1, 3).flatmap(lambda rank: possible_documents(rank, max_side=5)))
def test_steps_go_as_the_window_slides(document: Document) -> None:
    store = Store(document, ViewState())
    playback = Playback(store)
    shape = geometry.output_shape(document)
    assert playback.shape == shape
    playback.first()
    for number, position in enumerate(itertools.product(*map(range, shape))):
        assert (playback.step, at(store)) == (number, position)
        assert all(type(index) is int for index in at(store))
        playback.forward()
    assert playback.step == playback.steps - 1  # and no further
    for number in reversed(range(playback.steps)):
        assert playback.step == number
        playback.back()
    assert playback.step == 0
    playback.last()
    assert playback.step == playback.steps - 1


@given(st.integers(-99, 99))
def test_any_step_can_be_asked_for(step: int) -> None:
    playback = Playback(Store(examples.diagonal(), ViewState()))
    playback.go(step)
    assert playback.step == min(max(step, 0), 15)


def test_moving_stops_at_the_edges(playback: Playback, store: Store) -> None:
    playback.move(1, 2)
    assert at(store) == (1, 2)
    playback.move(0, 5)
    assert at(store) == (1, 3)
    playback.move(-4, 0)
    assert at(store) == (0, 3)


@pytest.mark.parametrize(
    ("spatial", "steps", "position"),
    [
        ((7,), (2,), (2,)),
        ((7,), (1, 3), (3,)),
        ((3, 4, 5), (1, 2, 3), (1, 2, 3)),
        ((3, 4, 5), (0, 9), (0, 0, 4)),
    ],
)
def test_moving_along_any_axes(
    qapp: object, spatial: tuple[int, ...], steps: tuple[int, ...], position: tuple[int, ...]
) -> None:
    rank = len(spatial)
    document = examples.document_of(
        np.zeros((1, *spatial)), np.ones((1, 1, *(1,) * rank)), examples.layer_of(rank)
    )
    store = Store(document, ViewState(cursor=Cursor(0, (0,) * rank)))
    Playback(store).move(*steps)
    assert at(store) == position


def test_stepping_leaves_the_channel_alone(qapp: object) -> None:
    view = ViewState()
    store = Store(examples.two_filters(), replace(view, cursor=replace(view.cursor, channel=1)))
    playback = Playback(store)
    playback.forward()
    playback.move(1, 0)
    assert (store.view.cursor.channel, at(store)) == (1, (1, 1))


def test_playing_visits_every_step_and_ends(qtbot: QtBot, playback: Playback, store: Store) -> None:
    visited = [at(store)]
    said: list[bool] = []
    store.view_changed.connect(lambda _old, new: visited.append(new.cursor.position))
    playback.playing_changed.connect(said.append)
    playback.toggle()
    assert playback.playing
    qtbot.waitUntil(lambda: not playback.playing)
    assert visited == list(itertools.product(range(4), range(4)))
    assert said == [True, False]


def test_faster_than_the_eye_several_steps_are_one_move(
    qtbot: QtBot, playback: Playback, store: Store
) -> None:
    store.set_view(replace(store.view, speed=240.0))
    moves: list[tuple[int, ...]] = []
    store.view_changed.connect(lambda _old, new: moves.append(new.cursor.position))
    playback.play()
    qtbot.waitUntil(lambda: not playback.playing)
    assert moves[-1] == (3, 3)
    assert len(moves) == 2  # 8 steps in each 33 ms, 15 in all


def test_playing_from_the_end_starts_over(qtbot: QtBot, playback: Playback) -> None:
    playback.last()
    playback.play()
    assert playback.step == 0
    qtbot.waitUntil(lambda: playback.step >= 2)
    assert playback.playing


def test_pausing_stays_and_playing_goes_on(qtbot: QtBot, playback: Playback) -> None:
    said: list[bool] = []
    playback.playing_changed.connect(said.append)
    playback.play()
    qtbot.waitUntil(lambda: playback.step >= 2)
    playback.toggle()
    paused = playback.step
    assert not playback.playing
    playback.pause()
    assert said == [True, False]
    playback.toggle()
    assert playback.step == paused
    qtbot.waitUntil(lambda: playback.step > paused)


def test_the_speed_may_change_while_playing(qtbot: QtBot, playback: Playback, store: Store) -> None:
    playback.refresh_speed()
    assert not playback.playing
    store.set_view(replace(store.view, speed=0.001))
    playback.play()
    store.set_view(replace(store.view, speed=30.0))
    playback.refresh_speed()
    qtbot.waitUntil(lambda: not playback.playing)
    assert playback.step == 15


def test_an_impossible_geometry_has_no_steps(playback: Playback, store: Store) -> None:
    playback.go(6)
    make_impossible(store)
    assert (playback.shape, playback.steps, playback.step) == ((0, 0), 0, 0)
    for act in (playback.forward, playback.back, playback.first, playback.last, playback.play):
        act()
    playback.move(1, 1)
    assert not playback.playing
    # Where the cursor stood is kept for the day it becomes possible again.
    assert at(store) == (1, 2)
    store.undo()
    assert playback.step == 6


def test_playing_ends_where_nothing_is_left_to_step_over(playback: Playback, store: Store) -> None:
    playback.play()
    make_impossible(store)
    assert not playback.playing
    store.undo()
    playback.play()
    store.apply(EditName.INPUT_RESIZE, signal.resize_input, 3, 3)
    assert playback.steps == 1
    assert not playback.playing
    playback.play()
    assert not playback.playing


def test_playing_goes_on_in_a_smaller_output(qtbot: QtBot, playback: Playback, store: Store) -> None:
    playback.go(9)
    playback.play()
    store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    assert playback.playing
    qtbot.waitUntil(lambda: not playback.playing)
    assert at(store) == (1, 1)


def transposed() -> Document:
    spec = LayerSpec(kind=Kind.TRANSPOSED, stride=(2, 2))
    return oracles.make(np.ones((1, 2, 3)), np.ones((1, 1, 3, 3)), layer=spec)


def test_stamps_are_stepped_through_by_input_value(qapp: object) -> None:
    store = Store(transposed(), ViewState(stamping=True, cursor=Cursor(0, (4, 4))))
    playback = Playback(store)
    assert (playback.shape, playback.steps, playback.step) == ((2, 3), 6, 0)
    playback.forward()
    assert store.view.source == playback.position == (0, 1)
    playback.move(1, 0)
    assert store.view.source == (1, 1)
    playback.move(5, -5)
    assert store.view.source == (1, 0)
    playback.last()
    assert store.view.source == (1, 2)
    assert store.view.cursor.position == (4, 4)


def test_by_output_value_and_for_other_kinds_the_cursor_walks(qapp: object) -> None:
    store = Store(transposed(), ViewState())
    playback = Playback(store)
    assert playback.shape == (5, 7)
    playback.go(8)
    assert (store.view.cursor.position, store.view.source) == ((1, 1), (0, 0))
    other = Playback(Store(examples.diagonal(), ViewState(stamping=True)))
    assert other.steps == 16
