"""Pictures of matrices: every weight stays visible, and blocks agree with the whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.operators.matrix import LayerMatrix
from convstudio.core.operators.weight_sharing import distances
from convstudio.core.render import colormap
from convstudio.core.render.matrix import (
    BLANK,
    REDUCED_SIDE,
    ZERO,
    MatrixPicture,
    block_codes,
    code_table,
    codes_of,
    fits,
    matrix_picture,
    reduced,
    shared_codes,
)
from convstudio.core.view_state import Sharing
from tests.oracles import make
from tests.strategies import possible_documents


def picture_of(matrix: LayerMatrix) -> MatrixPicture:
    picture = matrix_picture(matrix)
    assert picture is not None
    return picture


@settings(max_examples=60)
@given(possible_documents(2, max_side=6, max_kernel=3))
def test_codes_say_where_weights_stand_and_which_are_zero(document: Document) -> None:
    matrix = LayerMatrix.of(document)
    picture = picture_of(matrix)
    entries, _ = matrix.entries().summed()
    codes = picture.levels[0]
    assert codes.shape == matrix.shape
    assert np.count_nonzero(codes != BLANK) == len(entries) == matrix.filled
    own = codes[entries.rows, entries.columns]
    np.testing.assert_array_equal(own == ZERO, entries.values == 0)
    signs = np.where(own % 2, 1, -1)[own > ZERO]
    np.testing.assert_array_equal(signs, np.sign(entries.values[own > ZERO]))


@settings(max_examples=40)
@given(possible_documents(1, max_side=8, max_kernel=3), st.data())
def test_a_block_is_a_part_of_the_whole(document: Document, data: st.DataObject) -> None:
    matrix = LayerMatrix.of(document)
    picture = picture_of(matrix)
    rows, columns = (
        range(start, data.draw(st.integers(start + 1, size)))
        for size, start in ((size, data.draw(st.integers(0, size - 1))) for size in matrix.shape)
    )
    np.testing.assert_array_equal(
        block_codes(matrix, rows, columns, picture.limit),
        picture.levels[0][rows.start : rows.stop, columns.start : columns.stop],
    )


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=40))
def test_larger_magnitudes_have_larger_codes(values: list[float]) -> None:
    ordered = np.array(sorted(values, key=abs))
    codes = codes_of(ordered, 10.0)
    assert (np.diff(codes.astype(int) // 2) >= 0).all()
    assert ((codes == ZERO) == (ordered == 0)).all()


def test_the_ends_of_the_range_have_the_last_codes() -> None:
    assert codes_of(np.array([-2.0, 2.0, -9.0, np.inf, 1e-30, -1e-30]), 2.0).tolist() == [
        254,
        255,
        254,
        255,
        3,
        2,
    ]


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_a_reduced_picture_is_the_maximum(rows: int, columns: int, coarser: int, seed: int) -> None:
    codes = np.random.default_rng(seed).integers(0, 256, (rows, columns)).astype(np.uint8)
    small = reduced(codes, coarser)
    assert small.shape == (-(-rows // coarser), -(-columns // coarser))
    for row, column in np.ndindex(*small.shape):
        part = codes[row * coarser : (row + 1) * coarser, column * coarser : (column + 1) * coarser]
        assert small[row, column] == part.max()


def test_copies_of_a_large_matrix_are_reduced_by_halves() -> None:
    document = make(np.zeros((1, 32, 33)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    levels = picture_of(LayerMatrix.of(document)).levels
    assert [level.shape for level in levels] == [(1056, 1056), (528, 528), (264, 264)]
    assert max(levels[-1].shape) <= REDUCED_SIDE
    for number, level in enumerate(levels):
        np.testing.assert_array_equal(level, reduced(levels[0], 2**number))
        assert not level.flags.writeable


def test_a_thin_diagonal_is_seen_however_small_it_is_drawn() -> None:
    document = make(np.zeros((1, 4096)), [[[0.01]]])
    matrix = LayerMatrix.of(document)
    assert fits(matrix)
    small = reduced(picture_of(matrix).levels[-1], 16)
    assert (np.diag(small) == 255).all()
    assert np.count_nonzero(small) == len(small)


def test_what_is_too_large_does_not_fit() -> None:
    assert not fits(LayerMatrix.of(make(np.zeros((1, 4097)), [[[1]]])))


def test_a_picture_can_be_given_up() -> None:
    assert matrix_picture(LayerMatrix.of(make(np.zeros((1, 9)), [[[1, 2]]])), lambda: True) is None


def test_a_mirrored_row_shows_sums() -> None:
    layer = LayerSpec(stride=(1,), padding=((1, 0),), dilation=(1,), padding_mode=PaddingMode.REFLECT)
    picture = picture_of(LayerMatrix.of(make([[1, 2, 3]], [[[1, -3, -1]]], layer=layer)))
    assert picture.levels[0][0, 1] == ZERO  # 1 − 1
    assert picture.limit == 3


@settings(max_examples=40)
@given(possible_documents(2, max_side=5, max_kernel=3, modes=(PaddingMode.ZEROS,)))
def test_shared_codes_depend_on_the_distance_alone_and_keep_the_layer(document: Document) -> None:
    matrix = LayerMatrix.of(document)
    picture = picture_of(matrix)
    rows, columns = np.arange(matrix.shape[0]), np.arange(matrix.shape[1])
    codes = shared_codes(matrix, Sharing.SHARED, rows, columns, picture.limit)
    assert (codes != BLANK).all()
    parts = np.stack([part.ravel() for part in np.broadcast_arrays(*distances(matrix, rows, columns))])
    _, kinds = np.unique(parts, axis=1, return_inverse=True)
    kinds = kinds.reshape(-1)
    seen = dict(zip(kinds.tolist(), codes.ravel().tolist(), strict=True))
    assert [seen[kind] for kind in kinds.tolist()] == codes.ravel().tolist()
    own = picture.levels[0]
    np.testing.assert_array_equal(codes[own != BLANK], own[own != BLANK])


def test_in_a_fully_connected_layer_every_weight_is_its_own() -> None:
    matrix = LayerMatrix.of(make(np.zeros((1, 16, 16)), np.ones((1, 1, 3, 3))))
    rows, columns = np.arange(matrix.shape[0]), np.arange(matrix.shape[1])
    codes = shared_codes(matrix, Sharing.CONNECTED, rows, columns, 1.0)
    assert len(np.unique(codes)) == 254
    assert codes.min() >= 2
    # Neighbors along a diagonal agree as often as by chance.
    assert np.mean(codes[1:, 1:] == codes[:-1, :-1]) < 0.01
    again = shared_codes(matrix, Sharing.CONNECTED, rows[7:9], columns[3:5], 1.0)
    np.testing.assert_array_equal(again, codes[7:9, 3:5])


@pytest.mark.parametrize("theme", list(colormap.Theme))
def test_colors_of_codes_are_those_of_the_signed_map(theme: colormap.Theme) -> None:
    signed = colormap.signed_table(theme)
    table = code_table(signed, (1, 2, 3))
    assert table[BLANK].tolist() == [1, 2, 3]
    assert table[ZERO].tolist() == signed[colormap.MIDDLE].tolist()
    assert table[255].tolist() == signed[255].tolist()
    assert table[254].tolist() == signed[1].tolist()


def test_small_weights_have_the_color_of_the_least_step() -> None:
    signed = colormap.signed_table(colormap.Theme.DARK, vivid=True)
    table = code_table(signed, (1, 2, 3), (4, 5, 6), least=40)
    assert table[ZERO].tolist() == [4, 5, 6]
    assert table[2].tolist() == table[80].tolist() == signed[colormap.MIDDLE - 40].tolist()
    assert table[3].tolist() == table[81].tolist() == signed[colormap.MIDDLE + 40].tolist()
    assert table[83].tolist() == signed[colormap.MIDDLE + 41].tolist()
