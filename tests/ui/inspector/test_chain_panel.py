import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.store import Store
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.edits import chain as edits
from convstudio.core.edits.names import EditName
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.operators.chains import CHAINS
from convstudio.core.view_state import ViewState
from convstudio.ui.inspector.chain_panel import KINDS, ChainPanel
from convstudio.ui.lenses.field.field_actions import FieldActions


@pytest.fixture
def store() -> Store:
    return Store(EXAMPLES["diagonal"](), ViewState())


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> ChainPanel:
    owner = QWidget()
    qtbot.addWidget(owner)
    result = ChainPanel(store, FieldActions(store, owner))
    qtbot.addWidget(result)
    result.show()
    qtbot.waitExposed(result)
    return result


def shown(panel: ChainPanel) -> Chain:
    """Return the chain as the rows show it."""
    return tuple(row.layer(KINDS[row.kind.currentIndex()]) for row in panel.rows if row.number.isVisible())


def test_the_rows_show_the_chain(panel: ChainPanel, store: Store) -> None:
    assert shown(panel) == store.document.chain
    for chain in CHAINS.values():
        store.apply(EditName.CHAIN, edits.set_chain, chain)
        assert shown(panel) == chain


def test_a_number_is_edited_as_one_step(panel: ChainPanel, store: Store) -> None:
    before = store.document.chain
    field = panel.rows[0].fields["padding"]
    for _ in range(3):
        field.stepUp()
    assert store.document.chain[0].padding == before[0].padding + 3
    assert panel.rows[0].number.isChecked()
    store.undo()
    assert store.document.chain == before
    assert field.value() == before[0].padding


def test_a_layer_that_pools_has_windows_side_by_side(panel: ChainPanel, store: Store) -> None:
    panel.rows[1].kind.setCurrentIndex(KINDS.index(Kind.AVERAGE_POOL))
    panel.rows[1].kind.activated.emit(KINDS.index(Kind.AVERAGE_POOL))
    assert store.document.chain[1] == ChainLayer(Kind.AVERAGE_POOL, kernel=3, stride=3)
    assert not panel.rows[1].fields["dilation"].isEnabled()


def test_the_formulas_have_the_numbers_in_them(panel: ChainPanel, store: Store) -> None:
    store.apply(EditName.CHAIN, edits.set_chain, (ChainLayer(stride=2), ChainLayer(padding=2)))
    assert panel.formulas.text().splitlines() == [
        "r = 3 + (3 − 1)·1·2 = 7",
        "start = 1 + (1·(3 − 1)/2 − 2)·2 = −1",
        "j = 2·1 = 2",
    ]


def test_a_number_button_chooses_a_layer(panel: ChainPanel, store: Store) -> None:
    panel.rows[0].number.click()
    assert store.view.field.layer == 0
    assert panel.rows[0].number.isChecked()
    assert not panel.rows[1].number.isChecked()


def test_an_impossible_layer_is_explained_in_place(panel: ChainPanel, store: Store) -> None:
    panel.rows[1].fields["kernel"].setValue(11)
    assert panel.remark.isVisible()
    assert panel.remark.text().startswith("Layer 2 is impossible.")
    panel.rows[0].number.click()
    assert store.view.field.layer == 0
    panel.rows[1].fields["kernel"].setValue(2)
    assert not panel.remark.isVisible()


def test_every_field_has_a_name_of_its_own(panel: ChainPanel) -> None:
    names = [part.accessibleName() for row in panel.rows for part in row.parts()]
    assert len(set(names)) == len(names)
    assert all(names)
