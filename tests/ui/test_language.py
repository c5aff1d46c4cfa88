"""The interface in each language, and the switch from one to another while the program runs."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QFont, QImage, QTextLayout
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from convstudio.app.settings import LANGUAGE, Settings
from convstudio.core.edits.names import EditName
from convstudio.core.edits.signal import invert
from convstudio.core.errors import Code, StudioError
from convstudio.core.view_state import LENSES
from convstudio.engine.pictures import PictureInfo
from convstudio.ui import language as spoken
from convstudio.ui.glossary import GlossaryDialog, show_glossary
from convstudio.ui.help import show_about, show_keys
from convstudio.ui.import_dialog import ImportDialog
from convstudio.ui.language import FACE, LANGUAGES, SOURCE, known, load_face, system_language
from convstudio.ui.messages import sentence
from tests.ui.bench import Bench
from tests.ui.words import untranslated, words

Make = Callable[..., Bench]
PICTURE = PictureInfo(
    name="照片.gif",
    rows=4,
    columns=6,
    mode="RGB",
    is_color=True,
    bit_depth=8,
    frames=3,
    thumbnail=np.zeros((4, 6, 3), np.uint8),
    notices=(Code.IMAGE_ALPHA_DROPPED,),
)
SWITCHES = 20
EXAMPLE_OF = {"channels": "three-filters", "matrix": "matrix"}
"""Lens → what is looked at in it; the first example in the others."""


def speak(bench: Bench, name: str) -> None:
    bench.studio.language.speak(name)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    bench.settle()


def lens_settled(bench: Bench) -> None:
    bench.settle()
    bench.qtbot.waitUntil(lambda: bench.window.lens.settled, timeout=20_000)


def english(said: dict[str, str]) -> dict[str, list[str]]:
    """Return what is not Chinese though it should be."""
    return {f"{where}: {text}": found for where, text in said.items() if (found := untranslated(text))}


def picture(widget: QWidget) -> QImage:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image, QPoint())
    return image


# Which one is spoken


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("zh", "zh_CN"),
        ("zh-Hans-CN", "zh_CN"),
        ("zh_CN", "zh_CN"),
        ("zh-SG", "zh_CN"),
        ("zh-Hant-TW", None),
        ("zh_HK", None),
        ("en", "en"),
        ("en_GB", "en"),
        ("de-DE", None),
        ("", None),
        ("12", None),
    ],
)
def test_a_tag_names_a_language(tag: str, name: str | None) -> None:
    assert known(tag) == name


@pytest.mark.parametrize(
    ("tags", "name"),
    [(["de-DE", "zh-CN", "en"], "zh_CN"), (["zh-TW"], SOURCE), (["fr"], SOURCE), ([], SOURCE)],
)
def test_the_system_says_what_is_spoken(monkeypatch: pytest.MonkeyPatch, tags: list[str], name: str) -> None:
    class System:
        @staticmethod
        def system() -> "System":
            return System()

        @staticmethod
        def uiLanguages() -> list[str]:  # noqa: N802  # Qt's name
            return tags

    monkeypatch.setattr(spoken, "QLocale", System)
    assert system_language() == name


def test_a_choice_is_remembered(make_bench: Make, tmp_path: Path) -> None:
    bench = make_bench(language=None)
    assert bench.studio.language.name == SOURCE
    menu = bench.window.menus.languages
    menu["zh_CN"].trigger()
    QCoreApplication.processEvents()
    assert [menu[each].text() for each in LANGUAGES] == ["English", "简体中文"]
    assert bench.window.windowTitle().startswith("未命名")
    assert Settings(tmp_path / "settings.ini").text(LANGUAGE) == "zh_CN"
    assert make_bench(language=None).window.windowTitle().startswith("未命名")


def test_the_command_line_wins_and_is_not_remembered(make_bench: Make, tmp_path: Path) -> None:
    bench = make_bench(language="zh_CN")
    assert bench.studio.language.name == "zh_CN"
    assert bench.window.menus.languages["zh_CN"].isChecked()
    assert Settings(tmp_path / "settings.ini").text(LANGUAGE) == ""


# Nothing is left in English


@pytest.mark.parametrize("example", ["volume", "checkerboard", "max-pool", "signal-channels"])
def test_every_kind_of_layer_speaks_chinese(make_bench: Make, example: str) -> None:
    bench = make_bench(language="zh_CN", example=example)
    for lens in LENSES:
        bench.window.choose_lens(lens)
        lens_settled(bench)
    assert english(words(bench.window)) == {}


def opened(bench: Bench) -> list[QDialog]:
    return [each for each in bench.window.findChildren(QDialog) if each.isVisible()]


def test_the_dialogs_speak_chinese(make_bench: Make) -> None:
    bench = make_bench(language="zh_CN")
    window = bench.window
    bench.store.apply(EditName.INPUT_INVERT, invert)
    for show in (
        lambda: show_keys(window),
        lambda: show_about(window),
        window.importing.ask_for_new,
        lambda: ImportDialog(PICTURE, window).show(),
        lambda: show_glossary(bench.studio.language, window.look, window),
        *(action.trigger for action in window.comparing.actions if action.isEnabled()),
        window.close,
    ):
        show()
        bench.qtbot.waitUntil(lambda: len(opened(bench)) == 1)
        (dialog,) = opened(bench)
        assert english(words(dialog)) == {}
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_buttons_of_qt_speak_chinese(make_bench: Make) -> None:
    bench = make_bench(language="zh_CN")
    show_keys(bench.window)
    (dialog,) = opened(bench)
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    assert "关闭" in buttons.findChildren(QPushButton)[0].text()
    dialog.reject()


def test_refusals_are_sentences_in_chinese(make_bench: Make) -> None:
    make_bench(language="zh_CN")
    assert (
        sentence(StudioError(Code.FILE_EMPTY, name="a.png"))
        == "“a.png”是空文件（0 字节）：请选择另一个文件。"
    )


# Switching


@pytest.mark.parametrize("lens", LENSES)
def test_a_switch_looks_like_a_fresh_start(make_bench: Make, tmp_path: Path, lens: str) -> None:
    """What is painted, too, is said again; and back in English nothing is left of Chinese."""
    options = {"lens": lens, "example": EXAMPLE_OF.get(lens)}
    fresh = make_bench(tmp_path / "fresh", language="zh_CN", **options)
    lens_settled(fresh)
    expected = picture(fresh.window.lens), picture(fresh.window.inspector), picture(fresh.window.header)
    bench = make_bench(tmp_path / "live", **options)
    lens_settled(bench)
    before, seen = words(bench.window, seen=True), picture(bench.window.lens)
    for name in ("zh_CN", SOURCE):
        # Of two programs in one process, the one that speaks last is heard.
        speak(bench, name)
        lens_settled(bench)
        if name == SOURCE:
            assert words(bench.window, seen=True) == before
            assert picture(bench.window.lens) == seen
        else:
            window = bench.window
            assert picture(window.lens) == expected[0]
            assert (picture(window.inspector), picture(window.header)) == expected[1:]


def test_switching_often_ends_where_it_began(make_bench: Make) -> None:
    bench = make_bench()
    for lens in LENSES:
        bench.window.choose_lens(lens)
        lens_settled(bench)
    first: dict[str, dict[str, str]] = {}
    for turn in range(SWITCHES):
        name = ("zh_CN", SOURCE)[turn % 2]
        speak(bench, name)
        lens_settled(bench)
        said = words(bench.window, seen=True)
        assert first.setdefault(name, said) == said
    assert english(first["zh_CN"]) == {}


def test_what_is_being_told_is_told_in_the_other_language(bench: Bench) -> None:
    error = StudioError(Code.FILE_EMPTY, name="a.png")
    bench.window.telling.tell_error(error)
    speak(bench, "zh_CN")
    assert bench.window.notice.text == sentence(error)
    assert "空文件" in bench.window.notice.text


def test_the_command_list_is_searched_in_the_present_language(bench: Bench) -> None:
    speak(bench, "zh_CN")
    bench.window.show_commands()
    popup = bench.window.palette_popup
    assert english(words(popup, seen=True)) == {}
    popup.close()


def test_the_glossary_stays_open_and_changes_its_language(bench: Bench) -> None:
    dialog = GlossaryDialog(bench.studio.language, bench.window.look, bench.window)
    dialog.show()
    rows = range(dialog.table.rowCount())

    def found() -> list[str]:
        shown = [dialog.table.item(row, 0) for row in rows if not dialog.table.isRowHidden(row)]
        return [item.text() for item in shown if item is not None]

    dialog.search.setText("步幅")
    assert found() == ["stride"]
    speak(bench, "zh_CN")
    assert found() == ["步幅"]
    assert dialog.windowTitle() == "术语表"
    dialog.search.setText("zebra")
    assert found() == []
    dialog.close()


# The face


def test_chinese_is_set_in_the_face_that_comes_along(qapp: QCoreApplication) -> None:
    """And a line of it is as high as one of English."""
    load_face()
    font = QFont()
    font.setPixelSize(20)
    heights = set()
    for text in ("kernel size", "卷积核大小（kernel_size）"):
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        heights.add((line.height(), line.ascent()))
        families = {run.rawFont().familyName().lower() for run in layout.glyphRuns()}
        assert (FACE.lower() in families) == (text[0] == "卷")
    assert len(heights) == 1
