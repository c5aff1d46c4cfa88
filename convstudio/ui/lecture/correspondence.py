"""Where something in the lecturer's window is in the audience's: over the same cell, at another size."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QWidget

Floats: TypeAlias = npt.NDArray[np.float64]
Pair: TypeAlias = tuple[QWidget, QWidget]

NEARNESS: Final = 4
"""How fast a sheet loses its say with the distance from it: the power of that distance."""


@runtime_checkable
class Sheeted(Protocol):
    """A widget that knows where its cells lie, and not only where it lies itself."""

    def sheets(self) -> Floats:
        """Return x, y, width and height, in pixels, of every picture of cells, shape (n, 4).

        Another widget of the same class with the same contents returns the same pictures in the same order. They may
        reach beyond the widget.
        """


class Correspondence:
    """Maps pixels of one area to pixels of another, which shows the same at another size.

    Over a picture of cells, a text or a button a pixel goes to its share of that picture, text or button. Between
    them it goes where what is around it goes, the nearer the more: what is drawn across does not break.

    Parameters
    ----------
    one, other : QWidget
        The areas.
    pairs : iterable of (QWidget, QWidget)
        What shows the same in both, with all that is in it.
    """

    def __init__(self, one: QWidget, other: QWidget, pairs: Iterable[Pair]) -> None:
        found = [row for mine, theirs in pairs for row in _patches(mine, theirs, one, other)]
        self._size = other.width(), other.height()
        self._share = self._size[0] / max(one.width(), 1), self._size[1] / max(one.height(), 1)
        table = np.concatenate(found) if found else np.empty((0, 16))
        # Each of shape (n, 4): x, y, width, height.
        source, seen, target, bound = (table[:, start : start + 4] for start in range(0, 16, 4))
        good = (np.minimum(seen[:, 2:], target[:, 2:]) > 0).all(axis=1) & (source[:, 2:] > 0).all(axis=1)
        self._source, self._seen, self._target, self._bound = (
            each[good] for each in (source, seen, target, bound)
        )

    def holds(self, x: float, y: float) -> bool:
        """Return whether a pixel lies over something that both areas show."""
        return bool((self._distances(x, y) == 0).any())

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of the other area for a pixel of the one."""
        if not len(self._source):
            return x * self._share[0], y * self._share[1]
        point = np.array([x, y])
        found = self._target[:, :2] + (point - self._source[:, :2]) * (
            self._target[:, 2:] / self._source[:, 2:]
        )
        distances = self._distances(x, y)
        over = np.flatnonzero(distances == 0)
        if len(over):
            smallest = over[np.argmin(self._seen[over, 2] * self._seen[over, 3])]
            first, size = self._bound[smallest, :2], self._bound[smallest, 2:]
            to_x, to_y = np.clip(found[smallest], first, first + size)
            return float(to_x), float(to_y)
        # Distances are at least a hair here, and only their proportions count.
        says = (distances.min() / distances) ** NEARNESS
        to_x, to_y = np.clip((says @ found) / says.sum(), 0, self._size)
        return float(to_x), float(to_y)

    def _distances(self, x: float, y: float) -> Floats:
        """Return how far a pixel lies from what is seen of each patch; 0 on it."""
        first, size = self._seen[:, :2], self._seen[:, 2:]
        point = np.array([x, y])
        beyond = np.maximum(np.maximum(first - point, point - first - size), 0)
        return np.asarray(np.hypot(beyond[:, 0], beyond[:, 1]), np.float64)


def _patches(mine: QWidget, theirs: QWidget, one: QWidget, other: QWidget) -> Iterator[Floats]:
    """Yield (source, what is seen of it, target, what bounds it) of shape (n, 16), by the deepest widgets."""
    if not (mine.isVisibleTo(one) and theirs.isVisibleTo(other)):
        return
    seen, bound = _seen(mine, one), _seen(theirs, other)
    if isinstance(mine, Sheeted) and isinstance(theirs, Sheeted):
        sources, targets = mine.sheets(), theirs.sheets()
        if len(sources) == len(targets) and len(sources):
            sources, targets = _moved(sources, mine, one), _moved(targets, theirs, other)
            yield _rows(sources, seen, targets, bound)
            return
    inner = [row for pair in _children(mine, theirs) for row in _patches(*pair, one, other)]
    yield from inner
    if not inner:
        yield _rows(_whole(mine, one), seen, _whole(theirs, other), bound)


def _children(mine: QWidget, theirs: QWidget) -> Iterator[Pair]:
    """Yield the children that are the same in both: of each class by the order in which they were made."""
    by_class: dict[type, tuple[list[QWidget], list[QWidget]]] = {}
    for number, parent in enumerate((mine, theirs)):
        for child in parent.children():
            if isinstance(child, QWidget) and not child.isWindow():
                by_class.setdefault(type(child), ([], []))[number].append(child)
    for ours, others in by_class.values():
        # One of them may have more: popups, and what lies over everything.
        yield from zip(ours, others, strict=False)


def _rows(sources: Floats, seen: QRect, targets: Floats, bound: QRect) -> Floats:
    """Return one row for each pair of sheets."""
    first, size = np.array(_numbers(seen)[:2]), np.array(_numbers(seen)[2:])
    start = np.maximum(sources[:, :2], first)
    stop = np.minimum(sources[:, :2] + sources[:, 2:], first + size)
    bounds = np.tile(np.array(_numbers(bound)), (len(targets), 1))
    return np.hstack([sources, start, stop - start, targets, bounds])


def _whole(widget: QWidget, root: QWidget) -> Floats:
    """Return all of a widget as a sheet."""
    return _moved(np.array([_numbers(widget.rect())]), widget, root)


def _moved(sheets: Floats, widget: QWidget, root: QWidget) -> Floats:
    """Return sheets of a widget in pixels of an area that it lies in."""
    corner = widget.mapTo(root, QPointF(0, 0))
    return np.asarray(sheets + np.array([corner.x(), corner.y(), 0, 0]), np.float64)


def _seen(widget: QWidget, root: QWidget) -> QRect:
    """Return what is seen of a widget in an area that it lies in, in pixels of the area."""
    rect, at = widget.rect(), widget
    while at is not root:
        rect.translate(at.pos())
        parent = at.parentWidget()
        if parent is None:
            break
        rect, at = rect.intersected(parent.rect()), parent
    return rect


def _numbers(rect: QRect) -> tuple[float, float, float, float]:
    return float(rect.x()), float(rect.y()), float(rect.width()), float(rect.height())
