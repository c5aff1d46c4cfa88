"""The arithmetic strip: read back what it paints, and where."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from convstudio.core import examples
from convstudio.core.operators.trace import trace
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, TAP_COLORS, TAP_LETTERS, Theme
from convstudio.ui.widgets.arithmetic.composing import equation_of
from convstudio.ui.widgets.arithmetic.equation import Equation, Term
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.arithmetic.words import Run
from convstudio.ui.widgets.arithmetic.writing import Tile

SIZES = ((640, 150), (930, 170), (1400, 260))
KERNELS = ((1, 1), (1, 2), (2, 2), (3, 3), (2, 5), (5, 5), (7, 3), (1, 11), (11, 1), (11, 11))


def numbers(kind: str, count: int, seed: int) -> list[float]:
    generator = np.random.default_rng(seed)
    values = generator.standard_normal(count)
    if kind == "whole":
        values = np.sign(values.round())
    elif kind == "long":
        values *= 10.0 ** generator.integers(-9, 6, count)
    elif kind == "longest":
        values = np.full(count, -1.234567e-25)
    return [float(value) for value in values.astype(np.float32)]


def equation(rows: int, columns: int, kind: str = "whole", *, seed: int = 0, others: int = 0) -> Equation:
    few = rows * columns <= len(TAP_LETTERS)
    values = numbers(kind, rows * columns, seed)
    weights = numbers(kind, rows * columns, seed + 1)
    terms = [
        Term(
            TAP_LETTERS[index] if few else f"{index // columns},{index % columns}",
            TAP_COLORS[index] if few else None,
            value,
            weight,
            float(np.float32(value) * np.float32(weight)),
            padded=index % 2 == 0,
            cell=divmod(index, columns),
        )
        for index, (value, weight) in enumerate(zip(values, weights, strict=True))
    ]
    grid = tuple(tuple(terms[row * columns : (row + 1) * columns]) for row in range(rows))
    sums = tuple(sum(term.value * term.weight for term in row) for row in grid)
    more = tuple((f"channel {number}", value) for number, value in enumerate(numbers(kind, others, seed + 2)))
    total = sum(sums) + sum(value for _, value in more)
    label = "channel 7" if others else ""
    return Equation("Y[1, 1]", grid, sums, sum(sums), 0.0, total, label, more)


def channels(count: int) -> Equation:
    parts = tuple((f"channel {number}", float(number) - 1.5) for number in range(count))
    total = sum(value for _, value in parts)
    return Equation("Y[0, 1, 1]", (), (), total, 1.0, total + 1.0, "", parts)


def strip_of(
    qtbot: QtBot, what: Equation | None, size: tuple[int, int] = (930, 170), theme: Theme = LIGHT
) -> ArithmeticStrip:
    strip = ArithmeticStrip()
    qtbot.addWidget(strip)
    strip.resize(*size)
    strip.set_theme(theme)
    strip.set_equation(what)
    return strip


def picture(strip: ArithmeticStrip) -> QImage:
    return strip.grab().toImage()


def tile_of(strip: ArithmeticStrip, row: int | None, column: int | None) -> Tile:
    return next(tile for tile in strip.tiles if (tile.row, tile.column) == (row, column))


def middle(strip: ArithmeticStrip, row: int | None, column: int | None) -> QPoint:
    return tile_of(strip, row, column).rect.center().toPoint()


# What it says


def test_the_diagonal_detector_reads_as_in_the_lecture(qtbot: QtBot) -> None:
    document = examples.diagonal()
    traced = trace(document, 0, (1, 1))
    what = equation_of(traced, None, TAP_LETTERS, TAP_COLORS, ["gray"], traced.total, several_outputs=False)
    strip = strip_of(qtbot, what)
    inputs, weights = traced.channels[0].inputs.ravel(), traced.channels[0].weights.ravel()
    for letter, text, value, weight in zip(TAP_LETTERS, strip.tile_texts(), inputs, weights, strict=True):
        wanted = f"{letter} {value:.0f} × {weight:.0f} = {value * weight + 0:.0f}"
        assert text == wanted.replace("-", "−")
    total = f"{traced.total:.0f}".replace("-", "−")
    assert strip.total_texts()[0].startswith("Σ rows ")
    assert strip.total_texts()[0].endswith(f" = {total}")
    assert strip.total_texts()[1:] == ("+ bias 0", f"Y[1, 1] = {total}")
    assert strip.result_text() == total
    assert strip.plain_text().endswith(f"+ bias 0 = {total}")
    assert strip.accessibleDescription() == strip.plain_text()


def test_rounded_terms_say_so(qtbot: QtBot) -> None:
    third = float(np.float32(1 / 3))
    term = Term("a", None, third, 2.0, float(np.float32(2 * third)))
    strip = strip_of(qtbot, Equation("Y[0, 0]", ((term,),), (2 * third,), 2 * third, -1.0, third - 1, "", ()))
    assert strip.tile_texts() == ("a 0.333 × 2 ≈ 0.667",)
    assert strip.total_texts() == ("+ bias −1", "Y[0, 0] ≈ −0.667")


def test_other_channels_come_before_the_bias(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(3, 3, others=2))
    what = equation(3, 3, others=2)
    assert what.rest is not None
    assert strip.total_texts()[0].startswith("channel 7 Σ rows ")
    assert strip.total_texts()[-3] == f"+ other channels {what.rest:.0f}".replace("-", "−")


def test_all_channels_at_once(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, channels(3))
    assert strip.tile_texts() == ("channel 0 Σ = −1.5", "channel 1 Σ = −0.5", "channel 2 Σ = 0.5")
    assert strip.total_texts()[-2:] == ("+ bias 1", "Y[0, 1, 1] = −0.5")
    assert " ".join(strip.total_texts()[:-2]) == "Σ channels −1.5 − 0.5 + 0.5 = −1.5"
    assert strip.tooltip_of(strip.tiles[0]) == "channel 0: −1.5"


def test_more_channels_than_can_be_read_end_in_their_sum(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, channels(256), (640, 150))
    *named, last = strip.tile_texts()
    hidden = 256 - len(named)
    assert named[:2] == ["channel 0 Σ = −1.5", "channel 1 Σ = −0.5"]
    total = sum(number - 1.5 for number in range(len(named), 256))
    assert last == f"{hidden} more Σ ≈ {total:.0f}"


def test_a_result_that_is_still_computed_is_dots(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, replace(equation(3, 3), result=None))
    assert strip.total_texts()[-1] == "Y[1, 1] = …"
    assert strip.result_text() == "…"


def test_a_message_stands_over_the_dimmed_equation(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(3, 3))
    before, tiles = picture(strip), strip.tile_texts()
    strip.set_message("The kernel is larger than the padded input.")
    assert picture(strip) != before
    assert (
        strip.plain_text() == strip.accessibleDescription() == "The kernel is larger than the padded input."
    )
    assert strip.tile_texts() == tiles
    strip.set_message(None)
    assert picture(strip) == before


def test_no_equation_paints_the_card_alone(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, None)
    assert (strip.tile_texts(), strip.plain_text(), strip.result_text()) == ((), "", "")
    assert not picture(strip).isNull()


# Where it stands


def assert_inside(
    faces: Faces, runs: tuple[Run, ...], left: float, right: float, top: float, bottom: float
) -> None:
    for run in runs:
        assert left <= run.x
        assert run.x + faces.width(run.word.text, run.size, run.word.bold) <= right + 0.01
        assert top <= run.y - faces.cap(run.size)
        assert run.y <= bottom


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kernel", KERNELS)
def test_all_text_fits_whatever_the_digits(
    qtbot: QtBot, kernel: tuple[int, int], size: tuple[int, int]
) -> None:
    for theme in (LIGHT, DARK.scaled(19), CONTRAST.scaled(27)):
        strip = strip_of(qtbot, equation(*kernel), size, theme)
        faces = Faces(strip.font())
        for kind in ("whole", "normal", "long", "longest"):
            for others in (0, 2):
                strip.set_equation(equation(*kernel, kind, others=others))
                for row in (None, kernel[0] - 1):
                    strip.set_open_row(row)
                    boxes = [tile.rect for tile in strip.tiles]
                    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))
                    check_fit(strip, faces)


def check_fit(strip: ArithmeticStrip, faces: Faces) -> None:
    boxes = [tile.rect for tile in strip.tiles]
    for tile in strip.tiles:
        rect = tile.rect
        runs = sorted((*tile.label, *tile.runs), key=lambda run: (run.y, run.x))
        assert_inside(faces, tuple(runs), rect.left() + 5, rect.right(), rect.top(), rect.bottom())
        for one, other in itertools.pairwise(runs):
            assert one.y != other.y or one.x + one.width < other.x
    total = strip._set.total
    assert_inside(faces, total, max(box.right() for box in boxes), strip.width(), 0, strip.height())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kernel", KERNELS)
def test_ordinary_terms_are_large_enough_to_read(
    qtbot: QtBot, kernel: tuple[int, int], size: tuple[int, int]
) -> None:
    strip = strip_of(qtbot, equation(*kernel), size)
    strip.set_open_row(0)
    sizes = {run.size for tile in strip.tiles for run in tile.runs}
    assert min(sizes) >= LIGHT.small_text
    assert max(sizes) <= round(LIGHT.text * 1.6)


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.scaled(22)])
@pytest.mark.parametrize("kernel", KERNELS)
def test_digits_move_nothing(qtbot: QtBot, kernel: tuple[int, int], theme: Theme) -> None:
    strip = strip_of(qtbot, equation(*kernel), (930, 170), theme)
    strip.set_open_row(0)
    places = [tile.rect for tile in strip.tiles]
    lines = strip._set.total[-1].y
    for kind in ("whole", "normal", "long", "longest"):
        for seed in range(3):
            strip.set_equation(equation(*kernel, kind, seed=seed))
            assert [tile.rect for tile in strip.tiles] == places
            assert strip._set.total[-1].y == lines


def test_small_numbers_of_a_kernel_are_set_alike(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(3, 3), (640, 150))
    assert len({run.size for tile in strip.tiles for run in tile.runs}) == 1


@pytest.mark.parametrize("size", [(1, 1), (40, 300), (300, 8), (2000, 20)])
def test_a_strip_without_room_does_not_fail(qtbot: QtBot, size: tuple[int, int]) -> None:
    for what in (equation(3, 3, "long"), equation(11, 11, others=3), channels(40), equation(1, 11)):
        strip = strip_of(qtbot, what, size)
        strip.set_open_row(0)
        strip.set_message("No room.")
        assert picture(strip).size().toTuple() == size
        assert strip.plain_text() == "No room."


# What one can do


def test_a_click_opens_a_row_and_folds_it_again(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(5, 5))
    assert strip.folded
    assert strip.tile_texts()[2].startswith("row 2 Σ = ")
    for row in (2, 4):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle(strip, row, None))
        assert strip.open_row == row
        shown = [(tile.row, tile.column) for tile in strip.tiles if tile.column is not None]
        assert shown == [(row, column) for column in range(5)]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle(strip, 4, None))
    assert strip.open_row is None
    assert len(strip.tiles) == 5


def test_where_there_is_little_room_the_open_row_takes_the_place_of_all(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(11, 11), (640, 150))
    assert [tile.row for tile in strip.tiles] == list(range(11))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle(strip, 7, None))
    assert [(tile.row, tile.column) for tile in strip.tiles] == [
        (7, None),
        *((7, column) for column in range(11)),
    ]
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle(strip, 7, None))
    assert len(strip.tiles) == 11


def test_keys_choose_open_and_fold_rows(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(11, 11), (640, 150))
    assert strip.focusPolicy() == Qt.FocusPolicy.StrongFocus
    for key, wanted in (
        (Qt.Key.Key_Up, None),
        (Qt.Key.Key_Down, None),
        (Qt.Key.Key_Return, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Escape, None),
        (Qt.Key.Key_Enter, 1),
        (Qt.Key.Key_Enter, None),
    ):
        qtbot.keyClick(strip, key)
        assert strip.open_row == wanted


def test_an_open_row_stays_open_while_the_window_steps(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(5, 5))
    strip.set_open_row(3)
    strip.set_equation(equation(5, 5, seed=9))
    assert strip.open_row == 3
    strip.set_equation(equation(5, 4))
    assert strip.open_row is None


def test_a_strip_that_is_not_folded_takes_no_keys(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(3, 3))
    assert not strip.folded
    assert strip.focusPolicy() == Qt.FocusPolicy.NoFocus
    strip.set_open_row(1)
    assert strip.open_row is None


def test_the_pointer_names_the_term_under_it(qtbot: QtBot) -> None:
    strip = strip_of(qtbot, equation(3, 3))
    strip.show()
    seen: list[object] = []
    strip.term_hovered.connect(seen.append)
    qtbot.mouseMove(strip, middle(strip, 0, 1))
    qtbot.mouseMove(strip, middle(strip, 2, 2))
    qtbot.mouseMove(strip, QPoint(strip.width() - 2, 2))
    assert seen == [(0, 1), (2, 2), None]


def test_a_marked_term_is_outlined_even_while_folded(qtbot: QtBot) -> None:
    for what in (equation(3, 3), equation(11, 11)):
        strip = strip_of(qtbot, what)
        before = picture(strip)
        strip.set_highlight((2, 1))
        marked = picture(strip)
        row = tile_of(strip, 2, None if strip.folded else 1).rect
        assert marked != before
        assert marked.pixelColor(QPointF(row.center().x(), row.top() + 1).toPoint()) == LIGHT.color("accent")
        strip.set_highlight(None)
        assert picture(strip) == before


def test_tooltips_have_all_digits_and_name_the_padding(qtbot: QtBot) -> None:
    third = float(np.float32(1 / 3))
    row = (Term("a", None, third, 3.0, 1.0, padded=True), Term("b", None, third, 1.0, third))
    strip = strip_of(qtbot, Equation("Y[0]", (row,), (4 * third,), 4 * third, 0.0, 4 * third))
    assert strip.tooltip_of(tile_of(strip, 0, 0)) == "0.33333334 × 3 ≈ 1, from the padding"
    assert strip.tooltip_of(tile_of(strip, 0, 1)) == "0.33333334 × 1 ≈ 0.33333334"
    folded = strip_of(qtbot, equation(11, 11))
    assert folded.tooltip_of(tile_of(folded, 0, None)).startswith("row 0: the sum is ")


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_a_padded_value_looks_different(qtbot: QtBot, theme: Theme) -> None:
    term = Term("a", None, 0.0, 1.0, 0.0)
    pictures = []
    for padded in (False, True):
        what = Equation("Y[0, 0]", ((replace(term, padded=padded),),), (0.0,), 0.0, 0.0, 0.0)
        pictures.append(picture(strip_of(qtbot, what, theme=theme)))
    assert pictures[0] != pictures[1]
