"""Ink: strokes as data, their colors on every ground, and their pixels."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from convstudio.core.render.colormap import contrast_ratio
from convstudio.ui.lecture.ink import COLORS, HIGHLIGHTERS, PENS, SOAKING, Ink, Nib, Stroke, ink_color
from convstudio.ui.lecture.ink_layers import InkLayers
from convstudio.ui.theme import LIGHT, THEMES, Theme

SIZE = QSize(160, 120)
SHARES = st.floats(0, 1)
STROKES = st.builds(
    Stroke, st.sampled_from(Nib), st.integers(0, COLORS - 1), st.lists(st.tuples(SHARES, SHARES), min_size=1)
)


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def mixed(over: QColor, under: QColor, opacity: float) -> tuple[int, int, int]:
    pairs = zip(rgb(over), rgb(under), strict=True)
    red, green, blue = (round(opacity * one + (1 - opacity) * other) for one, other in pairs)
    return red, green, blue


def picture(layers: InkLayers, ground: QColor) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(ground)
    with QPainter(image) as painter:
        layers.paint(painter, QRect(0, 0, SIZE.width(), SIZE.height()))
    return image


# Colors


def test_every_nib_has_all_colors() -> None:
    assert len(PENS) == len(HIGHLIGHTERS) == COLORS


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_pens_are_legible_on_every_ground(theme: Theme) -> None:
    for color, ground in itertools.product(range(COLORS), ("ground", "panel", "field")):
        ink = ink_color(Nib.PEN, color, theme)
        assert contrast_ratio(rgb(ink), rgb(theme.color(ground))) >= 7.0


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_highlighted_stays_legible(theme: Theme) -> None:
    soaking = SOAKING[theme.dark]
    ink, ground = theme.color("ink"), theme.color("panel")
    for color in range(COLORS):
        marker = ink_color(Nib.HIGHLIGHTER, color, theme)
        under = mixed(marker, ground, soaking)
        assert contrast_ratio(mixed(marker, ink, soaking), under) >= 7.0
        assert contrast_ratio(under, rgb(ground)) > 1.05  # and it is seen at all


# Strokes


@given(st.lists(STROKES, max_size=5))
def test_undo_takes_the_last_stroke_until_none_is_left(strokes: list[Stroke]) -> None:
    ink, told = Ink(), []
    ink.changed.connect(lambda: told.append(len(ink.strokes)))
    for stroke in strokes:
        ink.begin(stroke.nib, stroke.color, stroke.points[0])
        for place in stroke.points[1:]:
            ink.extend(place)
        ink.finish()
    for left in reversed(range(len(strokes))):
        ink.undo()
        assert len(ink.strokes) == left
    ink.undo()
    assert ink.empty
    assert told == list(reversed(range(len(strokes))))


def test_a_stroke_that_is_wiped_while_it_is_drawn_is_gone() -> None:
    ink = Ink()
    ink.begin(Nib.PEN, 0, (0.1, 0.1))
    ink.wipe()
    ink.extend((0.2, 0.2))
    ink.finish()
    assert ink.empty


# Pixels


@settings(max_examples=40)
@given(strokes=st.lists(STROKES, min_size=1, max_size=3))
def test_piece_by_piece_is_as_in_one_go(qapp: QApplication, strokes: list[Stroke]) -> None:
    """Up to the smoothing of edges: the ends of pieces lie over one another."""
    whole, pieces = InkLayers(SIZE, 1.0, LIGHT), InkLayers(SIZE, 1.0, LIGHT)
    whole.draw_all(strokes)
    for stroke in strokes:
        begun = Stroke(stroke.nib, stroke.color)
        for place in stroke.points:
            begun.points.append(place)
            pieces.draw_on(begun)
        pieces.draw_end(begun)
    one, other = (picture(layers, LIGHT.color("panel")) for layers in (whole, pieces))
    far = sum(
        max(abs(a - b) for a, b in zip(rgb(one.pixelColor(x, y)), rgb(other.pixelColor(x, y)), strict=True))
        > 96
        for x in range(SIZE.width())
        for y in range(SIZE.height())
    )
    assert far <= SIZE.width() * SIZE.height() * 0.03


@given(stroke=STROKES)
def test_what_is_drawn_lies_in_what_is_said_to_be_touched(qapp: QApplication, stroke: Stroke) -> None:
    layers, begun, touched = InkLayers(SIZE, 1.0, LIGHT), Stroke(stroke.nib, stroke.color), []
    for place in stroke.points:
        begun.points.append(place)
        touched.append(layers.draw_on(begun))
    touched.append(layers.draw_end(begun))
    image = picture(layers, QColor("white"))
    for x, y in itertools.product(range(0, SIZE.width(), 3), range(0, SIZE.height(), 3)):
        if image.pixelColor(x, y) != QColor("white"):
            assert any(part.contains(x, y) for part in touched), (x, y)


def test_the_second_pixel_of_a_sharp_screen_is_used(qapp: QApplication) -> None:
    layers = InkLayers(SIZE, 2.0, LIGHT)
    layers.draw_all([Stroke(Nib.HIGHLIGHTER, 0, [(0.5, 0.5)])])
    image = QImage(SIZE * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2.0)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        layers.paint(painter, QRect(0, 0, SIZE.width(), SIZE.height()))
    assert image.pixelColor(SIZE.width(), SIZE.height()) != QColor("white")
    assert image.pixelColor(SIZE.width() + 20, SIZE.height()) == QColor("white")
