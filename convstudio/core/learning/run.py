"""What a run leaves behind, step by step."""

from convstudio.core.document import FloatArray
from convstudio.core.learning.curve import Curve
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Task

TRACKED = 2048
"""Parameters whose paths are kept at most, the first ones: more lines than anybody can tell apart."""


class Run:
    """The curves of one run, from its start on.

    Row t is the state before step t + 1: row 0 belongs to the weights at the start.

    Parameters
    ----------
    number : int
        Tells runs apart; later ones have larger numbers.
    task : Task
        What is learned.
    settings : Settings
        How.

    Attributes
    ----------
    loss : Curve
        One series.
    weights : Curve
        One series for each parameter, weights in order and then biases, up to TRACKED.
    marks : list of (int, float)
        (step, learning rate) for each change of the rate: the first step that was taken with it is the next one.
    """

    def __init__(self, number: int, task: Task, settings: Settings) -> None:
        self.number = number
        self.settings = settings
        self.loss = Curve(1)
        self.weights = Curve(tracked(task))
        self.marks: list[tuple[int, float]] = []

    @property
    def steps(self) -> int:
        """Number of steps that were taken."""
        return max(len(self.loss) - 1, 0)

    def extend(self, rows: FloatArray) -> None:
        """Append rows of shape (n, 1 + tracked parameters): the loss, then the parameters."""
        self.loss.extend(rows[:, :1])
        self.weights.extend(rows[:, 1:])


def tracked(task: Task) -> int:
    """Return the number of parameters whose paths are kept."""
    return min(task.parameters, TRACKED)
