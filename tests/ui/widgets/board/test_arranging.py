"""The places on a board: everything inside, nothing over anything else, whatever there is to be placed."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.ui.widgets.board.arranging import arrange
from convstudio.ui.widgets.board.layout import Box, Layout, Room, Shape

SIDES = st.sampled_from((1, 2, 3, 5, 16, 64, 512, 4096))
SLACK = 0.01


@st.composite
def shapes(draw: st.DrawFn, most: int = 40) -> Shape:
    groups = draw(st.sampled_from((1, 1, 2, 3, 4, 8, 32)))
    fan = draw(st.integers(1, max(1, most // groups)))
    per_group = draw(st.integers(1, max(1, most // groups)))
    kernel = (draw(st.integers(1, 7)), draw(st.integers(1, 7)))
    plane, made = (draw(SIDES), draw(SIDES)), (draw(SIDES), draw(SIDES))
    return Shape(groups, groups * fan, groups * per_group, plane, kernel, made)


rooms = st.builds(
    Room,
    width=st.integers(480, 1800),
    height=st.integers(160, 900),
    text=st.sampled_from((13, 20)),
    caption=st.just(26),
    name=st.sampled_from((0, 18, 70)),
    index=st.just(24),
    bias=st.sampled_from((0, 60)),
)


def orders(shape: Shape) -> st.SearchStrategy[tuple[int, ...]]:
    return st.permutations(range(shape.maps)).map(tuple)


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.y >= outer.y - SLACK
        and inner.right <= outer.right + SLACK
        and inner.bottom <= outer.bottom + SLACK
    )


def group_of(shape: Shape, index: int) -> int:
    return index * shape.groups // shape.maps


@given(st.data(), shapes(), rooms)
@settings(max_examples=150)
def test_nothing_overlaps_and_all_is_inside(data: st.DataObject, shape: Shape, room: Room) -> None:
    layout = arrange(shape, room, data.draw(orders(shape)))
    boxes = [*layout.planes, *layout.filters, *layout.maps, *layout.sums, *layout.biases]
    ordered = sorted(boxes)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.x >= one.right:
                break
            assert not overlap(one, other), (one, other)
    whole = Box(0, 0, room.width, room.height)
    assert all(within(box, whole) for box in boxes)
    assert len(layout.planes) == shape.planes
    assert len(layout.filters) == len(layout.maps) == shape.maps


@given(shapes(12), rooms)
def test_kernels_lie_apart_in_their_filter(shape: Shape, room: Room) -> None:
    layout = arrange(shape, room, tuple(range(shape.maps)))
    for index in range(shape.maps):
        kernels = [layout.kernel_box(index, part) for part in range(shape.fan)]
        assert all(within(kernel, layout.filters[index]) for kernel in kernels)
        assert not any(overlap(one, other) for one, other in itertools.combinations(kernels, 2))


@given(st.data(), shapes(), rooms)
def test_filters_and_maps_have_the_same_order(data: st.DataObject, shape: Shape, room: Room) -> None:
    order = data.draw(orders(shape))
    layout = arrange(shape, room, order)

    def read(boxes: tuple[Box, ...]) -> list[int]:
        # Middles are whole or half pixels, but for the last digits of a float.
        return sorted(
            range(shape.maps), key=lambda index: (round(2 * boxes[index].center[1]), boxes[index].x)
        )

    assert read(layout.filters) == read(layout.maps) == list(layout.sequence)
    assert sorted(layout.sequence) == list(range(shape.maps))
    if len(layout.lanes) == 1:
        assert layout.sequence == order


@given(st.data(), shapes(), rooms)
def test_lanes_hold_their_group_and_keep_its_order(data: st.DataObject, shape: Shape, room: Room) -> None:
    order = data.draw(orders(shape))
    layout = arrange(shape, room, order)
    if len(layout.lanes) == 1:
        return
    assert len(layout.lanes) == shape.groups
    assert [group_of(shape, index) for index in layout.sequence] == sorted(
        group_of(shape, index) for index in range(shape.maps)
    )
    for group, lane in enumerate(layout.lanes):
        mine = [index for index in order if group_of(shape, index) == group]
        assert [index for index in layout.sequence if group_of(shape, index) == group] == mine
        planes = range(group * shape.fan, (group + 1) * shape.fan)
        inside = [
            *(layout.planes[plane] for plane in planes),
            *(layout.filters[index] for index in mine),
            *(layout.maps[index] for index in mine),
        ]
        assert all(within(box, lane) for box in inside)


@given(shapes(5), rooms)
def test_few_maps_have_a_row_each(shape: Shape, room: Room) -> None:
    layout = arrange(shape, room, tuple(range(shape.maps)))
    if not layout.rowed:
        return
    assert layout.columns == 1
    for index, (stack, made) in enumerate(zip(layout.filters, layout.maps, strict=True)):
        assert abs(stack.center[1] - made.center[1]) <= 1
        chain = [stack, *layout.sums[index : index + 1], *layout.biases[index : index + 1], made]
        assert all(one.right <= other.x + SLACK for one, other in itertools.pairwise(chain))


def of(
    maps: int, planes: int = 3, groups: int = 1, width: int = 970, height: int = 340, side: int = 512
) -> Layout:
    shape = Shape(groups, planes, maps, (side, side), (3, 3), (side, side))
    return arrange(shape, Room(width, height, name=20, index=24, bias=60), tuple(range(maps)))


def test_rows_give_way_to_a_grid_where_that_makes_pictures_much_larger() -> None:
    assert [of(maps).rowed for maps in (1, 3, 5, 6, 64)] == [True, False, False, False, False]
    assert [of(maps, side=3).rowed for maps in (1, 3, 5, 6, 64)] == [True, True, True, False, False]
    assert [of(maps, maps, maps).rowed for maps in (2, 4, 6, 64)] == [True, True, False, False]
    assert of(6, height=700, side=4).rowed


@pytest.mark.parametrize(
    ("width", "height", "sides"),
    [
        (960, 300, {2: 200, 4: 120, 5: 110, 8: 110, 16: 75, 64: 44, 256: 22}),
        (710, 330, {2: 130, 4: 120, 5: 110, 8: 92, 16: 60, 64: 34, 256: 16}),
        (1600, 640, {2: 400, 4: 240, 5: 240, 8: 240, 16: 140, 64: 80, 256: 40}),
    ],
)
def test_maps_of_a_photograph_are_large_enough_for_the_last_row(
    width: int, height: int, sides: dict[int, int]
) -> None:
    for maps, side in sides.items():
        layout = of(maps, width=width, height=height)
        assert min(layout.maps[0].width, layout.maps[0].height) >= side, maps
        assert layout.kernel_cell >= (2 if maps <= 64 else 1)
        if maps > 8:
            assert layout.columns_x[0].width <= 0.14 * width
            assert layout.columns_x[2].width >= 0.4 * width


@given(shapes(), rooms)
def test_cells_of_kernels_in_a_grid_have_whole_pixels(shape: Shape, room: Room) -> None:
    layout = arrange(shape, room, tuple(range(shape.maps)))
    assert layout.rowed or layout.kernel_cell < 1 or layout.kernel_cell.is_integer()


@given(st.integers(6, 400), st.sampled_from((1, 3, 16)), rooms)
def test_a_grid_fills_its_width_or_its_height(maps: int, planes: int, room: Room) -> None:
    """Maps one twelfth larger would not fit, whatever the number of columns, beside the same kernels."""
    shape = Shape(1, planes, maps, (512, 512), (3, 3), (512, 512))
    layout = arrange(shape, room, tuple(range(maps)))
    if layout.rowed:
        return
    made = layout.maps[0]
    rows = -(-maps // layout.columns)
    tall = rows * made.height * 13 / 12 + (rows + 1) * layout.gap > room.height - room.caption - 8
    used = layout.columns_x[0].width + layout.columns_x[1].width + layout.name + 16
    wide = layout.columns * made.width * 13 / 12 + used + (layout.columns - 1) * layout.gap
    assert tall or wide > room.width - 0.2 * room.width


def test_groups_lie_apart_while_that_costs_little() -> None:
    assert [len(of(64, 64, groups).lanes) for groups in (1, 2, 32, 64)] == [1, 2, 1, 1]
    assert len(of(2, 2, 2).lanes) == 2


def test_depthwise_planes_lie_as_their_maps_do() -> None:
    layout = of(64, 64, 64)
    for plane, made in zip(layout.planes, layout.maps, strict=True):
        assert abs(plane.center[1] - made.center[1]) <= 1
    assert [box.x for box in layout.planes[:8]] == sorted(box.x for box in layout.planes[:8])


def test_up_and_down_find_the_nearest_of_the_next_row() -> None:
    layout = of(64)
    assert layout.step_up_or_down(20, down=True) == layout.columns
    assert layout.step_up_or_down(20, down=False) == -layout.columns
    assert layout.step_up_or_down(3, down=False) == layout.step_up_or_down(60, down=True) == 0


def test_cells_of_small_pictures_are_whole() -> None:
    shape = Shape(1, 2, 3, (3, 3), (2, 2), (2, 2))
    layout = arrange(shape, Room(970, 340, name=80, index=24, bias=60), (0, 1, 2))
    for cell in (layout.plane_cell, layout.kernel_cell, layout.map_cell):
        assert cell.is_integer()
        assert cell >= 30
    assert all(float(value).is_integer() for box in (*layout.planes, *layout.maps) for value in box[:2])
