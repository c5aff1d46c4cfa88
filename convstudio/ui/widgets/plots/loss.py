"""The loss of a run over its steps, those of earlier runs behind it."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QWidget

from convstudio.core.learning.curve import Curve
from convstudio.core.numerals import cell_text, count_text, full_text
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.chart import Chart
from convstudio.ui.widgets.plots.drawing import Drawing, Extent, Flag, Floats, Line, Mark, Shape, Tick

FEWEST: Final = 10
"""Steps that the axis has at least."""

_AHEAD: Final = 4
"""Of an earlier run so many times the steps of the present one are seen, and _MUCH at least."""

_MUCH: Final = 100

_BEYOND: Final = 20.0
"""What lies outside is drawn no further off than so many heights of the plot."""


class LossPlot(Chart):
    """Loss against steps.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._losses = Curve(1).points(0)
        self._earlier: tuple[Curve, ...] = ()
        self._marks: tuple[tuple[int, float], ...] = ()
        self._logarithmic = False
        self._kept: dict[Curve, tuple[object, Line]] = {}
        self._describe()

    def set_runs(
        self, current: Curve | None, earlier: Sequence[Curve], marks: Sequence[tuple[int, float]]
    ) -> None:
        """Show runs.

        Parameters
        ----------
        current : Curve or None
            Of one series; it may have grown since the last time.
        earlier : sequence of Curve
            Runs that have ended, the oldest first.
        marks : sequence of (int, float)
            Steps before which the learning rate changed, and to what.
        """
        if current is not None:
            self._steps, self._losses = current.points(0)
        else:
            self._steps, self._losses = self._steps[:0], self._losses[:0]
        self._earlier, self._marks = tuple(curve for curve in earlier if len(curve)), tuple(marks)
        self._kept = {curve: kept for curve, kept in self._kept.items() if curve in self._earlier}
        self._describe()
        self.refresh()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Show the loss by powers of ten, or as it is."""
        self._logarithmic = logarithmic
        self.refresh()

    def compose(self) -> Drawing:
        """Return the lines."""
        if not len(self._steps):
            return Drawing(title=self.tr("Loss"), message=self.tr("The loss of every step appears here."))
        (steps, losses), cut = scales.finite_part(self._steps, self._losses)
        reach = scales.round_up(self._reach())
        base, top = self._range(losses)
        extent = Extent(0.0, reach, base, top)
        theme = self.theme
        lines = [self._faint(curve, extent) for curve in self._earlier]
        for step, _ in self._marks:
            lines.append(
                Line(np.array([step, step], float), np.array([base, top]), theme.accent, 1.0, dashed=True)
            )
        lines.append(self._line(steps, losses, extent, theme.ink, 2.0))
        marks: tuple[Mark, ...] = ()
        if len(steps):
            last = float(self._height(losses[-1:], base)[0])
            shape, text = (Shape.CROSS, self.tr("not finite")) if cut else (Shape.POINT, "")
            marks = (
                Mark(float(steps[-1]), min(last, top), shape, theme.warning if cut else theme.accent, text),
            )
        return Drawing(
            extent,
            scales.step_ticks(reach, self._columns(5)),
            self._up(base, top),
            tuple(lines),
            marks,
            flags=tuple(
                Flag(step, self.tr("rate {rate}").format(rate=cell_text(rate))) for step, rate in self._marks
            ),
            title=self.tr("Loss"),
            value=self._value(),
            note=self._note(),
            bottom=self.tr("step"),
        )

    def _line(self, steps: Floats, losses: Floats, extent: Extent, color: str, width: float) -> Line:
        columns = max(int(self.frame().width() // 2), 50)
        heights = self._height(losses, extent.bottom)
        x, y = scales.thinned(steps, heights, extent.left, extent.right, columns)
        limit = extent.top + _BEYOND * extent.height
        return Line(x, np.minimum(y, limit), color, width, smooth=len(x) < columns)

    def _faint(self, curve: Curve, extent: Extent) -> Line:
        """Return the line of an earlier run: made once for each place it may have."""
        key = (extent, self._logarithmic, round(self.frame().width()), self.theme, len(curve))
        kept = self._kept.get(curve)
        if kept is None or kept[0] != key:
            (steps, losses), _ = scales.finite_part(*curve.points(0))
            kept = (key, self._line(steps, losses, extent, self.theme.disabled, 1.0))
            self._kept[curve] = kept
        return kept[1]

    def _reach(self) -> float:
        """Return the step that the axis has to reach."""
        taken = int(self._steps[-1])
        longest = max((len(curve) - 1 for curve in self._earlier), default=0)
        return float(max(taken, min(longest, max(_AHEAD * taken, _MUCH)), FEWEST))

    def _range(self, losses: Floats) -> tuple[float, float]:
        """Return the ends of the axis of the loss: as it is, or as its logarithm."""
        firsts = [float(curve.points(0)[1][0]) for curve in self._earlier]
        values = np.concatenate([losses, [first for first in firsts if math.isfinite(first)]])
        if not self._logarithmic:
            return 0.0, scales.round_up(float(values.max(initial=0.0)) * 1.02)
        positive = values[values > 0]
        if not len(positive):
            return -float(scales.DECADES), 0.0
        low, high = scales.decades(float(positive.min()), float(positive.max()))
        return float(low), float(high)

    def _height(self, losses: Floats, base: float) -> Floats:
        """Return where losses are drawn; on a logarithmic axis zero lies at the bottom."""
        if not self._logarithmic:
            return losses
        with np.errstate(divide="ignore", invalid="ignore"):
            heights = np.log10(losses)
        return np.where(losses > 0, heights, base)

    def _up(self, base: float, top: float) -> tuple[Tick, ...]:
        rows = max(int(self.frame().height() / (self.theme.small_text * 2)), 2)
        if not self._logarithmic:
            return scales.ticks(base, top, min(rows, 6))
        found = scales.decade_ticks(int(base), int(top), min(rows, 8))
        zero = self._least() == 0
        return (*(tick for tick in found if tick.place > base), Tick(base, "0")) if zero else found

    def _columns(self, most: int) -> int:
        return min(max(int(self.frame().width() / (self.theme.small_text * 5)), 2), most)

    def _least(self) -> float:
        return float(np.min(self._losses[np.isfinite(self._losses)], initial=math.inf))

    # Words

    def _value(self) -> str:
        return cell_text(self._losses[-1]) if len(self._losses) else ""

    def _note(self) -> str:
        count = len(self._earlier)
        if not count:
            return ""
        return self.tr("gray: {count} earlier run(s)", "", count).format(count=count)

    def tooltip_at(self, position: QPointF) -> str:
        """Return the loss of the step that is nearest to a pixel."""
        if not len(self._steps) or not self.frame().contains(self.inside(position)):
            return ""
        nearest = int(np.abs(self._steps - self.to_plane(position)[0]).argmin())
        return self.tr("step {step}: loss {loss}").format(
            step=count_text(int(self._steps[nearest])), loss=full_text(self._losses[nearest])
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.refresh()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Loss over steps"))
        if not len(self._steps):
            self.setAccessibleDescription(self.tr("No step was taken yet."))
            return
        losses = self._losses
        self.setAccessibleDescription(
            self.tr("Step {step}: loss {loss}; at the start {first}, at the least {least}.").format(
                step=count_text(int(self._steps[-1])),
                loss=cell_text(losses[-1]),
                first=cell_text(losses[0]),
                least=cell_text(self._least()),
            )
        )
