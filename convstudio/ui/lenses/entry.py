"""A lens before anybody has looked at it: its commands are there, and it is built when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from convstudio.app.computing import Computing
from convstudio.app.learning_session import LearningSession
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.saving import Saving

LensT = TypeVar("LensT", bound=Lens)
PageT = TypeVar("PageT", bound=QWidget)

Commands: TypeAlias = tuple[Callable[[], str], list[QAction]]
"""Title of a submenu, asked for again in another language, and its entries."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What lenses are made of.

    Attributes
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames.
    learning : LearningSession
        Runs of the Learn lens.
    worker : Worker
        Reads and writes files.
    playback : Playback
        Moves the cursor.
    saving : Saving
        Writes maps as pictures.
    window : QWidget
        Qt's owner of everything that has no place in the window yet.
    """

    store: Store
    computing: Computing
    learning: LearningSession
    worker: Worker
    playback: Playback
    saving: Saving
    window: QWidget


class LensEntry(QObject, Generic[LensT, PageT]):
    """Builds a lens and its page of the inspector when they are first needed.

    What is imported at the start of the program delays the first picture: the module of an entry imports only what
    its commands need, and the rest where it is built.

    Parameters
    ----------
    desk : Desk
        What the lens is made of.
    """

    lens_built = Signal(object)
    """The Lens is there now."""
    page_built = Signal(object)
    """The page of the inspector is there now."""
    told = Signal(str)
    """A sentence: something was done."""
    declined = Signal(str)
    """A sentence: something was not done, and why."""
    wanted = Signal()
    """A command was given whose effect is seen in the lens: it should be in front."""

    modules: ClassVar[tuple[str, ...]] = ()
    """What building and first showing the lens import, to be imported before somebody waits for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._lens: LensT | None = None
        self._page: PageT | None = None

    @property
    def lens(self) -> LensT:
        """The lens, built now if it was not needed yet."""
        if self._lens is None:
            self._lens = self.build_lens()
            self.lens_built.emit(self._lens)
        return self._lens

    @property
    def page(self) -> PageT:
        """Its page of the inspector, built now if it was not needed yet."""
        if self._page is None:
            self._page = self.build_page()
            self.page_built.emit(self._page)
        return self._page

    # What every lens does its own way

    def build_lens(self) -> LensT:
        """Return a new lens."""
        raise NotImplementedError

    def build_page(self) -> PageT:
        """Return a new page of the inspector; not asked for where `page_title` is empty."""
        raise NotImplementedError

    def page_title(self) -> str:
        """Return what the tab of its page is called; empty where there is no page."""
        return ""

    def lens_commands(self) -> Commands | None:
        """Return the commands for the menu Lens, if there are any."""
        return None

    def layer_commands(self) -> Commands | None:
        """Return the commands for the menu Layer, if there are any."""
        return None

    def describe(self) -> None:
        """Say the commands again in another language; the lens and the page hear of it themselves."""

    def stop(self) -> None:
        """Give up what takes long."""

    def close_down(self) -> None:
        """Give up everything; called before the threads are ended, whether the lens was built or not."""
        self.stop()
