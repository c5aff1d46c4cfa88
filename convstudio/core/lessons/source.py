"""Reading YAML that a teacher wrote: every refusal names the file, the line and the key.

Only plain text, lists and mappings are taken from it: no tags, no references, nothing that makes an object.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np
import yaml

from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import Code, StudioError, Value
from convstudio.core.parsing import parse_number

E = TypeVar("E", bound=StrEnum)

DEPTH: Final = 12
"""Levels of lists and mappings in each other; a volume with channels in a step takes nine."""

QUOTED: Final = 80
"""Characters of a name in the file that a refusal repeats."""

YES: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class _Loader(yaml.SafeLoader):
    """Composes nodes that know their lines, and refuses references and depths that no lesson needs."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="a reference", problem_mark=self.get_mark())
        self._depth += 1
        if self._depth > DEPTH:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=self.get_mark())
        node = super().compose_node(parent, index)
        self._depth -= 1
        if isinstance(node, yaml.ScalarNode) and not _is_text(node.value):
            raise yaml.MarkedYAMLError(problem="no text", problem_mark=node.start_mark)
        return node


def _is_text(value: str) -> bool:
    """Return whether UTF-8 can hold `value`: an escape may name half a character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def quoted(text: str) -> str:
    """Return `text` as a refusal repeats it: the beginning of a long one."""
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A value of the file, which knows where it stands.

    Every method returns the value as what it is expected to be.

    Attributes
    ----------
    node : yaml.Node
        What was read.
    key : str
        Where it stands, such as "steps[2].ask.answer"; empty for the whole.
    file : str
        Name of the file.

    Raises
    ------
    StudioError
        One of the LESSON codes, with name, line and key.
    """

    node: yaml.Node
    key: str
    file: str

    @property
    def line(self) -> int:
        """Number of the line, from 1."""
        return int(self.node.start_mark.line) + 1

    def refusal(self, code: Code, **values: Value) -> StudioError:
        """Return the error `code` about this very value; only `known` is repeated at any length."""
        said = {
            name: quoted(value) if isinstance(value, str) and name != "known" else value
            for name, value in values.items()
        }
        return StudioError(code, name=self.file, line=self.line, key=quoted(self.key), **said)

    def wrong_type(self, expected: str) -> StudioError:
        """Return the error that says what should stand here: a code such as "number" or "list"."""
        return self.refusal(Code.LESSON_WRONG_TYPE, expected=expected)

    def impossible(self, reason: StudioError) -> StudioError:
        """Return the error that says of this value what `reason` says; its own values have the prefix "why_"."""
        values = {f"why_{name}": value for name, value in reason.values.items()}
        return self.refusal(Code.LESSON_IMPOSSIBLE, reason=reason.code.value, **values)

    # Scalars

    def text(self) -> str:
        """Return a piece of text."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.wrong_type("text")
        return str(self.node.value).strip()

    def number(self) -> float:
        """Return a number, or a fraction such as 1/3."""
        if isinstance(self.node, yaml.ScalarNode):
            try:
                return parse_number(self.node.value)
            except StudioError:
                pass
        raise self.wrong_type("number")

    def integer(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""
        value = self.number()
        if value != int(value):
            raise self.wrong_type("whole number")
        if not low <= value <= high:
            raise self.refusal(Code.LESSON_OUT_OF_RANGE, value=value, low=low, high=high)
        return int(value)

    def flag(self) -> bool:
        """Return true or false."""
        word = self.node.value.strip().lower() if isinstance(self.node, yaml.ScalarNode) else ""
        if word not in YES:
            raise self.wrong_type("true or false")
        return YES[word]

    def one_of(self, names: Iterable[str]) -> str:
        """Return one of `names`."""
        text, known = self.text(), list(names)
        if text not in known:
            raise self.refusal(Code.LESSON_UNKNOWN_NAME, text=text, known=", ".join(known))
        return text

    def member(self, kind: type[E]) -> E:
        """Return a member of an enumeration, by its value."""
        return kind(self.one_of(each.value for each in kind))

    # Lists

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    def items(self) -> tuple["Entry", ...]:
        """Return the items of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong_type("list")
        return tuple(
            Entry(each, f"{self.key}[{number}]", self.file) for number, each in enumerate(self.node.value, 1)
        )

    def integers(self, low: int, high: int) -> tuple[int, ...]:
        """Return a list of whole numbers, such as the indices of a cell; a single one is a list of one."""
        if not self.is_list:
            return (self.integer(low, high),)
        return tuple(each.integer(low, high) for each in self.items())

    def array(self) -> FloatArray:
        """Return numbers in lists of lists, all of a level equally long, or one number."""
        try:
            values = np.array(_nested(self), dtype=np.float64)
        except ValueError:
            raise self.wrong_type("lists of equal length") from None
        if not values.size:
            raise self.wrong_type("numbers")
        return frozen(values)

    # Mappings

    def pairs(self) -> Iterator[tuple[str, "Entry"]]:
        """Return the keys of a mapping with what stands under them; a key that stands there twice is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong_type("mapping")
        seen: set[str] = set()
        for key_node, value in self.node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise Entry(key_node, self.key, self.file).wrong_type("text")
            name = str(key_node.value)
            key = f"{self.key}.{name}" if self.key else name
            if name in seen:
                raise Entry(key_node, key, self.file).refusal(Code.LESSON_KEY_TWICE)
            seen.add(name)
            yield name, Entry(value, key, self.file)

    def fields(self, *known: str) -> dict[str, "Entry"]:
        """Return a mapping whose keys are all among `known`."""
        found = {}
        for name, entry in self.pairs():
            if name not in known:
                raise entry.refusal(Code.LESSON_UNKNOWN_KEY, known=", ".join(known))
            found[name] = entry
        return found

    def needed(self, fields: dict[str, "Entry"], name: str) -> "Entry":
        """Return one of the `fields` of this mapping that cannot be left out."""
        if name not in fields:
            raise self.refusal(Code.LESSON_MISSING_KEY, missing=name)
        return fields[name]


def _nested(entry: Entry) -> object:
    return [_nested(each) for each in entry.items()] if entry.is_list else entry.number()


def read_yaml(content: bytes, file: str) -> Entry:
    """Return the whole of a YAML file.

    Parameters
    ----------
    content : bytes
        In UTF-8; how large it may be is for the caller to check.
    file : str
        Its name, for refusals.

    Raises
    ------
    StudioError
        LESSON_NOT_TEXT, or LESSON_SYNTAX with the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudioError(Code.LESSON_NOT_TEXT, name=file) from None
    line = 1
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is not None:
            line = error.problem_mark.line + 1
        raise StudioError(Code.LESSON_SYNTAX, name=file, line=line) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise StudioError(Code.LESSON_SYNTAX, name=file, line=line) from None
    except (
        ValueError,
        OverflowError,
    ):  # from the reader: an escape or a version with a number beyond all bounds
        raise StudioError(Code.LESSON_SYNTAX, name=file, line=loader.line + 1) from None
    if node is None:
        raise StudioError(Code.LESSON_SYNTAX, name=file, line=line)
    return Entry(node, "", file)
