"""The row of tools over the board."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from convstudio.app.store import Store
from convstudio.core.view_state import Order, ViewState
from convstudio.ui.lenses.channels.gallery_actions import GalleryActions
from convstudio.ui.widgets.inputs import ComboBox, ToggleButton
from convstudio.ui.widgets.tool_row import ToolRow


class GalleryTools(ToolRow):
    """Buttons for how the maps are shown.

    Parameters
    ----------
    store : Store
        Whose view is shown.
    actions : GalleryActions
        What the buttons do.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, store: Store, actions: GalleryActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.order = ComboBox(self)
        for order in Order:
            self.order.addItem("", order)
        self.order.activated.connect(self._on_order)
        self.save = QToolButton(self)
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.save)
        menu.addActions(actions.saving())
        self.save.setMenu(menu)
        self._order_label = QLabel(self)
        self._describe()
        self.add_group([self._button(action) for action in actions.look()], 4)
        self.add_group([self._order_label, self.order], 2)
        self.add_group([self._button(actions.wraps), self._button(actions.spelled)], 3)
        self.add_stretch()
        self.add_group([self.save], 1)
        store.view_changed.connect(self._on_view_changed)
        self._show(store.view)

    def _button(self, action: QAction) -> QToolButton:
        button = ToggleButton(self)
        button.setDefaultAction(action)
        return button

    @Slot(int)
    def _on_order(self, index: int) -> None:
        self._actions.orders[Order(self.order.itemData(index))].setChecked(True)

    @Slot(object, object)
    def _on_view_changed(self, _old: ViewState, new: ViewState) -> None:
        self._show(new)

    def _show(self, view: ViewState) -> None:
        self.order.setCurrentIndex(self.order.findData(view.gallery.order))

    def _describe(self) -> None:
        self._order_label.setText(self.tr("Sort by"))
        self.order.setAccessibleName(self.tr("Order of the maps"))
        for index, text in enumerate(
            (self.tr("channel"), self.tr("mean"), self.tr("maximum"), self.tr("variance"))
        ):
            self.order.setItemText(index, text)
        self.save.setText(self.tr("Save ▾"))
        self.save.setToolTip(self.tr("Write one map or all as a PNG picture (Ctrl+E, Ctrl+Shift+E)"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
