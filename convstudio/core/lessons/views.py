"""Where a step looks, and what it hides."""

from dataclasses import replace
from typing import Final

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.errors import Code
from convstudio.core.lessons.source import Entry
from convstudio.core.view_state import (
    LENSES,
    Cursor,
    FieldView,
    GalleryView,
    Hidden,
    MatrixView,
    Sharing,
    ViewState,
    clamped,
)

KEYS: Final = (
    "lens",
    "cursor",
    "channel",
    "plane",
    "filling",
    "stamping",
    "source",
    "matrix",
    "field",
    "gallery",
    "hide",
    "hide_cells",
)
"""What a view is described by, in a step."""

HIDES: Final = ("output", "result", "size", "counts")

_INDEX: Final = 2**20


def read_view(fields: dict[str, Entry], before: ViewState, document: Document) -> ViewState:
    """Return the view of a step.

    Parameters
    ----------
    fields : dict of str to Entry
        What the step says; what it does not say is as in the step before, except that nothing is hidden.
    before : ViewState
        Of the step before.
    document : Document
        What is looked at; a cell that it does not have is refused.

    Raises
    ------
    StudioError
        A LESSON code, with file, line and key.
    """
    view = replace(before, hidden=_hidden(fields, document.layer.rank))
    if "lens" in fields:
        view = replace(view, lens=fields["lens"].one_of(LENSES))
    if "channel" in fields:
        channel = fields["channel"].integer(0, document.out_channels - 1)
        view = replace(view, cursor=Cursor(channel, view.cursor.position))
    if "cursor" in fields:
        position = fields["cursor"].integers(0, _INDEX)
        view = replace(view, cursor=Cursor(view.cursor.channel, position))
    if "plane" in fields:
        view = replace(view, in_channel=fields["plane"].integer(0, document.in_channels - 1))
    if "source" in fields:
        view = replace(view, source=fields["source"].integers(0, _INDEX))
    for name in ("filling", "stamping"):
        if name in fields:
            view = replace(view, **{name: fields[name].flag()})  # type: ignore[arg-type]  # both are flags
    view = replace(view, matrix=_matrix(fields, view.matrix), field=_field(fields, view.field))
    return _checked(fields, replace(view, gallery=_gallery(fields, view.gallery)), document)


def _checked(fields: dict[str, Entry], view: ViewState, document: Document) -> ViewState:
    """Return the view clamped to the document; refuse one that looks at nothing, or shows what it hides."""
    fitted = clamped(view, document)
    for name, asked, found in (
        ("cursor", view.cursor.position, fitted.cursor.position),
        ("source", view.source, fitted.source),
    ):
        if name in fields and asked != found:
            raise fields[name].wrong_type("a cell that is there")
    if fitted.hidden.size and fitted.lens == "channels":
        # The board draws every map in its size; other lenses can do without.
        raise fields["hide"].refusal(Code.LESSON_SIZE_SHOWN)
    return fitted


def _hidden(fields: dict[str, Entry], rank: int) -> Hidden:
    parts = [each.one_of(HIDES) for each in fields["hide"].items()] if "hide" in fields else []
    cells: tuple[tuple[int, ...], ...] = ()
    if "hide_cells" in fields:
        cells = tuple(each.integers(0, _INDEX) for each in fields["hide_cells"].items())
        if any(len(cell) != rank for cell in cells):
            raise fields["hide_cells"].wrong_type("cells")
    return Hidden("output" in parts, cells, "result" in parts, "size" in parts, "counts" in parts)


def _matrix(fields: dict[str, Entry], view: MatrixView) -> MatrixView:
    if "matrix" not in fields:
        return view
    given = fields["matrix"].fields("sharing", "transposed")
    if "sharing" in given:
        view = replace(view, sharing=given["sharing"].member(Sharing))
    return replace(view, transposed=given["transposed"].flag()) if "transposed" in given else view


def _field(fields: dict[str, Entry], view: FieldView) -> FieldView:
    if "field" not in fields:
        return view
    given = fields["field"].fields("layer", "unit", "effective")
    if "layer" in given:
        view = replace(view, layer=given["layer"].integer(-1, limits.CHAIN_LAYERS - 1))
    if "unit" in given:
        unit = given["unit"].integers(0, _INDEX)
        if len(unit) != 2:
            raise given["unit"].wrong_type("cell")
        view = replace(view, unit=(unit[0], unit[1]))
    return replace(view, effective=given["effective"].flag()) if "effective" in given else view


def _gallery(fields: dict[str, Entry], view: GalleryView) -> GalleryView:
    if "gallery" not in fields:
        return view
    given = fields["gallery"].fields("selected", "enlarged", "rectified", "magnitude", "wraps", "spelled")
    return replace(view, **{name: entry.flag() for name, entry in given.items()})  # type: ignore[arg-type]  # flags
