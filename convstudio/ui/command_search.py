"""Finding a command by a few letters: the beginnings of its words, a part of them, or letters in their order."""

from dataclasses import dataclass
from typing import Final

WHOLE_NAME, NAME_START, NAME_WORD, PATH_WORD, INSIDE, SCATTERED = range(6)
"""How well a searched word fits, best first: is the name; begins the name, a word of it, or a word of its menus;
stands inside one; has its letters scattered."""

_LETTER: Final = 5
"""What every gap between scattered letters costs."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a title fits what was searched for.

    Attributes
    ----------
    cost : int
        0 is best.
    positions : frozenset of int
        The characters of the title that were found.
    """

    cost: int = 0
    positions: frozenset[int] = frozenset()


NO_SEARCH: Final = Fit()
"""Any title, where nothing is searched for."""


def fit(query: str, title: str, name_at: int) -> Fit | None:
    """Return how well `title` fits `query`, or None where it does not.

    Parameters
    ----------
    query : str
        Words in any order, upper or lower case; every one of them has to be found.
    title : str
        Menus and name of a command.
    name_at : int
        Where in `title` the name begins.
    """
    text, cost, positions = _lower(title), 0, frozenset[int]()
    for word in _lower(query).split():
        found = _fit_word(word, text, name_at)
        if found is None:
            return None
        cost += found.cost
        positions |= found.positions
    return Fit(cost, positions)


def _fit_word(word: str, text: str, name_at: int) -> Fit | None:
    """Return the best fit of one word."""
    fits = []
    start = text.find(word)
    while start >= 0:
        fits.append(Fit(_quality(word, text, start, name_at), frozenset(range(start, start + len(word)))))
        start = text.find(word, start + 1)
    if not fits:
        starts = (start for start in range(len(text)) if _begins_word(text, start))
        fits = [found for start in starts if (found := _scattered(word, text, start)) is not None]
    return min(fits, key=_cost, default=None)


def _quality(word: str, text: str, start: int, name_at: int) -> int:
    """Return the cost of a whole word found at `start`."""
    if start == name_at:
        return WHOLE_NAME if start + len(word) == len(text) else NAME_START
    if not _begins_word(text, start):
        return INSIDE
    return NAME_WORD if start > name_at else PATH_WORD


def _scattered(word: str, text: str, start: int) -> Fit | None:
    """Return the fit of the letters of `word` in their order, the first of them at `start`."""
    positions: list[int] = []
    gaps, position = 0, start - 1
    for letter in word:
        found = text.find(letter, position + 1)
        if found < 0 or (not positions and found != start):
            return None
        if positions and found != position + 1:
            # A jump to the beginning of a word is how people abbreviate.
            gaps += 1 if _begins_word(text, found) else _LETTER
        positions.append(found)
        position = found
    return Fit(SCATTERED + gaps, frozenset(positions))


def _begins_word(text: str, position: int) -> bool:
    return text[position].isalnum() and (position == 0 or not text[position - 1].isalnum())


def _cost(found: Fit) -> int:
    return found.cost


def _lower(text: str) -> str:
    """Return `text` in lower case, character by character, so that positions stay."""
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
