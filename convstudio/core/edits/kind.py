"""Edits of what the layer does, and of the parameters that not every kind has.

What a kind does not know (weights, groups, padding mode …) stays in the document unused, and is there again when a
kind that knows it is chosen.
"""

from dataclasses import replace

from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits.layer import with_layer
from convstudio.core.kind import Kind


def set_kind(document: Document, kind: Kind) -> Document:
    """Return `document` with a layer of another kind, which keeps what still fits.

    A layer that begins to pool has the stride of its kernel, torch's default, and at most half of its kernel as
    padding, torch's limit; one that stops pooling gets a stride of 1 where the stride was that of the kernel. A
    transposed convolution keeps an output padding below max(stride, dilation), and has none otherwise.
    """
    layer, size = document.layer, document.kernel_size
    if kind is layer.kind:
        return document
    changed = replace(layer, kind=kind)
    if layer.kind.weighted and not kind.weighted:
        changed = _pooling(changed, size)
    elif kind.weighted and not layer.kind.weighted:
        stride = tuple(1 if step == side else step for step, side in zip(layer.stride, size, strict=True))
        changed = replace(changed, stride=stride)
    if kind is Kind.TRANSPOSED:
        changed = replace(changed, output_padding=_legal_output_padding(changed))
    return replace(document, layer=changed)


def _pooling(layer: LayerSpec, kernel_size: tuple[int, ...]) -> LayerSpec:
    padding = tuple(
        (min(before, side // 2), min(after, side // 2))
        for (before, after), side in zip(layer.padding, kernel_size, strict=True)
    )
    return replace(layer, stride=kernel_size, padding=padding)


def _legal_output_padding(layer: LayerSpec) -> tuple[int, ...]:
    return tuple(
        cells if cells < max(stride, dilation) else 0
        for cells, stride, dilation in zip(layer.output_padding, layer.stride, layer.dilation, strict=True)
    )


def set_output_padding(document: Document, output_padding: tuple[int, ...]) -> Document:
    """Return `document` with another output padding, one per axis; OUT_OF_RANGE is raised beyond the cap."""
    return with_layer(document, replace(document.layer, output_padding=output_padding))


def set_ceil_mode(document: Document, ceil_mode: bool) -> Document:
    """Return `document` with pooling whose last window may reach over the end, or may not."""
    return with_layer(document, replace(document.layer, ceil_mode=ceil_mode))


def set_count_include_pad(document: Document, count_include_pad: bool) -> Document:
    """Return `document` with average pooling that counts padded zeros in the mean, or does not."""
    return with_layer(document, replace(document.layer, count_include_pad=count_include_pad))
