"""Whether a drawing in SVG can be shown: it is data of a stranger, and small ones can ask for endless work."""

import re
from typing import Final
from xml.etree import ElementTree

from convstudio.core.errors import Code, StudioError

BYTES: Final = 2**20
"""Largest file: a path may be of any length, and takes time to paint accordingly."""

DEPTH: Final = 100
"""Elements in each other; so many times an element is counted at most."""

PARTS: Final = 50_000
"""Elements that are painted at most, those counted again that a `use` shows once more."""

_UNSAFE: Final = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignObject|image)\b|<!ENTITY|href\s*=\s*[\"'](?!#)"
    r"|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])",
    re.IGNORECASE,
)
"""What a drawing has no business with: code, anything from outside the file, and a text that reads otherwise here."""


_LATER: Final = ("filter", "marker", "mask", "pattern", "symbol")
"""What later versions of SVG define to be named elsewhere; here a shape that names it would look otherwise."""

_NOTHING: Final = ("textPath", "svg")
"""Elements of which nothing would be seen."""

_NAMED: Final = re.compile(r"#([\w:.-]+)")


def can_show(content: bytes) -> bool:
    """Return whether nothing speaks against showing an SVG file."""
    return drawing_flaw(content) is None


def drawing_flaw(content: bytes) -> StudioError | None:
    """Return why an SVG file is not shown, or None where it is.

    What is shown is plain text in UTF-8, of SVG Tiny 1.2, that names nothing outside and is soon painted. One that is
    compressed is refused, as nobody has looked into it.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    StudioError or None
        LESSON_FIGURE_BROKEN, LESSON_FIGURE_UNSAFE, LESSON_FIGURE_INTRICATE or LESSON_FIGURE_LATER.
    """
    if len(content) > BYTES:
        return StudioError(Code.LESSON_FIGURE_INTRICATE)
    try:
        text = content.decode("utf-8-sig")
        if _UNSAFE.search(text):
            return StudioError(Code.LESSON_FIGURE_UNSAFE)
        root = _root(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return StudioError(Code.LESSON_FIGURE_BROKEN)
    own = sum(1 for _ in root.iter())
    if own > PARTS or not _is_shallow(root) or own + _repeated(root) > PARTS:
        return StudioError(Code.LESSON_FIGURE_INTRICATE)
    later = _later(root, text)
    return StudioError(Code.LESSON_FIGURE_LATER, element=later) if later else None


def _root(text: str) -> ElementTree.Element:
    """Return what a drawing without entities is made of."""
    if "\0" in text:
        raise ValueError("a text in UTF-16")
    root = ElementTree.fromstring(text)  # noqa: S314 - it has no entities
    if _bare(root.tag) != "svg":
        raise ValueError("no drawing")
    return root


def _later(root: ElementTree.Element, text: str) -> str:
    """Return an element that is made use of and that SVG Tiny 1.2 does not have; empty where there is none."""
    named = set(_NAMED.findall(text))
    for element in root.iter():
        name = _bare(element.tag)
        defined = name in _LATER and element.get("id") in named
        if defined or (name in _NOTHING and element is not root):
            return name
    return ""


def _is_shallow(root: ElementTree.Element) -> bool:
    level = [root]
    for _ in range(DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return True
    return False


def _repeated(root: ElementTree.Element) -> float:
    """Return how many elements a `use` paints once more; endless where one shows another, as each may double them."""
    sizes: dict[str, float] = {}
    uses = [element for element in root.iter() if _bare(element.tag) == "use"]
    shown = [value[1:] for use in uses for name, value in use.attrib.items() if _bare(name) == "href"]
    wanted = set(shown)
    for element in root.iter():
        name = element.get("id", "")
        if name in wanted:
            inner = list(element.iter())
            nested = any(_bare(each.tag) == "use" for each in inner)
            sizes[name] = max(sizes.get(name, 0), float("inf") if nested else len(inner))
    return sum(sizes.get(name, 0) for name in shown)


def _bare(name: object) -> str:
    """Return a name without its namespace; that of a comment is none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
