"""Where the chips lie: all of them, or those around one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.channel_sum.layout import Layout, Needs, Room
from convstudio.ui.widgets.channel_sum.planning import Plan, plan

KERNELS = ((1, 1), (1, 2), (3, 3), (7, 1), (1, 11), (5, 5), (11, 11))
WIDTHS = (480, 710, 970, 1560)


@pytest.fixture(scope="module")
def faces(qapp: object) -> Faces:
    return Faces(QFont())


def plan_of(
    faces: Faces, count: int, kernel: tuple[int, int] = (3, 3), width: int = 970, text: int = 13
) -> Plan:
    needs = Needs(tuple(f"channel {number}" for number in range(count)), kernel, 3, "bias", "… {count} more")
    return plan(needs, Room(width, round(text * 6.4), text, text - 1), faces)


def assert_tidy(layout: Layout, count: int, width: float, height: float) -> None:
    assert [index for box in layout.boxes for index in range(*box.span)] == list(range(count))
    row = [*(box.rect for box in layout.boxes), layout.bias, layout.equals, layout.result]
    for left, right in itertools.pairwise(row):
        assert left.right() <= right.left() + 1e-6
    assert all(QRectF(0, 0, width, height).contains(rect) for rect in row)
    assert len(layout.pluses) == len(layout.boxes)
    for box in layout.boxes:
        assert box.folded == (not layout.shown[0] <= box.span[0] < layout.shown[1])
        if box.grid is not None:
            assert box.rect.contains(box.grid)
            assert not box.folded


@given(
    count=st.integers(1, 256),
    kernel=st.sampled_from(KERNELS),
    width=st.sampled_from(WIDTHS),
    text=st.sampled_from((13, 19, 27)),
    data=st.data(),
)
def test_the_wanted_channel_is_shown_and_nothing_overlaps(
    faces: Faces, count: int, kernel: tuple[int, int], width: int, text: int, data: st.DataObject
) -> None:
    width = max(width, 34 * text)
    planned = plan_of(faces, count, kernel, width, text)
    index = data.draw(st.integers(0, count - 1))
    first, last = planned.around(index)
    assert 0 <= first <= index < last <= count
    assert planned.holds_all == ((first, last) == (0, count))
    assert_tidy(planned.layout((first, last)), count, width, round(text * 6.4))


@given(count=st.integers(1, 256), width=st.sampled_from(WIDTHS))
def test_turning_pages_shows_every_channel(faces: Faces, count: int, width: int) -> None:
    planned = plan_of(faces, count, width=width)
    seen, shown = set[int](), planned.around(0)
    seen.update(range(*shown))
    while shown[1] < count:
        turned = planned.starting(shown[1])
        assert shown[0] < turned[0] <= shown[1] < turned[1]
        shown = turned
        seen.update(range(*shown))
    assert seen == set(range(count))
    while shown[0]:
        turned = planned.before(shown)
        assert turned[0] < shown[0] <= turned[1]
        shown = turned
    assert shown == planned.around(0)


def test_the_result_stays_while_pages_are_turned(faces: Faces) -> None:
    planned = plan_of(faces, 64)
    places = {(planned.layout(planned.around(index)).result.left()) for index in range(64)}
    assert len(places) == 1


def test_three_planes_are_never_folded_where_the_lens_can_be(qtbot: QtBot) -> None:
    faces = Faces(QFont())
    for width, text in ((710, 13), (970, 13), (710, 19), (970, 19), (1560, 27)):
        needs = Needs(("R", "G", "B"), (3, 3), 3, "bias", "… {count} more")
        assert plan(needs, Room(width, round(text * 6.4), text, text), faces).holds_all


def test_digits_have_room_beside_but_not_above(faces: Faces) -> None:
    assert not plan_of(faces, 3).stacked
    assert plan_of(faces, 8).stacked
    assert plan_of(faces, 8).holds_all
