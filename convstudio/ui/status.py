"""The status bar: device, time and weights, and the progress of what takes long."""

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from convstudio.app.computing import SLOW_AFTER, Computing
from convstudio.app.worker import Worker
from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.wiring import parameter_count
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.elided_label import ElidedLabel
from convstudio.ui.widgets.steady_label import SteadyLabel


class Status(QStatusBar):
    """Says where and how fast the present result was computed.

    Parameters
    ----------
    computing : Computing
        Whose frames and progress are shown.
    worker : Worker
        Whose work is shown while it takes long.
    parent : QWidget, optional
        Qt's owner.
    """

    stop_pressed = Signal()
    """What takes long is to be given up."""
    noticed = Signal(str)
    """A sentence about how the result was computed, when it begins to hold."""

    def __init__(self, computing: Computing, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._computes = self._reads = self._still = False
        self._notice: Code | None = None
        self._frame: Frame | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_AFTER)
        self._patience.timeout.connect(self._on_files_slow)
        self.device = QLabel()
        self.time = SteadyLabel()
        self.weights = QLabel()
        for label in (self.device, self.time.label, self.weights):
            label.setContentsMargins(8, 0, 12, 0)
        for widget in (self.device, self.time, self.weights):
            self.addWidget(widget)
        self.said = ElidedLabel()
        self.addWidget(self.said, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(180)
        self.progress.hide()
        self.stop = QToolButton()
        self.stop.clicked.connect(self.stop_pressed)
        self.stop.hide()
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self.stop)
        self.setSizeGripEnabled(False)
        computing.framed.connect(self._on_framed)
        computing.slow_changed.connect(self._on_slow)
        computing.progressed.connect(self._on_progress)
        worker.idle_changed.connect(self._on_files_idle)
        self._retranslate()

    @Slot(bool)
    def set_still(self, still: bool) -> None:
        """Let nothing move that says nothing: the bar of work whose end is not known."""
        self._still = still
        self._show_progress()

    def conceal_counts(self, hidden: bool) -> None:
        """Keep how many weights there are for as long as a lesson asks for it."""
        self.weights.setVisible(not hidden)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say what is under the pointer; nothing where the sentence is empty."""
        self.said.set_full_text(sentence)

    def _weights_text(self, document: Document) -> str:
        weights, biases = parameter_count(document)
        if not weights:
            return self.tr("no weights")
        return self.tr("{weights}, {biases}").format(
            weights=self.tr("{n} weight(s)", "", numerals.plural_of(weights)).format(n=weights),
            biases=self.tr("{n} bias(es)", "", biases).format(n=biases),
        )

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        self._frame = frame
        document, result = frame.result.document, frame.result
        self.weights.setText(self._weights_text(document))
        if isinstance(result, Evaluated):
            early = result.device == "numpy"
            device = self.tr("numpy, while torch is loading") if early else result.device
            full = self.tr("{device}, as the graphics card is full").format(device=device)
            self.device.setText(full if result.notice is Code.CUDA_FELL_BACK else device)
            self.time.set_text("" if early else numerals.duration_text(result.seconds))
            if result.notice is not None and result.notice is not self._notice:
                self.noticed.emit(sentence(StudioError(result.notice)))
            self._notice = result.notice
        else:
            self.time.set_text(self.tr("no output"))

    @Slot(bool)
    def _on_slow(self, slow: bool) -> None:
        self._computes = slow
        self._show_progress()

    @Slot(bool)
    def _on_files_idle(self, idle: bool) -> None:
        if idle:
            self._patience.stop()
            self._reads = False
            self._show_progress()
        else:
            self._patience.start()

    @Slot()
    def _on_files_slow(self) -> None:
        self._reads = not self._worker.idle
        self._show_progress()

    def _show_progress(self) -> None:
        """Show how far the computation is, or that files are being read, whose end is not known."""
        self.progress.setVisible(self._computes or (self._reads and not self._still))
        self.stop.setVisible(self._computes or self._reads)
        self.progress.setRange(0, 1000 if self._computes else 0)
        if self._computes:
            self.progress.setValue(0)

    @Slot(float)
    def _on_progress(self, share: float) -> None:
        if self._computes:
            self.progress.setValue(round(share * 1000))

    def _retranslate(self) -> None:
        self.stop.setText(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop; the last picture stays (Ctrl+.)"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.said.set_full_text("")
        if self._frame is not None:
            self._on_framed(self._frame)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
