"""The document as JSON values, and back."""

from typing import Final

import numpy as np

from convstudio.core import limits
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Color, Document, FloatArray, LayerSpec, PaddingMode, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.session.archive import Reader
from convstudio.core.session.fields import Field

INLINE: Final = 256
"""Arrays of up to so many values are written into the JSON."""

RANKS: Final = (1, 2, 3)
"""Numbers of spatial axes that a session may have."""


def to_json(document: Document, beside: dict[str, FloatArray]) -> dict[str, object]:
    """Return `document` as JSON values.

    Parameters
    ----------
    document : Document
        Any document.
    beside : dict
        Takes the arrays of more than INLINE values, under the names of their members in the archive.
    """

    def array(values: FloatArray, name: str) -> object:
        if values.size <= INLINE:
            return _nested(values)
        member = f"arrays/{name}.npy"
        beside[member] = values
        return {"file": member}

    signal = document.signal
    return {
        "input": {
            "name": signal.name,
            "plane_names": list(signal.plane_names) if any(signal.plane_names) else [],
            "color": signal.color.value,
            "low": float(signal.low),
            "high": float(signal.high),
            "values": array(signal.values, "input"),
        },
        "layer": _layer_json(document.layer),
        "weight": array(document.weight, "weight"),
        "bias": array(document.bias, "bias"),
        "chain": list(map(_link_json, document.chain)),
    }


def from_json(field: Field, reader: Reader) -> Document:
    """Return the document in `field`, whose large arrays `reader` has.

    Raises
    ------
    StudioError
        SESSION_INVALID for the first field that makes no sense, or what the reader raises.
    """
    input_field, layer_field, weight, bias, chain_field = field.members(
        "input", "layer", "weight", "bias", "chain"
    )
    layer = _layer(layer_field)
    signal = _signal(input_field, layer.rank, reader)
    weights, biases = _array(weight, layer.rank + 2, reader), _array(bias, 1, reader)
    if biases.shape != weights.shape[:1]:
        raise bias.refusal()
    chain = _chain(chain_field)
    try:
        return Document(signal, layer, weights, biases, chain)
    except StudioError as error:
        at_fault = layer_field.member("groups") if error.code is Code.GROUPS_DO_NOT_DIVIDE else weight
        raise at_fault.refusal() from error


def _layer_json(layer: LayerSpec) -> dict[str, object]:
    return {
        "kind": layer.kind.value,
        "stride": list(layer.stride),
        "padding": [list(pair) for pair in layer.padding],
        "output_padding": list(layer.output_padding),
        "dilation": list(layer.dilation),
        "groups": layer.groups,
        "padding_mode": layer.padding_mode.value,
        "flipped": layer.flipped,
        "ceil_mode": layer.ceil_mode,
        "count_include_pad": layer.count_include_pad,
    }


def _link_json(link: ChainLayer) -> dict[str, object]:
    return {
        "kind": link.kind.value,
        "kernel": link.kernel,
        "stride": link.stride,
        "padding": link.padding,
        "dilation": link.dilation,
    }


def _nested(values: FloatArray) -> object:
    """Return `values` as nested lists of the numbers that read best: 0.1 rather than 0.10000000149011612."""
    if values.ndim:
        return [_nested(part) for part in values]
    short = float(str(values[()]))
    # A short decimal passes through a double on its way back, which in rare cases rounds to the neighbor.
    return short if np.float32(short) == values else float(values)


def _layer(field: Field) -> LayerSpec:
    kind, stride, padding, output_padding, dilation, groups, mode, flipped, ceil, counted = field.members(
        "kind",
        "stride",
        "padding",
        "output_padding",
        "dilation",
        "groups",
        "padding_mode",
        "flipped",
        "ceil_mode",
        "count_include_pad",
    )
    strides = tuple(item.integer(1, limits.STRIDE) for item in stride.items())
    if len(strides) not in RANKS:
        raise stride.refusal()
    paddings = []
    for pair in padding.items(len(strides)):
        before, after = (side.integer(0, limits.PADDING) for side in pair.items(2))
        paddings.append((before, after))
    return LayerSpec(
        stride=strides,
        padding=tuple(paddings),
        dilation=tuple(item.integer(1, limits.DILATION) for item in dilation.items(len(strides))),
        groups=groups.integer(1, limits.CHANNELS),
        padding_mode=mode.choice(PaddingMode),
        flipped=flipped.flag(),
        kind=kind.choice(Kind),
        output_padding=tuple(item.integer(0, limits.STRIDE) for item in output_padding.items(len(strides))),
        ceil_mode=ceil.flag(),
        count_include_pad=counted.flag(),
    )


def _chain(field: Field) -> Chain:
    links = field.items()
    if not 1 <= len(links) <= limits.CHAIN_LAYERS:
        raise field.refusal()
    return tuple(map(_link, links))


def _link(field: Field) -> ChainLayer:
    kind, kernel, stride, padding, dilation = field.members("kind", "kernel", "stride", "padding", "dilation")
    what = kind.choice(Kind)
    if what is Kind.TRANSPOSED:
        raise kind.refusal()
    return ChainLayer(
        kind=what,
        kernel=kernel.integer(1, limits.KERNEL_SIDE),
        stride=stride.integer(1, limits.STRIDE),
        padding=padding.integer(0, limits.PADDING),
        dilation=dilation.integer(1, 1 if what is Kind.AVERAGE_POOL else limits.DILATION),
    )


def _signal(field: Field, rank: int, reader: Reader) -> Signal:
    name, plane_names, color, low, high, values = field.members(
        "name", "plane_names", "color", "low", "high", "values"
    )
    darkest, lightest = low.number(), high.number()
    if darkest >= lightest:
        raise high.refusal()
    kind, title = color.choice(Color), name.text()
    planes = _array(values, rank + 1, reader)
    names = _plane_names(plane_names, len(planes))
    try:
        return Signal(planes, kind, darkest, lightest, title, names)
    except StudioError as error:
        raise values.refusal() from error


def _plane_names(field: Field, planes: int) -> tuple[str, ...]:
    """Return a name for each of `planes`; an empty list says that all have their usual ones."""
    items = field.items()
    if len(items) not in (0, planes):
        raise field.refusal()
    for item in items:
        if len(item.text()) > limits.PLANE_NAME:
            raise item.refusal()
    return tuple(item.text() for item in items)


def _array(field: Field, axes: int, reader: Reader) -> FloatArray:
    """Return an array written inline or beside the JSON."""
    if not isinstance(field.value, dict):
        return field.array(axes)
    (file,) = field.members("file")
    array = reader.array(file.text(), axes)
    if array is None:
        raise file.refusal()
    return array
