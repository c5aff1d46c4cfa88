"""For those in the last row, and those who listen: size of type, nothing cut or covered, a name for everything."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from convstudio.core.edits.channels import set_out_channels
from convstudio.core.edits.names import EditName
from convstudio.core.examples import EXAMPLES
from convstudio.core.view_state import GalleryView
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.theme import THEMES
from convstudio.ui.widgets.board.content import Kind
from tests.ui.bench import Bench

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
TYPED = (QLabel, QAbstractButton, QLineEdit, QComboBox, QTabBar, QMenuBar)


def name_of(widget: QWidget) -> str:
    """Return what finds a widget in the code."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName()} {text!r} {widget.geometry().getRect()}"


def visible(bench: Bench, kind: type[QWidget] | tuple[type[QWidget], ...] = QWidget) -> Iterator[QWidget]:
    for widget in bench.window.findChildren(QWidget):
        if isinstance(widget, kind) and widget.isVisible() and not widget.isWindow():
            yield widget


def in_window(bench: Bench, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(bench.window, QPoint(0, 0)), widget.size())


def scrolled(widget: QWidget) -> bool:
    """Return whether a widget lies on a page that scrolls, or is a scroll bar's own part."""
    parent: QWidget | None = widget
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea | QScrollBar):
            return True
        parent = parent.parentWidget()
    return False


def show(bench: Bench, size: tuple[int, int], example: str, *, projection: bool = False) -> None:
    bench.window.menus.projection.setChecked(projection)
    bench.window.resize(*size)
    bench.open(example)
    QApplication.processEvents()
    assert bench.window.size().toTuple() == size


# Size of type


@pytest.mark.parametrize("size", SIZES)
def test_type_in_projection_is_a_fortieth_of_the_height(bench: Bench, size: tuple[int, int]) -> None:
    show(bench, size, "three-filters", projection=True)
    checked = 0
    for widget in visible(bench, TYPED):
        pixels = QFontInfo(widget.font()).pixelSize()
        assert pixels >= size[1] / 40, name_of(widget)
        checked += 1
    assert checked > 8
    assert bench.window.look.theme.small_text >= size[1] / 40


def test_menus_follow_projection(bench: Bench) -> None:
    bench.window.menus.projection.setChecked(True)
    for action in bench.window.menus.bar.actions():
        menu = QMenu.menuInAction(action)
        menu.ensurePolished()
        assert QFontInfo(menu.font()).pixelSize() >= bench.window.height() / 40, menu.title()


# Nothing cut, nothing covered


def cut_labels(bench: Bench) -> list[str]:
    """Return the labels and buttons with less room than their text needs."""
    cut = []
    for widget in visible(bench, (QLabel, QAbstractButton)):
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                cut.append(name_of(widget))
        elif (isinstance(widget, QLabel) and not widget.text()) or isinstance(widget.parent(), QTabBar):
            continue
        else:
            needed = widget.minimumSizeHint() if isinstance(widget, QAbstractButton) else widget.sizeHint()
            if widget.width() < needed.width() or widget.height() < needed.height() - 2:
                cut.append(f"{name_of(widget)} needs {needed.toTuple()}")
    return cut


def strays(bench: Bench) -> list[str]:
    """Return the widgets that reach beyond the widget they are on."""
    return [
        name_of(widget)
        for widget in visible(bench)
        if not scrolled(widget)
        and (parent := widget.parentWidget()) is not None
        and not parent.rect().contains(widget.geometry())
    ]


def overlaps(stage: Stage) -> list[str]:
    """Return the pairs of widgets on a stage that lie over one another."""
    parts = [child for child in stage.findChildren(QWidget) if child.parent() is stage and child.isVisible()]
    return [
        f"{name_of(one)} and {name_of(other)}"
        for one, other in itertools.combinations(parts, 2)
        if painted(one).intersects(painted(other))
    ]


def painted(widget: QWidget) -> QRect:
    """Return the part of a widget on the stage that is painted: of a sign between panes, the sign itself."""
    if isinstance(widget, QLabel) and widget.property("role") == "sign":
        ink = widget.fontMetrics().boundingRect(widget.text())
        ink.moveCenter(widget.geometry().center())
        return ink
    return widget.geometry()


def scrolling(bench: Bench) -> list[str]:
    """Return the pages that do not fit into their room."""
    found = []
    for area in bench.window.findChildren(QScrollArea):
        if area.isVisible() and area.verticalScrollBar().maximum() > 0:
            found.append(f"{name_of(area)} scrolls by {area.verticalScrollBar().maximum()}")
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            found.append(f"{name_of(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}")
    return found


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_window_lens_is_seen_whole(bench: Bench, size: tuple[int, int], projection: bool) -> None:
    problems: dict[str, list[str]] = {}
    for example in (*EXAMPLES, "camera", "coffee"):
        show(bench, size, example, projection=projection)
        found = [*cut_labels(bench), *strays(bench), *overlaps(bench.lens.stage), *scrolling(bench)]
        if found:
            problems[example] = found
    assert problems == {}


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_channels_lens_is_seen_whole(bench: Bench, size: tuple[int, int], projection: bool) -> None:
    """The board, and one map enlarged."""
    bench.look_at("channels")
    problems: dict[str, list[str]] = {}
    for example in ("diagonal", "first", "three-filters", "pointwise", "two-columns", "camera", "coffee"):
        show(bench, size, example, projection=projection)
        found = [*cut_labels(bench), *strays(bench), *scrolling(bench), *off_the_board(bench)]
        bench.key(Qt.Key.Key_Return)
        bench.settle()
        assert bench.channels.enlarged.isVisible()
        found += [*cut_labels(bench), *strays(bench), *overlaps(bench.channels.enlarged.stage)]
        bench.key(Qt.Key.Key_Escape)
        if found:
            problems[example] = found
    assert problems == {}


