"""The controls that step a window over the input, as a player's: play, step, seek, speed."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSlider, QWidget

from convstudio.core import numerals
from convstudio.core.view_state import SPEEDS
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.inputs import ComboBox, ToggleButton
from convstudio.ui.widgets.transport_button import Symbol, TransportButton

SHORTEST_SLIDER = 3
"""Least length of the slider, in heights of the type."""


class Scrubber(QSlider):
    """A slider that goes where it is clicked.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return a height in which the handle is round."""
        return super().sizeHint().expandedTo(QSize(0, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Return that height too."""
        return super().minimumSizeHint().expandedTo(QSize(0, self.fontMetrics().height() + 8))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer, wherever that is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._value_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the handle follow."""
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the handle go."""
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step when focused, else let others have the wheel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _value_at(self, position: QPointF) -> int:
        # PySide makes sixty enums of QStyle, which takes as long as a frame: not at the start of the program.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # noqa: PLC0415

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        room = self.width() - handle.width()
        offset = round(position.x() - handle.width() / 2)
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), offset, room, option.upsideDown)


class Transport(QWidget):
    """Play, pause, step, seek and speed. It only asks; what happens is told by the setters.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    first = Signal()
    back = Signal()
    toggle_play = Signal()
    forward = Signal()
    last = Signal()
    seek = Signal(int)
    """The step to go to, from 0."""
    speed_changed = Signal(float)
    """Steps per second."""
    filling_changed = Signal(bool)
    """True: the output fills as the window goes; False: it is shown whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_button = TransportButton(Symbol.FIRST, self)
        self.back_button = TransportButton(Symbol.BACK, self)
        self.play_button = TransportButton(Symbol.PLAY, self)
        self.forward_button = TransportButton(Symbol.FORWARD, self)
        self.last_button = TransportButton(Symbol.LAST, self)
        self.scrubber = Scrubber(self)
        self.label = QLabel(self)
        self.speed = ComboBox(self)
        self.fill_button = ToggleButton(self)
        self._count = -1
        self._counted = True
        self._compact = self._tight = False
        self._roomy = 0
        self._theme: Theme = LIGHT
        self.speed.addItems([""] * len(SPEEDS))
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._describe()
        self._arrange()
        self.first_button.clicked.connect(self.first)
        self.back_button.clicked.connect(self.back)
        self.play_button.clicked.connect(self.toggle_play)
        self.forward_button.clicked.connect(self.forward)
        self.last_button.clicked.connect(self.last)
        self.scrubber.valueChanged.connect(self.seek)
        self.speed.activated.connect(self._on_speed)
        self.fill_button.clicked.connect(self.filling_changed)
        self.set_steps(0, 0)

    @property
    def _buttons(self) -> tuple[TransportButton, ...]:
        return self.first_button, self.back_button, self.play_button, self.forward_button, self.last_button

    def _describe(self) -> None:
        """Say what everything is."""
        for button, name in (
            (self.first_button, self.tr("First step")),
            (self.back_button, self.tr("One step back")),
            (self.forward_button, self.tr("One step forward")),
            (self.last_button, self.tr("Last step")),
        ):
            button.set_symbol(button.symbol, name)
        self.set_playing(self.play_button.symbol is Symbol.PAUSE)
        self.scrubber.setAccessibleName(self.tr("Step"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("How fast the window moves when it plays"))
        self.fill_button.setToolTip(
            self.tr("On: the output appears step by step. Off: the whole output is shown.")
        )

    def _arrange(self) -> None:
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the short form is narrower
        for button in self._buttons:
            layout.addWidget(button)
        layout.addWidget(self.scrubber, 1)
        for widget in (self.label, self.speed, self.fill_button):
            layout.addWidget(widget)

    # What is shown

    def set_steps(self, count: int, step: int) -> None:
        """Show that step `step` (from 0) of `count` is the present one; 0 of 0 where there is none."""
        old, self._count = self._count, count
        if _digits(count) != _digits(old) or min(count, old) < 1:
            self._fit()
        blocked = self.scrubber.blockSignals(True)
        self.scrubber.setRange(0, max(count - 1, 0))
        self.scrubber.setPageStep(max(count // 10, 1))
        self.scrubber.setValue(step)
        self.scrubber.blockSignals(blocked)
        self.label.setText(self._step_text(step + 1, count))
        for button in (*self._buttons, self.scrubber):
            button.setEnabled(count > 1)

    def set_counted(self, counted: bool) -> None:
        """Say how many steps there are, or keep it for as long as it is asked for."""
        if counted != self._counted:
            self._counted = counted
            self._fit()
            self.label.setText(self._step_text(self.scrubber.value() + 1, self._count))

    def set_playing(self, playing: bool) -> None:
        """Show whether the clock runs."""
        if playing:
            self.play_button.set_symbol(Symbol.PAUSE, self.tr("Pause"))
        else:
            self.play_button.set_symbol(Symbol.PLAY, self.tr("Play"))

    def set_speed(self, speed: float) -> None:
        """Show the offered speed that is nearest to `speed`, in steps per second."""
        nearest = min(SPEEDS, key=lambda offered: abs(offered - speed))
        self.speed.setCurrentIndex(SPEEDS.index(nearest))

    def set_filling(self, filling: bool) -> None:
        """Show whether the output fills as the window goes."""
        self.fill_button.setChecked(filling)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type; after the style sheet has changed."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._fit()
            self.label.setText(self._step_text(self.scrubber.value() + 1, self._count))
        super().changeEvent(event)

    def _step_text(self, step: int, count: int) -> str:
        if count == 0:
            return self.tr("no steps")
        if not self._counted:
            return str(step) if self._tight else self.tr("step {step}").format(step=step)
        if self._tight:
            return f"{step} / {count}"
        return self.tr("step {step} of {count}").format(step=step, count=count)

    def _fit(self) -> None:
        """Find out how wide everything is when written out, and shorten it where there is no such room.

        The label is as wide as its widest text, so that nothing moves while the steps count up.
        """
        self.scrubber.setMinimumWidth(SHORTEST_SLIDER * self._theme.text)
        self._tight = False
        self._size_label()
        self._set_compact(False)
        self._roomy = self._row.totalMinimumSize().width()
        self._set_compact(self.width() < self._roomy)

    def _size_label(self) -> None:
        """Keep the room of the widest text that the label may have."""
        self.label.ensurePolished()
        metrics = QFontMetrics(self.label.font())
        digit = max("123456789", key=metrics.horizontalAdvance)
        widest = int(digit * _digits(self._count))
        # Of a fixed height too: else every step would have the whole window laid out again.
        width = metrics.horizontalAdvance(self._step_text(widest, widest)) + 2
        self.label.setFixedSize(width, metrics.height())

    def _set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._row.setSpacing(4 if compact else 8)
        for button in self._buttons:
            button.set_compact(compact)
        for index, speed in enumerate(SPEEDS):
            text = self.tr("{speed} step(s)/s", "", 1 if speed == 1 else 2)
            short = self.tr("{speed}/s")
            self.speed.setItemText(
                index, (short if compact else text).format(speed=numerals.cell_text(speed))
            )
        self.speed.refit()
        self.fill_button.setText(self.tr("Fill") if compact else self.tr("Fill as it goes"))
        self._set_tight(False)
        self._set_tight(compact and self.width() < self._row.totalMinimumSize().width())

    def _set_tight(self, tight: bool) -> None:
        """Say the step by its numbers alone, beside a column of text in large type."""
        if tight != self._tight:
            self._tight = tight
            self._size_label()
            self.label.setText(self._step_text(self.scrubber.value() + 1, self._count))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the short form."""
        return QSize(29 * self._theme.text, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write out or shorten what stands on the buttons."""
        super().resizeEvent(event)
        compact = self.width() < self._roomy
        if compact or self._compact:
            self._set_compact(compact)

    @Slot(int)
    def _on_speed(self, index: int) -> None:
        self.speed_changed.emit(SPEEDS[index])


def _digits(count: int) -> int:
    """Return how many digits the number of a step may have; room is kept for two."""
    return max(len(str(count)), 2)
