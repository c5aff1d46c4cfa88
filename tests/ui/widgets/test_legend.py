import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from convstudio.core.render import colormap
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.legend import Legend


@pytest.fixture
def legend(qtbot: QtBot) -> Legend:
    result = Legend()
    result.resize(result.sizeHint())
    qtbot.addWidget(result)
    return result


def row_of_colors(image: QImage, y: int) -> list[tuple[int, int, int]]:
    colors = [QColor(image.pixel(x, y)) for x in range(image.width())]
    return [(color.red(), color.green(), color.blue()) for color in colors]


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_the_bar_runs_through_the_signed_colors(legend: Legend, theme: Theme) -> None:
    legend.set_theme(theme)
    legend.set_signed(3.0)
    legend.resize(legend.sizeHint())
    assert legend.ends == ("−3", "3")
    table = colormap.signed_table(colormap.Theme(theme.name)).astype(int)
    colors = row_of_colors(legend.grab().toImage(), 2)
    for index in (8, 64, 192, 248):
        nearest = min(sum(abs(a - b) for a, b in zip(color, table[index], strict=True)) for color in colors)
        assert nearest <= 6


def test_grays_run_from_black_to_white(legend: Legend) -> None:
    legend.set_gray(0.0, 255.0)
    assert legend.ends == ("0", "255")
    colors = row_of_colors(legend.grab().toImage(), 2)
    middle = colors[len(colors) // 2]
    assert middle[0] == middle[1] == middle[2]
    assert 118 <= middle[0] <= 138


def test_zero_is_written_on_signed_colors_only(legend: Legend) -> None:
    def inks() -> int:
        image = legend.grab().toImage()
        middle = range(image.width() // 2 - 5, image.width() // 2 + 5)
        return sum(
            QColor(image.pixel(x, y)).lightness() < 60 for x in middle for y in range(3, image.height() - 3)
        )

    legend.set_gray(-1.0, 1.0)
    assert inks() == 0
    legend.set_signed(1.0)
    assert inks() > 0


def test_the_size_depends_on_the_type_alone(legend: Legend) -> None:
    size = legend.sizeHint()
    for limit in (1.0, 0.0625, 99999.0, 1.234e-38, 3.4e38):
        legend.set_signed(limit)
        assert legend.sizeHint() == size
        assert not legend.grab().isNull()
    legend.set_theme(LIGHT.scaled(26))
    assert legend.sizeHint().height() > size.height()


def test_the_whole_range_is_told(legend: Legend) -> None:
    legend.set_signed(0.123456789)
    assert "0.12345679" in legend.toolTip()
    assert legend.accessibleDescription() == legend.toolTip()


def test_grays_with_values_beyond_say_so_above_only(legend: Legend) -> None:
    legend.set_gray(0.0, 3.0, clipped=True)
    assert legend.ends == ("0", "≥3")
    legend.set_gray(0.0, 3.0)
    assert legend.ends == ("0", "3")


def test_a_legend_of_one_among_many_says_which(legend: Legend) -> None:
    legend.set_gray(0.0, 3.0, of="channel 1")
    assert legend.toolTip() == legend.accessibleDescription() == "Colors of channel 1 from 0 to 3"
    legend.set_signed(3.0, of="map 2")
    assert legend.toolTip() == "Colors of map 2 from −3 to 3"
    legend.set_signed(3.0)
    assert legend.toolTip() == "Colors from −3 to 3"
