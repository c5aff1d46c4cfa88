"""What a document computes to, by torch.

A small layer is one padding and one call of torch's function, just as torch.nn.Conv2d does it, so that its numbers
are torch's to the bit. A large one is computed tile by tile (see tiles), which agrees within float32 rounding.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import torch

from convstudio.core import limits
from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.engine import device as devices
from convstudio.engine import memory, operations, tiles
from convstudio.engine.workers import side_by_side

Stop = Callable[[], bool]
Progress = Callable[[float], None]

_TINY_VALUES = 2**15
"""Up to this many input values torch's threads are left alone: up to 20,480 their number decides which algorithm
torch takes, and so the last bit of its sums; a user's own script has to print the same numbers."""

_WORKING_SET = 64 * 2**20
"""Bytes taken beside input and output, generously: torch's buffers for a tile, measured."""


def _never() -> bool:
    return False


def _nobody(_fraction: float) -> None:
    pass


def evaluate(
    document: Document,
    device: torch.device,
    stop: Stop = _never,
    progress: Progress = _nobody,
    channel: int = 0,
) -> Result:
    """Compute the layer.

    Parameters
    ----------
    document : Document
        Input, layer and weights, of any kind, with 1, 2 or 3 spatial axes.
    device : torch.device
        Where to compute (see `device.choose`). If a GPU's memory does not suffice, the CPU takes over and the
        result says so (CUDA_FELL_BACK).
    stop : callable
        Asked between tiles; True ends the computation.
    progress : callable
        Told the fraction done, rising to 1, after each tile.
    channel : int
        The output map that is looked at: the one computed where not all are kept (see `keeps_all`).

    Returns
    -------
    Evaluated
        With the output, float32 of shape (O, *output_size), or (1, *output_size) where not all maps are kept. A sum
        beyond float32 is infinite there, as in torch; so is the maximum of a window that meets padding alone, which
        dilation can bring about.
    Impossible
        Where the geometry is (a ShapeError), the output would not fit into memory (OUTPUT_TOO_LARGE, before
        trying; OUT_OF_MEMORY, after), or the computation was stopped (STOPPED).
    """
    started = time.perf_counter()
    try:
        shape = geometry.output_shape(document)
        _check_memory(document, shape)
        kept = range(document.out_channels) if keeps_all(document, shape) else range(channel, channel + 1)
        output, used, notice = with_fallback(tiles.part(document, kept), shape, device, stop, progress)
    except StudioError as error:
        return Impossible(document, error)
    output.setflags(write=False)
    seconds = time.perf_counter() - started
    return Evaluated(document, output, devices.describe(used), seconds, notice, kept.start)


def keeps_all(document: Document, shape: tuple[int, ...]) -> bool:
    """Return whether all maps of a layer, each of spatial `shape`, are kept, or only the one that is looked at.

    They are where they take half of `limits.RESULT_BYTES` or less: the last result stays on the screen while the
    next one is computed, so that two of them are held for a while.
    """
    return 2 * 4 * document.out_channels * math.prod(shape) <= limits.RESULT_BYTES


def needed_bytes(document: Document, shape: tuple[int, ...]) -> int:
    """Return the memory that computing and showing an output of spatial `shape` takes, in bytes.

    Four for each value that is kept and one and a third for its picture (with its reduced copies), and what a tile
    takes. Of a layer that is not kept, a block of maps is there beside the one that is looked at.
    """
    per_map = math.prod(shape) * 4
    if keeps_all(document, shape):
        return document.out_channels * per_map * 4 // 3 + _WORKING_SET
    planes = max(len(tiles.planes_of(document, block)) for block in tiles.blocks(document, shape))
    inputs = planes * math.prod(document.signal.spatial) * 4
    return per_map * 4 // 3 + max(per_map, tiles.BLOCK_BYTES) + inputs + _WORKING_SET


