"""What is chosen in the import dialog is what is requested, and what is said beforehand comes true."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.document import Color
from convstudio.core.errors import Code
from convstudio.engine import pictures
from convstudio.engine.pictures import PictureInfo, PictureRequest, Resample
from convstudio.ui.import_dialog import ImportDialog
from convstudio.ui.messages import resample_hint
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import THEMES, Theme

Opened: TypeAlias = Callable[[PictureInfo], ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def make(info: PictureInfo) -> ImportDialog:
        dialog = ImportDialog(info)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return make


def info(
    rows: int = 100,
    columns: int = 200,
    *,
    name: str = "cat.png",
    notices: tuple[Code, ...] = (),
    gray: bool = False,
) -> PictureInfo:
    scale = min(1.0, 256 / max(rows, columns))
    size = max(1, round(rows * scale)), max(1, round(columns * scale))
    pixels = np.random.default_rng(0).integers(0, 256, size if gray else (*size, 3), dtype=np.uint8)
    return PictureInfo(
        name=name,
        rows=rows,
        columns=columns,
        mode="L" if gray else "RGB",
        is_color=not gray,
        bit_depth=8,
        frames=12,
        notices=notices,
        thumbnail=pixels,
    )


def texts(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_as_it_is_by_default(opened: Opened) -> None:
    dialog = opened(info(600, 800))
    assert dialog.request() == PictureRequest(size=None, color=Color.RGB, full_scale=1.0)
    assert dialog._result.text() == "→ 600 × 800, RGB (3 channels), values 0 to 1; 5.5 MB"
    assert "Too large to draw on" in dialog._use.text()
    assert opened(info(gray=True)).request().color is Color.GRAY


def test_filter_color_and_values(opened: Opened) -> None:
    dialog = opened(info(100, 200))
    dialog._size._sides[32].click()
    dialog._size._filter.setFocus()
    QTest.keyClick(dialog._size._filter, Qt.Key.Key_Home)
    dialog._gray.click()
    dialog._to_255.click()
    assert dialog.request() == PictureRequest((16, 32), Resample.NEAREST, Color.GRAY, 255.0)
    assert dialog._result.text() == "→ 16 × 32, gray (1 channel), values 0 to 255; 2.0 KB"
    assert dialog._use.text() == "Its numbers can be read, and it can be drawn on."
    assert dialog._size._hint.text() == resample_hint(Resample.NEAREST)
    dialog._size._sides[256].click()
    assert "zoom in" in dialog._use.text()


def test_a_gray_picture_as_rgb_is_said_to_have_equal_planes(opened: Opened) -> None:
    dialog = opened(info(gray=True))
    assert "equal" not in dialog._use.text()
    dialog._rgb.click()
    assert dialog._use.text().startswith("The picture is gray: its three planes will be equal.")


def test_what_was_announced_is_loaded(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "cat.png"
    Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 50).convert("RGB").save(path)
    dialog = opened(pictures.inspect(path, path.name))
    dialog._size._sides[16].click()
    signal = pictures.load(path, path.name, dialog.request())
    rows, columns = signal.spatial
    assert dialog._result.text().startswith(f"→ {rows} × {columns}, RGB ({signal.channels} channels)")


def test_the_preview_shows_what_is_chosen(opened: Opened) -> None:
    dialog = opened(info(100, 200))
    assert dialog._preview._image.size().toTuple() == (200, 100)
    dialog._size._sides[32].click()
    dialog._gray.click()
    assert dialog._preview._image.size().toTuple() == (32, 16)
    assert dialog._preview._image.isGrayscale()
    dialog._size._sides[256].click()
    assert dialog._preview._image.size().toTuple() == (200, 100)


def test_remarks_are_in_words_and_names_are_plain_and_short(opened: Opened) -> None:
    name = "<b>" + "long" * 20 + ".gif"
    dialog = opened(info(name=name, notices=(Code.IMAGE_FIRST_FRAME, Code.IMAGE_ALPHA_DROPPED)))
    said = texts(dialog)
    assert "an animation of 12 frames" in said
    assert "transparent" in said
    assert name not in said
    titles = [label for label in dialog.findChildren(QLabel) if label.toolTip() == name]
    assert [title.textFormat() for title in titles] == [Qt.TextFormat.PlainText]
    assert titles[0].text().startswith("<b>long")


def test_keys_and_buttons(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(info())
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog = opened(info())
    QTest.keyClick(dialog, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.request().color is Color.GRAY)  # the click is animated
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = opened(info())
    load = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(load, Qt.MouseButton.LeftButton)


def test_every_control_has_a_name(opened: Opened) -> None:
    dialog = opened(info())
    for part in (
        dialog._size._rows,
        dialog._size._columns,
        dialog._size._filter,
        dialog._preview,
        *dialog._size._sides.values(),
    ):
        assert part.accessibleName()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", [13, 20])
def test_it_fits_a_small_screen(opened: Opened, qtbot: QtBot, theme: Theme, text: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet(style_sheet(theme.scaled(text)))
    name = "a long name of a picture that somebody took.gif"
    dialog = ImportDialog(info(name=name, notices=(Code.IMAGE_FIRST_FRAME, Code.IMAGE_ALPHA_DROPPED)), parent)
    dialog.open()
    dialog.adjustSize()
    assert dialog.width() <= 1024
    assert dialog.height() <= 720
    for label in dialog.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width()
        assert not label.wordWrap() or label.height() >= label.heightForWidth(label.width())
