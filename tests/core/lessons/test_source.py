"""Whatever a file holds, it is read as what it says, or refused with its line."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import Pane
from convstudio.core.lessons.loader import load_lesson
from convstudio.core.lessons.source import DEPTH, QUOTED, Entry, read_yaml
from tests.core.lessons.lesson_files import STEPS, TEXTS


def entry(text: str) -> Entry:
    """Return what stands under the key "a"."""
    return read_yaml(text.encode(), "f.yaml").fields("a")["a"]


def refused(call: Callable[[], object]) -> StudioError:
    with pytest.raises(StudioError) as caught:
        call()
    return caught.value


def syntax_line(content: bytes) -> object:
    error = refused(lambda: read_yaml(content, "f.yaml"))
    assert error.code is Code.LESSON_SYNTAX
    assert error.values["name"] == "f.yaml"
    return error.values["line"]


# Scalars


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-1", -1),
        ("−1", -1),
        ("+.5", 0.5),
        ("1e3", 1000),
        ("1/3", np.float32(1 / 3)),
        ("−1/4", -0.25),
        ("'7'", 7),
        ("007", 7),
        ("1,5", 1.5),
        ("２", 2),
        ("-0", 0),
    ],
)
def test_numbers(text: str, value: float) -> None:
    found = entry(f"a: {text}").number()
    assert found == value
    assert np.copysign(1, found) == np.copysign(1, value)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "1:30",
        "0x10",
        "1_000",
        "0b1",
        "1/0",
        "nan",
        ".inf",
        "1e39",
        "''",
        "~",
        "",
        "true",
        "1 2",
        "[1]",
        "{b: 1}",
    ],
)
def test_what_is_no_number(text: str) -> None:
    error = refused(lambda: entry(f"\na: {text}").number())
    assert error.code is Code.LESSON_WRONG_TYPE
    assert error.values == {"name": "f.yaml", "line": 2, "key": "a", "expected": "number"}


@pytest.mark.parametrize(("text", "code"), [("1.5", Code.LESSON_WRONG_TYPE), ("4", Code.LESSON_OUT_OF_RANGE)])
def test_whole_numbers_in_a_range(text: str, code: Code) -> None:
    assert entry("a: 3").integer(0, 3) == 3
    assert entry("a: 6/2").integer(0, 3) == 3
    assert refused(lambda: entry(f"a: {text}").integer(0, 3)).code is code


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("Yes", True), ("on", True), ("no", False), ("OFF", False), ("'no'", False)],
)
def test_flags(text: str, value: bool) -> None:
    assert entry(f"a: {text}").flag() is value


@pytest.mark.parametrize("text", ["1", "0", "y", "n", "~", "[true]", "''"])
def test_what_is_no_flag(text: str) -> None:
    assert refused(lambda: entry(f"a: {text}").flag()).values["expected"] == "true or false"


def test_names_keep_their_text() -> None:
    for text in ("no", "1:30", "0x10", "2024-01-01", "!!int 3", "&anchor no"):
        assert entry(f"a: {text}").text() == text.split()[-1]
    assert entry("a: input").member(Pane) is Pane.INPUT
    error = refused(lambda: entry("a: Input").member(Pane))
    assert (error.code, error.values["known"]) == (Code.LESSON_UNKNOWN_NAME, "input, kernel, output")


# Lists and mappings


def test_arrays() -> None:
    assert entry("a: [[1, 1/2], [3, −4]]").array().tolist() == [[1, 0.5], [3, -4]]
    assert entry("a: 3").array().shape == ()
    assert not entry("a: [1]").array().flags.writeable
    for text, expected in (
        ("[[1], [1, 2]]", "lists of equal length"),
        ("[[1], 1]", "lists of equal length"),
        ("[]", "numbers"),
        ("[[], []]", "numbers"),
        ("[a]", "number"),
        ("[{b: 1}]", "number"),
    ):
        assert refused(entry(f"a: {text}").array).values["expected"] == expected


def test_keys_say_where_they_stand() -> None:
    whole = read_yaml(b"a:\n  - b: 1\n  - b:\n      - x\n      - y\n", "f.yaml")
    items = whole.fields("a")["a"].items()
    inner = items[1].fields("b")["b"].items()[1]
    assert (inner.key, inner.line) == ("a[2].b[2]", 5)
    assert refused(inner.number).values["key"] == "a[2].b[2]"


def test_keys_are_known_and_there_once() -> None:
    assert refused(lambda: read_yaml(b"a: 1\nb: 2\n", "f").fields("a")).values["line"] == 2
    assert refused(lambda: read_yaml(b"a: 1\n\na: 2\n", "f").fields("a")).values["line"] == 3
    assert refused(lambda: read_yaml(b"? [a]\n: 2\n", "f").fields("a")).code is Code.LESSON_WRONG_TYPE
    assert refused(lambda: read_yaml(b"- a\n", "f").fields("a")).values["expected"] == "mapping"
    whole = read_yaml(b"a: 1", "f")
    assert refused(lambda: whole.needed(whole.fields("a"), "b")).values["missing"] == "b"


def test_long_names_are_not_repeated() -> None:
    long = "x" * 100_000
    for call in (
        lambda: read_yaml(f"{long}: 1".encode(), "f").fields("a"),
        lambda: entry(f"a: {long}").one_of(["b"]),
    ):
        values = refused(call).values
        assert all(len(str(value)) <= QUOTED for value in values.values())


# Files


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_of_every_system(end: str, mark: str) -> None:
    content = (mark + "b: 1\na: 2\n").replace("\n", end).encode()
    fields = read_yaml(content, "f").fields("a", "b")
    assert (fields["b"].line, fields["a"].line) == (1, 2)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"\n\n# nothing\n", 1),
        (b"a: 1\n---\na: 2\n", 2),
        (b"a: 1\n\tb: 2\n", 2),
        (b"\ta: 1\n", 1),
        (b"a: 1\nb: \x00", 2),
        (b"a: 1\nb: \x1b[0m", 2),
        (b"a: &x 1\nb: *x\n", 2),
        (b"a: 1\n<<: *a\n", 2),
        (b"a: 'x\n", 2),
        (b"a: [1,\n2", 2),
        (b"a: 1\n  b: 2\n", 2),
        (b"\na: @x", 2),
        (b'\na: "\\q"', 2),
        (b'\na: "\\ud800"', 2),
        (b'\na: "\\UFFFFFFFF"', 2),
        (b"%YAML 1." + b"9" * 5000 + b"\n---\na: 1", 1),
        (b"a: !<%zz> 1", 1),
        (b"a: " + b"[" * (DEPTH + 1), 1),
        (b"- " * (DEPTH + 1) + b"1", 1),
        (b"? " * 100_000, 1),
        (b"[" * 100_000, 1),
        (b"{a: " * 30_000, 1),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(content: bytes, line: int) -> None:
    assert syntax_line(content) == line


@pytest.mark.parametrize(
    "content", [b"\xff\xfea\x00", b"\xfe\xff\x00a", b"a: \xe9", b"\xed\xa0\x80", b"\xc0\xaf"]
)
def test_what_is_not_utf_8(content: bytes) -> None:
    assert refused(lambda: read_yaml(content, "f")).code is Code.LESSON_NOT_TEXT


def test_one_document_with_marks_is_read() -> None:
    assert read_yaml(b"---\na: 1\n...\n", "f").fields("a")["a"].line == 2


def test_as_deep_as_lessons_need() -> None:
    deep = "[" * (DEPTH - 1) + "1" + "]" * (DEPTH - 1)
    assert read_yaml(deep.encode(), "f").array().ndim == DEPTH - 1


@pytest.mark.parametrize("part", ["[0,1],", "0,", "{a: b},", "'x',"])
def test_the_largest_file_is_read(part: str) -> None:
    count = limits.LESSON_TEXT_BYTES // len(part) - 2
    assert len(read_yaml(f"[{part * count}]".encode(), "f").items()) == count


# Anything at all


def photograph(_identifier: str, rows: int) -> Signal:
    return Signal(frozen(np.zeros((3, rows, rows))), Color.RGB)


def refusal_of(steps: bytes, texts: bytes = TEXTS.encode()) -> Code | None:
    """Return why a lesson is refused, or None where it loads."""
    try:
        load_lesson("mine", {"lesson.yaml": steps, "en.md": texts}, photograph)
    except StudioError as error:
        return error.code
    return None


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b"steps: [~]")
@example(b"steps: [[]]")
@example(b"steps: {id: a}")
def test_any_bytes_are_refused(content: bytes) -> None:
    code = refusal_of(content)
    assert code is not None
    assert code.startswith("lesson_")


VALUES = """
0; 1; -1; 1/3; 1e38; 1e-40; 64; 65; 99999; .5; no; right; turned; all; []; {}; [0, 0]; [[1]]; [[[1]]]; [[[[1]]]]
{ones: [64, 64]}; {ones: [64, 64, 64, 64]}; {range: [3, 3]}; {preset: sobel_x}; {picture: camera, rows: 512}
output_map; hits; winner; loss; uses; gives_back; most_wins; field_size; shift_word; largest_rate; same_padding
number; numbers; cell; map; choice; vote; transposed; max_pool; average_pool; circular; reflect; learn; field
"""
LINES = """
stride: 2; stride: 64; padding: 64; kind: transposed; kind: max_pool; groups: 3; dimensions: 1; dimensions: 3
at: [9, 9]; at: 0; channel: 1; learn: {}; learn: {start: [1, 2, 3, 4]}; mistakes: [turned]; hide_cells: [[0, 0]]
"""
TOKENS = st.one_of(
    st.sampled_from(" \n\t:-[]{},?|>&*!%@`#'\"\\~\u2028\x85\ufeff卷"),
    st.sampled_from([each for line in VALUES.split("\n") for each in line.split("; ") if each]),
    st.builds(
        "\n{}{}".format,
        st.sampled_from([" " * 4, " " * 6]),
        st.sampled_from([each for line in LINES.split("\n") for each in line.split("; ") if each]),
    ),
)


@st.composite
def changed_steps(draw: st.DrawFn) -> bytes:
    """A valid lesson with some parts cut out and others put in."""
    text = STEPS
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 12))
        text = text[:start] + draw(st.just("") | TOKENS) + text[start + length :]
    return text.encode()


@given(changed_steps())
def test_any_change_of_a_lesson_loads_or_is_refused(content: bytes) -> None:
    code = refusal_of(content)
    assert code is None or code.startswith("lesson_")


@given(st.data())
def test_any_value_loads_or_is_refused(data: st.DataObject) -> None:
    """Every value of a lesson is put in the place of another one."""
    lines = STEPS.splitlines()
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if ": " in line]))
    key, _, _ = lines[number].partition(": ")
    lines[number] = f"{key}: {data.draw(TOKENS)}"
    code = refusal_of("\n".join(lines).encode())
    assert code is None or code.startswith("lesson_")
