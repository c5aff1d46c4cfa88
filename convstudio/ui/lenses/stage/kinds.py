"""What the panes show of layers that are no convolution; no widget is touched here."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators.trace import Trace, trace
from convstudio.core.render.frame import Frame, laid
from convstudio.core.render.raster import signed_raster
from convstudio.core.result import Evaluated
from convstudio.core.stepping import stamps
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage import scene, stamped
from convstudio.ui.lenses.stage.concealing import concealed_grid, value_is_hidden
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay, block_of

translate = QCoreApplication.translate


def kernel_grid(document: Document, kernel: tuple[int, int]) -> GridPicture:
    """Return the kernel on the stage; where the layer pools it is a window without weights."""
    if document.layer.kind.weighted:
        return scene.kernel_grid(document, kernel)
    blank = np.zeros(document.kernel_size, dtype=np.float32)
    return GridPicture(
        signed_raster(laid(blank)), block_of(blank), blank.shape, signed=True, numbered=False, labelled=True
    )


def output_grid(frame: Frame, view: ViewState, *, covers: bool = False) -> GridPicture | None:
    """Return the output map of a frame, or where `covers` how often each of its values is hit.

    See `scene.output_grid`; of a transposed convolution that is small, with the border that the padding removes.
    What a lesson hides is not in it.
    """
    if view.hidden.size:
        return None
    grid = _whole_output_grid(frame, view, covers=covers)
    return grid if grid is None or covers else concealed_grid(grid, view)


def _whole_output_grid(frame: Frame, view: ViewState, *, covers: bool) -> GridPicture | None:
    result = frame.result
    if not isinstance(result, Evaluated) or not stamped.is_spelled(result.document):
        return scene.output_grid(frame, view)
    plane = result.map(frame.look.out_channel)
    if plane is None or frame.output is None:
        return None
    if covers:
        return stamped.coverage_grid(result.document)
    return stamped.output_grid(frame, view, plane, frame.output)


def overlays(
    document: Document, view: ViewState, hover: Hover | None, terms: Trace | None = None
) -> dict[Pane, Overlay]:
    """Return what is marked on each pane; see `scene.overlays`.

    Of a maximum also the winner, and of a transposed convolution the stamp, or what of the kernel reaches the output.
    `terms` is the trace of the value under the cursor, where that is at hand.
    """
    usual = scene.overlays(document, view, hover)
    if stamps(view, document):
        return stamped.stamp_overlays(document, view, hover, usual)
    if document.layer.kind is Kind.TRANSPOSED:
        return stamped.gather_overlays(document, hover, usual)
    if document.layer.kind is Kind.MAX_POOL and not value_is_hidden(view):
        traced = terms or trace(document, view.cursor.channel, view.cursor.position)
        winner = traced.winning_cell
        return {**usual, Pane.INPUT: replace(usual[Pane.INPUT], cursor=winner)}
    return usual


def term_under(document: Document, view: ViewState, hover: Hover | None) -> Cell | None:
    """Return the kernel cell whose term the pointer is on; of a stamp by way of the output."""
    if hover is None or not stamps(view, document) or hover.pane is Pane.KERNEL:
        return scene.term_under(document, view, hover)
    if hover.pane is Pane.INPUT:
        return None
    places = stamped.stamp_places(document, view.source)
    return next((cell for cell, place in places.items() if place == hover.cell), None)


def sign_of(kind: Kind) -> tuple[str, str]:
    """Return the sign between input and kernel, and how it is spoken."""
    signs = {
        Kind.CONVOLUTION: ("∗", translate("kinds", "convolved with")),
        Kind.TRANSPOSED: ("∗ᵀ", translate("kinds", "stamped by")),
        Kind.MAX_POOL: ("max", translate("kinds", "the maximum under")),
        Kind.AVERAGE_POOL: ("mean", translate("kinds", "the mean under")),
    }
    return signs[kind]
