"""Terms of every kind and rank: what the strip says of them, and that all of it fits."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from convstudio.core.document import Document, LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.stamping import stamp
from convstudio.core.operators.trace import trace
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.lenses.explaining import explained, stamp_explained
from convstudio.ui.theme import DARK, LIGHT, Theme
from convstudio.ui.widgets.arithmetic.equation import Equation, Form
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from tests import oracles
from tests.strategies import any_documents

FIRST = [[[0, 1], [2, 3]]]
KERNEL = [[[[0, 1], [2, 3]]]]
POOLED = [[[1, 4, 2, 8], [3, 2, 5, 6], [9, 1, 7, 0], [4, 5, 3, 2]]]
SIZES = ((640, 150), (930, 170), (1400, 260))


def layer_of(kind: Kind, rank: int = 2, **changes: Any) -> LayerSpec:
    spec = LayerSpec((1,) * rank, ((0, 0),) * rank, (1,) * rank, kind=kind)
    return replace(spec, **changes)


def equation_at(document: Document, position: tuple[int, ...], result: float | None = None) -> Equation:
    traced = trace(document, 0, position)
    shown = traced.total if result is None else result
    return explained(document, ViewState(cursor=Cursor(0, position)), traced, shown)


def strip_of(
    qtbot: QtBot, what: Equation, size: tuple[int, int] = (930, 170), theme: Theme = LIGHT
) -> ArithmeticStrip:
    strip = ArithmeticStrip()
    qtbot.addWidget(strip)
    strip.resize(*size)
    strip.set_theme(theme)
    strip.set_equation(what)
    return strip


@given(any_documents(max_side=4, max_kernel=3, max_groups=2), st.data())
def test_an_equation_of_any_kind_has_the_terms_of_its_trace(document: Document, data: st.DataObject) -> None:
    position = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    found = equation_at(document, position)
    part = trace(document, 0, position).channels[0]
    terms = {term.cell: term for row in found.terms for term in row}
    for cell in np.ndindex(*document.kernel_size):
        if cell not in terms:
            assert document.layer.kind is Kind.TRANSPOSED
            assert not part.used[cell]
            continue
        term = terms[cell]
        assert (term.value, term.weight, term.product) == tuple(
            float(values[cell]) for values in (part.inputs, part.weights, part.products)
        )
        assert (term.used, term.padded) == (bool(part.used[cell]), bool(part.padded[cell]))
        place = found.place_of(cell)
        assert place is not None
        assert found.terms[place[0]][place[1]] is term
        assert found.row_name(place[0]) == (cell[:-1] or (0,))
    rows, columns = found.shape
    assert len(found.terms) <= rows
    assert all(len(row) <= columns for row in found.terms)
    if document.layer.kind is Kind.MAX_POOL:
        assert [term.cell for term in terms.values() if term.winner] == [
            cell for cell in (trace(document, 0, position).winner,) if cell is not None
        ]
        assert max(found.row_sums) == found.result
    else:
        assert sum(found.row_sums) == pytest.approx(found.subtotal, abs=1e-6)
    assert found.position.startswith("Y[")


def test_stamps_gather_in_the_output(qtbot: QtBot) -> None:
    document = oracles.make(FIRST, KERNEL, layer=layer_of(Kind.TRANSPOSED))
    strip = strip_of(qtbot, equation_at(document, (1, 1)))
    assert strip.tile_texts() == ("a 3 × 0 = 0", "b 2 × 1 = 2", "c 1 × 2 = 2", "d 0 × 3 = 0")
    assert strip.total_texts() == (
        "Σ rows 2 + 2 = 4",
        "+ bias 0",
        "gathers 4 of at most 4 products",
        "Y[1, 1] = 4",
    )
    strip.set_equation(equation_at(document, (2, 2)))
    assert strip.tile_texts() == ("d 3 × 3 = 9",)
    assert strip.plain_text() == "Y[2, 2]: 3×3 + bias 0 = 9; gathers 1 of at most 4 products"


def test_an_output_that_no_stamp_reaches_is_the_bias_alone(qtbot: QtBot) -> None:
    layer = layer_of(Kind.TRANSPOSED, stride=(2, 2), output_padding=(1, 1), groups=1)
    document = oracles.make(np.ones((2, 2, 2)), np.ones((1, 2, 1, 1)), [0.5], layer)
    strip = strip_of(qtbot, equation_at(document, (1, 1)))
    assert strip.tile_texts() == ()
    assert strip.result_text() == "0.5"
    assert strip.plain_text() == (
        "Y[1, 1]: other channels 0 + bias 0.5 = 0.5; 0 of at most 1 product a plane"
    )
    assert not strip.grab().isNull()


def test_tiles_and_result_stay_while_stamps_come_and_go(qtbot: QtBot) -> None:
    document = oracles.make(
        np.ones((1, 4, 4)), np.ones((1, 1, 3, 3)), layer=layer_of(Kind.TRANSPOSED, stride=(2, 2))
    )
    strip = strip_of(qtbot, equation_at(document, (2, 2)))
    assert len(strip.tiles) == 4
    place, line = strip.tiles[0].rect, strip._set.total[-1].y
    for position in itertools.product(range(9), repeat=2):
        strip.set_equation(equation_at(document, position))
        assert 1 <= len(strip.tiles) <= 4
        assert (strip.tiles[0].rect, strip._set.total[-1].y) == (place, line)


def test_the_largest_cell_wins(qtbot: QtBot) -> None:
    document = oracles.make(POOLED, KERNEL, [7], layer_of(Kind.MAX_POOL, stride=(2, 2)))
    strip = strip_of(qtbot, equation_at(document, (0, 0)))
    assert strip.tile_texts() == ("a 1", "b 4", "c 3", "d 2")
    assert [tile.strong for tile in strip.tiles] == [False, True, False, False]
    assert strip.total_texts() == (
        "max(1, 4, 3, 2) = 4",
        "index kept: (0, 1)",
        "each plane alone",
        "Y[0, 0] = 4",
    )
    assert strip.plain_text() == "Y[0, 0]: max(1, 4, 3, 2) = 4; index kept: (0, 1); each plane alone"
    assert strip.tooltip_of(strip.tiles[1]) == "4"


def test_padding_of_a_maximum_is_minus_infinity(qtbot: QtBot) -> None:
    layer = layer_of(Kind.MAX_POOL, stride=(2, 2), padding=((1, 1), (1, 1)))
    strip = strip_of(qtbot, equation_at(oracles.make(POOLED, KERNEL, layer=layer), (0, 0)))
    assert strip.tile_texts() == ("a −∞", "b −∞", "c −∞", "d 1")
    assert " ".join(strip.total_texts()[:2]) == "max(−∞, −∞, −∞, 1) = 1"
    assert [tile.faint for tile in strip.tiles] == [True, True, True, False]
    assert strip.tooltip_of(strip.tiles[0]) == "−∞, from the padding: it never wins"


def test_a_mean_divides_by_what_it_counts(qtbot: QtBot) -> None:
    document = oracles.make(POOLED, KERNEL, layer=layer_of(Kind.AVERAGE_POOL, stride=(2, 2)))
    strip = strip_of(qtbot, equation_at(document, (0, 0)))
    assert strip.tile_texts() == ("a 1", "b 4", "c 3", "d 2")
    assert strip.total_texts() == ("(1 + 4 + 3 + 2) / 4 = 2.5", "each plane alone", "Y[0, 0] = 2.5")
    padded = layer_of(Kind.AVERAGE_POOL, padding=((1, 1), (1, 1)), count_include_pad=False)
    strip.set_equation(equation_at(oracles.make(POOLED, KERNEL, layer=padded), (0, 1)))
    assert strip.tile_texts() == ("a –", "b –", "c 1", "d 4")
    assert strip.total_texts()[0] == "(1 + 4) / 2 = 2.5"
    assert strip.tooltip_of(strip.tiles[0]) == "beyond the input: not counted"
    strip.set_equation(equation_at(oracles.make(POOLED, KERNEL, layer=padded), (0, 0)))
    assert strip.total_texts()[0] == "1 / 1 = 1"


def test_large_windows_pool_row_by_row(qtbot: QtBot) -> None:
    values = np.arange(144.0).reshape(1, 12, 12)
    for kind, row, total in (
        (Kind.MAX_POOL, "row 1 max = 16", "by rows max(4, 16, 28, 40, 52) = 52"),
        (Kind.AVERAGE_POOL, "row 1 Σ = 70", "by rows (10 + 70 + 130 + 190 + 250) / 25 = 26"),
    ):
        document = oracles.make(values, np.zeros((1, 1, 5, 5)), layer=layer_of(kind))
        strip = strip_of(qtbot, equation_at(document, (0, 0)), (640, 150))
        assert strip.folded
        assert strip.tile_texts()[1] == row
        assert " ".join(strip.total_texts()).startswith(total)


def test_a_stamp_says_where_its_products_fall(qtbot: QtBot) -> None:
    layer = layer_of(Kind.TRANSPOSED, padding=((1, 0), (0, 0)))
    document = oracles.make(FIRST, KERNEL, layer=layer)
    strip = strip_of(qtbot, stamp_explained(document, stamp(document, 0, 0, (0, 1))))
    assert strip.tile_texts() == (
        "a 1 × 0 = 0 → ∅",
        "b 1 × 1 = 1 → ∅",
        "c 1 × 2 = 2 → Y[0, 1]",
        "d 1 × 3 = 3 → Y[0, 2]",
    )
    assert strip.total_texts() == ("stamps 2 products into Y", "2 cut off by the padding", "X[0, 1] = 1")
    assert [tile.faint for tile in strip.tiles] == [True, True, False, False]
    assert strip.tooltip_of(strip.tiles[0]) == "1 × 0 = 0, cut off by the padding"
    assert strip.tooltip_of(strip.tiles[3]) == "1 × 3 = 3, into Y[0, 2]"
    assert strip.plain_text().startswith("X[0, 1] = 1: 1×0 = 0 → ∅, 1×1 = 1 → ∅, 1×2 = 2 → Y[0, 1]")


def test_all_products_of_a_small_stamp_are_there_in_a_small_window(qtbot: QtBot) -> None:
    document = oracles.make(np.ones((1, 4, 4)), np.ones((1, 1, 3, 3)), layer=layer_of(Kind.TRANSPOSED))
    strip = strip_of(qtbot, stamp_explained(document, stamp(document, 0, 0, (1, 1))), (708, 199))
    assert not strip.folded
    assert len(strip.tile_texts()) == 9


def test_a_volume_is_spelled_slice_after_slice(qtbot: QtBot) -> None:
    document = oracles.make(
        np.arange(27.0).reshape(1, 3, 3, 3), np.ones((1, 1, 2, 2, 2)), layer=layer_of(Kind.CONVOLUTION, 3)
    )
    what = equation_at(document, (0, 0, 0))
    strip = strip_of(qtbot, what)
    assert strip.result_text() == "52"
    assert [tile.text.split(" ", 1)[1] for tile in strip.tiles][4:] == [
        "9 × 1 = 9",
        "10 × 1 = 10",
        "12 × 1 = 12",
        "13 × 1 = 13",
    ]
    assert strip.tiles[4].rect.top() > strip.tiles[3].rect.bottom()
    seen: list[object] = []
    strip.show()
    strip.term_hovered.connect(seen.append)
    qtbot.mouseMove(strip, strip.tiles[5].rect.center().toPoint())
    qtbot.mouseMove(strip, QPoint(strip.width() - 2, 2))
    assert seen == [(1, 0, 1), None]


def test_rows_of_a_volume_are_named_with_their_slice(qtbot: QtBot) -> None:
    document = oracles.make(
        np.ones((1, 5, 5, 5)), np.ones((1, 1, 3, 3, 3)), layer=layer_of(Kind.CONVOLUTION, 3)
    )
    strip = strip_of(qtbot, equation_at(document, (0, 0, 0)), (640, 150))
    assert strip.folded
    assert strip.tile_texts()[5] == "slice 1, row 2 Σ = 3"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "kernel", [(1,), (7,), (2, 2), (3, 3), (5, 5), (11, 11), (2, 2, 2), (3, 3, 3), (2, 1, 5)]
)
@pytest.mark.parametrize("form", [Kind.TRANSPOSED, Kind.MAX_POOL, Kind.AVERAGE_POOL, "stamp"])
def test_all_text_fits(qtbot: QtBot, form: str, kernel: tuple[int, ...], size: tuple[int, int]) -> None:
    kind = Kind.TRANSPOSED if form == "stamp" else Kind(form)
    rank, side = len(kernel), max(kernel) + 1
    generator = np.random.default_rng(1)
    padding = tuple((k // 2, k // 2) for k in kernel)
    for theme, scale in itertools.product((LIGHT, DARK.scaled(19)), (1.0, 1e-9)):
        document = oracles.make(
            generator.standard_normal((1, *[side] * rank)) * scale,
            generator.standard_normal((1, 1, *kernel)),
            layer=layer_of(kind, rank, padding=padding),
        )
        for position in ((0,) * rank, tuple(axis.size // 2 for axis in geometry.axes(document))):
            if form == "stamp":
                what = stamp_explained(document, stamp(document, 0, 0, (1,) * rank))
                assert what.form is Form.STAMP
            else:
                what = equation_at(document, position)
            strip = strip_of(qtbot, what, size, theme)
            for row in (None, 0):
                strip.set_open_row(row)
                check_fit(strip, Faces(strip.font()))


def check_fit(strip: ArithmeticStrip, faces: Faces) -> None:
    boxes = [tile.rect for tile in strip.tiles]
    assert boxes
    for number, tile in enumerate(strip.tiles):
        assert not any(tile.rect.intersects(other) for other in boxes[:number])
        runs = sorted((*tile.label, *tile.runs), key=lambda run: (run.y, run.x))
        for run in runs:
            assert tile.rect.left() + 5 <= run.x
            assert run.x + faces.width(run.word.text, run.size, run.word.bold) <= tile.rect.right() + 0.01
            assert tile.rect.top() <= run.y - faces.cap(run.size)
            assert run.y <= tile.rect.bottom()
        for one, other in itertools.pairwise(runs):
            assert one.y != other.y or one.x + one.width < other.x
    left = max(box.right() for box in boxes)
    for run in strip._set.total:
        assert left <= run.x
        assert run.x + run.width <= strip.width() + 0.01
        assert 0 <= run.y <= strip.height()
    strip.grab()
