"""Which grid shows which picture of a moment, and how."""

import math
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import FloatArray
from convstudio.core.learning.phases import Phase
from convstudio.core.learning.task import Task
from convstudio.ui.lenses.learn.arranging import FRACTIONS_FROM, KERNELS, MAPS, Place
from convstudio.ui.lenses.learn.concealing import NO_VEIL, Veil
from convstudio.ui.lenses.learn.looking import Looking, Pictures, Shown
from convstudio.ui.lenses.naming import tap_color, tap_label
from convstudio.ui.lenses.stage.scene import digits_from
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell, GridPicture, Mark, Overlay, block_of

translate = QCoreApplication.translate

CONCERNED: Final = {
    Phase.FORWARD: (Place.LEARNED, Place.PREDICTION, Place.TARGET, Place.ERROR),
    Phase.BACKWARD: (Place.ERROR, Place.GRADIENT),
    Phase.UPDATE: (Place.LEARNED, Place.GOAL, Place.ENTERED),
}
"""What each part of a step is about; the gradient that an update followed was that of the step before."""


def turned(cell: Cell, kernel: FloatArray) -> Cell:
    """Return where a cell of a kernel is after a turn by 180°."""
    return tuple(size - 1 - index for index, size in zip(cell, kernel.shape, strict=True))


def by_place(pictures: Pictures) -> dict[Place, Shown]:
    """Return what each grid shows; those that are not there show nothing."""
    every = {
        Place.TARGET: pictures.target,
        Place.PREDICTION: pictures.prediction,
        Place.ERROR: pictures.error,
        Place.LEARNED: pictures.learned,
        Place.GOAL: pictures.goal,
        Place.ENTERED: pictures.entered,
        Place.GRADIENT: pictures.gradient,
    }
    return {place: shown for place, shown in every.items() if shown is not None}


def grid_picture(place: Place, shown: Shown, veil: Veil = NO_VEIL) -> GridPicture:
    """Return what a grid shows, as its widget takes it."""
    plane, veiled = shown.values, place in MAPS and not veil.lifted
    # What changes from step to step keeps its digits or goes without, however short a number is by chance.
    fixed = place in (Place.TARGET, Place.GOAL, Place.ENTERED)
    return GridPicture(
        shown.raster,
        block_of(plane),
        plane.shape,
        signed=True,
        digits_from=min(digits_from(plane), FRACTIONS_FROM) if fixed else FRACTIONS_FROM,
        labelled=place in KERNELS,
        tip=partial(_tip, plane) if veiled else None,
        conceals=veiled,
    )


def _tip(plane: FloatArray, cell: Cell) -> str:
    value = float(plane[cell])
    return UNKNOWN if math.isnan(value) else numerals.full_text(value)


def overlays(task: Task, pictures: Pictures, looking: Looking) -> dict[Place, Overlay]:
    """Return the letters of all kernel cells, and the frame of the chosen one."""
    cells: list[Cell] = list(np.ndindex(*task.kernel_size))
    marks = tuple(Mark(cell, tap_label(task, cell), tap_color(task, cell)) for cell in cells)
    overlay = Overlay(marks, cursor=looking.cell)
    kernel = pictures.learned.values
    back = tuple(Mark(turned(mark.cell, kernel), mark.label, mark.color) for mark in marks)
    return {
        Place.LEARNED: overlay,
        Place.GOAL: overlay,
        Place.GRADIENT: overlay,
        Place.ENTERED: Overlay(back, cursor=turned(looking.cell, kernel)),
    }


def names() -> dict[Place, tuple[str, str, str]]:
    """Return what each grid is called, its symbol, and what it means."""
    return {
        Place.TARGET: (
            translate("learning", "Target"),
            "Y",
            translate("learning", "What the layer should make of the input"),
        ),
        Place.PREDICTION: (
            translate("learning", "Predicted"),
            "Ŷ",
            translate("learning", "What the learned kernel makes of it now"),
        ),
        Place.ERROR: (
            translate("learning", "Error"),
            "Ŷ − Y",
            translate("learning", "Predicted minus target"),
        ),
        Place.LEARNED: (
            translate("learning", "Learned"),
            "w",
            translate(
                "learning", "The kernel as it is now, as it slides. Type a number to begin a run from there."
            ),
        ),
        Place.GOAL: (
            translate("learning", "To become"),
            "",
            translate("learning", "The kernel that made the target, as it slides; the run does not know it"),
        ),
        Place.ENTERED: (
            translate("learning", "Entered"),
            "",
            translate("learning", "The kernel as entered: this layer turns it by 180° before it slides"),
        ),
        Place.GRADIENT: (
            translate("learning", "Gradient"),
            "",
            translate(
                "learning",
                "∂L/∂w: how the loss changes with each weight; the input correlated with the error",
            ),
        ),
    }
