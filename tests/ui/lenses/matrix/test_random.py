"""The Matrix lens under random documents and a restless hand: nothing raises, and what is shown is true."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.kind import Kind
from convstudio.core.operators.matrix import has_matrix
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, MatrixView, Sharing
from convstudio.ui.lenses.matrix.lens import MatrixLens
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import make
from tests.ui.bench import Bench


def random_document(generator: np.random.Generator) -> Document:
    """Return a small layer of any kind and rank, possible or not."""
    rank, kind = int(generator.integers(1, 4)), Kind(generator.choice(list(Kind)))
    groups = int(generator.integers(1, 3))
    channels = groups * int(generator.integers(1, 3))
    filters = groups * int(generator.integers(1, 3))

    def sizes(low: int, high: int) -> tuple[int, ...]:
        return tuple(int(size) for size in generator.integers(low, high, rank))

    spatial, kernel = sizes(1, 7 - rank), sizes(1, 4)
    layer = LayerSpec(
        stride=sizes(1, 3),
        padding=tuple((size, size) for size in sizes(0, 2)),
        dilation=sizes(1, 3),
        groups=groups,
        padding_mode=PaddingMode(generator.choice(list(PaddingMode))),
        kind=kind,
        flipped=bool(generator.integers(2)),
    )
    weight = generator.integers(-3, 4, (filters, channels // groups, *kernel))
    return make(
        generator.integers(0, 5, (channels, *spatial)), weight, generator.integers(-2, 3, filters), layer
    )


def wander(bench: Bench, lens: MatrixLens, generator: np.random.Generator) -> None:
    """Point, click, zoom and step somewhere, without waiting for anything."""
    for widget in (lens.panel.front, *(lens.stage.grid(pane) for pane in Pane)):
        QCoreApplication.processEvents()
        inner = QPoint(*(int(generator.integers(side + 1)) for side in (widget.width(), widget.height())))
        place = widget.mapTo(bench.window, inner)
        if bench.window.childAt(place) is widget:
            QTest.mouseMove(bench.handle, place)
            QTest.mouseClick(bench.handle, Qt.MouseButton.LeftButton, pos=place)
    bench.window.zoom(float(generator.choice([0.0, 1.5, 1 / 1.5])))
    bench.window.playback.forward()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_shown_is_true(bench: Bench, seed: int) -> None:
    generator = np.random.default_rng(seed)
    lens: MatrixLens = bench.window.entries["matrix"].lens
    bench.look_at("matrix")
    for _ in range(4):
        document = random_document(generator)
        look = MatrixView(Sharing(generator.choice(list(Sharing))), bool(generator.integers(2)))
        cursor = Cursor(0, (0,) * document.layer.rank)
        bench.store.open(document, replace(bench.store.view, lens="matrix", matrix=look, cursor=cursor))
        wander(bench, lens, generator)  # the old matrix is still shown
        bench.settle()
        wander(bench, lens, generator)
        lens.grab()
        frame = bench.frame
        content = lens.panel.front.content
        if not isinstance(frame.result, Evaluated) or content is None:
            assert content is None or not isinstance(frame.result, Evaluated)
            continue
        assert has_matrix(document)
        size = content.shape[1] if content.by_column else content.shape[0]
        y = content.right if content.by_column else content.left
        assert y.values is not None
        np.testing.assert_array_equal(y.values(np.arange(size)), frame.result.output.reshape(-1))
