"""The document of a step, from what a lesson file says of it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from convstudio.core import limits
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Document, FloatArray, LayerSpec, PaddingMode, Signal, frozen
from convstudio.core.edits.inputs import plain_color
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS, layer_of
from convstudio.core.kind import Kind
from convstudio.core.lessons.source import Entry
from convstudio.core.operators import geometry
from convstudio.core.operators.kernels import PRESETS_OF, preset

Pictures = Callable[[str, int], Signal]
"""(a photograph's identifier, rows) → the photograph, made so small."""

KEYS: Final = (
    "example",
    "dimensions",
    "input",
    "kernel",
    "weights",
    "bias",
    "kind",
    "stride",
    "padding",
    "dilation",
    "groups",
    "padding_mode",
    "flipped",
    "output_padding",
    "ceil_mode",
    "count_include_pad",
    "chain",
)
"""What a document is described by."""

ROWS: Final = (8, 512)
"""Least and most rows of a photograph in a lesson."""


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """What a lesson file says of a document; a later step may say some of it anew.

    Attributes
    ----------
    whole : Entry
        Where it stands, for refusals.
    fields : mapping of str to Entry
        Key, one of KEYS → what stands there.
    """

    whole: Entry
    fields: Mapping[str, Entry]

    @classmethod
    def read(cls, entry: Entry) -> "Description":
        """Return what `entry` says of a document."""
        return cls(entry, entry.fields(*KEYS))

    def changed(self, entry: Entry) -> "Description":
        """Return the description of the same document with what `entry` says anew.

        Of a kernel and all weights the one that is said anew holds; another example begins anew.
        """
        new = entry.fields(*KEYS)
        rivals = {"kernel", "weights"} if "kernel" in new or "weights" in new else set()
        kept = {key: each for key, each in self.fields.items() if key not in rivals and "example" not in new}
        return Description(entry, {**kept, **new})

    def document(self, pictures: Pictures) -> Document:
        """Return the document.

        Raises
        ------
        StudioError
            A LESSON code, with file, line and key; LESSON_IMPOSSIBLE for a layer that there cannot be.
        """
        try:
            document = _build(self, pictures)
            geometry.output_shape(document)
        except StudioError as error:
            if error.code.startswith("lesson_"):
                raise
            raise self.whole.impossible(error) from None
        return document


def _build(description: Description, pictures: Pictures) -> Document:
    fields = description.fields
    if "example" in fields:
        base = EXAMPLES[fields["example"].one_of(EXAMPLES)]()
        rank = base.layer.rank
        if "dimensions" in fields:
            fields["dimensions"].integer(rank, rank)
    else:
        base, rank = None, fields["dimensions"].integer(1, 3) if "dimensions" in fields else 2
        for key in ("input", "kernel"):
            if key not in fields and not (key == "kernel" and "weights" in fields):
                raise description.whole.refusal(Code.LESSON_MISSING_KEY, missing=key)
    signal = _signal(fields["input"], rank, pictures) if "input" in fields else None
    signal = signal or (base.signal if base is not None else None)
    assert signal is not None  # one of the two is there, by the check above
    weight = _weight(fields, rank, signal.channels)
    if weight is None and base is not None:
        weight = base.weight
    assert weight is not None  # as above
    layer = _layer(fields, base.layer if base is not None else layer_of(rank))
    bias = _bias(fields, base, len(weight))
    chain = _chain(fields["chain"]) if "chain" in fields else None
    document = Document(signal, layer, weight, bias)
    return document if chain is None else replace(document, chain=chain)


def _signal(entry: Entry, rank: int, pictures: Pictures) -> Signal:
    """Return the input: numbers, or what a mapping names (ones, zeros, range: sizes; picture: a photograph)."""
    if entry.is_mapping:
        fields = entry.fields("ones", "zeros", "range", "picture", "rows")
        if "picture" in fields and fields.keys() <= {"picture", "rows"}:
            rows = fields["rows"].integer(*ROWS) if "rows" in fields else 64
            return pictures(fields["picture"].one_of(PHOTOGRAPHS), rows)
        values = _made(entry, fields, rank)
    else:
        values = entry.array()
    if values.ndim == rank:
        values = frozen(values[np.newaxis])
    if values.ndim != rank + 1:
        raise entry.refusal(Code.LESSON_WRONG_DEPTH, expected=rank, found=values.ndim)
    low, high = min(0.0, float(values.min())), max(1.0, float(values.max()))
    return Signal(values, plain_color(len(values), rank), low=low, high=high)


def _made(entry: Entry, fields: Mapping[str, Entry], rank: int) -> FloatArray:
    """Return the numbers that `ones`, `zeros` or `range` (0, 1, 2 … row by row) of a size stand for."""
    name = next((name for name in ("ones", "zeros", "range") if name in fields), None)
    if len(fields) != 1 or name is None:
        raise entry.wrong_type("one of ones, zeros, range, picture")
    size = fields[name].integers(1, limits.DRAWN_SIDE)
    if len(size) not in (rank, rank + 1):
        raise fields[name].refusal(Code.LESSON_WRONG_DEPTH, expected=rank, found=len(size))
    if math.prod(size) > limits.LESSON_MADE:
        raise fields[name].refusal(Code.LESSON_TOO_MUCH, found=math.prod(size), limit=limits.LESSON_MADE)
    if name == "range":
        return frozen(np.arange(np.prod(size)).reshape(size))
    return frozen(np.full(size, float(name == "ones")))


def _weight(fields: Mapping[str, Entry], rank: int, channels: int) -> FloatArray | None:
    """Return `weights` as they are, or one filter with the same `kernel` for every plane of its group."""
    if "weights" in fields:
        entry = fields["weights"]
        values = entry.array()
        if values.ndim != rank + 2:
            raise entry.refusal(Code.LESSON_WRONG_DEPTH, expected=rank + 2, found=values.ndim)
        return values
    if "kernel" not in fields:
        return None
    entry = fields["kernel"]
    if entry.is_mapping:
        made = entry.fields("ones", "zeros", "range", "preset")
        if made.keys() == {"preset"}:
            kernel = preset(made["preset"].one_of(PRESETS_OF[rank]), rank)
        else:
            kernel = _made(entry, made, rank)
    else:
        kernel = entry.array()
    if kernel.ndim != rank:
        raise entry.refusal(Code.LESSON_WRONG_DEPTH, expected=rank, found=kernel.ndim)
    groups = fields["groups"].integer(1, limits.CHANNELS) if "groups" in fields else 1
    return frozen(np.broadcast_to(kernel, (groups, max(channels // groups, 1), *kernel.shape)))


def _bias(fields: Mapping[str, Entry], base: Document | None, filters: int) -> FloatArray:
    """Return the biases: those of the file, one for all or for each filter; else those of the example, or none."""
    if "bias" in fields:
        values = fields["bias"].array()
        if values.ndim > 1:
            raise fields["bias"].refusal(Code.LESSON_WRONG_DEPTH, expected=1, found=values.ndim)
        return frozen(np.full(filters, values)) if values.ndim == 0 else values
    if base is not None and len(base.bias) == filters:
        return base.bias
    return frozen(np.zeros(filters))


def _layer(fields: Mapping[str, Entry], base: LayerSpec) -> LayerSpec:
    rank = base.rank
    changes: dict[str, object] = {}
    for name, low, high in (
        ("stride", 1, limits.STRIDE),
        ("dilation", 1, limits.DILATION),
        ("output_padding", 0, limits.STRIDE),
    ):
        if name in fields:
            changes[name] = _per_axis(fields[name], rank, low, high)
    if "padding" in fields:
        changes["padding"] = _padding(fields["padding"], rank)
    if "groups" in fields:
        changes["groups"] = fields["groups"].integer(1, limits.CHANNELS)
    if "padding_mode" in fields:
        changes["padding_mode"] = fields["padding_mode"].member(PaddingMode)
    if "kind" in fields:
        changes["kind"] = fields["kind"].member(Kind)
    for name in ("flipped", "ceil_mode", "count_include_pad"):
        if name in fields:
            changes[name] = fields[name].flag()
    return replace(base, **changes)  # type: ignore[arg-type]  # the names above are its fields


def _per_axis(entry: Entry, rank: int, low: int, high: int) -> tuple[int, ...]:
    """Return a number for each axis; a single one holds for all."""
    values = entry.integers(low, high)
    values = values if entry.is_list else values * rank
    if len(values) != rank:
        raise entry.refusal(Code.LESSON_WRONG_DEPTH, expected=rank, found=len(values))
    return values


def _padding(entry: Entry, rank: int) -> tuple[tuple[int, int], ...]:
    """Return (before, after) for each axis, from one number, one for each axis, or a pair for each axis."""
    if not entry.is_list or not any(each.is_list for each in entry.items()):
        return tuple((side, side) for side in _per_axis(entry, rank, 0, limits.PADDING))
    pairs = tuple(each.integers(0, limits.PADDING) for each in entry.items())
    if len(pairs) != rank or any(len(pair) != 2 for pair in pairs):
        raise entry.wrong_type("pairs")
    return tuple((pair[0], pair[1]) for pair in pairs)


def _chain(entry: Entry) -> Chain:
    layers = []
    for each in entry.items():
        fields = each.fields("kind", "kernel", "stride", "padding", "dilation")
        given = {
            "kernel": fields["kernel"].integer(1, limits.KERNEL_SIDE) if "kernel" in fields else 3,
            "stride": fields["stride"].integer(1, limits.STRIDE) if "stride" in fields else 1,
            "padding": fields["padding"].integer(0, limits.PADDING) if "padding" in fields else 0,
            "dilation": fields["dilation"].integer(1, limits.DILATION) if "dilation" in fields else 1,
        }
        kind = fields["kind"].member(Kind) if "kind" in fields else Kind.CONVOLUTION
        layers.append(ChainLayer(kind, **given))
    if not 1 <= len(layers) <= limits.CHAIN_LAYERS:
        raise entry.refusal(Code.LESSON_OUT_OF_RANGE, value=len(layers), low=1, high=limits.CHAIN_LAYERS)
    return tuple(layers)
