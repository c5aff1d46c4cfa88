"""What the lecturer's window and the audience's show, side by side."""

import numpy as np

from convstudio.core.view_state import LENSES
from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lecture.run_companion import RunCompanion
from convstudio.ui.lenses.channels.lens import ChannelsLens
from convstudio.ui.lenses.field.lens import FieldLens
from convstudio.ui.lenses.learn.lens import LearnLens
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.matrix.lens import MatrixLens
from convstudio.ui.lenses.stage.lens import StageLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from tests.ui.bench import Bench


def audience_of(bench: Bench) -> AudienceWindow:
    """Return the audience's window, opened if it is not."""
    control = bench.window.audience
    if not control.shown:
        control.set_shown(True)
    assert control.window is not None
    return control.window


def companion_of(bench: Bench) -> Lens:
    """Return the lens that the audience sees."""
    lens = audience_of(bench).lens
    assert lens is not None
    return lens


def settle(bench: Bench) -> None:
    """Wait until both windows show the present document; a run stands still."""
    bench.studio.learning.pause()
    if not bench.computing.current:
        bench.computing.refresh()  # it may have been stopped
    bench.settle()
    bench.qtbot.waitUntil(lambda: bench.window.lens.settled and companion_of(bench).settled, timeout=20_000)


def assert_in_step(bench: Bench) -> None:
    """Compare what both windows show; what the pointer links is the lecturer's alone."""
    window, name = audience_of(bench), bench.store.view.lens
    leader, companion = bench.window.lens, companion_of(bench)
    assert [shown for shown, lens in window.built.items() if lens.isVisible()] == [name]
    assert name in LENSES
    if isinstance(leader, LearnLens):
        assert isinstance(companion, RunCompanion)
        assert_same_run(leader, companion)
    elif isinstance(leader, FieldLens):
        assert isinstance(companion, FieldLens)
        assert_same_field(leader, companion)
    else:
        assert isinstance(leader, StageLens)
        assert isinstance(companion, StageLens)
        assert_same_stage(leader.stage, companion.stage)
        assert companion.strip.plain_text() == leader.strip.plain_text()
    if isinstance(leader, ChannelsLens):
        assert isinstance(companion, ChannelsLens)
        assert_same_board(leader, companion)
    if isinstance(leader, MatrixLens):
        assert isinstance(companion, MatrixLens)
        assert_same_matrix(leader, companion)


def assert_same_stage(one: Stage, other: Stage) -> None:
    for pane in Pane:
        mine, theirs = one.grid(pane), other.grid(pane)
        assert one.panes[pane].title.full_text == other.panes[pane].title.full_text
        first, second = one.panes[pane].tabs, other.panes[pane].tabs
        assert (first.count(), first.currentIndex()) == (second.count(), second.currentIndex())
        assert (mine.picture is None) == (theirs.picture is None)
        assert mine._dimmed == theirs._dimmed
        if mine.picture is None or theirs.picture is None:
            continue
        assert (mine.picture.shape, mine.picture.filled) == (theirs.picture.shape, theirs.picture.filled)
        np.testing.assert_array_equal(mine.picture.numbers(), theirs.picture.numbers())
        np.testing.assert_array_equal(mine.picture.raster.levels[0], theirs.picture.raster.levels[0])
        marks = ("marks", "window", "cursor", "faded")
        assert [getattr(mine.overlay, each) for each in marks] == [
            getattr(theirs.overlay, each) for each in marks
        ]


def assert_same_board(one: ChannelsLens, other: ChannelsLens) -> None:
    assert one.page.isVisible() == other.page.isVisible()
    assert one.strip.isVisible() == other.strip.isVisible()
    mine, theirs = one.board.content, other.board.content
    assert (mine is None) == (theirs is None)
    if mine is None or theirs is None or not one.page.isVisible():
        return
    assert len(mine.kernels) == len(theirs.kernels)
    for index in range(len(mine.kernels)):
        values, same = mine.map_values(index), theirs.map_values(index)
        assert (values is None) == (same is None)
        if values is not None and same is not None:
            np.testing.assert_array_equal(values, same)


def assert_same_matrix(one: MatrixLens, other: MatrixLens) -> None:
    mine, theirs = one.presenter.matrix, other.presenter.matrix
    assert (mine is None) == (theirs is None)
    assert one.panel.title.texts == other.panel.title.texts
    assert one.panel.text.text() == other.panel.text.text()
    if mine is not None and theirs is not None:
        assert mine.document is theirs.document
        assert one.panel.front.marks.cursor == other.panel.front.marks.cursor


def assert_same_field(one: FieldLens, other: FieldLens) -> None:
    mine, theirs = one.looking, other.looking
    assert one._pages.currentIndex() == other._pages.currentIndex()
    assert one.line.text() == other.line.text()
    assert (mine is None) == (theirs is None)
    if mine is not None and theirs is not None and one._pages.currentIndex() == 0:
        assert (mine.number, mine.unit, mine.box) == (theirs.number, theirs.unit, theirs.box)


def assert_same_run(one: LearnLens, other: RunCompanion) -> None:
    assert one.nothing.isVisible() == other.nothing.isVisible()
    if one.nothing.isVisible():
        return
    mine, theirs = one.presenter, other.presenter
    assert (mine.looking, mine.second, mine.phase) == (theirs.looking, theirs.second, theirs.phase)
    assert one.pictures.pictures is other.pictures.pictures
    assert one.transport.standing.text() == other.transport.standing.text()
    assert one.transport.loss.text() == other.transport.loss.text()
    assert one.verdict.text == other.verdict.text
    for part in ("loss", "paths", "bowl"):
        assert getattr(one.plots, part).isHidden() == getattr(other.plots, part).isHidden()
    assert one.card.isHidden() == other.card.isHidden()
