import math
from typing import Final

import numpy as np
import pytest
import torch

from convstudio.core import limits
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.banks import BANKS, RANDOM, bank
from convstudio.core.operators.kernels import preset
from tests.oracles import torch_output

FIXED: Final = [name for name in BANKS if name != RANDOM]
SHAPES: Final = {
    "oriented_edges": (8, 3, 3),
    "gabor": (16, 7, 7),
    "sobel_pair": (2, 3, 3),
    "blur_pyramid": (5, 9, 9),
    "color_opponent": (4, 1, 1),
}


@pytest.mark.parametrize("name", FIXED)
@pytest.mark.parametrize("planes", [1, 3, 5])
def test_every_bank_fits_a_layer(name: str, planes: int) -> None:
    if name == "color_opponent" and planes != 3:
        with pytest.raises(StudioError) as refusal:
            bank(name, planes)
        assert (refusal.value.code, refusal.value.values) == (Code.BANK_NEEDS_COLOR, {"found": planes})
        return
    weight = bank(name, planes)
    filters, *size = SHAPES[name]
    assert weight.shape == (filters, planes, *size)
    assert weight.dtype == np.float32
    assert not weight.flags.writeable
    assert max(size) <= limits.KERNEL_SIDE
    assert len(np.unique(weight.reshape(filters, -1), axis=0)) == filters


@pytest.mark.parametrize("name", [name for name in FIXED if name != "color_opponent"])
def test_gray_gives_the_same_as_one_plane_or_as_three(name: str) -> None:
    gray = np.random.default_rng(0).random((1, 12, 12)).astype(np.float32)
    outputs = []
    for planes, color in ((1, Color.GRAY), (3, Color.RGB)):
        weight = bank(name, planes)
        signal = Signal(frozen(np.repeat(gray, planes, axis=0)), color)
        outputs.append(torch_output(Document(signal, LayerSpec(), weight, frozen(np.zeros(len(weight))))))
    np.testing.assert_allclose(outputs[0], outputs[1], atol=1e-5)


def test_the_compass_masks() -> None:
    masks = bank("oriented_edges", 1)[:, 0]
    np.testing.assert_array_equal(masks[0], preset("sobel_x"))
    np.testing.assert_array_equal(masks[2], preset("sobel_y"))
    assert masks[1].tolist() == [[-2, -1, 0], [-1, 0, 1], [0, 1, 2]]
    for step in range(8):
        np.testing.assert_array_equal(masks[(step + 4) % 8], -masks[step])
        np.testing.assert_array_equal(masks[(step + 2) % 8], np.rot90(masks[step], -1))
        assert masks[step].sum() == 0


@pytest.mark.parametrize("step", range(8))
def test_each_mask_answers_most_to_its_own_edge(step: int) -> None:
    angle = math.pi * step / 4
    y, x = np.mgrid[-1:2, -1:2]
    ramp = x * math.cos(angle) + y * math.sin(angle)
    answers = (bank("oriented_edges", 1)[:, 0] * ramp).sum(axis=(1, 2))
    assert int(answers.argmax()) == step


def test_gabor_filters_answer_nothing_to_a_flat_picture() -> None:
    filters = bank("gabor", 1)[:, 0].astype(np.float64)
    even, odd = filters[:8], filters[8:]
    np.testing.assert_allclose(filters.sum(axis=(1, 2)), 0, atol=1e-6)
    np.testing.assert_allclose(np.abs(filters).sum(axis=(1, 2)), 2, rtol=1e-6)
    np.testing.assert_allclose(even, even[:, ::-1, ::-1], atol=1e-7)
    np.testing.assert_allclose(odd, -odd[:, ::-1, ::-1], atol=1e-7)
    np.testing.assert_allclose(even[4], even[0].T, atol=1e-7)  # 90° further
    np.testing.assert_allclose(odd[4], odd[0].T, atol=1e-7)


@pytest.mark.parametrize("number", range(8))
def test_a_gabor_filter_answers_most_to_a_wave_of_its_direction(number: int) -> None:
    angle = math.pi * number / 8
    y, x = np.mgrid[-3:4, -3:4]
    along = 2 * math.pi / 5 * (x * math.cos(angle) + y * math.sin(angle))
    filters = bank("gabor", 1)[:, 0]
    for half, wave in ((filters[:8], np.cos(along)), (filters[8:], np.sin(along))):
        assert int(np.abs((half * wave).sum(axis=(1, 2))).argmax()) == number


def test_blurs_keep_the_brightness_and_grow() -> None:
    blurs = bank("blur_pyramid", 1)[:, 0]
    np.testing.assert_array_equal(blurs.sum(axis=(1, 2)), 1)
    np.testing.assert_array_equal(blurs[1, 3:6, 3:6], preset("gaussian_blur"))
    np.testing.assert_array_equal(blurs[2, 2:7, 2:7], preset("gaussian_blur_5"))
    assert [np.count_nonzero(blur) for blur in blurs] == [1, 9, 25, 49, 81]
    picture = torch.rand((1, 1, 9, 9))
    unchanged = torch.conv2d(picture, torch.tensor(blurs[:1, None].tolist()))
    assert unchanged.item() == picture[0, 0, 4, 4]


def test_opponents_of_pure_colors() -> None:
    red, green, blue, yellow, gray = (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 1, 1)
    answers = bank("color_opponent", 3)[:, :, 0, 0] @ np.array([red, green, blue, yellow, gray]).T
    assert answers.tolist() == [
        [1, -1, 0, 0, 0],
        [-1, 1, 0, 0, 0],
        [-0.5, -0.5, 1, -1, 0],
        [0.5, 0.5, -1, 1, 0],
    ]


@pytest.mark.parametrize("name", ["nothing", RANDOM])
def test_an_unknown_name(name: str) -> None:
    with pytest.raises(KeyError):
        bank(name, 1)
