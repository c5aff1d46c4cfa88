"""Many pictures in one call: each in its place, in its colors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from convstudio.core.render import colormap
from convstudio.ui.widgets.board.layout import Box
from convstudio.ui.widgets.board.mosaic import SHEET_ROWS, Mosaic, shrinking, shrunk
from convstudio.ui.widgets.board.tints import tint_table

GRAYS = [0xFF000000 | level << 16 | level << 8 | level for level in range(256)]


@given(
    st.tuples(st.integers(1, 4), st.integers(1, 20), st.integers(1, 20)),
    st.integers(1, 20),
    st.integers(0, 99),
)
def test_shrinking_takes_means(shape: tuple[int, int, int], times: int, seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)
    times = min(times, *shape[1:])
    rows, columns = shape[1] // times, shape[2] // times
    blocks = pixels[:, : rows * times, : columns * times].reshape(-1, rows, times, columns, times)
    assert np.abs(shrunk(pixels, times) - blocks.mean((2, 4))).max() <= 0.5


def test_a_picture_is_never_shrunk_below_its_box() -> None:
    assert shrinking((112, 112), Box(0, 0, 38, 38), 1) == 2
    assert shrinking((112, 112), Box(0, 0, 38, 38), 2) == 1
    assert shrinking((3, 3), Box(0, 0, 150, 150), 1) == 1
    assert shrinking((1, 512), Box(0, 0, 30, 0.1), 1) == 1


@pytest.mark.parametrize("count", [5, 2 * SHEET_ROWS // 64 + 3])
def test_every_picture_lands_in_its_box(qtbot: QtBot, count: int) -> None:
    pixels = np.broadcast_to(np.arange(count)[:, None, None] % 251, (count, 64, 2)).astype(np.uint8)
    places = np.array([(4 * (number % 64), 6 * (number // 64), 3, 5) for number in range(count)], dtype=float)
    target = QPixmap(256, 6 * (count // 64 + 1))
    target.fill(0xFFFFFF)
    with QPainter(target) as painter:
        Mosaic(pixels, [GRAYS]).draw(painter, places, np.ones(count), smooth=False)
    image = target.toImage().convertToFormat(QImage.Format.Format_RGB32)
    for number, (x, y, _, _) in enumerate(places.astype(int).tolist()):
        assert image.pixelColor(x + 1, y + 2).red() == number % 251


def test_each_picture_may_have_a_table_of_its_own(qtbot: QtBot) -> None:
    tables = [list(tint_table(hue)) for hue in ("#ff0000", "#00ff00")]
    target = QPixmap(20, 10)
    target.fill(0)
    with QPainter(target) as painter:
        places = np.array([(0, 0, 10, 10), (10, 0, 10, 10)], dtype=float)
        pixels = np.full((2, 1, 1), 140, dtype=np.uint8)
        Mosaic(pixels, tables).draw(painter, places, np.ones(2), smooth=False)
    colors = [target.toImage().pixelColor(x, 5) for x in (5, 15)]
    assert colors[0].red() > colors[0].green() + 150
    assert colors[1].green() > colors[1].red() + 150


@pytest.mark.parametrize("hue", ["#ff3b30", "#28c840", "#3b7cff"])
def test_a_tint_grows_brighter_all_the_way(hue: str) -> None:
    table = np.array(tint_table(hue), dtype=np.uint32)
    colors = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=-1)
    assert colors[0].tolist() == [0, 0, 0]
    assert (np.diff(colormap.relative_luminance(colors)) >= 0).all()
