"""Edits of the chain of layers above the input, for receptive fields."""

from dataclasses import replace

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind


def set_chain(document: Document, chain: Chain) -> Document:
    """Return `document` with another chain.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where it has no layer or more than `limits.CHAIN_LAYERS`.
    """
    return document if chain == document.chain else replace(document, chain=chain)


def set_layer(document: Document, index: int, layer: ChainLayer) -> Document:
    """Return `document` with another layer `index` of its chain, from 0."""
    _check(document, index)
    chain = document.chain
    return set_chain(document, (*chain[:index], layer, *chain[index + 1 :]))


def add_layer(document: Document, index: int, layer: ChainLayer) -> Document:
    """Return `document` with one more layer before layer `index` of its chain; at its end where there is none.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where there are `limits.CHAIN_LAYERS` already.
    """
    chain = document.chain
    return set_chain(document, (*chain[:index], layer, *chain[index:]))


def remove_layer(document: Document, index: int) -> Document:
    """Return `document` without layer `index` of its chain; OUT_OF_RANGE is raised where it is the only one."""
    _check(document, index)
    chain = document.chain
    return set_chain(document, chain[:index] + chain[index + 1 :])


def move_layer(document: Document, index: int, step: int) -> Document:
    """Return `document` with layer `index` of its chain so many places further, as far as the chain goes."""
    _check(document, index)
    chain = list(document.chain)
    target = min(max(index + step, 0), len(chain) - 1)
    chain.insert(target, chain.pop(index))
    return set_chain(document, tuple(chain))


def set_kind(document: Document, index: int, kind: Kind) -> Document:
    """Return `document` with layer `index` of its chain of another kind.

    A layer that pools from now on begins with torch's defaults: windows side by side, no padding, no dilation.
    """
    _check(document, index)
    layer = document.chain[index]
    if layer.kind is kind:
        return document
    if kind is Kind.CONVOLUTION or layer.kind is not Kind.CONVOLUTION:
        return set_layer(document, index, replace(layer, kind=kind, dilation=1))
    return set_layer(document, index, ChainLayer(kind, layer.kernel, stride=layer.kernel))


def _check(document: Document, index: int) -> None:
    """Raise OUT_OF_RANGE where the chain has no layer `index`."""
    if not 0 <= index < len(document.chain):
        raise StudioError(Code.OUT_OF_RANGE, name="layer", value=index + 1, low=1, high=len(document.chain))
