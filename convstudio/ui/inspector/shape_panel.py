"""How many channels go in and out, in how many groups, and what that costs in weights."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits import channels, kernel
from convstudio.core.edits.names import EditName
from convstudio.core.errors import ShapeError
from convstudio.core.numerals import cell_text, count_text, plural_of
from convstudio.core.operators import wiring
from convstudio.core.view_state import ViewState
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.refusals import Refusals
from convstudio.ui.widgets.inputs import SpinBox, ToggleButton
from convstudio.ui.widgets.number_choice import LARGEST, NumberChoice

USUAL_SIDE: Final = 3
"""Side of the kernels of a layer that is no longer to be pointwise."""


class ShapePanel(QWidget):
    """Fields for input channels, output channels and groups; depthwise and pointwise; the number of weights.

    The fields take more than will do, so that it can be said why it will not. A run of changes to one field is
    one undo step, and each of its changes starts from the layer that it began with: no filter is lost on the way.

    Parameters
    ----------
    store : Store
        Whose layer it is.
    actions : ChannelActions
        `depthwise`, `pointwise`, `more` and `fewer` are carried out here.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, actions: ChannelActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._commands = store, actions
        self._run = Gesture(store)
        self.in_channels = SpinBox(0, LARGEST, self)
        self.out_channels = SpinBox(0, LARGEST, self)
        self.groups = NumberChoice(self)
        self.depthwise, self.pointwise = ToggleButton(self), ToggleButton(self)
        self.refusals = Refusals(store, self)
        self.weights, self.dense = QLabel(self), QLabel(self)
        self._in_label, self._out_label, self._groups_label = (QLabel(self) for _ in range(3))
        self._arrange()
        self.describe()
        self._connect()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(
            (
                (self._in_label, self.in_channels),
                (self._out_label, self.out_channels),
                (self._groups_label, self.groups),
            )
        ):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        toggles = QHBoxLayout()
        toggles.setSpacing(2)
        for button, action in (
            (self.depthwise, self._commands.depthwise),
            (self.pointwise, self._commands.pointwise),
        ):
            button.setDefaultAction(action)
            button.setProperty("role", "icon")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            toggles.addWidget(button)
        grid.addLayout(toggles, 3, 0, 1, 2)
        grid.addWidget(self.refusals, 4, 0, 1, 2)
        for row, label in ((5, self.weights), (6, self.dense)):
            label.setProperty("role", "soft")
            label.setWordWrap(True)
            grid.addWidget(label, row, 0, 1, 2)

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        planes = self.tr("Input planes; of a photograph there are as many as it was loaded with")
        for label, field, name, tip in (
            (self._in_label, self.in_channels, self.tr("In channels"), planes),
            (
                self._out_label,
                self.out_channels,
                self.tr("Out channels"),
                self.tr("Filters: each makes a map"),
            ),
            (
                self._groups_label,
                self.groups,
                self.tr("Groups"),
                self.tr(
                    "Layers side by side, each with its own planes and maps; those that divide both are offered"
                ),
            ),
        ):
            label.setText(name)
            field.setAccessibleName(name)
            field.setToolTip(tip)
        self.depthwise.setAccessibleName(self._commands.depthwise.text())
        self.pointwise.setAccessibleName(self._commands.pointwise.text())
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.describe()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.in_channels.valueChanged.connect(self._on_in_channels)
        self.out_channels.valueChanged.connect(self._on_out_channels)
        self.groups.entered.connect(self._on_groups)
        self.in_channels.editingFinished.connect(self._run.end)
        self.out_channels.editingFinished.connect(self._run.end)
        self.groups.finished.connect(self._run.end)
        commands = self._commands
        commands.carry_out(commands.depthwise, self._make_depthwise)
        commands.carry_out(commands.pointwise, self._make_pointwise)
        commands.carry_out(commands.more, partial(self._add_filters, 1))
        commands.carry_out(commands.fewer, partial(self._add_filters, -1))
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.hidden != new.hidden:
            self._show()

    # Showing

    def _show(self) -> None:
        """Show the store's layer; nothing is emitted."""
        document = self._store.document
        weighted = document.layer.kind.weighted
        for widget in (
            *(self._out_label, self.out_channels, self._groups_label, self.groups),
            *(self.depthwise, self.pointwise, self.dense),
        ):
            widget.setVisible(weighted)
        self.in_channels.show_value(document.in_channels)
        self.out_channels.show_value(document.out_channels)
        self._commands.show_layer()
        if not weighted:
            self.weights.setText(
                self.tr("Pooling has no weights: it takes each plane alone, one map for each.")
            )
            return
        self.out_channels.setSingleStep(document.groups)
        choices = wiring.divisors(document.in_channels, document.out_channels)
        self.groups.set_choices(choices, document.groups)
        self._show_counts(document)

    def _show_counts(self, document: Document) -> None:
        weights, biases = wiring.parameter_count(document)
        self.weights.setText(
            self.tr("({shape}): {weights} + {biases}").format(
                shape=", ".join(str(size) for size in wiring.weight_shape(document)),
                weights=self.tr("{n} weight(s)", "", plural_of(weights)).format(n=count_text(weights)),
                biases=self.tr("{n} bias(es)", "", biases).format(n=biases),
            )
        )
        self.dense.setText(self._dense_text(document, weights))
        hidden = self._store.view.hidden.counts  # a lesson asks for them
        self.weights.setVisible(not hidden)
        self.dense.setVisible(not hidden)

    def _dense_text(self, document: Document, weights: int) -> str:
        """Return what a layer without sharing would need."""
        try:
            dense, _ = wiring.fully_connected_count(document)
        except ShapeError:
            return self.tr("A fully connected layer would need {weights} weight(s).", "", 2).format(
                weights="—"
            )
        if dense <= weights:
            text = self.tr(
                "A fully connected layer would need {weights} weight(s), no more than this one.",
                "",
                plural_of(dense),
            )
        else:
            text = self.tr(
                "A fully connected layer would need {weights} weight(s): {ratio} times as many.",
                "",
                plural_of(dense),
            )
        return text.format(weights=count_text(dense), ratio=_ratio_text(dense, weights))

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.signal is not new.signal or old.layer is not new.layer or old.weight is not new.weight:
            self._show()

    # Changing: after each change the fields show what the store has, whether it took the change or not

    def _attempt(
        self, name: EditName, edit: Callable[[Document], Document], run: Gesture | None = None
    ) -> None:
        self.refusals.attempt(name, edit, run)
        self._show()

    @Slot(int)
    def _on_in_channels(self, count: int) -> None:
        name = EditName.IN_CHANNELS
        self._attempt(name, lambda base: channels.set_in_channels(base, count), self._run)

    @Slot(int)
    def _on_out_channels(self, count: int) -> None:
        name = EditName.OUT_CHANNELS
        self._attempt(name, lambda base: channels.set_out_channels(base, count), self._run)

    @Slot(int)
    def _on_groups(self, groups: int) -> None:
        self._attempt(EditName.GROUPS, lambda base: channels.set_groups(base, groups), self._run)

    def _make_depthwise(self) -> None:
        """Give every plane filters of its own, or where it has, one group to all."""
        if wiring.is_depthwise(self._store.document):
            self._attempt(EditName.GROUPS, lambda base: channels.set_groups(base, 1))
        else:
            self._attempt(EditName.DEPTHWISE, channels.depthwise)

    def _make_pointwise(self) -> None:
        """Leave kernels of one weight, or where they have one, put zeros around it."""
        document = self._store.document
        if wiring.is_pointwise(document):
            size = (USUAL_SIDE,) * document.layer.rank
            self._attempt(EditName.KERNEL_RESIZE, lambda base: kernel.resize_kernel(base, size))
        else:
            self._attempt(EditName.POINTWISE, channels.pointwise)

    def _add_filters(self, sign: int) -> None:
        """Add or take away a filter of each group."""
        document = self._store.document
        count = document.out_channels + sign * document.groups
        self._attempt(EditName.OUT_CHANNELS, lambda base: channels.set_out_channels(base, count))


_EXACT_BELOW: Final = 100


def _ratio_text(dense: int, weights: int) -> str:
    """Return how many times as many weights there are, with one decimal below _EXACT_BELOW."""
    ratio = dense / weights
    return (
        count_text(round(ratio))
        if ratio >= _EXACT_BELOW or dense % weights == 0
        else cell_text(round(ratio, 1))
    )
