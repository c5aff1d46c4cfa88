"""Colors of planes that are red, green or blue light."""

import functools

import numpy as np

MIXED = 0.62
"""Where on the way from black to white a tinted plane has its pure hue."""

WHITENED = 0.72
"""How far the brightest pixels go from the hue to white."""


@functools.cache
def tint_table(hue: str) -> tuple[int, ...]:
    """Return 256 colors as Qt packs them, from black through `hue` ("#rrggbb") to a pale tone of it.

    The brightness rises all the way, so a tinted plane can be read like a gray one.
    """
    pure = np.array([int(hue[start : start + 2], 16) for start in (1, 3, 5)], dtype=np.float64)
    pale = pure + WHITENED * (255 - pure)
    place = np.linspace(0, 1, 256)[:, np.newaxis]
    dark = place / MIXED * pure
    light = pure + (place - MIXED) / (1 - MIXED) * (pale - pure)
    colors = np.rint(np.where(place < MIXED, dark, light)).astype(np.uint32)
    red, green, blue = colors.T
    packed: list[int] = (0xFF000000 | red << 16 | green << 8 | blue).tolist()
    return tuple(packed)
