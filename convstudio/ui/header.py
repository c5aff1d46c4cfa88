"""The row at the top: the lenses, the menus, and buttons for what is used most."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QTabBar, QToolButton, QWidget

from convstudio.core.view_state import LENSES
from convstudio.ui.folded_menus import FoldedMenus
from convstudio.ui.icons import line_icon, redo_arrow, undo_arrow
from convstudio.ui.lenses.naming import lens_title
from convstudio.ui.theme import Theme

BESIDE_TABS = 8
"""Pixels that are left free between the tabs and the menus, beside the spacing."""


class Header(QWidget):
    """Chooses the lens, and holds the menus.

    Where there is no room the buttons say their keys alone, and then the menus fold into one.

    Parameters
    ----------
    bar : QMenuBar
        The menus.
    drawn : tuple of QAction
        Undo and redo, which have an arrow for a button.
    buttons : iterable of QAction
        Those that have a button with words here.
    kept : QAction
        The one whose button stays in projection, to get back out of it.
    """

    lens_chosen = Signal(str)
    """The user chose this lens."""
    lesson_pressed = Signal()
    """The text of the lesson is to be folded away, or brought back."""

    def __init__(
        self, bar: QMenuBar, drawn: tuple[QAction, QAction], buttons: Iterable[QAction], kept: QAction
    ) -> None:
        super().__init__()
        self.setObjectName("header")
        self.lenses = QTabBar()
        self.lenses.setDrawBase(False)
        self.lenses.setExpanding(False)
        self.lenses.setUsesScrollButtons(False)
        self.lenses.setElideMode(Qt.TextElideMode.ElideRight)
        self.lenses.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in LENSES:
            self.lenses.addTab(lens_title(name))
        self.lenses.currentChanged.connect(self._on_current_changed)
        self._bar, self.folded = bar, FoldedMenus(bar)
        self._drawn = drawn
        self._worded = list(buttons)
        self._sparse = False
        self._buttons = {action: self._button(action) for action in (*drawn, *self._worded)}
        self._spared = [button for action, button in self._buttons.items() if action is not kept]
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(5)
        row.addWidget(self.lenses)
        row.addSpacing(BESIDE_TABS)
        row.addWidget(bar, 1)
        row.addWidget(self.folded)
        row.addStretch()
        self.lesson = QToolButton()
        self.lesson.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.lesson.clicked.connect(self.lesson_pressed)
        self.lesson.hide()
        row.addWidget(self.lesson)
        self.recording = QToolButton()
        self.recording.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.recording.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.recording.setMenu(QMenu(self.recording))
        self.recording.hide()
        row.addWidget(self.recording)
        for button in self._buttons.values():
            row.addWidget(button)
        self._describe()

    def _button(self, action: QAction) -> QToolButton:
        """Return a button for an action, with its arrow or with words."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action in self._drawn:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setProperty("role", "icon")
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the arrows in other ink, or larger."""
        size = theme.text + 3
        for action, draw in zip(self._drawn, (undo_arrow, redo_arrow), strict=True):
            action.setIcon(line_icon(draw, theme.color("ink"), size))
        for button in self._spared:
            button.setIconSize(QSize(size, size))
        self.folded.set_theme(theme)
        self._fit()

    def show_lens(self, name: str) -> None:
        """Mark the lens in front; nothing is emitted."""
        blocked = self.lenses.blockSignals(True)
        self.lenses.setCurrentIndex(LENSES.index(name))
        self.lenses.blockSignals(blocked)

    def show_lesson(self, text: str, tip: str) -> None:
        """Say that a lesson is open; an empty text says that none is."""
        self.lesson.setText(text)
        self.lesson.setToolTip(tip)
        self.lesson.setVisible(bool(text))
        self._fit()

    def offer_recording(self, actions: Iterable[QAction]) -> None:
        """Offer what can be done with a recording at the button that says there is one."""
        self.recording.menu().addActions(list(actions))

    def show_recording(self, *, on: bool) -> None:
        """Say that a lesson is recorded, or no longer."""
        self.recording.setVisible(on)
        self._fit()

    def set_sparse(self, sparse: bool) -> None:
        """Leave out the buttons that have keys and menus, for the sake of room."""
        self._sparse = sparse
        for button in self._spared:
            button.setVisible(not sparse)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for everything."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say keys alone where words have no room, and fold the menus where they have none then."""
        self._say(short=self._sparse)
        if not self._sparse and self._needed(self._bar) > self.width():
            self._say(short=True)
        folded = self._needed(self._bar) > self.width()
        self.folded.setVisible(folded)
        self._bar.setVisible(not folded)

    def _say(self, *, short: bool) -> None:
        """Name the keys of the buttons, or what they do as well."""
        for action in self._worded:
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = action.text().replace("&", "").rstrip("…")
            action.setIconText(key if short else f"{words}  {key}")

    def _needed(self, menus: QWidget) -> int:
        """Return the width of everything with the menus as they are in `menus`, in pixels."""
        margins = self._row.contentsMargins()
        buttons = (self.lesson, self.recording, *self._buttons.values())
        parts = [self.lenses, menus, *(each for each in buttons if not each.isHidden())]
        gaps = (len(parts) - 1) * self._row.spacing() + BESIDE_TABS
        return margins.left() + margins.right() + gaps + sum(part.sizeHint().width() for part in parts)

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        self.lens_chosen.emit(LENSES[index])

    def _describe(self) -> None:
        self.lenses.setAccessibleName(self.tr("Lenses"))
        self.recording.setText(self.tr("● Recording"))
        self.recording.setToolTip(self.tr("A lesson is being recorded: add a step, or end the recording"))
        for index, name in enumerate(LENSES):
            self.lenses.setTabText(index, lens_title(name))
            self.lenses.setTabToolTip(
                index, self.tr("{lens} (Ctrl+{number})").format(lens=lens_title(name), number=index + 1)
            )

    def changeEvent(self, event: QEvent) -> None:
        """Name the lenses and the buttons in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._fit()
        super().changeEvent(event)
