"""What can be learned, and how a task is made of it."""

import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convstudio.app import reading
from convstudio.core.document import Document
from convstudio.core.document import Signal as InputSignal
from convstudio.core.edits.kernel import Kernel
from convstudio.core.errors import StudioError
from convstudio.core.learning import task as tasks
from convstudio.core.learning.task import Convolve, Make, Task
from convstudio.core.operators.kernels import preset

if TYPE_CHECKING:
    from convstudio.engine.pictures import PictureInfo


class Kind(StrEnum):
    """Where the target comes from."""

    EDGE = "edge"
    """The image with a black band, and its two edges."""
    PRESET = "preset"
    """A kernel known by name, on the present input."""
    DOCUMENT = "document"
    """The output of the document."""
    PAIR = "pair"
    """A picture that the present input should become."""
    STACK = "stack"
    """The kernel on the stage, on each plane of the input as an image of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be learned.

    Attributes
    ----------
    kind : Kind
        Where the target comes from.
    name : str
        Of the preset; otherwise empty.
    path : Path or None
        Of the picture; otherwise, or to be asked for, None.
    """

    kind: Kind
    name: str = ""
    path: Path | None = None


EDGE: Final = Choice(Kind.EDGE)
DOCUMENT: Final = Choice(Kind.DOCUMENT)
STACK: Final = Choice(Kind.STACK)
PAIR: Final = Choice(Kind.PAIR)


@dataclass(slots=True, eq=False)
class Order:
    """A task that was chosen, and everything that it is built from, whatever becomes of the document meanwhile."""

    choice: Choice
    document: Document
    kernel: Kernel
    target: InputSignal | None = None
    bias: bool | None = None
    deviation: float = 0.0
    seed: int = 0
    made: Task | None = None
    refused: bool = False
    known: Document | None = None

    def __call__(self, convolve: Convolve) -> Task:
        """Build the task; on the learning thread."""
        try:
            task = self._recipe()(convolve)
            if self.bias is not None:
                task = tasks.with_bias(task, self.bias)
            self.made = tasks.noisy(task, self.deviation, self.seed)
        except StudioError:
            self.refused = True
            raise
        return self.made

    def differs(self, document: Document) -> bool:
        """Return whether a task of the same kind from `document` would be another one."""
        if self.choice.kind is Kind.EDGE or document in (self.document, self.known):
            return False
        before = self.document
        uses_weights = self.choice.kind in (Kind.DOCUMENT, Kind.STACK)
        return (
            document.signal.values is not before.signal.values
            or document.layer != before.layer
            or document.kernel_size != before.kernel_size
            or (uses_weights and document.weight is not before.weight)
            or (self.choice.kind is Kind.DOCUMENT and document.bias is not before.bias)
        )

    def _recipe(self) -> Make:
        document = self.document
        match self.choice.kind:
            case Kind.EDGE:
                return tasks.edge
            case Kind.PRESET:
                return partial(tasks.of_kernel, document, preset(self.choice.name, document.layer.rank))
            case Kind.STACK:
                return partial(tasks.of_stack, document.signal, document.weight[self.kernel], document.layer)
            case Kind.PAIR if self.target is not None:
                pair = tasks.of_pair(document.signal, self.target, document)
                return lambda _convolve: pair
            case _:
                return partial(tasks.of_document, document)


def read_target(path: Path, document: Document, stop: threading.Event) -> "tuple[PictureInfo, InputSignal]":
    """Read a picture in the colors and the range that the document asks for.

    One filter learns a gray picture, three learn a color one; with other numbers the picture is taken as it is.

    Raises
    ------
    StudioError
        As `pictures.load`, and TARGET_SIZE or GROUPS_DO_NOT_DIVIDE where the layer of the document cannot make it.
    """
    full_scale = 255.0 if document.signal.high == 255 else 1.0
    info, target = reading.load_target(path, document.out_channels, full_scale, stop.is_set)
    tasks.of_pair(document.signal, target, document)
    return info, target
