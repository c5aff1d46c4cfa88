"""The README's table of what every lens shows of every layer is kept: each cell is opened, and must be as it says."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import LearningSession
from convstudio.app.options import Options
from convstudio.core.chain import FIRST_CHAIN, ChainLayer
from convstudio.core.document import Document
from convstudio.core.edits.kind import set_kind
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.view_state import LENSES, start_view
from convstudio.ui.application import Studio
from convstudio.ui.inspector.chain_panel import KINDS
from convstudio.ui.lenses.field.lens import FieldLens
from convstudio.ui.lenses.learn.order import DOCUMENT
from convstudio.ui.lenses.matrix.lens import MatrixLens
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import Bench
from tests.ui.conftest import end

ROOT = Path(__file__).parents[2]
SHOWN = "shown"
LAYERS = {
    "convolution": Kind.CONVOLUTION,
    "transposed": Kind.TRANSPOSED,
    "max pooling": Kind.MAX_POOL,
    "average pooling": Kind.AVERAGE_POOL,
}
INPUTS = {"1-D": "signal", "2-D": "diagonal", "3-D": "volume"}
"""Axes in the table → the example that is made a layer of every kind."""


@dataclass(frozen=True)
class Row:
    """A row of the table: a layer, what it says of every lens, and the module with its tests."""

    layer: str
    axes: str
    cells: dict[str, str]
    module: str


def table() -> list[Row]:
    """Return the rows of the README's table."""
    lines = [line.strip("| \n") for line in (ROOT / "README.md").read_text("utf-8").splitlines()]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    head = next(row for row in rows if row[:2] == ["layer", "axes"])
    lenses = [title.lower() for title in head[2:-1]]
    found = [row for row in rows if row[0] in LAYERS and len(row) == len(head)]
    return [
        Row(row[0], row[1], dict(zip(lenses, row[2:-1], strict=True)), row[-1].strip("`")) for row in found
    ]


ROWS = table()
CELLS = [
    pytest.param(row, lens, id=f"{row.layer}-{row.axes}-{lens}".replace(" ", "_"))
    for lens in LENSES
    for row in ROWS
]


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One program for all cells."""
    started = Studio(Options(size=(1280, 720)), tmp_path_factory.mktemp("studio"))
    started.start()
    yield started
    end(started)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(qtbot: QtBot, studio: Studio) -> Iterator[Bench]:
    yield Bench(studio, qtbot)
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join()


def document_of(row: Row) -> Document:
    """Return the layer of a row, with a chain of its own kind where there can be one."""
    kind = LAYERS[row.layer]
    document = set_kind(EXAMPLES[INPUTS[row.axes]](), kind)
    if kind.weighted:
        return replace(document, chain=FIRST_CHAIN)
    return replace(document, chain=(ChainLayer(kind, kernel=2, stride=2),))


def check_window(bench: Bench) -> None:
    np.testing.assert_allclose(bench.shown(Pane.OUTPUT), torch_output(bench.document)[0], rtol=1e-5)
    assert all(bench.grid(pane).isVisible() and bench.grid(pane).picture is not None for pane in Pane)


def check_channels(bench: Bench) -> None:
    np.testing.assert_allclose(bench.shown_maps(), torch_output(bench.document), rtol=1e-5)
    assert bench.board.isVisible()


def check_matrix(bench: Bench) -> None:
    panel = bench.window.entries["matrix"].lens.panel
    assert panel.front.isVisible()
    content, document = panel.front.content, bench.document
    assert content.shape == (torch_output(document).size, document.signal.values.size)
    assert not panel.reason.isVisible()


def check_field(bench: Bench) -> None:
    lens = bench.window.entries["field"].lens
    assert lens.strip.isVisible()
    assert lens.pictures.isVisible()
    assert lens.line.text()
    assert lens.line.property("role") != "warning"
    assert len(lens.strip.content.columns) == len(bench.document.chain) + 1


def frame_of(session: LearningSession) -> LearningFrame:
    assert session.moment is not None
    return session.moment.frame


def check_learn(bench: Bench) -> None:
    """Learn the very layer, and take one step."""
    lens, session = bench.learn, bench.studio.learning
    with bench.qtbot.waitSignal(lens.tasks.changed, timeout=20_000):
        lens.tasks.choose(DOCUMENT)
    bench.qtbot.waitUntil(lambda: lens.settled, timeout=20_000)
    session.step(1)
    bench.qtbot.waitUntil(lambda: lens.settled and frame_of(session).step == 1, timeout=20_000)
    assert np.isfinite(frame_of(session).loss)
    assert lens.pictures.isVisible()
    assert not lens.nothing.isVisible()


SHOWS = {
    "window": check_window,
    "channels": check_channels,
    "matrix": check_matrix,
    "field": check_field,
    "learn": check_learn,
}


def check_reason(bench: Bench, lens: str) -> None:
    """Hold that a lens says why it shows nothing; a transposed layer is merely never part of a chain."""
    front = bench.window.lens
    if lens == "matrix":
        assert isinstance(front, MatrixLens)
        assert front.panel.reason.isVisible()
        assert front.panel.reason.text()
    elif lens == "learn":
        assert bench.learn.nothing.isVisible()
    else:
        assert isinstance(front, FieldLens)
        kind = bench.document.layer.kind
        assert front.excuse.isVisible() == (bench.document.layer.rank == 3)
        assert front.excuse.isVisible() or kind not in KINDS


def test_the_table_is_complete() -> None:
    assert [(row.layer, row.axes) for row in ROWS] == [(layer, axes) for layer in LAYERS for axes in INPUTS]
    for row in ROWS:
        assert tuple(row.cells) == LENSES
        assert all(row.cells.values())
        assert (ROOT / row.module).is_file(), row.module


@pytest.mark.parametrize(("row", "lens"), CELLS)
def test_a_cell_says_what_is_shown(bench: Bench, row: Row, lens: str) -> None:
    bench.store.open(document_of(row), replace(start_view(), lens=lens, filling=False))
    bench.settle()
    bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)
    if row.cells[lens] == SHOWN:
        SHOWS[lens](bench)
    else:
        check_reason(bench, lens)
    assert bench.window.notice.text == ""
