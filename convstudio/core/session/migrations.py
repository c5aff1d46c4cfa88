"""Old sessions: one function for each version, which turns its JSON into that of the next.

What does not look as its version should is left as it is: the reader of the present version refuses it and
names the field.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

Json: TypeAlias = dict[str, object]


def _pad_both_ends(session: Json) -> Json:
    """Version 1 had one padding per axis, for both ends; version 2 has (before, after)."""
    document = session.get("document")
    layer = document.get("layer") if isinstance(document, dict) else None
    padding = layer.get("padding") if isinstance(layer, dict) else None
    if not isinstance(document, dict) or not isinstance(layer, dict) or not isinstance(padding, list):
        return session
    # A list here is no padding of version 1: a list of it is none of any version, so the reader refuses it.
    return {**session, "document": {**document, "layer": {**layer, "padding": [[p, p] for p in padding]}}}


def _name_planes_and_show_maps(session: Json) -> Json:
    """Version 3 has names of planes, and a gallery in the view."""
    document, view = session.get("document"), session.get("view")
    if isinstance(document, dict) and isinstance(document.get("input"), dict):
        session = {**session, "document": {**document, "input": {"plane_names": [], **document["input"]}}}
    if isinstance(view, dict):
        gallery = {
            "scale": "shared",
            "magnitude": False,
            "rectified": False,
            "order": "channel",
            "selected": False,
            "enlarged": False,
            "wraps": True,
            "spelled": True,
        }
        session = {**session, "view": {"gallery": gallery, **view}}
    return session


def _know_kinds(session: Json) -> Json:
    """Version 4 has layers of every kind, a chain of layers, and more lenses in the view."""
    document, view = session.get("document"), session.get("view")
    if isinstance(document, dict) and isinstance(document.get("layer"), dict):
        stride = document["layer"].get("stride")
        layer = {
            "kind": "convolution",
            "output_padding": [0 for _ in stride] if isinstance(stride, list) else [],
            "ceil_mode": False,
            "count_include_pad": True,
        }
        link = {"kind": "convolution", "kernel": 3, "stride": 1, "padding": 1, "dilation": 1}
        document = {"chain": [link, link], **document, "layer": {**layer, **document["layer"]}}
        session = {**session, "document": document}
    if isinstance(view, dict):
        lenses = {
            "stamping": False,
            "source": [0, 0],
            "matrix": {"sharing": "layer", "transposed": False},
            "field": {"layer": -1, "unit": None, "effective": True},
        }
        session = {**session, "view": {**lenses, **view}}
    return session


MIGRATIONS: Final[dict[int, Callable[[Json], Json]]] = {
    1: _pad_both_ends,
    2: _name_planes_and_show_maps,
    3: _know_kinds,
}
"""Version → the step to the version after it."""

VERSION: Final = max(MIGRATIONS) + 1
"""The version that is written."""


def migrated(session: Json, version: int) -> Json:
    """Return `session`, of `version` ≤ VERSION, as VERSION would have written it."""
    for step in range(version, VERSION):
        session = MIGRATIONS[step](session)
    return session
