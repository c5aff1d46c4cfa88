"""The plots of a run side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convstudio.core.document import FloatArray
from convstudio.core.learning.bowl import Bowl
from convstudio.core.learning.curve import Curve
from convstudio.core.learning.run import Run
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.inputs import ComboBox
from convstudio.ui.widgets.plots.bowl import BowlPlot
from convstudio.ui.widgets.plots.loss import LossPlot
from convstudio.ui.widgets.plots.paths import PathsPlot


class PlotsRow(QWidget):
    """Loss, paths of the weights, and the bowl.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    chosen = Signal(int)
    """The number of the parameter whose path was pressed."""
    second_chosen = Signal(int)
    """The number of the parameter that runs upwards in the bowl."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.loss, self.paths, self.bowl = LossPlot(self), PathsPlot(self), BowlPlot(self)
        self.paths.chosen.connect(self.chosen)
        self.second = ComboBox(self)
        self.second.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._second_label = QLabel(self)
        self._second_label.setBuddy(self.second)
        self.second.activated.connect(self.second_chosen)
        self._choice = QWidget(self)
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(4, 0, 0, 0)
        choice.addWidget(self._second_label)
        choice.addWidget(self.second, 1)
        self._choice.hide()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._choice)
        column.addWidget(self.bowl, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.loss, 10)
        row.addWidget(self.paths, 10)
        row.addLayout(column, 9)
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for plot in (self.loss, self.paths, self.bowl):
            plot.set_theme(theme)

    def show_panels(self, *, loss: bool, paths: bool, bowl: bool, choice: bool) -> None:
        """Show some of the plots; where none is, the row takes no room."""
        for plot, on in ((self.loss, loss), (self.paths, paths), (self.bowl, bowl)):
            plot.setVisible(on)
        self._choice.setVisible(bowl and choice)
        self.setVisible(loss or paths or bowl)

    def set_logarithmic(self, on: bool) -> None:
        """Show the loss by powers of ten, or as it is."""
        self.loss.set_logarithmic(on)

    def set_seconds(self, names: Sequence[str], second: int) -> None:
        """Offer the parameters `names` for the bowl, beside the chosen one, and show that it is number `second`."""
        if [self.second.itemText(index) for index in range(self.second.count())] != list(names):
            self.second.clear()
            self.second.addItems(names)
            longest = self.second.fontMetrics().horizontalAdvance(max(names, key=len, default=""))
            self.second.view().setMinimumWidth(longest + 2 * self.second.fontMetrics().height())
        self.second.setCurrentIndex(second)

    def show_loss(self, run: Run, earlier: Sequence[Run]) -> None:
        """Show the losses of runs."""
        self.loss.set_runs(run.loss, [each.loss for each in earlier], run.marks)

    def show_paths(
        self, run: Run, names: Sequence[str], goals: Sequence[float] | None, chosen: int | None
    ) -> None:
        """Show what became of each parameter."""
        self.paths.set_paths(run.weights, names, goals, chosen)

    def show_bowl(
        self,
        bowl: Bowl | None,
        names: tuple[str, str],
        message: str,
        *,
        goal: tuple[float, float] | None = None,
        others: bool = False,
    ) -> None:
        """Show the loss over two parameters, or why it is not known; `others` where it has more of them."""
        self.bowl.set_bowl(bowl, names, message, goal=goal, others=others)

    def show_path(self, weights: Curve, first: int, second: int) -> None:
        """Show the path of two parameters in the bowl."""
        self.bowl.set_path(*weights.path(first, second))

    @Slot()
    def _describe(self) -> None:
        self._second_label.setText(self.tr("Upwards"))
        self._second_label.setToolTip(self.tr("The other weight of the bowl"))
        self.second.setAccessibleName(self.tr("The other weight of the bowl"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)


def goals_of(goal: FloatArray | None, bias: FloatArray | None) -> list[float] | None:
    """Return where each parameter should end, in order; None where nobody knows.

    Parameters
    ----------
    goal : FloatArray or None
        The weights that made the target.
    bias : FloatArray or None
        The biases that made it, where they are learned.
    """
    if goal is None:
        return None
    values: list[float] = goal.ravel().tolist()
    return values if bias is None else [*values, *bias.tolist()]
