"""Contents of boards for tests, computed in numpy."""

from typing import Any

import numpy as np
import numpy.typing as npt

from convstudio.core.render.gallery import Tiles
from convstudio.ui.widgets.board.content import BoardContent, Caption, Hit


def tiles_of(planes: npt.NDArray[np.float32], *, signed: bool) -> Tiles:
    """Every cell a pixel: signed ones reach from 1 to 255, gray ones from 0 to 255."""
    finite = np.nan_to_num(planes, nan=0.0, posinf=1e3, neginf=-1e3)
    limit = float(np.abs(finite).max()) or 1.0
    scaled = 128 + 127 * finite / limit if signed else 255 * np.clip(finite / limit, 0, 1)
    ends, clipped = np.full(len(planes), limit), np.zeros(len(planes), dtype=np.bool_)
    return Tiles(np.rint(scaled).astype(np.uint8), 1, -ends if signed else 0 * ends, ends, signed, clipped)


def content_of(
    planes: int = 2, maps: int = 3, groups: int = 1, side: int = 3, kernel: int = 2, **more: Any
) -> BoardContent:
    """Whole numbers: plane p counts from p; weight (o, i) is o + i everywhere; map o counts from 10 o."""
    cells = np.arange(side * side, dtype=np.float32).reshape(side, side)
    inputs = np.stack([cells + plane for plane in range(planes)])
    fan = planes // groups
    weights = np.add.outer(np.arange(maps), np.arange(fan)).astype(np.float32)
    weights = np.ascontiguousarray(np.broadcast_to(weights[..., None, None], (maps, fan, kernel, kernel)))
    size = side - kernel + 1
    counted = np.arange(size * size, dtype=np.float32).reshape(size, size)
    outputs = np.stack([counted + 10 * index for index in range(maps)])
    values: dict[str, Any] = {
        "inputs": tiles_of(inputs, signed=False),
        "maps": tiles_of(outputs, signed=True),
        "plane_shape": (side, side),
        "map_shape": (size, size),
        "kernels": tiles_of(weights.reshape(-1, kernel, kernel), signed=True).pixels.reshape(weights.shape),
        "weights": weights,
        "wires": tuple(
            (plane, index)
            for index in range(maps)
            for plane in range(index * groups // maps * fan, (index * groups // maps + 1) * fan)
        ),
        "groups": groups,
        "order": tuple(range(maps)),
        "biases": np.arange(maps, dtype=np.float32) / 2,
        "plane_names": tuple(f"channel {plane}" for plane in range(planes)),
        "group_names": tuple(f"group {group}" for group in range(groups)),
        "captions": (Caption("Input", "2 × 3 × 3"), Caption("Filters"), Caption("Output maps")),
        "plane_values": lambda plane: inputs[plane],
        "map_values": lambda index: outputs[index],
        "tip": tip,
    }
    return BoardContent(**(values | more))


def tip(hit: Hit) -> str:
    return f"{hit.kind.value} {hit.index} {hit.part} {hit.cell}"
