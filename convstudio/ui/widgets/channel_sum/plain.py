"""A channel sum in plain text: on one line, and the numbers in it with all their digits."""

from PySide6.QtCore import QPointF

from convstudio.core.numerals import full_text
from convstudio.ui.widgets.arithmetic.equation import UNKNOWN
from convstudio.ui.widgets.channel_sum.content import Span, SumContent, signed_text
from convstudio.ui.widgets.channel_sum.layout import Layout, Needs


def plain_text(content: SumContent, needs: Needs, shown: Span) -> str:
    """Return a sum on one line: "Y[1, 1]: channel 0 43 + channel 1 77 + bias 0 = 120".

    Parameters
    ----------
    content : SumContent
        What to say.
    needs : Needs
        The words for the bias and for channels that are folded.
    shown : (int, int)
        The channels that have a chip of their own; those before and after are folded.
    """
    parts = []
    for span in content.parts(shown):
        first, last = span
        folded = not shown[0] <= first < shown[1]
        name = needs.more.format(count=last - first) if folded else content.names[first]
        total = UNKNOWN if content.tells(span) else signed_text(content.total(span))
        parts.append(f"{name} {total}")
    if content.adds:
        parts.append(f"{needs.bias} {signed_text(content.bias)}")
    return f"{content.caption}: {' + '.join(parts)} {content.sign(shown)} {content.result_text}"


def sum_note(content: SumContent, needs: Needs, layout: Layout, position: QPointF) -> str:
    """Return the bias or the result with all its digits where that is under a pixel; else nothing."""
    if content.adds and layout.bias.contains(position):
        return f"{needs.bias}: {full_text(content.bias)}"
    if layout.result.contains(position) and content.result is not None and not content.concealed:
        return f"{content.caption}: {full_text(content.result)}"
    return ""
