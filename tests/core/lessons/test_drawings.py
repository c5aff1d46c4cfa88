"""Which drawings are shown."""

import gzip

import pytest

from convstudio.core.lessons.drawings import DEPTH, PARTS, can_show

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
    "inner",
    [
        "<script>1</script>",
        '<image href="#a"/>',
        '<s:image xmlns:s="http://www.w3.org/2000/svg" href="#a"/>',
        '<use href="file:///etc/passwd"/>',
        '<use href="&#x66;ile:///etc/passwd"/>',
        "<rect>",
        doubling(30),
        "<g>" * DEPTH + "</g>" * DEPTH,
        "<g/>" * PARTS,
        f'<g id="a">{"<g/>" * 300}</g>' + '<use href="#a"/>' * 300,
    ],
)
def test_does_not_show_what_is_outside_broken_or_endless(inner: str) -> None:
    assert not can_show(drawing(inner))


def test_shows_only_what_was_looked_into() -> None:
    image = drawing('<image href="/tmp/a.png"/>')
    text = image.decode().replace("utf-8", "utf-16")
    assert not can_show(gzip.compress(image))
    assert not can_show(gzip.compress(drawing("<g/>")))
    assert not can_show(text.encode("utf-16"))
    assert not can_show(text.encode("utf-16-le"))
    assert not can_show(drawing("<g/>").replace(b"utf-8", b"utf-7"))
