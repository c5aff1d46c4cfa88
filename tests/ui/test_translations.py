"""Every text can be translated and is, the files are fresh, and every character has a glyph."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QWidget

from convstudio.app.resources import resource
from convstudio.core.glossary import read_glossary
from convstudio.ui.language import LANGUAGES, SOURCE
from tests.translations import FORMS, Message, gather, messages, release, translation_file
from tests.ui.said import said

HANDED_ON = {"messages", "counted"}
"""Contexts whose texts are marked elsewhere, in tables and at counted.tr(), and come by a name."""

HAN = re.compile("[\N{IDEOGRAPHIC SPACE}-\N{IDEOGRAPHIC HALF FILL SPACE}\u4e00-\u9fff\uff00-\uffef]")
"""What Latin faces do not have."""


def texts_of(language: str) -> list[Message]:
    return list(messages(translation_file(language)))


def test_lupdate_can_find_every_text() -> None:
    """A text is said by self.tr() of a QObject's own class, by counted.tr(), or in a context written out."""
    hidden = [text.place for text in said() if not text.source and text.context not in HANDED_ON]
    assert hidden == []
    assert [text.place for text in said() if not text.context] == []


def test_lupdate_has_found_every_text() -> None:
    listed = {(message.context, message.source, message.numerus) for message in texts_of("zh_CN")}
    wanted = {(text.context, text.source, text.numerus) for text in said() if text.context and text.source}
    assert wanted - listed == set(), "run python -m tests.translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_fresh(language: str, tmp_path: Path) -> None:
    """Gathered anew, there is no text more or less, and none waits for its translation."""
    shutil.copy(translation_file(language), tmp_path)
    gather(language, tmp_path)
    fresh = list(messages(translation_file(language, tmp_path)))
    assert {(each.context, each.source) for each in fresh} == {
        (each.context, each.source) for each in texts_of(language)
    }, "run python -m tests.translations"
    assert [each.source for each in fresh if not each.finished] == []
    assert (
        release(language, tmp_path).read_bytes() == resource("i18n", f"convstudio_{language}.qm").read_bytes()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_in_its_translation(language: str, qapp: QCoreApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("i18n", f"convstudio_{language}.qm")))
    qapp.installTranslator(translator)
    for message in texts_of(language):
        for number, form in zip((1, 2), message.forms, strict=False):
            amount = number if message.numerus else -1
            assert QCoreApplication.translate(message.context, message.source, "", amount) == form
    qapp.removeTranslator(translator)


def test_a_subclass_speaks_as_its_base_does(qapp: QCoreApplication) -> None:
    """PySide looks for a text in the context of each class that an object is of."""

    class Notice(QObject):
        def said(self) -> str:
            return self.tr("Close this message")

    class Loud(Notice):
        pass

    translator = QTranslator()
    assert translator.load(str(resource("i18n", "convstudio_zh_CN.qm")))
    qapp.installTranslator(translator)
    assert Loud().said() == "关闭此消息"
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_plurals_are_kept(language: str) -> None:
    for message in texts_of(language):
        assert len(message.forms) == (FORMS[language] if message.numerus else 1), message
        for form in message.forms:
            assert sorted(re.findall(r"\{\w+\}", form)) == sorted(re.findall(r"\{\w+\}", message.source)), (
                message
            )


def test_numbers_look_the_same_in_every_language() -> None:
    """Digits are ASCII, a minus is U+2212, and shortcuts of menus stay."""
    for message in texts_of("zh_CN"):
        for form in message.forms:
            assert not re.search("[\uff10-\uff19\uff0d]", form), message
            assert not re.search(r"(?<![\w-])-\d", form), message
            assert ("&" in form) == ("&" in message.source), message


def chinese() -> Iterator[str]:
    """Return all that is said in Chinese: by the interface, the glossary and the lessons."""
    yield from LANGUAGES.values()
    yield from (form for message in texts_of("zh_CN") for form in message.forms)
    for path in (*resource("glossary").rglob("*"), *resource("lessons").rglob("*")):
        if path.suffix in {".json", ".md", ".yaml"}:
            yield path.read_text(encoding="utf-8")


def test_every_chinese_character_has_a_glyph(qapp: QCoreApplication) -> None:
    face = QRawFont(str(resource("fonts", "convstudio-hans.otf")), 16)
    assert face.isValid()
    used = set(HAN.findall("".join(chinese())))
    assert len(used) > 500
    lacking = sorted(character for character in used if not face.supportsCharacter(ord(character)))
    assert lacking == []


def test_the_face_is_small_and_its_licence_lies_beside_it() -> None:
    assert resource("fonts", "convstudio-hans.otf").stat().st_size < 3 * 2**20
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "convstudio-hans.otf" in resource("ATTRIBUTION.md").read_text(encoding="utf-8")


def test_a_line_with_chinese_is_as_high_as_one_without(qapp: QCoreApplication) -> None:
    """So that nothing jumps when the language changes."""
    latin = QRawFont(str(resource("fonts", "convstudio-hans.otf")), 100)
    widget = QWidget()
    font = widget.font()
    font.setPixelSize(100)
    usual = QRawFont.fromFont(font)
    assert latin.ascent() <= usual.ascent() + 1
    assert latin.descent() <= usual.descent() + 1


def test_the_glossary_is_complete() -> None:
    terms = read_glossary(resource("glossary", "glossary.json").read_text(encoding="utf-8"))
    assert len(terms) >= 40
    for term in terms:
        assert set(term.names) == set(term.meanings) == set(LANGUAGES)
        assert all((*term.names.values(), *term.meanings.values()))
        assert term.meanings[SOURCE].endswith(".")
        assert term.meanings["zh_CN"].endswith("。")
        assert term.answers(term.names["zh_CN"])
        assert term.answers(term.names[SOURCE].upper())
    assert sum(term.answers("卷积") for term in terms) >= 5
    assert len({term.names[SOURCE] for term in terms}) == len(terms)
