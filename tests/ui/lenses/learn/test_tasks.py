"""What can be learned: each task begins a run that suits it, and what is none is explained."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.learning_mailbox import Moment
from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import examples
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits import kernel
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import Status
from convstudio.core.learning.quadratic import quadratic
from convstudio.core.learning.settings import DEFAULT_RATES, Loss, Optimizer, Settings
from convstudio.core.learning.task import Task
from convstudio.core.learning.theory import theory
from convstudio.core.operators.kernels import PRESETS, preset
from convstudio.core.view_state import Cursor, ViewState
from convstudio.engine.learning import convolve
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, PAIR, STACK, Choice, Kind
from convstudio.ui.lenses.learn.tasks import Tasks
from convstudio.ui.messages import sentence
from tests.oracles import make, torch_output

PATIENCE = 20_000
RNG = np.random.default_rng(7)


class Chooser:
    """Tasks with everything around them, and what came of it."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot, self.window = qtbot, window
        self.store = Store(examples.ramp(), ViewState())
        self.session = LearningSession("cpu")
        self.worker = Worker("tasks")
        self.tasks = Tasks(self.store, self.session, self.worker, window)
        self.refused: list[StudioError] = []
        self.failed: list[Exception] = []
        self.told: list[str] = []
        self.tasks.refused.connect(self.refused.append)
        self.session.failed.connect(self.failed.append)
        self.tasks.told.connect(self.told.append)

    def begin(self, act: Callable[[], object]) -> Task:
        """Do what begins a run of another task, and return that."""
        with self.qtbot.waitSignal(self.tasks.changed, timeout=PATIENCE):
            act()
        self.qtbot.waitUntil(lambda: self.session.moment is not None, timeout=PATIENCE)
        assert self.session.task is not None
        return self.session.task

    def choose(self, choice: Choice) -> Task:
        return self.begin(lambda: self.tasks.choose(choice))

    def refuse(self, choice: Choice) -> StudioError:
        """Choose what is none, and return why."""
        with self.qtbot.assertNotEmitted(self.tasks.changed):
            self.tasks.choose(choice)
            self.qtbot.waitUntil(lambda: bool(self.refused or self.failed), timeout=PATIENCE)
        error = (self.refused or self.failed)[-1]
        assert isinstance(error, StudioError)
        return error

    @property
    def settings(self) -> Settings:
        assert self.session.run is not None
        return self.session.run.settings

    @property
    def moment(self) -> Moment:
        assert self.session.moment is not None
        return self.session.moment

    def close(self) -> None:
        self.tasks.stop()
        self.worker.close()
        self.session.close()


@pytest.fixture
def chooser(qtbot: QtBot) -> Iterator[Chooser]:
    window = QWidget()
    qtbot.addWidget(window)
    result = Chooser(qtbot, window)
    yield result
    result.close()


def load(chooser: Chooser, document: Document) -> None:
    chooser.store.open(document, ViewState())


def photograph(planes: int = 1, side: int = 24, filters: int = 1, high: float = 1.0) -> Document:
    values = RNG.random((planes, side, side)) * high
    color = {1: Color.GRAY, 3: Color.RGB}.get(planes, Color.STACK)
    weight = RNG.standard_normal((filters, planes, 3, 3))
    return Document(
        Signal(frozen(values), color, 0.0, high, "cat.png"),
        LayerSpec(),
        frozen(weight),
        frozen([0] * filters),
    )


def picture(folder: Path, rows: int, columns: int, *, color: bool = False, name: str = "y.png") -> Path:
    shape = (rows, columns, 3) if color else (rows, columns)
    path = folder / name
    Image.fromarray(RNG.integers(0, 256, shape, dtype=np.uint8)).save(path)
    return path


# The edge example


def test_the_edge_example_begins_as_in_every_course(chooser: Chooser) -> None:
    chooser.session.set_pace(30.0)
    task = chooser.choose(EDGE)
    np.testing.assert_array_equal(task.inputs[0], examples.edge().signal.values)
    np.testing.assert_array_equal(task.goal, [[[[1, -1]]]])
    assert chooser.settings == Settings(Optimizer.SGD, 0.03, loss=Loss.SUM_SQUARES)
    assert chooser.session.pace == 2
    assert chooser.tasks.choice == EDGE
    assert chooser.tasks.title() == "Find [1, −1] from an image and its two edges"


