"""Maps as picture files: asked for by a dialog, written in the background, a pixel for each value."""

import errno
import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, NoReturn

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.compute import Request
from convstudio.app.computing import Computing
from convstudio.app.latest import Turn
from convstudio.app.settings import LAST_FOLDER, Settings
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from convstudio.core.render import export
from convstudio.core.render.colormap import Theme, gray_table, signed_table
from convstudio.core.render.frame import frame_of
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import Cursor, GalleryView, Scale, ViewState
from convstudio.ui.saving import Saving
from tests.oracles import torch_output

MAPS = 5


def random_document(name: str = "") -> Document:
    """Return a layer of MAPS maps of 7 × 11 values."""
    rng = np.random.default_rng(8)
    signal = Signal(frozen(rng.random((3, 9, 13))), Color.RGB, name=name)
    weight = rng.standard_normal((MAPS, 3, 3, 3)) * np.arange(1, MAPS + 1)[:, None, None, None]
    return Document(signal, LayerSpec(), frozen(weight), frozen(rng.standard_normal(MAPS)))


def compute(request: Request, turn: Turn) -> None:
    """Compute all at once; one map alone where the name of the input says so."""
    document = request.document
    try:
        geometry.output_shape(document)
    except StudioError as error:
        turn.emit(frame_of(Impossible(document, error), request.look))
        return
    maps = torch_output(document)
    whole = frame_of(Evaluated(document, maps, "test", 0.0), request.look)
    if document.signal.name == "huge":
        first = request.look.out_channel
        part = Evaluated(document, maps[first : first + 1], "test", 0.0, first=first)
        whole = frame_of(part, request.look, gallery=whole.gallery)
    turn.emit(whole)


@dataclass
class Desk:
    """A saving, and what it says."""

    store: Store
    computing: Computing
    worker: Worker
    settings: Settings
    window: QWidget
    saving: Saving
    qtbot: QtBot
    told: list[str] = field(default_factory=list)
    declined: list[str] = field(default_factory=list)
    refused: list[StudioError] = field(default_factory=list)

    def look(self, view: GalleryView | None, channel: int = 2) -> None:
        """Look at a map, in a gallery or without one, and wait until it is there."""
        lens = "window" if view is None else "channels"
        self.store.set_view(
            replace(self.store.view, lens=lens, cursor=Cursor(channel), gallery=view or GalleryView())
        )
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.computing.current)

    @property
    def dialog(self) -> QFileDialog:
        found = [dialog for dialog in self.window.findChildren(QFileDialog) if dialog.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def asks(self) -> bool:
        return any(dialog.isVisible() for dialog in self.window.findChildren(QFileDialog))

    def choose(self, path: Path) -> None:
        """Type a name into the dialog, and wait until all is written."""
        dialog = self.dialog
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(path))
        with self.qtbot.waitSignal(dialog.finished):
            QTest.keyClick(line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.worker.idle)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    store = Store(random_document(), ViewState())
    computing, worker, settings = (
        Computing(store, compute),
        Worker("files"),
        Settings(tmp_path / "settings.ini"),
    )
    settings.set_text(LAST_FOLDER, str(tmp_path))
    saving = Saving(computing, worker, settings, window)
    desk = Desk(store, computing, worker, settings, window, saving, qtbot)
    saving.told.connect(desk.told.append)
    saving.declined.connect(desk.declined.append)
    saving.refused.connect(desk.refused.append)
    desk.settle()
    yield desk
    computing.close()
    worker.close()


def read(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the colors of a file, read by Pillow, not by what wrote it."""
    with Image.open(path) as image:
        assert image.format == "PNG"
        return np.array(image.convert("RGB"))


def colors(desk: Desk) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the colors of the map that is looked at, in the light theme."""
    frame = desk.computing.frame
    assert frame is not None
    assert frame.output is not None
    gray = frame.gallery is not None and not frame.gallery.maps.signed
    table = gray_table() if gray else signed_table(Theme.LIGHT, vivid=True)
    return table[frame.output.levels[0]]


@pytest.mark.parametrize(
    "view",
    [
        None,
        GalleryView(),
        GalleryView(scale=Scale.PER_MAP),
        GalleryView(magnitude=True),
        GalleryView(rectified=True),
    ],
    ids=["alone", "shared", "own", "magnitude", "relu"],
)
def test_the_map_is_saved_as_it_is_shown(desk: Desk, tmp_path: Path, view: GalleryView | None) -> None:
    desk.look(view)
    desk.saving.save_map()
    desk.choose(tmp_path / "one.png")
    np.testing.assert_array_equal(read(tmp_path / "one.png"), colors(desk))
    assert desk.told == ["Saved as one.png."]
    assert not desk.refused


@pytest.mark.parametrize("magnitude", [False, True])
def test_the_gallery_is_saved_in_its_order(desk: Desk, tmp_path: Path, magnitude: bool) -> None:
    desk.look(GalleryView(magnitude=magnitude))
    order = [4, 2, 0, 1, 3]
    desk.saving.save_gallery(order)
    desk.choose(tmp_path / "all.png")
    saved = read(tmp_path / "all.png")
    _, across = export.arranged(MAPS, (7, 11))
    assert saved.shape == (*export.sheet_size(MAPS, (7, 11)), 3)
    for place, channel in enumerate(order):
        desk.look(GalleryView(magnitude=magnitude), channel)
        top, left = place // across * 9, place % across * 13
        np.testing.assert_array_equal(saved[top : top + 7, left : left + 11], colors(desk))
    assert (saved[:, 11:13] == (255 if magnitude else 128)).all()


def test_without_an_order_of_these_maps_they_are_in_their_own(desk: Desk, tmp_path: Path) -> None:
    desk.look(GalleryView())
    wrong = ((), (0, 1), (0, 1, 2, 3, 3), (4, 3, 2, 1, 0, 5))
    for number, order in enumerate((range(MAPS), None, *wrong)):
        desk.saving.save_gallery(order)
        desk.choose(tmp_path / f"{number}.png")
    assert len({path.read_bytes() for path in tmp_path.glob("*.png")}) == 1


def test_one_map_that_was_looked_at_is_saved_whatever_comes(desk: Desk, tmp_path: Path) -> None:
    desk.look(GalleryView())
    before = colors(desk)
    desk.saving.save_map()
    desk.look(GalleryView(magnitude=True), 0)
    desk.choose(tmp_path / "one.png")
    np.testing.assert_array_equal(read(tmp_path / "one.png"), before)


def test_maps_are_not_kept_while_the_dialog_is_open(desk: Desk, tmp_path: Path) -> None:
    """They may be large. Where there are others by then, none are saved under a name that was meant for them."""
    desk.look(GalleryView())
    before = desk.store.document
    desk.saving.save_gallery()
    desk.store.apply(EditName.DILATION, layer.set_dilation, (2, 2))
    desk.settle()
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, Evaluated) and each.document is before]
    desk.choose(tmp_path / "all.png")
    assert len(desk.declined) == 1
    assert not list(tmp_path.glob("*.png"))
    assert not desk.refused


