"""Codes to words: everything that the layers below the user interface name by a code is said here."""

from convstudio.ui.messages.errors import sentence
from convstudio.ui.messages.learning import loss_title, optimizer_title, silence_sentence
from convstudio.ui.messages.names_of_choices import (
    bank_hint,
    bank_title,
    kind_hint,
    kind_title,
    padding_mode_title,
    preset_title,
    resample_hint,
    resample_title,
    scheme_title,
)
from convstudio.ui.messages.names_of_edits import edit_name
from convstudio.ui.messages.names_of_examples import example_hint, example_title, section_title

__all__ = [
    "bank_hint",
    "bank_title",
    "edit_name",
    "example_hint",
    "example_title",
    "kind_hint",
    "kind_title",
    "loss_title",
    "optimizer_title",
    "padding_mode_title",
    "preset_title",
    "resample_hint",
    "resample_title",
    "scheme_title",
    "section_title",
    "sentence",
    "silence_sentence",
]
