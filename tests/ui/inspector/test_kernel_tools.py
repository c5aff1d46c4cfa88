import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core import examples
from convstudio.core.document import Color, Document, FloatArray
from convstudio.core.edits import inputs, kernel, signal
from convstudio.core.edits.names import EditName
from convstudio.core.operators import kernels
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.core.operators.kernels import PRESETS, preset
from convstudio.core.view_state import COMPOSITE, Cursor, ViewState
from convstudio.ui.inspector.kernel_tools import KernelTools
from convstudio.ui.messages import preset_title


@pytest.fixture
def store() -> Store:
    """Two input channels under three filters."""
    return Store(examples.three_filters(), ViewState(cursor=Cursor(1, (0, 0)), in_channel=1))


@pytest.fixture
def color_store() -> Store:
    """The first example in RGB, all planes shown as one."""
    document = signal.set_color(examples.diagonal(), Color.RGB)
    return Store(document, ViewState(in_channel=COMPOSITE))


@pytest.fixture
def tools(qtbot: QtBot, store: Store) -> KernelTools:
    result = KernelTools(store)
    qtbot.addWidget(result)
    return result


def others(document: Document, edited: tuple[int, int]) -> list[list[float]]:
    """Return every kernel but one, flat."""
    rows, columns = document.weight.shape[:2]
    every = [(row, column) for row in range(rows) for column in range(columns)]
    return [document.weight[each].ravel().tolist() for each in every if each != edited]


def entry(menu: QMenu, data: object) -> QAction:
    return next(action for action in menu.actions() if action.data() == data)


def kernel_values(store: Store) -> FloatArray:
    shown: FloatArray = store.document.weight[1, 1]
    return shown


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_replaces_the_shown_kernel(tools: KernelTools, store: Store, name: str) -> None:
    entry(tools.presets, name).trigger()
    np.testing.assert_array_equal(kernel_values(store), preset(name))
    assert entry(tools.presets, name).text() == preset_title(name)
    assert store.undo_name == EditName.KERNEL_PRESET


@pytest.mark.parametrize(
    ("rank", "name"), [(rank, name) for rank in (1, 3) for name in kernels.PRESETS_OF[rank]]
)
def test_a_preset_of_another_rank(qtbot: QtBot, rank: int, name: str) -> None:
    store = Store(inputs.blank_input(examples.diagonal(), (6,) * rank, 1), ViewState())
    tools = KernelTools(store)
    qtbot.addWidget(tools)
    entry(tools.presets, name).trigger()
    np.testing.assert_array_equal(store.document.weight[0, 0], preset(name, rank))
    assert store.undo_name == EditName.KERNEL_PRESET


def test_presets_follow_the_rank(qtbot: QtBot) -> None:
    store = Store(examples.diagonal(), ViewState())
    tools = KernelTools(store)
    qtbot.addWidget(tools)

    def offered() -> set[str]:
        actions = [action for action in tools.presets.actions() if action.data() is not None]
        assert all(action.shortcuts() == [] for action in actions if not action.isVisible())
        return {action.data() for action in actions if action.isVisible()}

    for rank in (2, 1, 3, 2):
        store.apply(EditName.INPUT_BLANK, inputs.blank_input, (6,) * rank, 1)
        assert offered() == set(kernels.PRESETS_OF[rank])
        assert tools.causal.isVisible() == (rank == 1)


def test_a_causal_average_is_one_step(qtbot: QtBot) -> None:
    before = inputs.blank_input(examples.diagonal(), (6,), 1)
    store = Store(before, ViewState())
    tools = KernelTools(store)
    qtbot.addWidget(tools)
    tools.causal.trigger()
    assert store.document.layer.padding == ((2, 0),)
    np.testing.assert_array_equal(store.document.weight[0, 0], preset("moving_average", 1))
    store.undo()
    assert store.document is before


def test_a_matched_filter_copies_the_window_of_the_cursor(qtbot: QtBot) -> None:
    store = Store(examples.diagonal(), ViewState(cursor=Cursor(0, (1, 0))))
    tools = KernelTools(store)
    qtbot.addWidget(tools)
    tools.matched.trigger()
    piece = store.document.signal.values[0, 1:4, 0:3]
    np.testing.assert_allclose(store.document.weight[0, 0], piece / np.sqrt(np.square(piece).sum()))


