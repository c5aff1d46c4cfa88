"""Wrong answers about pooling, each worked out by hand or by torch's own option."""

import numpy as np
import numpy.typing as npt
import torch

from convstudio.core.document import Document, LayerSpec
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make


def _wrong(name: str, measure: str, document: Document, position: tuple[int, int] = (0, 0)) -> list[float]:
    scene = Scene(document, ViewState(cursor=Cursor(0, position)))
    return list(MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers)


def _pooling(values: npt.ArrayLike, side: int, **layer: object) -> Document:
    spec = LayerSpec(**layer)  # type: ignore[arg-type]  # fields of a layer
    return make(values, np.ones((1, np.shape(values)[0], side, side)), layer=spec)


def test_the_other_kind() -> None:
    largest, average = EXAMPLES["max-pool"](), EXAMPLES["average-pool"]()
    assert _wrong("average_for_max", "output_map", largest) == [2.5, 5.25, 4.75, 3]
    assert _wrong("max_for_average", "output_map", average) == [4, 8, 9, 7]
    assert _wrong("not_divided", "output_map", average) == [10, 21, 19, 12]
    assert _wrong("window_weighted", "weights", largest) == [4]


def test_a_stride_of_one_is_that_of_convolution() -> None:
    document = _pooling(np.arange(16).reshape(1, 4, 4), 3, kind=Kind.MAX_POOL, stride=(3, 3))
    assert _wrong("stride_one_by_default", "output_size", document) == [2, 2]


def test_zeros_win_where_all_is_negative() -> None:
    values = -torch.arange(1.0, 17).reshape(1, 4, 4)
    document = _pooling(values, 3, kind=Kind.MAX_POOL, stride=(2, 2), padding=((1, 1), (1, 1)))
    expected = torch.nn.functional.max_pool2d(torch.nn.functional.pad(values, (1, 1, 1, 1)), 3, 2)
    assert _wrong("zeros_win", "output_map", document) == expected.flatten().tolist()


def test_padding_is_left_out_as_by_torchs_option() -> None:
    values = torch.arange(16.0).reshape(1, 4, 4)
    document = _pooling(values, 2, kind=Kind.AVERAGE_POOL, stride=(2, 2), padding=((1, 1), (1, 1)))
    expected = torch.nn.functional.avg_pool2d(values, 2, 2, 1, count_include_pad=False)
    assert np.allclose(_wrong("padding_uncounted", "output_map", document), expected.flatten())


def test_a_last_window_is_divided_by_what_is_there() -> None:
    values = np.arange(25).reshape(1, 5, 5)
    document = _pooling(values, 2, kind=Kind.AVERAGE_POOL, stride=(2, 2), ceil_mode=True)
    assert _wrong("always_whole_window", "output", document, (2, 2)) == [24 / 4]
    assert _wrong("always_whole_window", "output", document, (0, 2)) == [(4 + 9) / 4]
    assert _wrong("always_whole_window", "output", document, (0, 0)) == [3]


def test_a_last_window_is_not_moved() -> None:
    values = np.arange(25).reshape(1, 5, 5)
    document = _pooling(values, 2, kind=Kind.AVERAGE_POOL, stride=(2, 2), ceil_mode=True)
    assert _wrong("pushed_inside", "output", document, (2, 2)) == [(18 + 19 + 23 + 24) / 4]
    assert _wrong("pushed_inside", "output", document, (1, 1)) == [(12 + 13 + 17 + 18) / 4]


def test_channels_stay_apart() -> None:
    document = _pooling(np.ones((4, 4, 6)), 2, kind=Kind.MAX_POOL, stride=(2, 2))
    assert _wrong("channels_merged", "output_shape", document) == [1, 2, 3]
