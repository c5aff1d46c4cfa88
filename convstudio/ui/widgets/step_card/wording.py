"""What a step card says in words."""

from PySide6.QtCore import QCoreApplication

from convstudio.core.learning.phases import Phase
from convstudio.core.numerals import count_text, full_text
from convstudio.ui.widgets.step_card.content import StepContent

translate = QCoreApplication.translate


def title(phase: Phase) -> str:
    """Return what stands over a phase."""
    name = {
        Phase.FORWARD: translate("step_card", "Forward"),
        Phase.BACKWARD: translate("step_card", "Backward"),
        Phase.UPDATE: translate("step_card", "Update"),
    }[phase]
    return f"{list(Phase).index(phase) + 1}  {name}"


def when(content: StepContent, phase: Phase) -> str:
    """Return which step the numbers of a phase belong to."""
    if phase is not Phase.UPDATE:
        return translate("step_card", "after step {step}").format(step=count_text(content.step))
    if content.update is None:
        return translate("step_card", "no step yet")
    return translate("step_card", "step {step}").format(step=count_text(content.step))


def tooltip(content: StepContent, phase: Phase) -> str:
    """Return what a phase does, with all digits."""
    if phase is Phase.FORWARD:
        said = translate("step_card", "The layer predicts, and the loss says how far off it is: {loss}")
        return said.format(loss=full_text(content.loss))
    if phase is Phase.BACKWARD:
        if content.stamps:
            said = translate(
                "step_card",
                "The gradient of {name} is the sum of its inputs, each times the error where it stamps: {gradient}",
            )
        else:
            said = translate(
                "step_card",
                "The gradient of {name} is the correlation of its inputs with the error: {gradient}",
            )
        return said.format(name=content.name, gradient=full_text(content.gradient))
    if content.update is None:
        return translate("step_card", "The weight goes against its gradient.")
    said = translate("step_card", "{name} went against its gradient, from {before} to {after}")
    before, after = full_text(content.update.before), full_text(content.update.after)
    return said.format(name=content.name, before=before, after=after)
