import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import Color, Document, PaddingMode
from convstudio.core.edits import kernel, layer, signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.render import counting, mosaic
from convstudio.core.render.frame import Frame, Look, frame_of, is_picture
from convstudio.core.render.gallery import Gallery, GalleryLook, shown_values
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.core.view_state import COMPOSITE, Scale
from convstudio.engine import evaluate as engine
from convstudio.engine import gallery, tiles
from convstudio.engine.renderer import Renderer
from tests.oracles import make, torch_output
from tests.strategies import any_documents

FIRST = Look(0, 0)


@pytest.fixture
def renderer() -> Renderer:
    return Renderer("cpu")


def never() -> bool:
    return False


def rendered(
    renderer: Renderer, document: Document, look: Look = FIRST, stop: Callable[[], bool] = never
) -> Frame:
    frame = renderer.render(document, look, stop, lambda _share: None)
    assert frame.result.document is document
    assert frame.look == look
    return frame


def layered(document: Document, **changes: Any) -> Document:
    """Return `document` with other parameters of its layer."""
    return replace(document, layer=replace(document.layer, **changes))


@pytest.mark.parametrize("name", examples.EXAMPLES)
def test_the_output_is_that_of_torch(renderer: Renderer, name: str) -> None:
    document = examples.EXAMPLES[name]()
    frame = rendered(renderer, document)
    assert isinstance(frame.result, Evaluated)
    np.testing.assert_array_equal(frame.result.output, torch_output(document))
    assert frame.output is not None
    assert frame.output.size == Sheet.of(frame.result.output.shape[1:]).size


def test_another_look_does_not_convolve_again(renderer: Renderer) -> None:
    document = signal.set_color(examples.two_filters(), Color.RGB)
    first = rendered(renderer, document)
    for look in (Look(0, 1), Look(2, 0), Look(COMPOSITE, 0)):
        again = rendered(renderer, document, look)
        assert again.result is first.result
        assert (again.input is first.input) == (look.in_channel == 0)


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (lambda document: kernel.turn(document, (0, 0)), True),
        (lambda document: layer.set_stride(document, (2, 2)), True),
        (lambda document: layer.set_flipped(document, True), True),
        (lambda document: layer.set_padding(document, ((1, 1), (0, 0))), False),
        (lambda document: layered(document, kind=Kind.MAX_POOL), False),
        (lambda document: layer.set_padding_mode(document, PaddingMode.REPLICATE), False),
        (signal.invert, False),
    ],
)
def test_the_picture_of_the_input_is_kept_while_it_is_the_same(
    renderer: Renderer, edit: Callable[[Document], Document], same: bool
) -> None:
    document = examples.lecture()
    first = rendered(renderer, document)
    second = rendered(renderer, edit(document))
    assert (second.input is first.input) == same
    assert second.result is not first.result


def test_what_lies_around_the_input_depends_on_the_kind(renderer: Renderer) -> None:
    document = layered(examples.lecture(), kind=Kind.AVERAGE_POOL, stride=(2, 2))
    bare = rendered(renderer, document)
    assert bare.input.raster.size == (5, 5)
    assert rendered(renderer, kernel.resize_kernel(document, (1, 1))).input is bare.input
    wider = layered(
        kernel.resize_kernel(document, (2, 2)), ceil_mode=True
    )  # its last windows reach over the end
    assert rendered(renderer, wider).input.raster.size == (6, 6)
    stamped = layered(examples.lecture(), kind=Kind.TRANSPOSED)
    kept = rendered(renderer, stamped).input
    assert rendered(renderer, layered(stamped, padding=((1, 1), (1, 1)))).input is kept


def test_what_was_stopped_is_computed_again(renderer: Renderer) -> None:
    shown, other = examples.diagonal(), examples.lecture()
    first = rendered(renderer, shown)
    stopped = rendered(renderer, other, stop=lambda: True)
    assert isinstance(stopped.result, Impossible)
    assert stopped.result.error.code is Code.STOPPED
    assert stopped.output is None
    assert rendered(renderer, shown, stop=lambda: True).result is first.result
    assert isinstance(rendered(renderer, other).result, Evaluated)


