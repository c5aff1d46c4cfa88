"""Whatever document is opened, the lens shows it, and nothing moves while its digits change."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from convstudio.core.document import Document
from convstudio.core.result import Impossible
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.strategies import documents
from tests.ui.bench import Bench
from tests.ui.lenses.window.conftest import check_step

KEYS = Qt.Key


# Other documents


def test_an_open_editor_closes_when_its_cell_is_gone(bench: Bench) -> None:
    bench.type_into(Pane.INPUT, (5, 5), "4", KEYS.Key_2)
    bench.open("first")
    assert not bench.editor(Pane.INPUT).isVisible()
    assert bench.grid(Pane.INPUT).focused_cell is None
    check_step(bench)


def test_a_cell_that_is_gone_while_the_pointer_is_on_it(bench: Bench) -> None:
    for pane in Pane:
        for example in ("lecture", "diagonal", "first"):
            bench.open("diagonal")
            bench.hover(pane, (2, 2))
            bench.open(example)
            check_step(bench)
            output = bench.shown(Pane.OUTPUT).shape
            assert np.less(bench.grid(Pane.OUTPUT).overlay.linked or (0, 0), output).all()


@given(documents(max_side=7), st.integers(-1, 3), st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_can_be_looked_at(
    bench: Bench, document: Document, in_channel: int, filling: bool
) -> None:
    """Random layers of any channels and groups, possible or not, one after the other."""
    bench.store.open(document, ViewState(in_channel=in_channel, filling=filling))
    bench.settle()
    result = bench.frame.result
    if isinstance(result, Impossible):
        assert bench.lens.strip.plain_text() == bench.window.inspector.size_panel.remark.text() != ""
    else:
        np.testing.assert_allclose(bench.shown_output(), torch_output(document)[0], rtol=1e-5, atol=1e-5)
        check_step(bench)


# Stillness


def layout(bench: Bench) -> dict[str, QRect]:
    """Return where every widget of the lens and the inspector is."""
    parts: tuple[QWidget, ...] = (bench.lens, bench.window.inspector)
    return {
        f"{number} {type(widget).__name__} {widget.accessibleName()}": QRect(
            widget.mapTo(bench.window, QPoint(0, 0)), widget.size()
        )
        for number, widget in enumerate(widget for part in parts for widget in part.findChildren(QWidget))
        if widget.isVisible()
    }


def test_nothing_moves_when_a_digit_changes(bench: Bench) -> None:
    before = layout(bench)
    tiles = [(tile.rect, tile.row, tile.column) for tile in bench.lens.strip.tiles]
    for text in ("-12345", "0.0625", "-1.5e-7", "3"):
        bench.type_into(Pane.KERNEL, (1, 1), text)
        bench.settle()
        bench.focus_stage()
        assert layout(bench) == before
        assert [(tile.rect, tile.row, tile.column) for tile in bench.lens.strip.tiles] == tiles
    for _ in range(12):
        bench.key(KEYS.Key_Right)
        assert layout(bench) == before
    bench.enter(bench.window.inspector.layer.bias, "-1/3")
    bench.settle()
    assert layout(bench) == before
