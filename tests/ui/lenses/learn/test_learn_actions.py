"""Every command on a run does what it says, has a name, a tip and a key of its own."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.learning_session import PACES, LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import examples
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.layer import set_flipped
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind as LayerKind
from convstudio.core.learning.frame import Status
from convstudio.core.operators.kernels import PRESETS_OF
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, STACK, Choice, Kind
from convstudio.ui.lenses.learn.tasks import Tasks
from convstudio.ui.messages import preset_title

PATIENCE = 20_000

OF_RANK = {1: examples.line, 2: examples.ramp, 3: examples.volume}


class Desk:
    """A session with its commands."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot, self.window = qtbot, window
        self.store = Store(examples.ramp(), ViewState())
        self.session = LearningSession("cpu")
        self.worker = Worker("tasks")
        self.tasks = Tasks(self.store, self.session, self.worker, window)
        self.actions = LearnActions(self.store, self.session, self.tasks, window)

    def begin(self, action: QAction) -> None:
        with self.qtbot.waitSignals([self.tasks.changed, self.session.framed], timeout=PATIENCE):
            action.trigger()

    def wait_for(self, steps: int) -> None:
        self.qtbot.waitUntil(lambda: self.steps >= steps, timeout=PATIENCE)

    @property
    def steps(self) -> int:
        return self.session.moment.frame.step if self.session.moment is not None else 0

    @property
    def status(self) -> Status:
        assert self.session.moment is not None
        return self.session.moment.frame.status

    def close(self) -> None:
        self.worker.close()
        self.session.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    result = Desk(qtbot, window)
    yield result
    result.close()


@pytest.fixture
def begun(desk: Desk) -> Desk:
    desk.begin(desk.actions.edge)
    return desk


# Names and keys


def test_every_action_has_a_name_a_tip_and_a_chord(desk: Desk) -> None:
    actions = desk.actions.all()
    menus = [action for action in actions if action is desk.actions.presets.menuAction()]
    chords = [action.shortcut() for action in actions if action not in menus]
    assert len(menus) == 1
    assert all(action.text() and action.toolTip() for action in actions)
    assert all(chord.count() == 2 for chord in chords)
    assert all(chord.toString().startswith("N, ") for chord in chords)
    assert len(set(map(QKeySequence.toString, chords))) == len(chords)
    assert len({action.text() for action in actions}) == len(actions)


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_the_presets_of_the_rank_are_offered(desk: Desk, rank: int) -> None:
    desk.store.open(OF_RANK[rank](), desk.store.view)
    offered = [action.text() for action in desk.actions.presets.actions() if action.isVisible()]
    assert sorted(offered) == sorted(preset_title(name) for name in PRESETS_OF[rank])
    assert desk.actions.pair.isEnabled() == (rank == 2)


def test_pooling_can_learn_the_edge_example_alone(desk: Desk) -> None:
    actions = desk.actions
    desk.store.apply(EditName.KIND, set_kind, LayerKind.MAX_POOL)
    choices = (actions.document, actions.presets.menuAction(), actions.pair, actions.stack)
    assert not any(action.isEnabled() for action in choices)
    desk.begin(actions.edge)
    assert all(action.isEnabled() for action in actions.running())
    assert not actions.use.isEnabled()
    desk.store.undo()
    assert all(action.isEnabled() for action in (*choices, actions.use))


# Running


def test_without_a_run_there_is_nothing_to_steer(desk: Desk) -> None:
    assert not any(action.isEnabled() for action in (*desk.actions.running(), desk.actions.use))
    desk.begin(desk.actions.edge)
    assert all(action.isEnabled() for action in (*desk.actions.running(), desk.actions.use))


def test_steps_are_taken_one_by_one_and_ten_by_ten(begun: Desk) -> None:
    begun.actions.step.trigger()
    begun.wait_for(1)
    assert begun.steps == 1
    begun.actions.ten.trigger()
    begun.wait_for(11)
    assert begun.steps == 11


def test_play_becomes_pause(begun: Desk, qtbot: QtBot) -> None:
    assert begun.actions.play.text() == "Play the run"
    begun.actions.paces[30.0].trigger()
    begun.actions.play.trigger()
    assert begun.session.playing
    assert begun.actions.play.text() == "Pause the run"
    begun.wait_for(2)
    begun.actions.play.trigger()
    assert not begun.session.playing
    assert begun.actions.play.text() == "Play the run"


