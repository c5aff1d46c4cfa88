"""Where the parts of a strip of maps lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from convstudio.ui.widgets.field.content import Box, Cell, StripContent

SMALLEST: Final = 0.16
"""Side of the smallest map, as a share of that of the largest: drawn to scale it might not be seen."""

LINE: Final = 1.35
"""Height of a line of text, in heights of its type."""

ROW: Final = 22.0
"""Height of a map of one row, in pixels."""

MARGIN: Final = 6.0


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where a map lies, in pixels.

    Attributes
    ----------
    frame : QRectF
        What is seen.
    whole : QRectF
        The map; in a close-up it reaches beyond the frame, or ends inside it.
    """

    frame: QRectF
    whole: QRectF

    @property
    def shown(self) -> QRectF:
        """The part of the map that is seen."""
        return self.whole.intersected(self.frame)


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Rectangles of a strip, in pixels.

    Attributes
    ----------
    height : float
        Height of the strip.
    labels : float
        Width of the column of labels at the left.
    column : float
        Width of the column of each map.
    line : float
        Height of a line of text.
    facts : float
        Where the facts begin, under the maps.
    maps : tuple of MapPlace
        The maps.
    """

    height: float
    labels: float
    column: float
    line: float
    facts: float
    maps: tuple[MapPlace, ...]

    @classmethod
    def of(
        cls, content: StripContent, width: float, height: float, text: float, labels: float
    ) -> "StripLayout":
        """Return the layout in a widget of `width` × `height`, with type of `text` pixels."""
        line = text * LINE
        column = max((width - labels) / len(content.columns), 1.0)
        heads = line * max(len(each.head) for each in content.columns) + MARGIN
        facts = max(height - line * len(content.labels) - MARGIN, heads + 1)
        room = QSizeF(max(column - 3 * MARGIN, 4.0), max(facts - heads - MARGIN, 4.0))
        centers = [
            QPointF(labels + (index + 0.5) * column, heads + room.height() / 2)
            for index in range(len(content.columns))
        ]
        places = _whole(content, centers, room) if content.window is None else _close(content, centers, room)
        return cls(height, labels, column, line, facts, tuple(places))

    def box(self, content: StripContent, index: int, box: Box, least: float = 0.0) -> QRectF:
        """Return where cells of a map lie, at least so many pixels wide and high."""
        rect, (rows, columns) = self.maps[index].whole, content.columns[index].size
        (top, bottom), (left, right) = box
        found = QRectF(
            rect.left() + left * rect.width() / columns,
            rect.top() + top * rect.height() / rows,
            (right - left) * rect.width() / columns,
            (bottom - top) * rect.height() / rows,
        )
        more_x, more_y = max(least - found.width(), 0) / 2, max(least - found.height(), 0) / 2
        return found.adjusted(-more_x, -more_y, more_x, more_y)

    def at(self, content: StripContent, place: QPointF) -> tuple[int, Cell | None] | None:
        """Return the map under a pixel, and its cell there; None where there is no map's column."""
        index = int((place.x() - self.labels) // self.column)
        if place.x() < self.labels or not 0 <= index < len(self.maps):
            return None
        rect, (rows, columns) = self.maps[index].whole, content.columns[index].size
        if not self.maps[index].shown.adjusted(-2, -2, 2, 2).contains(place):
            return index, None
        row = min(max(int((place.y() - rect.top()) / rect.height() * rows), 0), rows - 1)
        column = min(max(int((place.x() - rect.left()) / rect.width() * columns), 0), columns - 1)
        return index, (row, column)


def _whole(content: StripContent, centers: list[QPointF], room: QSizeF) -> Iterator[MapPlace]:
    """Yield all maps to one scale, but for those that would be too small to be seen."""
    high = max(column.size[0] for column in content.columns)
    wide = max(column.size[1] for column in content.columns)
    cell = min(room.width() / wide, room.height() / high)
    for column, center in zip(content.columns, centers, strict=True):
        rows, columns = column.size
        larger = max(SMALLEST * max(high, wide) / max(rows, columns), 1.0)
        size = QSizeF(columns * cell * larger, max(rows * cell * larger, min(ROW, room.height())))
        rect = _centered(size, center)
        yield MapPlace(rect, rect)


def _close(content: StripContent, centers: list[QPointF], room: QSizeF) -> Iterator[MapPlace]:
    """Yield what lies over the window of every map, each cell as large as its jump."""
    assert content.window is not None
    (top, bottom), (left, right) = content.window
    wide = room.width() / (right - left)
    single = max(column.size[0] for column in content.columns) == 1
    high = min(ROW, room.height()) / (bottom - top) if single else room.height() / (bottom - top)
    if not single:
        wide = high = min(wide, high)
    for column, center in zip(content.columns, centers, strict=True):
        frame = _centered(QSizeF((right - left) * wide, (bottom - top) * high), center)
        rows, columns = column.size
        down = 1 if single else column.jump
        whole = QRectF(
            frame.left() + (column.corner[1] - left) * wide,
            frame.top() + (column.corner[0] - top) * high,
            columns * column.jump * wide,
            rows * down * high,
        )
        yield MapPlace(frame, whole)


def _centered(size: QSizeF, center: QPointF) -> QRectF:
    rect = QRectF(QPointF(0, 0), size)
    rect.moveCenter(center)
    return rect
