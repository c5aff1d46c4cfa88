"""The window of comparisons: three planes side by side, and what their difference means."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators.counterparts import Way
from convstudio.ui.compare.pane import ComparePane, Shown
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell, Overlay
from convstudio.ui.widgets.inputs import ToggleButton

SIZE: Final = (980, 500)
"""Width and height at first, in pixels: within the smallest window."""


class CompareDialog(QDialog):
    """Shows a comparison; it may stay open while the layer is changed.

    Parameters
    ----------
    parent : QWidget
        The window it belongs to.
    """

    way_chosen = Signal(object)
    """Another Way is wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        ways = QHBoxLayout()
        for number, way in enumerate(Way):
            button = ToggleButton()
            self._group.addButton(button, number)
            ways.addWidget(button)
            button.setProperty("way", way.value)
        ways.addStretch(1)
        self._panes = [
            ComparePane(name, self) for name in (self.tr("Input"), self.tr("Second"), self.tr("Third"))
        ]
        row = QHBoxLayout()
        row.setSpacing(16)
        for pane in self._panes:
            row.addWidget(pane, 1)
            policy = pane.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            pane.setSizePolicy(policy)
            pane.grid.hovered.connect(self._on_hovered)
            pane.grid.camera_changed.connect(self._on_camera)
            pane.grid.pans = True
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(ways)
        column.addLayout(row, 1)
        column.addWidget(self._said)
        self.resize(*SIZE)
        self._group.idClicked.connect(self._on_way)
        self._describe()

    @property
    def panes(self) -> list[ComparePane]:
        """The three planes."""
        return self._panes

    @property
    def text(self) -> str:
        """What is said of them."""
        return self._said.text()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for pane in self._panes:
            pane.set_theme(theme)

    def choose(self, way: Way) -> None:
        """Show which comparison it is, without emitting anything."""
        self._group.button(list(Way).index(way)).setChecked(True)

    def show_planes(self, way: Way, document: Document, planes: list[Shown], difference: float) -> None:
        """Show three planes of a layer, and say how far they are from each other."""
        for pane, title, plane in zip(self._panes, self._titles(way, document), planes, strict=True):
            pane.show_plane(title, plane)
            pane.show()
        if not document.signal.values.any():
            self._said.setText(
                self.tr("All values of the input are 0: draw on it to see what becomes of them on the way.")
            )
            return
        number = numerals.cell_text(difference)
        self._said.setText(self._verdict(way, difference).format(difference=number))

    def say(self, sentence: str) -> None:
        """Say why there is nothing to show; the last planes, which were of another layer or comparison, go."""
        for pane in self._panes:
            pane.hide()
        self._said.setText(sentence)

    def _titles(self, way: Way, document: Document) -> tuple[str, str, str]:
        if way is Way.ROUND_TRIP and document.layer.kind is Kind.TRANSPOSED:
            return (
                self.tr("Input"),
                self.tr("Transposed convolution"),
                self.tr("Convolution, same numbers"),
            )
        if way is Way.ROUND_TRIP:
            return (
                self.tr("Input"),
                self.tr("Convolution"),
                self.tr("Transposed, same numbers"),
            )
        return (
            self.tr("Input"),
            self.tr("Transposed convolution, stride 2"),
            self.tr("Resized, then convolved"),
        )

    def _verdict(self, way: Way, difference: float) -> str:
        """Return what the difference means, which is still to be put in."""
        if way is Way.ROUND_TRIP and difference:
            return self.tr(
                "The transposed layer gives the size back, not the values: it is not the inverse. "
                "The largest difference from the input is {difference}."
            )
        if way is Way.ROUND_TRIP:
            return self.tr(
                "Here the very values come back, which is the exception: most layers have no inverse."
            )
        if way is Way.LINEAR:
            return self.tr(
                "Stamps [1, 3, 3, 1] / 4 two cells apart are linear interpolation, and so is [1, 2, 1] / 4 after "
                "every cell was doubled: the two differ by {difference} at most."
            )
        return self.tr(
            "The same kernel both ways. Stamps two cells apart overlap unevenly unless 2 divides the size of the "
            "kernel: look for the checkerboard. The largest difference is {difference}."
        )

    def _describe(self) -> None:
        """Say everything that does not depend on what is compared."""
        self.setWindowTitle(self.tr("Compare"))
        texts = {
            Way.ROUND_TRIP: self.tr("There and back"),
            Way.LINEAR: self.tr("Twice as large, linear"),
            Way.KERNEL: self.tr("Twice as large, by this kernel"),
        }
        for button in self._group.buttons():
            button.setText(texts[Way(button.property("way"))])

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    @Slot(int)
    def _on_way(self, number: int) -> None:
        self.way_chosen.emit(list(Way)[number])

    @Slot(object)
    def _on_camera(self, camera: Camera) -> None:
        """Look at the same part of every plane; slices of volumes of other sizes lie elsewhere, and stay."""
        own = next(pane.grid.picture for pane in self._panes if pane.grid is self.sender())
        for pane in self._panes:
            other = pane.grid.picture
            if own is None or other is None or (own.rank == 3 and other.shape != own.shape):
                continue
            center = camera.center
            if center is not None:
                center = center[0] * other.rows / own.rows, center[1] * other.columns / own.columns
            pane.grid.set_viewport(camera.zoom, center)

    @Slot(object)
    def _on_hovered(self, cell: Cell | None) -> None:
        """Mark the same cell in every plane of the same size."""
        picture = next(pane.grid.picture for pane in self._panes if pane.grid is self.sender())
        for pane in self._panes:
            other = pane.grid.picture
            same = picture is not None and other is not None and other.shape == picture.shape
            pane.grid.set_overlay(Overlay(linked=(cell,)) if same and cell is not None else Overlay())
