"""Where a step looks, key by key."""

import pytest

from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.source import read_yaml
from convstudio.core.lessons.views import KEYS, read_view
from convstudio.core.view_state import LENSES, Cursor, FieldView, Hidden, Sharing, ViewState


def view(text: str, before: ViewState | None = None, example: str = "first") -> ViewState:
    fields = read_yaml(text.encode(), "lesson.yaml").fields(*KEYS) if text else {}
    return read_view(fields, before or ViewState(), EXAMPLES[example]())


def test_what_is_not_said_stays_but_nothing_is_hidden() -> None:
    before = view("lens: matrix\ncursor: [1, 0]\nhide: [output]\nfilling: false\nmatrix: {sharing: shared}")
    assert before.hidden.output
    after = view("", before)
    assert (after.lens, after.cursor, after.filling) == ("matrix", Cursor(0, (1, 0)), False)
    assert after.matrix.sharing is Sharing.SHARED
    assert after.hidden == Hidden()


def test_every_key() -> None:
    for lens in LENSES:
        assert view(f"lens: {lens}").lens == lens
    found = view(
        "channel: 1\nplane: 0\ncursor: [1, 0]\nsource: [2, 2]\nstamping: true", example="three-filters"
    )
    assert (found.cursor, found.in_channel, found.source, found.stamping) == (
        Cursor(1, (1, 0)),
        0,
        (2, 2),
        True,
    )
    assert view("field: {layer: 0, unit: [1, 2], effective: false}").field == FieldView(0, (1, 2), False)
    gallery = view(
        "gallery: {selected: true, enlarged: true, rectified: true, magnitude: true, spelled: false}"
    ).gallery
    assert (gallery.selected, gallery.enlarged, gallery.rectified, gallery.magnitude) == (True,) * 4
    assert (gallery.wraps, gallery.spelled) == (True, False)
    hidden = view("hide: [output, result, size, counts]\nhide_cells: [[0, 0], [1, 1]]").hidden
    assert hidden == Hidden(True, ((0, 0), (1, 1)), True, True, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lens: windows", Code.LESSON_UNKNOWN_NAME),
        ("cursor: [2, 0]", Code.LESSON_WRONG_TYPE),
        ("cursor: 1", Code.LESSON_WRONG_TYPE),
        ("cursor: [0, 0, 0]", Code.LESSON_WRONG_TYPE),
        ("cursor: []", Code.LESSON_WRONG_TYPE),
        ("cursor: [-1, 0]", Code.LESSON_OUT_OF_RANGE),
        ("source: [3, 0]", Code.LESSON_WRONG_TYPE),
        ("channel: 1", Code.LESSON_OUT_OF_RANGE),
        ("plane: 1", Code.LESSON_OUT_OF_RANGE),
        ("filling: 1", Code.LESSON_WRONG_TYPE),
        ("matrix: {sharing: none}", Code.LESSON_UNKNOWN_NAME),
        ("matrix: true", Code.LESSON_WRONG_TYPE),
        ("field: {unit: [1]}", Code.LESSON_WRONG_TYPE),
        ("field: {layer: -2}", Code.LESSON_OUT_OF_RANGE),
        ("gallery: {order: channel}", Code.LESSON_UNKNOWN_KEY),
        ("hide: output", Code.LESSON_WRONG_TYPE),
        ("hide: [input]", Code.LESSON_UNKNOWN_NAME),
        ("hide: [size]\nlens: channels", Code.LESSON_SIZE_SHOWN),
        ("hide_cells: [0, 0]", Code.LESSON_WRONG_TYPE),
        ("hide_cells: [[0, 0, 0]]", Code.LESSON_WRONG_TYPE),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, code: Code) -> None:
    with pytest.raises(StudioError) as caught:
        view("\n\n" + text)
    assert (caught.value.code, caught.value.values["line"]) == (code, 3)
