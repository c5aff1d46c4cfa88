"""What is typed and pasted either gives numbers, or an error that says where it fails."""

import math
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from convstudio.core import limits
from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.numerals import cell_text, full_text, input_text
from convstudio.core.parsing import parse_grid, parse_number

finite = st.floats(width=32, allow_nan=False, allow_infinity=False)


def grids(least_axes: int = 2, most_axes: int = 3) -> st.SearchStrategy[FloatArray]:
    return arrays.arrays(
        np.float32, arrays.array_shapes(min_dims=least_axes, max_dims=most_axes), elements=finite
    )


Result = TypeVar("Result")


def outcome(parse: Callable[[str], Result], text: str) -> Result | StudioError:
    try:
        return parse(text)
    except StudioError as error:
        return error


def refusal(parse: Callable[[str], object], text: str) -> StudioError:
    with pytest.raises(StudioError) as caught:
        parse(text)
    return caught.value


# --- a number ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("-6", -6),
        ("−6", -6),
        ("–6", -6),
        ("+3", 3),
        (" 2.5\t", 2.5),
        (".5", 0.5),
        ("5.", 5),
        ("1e-3", 0.001),
        ("1.5E2", 150),
        ("1e−3", 0.001),
        ("0,5", 0.5),
        ("−12,25", -12.25),
        ("0,125", 0.125),
        ("1/9", 1 / 9),
        ("-1/16", -1 / 16),
        ("−1 / 16", -1 / 16),
        ("1.5/-3", -0.5),
        ("1⁄4", 0.25),
        ("１２．５", 12.5),
        ("－1", -1),
        ("1e-60", 0),
        ("3.4028235e38", 3.4028234663852886e38),
    ],
)
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    assert parse_number(text) == np.float32(value)


@pytest.mark.parametrize("text", ["-0", "−0.0", "-1e-60", "0/-3"])
def test_zero_has_no_sign(text: str) -> None:
    assert math.copysign(1, parse_number(text)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.NOT_A_NUMBER),
        ("   ", Code.NOT_A_NUMBER),
        ("x", Code.NOT_A_NUMBER),
        ("1 2", Code.NOT_A_NUMBER),
        ("1_000", Code.NOT_A_NUMBER),
        ("1,234", Code.NOT_A_NUMBER),
        ("1,234.5", Code.NOT_A_NUMBER),
        ("1,2,3", Code.NOT_A_NUMBER),
        ("0x10", Code.NOT_A_NUMBER),
        ("2**3", Code.NOT_A_NUMBER),
        ("1+1", Code.NOT_A_NUMBER),
        ("1/2/3", Code.NOT_A_NUMBER),
        ("1e", Code.NOT_A_NUMBER),
        (".", Code.NOT_A_NUMBER),
        ("--1", Code.NOT_A_NUMBER),
        ("3²", Code.NOT_A_NUMBER),
        ("__import__('os')", Code.NOT_A_NUMBER),
        ("9" * 1000, Code.NOT_A_NUMBER),
        ("nan", Code.NOT_FINITE),
        ("-Inf", Code.NOT_FINITE),
        ("infinity", Code.NOT_FINITE),
        ("∞", Code.NOT_FINITE),
        ("1e400", Code.NOT_FINITE),
        ("3.4028236e38", Code.NOT_FINITE),
        ("1e308/1e-308", Code.NOT_FINITE),
        ("1/0", Code.DIVISION_BY_ZERO),
        ("1/-0.0", Code.DIVISION_BY_ZERO),
    ],
)
def test_what_is_no_number_is_refused_and_quoted(text: str, code: Code) -> None:
    error = refusal(parse_number, text)
    assert error.code is code
    quoted = str(error.values["text"])
    assert len(quoted) <= 40
    assert text.strip().startswith(quoted.removesuffix("…"))


@given(finite)
@example(-0.0)
@example(1e-45)
def test_a_shown_number_can_be_typed_back(value: float) -> None:
    for text in (full_text(value), input_text(value), f" {value!r} "):
        assert np.float32(parse_number(text)).tobytes() == (np.float32(value) + np.float32(0)).tobytes()
    assert abs(parse_number(cell_text(value)) - value) <= 0.005 * abs(value) + 1e-45


