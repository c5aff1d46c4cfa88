"""What is said of a run that diverges, or that cannot learn."""

from dataclasses import replace

import numpy as np

from convstudio.core.learning.frame import Status
from convstudio.core.learning.settings import Optimizer
from convstudio.ui.lenses.learn.arranging import Place
from tests.oracles import make
from tests.ui.lenses.learn.conftest import Classroom


def test_divergence_is_said_in_place_and_rewinding_offered(classroom: Classroom) -> None:
    classroom.edge(rate=0.04, start=(0.3, 0.5))
    assert classroom.verdict == ""
    for _ in range(10):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(10)
    assert classroom.frame.status is Status.DIVERGED
    assert "0.04 is above 0.0333" in classroom.verdict
    assert "diverged" in classroom.lens.transport.standing.text()
    assert not classroom.lens.transport.step_button.isEnabled()
    assert len(classroom.run.loss) == classroom.frame.step + 1
    assert classroom.lens.verdict.button.isVisible()
    lens = classroom.lens
    assert lens.pictures.geometry().bottom() < lens.verdict.geometry().top()
    assert lens.verdict.geometry().bottom() < lens.plots.geometry().top()
    classroom.click(classroom.lens.verdict.button)
    assert (classroom.frame.step, classroom.verdict) == (0, "")
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[0.3, 0.5]])


def test_just_below_the_limit_it_converges(classroom: Classroom) -> None:
    classroom.edge(rate=0.0332, start=(0.3, 0.5))
    classroom.session.step(2000)
    classroom.settle()
    assert classroom.frame.status is Status.RUNNING
    assert classroom.verdict == ""
    np.testing.assert_allclose(classroom.shown(Place.LEARNED), [[1, -1]], atol=1e-3)


def test_a_loss_beyond_all_numbers_keeps_the_last_weights(classroom: Classroom) -> None:
    classroom.edge(rate=1e6)
    before = None
    for _ in range(20):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(1)
            before = classroom.frame
    assert before is not None
    assert classroom.frame.status is Status.DIVERGED
    assert classroom.verdict
    assert np.isfinite(classroom.shown(Place.LEARNED)).all()
    classroom.click(classroom.lens.verdict.button)
    assert classroom.frame.step == 0


def test_momentum_has_a_limit_of_its_own(classroom: Classroom) -> None:
    classroom.edge()
    classroom.restart(lambda settings: replace(settings, optimizer=Optimizer.MOMENTUM, learning_rate=100.0))
    for _ in range(10):
        if classroom.frame.status is Status.RUNNING:
            classroom.step(10)
    assert "100" in classroom.verdict
    assert "0.0633" in classroom.verdict


def test_a_number_has_one_spelling_in_the_verdict(classroom: Classroom) -> None:
    classroom.edge(rate=1e6)
    classroom.step(10)
    assert "1e6" in classroom.verdict
    assert "1000000" not in classroom.verdict


def test_nothing_can_be_learned_from_zeros(classroom: Classroom) -> None:
    classroom.enter()
    classroom.learn(make(np.zeros((1, 4, 4)), np.ones((1, 1, 2, 2))))
    assert "gradient of every weight is zero" in classroom.verdict
    assert not classroom.lens.verdict.button.isVisible()
    np.testing.assert_array_equal(classroom.shown(Place.GRADIENT), np.zeros((2, 2)))
    classroom.step(10)
    assert classroom.frame.step == 10
