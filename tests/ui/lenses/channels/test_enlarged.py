"""One map large: its numbers, its place in the input, and on to the next."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from convstudio.core import limits, numerals
from convstudio.core.document import Document
from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, GalleryView, Scale, Viewport, ViewState
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.board.content import Kind
from convstudio.ui.widgets.map_facts import percent_text
from tests.oracles import make, torch_output
from tests.strategies import possible_documents
from tests.ui.bench import CTRL, Array, Bench

KEYS = Qt.Key


@pytest.fixture
def photograph(bench: Bench) -> Bench:
    """A gray photograph under four filters, all maps in view."""
    bench.look_at("channels")
    bench.open("camera")
    bench.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 4)
    bench.store.apply(EditName.WEIGHTS_RANDOM, channel_edits.initialise_all, Scheme.UNIFORM, 2)
    bench.settle()
    return bench


def check_facts(bench: Bench, plane: Array) -> None:
    """Compare what is said of the enlarged map with numpy."""
    page, channel = bench.channels.enlarged, bench.store.view.cursor.channel
    assert page.facts.title.text() == f"Map {channel}"
    numbers = [plane.min(), plane.max(), plane.mean(dtype=np.float64), plane.var(dtype=np.float64)]
    texts = [text for _, text in page.facts.rows()]
    for number, text in zip(numbers, texts, strict=False):
        near = {numerals.cell_text(float(number) * (1 + slip)) for slip in (-3e-6, 0, 3e-6)}
        assert text in near, (text, near)
    assert texts[-1] == percent_text(float((plane > 0).mean()))
    assert page.facts.histogram.accessibleDescription().split()[0] == str(plane.size)


def test_a_click_on_a_photographs_map_enlarges_it(photograph: Bench) -> None:
    photograph.push_board(Kind.MAP, 2, (100, 300))
    photograph.settle()
    page = photograph.channels.enlarged
    assert page.isVisible()
    assert page.stage.hasFocus()
    cursor = photograph.store.view.cursor
    assert cursor.channel == 2
    layout = photograph.board.layout_of_parts
    assert layout is not None
    # The pointer stands on a whole pixel of the screen, which is some cells.
    assert np.abs(np.subtract(cursor.position, (100, 300))).max() <= 1 / layout.map_cell + 1
    expected = torch_output(photograph.document)
    for channel in (2, 3, 3):
        np.testing.assert_allclose(
            photograph.shown_large(Pane.OUTPUT), expected[channel], rtol=1e-5, atol=1e-5
        )
        check_facts(photograph, expected[channel])
        photograph.key(KEYS.Key_Right)
        photograph.settle()
    photograph.key(KEYS.Key_Up)
    assert photograph.store.view.cursor == Cursor(2, cursor.position)
    photograph.key(KEYS.Key_Escape)
    assert not page.isVisible()
    assert photograph.board.hasFocus()
    assert photograph.store.view.gallery.selected
    content = photograph.board.content
    assert content is not None
    assert content.marks.selected == 2


def test_the_buttons_do_what_the_keys_do(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 0)
    channels.key(KEYS.Key_Return)
    page = channels.channels.enlarged
    for button, expected in ((page.next, 1), (page.next, 2), (page.next, 2), (page.back, 1)):
        channels.push(button)
        channels.settle()
        assert channels.store.view.cursor.channel == expected
        check_facts(channels, torch_output(channels.document)[expected])
    channels.push(page.all)
    assert channels.board.isVisible()


def test_a_click_on_the_enlarged_map_moves_the_cursor(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 1)
    channels.key(KEYS.Key_Return)
    channels.settle()
    grid = channels.large(Pane.OUTPUT)
    channels.push(grid, grid.cell_center((1, 0)))
    assert channels.store.view.cursor == Cursor(1, (1, 0))
    channels.settle()
    assert channels.channels.sum.sum_texts()[-1] == "Y[1, 1, 0] 148"
    channels.key(KEYS.Key_Right)
    assert channels.store.view.cursor.channel == 2


def test_input_and_map_are_looked_at_together(photograph: Bench) -> None:
    photograph.push_board(Kind.MAP, 1, (256, 256))
    photograph.settle()
    grids = photograph.large(Pane.INPUT), photograph.large(Pane.OUTPUT)
    for grid in grids:
        photograph.wheel(grid, 4, grid.cell_center((200, 180)))
        assert photograph.store.view.viewport.zoom > 1
        assert grids[0].camera.zoom == grids[1].camera.zoom
        assert np.abs(np.subtract(grids[0].camera.middle, grids[1].camera.middle)).max() <= 2
        photograph.key(KEYS.Key_0, CTRL)
        assert photograph.store.view.viewport == Viewport()
    photograph.move(grids[0], grids[0].cell_center((120, 340)))
    hovered = grids[0].overlay.cross
    assert hovered is not None
    assert hovered == grids[1].overlay.cross
    value = float(photograph.document.signal.values[(0, *hovered)])
    said = photograph.window.status.said
    assert said.full_text == (
        f"Input channel 0 at row {hovered[0]}, column {hovered[1]}: {numerals.full_text(value)}"
    )
    photograph.move(grids[1], grids[1].cell_center((60, 60)))
    place = grids[1].overlay.cross
    assert place is not None
    assert place == grids[0].overlay.cross
    value = float(photograph.shown_large(Pane.OUTPUT)[place])
    assert said.full_text == f"Map 1 at row {place[0]}, column {place[1]}: {numerals.full_text(value)}"


def test_what_is_said_follows_the_map(channels: Bench) -> None:
    """The pointer rests while the keys go on to another map."""
    channels.push_board(Kind.MAP, 0)
    channels.key(KEYS.Key_Return)
    channels.settle()
    grid, said = channels.large(Pane.OUTPUT), channels.window.status.said
    channels.move(grid, grid.cell_center((0, 1)))
    assert said.full_text == "Map 0 at row 0, column 1: 72"
    channels.key(KEYS.Key_Right)
    channels.settle()
    assert said.full_text == "Map 1 at row 0, column 1: 100"
    channels.open("first")
    assert said.full_text in ("", "Map 0 at row 0, column 1: 25")


def test_zooming_in_on_the_board_enlarges(channels: Bench) -> None:
    channels.key(KEYS.Key_Equal, CTRL)
    assert channels.store.view.gallery.enlarged
    assert channels.store.view.viewport.zoom > 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    possible_documents(max_side=6), st.booleans(), st.booleans(), st.sampled_from(Scale), st.integers(0, 99)
)
def test_facts_are_of_what_is_shown(
    bench: Bench, document: Document, magnitude: bool, rectified: bool, scale: Scale, number: int
) -> None:
    """Statistics are of the values, after ReLU where maps are shown so; the picture has the range of its tile."""
    gallery = GalleryView(scale, magnitude, rectified, enlarged=True)
    channel = number % document.out_channels
    bench.store.open(
        document, ViewState(lens="channels", cursor=Cursor(channel, (0, 0)), filling=False, gallery=gallery)
    )
    bench.settle()
    plane = torch_output(document)[channel]
    if rectified:
        plane = np.maximum(plane, 0)
    np.testing.assert_allclose(
        bench.shown_large(Pane.OUTPUT), np.abs(plane) if magnitude else plane, rtol=1e-5, atol=1e-5
    )
    histogram = bench.channels.enlarged.facts.histogram
    assert histogram.accessibleDescription().split()[0] == str(plane.size)
    frame = bench.frame
    assert frame.output is not None
    assert frame.gallery is not None
    assert frame.output.high == frame.gallery.maps.high[channel]


def test_the_legend_has_the_colors_of_the_map(channels: Bench) -> None:
    """Magnitudes are gray, from zero up."""
    channels.push_board(Kind.MAP, 0)
    channels.key(KEYS.Key_Return)
    legend = channels.channels.enlarged.stage.panes[Pane.OUTPUT].legend
    channels.settle()
    assert "224" in legend.accessibleDescription()
    signed = legend.accessibleDescription()
    channels.key(KEYS.Key_S)
    channels.key(KEYS.Key_M)
    channels.settle()
    assert legend.accessibleDescription() != signed


# Layers whose maps are too many to be kept


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every layer be too large for its maps to be kept."""
    monkeypatch.setattr(limits, "RESULT_BYTES", 1)


