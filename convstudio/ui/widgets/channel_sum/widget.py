"""The channel sum: shows a SumContent, and says which channel is to be opened."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.painting import StripPainter
from convstudio.ui.widgets.arithmetic.strip import DIMMED
from convstudio.ui.widgets.channel_sum.content import Span, SumContent
from convstudio.ui.widgets.channel_sum.layout import Layout, Needs, Room
from convstudio.ui.widgets.channel_sum.painting import Marks, Palette, SumPainter
from convstudio.ui.widgets.channel_sum.plain import plain_text, sum_note
from convstudio.ui.widgets.channel_sum.planning import Plan, plan
from convstudio.ui.widgets.channel_sum.writing import Chip, Writing, write


class ChannelSum(QWidget):
    """One output value as the sum of its channels; of many, those around the opened one, the others folded.

    A click on a channel, or Left, Right, Home, End and Enter, ask to open it; on a fold they turn the page.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    opened = Signal(int)
    """Index, among the planes of the group, of the channel whose products are to be spelled out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sum over channels"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme: Theme = LIGHT
        self._faces = Faces(self.font())
        self._card = StripPainter(self._theme, self._faces)
        self._painter = SumPainter(self._theme, self._faces)
        self._content: SumContent | None = None
        self._palette: Palette | None = None
        self._message: str | None = None
        self._plan: Plan | None = None
        self._layout: Layout | None = None
        self._writing: Writing | None = None
        self._needs: Needs | None = None
        self._pointer: QPointF | None = None
        self._focused = 0

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._faces = Faces(self.font())
        self._card = StripPainter(theme, self._faces)
        self._painter = SumPainter(theme, self._faces)
        self.updateGeometry()
        self._arrange()

    def set_content(self, content: SumContent | None) -> None:
        """Show another value; chips stay where they are while only numbers change, unless another one is opened."""
        before, self._content = self._content, content
        self._palette = Palette(content) if content is not None else None
        if content is None or self._needs != self._needed(content):
            self._focused = 0 if content is None else content.opened or 0
            self._layout = None
            self._arrange()
            return
        if content.opened is not None and before is not None and content.opened != before.opened:
            self._focused = content.opened
            self._bring(content.opened)
        self._write()

    def set_message(self, text: str | None) -> None:
        """Say why there is no value; the last one stays, dimmed. None shows it again."""
        if text != self._message:
            self._message = text
            self._describe()
            self.update()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips as they are painted, folds among them."""
        return self._writing.chips if self._writing is not None else ()

    @property
    def shown(self) -> Span:
        """The channels that have a chip of their own: first, and one after the last."""
        return self._layout.shown if self._layout is not None else (0, 0)

    @property
    def digits_size(self) -> int:
        """Size of type of the products in pixels; 0 where they are colors only."""
        return self._writing.digits if self._writing is not None else 0

    def chip_texts(self) -> tuple[str, ...]:
        """Return what is painted in each chip: "channel 0 43", and "… 12 more Σ 3.25" in a fold."""
        return tuple(chip.text for chip in self.chips)

    def sum_texts(self) -> tuple[str, ...]:
        """Return what is painted after the chips: a bias, the sign, and the result with its position."""
        if self._writing is None:
            return ()
        bias, result = (
            " ".join(run.word.text for run in runs) for runs in (self._writing.bias, self._writing.result)
        )
        return *((f"+ {bias}",) if bias else ()), self._writing.signs[-1].word.text, result

    def result_text(self) -> str:
        """Return the painted result; empty where there is none."""
        return self._content.result_text if self._content is not None else ""

    def plain_text(self) -> str:
        """Return what the widget says, on one line: "Y[1, 1] = channel 0 43 + channel 1 77 + bias 0 = 120"."""
        content, needs = self._content, self._needs
        if self._message is not None:
            return self._message
        if content is None or needs is None:
            return ""
        return plain_text(content, needs, self.shown)

    # Arranging

    def sizeHint(self) -> QSize:
        """Return a size at which three channels are read with ease: the height is that of five lines or so."""
        return QSize(self._theme.text * 60, round(self._theme.text * 6.4))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the sum can be read."""
        return QSize(self._theme.text * 34, round(self._theme.text * 6))

    def _needed(self, content: SumContent) -> Needs:
        """Return what decides where the chips of `content` lie."""
        return Needs(
            content.names,
            content.kernel_size,
            content.caption.count(",") + 1,
            self.tr("bias") if content.adds else "",
            self.tr("… {count} more"),
        )

    def _arrange(self) -> None:
        """Find new places: channels, kernel, size, type or language have changed."""
        content, layout = self._content, self._layout
        self._plan, self._layout, self._needs = None, None, None
        if content is not None:
            room = Room(self.width(), self.height(), self._theme.text, self._theme.small_text)
            self._needs = self._needed(content)
            self._plan = plan(self._needs, room, self._faces)
            shown = self._plan.around(content.opened or 0)
            if layout is not None and content.opened is None:
                shown = self._plan.starting(layout.shown[0])
            self._layout = self._plan.layout(shown)
        self._write()

    def _bring(self, channel: int) -> None:
        """Turn to the page with `channel`, unless it is in view."""
        if self._plan is not None and not self.shown[0] <= channel < self.shown[1]:
            self._show(self._plan.around(channel))

    def _show(self, shown: Span) -> None:
        if self._plan is not None:
            self._layout = self._plan.layout(shown)
            self._write()

    def _write(self) -> None:
        """Set new numbers into their places."""
        content, needs, layout = self._content, self._needs, self._layout
        self._writing = None
        if content is not None and needs is not None and layout is not None:
            self._writing = write(content, needs, layout, self._faces)
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.plain_text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chips to the new size."""
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Sum over channels"))
            self._arrange()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the sum, and the sentence that says why there is none."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._card.card(painter, QRectF(self.rect()))
            if self._content and self._palette and self._layout and self._writing:
                painter.setOpacity(1.0 if self._message is None else DIMMED)
                self._painter.paint(
                    painter, self._content, self._palette, self._layout, self._writing, self._marks()
                )
            if self._message is not None:
                painter.setOpacity(1.0)
                self._card.message(painter, QRectF(self.rect()), self._message)

    def _marks(self) -> Marks:
        opened = self._content.opened if self._content is not None else None
        if self._message is not None:
            return Marks(opened)
        chip = self.chip_at(self._pointer) if self._pointer is not None else None
        hovered = chip.box.span if chip is not None else None
        return Marks(opened, hovered, self._focused if self.hasFocus() else None)

    # Mouse

    def chip_at(self, position: QPointF) -> Chip | None:
        """Return the chip under a pixel."""
        return next((chip for chip in self.chips if chip.box.rect.contains(position)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the chip under the pointer."""
        self._pointer = event.position()
        usable = self._message is None and self.chip_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if usable else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._pointer = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a channel, or turn to those that are folded."""
        chip = self.chip_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or chip is None or self._message is not None:
            event.ignore()
        elif chip.box.folded:
            self._turn(forward=chip.box.span[0] > 0)
        else:
            self._focused = chip.box.span[0]
            self.opened.emit(self._focused)

    def _turn(self, *, forward: bool) -> None:
        """Show the next or the last page of channels."""
        if self._plan is not None:
            shown = self._plan.starting(self.shown[1]) if forward else self._plan.before(self.shown)
            self._focused = shown[0] if forward else shown[1] - 1
            self._show(shown)

    def event(self, event: QEvent) -> bool:
        """Show all digits of what is under the pointer as its tooltip; keep Home and End from the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tooltip_at(self, position: QPointF) -> str:
        """Return the number under a pixel with all its digits, and what it is; empty where there is none."""
        content, layout, needs = self._content, self._layout, self._needs
        chip = self.chip_at(position)
        if chip is not None:
            return chip.note
        if content is None or layout is None or needs is None:
            return ""
        return sum_note(content, needs, layout, position)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a channel by Left, Right, Home and End, open it by Enter."""
        content, key = self._content, event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if content is None or self._message is not None:
            event.ignore()
        elif key in steps:
            self._focus(self._focused + steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus(0 if key == Qt.Key.Key_Home else content.count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._focused)
        else:
            event.ignore()

    def _focus(self, channel: int) -> None:
        if self._content is not None:
            self._focused = min(max(channel, 0), self._content.count - 1)
            self._bring(self._focused)
            self.update()