def test_the_edge_example_is_the_same_after_anything_else(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.choose(DOCUMENT)
    chooser.begin(lambda: chooser.tasks.set_noise(0.5, 3))
    assert chooser.session.run is not None
    chooser.session.restart(Settings(Optimizer.ADAM, 0.1, weight_decay=1, seed=5))
    qtbot.waitUntil(lambda: chooser.settings.optimizer is Optimizer.ADAM, timeout=PATIENCE)
    with qtbot.waitSignal(chooser.tasks.noise_changed) as noise:
        task = chooser.choose(EDGE)
    assert noise.args == [0.0, 0]
    assert chooser.settings == Settings(seed=5)
    np.testing.assert_array_equal(task.targets, tasks.edge(convolve).targets)


# The document, presets and stacks


def test_the_output_of_the_document_is_the_target(chooser: Chooser) -> None:
    document = photograph(3, filters=4)
    load(chooser, document)
    task = chooser.choose(DOCUMENT)
    np.testing.assert_allclose(task.targets[0], torch_output(document), rtol=1e-4, atol=1e-5)
    np.testing.assert_array_equal(task.goal, document.weight)
    assert chooser.tasks.title() == "Find the kernel of this document from its input and output"


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_learned_from_the_present_input(chooser: Chooser, name: str) -> None:
    load(chooser, photograph(3, filters=2))
    task = chooser.choose(Choice(Kind.PRESET, name))
    values = preset(name)
    np.testing.assert_array_equal(task.goal, np.broadcast_to(values, (1, 3, *values.shape)))
    assert task.inputs.shape == (1, 3, 24, 24)
    assert "cat.png" in chooser.tasks.title()


def test_planes_are_a_batch_under_the_kernel_on_the_stage(chooser: Chooser) -> None:
    document = photograph(4, filters=2)
    load(chooser, document)
    chooser.store.set_view(replace(chooser.store.view, cursor=Cursor(1, (0, 0)), in_channel=2))
    task = chooser.choose(STACK)
    assert task.inputs.shape == (4, 1, 24, 24)
    np.testing.assert_array_equal(task.goal, document.weight[1:2, 2:3])
    assert chooser.tasks.title() == "Find one kernel from 4 images and the outputs"


def test_what_is_edited_later_is_not_in_the_run(chooser: Chooser) -> None:
    document = chooser.store.document
    task = chooser.choose(DOCUMENT)
    chooser.store.apply(EditName.KERNEL_CELL, kernel.set_weight, (0, 0), (0, 0), 5.0)
    chooser.store.open(photograph(), ViewState())
    noisy = chooser.begin(lambda: chooser.tasks.set_noise(0.1, 1))
    np.testing.assert_array_equal(noisy.inputs, task.inputs)
    np.testing.assert_array_equal(noisy.goal, document.weight)


def test_learning_changes_nothing_in_the_document(chooser: Chooser, qtbot: QtBot) -> None:
    document = chooser.store.document
    chooser.choose(DOCUMENT)
    chooser.session.step(20)
    qtbot.waitUntil(lambda: chooser.session.run is not None and chooser.session.run.steps == 20)
    assert chooser.store.document is document
    assert chooser.store.undo_name is None


def test_an_impossible_layer_is_explained_and_the_run_before_stays(chooser: Chooser) -> None:
    before = chooser.choose(EDGE)
    load(chooser, make(np.ones((1, 3, 3)), np.ones((1, 1, 5, 5))))
    error = chooser.refuse(DOCUMENT)
    assert error.code is Code.KERNEL_TOO_LARGE
    assert chooser.session.task is before
    assert chooser.tasks.choice == EDGE
    noisy = chooser.begin(lambda: chooser.tasks.set_noise(0.5, 0))  # of the task there is
    np.testing.assert_array_equal(noisy.inputs, before.inputs)


def test_a_preset_larger_than_the_input_is_explained(chooser: Chooser) -> None:
    load(chooser, make(np.ones((1, 4, 4)), np.ones((1, 1, 2, 2))))
    assert chooser.refuse(Choice(Kind.PRESET, "gaussian_blur_5")).code is Code.KERNEL_TOO_LARGE
    assert chooser.tasks.title() == ""


# Settings that a task begins with


@pytest.mark.parametrize("high", [1.0, 255.0])
@pytest.mark.parametrize("choice", [DOCUMENT, STACK, Choice(Kind.PRESET, "sobel_x")])
def test_gradient_descent_begins_below_the_stable_rate(chooser: Chooser, choice: Choice, high: float) -> None:
    load(chooser, photograph(3, 40, filters=2, high=high))
    task = chooser.choose(choice)
    settings = chooser.settings
    known = theory(task, settings, quadratic(task, settings.loss))
    assert settings.loss is Loss.MEAN_SQUARES
    assert known.rate is not None
    assert known.rate / 20 < settings.learning_rate < known.rate


def test_other_choices_are_kept(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.choose(EDGE)
    wanted = Settings(Optimizer.ADAM, 0.5, loss=Loss.ABSOLUTE, seed=4, steps=9, epsilon=0.5)
    chooser.session.restart(wanted)
    qtbot.waitUntil(lambda: chooser.settings == wanted, timeout=PATIENCE)
    chooser.choose(DOCUMENT)
    assert chooser.settings == replace(wanted, learning_rate=DEFAULT_RATES[Optimizer.ADAM])


# Noise and bias


def test_noise_is_on_the_target_and_has_a_seed(chooser: Chooser) -> None:
    clean = chooser.choose(EDGE)
    for seed in (1, 2):
        task = chooser.begin(partial(chooser.tasks.set_noise, 0.25, seed))
        np.testing.assert_array_equal(task.targets, tasks.noisy(clean, 0.25, seed).targets)
    assert chooser.tasks.noise == (0.25, 2)
    assert chooser.tasks.title() == "Find [1, −1] from an image and its two edges, with noise on the target"
    task = chooser.choose(DOCUMENT)
    np.testing.assert_array_equal(
        task.targets, tasks.noisy(tasks.of_document(chooser.store.document, convolve), 0.25, 2).targets
    )
    task = chooser.begin(lambda: chooser.tasks.set_noise(0.0, 2))
    np.testing.assert_array_equal(task.targets[0], torch_output(chooser.store.document))


def test_noise_that_is_set_before_the_first_task_counts(chooser: Chooser) -> None:
    chooser.tasks.set_noise(1.0, 0)
    chooser.tasks.set_bias(True)
    task = chooser.choose(DOCUMENT)
    assert not np.array_equal(task.targets[0], torch_output(chooser.store.document))


def test_a_bias_is_learned_where_it_is_wanted(chooser: Chooser) -> None:
    assert not chooser.choose(EDGE).bias
    task = chooser.begin(lambda: chooser.tasks.set_bias(True))
    assert task.bias
    assert chooser.settings == Settings()
    noisy = chooser.begin(lambda: chooser.tasks.set_noise(0.1, 0))
    assert noisy.bias
    assert not chooser.begin(lambda: chooser.tasks.set_bias(False)).bias


def test_the_rate_of_now_is_kept(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.choose(EDGE)
    chooser.session.step(2)
    chooser.session.set_rate(0.01)
    qtbot.waitUntil(lambda: chooser.moment.frame.rate == 0.01, timeout=PATIENCE)
    chooser.begin(lambda: chooser.tasks.set_noise(0.1, 0))
    assert chooser.settings.learning_rate == 0.01


# A pair of pictures


@pytest.mark.parametrize(
    ("filters", "color", "planes"), [(1, True, 1), (3, False, 3), (2, True, 3), (2, False, 1)]
)
def test_a_picture_is_read_in_as_many_planes_as_there_are_filters(
    chooser: Chooser, tmp_path: Path, filters: int, color: bool, planes: int
) -> None:
    load(chooser, photograph(3, 12, filters=filters))
    path = picture(tmp_path, 10, 10, color=color)
    task = chooser.choose(Choice(Kind.PAIR, path=path))
    assert task.targets.shape == (1, planes, 10, 10)
    assert task.goal is None
    assert 0 <= task.targets.min() <= task.targets.max() <= 1
    assert chooser.tasks.title() == "Turn cat.png into y.png"
    task = chooser.begin(lambda: chooser.tasks.set_bias(True))
    assert task.bias
    assert task.targets.shape == (1, planes, 10, 10)


def test_a_picture_has_the_range_of_the_input(chooser: Chooser, tmp_path: Path) -> None:
    load(chooser, photograph(1, 12, high=255.0))
    assert chooser.choose(Choice(Kind.PAIR, path=picture(tmp_path, 10, 10))).targets.max() > 200


def test_a_picture_of_another_size_is_explained_with_the_sizes(chooser: Chooser, tmp_path: Path) -> None:
    before = chooser.choose(EDGE)
    load(chooser, photograph(1, 12))
    error = chooser.refuse(Choice(Kind.PAIR, path=picture(tmp_path, 12, 11)))
    assert error.code is Code.TARGET_SIZE
    assert "12 × 11 values but this layer makes 10 × 10" in sentence(error)
    assert chooser.session.task is before
    assert chooser.tasks.choice == EDGE
    chooser.begin(lambda: chooser.tasks.set_noise(0.1, 0))  # of the task there is
    assert chooser.tasks.choice == EDGE


def test_files_that_are_no_pictures_are_refused(chooser: Chooser, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("nothing")
    for name, code in (("a.png", Code.NOT_AN_IMAGE), ("b.png", Code.FILE_MISSING)):
        chooser.refused.clear()
        assert chooser.refuse(Choice(Kind.PAIR, path=tmp_path / name)).code is code


def test_what_reading_changed_is_told(chooser: Chooser, tmp_path: Path) -> None:
    load(chooser, photograph(1, 12))
    path = tmp_path / "half.png"
    Image.fromarray(RNG.integers(0, 256, (10, 10, 4), dtype=np.uint8)).save(path)
    chooser.choose(Choice(Kind.PAIR, path=path))
    assert chooser.told == [sentence(StudioError(Code.IMAGE_ALPHA_DROPPED, name="half.png"))]


def test_a_picture_that_comes_too_late_is_let_go(chooser: Chooser, tmp_path: Path, qtbot: QtBot) -> None:
    load(chooser, photograph(1, 12))
    chooser.tasks.choose(Choice(Kind.PAIR, path=picture(tmp_path, 10, 10)))
    chooser.choose(EDGE)
    qtbot.waitUntil(lambda: chooser.worker.idle, timeout=PATIENCE)
    assert chooser.tasks.choice == EDGE
    assert not chooser.refused


def test_noise_and_bias_reach_a_picture_that_is_being_read(chooser: Chooser, tmp_path: Path) -> None:
    load(chooser, photograph(1, 12))
    path = picture(tmp_path, 10, 10)

    def act() -> None:
        chooser.tasks.choose(Choice(Kind.PAIR, path=path))
        chooser.tasks.set_noise(2.0, 0)
        chooser.tasks.set_bias(True)

    task = chooser.begin(act)
    assert task.bias
    assert task.targets.max() > 1


def test_the_picture_is_asked_for(chooser: Chooser, tmp_path: Path) -> None:
    load(chooser, photograph(1, 12))
    chooser.tasks.choose(PAIR)
    dialog = chooser.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    path = picture(tmp_path, 10, 10)
    task = chooser.begin(lambda: dialog.fileSelected.emit(str(path)))
    assert task.targets.shape == (1, 1, 10, 10)
    dialog.reject()


# Without blocking anybody


def test_a_large_input_does_not_block(chooser: Chooser, qtbot: QtBot) -> None:
    load(chooser, photograph(3, 700, filters=8))
    chooser.choose(EDGE)
    began = time.perf_counter()
    chooser.tasks.choose(DOCUMENT)
    assert time.perf_counter() - began < 0.05
    qtbot.waitUntil(lambda: chooser.tasks.choice == DOCUMENT, timeout=PATIENCE)


def test_the_latest_choice_is_what_is_learned(chooser: Chooser, qtbot: QtBot) -> None:
    for choice in (EDGE, DOCUMENT, STACK, Choice(Kind.PRESET, "emboss"), DOCUMENT):
        chooser.tasks.choose(choice)
    qtbot.waitUntil(lambda: chooser.tasks.choice == DOCUMENT, timeout=PATIENCE)
    assert chooser.session.task is not None
    np.testing.assert_array_equal(chooser.session.task.goal, chooser.store.document.weight)


def test_an_input_of_zeros_is_begun_and_says_so(chooser: Chooser, qtbot: QtBot) -> None:
    load(chooser, make(np.zeros((1, 5, 5)), np.ones((1, 1, 2, 2))))
    chooser.choose(DOCUMENT)
    frame = chooser.moment.frame
    assert frame.status is Status.RUNNING
    assert frame.notice is not None
    assert frame.notice.code is Code.NO_GRADIENT
