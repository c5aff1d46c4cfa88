"""The parts of the lens beside its pictures: numbers, step card and plots of the present moment."""

from dataclasses import dataclass

from convstudio.app.learning_session import LearningSession
from convstudio.core.learning.frame import LearningFrame, Status
from convstudio.core.learning.phases import Phase
from convstudio.ui.lenses.learn import saying
from convstudio.ui.lenses.learn.bowls import Bowls
from convstudio.ui.lenses.learn.looking import Looking
from convstudio.ui.lenses.learn.pictures import PicturesRow
from convstudio.ui.lenses.learn.plots_row import PlotsRow, goals_of
from convstudio.ui.lenses.learn.transport import RunTransport
from convstudio.ui.lenses.learn.turns import Part
from convstudio.ui.widgets.step_card.card import StepCard
from convstudio.ui.widgets.step_card.content import step_content


@dataclass(frozen=True, slots=True)
class Gaze:
    """What is looked at of a run.

    Attributes
    ----------
    looking : Looking
        The part of the task.
    second : int
        The parameter that the bowl has beside the chosen one.
    names : tuple of str
        What the parameters of the task are called, as far as their paths are kept.
    phase : Phase or None
        The part of a step that is shown alone; None shows all.
    """

    looking: Looking
    second: int
    names: tuple[str, ...]
    phase: Phase | None


class RunParts:
    """Brings each part up to date, when its turn comes, with what the session knows then.

    Parameters
    ----------
    session : LearningSession
        Has the run.
    bowls : Bowls
        The loss over two weights.
    pictures : PicturesRow
        Their ranges are numbers as well.
    plots : PlotsRow
        Loss, paths and bowl.
    card : StepCard
        Spells one step out.
    transport : RunTransport
        Says where the run stands.
    """

    def __init__(
        self,
        session: LearningSession,
        bowls: Bowls,
        pictures: PicturesRow,
        plots: PlotsRow,
        card: StepCard,
        transport: RunTransport,
    ) -> None:
        self._session, self._bowls = session, bowls
        self._pictures, self._plots, self._card, self._transport = pictures, plots, card, transport
        self.gaze = Gaze(Looking(), 1, (), None)
        """What is looked at."""

    def in_view(self) -> list[Part]:
        """Return what brings the parts up to date that are in view."""
        plots = self._plots
        parts = (
            (self._show_numbers, self._transport),
            (self._show_card, self._card),
            (self._show_loss, plots.loss),
            (self._show_paths, plots.paths),
            (self._show_bowl, plots.bowl),
        )
        return [part for part, widget in parts if not widget.isHidden()]

    def plays(self, frame: LearningFrame) -> bool:
        """Return whether another step will follow `frame` by itself."""
        return self._session.playing and frame.status is Status.RUNNING

    def _show_numbers(self) -> None:
        moment = self._session.moment
        if moment is None:
            return
        frame = moment.frame
        self._pictures.show_numbers()
        self._transport.set_ready(True, ended=frame.status is not Status.RUNNING)
        speeds = saying.speeds(frame, playing=self.plays(frame))
        standing, loss = saying.standing(frame), saying.loss(frame)
        self._transport.set_readout(standing, loss, speeds)
        self._pictures.setAccessibleDescription(f"{standing}, {loss}")

    def _show_card(self) -> None:
        moment, run = self._session.moment, self._session.run
        if moment is None or run is None or moment.task is not self._session.task:
            return
        looking = self.gaze.looking.clamped(moment.task)
        self._card.set_content(
            step_content(
                moment.task,
                moment.frame,
                run.settings,
                looking.weight,
                self.gaze.phase,
                image=looking.image,
            )
        )

    def _show_loss(self) -> None:
        if self._session.run is not None:
            self._plots.show_loss(self._session.run, self._session.earlier)

    def _show_paths(self) -> None:
        run, task, names = self._session.run, self._session.task, self.gaze.names
        if run is None or task is None:
            return
        goals = goals_of(task.goal, task.goal_bias if task.bias else None)
        chosen = self.gaze.looking.number(task)
        few = None if goals is None else goals[: len(names)]
        self._plots.show_paths(run, names, few, chosen if chosen < len(names) else None)

    def _show_bowl(self) -> None:
        self._bowls.show(self.gaze.looking, self.gaze.second, self.gaze.names)
