"""The tools of a lecture as actions, for the menu and the command list; in projection their keys do all."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from convstudio.ui.actions import Spec, describe, make
from convstudio.ui.lecture.lecture import Lecture, Tool


class LectureActions(QObject):
    """Pointer, ink, magnifier and black screen.

    Parameters
    ----------
    lecture : Lecture
        What the actions do.
    parent : QObject
        Qt's owner.
    """

    told = Signal(str)
    """A sentence: how the tool is used that was just taken in hand for the first time."""

    def __init__(self, lecture: Lecture, parent: QObject) -> None:
        super().__init__(parent)
        self._lecture = lecture
        self._explained: set[Tool] = set()
        self._groups = [[make(spec, self) for spec in specs] for specs in self._specs()]
        pointers, (*nibs, self.color, self.undo, self.wipe), (self.magnify, self.blank, self.end) = (
            self._groups
        )
        self.tools = dict(zip(Tool, (*pointers, *nibs), strict=True))
        lecture.changed.connect(self._show)
        lecture.taken.connect(self._explain)
        self._show()

    def all(self) -> list[QAction]:
        """Return every action in the order of the menu, with separators."""
        every: list[QAction] = []
        for group in self._groups:
            if every:
                separator = QAction(self)
                separator.setSeparator(True)
                every.append(separator)
            every.extend(group)
        return every

    def title(self) -> str:
        """Return what the submenu is called."""
        return self.tr("Lecture")

    def describe(self) -> None:
        """Say everything again in another language."""
        for actions, specs in zip(self._groups, self._specs(), strict=True):
            for action, spec in zip(actions, specs, strict=True):
                describe(action, spec)

    def _specs(self) -> list[list[Spec]]:
        """Return what belongs together in a list of its own."""
        return [self._specs_of_pointers(), self._specs_of_ink(), self._specs_of_screen()]

    def _specs_of_pointers(self) -> list[Spec]:
        spot = self.tr(
            "Dim everything but a circle around the mouse; Shift and the wheel, or + and −, make it larger"
        )
        dot = self.tr("Show the mouse as a dot that the whole room sees")
        return [
            Spec(self.tr("Spotlight"), "O", partial(self._toggle, Tool.SPOTLIGHT), spot, checkable=True),
            Spec(self.tr("Laser pointer"), "D", partial(self._toggle, Tool.LASER), dot, checkable=True),
        ]

    def _specs_of_ink(self) -> list[Spec]:
        lecture = self._lecture
        pen = self.tr("Draw over the stage; the ink goes with the next step")
        marker = self.tr("Mark with a broad translucent stroke, under which everything stays legible")
        return [
            Spec(self.tr("Pen"), "I", partial(self._toggle, Tool.PEN), pen, checkable=True),
            Spec(
                self.tr("Highlighter"), "H", partial(self._toggle, Tool.HIGHLIGHTER), marker, checkable=True
            ),
            Spec(self.tr("Next ink color"), "T", lecture.next_color),
            Spec(self.tr("Take back the last stroke"), "U", lecture.ink.undo),
            Spec(self.tr("Wipe the ink away"), "W", lecture.wipe),
        ]

    def _specs_of_screen(self) -> list[Spec]:
        lecture = self._lecture
        zoom = self.tr("Drag a rectangle: what lies in it fills the stage, and stays alive")
        black = self.tr("Make the screen black, so that the room looks at you; B or Esc comes back")
        return [
            Spec(self.tr("Magnify a part"), "Z", lecture.magnify, zoom, checkable=True),
            Spec(self.tr("Blank screen"), "B", lecture.make_blank, black, checkable=True),
            Spec(self.tr("Put the tool down"), "Esc", lecture.end),
        ]

    def _toggle(self, tool: Tool, on: bool) -> None:
        if on is not (self._lecture.tool is tool):
            self._lecture.take(tool if on else None)

    @Slot()
    def _show(self) -> None:
        """Let the actions say what is so; those that would do nothing leave their keys to others."""
        lecture = self._lecture
        for tool, action in self.tools.items():
            action.setChecked(lecture.tool is tool)
        self.magnify.setChecked(lecture.magnifier.active)
        self.blank.setChecked(lecture.blanked)
        self.undo.setEnabled(not lecture.ink.empty)
        self.wipe.setEnabled(not lecture.ink.empty)
        self.end.setEnabled(lecture.busy)

    @Slot(object)
    def _explain(self, tool: Tool) -> None:
        """Say once how a tool is used: nobody asks for help in front of a class."""
        if tool in self._explained:
            return
        self._explained.add(tool)
        sentences = {
            Tool.SPOTLIGHT: self.tr("Spotlight: + and − or Shift and the wheel change its size, Esc ends."),
            Tool.LASER: self.tr("Laser pointer: Esc ends."),
            Tool.PEN: self.tr("Pen: T another color, U takes a stroke back, W wipes, Esc ends."),
            Tool.HIGHLIGHTER: self.tr(
                "Highlighter: T another color, U takes a stroke back, W wipes, Esc ends."
            ),
        }
        self.told.emit(sentences[tool])
