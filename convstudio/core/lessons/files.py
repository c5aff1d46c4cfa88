"""Which files a lesson is made of; known without anything that reads them."""

import re
from typing import Final

STEPS_FILE: Final = "lesson.yaml"
TEXT_FILE: Final = re.compile(r"([a-z]{2,3}(?:_[A-Z]{2})?)\.md")
FIGURE_FILE: Final = re.compile(r"[\w-]+\.(png|jpg|svg)")


def is_part(name: str) -> bool:
    """Return whether a file of this name belongs to a lesson; whatever else lies beside it is left alone."""
    return name == STEPS_FILE or bool(TEXT_FILE.fullmatch(name) or FIGURE_FILE.fullmatch(name))
