"""Who says what over the lenses: refusals as sentences, what was done, and trouble."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, SignalInstance, Slot

from convstudio.app.computing import Computing, as_error
from convstudio.core.errors import StudioError
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.notice import Notice


class Telling(QObject):
    """Turns what the parts of the program have to say into notices.

    Parameters
    ----------
    notice : Notice
        Where it is said.
    computing : Computing
        Whose failures and stops are told.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, notice: Notice, computing: Computing, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._words: Callable[[], str] | None = None
        computing.failed.connect(self._on_failed)
        computing.stopped.connect(self._on_stopped)

    def listen(
        self,
        refused: Iterable[SignalInstance] = (),
        declined: Iterable[SignalInstance] = (),
        told: Iterable[SignalInstance] = (),
    ) -> None:
        """Tell what these signals bring: errors, sentences that say why not, and sentences that say what was done."""
        for signal in refused:
            signal.connect(self.tell_error)
        for signal in declined:
            signal.connect(self.decline)
        for signal in told:
            signal.connect(self.tell)

    @Slot(object)
    def tell_error(self, error: StudioError) -> None:
        """Say why something was refused."""
        self._tell(partial(sentence, error))

    @Slot(str)
    def decline(self, words: str) -> None:
        """Say why something is not done."""
        self._words = None
        self._notice.tell(words)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say that something was done."""
        self._words = None
        self._notice.tell(words, warning=False)

    def tell_trouble(self, line: str) -> None:
        """Say that something unforeseen happened."""
        self._tell(partial(self._trouble, line))

    def describe(self) -> None:
        """Say again what is being said, in another language; what cannot be said again is taken away."""
        if not self._notice.text:
            return
        if self._words is None:
            self._notice.dismiss()
        else:
            self._notice.tell(self._words())

    def _tell(self, words: Callable[[], str]) -> None:
        self._words = words
        self._notice.tell(words())

    def _trouble(self, line: str) -> str:
        return self.tr("Something went wrong: {line}. Your work is kept.").format(line=line)

    def _stopped(self) -> str:
        return self.tr("Stopped. The last picture stays; View ▸ Compute again goes on.")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.tell_error(as_error(error))

    @Slot()
    def _on_stopped(self) -> None:
        self._tell(self._stopped)
