"""The arithmetic strip after a change: it says what a new strip would, and paints all that is different."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.lenses.explaining import explained
from convstudio.ui.widgets.arithmetic.equation import Equation
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip

SIZES = ((640, 150), (930, 170), (1400, 260))


class Painted(QObject):
    """What of a widget was painted."""

    def __init__(self, watched: ArithmeticStrip) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def equations(kind: Kind, kernel: tuple[int, int], channels: int = 1) -> list[Equation]:
    """Return equations of one layer at several places, some of them after an edit of the kernel."""
    generator = np.random.default_rng(len(kind.value))
    signal = Signal(generator.integers(-2, 3, (channels, 6, 6)).astype(np.float32))
    weight = generator.integers(
        -2, 3, (channels, 1, *kernel) if kind is Kind.TRANSPOSED else (1, channels, *kernel)
    )
    layer = LayerSpec((1, 1), ((kernel[0] // 2,) * 2, (kernel[1] // 2,) * 2), (1, 1), kind=kind)
    whole = Document(signal, layer, frozen(weight.astype(np.float32)), frozen(np.zeros(1)))
    edited = replace(whole, weight=frozen(weight.astype(np.float32) * np.float32(0.37)))
    documents = (whole, edited) if kind.weighted else (whole,)
    rows, columns = geometry.output_shape(whole)
    found = []
    for document in documents:
        for place in ((0, 0), (0, 1), (rows // 2, columns // 2), (rows - 1, columns - 1)):
            terms = trace(document, 0, place)
            found.append(explained(document, ViewState(cursor=Cursor(0, place)), terms, terms.total))
    return [*found, replace(found[0], result=None), replace(found[1], concealed=True)]


def shown(qtbot: QtBot, size: tuple[int, int]) -> ArithmeticStrip:
    strip = ArithmeticStrip()
    qtbot.addWidget(strip)
    strip.resize(*size)
    strip.show()
    return strip


def pixels(strip: ArithmeticStrip) -> npt.NDArray[np.uint32]:
    """Return what a strip looks like; shape (height, width)."""
    image = strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kernel", [(2, 2), (3, 3), (1, 5), (5, 5)])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_changed_strip_says_and_paints_what_a_new_one_does(
    qtbot: QtBot, kind: Kind, kernel: tuple[int, int], size: tuple[int, int]
) -> None:
    strip, fresh = shown(qtbot, size), shown(qtbot, size)
    painted = Painted(strip)
    several = equations(kind, kernel)
    for old, new in pairwise([*several, *several[::2], several[0]]):
        fresh.set_equation(None)
        fresh.set_equation(new)
        strip.set_equation(old)
        before = pixels(strip)
        QApplication.processEvents()
        painted.region = QRegion()
        strip.set_equation(new)
        QApplication.processEvents()
        seen = QRegion(painted.region)  # what follows paints all of it
        after = pixels(strip)
        assert (strip.tile_texts(), strip.total_texts()) == (fresh.tile_texts(), fresh.total_texts())
        np.testing.assert_array_equal(after, pixels(fresh))
        changed = np.argwhere(before != after).tolist()
        assert [place for place in changed if not seen.contains(QPoint(place[1], place[0]))] == []


def test_terms_in_a_row_leave_nothing_behind_when_as_many_in_a_column_follow(qtbot: QtBot) -> None:
    signal = Signal(np.ones((1, 4, 4), np.float32))
    layer = LayerSpec((1, 1), ((0, 0), (0, 0)), (1, 1), kind=Kind.TRANSPOSED)
    document = Document(signal, layer, frozen(np.ones((1, 1, 3, 3))), frozen(np.zeros(1)))
    strip = shown(qtbot, SIZES[1])
    painted = Painted(strip)
    across, down = (
        explained(document, ViewState(cursor=Cursor(0, place)), terms, terms.total)
        for place in ((0, 2), (2, 0))
        for terms in [trace(document, 0, place)]
    )
    strip.set_equation(across)
    gone = strip.tiles[-1].rect.toRect()
    QApplication.processEvents()
    painted.region = QRegion()
    strip.set_equation(down)
    QApplication.processEvents()
    assert len(strip.tiles) == 3
    assert gone not in [tile.rect.toRect() for tile in strip.tiles]
    assert QRegion(gone).subtracted(painted.region).isEmpty()


def test_only_what_an_edit_changes_is_painted(qtbot: QtBot) -> None:
    strip = shown(qtbot, SIZES[1])
    painted = Painted(strip)
    whole = equations(Kind.CONVOLUTION, (3, 3))[2]
    strip.set_equation(whole)
    QApplication.processEvents()
    row = whole.terms[0]
    edited = replace(whole, terms=((replace(row[0], weight=9.0), *row[1:]), *whole.terms[1:]))
    painted.region = QRegion()
    strip.set_equation(edited)
    QApplication.processEvents()
    assert strip.tiles[0].rect.toRect().intersects(painted.region.boundingRect())
    assert not painted.region.intersects(strip.tiles[-1].rect.toRect())
