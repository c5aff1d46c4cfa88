"""The loss over two weights from above, and the path that gradient descent takes in it."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from convstudio.core.learning.bowl import Bowl
from convstudio.core.numerals import cell_text, count_text, full_text
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.bowl_view import view_of
from convstudio.ui.widgets.plots.chart import Chart
from convstudio.ui.widgets.plots.contours import Contours, contours
from convstudio.ui.widgets.plots.drawing import Drawing, Extent, Floats, Line, Mark, Shape

FIRST_STEPS: Final = 12
"""Steps that have a dot each."""

_MOST_HEIGHTS: Final = 4
"""Contours that have their loss written on them."""

_APART: Final = 2.5
"""They are so many heights of type apart at least."""

_BEYOND: Final = 50.0
"""What lies outside is drawn no further off than so many views."""


class BowlPlot(Chart):
    """Contours of the loss, the path, where it began and where the loss is least.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bowl: Bowl | None = None
        self._names = ("", "")
        self._message = ""
        self._steps: Floats = np.empty(0)
        self._path: tuple[Floats, Floats] = np.empty(0), np.empty(0)
        self._goal: tuple[float, float] | None = None
        self._others = False
        self._cut = False
        self._contours: tuple[object, Contours, Line] | None = None
        self._describe()

    def set_bowl(
        self,
        bowl: Bowl | None,
        names: tuple[str, str],
        message: str = "",
        *,
        goal: tuple[float, float] | None = None,
        others: bool = False,
    ) -> None:
        """Show another bowl.

        Parameters
        ----------
        bowl : Bowl or None
            None where there is none, or none yet.
        names : (str, str)
            What to call the two weights.
        message : str
            Why there is no bowl; empty where it is still being computed.
        goal : (float, float) or None
            The weights that made the target, where they are known.
        others : bool
            Whether there are more weights than these: then the minimum is that of a slice, which moves with them.
        """
        self._bowl, self._names, self._message = bowl, names, message
        self._goal, self._others = goal, others
        if bowl is not None and not np.isfinite([*bowl.center, bowl.height, *bowl.slope]).all():
            self._bowl, self._message = None, self.tr("The numbers have grown beyond every bowl.")
        self._describe()
        self.refresh()

    def set_path(self, steps: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike) -> None:
        """Show another path: the values of the two weights after some steps, shapes (n,)."""
        (taken, along, across), self._cut = scales.finite_part(steps, first, second)
        self._steps, self._path = taken, (along, across)
        self._describe()
        self.refresh()

    def compose(self) -> Drawing:
        """Return contours and path."""
        title = self.tr("Bowl")
        if self._bowl is None:
            return Drawing(title=title, message=self._message or self.tr("The bowl is being computed…"))
        frame, small = self.frame(), self.theme.small_text
        extent = view_of(
            self._bowl,
            self._path,
            self._goal,
            others=self._others,
            shape=max(frame.width(), 1.0) / max(frame.height(), 1.0),
        )
        rings, line = self._rings(self._bowl, extent)
        lines = [line]
        along, across = self._path
        if len(along):
            far_x, far_y = _BEYOND * extent.width, _BEYOND * extent.height
            x = np.clip(along, extent.left - far_x, extent.right + far_x)
            y = np.clip(across, extent.bottom - far_y, extent.top + far_y)
            lines.append(Line(x, y, self.theme.accent, 2.0, smooth=len(x) <= 100))
        return Drawing(
            extent,
            scales.ticks(extent.left, extent.right, min(max(int(frame.width() / (small * 4.5)), 2), 6)),
            scales.ticks(extent.bottom, extent.top, min(max(int(frame.height() / (small * 2)), 2), 6)),
            tuple(lines),
            (*self._heights(self._bowl, rings, extent), *self._marks(self._bowl, extent)),
            title=f"↑ {self._names[1]}",
            note=self._note(self._bowl, extent),
            bottom=f"{self._names[0]} →",
        )

    def _rings(self, bowl: Bowl, extent: Extent) -> tuple[Contours, Line]:
        """Return all contours: made once for a bowl in a view."""
        key = (bowl, extent, self.theme)
        if self._contours is None or self._contours[0] != key:
            found = contours(bowl, extent)
            line = Line(found.x, found.y, self.theme.strong_border, 1.0, smooth=True, broken=True)
            self._contours = (key, found, line)
        return self._contours[1:]

    def _heights(self, bowl: Bowl, rings: Contours, extent: Extent) -> list[Mark]:
        """Return the losses of a few contours, away from the path: beyond the minimum first, then before it."""
        (x, y), (right, up), small = bowl.minimum, rings.stride, self.theme.small_text
        start = (self._path[0][0], self._path[1][0]) if len(self._path[0]) else bowl.center
        beyond = -1 if (start[0] - x) * right + (start[1] - y) * up > 0 else 1
        unit = extent.height / max(self.frame().height(), 1.0)
        every = math.ceil(small * _APART * unit / max(math.hypot(right, up), 1e-30))
        inner = extent.within(small * 1.5 * unit)
        marks: list[Mark] = []
        for side in (beyond, -beyond):
            for number in range(every, len(rings.losses) + 1, every):
                place = x + side * number * right, y + side * number * up
                if inner.holds(*place) and not self._is_near(place, small * _APART * unit):
                    text = cell_text(rings.losses[number - 1])
                    marks.append(Mark(*place, Shape.TEXT, self.theme.soft_ink, text))
        return marks[:_MOST_HEIGHTS]

    def _is_near(self, place: tuple[float, float], distance: float) -> bool:
        """Return whether the path has a point so near."""
        along, across = self._path
        return bool((np.hypot(along - place[0], across - place[1]) < distance).any())

    def _marks(self, bowl: Bowl, extent: Extent) -> tuple[Mark, ...]:
        theme, (along, across) = self.theme, self._path
        marks = []
        for x, y in list(zip(along.tolist(), across.tolist(), strict=True))[:FIRST_STEPS]:
            if extent.holds(x, y):
                marks.append(Mark(x, y, Shape.DOT, theme.accent))
        if self._goal_differs(bowl, extent):
            marks.append(Mark(*self._goal_or(bowl), Shape.LETTER, theme.warning, self._letters()[2]))
        if extent.holds(*bowl.minimum):
            marks.append(Mark(*bowl.minimum, Shape.LETTER, theme.ink, self._letters()[1]))
        elif self._others:
            place = extent.edge(*bowl.minimum)
            marks.append(Mark(*place, Shape.ARROW, theme.ink, self._letters()[1]))
        if len(along) and extent.holds(along[0], across[0]):
            marks.append(
                Mark(float(along[0]), float(across[0]), Shape.LETTER, theme.accent, self._letters()[0])
            )
        if len(along) > 1 or (self._cut and len(along)):
            marks.append(self._last(extent))
        return tuple(marks)

    def _last(self, extent: Extent) -> Mark:
        """Return the mark of where the weights are now: an arrow at the edge where that is outside."""
        x, y = float(self._path[0][-1]), float(self._path[1][-1])
        if extent.holds(x, y):
            shape = Shape.CROSS if self._cut else Shape.RING
            return Mark(x, y, shape, self.theme.warning if self._cut else self.theme.cursor)
        return Mark(*extent.edge(x, y), Shape.ARROW, self.theme.warning, self.tr("flown out"))

    def _goal_or(self, bowl: Bowl) -> tuple[float, float]:
        return bowl.minimum if self._goal is None else self._goal

    def _goal_differs(self, bowl: Bowl, extent: Extent) -> bool:
        """Return whether the goal is seen beside the minimum."""
        goal = self._goal_or(bowl)
        unit = extent.height / max(self.frame().height(), 1.0)
        apart = math.dist(goal, bowl.minimum)
        return extent.holds(*goal) and apart > self.theme.small_text * 0.5 * unit

    # Words

    def _letters(self) -> tuple[str, str, str]:
        return self.tr("S", "start"), self.tr("M", "minimum"), self.tr("G", "goal")

    def _note(self, bowl: Bowl, extent: Extent) -> str:
        """Return what the letters mean, as much of it as there is room for."""
        start, least, goal = self._letters()
        if not self._others:
            notes = [self.tr("{s} start · {m} minimum").format(s=start, m=least)]
        else:
            notes = [
                self.tr("{s} start · {m} minimum with the others as they are").format(s=start, m=least),
                self.tr("{m} minimum with the others as they are").format(m=least),
                self.tr("{m} with the others as they are").format(m=least),
                self.tr("{m} of this slice").format(m=least),
            ]
        if self._goal_differs(bowl, extent):
            notes = [self.tr("{note} · {g} goal").format(note=notes[0], g=goal), *notes]
        small = QFont(self.font())
        small.setPixelSize(self.theme.small_text)
        metrics = QFontMetricsF(small)
        taken = metrics.horizontalAdvance(f"↑ {self._names[1]}") + 2 * self.theme.text + 8
        room = self.width() - taken
        return next((note for note in notes if metrics.horizontalAdvance(note) <= room), notes[-1])

    def tooltip_at(self, position: QPointF) -> str:
        """Return the two weights under a pixel and the loss there, or the step that is near."""
        if self._bowl is None or not self.frame().contains(self.inside(position)):
            return ""
        x, y = self.to_plane(position)
        pattern = self.tr("{first} = {x}, {second} = {y}: loss {loss}")
        values = {"first": self._names[0], "second": self._names[1]}
        step = self._step_at(x, y)
        if step is None:
            if self._is_at(self._bowl.minimum, x, y):
                return self._least_text(self._bowl)
            loss = cell_text(float(self._bowl.values(x, y)))
            return pattern.format(**values, x=cell_text(x), y=cell_text(y), loss=loss)
        x, y = float(self._path[0][step]), float(self._path[1][step])
        text = pattern.format(
            **values, x=full_text(x), y=full_text(y), loss=cell_text(float(self._bowl.values(x, y)))
        )
        return self.tr("step {step}: {values}").format(step=count_text(int(self._steps[step])), values=text)

    def _is_at(self, place: tuple[float, float], x: float, y: float) -> bool:
        """Return whether a letter at a place covers a point of the plane."""
        unit = self.drawing.extent.height / max(self.frame().height(), 1)
        return math.dist(place, (x, y)) <= self.theme.small_text * 0.66 * unit

    def _step_at(self, x: float, y: float) -> int | None:
        """Return the place in the path of the point that is nearest to a point of the plane; None where it is far."""
        along, across = self._path
        if not len(along):
            return None
        unit = self.drawing.extent.height / max(self.frame().height(), 1)
        far = np.hypot(along - x, across - y)
        nearest = int(far.argmin())
        return nearest if far[nearest] <= self.theme.text * 0.5 * unit else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.refresh()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("The loss over two weights"))
        if self._bowl is None:
            self.setAccessibleDescription(self._message)
            return
        text = self._least_text(self._bowl)
        if len(self._path[0]):
            now = self.tr("Now {first} = {x}, {second} = {y}.").format(
                first=self._names[0],
                second=self._names[1],
                x=cell_text(self._path[0][-1]),
                y=cell_text(self._path[1][-1]),
            )
            text = f"{text} {now}"
        self.setAccessibleDescription(text)

    def _least_text(self, bowl: Bowl) -> str:
        x, y = bowl.minimum
        pattern = (
            self.tr("With the others as they are, the loss is least at {first} = {x}, {second} = {y}.")
            if self._others
            else self.tr("The loss is least at {first} = {x}, {second} = {y}.")
        )
        return pattern.format(first=self._names[0], second=self._names[1], x=cell_text(x), y=cell_text(y))
