"""The terms of the field, in every language of the interface: what each is called, and what it means."""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary.

    Attributes
    ----------
    names : dict of str to str
        Language → what it is called.
    torch : str
        What PyTorch calls it in code; empty where it has no name for it.
    meanings : dict of str to str
        Language → one sentence.
    """

    names: Mapping[str, str]
    torch: str
    meanings: Mapping[str, str]

    def answers(self, words: str) -> bool:
        """Return whether every one of `words` stands in a name, whatever the language."""
        everything = " ".join((*self.names.values(), self.torch)).lower()
        return all(word in everything for word in words.lower().split())


def read_glossary(text: str) -> tuple[Term, ...]:
    """Return the terms that a JSON text lists.

    Parameters
    ----------
    text : str
        A list of objects with the keys "en", "zh_CN", "torch" and "meaning", which has a sentence for each language.
    """
    return tuple(
        Term({language: entry[language] for language in entry["meaning"]}, entry["torch"], entry["meaning"])
        for entry in json.loads(text)
    )
