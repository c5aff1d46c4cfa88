from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Document, FloatArray, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.render.colormap import gray_table
from convstudio.core.render.export import GAP, arranged, color_table, sheet, sheet_size
from convstudio.core.render.frame import Look, frame_of
from convstudio.core.render.gallery import Gallery, GalleryLook
from convstudio.core.render.raster import ByteArray
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Scale
from tests.oracles import torch_output
from tests.strategies import any_documents

looks = st.builds(GalleryLook, st.sampled_from(Scale), st.booleans(), st.booleans())


def gallery_of(document: Document, look: GalleryLook) -> tuple[FloatArray, Gallery, list[ByteArray]]:
    """Return the maps of a document, their gallery, and each as it is enlarged: indices at full size."""
    maps = torch_output(document)
    result = Evaluated(document, maps, "CPU", 0.0)
    frames = [frame_of(result, Look(0, channel, look)) for channel in range(len(maps))]
    assert frames[0].gallery is not None
    return maps, frames[0].gallery, [frame.output.levels[0] for frame in frames if frame.output is not None]


def positions(count: int, size: tuple[int, int]) -> list[tuple[slice, slice]]:
    """Return where the maps of a sheet are, counted one by one."""
    down, across = arranged(count, size)
    places = []
    for row in range(down):
        for column in range(across):
            top, left = row * (size[0] + GAP), column * (size[1] + GAP)
            places.append((slice(top, top + size[0]), slice(left, left + size[1])))
    return places[:count]


@given(st.data(), any_documents(), looks)
def test_pixels_are_those_of_the_enlarged_maps(
    data: st.DataObject, document: Document, look: GalleryLook
) -> None:
    maps, gallery, enlarged = gallery_of(document, look)
    order = data.draw(st.permutations(range(len(maps))))
    pixels = sheet(maps, order, gallery)
    within = Sheet.of(maps.shape[1:])
    cells = within.spread(np.ones(within.shape, dtype=bool))
    assert pixels.shape == sheet_size(len(maps), within.shape)
    seen = np.zeros(pixels.shape, dtype=bool)
    for channel, place in zip(order, positions(len(maps), within.size), strict=True):
        np.testing.assert_array_equal(pixels[place][cells], enlarged[channel][cells])
        assert not seen[place].any()
        seen[place] = cells
    assert (pixels[~seen] == (255 if look.magnitude else 0)).all()
    if not look.magnitude:
        assert pixels[seen].min() >= 1


@given(st.integers(1, 256), st.tuples(st.integers(1, 300), st.integers(1, 300)))
def test_every_map_has_a_place_and_no_row_is_empty(count: int, size: tuple[int, int]) -> None:
    down, across = arranged(count, size)
    assert (down - 1) * across < count <= down * across


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        (1, (5, 5), (1, 1)),
        (64, (9, 9), (8, 8)),
        (16, (5, 20), (8, 2)),
        (16, (20, 5), (2, 8)),
        (5, (1, 99), (5, 1)),
    ],
)
def test_a_sheet_is_about_square(count: int, size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert arranged(count, size) == expected


def test_a_sheet_that_is_too_large_is_refused_before_it_is_made() -> None:
    document = Document(
        Signal(frozen(np.ones((1, 4, 6)))), LayerSpec(), frozen(np.ones((3, 1, 1, 1))), frozen([0.0] * 3)
    )
    maps, gallery, _ = gallery_of(document, GalleryLook())
    rows, columns = sheet_size(3, (4, 6))
    with mock.patch.object(limits, "EXPORT_PIXELS", rows * columns):
        assert sheet(maps, range(3), gallery).shape == (rows, columns)
    with (
        mock.patch.object(limits, "EXPORT_PIXELS", rows * columns - 1),
        mock.patch.object(np, "full", side_effect=AssertionError),
        pytest.raises(StudioError) as caught,
    ):
        sheet(maps, range(3), gallery)
    assert caught.value.code is Code.EXPORT_TOO_LARGE
    assert caught.value.values == {"rows": rows, "columns": columns, "limit": rows * columns - 1}


def test_gaps_have_a_color_of_their_own() -> None:
    table = color_table(signed=True)
    assert table.shape == (256, 3)
    assert tuple(table[0]) == (128, 128, 128)
    assert (table[1:] != 128).any(axis=1).all()
    assert table[128].min() > 240
    np.testing.assert_array_equal(color_table(signed=False), gray_table())
