"""What a layer can be."""

from enum import StrEnum


class Kind(StrEnum):
    """What a layer does with its windows."""

    CONVOLUTION = "convolution"
    TRANSPOSED = "transposed"
    MAX_POOL = "max_pool"
    AVERAGE_POOL = "average_pool"

    @property
    def weighted(self) -> bool:
        """Whether the layer has weights and biases of its own; pooling has none."""
        return self in (Kind.CONVOLUTION, Kind.TRANSPOSED)
