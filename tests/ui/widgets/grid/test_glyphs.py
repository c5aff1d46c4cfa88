"""Digits stamped from an atlas look like digits drawn as text."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from convstudio.core import numerals
from convstudio.ui.widgets.grid.glyphs import CHARACTERS, GlyphAtlas

INKS = (QColor("black"), QColor("red"))


def ink(image: QImage) -> npt.NDArray[np.bool_]:
    """Return where an image is not white."""
    grays = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(grays.constBits(), dtype=np.uint8).reshape(image.height(), -1, 4)
    return np.asarray(pixels[..., :3].min(axis=-1) < 160)


def canvas() -> QImage:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def stamped(text: str, height: int = 20, room: float = 200, row: int = 0) -> QImage:
    image = canvas()
    atlas = GlyphAtlas(QApplication.font(), height, INKS, 1.0)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        atlas.draw(painter, [text], (np.array([60.0]), np.array([20.0])), np.array([row]), room)
    return image


def extent(mask: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


@pytest.mark.parametrize("text", ["0", "−6", "0.0625", "−1.23e−5", "∞", "NaN", "12346"])
def test_a_stamped_text_is_the_drawn_one(qapp: QApplication, text: str) -> None:
    image = canvas()
    font = QFont(QApplication.font())
    font.setPixelSize(20)
    metrics = QFontMetricsF(font)
    with QPainter(image) as painter:
        painter.setFont(font)
        width = sum(metrics.horizontalAdvance(char) for char in text)
        painter.drawText(QPointF(60 - width / 2, 20 + metrics.capHeight() / 2), text)
    found, expected = extent(ink(stamped(text))), extent(ink(image))
    assert np.abs(np.subtract(found, expected)).max() <= 2


@pytest.mark.parametrize("text", ["5", "−12", "0.125"])
def test_a_text_is_in_the_middle(qapp: QApplication, text: str) -> None:
    top, bottom, left, right = extent(ink(stamped(text)))
    assert abs((top + bottom) / 2 - 20) <= 1.5
    assert abs((left + right) / 2 - 60) <= 1.5


def test_what_is_too_wide_is_shrunk_never_cut(qapp: QApplication) -> None:
    _, _, left, right = extent(ink(stamped("−1.23e−5", room=200)))
    assert right - left > 50
    top, bottom, left, right = extent(ink(stamped("−1.23e−5", room=40)))
    assert right - left <= 40
    assert abs((top + bottom) / 2 - 20) <= 1.5
    assert abs((left + right) / 2 - 60) <= 1.5


def test_each_ink_has_its_row(qapp: QApplication) -> None:
    colors = {stamped("8", row=1).pixelColor(x, y).name() for x in range(50, 70) for y in range(10, 30)}
    assert "#ff0000" in colors
    assert "#000000" not in colors


def test_nothing_to_draw(qapp: QApplication) -> None:
    image, atlas = canvas(), GlyphAtlas(QApplication.font(), 0, INKS, 2.0)
    with QPainter(image) as painter:
        atlas.draw(painter, [], (np.array([]), np.array([])), np.array([], dtype=np.intp), 10)
    assert not ink(image).any()


@given(st.floats(width=32))
def test_every_number_is_written_with_the_glyphs_there_are(value: float) -> None:
    assert set(numerals.cell_text(value)) <= set(CHARACTERS)
