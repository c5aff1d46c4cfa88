"""What a translator has to be able to find: every text of the sources, read from their syntax."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from tests.translations import ROOT

SAYING = {"tr", "translate", "QT_TRANSLATE_NOOP"}


@dataclass(frozen=True, slots=True)
class Text:
    """One call that says a text.

    Attributes
    ----------
    place : str
        File and line.
    context, source : str
        Where lupdate files the text, and the text; empty where the call does not let it know.
    numerus : bool
        Whether a number goes with it.
    """

    place: str
    context: str
    source: str
    numerus: bool


def said() -> Iterator[Text]:
    """Return every text that the user interface says, in every module."""
    for path in sorted((ROOT / "convstudio" / "ui").rglob("*.py")):
        yield from _said_in(path)


def _said_in(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = {
        node: owner.name
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for node in ast.walk(owner)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)).split(".")[-1] in SAYING:
            if name.endswith("translate") and not _is_said(name):
                continue  # a painter or a rectangle is moved by it
            yield _text(path, node, name, owners.get(node, ""))


def _is_said(name: str) -> bool:
    """Return whether a call of `name` translates a text: the function, or the application's."""
    return name in ("translate", "QCoreApplication.translate", "QApplication.translate")


def _text(path: Path, call: ast.Call, name: str, owner: str) -> Text:
    place = f"{path.relative_to(ROOT)}:{call.lineno}"
    constants = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    texts = [each if isinstance(each, str) else "" for each in constants]
    if name.endswith("tr"):
        own = name == "self.tr" and _is_qobject(path, owner)
        context = owner if own else "counted" if name == "counted.tr" else ""
        return Text(place, context, texts[0], len(call.args) == 3)
    return Text(place, texts[0], texts[1], len(call.args) == 4)


def _is_qobject(path: Path, owner: str) -> bool:
    if not owner:
        return False
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return issubclass(getattr(module, owner), QObject)
