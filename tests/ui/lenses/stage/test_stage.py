"""The places of the panes: in order, apart, in view, at every size."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.widgets.grid.picture import DIGITS_FROM
from tests.ui.bench import Bench

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


def parts(stage: Stage) -> dict[str, QRect]:
    """Return the visible widgets of the stage; the text of a title is as wide as it is written."""
    found: dict[str, QRect] = {}
    for pane, widgets in stage.panes.items():
        every: tuple[tuple[str, QWidget], ...] = (
            ("title", widgets.title),
            ("tabs", widgets.tabs),
            ("grid", widgets.grid),
            ("legend", widgets.legend),
        )
        found.update({f"{pane.value} {name}": each.geometry() for name, each in every if each.isVisible()})
    if stage.volumes.isVisible():
        found["volumes"] = stage.volumes.geometry()
    for sign in stage.findChildren(QLabel):
        if sign.text() in {"∗", "="}:
            found[sign.text()] = sign.geometry()
    return found


def check_apart(bench: Bench) -> dict[str, QRect]:
    """All is inside the stage, nothing lies on anything else."""
    bench.settle()
    stage = bench.lens.stage
    found = parts(stage)
    for name, rect in found.items():
        assert stage.rect().contains(rect), f"{name} {rect} in {stage.rect()}"
    for (one, first), (other, second) in combinations(found.items(), 2):
        assert not first.intersects(second), f"{one} {first} and {other} {second}"
    for pane, widgets in stage.panes.items():
        assert widgets.title.sizeHint().width() <= widgets.title.width(), f"title of {pane}"
        assert widgets.title.geometry().bottom() < widgets.grid.geometry().top()
        assert widgets.grid.geometry().bottom() < widgets.legend.geometry().top()
    return found


def check_layout(bench: Bench) -> None:
    found = check_apart(bench)
    stage, strip = bench.lens.stage, bench.lens.strip
    row = [found[name] for name in ("input grid", "∗", "kernel grid", "=", "output grid")]
    assert [rect.left() for rect in row] == sorted(rect.left() for rect in row)
    middles = [rect.center().y() for rect in row]
    assert max(middles) - min(middles) <= 1
    assert bench.lens.rect().contains(QRect(strip.mapTo(bench.lens, QPoint(0, 0)), strip.size()))
    assert stage.mapTo(bench.lens, stage.rect().bottomLeft()).y() < strip.mapTo(bench.lens, QPoint(0, 0)).y()


@pytest.mark.parametrize("size", SIZES)
def test_every_example_is_in_view(bench: Bench, size: tuple[int, int]) -> None:
    bench.window.resize(*size)
    for example in ("diagonal", "edge", "first", "lecture", "three-filters", "depthwise"):
        bench.open(example)
        check_layout(bench)
        for pane in Pane:
            assert bench.grid(pane).carries_digits


def test_signs_stand_midway_between_the_panes(bench: Bench) -> None:
    bench.window.resize(1280, 720)
    bench.open("diagonal")
    found = check_apart(bench)
    for sign, left, right in (("∗", "input", "kernel"), ("=", "kernel", "output")):
        before = max(rect.right() for name, rect in found.items() if name.startswith(left))
        after = min(rect.left() for name, rect in found.items() if name.startswith(right))
        assert abs(found[sign].center().x() - (before + after) / 2) <= 1


@pytest.mark.parametrize("size", SIZES)
def test_the_extremes_are_in_view(bench: Bench, size: tuple[int, int]) -> None:
    layer, tools = bench.window.inspector.layer, bench.lens.tools
    bench.window.resize(*size)
    bench.enter(tools.size_field.rows, "64")
    check_layout(bench)
    bench.enter(layer.kernel_size.rows, "11")
    check_layout(bench)
    bench.enter(layer.padding.rows, "30")
    check_layout(bench)
    bench.enter(layer.padding.rows, "0")
    bench.push(tools.size_field.link)
    bench.enter(tools.size_field.rows, "11")
    check_layout(bench)
    bench.enter(tools.size_field.rows, "64")
    bench.enter(tools.size_field.columns, "11")
    check_layout(bench)
    bench.command(bench.lens.tools.rgb)
    check_layout(bench)
    bench.enter(layer.kernel_size.rows, "1")
    bench.push(tools.size_field.link)
    bench.enter(tools.size_field.rows, "1")
    check_layout(bench)
    assert bench.document.signal.values.shape == (3, 1, 1)
    assert bench.document.kernel_size == (1, 1)


@pytest.mark.parametrize("size", SIZES)
def test_the_projector_sees_it_all(bench: Bench, size: tuple[int, int]) -> None:
    bench.window.resize(*size)
    bench.window.menus.projection.setChecked(True)
    try:
        for example in ("diagonal", "three-filters", "lecture"):
            bench.open(example)
            check_layout(bench)
            for pane in Pane:
                assert bench.grid(pane).camera.scale >= DIGITS_FROM
    finally:
        bench.window.menus.projection.setChecked(False)


def _shown(_present: Document, new: Document) -> Document:
    return new


@pytest.mark.parametrize("projected", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_signals_and_volumes_are_in_view(bench: Bench, size: tuple[int, int], projected: bool) -> None:
    bench.window.resize(*size)
    bench.window.menus.projection.setChecked(projected)
    try:
        for shape, kernel, padding in (
            ((1, 7), (2,), 0),
            ((3, 64), (3,), 1),
            ((1, 50_000), (11,), 0),
            ((1, 3, 3, 3), (2, 2, 2), 0),
            ((2, 4, 5, 5), (3, 3, 3), 1),
            ((1, 16, 64, 64), (3, 3, 3), 0),
        ):
            document = examples.document_of(
                np.ones(shape),
                np.ones((1, shape[0], *kernel)),
                examples.layer_of(len(kernel), padding=padding),
            )
            bench.store.apply(EditName.INPUT_COLOR, _shown, document)
            found = check_apart(bench)
            for pane in Pane:
                assert min(bench.grid(pane).width(), bench.grid(pane).height()) > 24, (shape, pane)
            if len(kernel) == 3 and not projected:
                assert "volumes" in found
    finally:
        bench.window.menus.projection.setChecked(False)


def test_small_windows_still_show_all_three(bench: Bench) -> None:
    bench.window.resize(800, 560)
    check_layout(bench)
    assert {f"{pane.value} grid" for pane in Pane} <= parts(bench.lens.stage).keys()


def test_legends_say_the_range_of_their_pane(bench: Bench) -> None:
    panes = bench.lens.stage.panes
    assert [panes[pane].legend.ends for pane in Pane] == [("0", "1"), ("−1", "1"), ("−3", "3")]
    bench.type_into(Pane.INPUT, (0, 0), "-2")
    bench.type_into(Pane.KERNEL, (0, 1), "0.25")
    bench.type_into(Pane.KERNEL, (0, 2), "-4")
    bench.settle()
    high = max(abs(value) for row in bench.shown_output() for value in row)
    assert [panes[pane].legend.ends for pane in Pane] == [
        ("−2", "1"),
        ("−4", "4"),
        (f"−{high:g}", f"{high:g}"),
    ]


def test_titles_say_sizes_and_what_is_special(bench: Bench) -> None:
    layer, panes = bench.window.inspector.layer, bench.lens.stage.panes
    bench.enter(layer.dilation.rows, "2")
    bench.enter(layer.padding.rows, "1")
    bench.push(layer.stride.link)
    bench.enter(layer.stride.columns, "3")
    bench.push(layer.convolve)
    bench.settle()
    assert [panes[pane].title.text() for pane in Pane] == [
        "Input 6 × 6, padding 1",
        "Kernel 3 × 3, dilation 2, applied turned by 180°",
        "Output 4 × 2, stride (1, 3)",
    ]


def test_accessible_names(bench: Bench) -> None:
    assert [bench.grid(pane).accessibleName() for pane in Pane] == [
        "Input grid",
        "Kernel grid",
        "Output grid",
    ]
    assert bench.lens.stage.accessibleName() == "Stage: input, kernel and output"


def test_tab_goes_from_grid_to_grid_and_shows_where_it_is(bench: Bench) -> None:
    bench.focus_stage()
    seen = []
    for _ in range(3):
        bench.key(Qt.Key.Key_Tab)
        focused = bench.window.focusWidget()
        seen.append(focused)
        assert focused in [bench.grid(pane) for pane in Pane]
        assert bench.grid(next(pane for pane in Pane if bench.grid(pane) is focused)).focused_cell is not None
    assert seen == [bench.grid(pane) for pane in Pane]
    image = bench.picture_of(Pane.OUTPUT)
    QTest.keyClick(bench.handle, Qt.Key.Key_Down)
    assert bench.grid(Pane.OUTPUT).focused_cell == (1, 0)
    assert bench.picture_of(Pane.OUTPUT) != image