@pytest.mark.usefixtures("no_room")
def test_maps_that_are_not_kept_are_computed_again(photograph: Bench) -> None:
    expected = torch_output(photograph.document)
    result = photograph.frame.result
    assert isinstance(result, Evaluated)
    assert not result.whole
    photograph.hover_board(Kind.MAP, 3, (10, 10))
    assert photograph.window.status.said.full_text == "Map 3: click to compute it again"
    for channel in (3, 1):
        photograph.push_board(Kind.MAP, channel, (256, 256))
        photograph.settle()
        assert photograph.channels.enlarged.isVisible()
        np.testing.assert_allclose(
            photograph.shown_large(Pane.OUTPUT), expected[channel], rtol=1e-5, atol=1e-5
        )
        check_facts(photograph, expected[channel])
        position = photograph.store.view.cursor.position
        value = float(photograph.shown_large(Pane.OUTPUT)[position])
        assert photograph.channels.sum.result_text() == numerals.cell_text(value)
        photograph.key(KEYS.Key_Escape)
    photograph.hover_board(Kind.MAP, 1, (10, 10))
    assert photograph.window.status.said.full_text.startswith("Map 1 at row ")


@pytest.mark.usefixtures("no_room")
def test_a_small_layer_without_room(channels: Bench) -> None:
    """No numbers stand on maps that are not there; everything else is as ever."""
    assert channels.board.map_texts(2) == []
    assert channels.board.sequence == (0, 1, 2)
    channels.pick(channels.channels.tools.order, 1)
    assert channels.board.sequence == (2, 1, 0)
    channels.push_board(Kind.MAP, 2, (1, 1))
    channels.settle()
    np.testing.assert_array_equal(channels.shown_large(Pane.OUTPUT), torch_output(channels.document)[2])
    assert channels.channels.sum.result_text() == "224"
    check_facts(channels, channels.shown_large(Pane.OUTPUT))
    for _ in range(2):
        channels.key(KEYS.Key_Right)
        channels.settle()
    assert channels.channels.sum.result_text() == "120"
    channels.key(KEYS.Key_1, CTRL)
    channels.settle()
    assert channels.lens.strip.plain_text().endswith("= 120")


@pytest.mark.usefixtures("no_room")
def test_drawing_shows_while_maps_are_not_kept(bench: Bench) -> None:
    random = np.random.default_rng(4)
    document = make(random.standard_normal((3, 40, 40)), random.standard_normal((5, 3, 3, 3)))
    bench.store.open(document, ViewState(lens="channels", gallery=GalleryView(enlarged=True)))
    bench.settle()
    start = bench.document
    bench.store.apply(EditName.WEIGHTS_RANDOM, channel_edits.initialise_all, Scheme.UNIFORM, 1)
    bench.settle()
    np.testing.assert_allclose(
        bench.shown_large(Pane.OUTPUT), torch_output(bench.document)[0], rtol=1e-5, atol=1e-5
    )
    bench.key(KEYS.Key_Z, CTRL)
    bench.settle()
    assert bench.document is start
    np.testing.assert_allclose(bench.shown_large(Pane.OUTPUT), torch_output(start)[0], rtol=1e-5, atol=1e-5)
