"""The lens and its gallery are part of a session."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from convstudio.app.options import Options
from convstudio.app.session_file import load_session, save_session
from convstudio.core import examples
from convstudio.core.view_state import Cursor, GalleryView, Order, Scale, ViewState
from convstudio.ui.application import Studio
from convstudio.ui.widgets.board.content import Kind
from tests.oracles import make
from tests.ui.bench import CTRL, Bench
from tests.ui.conftest import end

KEYS = Qt.Key


def test_a_session_opens_in_the_lens_it_was_saved_in(
    make_bench: Callable[..., Bench], tmp_path: Path
) -> None:
    """With the gallery as it was: order, scale, what is selected and enlarged."""
    path = tmp_path / "lesson.convstudio"
    save_session(path, examples.three_filters(), ViewState())
    bench = make_bench(file=path, data=tmp_path / "one")
    bench.settle()
    assert bench.lens.isVisible()
    bench.look_at("channels")
    actions = bench.channels.actions_on_maps
    for action in (actions.per_map, actions.magnitude, actions.wraps):
        bench.command(action)
    bench.pick(bench.channels.tools.order, 3)
    bench.push_board(Kind.MAP, 1, (1, 0))
    bench.key(KEYS.Key_Return)
    bench.settle()
    view = bench.store.view
    assert view.gallery == GalleryView(
        Scale.PER_MAP, magnitude=True, order=Order.VARIANCE, selected=True, enlarged=True, wraps=False
    )
    bench.key(KEYS.Key_S, CTRL)
    bench.settle()
    assert load_session(path)[1] == view

    other = make_bench(file=path, data=tmp_path / "two")
    other.settle()
    assert other.store.view == view
    assert other.store.view.cursor == Cursor(1, (1, 0))
    assert other.channels.enlarged.isVisible()
    assert other.channels.sum.sum_texts()[-1] == "Y[1, 1, 0] 148"
    assert [action.isChecked() for action in other.channels.actions_on_maps.look()] == [True, True, False]
    other.activate()
    other.key(KEYS.Key_Escape)
    other.settle()
    assert other.board.sequence == (2, 1, 0)


def test_a_picture_of_the_lens_waits_for_the_statistics(qtbot: QtBot, tmp_path: Path) -> None:
    """They come later than the maps, where these are large."""
    random = np.random.default_rng(1)
    document = make(random.standard_normal((1, 300, 300)), random.standard_normal((8, 1, 3, 3)))
    path, out = tmp_path / "large.convstudio", tmp_path / "out.png"
    gallery = GalleryView(order=Order.MEAN, enlarged=True)
    save_session(path, document, ViewState(lens="channels", gallery=gallery))
    studio = Studio(Options(file=path, screenshot=out), tmp_path / "data")
    complete: list[bool] = []
    studio.finished.connect(lambda _status: complete.append(studio.computing.complete))
    with qtbot.waitSignal(studio.finished, timeout=20_000):
        studio.start()
    assert complete == [True]
    assert out.is_file()
    end(studio)
