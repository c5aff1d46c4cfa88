import numpy as np
import pytest

from convstudio.core import limits
from convstudio.core.operators.kernels import LINE_PRESETS, PRESETS_OF, VOLUME_PRESETS, preset


@pytest.mark.parametrize(("rank", "name"), [(rank, name) for rank in PRESETS_OF for name in PRESETS_OF[rank]])
def test_presets_are_read_only_kernels_of_their_rank(rank: int, name: str) -> None:
    kernel = preset(name, rank)
    assert kernel.ndim == rank
    assert max(kernel.shape) <= limits.KERNEL_SIDE
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


@pytest.mark.parametrize("name", ["identity", "moving_average", "moving_average_5", "binomial_blur"])
def test_these_keep_the_level_of_a_signal(name: str) -> None:
    assert float(preset(name, 1).sum()) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "rank"),
    [("difference", 1), ("second_difference", 1), ("depth_difference", 3), ("laplacian", 3)],
)
def test_these_answer_nothing_to_a_constant(name: str, rank: int) -> None:
    assert preset(name, rank).sum() == 0


def test_the_same_name_is_the_same_idea_in_every_rank() -> None:
    assert set(LINE_PRESETS) & set(VOLUME_PRESETS) == {"identity"}
    for rank in PRESETS_OF:
        assert np.count_nonzero(preset("identity", rank)) == 1
    np.testing.assert_array_equal(preset("difference", 1), preset("difference")[0])
    assert float(preset("box_blur", 3).sum()) == pytest.approx(1, abs=1e-6)
    # Each of the three middle slices along an axis is the plane's Laplacian, but for what the other axis takes.
    np.testing.assert_array_equal(preset("laplacian", 3)[1], preset("laplacian") - 2 * preset("identity"))
    assert preset("ones", 3).tolist() == [[[1, 1], [1, 1]]] * 2


def test_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        preset("nothing")
