"""The commands that compare layers, and the computing behind them."""

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from convstudio.app.computing import as_error
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import Document
from convstudio.core.errors import Code
from convstudio.core.operators.counterparts import Way
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.actions import Spec, describe, make
from convstudio.ui.messages import sentence
from convstudio.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from convstudio.ui.compare.dialog import CompareDialog
    from convstudio.ui.compare.pane import Shown

translate = QCoreApplication.translate

Asked = tuple[Document, Way, int, int]
"""What is compared: of which document, how, at which output map and input plane."""

Made = tuple[Asked, "list[Shown]", float]


class Comparing(QObject):
    """Shows comparisons of the present layer, and keeps them up to date while their window is open.

    Parameters
    ----------
    store : Store
        Document and view.
    worker : Worker
        Computes.
    window : QWidget
        Over which the comparison opens.
    """

    def __init__(self, store: Store, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._worker, self._window = store, worker, window
        self._theme: Theme = LIGHT
        self._way = Way.ROUND_TRIP
        self._dialog: CompareDialog | None = None
        self._stop = threading.Event()
        self._running: Asked | None = None
        self._shown: Asked | None = None
        self.actions = [make(spec, window) for spec in self._specs()]
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_changed)

    @property
    def dialog(self) -> "CompareDialog | None":
        """The window of the comparison, once it was opened."""
        return self._dialog

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    def describe(self) -> None:
        """Say the commands again in another language."""
        for action, spec in zip(self.actions, self._specs(), strict=True):
            describe(action, spec)
        self._shown = None
        self._refresh()

    def stop(self) -> None:
        """Give up what is being computed."""
        self._stop.set()

    def open(self, way: Way) -> None:
        """Show a comparison."""
        from convstudio.ui.compare.dialog import CompareDialog  # noqa: PLC0415 - not at the start

        if self._dialog is None:
            self._dialog = CompareDialog(self._window)
            self._dialog.set_theme(self._theme)
            self._dialog.way_chosen.connect(self._on_way)
        self._dialog.show()
        self._dialog.raise_()
        self._on_way(way)

    def _specs(self) -> list[Spec]:
        tips = {
            Way.ROUND_TRIP: self.tr("The layer and then the transposed one with the same numbers"),
            Way.LINEAR: self.tr("Linear interpolation by stamps, and by resizing first"),
            Way.KERNEL: self.tr("The kernel on the stage as a stamp, and after resizing"),
        }
        return [
            Spec(text, key, partial(self.open, way), tips[way])
            for way, text, key in (
                (Way.ROUND_TRIP, self.tr("There and back"), "Ctrl+Shift+D"),
                (Way.LINEAR, self.tr("Twice as large, linear"), "Ctrl+Shift+U"),
                (Way.KERNEL, self.tr("Twice as large, by this kernel"), "Ctrl+Shift+K"),
            )
        ]

    @Slot(object)
    def _on_way(self, way: Way) -> None:
        self._way = way
        if self._dialog is not None:
            self._dialog.choose(way)
        self._refresh()

    @Slot(object, object)
    def _on_changed(self, _old: object, _new: object) -> None:
        self._refresh()

    def _asked(self) -> Asked:
        document, view = self._store.document, self._store.view
        return document, self._way, view.cursor.channel, shown_plane(document, view)

    def _refresh(self) -> None:
        """Compute what is looked at, unless it is there; what comes while something is computed waits for its end."""
        asked = self._asked()
        visible = self._dialog is not None and self._dialog.isVisible()
        if self._dialog is not None and self._store.view.hidden.withholds_output:
            self._shown = None
            self._dialog.say(translate("size", "This is asked for: predict it first."))
            return
        if not visible or self._running is not None or self._is_shown(asked):
            return
        self._running, self._stop = asked, threading.Event()
        self._worker.run(partial(_made, asked, self._stop), self._on_made, self._on_failed)

    def _is_shown(self, asked: Asked) -> bool:
        return self._shown is not None and self._shown[0] is asked[0] and self._shown[1:] == asked[1:]

    def _on_made(self, made: Made) -> None:
        self._running = None
        asked, planes, difference = made
        self._shown = asked
        if self._dialog is not None and not self._store.view.hidden.withholds_output:
            self._dialog.show_planes(asked[1], asked[0], planes, difference)
        self._refresh()

    def _on_failed(self, error: Exception) -> None:
        problem, self._shown, self._running = as_error(error), self._running, None
        if self._dialog is not None and problem.code is not Code.STOPPED:
            self._dialog.say(sentence(problem))
        self._refresh()


def shown_plane(document: Document, view: ViewState) -> int:
    """Return the input plane that is compared: the one that is shown, the first of those shown as one picture."""
    planes = document.input_planes(view.cursor.channel)
    return planes.start if view.in_channel == COMPOSITE else view.in_channel


def _made(asked: Asked, stop: threading.Event) -> Made:
    from convstudio.engine.compare import compare  # noqa: PLC0415 - torch, which no start should wait for
    from convstudio.ui.compare.pane import shown  # noqa: PLC0415 - not at the start

    document, way, channel, plane = asked
    made = compare(document, way, channel, plane, stop.is_set)
    low, high = document.signal.low, document.signal.high
    first, *others = made.planes
    # Each its own range, or else stamps, which share every cell among four, would be as dark as that.
    ends = [(each, float(each.max())) for each in others]
    planes = [shown(first, low, high), *(shown(each, low, end if end > low else high) for each, end in ends)]
    return asked, planes, made.difference
