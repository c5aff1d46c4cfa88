"""The controls of a run: rewind, play, steps, stop, pace, and where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QToolButton, QWidget

from convstudio.app.learning_session import PACES
from convstudio.app.learning_thread import FULL
from convstudio.core import numerals
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.fitting_label import FittingLabel
from convstudio.ui.widgets.inputs import ComboBox
from convstudio.ui.widgets.transport_button import Symbol, TransportButton


class RunTransport(QFrame):
    """A card that only asks; what happens is told by the setters.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    rewind = Signal()
    toggle_play = Signal()
    one_step = Signal()
    ten_steps = Signal()
    stop = Signal()
    pace_changed = Signal(float)
    """Steps a second, or FULL."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme: Theme = LIGHT
        self.rewind_button = TransportButton(Symbol.FIRST, self)
        self.play_button = TransportButton(Symbol.PLAY, self)
        self.step_button = TransportButton(Symbol.FORWARD, self)
        self.ten_button = QToolButton(self)
        self.stop_button = TransportButton(Symbol.STOP, self)
        self.pace = ComboBox(self)
        self.pace.addItems([""] * len(PACES))
        self.standing, self.loss = QLabel(self), QLabel(self)
        self.readout = FittingLabel(self)
        self._arrange()
        self._describe()
        self.rewind_button.clicked.connect(self.rewind)
        self.play_button.clicked.connect(self.toggle_play)
        self.step_button.clicked.connect(self.one_step)
        self.ten_button.clicked.connect(self.ten_steps)
        self.stop_button.clicked.connect(self.stop)
        self.pace.activated.connect(self._on_pace)

    @property
    def _buttons(self) -> tuple[TransportButton, ...]:
        return self.rewind_button, self.play_button, self.step_button, self.stop_button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for widget in (
            self.rewind_button,
            self.play_button,
            self.step_button,
            self.ten_button,
            self.stop_button,
            self.pace,
            self.standing,
            self.loss,
        ):
            row.addWidget(widget)
        row.addWidget(self.readout, 1)

    # What is shown

    def set_playing(self, playing: bool) -> None:
        """Show whether steps are being taken."""
        if playing:
            self.play_button.set_symbol(Symbol.PAUSE, self.tr("Pause (Space)"))
        else:
            self.play_button.set_symbol(Symbol.PLAY, self.tr("Play (Space)"))

    def set_pace(self, pace: float) -> None:
        """Show the pace, one of PACES."""
        self.pace.setCurrentIndex(PACES.index(pace))

    def set_ready(self, ready: bool, *, ended: bool) -> None:
        """Allow what can be done: nothing before the first run, no step once a run has ended."""
        for button in (self.rewind_button, self.play_button):
            button.setEnabled(ready)
        for other in (self.step_button, self.ten_button, self.stop_button):
            other.setEnabled(ready and not ended)

    def set_readout(self, standing: str, loss: str, speeds: Sequence[str] = ("",)) -> None:
        """Say where the run stands: its steps, its loss, and how fast it goes where.

        Parameters
        ----------
        standing, loss : str
            Its steps, and its loss.
        speeds : sequence of str
            How fast it goes and where, the longest first: the first that there is room for is shown.
        """
        self.standing.setText(standing)
        self.loss.setText(loss)
        self.readout.set_texts(speeds)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)
        self._fit()

    # What the user does

    @Slot(int)
    def _on_pace(self, index: int) -> None:
        self.pace_changed.emit(PACES[index])

    def _describe(self) -> None:
        for button, name in (
            (self.rewind_button, self.tr("Rewind to the very same start (Home)")),
            (self.step_button, self.tr("One step (Right)")),
            (self.stop_button, self.tr("Stop: end this run")),
        ):
            button.set_symbol(button.symbol, name)
        self.set_playing(self.play_button.symbol is Symbol.PAUSE)
        self.ten_button.setText("10 ▸")
        for widget, text in (
            (self.ten_button, self.tr("Ten steps (Shift+Right)")),
            (self.pace, self.tr("Pace: how many steps are taken in a second")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        """Shorten the paces and the buttons where there is no room."""
        compact = self.width() < 52 * self._theme.text
        for button in self._buttons:
            button.set_compact(compact)
        before = [self.pace.itemText(index) for index in range(self.pace.count())]
        for index, pace in enumerate(PACES):
            long = self.tr("{pace} step(s)/s", "", 1 if pace == 1 else 2)
            text = self.tr("Full speed") if pace == FULL else (self.tr("{pace}/s") if compact else long)
            self.pace.setItemText(index, text.format(pace=numerals.cell_text(pace)))
        if before != [self.pace.itemText(index) for index in range(self.pace.count())]:
            self.pace.refit()
        metrics = QFontMetrics(self.font())
        # As wide as long numbers need, so that nothing moves while they grow.
        self.standing.setMinimumWidth(
            metrics.horizontalAdvance(self.tr("step {step}").format(step="9,999,999"))
        )
        self.loss.setMinimumWidth(metrics.horizontalAdvance(self.tr("loss {loss}").format(loss="8.88e−88")))
        height = metrics.height()
        self.ten_button.setMinimumHeight(max(round(self._theme.text * 2.5), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write out or shorten what stands on the buttons."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
