"""Reading JSON that may have been edited by hand: every refusal names the field."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np

from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import Code, StudioError

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """A JSON value that knows where it stands.

    Every method returns the value as what it is expected to be.

    Attributes
    ----------
    value : object
        What json.loads made of it.
    path : str
        Where it stands, such as "document.layer.stride[1]"; empty for the whole.
    source : str
        Name of the file, for the refusal.

    Raises
    ------
    StudioError
        SESSION_INVALID where the value is something else; `field` is the path.
    """

    value: object
    path: str
    source: str

    def refusal(self) -> StudioError:
        """Return the error that says this very field makes no sense."""
        return StudioError(Code.SESSION_INVALID, name=self.source, field=self.path)

    def member(self, name: str) -> "Field":
        """Return the member `name` of an object; a missing one is refused under its own path."""
        path = f"{self.path}.{name}" if self.path else name
        if not isinstance(self.value, dict):
            raise self.refusal()
        if name not in self.value:
            raise Field(None, path, self.source).refusal()
        return Field(self.value[name], path, self.source)

    def members(self, *names: str) -> tuple["Field", ...]:
        """Return the members of an object that has exactly `names`, in that order.

        Unknown names are refused: reading past them would drop them at the next save.
        """
        if not isinstance(self.value, dict):
            raise self.refusal()
        for name in self.value:
            if name not in names:
                raise self.member(name).refusal()
        return tuple(self.member(name) for name in names)

    def items(self, count: int | None = None) -> list["Field"]:
        """Return the items of a list, which has `count` of them where that is given."""
        if not isinstance(self.value, list) or count not in (None, len(self.value)):
            raise self.refusal()
        return [Field(item, f"{self.path}[{i}]", self.source) for i, item in enumerate(self.value)]

    def integer(self, low: int, high: int) -> int:
        """Return a whole number, low ≤ value ≤ high."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or not low <= self.value <= high:
            raise self.refusal()
        return self.value

    def number(self) -> float:
        """Return a finite number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.refusal()
        try:
            number = float(self.value)
        except OverflowError as error:
            raise self.refusal() from error
        if not math.isfinite(number):
            raise self.refusal()
        return number

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.value, str):
            raise self.refusal()
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.refusal()
        return self.value

    def choice(self, kind: type[E]) -> E:
        """Return the member of `kind` whose value this is."""
        try:
            return kind(self.text())
        except ValueError as error:
            raise self.refusal() from error

    def array(self, axes: int) -> FloatArray:
        """Return nested lists as an array with `axes` axes; ragged or empty lists are refused."""
        shape, fields = _unnested(self, axes)
        values = np.array([field.number() for field in fields], dtype=np.float64)
        with np.errstate(over="ignore"):
            array = values.astype(np.float32)
        beyond = np.flatnonzero(~np.isfinite(array))
        if beyond.size:
            raise fields[int(beyond[0])].refusal()
        return frozen(array.reshape(shape))


def _unnested(field: Field, axes: int) -> tuple[tuple[int, ...], Sequence[Field]]:
    """Return the shape of nested lists and the numbers in them, in C order."""
    if not axes:
        return (), [field]
    items = field.items()
    if not items:
        raise field.refusal()
    inner: tuple[int, ...] | None = None
    every: list[Field] = []
    for item in items:
        shape, fields = _unnested(item, axes - 1)
        if inner not in (None, shape):
            raise item.refusal()
        inner = shape
        every.extend(fields)
    return (len(items), *(inner or ())), every
