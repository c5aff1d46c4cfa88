"""The size of type, by wheel, key and menu: everywhere, within limits, remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from convstudio.app.settings import TEXT_SIZE
from convstudio.core.view_state import LENSES
from convstudio.ui.lenses.stage.scene import Pane
from tests.ui.bench import CTRL, Bench
from tests.ui.test_accessibility import cut_labels, scrolling, strays

ALT = Qt.KeyboardModifier.AltModifier


def type_of(bench: Bench) -> int:
    QApplication.processEvents()
    return bench.window.look.theme.text


def test_the_wheel_with_ctrl_changes_type_everywhere_and_nothing_else(bench: Bench) -> None:
    usual, view, document = type_of(bench), bench.store.view, bench.document
    bench.point_at(Pane.KERNEL, (0, 0))
    places = (bench.grid(Pane.INPUT), bench.grid(Pane.KERNEL), bench.window.inspector, bench.window.header)
    for widget in places:
        bench.wheel(widget, 1, modifiers=CTRL)
        assert type_of(bench) > usual
        bench.wheel(widget, -1, modifiers=CTRL)
        assert type_of(bench) == usual
    assert bench.store.view.viewport == view.viewport
    assert bench.document is document


def test_keys_change_it_and_bring_it_back(bench: Bench) -> None:
    usual = type_of(bench)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        bench.key(key, CTRL | ALT)
        assert type_of(bench) > usual
        bench.key(Qt.Key.Key_0, CTRL | ALT)
        assert type_of(bench) == usual
    bench.key(Qt.Key.Key_Minus, CTRL | ALT)
    assert type_of(bench) < usual


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_it_has_limits_from_which_one_step_leads_back(
    bench: Bench, size: tuple[int, int], projection: bool
) -> None:
    bench.window.menus.projection.setChecked(projection)
    bench.window.resize(*size)
    for step in (1, -1):
        bench.window.look.reset_type()
        sizes = [type_of(bench)]
        while True:
            bench.window.look.enlarge(step)
            if type_of(bench) == sizes[-1]:
                break
            sizes.append(type_of(bench))
        assert 12 <= sizes[-1] <= 2 * sizes[0]
        if projection:
            assert sizes[-1] >= size[1] / 40
        if len(sizes) > 1:
            bench.window.look.enlarge(-step)
            assert type_of(bench) == sizes[-2]


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("step", [9, -9])
def test_nothing_is_cut_at_either_limit(bench: Bench, step: int, projection: bool) -> None:
    bench.window.menus.projection.setChecked(projection)
    bench.window.resize(1024, 768)
    bench.window.look.enlarge(step)
    found: dict[str, list[str]] = {}
    lenses = LENSES if projection else LENSES[:3]  # pages of the inspector scroll where type is large
    for lens in lenses:
        bench.look_at(lens)
        bench.open("three-filters")
        QApplication.processEvents()
        problems = [*cut_labels(bench), *strays(bench)]
        if projection:
            problems += scrolling(bench)
        if problems:
            found[lens] = problems
    assert found == {}


def test_it_is_remembered(make_bench: Callable[..., Bench], tmp_path: Path) -> None:
    first = make_bench(data=tmp_path)
    usual = type_of(first)
    first.window.look.enlarge(1)
    larger = type_of(first)
    assert larger > usual
    again = make_bench(data=tmp_path)
    assert type_of(again) == larger
    assert again.studio.settings.text(TEXT_SIZE) != TEXT_SIZE.default
    again.window.look.reset_type()
    assert type_of(again) == usual
