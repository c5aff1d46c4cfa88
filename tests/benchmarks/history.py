"""The memory that undo takes."""

import time
import tracemalloc
from collections.abc import Iterator

from convstudio.app.store import Store
from convstudio.core.edits.kernel import set_weight
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import start_view
from tests.benchmarks.documents import square
from tests.benchmarks.table import Row

EDITS = 500
MEGABYTE = 2**20


def measure(_runs: int) -> Iterator[Row]:
    """Edit one weight again and again under a photograph, which all steps share."""
    document = square(512)
    store = Store(document, start_view())
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(EDITS):
        store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (1, 1), number * 0.01 + 5)
    grown = (tracemalloc.get_traced_memory()[0] - before) / MEGABYTE
    tracemalloc.stop()
    picture = document.signal.values.nbytes / MEGABYTE
    yield Row(
        f"history: {EDITS} edits under 512×512", grown, 2 * picture, "MB", f"the picture has {picture:.1f} MB"
    )
    started = time.perf_counter()
    for number in range(EDITS):
        store.apply(EditName.KERNEL_CELL, set_weight, (0, 0), (1, 1), -number * 0.01 - 5)
    yield Row("history: one edit, then 500 deep", (time.perf_counter() - started) / EDITS * 1000, 1.0, "ms")
