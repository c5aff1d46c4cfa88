"""What the Matrix lens says, in whole sentences."""

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.numerals import count_text, plural_of
from convstudio.core.operators.matrix import Entries, LayerMatrix
from convstudio.core.operators.weight_sharing import connected_weights, shared_weights
from convstudio.core.render.matrix import WHOLE_SIDE, fits
from convstudio.core.view_state import Sharing
from convstudio.ui.counted import counted
from convstudio.ui.lenses.naming import input_name, value_name
from convstudio.ui.widgets.grid.picture import UNKNOWN

translate = QCoreApplication.translate


def no_matrix() -> str:
    """Say why the maximum has no matrix."""
    return translate(
        "matrix",
        "Max pooling has no fixed matrix: which input wins depends on the values, so no weights that stay the "
        "same give the output.",
    )


def asked() -> tuple[str, str]:
    """Say, as a title and a sentence, why there is no matrix while a lesson asks for the size of the output."""
    return UNKNOWN, translate(
        "matrix",
        "The matrix has a row for every output, and how many there are is asked for: predict it first.",
    )


def sizes(matrix: LayerMatrix, *, transposed: bool, asked: bool) -> tuple[str, ...]:
    """Say how large the matrix is and how much of it is not zero; then the same in fewer words, and in fewer.

    While it is `asked` for by a lesson, nothing of it is said.
    """
    if asked:
        return (UNKNOWN,)
    rows, columns = matrix.shape[::-1] if transposed else matrix.shape
    cells, zeros = rows * columns, matrix.zeros
    held = matrix.filled
    values = {
        "name": "Aᵀ" if transposed else "A",
        "rows": count_text(rows),
        "columns": count_text(columns),
        "cells": count_text(cells),
        "filled": count_text(held if matrix.folded else held - zeros),
        "share": _percent((held if matrix.folded else held - zeros) / cells),
        "zeros": count_text(zeros),
    }
    short = translate("matrix", "{name}: {rows} × {columns}, {share} % not zero")
    if matrix.folded:
        short = translate("matrix", "{name}: {rows} × {columns}, {share} % hold weights")
        text = translate(
            "matrix", "{name}: {rows} × {columns}, {share} % of the cells hold weights: {filled} of {cells}"
        )
    elif zeros:
        text = counted.tr(
            "{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells; {zeros} more hold(s) a 0",
            "",
            plural_of(zeros),
        )
    else:
        text = translate(
            "matrix", "{name}: {rows} × {columns}, {share} % not zero: {filled} of {cells} cells"
        )
    shortest = translate("matrix", "{name}: {rows} × {columns}")
    return tuple(each.format(**values) for each in (text, short, shortest))


def _percent(share: float) -> str:
    percent = 100 * share
    return f"{percent:.4g}" if percent >= 0.01 else f"{percent:.1g}"


def too_large() -> str:
    """Say that only a part of the matrix is shown."""
    side = count_text(WHOLE_SIDE)
    return translate(
        "matrix",
        "It is too large to be drawn whole (up to {side} × {side}): these are the rows around the cursor.",
    ).format(side=side)


def step_title(sharing: Sharing) -> str:
    """Say which step of the way to a convolution is shown."""
    number = {Sharing.CONNECTED: 1, Sharing.SHARED: 2, Sharing.LAYER: 3}[sharing]
    return translate("matrix", "Why convolution, step {number} of 3: the colors are only names").format(
        number=number
    )


def step(matrix: LayerMatrix, sharing: Sharing, *, asked: bool) -> str:
    """Say what a step of the way demands, and how many weights that leaves, unless that is `asked` for."""
    everything = connected_weights(matrix)
    if sharing is Sharing.CONNECTED:
        return counted.tr(
            "Fully connected: every output has its own weight for every input, {count} weight(s).",
            "",
            _plural(everything, asked=asked),
        ).format(count=_count(everything, asked=asked))
    if sharing is Sharing.SHARED:
        shared = shared_weights(matrix)
        return counted.tr(
            "Shared: a weight depends on the distance alone and repeats along the diagonals, {count} weight(s).",
            "",
            _plural(shared, asked=asked),
        ).format(count=_count(shared, asked=asked))
    own = matrix.document.weight.size
    return counted.tr(
        "Local: nothing that is far counts. What is left is the kernel, {count} weight(s) instead of {all}.",
        "",
        _plural(own, asked=asked),
    ).format(count=_count(own, asked=asked), all=_count(everything, asked=asked))


def _count(number: int, *, asked: bool) -> str:
    return UNKNOWN if asked else count_text(number)


