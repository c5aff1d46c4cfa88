"""The biases of the layer: that of the map that is looked at, and all of them."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits import channels, kernel
from convstudio.core.edits.names import EditName
from convstudio.core.errors import StudioError
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.inspector.bias_list import BiasList
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.refusals import Refusals
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.number_field import NumberField


class BiasPanel(QWidget):
    """A field for the bias of the present output channel, and a list of all.

    Parameters
    ----------
    store : Store
        Whose biases they are.
    actions : ChannelActions
        `clear_biases` is carried out here.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, actions: ChannelActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._clear_action = store, actions.clear_biases
        self._visit = 0
        self._label = QLabel(self)
        self.bias = NumberField("", self)
        self.clear = QToolButton(self)
        self.clear.setDefaultAction(actions.clear_biases)
        self.clear.setProperty("role", "icon")
        self.list = BiasList(self)
        self.refusals = Refusals(store, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.bias, 0, 1)
        grid.addWidget(self.clear, 0, 2)
        grid.addWidget(self.list, 1, 0, 1, 3)
        grid.addWidget(self.refusals, 2, 0, 1, 3)
        self.describe()
        self.bias.committed.connect(self._on_bias)
        self.bias.editingFinished.connect(self._end_visit)
        self.list.chosen.connect(self._on_chosen)
        self.list.biases.typed.connect(self._set_bias)
        self.list.biases.refused.connect(self._on_refused)
        actions.carry_out(actions.clear_biases, self._clear_biases)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        self.bias.setAccessibleName(self.tr("Bias of the selected map"))
        self.bias.setToolTip(self.tr("Added to every output of this map; also a fraction such as 1/9"))
        self.clear.setAccessibleName(self._clear_action.text())
        self.list.setAccessibleName(self.tr("Biases of all maps"))
        self.list.setToolTip(self.tr("The bias of every map: type over one, or double click on it"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.describe()
        super().changeEvent(event)

    def _show(self) -> None:
        """Show the store's biases; nothing is emitted. Pooling has none."""
        self.setVisible(self._store.document.layer.kind.weighted)
        if not self._store.document.layer.kind.weighted:
            return
        channel, bias = self._store.view.cursor.channel, self._store.document.bias
        self._label.setText(self.tr("Bias of map {number}").format(number=channel))
        self.bias.set_value(float(bias[channel]))
        self.list.show_biases(bias, channel)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.bias is not new.bias or old.layer.kind is not new.layer.kind:
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.cursor.channel != new.cursor.channel:
            self._show()

    @Slot(int)
    def _on_chosen(self, channel: int) -> None:
        view = self._store.view
        if channel != view.cursor.channel:
            self._store.set_view(replace(view, cursor=Cursor(channel, view.cursor.position)))

    @Slot(float)
    def _on_bias(self, value: float) -> None:
        """Change it; a held arrow key is one undo step."""
        name, channel = EditName.BIAS, self._store.view.cursor.channel
        self._store.apply_gesture(name, (name, channel, self._visit), kernel.set_bias, channel, value)

    @Slot()
    def _end_visit(self) -> None:
        self._visit += 1

    @Slot(int, float)
    def _set_bias(self, channel: int, value: float) -> None:
        self.refusals.attempt(EditName.BIAS, lambda document: kernel.set_bias(document, channel, value))

    @Slot(object)
    def _on_refused(self, error: StudioError) -> None:
        self.refusals.say(sentence(error))

    def _clear_biases(self) -> None:
        self.refusals.attempt(EditName.BIASES_CLEAR, channels.clear_biases)