def test_an_impossible_document_and_back(renderer: Renderer) -> None:
    document = examples.first()
    rendered(renderer, document)
    wide = rendered(renderer, layer.set_dilation(document, (3, 3)))
    assert isinstance(wide.result, Impossible)
    assert wide.output is None
    back = rendered(renderer, document)
    assert isinstance(back.result, Evaluated)
    np.testing.assert_array_equal(back.result.output, torch_output(document))


def test_documents_that_only_look_alike_are_computed(renderer: Renderer) -> None:
    document = examples.first()
    first = rendered(renderer, document)
    twin = rendered(renderer, replace(document, layer=document.layer))
    assert twin.result is not first.result
    assert twin.input is first.input


def test_progress_is_told(renderer: Renderer) -> None:
    told: list[float] = []
    renderer.render(examples.first(), FIRST, never, told.append)
    assert told[-1] == 1


def test_a_device_that_is_not_there() -> None:
    with pytest.raises(StudioError) as refusal:
        Renderer("cuda:99")
    assert refusal.value.code is Code.DEVICE_MISSING


# Galleries


@pytest.fixture(scope="module")
def shared() -> Renderer:
    """Return one for properties, whose every example may follow any other."""
    return Renderer("cpu")


looks = st.builds(GalleryLook, st.sampled_from(tuple(Scale)), st.booleans(), st.booleans())


def gallery_of(frame: Frame) -> Gallery:
    assert frame.gallery is not None
    return frame.gallery


def full(renderer: Renderer, document: Document, look: Look) -> Frame:
    """Return the frame with everything that can be counted."""
    frame = rendered(renderer, document, look)
    better = renderer.counted(frame, never)
    assert (better is None) == frame.complete
    return better or frame


def photograph(filters: int = 3, side: int = 500) -> Document:
    random = np.random.default_rng(side)
    return make(random.standard_normal((3, side, side)), random.standard_normal((filters, 3, 3, 3)))


@settings(max_examples=60)
@given(document=any_documents(max_side=6), look=looks, data=st.data())
def test_a_gallery_is_that_of_numpy(
    shared: Renderer, document: Document, look: GalleryLook, data: st.DataObject
) -> None:
    channel = data.draw(st.integers(0, document.out_channels - 1))
    frame = rendered(shared, document, Look(0, channel, look))
    assert frame.complete
    found = gallery_of(frame)
    expected = frame_of(frame.result, frame.look).gallery
    assert expected is not None
    for one, other in ((found.inputs, expected.inputs), (found.maps, expected.maps)):
        np.testing.assert_array_equal(one.pixels, other.pixels)
        np.testing.assert_array_equal(one.high, other.high)
        np.testing.assert_array_equal(one.clipped, other.clipped)
        assert (one.factor, one.signed) == (other.factor, other.signed)
    np.testing.assert_array_equal(found.kernels, expected.kernels)
    assert found.histogram is not None
    assert expected.histogram is not None
    np.testing.assert_array_equal(found.histogram.counts, expected.histogram.counts)


@settings(max_examples=200)
@given(any_documents(possible=False, wild=True, max_side=5), st.booleans())
def test_every_document_has_a_frame(shared: Renderer, document: Document, gallery: bool) -> None:
    channel = document.out_channels - 1
    frame = rendered(shared, document, Look(0, channel, GalleryLook() if gallery else None))
    assert (frame.output is not None) == isinstance(frame.result, Evaluated)
    if isinstance(frame.result, Evaluated):
        assert frame.output is not None
        assert frame.output.size == Sheet.of(frame.result.output.shape[1:]).size


