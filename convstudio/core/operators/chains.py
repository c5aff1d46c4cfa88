"""Chains of layers by name."""

from typing import Final

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.kind import Kind


def _conv(kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> ChainLayer:
    return ChainLayer(Kind.CONVOLUTION, kernel, stride, padding, dilation)


_MAX: Final = ChainLayer(Kind.MAX_POOL, kernel=2, stride=2)
_AVERAGE: Final = ChainLayer(Kind.AVERAGE_POOL, kernel=2, stride=2)

CHAINS: Final[dict[str, Chain]] = {
    "two": (_conv(3),) * 2,
    "three": (_conv(3),) * 3,
    "eight": (_conv(3, padding=1),) * 8,
    "strides": (_conv(3, stride=2, padding=1),) * 3,
    "dilations": (_conv(3), _conv(3, dilation=2), _conv(3, dilation=4)),
    "lenet": (_conv(5, padding=2), _AVERAGE, _conv(5), _AVERAGE),
    "digits": (_conv(5), _MAX, _conv(5), _MAX),
    "vgg": (_conv(3, padding=1), _conv(3, padding=1), _MAX) * 2,
}
"""Name → layers. LeNet's and the digit net's are what stands before their fully connected layers; "vgg" is the first
two blocks of VGG (Simonyan and Zisserman 2015); of "dilations" each doubles, as in Yu and Koltun 2016."""
