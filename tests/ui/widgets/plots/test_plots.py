"""Plots keep what they are given in view, end where numbers end, and say in words what they show."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.learning.bowl import Bowl
from convstudio.core.learning.curve import Curve
from convstudio.ui.theme import LIGHT, TAP_COLORS, THEMES, Theme
from convstudio.ui.widgets.plots.bowl import BowlPlot
from convstudio.ui.widgets.plots.chart import Chart
from convstudio.ui.widgets.plots.drawing import Shape
from convstudio.ui.widgets.plots.loss import LossPlot
from convstudio.ui.widgets.plots.path_reading import MOST, NAMED
from convstudio.ui.widgets.plots.paths import PathsPlot

EDGE = np.array([[36.0, 24.0], [24.0, 36.0]])
GOAL = np.array([1.0, -1.0])


def curve(*series: Sequence[float]) -> Curve:
    """Return a curve of some series."""
    made = Curve(len(series))
    made.extend(np.array(series, dtype=np.float32).T)
    return made


def bowl_at(first: float, second: float) -> Bowl:
    away = np.array([first, second]) - GOAL
    return Bowl((first, second), float(away @ EDGE @ away / 2), EDGE @ away, EDGE)


def descent(rate: float, steps: int) -> tuple[list[float], list[float]]:
    weight, path = np.array([0.3, 0.5]), []
    for _ in range(steps + 1):
        path.append(weight)
        weight = weight - rate * EDGE @ (weight - GOAL)
    along, across = np.array(path).T
    return along.tolist(), across.tolist()


def shown(qtbot: QtBot, plot: Chart, width: int = 320, height: int = 220) -> None:
    qtbot.addWidget(plot)
    plot.resize(width, height)
    plot.show()
    qtbot.waitExposed(plot)


@pytest.fixture
def loss(qtbot: QtBot) -> LossPlot:
    plot = LossPlot()
    shown(qtbot, plot)
    return plot


@pytest.fixture
def paths(qtbot: QtBot) -> PathsPlot:
    plot = PathsPlot()
    shown(qtbot, plot)
    return plot


@pytest.fixture
def bowl(qtbot: QtBot) -> BowlPlot:
    plot = BowlPlot()
    shown(qtbot, plot)
    return plot


# Loss


def test_a_loss_is_in_view_and_said(loss: LossPlot) -> None:
    loss.set_runs(curve([13.657, 2.3, 0.39]), [], [])
    extent = loss.drawing.extent
    assert (extent.left, extent.right, extent.bottom) == (0, 10, 0)
    assert extent.top >= 13.657
    assert loss.drawing.value == "0.39"
    assert loss.accessibleDescription() == "Step 2: loss 0.39; at the start 13.7, at the least 0.39."
    line = loss.drawing.lines[-1]
    assert np.allclose(line.y, [13.657, 2.3, 0.39])


def test_zeros_lie_at_the_bottom_of_a_logarithmic_axis(loss: LossPlot) -> None:
    loss.set_logarithmic(True)
    loss.set_runs(curve([10.0, 0.1, 0.0, 0.0]), [], [])
    drawing = loss.drawing
    assert np.isfinite(drawing.lines[-1].y).all()
    assert drawing.lines[-1].y[-1] == drawing.extent.bottom
    assert [tick.text for tick in drawing.up if tick.place == drawing.extent.bottom] == ["0"]
    loss.set_runs(curve([0.0]), [], [])
    assert loss.drawing.lines[-1].y.tolist() == [loss.drawing.extent.bottom]


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("end", [math.inf, math.nan])
def test_a_loss_that_is_not_finite_ends_the_line(loss: LossPlot, logarithmic: bool, end: float) -> None:
    loss.set_logarithmic(logarithmic)
    loss.set_runs(curve([1.0, 5.0, end]), [], [])
    assert np.isfinite(loss.drawing.lines[-1].y).all()
    assert [(mark.x, mark.shape) for mark in loss.drawing.marks] == [(1.0, Shape.CROSS)]
    loss.grab()
    loss.set_runs(curve([end]), [curve([end, 1.0])], [])
    loss.grab()
    assert loss.drawing.marks == ()


def test_a_long_run_is_drawn_with_few_points_and_all_its_peaks(loss: LossPlot) -> None:
    values = np.ones(100_000)
    values[54_321] = 7.0
    loss.set_runs(curve(values.tolist()), [], [])
    line = loss.drawing.lines[-1]
    assert len(line.x) <= loss.frame().width() + 3
    assert line.y.max() == 7
    assert loss.drawing.extent.right >= 99_999


def test_earlier_runs_are_faint_and_drawn_once(loss: LossPlot) -> None:
    earlier = curve([20.0, 10.0, 5.0])
    now = curve([10.0, 1.0])
    loss.set_runs(now, [earlier], [])
    first = loss.drawing.lines[0]
    assert first.color != loss.drawing.lines[-1].color
    assert loss.drawing.extent.top >= 20
    now.extend(np.array([[0.5]], dtype=np.float32))
    loss.set_runs(now, [earlier], [])
    assert loss.drawing.lines[0] is first


def test_a_new_run_beside_a_long_one_is_not_lost_in_it(loss: LossPlot) -> None:
    loss.set_runs(curve([10.0, 1.0]), [curve(np.linspace(9, 1, 50_000).tolist())], [])
    assert loss.drawing.extent.right == 100


def test_changes_of_the_rate_are_marked(loss: LossPlot) -> None:
    loss.set_runs(curve([4.0, 2.0, 1.0]), [], [(1, 0.04)])
    assert [(flag.x, flag.text) for flag in loss.drawing.flags] == [(1, "rate 0.04")]
    marked = [line for line in loss.drawing.lines if line.dashed]
    assert marked[0].x.tolist() == [1, 1]


def test_a_tooltip_tells_the_loss_of_a_step(loss: LossPlot) -> None:
    loss.set_runs(curve([4.0, 2.0, 1.0]), [], [])
    inner = loss.overlay.to_pixel(1.0, 2.0)
    place = inner + (QPointF(0, 0) - loss.inside(QPointF(0, 0)))
    assert loss.tooltip_at(place) == "step 1: loss 2"
    assert loss.tooltip_at(QPointF(1, 1)) == ""


def test_without_a_run_there_is_a_sentence(loss: LossPlot) -> None:
    loss.set_runs(curve([4.0]), [], [])
    loss.set_runs(None, [], [])
    assert loss.drawing.message
    assert loss.accessibleDescription() == "No step was taken yet."


# Paths


def test_weights_have_their_colors_letters_and_names(paths: PathsPlot) -> None:
    paths.set_paths(curve([0.3, 0.9, 1.0], [0.5, -0.9, -1.0]), ["w[0, 0]", "w[0, 1]"], [1, -1], 1)
    labels = {label.letter: label for label in paths.drawing.labels}
    assert [(labels[letter].text, labels[letter].color) for letter in "ab"] == [
        ("w[0, 0]", TAP_COLORS[0]),
        ("w[0, 1]", TAP_COLORS[1]),
    ]
    assert labels["b"].strong
    assert {line.y[0] for line in paths.drawing.lines if line.dashed} == {1, -1}
    assert paths.accessibleDescription() == "w[0, 0] 1; w[0, 1] −1"
    assert paths.drawing.value == "w[0, 1] = −1"


def test_names_never_lie_over_each_other(paths: PathsPlot) -> None:
    names = [f"w[{number}]" for number in range(NAMED)]
    paths.set_paths(curve(*[[0.0, 0.01 * number] for number in range(NAMED)]), names, None, None)
    rects = [rect for _, rect in paths.overlay.label_rects()]
    assert len(rects) == NAMED
    assert all(above.bottom() <= below.top() + 1e-6 for above, below in pairwise(rects))


def test_many_weights_are_thin_lines(paths: PathsPlot) -> None:
    values = np.random.default_rng(0).normal(size=(300, 3000))
    paths.set_paths(curve(*values.tolist()), [f"w[{n}]" for n in range(300)], None, 7)
    assert len(paths.drawn) <= MOST + 1
    assert 7 in paths.drawn
    assert len(paths.drawing.lines) == 2
    assert [label.text for label in paths.drawing.labels] == ["w[7]"]
    assert "300" in paths.drawing.note


def test_a_weight_is_chosen_by_its_line_its_name_and_the_keys(paths: PathsPlot, qtbot: QtBot) -> None:
    paths.set_paths(curve([0.0] * 10, [1.0] * 10), ["w[0]", "w[1]"], None, 0)
    offset = -paths.inside(QPointF(0, 0))
    line = (paths.overlay.to_pixel(5.0, 1.0) + offset).toPoint()
    (_, rect) = next(each for each in paths.overlay.label_rects() if each[0].key == 1)
    acts: tuple[Callable[[], object], ...] = (
        lambda: QTest.mouseClick(paths, Qt.MouseButton.LeftButton, pos=line),
        lambda: QTest.mouseClick(paths, Qt.MouseButton.LeftButton, pos=(rect.center() + offset).toPoint()),
        lambda: QTest.keyClick(paths, Qt.Key.Key_Down),
    )
    for act in acts:
        with qtbot.waitSignal(paths.chosen) as caught:
            act()
        assert caught.args == [1]
    with qtbot.assertNotEmitted(paths.chosen):
        QTest.mouseClick(paths, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert paths.tooltip_at(QPointF(line)) == "w[1] at step 5: 1"


@pytest.mark.parametrize("count", [2, 20])
def test_paths_that_are_not_finite_end_there(paths: PathsPlot, count: int) -> None:
    series = [[1.0, -1e30, math.nan], *([[0.0, 1.0, math.inf]] * (count - 1))]
    paths.set_paths(curve(*series), [f"w[{n}]" for n in range(count)], None, 0)
    assert all(np.isfinite(y).all() for _, y, _ in paths._series.values())
    paths.grab()
    paths.set_paths(curve(*[[math.nan]] * count), [f"w[{n}]" for n in range(count)], [1.0] * count, 0)
    paths.grab()


# Bowl


def test_start_and_minimum_are_in_view_with_their_letters(bowl: BowlPlot) -> None:
    along, across = descent(0.03, 20)
    bowl.set_bowl(bowl_at(along[-1], across[-1]), ("w[0, 0]", "w[0, 1]"))
    bowl.set_path(range(21), along, across)
    drawing = bowl.drawing
    letters = {mark.text: (mark.x, mark.y) for mark in drawing.marks if mark.shape is Shape.LETTER}
    assert letters["S"] == (0.3, 0.5)
    assert np.allclose(letters["M"], (1, -1))
    assert all(drawing.extent.holds(x, y) for x, y in zip(along, across, strict=True))
    frame = bowl.frame()
    assert math.isclose(
        drawing.extent.width / frame.width(), drawing.extent.height / frame.height(), rel_tol=1e-6
    )
    assert "least at w[0, 0] = 1" in bowl.accessibleDescription()


def test_contours_have_their_losses_written_on_them(bowl: BowlPlot) -> None:
    bowl.resize(500, 400)
    made = bowl_at(0.3, 0.5)
    bowl.set_bowl(made, ("a", "b"))
    bowl.set_path([0], [0.3], [0.5])
    written = [mark for mark in bowl.drawing.marks if mark.shape is Shape.TEXT]
    assert len(written) >= 2
    assert all(
        math.isclose(float(made.values(mark.x, mark.y)), float(mark.text), rel_tol=0.01) for mark in written
    )


def test_a_diverging_path_flies_out_of_a_view_that_stays(bowl: BowlPlot) -> None:
    along, across = descent(0.04, 60)
    bowl.set_bowl(bowl_at(0.3, 0.5), ("a", "b"))
    bowl.set_path(range(20), along[:20], across[:20])
    before = bowl.drawing.extent
    bowl.set_path(range(61), along, across)
    assert bowl.drawing.extent == before
    assert [mark.shape for mark in bowl.drawing.marks][-1] is Shape.ARROW
    assert all(np.abs(line.x[~np.isnan(line.x)]).max() < 1e4 for line in bowl.drawing.lines)
    bowl.grab()


def test_a_path_that_is_not_finite_ends(bowl: BowlPlot) -> None:
    bowl.set_bowl(bowl_at(0.3, 0.5), ("a", "b"))
    bowl.set_path([0, 1, 2], [0.3, 0.4, math.nan], [0.5, 0.4, math.inf])
    assert bowl.drawing.marks[-1].shape is Shape.CROSS
    bowl.set_path([0], [math.nan], [0.0])
    bowl.grab()
    bowl.set_bowl(Bowl((math.nan, 0.0), math.inf, np.full(2, math.nan), EDGE), ("a", "b"))
    assert bowl.drawing.message


def test_the_same_bowl_in_the_same_view_costs_nothing(bowl: BowlPlot) -> None:
    one = bowl_at(0.3, 0.5)
    along, across = descent(0.03, 9)
    bowl.set_bowl(one, ("a", "b"))
    bowl.set_path(range(9), along[:9], across[:9])
    line = bowl.drawing.lines[0]
    bowl.set_path(range(10), along, across)
    assert bowl.drawing.lines[0] is line


def test_the_minimum_of_a_slice_is_called_so_and_may_lie_outside(bowl: BowlPlot) -> None:
    bowl.resize(700, 300)
    flat = np.diag([1e-3, 36.0])
    made = Bowl((0.3, 0.5), 1.0, np.array([-1.0, 1.0]), flat)
    bowl.set_bowl(made, ("a", "b"), goal=(1.0, -1.0), others=True)
    bowl.set_path([0, 1], [0.3, 0.4], [0.5, 0.4])
    extent, marks = bowl.drawing.extent, bowl.drawing.marks
    assert extent.holds(1.0, -1.0)
    assert extent.width < 20
    assert not extent.holds(*made.minimum)
    assert [mark.text for mark in marks if mark.shape is Shape.ARROW] == ["M"]
    assert {mark.text for mark in marks if mark.shape is Shape.LETTER} == {"S", "G"}
    assert "M minimum with the others as they are" in bowl.drawing.note
    assert "G goal" in bowl.drawing.note
    assert "With the others as they are" in bowl.accessibleDescription()
    bowl.grab()
    bowl.set_bowl(made, ("a", "b"), others=True)
    assert bowl.drawing.extent.width < 20
    bowl.resize(220, 200)
    assert bowl.drawing.note.startswith("M")


def test_a_goal_that_is_the_minimum_has_no_letter_of_its_own(bowl: BowlPlot) -> None:
    bowl.set_bowl(bowl_at(0.3, 0.5), ("a", "b"), goal=(1.0, -1.0))
    assert "G" not in {mark.text for mark in bowl.drawing.marks}


def test_a_bowl_that_is_not_there_says_why(bowl: BowlPlot) -> None:
    bowl.set_bowl(None, ("a", "b"), "The absolute loss has no bowl.")
    assert bowl.drawing.message == bowl.accessibleDescription() == "The absolute loss has no bowl."
    bowl.set_bowl(None, ("a", "b"))
    assert bowl.drawing.message


def test_a_tooltip_tells_the_loss_there(bowl: BowlPlot) -> None:
    bowl.set_bowl(bowl_at(0.3, 0.5), ("a", "b"))
    bowl.set_path([0], [0.3], [0.5])
    offset = -bowl.inside(QPointF(0, 0))
    assert bowl.tooltip_at(bowl.overlay.to_pixel(0.3, 0.5) + offset).startswith(
        "step 0: a = 0.3, b = 0.5: loss "
    )
    assert "loss" in bowl.tooltip_at(bowl.overlay.to_pixel(1.0, -1.0) + offset)


# All of them


def filled() -> list[Chart]:
    loss, paths, bowl = LossPlot(), PathsPlot(), BowlPlot()
    loss.set_runs(curve([4.0, 1.0]), [curve([5.0, 3.0])], [(1, 0.1)])
    paths.set_paths(curve([0.0, 1.0], [1.0, 0.0]), ["w[0]", "w[1]"], [1.0, 0.0], 0)
    bowl.set_bowl(bowl_at(0.3, 0.5), ("w[0]", "w[1]"))
    bowl.set_path([0, 1], [0.3, 0.4], [0.5, 0.6])
    return [loss, paths, bowl]


@pytest.mark.parametrize("theme", [*THEMES.values(), LIGHT.scaled(26)], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [(1, 1), (140, 90), (900, 600)])
def test_every_theme_and_size_is_painted(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    for plot in filled():
        plot.set_theme(theme)
        shown(qtbot, plot, *size)
        image = plot.grab().toImage()
        assert size == (1, 1) or image.pixelColor(image.width() // 2, 3) == theme.color("panel")


def test_a_hidden_plot_draws_when_it_is_shown(qtbot: QtBot) -> None:
    plot = filled()[0]
    assert plot.drawing.lines == ()
    assert plot.accessibleDescription()
    shown(qtbot, plot)
    assert plot.drawing.lines


def test_another_language_is_followed(qtbot: QtBot) -> None:
    for plot in filled():
        shown(qtbot, plot)
        plot.setAccessibleName("")
        QCoreApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
        assert plot.accessibleName()


def test_no_widget_is_left_without_a_parent(qtbot: QtBot) -> None:
    plots = filled()
    for plot in plots:
        shown(qtbot, plot)
        plot.grab()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert [widget for widget in application.topLevelWidgets() if widget.isHidden()] == []
    assert len(application.topLevelWidgets()) == len(plots)