def test_the_run_is_stopped_and_rewound(begun: Desk, qtbot: QtBot) -> None:
    begun.actions.ten.trigger()
    begun.wait_for(10)
    begun.actions.stop.trigger()
    qtbot.waitUntil(lambda: begun.status is Status.STOPPED, timeout=PATIENCE)
    begun.actions.rewind.trigger()
    qtbot.waitUntil(lambda: begun.steps == 0 and begun.status is Status.RUNNING, timeout=PATIENCE)


def test_one_pace_is_on_at_a_time(begun: Desk, qtbot: QtBot) -> None:
    actions = begun.actions
    assert actions.paces[2.0].isChecked()
    for pace in PACES:
        if pace != begun.session.pace:
            with qtbot.waitSignal(actions.pace_changed) as changed:
                actions.paces[pace].trigger()
            assert changed.args == [pace]
        assert begun.session.pace == pace
        assert [each for each, action in actions.paces.items() if action.isChecked()] == [pace]
    assert actions.paces[FULL].text() == "Full speed"
    actions.set_pace(5.0)
    assert begun.session.pace == 5.0


def test_the_edge_example_brings_its_pace(begun: Desk, qtbot: QtBot) -> None:
    begun.actions.set_pace(FULL)
    begun.begin(begun.actions.edge)
    assert begun.session.pace == 2
    assert begun.actions.paces[2.0].isChecked()


# Tasks


@pytest.mark.parametrize("choice", [DOCUMENT, STACK, EDGE])
def test_tasks_are_chosen(desk: Desk, choice: Choice) -> None:
    desk.begin(getattr(desk.actions, choice.kind.value))
    assert desk.tasks.choice == choice


def test_presets_are_chosen(desk: Desk) -> None:
    (sharpen,) = (
        action for action in desk.actions.presets.actions() if action.text() == preset_title("sharpen")
    )
    desk.begin(sharpen)
    assert desk.tasks.choice == Choice(Kind.PRESET, "sharpen")


def test_a_pair_is_asked_for(begun: Desk) -> None:
    begun.actions.pair.trigger()
    dialog = begun.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    dialog.close()


# Using the kernel


def test_the_learned_kernel_is_one_step_to_undo(begun: Desk, qtbot: QtBot) -> None:
    before = begun.store.document
    begun.actions.ten.trigger()
    begun.wait_for(10)
    with qtbot.waitSignal(begun.actions.told):
        begun.actions.use.trigger()
    assert begun.session.moment is not None
    np.testing.assert_array_equal(begun.store.document.weight, begun.session.moment.frame.weight)
    np.testing.assert_allclose(begun.store.document.weight, [[[[1, -1]]]], atol=0.1)
    assert begun.store.undo_name == EditName.LEARNED
    with qtbot.assertNotEmitted(begun.actions.told):  # it is there already
        begun.actions.use.trigger()
    begun.store.undo()
    assert begun.store.document is before
    assert begun.store.undo_name is None


def test_a_document_that_turns_its_kernels_gets_it_turned(begun: Desk) -> None:
    begun.store.apply(EditName.OPERATION, set_flipped, True)
    begun.actions.use.trigger()
    assert begun.session.moment is not None
    slides = begun.store.document.effective_weight()
    np.testing.assert_array_equal(slides, begun.session.moment.frame.weight)


def test_a_kernel_for_other_planes_is_refused(desk: Desk, qtbot: QtBot) -> None:
    desk.store.open(examples.EXAMPLES["two-channels"](), ViewState())
    desk.begin(desk.actions.document)
    desk.store.open(examples.EXAMPLES["ramp"](), ViewState())
    with qtbot.waitSignal(desk.store.refused) as refused, qtbot.assertNotEmitted(desk.actions.told):
        desk.actions.use.trigger()
    error = refused.args[0]
    assert isinstance(error, StudioError)
    assert error.code is Code.LEARNED_CHANNELS
    assert desk.store.undo_name is None


def test_the_scale_of_the_loss_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.actions.logarithmic_changed) as changed:
        desk.actions.logarithmic.trigger()
    assert changed.args == [True]
