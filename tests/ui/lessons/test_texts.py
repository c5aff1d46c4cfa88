"""Markdown of a lesson: what is shown as what, and what is not let in."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QTextBlock, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from convstudio.core.lessons.figures import DRAWN
from convstudio.core.lessons.lesson import Step
from convstudio.ui.lessons.figures import LARGEST_SIDE, Figures
from convstudio.ui.lessons.questions.saying import without_markup
from convstudio.ui.lessons.text_view import TextView
from convstudio.ui.theme import DARK, LIGHT, THEMES, Theme
from tests.core.lessons.lesson_files import TEXTS, lesson_of

STAMPS = """\
steps:
  - id: stamps
    document:
      kind: transposed
      stride: 2
      input: [[1, 2], [3, 4]]
      kernel: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
"""

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def view(qtbot: QtBot) -> TextView:
    made = TextView()
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.set_theme(LIGHT)
    made.show()
    return made


@pytest.fixture
def step() -> Step:
    return lesson_of(STAMPS, "# Stamps\n\n## stamps: Stamps\nText.\n").steps[0]


def formats(view: TextView) -> list[tuple[str, QTextCharFormat, QTextBlock]]:
    found, block = [], view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            found.append((fragment.text(), fragment.charFormat(), block))
            iterator += 1
        block = block.next()
    return found


@pytest.mark.parametrize("answer", ["19.", "+", "2)"])
def test_an_answer_alone_is_read_as_it_is_written(view: TextView, answer: str) -> None:
    view.show_text(lesson_of(english=TEXTS.replace("19.", answer)).text("en").steps[1].reveal)
    assert view.toPlainText() == answer
    assert view.document().begin().textList() is None


def format_of(view: TextView, text: str) -> QTextCharFormat:
    return next(form for found, form, _ in formats(view) if found == text)


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_html_is_shown_as_it_is_written(view: TextView) -> None:
    view.show_text('A <b>bold</b> word, <img src="file:///etc/passwd"> and <script>alert(1)</script>.')
    assert "<b>bold</b>" in view.toPlainText()
    assert "<script>" in view.toPlainText()
    assert not any(form.isImageFormat() for _, form, _ in formats(view))


def test_indices_are_lowered_and_exponents_raised(view: TextView) -> None:
    view.show_text("Y<sub>ij</sub> = x<sup>2</sup>\n\n```formula\nK<sub>a</sub> = 1\n```\n")
    alignments = QTextCharFormat.VerticalAlignment
    assert view.toPlainText() == "Yij = x2\nKa = 1"
    assert format_of(view, "ij").verticalAlignment() is alignments.AlignSubScript
    assert format_of(view, "2").verticalAlignment() is alignments.AlignSuperScript
    assert format_of(view, "a").verticalAlignment() is alignments.AlignSubScript


def test_private_characters_of_a_text_do_no_harm(view: TextView) -> None:
    view.show_text("a\ue000b\ue001 <sub>c\ue003</sub>")
    assert view.toPlainText() == "ab c"


def test_formulas_are_large_with_slanted_variables(view: TextView) -> None:
    view.show_text("Text.\n\n```formula\nout = Y[i] + 12\n```\n")
    assert format_of(view, "Y").fontItalic()
    assert not format_of(view, "out = ").fontItalic()
    size = format_of(view, "Y").property(QTextCharFormat.Property.FontPixelSize)
    assert size > LIGHT.text


def test_a_long_formula_is_written_smaller(view: TextView) -> None:
    view.show_text("```formula\nY = X + K + X + K + X + K + X + K + X + K + X\n```\n")
    assert view.document().begin().layout().lineCount() == 1
    size = format_of(view, "Y").property(QTextCharFormat.Property.FontPixelSize)
    assert LIGHT.text <= size < round(LIGHT.text * 1.2)


def test_it_is_as_high_as_its_text(view: TextView) -> None:
    view.show_text("word " * 200)
    high = view.height()
    assert view.verticalScrollBar().maximum() == 0
    view.setFixedWidth(200)
    assert view.height() > high
    view.set_theme(LIGHT.scaled(30))
    assert view.height() > 2 * high
    assert QFont(view.document().defaultFont()).pixelSize() == 30


def test_nothing_is_loaded_from_anywhere(view: TextView) -> None:
    kinds = QTextDocument.ResourceType
    for address in ("file:///etc/passwd", "https://pytorch.org/logo.png", "/etc/passwd", "..\\x.png"):
        found = view.loadResource(kinds.ImageResource.value, QUrl(address))
        assert isinstance(found, QImage)
        assert found.size().toTuple() == (1, 1)  # Qt opens the file itself where there is no picture
        assert view.loadResource(kinds.StyleSheetResource.value, QUrl(address)) is None


@pytest.mark.parametrize("theme", THEMES.values())
def test_figures_are_grids_of_the_step(view: TextView, step: Step, theme: Theme) -> None:
    view.set_theme(theme)
    view.show_text("".join(f"![The {name}]({name})\n\n" for name in DRAWN), step)
    shown = [form.toImageFormat() for _, form, _ in formats(view) if form.isImageFormat()]
    assert [image.name() for image in shown] == list(DRAWN)
    figures = Figures(step)
    for image, (rows, columns) in zip(shown, ((2, 2), (3, 3), (3, 3), (5, 5), (5, 5)), strict=True):
        size = figures.size(image.name(), theme, 320)
        assert (image.width(), image.height()) == (size.width(), size.height())
        assert round((size.width() - 2) / columns) == round((size.height() - 2) / rows)
    assert view.toPlainText().count("The kernel") == 1


def test_figures_are_sharp_on_fine_screens_and_follow_the_colors(step: Step) -> None:
    figures, font = Figures(step), QFont()
    plain, fine = (figures.image("kernel", LIGHT, 300, ratio, font) for ratio in (1, 2))
    assert fine.width() == 2 * plain.width()
    assert fine.deviceIndependentSize() == plain.deviceIndependentSize()
    dark = figures.image("kernel", DARK, 300, 1, font)
    assert dark.pixelColor(4, 4) != plain.pixelColor(4, 4)


def test_a_turned_kernel_is_turned(step: Step) -> None:
    figures, font = Figures(step), QFont()
    kernel = figures.image("kernel", LIGHT, 300, 1, font)
    turned = figures.image("turned", LIGHT, 300, 1, font)
    corner = 4
    assert kernel.pixelColor(corner, corner) == turned.pixelColor(
        turned.width() - 2 - corner, turned.height() - 2 - corner
    )


def test_files_of_the_lesson_are_shown_as_large_as_there_is_room() -> None:
    files = {"a.png": png(100, 50), "b.svg": SVG, "large.png": png(1000, 500)}
    figures, font = Figures(None, files), QFont()
    assert figures.image("a.png", LIGHT, 300, 1, font).pixelColor(50, 25) == QColor("red")
    assert (figures.size("b.svg", LIGHT, 300).width(), figures.size("b.svg", LIGHT, 300).height()) == (40, 20)
    assert figures.size("large.png", LIGHT, 300).toSize().toTuple() == (300, 150)


@pytest.mark.parametrize(
    "inner",
    [
        b"<script>alert(1)</script>",
        b'<image href="/etc/passwd"/>',
        b'<use xlink:href="https://pytorch.org/a.svg#b"/>',
        b"<foreignObject/>",
        b'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>',
    ],
)
def test_drawings_with_more_than_lines_are_not_shown(inner: bytes) -> None:
    files = {"a.svg": SVG.replace(b"</svg>", inner + b"</svg>")}
    assert Figures(None, files).image("a.svg", LIGHT, 300, 1, QFont()).isNull()


def test_broken_and_huge_files_are_not_shown() -> None:
    huge = bytearray(png(8, 8))
    huge[16:24] = np.array([LARGEST_SIDE + 1, 8], dtype=">u4").tobytes()
    files = {"a.png": b"no picture", "b.svg": b"no drawing", "c.png": bytes(QByteArray(bytes(huge)).data())}
    figures = Figures(None, files)
    for name in files:
        assert figures.image(name, LIGHT, 300, 1, QFont()).isNull()


def test_compressed_drawings_are_not_shown() -> None:
    assert Figures(None, {"a.svg": gzip.compress(SVG)}).image("a.svg", LIGHT, 300, 1, QFont()).isNull()


@pytest.mark.parametrize("text", ["![a][r]\n\n[r]: {path}", "![a [b] c]({path})", "!![a]({path})"])
def test_files_beside_the_lesson_are_not_opened(view: TextView, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(100, 50))
    view.show_text(text.format(path=path))
    image = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(str(path)))
    assert isinstance(image, QImage)
    assert image.size().toTuple() == (1, 1)
    label = QLabel(without_markup(text.format(path=path)))
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    assert label.sizeHint().height() < 50
