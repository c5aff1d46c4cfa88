"""The channel sum: read back what it paints, and use it by mouse and keys."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.core import examples
from convstudio.core.document import LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.numerals import MINUS, cell_text
from convstudio.core.operators.trace import trace
from convstudio.core.render import colormap
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.channel_sum.content import SumContent, sum_content
from convstudio.ui.widgets.channel_sum.widget import ChannelSum
from tests import oracles


def content(
    count: int, opened: int | None = 0, *, kernel: tuple[int, int] = (3, 3), seed: int = 0, whole: bool = True
) -> SumContent:
    values = np.random.default_rng(seed).standard_normal((count, *kernel)) * 3
    products = (values.round() + 0 if whole else values).astype(np.float32)
    sums = tuple(float(value) for value in products.sum(axis=(1, 2), dtype=np.float64))
    names = tuple(f"c {number}" for number in range(count))
    return SumContent("Y[2, 1, 1]", names, sums, products, -0.5, float(np.float32(sum(sums) - 0.5)), opened)


def widget_of(qtbot: QtBot, what: SumContent | None, width: int = 970, theme: Theme = LIGHT) -> ChannelSum:
    widget = ChannelSum()
    qtbot.addWidget(widget)
    widget.set_theme(theme)
    widget.resize(width, widget.sizeHint().height())
    widget.set_content(what)
    return widget


def shown(qtbot: QtBot, widget: ChannelSum) -> ChannelSum:
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def golden(position: tuple[int, int], opened: int | None = None) -> SumContent:
    traced = trace(examples.two_channels(), 0, position)
    return sum_content(
        traced, f"Y[{position[0]}, {position[1]}]", ["channel 0", "channel 1"], opened, traced.total
    )


def middle(widget: ChannelSum, number: int) -> QPoint:
    return widget.chips[number].box.rect.center().toPoint()


def has_color(image: QImage, color: QColor) -> bool:
    return any(
        QColor(image.pixel(x, y)) == color for x in range(image.width()) for y in range(image.height())
    )


# What it says


def test_a_pooled_value_has_one_chip_and_no_bias(qtbot: QtBot) -> None:
    layer = LayerSpec(kind=Kind.MAX_POOL, stride=(2, 2))
    document = oracles.make([[[1, 4], [3, 2]]], np.zeros((1, 1, 2, 2)), layer=layer)
    traced = trace(document, 0, (0, 0))
    widget = widget_of(qtbot, sum_content(traced, "Y[0, 0]", ["gray"], 0, traced.total))
    assert widget.chip_texts() == ("gray 4",)
    assert widget.sum_texts() == ("=", "Y[0, 0] 4")
    assert widget.plain_text() == "Y[0, 0]: gray 4 = 4"
    assert widget.tooltip_at(QPointF(widget.chips[0].box.rect.right() + 2, 20)) == ""
    assert not widget.grab().isNull()


def test_slices_are_told_apart(qtbot: QtBot) -> None:
    one = content(1, kernel=(3, 6))
    pictures = [widget_of(qtbot, replace(one, slices=count)).grab().toImage() for count in (1, 2)]
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("position", "parts", "total"),
    [((0, 0), (19, 37), 56), ((0, 1), (25, 47), 72), ((1, 0), (37, 67), 104), ((1, 1), (43, 77), 120)],
)
def test_two_channels_add_up_as_in_the_lecture(
    qtbot: QtBot, position: tuple[int, int], parts: tuple[int, int], total: int
) -> None:
    widget = widget_of(qtbot, golden(position))
    row, column = position
    assert widget.chip_texts() == (f"channel 0 {parts[0]}", f"channel 1 {parts[1]}")
    assert widget.sum_texts() == ("+ bias 0", "=", f"Y[{row}, {column}] {total}")
    assert widget.result_text() == str(total)
    said = f"Y[{row}, {column}]: channel 0 {parts[0]} + channel 1 {parts[1]} + bias 0 = {total}"
    assert widget.plain_text() == widget.accessibleDescription() == said


def test_depthwise_is_one_chip(qtbot: QtBot) -> None:
    traced = trace(examples.depthwise(), 1, (1, 1))
    widget = widget_of(qtbot, sum_content(traced, "Y[1, 1, 1]", ["channel 1"], 0, traced.total))
    assert widget.plain_text() == "Y[1, 1, 1]: channel 1 77 + bias 0 = 77"


def test_negative_parts_read_well(qtbot: QtBot) -> None:
    what = SumContent("Y[0, 0]", ("R", "G"), (2.0, -3.0), np.ones((2, 1, 1), np.float32), -0.5, -1.5)
    widget = widget_of(qtbot, what)
    assert widget.chip_texts() == ("R 2", "G −3")
    assert widget.plain_text() == "Y[0, 0]: R 2 + G (−3) + bias (−0.5) = −1.5"


def test_no_numbers_at_all(qtbot: QtBot) -> None:
    products = np.array([[[np.inf, -np.inf]], [[np.nan, 1.0]]], dtype=np.float32)
    nan, infinite = float("nan"), float("inf")
    widget = widget_of(qtbot, SumContent("Y[0, 0]", ("R", "G"), (infinite, nan), products, 0.0, nan))
    assert widget.plain_text() == "Y[0, 0]: R ∞ + G NaN + bias 0 ≈ NaN"
    assert not widget.grab().toImage().isNull()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    count=st.integers(1, 256),
    width=st.sampled_from((480, 710, 970, 1560)),
    seed=st.integers(0, 99),
    data=st.data(),
)
def test_the_opened_channel_is_shown_and_folds_are_sums(
    qtbot: QtBot, count: int, width: int, seed: int, data: st.DataObject
) -> None:
    opened = data.draw(st.integers(0, count - 1))
    what = content(count, opened, kernel=(1, 1), seed=seed)
    widget = widget_of(qtbot, what, width)
    assert widget.shown[0] <= opened < widget.shown[1]
    total = what.bias
    for chip in widget.chips:
        first, last = chip.box.span
        part = sum(what.subtotals[first:last])
        total += part
        name = f"… {last - first} more Σ" if chip.box.folded else what.names[first]
        assert chip.text == f"{name} {cell_text(part)}"
    assert widget.sum_texts()[2] == f"Y[2, 1, 1] {cell_text(total)}"
    assert widget.sum_texts()[1] == "="


def test_products_have_digits_where_they_can_be_read(qtbot: QtBot) -> None:
    assert widget_of(qtbot, content(3)).digits_size >= 9
    assert widget_of(qtbot, content(3), theme=LIGHT.scaled(19)).digits_size >= 13
    assert widget_of(qtbot, content(3, whole=False)).digits_size == 0
    assert widget_of(qtbot, content(3, kernel=(11, 11))).digits_size == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_products_have_the_signed_colors(qtbot: QtBot, theme: Theme) -> None:
    products = np.array([[[2.0]], [[-2.0]], [[0.0]]], dtype=np.float32)
    widget = widget_of(
        qtbot, SumContent("Y", ("R", "G", "B"), (2.0, -2.0, 0.0), products, 0.0, 0.0), theme=theme
    )
    image = widget.grab().toImage()
    table = colormap.signed_table(colormap.Theme(theme.name))
    for chip, index in zip(widget.chips, (255, 1, 128), strict=True):
        assert chip.box.grid is not None
        corner = chip.box.grid.topLeft().toPoint() + QPoint(3, 3)
        assert QColor(image.pixel(corner)) == QColor(*table[index].tolist())


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_only_an_opened_channel_is_outlined(qtbot: QtBot, theme: Theme) -> None:
    assert not has_color(
        widget_of(qtbot, content(3, None), theme=theme).grab().toImage(), theme.color("accent")
    )
    widget = widget_of(qtbot, content(3, 1), theme=theme)
    image, rect = widget.grab().toImage(), widget.chips[1].box.rect.toRect()
    assert has_color(image.copy(rect), theme.color("accent"))
    assert not has_color(image.copy(widget.chips[0].box.rect.toRect()), theme.color("accent"))


# What stays


@pytest.mark.parametrize("count", [1, 3, 8, 64])
def test_nothing_moves_when_numbers_change(qtbot: QtBot, count: int) -> None:
    widget = widget_of(qtbot, content(count, 0))
    boxes, signs = [chip.box for chip in widget.chips], widget._layout
    long = content(count, 0, whole=False, seed=7)
    widget.set_content(replace(long, bias=-1.234e-7, result=None))
    assert [chip.box for chip in widget.chips] == boxes
    assert widget._layout == signs
    assert widget.sum_texts()[1:] == ("=", "Y[2, 1, 1] …")
    for chip in widget.chips:
        for run in chip.runs:
            assert chip.box.words.left() - 1 <= run.x
            assert run.x + run.width <= chip.box.words.right() + 1


def test_the_page_stays_while_another_value_is_looked_at(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(64, 0))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, -1))
    page = widget.shown
    assert page[0] > 0
    widget.set_content(content(64, 0, seed=3))
    assert widget.shown == page
    widget.set_content(content(64, 1, seed=3))
    assert widget.shown[0] <= 1 < widget.shown[1]


# Mouse and keys


def test_a_click_asks_to_open(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(3))
    with qtbot.waitSignal(widget.opened) as caught:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, 2))
    assert caught.args == [2]
    with qtbot.assertNotEmitted(widget.opened):
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=middle(widget, 1))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() - 3, 3))


def test_clicks_on_folds_turn_pages(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(64))
    with qtbot.assertNotEmitted(widget.opened):
        first = widget.shown
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, -1))
        assert widget.shown[0] == first[1]
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, 0))
        assert widget.shown == first


def test_hover_marks_a_chip(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_of(qtbot, content(3, None)))
    rect = widget.chips[1].box.rect.toRect()
    QTest.mouseMove(widget, rect.center())
    qtbot.waitUntil(lambda: has_color(widget.grab().toImage().copy(rect), LIGHT.color("accent")))
    assert widget.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_keys_choose_and_open(qtbot: QtBot) -> None:
    widget = shown(qtbot, widget_of(qtbot, content(64, 0)))
    steps = widget.shown[1] + 2
    for _ in range(steps):
        QTest.keyClick(widget, Qt.Key.Key_Right)
    assert widget.shown[0] <= steps < widget.shown[1]
    with qtbot.waitSignal(widget.opened) as caught:
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert caught.args == [steps]
    QTest.keyClick(widget, Qt.Key.Key_End)
    QTest.keyClick(widget, Qt.Key.Key_Right)
    with qtbot.waitSignal(widget.opened) as caught:
        QTest.keyClick(widget, Qt.Key.Key_Enter)
    assert caught.args == [63]
    QTest.keyClick(widget, Qt.Key.Key_Home)
    QTest.keyClick(widget, Qt.Key.Key_Left)
    assert widget.shown[0] == 0
    assert widget.grab().toImage() != widget_of(qtbot, content(64, 0)).grab().toImage()


def test_tooltips_have_all_digits(qtbot: QtBot) -> None:
    third = float(np.float32(1 / 3))
    names = tuple(f"channel {number}" for number in range(64))
    what = SumContent(
        "Y[0, 1]", names, (third,) * 64, np.full((64, 1, 1), third, np.float32), third, 65 * third
    )
    widget = widget_of(qtbot, what)
    layout = widget._layout
    assert layout is not None
    assert widget.tooltip_at(QPointF(middle(widget, 0))) == "channel 0: 0.33333334"
    assert widget.tooltip_at(QPointF(middle(widget, -1))).startswith(
        f"channel {widget.shown[1]} … channel 63: Σ "
    )
    assert widget.tooltip_at(layout.bias.center()) == "bias: 0.33333334"
    assert widget.tooltip_at(layout.result.center()) == "Y[0, 1]: 21.666668"
    assert widget.tooltip_at(QPointF(1, 1)) == ""


# Other states


def test_a_message_dims_and_stops(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(3))
    before = widget.grab().toImage()
    widget.set_message("The kernel is larger than the input.")
    assert widget.plain_text() == widget.accessibleDescription() == "The kernel is larger than the input."
    assert widget.grab().toImage() != before
    with qtbot.assertNotEmitted(widget.opened):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, 2))
        QTest.keyClick(widget, Qt.Key.Key_Return)
    widget.set_message(None)
    assert widget.grab().toImage() == before


def test_nothing_to_show(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(3))
    widget.set_content(None)
    assert (widget.chips, widget.sum_texts(), widget.plain_text(), widget.result_text()) == ((), (), "", "")
    assert not widget.grab().isNull()
    widget.set_content(content(2))
    assert len(widget.chips) == 2


def test_long_names_keep_both_ends(qtbot: QtBot) -> None:
    what = replace(
        content(2), names=("the difference of red and green 1", "the difference of red and green 2")
    )
    texts = widget_of(qtbot, what, 480).chip_texts()
    assert [text.split()[-2][-1] for text in texts] == ["1", "2"]
    assert all("…" in text for text in texts)


class Foreign(QTranslator):
    def translate(self, context: str, source: str, *_rest: object) -> str:
        return (
            {"bias": "偏置", "Sum over channels": "通道之和"}.get(source, "")
            if context == "ChannelSum"
            else ""
        )

    def isEmpty(self) -> bool:  # noqa: N802  (Qt's own name for it)
        return False


def test_the_language_changes(qtbot: QtBot) -> None:
    widget = widget_of(qtbot, content(2))
    application, foreign = QCoreApplication.instance(), Foreign()
    assert application is not None
    application.installTranslator(foreign)
    try:
        qtbot.waitUntil(lambda: widget.accessibleName() == "通道之和")
        assert widget.sum_texts()[0] == f"+ 偏置 {MINUS}0.5"
    finally:
        application.removeTranslator(foreign)
    qtbot.waitUntil(lambda: widget.sum_texts()[0] == f"+ bias {MINUS}0.5")


def test_home_and_end_are_kept_from_the_window(qtbot: QtBot) -> None:
    """There they are shortcuts of their own, which would come first."""
    window = QWidget()
    qtbot.addWidget(window)
    widget = widget_of(qtbot, content(64, 0))
    widget.setParent(window)
    taken: list[str] = []
    for key in ("Home", "End", "PgUp"):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(partial(taken.append, key))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    widget.setFocus()
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_End)
    assert widget.shown[1] == 64
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert widget.shown[0] == 0
    QTest.keyClick(handle, Qt.Key.Key_PageUp)
    assert taken == ["PgUp"]


def test_one_channel_does_not_tell_the_result_that_is_concealed(qtbot: QtBot) -> None:
    open_content = content(1)
    told = cell_text(open_content.subtotals[0])
    widget = widget_of(qtbot, open_content)
    (chip,) = widget.chips
    assert told in {run.word.text for run in chip.runs}
    widget.set_content(replace(open_content, concealed=True))
    (chip,) = widget.chips
    assert told not in {run.word.text for run in chip.runs} | {chip.note}
    assert told not in widget.plain_text().split()
