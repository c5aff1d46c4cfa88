"""Stepping: the cursor walks over the output in the order the window slides, or over the input as it stamps."""

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from convstudio.app.store import Store
from convstudio.core.errors import ShapeError
from convstudio.core.operators import geometry
from convstudio.core.stepping import stamps
from convstudio.core.view_state import COMPOSITE, SPEEDS, has_composite

SHORTEST = 33
"""Milliseconds between two moves at least: a projector shows no more than thirty or so a second."""


class Playback(QObject):
    """Moves the cursor of a store by hand or by a clock.

    Steps are numbered in row-major order of the output of one channel, or where a transposed convolution stamps of
    the input, the last axis fastest.

    Parameters
    ----------
    store : Store
        Whose cursor moves.
    parent : QObject, optional
        Qt's owner.
    """

    playing_changed = Signal(bool)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        store.changed.connect(self._on_changed)
        store.opened.connect(self.pause)

    @property
    def playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    @property
    def shape(self) -> tuple[int, ...]:
        """Size of what is stepped over, all zeros where the geometry is impossible."""
        document = self._store.document
        try:
            shape = geometry.output_shape(document)
        except ShapeError:
            return (0,) * document.layer.rank
        return document.signal.spatial if self._stamps else shape

    @property
    def position(self) -> tuple[int, ...]:
        """Where the present step is: an output position, or an input cell that stamps."""
        view = self._store.view
        return view.source if self._stamps else view.cursor.position

    @property
    def _stamps(self) -> bool:
        return stamps(self._store.view, self._store.document)

    @property
    def steps(self) -> int:
        """Number of positions."""
        return math.prod(self.shape)

    @property
    def step(self) -> int:
        """Number of the present step, from 0."""
        shape = self.shape
        if 0 in shape:
            return 0
        return int(np.ravel_multi_index(self.position, shape))

    def go(self, step: int) -> None:
        """Put the cursor on step `step`, clamped to the steps there are."""
        shape = self.shape
        if 0 not in shape:
            step = min(max(step, 0), math.prod(shape) - 1)
            self._seek(tuple(int(index) for index in np.unravel_index(step, shape)))

    def move(self, *steps: int) -> None:
        """Move by whole (slices, rows and) columns of what is stepped over, stopping at its edges.

        Steps along axes that it does not have are left out, and axes that nothing is said of stay.
        """
        if 0 in self.shape:
            return
        position = self.position
        along = (*(0 for _ in position), *steps)[-len(position) :]
        self._seek(tuple(index + by for index, by in zip(position, along, strict=True)))

    def _seek(self, position: tuple[int, ...]) -> None:
        if self._stamps:
            self._store.set_source(position)
        else:
            self._store.set_cursor(position)

    def turn_out_channel(self, step: int) -> None:
        """Go to another output channel, `step` further on, round the end."""
        view, count = self._store.view, self._store.document.out_channels
        cursor = replace(view.cursor, channel=(view.cursor.channel + step) % count)
        self._store.set_view(replace(view, cursor=cursor))

    def turn_in_channel(self, step: int) -> None:
        """Look at another input plane of the map's group, `step` further on, round the end."""
        document, view = self._store.document, self._store.view
        planes = list(document.input_planes(view.cursor.channel))
        if has_composite(document, view.cursor.channel):
            planes.append(COMPOSITE)
        plane = planes[(planes.index(view.in_channel) + step) % len(planes)]
        self._store.set_view(replace(view, in_channel=plane))

    @Slot()
    def forward(self) -> None:
        """Go to the next step."""
        self.go(self.step + 1)

    @Slot()
    def back(self) -> None:
        """Go to the step before."""
        self.go(self.step - 1)

    @Slot()
    def first(self) -> None:
        """Go to the first step."""
        self.go(0)

    @Slot()
    def last(self) -> None:
        """Go to the last step."""
        self.go(self.steps - 1)

    @Slot()
    def toggle(self) -> None:
        """Play or pause; playing from the last step starts over."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Let the clock move the cursor at the view's speed."""
        if self.steps < 2:
            return
        if self.step == self.steps - 1:
            self.first()
        self._timer.start(self._interval())
        self.playing_changed.emit(True)

    @Slot()
    def pause(self) -> None:
        """Stop the clock."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def change_speed(self, step: int) -> None:
        """Take a speed `step` places further up in SPEEDS, as far as there are any."""
        view = self._store.view
        index = min(range(len(SPEEDS)), key=lambda place: abs(SPEEDS[place] - view.speed))
        speed = SPEEDS[min(max(index + step, 0), len(SPEEDS) - 1)]
        self._store.set_view(replace(view, speed=speed))
        self.refresh_speed()

    def refresh_speed(self) -> None:
        """Take over a speed that changed while playing."""
        if self.playing:
            self._timer.setInterval(self._interval())

    @Slot()
    def _tick(self) -> None:
        if self.step >= self.steps - 1:
            self.pause()
        else:
            # Faster than the eye: several steps at a time.
            self.go(self.step + max(1, round(self._store.view.speed * self._timer.interval() / 1000)))

    def _interval(self) -> int:
        """Return the milliseconds between two moves."""
        return max(round(1000 / self._store.view.speed), SHORTEST)

    @Slot(object, object)
    def _on_changed(self, _old: object, _new: object) -> None:
        if self.steps < 2:
            self.pause()
