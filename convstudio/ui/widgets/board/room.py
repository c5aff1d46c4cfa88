"""How much room a board has, and what its texts need of it."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetricsF

from convstudio.ui.widgets.board.arranging import arrange
from convstudio.ui.widgets.board.content import BoardContent
from convstudio.ui.widgets.board.label_painter import bias_text
from convstudio.ui.widgets.board.lattice import FLATNESSES
from convstudio.ui.widgets.board.layout import Room


def room_of(content: BoardContent, size: QSize, font: QFont, text: int) -> Room:
    """Return the room for a content.

    Parameters
    ----------
    content : BoardContent
        What is to be shown.
    size : QSize
        That of the widget.
    font : QFont
        The face of its texts.
    text : int
        Height of body type in pixels.
    """
    font = QFont(font)
    font.setPixelSize(text)
    metrics = QFontMetricsF(font)
    names = max(map(metrics.horizontalAdvance, content.plane_names), default=0)
    biases = [bias_text(bias) for bias in content.biases.tolist()] if len(content.kernels) <= 32 else []
    return Room(
        size.width(),
        size.height(),
        text,
        round(metrics.height() * 1.6),
        round(names) + 10 if names else 0,
        round(metrics.horizontalAdvance(str(len(content.kernels) - 1))) + 12,
        # Steps of a digit's width, so that a new bias seldom moves anything.
        _stepped(max(map(metrics.horizontalAdvance, biases), default=0), text),
    )


def lifted(content: BoardContent, room: Room) -> BoardContent:
    """Return a content whose signals have bars as high as there is room for, without making cells much narrower."""
    if len(content.plane_shape) > 1:
        return content

    def seen(flatness: int) -> float:
        layout = arrange(replace(content, flatness=flatness).shape, room, content.order)
        plane, made = layout.planes[0], layout.maps[0]
        cells = layout.plane_cell * layout.map_cell
        return plane.width * plane.height * made.width * made.height * cells

    best = max(FLATNESSES, key=seen)
    return content if content.flatness == best else replace(content, flatness=best)


def _stepped(width: float, text: int) -> int:
    """Return the width of a tag that holds text of `width` pixels; 0 for none."""
    step = max(text, 1)
    return round(-(-(width + text) // step) * step) if width else 0
