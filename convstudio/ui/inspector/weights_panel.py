"""All weights of the layer at once: drawn at random, or from a bank."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits import channels
from convstudio.core.edits.names import EditName
from convstudio.core.operators.banks import RANDOM
from convstudio.core.operators.initialise import Scheme
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.refusals import Refusals
from convstudio.ui.messages import scheme_title
from convstudio.ui.widgets.inputs import ComboBox, SpinBox

LARGEST_SEED: Final = 999


class WeightsPanel(QWidget):
    """A way to draw, a seed, and the banks.

    Parameters
    ----------
    store : Store
        Whose weights are changed.
    actions : ChannelActions
        Which of them are carried out here: `initialise` and `banks`.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, actions: ChannelActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._commands = store, actions
        self._seed_used: int | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "section")
        self.scheme = ComboBox(self)
        for scheme in Scheme:
            self.scheme.addItem("", scheme)
        self.scheme.setCurrentIndex(self.scheme.findData(Scheme.KAIMING_UNIFORM))
        self.seed = SpinBox(0, LARGEST_SEED, self)
        self.draw, self.bank = QToolButton(self), QToolButton(self)
        self.draw.setDefaultAction(actions.initialise)
        self.bank.setMenu(actions.banks)
        self.bank.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.refusals = Refusals(store, self)
        self._arrange()
        self.describe()
        actions.carry_out(actions.initialise, self._initialise)
        for action in actions.banks.actions():
            actions.carry_out(action, partial(self._apply_bank, action.data()))
        self._show_kind()
        store.changed.connect(self._on_changed)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for button in (self.draw, self.bank):
            button.setProperty("role", "icon")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(self.scheme, 1, 0)
        grid.addWidget(self.seed, 1, 1)
        grid.addWidget(self.draw, 2, 0)
        grid.addWidget(self.bank, 2, 1)
        grid.addWidget(self.refusals, 3, 0, 1, 2)

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        self._title.setText(self.tr("All weights"))
        for index, scheme in enumerate(Scheme):
            self.scheme.setItemText(index, scheme_title(scheme))
        self.scheme.setAccessibleName(self.tr("Way to draw all weights"))
        self.scheme.setToolTip(self.tr("What the weights are drawn from; their biases stay"))
        self.seed.setPrefix(self.tr("seed") + " ")
        self.seed.setAccessibleName(self.tr("Seed of all weights"))
        self.seed.setToolTip(
            self.tr("The same seed draws the same weights again; each further draw takes the next one")
        )
        self.draw.setAccessibleName(self._commands.initialise.text())
        banks = self._commands.banks.menuAction()
        self.bank.setText(self.tr("{menu} ▾").format(menu=banks.text()))
        self.bank.setAccessibleName(banks.text())
        self.bank.setToolTip(banks.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.describe()
        super().changeEvent(event)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.layer.kind is not new.layer.kind:
            self._show_kind()

    def _show_kind(self) -> None:
        """Be there only where there are weights."""
        self.setVisible(self._store.document.layer.kind.weighted)

    def _next_seed(self) -> int:
        """Return the seed shown, or the next where that one is drawn already."""
        if self.seed.value() == self._seed_used:
            self.seed.setValue((self.seed.value() + 1) % (LARGEST_SEED + 1))
        self._seed_used = self.seed.value()
        return self._seed_used

    def _initialise(self) -> None:
        scheme = Scheme(self.scheme.currentData(Qt.ItemDataRole.UserRole))
        seed = self._next_seed()
        self.refusals.attempt(
            EditName.WEIGHTS_RANDOM, lambda document: channels.initialise_all(document, scheme, seed)
        )

    def _apply_bank(self, name: str) -> None:
        seed = self._next_seed() if name == RANDOM else 0
        self.refusals.attempt(EditName.BANK, lambda document: channels.apply_bank(document, name, seed))
