"""The small drawing of volumes: what is where."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.grid.picture import Box
from convstudio.ui.widgets.isometric import IsometricView, Volumes


def volumes_of(slice_: int, *, window: bool = True) -> Volumes:
    return Volumes(
        Box((-1, -1, -1), (6, 6, 6)),
        Box((0, 0, 0), (4, 4, 4)),
        Box((slice_ - 1, 1, 1), (3, 3, 3)) if window else None,
        Box((0, 0, 0), (4, 4, 4)),
        Box((slice_, 2, 2), (1, 1, 1)),
        "slices",
        "slice",
        f"The output is in slice {slice_}",
    )


@pytest.fixture
def view(qtbot: QtBot) -> IsometricView:
    result = IsometricView()
    qtbot.addWidget(result)
    result.resize(240, 140)
    return result


def drawn(view: IsometricView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def corner_of(image: QImage, color: str) -> tuple[int, int]:
    """Return the last column and the first row in which a color is drawn."""
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() == color
    ]
    assert places, color
    return max(x for x, _ in places), min(y for _, y in places)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_the_window_goes_up_and_back_with_the_slices(view: IsometricView, theme: Theme) -> None:
    view.set_theme(theme)
    accent, cursor = theme.color("accent").name(), theme.color("cursor").name()
    windows, outputs = [], []
    for slice_ in range(4):
        view.set_volumes(volumes_of(slice_))
        image = drawn(view)
        windows.append(corner_of(image, accent))
        outputs.append(corner_of(image, cursor))
    for places in (windows, outputs):
        assert [x for x, _ in places] == sorted(x for x, _ in places)
        assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)
    assert windows[0] != windows[3]
    assert outputs[0] != outputs[3]


def test_it_says_what_it_shows_and_draws_nothing_without_volumes(view: IsometricView) -> None:
    view.set_volumes(volumes_of(2))
    assert view.accessibleName() == view.toolTip() == "The output is in slice 2"
    view.set_volumes(None)
    image = drawn(view)
    assert view.accessibleName() == ""
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(colors) == 1


def test_stamps_have_no_window(view: IsometricView) -> None:
    view.set_volumes(volumes_of(1, window=False))
    image = drawn(view)
    accent = LIGHT.color("accent").name()
    names = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert accent not in names
    assert LIGHT.color("cursor").name() in names


@pytest.mark.parametrize("size", [(1, 1), (8, 300), (300, 12)])
def test_any_size_can_be_painted(view: IsometricView, size: tuple[int, int]) -> None:
    view.resize(*size)
    view.set_volumes(volumes_of(1))
    assert drawn(view).size().toTuple() == size
