"""Every code has a sentence, every name has words."""

import re
from itertools import chain
from pathlib import Path

import pytest

from convstudio.core import lessons
from convstudio.core.document import PaddingMode
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError, Value
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS
from convstudio.core.kind import Kind
from convstudio.core.lessons.permissions import Part
from convstudio.core.operators.banks import BANKS
from convstudio.core.operators.initialise import Scheme
from convstudio.core.operators.kernels import PRESETS_OF
from convstudio.engine.pictures import Resample
from convstudio.ui import messages

PLACE: dict[str, Value] = {"name": "lesson.yaml", "line": 7, "key": "steps[2].ask"}

SAMPLES: dict[Code, dict[str, Value]] = {
    Code.KERNEL_TOO_LARGE: {"axis": 0, "span": 5, "padded": 3},
    Code.REFLECT_TOO_LARGE: {"axis": 1, "padding": 4, "size": 3},
    Code.CIRCULAR_TOO_LARGE: {"axis": 0, "padding": 4, "size": 3},
    Code.NOTHING_LEFT: {"axis": 1, "axes": 2, "full": 5, "padding": 6},
    Code.OUTPUT_PADDING_TOO_LARGE: {"axis": 2, "axes": 3, "output_padding": 4, "stride": 2, "dilation": 3},
    Code.POOL_PADDING_TOO_LARGE: {"axis": 0, "axes": 1, "padding": 2, "kernel": 3},
    Code.WINDOW_TOO_LARGE: {"axis": 0, "axes": 3, "span": 3, "size": 2},
    Code.GROUPS_DO_NOT_DIVIDE: {"groups": 4, "in_channels": 3, "out_channels": 8},
    Code.OUTPUT_TOO_LARGE: {"needed": 64 * 2**30, "available": 3 * 2**30},
    Code.RANK_MISMATCH: {"expected": 2, "found": 3},
    Code.WEIGHT_SHAPE: {"expected": "(1, 1, 3, 3)", "found": "(2, 1, 3, 3), (1,)"},
    Code.OUT_OF_RANGE: {"name": "stride", "value": -7, "low": 1, "high": 64},
    Code.NAME_TOO_LONG: {"limit": 40},
    Code.CHANNELS_NOT_THERE: {"wanted": 4, "found": 3},
    Code.BANK_NEEDS_COLOR: {"found": 2},
    Code.PLANES_DO_NOT_MERGE: {"found": 5},
    Code.NO_WAY_BACK: {},
    Code.NOTHING_TO_MATCH: {},
    Code.LAST_PLANE: {},
    Code.EXPORT_TOO_LARGE: {"rows": 20000, "columns": 30000, "limit": 2**28},
    Code.INPUT_TOO_LARGE: {"needed": 1280 * 2**20, "limit": 2**30},
    Code.TOO_LARGE_TO_DRAW: {"rows": 600, "columns": 800, "limit": 512},
    Code.NOT_A_NUMBER: {"text": "abc"},
    Code.NOT_FINITE: {"text": "1e400"},
    Code.DIVISION_BY_ZERO: {"text": "1/0"},
    Code.PASTE_EMPTY: {},
    Code.PASTE_RAGGED: {"row": 2, "found": 4, "expected": 3},
    Code.PASTE_PLANES_RAGGED: {"plane": 2, "found": 4, "expected": 3},
    Code.PASTE_VOLUMES_RAGGED: {"channel": 2, "found": 3, "expected": 4},
    Code.PASTE_NOT_A_NUMBER: {"row": 2, "column": 9, "text": "x"},
    Code.PASTE_TOO_DEEP: {"depth": 5},
    Code.PASTE_UNBALANCED: {},
    Code.PASTE_TOO_LONG: {"limit": 4_000_000},
    Code.PASTE_CHANNELS: {"found": 5},
    Code.FILE_MISSING: {"name": "a.png"},
    Code.FILE_IS_FOLDER: {"name": "photos"},
    Code.FILE_EMPTY: {"name": "a.png"},
    Code.FILE_UNREADABLE: {"name": "a.png", "reason": "Permission denied"},
    Code.FILE_TOO_LARGE: {"name": "a.png", "found": 600 * 2**20, "limit": 512 * 2**20},
    Code.NOT_AN_IMAGE: {"name": "a.txt"},
    Code.IMAGE_TRUNCATED: {"name": "a.png"},
    Code.IMAGE_TOO_LARGE: {"name": "a.png", "width": 30000, "height": 20000, "limit": 8192**2},
    Code.IMAGE_FIRST_FRAME: {"name": "a.gif", "frames": 12},
    Code.IMAGE_ALPHA_DROPPED: {"name": "a.png"},
    Code.IMAGE_DEPTH_REDUCED: {"name": "a.tif"},
    Code.IMAGE_RANGE_SCALED: {"name": "a.tif"},
    Code.FRAMES_DIFFER: {
        "name": "a.gif",
        "rows": 4,
        "columns": 5,
        "expected_rows": 6,
        "expected_columns": 7,
    },
    Code.FRAMES_TOO_LARGE: {"name": "a.gif", "frames": 64, "rows": 4000, "columns": 3000, "limit": 2**26},
    Code.NOT_A_SOUND: {"name": "a.wav"},
    Code.SOUND_COMPRESSED: {"name": "a.wav"},
    Code.SOUND_TRUNCATED: {"name": "a.wav"},
    Code.SOUND_WITHOUT_SAMPLES: {"name": "a.wav"},
    Code.SESSION_NOT_ONE: {"name": "a.zip"},
    Code.SESSION_DAMAGED: {"name": "a.convstudio"},
    Code.SESSION_NEWER: {"name": "a.convstudio", "found": 9, "supported": 2},
    Code.SESSION_INVALID: {"name": "a.convstudio", "field": "document.layer.stride[1]"},
    Code.SESSION_TOO_LARGE: {"name": "a.convstudio", "found": 3 * 2**30, "limit": 2 * 2**30},
    Code.SAVE_DISK_FULL: {"name": "a.convstudio"},
    Code.SAVE_NOT_ALLOWED: {"name": "a.convstudio"},
    Code.SAVE_FAILED: {"name": "a.convstudio", "reason": "Input/output error"},
    Code.TARGET_SIZE: {"found": "6 × 7", "expected": "6 × 8"},
    Code.LEARNED_CHANNELS: {"found": 1, "expected": 3},
    Code.NOTHING_TO_LEARN: {},
    Code.NO_GRADIENT: {},
    Code.DIVERGED: {"rate": 0.04},
    Code.DIVERGED_ABOVE: {"rate": 0.04, "limit": 0.0333},
    Code.LOSS_NOT_FINITE: {"step": 17},
    Code.LESSON_NOT_ONE: {"name": "mine"},
    Code.LESSON_GONE: {"name": "mine"},
    Code.LESSON_UNSAFE: {"name": "mine.zip", "member": "../en.md"},
    Code.LESSON_TOO_LARGE: {"name": "mine", "found": 17 * 2**20, "limit": 16 * 2**20},
    Code.LESSON_TOO_MANY_FILES: {"name": "mine", "found": 300, "limit": 200},
    Code.LESSON_MEMBER_TWICE: {"name": "mine.zip", "member": "en.md"},
    Code.LESSON_PACKING: {"name": "mine.zip", "member": "en.md"},
    Code.LESSON_TOO_MANY_STEPS: {**PLACE, "found": 1000, "limit": 100},
    Code.LESSON_NOT_TEXT: {"name": "en.md"},
    Code.LESSON_SYNTAX: {"name": "lesson.yaml", "line": 7},
    Code.LESSON_UNKNOWN_KEY: {**PLACE, "known": "input, kernel"},
    Code.LESSON_MISSING_KEY: {**PLACE, "missing": "kernel"},
    Code.LESSON_KEY_TWICE: PLACE,
    Code.LESSON_UNKNOWN_NAME: {**PLACE, "text": "windows", "known": "window, channels"},
    Code.LESSON_WRONG_TYPE: {**PLACE, "expected": "number"},
    Code.LESSON_WRONG_DEPTH: {**PLACE, "expected": 2, "found": 3},
    Code.LESSON_OUT_OF_RANGE: {**PLACE, "value": 99.0, "low": 1, "high": 64},
    Code.LESSON_TOO_MUCH: {**PLACE, "found": 300_000, "limit": 131_072},
    Code.LESSON_IMPOSSIBLE: {
        **PLACE,
        "reason": Code.GROUPS_DO_NOT_DIVIDE.value,
        "why_groups": 2,
        "why_in_channels": 3,
        "why_out_channels": 3,
    },
    Code.LESSON_WRONG_ANSWER: {**PLACE, "stored": "18", "computed": "[19, 20]"},
    Code.LESSON_MISTAKE_RIGHT: {**PLACE, "mistake": "19"},
    Code.LESSON_GOAL_REACHED: PLACE,
    Code.LESSON_GOAL_MISSED: PLACE,
    Code.LESSON_TEXT_MISSING: {"name": "en.md", "line": 7, "key": "pad: reveal"},
    Code.LESSON_TEXT_EXTRA: {"name": "en.md", "line": 7, "key": "pad: reveel"},
    Code.LESSON_FIGURE_MISSING: {"name": "en.md", "line": 7, "key": "a.png"},
    Code.LESSON_FIGURE_FORM: {"name": "en.md", "line": 7, "key": "![a][r]"},
    Code.LESSON_SIZE_SHOWN: {"name": "lesson.yaml", "line": 7, "key": "hide"},
    Code.LESSON_FIGURE_HIDDEN: {"name": "en.md", "line": 7, "key": "output"},
    Code.LESSON_FIGURE_BROKEN: {"name": "en.md", "line": 7, "key": "a.png"},
    Code.LESSON_FIGURE_UNSAFE: {"name": "en.md", "line": 7, "key": "a.svg"},
    Code.LESSON_FIGURE_LARGE: {
        "name": "en.md",
        "line": 7,
        "key": "a.png",
        "columns": 9000,
        "rows": 6000,
        "limit": 4096,
    },
    Code.LESSON_FIGURE_INTRICATE: {"name": "en.md", "line": 7, "key": "a.svg"},
    Code.LESSON_FIGURE_LATER: {"name": "en.md", "line": 7, "key": "a.svg", "element": "mask"},
    Code.LESSON_LOCKED: {"part": "kernel"},
    Code.LESSON_INPUT_LARGE: {"found": 64, "limit": 32},
    Code.LESSON_FOLDER_TAKEN: {"name": "mine"},
    Code.OUT_OF_MEMORY: {"needed": 5 * 2**30},
    Code.CUDA_FELL_BACK: {},
    Code.DEVICE_MISSING: {"device": "cuda:1"},
    Code.STOPPED: {},
    Code.INTERNAL: {"reason": "ValueError"},
}
"""The values that the comments of Code document."""

