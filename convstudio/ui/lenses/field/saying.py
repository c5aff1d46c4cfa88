"""What the Receptive field lens says, in whole sentences."""

import math
from functools import reduce

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.chain import ChainLayer
from convstudio.core.errors import StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators.effective_field import EffectiveField, Middle
from convstudio.core.operators.receptive_field import Span, Stage
from convstudio.ui.counted import counted
from convstudio.ui.lenses.field.looking import Looking
from convstudio.ui.messages import sentence

translate = QCoreApplication.translate


def whole(number: float) -> str:
    """Return a number with all its digits and a real minus sign."""
    return numerals.full_text(number)


def size_text(size: tuple[int, ...]) -> str:
    """Return a size, such as "24 × 24", that no line breaks."""
    return "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}".join(map(str, size))


def percent(share: float) -> str:
    """Return a share of 0 to 1 in percent, with two digits or so, that no line breaks."""
    amount = 100 * share
    if 0 < amount < 0.01:
        return translate("field", "less than {share}").format(share="0.01\N{NO-BREAK SPACE}%")
    text = f"{amount:.0f}" if amount >= 9.95 or amount == 0 else f"{amount:.2g}"
    return f"{text}\N{NO-BREAK SPACE}%"


def kind_text(kind: Kind) -> str:
    """Return what a kind of layer is called where there is little room."""
    return {
        Kind.CONVOLUTION: translate("field", "conv"),
        Kind.MAX_POOL: translate("field", "max"),
        Kind.AVERAGE_POOL: translate("field", "average"),
    }[kind]


def kind_title(kind: Kind) -> str:
    """Return what a kind of layer is called."""
    return {
        Kind.CONVOLUTION: translate("field", "Convolution"),
        Kind.MAX_POOL: translate("field", "Max pooling"),
        Kind.AVERAGE_POOL: translate("field", "Average pooling"),
    }[kind]


def parameters_text(layer: ChainLayer) -> str:
    """Return the parameters that are not the usual ones, such as "s 2, p 1"."""
    usual = layer.kind is Kind.CONVOLUTION
    shown = (
        ("s", layer.stride, 1 if usual else 0),
        ("p", layer.padding, 0),
        ("d", layer.dilation, 1),
    )
    return ", ".join(f"{name} {value}" for name, value, default in shown if value != default)


def _cells(box: tuple[Span, ...]) -> int:
    return math.prod(stop - first for first, stop in box)


def _range_text(box: tuple[Span, ...]) -> str:
    ends = [whole(end) for first, stop in box for end in (first, stop - 1)]
    if len(box) == 1:
        return translate("field", "from column {left} to {right}").format(left=ends[0], right=ends[1])
    return translate("field", "from row {top} to {bottom} and column {left} to {right}").format(
        top=ends[0], bottom=ends[1], left=ends[2], right=ends[3]
    )


def theory(looking: Looking) -> str:
    """Return what the chosen unit sees, its share of the input, and what of it is padding or gaps."""
    stage, box = looking.stage, looking.box
    apart = counted.tr("neighbors are {jump} cell(s) apart", "", stage.jump).format(jump=stage.jump)
    parts = [
        translate(
            "field",
            "The receptive field of a value of layer {number} is {size} cells of the input, {place}; {apart}.",
        ).format(
            number=looking.number,
            size=size_text(tuple(stop - first for first, stop in box)),
            place=_range_text(box),
            apart=apart,
        )
    ]
    used = math.prod(int(np.count_nonzero(mask)) for mask in looking.growth[0])
    share = percent(used / math.prod(looking.size))
    if not used:
        return in_a_row(*parts, translate("field", "All of them are padding."))
    parts.append(
        translate("field", "That is {share} of the input.").format(share=share)
        if used == _cells(box)
        else counted.tr(
            "{count} of the {all} cell(s) count, {share} of the input: {reason}.", "", _cells(box)
        ).format(count=used, all=_cells(box), share=share, reason=_reason(looking))
    )
    return in_a_row(*parts)


