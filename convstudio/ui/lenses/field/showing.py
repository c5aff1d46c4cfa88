"""The chosen unit as contents for strip and pictures."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from convstudio.app.field_computing import FieldFrame
from convstudio.core.operators.receptive_field import Mask, Span, Stage
from convstudio.core.render.raster import REDUCED_SIDE, Raster
from convstudio.ui.lenses.field.concealing import Asked
from convstudio.ui.lenses.field.looking import Looking
from convstudio.ui.lenses.field.saying import kind_text, kind_title, parameters_text, size_text, whole
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.field.content import Box, MapColumn, PaneContent, StripContent, Window
from convstudio.ui.widgets.field.heat_legend import heat_pixels

ROOM: Final = 0.35
"""Padding that is shown on each side at most, as a share of the input."""

CLOSE: Final = 0.14
"""Share of the input that the last layer sees below which the maps are shown as close-ups."""

ALONE: Final = np.ones(1, dtype=np.bool_)
"""Rows of an input of one axis."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the strip calls its parts, in the present language.

    Attributes
    ----------
    source, close, layer : str
        Name of the input, what is said of a close-up, and the name of layer {number}.
    labels : tuple of str
        Of size, field, jump, start, and how much is used.
    described : str
        A column in words, with {name}, {makes}, {size}, {field}, {jump} and {start}.
    """

    source: str
    close: str
    layer: str
    labels: tuple[str, ...]
    described: str


def flat_size(size: tuple[int, ...]) -> tuple[int, int]:
    """Return (rows, columns), one row where there is one axis."""
    rows, columns = (1, *size)[-2:]
    return rows, columns


def flat_box(box: tuple[Span, ...]) -> Box:
    """Return (rows, columns) of a box, one row where there is one axis."""
    rows, columns = ((0, 1), *box)[-2:]
    return rows, columns


def _flat_masks(masks: tuple[Mask, ...]) -> tuple[Mask, Mask]:
    rows, columns = (ALONE, *masks)[-2:]
    return rows, columns


def strip_content(looking: Looking, words: Words, asked: Asked) -> StripContent:
    """Return the chain with what the chosen unit depends on, and its numbers as far as none is `asked` for."""
    columns = tuple(_column(looking, index, words, asked) for index in range(len(looking.maps)))
    row, column = (0, *looking.unit)[-2:]
    return StripContent(columns, words.labels, looking.number, (row, column), _window(looking))


def is_close(looking: Looking) -> bool:
    """Return whether the maps are shown as close-ups: whole, what is seen could not be told from a dot."""
    return looking.maps[-1].field < CLOSE * max(looking.size)


def _window(looking: Looking) -> Window | None:
    """Return what the strip shows of the input: around the unit, as much as the last layer sees and a little more."""
    if not is_close(looking):
        return None
    last = looking.maps[-1]
    half = last.field / 2 + max(last.jump, 1)
    middles = [(first + stop) / 2 for first, stop in looking.box]
    spans = [(middle - half, middle + half) for middle in middles]
    rows, columns = ((0.0, 1.0), *spans)[-2:]
    return rows, columns


def _column(looking: Looking, index: int, words: Words, asked: Asked) -> MapColumn:
    stage = looking.maps[index]
    used = looking.growth[index] if index <= looking.number else None
    name, makes, long = words.source, "", ""
    lines: tuple[str, ...] = (words.close if is_close(looking) and not asked.field else "", "")
    if stage.layer is not None:
        name = words.layer.format(number=index)
        makes = f"{kind_text(stage.layer.kind)} {size_text((stage.layer.kernel,) * len(stage.size))}"
        long = f"{kind_title(stage.layer.kind)} {size_text((stage.layer.kernel,) * len(stage.size))}"
        lines = makes, parameters_text(stage.layer)
        long = f"{long}, {lines[1]}" if lines[1] else long
    amount = "" if used is None else size_text(tuple(int(np.count_nonzero(mask)) for mask in used))
    numbers = (size_text(stage.size), str(stage.field), str(stage.jump), whole(stage.start), amount)
    facts = asked.facts(numbers, index)
    described = words.described.format(
        name=name, makes=long, size=facts[0], field=facts[1], jump=facts[2], start=facts[3]
    )
    corner = (stage.start - stage.jump / 2 + 0.5,) * len(stage.size)
    down, right = (0.0, *corner)[-2:]
    masks = None if used is None else _flat_masks(used)
    return MapColumn(
        (name, *lines), flat_size(stage.size), masks, facts, described, stage.jump, (down, right)
    )


def _around(looking: Looking) -> Box:
    """Return the input with the padding that units of the layer reach into, as far as there is room for it."""
    stage = looking.stage
    last = stage.box(tuple(size - 1 for size in stage.size))
    spans = tuple(
        (-min(max(-first, 0), room(size)), size + min(max(stop - size, 0), room(size)))
        for (first, _), (_, stop), size in zip(
            stage.box((0,) * len(stage.size)), last, looking.size, strict=True
        )
    )
    return flat_box(spans)


def room(size: int) -> int:
    """Return how many cells of padding are shown at most beside so many cells of input."""
    return max(math.ceil(ROOM * size), 2)


def _near(stage: Stage, size: tuple[int, ...], box: tuple[Span, ...]) -> Box:
    """Return what a unit sees and a little more, as far as there is room for it."""
    more = max(stage.field // 8, 1)
    spans = tuple(
        (max(first - more, -room(cells)), min(stop + more, cells + room(cells)))
        for (first, stop), cells in zip(box, size, strict=True)
    )
    if any(first >= stop for first, stop in spans):
        spans = tuple((-room(cells), cells + room(cells)) for cells in size)
    return flat_box(spans)


def input_content(looking: Looking, picture: Raster | None) -> PaneContent:
    """Return the whole input with the box on it."""
    rows, columns = flat_size(looking.size)
    pixels = None if picture is None else picture.levels[-1]
    return PaneContent(
        (rows, columns), _around(looking), pixels, ((0, rows), (0, columns)), flat_box(looking.box)
    )


def seen_content(looking: Looking, picture: Raster | None) -> PaneContent:
    """Return what the unit sees, enlarged."""
    size = flat_size(looking.size)
    region = _near(looking.stage, looking.size, looking.box)
    content = PaneContent(size, region, None, region, flat_box(looking.box), veiled=True)
    if picture is None:
        return content
    (top, bottom), (left, right) = (
        (max(first, 0), min(stop, cells)) for (first, stop), cells in zip(region, size, strict=True)
    )
    if top >= bottom or left >= right:
        return content
    level = 0
    while level < len(picture.levels) - 1 and max(bottom - top, right - left) >> level > REDUCED_SIDE:
        level += 1
    step = 1 << level
    place = (slice(top // step, -(-bottom // step)), slice(left // step, -(-right // step)))
    pixels = np.ascontiguousarray(picture.levels[level][place])
    covers = tuple((part.start * step, part.stop * step) for part in place)
    return PaneContent(size, region, pixels, (covers[0], covers[1]), flat_box(looking.box), veiled=True)


def heat_content(frame: FieldFrame, theme: Theme) -> PaneContent:
    """Return |gradient| of the frame's own unit, in the same place as `seen_content`."""
    request, field, heat = frame.request, frame.field, frame.heat
    assert field is not None
    assert heat is not None
    stage, size = request.maps[-1], request.signal.spatial
    box = stage.box(request.unit)
    ends = tuple(
        (first, first + cells) for first, cells in zip(field.corner, field.values.shape, strict=True)
    )
    return PaneContent(
        flat_size(size),
        _near(stage, size, box),
        heat_pixels(heat.levels[-1], theme),
        flat_box(ends),
        flat_box(box),
        None if frame.middle is None else flat_box(frame.middle.box),
    )
