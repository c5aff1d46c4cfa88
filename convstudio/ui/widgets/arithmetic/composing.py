"""Equations, made from a trace or a stamp."""

from collections.abc import Sequence

import numpy as np

from convstudio.core.kind import Kind
from convstudio.core.operators.stamping import Stamp
from convstudio.core.operators.trace import ChannelTrace, Trace
from convstudio.ui.widgets.arithmetic.equation import Equation, Form, Term

_FORMS = {Kind.MAX_POOL: Form.MAXIMUM, Kind.AVERAGE_POOL: Form.MEAN}


def equation_of(
    trace: Trace,
    channel: int | None,
    labels: Sequence[str],
    colors: Sequence[str | None],
    channel_names: Sequence[str],
    result: float | None,
    *,
    several_outputs: bool,
    reserved: tuple[int, int] | None = None,
    notes: tuple[str, ...] = (),
) -> Equation:
    """Return the equation of a traced output value.

    Parameters
    ----------
    trace : Trace
        The terms.
    channel : int or None
        Index in `trace.channels` of the channel whose products are shown; None shows all channels as subtotals.
    labels, colors : sequence
        Identity of each kernel cell in row-major order.
    channel_names : sequence of str
        What to call each of `trace.channels`.
    result : float or None
        The layer's own value; None while it is being computed.
    several_outputs : bool
        Whether the position names the output channel.
    reserved : (int, int), optional
        Rows and columns of tiles to keep room for; by default those of the terms there are.
    notes : tuple of str
        Sentences said beside the sum.
    """
    position = _place("Y", trace.out_channel if several_outputs else None, trace.position)
    sums = tuple((name, part.subtotal) for name, part in zip(channel_names, trace.channels, strict=True))
    if channel is None and len(sums) > 1:
        total = sum(value for _, value in sums)
        return Equation(position, (), (), total, trace.bias, result, "", sums, notes=notes)
    opened = channel or 0
    terms = _terms(trace, trace.channels[opened], labels, colors)
    return _opened(trace, opened, position, terms, sums, result, reserved, notes)


def _opened(
    trace: Trace,
    opened: int,
    position: str,
    terms: tuple[tuple[Term, ...], ...],
    sums: tuple[tuple[str, float], ...],
    result: float | None,
    reserved: tuple[int, int] | None,
    notes: tuple[str, ...],
) -> Equation:
    """Return the equation with the terms of one channel, and the others as what they sum up to."""
    shown, form = trace.channels[opened], _FORMS.get(trace.kind, Form.SUM)
    picks = form is Form.MAXIMUM
    return Equation(
        position,
        terms,
        _largest(terms) if picks else _sums(trace, shown),
        trace.total if picks else shown.subtotal,
        trace.bias,
        result,
        sums[opened][0] if len(sums) > 1 else "",
        tuple(named for number, named in enumerate(sums) if number != opened),
        form,
        trace.divisor,
        reserved,
        notes,
    )


def _terms(
    trace: Trace, shown: ChannelTrace, labels: Sequence[str], colors: Sequence[str | None]
) -> tuple[tuple[Term, ...], ...]:
    """Return the terms row by row, of a transposed convolution those alone that are used: part of whole rows.

    Where no stamp reaches the output there is one row without terms.
    """
    winner, shape = trace.winner, shown.products.shape
    rows: dict[tuple[int, ...], list[Term]] = {}
    for number, cell in enumerate(np.ndindex(*shape)):
        used = bool(shown.used[cell])
        if not used and trace.kind is Kind.TRANSPOSED:
            continue
        term = Term(
            labels[number],
            colors[number],
            float(shown.inputs[cell]),
            float(shown.weights[cell]),
            float(shown.products[cell]),
            bool(shown.padded[cell]),
            cell,
            used,
            winner=cell == winner,
        )
        rows.setdefault(cell[:-1], []).append(term)
    return tuple(map(tuple, rows.values())) or ((),)


def _sums(trace: Trace, shown: ChannelTrace) -> tuple[float, ...]:
    """Return the sum of each row, of a transposed convolution of those that have a term."""
    sums, kept = shown.row_sums.ravel(), shown.used.any(axis=-1).ravel()
    return tuple((sums[kept] if trace.kind is Kind.TRANSPOSED else sums).tolist()) or (0.0,)


def _largest(terms: tuple[tuple[Term, ...], ...]) -> tuple[float, ...]:
    return tuple(max((term.product for term in row), default=float("-inf")) for row in terms)


def stamp_equation(
    stamp: Stamp,
    labels: Sequence[str],
    colors: Sequence[str | None],
    channel_label: str,
    *,
    several_inputs: bool,
    notes: tuple[str, ...] = (),
) -> Equation:
    """Return what an input value is stamped into.

    Parameters
    ----------
    stamp : Stamp
        The products, and where they fall.
    labels, colors : sequence
        Identity of each kernel cell in row-major order.
    channel_label : str
        Name of the input channel; empty where there is only one.
    several_inputs : bool
        Whether the position names the input channel.
    notes : tuple of str
        Sentences said beside the stamp.
    """
    return Equation(
        _place("X", stamp.channel if several_inputs else None, stamp.source),
        _stamped(stamp, labels, colors),
        (),
        stamp.value,
        0.0,
        stamp.value,
        channel_label,
        form=Form.STAMP,
        notes=notes,
    )


def _stamped(
    stamp: Stamp, labels: Sequence[str], colors: Sequence[str | None]
) -> tuple[tuple[Term, ...], ...]:
    """Return the products of a stamp row by row, each with where it falls."""
    shape = stamp.products.shape
    cells = [
        Term(
            labels[number],
            colors[number],
            stamp.value,
            float(stamp.weights[cell]),
            float(stamp.products[cell]),
            cell=cell,
            used=bool(stamp.kept[cell]),
            target=", ".join(map(str, stamp.place(cell))),
        )
        for number, cell in enumerate(np.ndindex(*shape))
    ]
    columns = shape[-1]
    return tuple(tuple(cells[first : first + columns]) for first in range(0, len(cells), columns))


def _place(array: str, channel: int | None, position: tuple[int, ...]) -> str:
    """Return a place such as "Y[0, 1, 2]", with the channel first where there are several."""
    index = position if channel is None else (channel, *position)
    return f"{array}[{', '.join(map(str, index))}]"
