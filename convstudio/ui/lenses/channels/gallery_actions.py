"""How the maps are shown, as actions for the row of tools, the menu and the command list."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from convstudio.app.computing import GALLERY_LENS
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.view_state import GalleryView, Order, Scale, ViewState
from convstudio.ui.actions import Spec, describe, exclusive, make


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the actions do beside changing how maps are shown.

    Attributes
    ----------
    edit_kernel : callable
        Lets the kernel on the stage be edited.
    shift : callable
        Moves the input by so many rows and columns.
    save_map, save_gallery : callable
        Ask for a file and write the picture.
    """

    edit_kernel: Callable[[], object]
    shift: Callable[[int, int], object]
    save_map: Callable[[], object]
    save_gallery: Callable[[], object]


class GalleryActions(QObject):
    """Scale, colors, ReLU, order, wrapping, the kernel, shifts of the input, and saving.

    Parameters
    ----------
    store : Store
        Whose view is changed.
    deeds : Deeds
        What is not done by changing the view.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, store: Store, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._deeds = store, deeds
        self._looks = [make(spec, self) for spec in self._specs_of_looks()]
        self.per_map, self.magnitude, self.rectified, self.wraps, self.spelled = self._looks
        self._orders = [make(spec, self) for spec in self._specs_of_orders()]
        self.orders = dict(zip(Order, self._orders, strict=True))
        exclusive(self._orders, self)
        self._others = [make(spec, self) for spec in self._specs_of_deeds()]
        self.edit_kernel, *self.shifts, self.save_map, self.save_gallery = self._others
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self._show(store.view)

    def look(self) -> list[QAction]:
        """Return what changes how maps are shown."""
        return [self.per_map, self.magnitude, self.rectified]

    def saving(self) -> list[QAction]:
        """Return what writes files."""
        return [self.save_map, self.save_gallery]

    def all(self) -> list[QAction]:
        """Return every action in the order of the menu, with separators."""
        groups = (
            [*self.look(), self.spelled],
            self._orders,
            [self.edit_kernel, *self.shifts, self.wraps],
            self.saving(),
        )
        every: list[QAction] = []
        for group in groups:
            if every:
                separator = QAction(self)
                separator.setSeparator(True)
                every.append(separator)
            every.extend(group)
        return every

    def describe(self) -> None:
        """Say everything again in another language."""
        specs = (*self._specs_of_looks(), *self._specs_of_orders(), *self._specs_of_deeds())
        for action, spec in zip((*self._looks, *self._orders, *self._others), specs, strict=True):
            describe(action, spec)

    def _specs_of_looks(self) -> list[Spec]:
        own = self.tr("Every map has its own range of colors, not one for all")
        size = self.tr("Show how large values are, without their sign")
        relu = self.tr("Show the maps after ReLU: negative values become 0")
        wrap = self.tr(
            "What is moved out of the input on one side comes in on the other; otherwise zeros come in"
        )
        spell = self.tr("Spell out the arithmetic of the opened channel; without it the maps have more room")
        return [
            Spec(self.tr("Own scale"), "S, S", self._on_per_map, own, checkable=True),
            Spec(self.tr("Magnitude"), "S, M", self._on_magnitude, size, checkable=True),
            Spec(self.tr("ReLU"), "S, R", self._on_rectified, relu, checkable=True),
            Spec(self.tr("Wrap"), "S, W", self._on_wraps, wrap, checkable=True),
            Spec(self.tr("Arithmetic"), "S, A", self._on_spelled, spell, checkable=True),
        ]

    def _specs_of_orders(self) -> list[Spec]:
        texts = {
            Order.CHANNEL: self.tr("Sort by channel"),
            Order.MEAN: self.tr("Sort by mean"),
            Order.MAXIMUM: self.tr("Sort by maximum"),
            Order.VARIANCE: self.tr("Sort by variance"),
        }
        return [
            Spec(texts[order], f"S, {key}", partial(self._on_order, order), checkable=True)
            for key, order in enumerate(Order, start=1)
        ]

    def _specs_of_deeds(self) -> list[Spec]:
        deeds = self._deeds
        kernel = self.tr("Give the keys to the kernel of the selected map for the opened channel")
        if not self._store.document.layer.kind.weighted:
            kernel = self.tr("Pooling has no kernels to edit: its windows have no weights")
        one, every = (
            self.tr("Write the selected map as a PNG picture"),
            self.tr("Write all maps as one PNG picture"),
        )
        shifts = (
            (self.tr("Shift the input up"), "Up", (-1, 0)),
            (self.tr("Shift the input down"), "Down", (1, 0)),
            (self.tr("Shift the input left"), "Left", (0, -1)),
            (self.tr("Shift the input right"), "Right", (0, 1)),
        )
        return [
            Spec(self.tr("Edit the kernel"), "S, K", deeds.edit_kernel, kernel),
            *(Spec(text, f"S, {key}", partial(deeds.shift, *way)) for text, key, way in shifts),
            Spec(self.tr("Save this map…"), "Ctrl+E", deeds.save_map, one),
            Spec(self.tr("Save all maps…"), "Ctrl+Shift+E", deeds.save_gallery, every),
        ]

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
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.layer != new.layer:
            self._show(self._store.view)
            if old.layer.kind.weighted != new.layer.kind.weighted:
                self.describe()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.gallery, old.lens) != (new.gallery, new.lens):
            self._show(new)

    def _show(self, view: ViewState) -> None:
        gallery, layer = view.gallery, self._store.document.layer
        self.edit_kernel.setEnabled(view.lens == GALLERY_LENS and layer.kind.weighted)
        for action in self.shifts[:2]:  # up and down
            action.setEnabled(layer.rank > 1)
        # The slots set what is there already, which changes nothing and emits nothing.
        self.per_map.setChecked(gallery.scale is Scale.PER_MAP)
        self.magnitude.setChecked(gallery.magnitude)
        self.rectified.setChecked(gallery.rectified)
        self.wraps.setChecked(gallery.wraps)
        self.spelled.setChecked(gallery.spelled)
        self.orders[gallery.order].setChecked(True)
