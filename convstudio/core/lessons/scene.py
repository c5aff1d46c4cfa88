"""What a question is about, and the forms of an answer to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, LayerSpec
from convstudio.core.lessons.lesson import Answer, Training
from convstudio.core.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Scene:
    """What a question is about.

    Attributes
    ----------
    document : Document
        The layer and its input; its geometry is possible.
    view : ViewState
        The cursor is the output value that is asked about.
    training : Training or None
        The run that is prepared.
    """

    document: Document
    view: ViewState
    training: Training | None = None


Measure = Callable[[Scene], Answer]

Misconception = Callable[[Scene, Measure], Answer]
"""(scene, what is asked for) → the answer of somebody who believes it."""


def number(value: float) -> Answer:
    """Return the answer that is one number."""
    return Answer((float(value),))


def numbers(values: npt.ArrayLike) -> Answer:
    """Return the answer that is several numbers, or a map of them."""
    array = np.asarray(values, dtype=np.float64)
    return Answer(tuple(array.ravel().tolist()), array.shape)


def word(text: str) -> Answer:
    """Return the answer that is a word."""
    return Answer(word=text)


def truth(holds: bool) -> Answer:
    """Return the answer yes or no."""
    return word("yes" if holds else "no")


def with_layer(scene: Scene, **changes: object) -> Scene:
    """Return the scene with other parameters of the layer, by their names in `LayerSpec`."""
    layer: LayerSpec = replace(scene.document.layer, **changes)  # type: ignore[arg-type]  # fields of a layer
    return replace(scene, document=replace(scene.document, layer=layer))
