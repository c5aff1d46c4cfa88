"""What an edit costs the window: nothing is painted twice, and nothing laid out that keeps its size."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits.kernel import set_weight
from convstudio.core.edits.layer import set_padding
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.view_state import start_view
from convstudio.ui.lenses.stage.scene import Pane
from tests.ui.bench import Bench

WEIGHTED = [kind for kind in Kind if kind.weighted]


class Watch(QObject):
    """Counts the events of one type, of every widget."""

    def __init__(self, type_: QEvent.Type) -> None:
        super().__init__()
        self._type = type_
        self.counts: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._type and isinstance(watched, QWidget):
            self.counts[watched] += 1
        return False


@pytest.fixture
def paints(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch(QEvent.Type.Paint)
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def layouts(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch(QEvent.Type.LayoutRequest)
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def show(bench: Bench, kind: Kind) -> None:
    """Open a layer of 9 × 9 values, and let everything come to rest."""
    values = np.random.default_rng(3).random((1, 9, 9), dtype=np.float32)
    weight = frozen(np.arange(-4, 5).reshape(1, 1, 3, 3))
    layer = LayerSpec(padding=((1, 1), (1, 1)), kind=kind)
    bench.store.open(Document(Signal(values, Color.GRAY), layer, weight, frozen(np.zeros(1))), start_view())
    bench.window.status.time.set_text("0.00 ms")  # as wide as those to come
    weigh(bench, 0.5)
    pad(bench, 0)
    pad(bench, 1)


def weigh(bench: Bench, value: float) -> None:
    if bench.document.layer.kind.weighted:
        bench.store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (1, 2), value)
    bench.settle()


def pad(bench: Bench, after: int) -> None:
    bench.store.apply(EditName.PADDING, set_padding, ((1, 1), (1, after)))
    bench.settle()


@pytest.mark.parametrize("kind", WEIGHTED)
def test_a_weight_lays_nothing_out_and_paints_each_grid_once(
    bench: Bench, kind: Kind, paints: Watch, layouts: Watch
) -> None:
    show(bench, kind)
    weigh(bench, 0.75)  # what undo would take back is said anew where it is another step
    paints.counts.clear()
    layouts.counts.clear()
    weigh(bench, -0.25)
    assert not any(layouts.counts[widget] for widget in (bench.window, bench.lens, bench.window.inspector))
    assert [paints.counts[bench.grid(pane)] for pane in Pane] == [0, 1, 1]


@pytest.mark.parametrize("kind", Kind)
def test_the_padding_paints_input_and_output_once(bench: Bench, kind: Kind, paints: Watch) -> None:
    show(bench, kind)
    kernel = bench.grid(Pane.KERNEL).picture
    paints.counts.clear()
    pad(bench, 0)
    assert bench.grid(Pane.KERNEL).picture is kernel
    assert paints.counts[bench.grid(Pane.OUTPUT)] == 1
    assert paints.counts[bench.grid(Pane.INPUT)] <= 1


def test_the_title_of_the_window_is_said_anew_only_where_it_changes(bench: Bench) -> None:
    show(bench, Kind.CONVOLUTION)
    said: list[bool] = []
    bench.window.sessions.title_changed.connect(lambda: said.append(bench.window.sessions.dirty))
    weigh(bench, 0.75)
    weigh(bench, -0.25)
    assert not said
    assert bench.window.isWindowModified() == bench.window.sessions.dirty


@pytest.mark.parametrize("kind", Kind)
def test_the_padding_leaves_the_window_as_it_is_laid_out(bench: Bench, kind: Kind, layouts: Watch) -> None:
    show(bench, kind)
    layouts.counts.clear()
    pad(bench, 0)
    assert not layouts.counts[bench.window]
    assert not layouts.counts[bench.window.status]