@given(st.integers(-99, 99), st.integers(1, 99))
def test_fractions_round_once_to_float32(numerator: int, denominator: int) -> None:
    assert parse_number(f"{numerator}/{denominator}") == np.float32(numerator / denominator)


@given(st.text() | st.text("0123456789+-−.,eE/ nainf_", max_size=12))
@settings(max_examples=300)
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    value = outcome(parse_number, text)
    if isinstance(value, StudioError):
        assert value.code in {Code.NOT_A_NUMBER, Code.NOT_FINITE, Code.DIVISION_BY_ZERO}
    else:
        assert math.isfinite(value)
        assert value == np.float32(value)


# --- a grid -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[[0,1],[2,3]]",
        "[[0, 1],\n [2, 3]]",
        "  [[0, 1,], [2, 3,],]  ",
        "((0, 1), (2, 3))",
        "[(0, 1), (2, 3)]",
        "{{0, 1}, {2, 3}}",
        "[[0 1]\n [2 3]]",
        "[[0. 1.]\n [2. 3.]]",
        "tensor([[0., 1.],\n        [2., 3.]])",
        "tensor([[0, 1], [2, 3]], device='cuda:0', dtype=torch.float64)",
        "tensor([[0, 1], [2, 3]], grad_fn=<AddBackward0>)",
        "array([[0., 1.],\n       [2., 3.]], dtype=float32)",
        "np.array([[0, 1], [2, 3]])",
        "X = torch.tensor([[0, 1], [2, 3]]);",
        "x=[[0,1],[2,3]]",
        "[0 1; 2 3]",
        "[0, 1; 2, 3];",
        "[0, 1], [2, 3]",
        "[0 1]\n[2 3]\n",
        "[[[[0, 1], [2, 3]]]]",
        "［［0，1］，［2，3］］",
        "0,1\n2,3",
        "0, 1,\r\n2, 3,\r\n",
        "0;1\n2;3\n",
        "0\t1\r\n2\t3\r\n",
        "0 1\n2 3",
        "  0   1  \n\n  2   3  \n",
        "\ufeff0,1\r2,3",
        "0/7 7/7\n4/2 6/2",
    ],
)
def test_a_grid_in_the_ways_it_is_written(text: str) -> None:
    values = parse_grid(text)
    assert values.dtype == np.float32
    assert values.reshape(2, 2).tolist() == [[0, 1], [2, 3]]
    assert values.shape == ((1, 2, 2) if text.startswith("[[[[") else (2, 2))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5", [[5]]),
        ("[5]", [[5]]),
        ("1,2,3", [[1, 2, 3]]),
        ("0,5", [[0, 5]]),
        ("1\n2", [[1], [2]]),
        ("[1, 2]", [[1, 2]]),
        ("tensor([−1, 1/2])", [[-1, 0.5]]),
        ("0,5\t1,25\n2\t−3,5", [[0.5, 1.25], [2, -3.5]]),
        ("0,5;1\n2;3", [[0.5, 1], [2, 3]]),
        ("1,500\t0,5", [[1.5, 0.5]]),
        ("1e-1 -.5 +2.", [[np.float32(0.1), -0.5, 2]]),
        ("-0.0", [[0]]),
    ],
)
def test_rows_decimal_commas_and_fractions(text: str, values: list[list[float]]) -> None:
    assert parse_grid(text).tolist() == values
    assert not np.signbit(parse_grid(text))[parse_grid(text) == 0].any()


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("", Code.PASTE_EMPTY, {}),
        (" \r\n\t", Code.PASTE_EMPTY, {}),
        ("[]", Code.PASTE_EMPTY, {}),
        ("[[], []]", Code.PASTE_EMPTY, {}),
        ("1 2\n3", Code.PASTE_RAGGED, {"row": 2, "found": 1, "expected": 2}),
        ("1\t2\n3\t4\n5\t6\t7", Code.PASTE_RAGGED, {"row": 3, "found": 3, "expected": 2}),
        ("[[1, 2], []]", Code.PASTE_RAGGED, {"row": 2, "found": 0, "expected": 2}),
        ("[[[1, 2]], [[3]]]", Code.PASTE_RAGGED, {"row": 2, "found": 1, "expected": 2}),
        ("[[[1], [2]], [[3]]]", Code.PASTE_PLANES_RAGGED, {"plane": 2, "found": 1, "expected": 2}),
        ("Hello world", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 1, "text": "Hello"}),
        ("1,2\n3,x", Code.PASTE_NOT_A_NUMBER, {"row": 2, "column": 2, "text": "x"}),
        ("1\t\t3", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 2, "text": ""}),
        ("\t2\n3\t4", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 1, "text": ""}),
        ("1\t2\n\t\n3\t4", Code.PASTE_NOT_A_NUMBER, {"row": 2, "column": 1, "text": ""}),
        ("[[1, 2, ..., 3]]", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 3, "text": "..."}),
        ("[[True, False]]", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 1, "text": "True"}),
        ("1,234\t5", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 1, "text": "1,234"}),
        ("1_0 2", Code.PASTE_NOT_A_NUMBER, {"row": 1, "column": 1, "text": "1_0"}),
        ("[[[[[1]]]]]", Code.PASTE_TOO_DEEP, {"depth": 5}),
        ("[[[[1]]], [[[2]]]]", Code.PASTE_TOO_DEEP, {"depth": 4}),
        ("[[1, 2], [3, 4]", Code.PASTE_UNBALANCED, {}),
        ("[[1, 2]]]", Code.PASTE_UNBALANCED, {}),
        ("[[1], 2]", Code.PASTE_UNBALANCED, {}),
        ("[1, [2]]", Code.PASTE_UNBALANCED, {}),
        ("[[1], [[2]]]", Code.PASTE_UNBALANCED, {}),
        ("tensor([[1, 2]]", Code.PASTE_UNBALANCED, {}),
        ("tensor([1, 2]).reshape(2, 1)", Code.PASTE_UNBALANCED, {}),
        ("1 nan", Code.NOT_FINITE, {"text": "nan"}),
        ("tensor([[inf, 1]])", Code.NOT_FINITE, {"text": "inf"}),
        ("1 1e400", Code.NOT_FINITE, {"text": "1e400"}),
        ("1 -3.4028236e38", Code.NOT_FINITE, {"text": "-3.4028236e38"}),
        ("1 2/0", Code.DIVISION_BY_ZERO, {"text": "2/0"}),
    ],
)
def test_a_faulty_grid_is_refused_with_the_place(text: str, code: Code, values: dict[str, object]) -> None:
    error = refusal(parse_grid, text)
    assert (error.code, error.values) == (code, values)


