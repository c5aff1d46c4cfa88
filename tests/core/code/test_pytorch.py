"""The PyTorch code, copied and run, is the layer on screen."""

import contextlib
import io
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.code.literals import WIDTH, number
from convstudio.core.code.pytorch import pytorch_source
from convstudio.core.document import Document, LayerSpec, PaddingMode, frozen
from convstudio.core.examples import EXAMPLES, document_of
from tests.strategies import documents, possible_documents


def run(text: str) -> dict[str, Any]:
    """Execute `text` as the reader would, and return its variables."""
    variables: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, variables)  # noqa: S102 - running the generated code is the test
    return variables


def applied(document: Document) -> npt.NDArray[np.float32]:
    """Return the output by torch.nn.functional, which shares nothing with the generated code."""
    layer = document.layer
    x = torch.tensor(document.signal.values)[None]
    sides = [side for pair in reversed(layer.padding) for side in pair]
    if any(sides):
        mode = "constant" if layer.padding_mode is PaddingMode.ZEROS else layer.padding_mode.value
        x = torch.nn.functional.pad(x, sides, mode=mode)
    convolve = (torch.nn.functional.conv1d, torch.nn.functional.conv2d, torch.nn.functional.conv3d)
    y = convolve[layer.rank - 1](
        x,
        torch.tensor(document.effective_weight().copy()),
        torch.tensor(document.bias),
        stride=layer.stride,
        dilation=layer.dilation,
        groups=layer.groups,
    )
    result: npt.NDArray[np.float32] = y[0].numpy()
    return result


@given(st.integers(1, 3).flatmap(lambda rank: possible_documents(rank, max_side=6)))
@settings(max_examples=100, deadline=None)
def test_running_the_code_gives_the_output_of_torch(document: Document) -> None:
    source = pytorch_source(document)
    assert source.stand_ins == ()
    assert max(map(len, source.text.splitlines())) <= WIDTH
    variables = run(source.text)
    np.testing.assert_allclose(variables["y"].detach().numpy(), applied(document), rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(variables["conv"].weight.detach().numpy(), document.effective_weight())


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run_to_the_digit(name: str) -> None:
    document = EXAMPLES[name]()
    variables = run(pytorch_source(document).text)
    np.testing.assert_array_equal(variables["y"].detach().numpy(), applied(document))


@given(documents(2, max_side=4, wild=True))
@settings(max_examples=50, deadline=None)
def test_every_number_comes_back_to_the_bit(document: Document) -> None:
    """The values are read back without applying the layer, whose sums may overflow or be impossible."""
    text, _, _ = pytorch_source(document).text.partition("\ny = conv(")
    variables = run(text.partition("\npadded = ")[0])
    for name, expected in (("x", document.signal.values), ("weight", document.effective_weight())):
        found = variables[name].numpy()
        assert found.dtype == np.float32
        assert found.tobytes() == np.ascontiguousarray(expected).tobytes()


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_literal_is_the_same_float32(value: float) -> None:
    single = np.float32(value)
    assert np.float32(eval(number(single))).tobytes() == single.tobytes()  # noqa: S307


def test_literals_are_short() -> None:
    assert [number(np.float32(value)) for value in (1 / 9, -6, 0.25, 0, -0.0, 1e-5)] == [
        "0.11111111",
        "-6",
        "0.25",
        "0",
        "-0.0",
        "1e-05",
    ]


def test_only_what_differs_from_the_default_is_written() -> None:
    text = pytorch_source(EXAMPLES["diagonal"]()).text
    assert "conv = nn.Conv2d(1, 1, kernel_size=3, bias=False)\n" in text
    assert "\n       [-1,  1, -1],\n" in text
    assert "F.pad" not in text


def test_square_parameters_are_one_number_and_the_others_tuples() -> None:
    layer = LayerSpec((2, 2), ((0, 0), (1, 1)), (2, 2), padding_mode=PaddingMode.CIRCULAR, flipped=True)
    document = document_of(np.ones((1, 8, 8)), np.ones((1, 1, 3, 2)), layer, [0.5])
    text = pytorch_source(document).text
    assert "kernel_size=(3, 2), stride=2, padding=(0, 1), dilation=2" in text.replace("\n    ", " ")
    assert 'padding_mode="circular"' in text
    assert "bias=False" not in text
    assert "weight.flip(-2, -1)" in text


def test_uneven_padding_names_the_last_axis_first() -> None:
    layer = LayerSpec(padding=((1, 2), (3, 4)), padding_mode=PaddingMode.REPLICATE)
    document = document_of(np.ones((1, 8, 8)), np.ones((1, 1, 3, 3)), layer)
    text = pytorch_source(document).text
    assert 'F.pad(x, (3, 4, 1, 2), mode="replicate")' in text
    assert "padding=" not in text


def test_a_photograph_is_left_for_the_reader_to_load() -> None:
    picture = np.random.default_rng(0).random((3, 70, 60), dtype=np.float32)
    weight = np.random.default_rng(1).standard_normal((2, 3, 3, 3))
    document = document_of(picture, weight)
    source = pytorch_source(document)
    assert source.stand_ins == ("x",)
    assert run(source.text)["y"].shape == (2, 68, 58)
    text = source.text.replace("torch.rand(3, 70, 60)", "picture")
    found = run(f"import torch\npicture = torch.tensor({picture.tolist()})\n{text}")
    np.testing.assert_allclose(found["y"].detach().numpy(), applied(document), rtol=1e-5, atol=1e-5)


def test_too_many_weights_are_said_to_be_stand_ins() -> None:
    weight = frozen(np.random.default_rng(0).standard_normal((64, 64, 3, 3)))
    document = document_of(np.ones((64, 4, 4)), weight)
    source = pytorch_source(document)
    assert source.stand_ins == ("weight",)
    assert len(source.text) < 10_000
    assert run(source.text)["y"].shape == (64, 2, 2)
