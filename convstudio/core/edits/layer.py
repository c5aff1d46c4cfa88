"""Edits of the layer's parameters."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.operators import geometry

PaddingOf: TypeAlias = Callable[[Document], tuple[tuple[int, int], ...]]
"""A rule that gives the padding of a document, such as `same_padding`."""


def with_layer(document: Document, layer: LayerSpec) -> Document:
    """Return `document` with other parameters; itself where they are the same."""
    return document if layer == document.layer else replace(document, layer=layer)


def set_stride(document: Document, stride: tuple[int, ...]) -> Document:
    """Return `document` with another stride, one per axis; OUT_OF_RANGE is raised beyond the cap."""
    return with_layer(document, replace(document.layer, stride=stride))


def set_dilation(document: Document, dilation: tuple[int, ...]) -> Document:
    """Return `document` with another dilation, one per axis; OUT_OF_RANGE is raised beyond the cap."""
    return with_layer(document, replace(document.layer, dilation=dilation))


def set_padding(document: Document, padding: tuple[tuple[int, int], ...]) -> Document:
    """Return `document` with another padding, (before, after) per axis; OUT_OF_RANGE is raised beyond the cap."""
    return with_layer(document, replace(document.layer, padding=padding))


def set_padding_mode(document: Document, mode: PaddingMode) -> Document:
    """Return `document` with the cells beyond the border filled by `mode`."""
    return with_layer(document, replace(document.layer, padding_mode=mode))


def set_flipped(document: Document, flipped: bool) -> Document:
    """Return `document` as convolution (kernel turned) or as cross-correlation."""
    return with_layer(document, replace(document.layer, flipped=flipped))


def valid_padding(document: Document) -> tuple[tuple[int, int], ...]:
    """Return no padding at all, (before, after) per axis."""
    return ((0, 0),) * document.layer.rank


def same_padding(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the padding that keeps the size at stride 1, (before, after) per axis."""
    return tuple(geometry.same_padding(axis.span, 1) for axis in geometry.axes(document))


def full_padding(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the padding that lets every overlap count, (before, after) per axis."""
    return tuple(geometry.full_padding(axis.span, 1) for axis in geometry.axes(document))


def causal_padding(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the padding that keeps the size at stride 1 with nothing after the end, (before, after) per axis."""
    return tuple((axis.span - 1, 0) for axis in geometry.axes(document))
