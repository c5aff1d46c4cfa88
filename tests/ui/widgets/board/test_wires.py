"""What is drawn connects what the layer connects."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from convstudio.ui.widgets.board.arranging import arrange
from convstudio.ui.widgets.board.layout import Layout, Room, Shape
from convstudio.ui.widgets.board.wires import (
    MOST_SINGLE,
    Wiring,
    inlets,
    outgoing,
    outlet,
    port,
    strands,
)

Wires = tuple[tuple[int, int], ...]


def wires_of(planes: int, maps: int, groups: int) -> Wires:
    return tuple(
        (plane, index)
        for plane in range(planes)
        for index in range(maps)
        if plane * groups // planes == index * groups // maps
    )


def layout_of(planes: int, maps: int, groups: int) -> Layout:
    shape = Shape(groups, planes, maps, (8, 8), (3, 3), (6, 6))
    return arrange(shape, Room(970, 340), tuple(range(maps)))


def around(point: QPointF) -> QRectF:
    return QRectF(point.x() - 1, point.y() - 1, 2, 2)


@given(st.sampled_from((1, 2, 3, 5)), st.integers(1, 6), st.integers(1, 24))
def test_every_wire_is_in_one_strand(groups: int, fan: int, per_group: int) -> None:
    planes, maps = groups * fan, groups * per_group
    wires = wires_of(planes, maps, groups)
    found = strands(layout_of(planes, maps, groups), Wiring(wires))
    drawn = [(plane, index) for strand in found for plane in strand.planes for index in strand.maps]
    assert sorted(drawn) == sorted(wires)
    assert all(strand.band == (len(wires) > MOST_SINGLE) for strand in found)
    assert len({strand.bundle for strand in found}) == groups


def test_look_ups() -> None:
    wiring = Wiring(wires_of(4, 6, 2))
    assert wiring.planes_of(4) == (2, 3)
    assert wiring.maps_of(1) == (0, 1, 2)
    assert wiring.planes_of(99) == wiring.maps_of(99) == ()
    assert wiring.bundles() == [((0, 1), (0, 1, 2)), ((2, 3), (3, 4, 5))]


def test_wires_begin_at_a_plane_and_end_at_a_kernel() -> None:
    layout, wiring = layout_of(2, 1, 1), Wiring(wires_of(2, 1, 1))
    assert layout.stacked
    for plane, path in enumerate(inlets(layout, wiring, 0)):
        kernel = layout.kernel_box(0, plane)
        assert path.intersects(around(port(layout, plane)))
        assert path.intersects(around(QPointF(kernel.x, kernel.center[1])))


def test_trails_reach_the_map_in_rows_and_in_grids() -> None:
    for maps in (3, 64):
        layout, wiring = layout_of(3, maps, 1), Wiring(wires_of(3, maps, 1))
        for index in (0, maps - 1):
            made, stack = layout.maps[index], layout.filters[index]
            ends = outlet(layout, index).boundingRect()
            assert abs(ends.right() - (made.x if layout.rowed else made.center[0])) < 1
            assert ends.left() <= stack.right
            assert all(path.boundingRect().right() <= stack.right for path in inlets(layout, wiring, index))
    fan = outgoing(layout, wiring, 1).boundingRect()
    assert fan.left() == port(layout, 1).x()
    assert fan.right() >= layout.filters[63].x


def test_planes_in_a_grid_have_ports_that_other_planes_do_not_hide() -> None:
    layout = layout_of(64, 64, 64)
    for plane, box in enumerate(layout.planes):
        assert port(layout, plane).y() == box.y
    bands = strands(layout_of(64, 64, 1), Wiring(wires_of(64, 64, 1)))
    assert [len(strand.planes) for strand in bands] == [64]
    fans = strands(layout_of(3, 256, 1), Wiring(wires_of(3, 256, 1)))
    assert [strand.planes for strand in fans] == [(0,), (1,), (2,)]
