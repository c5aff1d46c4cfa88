"""Which drawings are shown."""

import gzip

import pytest

from convstudio.core.errors import Code
from convstudio.core.lessons.drawings import BYTES, DEPTH, PARTS, can_show, drawing_flaw

LINKS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><svg {LINKS} width="9" height="9">{inner}</svg>'.encode()


def doubling(times: int) -> str:
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    groups += [
        f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, times)
    ]
    return f'<defs>{"".join(groups)}</defs><use href="#g{times - 1}"/>'


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="3" height="3"/>',
        '<!-- a note --><defs><path id="a" d="M0 0L1 1"/></defs><use xlink:href="#a"/><use href="#a"/>',
        "<g>" * (DEPTH - 1) + "</g>" * (DEPTH - 1),
    ],
)
def test_shows_what_is_drawn_in_the_file(inner: str) -> None:
    assert can_show(drawing(inner))
    assert can_show(b"\xef\xbb\xbf" + drawing(inner))


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<script>1</script>", Code.LESSON_FIGURE_UNSAFE),
        ('<image href="#a"/>', Code.LESSON_FIGURE_UNSAFE),
        ('<s:image xmlns:s="http://www.w3.org/2000/svg" href="#a"/>', Code.LESSON_FIGURE_UNSAFE),
        ('<use href="file:///etc/passwd"/>', Code.LESSON_FIGURE_UNSAFE),
        ('<use href="&#x66;ile:///etc/passwd"/>', Code.LESSON_FIGURE_UNSAFE),
        ("<rect>", Code.LESSON_FIGURE_BROKEN),
        (doubling(30), Code.LESSON_FIGURE_INTRICATE),
        ("<g>" * DEPTH + "</g>" * DEPTH, Code.LESSON_FIGURE_INTRICATE),
        ("<g/>" * PARTS, Code.LESSON_FIGURE_INTRICATE),
        (f'<g id="a">{"<g/>" * 300}</g>' + '<use href="#a"/>' * 300, Code.LESSON_FIGURE_INTRICATE),
        (f'<path d="M0 0{" 1" * (BYTES // 2)}"/>', Code.LESSON_FIGURE_INTRICATE),
    ],
)
def test_does_not_show_what_is_outside_broken_or_endless(inner: str, code: Code) -> None:
    flaw = drawing_flaw(drawing(inner))
    assert flaw is not None
    assert flaw.code is code


@pytest.mark.parametrize("name", ["filter", "marker", "mask", "pattern", "symbol"])
def test_says_what_would_look_otherwise(name: str) -> None:
    defined = f'<{name} id="a"><rect width="1" height="1"/></{name}>'
    assert can_show(drawing(defined))  # what an editor leaves behind
    for used in (
        f'<rect {name}="url(#a)"/>',
        '<use xlink:href="#a"/>',
        "<style>.b { fill: url(#a) }</style>",
    ):
        flaw = drawing_flaw(drawing(defined + used))
        assert flaw is not None
        assert (flaw.code, flaw.values) == (Code.LESSON_FIGURE_LATER, {"element": name})


@pytest.mark.parametrize("name", ["svg", "textPath"])
def test_says_what_would_not_be_seen(name: str) -> None:
    flaw = drawing_flaw(drawing(f"<g><{name}/></g>"))
    assert flaw is not None
    assert flaw.values == {"element": name}


def test_shows_no_other_markup() -> None:
    flaw = drawing_flaw(b"<html/>")
    assert flaw is not None
    assert flaw.code is Code.LESSON_FIGURE_BROKEN


def test_shows_only_what_was_looked_into() -> None:
    image = drawing('<image href="/tmp/a.png"/>')
    text = image.decode().replace("utf-8", "utf-16")
    assert not can_show(gzip.compress(image))
    assert not can_show(gzip.compress(drawing("<g/>")))
    assert not can_show(text.encode("utf-16"))
    assert not can_show(text.encode("utf-16-le"))
    assert not can_show(drawing("<g/>").replace(b"utf-8", b"utf-7"))
