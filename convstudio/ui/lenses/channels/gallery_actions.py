"""How the maps are shown, as actions for the row of tools, the menu and the command list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from convstudio.app.store import Store
from convstudio.core.view_state import GalleryView, Order, Scale, ViewState
from convstudio.ui.actions import Spec, exclusive, make


class GalleryActions(QObject):
    """Scale, colors, ReLU, order, wrapping, and saving.

    Parameters
    ----------
    store : Store
        Whose view is changed.
    save_map, save_gallery : callable
        Ask for a file and write the picture.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self,
        store: Store,
        save_map: Callable[[], object],
        save_gallery: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        tr = self.tr
        self.per_map = self._toggle(
            tr("Own scale"),
            "S, S",
            self._on_per_map,
            tr("Every map has its own range of colors, not one for all"),
        )
        self.magnitude = self._toggle(
            tr("Magnitude"), "S, M", self._on_magnitude, tr("Show how large values are, without their sign")
        )
        self.rectified = self._toggle(
            tr("ReLU"), "S, R", self._on_rectified, tr("Show the maps after ReLU: negative values become 0")
        )
        self.wraps = self._toggle(
            tr("Wrap"),
            "S, W",
            self._on_wraps,
            tr("What is dragged out of the input on one side comes in on the other; otherwise zeros come in"),
        )
        self.spelled = self._toggle(
            tr("Arithmetic"),
            "S, A",
            self._on_spelled,
            tr("Spell out the arithmetic of the opened channel; without it the maps have more room"),
        )
        self.orders = {
            order: self._toggle(text, f"S, {key}", partial(self._on_order, order), "")
            for order, text, key in (
                (Order.CHANNEL, tr("Sort by channel"), "1"),
                (Order.MEAN, tr("Sort by mean"), "2"),
                (Order.MAXIMUM, tr("Sort by maximum"), "3"),
                (Order.VARIANCE, tr("Sort by variance"), "4"),
            )
        }
        exclusive(list(self.orders.values()), self)
        self.save_map = make(
            Spec(tr("Save this map…"), "Ctrl+E", save_map, tr("Write the selected map as a PNG picture")),
            self,
        )
        self.save_gallery = make(
            Spec(tr("Save all maps…"), "Ctrl+Shift+E", save_gallery, tr("Write all maps as one PNG picture")),
            self,
        )
        store.view_changed.connect(self._on_view_changed)
        self._show(store.view.gallery)

    def look(self) -> list[QAction]:
        """Return what changes how maps are shown."""
        return [self.per_map, self.magnitude, self.rectified]

    def saving(self) -> list[QAction]:
        """Return what writes files."""
        return [self.save_map, self.save_gallery]

    def _toggle(self, text: str, keys: str, slot: Callable[[bool], object], tip: str) -> QAction:
        return make(Spec(text, keys, slot, tip, checkable=True), self)

    def _set(self, gallery: GalleryView) -> None:
        self._store.set_view(replace(self._store.view, gallery=gallery))

    @Slot(bool)
    def _on_per_map(self, on: bool) -> None:
        self._set(replace(self._store.view.gallery, scale=Scale.PER_MAP if on else Scale.SHARED))

    @Slot(bool)
    def _on_magnitude(self, on: bool) -> None:
        self._set(replace(self._store.view.gallery, magnitude=on))

    @Slot(bool)
    def _on_rectified(self, on: bool) -> None:
        self._set(replace(self._store.view.gallery, rectified=on))

    @Slot(bool)
    def _on_wraps(self, on: bool) -> None:
        self._set(replace(self._store.view.gallery, wraps=on))

    @Slot(bool)
    def _on_spelled(self, on: bool) -> None:
        self._set(replace(self._store.view.gallery, spelled=on))

    def _on_order(self, order: Order, on: bool) -> None:
        if on:
            self._set(replace(self._store.view.gallery, order=order))

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.gallery != new.gallery:
            self._show(new.gallery)

    def _show(self, gallery: GalleryView) -> None:
        # The slots set what is there already, which changes nothing and emits nothing.
        self.per_map.setChecked(gallery.scale is Scale.PER_MAP)
        self.magnitude.setChecked(gallery.magnitude)
        self.rectified.setChecked(gallery.rectified)
        self.wraps.setChecked(gallery.wraps)
        self.spelled.setChecked(gallery.spelled)
        self.orders[gallery.order].setChecked(True)
