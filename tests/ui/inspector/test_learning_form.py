"""Every field of the settings, and every choice, has a name, in every language."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.ui import messages
from convstudio.ui.inspector.learning_form import LearningForm
from convstudio.ui.inspector.learning_panel import LearningPanel
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import LIGHT
from tests.ui.inspector.handling import known


def test_every_field_has_a_name_and_a_tip(
    panel: LearningPanel, form: LearningForm, qapp: QApplication
) -> None:
    form.show_task(4, bias=False)
    form.show_noise(1.0, 0)
    panel.show_theory(known(Settings(Optimizer.ADAM)))
    qapp.setStyleSheet(style_sheet(LIGHT))
    width, height = panel.minimumSizeHint().width(), panel.heightForWidth(268)
    qapp.setStyleSheet("")
    assert width <= 268
    assert height <= 590
    for field in (
        *(form.optimizer, form.momentum, form.weight_decay, form.loss, form.scheme, form.seed),
        *(form.batch_size, form.noise, form.noise_seed, form.steps, form.epsilon),
    ):
        assert field.accessibleName()
        assert field.toolTip().endswith("A change begins the run anew.")
    assert form.bias.toolTip()
    for part in (form.rate.line, form.rate.slider):
        assert part.accessibleName()
        assert part.toolTip()


def test_it_is_said_again_in_another_language(panel: LearningPanel, form: LearningForm) -> None:
    form.optimizer.setItemText(0, "")
    form.seed.setAccessibleName("")
    panel.remark.say("something")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(panel.remark, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(form.theory, QEvent(QEvent.Type.LanguageChange))
    assert form.optimizer.itemText(0)
    assert form.seed.accessibleName() == "Seed of the first weights"
    assert panel.remark.isHidden()
    assert form.theory.text()


def test_optimizers_and_losses_have_titles_of_their_own() -> None:
    assert len({messages.optimizer_title(each) for each in Optimizer}) == len(Optimizer)
    assert len({messages.loss_title(each) for each in Loss}) == len(Loss)
