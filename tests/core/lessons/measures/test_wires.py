"""Kernels, and which planes feed a map."""

import pytest
import torch
from hypothesis import given

from convstudio.core.document import Document
from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState
from tests.strategies import documents


@given(documents())
def test_kernels_are_the_slices_of_torchs_weight(document: Document) -> None:
    slices = torch.tensor(document.weight).flatten(0, 1)
    assert MEASURES["kernels"](Scene(document, ViewState())).numbers == (len(slices),)


@pytest.mark.parametrize(("channel", "planes"), [(0, (0, 1)), (1, (0, 1)), (2, (2, 3)), (3, (2, 3))])
def test_two_columns_do_not_talk(channel: int, planes: tuple[int, ...]) -> None:
    scene = Scene(EXAMPLES["two-columns"](), ViewState(cursor=Cursor(channel)))
    assert MEASURES["feeding_planes"](scene).numbers == planes
