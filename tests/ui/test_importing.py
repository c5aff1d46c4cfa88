"""Pictures and numbers on every way in: dialog, drag and drop, paste, command line."""

import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog

from convstudio.app.session_file import save_session
from convstudio.core import examples, limits
from convstudio.core.document import Color
from convstudio.core.edits import inputs
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.engine.pictures import Frames
from convstudio.ui.import_dialog import ImportDialog
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.new_input_dialog import NewInputDialog
from tests.oracles import torch_output
from tests.ui.bench import CTRL, LEFT, PLAIN, Bench

LEVELS = np.arange(30, dtype=np.uint8).reshape(5, 6) * 8


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def gray(tmp_path: Path) -> Path:
    path = tmp_path / "gray.png"
    Image.fromarray(LEVELS).save(path)
    return path


def asked(bench: Bench) -> ImportDialog:
    """Return the dialog that asks how the picture is to be taken."""
    bench.qtbot.waitUntil(lambda: bench.window.importing.dialog is not None)
    dialog = bench.window.importing.dialog
    assert dialog is not None
    return dialog


def load(bench: Bench) -> None:
    """Accept the dialog as it is."""
    buttons = asked(bench).findChildren(QDialogButtonBox)[0]
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    bench.activate()
    bench.settle()


def drop(bench: Bench, mime: QMimeData) -> bool:
    """Drag something over the stage and let it go there; return whether it was welcome."""
    place = QPointF(bench.window.rect().center())
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, LEFT, PLAIN)
    QApplication.sendEvent(bench.window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(bench.window, QDropEvent(place, Qt.DropAction.CopyAction, mime, LEFT, PLAIN))
    return True


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def paste(bench: Bench, content: str | QImage | QMimeData) -> None:
    board = QGuiApplication.clipboard()
    if isinstance(content, str):
        board.setText(content)
    elif isinstance(content, QImage):
        board.setImage(content)
    else:
        board.setMimeData(content)
    bench.key(Qt.Key.Key_V, CTRL)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)


def assert_input(bench: Bench, expected: npt.ArrayLike) -> None:
    bench.settle()
    np.testing.assert_array_equal(bench.document.signal.values, np.asarray(expected, dtype=np.float32))
    np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], rtol=1e-6, atol=1e-6)


# Files


def test_a_picture_is_asked_about_and_then_taken(bench: Bench, gray: Path) -> None:
    before = bench.document
    bench.window.opening._on_files_chosen([str(gray)])
    dialog = asked(bench)
    assert dialog.isVisible()
    assert bench.document is before
    load(bench)
    assert bench.window.importing.dialog is None
    assert_input(bench, LEVELS[np.newaxis] / np.float32(255))
    assert bench.document.signal.name == "gray.png"
    assert bench.store.undo_name == EditName.INPUT_REPLACE
    assert bench.document.weight is before.weight
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before


def test_what_is_chosen_in_the_dialog_is_done(bench: Bench, gray: Path) -> None:
    bench.window.opening.open_path(gray)
    dialog = asked(bench)
    dialog._to_255.click()
    load(bench)
    assert_input(bench, LEVELS[np.newaxis].astype(np.float32))
    assert bench.document.signal.high == 255


def test_a_rejected_dialog_changes_nothing(bench: Bench, gray: Path) -> None:
    before = bench.document
    bench.window.opening.open_path(gray)
    with bench.qtbot.waitSignal(bench.window.importing.finished):
        QTest.keyClick(asked(bench), Qt.Key.Key_Escape)
    assert bench.document is before
    assert bench.window.importing.dialog is None
    assert bench.window.notice.text == ""


def test_a_second_picture_takes_the_place_of_the_first(bench: Bench, gray: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.fromarray(LEVELS[:3, :4]).save(other)
    bench.window.opening.open_path(gray)
    asked(bench)
    bench.window.opening.open_path(other)
    bench.qtbot.waitUntil(lambda: asked(bench)._info.name == "other.png")
    bench.qtbot.waitUntil(lambda: len(bench.window.findChildren(ImportDialog)) == 1)
    load(bench)
    assert bench.document.signal.spatial == (3, 4)


def test_a_large_color_picture_is_looked_at_as_a_whole(bench: Bench, tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (120, 90, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "color.png")
    bench.window.opening.open_path(tmp_path / "color.png")
    load(bench)
    assert bench.document.signal.color is Color.RGB
    assert bench.store.view.in_channel == COMPOSITE
    assert not bench.store.view.filling
    assert bench.lens.tools.tool is Tool.MOVE
    np.testing.assert_array_equal(bench.document.signal.values, pixels.transpose(2, 0, 1) / np.float32(255))
    np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], rtol=1e-5, atol=1e-5)


def test_the_folder_of_a_picture_is_remembered(bench: Bench, gray: Path) -> None:
    bench.window.opening.open_path(gray)
    asked(bench).reject()
    bench.window.opening.ask_for_file()
    (dialog,) = bench.window.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == gray.parent
    dialog.close()


# Drag and drop


