"""Formulas are typeset inside their widget, keep their height, and can be read aloud."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.operators.expression import Floor, Fraction, Row, integer, operator, symbol
from convstudio.core.operators.size_formula import size_formula
from convstudio.core.operators.window_axis import Axis
from convstudio.ui.widgets.formula_layout import Glyphs, Rule, Typesetter
from convstudio.ui.widgets.formula_view import Formula, FormulaView

CAPTIONS = ("Kernel alone", "With padding and stride", "With dilation")
SMALL = Axis(6, 3, 2, 1, 1)
LARGE = Axis(4096, 11, 64, 64, 63, dilation=32)


def formulas(axis: Axis) -> list[Formula]:
    return [
        Formula(caption, stage.steps) for caption, stage in zip(CAPTIONS, size_formula(axis), strict=True)
    ]


@pytest.fixture
def view(qtbot: QtBot) -> FormulaView:
    widget = FormulaView()
    qtbot.addWidget(widget)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("white"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("black"))
    widget.setPalette(palette)
    widget.resize(240, 50)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def inked(image: QImage) -> list[tuple[int, int]]:
    """Return the (x, y) of every pixel that is not the ground."""
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightnessF() < 0.9
    ]


@pytest.mark.parametrize("axis", [SMALL, LARGE])
@pytest.mark.parametrize("width", [200, 240, 600])
def test_nothing_is_cut(view: FormulaView, axis: Axis, width: int) -> None:
    view.resize(width, view.height())
    view.set_formulas(formulas(axis))
    image = view.grab().toImage()
    places = inked(image)
    assert max(x for x, _ in places) < image.width() - 1
    assert max(y for _, y in places) < image.height() - 1
    assert min(y for _, y in places) >= 0
    assert len(places) > 500


def test_the_height_does_not_shrink_with_shorter_numbers(view: FormulaView) -> None:
    view.set_formulas(formulas(LARGE))
    tall = view.height()
    view.set_formulas(formulas(SMALL))
    assert view.height() == tall
    view.resize(600, view.height())
    assert view.height() < tall


def test_larger_type_takes_more_room(view: FormulaView) -> None:
    view.set_formulas(formulas(SMALL))
    height = view.height()
    view.set_point_size(20)
    assert view.height() > height
    view.set_point_size(0)
    assert view.height() == height


def test_it_is_read_aloud_as_text(view: FormulaView) -> None:
    view.set_formulas(formulas(SMALL)[:1])
    assert view.accessibleName() == "Kernel alone: out = in − k + 1 = 6 − 3 + 1 = 4"


def test_the_ink_follows_the_palette(view: FormulaView) -> None:
    view.set_formulas(formulas(SMALL))
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    view.setPalette(palette)
    image = view.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor("yellow").name() in colors
    assert QColor("black").name() in colors


@given(
    st.builds(
        Axis,
        in_size=st.integers(1, 9999),
        kernel=st.integers(1, 11),
        stride=st.integers(1, 64),
        before=st.integers(0, 64),
        after=st.integers(0, 64),
        dilation=st.integers(1, 32),
    ),
    st.integers(8, 60),
)
@settings(max_examples=30, deadline=None)
def test_every_piece_lies_in_its_box(qapp: QApplication, axis: Axis, pixels: int) -> None:
    setter = Typesetter(pixels)
    for stage in size_formula(axis):
        for step in stage.steps:
            box = setter.box(step)
            for piece in box.pieces:
                assert 0 <= piece.x <= box.width
                if isinstance(piece, Rule):
                    assert piece.x + piece.width <= box.width + 1e-6
                    assert -box.ascent - 1e-6 <= piece.y
                    assert piece.y + piece.height <= box.descent + 1e-6
                else:
                    assert -box.ascent <= piece.y <= box.descent


@pytest.mark.usefixtures("qapp")
def test_a_fraction_stands_on_the_axis_and_the_brackets_hold_it() -> None:
    setter = Typesetter(20)
    box = setter.box(Floor(Fraction(Row((symbol("a"), operator("+"), integer(1))), symbol("s"))))
    glyphs = {piece.text: piece for piece in box.pieces if isinstance(piece, Glyphs)}
    rules = [piece for piece in box.pieces if isinstance(piece, Rule)]
    bar = max(rules, key=lambda rule: rule.width)
    strokes = sorted(rules, key=lambda rule: rule.height)[-2:]
    assert glyphs["a"].y < bar.y < glyphs["s"].y
    assert abs(bar.y + bar.height / 2 + setter.axis) <= 1
    assert all(stroke.y < bar.y < stroke.y + stroke.height for stroke in strokes)
    assert strokes[0].height == strokes[1].height == pytest.approx(box.ascent + box.descent)
    assert glyphs["a"].x < glyphs["+"].x < glyphs["1"].x


@pytest.mark.usefixtures("qapp")
def test_lines_break_before_a_relation_and_begin_below_the_first() -> None:
    setter = Typesetter(14)
    steps = [setter.box(step) for step in size_formula(SMALL)[2].steps]
    lines = setter.lines(steps, 240)
    assert len(lines) > 1
    starts = [
        min(piece.x for piece in line.pieces if isinstance(piece, Glyphs) and piece.text == "=")
        for line in lines
    ]
    assert starts == pytest.approx([starts[0]] * len(lines))
    assert len(setter.lines(steps, 2000)) == 1
