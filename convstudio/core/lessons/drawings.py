"""Whether a drawing in SVG can be shown: it is data of a stranger, and small ones can ask for endless work."""

import re
from typing import Final
from xml.etree import ElementTree

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


def can_show(content: bytes) -> bool:
    """Return whether an SVG file is plain text in UTF-8 that names nothing outside and is soon painted.

    Parameters
    ----------
    content : bytes
        The file; one that is compressed is refused, as nobody has looked into it.
    """
    try:
        text = content.decode("utf-8-sig")
        if "\0" in text or _UNSAFE.search(text):  # a text in UTF-16 has bytes of 0
            return False
        root = ElementTree.fromstring(text)  # noqa: S314 - it has no entities, by the check above
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return False
    own = sum(1 for _ in root.iter())
    return own <= PARTS and _is_shallow(root) and own + _repeated(root) <= PARTS


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
