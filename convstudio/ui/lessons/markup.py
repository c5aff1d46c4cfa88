"""Markdown to a laid-out text: emphasis, lists and tables by Qt, formulas and figures in the look of the program.

HTML in a text is shown as it is written; only <sub> and <sup> mean what they do elsewhere.
"""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.formula_layout import FAMILIES

FORMULA: Final = "formula"
"""Language of a fenced block that is a formula."""

FORMULA_TYPE: Final = 1.2
"""Height of the type of formulas, in those of the text."""

LINE_HEIGHT: Final = 128
"""Percent of the height of a line of text."""

INDENT: Final = 1.6
"""How far the lines of a list stand to the right, in heights of the type."""

_MARKS: Final = {"sub": "\ue000\ue001", "sup": "\ue002\ue003"}
"""Private characters that stand for a tag and its end while Markdown is read."""

_TAG: Final = re.compile(r"<(sub|sup)>(.*?)</\1>")
_MARKED: Final = re.compile("([\ue000\ue002])([^\ue000-\ue003]*)[\ue001\ue003]")
_VARIABLE: Final = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\d)[^\W\d_](?![^\W\d_])")
"""A letter that stands alone, as variables do, unlike the letters of a word, even of one such as conv2d."""

Position = QTextCursor.MoveMode


def fill(document: QTextDocument, text: str, theme: Theme, figure_size: Callable[[str], QSizeF]) -> None:
    """Put a text into a document.

    Parameters
    ----------
    document : QTextDocument
        Emptied first.
    text : str
        Markdown.
    theme : Theme
        Colors and size of type.
    figure_size : callable
        (name of a figure) → its size in pixels.
    """
    font = QFont(document.defaultFont())
    font.setPixelSize(theme.text)
    document.setDefaultFont(font)
    document.setIndentWidth(theme.text * INDENT)
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(
        _marked(text),
        features.MarkdownDialectGitHub | features.MarkdownNoHTML,
    )
    _space(document, theme)
    for block in _blocks(document):
        _style(document, block, theme)
    _fit_formulas(document, theme)
    _figures(document, theme, figure_size)
    _raise_and_lower(document)
    _tables(document, theme)


def plain(text: str) -> str:
    """Return a text without the tags that mean something here, for where no format is shown."""
    return _TAG.sub(r"\2", text)


