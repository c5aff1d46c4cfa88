import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import ViewState
from convstudio.ui import copying
from tests.ui.bench import Bench


def copy(bench: Bench) -> str:
    QGuiApplication.clipboard().setText("before")
    bench.window.copying.copy_output()
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    return QGuiApplication.clipboard().text()


def test_every_digit_is_copied(bench: Bench) -> None:
    values = frozen(np.random.default_rng(3).normal(size=(1, 5, 4)))
    weight = frozen(np.full((1, 1, 2, 2), 1 / 9))
    bench.store.open(Document(Signal(values), LayerSpec(), weight, frozen([0.1])), ViewState())
    bench.settle()
    copied = [[np.float32(text) for text in line.split("\t")] for line in copy(bench).splitlines()]
    assert np.array(copied).tolist() == bench.shown_output()
    assert "clipboard" in bench.window.notice.text


@pytest.mark.parametrize(
    ("example", "text"),
    [
        ("signal", "2\t5\t8\t11\t14\t17"),
        ("volume", "52\t60\n76\t84\n\n124\t132\n148\t156"),
    ],
)
def test_signals_and_volumes_are_copied(bench: Bench, example: str, text: str) -> None:
    bench.open(example)
    assert copy(bench) == text


def test_a_copied_volume_is_pasted_as_one(bench: Bench) -> None:
    bench.open("volume")
    text = copy(bench)
    bench.window.opening.paste()
    bench.settle()
    assert bench.document.signal.values.tolist() == [[[[52, 60], [76, 84]], [[124, 132], [148, 156]]]]
    bench.window.importing.paste_kernel(text)
    bench.settle()
    assert bench.document.weight.tolist() == [bench.document.signal.values.tolist()]


def test_a_map_that_no_spreadsheet_takes_is_declined(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "MOST_VALUES", 15)
    assert copy(bench) == "before"
    assert "16 numbers" in bench.window.notice.text


def test_without_an_output_there_is_nothing_to_copy(bench: Bench) -> None:
    bench.store.apply(EditName.DILATION, layer.set_dilation, (9, 9))
    bench.settle()
    assert copy(bench) == "before"
    assert bench.window.notice.text
