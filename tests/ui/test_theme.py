"""Themes: every ink that lies on a ground is legible there, and all of the program follows a change at once."""

import itertools
import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from convstudio.core.render.colormap import contrast_ratio
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import (
    TAP_COLORS,
    TAP_LETTERS,
    THEMES,
    Theme,
    palette,
    projected_text,
)
from tests.ui.bench import Bench

LEGIBLE = 7.0

GROUNDS = ("ground", "panel", "field", "accent_soft")
"""What text lies on: the window, cards, fields, and what is chosen or under the pointer."""

PAIRS = [
    *itertools.product(("ink", "soft_ink", "warning", "accent", "cursor"), GROUNDS),
    ("accent_ink", "accent"),
]
"""Ink and ground as the style sheet and the painted widgets use them."""

SEEN = 3.0
"""Least contrast of what cannot be used, and of edges that tell where something is."""


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_ink_is_legible_on_every_ground(theme: Theme) -> None:
    poor = {
        pair: float(contrast_ratio(rgb(theme.color(pair[0])), rgb(theme.color(pair[1])))) for pair in PAIRS
    }
    assert {pair: ratio for pair, ratio in poor.items() if ratio < LEGIBLE} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_projection_changes_the_size_alone(theme: Theme) -> None:
    assert replace(theme.scaled(projected_text(1080)), text=theme.text) == theme


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_cannot_be_used_is_still_seen(theme: Theme) -> None:
    for faint, ground in itertools.product(("disabled", "strong_border"), GROUNDS):
        assert contrast_ratio(rgb(theme.color(faint)), rgb(theme.color(ground))) >= SEEN, (faint, ground)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_rule_of_the_style_sheet_is_legible(theme: Theme) -> None:
    """Where a rule has an ink and a ground of its own, they are legible together, in projection too."""
    sheet = style_sheet(theme.scaled(projected_text(1080)))
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", sheet)
    pairs = {
        (selector.strip(), ink["ink"], ground["ground"])
        for selector, body in rules
        for prefix in ("", "selection-")
        if (ink := re.search(rf"(?<![\w-]){prefix}color: (?P<ink>#\w+)", body))
        and (ground := re.search(rf"(?<![\w-]){prefix}background(?:-color)?: (?P<ground>#\w+)", body))
    }
    assert len(pairs) > 8
    poor = [pair for pair in pairs if contrast_ratio(rgb(QColor(pair[1])), rgb(QColor(pair[2]))) < LEGIBLE]
    assert poor == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_palette_is_legible(theme: Theme) -> None:
    colors, role = palette(theme), QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.BrightText, role.Window),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
    ):
        ratio = contrast_ratio(rgb(colors.color(ink)), rgb(colors.color(ground)))
        assert ratio >= LEGIBLE, (ink, ground, ratio)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast_ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast_ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_style_sheet_has_no_color_and_no_size_of_its_own(theme: Theme) -> None:
    known = {getattr(theme, name) for name in Theme.__slots__ if str(getattr(theme, name)).startswith("#")}
    assert set(re.findall(r"#[0-9a-f]{6}\b", style_sheet(theme))) <= known
    for size in (13, 19, 27):
        sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", style_sheet(theme.scaled(size)))]
        assert min(sizes) >= size


def test_every_kernel_cell_has_a_hue_and_a_letter() -> None:
    assert len(set(TAP_COLORS)) == len(set(TAP_LETTERS)) == 9


def test_all_follows_a_change_of_theme(bench: Bench) -> None:
    seen = []
    for name, action in bench.window.menus.themes.items():
        action.trigger()
        QApplication.processEvents()
        theme = THEMES[name]
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        assert application.palette().color(QPalette.ColorRole.Window).name() == theme.ground
        assert theme.ink in application.styleSheet()
        image = bench.window.grab().toImage()
        grid, status = bench.grid(Pane.OUTPUT), bench.window.status
        assert image.pixelColor(status.geometry().bottomRight()).name() == theme.panel
        assert bench.window.look.theme.name == name
        assert grid._cells.theme.name == name
        seen.append(grid.grab().toImage())
        assert [other for other, entry in bench.window.menus.themes.items() if entry.isChecked()] == [name]
    assert seen[0] != seen[1]
    assert seen[1] != seen[2]
    assert bench.studio.settings._store.value("view/theme") == "contrast"
