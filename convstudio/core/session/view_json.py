"""The view as JSON values, and back. A strange view never keeps a document from being opened or saved."""

import math
from dataclasses import replace
from typing import Final

from convstudio.core import limits, view_state
from convstudio.core.document import Document
from convstudio.core.session.fields import Field
from convstudio.core.view_state import (
    SPEEDS,
    Cursor,
    FieldView,
    GalleryView,
    MatrixView,
    Order,
    Scale,
    Sharing,
    Viewport,
    ViewState,
)

ZOOM: Final = (1 / 64, 4096.0)
"""Least and greatest zoom of a session."""

_INDEX: Final = 2**31 - 1


def to_json(view: ViewState, document: Document) -> dict[str, object]:
    """Return `view`, fitted to `document`, as JSON values."""
    view = fitted(view, document)
    center = view.viewport.center
    return {
        "lens": view.lens,
        "cursor": {"channel": view.cursor.channel, "position": list(view.cursor.position)},
        "in_channel": view.in_channel,
        "filling": view.filling,
        "speed": view.speed,
        "viewport": {"zoom": view.viewport.zoom, "center": None if center is None else list(center)},
        "gallery": {
            "scale": view.gallery.scale.value,
            "magnitude": view.gallery.magnitude,
            "rectified": view.gallery.rectified,
            "order": view.gallery.order.value,
            "selected": view.gallery.selected,
            "enlarged": view.gallery.enlarged,
            "wraps": view.gallery.wraps,
            "spelled": view.gallery.spelled,
        },
        "stamping": view.stamping,
        "source": list(view.source),
        "matrix": {"sharing": view.matrix.sharing.value, "transposed": view.matrix.transposed},
        "field": {
            "layer": view.field.layer,
            "unit": None if view.field.unit is None else list(view.field.unit),
            "effective": view.field.effective,
        },
    }


def from_json(field: Field, document: Document) -> ViewState:
    """Return the view in `field`, fitted to `document`.

    Raises
    ------
    StudioError
        SESSION_INVALID for a field that is missing, unknown, or of another kind.
    """
    lens, cursor, in_channel, filling, speed, viewport, gallery, stamping, source, matrix, seen = (
        field.members(
            "lens",
            "cursor",
            "in_channel",
            "filling",
            "speed",
            "viewport",
            "gallery",
            "stamping",
            "source",
            "matrix",
            "field",
        )
    )
    channel, position = cursor.members("channel", "position")
    zoom, center = viewport.members("zoom", "center")
    middle = None
    if center.value is not None:
        row, column = (item.number() for item in center.items(2))
        middle = (row, column)
    view = ViewState(
        lens=lens.text(),
        cursor=Cursor(_index(channel), tuple(_index(item) for item in position.items())),
        in_channel=_index(in_channel),
        filling=filling.flag(),
        speed=speed.number(),
        viewport=Viewport(zoom.number(), middle),
        gallery=_gallery(gallery),
        stamping=stamping.flag(),
        source=tuple(_index(item) for item in source.items()),
        matrix=_matrix(matrix),
        field=_field(seen),
    )
    return fitted(view, document)


def _gallery(field: Field) -> GalleryView:
    scale, magnitude, rectified, order, selected, enlarged, wraps, spelled = field.members(
        "scale", "magnitude", "rectified", "order", "selected", "enlarged", "wraps", "spelled"
    )
    return GalleryView(
        scale=scale.choice(Scale),
        magnitude=magnitude.flag(),
        rectified=rectified.flag(),
        order=order.choice(Order),
        selected=selected.flag(),
        enlarged=enlarged.flag(),
        wraps=wraps.flag(),
        spelled=spelled.flag(),
    )


def _matrix(field: Field) -> MatrixView:
    sharing, transposed = field.members("sharing", "transposed")
    return MatrixView(sharing.choice(Sharing), transposed.flag())


def _field(field: Field) -> FieldView:
    layer, unit, effective = field.members("layer", "unit", "effective")
    chosen = None
    if unit.value is not None:
        row, column = (_index(item) for item in unit.items(2))
        chosen = (row, column)
    return FieldView(_index(layer), chosen, effective.flag())


def fitted(view: ViewState, document: Document) -> ViewState:
    """Return `view` as `document` allows it, with a speed that is offered and a zoom one can find back from."""
    rank = document.layer.rank
    position = (*(max(index, 0) for index in view.cursor.position), *(0 for _ in range(rank)))[:rank]
    speed = min(max(view.speed, SPEEDS[0]), SPEEDS[-1])
    zoom = view.viewport.zoom if math.isfinite(view.viewport.zoom) else 1.0
    center = view.viewport.center
    if center is not None:
        center = _inside(center, document) if all(map(math.isfinite, center)) else None
    return view_state.clamped(
        replace(
            view,
            cursor=Cursor(view.cursor.channel, position),
            speed=min(SPEEDS, key=lambda offered: abs(offered - speed)),
            viewport=Viewport(min(max(zoom, ZOOM[0]), ZOOM[1]), center),
            field=_fitted_field(view.field, document),
        ),
        document,
    )


def _fitted_field(field: FieldView, document: Document) -> FieldView:
    """Return `field` with a layer that the chain has, and a unit that is not before the first."""
    unit = field.unit if field.unit is None else (max(field.unit[0], 0), max(field.unit[1], 0))
    return replace(field, layer=min(max(field.layer, -1), len(document.chain) - 1), unit=unit)


def _inside(center: tuple[float, float], document: Document) -> tuple[float, float]:
    """Return `center` moved into the padded input."""
    height, width = (1, *document.signal.spatial)[-2:]
    margin = float(limits.PADDING)
    row, column = center
    return min(max(row, -margin), height + margin), min(max(column, -margin), width + margin)


def _index(field: Field) -> int:
    return field.integer(-_INDEX, _INDEX)
