"""What the lens says of a run, in words."""

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.frame import LearningFrame, Status, explained
from convstudio.core.learning.task import Task
from convstudio.ui.counted import counted
from convstudio.ui.lenses.learn.looking import weight_of
from convstudio.ui.lenses.learn.verdict import Remedy
from convstudio.ui.messages import sentence

translate = QCoreApplication.translate


def verdict(frame: LearningFrame, stable: float | None) -> tuple[str, Remedy | None]:
    """Return what is to be said over the pictures, or nothing, and what would mend it.

    Parameters
    ----------
    frame : LearningFrame
        The present moment.
    stable : float or None
        The largest stable learning rate, where theory knows one.
    """
    error = explained(frame, stable)
    if error is None:
        return "", None
    values = {
        name: numerals.cell_text(value) if isinstance(value, float) else value
        for name, value in error.values.items()
    }
    remedy = None if error.code is Code.NO_GRADIENT else Remedy.REWIND
    return sentence(StudioError(error.code, **values)), remedy


def outdated() -> str:
    """Return that the document is not any more what the task was made of."""
    return translate("learning", "The layer or its input has changed since; press Task to take it.")


def standing(frame: LearningFrame) -> str:
    """Return how many steps were taken, and whether the run has ended."""
    texts = {
        Status.RUNNING: translate("learning", "step {step}"),
        Status.CONVERGED: translate("learning", "converged at step {step}"),
        Status.DIVERGED: translate("learning", "diverged at step {step}"),
        Status.STOPPED: translate("learning", "stopped at step {step}"),
        Status.FINISHED: translate("learning", "finished at step {step}"),
    }
    return texts[frame.status].format(step=numerals.count_text(frame.step))


def loss(frame: LearningFrame) -> str:
    """Return the loss."""
    return translate("learning", "loss {loss}").format(loss=numerals.cell_text(frame.loss))


def speeds(frame: LearningFrame, *, playing: bool) -> tuple[str, ...]:
    """Return the learning rate, the steps per second of a run that plays, and the device; then the same in brief.

    Parameters
    ----------
    frame : LearningFrame
        The present moment.
    playing : bool
        Whether steps are being taken: only then a speed is said.

    Returns
    -------
    tuple of str
        The longest first; what every one of them has is the device.
    """
    rate = translate("learning", "rate {rate}").format(rate=numerals.cell_text(frame.rate))
    whole = [f"{rate} · {frame.device}", frame.device]
    if playing and frame.steps_per_second:
        per_second = numerals.cell_text(float(f"{frame.steps_per_second:.2g}"))
        plural = 1 if per_second == "1" else 2
        said = counted.tr("{speed} step(s)/s", "", plural).format(speed=per_second)
        whole.insert(0, f"{rate} · {said} · {frame.device}")
    return tuple(whole)


def parameter_name(task: Task, number: int) -> str:
    """Return what a parameter is called, counted as in `Run`; of the only kernel its place in it says all."""
    weight = weight_of(task, number)
    if weight is None:
        return f"b[{number - task.weights}]" if task.weight_shape[0] > 1 else "b"
    place = weight[2:] if task.weight_shape[:2] == (1, 1) else weight
    return f"w[{', '.join(map(str, place))}]"