IMPLIED = {
    (Code.OUT_OF_RANGE, "name"),
    (Code.LESSON_WRONG_TYPE, "expected"),
    (Code.LESSON_MISSING_KEY, "key"),
    (Code.LESSON_IMPOSSIBLE, "reason"),
    (Code.LESSON_TOO_MANY_STEPS, "key"),
    (Code.LESSON_WRONG_ANSWER, "key"),
}
"""Values that choose the sentence and are not repeated in it."""


def said(code: Code, **values: Value) -> str:
    return messages.sentence(StudioError(code, **values))


@pytest.mark.parametrize("code", Code)
def test_every_code_has_one_whole_sentence(code: Code) -> None:
    text = said(code, **SAMPLES[code])
    assert "{" not in text
    assert "  " not in text
    assert text == text.strip()
    assert text.endswith(".")
    assert text[0].isupper() or text.startswith(("“", "lesson.yaml, line 7: ", "en.md"))
    assert (
        ". " not in text or code is Code.LESSON_IMPOSSIBLE
    )  # after which the reason is a sentence of its own


@pytest.mark.parametrize("code", Code)
def test_a_sentence_repeats_every_value(code: Code) -> None:
    text = said(code, **SAMPLES[code])
    for name, value in SAMPLES[code].items():
        if isinstance(value, str) and (code, name) not in IMPLIED:
            assert value in text
        elif isinstance(value, int) and 1 < value < 10**6 and name not in ("axis", "axes"):
            assert str(value) in text


