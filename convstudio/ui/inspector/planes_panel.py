"""The input as a stack of planes: what they are called, and which there are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits import planes
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.refusals import Refusals
from convstudio.ui.lenses.naming import plane_name
from convstudio.ui.widgets.text_line import TextLine


class PlanesPanel(QWidget):
    """The name of the opened plane, and buttons that split, merge, duplicate and remove.

    Parameters
    ----------
    store : Store
        Whose input it is; the opened plane is that of its view.
    actions : ChannelActions
        Those on planes are carried out here.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, actions: ChannelActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._title, self._label = QLabel(self), QLabel(self)
        self._title.setProperty("role", "section")
        self.name = TextLine(self)
        self.refusals = Refusals(store, self)
        self._buttons = {
            action: QToolButton(self)
            for action in (actions.split, actions.merge, actions.duplicate, actions.remove)
        }
        self._arrange()
        self.describe()
        self.name.entered.connect(self._on_name)
        actions.carry_out(actions.split, self._split)
        actions.carry_out(actions.merge, self._merge)
        actions.carry_out(actions.duplicate, self._duplicate)
        actions.carry_out(actions.remove, self._remove)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(3)
        for action, button in self._buttons.items():
            button.setDefaultAction(action)
            button.setProperty("role", "icon")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(self._label, 1, 0)
        grid.addWidget(self.name, 1, 1)
        grid.addLayout(row, 2, 0, 1, 2)
        grid.addWidget(self.refusals, 3, 0, 1, 2)

    def describe(self) -> None:
        """Say what everything is; again in another language."""
        self._title.setText(self.tr("Input planes"))
        self.name.setAccessibleName(self.tr("Name of the opened plane"))
        for action, button in self._buttons.items():
            button.setAccessibleName(action.text())
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.describe()
        super().changeEvent(event)

    def _show(self) -> None:
        """Show the name of the opened plane, or that none is."""
        signal, plane = self._store.document.signal, self._store.view.in_channel
        self.name.setEnabled(plane != COMPOSITE)
        if plane == COMPOSITE:
            self._label.setText(self.tr("Name"))
            self.name.show_text("")
            self.name.setPlaceholderText(self.tr("no plane is opened"))
            self.name.setToolTip(self._composite_text())
            return
        self._label.setText(self.tr("Name of {number}").format(number=plane))
        self.name.show_text(signal.plane_names[plane])
        self.name.setPlaceholderText(plane_name(self._store.document, plane))
        self.name.setToolTip(self.tr("What the opened plane is called; an empty name is the usual one"))

    def _composite_text(self) -> str:
        return self.tr("The color picture is looked at as a whole: open one of its planes first.")

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.signal is not new.signal:
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.in_channel != new.in_channel:
            self._show()

    @Slot(str)
    def _on_name(self, name: str) -> None:
        plane = self._store.view.in_channel
        edit = planes.name_plane
        if self.refusals.attempt(EditName.PLANE_NAME, lambda document: edit(document, plane, name)):
            self.name.reset()
        else:
            self.name.mark(bad=True)

    def _split(self) -> None:
        self.refusals.attempt(EditName.PLANES_SPLIT, planes.split)

    def _merge(self) -> None:
        self.refusals.attempt(EditName.PLANES_MERGE, planes.merge)

    def _duplicate(self) -> None:
        self._edit_opened(EditName.PLANE_DUPLICATE, planes.duplicate_plane)

    def _remove(self) -> None:
        self._edit_opened(EditName.PLANE_REMOVE, planes.remove_plane)

    def _edit_opened(self, name: EditName, edit: Callable[[Document, int], Document]) -> None:
        """Edit the opened plane; a color picture that is looked at as a whole has none."""
        plane = self._store.view.in_channel
        if plane == COMPOSITE:
            self.refusals.say(self._composite_text())
        else:
            self.refusals.attempt(name, lambda document: edit(document, plane))