@pytest.mark.parametrize("view", [GalleryView(magnitude=True), None])
def test_a_gallery_that_looks_otherwise_by_then_is_not_saved(
    desk: Desk, tmp_path: Path, view: GalleryView | None
) -> None:
    desk.look(GalleryView())
    desk.saving.save_gallery()
    desk.look(view)
    desk.choose(tmp_path / "all.png")
    assert len(desk.declined) == 1
    assert not list(tmp_path.glob("*.png"))


def test_another_map_may_be_looked_at_while_the_dialog_is_open(desk: Desk, tmp_path: Path) -> None:
    desk.look(GalleryView(), 1)
    desk.saving.save_gallery()
    desk.choose(tmp_path / "one.png")
    desk.saving.save_gallery()
    desk.look(GalleryView(), 3)
    desk.choose(tmp_path / "other.png")
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "other.png").read_bytes()
    assert not desk.declined


@pytest.mark.parametrize(
    ("source", "expected"),
    [("", "map 2.png"), ("cat.jpeg", "cat, map 2.png"), ('a:"b"?.png', "a__b__, map 2.png")],
)
def test_a_name_is_suggested(desk: Desk, source: str, expected: str) -> None:
    desk.store.open(random_document(source), desk.store.view)
    desk.look(None)
    desk.saving.save_map()
    line = desk.dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    assert line.text() == expected
    desk.dialog.reject()


def test_the_ending_is_added_and_the_folder_remembered(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    desk.saving.save_map()
    desk.choose(tmp_path / "there" / "map")
    assert [each.name for each in (tmp_path / "there").iterdir()] == ["map.png"]
    assert desk.settings.text(LAST_FOLDER) == str(tmp_path / "there")


def test_nothing_is_saved_when_the_dialog_is_left(desk: Desk, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    desk.saving.save_map()
    desk.dialog.reject()
    assert not desk.asks
    assert set(tmp_path.iterdir()) == before


def test_a_gallery_that_is_too_large_is_refused_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.look(GalleryView())
    monkeypatch.setattr(limits, "EXPORT_PIXELS", 300)
    desk.saving.save_gallery()
    assert [error.code for error in desk.refused] == [Code.EXPORT_TOO_LARGE]
    assert not desk.asks


def test_of_maps_that_are_not_kept_the_one_looked_at_is_saved(desk: Desk, tmp_path: Path) -> None:
    desk.store.open(random_document("huge"), desk.store.view)
    desk.look(GalleryView())
    desk.saving.save_gallery()
    assert len(desk.declined) == 1
    assert not desk.asks
    desk.saving.save_map()
    desk.choose(tmp_path / "one.png")
    np.testing.assert_array_equal(read(tmp_path / "one.png"), colors(desk))


def test_without_a_picture_there_is_nothing_to_save(desk: Desk) -> None:
    desk.saving.save_gallery()  # the lens in front has no gallery
    desk.store.apply(EditName.DILATION, layer.set_dilation, (9, 9))
    desk.saving.save_map()  # still being computed
    desk.settle()
    desk.saving.save_map()  # impossible
    assert len(desk.declined) == 3
    assert not desk.asks


def test_a_full_disk_leaves_the_old_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "one.png"
    old.write_bytes(b"old")

    def full(_stream: IO[bytes]) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    desk.saving.save_map()
    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(
        QFileDialog, "accept", lambda dialog: (dialog.fileSelected.emit(str(old)), dialog.reject())
    )
    desk.choose(old)
    assert [error.code for error in desk.refused] == [Code.SAVE_DISK_FULL]
    assert old.read_bytes() == b"old"
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_gone_is_explained(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone" / "one.png"
    desk.saving.save_map()
    monkeypatch.setattr(
        QFileDialog, "accept", lambda dialog: (dialog.fileSelected.emit(str(gone)), dialog.reject())
    )
    desk.choose(gone)
    assert [error.code for error in desk.refused] == [Code.SAVE_FAILED]
    assert not desk.told
