"""What a step of a lesson keeps hidden of a chain of layers, until the answer is revealed."""

from dataclasses import dataclass, replace

from convstudio.core.view_state import Hidden
from convstudio.ui.lenses.field.looking import Looking
from convstudio.ui.widgets.field.content import MapColumn, PaneContent, StripContent
from convstudio.ui.widgets.grid.picture import UNKNOWN

SIZE, FIELD, JUMP, START, USED = range(5)
"""The facts of a column."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes
    ----------
    field : bool
        What the chosen value sees: the parts of the maps that it depends on, and how large they are.
    sizes : bool
        All that the formulas of the layers come to, and with it the field.
    """

    field: bool
    sizes: bool

    @classmethod
    def of(cls, hidden: Hidden) -> "Asked":
        """Return what is hidden here: of a chain, the output is what one of its values sees."""
        return cls(hidden.output or hidden.result or hidden.size, hidden.size)

    def facts(self, facts: tuple[str, ...], number: int) -> tuple[str, ...]:
        """Return the facts of map `number` as far as they may be known; of the input, how much is used may not."""
        gone = {USED} if self.field else set()
        if number and self.field:
            gone |= {FIELD}
        if number and self.sizes:
            gone |= {SIZE, JUMP, START}
        return tuple(UNKNOWN if place in gone and text else text for place, text in enumerate(facts))


def concealed_strip(content: StripContent, asked: Asked) -> StripContent:
    """Return maps without what is used of them; those whose size is asked for are a single cell each."""
    if not asked.field:
        return content
    columns = tuple(
        _concealed_column(column, asked, number=number, chosen=content.chosen)
        for number, column in enumerate(content.columns)
    )
    return replace(content, columns=columns, unit=(0, 0) if asked.sizes else content.unit, window=None)


def _concealed_column(column: MapColumn, asked: Asked, *, number: int, chosen: int) -> MapColumn:
    if number and asked.sizes:
        return replace(column, size=(1, 1), used=None, jump=1, corner=(0.0, 0.0))
    return column if number == chosen else replace(column, used=None)


def concealed_input(content: PaneContent, looking: Looking, asked: Asked) -> PaneContent:
    """Return the input without the box on it, and without the padding that a value may see."""
    if not asked.field:
        return content
    rows, columns = (1, *looking.size)[-2:]
    return replace(content, region=((0, rows), (0, columns)), box=None)
