"""What each weight was after every step."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from convstudio.core.learning.curve import Curve
from convstudio.core.numerals import cell_text, count_text, full_text
from convstudio.ui.theme import TAP_COLORS, TAP_LETTERS
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.chart import Chart
from convstudio.ui.widgets.plots.drawing import Drawing, Extent, Label, Line, Mark, Shape
from convstudio.ui.widgets.plots.path_reading import NAMED, WeightPath, read_paths

FEWEST: Final = 10
"""Steps that the axis has at least."""

_SMOOTH_LINES: Final = 4
"""Up to so many lines are painted smooth."""

_RAGGED: Final = 1500
"""Lines of more points together are thin: thick ones take ten times as long to paint."""

_REACH: Final = 10.0
"""Pixels from a line within which a click means it."""


class PathsPlot(Chart):
    """Weights against steps, with what they should become.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    chosen = Signal(int)
    """A weight was clicked on, or chosen by the arrow keys: its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._names: tuple[str, ...] = ()
        super().__init__(parent)
        self._goals: tuple[float, ...] | None = None
        self._chosen: int | None = None
        self._series: dict[int, WeightPath] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._describe()

    def set_paths(
        self, curve: Curve | None, names: Sequence[str], goals: Sequence[float] | None, chosen: int | None
    ) -> None:
        """Show the paths of weights.

        Parameters
        ----------
        curve : Curve or None
            One series for each weight; it may have grown since the last time.
        names : sequence of str
            What to call them, such as "w[0, 1]"; as many as there are series.
        goals : sequence of float or None
            What they should become, where that is known.
        chosen : int or None
            The one that is brought out.
        """
        renamed = self._names != tuple(names)
        self._names, self._chosen = tuple(names), chosen
        self._goals = None if goals is None else tuple(goals)
        self._series = read_paths(curve, len(self._names), chosen)
        if renamed:
            self.arrange()
        self._describe()
        self.refresh()

    @property
    def drawn(self) -> tuple[int, ...]:
        """The numbers of the weights that have a line."""
        return tuple(self._series)

    def margin_texts(self) -> tuple[str, ...]:
        """Return the names beside the lines."""
        return self._names if len(self._names) <= NAMED else self._names[:1]

    def compose(self) -> Drawing:
        """Return the lines."""
        if not self._series:
            return Drawing(
                title=self.tr("Weights"), message=self.tr("The weights after every step appear here.")
            )
        steps = max(float(x[-1]) if len(x) else 0.0 for x, _, _ in self._series.values())
        reach = scales.round_up(max(steps, FEWEST))
        extent = Extent(0.0, reach, *self._range())
        lines = [*self._goal_lines(extent), *self._lines(extent)]
        frame, small = self.frame(), self.theme.small_text
        return Drawing(
            extent,
            scales.step_ticks(reach, min(max(int(frame.width() / (small * 5)), 2), 5)),
            scales.ticks(extent.bottom, extent.top, min(max(int(frame.height() / (small * 2)), 2), 6)),
            tuple(lines),
            self._ends(extent),
            self._labels(),
            title=self.tr("Weights"),
            value=self._value(),
            note=self._note(),
            bottom=self.tr("step"),
        )

    def _range(self) -> tuple[float, float]:
        """Return round numbers around all that is drawn."""
        values = [end for _, y, _ in self._series.values() if len(y) for end in (y.min(), y.max())]
        values += [self._goals[number] for number in self._series] if self._goals is not None else []
        return scales.around(float(min(values, default=-1.0)), float(max(values, default=1.0)))

    def _lines(self, extent: Extent) -> list[Line]:
        columns = max(int(self.frame().width() // 2), 50)
        if len(self._names) > NAMED:
            return self._thin_lines()
        drawn = {
            number: scales.thinned(x, y, extent.left, extent.right, columns)
            for number, (x, y, _) in self._series.items()
        }
        ragged = sum(len(across) for across, _ in drawn.values()) > _RAGGED
        lines = []
        for number, (across, up) in drawn.items():
            smooth = len(drawn) <= _SMOOTH_LINES and len(across) < columns
            width = 3.0 if number == self._chosen else 1.0 if ragged else 2.0
            lines.append(Line(across, up, TAP_COLORS[number], width, smooth=smooth))
        return sorted(lines, key=lambda line: line.width)

    def _thin_lines(self) -> list[Line]:
        """Return all lines as one, and the chosen one over it."""
        gap = np.array([np.nan])
        rest = [xy for number, xy in self._series.items() if number != self._chosen]
        across = np.concatenate([part for x, _, _ in rest for part in (x, gap)])
        up = np.concatenate([part for _, y, _ in rest for part in (y, gap)])
        lines = [Line(across, up, self.theme.disabled, broken=True)]
        if self._chosen in self._series:
            x, y, _ = self._series[self._chosen]
            lines.append(Line(x, y, self.theme.accent, 2.0, smooth=True))
        return lines

    def _goal_lines(self, extent: Extent) -> list[Line]:
        """Return a dashed line at what each of the named weights should become."""
        if self._goals is None:
            return []
        numbers = self._series if len(self._names) <= NAMED else [self._chosen]
        ends = np.array([extent.left, extent.right])
        return [
            Line(ends, np.full(2, self._goals[number]), self._color(number), 1.5, dashed=True)
            for number in numbers
            if number is not None
        ]

    def _ends(self, extent: Extent) -> tuple[Mark, ...]:
        return tuple(
            Mark(float(x[-1]), float(y[-1]), Shape.CROSS, self.theme.warning)
            for x, y, cut in self._series.values()
            if cut and len(x) and extent.holds(float(x[-1]), float(y[-1]))
        )

    def _labels(self) -> tuple[Label, ...]:
        numbers = list(self._series)
        if len(self._names) > NAMED:
            numbers = [] if self._chosen is None else [self._chosen]
        return tuple(
            Label(
                number,
                float(self._series[number][1][-1]),
                self._color(number),
                self._letter(number),
                self._names[number],
                number == self._chosen,
            )
            for number in numbers
            if len(self._series[number][1])
        )

    def _color(self, number: int) -> str:
        return TAP_COLORS[number] if len(self._names) <= NAMED else self.theme.accent

    def _letter(self, number: int) -> str:
        return TAP_LETTERS[number] if len(self._names) <= NAMED else ""

    # Choosing

    def number_at(self, position: QPointF) -> int | None:
        """Return the weight whose name or line is under a pixel of the widget, or near it."""
        inside = self.inside(position)
        for label, rect in self.overlay.label_rects():
            if rect.contains(inside):
                return label.key
        if not self.frame().contains(inside):
            return None
        step, value = self.to_plane(position)
        unit = self.drawing.extent.height / max(self.frame().height(), 1)
        far = {
            number: abs(float(np.interp(step, x, y)) - value)
            for number, (x, y, _) in self._series.items()
            if len(x) and step <= x[-1]
        }
        nearest = min(far, key=far.__getitem__, default=None)
        return nearest if nearest is not None and far[nearest] <= _REACH * unit else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the weight under the pointer."""
        number = self.number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.chosen.emit(number)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked on."""
        usable = self.number_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the weight before or after the present one by Up and Down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key not in steps or not self._names:
            event.ignore()
            return
        number = 0 if self._chosen is None else self._chosen + steps[key]
        self.chosen.emit(min(max(number, 0), len(self._names) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is gone."""
        super().focusOutEvent(event)
        self.update()

    # Words

    def tooltip_at(self, position: QPointF) -> str:
        """Return the value that a weight had at the step under a pixel, and its goal."""
        number = self.number_at(position)
        if number is None:
            return ""
        x, y, _ = self._series[number]
        nearest = int(np.abs(x - self.to_plane(position)[0]).argmin())
        text = self.tr("{name} at step {step}: {value}").format(
            name=self._names[number], step=count_text(int(x[nearest])), value=full_text(y[nearest])
        )
        if self._goals is None:
            return text
        goal = self.tr("to become {value}").format(value=full_text(self._goals[number]))
        return f"{text}\n{goal}"

    def _value(self) -> str:
        series = None if self._chosen is None else self._series.get(self._chosen)
        if self._chosen is None or series is None or not len(series[1]):
            return ""
        return f"{self._names[self._chosen]} = {cell_text(series[1][-1])}"

    def _note(self) -> str:
        if len(self._series) < len(self._names):
            return self.tr("{drawn} of {count} are drawn").format(
                drawn=len(self._series), count=count_text(len(self._names))
            )
        return "" if self._goals is None else self.tr("dashed: goal")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.refresh()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Weights over steps"))
        values = [
            f"{self._names[number]} {cell_text(y[-1])}"
            for number, (_, y, _) in list(self._series.items())[:NAMED]
            if len(y)
        ]
        self.setAccessibleDescription("; ".join(values) if values else self.tr("No step was taken yet."))
