"""Whatever is wrong with what comes in, one sentence says so in place, and the document is what it was."""

import errno
import io
import json
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from convstudio.app.session_file import load_session, save_session
from convstudio.core import examples, limits
from convstudio.core.document import Color, LayerSpec, PaddingMode
from convstudio.core.edits.names import EditName
from convstudio.core.edits.signal import replace_input
from convstudio.core.errors import Code
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.session import codec
from convstudio.core.view_state import ViewState
from convstudio.engine import memory
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench
from tests.ui.test_importing import asked, load


def png(width: int, height: int) -> bytes:
    """Return a picture that says it has width × height pixels, and holds none."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def noise(*shape: int, seed: int = 1) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8))


def session(change: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """Return a session file; `change` edits the contents of its members by hand."""
    stream = io.BytesIO()
    codec.write(stream, examples.lecture(), ViewState(), "lesson")
    with zipfile.ZipFile(stream) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if change is not None:
        change(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def as_newer(members: dict[str, bytes]) -> None:
    for name, content in members.items():
        if name.endswith(".json"):
            record = json.loads(content)
            for key in ("version", "format_version"):
                if key in record:
                    members[name] = json.dumps(record | {key: 999}).encode()


def as_nonsense(members: dict[str, bytes]) -> None:
    for name, content in members.items():
        members[name] = content.replace(b"stride", b"strife")


def as_wrong(members: dict[str, bytes]) -> None:
    for name, content in members.items():
        members[name] = content.replace(b'"zeros"', b'"sevens"')


def refused(bench: Bench, path: Path) -> str:
    """Open a file that cannot be opened; return what is said, which must be all that happens."""
    before, title = bench.document, bench.window.windowTitle()
    bench.window.notice.dismiss()
    bench.window.opening.open_path(path)
    bench.qtbot.waitUntil(lambda: bench.window.notice.text != "")
    bench.settle()
    assert bench.document is before
    assert bench.window.windowTitle() == title
    assert not bench.window.isWindowModified()
    assert bench.window.importing.dialog is None
    assert [dialog for dialog in bench.window.findChildren(QDialog) if dialog.isVisible()] == []
    text = bench.window.notice.text
    assert path.name in text
    assert text.endswith(".")
    assert "Traceback" not in text
    assert "{" not in text
    return text


# Pictures


BAD_PICTURES = {
    "text.png": (b"this is no picture at all", "not a picture"),
    "zeros.jpg": (bytes(5000), "not a picture"),
    "empty.png": (b"", "empty"),
    "half.png": (encoded(noise(64, 64, 3))[:5000], "damaged or cut off"),
    "half.jpg": (encoded(noise(64, 64, 3), "JPEG")[:900], "damaged or cut off"),
    "bomb.png": (png(90_000, 90_000), "90000 pixels wide"),
    "wide.png": (png(2**31 - 1, 1), "2147483647 pixels wide"),
    "lying.png": (png(8000, 8000), "damaged or cut off"),
    "script.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
    "page.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
}


def test_pictures_that_are_none(bench: Bench, tmp_path: Path) -> None:
    for name, (content, words) in BAD_PICTURES.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert words in refused(bench, path), name
    assert "folder" in refused(bench, tmp_path)
    assert "not there" in refused(bench, tmp_path / "gone.png")
    assert "not there" in refused(bench, tmp_path / "text.png" / "inside.png")
    assert refused(bench, tmp_path / ("long" * 100))


def good_pictures() -> dict[str, tuple[bytes, tuple[int, ...], tuple[str, ...]]]:
    """Return unusual pictures that are taken: file, size, and words of what is said about them."""
    turned = Image.Exif()
    turned[0x0112] = 6
    frames = [noise(6, 4).convert("P"), noise(6, 4, seed=2).convert("P")]
    return {
        "deep.png": (encoded(Image.fromarray(np.full((6, 4), 32768, np.uint16))), (1, 6, 4), ()),
        "cmyk.jpg": (encoded(noise(6, 4, 4).convert("CMYK"), "JPEG"), (3, 6, 4), ()),
        "palette.gif": (encoded(noise(6, 4, 3).quantize(5), "GIF"), (3, 6, 4), ()),
        "bits.png": (encoded(noise(6, 4).convert("1")), (1, 6, 4), ()),
        "alpha.png": (encoded(noise(6, 4, 4)), (3, 6, 4), ("transparent",)),
        "animated.gif": (
            encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]),
            (3, 6, 4),
            ("animation", "2 frames"),
        ),
        "turned.jpg": (encoded(noise(6, 4, 3), "JPEG", exif=turned), (3, 4, 6), ()),
    }


def test_unusual_pictures_are_taken(bench: Bench, tmp_path: Path) -> None:
    for name, (content, shape, words) in good_pictures().items():
        path = tmp_path / name
        path.write_bytes(content)
        bench.window.opening.open_path(path)
        dialog = asked(bench)
        said = " ".join(label.text() for label in dialog.findChildren(type(dialog._result)))
        for word in words:
            assert word in said, name
        load(bench)
        signal = bench.document.signal
        assert signal.values.shape == shape, name
        assert signal.name == name
        assert 0 <= signal.values.min() <= signal.values.max() <= 1
        assert signal.color is (Color.GRAY if shape[0] == 1 else Color.RGB)
        assert bench.window.notice.text == ""
        np.testing.assert_allclose(
            bench.shown_output(), torch_output(bench.document)[0], rtol=1e-5, atol=1e-5
        )
    # Sixteen bits are not cut to eight.
    (tmp_path / "deep.png").write_bytes(good_pictures()["deep.png"][0])
    bench.window.opening.open_path(tmp_path / "deep.png")
    load(bench)
    assert bench.document.signal.values[0, 0, 0] == np.float32(32768 / 65535)


# Pasted numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 2 3\n4 5", ("Row", "length")),
        ("[[1, 2], [3]]", ("Row", "length")),
        ("[[[1, 2]], [[1, 2], [3, 4]]]", ("Plane",)),
        ("[[1, 2], [3, 4]", ("brackets",)),
        ("[[[[1]], [[2]]], [[[3]], [[4]]]]", ("nested",)),
        ("1 2\n3 four", ("four",)),
        ("hello", ("hello",)),
        ("nan", ("nan",)),
        ("1,inf\n2,3", ("inf",)),
        ("1e400", ("1e400",)),
        ("1/0", ("zero",)),
        (" \n\t", ("no numbers",)),
        ("9 " * (limits.PASTED_CHARACTERS // 2 + 1), ("characters",)),
        ("[" + ", ".join(["[[1]]"] * (limits.CHANNELS + 1)) + "]", (str(limits.CHANNELS + 1),)),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_pasted_numbers_that_are_none(bench: Bench, text: str, words: tuple[str, ...]) -> None:
    before = bench.document
    QGuiApplication.clipboard().setText(text)
    bench.key(Qt.Key.Key_V, CTRL)
    bench.qtbot.waitUntil(lambda: bench.window.notice.text != "")
    assert bench.document is before
    for word in words:
        assert word in bench.window.notice.text
    assert len(bench.window.notice.text) < 300
    QGuiApplication.clipboard().clear()


def test_nothing_to_paste_is_said(bench: Bench) -> None:
    QGuiApplication.clipboard().clear()
    before = bench.document
    bench.key(Qt.Key.Key_V, CTRL)
    assert bench.window.notice.text == "There is no picture and there are no numbers to paste."
    assert bench.document is before


# Cells


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.KERNEL])
def test_cells_take_numbers_only(bench: Bench, pane: Pane) -> None:
    before = bench.document
    for text, words in (
        ("nan", "nan"),
        ("inf", "inf"),
        ("-inf", "inf"),
        ("two", "two"),
        ("1e400", "1e400"),
        ("4e38", "4e38"),
        ("1/0", "zero"),
        ("1 2", "1 2"),
        ("", "empty"),
    ):
        bench.point_at(pane, (1, 1))
        bench.key(Qt.Key.Key_Return)
        editor = bench.editor(pane)
        assert editor.isVisible()
        bench.key(Qt.Key.Key_A, CTRL)
        bench.key(Qt.Key.Key_Delete)
        bench.keys(text)
        bench.key(Qt.Key.Key_Return)
        assert editor.isVisible(), text
        assert editor.property("bad"), text
        assert words in QToolTip.text() + bench.window.notice.text, text
        assert bench.document is before
        bench.key(Qt.Key.Key_Escape)
        assert not editor.isVisible()
    bench.type_into(pane, (1, 1), "1/4")
    assert bench.document is not before
    QToolTip.hideText()


# Layers that are impossible


def test_an_impossible_layer_is_explained_and_can_be_undone(bench: Bench) -> None:
    before, output = bench.document, bench.shown_output()
    bench.enter(bench.window.inspector.layer.dilation.rows, "6")
    bench.settle()
    result = bench.frame.result
    assert isinstance(result, Impossible)
    assert result.error.code is Code.KERNEL_TOO_LARGE
    assert "The kernel spans 13 rows but the padded input has only 6" in bench.lens.strip.plain_text()
    assert bench.window.status.time.text() == "no output"
    assert bench.shown(Pane.OUTPUT).tolist() == output  # the last picture stays
    bench.focus_stage()
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before
    assert bench.shown_output() == output
    assert "spans" not in bench.lens.strip.plain_text()


def test_reflect_padding_as_large_as_the_input(bench: Bench) -> None:
    document = examples.document_of(
        [np.eye(3)], [[np.eye(3)]], LayerSpec(padding=((3, 3), (1, 1)), padding_mode=PaddingMode.REFLECT)
    )
    bench.store.apply(EditName.EXAMPLE, lambda _: document)
    bench.settle()
    result = bench.frame.result
    assert isinstance(result, Impossible)
    assert result.error.code is Code.REFLECT_TOO_LARGE
    assert "Reflect padding by 3" in bench.lens.strip.plain_text()
    bench.store.undo()
    bench.settle()
    assert bench.lens.strip.plain_text().startswith("Y")


def test_a_layer_beyond_the_memory_is_refused_before_it_is_tried(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "available", lambda: 3 * 2**20)
    large = examples.document_of(np.zeros((1, 2048, 2048)), [[[[1, -1]]]])
    bench.store.apply(EditName.EXAMPLE, lambda _: large)
    bench.settle()
    result = bench.frame.result
    assert isinstance(result, Impossible)
    assert result.error.code is Code.OUTPUT_TOO_LARGE
    assert "3.0 MB" in bench.lens.strip.plain_text()
    monkeypatch.undo()
    bench.window.computing.refresh()
    bench.qtbot.waitUntil(lambda: isinstance(bench.frame.result, Evaluated))
    assert bench.lens.strip.plain_text().startswith("Y")


# Sessions


BAD_SESSIONS = {
    "text.convstudio": (b"hello", "not a ConvStudio session"),
    "empty.convstudio": (b"", "empty"),
    "zip.convstudio": (b"PK\x05\x06" + bytes(18), "not a ConvStudio session"),
    "half.convstudio": (session()[:-40], "damaged"),
    "newer.convstudio": (session(as_newer), "newer ConvStudio"),
    "edited.convstudio": (session(as_nonsense), "makes no sense"),
    "wrong.convstudio": (session(as_wrong), "makes no sense"),
}


def test_sessions_that_are_none(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, (content, words) in BAD_SESSIONS.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert words in refused(bench, path), name
    folder = tmp_path / "folder.convstudio"
    folder.mkdir()
    assert "folder" in refused(bench, folder)
    assert "not there" in refused(bench, tmp_path / "gone.convstudio")
    huge = tmp_path / "huge.convstudio"
    with huge.open("wb") as stream:
        stream.truncate(limits.SESSION_BYTES + 1)
    assert "too large" in refused(bench, huge)
    huge.unlink()


def test_sessions_cut_or_changed_anywhere_do_no_harm(bench: Bench, tmp_path: Path) -> None:
    whole = session()
    generator = np.random.default_rng(5)
    path = tmp_path / "changed.convstudio"
    for number in range(25):
        content = bytearray(whole)
        if number % 2:
            del content[int(generator.integers(1, len(whole))) :]
        else:
            content[int(generator.integers(len(whole)))] ^= 1 << int(generator.integers(8))
        path.write_bytes(bytes(content))
        before = bench.document
        bench.window.notice.dismiss()
        bench.window.opening.open_path(path)
        bench.settle()
        if bench.window.notice.text:
            assert bench.document is before
        else:
            np.testing.assert_array_equal(bench.document.weight, examples.lecture().weight)


@pytest.mark.parametrize("example", ["signal", "volume", "transposed", "max-pool"])
def test_a_session_of_any_rank_and_kind_opens(bench: Bench, tmp_path: Path, example: str) -> None:
    path = tmp_path / "any.convstudio"
    document = examples.EXAMPLES[example]()
    save_session(path, document, ViewState())
    bench.window.opening.open_path(path)
    bench.settle()
    assert not bench.window.notice.text
    np.testing.assert_array_equal(bench.document.signal.values, document.signal.values)
    assert bench.document.layer == document.layer


# Saving


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "may not be written"), (errno.EIO, "was not saved")],
)
def test_a_failed_save_is_said_and_the_old_file_stays(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "lesson.convstudio"
    save_session(path, examples.lecture(), ViewState())
    bench.window.opening.open_path(path)
    bench.settle()
    old = path.read_bytes()
    bench.type_into(Pane.INPUT, (0, 0), "9")
    bench.settle()
    document = bench.document

    def fail(_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    bench.key(Qt.Key.Key_S, CTRL)
    bench.settle()
    assert words in bench.window.notice.text
    assert "lesson.convstudio" in bench.window.notice.text
    assert "old file is unchanged" in bench.window.notice.text
    assert path.read_bytes() == old
    assert list(tmp_path.glob("*.tmp")) == list(tmp_path.glob(".*.tmp")) == []
    assert bench.document is document
    assert bench.window.isWindowModified()
    monkeypatch.undo()
    bench.key(Qt.Key.Key_S, CTRL)
    bench.settle()
    assert not bench.window.isWindowModified()
    assert load_session(path)[0].signal.values[0, 0, 0] == 9


if sys.platform != "win32":

    def test_a_file_that_was_locked_stays_as_it_is(
        bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "lesson.convstudio"
        save_session(path, examples.lecture(), ViewState())
        bench.window.opening.open_path(path)
        bench.settle()
        bench.type_into(Pane.INPUT, (0, 0), "9")
        path.chmod(0o444)
        monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser is not kept out by the mode
        bench.key(Qt.Key.Key_S, CTRL)
        bench.settle()
        assert "may not be written" in bench.window.notice.text
        assert load_session(path)[0].signal.values[0, 0, 0] == 3


def test_a_refused_edit_is_said(bench: Bench) -> None:
    """What the fields do not let through anyway is refused by the store in a sentence."""
    before = bench.document
    large = examples.document_of([np.zeros((600, 600))], [[[[1]]]]).signal
    bench.store.apply(EditName.INPUT_REPLACE, replace_input, large)
    bench.settle()
    after = bench.document
    bench.lens.tools.changes[0].trigger()
    bench.settle()
    assert bench.document is not before
    assert (bench.document is after) == bool(bench.window.notice.text)
    QApplication.processEvents()
