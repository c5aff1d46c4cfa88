"""The command ``convstudio``: reads its arguments, looks for obstacles, starts the window.

Qt is imported only when the window starts, so that ``--version`` and a mistyped argument answer at once.
"""

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from convstudio import __version__, preflight
from convstudio.app.options import Options
from convstudio.app.resources import resource

THEMES = ("light", "dark", "contrast")
PIXELS = (200, 8192)  # of a window's side: less shows nothing, more is over what screens and pictures hold


class _Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence, without its usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _one_of(choices: Sequence[str]) -> Callable[[str], str]:
    def choice(text: str) -> str:
        if text not in choices:
            raise argparse.ArgumentTypeError(f"“{text}” is not one of {', '.join(choices)}.")
        return text

    return choice


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a language such as en or zh_CN.")
    if text != "en" and not resource("i18n", f"convstudio_{text}.qm").is_file():
        raise argparse.ArgumentTypeError(f"the language “{text}” is not available yet.")
    return text


def _device(text: str) -> str:
    if not re.fullmatch(r"auto|cpu|cuda(:[0-9]{1,3})?", text):
        raise argparse.ArgumentTypeError(f"“{text}” is not one of auto, cpu, cuda, cuda:N.")
    return text


def _size(text: str) -> tuple[int, int]:
    sides = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text)
    if sides is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a size such as 1280x720.")
    width, height = int(sides.group(1)), int(sides.group(2))
    low, high = PIXELS
    if not (low <= width <= high and low <= height <= high):
        raise argparse.ArgumentTypeError(f"“{text}” has a side that is not from {low} to {high} pixels.")
    return width, height


def _holds(question: Callable[[], bool]) -> bool:
    """Return the answer to a question about a path: no where the system cannot even look, as at endless names."""
    try:
        return question()
    except OSError:
        return False


def _new_png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"“{text}” does not end in .png.")
    if _holds(path.is_dir):
        raise argparse.ArgumentTypeError(f"“{text}” is a folder.")
    if not _holds(path.absolute().parent.is_dir):
        raise argparse.ArgumentTypeError(f"the folder of “{text}” does not exist.")
    return path


def parse(argv: Sequence[str] | None = None) -> Options:
    """Read the command line.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments without the program's name; those of the process if left out.

    Returns
    -------
    Options
        What was asked for; examples, lessons and lenses are not looked up yet.

    Raises
    ------
    SystemExit
        With 0 after ``--version`` or ``--help``, with 2 after a sentence on stderr about what is wrong.
    """
    parser = _parser()
    options = Options(**vars(parser.parse_args(argv)))
    sentence = _conflict(options)
    if sentence is not None:
        parser.error(sentence)
    return options


def _parser() -> _Parser:
    """Return what reads each argument by itself."""
    parser = _Parser(
        "convstudio",
        description="See, step through and change a convolution layer.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("file", nargs="?", type=Path, metavar="FILE", help="an image or a session to open")
    add("--example", metavar="ID", help="start with this example")
    add("--lesson", metavar="ID", help="open this lesson")
    add("--step", metavar="N", help="the lesson's step, by its number from 1 or its id")
    add("--lens", metavar="NAME", help="start with this lens")
    add("--theme", type=_one_of(THEMES), metavar="THEME", help="light, dark or contrast")
    add("--language", type=_language, metavar="LANGUAGE", help="en, or another language that is translated")
    add("--device", type=_device, default="auto", metavar="DEVICE", help="auto, cpu, cuda or cuda:N")
    add("--projection", action="store_true", help="start in projection mode, with type for a large room")
    add("--size", type=_size, metavar="WIDTHxHEIGHT", help="the window's size in pixels, such as 1280x720")
    add(
        "--screenshot",
        type=_new_png,
        metavar="OUT.png",
        help="write the finished picture and end; needs no display",
    )
    add("--version", action="version", version=f"ConvStudio {__version__}")
    return parser


def _conflict(options: Options) -> str | None:
    """Return why the arguments do not go together, or the file cannot be opened; None where all is well."""
    file = options.file
    if options.step is not None and options.lesson is None:
        return "a --step needs a --lesson."
    if options.lesson is not None and (file is not None or options.example is not None):
        return "a --lesson cannot be opened together with a FILE or an --example."
    if file is None:
        return None
    if options.example is not None:
        return "a FILE and an --example cannot both be opened."
    if _holds(file.is_dir):
        return f"“{file}” is a folder, not an image or a session."
    return None if _holds(file.exists) else f"there is no file “{file}”."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments without the program's name; those of the process if left out.

    Returns
    -------
    int
        The exit status: 0 after a good end, 2 when something is wrong with the arguments or the system; then one
        sentence stands on stderr.
    """
    try:
        options = parse(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    if options.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sentence = preflight.obstacle(os.environ)
    if sentence is not None:
        return _refuse(sentence)
    preflight.preload_torch()
    # What is imported stays; to look through it for garbage would only delay the first picture, and later ones.
    gc.disable()
    try:
        from convstudio.ui.application import run  # noqa: PLC0415 - Qt comes in only now
    except ImportError as error:
        sentence = preflight.explain(error)
        if sentence is None:
            raise
        return _refuse(sentence)
    finally:
        gc.freeze()
        gc.enable()
    return run(options)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"convstudio: {sentence}\n")
    return 2
