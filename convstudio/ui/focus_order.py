"""Where Tab comes to what was built late."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(later: QWidget, part: QWidget) -> None:
    """Let Tab come to everything in `part` before it comes to `later`; Qt puts what comes into a window last."""
    order = _round(later)
    before = next(each for each in reversed(order) if _takes_focus(each) and not _lies_in(each, part))
    for each in order:
        if _takes_focus(each) and _lies_in(each, part):
            QWidget.setTabOrder(before, each)
            before = each


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _lies_in(widget: QWidget, part: QWidget) -> bool:
    return widget is part or part.isAncestorOf(widget)


def _round(first: QWidget) -> list[QWidget]:
    """Return all widgets of a window in Qt's order, beginning with `first`."""
    order, each = [first], first.nextInFocusChain()
    while each is not None and each is not first:
        order.append(each)
        each = each.nextInFocusChain()
    return order