def test_numbers_are_said_for_people() -> None:
    assert "64 GB" in said(Code.OUTPUT_TOO_LARGE, **SAMPLES[Code.OUTPUT_TOO_LARGE])
    assert "67 megapixels" in said(Code.IMAGE_TOO_LARGE, **SAMPLES[Code.IMAGE_TOO_LARGE])
    assert "268 megapixels" in said(Code.EXPORT_TOO_LARGE, **SAMPLES[Code.EXPORT_TOO_LARGE])
    assert "not −7" in said(Code.OUT_OF_RANGE, **SAMPLES[Code.OUT_OF_RANGE])
    assert "0.5" in said(Code.OUT_OF_RANGE, name="low", value=0.5, low=1.0, high=2.0)


def test_the_kernel_too_large_for_the_rows() -> None:
    assert said(Code.KERNEL_TOO_LARGE, axis=0, span=5, padded=3) == (
        "The kernel spans 5 rows but the padded input has only 3: "
        "use a smaller kernel or dilation, or more padding."
    )


@pytest.mark.parametrize("code", [code for code in Code if "axis" in SAMPLES.get(code, {})])
def test_axes_are_called_as_in_signals_pictures_and_volumes(code: Code) -> None:
    values = {name: value for name, value in SAMPLES[code].items() if name not in ("axis", "axes")}
    for axes, words in ((2, ("rows", "columns")), (3, ("slices", "rows", "columns"))):
        for axis, word in enumerate(words):
            text = said(code, axis=axis, axes=axes, **values)
            assert [each for each in ("slices", "rows", "columns") if each in text] == [word]
    text = said(code, axis=0, axes=1, **values)
    assert not any(word in text for word in ("slices", "rows", "columns"))
    assert said(code, axis=1, **values) == said(code, axis=1, axes=2, **values)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("stride", "stride"),
        ("padding", "padding"),
        ("dilation", "dilation"),
        ("output_padding", "output padding"),
        ("slices", "slices"),
        ("groups", "groups"),
        ("rows", "rows"),
        ("columns", "columns"),
        ("kernel_size", "kernel"),
        ("in_channels", "input channels"),
        ("out_channels", "filters"),
    ],
)
def test_every_parameter_has_its_own_sentence(name: str, word: str) -> None:
    text = said(Code.OUT_OF_RANGE, name=name, value=99, low=1, high=64)
    assert word in text
    assert "“" not in text
    assert "{" not in text


