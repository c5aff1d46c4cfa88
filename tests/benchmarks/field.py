"""The effective receptive field of a deep value, against one bare forward and backward pass of the same layers."""

import time
from collections.abc import Iterator
from statistics import median

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.app.field_computing import NETWORKS
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.kind import Kind
from convstudio.core.operators.chains import CHAINS
from convstudio.core.operators.receptive_field import stages
from convstudio.engine.receptive_field import CHANNELS, effective_fields
from tests.benchmarks.table import Row

SIDE = 256

WIDE: Chain = (
    tuple(ChainLayer(kernel=11, padding=5 * dilation, dilation=dilation) for dilation in (1, 2, 4, 8)) * 2
)
"""Layers that together see more than the whole image: nothing can be left out."""


def measure(runs: int) -> Iterator[Row]:
    """Let both run in turn."""
    values = np.random.default_rng(0).random((1, SIDE, SIDE), dtype=np.float32)
    for what, chain in (("8 layers 3×3", CHAINS["eight"]), ("8 layers that see everything", WIDE)):
        maps = stages(chain, (SIDE, SIDE))
        unit = maps[-1].middle
        weights = [
            torch.randn(CHANNELS, 1 if index == 0 else CHANNELS, layer.kernel, layer.kernel)
            for index, layer in enumerate(chain)
        ]
        ours, bare, many = [], [], []
        for _ in range(runs + 1):
            started = time.perf_counter()
            next(effective_fields(values, maps, len(chain), unit, range(1), lambda: False))
            ours.append(time.perf_counter() - started)
            bare.append(_bare(values, chain, weights, unit))
        if chain is not WIDE:
            started = time.perf_counter()
            for _ in effective_fields(values, maps, len(chain), unit, range(NETWORKS), lambda: False):
                pass
            many.append(time.perf_counter() - started)
        notes = f"{1000 * median(ours[1:]):.0f} ms, to {1000 * median(bare[1:]):.0f} ms for one forward and backward"
        if many:
            notes += f"; the mean of {NETWORKS} networks {1000 * many[0]:.0f} ms"
        ratio = median(one / other for one, other in zip(ours[1:], bare[1:], strict=True))
        yield Row(f"effective field: {what}, {SIDE}×{SIDE}", ratio, 2.0, "×", notes)


def _bare(values: np.ndarray, chain: Chain, weights: list[torch.Tensor], unit: tuple[int, ...]) -> float:
    """Return the seconds of torch's own layers over the whole image, and back."""
    x = torch.from_numpy(values).unsqueeze(0).requires_grad_()
    started = time.perf_counter()
    y = x
    for layer, weight in zip(chain, weights, strict=True):
        assert layer.kind is Kind.CONVOLUTION
        y = F.conv2d(y, weight, None, layer.stride, layer.padding, layer.dilation)
    y[(0, 0, *unit)].backward()  # type: ignore[no-untyped-call]  # torch has no types here
    return time.perf_counter() - started
