"""Going from step to step: buttons, pointer, scrubber, keys, and playing."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from convstudio.core.view_state import SPEEDS
from convstudio.ui.lenses.stage.scene import Pane
from tests.ui.bench import CTRL, Bench
from tests.ui.lenses.window.conftest import check_step, check_terms

KEYS = Qt.Key


def painted(bench: Bench) -> int:
    """Return how many outputs are painted, looking at the pixels of the grid."""
    picture, image = bench.grid(Pane.OUTPUT).picture, bench.picture_of(Pane.OUTPUT)
    assert picture is not None
    ground = bench.window.look.theme.color("ground").rgb()
    count = 0
    for cell in np.ndindex(picture.rows, picture.columns):
        center = bench.grid(Pane.OUTPUT).cell_center((cell[0], cell[1]))
        offset = round(bench.grid(Pane.OUTPUT).camera.scale * 0.3)
        count += image.pixel(center - QPoint(offset, offset)) != ground
    return count


def test_the_start_is_alive(bench: Bench) -> None:
    assert bench.shown_output()[0][0] == 3
    assert painted(bench) == 6
    check_step(bench)
    check_terms(bench)


def test_buttons_step(bench: Bench) -> None:
    transport = bench.lens.transport
    bench.push(transport.first_button)
    check_step(bench)
    assert bench.store.view.cursor.position == (0, 0)
    bench.push(transport.back_button)
    assert bench.store.view.cursor.position == (0, 0)
    for _ in range(5):
        bench.push(transport.forward_button)
        check_step(bench)
    assert bench.store.view.cursor.position == (1, 1)
    bench.push(transport.back_button)
    assert bench.store.view.cursor.position == (1, 0)
    bench.push(transport.last_button)
    check_step(bench)
    assert bench.store.view.cursor.position == (3, 3)
    bench.push(transport.forward_button)
    assert bench.store.view.cursor.position == (3, 3)
    assert painted(bench) == 16


def test_a_click_on_an_output_goes_there_and_dragging_wanders(bench: Bench) -> None:
    for cell in ((3, 0), (0, 3), (2, 1)):
        bench.click(Pane.OUTPUT, cell)
        assert bench.store.view.cursor.position == cell
        check_step(bench)
        assert painted(bench) == cell[0] * 4 + cell[1] + 1
    bench.drag(Pane.OUTPUT, (0, 0), (1, 2), (3, 2))
    assert bench.store.view.cursor.position == (3, 2)
    assert bench.lens.stage.hasFocus()


def test_the_scrubber_goes_where_it_is_clicked_and_follows_the_pointer(bench: Bench) -> None:
    scrubber = bench.lens.transport.scrubber
    middle = scrubber.height() // 2
    bench.push(scrubber, QPoint(scrubber.width() - 3, middle))
    assert bench.store.view.cursor.position == (3, 3)
    bench.drag_pixels(scrubber, QPoint(3, middle), QPoint(scrubber.width() // 2, middle))
    assert bench.lens.transport.scrubber.value() == bench.window.playback.step
    assert 6 <= bench.window.playback.step <= 9
    check_step(bench)


def test_filling_can_be_turned_off(bench: Bench) -> None:
    button = bench.lens.transport.fill_button
    assert button.isChecked()
    bench.push(button)
    assert painted(bench) == 16
    assert bench.window.menus.filling.isChecked() is False
    bench.key(KEYS.Key_F7)
    assert button.isChecked()
    assert painted(bench) == 6


def test_play_goes_on_to_the_end_and_starts_over(bench: Bench) -> None:
    transport, playback = bench.lens.transport, bench.window.playback
    bench.pick(transport.speed, SPEEDS.index(16.0))
    assert bench.store.view.speed == 16
    bench.click(Pane.OUTPUT, (3, 0))
    visited = []
    bench.store.view_changed.connect(lambda _old, new: visited.append(new.cursor.position))
    bench.push(transport.play_button)
    assert playback.playing
    assert transport.play_button.accessibleName() == "Pause"
    bench.qtbot.waitUntil(lambda: not playback.playing, timeout=5000)
    assert visited == [(3, 1), (3, 2), (3, 3)]
    assert transport.play_button.accessibleName() == "Play"
    bench.push(transport.play_button)
    assert bench.store.view.cursor.position == (0, 0)
    bench.qtbot.waitUntil(lambda: bench.store.view.cursor.position == (0, 1), timeout=5000)
    bench.push(transport.play_button)
    assert not playback.playing


def test_play_takes_a_new_speed_and_stops_at_a_click(bench: Bench) -> None:
    playback = bench.window.playback
    bench.pick(bench.lens.transport.speed, 0)
    bench.focus_stage()
    bench.key(KEYS.Key_Space)
    assert playback._timer.interval() == 2000
    bench.key(KEYS.Key_Right, CTRL)
    assert playback._timer.interval() == 1000
    assert bench.lens.transport.speed.currentIndex() == 1
    bench.key(KEYS.Key_Left, CTRL)
    assert playback._timer.interval() == 2000
    bench.click(Pane.OUTPUT, (2, 2))
    assert not playback.playing
    assert bench.store.view.cursor.position == (2, 2)


def test_keys_of_the_stage(bench: Bench) -> None:
    bench.focus_stage()
    for key, expected in (
        (KEYS.Key_Right, (1, 2)),
        (KEYS.Key_Right, (1, 3)),
        (KEYS.Key_Right, (2, 0)),
        (KEYS.Key_Left, (1, 3)),
        (KEYS.Key_Down, (2, 3)),
        (KEYS.Key_Up, (1, 3)),
        (KEYS.Key_Home, (0, 0)),
        (KEYS.Key_Left, (0, 0)),
        (KEYS.Key_Up, (0, 0)),
        (KEYS.Key_End, (3, 3)),
    ):
        bench.key(key)
        assert bench.store.view.cursor.position == expected
        check_step(bench)


def test_arrows_step_only_where_the_stage_has_them(bench: Bench) -> None:
    """A grid, a field and the scrubber keep theirs."""
    before = bench.store.view.cursor
    for focused in (Pane.INPUT, Pane.KERNEL):
        bench.point_at(focused, (1, 1))
        bench.key(KEYS.Key_Right)
        bench.key(KEYS.Key_Left)
        assert bench.grid(focused).focused_cell == (1, 1)
    bench.push(bench.window.inspector.layer.bias)
    bench.key(KEYS.Key_Left)
    bench.key(KEYS.Key_Right)
    assert bench.store.view.cursor == before
    bench.focus_stage()
    bench.key(KEYS.Key_Right)
    assert bench.store.view.cursor != before


@pytest.mark.parametrize("pane", list(Pane))
def test_space_plays_wherever_a_grid_has_the_focus(bench: Bench, pane: Pane) -> None:
    document = bench.document
    bench.point_at(pane, (1, 1))
    bench.key(KEYS.Key_Space)
    assert bench.window.playback.playing
    bench.key(KEYS.Key_Space)
    assert not bench.window.playback.playing
    assert bench.document is document