def test_drop_a_picture(bench: Bench, gray: Path) -> None:
    assert drop(bench, files(gray))
    load(bench)
    assert_input(bench, LEVELS[np.newaxis] / np.float32(255))


def test_drop_a_session(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "lesson.convstudio"
    save_session(path, examples.lecture(), ViewState())
    assert drop(bench, files(path))
    assert_input(bench, examples.lecture().signal.values)
    assert bench.window.sessions.path == path


def test_drop_numbers_and_pixels(bench: Bench) -> None:
    mime = QMimeData()
    mime.setText("1 2\n3 4")
    assert drop(bench, mime)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    np.testing.assert_array_equal(bench.document.signal.values, [[[1, 2], [3, 4]]])
    mime = QMimeData()
    image = QImage(7, 4, QImage.Format.Format_Grayscale8)
    image.fill(51)
    mime.setImageData(image)
    assert drop(bench, mime)
    load(bench)
    assert_input(bench, np.full((1, 4, 7), np.float32(0.2)))


def test_what_nobody_knows_is_not_welcome(bench: Bench) -> None:
    mime = QMimeData()
    mime.setData("application/x-unknown", b"1 2 3")
    before = bench.document
    assert not drop(bench, mime)
    assert bench.document is before


# Paste


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[1, 2], [3, 4], [5, 6]]", [[[1, 2], [3, 4], [5, 6]]]),
        ("tensor([[1., -2.],\n        [0.5, 1e-3]])", [[[1, -2], [0.5, 1e-3]]]),
        ("1,2,3\r\n4,5,6\r\n", [[[1, 2, 3], [4, 5, 6]]]),
        ("1\t2\t3\n4\t5\t6\n", [[[1, 2, 3], [4, 5, 6]]]),
        ("0,5;1\n1/4;−2", [[[0.5, 1], [0.25, -2]]]),
        ("7", [[[7]]]),
        ("[[[1, 2]], [[3, 4]], [[5, 6]]]", [[[1, 2]], [[3, 4]], [[5, 6]]]),
    ],
)
def test_paste_numbers(bench: Bench, text: str, expected: list[list[list[float]]]) -> None:
    before = bench.document
    paste(bench, text)
    np.testing.assert_array_equal(bench.document.signal.values, np.array(expected, dtype=np.float32))
    assert bench.store.undo_name == EditName.PASTE
    bench.settle()
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before


def test_copied_output_can_be_pasted(bench: Bench) -> None:
    bench.key(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    output = torch_output(bench.document)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == [f"{y:g}" for y in output[0][0]]
    bench.key(Qt.Key.Key_V, CTRL)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    assert_input(bench, output)


def test_paste_pixels(bench: Bench) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 51, 0))
    paste(bench, image)
    load(bench)
    assert bench.document.signal.color is Color.RGB
    np.testing.assert_allclose(bench.document.signal.values[:, 2, 3], [1, 0.2, 0], atol=1e-7)


def test_paste_files(bench: Bench, gray: Path) -> None:
    paste(bench, files(gray))
    load(bench)
    assert_input(bench, LEVELS[np.newaxis] / np.float32(255))


def test_numbers_typed_over_a_field_stay_there(bench: Bench) -> None:
    """Ctrl+V in a field pastes into the field."""
    QGuiApplication.clipboard().setText("12")
    before = bench.document
    bench.push(bench.lens.tools.value)
    bench.key(Qt.Key.Key_A, CTRL)
    bench.key(Qt.Key.Key_V, CTRL)
    bench.key(Qt.Key.Key_Return)
    assert bench.lens.tools.value.value() == 12
    assert bench.document is before


# The first picture of a fresh program


def test_a_picture_given_at_the_start(make_bench: Callable[..., Bench], gray: Path) -> None:
    bench = make_bench(file=gray)
    load(bench)
    assert_input(bench, LEVELS[np.newaxis] / np.float32(255))
    assert bench.shown(Pane.INPUT).shape == (5, 6)


# Sounds, signals, stacks, volumes


def told(bench: Bench) -> str:
    """Return what the notice says."""
    return bench.window.notice.text


def wav(path: Path, levels: npt.NDArray[np.int16]) -> Path:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(levels.shape[1])
        writer.setsampwidth(2)
        writer.setframerate(8000)
        writer.writeframes(levels.astype("<i2").tobytes())
    return path


def test_a_sound_is_a_signal(bench: Bench, tmp_path: Path) -> None:
    before = bench.document
    levels = np.array([[0, 1], [16384, -1], [-32768, 2], [8, 8], [1, 1]], dtype=np.int16)
    assert drop(bench, files(wav(tmp_path / "tone.WAV", levels)))
    bench.qtbot.waitUntil(lambda: bench.document is not before)
    assert_input(bench, levels.T / 2**15)
    assert bench.document.layer.rank == 1
    assert bench.document.signal.plane_names == ("L", "R")
    assert bench.store.undo_name == EditName.SOUND
    assert told(bench) == "“tone.WAV”: 5 samples, 8000 a second."
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before


