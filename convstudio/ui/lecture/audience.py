"""The window for the audience: the lens in front and the text of a lesson, in type for a wall, and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from convstudio.app.store import Store
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stage.turn import BREATH
from convstudio.ui.look import wall_text
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import Theme

SIDE_SHARE = 32
"""Percent of the width that the text of a lesson takes."""


class AudienceWindow(QWidget):
    """Looks on: the same document, lens, cursor and results as in the lecturer's window, with nothing to press.

    It follows as long as it is shown, and rests when it is hidden; who closes it takes it down with `deleteLater`.

    Parameters
    ----------
    store : Store
        Document and view.
    build : callable
        Returns a new lens of `LENSES` that looks on; asked when a lens comes to the front for the first time.
    theme : Theme
        Colors; the size of type is the window's own.
    percent : int
        Size of type, of what is usual.
    """

    closed = Signal()
    """The window was closed, by whomever."""
    themed = Signal(object)
    """A Theme: its colors or the size of type of this window are others now."""

    def __init__(self, store: Store, build: Callable[[str], Lens], theme: Theme, percent: int) -> None:
        super().__init__()
        self.setObjectName("audience")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The keys stay with the lecturer's window.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._store, self._build = store, build
        self._percent = percent
        self._theme = theme.scaled(self._type_size())
        self._side: QWidget | None = None
        self._uppermost: tuple[QWidget, ...] = ()
        self._following = False
        self._late = False
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH)
        self._breath.timeout.connect(self._on_breath)
        self.built: dict[str, Lens] = {}
        self.lenses = QStackedWidget(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.lenses, 100 - SIDE_SHARE)
        self.setMinimumSize(640, 480)
        self._describe()
        store.view_changed.connect(self._on_view_changed)
        self._apply()

    @property
    def theme(self) -> Theme:
        """Colors and size of type, the latter at least 1/40 of the window's height."""
        return self._theme

    @property
    def lens(self) -> Lens | None:
        """The lens in front, as soon as the window has been shown."""
        return self.built.get(self._store.view.lens)

    @property
    def side(self) -> QWidget | None:
        """What stands at the left of the lens."""
        return self._side

    def set_side(self, widget: QWidget | None) -> None:
        """Put the text of a lesson at the left, or nothing; what stood there is hidden and without a parent then.

        The widget gets the window's style sheet, and hears of other colors and type by `themed`.
        """
        if self._side is not None:
            self._side.hide()
            self._side.setParent(None)
        self._side = widget
        if widget is not None:
            self._row.insertWidget(0, widget, SIDE_SHARE)
            widget.show()
        self.lay_over(*self._uppermost)

    def lay_over(self, *widgets: QWidget) -> None:
        """Keep these children over all others, the last one uppermost."""
        self._uppermost = widgets
        for widget in widgets:
            widget.raise_()

    # Look

    def set_theme(self, theme: Theme) -> None:
        """Paint with the colors of `theme`, in type of this window's own size."""
        self._theme = theme.scaled(self._type_size())
        self._apply()

    @Slot(int)
    def set_percent(self, percent: int) -> None:
        """Show type in so many percent of its usual size, where there is room for that."""
        self._percent = percent
        self._fit_type()

    def _type_size(self) -> int:
        return wall_text(self.width(), self.height(), self._percent)

    def _fit_type(self) -> None:
        if self._type_size() != self._theme.text:
            self.set_theme(self._theme)

    def _apply(self) -> None:
        # The program's style sheet is for the lecturer's size of type; a window's own goes before it.
        sheet = style_sheet(self._theme)
        ground = f"QWidget#audience {{ background: {self._theme.ground}; color: {self._theme.ink}; }}"
        self.setStyleSheet(sheet + ground)
        for lens in self.built.values():
            lens.set_theme(self._theme)
        self.themed.emit(self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the type in proportion to the window."""
        super().resizeEvent(event)
        self._fit_type()

    # Following

    def follow(self) -> None:
        """Show what the lecturer's window shows, and everything that changes from now on."""
        self._following = True
        name = self._store.view.lens
        if name not in self.built:
            lens = self.built[name] = self._build(name)
            self.lenses.addWidget(lens)
            lens.set_theme(self._theme)
        front = self.built[name]
        for lens in self.built.values():
            if lens is not front:
                lens.set_active(False)
        self.lenses.setCurrentWidget(front)
        front.set_active(True)

    def rest(self) -> None:
        """Keep no pictures, and cost nothing."""
        self._following = False
        for lens in self.built.values():
            lens.set_active(False)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if self._following and old.lens != new.lens:
            self.follow()

    # Painting and events

    def event(self, event: QEvent) -> bool:
        """Paint at once where nothing was painted just now; else later, together with what comes until then."""
        if event.type() == QEvent.Type.UpdateRequest:
            if self._breath.isActive():
                self._late = True
                return True
            self._breath.start()
        return super().event(event)

    @Slot()
    def _on_breath(self) -> None:
        if self._late:
            self._late = False
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.UpdateRequest))

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Leave Tab alone: nothing here takes keys."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Say the title in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setWindowTitle(self.tr("For the audience — ConvStudio"))
        self.setAccessibleName(self.tr("What the audience sees"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop following; the lecturer's window stays as it is."""
        self.rest()
        event.accept()
        self.closed.emit()
