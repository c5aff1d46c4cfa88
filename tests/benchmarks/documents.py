"""What the benchmarks compute."""

import math

import numpy as np

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits.kernel import set_weight
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from tests.benchmarks.program import Program

SEED = 20


def square(side: int, *, binary: bool = False, kernel: int = 3, kind: Kind = Kind.CONVOLUTION) -> Document:
    """Return a gray input with random values and a kernel, padded so that the output has the input's size."""
    return padded((side, side), binary=binary, kernel=kernel, kind=kind)


def padded(
    spatial: tuple[int, ...], *, binary: bool = False, kernel: int = 3, kind: Kind = Kind.CONVOLUTION
) -> Document:
    """Return one plane of random values, of any rank, under a kernel that keeps its size."""
    generator, rank = np.random.default_rng(SEED), len(spatial)
    values = generator.random((1, *spatial), dtype=np.float32)
    if binary:
        values = np.rint(values)
    weight = np.rint(generator.normal(0, 2, (1, 1, *(kernel,) * rank)))
    layer = LayerSpec((1,) * rank, ((kernel // 2, kernel // 2),) * rank, (1,) * rank, kind=kind)
    return Document(Signal(values, Color.GRAY), layer, frozen(weight), frozen(np.zeros(1)))


def edit_kernel(program: Program, number: int, *, whole: bool = False) -> None:
    """Give one weight of the kernel another value, as typing does."""
    value = float(number % 7 - 3) if whole else (number * 37 % 100) / 50 - 1
    size = program.studio.store.document.kernel_size
    cell = tuple(map(int, np.unravel_index(number % math.prod(size), size)))
    program.studio.store.apply(
        EditName.KERNEL_CELL, set_weight, (0, 0), cell, value + number * 1e-4 * (not whole)
    )


def layered(side: int, filters: int, *, kernel: int = 3) -> Document:
    """Return a color input with random values and many filters, padded so that the maps have the input's size."""
    generator = np.random.default_rng(SEED)
    values = generator.random((3, side, side), dtype=np.float32)
    weight = generator.normal(0, 1, (filters, 3, kernel, kernel))
    around = (kernel // 2, kernel // 2)
    layer = LayerSpec(padding=(around, around))
    return Document(Signal(values, Color.RGB), layer, frozen(weight), frozen(np.zeros(filters)))
