"""A document and a view as a step of a lesson file: readable YAML with only what differs from the default."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.chain import ChainLayer
from convstudio.core.document import Document, FloatArray, LayerSpec
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import layer_of
from convstudio.core.view_state import ViewState

LARGEST: Final = 32
"""Cells along an axis of an input that is written as numbers at most."""

WIDTH: Final = 100
"""Characters of a line, before nested lists go on in the next one."""

START: Final = "steps:\n"
"""What a lesson file begins with; steps are appended to it."""

FLAGS: Final = ("selected", "enlarged", "rectified", "magnitude", "wraps", "spelled")
"""Parts of the gallery that a step can say."""


def step_text(identifier: str, document: Document, view: ViewState, before: ViewState | None = None) -> str:
    """Return a step as it is appended to a lesson file.

    Parameters
    ----------
    identifier : str
        What the step is called.
    document : Document
        Written as numbers; the name of its input and the names of planes are left out.
    view : ViewState
        Where to look.
    before : ViewState, optional
        That of the step before, which the loader starts from; by default this is the first step.

    Raises
    ------
    StudioError
        LESSON_INPUT_LARGE for an input of more than LARGEST cells along an axis.
    """
    sides = document.signal.spatial
    if max(sides) > LARGEST:
        raise StudioError(Code.LESSON_INPUT_LARGE, found=max(sides), limit=LARGEST)
    lines = [f"  - id: {identifier}", "    document:"]
    for key, value in _document(document):
        lines.extend(_entry(key, value, 6))
    for key, value in _view(view, before or ViewState()):
        lines.extend(_entry(key, value, 4))
    return "\n".join(lines) + "\n"


def _document(document: Document) -> Iterator[tuple[str, str | FloatArray]]:
    signal, layer = document.signal, document.layer
    if layer.rank != 2:
        yield "dimensions", str(layer.rank)
    yield "input", signal.values[0] if signal.channels == 1 else signal.values
    weight = document.weight
    if len(weight) == layer.groups and (weight == weight[0, 0]).all():
        yield "kernel", weight[0, 0]
    else:
        yield "weights", weight
    if document.bias.any():
        same = (document.bias == document.bias[0]).all()
        yield "bias", _number(document.bias[0]) if same else document.bias
    yield from _layer(layer, layer_of(layer.rank))
    if document.chain != Document(signal, layer, weight, document.bias).chain:
        yield "chain", _chain(document.chain)


def _layer(layer: LayerSpec, usual: LayerSpec) -> Iterator[tuple[str, str]]:
    """Yield the parameters that are not the usual ones."""
    if layer.kind is not usual.kind:
        yield "kind", layer.kind.value
    for name in ("stride", "dilation", "output_padding"):
        if getattr(layer, name) != getattr(usual, name):
            yield name, _per_axis(getattr(layer, name))
    if layer.padding != usual.padding:
        sides = layer.padding
        even = all(before == after for before, after in sides)
        pairs = "[" + ", ".join(f"[{before}, {after}]" for before, after in sides) + "]"
        yield "padding", _per_axis([before for before, _ in sides]) if even else pairs
    if layer.groups != usual.groups:
        yield "groups", str(layer.groups)
    if layer.padding_mode is not usual.padding_mode:
        yield "padding_mode", layer.padding_mode.value
    for name in ("flipped", "ceil_mode", "count_include_pad"):
        if getattr(layer, name) != getattr(usual, name):
            yield name, _flag(getattr(layer, name))


def _chain(chain: Sequence[ChainLayer]) -> str:
    """Return the layers of a chain, each on a line of its own, with what is not usual."""
    usual = ChainLayer()
    lines = []
    for layer in chain:
        said = {"kind": layer.kind.value, "kernel": str(layer.kernel)}
        for name in ("stride", "padding", "dilation"):
            if getattr(layer, name) != getattr(usual, name):
                said[name] = str(getattr(layer, name))
        lines.append(f"\n        - {_mapping(**said)}")
    return "".join(lines)


def _view(view: ViewState, before: ViewState) -> Iterator[tuple[str, str]]:
    """Yield where to look: the lens and the cursor always, else what is not as in the step before."""
    yield "lens", view.lens
    yield "cursor", _cells(view.cursor.position)
    if view.cursor.channel or before.cursor.channel:
        yield "channel", str(view.cursor.channel)
    if view.in_channel >= 0 and (view.in_channel or before.in_channel):
        yield "plane", str(view.in_channel)
    yield "filling", _flag(view.filling)
    if view.stamping != before.stamping:
        yield "stamping", _flag(view.stamping)
    if view.source != before.source:
        yield "source", _cells(view.source)
    if view.matrix != before.matrix:
        yield "matrix", _mapping(sharing=view.matrix.sharing.value, transposed=_flag(view.matrix.transposed))
    if view.field != before.field:
        unit = {} if view.field.unit is None else {"unit": _cells(view.field.unit)}
        yield "field", _mapping(layer=str(view.field.layer), **unit, effective=_flag(view.field.effective))
    if any(getattr(view.gallery, name) != getattr(before.gallery, name) for name in FLAGS):
        yield "gallery", _mapping(**{name: _flag(getattr(view.gallery, name)) for name in FLAGS})


def _entry(key: str, value: str | FloatArray, indent: int) -> list[str]:
    """Return the lines of a key with its value; rows of a large array stand below one another."""
    start = " " * indent + f"{key}: "
    if isinstance(value, str):
        return [start.rstrip() + value if value.startswith("\n") else start + value]
    flat = _nested(value)
    if len(start) + len(flat) <= WIDTH or value.ndim < 2:
        return [start + flat]
    return _rows(start, value)


def _rows(start: str, values: FloatArray) -> list[str]:
    """Return an array with each item of its first axis on lines of its own."""
    pad = " " * (len(start) + 1)
    lines: list[str] = []
    for number, item in enumerate(values):
        before = f"{start}[" if number == 0 else pad
        text = _nested(item)
        if len(before) + len(text) > WIDTH and item.ndim > 1:
            lines.extend(_rows(before, item))
        else:
            lines.append(before + text)
        lines[-1] += "]" if number == len(values) - 1 else ","
    return lines


def _nested(values: npt.NDArray[np.float32]) -> str:
    if values.ndim == 0:
        return _number(values)
    return "[" + ", ".join(_nested(each) for each in values) + "]"


def _number(value: np.float32 | npt.NDArray[np.float32]) -> str:
    """Return a number in as few characters as give back the same float32."""
    single = np.float32(value)
    return str(int(single)) if single == np.rint(single) and abs(single) < 1e6 else str(single)


def _per_axis(values: Sequence[int]) -> str:
    return str(values[0]) if len(set(values)) == 1 else _cells(values)


def _cells(values: Sequence[int]) -> str:
    return "[" + ", ".join(map(str, values)) + "]"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _mapping(**values: str) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