@pytest.mark.parametrize("shape", [(200_000,), (30, 90, 110)])
@pytest.mark.parametrize("keeps", [True, False])
def test_signals_and_volumes_are_averaged_slice_by_slice(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, shape: tuple[int, ...], keeps: bool
) -> None:
    random, rank = np.random.default_rng(len(shape)), len(shape)
    document = make(random.standard_normal((2, *shape)), random.standard_normal((40, 2, *(2,) * rank)))
    if not keeps:
        monkeypatch.setattr(limits, "RESULT_BYTES", 1)
    frame = full(renderer, document, Look(0, 1, GalleryLook()))
    shown, maps = gallery_of(frame), torch_output(document)
    assert shown.maps.factor == mosaic.tile_factor(40, *Sheet.of(maps.shape[1:]).size) > 1
    expected = mosaic.block_means(maps, shown.maps.factor)
    assert shown.maps.pixels.shape == expected.shape
    robust = is_picture(maps.shape[1:])
    tiles = mosaic.map_tiles(expected, shown.maps.factor, GalleryLook(), robust=robust)
    assert np.abs(shown.maps.pixels.astype(int) - tiles.pixels).max() <= 1
    # What is counted is what there is, without the gaps between slices.
    spatial = tuple(range(1, maps.ndim))
    assert shown.statistics is not None
    np.testing.assert_allclose(shown.statistics.mean, maps.mean(spatial, np.float64), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(shown.statistics.variance, maps.var(spatial, np.float64), rtol=1e-4)
    assert shown.histogram is not None
    assert shown.histogram.counts.sum() == maps[0].size


@pytest.mark.parametrize(
    "look", [GalleryLook(), GalleryLook(Scale.PER_MAP, True), GalleryLook(rectified=True)]
)
def test_large_maps_are_averaged_and_counted_afterwards(renderer: Renderer, look: GalleryLook) -> None:
    document = photograph(filters=40, side=280)
    frame = rendered(renderer, document, Look(0, 1, look))
    assert isinstance(frame.result, Evaluated)
    shown = gallery_of(frame)
    assert shown.statistics is None
    assert shown.histogram is None
    maps = shown_values(frame.result.output, look)
    tiles = mosaic.map_tiles(mosaic.block_means(maps, 2), 2, look, robust=True)
    assert shown.maps.factor == 2
    assert np.abs(shown.maps.pixels.astype(int) - tiles.pixels).max() <= 1
    np.testing.assert_allclose(shown.maps.high, tiles.high, rtol=1e-5)
    assert frame.output is not None
    assert frame.output.high == shown.maps.high[1]
    better = renderer.counted(frame, never)
    assert better is not None
    assert better.complete
    assert better.output is frame.output
    assert gallery_of(better).maps is shown.maps
    expected = counting.statistics(frame.result.output, rectified=look.rectified)
    found = gallery_of(better).statistics
    assert found is not None
    np.testing.assert_allclose(found.mean, expected.mean, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.variance, expected.variance, rtol=1e-5)
    np.testing.assert_array_equal(found.positive, expected.positive)


def test_another_map_is_enlarged_without_averaging_or_counting(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = photograph()
    first = full(renderer, document, Look(0, 0, GalleryLook()))
    monkeypatch.setattr(gallery, "pooled", None)
    monkeypatch.setattr(gallery, "counted", None)
    second = rendered(renderer, document, Look(0, 2, GalleryLook()))
    assert second.result is first.result
    assert gallery_of(second).maps is gallery_of(first).maps
    assert gallery_of(second).statistics is gallery_of(first).statistics
    assert gallery_of(second).histogram is None
    better = renderer.counted(second, never)
    assert better is not None
    assert better.complete
    each = full(renderer, document, Look(0, 2, GalleryLook(Scale.PER_MAP)))
    assert gallery_of(each).statistics is gallery_of(first).statistics
    assert gallery_of(each).inputs is gallery_of(first).inputs


def test_statistics_after_relu_and_before_are_both_kept(renderer: Renderer) -> None:
    document = photograph()
    before = full(renderer, document, Look(0, 0, GalleryLook()))
    after = full(renderer, document, Look(0, 0, GalleryLook(rectified=True)))
    again = rendered(renderer, document, Look(0, 0, GalleryLook(magnitude=True)))
    first, second = gallery_of(before).statistics, gallery_of(after).statistics
    assert first is not None
    assert second is not None
    assert gallery_of(again).statistics is first
    assert (second.minimum >= 0).all()
    assert (first.minimum < 0).all()


def test_kernels_and_inputs_are_quantised_once(renderer: Renderer) -> None:
    document = examples.two_filters()
    look = Look(0, 0, GalleryLook())
    one = gallery_of(rendered(renderer, document, look))
    other = gallery_of(rendered(renderer, layer.set_stride(document, (2, 2)), look))
    assert other.kernels is one.kernels
    assert other.inputs is one.inputs
    assert other.maps is not one.maps


def test_a_large_input_is_averaged(renderer: Renderer) -> None:
    document = photograph(filters=1, side=1000)
    found = gallery_of(rendered(renderer, document, Look(0, 0, GalleryLook()))).inputs
    expected = mosaic.input_tiles(document.signal)
    assert (found.factor, found.pixels.shape) == (2, (3, 500, 500))
    assert np.abs(found.pixels.astype(int) - expected.pixels).max() <= 1
    np.testing.assert_array_equal(found.low, expected.low)
    np.testing.assert_array_equal(found.high, expected.high)


def test_counting_is_given_up(renderer: Renderer) -> None:
    document = photograph()
    frame = rendered(renderer, document, Look(0, 0, GalleryLook()))
    assert renderer.counted(frame, lambda: True) is None
    asked = itertools.count()
    assert renderer.counted(frame, lambda: next(asked) >= 3) is None  # the maps are counted, the one is not
    again = rendered(renderer, document, Look(0, 0, GalleryLook()))
    assert gallery_of(again).statistics is not None
    assert renderer.counted(rendered(renderer, document), never) is None


def test_a_gallery_is_stopped(renderer: Renderer) -> None:
    document = photograph(filters=12)
    first = rendered(renderer, document)
    stopped = rendered(renderer, document, Look(0, 0, GalleryLook()), stop=lambda: True)
    assert isinstance(stopped.result, Impossible)
    assert stopped.result.error.code is Code.STOPPED
    assert stopped.gallery is None
    again = rendered(renderer, document, Look(0, 0, GalleryLook()))
    assert again.result is first.result


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only one map be kept."""
    monkeypatch.setattr(limits, "RESULT_BYTES", 1)
    monkeypatch.setattr(tiles, "BLOCK_BYTES", 2**20)


@pytest.mark.usefixtures("passing")
def test_maps_that_are_not_kept(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    document, told = photograph(filters=5), list[float]()
    look = Look(0, 3, GalleryLook(magnitude=True))
    frame = renderer.render(document, look, never, told.append)
    assert told[-1] == 1
    assert max(told[:10]) < 1
    assert isinstance(frame.result, Evaluated)
    assert not frame.result.whole
    assert frame.result.first == 3
    shown = gallery_of(frame)
    assert shown.statistics is not None
    assert shown.histogram is None
    maps = torch_output(document)
    np.testing.assert_allclose(shown.statistics.variance, maps.var(axis=(1, 2), dtype=np.float64), rtol=1e-4)
    factor = shown.maps.factor
    means = mosaic.block_means(np.abs(maps), factor)
    expected = mosaic.map_tiles(means, factor, look.gallery or GalleryLook(), robust=True)
    assert np.abs(shown.maps.pixels.astype(int) - expected.pixels).max() <= 1
    better = renderer.counted(frame, never)
    assert better is not None
    assert better.complete
    # Another map is computed by itself.
    monkeypatch.setattr(gallery, "streamed", None)
    second = rendered(renderer, document, Look(0, 1, look.gallery))
    assert isinstance(second.result, Evaluated)
    plane = second.result.map(1)
    assert plane is not None
    np.testing.assert_allclose(plane, maps[1], rtol=1e-4, atol=1e-4)
    assert gallery_of(second).maps is shown.maps
    assert gallery_of(second).statistics is shown.statistics
    # So it is without a gallery.
    alone = rendered(renderer, document, Look(0, 4)).result
    assert isinstance(alone, Evaluated)
    assert alone.first == 4


@pytest.mark.usefixtures("passing")
def test_maps_that_pass_can_be_stopped(renderer: Renderer) -> None:
    document, asked = photograph(filters=5), itertools.count()
    stopped = rendered(renderer, document, Look(0, 0, GalleryLook()), lambda: next(asked) > 12)
    assert isinstance(stopped.result, Impossible)
    assert stopped.result.error.code is Code.STOPPED
    assert isinstance(rendered(renderer, document, Look(0, 0, GalleryLook())).result, Evaluated)


def test_a_large_result_is_let_go_before_the_next(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convstudio.engine.renderer.LARGE_BYTES", 8)
    evaluate = engine.evaluate

    def evaluated(*arguments: Any) -> Result:
        assert renderer._result is None
        return evaluate(*arguments)

    monkeypatch.setattr("convstudio.engine.renderer.evaluate", evaluated)
    for example in (examples.first, examples.diagonal, examples.lecture):
        assert isinstance(rendered(renderer, example()).result, Evaluated)
