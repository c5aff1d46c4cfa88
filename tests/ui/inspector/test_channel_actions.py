from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits.names import EditName
from convstudio.core.operators.banks import BANKS
from convstudio.core.view_state import ViewState
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.channels_panel import ChannelsPanel


def layer_of(groups: int) -> Document:
    """Return a layer of two planes under four filters."""
    weight = frozen([[[[1.0, 2.0]]] * (2 // groups)] * 4)
    signal = Signal(frozen([[[1.0, 2.0]], [[3.0, 4.0]]]), Color.STACK)
    return Document(signal, LayerSpec(groups=groups), weight, frozen([1.0, 2.0, 3.0, 4.0]))


@pytest.fixture
def store() -> Store:
    return Store(layer_of(1), ViewState())


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> Iterator[ChannelsPanel]:
    """Return the panel that carries the actions out; it is not shown."""
    owner = QWidget()
    qtbot.addWidget(owner)
    result = ChannelsPanel(store, ChannelActions(store, owner))
    qtbot.addWidget(result)
    yield result
    owner.deleteLater()


def single(actions: ChannelActions) -> list[QAction]:
    """Return every action that does something by itself."""
    submenu = actions.banks.menuAction()
    return [each for each in actions.all() if each is not submenu] + actions.banks.actions()


def test_every_action_has_a_tip_and_keys_of_its_own(panel: ChannelsPanel) -> None:
    actions = panel.commands
    keys = [action.shortcut().toString() for action in single(actions)]
    assert len(set(keys)) == len(keys) == 10 + len(BANKS)
    for key, action in zip(keys, single(actions), strict=True):
        assert key.startswith("C, ")
        assert action.text()
        assert action.toolTip().endswith(f"({key})")


def test_the_menu_has_every_bank(panel: ChannelsPanel) -> None:
    actions = panel.commands
    assert [action.data() for action in actions.banks.actions()] == list(BANKS)
    assert actions.banks.title() == "Banks"


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("depthwise", EditName.DEPTHWISE),
        ("pointwise", EditName.POINTWISE),
        ("more", EditName.OUT_CHANNELS),
        ("fewer", EditName.OUT_CHANNELS),
        ("initialise", EditName.WEIGHTS_RANDOM),
        ("clear_biases", EditName.BIASES_CLEAR),
        ("duplicate", EditName.PLANE_DUPLICATE),
        ("remove", EditName.PLANE_REMOVE),
    ],
)
def test_actions_work_while_the_panel_is_hidden(
    panel: ChannelsPanel, store: Store, name: str, edit: EditName
) -> None:
    getattr(panel.commands, name).trigger()
    assert store.undo_name == edit


@pytest.mark.parametrize(("groups", "more", "fewer"), [(1, 5, 3), (2, 6, 2)])
def test_filters_come_and_go_in_every_group(
    panel: ChannelsPanel, store: Store, groups: int, more: int, fewer: int
) -> None:
    store.open(layer_of(groups), ViewState())
    panel.commands.more.trigger()
    assert store.document.out_channels == more
    store.undo()
    panel.commands.fewer.trigger()
    assert store.document.out_channels == fewer