def test_an_unknown_parameter_is_quoted() -> None:
    assert "“tempo”" in said(Code.OUT_OF_RANGE, name="tempo", value=99, low=1, high=64)


def test_an_empty_text_is_not_quoted() -> None:
    assert "“" not in said(Code.NOT_A_NUMBER, text="")
    assert "“" not in said(Code.PASTE_NOT_A_NUMBER, row=1, column=2, text="")


def test_braces_and_markup_of_a_name_stay_as_they_are() -> None:
    assert "{name} <b>.png" in said(Code.FILE_MISSING, name="{name} <b>.png")


@pytest.mark.parametrize(
    "reason", [code for code in Code if not code.startswith("lesson_") and code is not Code.INTERNAL]
)
def test_a_lesson_says_why_there_is_no_such_layer(reason: Code) -> None:
    values = {f"why_{name}": value for name, value in SAMPLES[reason].items()}
    text = said(Code.LESSON_IMPOSSIBLE, **PLACE, reason=reason.value, **values)
    assert text.endswith(said(reason, **SAMPLES[reason]))


@pytest.mark.parametrize("part", Part)
def test_every_locked_part_says_how_to_go_on(part: Part) -> None:
    assert "“Explore freely”" in said(Code.LESSON_LOCKED, part=part.value)


def test_all_that_a_lesson_expects_has_words() -> None:
    expected = re.compile(r'wrong_type\(\s*"([^"]+)"')
    sources = Path(lessons.__file__).parent.glob("*.py")
    names = {name for path in sources for name in expected.findall(path.read_text(encoding="utf-8"))}
    assert len(names) > 10
    for name in names:
        assert said(Code.LESSON_WRONG_TYPE, **PLACE, expected=name).endswith(".")


@pytest.mark.parametrize("name", EditName)
def test_every_edit_has_a_name(name: EditName) -> None:
    assert messages.edit_name(name)[0].isupper()


@pytest.mark.parametrize("identifier", [*EXAMPLES, *PHOTOGRAPHS])
def test_every_example_has_a_title_and_a_hint(identifier: str) -> None:
    assert messages.example_title(identifier)
    assert messages.example_hint(identifier).endswith(".")


@pytest.mark.parametrize("name", BANKS)
def test_every_bank_has_a_hint(name: str) -> None:
    assert messages.bank_hint(name).endswith(".")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_hint(kind: Kind) -> None:
    assert messages.kind_hint(kind).endswith(".")


@pytest.mark.parametrize("name", Resample)
def test_every_filter_has_a_hint(name: Resample) -> None:
    assert messages.resample_hint(name).endswith(".")


def test_everything_chosen_by_name_has_a_title_of_its_own() -> None:
    for titles in (
        [messages.edit_name(name) for name in EditName],
        [messages.example_title(name) for name in [*EXAMPLES, *PHOTOGRAPHS]],
        [messages.preset_title(name) for name in dict.fromkeys(chain(*PRESETS_OF.values()))],
        [messages.kind_title(kind) for kind in Kind],
        [messages.padding_mode_title(mode) for mode in PaddingMode],
        [messages.scheme_title(scheme) for scheme in Scheme],
        [messages.bank_title(name) for name in BANKS],
        [messages.resample_title(name) for name in Resample],
    ):
        assert all(titles)
        assert len(set(titles)) == len(titles)
