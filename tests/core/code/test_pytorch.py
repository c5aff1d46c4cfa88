"""The PyTorch code, copied and run, is the layer on screen."""

import contextlib
import io
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.code.literals import WIDTH, number
from convstudio.core.code.pytorch import pytorch_source
from convstudio.core.document import Document, LayerSpec, PaddingMode, frozen
from convstudio.core.examples import EXAMPLES, document_of
from convstudio.core.kind import Kind
from tests.oracles import torch_module, torch_output
from tests.strategies import any_documents, documents


def run(text: str) -> dict[str, Any]:
    """Execute `text` as the reader would, and return its variables."""
    variables: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, variables)  # noqa: S102 - running the generated code is the test
    return variables


def close(found: npt.NDArray[np.float32], document: Document) -> None:
    np.testing.assert_allclose(found, torch_output(document), rtol=1e-4, atol=1e-4)


@given(any_documents(max_side=6))
@settings(max_examples=200, deadline=None)
def test_running_the_code_gives_the_output_of_torch(document: Document) -> None:
    source = pytorch_source(document)
    assert source.stand_ins == ()
    assert max(map(len, source.text.splitlines())) <= WIDTH
    variables = run(source.text)
    close(variables["y"].detach().numpy(), document)
    if document.layer.kind.weighted:
        module = torch_module(document, (0,) * document.layer.rank, document.layer.padding_mode)
        np.testing.assert_array_equal(
            variables["conv"].weight.detach().numpy(), module.state_dict()["weight"].numpy()
        )


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run_to_the_digit(name: str) -> None:
    document = EXAMPLES[name]()
    variables = run(pytorch_source(document).text)
    np.testing.assert_array_equal(variables["y"].detach().numpy(), torch_output(document))


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
    read = eval(number(single))  # noqa: S307 - digits written by the code under test
    assert np.float32(read).tobytes() == single.tobytes()


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
    np.testing.assert_allclose(found["y"].detach().numpy(), torch_output(document), rtol=1e-5, atol=1e-5)


def test_too_many_weights_are_said_to_be_stand_ins() -> None:
    weight = frozen(np.random.default_rng(0).standard_normal((64, 64, 3, 3)))
    document = document_of(np.ones((64, 4, 4)), weight)
    source = pytorch_source(document)
    assert source.stand_ins == ("weight",)
    assert len(source.text) < 10_000
    assert run(source.text)["y"].shape == (64, 2, 2)


def pooled(kind: Kind, side: int, layer: LayerSpec) -> str:
    document = document_of(np.ones((2, 9, 9)), np.ones((1, 2, side, side)), replace(layer, kind=kind))
    return pytorch_source(document).text


def test_a_pool_has_no_weights_and_its_kernel_as_stride() -> None:
    text = pooled(Kind.MAX_POOL, 2, LayerSpec((2, 2)))
    assert "pool = nn.MaxPool2d(kernel_size=2)\n" in text
    assert text.endswith("y = pool(x)\nprint(y)\n")
    assert "weight" not in text
    text = pooled(Kind.MAX_POOL, 2, LayerSpec((1, 1), dilation=(2, 1), ceil_mode=True))
    assert "nn.MaxPool2d(kernel_size=2, stride=1, dilation=(2, 1), ceil_mode=True)" in text


def test_an_average_pool_knows_no_dilation_but_what_it_counts() -> None:
    layer = LayerSpec((2, 2), ((1, 1), (1, 1)), (3, 3), count_include_pad=False)
    text = pooled(Kind.AVERAGE_POOL, 2, layer)
    assert "pool = nn.AvgPool2d(kernel_size=2, padding=1, count_include_pad=False)\n" in text


def test_a_maximum_is_padded_with_what_never_wins() -> None:
    text = pooled(Kind.MAX_POOL, 3, LayerSpec((3, 3), ((1, 0), (0, 0))))
    assert 'F.pad(x, (0, 0, 1, 0), value=float("-inf"))' in text


def test_a_transposed_layer_has_its_weights_the_other_way_round() -> None:
    layer = LayerSpec((2, 2), ((1, 1), (1, 1)), kind=Kind.TRANSPOSED, output_padding=(1, 1))
    document = document_of(np.ones((3, 4, 4)), np.ones((2, 3, 3, 3)), layer, [1.0, 2.0])
    text = pytorch_source(document).text
    assert "conv = nn.ConvTranspose2d(3, 2, kernel_size=3, stride=2, padding=1, output_padding=1)\n" in text
    assert "# The weights: (in channels, out channels / groups, rows, columns)." in text
    assert run(text)["conv"].weight.shape == (3, 2, 3, 3)


def test_uneven_ends_of_a_transposed_layer_are_cut_off() -> None:
    layer = LayerSpec((2, 2), ((1, 2), (0, 1)), kind=Kind.TRANSPOSED)
    document = document_of(np.ones((1, 4, 4)), np.ones((1, 1, 3, 3)), layer)
    text = pytorch_source(document).text
    assert "y = conv(x)[:, 1:-2, :-1]" in text
    assert "import torch.nn.functional" not in text
