from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from convstudio.core import examples
from convstudio.core.document import Color, Document, PaddingMode
from convstudio.core.edits import kernel, layer, signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.render.frame import Frame, Look
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import COMPOSITE
from convstudio.engine.renderer import Renderer
from tests.oracles import torch_output

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


@pytest.mark.parametrize("name", examples.EXAMPLES)
def test_the_output_is_that_of_torch(renderer: Renderer, name: str) -> None:
    document = examples.EXAMPLES[name]()
    frame = rendered(renderer, document)
    assert isinstance(frame.result, Evaluated)
    np.testing.assert_array_equal(frame.result.output, torch_output(document))
    assert frame.output is not None
    assert frame.output.size == frame.result.output.shape[1:]


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