def _check_memory(document: Document, shape: tuple[int, ...]) -> None:
    """Raise OUTPUT_TOO_LARGE for a layer that would not fit; a small one is not worth asking the system."""
    if tiles.is_small(document, shape):
        return
    needed, available = needed_bytes(document, shape), memory.available()
    if needed > available:
        raise StudioError(Code.OUTPUT_TOO_LARGE, needed=needed, available=available)


def with_fallback(
    document: Document, shape: tuple[int, ...], device: torch.device, stop: Stop, progress: Progress
) -> tuple[FloatArray, torch.device, Code | None]:
    """Compute on `device`, else on the CPU; return the output, the device used and a notice.

    Parameters and errors are those of `compute`, but OUT_OF_MEMORY where the CPU's memory does not suffice either.
    """
    cpu = torch.device("cpu")
    if device.type == "cuda":
        try:
            return compute(document, shape, device, stop, progress), device, None
        except torch.OutOfMemoryError:
            pass  # out of this block first: the exception holds on to what was allocated on the GPU
        torch.cuda.empty_cache()
    notice = None if device == cpu else Code.CUDA_FELL_BACK
    try:
        return compute(document, shape, cpu, stop, progress), cpu, notice
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "DefaultCPUAllocator" not in str(error):
            raise
        raise StudioError(Code.OUT_OF_MEMORY, needed=needed_bytes(document, shape)) from None


def compute(
    document: Document, shape: tuple[int, ...], device: torch.device, stop: Stop, progress: Progress
) -> FloatArray:
    """Return the output of a possible layer, of spatial `shape`, computed on `device`.

    Raises
    ------
    StudioError
        STOPPED.
    MemoryError, RuntimeError
        Where memory ran out; torch.OutOfMemoryError on a GPU.
    """
    if stop():
        raise StudioError(Code.STOPPED)
    with torch.inference_mode(), _threads(document) as workers:
        layer = operations.operation(document, device)
        output = np.empty((document.out_channels, *shape), dtype=np.float32)
        target = torch.from_numpy(output)
        if tiles.is_small(document, shape):
            target.copy_(layer.whole())
            progress(1.0)
        else:
            at_once = 1 if device.type == "cuda" else workers
            for done in _tile_by_tile(layer, tiles.plan(document, shape), target, stop, at_once):
                progress(done)
    return output


@contextmanager
def _threads(document: Document) -> Iterator[int]:
    """Let torch compute any but a tiny convolution with one thread, yielding the number of its own choice.

    Where there is much to do, tiles run side by side instead. torch's own threads wait for each other at every
    step: measured on two cores while another process was busy, 3×3 on 4096×4096 took 0.2 s as tiles side by side
    and 1.4 s with torch's two threads, 3×3 on 512×512 2.6 ms with one thread and 16 ms with two; a mean of 3×3 on
    16×16 0.05 ms and 5.9 ms. Pooling has but one order of summing.
    """
    before = torch.get_num_threads()
    if document.signal.values.size > _TINY_VALUES or not document.layer.kind.weighted:
        torch.set_num_threads(1)
    try:
        yield before
    finally:
        torch.set_num_threads(before)


def _tile_by_tile(
    layer: operations.Operation, plan: list[tiles.Tile], target: torch.Tensor, stop: Stop, workers: int
) -> Iterator[float]:
    """Fill `target`, of shape (O, *output_size), with as many tiles at a time as there are workers.

    Yields the fraction done; raises STOPPED as soon as the tiles begun are finished.
    """
    number = tiles.cut_axis(tuple(target.shape[1:]))

    def fill(tile: tiles.Tile) -> None:
        place = target[tile.channels.start : tile.channels.stop]
        place.narrow(number + 1, tile.rows.start, len(tile.rows)).copy_(layer.tile(tile, number))

    for done, _ in enumerate(side_by_side(fill, plan, stop, workers), start=1):
        yield done / len(plan)
