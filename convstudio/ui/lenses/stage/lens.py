"""What the lenses with a stage have in common: one value is explained on it, and at its foot in numbers."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stage.kernel_editing import KernelEditing
from convstudio.ui.lenses.stage.making import Making
from convstudio.ui.lenses.stage.navigation import Navigation
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.lenses.stage.stepping import Stepping
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip


class StageLens(Lens):
    """A stage, the arithmetic of the value that it explains, and stepping; a subclass has the pictures around them.

    Attributes
    ----------
    stage : Stage
        Input, kernel and output.
    strip : ArithmeticStrip
        The arithmetic of one value.
    stepping : Stepping
        The transport.
    """

    stage: Stage
    strip: ArithmeticStrip
    stepping: Stepping

    def _explain_on(
        self,
        stage: Stage,
        store: Store,
        computing: Computing,
        playback: Playback,
        *,
        opens_plane: bool = False,
    ) -> None:
        """Make what belongs to a stage; called after the widgets that Tab comes to before the arithmetic."""
        self.stage = stage
        self.strip = ArithmeticStrip(self)
        self.strip.described.connect(stage.setAccessibleDescription)
        self.stepping = Stepping(store, playback, self)
        self._stage_presenter = Presenter(store, computing, stage, self.strip, self, opens_plane=opens_plane)
        self._navigation = Navigation(store, playback, stage, self.strip, self._stage_presenter, self)
        kernel = stage.grid(Pane.KERNEL)
        kernel.editable = True
        kernel.refused.connect(store.refused)
        self._editing = KernelEditing(store, kernel, self)

    @property
    def making(self) -> Making:
        """What the stage shows, made once for two windows."""
        return self._stage_presenter.making

    def _column(self) -> QVBoxLayout:
        """Put the tools at the top, from edge to edge, and return the column for everything below them."""
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 4, 12, 10)
        inner.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addLayout(inner, 1)
        return inner

    @property
    def settled(self) -> bool:
        """Whether the stage shows everything that has changed."""
        return self._stage_presenter.settled

    def look_on(self, leader: Lens) -> None:
        """Only show, in a window for an audience: where the view goes is decided elsewhere."""
        super().look_on(leader)
        self.stepping.hide()
        self._navigation.looks_on = self._stage_presenter.looks_on = True
        if isinstance(leader, StageLens):
            self._stage_presenter.making = leader.making

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for part in (self.stage, self.strip, self.stepping):
            part.set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest."""
        self._stage_presenter.set_active(on)

    def take_focus(self) -> None:
        """Let the arrows step."""
        self.stage.setFocus()

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the window; 0 shows everything whole."""
        self._navigation.zoom(factor)

    def kernel_has_focus(self) -> bool:
        """Return whether the kernel has the focus."""
        return self.stage.grid(Pane.KERNEL).hasFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._stage_presenter.describe()
        super().changeEvent(event)
