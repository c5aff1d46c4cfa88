"""Taking what was learned into the document."""

from dataclasses import replace

import numpy as np

from convstudio.core.document import Document, FloatArray, frozen
from convstudio.core.edits.kernel import check_rank, resize_kernel
from convstudio.core.errors import Code, StudioError


def use_weights(document: Document, weight: FloatArray, bias: FloatArray, channel: int) -> Document:
    """Return `document` with learned weights and biases.

    Several filters, or one where the document has one, take the place of all of its filters. One filter takes that
    of filter `channel` alone, and the others are resized to it; a single kernel goes into each of its planes.

    Parameters
    ----------
    document : Document
        Its input and its layer stay; it turns its kernels as it did.
    weight : FloatArray
        As it slides, shape (O, C / groups, *kernel_size); turned where `document` turns its weights.
    bias : FloatArray
        Shape (O,).
    channel : int
        The filter that a single one replaces.

    Raises
    ------
    StudioError
        NOTHING_TO_LEARN where the layer pools, RANK_MISMATCH where the kernels are not of the layer's dimension,
        LEARNED_CHANNELS where the filters have another number of planes, GROUPS_DO_NOT_DIVIDE where their number does
        not suit the groups.
    """
    if not document.layer.kind.weighted:
        raise StudioError(Code.NOTHING_TO_LEARN)
    check_rank(document, weight.ndim - 2)
    entered = np.flip(weight, axis=tuple(range(2, weight.ndim))) if document.layer.flipped else weight
    planes = document.weight.shape[1]
    if entered.shape[:2] == (1, 1):
        entered = entered.repeat(planes, axis=1)
    if entered.shape[1] != planes:
        found = entered.shape[1] * document.layer.groups
        raise StudioError(Code.LEARNED_CHANNELS, found=found, expected=document.in_channels)
    if len(entered) > 1 or len(document.weight) == 1:
        return _changed(document, entered, bias)
    resized = resize_kernel(document, entered.shape[2:])
    weights, biases = np.array(resized.weight), np.array(resized.bias)
    weights[channel], biases[channel] = entered[0], bias[0]
    return _changed(document, weights, biases)


def _changed(document: Document, weight: FloatArray, bias: FloatArray) -> Document:
    if np.array_equal(weight, document.weight) and np.array_equal(bias, document.bias):
        return document
    return replace(document, weight=frozen(weight), bias=frozen(bias))
