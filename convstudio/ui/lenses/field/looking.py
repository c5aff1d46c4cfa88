"""What the Receptive field lens looks at: the chosen unit, and what it depends on."""

from dataclasses import dataclass, replace

from convstudio.core.chain import Chain
from convstudio.core.document import Document
from convstudio.core.operators.receptive_field import Mask, Span, Stage, hull, seen, stages
from convstudio.core.view_state import FieldView

MOST_AXES = 2
"""Spatial axes of an input whose maps can be drawn side by side."""


@dataclass(frozen=True, slots=True, eq=False)
class Looking:
    """A unit of a chain that is possible.

    Attributes
    ----------
    maps : tuple of Stage
        The input, and the output of every layer.
    number : int
        Map of the chosen unit, ≥ 1.
    unit : tuple of int
        Its place there.
    growth : tuple of tuple of Mask
        What it depends on in the maps 0 to `number`.
    """

    maps: tuple[Stage, ...]
    number: int
    unit: tuple[int, ...]
    growth: tuple[tuple[Mask, ...], ...]

    @property
    def stage(self) -> Stage:
        """The unit's map."""
        return self.maps[self.number]

    @property
    def size(self) -> tuple[int, ...]:
        """Size of the input."""
        return self.maps[0].size

    @property
    def box(self) -> tuple[Span, ...]:
        """What the unit sees in theory."""
        return self.stage.box(self.unit)

    @property
    def seen(self) -> tuple[Span, ...]:
        """The cells of the input between the first and the last that it depends on."""
        return hull(self.growth[0])

    def uses(self, cell: tuple[int, ...]) -> bool:
        """Return whether the unit depends on a cell of the input."""
        return all(
            0 <= index < len(mask) and bool(mask[index])
            for index, mask in zip(cell, self.growth[0], strict=True)
        )


def look(document: Document, field: FieldView) -> Looking:
    """Return the unit that is looked at; one that is not there any more is replaced by the nearest.

    Raises
    ------
    ShapeError
        Of an impossible chain, with the number of the layer.
    """
    maps = stages(document.chain, document.signal.spatial)
    number = chosen_layer(document.chain, field) + 1
    stage = maps[number]
    unit = stage.middle if field.unit is None else stage.clamped(field.unit[-len(stage.size) :])
    return Looking(maps, number, unit, seen(maps, number, unit))


def chosen_layer(chain: Chain, field: FieldView) -> int:
    """Return the index of the chosen layer, from 0."""
    return min(field.layer, len(chain) - 1) if field.layer >= 0 else len(chain) - 1


def with_unit(field: FieldView, unit: tuple[int, ...]) -> FieldView:
    """Return `field` looking at another unit of the same layer."""
    row, column = (0, *unit)[-2:]
    return replace(field, unit=(row, column))


def with_layer(field: FieldView, looking: Looking, number: int) -> FieldView:
    """Return `field` looking at map `number`, 1 or more, at the unit that sees about the same place."""
    last = len(looking.maps) - 1
    number = min(max(number, 1), last)
    layer = -1 if number == last else number - 1
    if field.unit is None or number == looking.number:
        return replace(field, layer=layer)
    middle = tuple((first + stop - 1) // 2 for first, stop in looking.box)
    return replace(with_unit(field, looking.maps[number].nearest(middle)), layer=layer)
