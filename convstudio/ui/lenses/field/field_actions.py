"""What can be done with a chain and the chosen unit, as actions for the lens, the menu and the command list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction

from convstudio.app.store import Store
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.edits import chain as edits
from convstudio.core.edits.names import EditName
from convstudio.core.errors import ShapeError
from convstudio.core.operators.chains import CHAINS
from convstudio.core.view_state import FieldView, ViewState
from convstudio.ui.actions import Spec, describe, make
from convstudio.ui.lenses.field.looking import MOST_AXES, Looking, chosen_layer, look, with_layer, with_unit

translate = QCoreApplication.translate


def chain_title(name: str) -> str:
    """Return what a chain of `CHAINS` is called."""
    return {
        "two": translate("field", "Two 3 × 3"),
        "three": translate("field", "Three 3 × 3"),
        "eight": translate("field", "Eight 3 × 3"),
        "strides": translate("field", "Strides of 2"),
        "dilations": translate("field", "Dilations 1, 2, 4"),
        "lenet": translate("field", "LeNet's front"),
        "digits": translate("field", "Small digit net"),
        "vgg": translate("field", "Two blocks of VGG"),
    }[name]


def chain_hint(name: str) -> str:
    """Return what is to be seen in a chain of `CHAINS`."""
    return {
        "two": translate(
            "field", "Together they see 5 × 5, as one 5 × 5 layer does, with 18 weights instead of 25"
        ),
        "three": translate("field", "Together they see 7 × 7, with 27 weights instead of 49"),
        "eight": translate(
            "field", "Each layer adds 2: they see 17 × 17, and depend most on the middle of it"
        ),
        "strides": translate("field", "Each stride doubles the jump, so that each layer adds twice as much"),
        "dilations": translate("field", "Each dilation doubles: they see 15 × 15 without a stride"),
        "lenet": translate(
            "field", "Convolutions 5 × 5 and average pooling, before the fully connected layers"
        ),
        "digits": translate("field", "Convolutions 5 × 5 and max pooling, for digits of 28 × 28"),
        "vgg": translate("field", "Two convolutions 3 × 3 and max pooling, twice"),
    }[name]


class FieldActions(QObject):
    """Presets, layers of the chain, the chosen unit, and the effective field.

    Parameters
    ----------
    store : Store
        Whose chain and view are changed.
    parent : QObject
        Qt's owner.
    """

    wanted = Signal()
    """Something was done whose effect is seen in the lens."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.presets = [make(spec, self) for spec in self._specs_of_presets()]
        self._layers = [make(spec, self) for spec in self._specs_of_layers()]
        self.add, self.remove, self.earlier, self.later = self._layers
        self._units = [make(spec, self) for spec in self._specs_of_units()]
        self.center = self._units[-1]
        (self.effective,) = self._looks = [make(spec, self) for spec in self._specs_of_looks()]
        for action in (*self.presets, *self._layers, *self._units, self.effective):
            action.triggered.connect(self.wanted)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self._refresh()

    def layers(self) -> list[QAction]:
        """Return what is done to the layers of the chain."""
        return [self.add, self.remove, self.earlier, self.later]

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        every: list[QAction] = []
        for group in (self.presets, self.layers(), self._units, [self.effective]):
            if every:
                separator = QAction(self)
                separator.setSeparator(True)
                every.append(separator)
            every.extend(group)
        return every

    def describe(self) -> None:
        """Say everything again in another language."""
        for actions, specs in (
            (self.presets, self._specs_of_presets()),
            (self._layers, self._specs_of_layers()),
            (self._units, self._specs_of_units()),
            (self._looks, self._specs_of_looks()),
        ):
            for action, spec in zip(actions, specs, strict=True):
                describe(action, spec)

    # Words

    def _specs_of_presets(self) -> list[Spec]:
        return [
            Spec(chain_title(name), f"F, {key}", partial(self._on_preset, name), chain_hint(name))
            for key, name in enumerate(CHAINS, start=1)
        ]

    def _specs_of_layers(self) -> list[Spec]:
        add = self.tr("Add one like the chosen layer after it")
        return [
            Spec(self.tr("Add a layer"), "F, A", self._on_add, add),
            Spec(
                self.tr("Remove the layer"),
                "F, X",
                self._on_remove,
                self.tr("Take the chosen layer out of the chain"),
            ),
            Spec(self.tr("Move the layer earlier"), "F, Shift+Left", partial(self._on_move, -1)),
            Spec(self.tr("Move the layer later"), "F, Shift+Right", partial(self._on_move, 1)),
        ]

    def _specs_of_units(self) -> list[Spec]:
        walks = (
            (self.tr("Value one row up"), "Up", (-1, 0)),
            (self.tr("Value one row down"), "Down", (1, 0)),
            (self.tr("Value one column left"), "Left", (0, -1)),
            (self.tr("Value one column right"), "Right", (0, 1)),
        )
        return [
            *(Spec(text, f"F, {key}", partial(self.walk, *step)) for text, key, step in walks),
            Spec(self.tr("Choose the layer before"), "F, P", partial(self.turn, -1)),
            Spec(self.tr("Choose the layer after"), "F, N", partial(self.turn, 1)),
            Spec(
                self.tr("Value in the middle"),
                "F, M",
                self._on_center,
                self.tr("Choose the value in the middle"),
            ),
        ]

    def _specs_of_looks(self) -> list[Spec]:
        tip = self.tr("Show how much the value really depends on each cell: |gradient|")
        return [Spec(self.tr("Effective field"), "F, E", self._on_effective, tip, checkable=True)]

    # Acting

    def looking(self) -> Looking | None:
        """Return what is looked at; None where the chain is impossible or the input cannot be shown."""
        document = self._store.document
        if len(document.signal.spatial) > MOST_AXES:
            return None
        try:
            return look(document, self._store.view.field)
        except ShapeError:
            return None

    def choose(self, number: int, unit: tuple[int, ...] | None = None) -> None:
        """Choose map `number`, 1 or more, and a unit of it, or the one that sees about the same place."""
        looking = self.looking()
        if looking is not None:
            field = with_layer(self._store.view.field, looking, number)
            self._set(field if unit is None else with_unit(field, unit))

    def choose_over(self, cell: tuple[int, ...]) -> None:
        """Choose the unit of the present layer that sees around a cell of the input."""
        looking = self.looking()
        if looking is not None:
            self._set(with_unit(self._store.view.field, looking.stage.nearest(cell)))

    def walk(self, rows: int, columns: int) -> None:
        """Choose a unit so many rows and columns further, as far as the map goes."""
        looking = self.looking()
        if looking is not None:
            steps = (rows, columns)[-len(looking.unit) :]
            moved = tuple(index + step for index, step in zip(looking.unit, steps, strict=True))
            self._set(with_unit(self._store.view.field, looking.stage.clamped(moved)))

    def turn(self, step: int) -> None:
        """Choose a layer so many further, as far as the chain goes."""
        looking = self.looking()
        if looking is not None:
            self.choose(looking.number + step)

    @property
    def index(self) -> int:
        """The chosen layer, from 0."""
        return chosen_layer(self._store.document.chain, self._store.view.field)

    def choose_row(self, index: int) -> None:
        """Choose a layer, from 0, even of a chain that is impossible."""
        if self.looking() is not None:
            self.choose(index + 1)
        else:
            self._set(replace(self._store.view.field, layer=index))

    def _on_preset(self, name: str) -> None:
        self._edit(EditName.CHAIN, lambda document: edits.set_chain(document, CHAINS[name]))
        self._set(replace(self._store.view.field, layer=-1, unit=None))

    @Slot()
    def _on_add(self) -> None:
        index = self.index
        layer = self._store.document.chain[index]
        if self._edit(EditName.CHAIN_ADD, lambda document: edits.add_layer(document, index + 1, layer)):
            self._set(replace(self._store.view.field, layer=index + 1))

    @Slot()
    def _on_remove(self) -> None:
        index = self.index
        if self._edit(EditName.CHAIN_REMOVE, lambda document: edits.remove_layer(document, index)):
            self._set(replace(self._store.view.field, layer=max(index - 1, 0)))

    def _on_move(self, step: int) -> None:
        index = self.index
        if self._edit(EditName.CHAIN_MOVE, lambda document: edits.move_layer(document, index, step)):
            last = len(self._store.document.chain) - 1
            self._set(replace(self._store.view.field, layer=min(max(index + step, 0), last)))

    @Slot()
    def _on_center(self) -> None:
        self._set(replace(self._store.view.field, unit=None))

    @Slot(bool)
    def _on_effective(self, on: bool) -> None:
        self._set(replace(self._store.view.field, effective=on))

    def _edit(self, name: EditName, edit: Callable[[Document], Document]) -> bool:
        return self._store.apply(name, edit)

    def _set(self, field: FieldView) -> None:
        self._store.set_view(replace(self._store.view, field=field))

    # What changes

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.chain != new.chain:
            self._refresh()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.field != new.field:
            self._refresh()

    def _refresh(self) -> None:
        chain, index = self._store.document.chain, self.index
        self.add.setEnabled(len(chain) < limits.CHAIN_LAYERS)
        self.remove.setEnabled(len(chain) > 1)
        self.earlier.setEnabled(index > 0)
        self.later.setEnabled(index < len(chain) - 1)
        self.effective.setChecked(self._store.view.field.effective)
