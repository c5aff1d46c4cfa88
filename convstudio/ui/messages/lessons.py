"""What is wrong with a lesson file, what a step keeps, and what an answer shows, in sentences."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from convstudio.core.errors import Code
from convstudio.core.lessons.permissions import Part

SENTENCES: Final[Mapping[Code, object]] = {
    Code.LESSON_NOT_ONE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is no lesson, as there is no lesson.yaml in it: choose another folder or zip."
    ),
    Code.LESSON_GONE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” is not there any more: the lesson stays open as it was read last."
    ),
    Code.LESSON_UNSAFE: QT_TRANSLATE_NOOP(
        "messages", "“{name}” wants to write outside itself, to “{member}”: it was not opened."
    ),
    Code.LESSON_TOO_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” has {found}, more than the {limit} that a lesson may have: make its figures smaller.",
    ),
    Code.LESSON_TOO_MANY_FILES: QT_TRANSLATE_NOOP(
        "messages",
        "“{name}” has {found} files, more than the {limit} that a lesson may have: choose the lesson’s own folder.",
    ),
    Code.LESSON_MEMBER_TWICE: QT_TRANSLATE_NOOP(
        "messages", "There is more than one “{member}” in “{name}”: keep the one that belongs to the lesson."
    ),
    Code.LESSON_PACKING: QT_TRANSLATE_NOOP(
        "messages", "“{member}” in “{name}” is packed in an unusual way: make the zip anew with “Deflate”."
    ),
    Code.LESSON_TOO_MANY_STEPS: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: {found} steps are more than the {limit} that a lesson may have: part it.",
    ),
    Code.LESSON_NOT_TEXT: QT_TRANSLATE_NOOP("messages", "{name} is not text in UTF-8: save it as such."),
    Code.LESSON_SYNTAX: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: this is not understood; look for an indent, a bracket or a quote that is missing.",
    ),
    Code.LESSON_UNKNOWN_KEY: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: there is no key “{key}” here; known are {known}."
    ),
    Code.LESSON_MISSING_KEY: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{missing}” is missing in “{key}”."
    ),
    Code.LESSON_KEY_TWICE: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{key}” is there twice: keep one of them."
    ),
    Code.LESSON_UNKNOWN_NAME: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{text}” is not known in “{key}”; known are {known}."
    ),
    Code.LESSON_WRONG_TYPE: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{key}” should be something else: {expected}."
    ),
    Code.LESSON_WRONG_DEPTH: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: “{key}” has {found} levels of lists, and {expected} are expected.",
    ),
    Code.LESSON_OUT_OF_RANGE: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{key}” must be from {low} to {high}, not {value}."
    ),
    Code.LESSON_TOO_MUCH: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: “{key}” takes {found} numbers, more than {limit}: make input or kernel smaller.",
    ),
    Code.LESSON_IMPOSSIBLE: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: there is no such layer at “{key}”. {why}"
    ),
    Code.LESSON_WRONG_ANSWER: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: the answer is not {stored}; the layer gives {computed}."
    ),
    Code.LESSON_MISTAKE_RIGHT: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: “{key}” offers {mistake} a second time, or as wrong although it is right.",
    ),
    Code.LESSON_GOAL_REACHED: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: what “{key}” asks for is so from the start."
    ),
    Code.LESSON_GOAL_MISSED: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: “{key}” does not reach what the step checks."
    ),
    Code.LESSON_TEXT_MISSING: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: the text of “{key}” is missing."
    ),
    Code.LESSON_TEXT_EXTRA: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: no step asks for the heading “{key}”: mend its name, or remove it."
    ),
    Code.LESSON_FIGURE_MISSING: QT_TRANSLATE_NOOP(
        "messages", "{name}, line {line}: there is no figure “{key}” in the lesson."
    ),
    Code.LESSON_FIGURE_FORM: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: “{key}” is no figure; write it in one line as ![its caption](its-name.png).",
    ),
    Code.LESSON_SIZE_SHOWN: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: “{key}”: the Channels lens shows every map in its size; hide it in another lens.",
    ),
    Code.LESSON_FIGURE_HIDDEN: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” tells what the step hides; show it below “### reveal”.",
    ),
    Code.LESSON_FIGURE_BROKEN: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” cannot be read; save it anew as a PNG, a JPEG or a plain SVG.",
    ),
    Code.LESSON_FIGURE_UNSAFE: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” has a script, a picture or a link in it; take them out.",
    ),
    Code.LESSON_FIGURE_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” has {columns} × {rows} pixels, more than {limit} along a side; "
        "make it smaller.",
    ),
    Code.LESSON_FIGURE_INTRICATE: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” would take too long to paint; simplify it, or save it as a PNG.",
    ),
    Code.LESSON_FIGURE_LATER: QT_TRANSLATE_NOOP(
        "messages",
        "{name}, line {line}: the figure “{key}” uses “{element}”, which SVG Tiny 1.2 does not have; "
        "draw it without, or save it as a PNG.",
    ),
    Code.LESSON_INPUT_LARGE: QT_TRANSLATE_NOOP(
        "messages",
        "This input is {found} cells long, more than the {limit} that a recorded step may have: make it smaller.",
    ),
    Code.LESSON_FOLDER_TAKEN: QT_TRANSLATE_NOOP(
        "messages", "There is something in “{name}” already: choose a new folder for the lesson."
    ),
}
"""Code → the sentence; LESSON_LOCKED has one for each part."""

LOCKED: Final[Mapping[Part, object]] = {
    Part.INPUT: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the input as it is; “Explore freely” lets you change it."
    ),
    Part.KERNEL: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the kernel as it is; “Explore freely” lets you change it."
    ),
    Part.BIAS: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the bias as it is; “Explore freely” lets you change it."
    ),
    Part.PARAMETERS: QT_TRANSLATE_NOOP(
        "messages",
        "This step keeps the layer’s parameters as they are; “Explore freely” lets you change them.",
    ),
    Part.CHANNELS: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the channels as they are; “Explore freely” lets you change them."
    ),
    Part.KIND: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the kind of layer as it is; “Explore freely” lets you change it."
    ),
    Part.CHAIN: QT_TRANSLATE_NOOP(
        "messages", "This step keeps the chain of layers as it is; “Explore freely” lets you change it."
    ),
    Part.LENS: QT_TRANSLATE_NOOP(
        "messages", "This step is seen through this lens; “Explore freely” lets you choose another one."
    ),
}
"""Part that a step locks → why an edit of it is refused."""

_EXPECTED: Final[Mapping[str, object]] = {
    "text": QT_TRANSLATE_NOOP("messages", "a text"),
    "number": QT_TRANSLATE_NOOP("messages", "a number"),
    "numbers": QT_TRANSLATE_NOOP("messages", "numbers"),
    "whole number": QT_TRANSLATE_NOOP("messages", "a whole number"),
    "true or false": QT_TRANSLATE_NOOP("messages", "true or false"),
    "list": QT_TRANSLATE_NOOP("messages", "a list, such as [1, 2]"),
    "lists of equal length": QT_TRANSLATE_NOOP("messages", "lists of numbers, each as long as the others"),
    "mapping": QT_TRANSLATE_NOOP("messages", "keys with values, such as {stride: 2}"),
    "pairs": QT_TRANSLATE_NOOP("messages", "a pair [before, after] for each axis"),
    "name": QT_TRANSLATE_NOOP("messages", "a name of lower-case letters, digits and hyphens"),
    "cell": QT_TRANSLATE_NOOP("messages", "a cell [row, column]"),
    "cells": QT_TRANSLATE_NOOP("messages", "cells with an index for each axis"),
    "an answer of this kind": QT_TRANSLATE_NOOP("messages", "a way to answer that fits what is asked for"),
    "a cell that is there": QT_TRANSLATE_NOOP("messages", "a cell that is there"),
    "a measure of this layer": QT_TRANSLATE_NOOP("messages", "something that this layer has"),
    "one of ones, zeros, range, picture": QT_TRANSLATE_NOOP(
        "messages", "numbers, or one of ones, zeros, range and picture"
    ),
}
"""What `LESSON_WRONG_TYPE` expects → how it is said."""


def expected_words(expected: str) -> str:
    """Return what should stand in a lesson file instead."""
    return QCoreApplication.translate("messages", str(_EXPECTED[expected]))
