"""What the command line asked for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """The command line's wishes; None where it has none, so that remembered settings decide.

    Attributes
    ----------
    file : Path or None
        An existing file: an image or a session.
    example : str or None
        The id of an example; checked by who has the examples. Never together with `file`.
    lesson : str or None
        The id of a lesson that comes along; checked by who has the lessons. Never with `file` or `example`.
    step : str or None
        Number of its step, from 1, or the step's id; only with `lesson`.
    lens : str or None
        The name of a lens; checked by who has the lenses.
    theme : str or None
        ``light``, ``dark`` or ``contrast``.
    language : str or None
        A language that has a translation, such as ``en``.
    device : str
        ``auto``, ``cpu``, ``cuda`` or ``cuda:N``.
    projection : bool
        Start in projection mode.
    size : (int, int) or None
        Width and height of the window in pixels.
    screenshot : Path or None
        Write the finished picture there and end.
    """

    file: Path | None = None
    example: str | None = None
    lesson: str | None = None
    step: str | None = None
    lens: str | None = None
    theme: str | None = None
    language: str | None = None
    device: str = "auto"
    projection: bool = False
    size: tuple[int, int] | None = None
    screenshot: Path | None = None
