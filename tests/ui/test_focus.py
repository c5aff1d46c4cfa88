"""What has the focus looks so, in every theme."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from convstudio.core.render.colormap import contrast_ratio
from convstudio.ui.theme import THEMES
from tests.ui.bench import Bench
from tests.ui.places import PLACES, name_of, walk

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

SEEN = 3.0
"""Least contrast between a pixel with the focus and the same without it (WCAG 2.2, 2.4.13)."""

ENOUGH = 60
"""So many such pixels are seen, or a fifth of the outline where that is less."""


def pixels(window: QWidget, rect: QRect) -> Pixels:
    image = window.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].copy()


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget, as Tab does."""
    for area in widget.window().findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)
    QApplication.processEvents()


def changed(widget: QWidget, other: QWidget) -> int:
    """Return the number of pixels that the focus changes enough to be seen; `other` has it in between."""
    window = widget.window()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_view(widget)
    rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    rect = rect.intersected(window.rect())
    focused = pixels(window, rect)
    widget.clearFocus()
    other.setFocus()
    QApplication.processEvents()
    plain = pixels(window, rect)
    differs = (focused != plain).any(axis=-1)
    return int((contrast_ratio(focused[differs], plain[differs]) >= SEEN).sum())


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """Return what widgets that look the same have in common."""
    parent = widget.parentWidget()
    return type(widget), widget.property("role"), type(parent), widget.property("default")


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen(make_bench: Callable[..., Bench], theme: str) -> None:
    bench = make_bench(theme=theme)
    bench.settle()
    seen: set[tuple[object, ...]] = set()
    faint: dict[str, int] = {}
    for place in PLACES:
        root = place.go(bench)
        reached = walk(root, Qt.Key.Key_Tab)
        for number, widget in enumerate(reached):
            if kind_of(widget) in seen or not widget.isVisible():
                continue
            seen.add(kind_of(widget))
            other = reached[number - 1] if len(reached) > 1 else root
            count = changed(widget, other)
            if count < min(ENOUGH, (widget.width() + widget.height()) * 2 // 5):
                faint[f"{name_of(widget)} in {place.name}"] = count
        place.leave(bench)
        QApplication.processEvents()
    assert len(seen) > 30
    assert faint == {}