def _marked(text: str) -> str:
    """Return the text with private characters around what is raised or lowered, as no HTML is read."""
    for characters in _MARKS.values():
        text = text.replace(characters[0], "").replace(characters[1], "")
    return _TAG.sub(lambda match: f"{_MARKS[match[1]][0]}{match[2]}{_MARKS[match[1]][1]}", text)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def _space(document: QTextDocument, theme: Theme) -> None:
    """Leave room between lines and paragraphs in proportion to the type."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        cursor.setPosition(block.position())
        form = QTextBlockFormat()
        height = 100 if block.blockFormat().headingLevel() else LINE_HEIGHT
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if not block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage):
            form.setTopMargin(0)
            listed = block.textList() is not None
            below = 0.25 if listed and block.next().textList() is not None else 0.6
            form.setBottomMargin(0 if cursor.currentTable() is not None else round(theme.text * below))
        cursor.mergeBlockFormat(form)


def _style(document: QTextDocument, block: QTextBlock, theme: Theme) -> None:
    """Give formulas, code, headings and links their look."""
    form = block.blockFormat()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, Position.KeepAnchor)
    language = form.property(QTextFormat.Property.BlockCodeLanguage)
    if language == FORMULA:
        _style_formula(document, block, cursor, theme)
    elif form.hasProperty(QTextFormat.Property.BlockCodeFence) or language is not None:
        changed = QTextBlockFormat()
        changed.setBackground(QBrush(theme.color("field")))
        changed.setLeftMargin(theme.text * 0.6)
        cursor.mergeBlockFormat(changed)
        cursor.mergeCharFormat(_typewriter())
    elif form.headingLevel():
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setProperty(QTextFormat.Property.FontPixelSize, round(theme.text * 1.25))
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        cursor.setCharFormat(look)
    for start, length, fragment in _fragments(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, Position.KeepAnchor)
        if fragment.anchorHref():
            look = QTextCharFormat()
            look.setForeground(theme.color("accent"))
            look.setFontUnderline(True)
            cursor.mergeCharFormat(look)
        elif fragment.fontFixedPitch() and language is None:
            look = _typewriter()
            look.setBackground(QBrush(theme.color("field")))
            cursor.mergeCharFormat(look)


def _style_formula(document: QTextDocument, block: QTextBlock, cursor: QTextCursor, theme: Theme) -> None:
    """Center a formula, in large serif type with its variables in italics."""
    form, above, below = QTextBlockFormat(), block.previous(), block.next()
    form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    first, last = (
        not other.isValid() or other.blockFormat().property(QTextFormat.Property.BlockCodeLanguage) != FORMULA
        for other in (above, below)
    )
    form.setTopMargin(theme.text * 0.3 if first else 0)
    form.setBottomMargin(theme.text * 0.8 if last else 0)
    form.setNonBreakableLines(False)
    cursor.mergeBlockFormat(form)
    look = QTextCharFormat()
    look.setFontFamilies([*FAMILIES, document.defaultFont().family()])
    look.setProperty(QTextFormat.Property.FontPixelSize, round(theme.text * FORMULA_TYPE))
    look.setForeground(theme.color("ink"))
    cursor.setCharFormat(look)
    slanted = QTextCharFormat()
    slanted.setFontItalic(True)
    for match in _VARIABLE.finditer(block.text()):
        if match[0].isascii():
            cursor.setPosition(block.position() + match.start())
            cursor.setPosition(block.position() + match.end(), Position.KeepAnchor)
            cursor.mergeCharFormat(slanted)


def _fit_formulas(document: QTextDocument, theme: Theme) -> None:
    """Write formulas smaller where one has no room in a line, but no smaller than the text; all alike."""
    formulas = [
        block
        for block in _blocks(document)
        if block.blockFormat().property(QTextFormat.Property.BlockCodeLanguage) == FORMULA
    ]
    font = QFont([*FAMILIES, document.defaultFont().family()])
    usual, room = round(theme.text * FORMULA_TYPE), document.textWidth()
    font.setPixelSize(usual)
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(_bare(block.text())) for block in formulas), default=0.0)
    if widest <= room:
        return
    look = QTextCharFormat()
    look.setProperty(QTextFormat.Property.FontPixelSize, max(int(usual * room / widest * 0.98), theme.text))
    for block in formulas:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, Position.KeepAnchor)
        cursor.mergeCharFormat(look)


def _bare(text: str) -> str:
    """Return a text without the private characters."""
    return "".join(character for character in text if not "\ue000" <= character <= "\ue003")


def _typewriter() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    look.setFontFixedPitch(True)
    return look


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return (position, length, format) of all pieces of a block that look alike."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return found


def _figures(document: QTextDocument, theme: Theme, figure_size: Callable[[str], QSizeF]) -> None:
    """Center each figure in a paragraph of its own, with what it shows below it."""
    for block in reversed(_blocks(document)):
        for start, length, form in reversed(_fragments(block)):
            if not form.isImageFormat():
                continue
            image = form.toImageFormat()
            size = figure_size(image.name())
            image.setWidth(size.width())
            image.setHeight(size.height())
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + length, Position.KeepAnchor)
            cursor.setCharFormat(image)
            centered = QTextBlockFormat()
            centered.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            centered.setTopMargin(theme.text * 0.4)
            # In proportion to the line, the room below a figure would grow with its height.
            centered.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(centered)
            caption = str(form.property(QTextFormat.Property.ImageAltText) or "")
            if caption:
                look = QTextCharFormat()
                look.setForeground(theme.color("soft_ink"))
                cursor.setPosition(start + length)
                cursor.insertText("\u2028" + caption, look)


def _raise_and_lower(document: QTextDocument) -> None:
    """Raise and lower what stands between the private characters, and take these out."""
    alignments = QTextCharFormat.VerticalAlignment
    for block in _blocks(document):
        for match in reversed(list(_MARKED.finditer(block.text()))):
            cursor = QTextCursor(document)
            begin = block.position() + match.start()
            lowered = match[1] == _MARKS["sub"][0]
            look = QTextCharFormat()
            look.setVerticalAlignment(alignments.AlignSubScript if lowered else alignments.AlignSuperScript)
            cursor.setPosition(begin + 1)
            cursor.setPosition(begin + 1 + len(match[2]), Position.KeepAnchor)
            cursor.mergeCharFormat(look)
            for place in (begin + 1 + len(match[2]), begin):
                cursor.setPosition(place)
                cursor.deleteChar()


def _tables(document: QTextDocument, theme: Theme) -> None:
    """Give tables thin lines and as much room as they need."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setCellPadding(theme.text * 0.35)
            form.setCellSpacing(0)
            form.setBorder(1)
            form.setBorderCollapse(True)
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBorderBrush(QBrush(theme.color("border")))
            form.setBottomMargin(theme.text * 0.6)
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            form.setWidth(QTextLength())
            frame.setFormat(form)
