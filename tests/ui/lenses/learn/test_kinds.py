"""The lens over every kind of layer with one, two and three spatial axes."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt

from convstudio.core import examples
from convstudio.core.document import Document, frozen
from convstudio.core.edits import kernel, kind, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.kind import Kind
from convstudio.ui.lenses.learn import saying
from convstudio.ui.lenses.learn.arranging import KERNELS, Place
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, STACK, Choice
from convstudio.ui.lenses.learn.order import Kind as Source
from convstudio.ui.lenses.learn.verdict import Remedy
from tests.oracles import torch_output
from tests.strategies import any_documents
from tests.ui.lenses.learn.conftest import PATIENCE, Classroom


def stamped_line() -> Document:
    return kind.set_kind(examples.line(), Kind.TRANSPOSED)


def stamped_volume() -> Document:
    return kind.set_kind(examples.volume(), Kind.TRANSPOSED)


def wide_stamps() -> Document:
    return examples.transposed(3, 1)


WEIGHTED: list[Callable[[], Document]] = [
    examples.line,
    examples.three_lines,
    examples.volume,
    examples.ramp,
    examples.transposed,
    wide_stamps,
    examples.checkerboard,
    stamped_line,
    stamped_volume,
]


@pytest.mark.parametrize("build", WEIGHTED)
def test_every_kind_and_rank_is_learned_step_by_step(
    classroom: Classroom, build: Callable[[], Document]
) -> None:
    """What the grids show is what torch makes of the weights that they show."""
    document = build()
    classroom.lens.set_active(True)
    classroom.learn(document)
    target = torch_output(document)[0]
    for _ in range(2):
        made = torch_output(replace(document, weight=classroom.frame.weight, bias=frozen([0])))[0]
        np.testing.assert_allclose(classroom.shown(Place.TARGET), target, rtol=1e-5, atol=1e-5)
        np.testing.assert_allclose(classroom.shown(Place.PREDICTION), made, rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(classroom.shown(Place.ERROR), made - target, rtol=1e-4, atol=1e-4)
        np.testing.assert_array_equal(classroom.shown(Place.LEARNED), classroom.frame.weight[0, 0])
        np.testing.assert_array_equal(classroom.shown(Place.GOAL), document.weight[0, 0])
        np.testing.assert_array_equal(classroom.shown(Place.GRADIENT), classroom.frame.gradient[0, 0])
        classroom.step(5)
    assert classroom.frame.loss < classroom.frame.first_loss
    assert classroom.refused == []


@pytest.mark.parametrize("build", WEIGHTED)
def test_the_last_cell_of_a_kernel_can_be_chosen(classroom: Classroom, build: Callable[[], Document]) -> None:
    document = build()
    classroom.lens.set_active(True)
    classroom.learn(document)
    last = tuple(size - 1 for size in document.kernel_size)
    classroom.click_cell(Place.GRADIENT, last)
    assert classroom.lens.presenter.looking.weight == (0, 0, *last)
    marks = classroom.lens.pictures.grid(Place.LEARNED).overlay.marks
    assert [mark.cell for mark in marks] == list(np.ndindex(*document.kernel_size))
    content = classroom.lens.card.content
    assert content is not None
    assert str(last[-1]) in content.name
    expected = classroom.frame.gradient[(0, 0, *last)]
    assert content.gradient == pytest.approx(float(expected), rel=1e-4, abs=1e-5)


def test_a_volumes_weight_can_be_typed(classroom: Classroom) -> None:
    classroom.lens.set_active(True)
    classroom.learn(examples.volume())
    classroom.type_weight((1, 0, 1), 0.75)
    assert classroom.frame.weight[0, 0, 1, 0, 1] == 0.75


@pytest.mark.parametrize(("build", "name"), [(examples.line, "second_difference"), (examples.volume, "ones")])
def test_presets_of_the_rank_are_learned(
    classroom: Classroom, build: Callable[[], Document], name: str
) -> None:
    classroom.lens.set_active(True)
    classroom.learn(build(), Choice(Source.PRESET, name))
    assert classroom.shown(Place.GOAL).ndim == build().layer.rank
    classroom.step(3)
    assert classroom.frame.loss < classroom.frame.first_loss


def test_the_channels_of_a_signal_are_a_stack(classroom: Classroom) -> None:
    classroom.lens.set_active(True)
    classroom.learn(examples.three_lines(), STACK)
    assert classroom.moment.task.inputs.shape == (3, 1, 7)


@pytest.mark.parametrize(
    ("build", "choice"),
    [(examples.first, EDGE), (examples.line, DOCUMENT), (examples.volume, DOCUMENT), (wide_stamps, DOCUMENT)],
)
def test_the_first_task_suits_the_layer(
    classroom: Classroom, build: Callable[[], Document], choice: Choice
) -> None:
    classroom.store.open(build(), classroom.store.view)
    classroom.enter()
    assert classroom.lens.tasks.choice == choice


# Pooling


@pytest.mark.parametrize("pooling", [Kind.MAX_POOL, Kind.AVERAGE_POOL])
@pytest.mark.parametrize("build", [examples.line, examples.ramp, examples.volume])
def test_pooling_has_nothing_to_learn_until_it_is_a_convolution(
    classroom: Classroom, build: Callable[[], Document], pooling: Kind
) -> None:
    lens, store = classroom.lens, classroom.store
    store.open(kind.set_kind(build(), pooling), store.view)
    lens.set_active(True)
    assert lens.nothing.title.text() == "Pooling has no weights: there is nothing to learn."
    assert lens.nothing.isVisible()
    assert not lens.pictures.isVisible()
    assert lens.tools.title.full_text == ""
    assert not lens.tasks.begun
    lens.nothing.convolution.click()
    classroom.qtbot.waitUntil(lambda: classroom.session.moment is not None, timeout=PATIENCE)
    classroom.settle()
    assert store.document.layer.kind is Kind.CONVOLUTION
    assert lens.pictures.isVisible()
    assert not lens.nothing.isVisible()


def test_the_edge_example_is_there_for_pooling_too(classroom: Classroom) -> None:
    lens, store = classroom.lens, classroom.store
    store.open(examples.pooled(Kind.MAX_POOL), store.view)
    lens.set_active(True)
    with classroom.qtbot.waitSignal(lens.tasks.changed, timeout=PATIENCE):
        lens.nothing.example.click()
    classroom.settle()
    assert lens.pictures.isVisible()
    classroom.step(1)
    assert classroom.frame.step == 1
    assert store.document.layer.kind is Kind.MAX_POOL


def test_a_run_pauses_when_the_layer_begins_to_pool(classroom: Classroom) -> None:
    classroom.edge()
    classroom.session.set_pace(1.0)
    classroom.session.play()
    classroom.store.apply(EditName.KIND, kind.set_kind, Kind.AVERAGE_POOL)
    assert not classroom.session.playing
    assert classroom.lens.nothing.isVisible()
    assert not classroom.lens.commands.play.isEnabled()
    classroom.store.undo()
    assert classroom.lens.pictures.isVisible()
    assert classroom.lens.commands.play.isEnabled()
    classroom.settle()


# The document goes on


def test_a_document_that_changed_since_is_said_and_taken(classroom: Classroom) -> None:
    store, lens = classroom.store, classroom.lens
    classroom.edge()
    store.apply(EditName.INPUT_INVERT, signal.invert)
    assert classroom.verdict == ""  # the edge example is not the document's
    classroom.choose(DOCUMENT)
    assert classroom.verdict == ""
    store.apply(EditName.KERNEL_CELL, kernel.set_weight, (0, 0), (0, 0), 5.0)
    assert classroom.verdict == saying.outdated()
    assert lens.verdict.remedy is Remedy.TAKE
    store.undo()
    assert classroom.verdict == ""
    store.redo()
    with classroom.qtbot.waitSignal(lens.tasks.changed, timeout=PATIENCE):
        lens.verdict.button.click()
    classroom.settle()
    assert classroom.verdict == ""
    assert classroom.shown(Place.GOAL)[0, 0] == 5


def test_a_learned_kernel_that_is_used_is_no_change(classroom: Classroom) -> None:
    classroom.lens.set_active(True)
    classroom.learn(examples.volume())
    classroom.step(3)
    classroom.lens.commands.use.trigger()
    assert classroom.verdict == ""
    np.testing.assert_array_equal(classroom.store.document.weight, classroom.frame.weight)
    classroom.store.apply(EditName.INPUT_INVERT, signal.invert)
    assert classroom.verdict == saying.outdated()


def test_a_kernel_is_of_use_to_layers_of_as_many_dimensions(classroom: Classroom) -> None:
    classroom.edge()
    assert classroom.lens.commands.use.isEnabled()
    classroom.store.open(examples.volume(), classroom.store.view)
    assert not classroom.lens.commands.use.isEnabled()
    classroom.store.open(examples.first(), classroom.store.view)
    assert classroom.lens.commands.use.isEnabled()


# Anything after anything


class Gestures:
    """Everything that can be done by one press."""

    def __init__(self, classroom: Classroom, document: Document, to: Kind) -> None:
        self.classroom, self.document, self.to = classroom, document, to
        self.lens, self.store, self.commands = classroom.lens, classroom.store, classroom.lens.commands

    def learn_it(self) -> None:
        self.store.open(self.document, self.store.view)
        self.commands.document.trigger()

    def learn_its_planes(self) -> None:
        self.store.open(self.document, self.store.view)
        self.commands.stack.trigger()

    def learn_the_edge(self) -> None:
        self.commands.edge.trigger()

    def learn_a_preset(self) -> None:
        offered = [action for action in self.commands.presets.actions() if action.isVisible()]
        offered[0].trigger()

    def step(self) -> None:
        self.commands.step.trigger()

    def play(self) -> None:
        self.commands.play.trigger()

    def use(self) -> None:
        self.commands.use.trigger()

    def press_cells(self) -> None:
        for grid in map(self.lens.pictures.grid, KERNELS):
            if grid.picture is not None:
                grid.pressed.emit(grid.picture.cell(grid.picture.head, 0), Qt.MouseButton.LeftButton)

    def change_kind(self) -> None:
        self.store.apply(EditName.KIND, kind.set_kind, self.to)

    def undo(self) -> None:
        self.store.undo()

    def leave_and_come_back(self) -> None:
        self.lens.set_active(False)
        self.lens.set_active(True)

    def walk(self) -> None:
        self.lens.next_phase()

    def take_again(self) -> None:
        self.lens.tasks.take_again()


NAMES = [name for name in vars(Gestures) if not name.startswith("_")]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), any_documents(possible=False, max_side=5), st.sampled_from(list(Kind))
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_gestures_over_any_documents(
    classroom: Classroom, gestures: list[tuple[str, Document, Kind]]
) -> None:
    """Nothing raises, and what is refused is refused in words."""
    lens = classroom.lens
    lens.set_active(True)
    for name, document, to in gestures:
        getattr(Gestures(classroom, document, to), name)()
        QCoreApplication.processEvents()
    classroom.session.pause()
    classroom.qtbot.waitUntil(
        lambda: not classroom.session._clock.isActive() and classroom.worker.idle, timeout=PATIENCE
    )
    classroom.window.grab()
    lens.set_active(False)
    assert all(error.code is not Code.INTERNAL for error in classroom.refused)
