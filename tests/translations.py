"""Gathers and compiles the texts of every language: python3 main.py python -m tests.translations.

Without arguments it takes new texts of the sources into resources/i18n/*.ts, drops those that are gone, compiles the
.qm files, and says how many texts wait for a translation. "todo FILE" writes those that wait to a JSON file, which a
translator completes; "fill FILE" takes it back. Qt Linguist edits the .ts files as well.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as Xml

import PySide6

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "resources" / "i18n"

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {"en": ("-pluralonly",), "zh_CN": ()}
"""Language → what lupdate is told besides; the sources are English but for their plurals."""

FORMS: Final[Mapping[str, int]] = {"en": 2, "zh_CN": 1}
"""Language → how many plural forms it has."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a .ts file.

    Attributes
    ----------
    context, source : str
        Where it stands, and the English text.
    numerus : bool
        Whether it depends on a number.
    forms : tuple of str
        The translation, once for each plural form; one where it depends on no number.
    finished : bool
        Whether a translator has approved of it.
    """

    context: str
    source: str
    numerus: bool
    forms: tuple[str, ...]
    finished: bool


def translation_file(language: str, folder: Path = FOLDER) -> Path:
    """Return the .ts file of a language."""
    return folder / f"convstudio_{language}.ts"


def messages(path: Path) -> Iterator[Message]:
    """Read the texts of a .ts file."""
    for context in Xml.parse(path).getroot().iter("context"):  # noqa: S314  # the repository's own file
        for message in context.iter("message"):
            yield _message(context.findtext("name") or "", message)


def _message(context: str, message: Xml.Element) -> Message:
    numerus = message.get("numerus") == "yes"
    translation = message.find("translation")
    assert translation is not None
    parts = translation.findall("numerusform") if numerus else [translation]
    forms = tuple(part.text or "" for part in parts)
    finished = translation.get("type") is None and all(forms)
    return Message(context, message.findtext("source") or "", numerus, forms, finished)


def gather(language: str, folder: Path = FOLDER) -> None:
    """Bring the .ts file of a language up to date with the sources; what is gone from them is dropped."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "convstudio" / "ui").rglob("*.py"))
    settings = ("-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language)
    # Whatever comes after the sources is no source.
    _call("lupdate", *sources, *settings, *OPTIONS[language], "-ts", str(translation_file(language, folder)))


def release(language: str, folder: Path = FOLDER) -> Path:
    """Compile the .ts file of a language to the .qm file beside it; return that."""
    source = translation_file(language, folder)
    target = source.with_suffix(".qm")
    _call("lrelease", "-silent", str(source), "-qm", str(target))
    return target


def todo(path: Path) -> None:
    """Write what waits for a translation: language → context → English text → translation, or a list of forms."""
    waiting: dict[str, dict[str, dict[str, str | list[str]]]] = {}
    for language in OPTIONS:
        for message in messages(translation_file(language)):
            if not message.finished:
                there = waiting.setdefault(language, {}).setdefault(message.context, {})
                there[message.source] = [""] * FORMS[language] if message.numerus else ""
    path.write_text(json.dumps(waiting, ensure_ascii=False, indent=1), encoding="utf-8")


def fill(path: Path) -> None:
    """Take translations from a file as `todo` writes it; empty ones are left alone."""
    for language, contexts in json.loads(path.read_text(encoding="utf-8")).items():
        tree = Xml.parse(translation_file(language))  # noqa: S314  # the repository's own file
        for context in tree.getroot().iter("context"):
            texts = contexts.get(context.findtext("name"), {})
            for message in context.iter("message"):
                _fill_in(message, texts.get(message.findtext("source"), ""))
        tree.write(translation_file(language), encoding="utf-8", xml_declaration=True)


def _fill_in(message: Xml.Element, text: str | list[str]) -> None:
    translation = message.find("translation")
    if translation is None or not all(text) or not text:
        return
    translation.clear()
    if isinstance(text, str):
        translation.text = text
    else:
        for form in text:
            Xml.SubElement(translation, "numerusform").text = form


def _call(tool: str, *arguments: str) -> None:
    folder = Path(PySide6.__file__).parent
    program = next(path for path in (folder / tool, folder / f"{tool}.exe") if path.exists())
    done = subprocess.run(
        [str(program), *arguments], cwd=ROOT, text=True, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def main(arguments: Sequence[str]) -> int:
    """Do the chore; return 1 while a text waits for its translation."""
    parser = argparse.ArgumentParser(prog="python -m tests.translations", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=("todo", "fill"))
    parser.add_argument("file", nargs="?", type=Path)
    options = parser.parse_args(arguments)
    if options.verb and options.file is None:
        parser.error("which FILE?")
    for language in OPTIONS:
        gather(language)
    if options.verb == "fill":
        fill(options.file)
    if options.verb == "todo":
        todo(options.file)
    waiting = 0
    for language in OPTIONS:
        gather(language)
        release(language)
        texts = list(messages(translation_file(language)))
        unfinished = sum(not text.finished for text in texts)
        sys.stdout.write(f"{language}: {len(texts)} texts, {unfinished} to be translated\n")
        waiting += unfinished
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
