import numpy as np
import pytest

from convstudio.core.operators.kernels import PRESETS, preset


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_read_only_planes(name: str) -> None:
    kernel = preset(name)
    assert kernel.ndim == 2
    assert kernel.dtype == np.float32
    assert not kernel.flags.writeable


@pytest.mark.parametrize(
    "name", ["box_blur", "gaussian_blur", "gaussian_blur_5", "identity", "sharpen", "emboss"]
)
def test_these_keep_the_brightness(name: str) -> None:
    assert float(preset(name).sum()) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("name", ["sobel_x", "sobel_y", "prewitt_x", "prewitt_y", "laplacian", "difference"])
def test_these_answer_nothing_to_a_flat_picture(name: str) -> None:
    assert preset(name).sum() == 0


@pytest.mark.parametrize("name", ["sobel", "prewitt"])
def test_x_answers_to_a_change_along_x(name: str) -> None:
    along_x = np.tile(np.arange(3), (3, 1))
    assert (preset(f"{name}_x") * along_x).sum() > 0
    assert (preset(f"{name}_y") * along_x).sum() == 0
    np.testing.assert_array_equal(preset(f"{name}_x"), preset(f"{name}_y").T)


def test_binomials_are_products_of_a_row_with_itself() -> None:
    for name, row in (("gaussian_blur", [1, 2, 1]), ("gaussian_blur_5", [1, 4, 6, 4, 1])):
        np.testing.assert_array_equal(preset(name), np.outer(row, row) / np.sum(row) ** 2)


def test_the_diagonals_mirror_each_other() -> None:
    np.testing.assert_array_equal(preset("diagonal"), preset("antidiagonal")[:, ::-1])


def test_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        preset("nothing")
