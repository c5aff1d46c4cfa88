from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from convstudio.app import compute
from convstudio.app.compute import FIRST_PRODUCTS, Compute, Request, first_frame
from convstudio.app.latest import Turn
from convstudio.core import examples, limits
from convstudio.core.document import Document, frozen
from convstudio.core.edits import layer
from convstudio.core.errors import Code, StudioError
from convstudio.core.render.frame import Frame, Look
from convstudio.core.render.gallery import GalleryLook
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import Scale
from tests import oracles
from tests.strategies import documents, possible_documents

FIRST = Look(0, 0)
GALLERY = Look(0, 0, GalleryLook())


class Thread:
    """Calls a job as the compute thread does, and takes what it emits."""

    def __init__(self, job: Compute) -> None:
        self.job = job
        self.progress: list[float] = []
        self.frames: list[Frame] = []

    def emit(self, frame: object) -> None:
        assert isinstance(frame, Frame)
        self.frames.append(frame)

    def run(
        self,
        document: Document,
        look: Look = FIRST,
        *,
        stop: bool = False,
        outdated: bool = False,
        newer: Request | None = None,
    ) -> list[Frame]:
        self.frames = []
        turn = Turn(self.emit, lambda: stop, lambda: outdated, lambda: newer, self.progress.append)
        self.job(Request(document, look), turn)
        return self.frames


@pytest.fixture(scope="module")
def running() -> Thread:
    """Return a thread that has loaded torch."""
    thread = Thread(Compute("cpu"))
    thread.run(examples.first())
    return thread


def evaluated(frame: Frame | None) -> Evaluated:
    assert frame is not None
    assert isinstance(frame.result, Evaluated)
    return frame.result


@settings(max_examples=40)
@given(documents(max_side=5, max_kernel=3))
def test_the_first_frame_is_that_of_torch(document: Document) -> None:
    frame = first_frame(Request(document, FIRST))
    assert frame is not None
    assert frame.result.document is document
    if isinstance(frame.result, Impossible):
        with pytest.raises(RuntimeError):
            oracles.torch_output(document)
        return
    _, weight_of_terms = oracles.loop_output(document)
    difference = np.abs(frame.result.output - oracles.torch_output(document))
    assert (difference <= oracles.rounding_bound(document, weight_of_terms)).all()


@pytest.mark.parametrize("name", examples.EXAMPLES)
def test_the_first_frame_of_an_example_is_exact(name: str) -> None:
    document = examples.EXAMPLES[name]()
    result = evaluated(first_frame(Request(document, FIRST)))
    np.testing.assert_array_equal(result.output, oracles.torch_output(document))
    assert result.device == "numpy"


def test_a_large_document_waits_for_torch() -> None:
    side = int((FIRST_PRODUCTS / 9) ** 0.5) + 3
    document = examples.document_of(np.zeros((1, side, side)), np.zeros((1, 1, 3, 3)))
    assert first_frame(Request(document, FIRST)) is None


@pytest.mark.parametrize("value", [1.0, 1e6])
def test_an_overflow_waits_for_torch(value: float) -> None:
    """Where a sum, or already a product, is beyond float32."""
    document = replace(
        examples.document_of([np.full((2, 2), value)], np.zeros((1, 1, 2, 2))),
        weight=frozen(np.full((1, 1, 2, 2), 3e38)),
    )
    assert first_frame(Request(document, FIRST)) is None
    (frame,) = Thread(Compute("cpu")).run(document)
    assert evaluated(frame).output.tolist() == [[[np.inf]]]


def test_a_picture_without_torch_and_then_one_of_torch() -> None:
    thread = Thread(Compute("cpu"))
    document = examples.diagonal()
    early, late = thread.run(document)
    assert evaluated(early).device == "numpy"
    assert evaluated(late).device == "CPU"
    np.testing.assert_array_equal(evaluated(early).output, evaluated(late).output)
    assert early.output is not None
    assert late.output is not None
    np.testing.assert_array_equal(early.output.levels[0], late.output.levels[0])
    assert thread.progress[-1] == 1
    (only,) = thread.run(examples.first())
    assert evaluated(only).device == "CPU"


