"""What a step of a lesson keeps hidden, taken out of the board until the answer is revealed."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray
from convstudio.core.render.colormap import MIDDLE
from convstudio.core.view_state import Hidden, ViewState
from convstudio.ui.widgets.board.content import BoardContent, Caption, Hit, Kind
from convstudio.ui.widgets.grid.picture import UNKNOWN


def concealed_board(content: BoardContent, view: ViewState) -> BoardContent:
    """Return a board whose maps lack the values that are hidden: NaN stands for them, colored as a zero."""
    hidden = view.hidden
    if hidden == Hidden():
        return content
    mask = hidden.mask(content.map_shape, view.cursor.position)
    maps = content.maps
    if maps.factor == 1 or hidden.output:
        pixels = maps.pixels.copy()
        pixels[:, mask if maps.factor == 1 else ...] = MIDDLE if maps.signed else 0
        maps = replace(maps, pixels=pixels)
    planes, filters, made = content.captions
    if hidden.counts:
        filters = Caption(filters.name, UNKNOWN)
    if hidden.size:
        made = Caption(made.name, UNKNOWN)
    return replace(
        content,
        maps=maps,
        captions=(planes, filters, made),
        map_values=_values(content.map_values, mask),
        tip=_tip(content.tip, mask, made.name),
        conceals=True,
    )


def _values(
    values: Callable[[int], FloatArray | None], mask: npt.NDArray[np.bool_]
) -> Callable[[int], FloatArray | None]:
    def shown(channel: int) -> FloatArray | None:
        plane = values(channel)
        return None if plane is None else np.where(mask, np.float32(np.nan), plane)

    return shown


def _tip(tip: Callable[[Hit], str], mask: npt.NDArray[np.bool_], name: str) -> Callable[[Hit], str]:
    def said(hit: Hit) -> str:
        if hit.kind is Kind.MAP and (hit.cell is None or mask[hit.cell]):
            return f"{name}: {UNKNOWN}"
        return tip(hit)

    return said
