"""One map in numbers: rows and histogram, read back."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPointF, QTranslator
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from convstudio.core.render import colormap
from convstudio.core.render.gallery import BINS, Histogram
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.histogram_view import HistogramView
from convstudio.ui.widgets.map_facts import MapFacts, percent_text


def facts_of(qtbot: QtBot) -> MapFacts:
    facts = MapFacts()
    qtbot.addWidget(facts)
    facts.resize(170, 260)
    return facts


def view_of(qtbot: QtBot, histogram: Histogram | None, theme: Theme = LIGHT) -> HistogramView:
    view = HistogramView()
    qtbot.addWidget(view)
    view.set_theme(theme)
    view.resize(200, 120)
    view.set_histogram(histogram)
    return view


def histogram(counts: dict[int, int], low: float = -1.0, high: float = 1.0) -> Histogram:
    every = np.zeros(BINS, dtype=np.int64)
    for index, count in counts.items():
        every[index] = count
    return Histogram(every, np.linspace(low, high, BINS + 1))


# Rows


def test_the_rows(qtbot: QtBot) -> None:
    facts = facts_of(qtbot)
    facts.set_facts("Map 5", -3.0, 120.0, 1 / 3, 0.0625, 0.5)
    assert facts.title.text() == "Map 5"
    assert facts.rows() == [
        ("minimum", "−3"),
        ("maximum", "120"),
        ("mean", "0.333"),
        ("variance", "0.0625"),
        ("positive", "50 %"),
    ]
    assert [value.toolTip() for value in facts._values][2:] == [
        "mean: 0.33333334",
        "variance: 0.0625",
        "50 % of the values are greater than zero",
    ]


def test_pending_and_no_numbers(qtbot: QtBot) -> None:
    facts = facts_of(qtbot)
    facts.set_facts("Map 5")
    assert [text for _, text in facts.rows()] == ["…"] * 5
    assert {value.toolTip() for value in facts._values} == {""}
    facts.set_facts("Map 5", float("-inf"), float("inf"), float("nan"), float("nan"), 0.25)
    assert [text for _, text in facts.rows()] == ["−∞", "∞", "NaN", "NaN", "25 %"]
    assert facts._values[2].toolTip() == "mean: not a number"


def test_nothing_moves_when_numbers_come(qtbot: QtBot) -> None:
    facts = facts_of(qtbot)
    facts.set_facts("Map 5")
    facts.set_histogram(None)
    wanted = facts.sizeHint()
    facts.set_facts("Map 6", -1.23e-5, -1.23e-5, -1.23e-5, 1.23e-5, 0.999999)
    facts.set_histogram(histogram({3: 5}))
    assert facts.sizeHint() == wanted


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "…"),
        (float("nan"), "NaN"),
        (0.0, "0 %"),
        (1e-9, "< 0.1 %"),
        (0.001, "0.1 %"),
        (1 / 3, "33.3 %"),
        (0.99999, "> 99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_all_and_nothing_are_said_of_nothing_else(share: float | None, text: str) -> None:
    assert percent_text(share) == text


def test_it_grows_with_the_type(qtbot: QtBot) -> None:
    facts = facts_of(qtbot)
    small = facts.histogram.minimumSizeHint()
    facts.set_theme(LIGHT.scaled(19))
    assert facts.histogram.minimumSizeHint().width() > small.width()
    assert facts.histogram.minimumSizeHint().height() > small.height()


# Histogram


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 10**9), min_size=BINS, max_size=BINS))
def test_bars_are_as_high_as_their_counts(qtbot: QtBot, counts: list[int]) -> None:
    view = view_of(qtbot, histogram(dict(enumerate(counts))))
    bars, plot = view.bars(), view.plot()
    if not any(counts):
        assert (bars, view.note) == ((), "no finite values")
        return
    assert (bars[0].left(), bars[-1].right()) == (plot.left(), plot.right())
    for index, (bar, count) in enumerate(zip(bars, counts, strict=True)):
        assert bar.bottom() == pytest.approx(plot.bottom())
        assert bar.top() >= plot.top()
        assert bar.width() >= 1
        assert index == 0 or bar.left() == bars[index - 1].right()
        share = count / max(counts) * (plot.height() - 1)
        assert bar.height() == pytest.approx(max(share, 1.0) if count else 0.0)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_bars_change_color_at_zero(qtbot: QtBot, theme: Theme) -> None:
    view = view_of(qtbot, histogram(dict.fromkeys(range(BINS), 1)), theme)
    image, plot, zero = view.grab().toImage(), view.plot(), view.zero()
    assert zero == plot.center().x()
    table = colormap.signed_table(colormap.Theme(theme.name), vivid=True)
    y = round(plot.center().y())
    assert QColor(image.pixel(20, y)) == QColor(*table[1].tolist())
    assert QColor(image.pixel(180, y)) == QColor(*table[255].tolist())
    line = [QColor(image.pixel(x, y)) for x in range(round(zero) - 2, round(zero) + 3)]
    assert theme.color("ink") in line


@pytest.mark.parametrize(("low", "high", "index"), [(-3.0, -1.0, 1), (1.0, 3.0, 255)])
def test_zero_may_be_elsewhere(qtbot: QtBot, low: float, high: float, index: int) -> None:
    view = view_of(qtbot, histogram(dict.fromkeys(range(BINS), 1), low, high))
    assert view.zero() is None
    color = QColor(*colormap.signed_table(colormap.Theme.LIGHT, vivid=True)[index].tolist())
    y = round(view.plot().center().y())
    assert {QColor(view.grab().toImage().pixel(x, y)).name() for x in (5, 100, 190)} == {color.name()}


def test_ends_and_tooltips(qtbot: QtBot) -> None:
    view = view_of(qtbot, histogram({0: 3, 63: 1}, -6.4, 6.4))
    assert view.ends == ("−6.4", "6.4")
    assert view.tooltip_at(QPointF(2, 50)) == "−6.4 to −6.2: 3 values"
    assert view.accessibleDescription() == "4 values from −6.4 to 6.4"


def test_a_constant_map_is_one_full_bar(qtbot: QtBot) -> None:
    view = view_of(qtbot, histogram({32: 49}, 2.5, 3.5))
    heights = [bar.height() for bar in view.bars()]
    assert heights.count(0) == BINS - 1
    assert max(heights) == view.plot().height() - 1


def test_the_largest_range_there_is(qtbot: QtBot) -> None:
    view = view_of(qtbot, histogram({0: 1, 63: 1}, -3.4e38, 3.4e38))
    assert view.zero() == view.plot().center().x()
    assert not view.grab().isNull()


def test_pending_and_empty_say_so(qtbot: QtBot) -> None:
    view = view_of(qtbot, None)
    assert (view.note, view.bars(), view.ends, view.zero()) == ("counting…", (), ("", ""), None)
    pending, hint = view.grab().toImage(), view.sizeHint()
    view.set_histogram(histogram({}))
    assert view.accessibleDescription() == "no finite values"
    assert view.grab().toImage() != pending
    assert view.sizeHint() == hint


class Foreign(QTranslator):
    def translate(self, context: str, source: str, *_rest: object) -> str:
        return (
            {"mean": "平均值", "counting…": "正在计数…"}.get(source, "")
            if context in ("MapFacts", "HistogramView")
            else ""
        )

    def isEmpty(self) -> bool:  # noqa: N802  (Qt's own name for it)
        return False


def test_the_language_changes(qtbot: QtBot) -> None:
    facts = facts_of(qtbot)
    application, foreign = QCoreApplication.instance(), Foreign()
    assert application is not None
    application.installTranslator(foreign)
    try:
        qtbot.waitUntil(lambda: facts.rows()[2][0] == "平均值")
        assert facts.histogram.accessibleDescription() == "正在计数…"
    finally:
        application.removeTranslator(foreign)
    qtbot.waitUntil(lambda: facts.rows()[2][0] == "mean")
