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
        Maps of shape (n, *output_size), read-only: all O of them, or, where two such results would take more than
        `limits.RESULT_BYTES`, the one that is looked at.
    device : str
        Where it was computed, for the status bar: "CPU", "CUDA:0 (name)" or "numpy".
    seconds : float
        Time the computation took.
    notice : Code or None
        Something the user should know, such as CUDA_FELL_BACK.
    first : int
        Output channel of `output[0]`.
    """

    document: Document
    output: FloatArray
    device: str
    seconds: float
    notice: Code | None = None
    first: int = 0

    @property
    def whole(self) -> bool:
        """Whether every map is there."""
        return len(self.output) == self.document.out_channels

    def map(self, channel: int) -> FloatArray | None:
        """Return output map `channel`, of shape output_size; None where it was not kept."""
        index = channel - self.first
        plane: FloatArray | None = self.output[index] if 0 <= index < len(self.output) else None
        return plane


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