def test_a_long_sound_is_cut_and_that_is_said(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SOUND_SAMPLES", 20)
    bench.window.opening.open_path(wav(tmp_path / "long.wav", np.zeros((500, 1), dtype=np.int16)))
    bench.qtbot.waitUntil(lambda: bench.document.layer.rank == 1)
    assert bench.document.signal.spatial == (20,)
    assert "has 500 samples" in told(bench)
    assert "first 20" in told(bench)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all", b"RIFF\0\0\0\0WAVEfmt "])
def test_a_sound_that_is_none(bench: Bench, tmp_path: Path, content: bytes) -> None:
    before = bench.document
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    bench.window.opening.open_path(path)
    bench.qtbot.waitUntil(lambda: "bad.wav" in told(bench))
    assert bench.document is before


def test_of_sounds_and_pictures_together_the_first_is_opened_and_that_is_said(
    bench: Bench, tmp_path: Path, gray: Path
) -> None:
    before = bench.document
    tone = wav(tmp_path / "tone.wav", np.array([[1], [2], [3]], dtype=np.int16))
    assert drop(bench, files(tone, gray))
    bench.qtbot.waitUntil(lambda: bench.document is not before)
    assert bench.document.layer.rank == 1
    assert "3 samples" in told(bench)
    assert "Only “tone.wav” is opened" in told(bench)
    assert drop(bench, files(gray, tone))
    assert f"Only “{gray.name}” is opened" in told(bench)
    load(bench)
    assert bench.document.layer.rank == 2


def test_a_session_among_other_files_is_not_opened(bench: Bench, tmp_path: Path, gray: Path) -> None:
    before, path = bench.document, tmp_path / "lesson.convstudio"
    save_session(path, examples.lecture(), ViewState())
    assert drop(bench, files(path, gray))
    assert "a session is opened alone" in told(bench)
    assert bench.document is before
    assert bench.window.sessions.path is None


def test_several_pictures_become_a_volume(bench: Bench, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        Image.fromarray(LEVELS + np.uint8(number)).save(path)
    assert drop(bench, files(*paths))
    dialog = asked(bench)
    assert "a gray volume" in dialog._result.text()
    dialog._to_255.click()
    load(bench)
    expected = np.stack([LEVELS + np.uint8(number) for number in range(3)])[np.newaxis]
    np.testing.assert_array_equal(bench.document.signal.values, expected)
    assert bench.document.layer.rank == 3
    assert bench.document.signal.name == "0.png and 2 more"


def test_an_animation_becomes_channels(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "three.gif"
    pictures = [Image.fromarray(LEVELS + np.uint8(number)) for number in range(3)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:])
    bench.window.opening.open_path(path)
    dialog = asked(bench)
    assert dialog._frames is not None
    dialog._frames.choose(Frames.CHANNELS)
    assert "3 channels" in dialog._result.text()
    load(bench)
    assert bench.document.signal.values.shape == (3, 5, 6)
    assert bench.document.signal.color is Color.STACK


def test_a_row_of_numbers_is_a_signal_where_there_is_one(bench: Bench) -> None:
    bench.open("signal")
    paste(bench, "5 6 7 8 9")
    assert_input(bench, [[5, 6, 7, 8, 9]])
    paste(bench, "1 2\n3 4")
    assert_input(bench, [[1, 2], [3, 4]])


def test_three_levels_are_slices_of_a_volume(bench: Bench) -> None:
    bench.open("volume")
    values = np.arange(24).reshape(2, 3, 4)
    paste(bench, str(values.tolist()))
    np.testing.assert_array_equal(bench.document.signal.values, values[np.newaxis])
    assert bench.document.layer.rank == 3


def test_a_new_input_of_another_dimension(bench: Bench) -> None:
    before = bench.document
    bench.window.importing.ask_for_new()
    dialog = bench.window.findChildren(NewInputDialog)[0]
    dialog._ranks.button(3).click()
    assert dialog.spatial == (4, 6, 6)
    dialog._channels.setValue(2)
    dialog.accept()
    bench.activate()
    assert bench.document.signal.values.shape == (2, 4, 6, 6)
    assert not bench.document.signal.values.any()
    assert bench.store.undo_name == EditName.INPUT_BLANK
    bench.settle()
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before


def test_the_row_of_the_cursor_becomes_a_signal(bench: Bench) -> None:
    values = bench.document.signal.values
    bench.store.set_cursor((2, 0))
    bench.window.importing.take_row()
    assert_input(bench, values[:, 3])
    assert bench.store.undo_name == EditName.INPUT_ROW


def test_a_row_is_taken_where_there_is_no_output(bench: Bench) -> None:
    """The place of the window is kept for the day there is one, with as many indices as there are axes."""
    bench.store.apply(EditName.INPUT_BLANK, inputs.blank_input, (1, 2, 2), 1)
    assert len(bench.store.view.cursor.position) == 3
    bench.window.importing.take_row()
    assert bench.document.signal.values.shape == (1, 2)
    bench.window.importing.take_row()
    assert bench.document.signal.values.shape == (1, 2)