def in_a_row(*sentences: str) -> str:
    """Return sentences one after another, with the space between them that the language has."""
    two = translate("field", "{first} {second}")
    return reduce(lambda first, second: two.format(first=first, second=second), sentences)


def _reason(looking: Looking) -> str:
    """Return why some cells of the box do not count."""
    gaps = any(
        np.count_nonzero(mask) < stop - first
        for mask, (first, stop) in zip(looking.growth[0], looking.seen, strict=True)
    )
    cut = looking.seen != looking.box
    if gaps and cut:
        return translate("field", "there are gaps, and the rest is padding")
    return translate("field", "between them are gaps") if gaps else translate("field", "the rest is padding")


def practice(middle: Middle | None) -> str:
    """Return how much of the gradient lies in the middle."""
    if middle is None:
        return translate("field", "No cell of the input changes this value.")
    return translate("field", "The middle {size} of it holds {share} of the gradient.").format(
        size=size_text(tuple(stop - first for first, stop in middle.box)), share=percent(middle.share)
    )


def formulas(before: Stage, after: Stage) -> str:
    """Return how r, start and j of a layer come from those of the layer before, with the numbers put in."""
    layer = after.layer
    assert layer is not None
    k, d, p, j = layer.kernel, layer.dilation, layer.padding, before.jump
    old, new = (whole(stage.start) for stage in (before, after))
    return "\n".join(
        (
            f"r = {before.field} + ({k} − 1)·{d}·{j} = {after.field}",
            f"start = {old} + ({d}·({k} − 1)/2 − {p})·{j} = {new}",
            f"j = {j}·{layer.stride} = {after.jump}",
        )
    )


def impossible(error: StudioError) -> str:
    """Return which layer is impossible, and why."""
    return translate("field", "Layer {number} is impossible. {reason}").format(
        number=error.values.get("layer", 1), reason=sentence(error)
    )


def _place(cell: tuple[int, ...]) -> str:
    if len(cell) == 1:
        return translate("field", "column {column}").format(column=whole(cell[0]))
    return translate("field", "row {row}, column {column}").format(row=whole(cell[0]), column=whole(cell[1]))


def of_input(looking: Looking, cell: tuple[int, ...], field: EffectiveField | None) -> str:
    """Return whether the unit sees a cell of the plane that the input lies in."""
    values = {"place": _place(cell)}
    inside = all(0 <= index < size for index, size in zip(cell, looking.size, strict=True))
    boxed = all(first <= index < stop for index, (first, stop) in zip(cell, looking.box, strict=True))
    if not inside:
        text = translate("field", "Padding, {place}: the value sees it, but it holds nothing of the input.")
        return (text if boxed else translate("field", "Padding, {place}: the value does not see it.")).format(
            **values
        )
    if looking.uses(cell):
        if field is None:
            return translate("field", "Input, {place}: the value sees it.").format(**values)
        text = translate("field", "Input, {place}: the value sees it; {share} of its gradient lies here.")
        return text.format(**values, share=percent(field.share(cell)))
    if boxed:
        return translate("field", "Input, {place}: in a gap, so that the value does not see it.").format(
            **values
        )
    return translate("field", "Input, {place}: the value does not see it.").format(**values)


def of_map(looking: Looking, number: int, cell: tuple[int, ...], *, asked: bool) -> str:
    """Return whether the unit depends on a value of map `number`, unless that is `asked` for."""
    values = {"number": number, "place": _place(cell)}
    if number > looking.number or (asked and number < looking.number):
        return translate("field", "Layer {number}, {place}: a click chooses it.").format(**values)
    if cell == looking.unit and number == looking.number:
        return translate("field", "Layer {number}, {place}: the value that is chosen.").format(**values)
    used = all(mask[index] for mask, index in zip(looking.growth[number], cell, strict=True))
    if used:
        return translate("field", "Layer {number}, {place}: the chosen value depends on it.").format(**values)
    return translate("field", "Layer {number}, {place}: the chosen value does not depend on it.").format(
        **values
    )
