"""Kernels turned, held to torch."""

import numpy as np
import torch
from hypothesis import given

from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene, truth, with_layer
from convstudio.core.operators.kernels import preset
from convstudio.core.view_state import ViewState, clamped
from tests.strategies import possible_documents


@given(possible_documents())
def test_a_turned_kernel_is_flipped_along_every_axis(document: Document) -> None:
    scene = Scene(document, clamped(ViewState(), document))
    kernel = torch.tensor(document.weight[0, 0].tolist())
    turned = torch.flip(kernel, tuple(range(kernel.ndim)))
    found = MEASURES["turned_kernel"](scene)
    assert found.shape == tuple(turned.shape)
    assert found.numbers == tuple(turned.flatten().tolist())
    sliding = turned if document.layer.flipped else kernel
    assert MEASURES["sliding_kernel"](scene).numbers == tuple(sliding.flatten().tolist())
    assert MEASURES["axes_of_sliding"](scene).numbers == (kernel.ndim,)
    assert MEASURES["weights_one_axis_more"](scene).numbers == (document.weight.size * kernel.shape[-1],)


def test_turning_changes_what_is_not_symmetric() -> None:
    edge = Scene(examples.edge(), ViewState())
    assert MEASURES["turn_changes"](edge) == truth(True)
    assert MEASURES["turn_changes"](with_layer(edge, flipped=True)) == truth(True)
    first = examples.lecture()
    sharpen = np.broadcast_to(preset("sharpen"), (1, 1, 3, 3))
    symmetric = Document(first.signal, first.layer, sharpen, first.bias)
    assert MEASURES["turn_changes"](Scene(symmetric, ViewState())) == truth(False)
