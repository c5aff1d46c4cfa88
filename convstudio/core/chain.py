"""A chain of layers above the input image, each known by its size alone: what receptive fields are worked out of."""

from dataclasses import dataclass

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind


@dataclass(frozen=True, slots=True)
class ChainLayer:
    """One layer of a chain, the same along rows and columns.

    Attributes
    ----------
    kind : Kind
        A convolution or a pooling layer.
    kernel : int
        Side of the window, in cells of the layer before.
    stride, padding, dilation : int
        As in torch; the padding is on all sides. Average pooling has dilation 1.
    """

    kind: Kind = Kind.CONVOLUTION
    kernel: int = 3
    stride: int = 1
    padding: int = 0
    dilation: int = 1

    def __post_init__(self) -> None:
        for name, value, low, high in (
            ("kernel_size", self.kernel, 1, limits.KERNEL_SIDE),
            ("stride", self.stride, 1, limits.STRIDE),
            ("padding", self.padding, 0, limits.PADDING),
            ("dilation", self.dilation, 1, 1 if self.kind is Kind.AVERAGE_POOL else limits.DILATION),
        ):
            if not low <= value <= high:
                raise StudioError(Code.OUT_OF_RANGE, name=name, value=value, low=low, high=high)


Chain = tuple[ChainLayer, ...]
"""Layers from the input on, 1 to `limits.CHAIN_LAYERS` of them."""

FIRST_CHAIN: Chain = (ChainLayer(padding=1), ChainLayer(padding=1))
"""Two 3×3 layers, which together see 5×5: the chain of a new document. The padding keeps the size, whatever it is."""
