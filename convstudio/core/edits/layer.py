"""Edits of the layer's parameters."""

from dataclasses import replace

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.operators import geometry


def _with_layer(document: Document, layer: LayerSpec) -> Document:
    return document if layer == document.layer else replace(document, layer=layer)


def _at(values: tuple[int, ...], axis: int, value: int) -> tuple[int, ...]:
    return (*values[:axis], value, *values[axis + 1 :])


def set_stride(document: Document, axis: int, value: int) -> Document:
    """Return `document` with another stride along `axis`; OUT_OF_RANGE is raised beyond the cap."""
    return _with_layer(document, replace(document.layer, stride=_at(document.layer.stride, axis, value)))


def set_dilation(document: Document, axis: int, value: int) -> Document:
    """Return `document` with another dilation along `axis`; OUT_OF_RANGE is raised beyond the cap."""
    return _with_layer(document, replace(document.layer, dilation=_at(document.layer.dilation, axis, value)))


def set_padding(document: Document, axis: int, before: int, after: int) -> Document:
    """Return `document` with another padding along `axis`; OUT_OF_RANGE is raised beyond the cap."""
    padding = document.layer.padding
    changed = (*padding[:axis], (before, after), *padding[axis + 1 :])
    return _with_layer(document, replace(document.layer, padding=changed))


def set_padding_mode(document: Document, mode: PaddingMode) -> Document:
    """Return `document` with the cells beyond the border filled by `mode`."""
    return _with_layer(document, replace(document.layer, padding_mode=mode))


def set_flipped(document: Document, flipped: bool) -> Document:
    """Return `document` as convolution (kernel turned) or as cross-correlation."""
    return _with_layer(document, replace(document.layer, flipped=flipped))


def pad_valid(document: Document) -> Document:
    """Return `document` without padding."""
    return _with_layer(document, replace(document.layer, padding=((0, 0),) * document.layer.rank))


def pad_same(document: Document) -> Document:
    """Return `document` with the padding that keeps the size at stride 1."""
    padding = tuple(map(geometry.same_padding, document.kernel_size, document.layer.dilation))
    return _with_layer(document, replace(document.layer, padding=padding))


def pad_full(document: Document) -> Document:
    """Return `document` with the padding that lets every overlap count."""
    padding = tuple(map(geometry.full_padding, document.kernel_size, document.layer.dilation))
    return _with_layer(document, replace(document.layer, padding=padding))