def _plural(number: int, *, asked: bool) -> int:
    """Return what chooses between "weight" and "weights", of an unknown number the latter."""
    return plural_of(2 if asked else number)


def line(matrix: LayerMatrix, row: int, *, transposed: bool) -> str:
    """Say what the row of the cursor is, or its column of the transposed matrix."""
    if not fits(matrix):
        return too_large()
    if transposed:
        text = translate("matrix", "Column {number} spreads {output} over the inputs that it was made of.")
    else:
        text = _row_text(matrix.document)
    return text.format(number=count_text(row), output=_output(matrix, row), filter=matrix.output_of(row)[0])


def _row_text(document: Document) -> str:
    kind = document.layer.kind
    if kind is Kind.TRANSPOSED:
        return translate("matrix", "Row {number} gathers what every stamp leaves on {output}.")
    if kind is Kind.AVERAGE_POOL:
        return translate("matrix", "Row {number} takes the mean of the window of {output}.")
    if document.weight.shape[:2] == (1, 1):
        return translate(
            "matrix", "Row {number} is the kernel, laid out where the window of {output} stands."
        )
    return translate(
        "matrix", "Row {number} is filter {filter}, laid out where the window of {output} stands."
    )


def cell(matrix: LayerMatrix, sharing: Sharing, place: tuple[int, int], *, transposed: bool) -> str:
    """Say what stands on one cell and which values it joins.

    Parameters
    ----------
    matrix : LayerMatrix
        Of the layer.
    sharing : Sharing
        Which weights are shown.
    place : (int, int)
        (row, column) of the layer's matrix A.
    transposed : bool
        Whether it is looked at as a cell of Aᵀ.
    """
    row, column = place
    name = f"Aᵀ[{column}, {row}]" if transposed else f"A[{row}, {column}]"
    x, y = _input(matrix, column), _output(matrix, row)
    if sharing is Sharing.CONNECTED:
        text = translate("matrix", "{cell}: a weight of its own, it joins {input} with {output}")
        return text.format(cell=name, input=x, output=y)
    if sharing is Sharing.SHARED:
        text = translate(
            "matrix",
            "{cell}: the weight of this distance, wherever it occurs; it joins {input} with {output}",
        )
        return text.format(cell=name, input=x, output=y)
    entries = matrix.block(range(row, row + 1), range(column, column + 1))
    if not len(entries):
        text = translate("matrix", "{cell} = 0: {output} does not depend on {input}")
        return text.format(cell=name, input=x, output=y)
    return translate("matrix", "{cell} = {weights} — joins {input} with {output}").format(
        cell=name, weights=_weights(matrix, entries), input=x, output=y
    )


def _weights(matrix: LayerMatrix, entries: Entries) -> str:
    """Name the weights on one cell, which are added."""
    texts = []
    for weight, value in zip(entries.weights.tolist(), entries.values.tolist(), strict=True):
        channel, plane, *tap = matrix.weight_of(weight)
        index = ", ".join(map(str, tap))
        number = numerals.full_text(value)
        if not matrix.document.layer.kind.weighted:
            texts.append(translate("matrix", "one part of the mean: {value}").format(value=number))
        elif matrix.weight_shape[1] > 1:
            texts.append(
                translate("matrix", "weight ({index}) of filter {filter} for {plane}: {value}").format(
                    index=index, filter=channel, plane=_plane(matrix.document, channel, plane), value=number
                )
            )
        else:
            texts.append(
                translate("matrix", "weight ({index}) of filter {filter}: {value}").format(
                    index=index, filter=channel, value=number
                )
            )
    return " + ".join(texts)


def _plane(document: Document, channel: int, plane: int) -> str:
    return translate("matrix", "plane {number}").format(number=document.input_planes(channel)[plane])


def row(matrix: LayerMatrix, number: int) -> str:
    """Say which output a row belongs to."""
    return translate("matrix", "Row {number} of A: {output}").format(
        number=number, output=_output(matrix, number)
    )


def column(matrix: LayerMatrix, number: int) -> str:
    """Say which input a column belongs to."""
    return translate("matrix", "Column {number} of A: {input}").format(
        number=number, input=_input(matrix, number)
    )


def _output(matrix: LayerMatrix, row: int) -> str:
    channel, *position = matrix.output_of(row)
    return value_name(matrix.document, channel, position)


def _input(matrix: LayerMatrix, column: int) -> str:
    plane, *position = matrix.input_of(column)
    return input_name(matrix.document, plane, position)
