"""The Step menu: how the window is moved over what it stands on."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from convstudio.core.document import Document
from convstudio.ui.actions import Spec, describe, make

if TYPE_CHECKING:
    from convstudio.ui.main_window import MainWindow


class StepMenu(QObject):
    """Makes the actions that step, and lets those be done that the document has an axis for.

    Parameters
    ----------
    window : MainWindow
        Whose stage is stepped over; its lenses must be there already.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        specs = [spec for part in self._parts() for spec in part]
        self._actions = [make(spec, window) for spec in specs]
        local = [action for action, spec in zip(self._actions, specs, strict=True) if spec.local]
        # In the other lenses the arrows walk over maps, matrices and the like.
        window.window_lens.stage.addActions(local)
        self._slices = local[-2:]
        self.filling = self._actions[-1]
        self.filling.setChecked(window.store.view.filling)
        window.store.changed.connect(self._on_changed)
        self._on_changed(window.store.document, window.store.document)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into `menu`, what belongs together between separators."""
        actions = iter(self._actions)
        for part in self._parts():
            if menu.actions():
                menu.addSeparator()
            menu.addActions([next(actions) for _ in part])

    def describe(self) -> None:
        """Say everything again in another language."""
        specs = [spec for part in self._parts() for spec in part]
        for action, spec in zip(self._actions, specs, strict=True):
            describe(action, spec)

    @Slot(object, object)
    def _on_changed(self, _old: object, new: Document) -> None:
        for action in self._slices:
            action.setEnabled(new.layer.rank == 3)

    def _parts(self) -> list[list[Spec]]:
        fill = Spec(
            self.tr("Fill the output as the window goes"), "F7", self._window.set_filling, checkable=True
        )
        return [self._steps(), self._channels(), self._speeds(), self._ways(), [fill]]

    def _steps(self) -> list[Spec]:
        play = self._window.playback
        return [
            Spec(self.tr("Play or pause"), "Space", play.toggle),
            Spec(self.tr("Next step"), "Right", play.forward, local=True),
            Spec(self.tr("Previous step"), "Left", play.back, local=True),
            Spec(self.tr("One row down"), "Down", partial(play.move, 1, 0), local=True),
            Spec(self.tr("One row up"), "Up", partial(play.move, -1, 0), local=True),
            Spec(
                self.tr("One slice deeper"),
                "Ctrl+Shift+Down",
                partial(play.move, 1, 0, 0),
                self.tr("Of a volume: move the window to the next slice"),
                local=True,
            ),
            Spec(
                self.tr("One slice back"),
                "Ctrl+Shift+Up",
                partial(play.move, -1, 0, 0),
                self.tr("Of a volume: move the window to the slice before"),
                local=True,
            ),
            Spec(self.tr("First step"), "Home", play.first),
            Spec(self.tr("Last step"), "End", play.last),
        ]

    def _channels(self) -> list[Spec]:
        play = self._window.playback
        return [
            Spec(self.tr("Next input channel"), "]", partial(play.turn_in_channel, 1)),
            Spec(self.tr("Previous input channel"), "[", partial(play.turn_in_channel, -1)),
            Spec(self.tr("Next output channel"), "Ctrl+]", partial(play.turn_out_channel, 1)),
            Spec(self.tr("Previous output channel"), "Ctrl+[", partial(play.turn_out_channel, -1)),
        ]

    def _speeds(self) -> list[Spec]:
        play = self._window.playback
        return [
            Spec(self.tr("Faster"), "Ctrl+Right", partial(play.change_speed, 1)),
            Spec(self.tr("Slower"), "Ctrl+Left", partial(play.change_speed, -1)),
        ]

    def _ways(self) -> list[Spec]:
        kinds = self._window.window_lens.kind_bar
        return [
            Spec(
                self.tr("Stamp by input, or step by output"),
                "F8",
                kinds.toggle_stamping,
                self.tr("Of a transposed convolution: step through the input values, or the output values"),
            ),
            Spec(
                self.tr("Coverage of the output"),
                "F9",
                kinds.toggle_coverage,
                self.tr("Of a transposed convolution: how many products each output gathers"),
            ),
            Spec(
                self.tr("Even coverage"),
                "Shift+F9",
                kinds.make_even,
                self.tr("Set the kernel to the nearest size that hits every output equally often"),
            ),
            Spec(
                self.tr("Shift the pooled input by one cell"),
                "Shift+F8",
                kinds.shift_input,
                self.tr("Move the input to the right, and see how much of the pooled map changes"),
            ),
        ]
