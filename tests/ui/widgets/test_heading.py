import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.heading import Heading


@pytest.fixture
def heading(qtbot: QtBot) -> Heading:
    result = Heading()
    qtbot.addWidget(result)
    result.set_words("Output", ("4 × 4", "stride 2"))
    return result


def inked(heading: Heading) -> list[int]:
    """Return the columns in which something is written."""
    image = heading.grab().toImage()
    ground = image.pixel(0, 0)
    return [
        x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))
    ]


def test_it_says_name_and_details_where_there_is_room(heading: Heading) -> None:
    assert heading.text() == heading.full_text == "Output 4 × 4, stride 2"
    assert heading.toolTip() == "4 × 4, stride 2"
    assert heading.sizeHint().width() == heading.full_width


def test_with_less_room_it_says_less_and_the_tooltip_all(heading: Heading) -> None:
    whole = heading.full_width
    heading.set_room(whole - 1)
    assert heading.text() == "Output 4 × 4"
    heading.set_room(0)
    assert heading.text() == "Output"
    assert heading.full_text == "Output 4 × 4, stride 2"
    assert heading.toolTip() == "4 × 4, stride 2"
    assert heading.sizeHint().width() < heading.full_width
    heading.set_room(whole)
    assert heading.text() == heading.full_text


def test_all_of_it_is_painted_in_the_middle(heading: Heading) -> None:
    heading.resize(heading.full_width + 40, heading.sizeHint().height())
    columns = inked(heading)
    assert abs(columns[0] - 20) <= 3
    assert abs(columns[-1] - (heading.width() - 20)) <= 3


def test_a_name_without_details_takes_its_own_width(heading: Heading) -> None:
    heading.set_words("Kernel", ())
    bold = QFont(heading.font())
    bold.setBold(True)
    assert heading.text() == "Kernel"
    assert heading.full_width == QFontMetrics(bold).horizontalAdvance("Kernel")


def test_larger_type_is_measured_anew(heading: Heading) -> None:
    before = heading.full_width
    font = QFont(heading.font())
    font.setPixelSize(40)
    heading.setFont(font)
    assert heading.full_width > 1.5 * before


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_it_is_written_in_the_ink_of_the_theme(heading: Heading, theme: Theme) -> None:
    heading.setStyleSheet(f"background: {theme.color('ground').name()}")
    heading.set_theme(theme)
    heading.resize(heading.sizeHint())
    image = heading.grab().toImage()
    wanted = theme.color("ink")
    seen = [QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height())]
    nearest = min(abs(color.lightness() - wanted.lightness()) for color in seen)
    assert nearest < 40
