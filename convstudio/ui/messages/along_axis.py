"""Refusals of an impossible geometry, which say along which axis it is impossible."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from convstudio.core.errors import Code, StudioError

_ALONG: Final[Mapping[Code, tuple[object, object, object, object]]] = {
    Code.KERNEL_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "The kernel spans {span} cells but the padded input has only {padded}: "
            "use a smaller kernel or dilation, or more padding.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The kernel spans {span} slices but the padded input has only {padded}: "
            "use a smaller kernel or dilation, or more padding.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The kernel spans {span} rows but the padded input has only {padded}: "
            "use a smaller kernel or dilation, or more padding.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "The kernel spans {span} columns but the padded input has only {padded}: "
            "use a smaller kernel or dilation, or more padding.",
        ),
    ),
    Code.REFLECT_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "Reflect padding by {padding} needs an input of more cells than that, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Reflect padding by {padding} needs an input of more slices than that, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Reflect padding by {padding} needs an input of more rows than that, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Reflect padding by {padding} needs an input of more columns than that, not {size}: "
            "use less padding or another mode.",
        ),
    ),
    Code.CIRCULAR_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "Circular padding by {padding} needs an input of at least as many cells, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Circular padding by {padding} needs an input of at least as many slices, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Circular padding by {padding} needs an input of at least as many rows, not {size}: "
            "use less padding or another mode.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Circular padding by {padding} needs an input of at least as many columns, not {size}: "
            "use less padding or another mode.",
        ),
    ),
    Code.NOTHING_LEFT: (
        QT_TRANSLATE_NOOP(
            "messages",
            "Of the cells the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Of the slices the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Of the rows the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Of the columns the stamps reach {full} and the padding removes {padding}, so nothing is left: pad less.",
        ),
    ),
    Code.OUTPUT_PADDING_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "An output padding of {output_padding} must be smaller than the stride ({stride}) or dilation "
            "({dilation}): it only picks one of the sizes that the stride leaves open.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "An output padding of {output_padding} along the slices must be smaller than the stride ({stride}) "
            "or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "An output padding of {output_padding} along the rows must be smaller than the stride ({stride}) "
            "or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "An output padding of {output_padding} along the columns must be smaller than the stride ({stride}) "
            "or dilation ({dilation}): it only picks one of the sizes that the stride leaves open.",
        ),
    ),
    Code.POOL_PADDING_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "Pooling is padded by half of its kernel at most, and {padding} is more than half of {kernel}: "
            "use less padding or a larger kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Pooling is padded by half of its kernel at most, and {padding} along the slices is more than half of "
            "{kernel}: use less padding or a larger kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Pooling is padded by half of its kernel at most, and {padding} along the rows is more than half of "
            "{kernel}: use less padding or a larger kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Pooling is padded by half of its kernel at most, and {padding} along the columns is more than half of "
            "{kernel}: use less padding or a larger kernel.",
        ),
    ),
    Code.WINDOW_TOO_LARGE: (
        QT_TRANSLATE_NOOP(
            "messages",
            "PyTorch averages a volume only by windows that fit into it without its padding, and {span} cells are "
            "more than {size}: use a smaller kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "PyTorch averages a volume only by windows that fit into it without its padding, and {span} slices are "
            "more than {size}: use a smaller kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "PyTorch averages a volume only by windows that fit into it without its padding, and {span} rows are "
            "more than {size}: use a smaller kernel.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "PyTorch averages a volume only by windows that fit into it without its padding, and {span} columns are "
            "more than {size}: use a smaller kernel.",
        ),
    ),
}
"""Code → what is said of the cells of a row of numbers, and of slices, rows and columns."""


def template(error: StudioError) -> object | None:
    """Return the sentence for the axis of `error`, its placeholders not yet filled; None for any other code.

    An error that does not say how many axes there are is about a picture.
    """
    if error.code not in _ALONG:
        return None
    number, axes = int(error.values["axis"]), int(error.values.get("axes", 2))
    return _ALONG[error.code][0 if axes == 1 else number - axes]
