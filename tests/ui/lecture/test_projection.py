"""Projection on every usual screen and in every lens: type for the last row, nothing cut, nothing over another."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontInfo, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyle, QWidget

from convstudio.app.resources import resource
from convstudio.core.view_state import LENSES
from convstudio.ui.language import LANGUAGES
from tests.ui.bench import Bench
from tests.ui.test_accessibility import name_of, strays

SIZES = [(1024, 768), (1920, 1080), (3840, 2160)]

EXAMPLES = {
    "window": ("first", "three-filters", "transposed-stride", "max-pool", "signal", "volume", "camera"),
    "channels": ("first", "three-filters", "depthwise", "signal", "volume"),
    "matrix": ("matrix", "three-filters", "transposed"),
    "field": ("first", "camera"),
    "learn": ("edge", "three-filters", "max-pool"),
}


def texts(bench: Bench) -> Iterator[QLabel | QAbstractButton]:
    """Yield the labels and buttons that can be seen and say something."""
    for widget in bench.window.findChildren(QWidget):
        seen = isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and not widget.isWindow()
        if seen and isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            yield widget


def needed(widget: QLabel | QAbstractButton) -> QSize:
    """Return the pixels that the text of a widget takes in its own type, without margins and frames."""
    metrics = widget.fontMetrics()
    text = widget.text()
    if isinstance(widget, QLabel) and widget.wordWrap():
        room = QRect(0, 0, max(widget.contentsRect().width(), 1), 100_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).size()
    if isinstance(widget, QLabel) and "<" in text:
        page = QTextDocument()
        page.setDocumentMargin(0)
        page.setDefaultFont(widget.font())
        page.setHtml(text)
        return QSize(int(page.idealWidth()), int(page.size().height()))
    return metrics.size(Qt.TextFlag.TextShowMnemonic, text)


def words(widget: QLabel | QAbstractButton) -> QRect:
    """Return where the text of a widget lies in the window."""
    size, room = needed(widget), widget.contentsRect()
    if isinstance(widget, QLabel):
        place = QStyle.alignedRect(widget.layoutDirection(), widget.alignment(), size, room)
    else:
        place = QStyle.alignedRect(widget.layoutDirection(), Qt.AlignmentFlag.AlignCenter, size, room)
    return QRect(widget.mapTo(widget.window(), place.topLeft()), size)


def cut(bench: Bench) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for widget in texts(bench):
        size, room = needed(widget), widget.contentsRect().size()
        # Of the height of a line some pixels are leading, which may be spared.
        if size.width() > room.width() + 1 or size.height() > room.height() + 3:
            found.append(f"{name_of(widget)} needs {size.toTuple()}")
    return found


def overlapping(bench: Bench) -> list[str]:
    """Return the pairs of texts that lie over one another."""
    placed = [(widget, words(widget)) for widget in texts(bench)]
    return [
        f"{name_of(one)} over {name_of(other)}"
        for (one, here), (other, there) in itertools.combinations(placed, 2)
        if one.parentWidget() is other.parentWidget()
        and here.adjusted(1, 2, -1, -2).intersects(there.adjusted(1, 2, -1, -2))
    ]


def small(bench: Bench) -> list[str]:
    """Return the texts in type below a fortieth of the window's height."""
    least = bench.window.height() / 40
    return [name_of(widget) for widget in texts(bench) if QFontInfo(widget.font()).pixelSize() < least]


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("size", SIZES)
def test_every_lens_is_legible_from_the_last_row(bench: Bench, size: tuple[int, int], lens: str) -> None:
    bench.window.menus.projection.setChecked(True)
    bench.window.resize(*size)
    bench.look_at(lens)
    problems: dict[str, list[str]] = {}
    for example in EXAMPLES[lens]:
        bench.open(example)
        bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)
        for _ in range(3):
            QApplication.processEvents()
        assert bench.window.size().toTuple() == size
        found = [*cut(bench), *overlapping(bench), *small(bench), *strays(bench)]
        if found:
            problems[example] = found
    assert problems == {}
    assert bench.window.look.theme.small_text >= size[1] / 40


LESSONS = ("010-stamp", "020-edges", "060-dimensions", "080-transposed", "110-learning", "120-misconceptions")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_a_lesson_beside_the_stage_is_legible_too(bench: Bench, size: tuple[int, int], language: str) -> None:
    bench.window.language.choose(language)
    bench.window.menus.projection.setChecked(True)
    bench.window.resize(*size)
    lessons, panel = bench.window.lessons, bench.window.lessons.panel
    problems: dict[str, list[str]] = {}
    for name in LESSONS:
        for step in range(3):
            lessons.open_at(resource("lessons") / name, step)
            bench.settle()
            bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)
            for _ in range(3):
                QApplication.processEvents()
            assert panel.isVisible()
            assert bench.window.size().toTuple() == size
            found = [*cut(bench), *overlapping(bench), *small(bench), *strays(bench), *beyond(bench)]
            if found:
                problems[f"{name} {step + 1}"] = found
    assert problems == {}


def beyond(bench: Bench) -> list[str]:
    """Return what of the lesson or the transport lies sideways beyond what is seen of it."""
    panel, transport = bench.window.lessons.panel, bench.window.window_lens.transport
    found = []
    for area in (panel.reading.area, panel.reading.asked):
        page, view = area.widget(), area.viewport()
        assert page is not None
        if area.isVisible() and page.width() > view.width():
            found.append(f"page of {page.width()} in {view.width()}")
    found += [
        f"{name_of(button)} needs {button.sizeHint().width()}, has {button.width()}"
        for button in (panel.foot.onward, *panel.foot.buttons)
        if button.isVisible() and button.sizeHint().width() > button.width()
    ]
    if transport.isVisible():
        row = [transport.label, transport.speed, transport.fill_button]
        lefts = [widget.geometry() for widget in (transport.scrubber, *row)]
        found += [
            f"{here} over {there}"
            for here, there in itertools.pairwise(lefts)
            if here.right() >= there.left()
        ]
        if transport.scrubber.width() < 2 * bench.window.look.theme.text:
            found.append(f"slider of {transport.scrubber.width()}")
    return found


def test_the_walk_finds_what_is_wrong(bench: Bench) -> None:
    one, other = QLabel("words and words", bench.window.lenses), QLabel("more", bench.window.lenses)
    for label in (one, other):
        label.setStyleSheet("font-size: 9px")
        label.move(QPoint(40, 40))
        label.show()
    one.resize(20, 20)
    QApplication.processEvents()
    assert any("words and words" in found for found in cut(bench))
    assert overlapping(bench)
    assert len(small(bench)) >= 2
