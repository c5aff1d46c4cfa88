"""What the commands of the lens do, beside changing how maps are shown."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QToolButton

from convstudio.core.edits.names import EditName
from convstudio.core.edits.planes import shift
from convstudio.core.view_state import Cursor
from convstudio.ui.command_palette import collect_actions
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.board.content import Kind
from tests.ui.bench import Bench

KEYS = Qt.Key


def test_every_action_is_in_a_menu(channels: Bench) -> None:
    listed = collect_actions(channels.window.menus.bar)
    actions = channels.channels.actions_on_maps.all()
    assert len([action for action in actions if not action.isSeparator()]) == 16
    for action in actions:
        assert action.isSeparator() or action in listed, action.text()


# The kernel, without the mouse


def test_a_key_opens_the_kernel_of_the_cursors_map(channels: Bench) -> None:
    channels.store.set_view(replace(channels.store.view, cursor=Cursor(1), in_channel=1))
    channels.settle()
    channels.key(KEYS.Key_S)
    channels.key(KEYS.Key_K)
    popup = channels.channels.kernel
    assert popup.isVisible()
    assert popup.grid.hasFocus()
    assert popup.title.text() == "Kernel of filter 1 for channel 1"
    assert channels.store.view.gallery.selected
    assert popup.x() >= channels.board.rect_of(Kind.FILTER, 1).right()
    channels.keys("7")
    channels.key(KEYS.Key_Return)
    assert channels.document.weight[1, 1, 0, 0] == 7


def test_beside_an_enlarged_map_the_key_goes_to_its_kernel(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 2)
    channels.key(KEYS.Key_Return)
    channels.settle()
    channels.key(KEYS.Key_S)
    channels.key(KEYS.Key_K)
    grid = channels.large(Pane.KERNEL)
    assert grid.hasFocus()
    assert grid.focused_cell == (0, 0)
    assert not channels.channels.kernel.isVisible()


def test_the_kernel_is_edited_in_front_only(channels: Bench) -> None:
    action = channels.channels.actions_on_maps.edit_kernel
    assert action.isEnabled()
    channels.look_at("window")
    assert not action.isEnabled()
    channels.look_at("channels")
    assert action.isEnabled()


def test_the_kernel_opens_while_the_board_is_empty(channels: Bench) -> None:
    """The maps are on their way still."""
    channels.look_at("window")
    channels.window.choose_lens("channels")
    assert channels.board.content is None
    channels.channels.actions_on_maps.edit_kernel.trigger()
    assert channels.channels.kernel.isVisible()
    channels.settle()


# Shifts


@pytest.mark.parametrize("wraps", [True, False])
@pytest.mark.parametrize(
    ("key", "way"),
    [(KEYS.Key_Up, (-1, 0)), (KEYS.Key_Down, (1, 0)), (KEYS.Key_Left, (0, -1)), (KEYS.Key_Right, (0, 1))],
)
def test_keys_shift_the_input(channels: Bench, key: Qt.Key, way: tuple[int, int], wraps: bool) -> None:
    view = channels.store.view
    channels.store.set_view(replace(view, gallery=replace(view.gallery, wraps=wraps)))
    start, cursor = channels.document, channels.store.view.cursor
    for _ in range(2):
        channels.key(KEYS.Key_S)
        channels.key(key)
    expected = shift(shift(start, *way, wraps), *way, wraps).signal.values
    np.testing.assert_array_equal(channels.document.signal.values, expected)
    assert channels.store.view.cursor == cursor
    assert channels.store.undo_name == EditName.INPUT_SHIFT
    channels.store.undo()
    np.testing.assert_array_equal(channels.document.signal.values, shift(start, *way, wraps).signal.values)
    channels.store.undo()
    assert channels.document is start


# Words


def test_everything_is_said_again_in_another_language(channels: Bench) -> None:
    """What was said before is lost, to see what is said anew."""
    lens = channels.channels
    close = lens.kernel.findChild(QToolButton)
    assert close is not None
    actions = [action for action in lens.actions_on_maps.all() if not action.isSeparator()]
    texts = [(action.text(), action.toolTip()) for action in actions]
    for action in actions:
        action.setText("")
        action.setToolTip("")
    for part in (lens.kernel.grid, close):
        part.setAccessibleName("")
    for heard in (channels.window, lens, lens.kernel):
        QCoreApplication.sendEvent(heard, QEvent(QEvent.Type.LanguageChange))
    assert [(action.text(), action.toolTip()) for action in actions] == texts
    assert lens.kernel.grid.accessibleName() == "Kernel grid"
    assert close.accessibleName() == "Close the kernel"
    assert close.toolTip() == "Close (Esc)"
