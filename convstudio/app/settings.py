"""What is remembered between two starts, as typed data with descriptions."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths


def data_folder() -> Path:
    """Return the folder of this user's program data, for settings, autosaves and the log."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


@dataclass(frozen=True, slots=True)
class Preference:
    """One remembered text value.

    Attributes
    ----------
    key : str
        Where it is stored.
    default : str
        Used until the user chooses.
    choices : tuple of str
        All legal values; anything else in the file reads as the default. Empty: any text.
    about : str
        What it is for.
    form : str
        A regular expression for all of a text that is legal; anything else reads as the default. Empty: any text.
    """

    key: str
    default: str
    choices: tuple[str, ...]
    about: str
    form: str = ""

    def allows(self, value: str) -> bool:
        """Return whether `value` is legal."""
        if self.choices:
            return value in self.choices
        return not self.form or re.fullmatch(self.form, value) is not None


THEME = Preference("view/theme", "light", ("light", "dark", "contrast"), "Colors of the window")
LANGUAGE = Preference("view/language", "", (), "Language of the interface; empty follows the system")
TEXT_SIZE = Preference(
    "view/text_size", "100", ("80", "90", "100", "110", "125", "150"), "Size of type, in percent of the usual"
)
MOTION = Preference(
    "view/motion", "", ("", "full", "reduced"), "Whether things move; empty follows the system"
)
LESSON_WIDTH = Preference(
    "lessons/width",
    "",
    (),
    "Width of a lesson's text, in heights of the type; empty is the usual one",
    r"[0-9]{1,3}(\.[0-9]+)?",
)
LAST_FOLDER = Preference("files/last_folder", "", (), "Folder of the last file dialog")


class Settings(QObject):
    """Reads and writes preferences, the window's place and the recent files.

    Parameters
    ----------
    path : Path
        The file, in INI form.
    parent : QObject, optional
        Qt's owner.
    """

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(path), QSettings.Format.IniFormat, self)

    def text(self, preference: Preference) -> str:
        """Return the remembered value of `preference`, or its default where there is none that is legal."""
        value = self._store.value(preference.key, preference.default)
        return value if isinstance(value, str) and preference.allows(value) else preference.default

    def set_text(self, preference: Preference, value: str) -> None:
        """Remember `value` for `preference`."""
        self._store.setValue(preference.key, value)

    def last_folder(self) -> str:
        """Return the folder of the last file dialog, or the nearest one around it that is still there.

        Of a folder that is gone, a dialog would take the name for that of a file.
        """
        text = self.text(LAST_FOLDER)
        places = (Path(text), *Path(text).parents) if text else ()
        return next((str(place) for place in places if os.path.isdir(place)), "")  # noqa: PTH112 - never raises

    def recent(self) -> tuple[Path, ...]:
        """Return the recent files, the newest first."""
        value = self._store.value("files/recent", [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list):
            return ()
        return tuple(Path(item) for item in items if isinstance(item, str) and item)

    def set_recent(self, paths: tuple[Path, ...]) -> None:
        """Remember the recent files, the newest first."""
        self._store.setValue("files/recent", [str(path) for path in paths])

    def window_place(self) -> QByteArray:
        """Return what QWidget.saveGeometry gave; empty at the first start."""
        value = self._store.value("view/window", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_window_place(self, place: QByteArray) -> None:
        """Remember where the window is."""
        self._store.setValue("view/window", place)
