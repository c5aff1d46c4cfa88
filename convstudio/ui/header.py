"""The row at the top: the lenses, the menus, and buttons for what is used most."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QTabBar, QToolButton, QWidget

from convstudio.core.view_state import LENSES
from convstudio.ui.lenses.naming import lens_title


class Header(QWidget):
    """Chooses the lens, and holds the menu bar.

    Parameters
    ----------
    bar : QMenuBar
        The menus.
    buttons : iterable of QAction
        Those that have a button here.
    kept : QAction
        The one whose button stays in projection, to get back out of it.
    """

    lens_chosen = Signal(str)
    """The user chose this lens."""

    def __init__(self, bar: QMenuBar, buttons: Iterable[QAction], kept: QAction) -> None:
        super().__init__()
        self.setObjectName("header")
        self.lenses = QTabBar()
        self.lenses.setDrawBase(False)
        self.lenses.setExpanding(False)
        self.lenses.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in LENSES:
            self.lenses.addTab(lens_title(name))
        self._describe()
        self.lenses.currentChanged.connect(self._on_current_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(self.lenses)
        row.addSpacing(8)
        row.addWidget(bar, 1)
        self._spared: list[QToolButton] = []
        for action in buttons:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            if action is not kept:
                self._spared.append(button)

    def show_lens(self, name: str) -> None:
        """Mark the lens in front; nothing is emitted."""
        blocked = self.lenses.blockSignals(True)
        self.lenses.setCurrentIndex(LENSES.index(name))
        self.lenses.blockSignals(blocked)

    def set_sparse(self, sparse: bool) -> None:
        """Leave out the buttons that have keys and menus, for the sake of room."""
        for button in self._spared:
            button.setVisible(not sparse)

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        self.lens_chosen.emit(LENSES[index])

    def _describe(self) -> None:
        self.lenses.setAccessibleName(self.tr("Lenses"))
        for index, name in enumerate(LENSES):
            self.lenses.setTabText(index, lens_title(name))
            self.lenses.setTabToolTip(
                index, self.tr("{lens} (Ctrl+{number})").format(lens=lens_title(name), number=index + 1)
            )

    def changeEvent(self, event: QEvent) -> None:
        """Name the lenses in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