def test_other_kernels_stay(tools: KernelTools, store: Store) -> None:
    before = others(store.document, (1, 1))
    size = store.document.kernel_size
    tools.turn.trigger()
    tools.normalise.trigger()
    entry(tools.random, Scheme.UNIFORM).trigger()
    assert store.document.kernel_size == size
    assert others(store.document, (1, 1)) == before


@pytest.mark.parametrize("scheme", Scheme)
def test_random_weights_follow_the_seed(tools: KernelTools, store: Store, scheme: Scheme) -> None:
    shape = store.document.weight.shape
    for seed in (0, 1, 2):
        entry(tools.random, scheme).trigger()
        assert tools.seed.value() == seed
        np.testing.assert_array_equal(kernel_values(store), random_weight(scheme, shape, seed)[1, 1])
    tools.seed.selectAll()
    QTest.keyClicks(tools.seed, "1")
    QTest.keyClick(tools.seed, Qt.Key.Key_Return)
    entry(tools.random, scheme).trigger()
    assert tools.seed.value() == 1
    np.testing.assert_array_equal(kernel_values(store), random_weight(scheme, shape, 1)[1, 1])


def test_the_last_seed_is_followed_by_the_first(tools: KernelTools) -> None:
    tools.seed.setValue(tools.seed.maximum())
    for _ in range(2):
        entry(tools.random, Scheme.UNIFORM).trigger()
    assert tools.seed.value() == 0


def test_normalise_transpose_and_turn(tools: KernelTools, store: Store) -> None:
    entry(tools.presets, "gaussian_blur").trigger()
    store.apply(EditName.KERNEL_CELL, kernel.set_weight, (1, 1), (0, 2), 5.0)
    before = kernel_values(store)
    tools.transpose.trigger()
    np.testing.assert_array_equal(kernel_values(store), before.T)
    tools.turn.trigger()
    np.testing.assert_array_equal(kernel_values(store), before.T[::-1, ::-1])
    tools.normalise.trigger()
    assert kernel_values(store).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("normalise", EditName.KERNEL_NORMALISE),
        ("turn", EditName.KERNEL_TURN),
        ("transpose", EditName.KERNEL_TRANSPOSE),
    ],
)
def test_all_planes_change_where_they_are_shown_as_one(
    qtbot: QtBot, color_store: Store, action: str, name: EditName
) -> None:
    tools = KernelTools(color_store)
    qtbot.addWidget(tools)
    color_store.apply(EditName.KERNEL_RANDOM, kernel.randomise, (0, 0), Scheme.UNIFORM, 1)
    before = color_store.document
    expected = before
    for plane in range(3):
        expected = getattr(kernel, action)(expected, (0, plane))
    getattr(tools, action).trigger()
    np.testing.assert_array_equal(color_store.document.weight, expected.weight)
    assert color_store.undo_name == name
    color_store.undo()
    assert color_store.document is before


def test_a_kernel_that_is_not_square_is_transposed_once(qtbot: QtBot, color_store: Store) -> None:
    tools = KernelTools(color_store)
    qtbot.addWidget(tools)
    entry(tools.presets, "difference").trigger()
    assert color_store.document.kernel_size == (1, 2)
    tools.transpose.trigger()
    assert color_store.document.weight.shape == (1, 3, 2, 1)
    np.testing.assert_array_equal(color_store.document.weight[0, :, :, 0], [[1, -1]] * 3)


def test_a_menu_can_have_the_same_actions(tools: KernelTools, store: Store) -> None:
    menu = QMenu()
    menu.addActions(tools.actions())
    assert [action.text() for action in menu.actions()] == [
        "Presets",
        "Random",
        "Normalize",
        "Transpose",
        "Turn 180°",
    ]
    assert all(action.toolTip() for action in menu.actions())
    menu.deleteLater()


def test_buttons_do_what_their_actions_do(tools: KernelTools, store: Store) -> None:
    button = next(each for each in tools.findChildren(QToolButton) if each.text() == "Turn")
    before = kernel_values(store)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    np.testing.assert_array_equal(kernel_values(store), before[::-1, ::-1])