def test_too_much_text_is_refused_unread() -> None:
    error = refusal(parse_grid, "x" * (limits.PASTED_CHARACTERS + 1))
    assert (error.code, error.values) == (Code.PASTE_TOO_LONG, {"limit": limits.PASTED_CHARACTERS})


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "]",
        "[]",
        "[1]",
        "(",
        "(,",
        "a ",
        "a(",
        "x=\n",
        " ",
        "\t",
        ",",
        ";",
        "1",
        "1,",
        "-",
        "e",
        ".",
        "1\n",
        "/",
    ],
)
@pytest.mark.parametrize("prefix", ["", "x=", "tensor([1]", "[1;", "[[0],"])
def test_long_nonsense_takes_linear_time(prefix: str, unit: str) -> None:
    text = prefix + unit * (200_000 // len(unit))  # quadratic time would take hours for all of these
    values = outcome(parse_grid, text)
    assert isinstance(values, StudioError) or values.size


def as_lines(values: FloatArray, separator: str, point: str = ".") -> str:
    return "".join(separator.join(repr(float(v)).replace(".", point) for v in row) + "\r\n" for row in values)


@given(grids(most_axes=2))
def test_tables_parse_back(values: FloatArray) -> None:
    expected = values + np.float32(0)
    for text in (
        as_lines(values, ","),
        as_lines(values, "\t"),
        as_lines(values, ";"),
        as_lines(values, "  "),
    ):
        np.testing.assert_array_equal(parse_grid(text), expected)


@given(arrays.arrays(np.float32, (2, 3), elements=st.floats(-9999, 9999, width=32)))
def test_tables_with_decimal_commas_parse_back(values: FloatArray) -> None:
    values[0, 0] = 0.5  # 1,234 alone could be a thousand
    plain = [[f"{value:.6f}" for value in row] for row in values.astype(float)]
    for separator in "\t;":
        text = "\n".join(separator.join(row).replace(".", ",") for row in plain)
        np.testing.assert_array_equal(parse_grid(text), np.array(plain, dtype=float).astype(np.float32) + 0)


@given(grids())
def test_printed_arrays_parse_back(values: FloatArray) -> None:
    expected = values + np.float32(0)
    with np.printoptions(threshold=10**6):
        texts = [str(values), repr(values), str(values.tolist()), repr(values[None]), f"X = np.{values!r}"]
    for text in texts:
        np.testing.assert_array_equal(parse_grid(text).reshape(values.shape), expected)


@given(grids())
@settings(max_examples=30)
def test_printed_tensors_parse_back_to_the_digits_printed(values: FloatArray) -> None:
    values = np.round(values.clip(-100, 100), 2)
    text = repr(torch.from_numpy(values))
    np.testing.assert_allclose(parse_grid(text).reshape(values.shape), values, atol=1e-3)


@given(st.text() | st.text("[](),;\t\n 01.5-−/enx", max_size=30))
@example("[")
@example("x=(")
@settings(max_examples=500)
def test_any_text_is_a_finite_grid_or_refused(text: str) -> None:
    for candidate in (text, f"[{text}]"):
        values = outcome(parse_grid, candidate)
        if not isinstance(values, StudioError):
            assert values.ndim in {2, 3}
            assert values.size
            assert np.isfinite(values).all()


@given(st.lists(st.integers(1, 3), min_size=3, max_size=5), st.integers(0, 9))
def test_volumes_have_one_level_more(shape: list[int], seed: int) -> None:
    if len(shape) == 5:
        shape[0] = 1
    values = np.random.default_rng(seed).integers(-9, 9, shape)
    expected = values[0] if len(shape) == 5 else values
    np.testing.assert_array_equal(parse_grid(str(values.tolist()), 3), expected)


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("[[[[[[1]]]]]]", Code.PASTE_TOO_DEEP, {"depth": 6}),
        ("[[[[[1]]]], [[[[2]]]]]", Code.PASTE_TOO_DEEP, {"depth": 5}),
        ("[[[[1]]], [[[2]], [[3]]]]", Code.PASTE_VOLUMES_RAGGED, {"channel": 2, "found": 2, "expected": 1}),
        ("[[[[1]], [[2], [3]]]]", Code.PASTE_PLANES_RAGGED, {"plane": 2, "found": 2, "expected": 1}),
    ],
)
def test_volumes_that_are_none(text: str, code: Code, values: dict[str, int]) -> None:
    with pytest.raises(StudioError) as caught:
        parse_grid(text, 3)
    assert (caught.value.code, caught.value.values) == (code, values)


@given(grids(least_axes=3))
def test_empty_lines_part_the_slices_of_a_volume(values: FloatArray) -> None:
    text = "\n \n\n".join(
        "\n".join("\t".join(map(input_text, row)) for row in rows) for rows in values.tolist()
    )
    expected = values + np.float32(0) if len(values) > 1 else values[0] + np.float32(0)
    np.testing.assert_array_equal(parse_grid(f"\n{text}\n\n", 3), expected)
    np.testing.assert_array_equal(parse_grid(text), values.reshape(-1, values.shape[2]))


def test_slices_of_lines_have_one_height() -> None:
    with pytest.raises(StudioError) as refused:
        parse_grid("1 2\n3 4\n\n5 6", 3)
    assert refused.value.code is Code.PASTE_PLANES_RAGGED
    assert refused.value.values == {"plane": 2, "found": 1, "expected": 2}
