"""The lens and its gallery are part of a session."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from convstudio.app.session_file import load_session, save_session
from convstudio.core import examples
from convstudio.core.view_state import Cursor, GalleryView, Order, Scale, ViewState
from convstudio.ui.widgets.board.content import Kind
from tests.ui.bench import CTRL, Bench

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
