"""Texts are parted by their headings, whatever else is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import LessonText
from convstudio.core.lessons.texts import Flaws, read_texts
from tests.core.lessons.lesson_files import TEXTS, changed, lesson_of

STEPS = lesson_of().steps


def read(text: str, figures: Flaws | None = None) -> LessonText:
    return read_texts(text.encode(), "en.md", STEPS, figures)


def refused(text: str, figures: Flaws | None = None) -> StudioError:
    with pytest.raises(StudioError) as caught:
        read(text, figures)
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_every_system(end: str) -> None:
    text = "\ufeff" + TEXTS.replace("\n", end)
    found = read(text)
    assert found == read(TEXTS)
    assert refused(text.replace("### reveal", "### reveel")).values["line"] == 13


def test_headings_may_be_closed_and_spaced() -> None:
    text = TEXTS.replace("# The stamp", "#   The stamp ##  ").replace("## pad: Make", "##  pad:  Make")
    assert read(text).title == "The stamp"
    assert read(text).steps[2].title == "Make it larger"
    assert (
        read(changed("Add padding.", "#no heading\n#### Deeper\n", TEXTS)).steps[2].body
        == "#no heading\n#### Deeper"
    )


@pytest.mark.parametrize("text", ["", "\n", "text", "# ", "# #", "## stamp: A", "##", "\x00"])
def test_a_title_is_needed(text: str) -> None:
    error = refused(text)
    assert (error.code, error.values["line"]) == (Code.LESSON_TEXT_MISSING, 1)


def test_figures_are_there_or_named() -> None:
    for figure in ("![k](kernel)", "![a (b)](input 'title')", "`x` ![](turned) ![](output)"):
        read(changed("Add padding.", figure, TEXTS))
    assert (
        read(changed("Add padding.", "![g](grid.png)", TEXTS), {"grid.png": None}).steps[2].body
        == "![g](grid.png)"
    )
    for figure in ("![g](grid.png)", "text ![c](coverage)", "![](../x.png)", "![](http://a/b.png)"):
        error = refused(changed("Add padding.", f"Text.\n{figure}", TEXTS))
        assert (error.code, error.values["line"]) == (Code.LESSON_FIGURE_MISSING, 21)
    read(changed("Add padding.", "```\n![g](grid.png)\n```", TEXTS))
    read(changed("Add padding.", "Write `![g](grid.png)` or `x![0]`.", TEXTS))
    assert refused(changed("A kernel", "![k](kernel) A kernel", TEXTS)).values["line"] == 2


def test_a_figure_that_cannot_be_shown_is_refused_where_it_is_wanted() -> None:
    flaw = StudioError(Code.LESSON_FIGURE_LARGE, columns=9000, rows=10, limit=4096)
    for old, line in (("Add padding.", 20), ("What do they", 11), ("Wait for", 17), ("A kernel", 2)):
        error = refused(changed(old, f"![g](grid.png) {old}", TEXTS), {"grid.png": flaw})
        assert error.code is flaw.code
        assert error.values == {**flaw.values, "name": "en.md", "line": line, "key": "grid.png"}
    read(TEXTS, {"grid.png": flaw})  # nobody wants it


@pytest.mark.parametrize(
    "figure",
    [
        "![a][grid]\n\n[grid]: grid.png",
        "![a [b] c](grid.png)",
        "![a\nb](grid.png)",
        "![grid.png]",
        "![a](grid.png (b))",
    ],
)
def test_what_the_reader_would_not_see_as_a_figure_is_none(figure: str) -> None:
    error = refused(changed("Add padding.", f"Text {figure}", TEXTS), {"grid.png": None})
    assert (error.code, error.values["line"]) == (Code.LESSON_FIGURE_FORM, 20)
    assert str(error.values["key"]) == figure.partition("\n")[0]


@pytest.mark.parametrize("hidden", ["[output]", "[result]", "[size]", "[]\n    hide_cells: [[0, 1]]"])
def test_a_figure_does_not_tell_what_is_hidden(hidden: str) -> None:
    steps = lesson_of(changed("[output, result]", hidden)).steps
    for old in ("Four products.", "What do they"):
        text = changed(old, f"![o](output) {old}", TEXTS)
        with pytest.raises(StudioError) as caught:
            read_texts(text.encode(), "en.md", steps)
        assert (caught.value.code, caught.value.values["key"]) == (Code.LESSON_FIGURE_HIDDEN, "output")
    for old, figure in (("19.", "output"), ("Wait for", "output"), ("Four", "input"), ("Add", "output")):
        read_texts(changed(old, f"![o]({figure}) {old}", TEXTS).encode(), "en.md", steps)
    open_steps = lesson_of(changed("    hide: [output, result]\n", "")).steps
    read_texts(changed("Four", "![o](output) Four", TEXTS).encode(), "en.md", open_steps)


@pytest.mark.parametrize("answer", ["19.", "3)", " 7. ", "+", "-", "*"])
def test_an_answer_is_no_empty_list(answer: str) -> None:
    text = changed("19.", answer, TEXTS)
    kept, mark = answer.strip()[:-1], answer.strip()[-1]
    assert read(text).steps[1].reveal == f"{kept}\\{mark}"
    fenced = f"```\n{answer}\n```"
    assert read(changed("19.", fenced, TEXTS)).steps[1].reveal == fenced
    listed = f"{kept}{mark} one\n{kept}{mark} two"
    assert read(changed("19.", listed, TEXTS)).steps[1].reveal == listed


@pytest.mark.parametrize(
    "part",
    [
        "![",
        "![](",
        "![](a",
        "![]( ",
        "[",
        "(",
        "# ",
        "#",
        " ",
        "# a #",
        "`",
        "```\n",
        "###### ",
        "\\",
        "*_",
        "\u2028",
    ],
)
def test_long_lines_are_read_at_once(part: str) -> None:
    line = part * (limits.LESSON_TEXT_BYTES // len(part))
    for text in (
        changed("Add padding.", f"Text {line}", TEXTS),
        changed("# The stamp", f"# a{line}b", TEXTS),
    ):
        try:
            read(text)
        except StudioError as error:
            assert error.code.startswith("lesson_")  # noqa: PT017  (some load)


@given(
    st.binary(max_size=200) | st.text("#`![]() \n:abpdst", max_size=200).map(str.encode),
    st.integers(0, len(TEXTS)),
)
def test_any_bytes_load_or_are_refused(content: bytes, place: int) -> None:
    whole = TEXTS.encode()
    for each in (content, whole[:place] + content + whole[place:]):
        try:
            read_texts(each, "en.md", STEPS)
        except StudioError as error:
            assert error.code.startswith("lesson_")  # noqa: PT017  (some load)