def off_the_board(bench: Bench) -> list[str]:
    """Return the planes, filters and maps that are painted beyond the board."""
    document, room = bench.document, bench.board.rect().toRectF()
    counts = {
        Kind.PLANE: document.in_channels,
        Kind.FILTER: document.out_channels,
        Kind.MAP: document.out_channels,
    }
    return [
        f"{kind.value} {index}"
        for kind, count in counts.items()
        for index in range(count)
        if not room.contains(bench.board.rect_of(kind, index))
    ]


@pytest.mark.parametrize("count", [1, 8, 64, 256])
@pytest.mark.parametrize("projection", [False, True])
def test_maps_of_any_number_are_on_the_board(bench: Bench, count: int, projection: bool) -> None:
    bench.look_at("channels")
    show(bench, (1024, 768), "three-filters", projection=projection)
    bench.store.apply(EditName.OUT_CHANNELS, set_out_channels, count)
    bench.settle()
    QApplication.processEvents()  # the panel is laid out again for its longer list
    assert off_the_board(bench) == []
    assert cut_labels(bench) == []


def test_the_checks_find_what_is_wrong(bench: Bench) -> None:
    """In a window that is too small for its type, things are cut and covered, and that is noticed."""
    bench.window.setMinimumSize(1, 1)
    bench.window.look.apply(bench.window.look.theme.scaled(30))
    bench.window.window_lens.tools.value.setFixedWidth(2000)
    QApplication.processEvents()
    assert cut_labels(bench)
    stage = bench.lens.stage
    stage.panes[Pane.KERNEL].grid.move(stage.panes[Pane.INPUT].grid.pos())
    assert overlaps(stage)
    stage.panes[Pane.KERNEL].grid.move(-5, 0)
    assert strays(bench)


@pytest.mark.parametrize("lens", ["window", "channels"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_changes_colors_only(bench: Bench, theme: str, lens: str) -> None:
    bench.look_at(lens)
    places = {widget: in_window(bench, widget) for widget in visible(bench)}
    bench.window.look.show(theme)
    QApplication.processEvents()
    assert {widget: in_window(bench, widget) for widget in visible(bench)} == places


def test_nothing_moves_while_the_steps_count(bench: Bench) -> None:
    bench.open("lecture")
    places = {widget: in_window(bench, widget) for widget in visible(bench)}
    for _ in range(bench.window.playback.steps):
        bench.window.playback.forward()
        QApplication.processEvents()
        assert {widget: in_window(bench, widget) for widget in visible(bench)} == places


# Names


def is_proxied(widget: QWidget) -> bool:
    """Return whether the focus goes to another widget, or comes from one that speaks for this."""
    proxy: QWidget | None = widget.focusProxy()
    return (
        proxy is not None or isinstance(widget, QScrollArea) or isinstance(widget.parent(), QAbstractSpinBox)
    )


@pytest.mark.parametrize("lens", ["window", "channels"])
@pytest.mark.parametrize("enlarged", [False, True])
def test_everything_that_takes_the_focus_has_a_name(bench: Bench, lens: str, enlarged: bool) -> None:
    bench.look_at(lens)
    bench.open("three-filters")
    bench.store.set_view(replace(bench.store.view, gallery=GalleryView(enlarged=enlarged)))
    nameless = set()
    for tab in range(bench.window.inspector.tabs.count()):
        bench.window.inspector.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        for widget in visible(bench):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or is_proxied(widget):
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                nameless.add(name_of(widget))
    assert nameless == set()


def test_everything_that_can_be_clicked_has_a_name(bench: Bench) -> None:
    for button in visible(bench, QAbstractButton):
        interface = QAccessible.queryAccessibleInterface(button)
        spoken = interface.text(QAccessible.Text.Name)
        assert any(letter.isalpha() for letter in spoken), name_of(button)


def test_what_is_painted_is_also_told(bench: Bench) -> None:
    """The result and the equation are painted: those who listen get them as a description."""
    assert "=" in bench.lens.strip.accessibleDescription()
    for pane in bench.lens.stage.panes.values():
        assert pane.grid.accessibleName()
        assert pane.legend.accessibleDescription()
    bench.look_at("channels")
    bench.open("three-filters")
    assert "3 × 2 × 2" in bench.board.accessibleDescription()
    assert "= 120" in bench.channels.sum.accessibleDescription()
    assert "=" in bench.channels.strip.accessibleDescription()
    for legend in bench.channels.page.legends:
        assert legend.accessibleDescription()
    bench.key(Qt.Key.Key_Return)
    bench.settle()
    assert "4 values" in bench.channels.enlarged.facts.histogram.accessibleDescription()
