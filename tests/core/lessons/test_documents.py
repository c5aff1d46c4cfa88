"""What a lesson file says of a document, key by key."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Color, Document, PaddingMode, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.lessons.documents import KEYS, Description
from convstudio.core.lessons.source import read_yaml
from convstudio.core.operators.kernels import PRESETS_OF

PLAIN = "input: {range: [5, 6]}\nkernel: {ones: [2, 3]}\n"


def photograph(identifier: str, rows: int) -> Signal:
    planes = 3 if identifier == "coffee" else 1
    return Signal(frozen(np.ones((planes, rows, 2 * rows))), Color.RGB if planes == 3 else Color.GRAY)


def description(text: str) -> Description:
    return Description.read(read_yaml(text.encode(), "lesson.yaml"))


def document(text: str, *changes: str) -> Document:
    found = description(text)
    for change in changes:
        found = found.changed(read_yaml(change.encode(), "lesson.yaml"))
    return found.document(photograph)


def refused(text: str, *changes: str) -> StudioError:
    with pytest.raises(StudioError) as caught:
        document(text, *changes)
    assert caught.value.code.startswith("lesson_")
    assert caught.value.values["name"] == "lesson.yaml"
    return caught.value


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("stride: 2", "stride", (2, 2)),
        ("stride: [1, 2]", "stride", (1, 2)),
        ("dilation: 2", "dilation", (2, 2)),
        ("padding: 1", "padding", ((1, 1), (1, 1))),
        ("padding: [1, 2]", "padding", ((1, 1), (2, 2))),
        ("padding: [[0, 1], [2, 3]]", "padding", ((0, 1), (2, 3))),
        ("padding_mode: circular\npadding: 1", "padding_mode", PaddingMode.CIRCULAR),
        ("flipped: yes", "flipped", True),
        ("kind: transposed", "kind", Kind.TRANSPOSED),
        ("kind: transposed\nstride: 2\noutput_padding: 1", "output_padding", (1, 1)),
        ("kind: max_pool\nceil_mode: true", "ceil_mode", True),
        ("kind: average_pool\ncount_include_pad: no", "count_include_pad", False),
    ],
)
def test_parameters(line: str, name: str, value: object) -> None:
    assert getattr(document(PLAIN + line).layer, name) == value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("rank", [1, 2, 3])
@given(st.data())
def test_every_kind_in_every_dimension(kind: Kind, rank: int, data: st.DataObject) -> None:
    size = data.draw(st.lists(st.integers(3, 5), min_size=rank, max_size=rank))
    planes = data.draw(st.integers(1, 3))
    groups = data.draw(st.sampled_from([1, planes]))
    text = (
        f"dimensions: {rank}\ninput: {{range: {[planes, *size]}}}\nkernel: {{ones: {[2] * rank}}}\n"
        f"kind: {kind.value}\ngroups: {groups}\nstride: {[2] * rank}\n"
    )
    found = document(text)
    assert found.signal.values.ravel().tolist() == list(range(planes * int(np.prod(size))))
    assert found.weight.shape == (groups, planes // groups, *[2] * rank)
    assert found.layer.kind is kind
    assert found.layer.stride == (2,) * rank


def test_inputs_and_kernels() -> None:
    assert document("input: [[1, 2]]\nkernel: [[3]]").signal.values.tolist() == [[[1, 2]]]
    assert document("input: [[[1]], [[2]]]\nkernel: [[3]]").weight.ravel().tolist() == [3, 3]
    assert document("dimensions: 1\ninput: [1, 2]\nkernel: [1]").signal.spatial == (2,)
    assert document("input: {zeros: [2, 2]}\nkernel: {zeros: [1, 1]}").weight.tolist() == [[[[0]]]]
    whole = document("input: [[1]]\nweights: [[[[1]]], [[[2]]]]\nbias: 1/2")
    assert (whole.out_channels, whole.bias.tolist()) == (2, [0.5, 0.5])
    assert document("input: [[1]]\nweights: [[[[1]]], [[[2]]]]\nbias: [1, −2]").bias.tolist() == [1, -2]
    assert (document("input: [[-3, 300]]\nkernel: [[1]]").signal.low, -3) == (-3, -3)


def test_photographs() -> None:
    assert document("input: {picture: camera}\nkernel: {preset: sobel_x}").signal.spatial == (64, 128)
    assert document("input: {picture: camera, rows: 8}\nkernel: [[1]]").signal.spatial == (8, 16)
    assert refused("input: {picture: camera, rows: 4}\nkernel: [[1]]").code is Code.LESSON_OUT_OF_RANGE
    assert refused("input: {picture: cat}\nkernel: [[1]]").code is Code.LESSON_UNKNOWN_NAME
    assert refused("dimensions: 1\ninput: {picture: camera}\nkernel: [1]").code is Code.LESSON_IMPOSSIBLE


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_every_preset(rank: int) -> None:
    for name in PRESETS_OF[rank]:
        text = f"dimensions: {rank}\ninput: {{ones: {[12] * rank}}}\nkernel: {{preset: {name}}}"
        assert len(document(text).kernel_size) == rank


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_every_example(name: str) -> None:
    rank = EXAMPLES[name]().layer.rank
    assert document(f"example: {name}").weight.tobytes() == EXAMPLES[name]().weight.tobytes()
    assert document(f"example: {name}\ndimensions: {rank}").layer.rank == rank
    error = refused(f"example: {name}\ndimensions: {4 - rank if rank != 2 else 1}")
    assert error.code is Code.LESSON_OUT_OF_RANGE


def test_chains() -> None:
    chain = document(
        PLAIN + "chain: [{kernel: 5, stride: 2}, {kind: max_pool, padding: 1, dilation: 2}]"
    ).chain
    assert [(each.kernel, each.stride, each.padding, each.dilation) for each in chain] == [
        (5, 2, 0, 1),
        (3, 1, 1, 2),
    ]
    assert chain[1].kind is Kind.MAX_POOL
    for wrong in ("[]", "[" + "{}, " * 9 + "]", "[{kernel: 12}]", "[{size: 3}]", "[3]"):
        refused(PLAIN + f"chain: {wrong}")


def test_changes_say_anew() -> None:
    assert document(PLAIN, "stride: 2", "padding: 1").layer.stride == (2, 2)
    assert document(PLAIN, "weights: [[[[7]]]]").weight.tolist() == [[[[7]]]]
    assert document(PLAIN, "weights: [[[[7]]]]", "kernel: [[8]]").weight.tolist() == [[[[8]]]]
    assert document(PLAIN, "example: first").signal.spatial == (3, 3)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("kernel: [[1]]", Code.LESSON_MISSING_KEY, 1),
        ("input: [[1]]", Code.LESSON_MISSING_KEY, 1),
        ("dimensions: 4\n" + PLAIN, Code.LESSON_OUT_OF_RANGE, 1),
        ("example: nothing", Code.LESSON_UNKNOWN_NAME, 1),
        ("kernel: [[1]]\ninput: [1, 2]", Code.LESSON_WRONG_DEPTH, 2),
        ("kernel: [[1]]\ninput: [[[[1]]]]", Code.LESSON_WRONG_DEPTH, 2),
        ("kernel: [[1]]\ninput: {ones: [3]}", Code.LESSON_WRONG_DEPTH, 2),
        ("kernel: [[1]]\ninput: {ones: [3, 65]}", Code.LESSON_OUT_OF_RANGE, 2),
        ("kernel: [[1]]\ninput: {ones: [3, 3], rows: 3}", Code.LESSON_WRONG_TYPE, 2),
        ("kernel: [[1]]\ninput: {picture: camera, ones: [3, 3]}", Code.LESSON_WRONG_TYPE, 2),
        ("kernel: [[1]]\ninput: {}", Code.LESSON_WRONG_TYPE, 2),
        ("kernel: [[1]]\ninput: hello", Code.LESSON_WRONG_TYPE, 2),
        ("kernel: [[1]]\ndimensions: 3\ninput: {ones: [64, 64, 64, 64]}", Code.LESSON_TOO_MUCH, 3),
        ("input: [[1]]\nkernel: {preset: sobel_x, ones: [1, 1]}", Code.LESSON_WRONG_TYPE, 2),
        ("input: [[1]]\nkernel: {preset: nothing}", Code.LESSON_UNKNOWN_NAME, 2),
        ("input: [[1]]\nkernel: [[[1]]]", Code.LESSON_WRONG_DEPTH, 2),
        ("input: [[1]]\nweights: [[[1]]]", Code.LESSON_WRONG_DEPTH, 2),
        ("input: [[1]]\nweights: [[[[1]], [[1]]]]", Code.LESSON_IMPOSSIBLE, 1),
        ("input: {ones: [12, 12]}\nkernel: {ones: [12, 12]}", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "bias: [1, 2]", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "bias: [[1]]", Code.LESSON_WRONG_DEPTH, 3),
        (PLAIN + "groups: 2", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "groups: 0", Code.LESSON_OUT_OF_RANGE, 3),
        (PLAIN + "stride: 0", Code.LESSON_OUT_OF_RANGE, 3),
        (PLAIN + "stride: [1, 1, 1]", Code.LESSON_WRONG_DEPTH, 3),
        (PLAIN + "padding: [[1, 1]]", Code.LESSON_WRONG_TYPE, 3),
        (PLAIN + "padding: [[1, 1], 2]", Code.LESSON_WRONG_TYPE, 3),
        (PLAIN + "padding_mode: mirror", Code.LESSON_UNKNOWN_NAME, 3),
        (PLAIN + "padding_mode: reflect\npadding: 6", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "kind: pool", Code.LESSON_UNKNOWN_NAME, 3),
        (PLAIN + "kind: max_pool\npadding: 2", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "kind: transposed\noutput_padding: 1", Code.LESSON_IMPOSSIBLE, 1),
        (PLAIN + "flipped: 1", Code.LESSON_WRONG_TYPE, 3),
        (PLAIN + "colour: red", Code.LESSON_UNKNOWN_KEY, 3),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, code: Code, line: int) -> None:
    error = refused(text)
    assert (error.code, error.values["line"]) == (code, line)


@given(st.sampled_from(KEYS), st.recursive(st.integers(-1, 70), lambda each: st.lists(each, max_size=3)))
def test_any_number_under_any_key(key: str, value: object) -> None:
    try:
        document(PLAIN, f"{key}: {value}")
    except StudioError as error:
        assert error.code.startswith("lesson_"), error  # noqa: PT017  (most are refused, some load)
