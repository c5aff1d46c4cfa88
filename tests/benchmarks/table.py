"""Rows of figures, and the table they make."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

HEADINGS = ("What", "Figure", "Limit", "Ratio", "Notes")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    what : str
        What was measured.
    figure : float
        The result, in `unit`.
    limit : float or None
        What it is to stay under; None where it only informs.
    unit : str
        "ms", "MB", "×" and the like.
    notes : str
        How it was measured, or more figures.
    """

    what: str
    figure: float
    limit: float | None
    unit: str
    notes: str = ""

    @property
    def ratio(self) -> float | None:
        """Figure over limit; more than 1 misses it."""
        return None if self.limit is None else self.figure / self.limit

    def to_json(self) -> str:
        """Return the row as one line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> "Row":
        """Read what `to_json` wrote."""
        return cls(**json.loads(line))

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the row."""
        limit = "" if self.limit is None else f"{_number(self.limit)} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}{' !' if self.ratio > 1 else ''}"
        return self.what, f"{_number(self.figure)} {self.unit}", limit, ratio, self.notes


def table(rows: Iterable[Row]) -> str:
    """Return rows under headings, in columns; a ratio over 1 is marked."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    texts = [_line(line, widths) for line in lines]
    return "\n".join([texts[0], "-" * max(map(len, texts)), *texts[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, *numbers, notes = cells
    inner = (text.rjust(width) for text, width in zip(numbers, widths[1:-1], strict=True))
    return "  ".join([what.ljust(widths[0]), *inner, notes]).rstrip()


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of `values` that at least `share` (0 to 1) of them do not exceed."""
    ranked = sorted(values)
    return ranked[min(int(share * len(ranked)), len(ranked) - 1)]
