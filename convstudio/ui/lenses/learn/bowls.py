"""Shows the loss over two weights, and the path of a run in it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from convstudio.app.learning_session import LearningSession
from convstudio.core.learning.bowl import bowl
from convstudio.ui.lenses.learn.looking import Looking
from convstudio.ui.lenses.learn.plots_row import PlotsRow, goals_of
from convstudio.ui.lenses.learn.theorist import Theorist
from convstudio.ui.messages import silence_sentence


class Bowls(QObject):
    """Works the bowl of the present moment out, where it is another one than before.

    Parameters
    ----------
    session : LearningSession
        Has the run.
    theorist : Theorist
        Knows how the loss curves.
    plots : PlotsRow
        Where it is shown.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self, session: LearningSession, theorist: Theorist, plots: PlotsRow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._theorist, self._plots = session, theorist, plots
        self._shown: tuple[object, ...] = ()

    def forget(self) -> None:
        """Work the next one out anew: something else is known."""
        self._shown = ()

    def show(self, looking: Looking, second: int, names: Sequence[str]) -> None:
        """Show the bowl of the chosen weight and parameter number `second`.

        Parameters
        ----------
        looking : Looking
            Says which weight is chosen.
        second : int
            The number of the parameter that runs upwards.
        names : sequence of str
            What the parameters are called whose paths are kept.
        """
        run, task, moment = self._session.run, self._session.task, self._session.moment
        if run is None or task is None or moment is None or moment.task is not task:
            return
        first = looking.number(task)
        if task.parameters < 2 or first >= len(names):
            self._plots.show_bowl(None, ("", ""), self.tr("A bowl needs two weights whose paths are kept."))
            return
        # With all other weights at rest the bowl is what it was.
        key = (task, first, second, moment.frame.step if task.parameters > 2 else 0)
        if key != self._shown:
            self._shown = key
            curved, frame = self._theorist.curved, moment.frame
            goals = goals_of(task.goal, task.goal_bias if task.bias else None)
            self._plots.show_bowl(
                bowl(curved, frame.weight, frame.bias, (first, second))
                if curved is not None and curved.bias == task.bias
                else None,
                (names[first], names[second]),
                self._message(),
                goal=None if goals is None else (goals[first], goals[second]),
                others=task.parameters > 2,
            )
        self._plots.show_path(run.weights, first, second)

    def _message(self) -> str:
        """Return why there is no bowl; nothing where there is one."""
        theory = self._theorist.theory
        if theory is None:
            return self.tr("The bowl is being worked out.")
        if theory.silence is None or self._theorist.curved is not None:
            return ""
        return silence_sentence(theory.silence)
