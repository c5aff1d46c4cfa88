"""What an output map shows of a pattern: held to torch."""

import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState


def _scene(example: str, position: tuple[int, int], channel: int = 0) -> Scene:
    return Scene(EXAMPLES[example](), ViewState(cursor=Cursor(channel, position)))


@pytest.mark.parametrize("example", ["edge", "ramp", "diagonal"])
def test_a_map_is_read_as_torch_has_it(example: str) -> None:
    scene = _scene(example, (2, 1))
    document = scene.document
    expected = F.conv2d(torch.tensor(document.signal.values), torch.tensor(document.weight))[0].numpy()
    assert MEASURES["output_row"](scene).numbers == tuple(expected[2])
    assert MEASURES["output_column"](scene).numbers == tuple(expected[:, 1])
    assert MEASURES["nonzero_outputs"](scene).numbers == (float((expected != 0).sum()),)
    assert MEASURES["times_largest"](scene).numbers == (float((expected == expected.max()).sum()),)


def test_the_ramp_answers_the_same_in_every_row() -> None:
    assert MEASURES["output_column"](_scene("ramp", (0, 0))).numbers == (-6, -6, -6)


def test_the_cursor_says_which_map() -> None:
    assert MEASURES["output_row"](_scene("two-filters", (3, 0), 1)).numbers == (-1, 0, -4, 3)
    assert MEASURES["times_largest"](_scene("two-filters", (0, 0), 0)).numbers == (2,)
    assert MEASURES["times_largest"](_scene("two-filters", (0, 0), 1)).numbers == (1,)


def test_a_signal_has_one_row() -> None:
    scene = Scene(EXAMPLES["signal"](), ViewState(cursor=Cursor(0, (2,))))
    assert MEASURES["output_row"](scene).numbers == (2, 5, 8, 11, 14, 17)
    assert MEASURES["output_column"](scene).numbers == (2, 5, 8, 11, 14, 17)