def test_an_impossible_document_has_frames_too() -> None:
    frames = Thread(Compute("cpu")).run(layer.set_dilation(examples.first(), (3, 3)))
    assert [type(frame.result) for frame in frames] == [Impossible, Impossible]


def test_a_stopped_computation_says_so() -> None:
    thread = Thread(Compute("cpu"))
    thread.run(examples.first())
    (frame,) = thread.run(examples.diagonal(), stop=True)
    assert isinstance(frame.result, Impossible)
    assert frame.result.error.code is Code.STOPPED


def test_torch_is_loaded_once_and_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    load = compute.load_renderer

    def counted(device: str) -> object:
        loaded.append(device)
        return load(device)

    monkeypatch.setattr(compute, "load_renderer", counted)
    thread = Thread(Compute("cpu"))
    assert loaded == []
    thread.run(examples.first())
    thread.run(examples.diagonal())
    assert loaded == ["cpu"]


def test_a_device_that_is_not_there_is_named_once_and_the_cpu_taken() -> None:
    thread = Thread(Compute("cuda:99"))
    with pytest.raises(StudioError) as refusal:
        thread.run(examples.first())
    assert refusal.value.code is Code.DEVICE_MISSING
    assert [evaluated(frame).device for frame in thread.frames] == ["numpy", "CPU"]
    (frame,) = thread.run(examples.diagonal())
    assert evaluated(frame).device == "CPU"


@settings(max_examples=20)
@given(document=possible_documents(max_side=5, max_kernel=3))
def test_the_first_gallery_is_that_of_torch(running: Thread, document: Document) -> None:
    early = first_frame(Request(document, GALLERY))
    assert early is not None
    assert early.complete
    (late,) = running.run(document, GALLERY)
    assert early.gallery is not None
    assert late.gallery is not None
    assert (early.gallery.maps.factor, late.gallery.maps.factor) == (1, 1)
    np.testing.assert_array_equal(early.gallery.inputs.pixels, late.gallery.inputs.pixels)
    np.testing.assert_array_equal(early.gallery.kernels, late.gallery.kernels)
    one, other = early.gallery.maps.pixels, late.gallery.maps.pixels
    assert np.abs(one.astype(int) - other).max() <= 1
    assert early.gallery.statistics is not None
    assert late.gallery.statistics is not None
    np.testing.assert_allclose(
        early.gallery.statistics.mean, late.gallery.statistics.mean, rtol=1e-4, atol=1e-5
    )


@pytest.mark.parametrize("outdated", [False, True])
def test_statistics_come_later_where_nothing_newer_waits(running: Thread, outdated: bool) -> None:
    document = examples.document_of(np.ones((1, 500, 500)), np.ones((1, 1, 3, 3)))
    frames = running.run(document, GALLERY, outdated=outdated)
    assert [frame.complete for frame in frames] == ([False] if outdated else [False, True])
    assert all(frame.result is frames[0].result for frame in frames)
    assert [frame.complete for frame in running.run(document)] == [True]


def test_maps_that_pass_are_given_up_for_others(running: Thread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RESULT_BYTES", 1)
    document, edited = examples.three_filters(), layer.set_stride(examples.three_filters(), (2, 2))
    for newer in (
        Request(edited, GALLERY),
        Request(document, Look(0, 0, GalleryLook(rectified=True))),
        Request(document, Look(0, 0, GalleryLook(magnitude=True))),
        Request(document, FIRST),
    ):
        (frame,) = running.run(document, GALLERY, outdated=True, newer=newer)
        assert isinstance(frame.result, Impossible)
        assert frame.result.error.code is Code.STOPPED
    # What has the same maps goes on where these have ended.
    for newer in (
        Request(document, Look(0, 2, GalleryLook())),
        Request(document, Look(0, 0, GalleryLook(Scale.PER_MAP))),
    ):
        (frame,) = running.run(document, GALLERY, outdated=True, newer=newer)
        assert evaluated(frame).document is document
        assert frame.gallery is not None


def test_maps_that_are_kept_are_shown_though_others_wait(running: Thread) -> None:
    document = examples.three_filters()
    (frame,) = running.run(document, GALLERY, outdated=True, newer=Request(examples.first(), GALLERY))
    assert evaluated(frame).document is document
