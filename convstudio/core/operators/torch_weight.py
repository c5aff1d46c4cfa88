"""The weights of a document, which are filter by filter for every kind, as torch's layers keep them."""

import numpy as np

from convstudio.core.document import Document, FloatArray, frozen
from convstudio.core.kind import Kind


def torch_weight(document: Document) -> FloatArray:
    """Return the weights in the arrangement of torch's layer, as entered.

    That is (O, C / groups, *kernel_size) for a convolution, and (C, O / groups, *kernel_size), the other way round,
    for a transposed one.
    """
    weight, groups = document.weight, document.layer.groups
    if document.layer.kind is not Kind.TRANSPOSED:
        return weight
    filters, planes = weight.shape[:2]
    parts = weight.reshape(groups, filters // groups, planes, *document.kernel_size)
    return frozen(np.swapaxes(parts, 1, 2).reshape(-1, filters // groups, *document.kernel_size))
