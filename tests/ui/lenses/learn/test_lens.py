"""What the widgets of the Learn lens show, what is chosen in them, and using what was learned."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from convstudio.core import examples, numerals
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code
from convstudio.core.learning.task import of_document, with_bias
from convstudio.engine.learning import convolve
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.looking import Looking, weight_of
from convstudio.ui.lenses.learn.order import STACK
from convstudio.ui.theme import CONTRAST, DARK
from tests.oracles import make, torch_output
from tests.ui.lenses.learn.conftest import PATIENCE, Classroom

# The pictures


def test_nothing_begins_before_the_lens_is_looked_at(classroom: Classroom) -> None:
    assert classroom.session.run is None
    classroom.lens.set_theme(DARK)
    classroom.enter()
    assert classroom.lens.tasks.title()
    assert classroom.lens.tools.title.full_text == classroom.lens.tasks.title()


def test_target_and_predicted_have_one_range(classroom: Classroom) -> None:
    classroom.edge(start=(3.0, 0.5))
    panes = classroom.lens.pictures.panes
    assert panes[Place.TARGET].legend.ends == ("−1", "1")
    assert panes[Place.PREDICTION].legend.ends == ("≤−1", "≥1")
    assert panes[Place.ERROR].legend.ends == ("−5", "5")
    assert panes[Place.GOAL].legend.ends == ("−1", "1")


def test_a_learned_bias_stands_under_its_kernel(classroom: Classroom) -> None:
    classroom.edge()
    panes = classroom.lens.pictures.panes
    assert panes[Place.LEARNED].bias.isHidden()
    task = with_bias(classroom.moment.task, bias=True)
    with classroom.qtbot.waitSignal(classroom.session.began, timeout=PATIENCE):
        classroom.session.begin(lambda _convolve: task, classroom.run.settings)
    classroom.settle()
    classroom.step(2)
    written = numerals.cell_text(float(classroom.frame.bias[0]))
    assert panes[Place.LEARNED].bias.text() == f"+ b {written}"
    change = numerals.cell_text(float(classroom.frame.bias_gradient[0]))
    assert panes[Place.GRADIENT].bias.text() == f"∂L/∂b {change}"
    assert panes[Place.LEARNED].bias.isVisible()
    assert panes[Place.LEARNED].bias.geometry().top() > panes[Place.LEARNED].legend.geometry().bottom()


def test_every_part_can_be_hidden_and_painted(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(5)
    for theme in (DARK, CONTRAST.scaled(19)):
        classroom.lens.set_theme(theme)
        for action in classroom.lens.panels.all():
            action.trigger()
            classroom.settle()
            assert not classroom.window.grab().isNull()
    QCoreApplication.processEvents()


def test_what_has_not_changed_is_not_painted_again(classroom: Classroom) -> None:
    classroom.edge()
    before = classroom.lens.pictures.pictures
    classroom.session.refresh()
    classroom.settle()
    again = classroom.lens.pictures.pictures
    assert before is not None
    assert again is not None
    assert again is not before
    assert again.prediction is before.prediction
    assert again.gradient is before.gradient
    classroom.step(1)
    after = classroom.lens.pictures.pictures
    assert after is not None
    assert after.prediction is not before.prediction
    assert after.target is before.target


# What is looked at


def test_a_weight_is_chosen_wherever_it_is_shown(classroom: Classroom) -> None:
    classroom.edge()
    for place in (Place.LEARNED, Place.GOAL, Place.GRADIENT):
        classroom.click_cell(place, (0, 0))
        classroom.click_cell(place, (0, 1))
        for other in (Place.LEARNED, Place.GOAL, Place.GRADIENT):
            assert classroom.lens.pictures.grid(other).overlay.cursor == (0, 1)
        assert classroom.lens.card.content is not None
        assert classroom.lens.card.content.name == "w[0, 1]"
    classroom.lens.plots.paths.chosen.emit(0)
    classroom.settle()
    assert classroom.lens.pictures.grid(Place.LEARNED).overlay.cursor == (0, 0)


def test_maps_planes_and_images_are_chosen(classroom: Classroom) -> None:
    rng = np.random.default_rng(1)
    source = make(rng.normal(size=(2, 5, 6)), rng.normal(size=(3, 2, 2, 2)), [1, 0, -1])
    classroom.enter()
    classroom.learn(source)
    choices = classroom.lens.choices
    assert choices.isVisible()
    assert [box.isVisible() for box in (choices.map, choices.plane, choices.image)] == [True, True, False]
    choices.map.setCurrentIndex(2)
    choices.plane.setCurrentIndex(1)
    choices.plane.activated.emit(1)
    classroom.settle()
    np.testing.assert_allclose(classroom.shown(Place.TARGET), torch_output(source)[2], rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(classroom.shown(Place.GOAL), source.weight[2, 1])
    np.testing.assert_array_equal(classroom.shown(Place.LEARNED), classroom.frame.weight[2, 1])
    assert classroom.lens.presenter.names[-1] == "b[2]"


def test_each_image_of_a_stack_can_be_seen(classroom: Classroom) -> None:
    planes = np.random.default_rng(2).normal(size=(4, 5, 5))
    classroom.enter()
    classroom.learn(make(planes, np.ones((1, 4, 2, 2))), STACK)
    box = classroom.lens.choices.image
    assert box.isVisible()
    box.setCurrentIndex(3)
    box.activated.emit(3)
    classroom.settle()
    np.testing.assert_allclose(
        classroom.shown(Place.TARGET), torch_output(make(planes[3:], np.ones((1, 1, 2, 2))))[0], rtol=1e-5
    )


@given(st.tuples(*[st.integers(1, 4)] * 4), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_numbers_of_weights_and_their_places(shape: tuple[int, int, int, int], data: st.DataObject) -> None:
    task = of_document(make(np.ones((shape[1], 6, 6)), np.ones(shape), np.ones(shape[0])), convolve)
    number = data.draw(st.integers(0, task.weights - 1))
    weight = weight_of(task, number)
    assert weight is not None
    assert Looking(weight).number(task) == number == np.ravel_multi_index(weight, shape)
    assert weight_of(task, task.weights) is None


# A turned kernel, and using what was learned


def test_a_turned_kernel_stands_beside_the_learned_one(classroom: Classroom) -> None:
    turned = layer.set_flipped(examples.edge(), flipped=True)
    classroom.enter()
    classroom.learn(turned)
    np.testing.assert_array_equal(classroom.shown(Place.GOAL), [[-1, 1]])
    np.testing.assert_array_equal(classroom.shown(Place.ENTERED), [[1, -1]])
    classroom.click_cell(Place.ENTERED, (0, 1))
    assert classroom.lens.presenter.looking.cell == (0, 0)
    classroom.session.step(300)
    classroom.settle()
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[-1, 1]], atol=1e-3)
    classroom.lens.commands.use.trigger()
    np.testing.assert_allclose(classroom.store.document.weight[0, 0], [[1, -1]], atol=1e-3)


def test_the_learned_kernel_is_one_step_of_the_document(classroom: Classroom) -> None:
    classroom.edge()
    classroom.step(10)
    before = classroom.store.document
    assert not classroom.told
    classroom.lens.commands.use.trigger()
    assert classroom.store.undo_name == EditName.LEARNED
    np.testing.assert_array_equal(classroom.store.document.weight, classroom.frame.weight)
    assert classroom.told
    classroom.store.undo()
    assert classroom.store.document is before
    assert classroom.store.undo_name is None


def test_a_kernel_for_other_channels_is_refused(classroom: Classroom) -> None:
    classroom.enter()
    classroom.learn(make(np.ones((2, 4, 4)), np.ones((1, 2, 2, 2))))
    classroom.store.open(examples.first(), classroom.store.view)
    classroom.lens.commands.use.trigger()
    assert [error.code for error in classroom.refused] == [Code.LEARNED_CHANNELS]
    assert classroom.store.undo_name is None
