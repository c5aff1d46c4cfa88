"""The Result: what a document computes to. Never saved; always carries the document it came from."""

from dataclasses import dataclass
from typing import TypeAlias

from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import Code, StudioError


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """The output of a layer.

    Attributes
    ----------
    document : Document
        What was computed.
    output : FloatArray
        Y of shape (O, *output_size), read-only.
    device : str
        Where it was computed, for the status bar: "CPU", "CUDA:0 (name)" or "numpy".
    seconds : float
        Time the computation took.
    notice : Code or None
        Something the user should know, such as CUDA_FELL_BACK.
    """

    document: Document
    output: FloatArray
    device: str
    seconds: float
    notice: Code | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Impossible:
    """A document that has no output, and why.

    Attributes
    ----------
    document : Document
        What was to be computed.
    error : StudioError
        A ShapeError for an impossible geometry, or OUTPUT_TOO_LARGE, OUT_OF_MEMORY, STOPPED.
    """

    document: Document
    error: StudioError


Result: TypeAlias = Evaluated | Impossible
