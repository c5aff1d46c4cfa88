"""The language of the interface: which ones there are, and switching from one to another while the program runs."""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from convstudio.app.resources import resource
from convstudio.app.settings import LANGUAGE, Settings
from convstudio.ui.widgets.formula_layout import FAMILIES

SOURCE: Final = "en"
"""The language that the program is written in; its file has nothing but the plural forms."""

LANGUAGES: Final[Mapping[str, str]] = {SOURCE: "English", "zh_CN": "简体中文"}
"""Name of each language that is spoken → what it calls itself."""

FACE: Final = "ConvStudio Hans"
"""The family of the Chinese face that comes with the program."""


def system_language() -> str:
    """Return the first language of the system's that is spoken here, or English.

    Chinese in traditional characters is another language: who reads it is given English.
    """
    for tag in QLocale.system().uiLanguages():
        name = known(tag)
        if name is not None:
            return name
    return SOURCE


def known(tag: str) -> str | None:
    """Return the language of LANGUAGES that a tag such as "zh-Hans-CN", "zh" or "en_US" is of, or None."""
    primary, *rest = re.split("[-_.]", tag)
    if primary == "zh" and not {"Hant", "TW", "HK", "MO"} & set(rest):
        return "zh_CN"
    return SOURCE if primary == SOURCE else None


def load_face() -> None:
    """Let Chinese characters that no other face of a text has be taken from the one that comes along.

    It is as high as Latin faces are, so that a line with Chinese in it is no higher than one without.
    """
    if FACE in QFontDatabase.families():
        return
    # A substitute counts for every font of the family, wherever it was made: no widget needs another font.
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    for family in (QFont().family(), fixed.family(), FAMILIES[-1]):
        # A family that only stands for another one would else be measured by the face that comes along.
        QFont.insertSubstitutions(family, [QFontInfo(QFont(family)).family(), FACE])
    QFontDatabase.addApplicationFont(str(resource("fonts", "convstudio-hans.otf")))


class Language(QObject):
    """Speaks one of LANGUAGES at a time; every widget is told by a LanguageChange event when it is another one.

    Parameters
    ----------
    settings : Settings
        Where the language that was chosen is remembered.
    parent : QObject
        Qt's owner.
    """

    changed = Signal(str)
    """This language is spoken from now on."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._translators: tuple[QTranslator, ...] = ()
        self.name = ""

    def start(self, wanted: str | None) -> None:
        """Speak the language asked for, or the one remembered, or the system's."""
        self.speak(wanted or known(self._settings.text(LANGUAGE)) or system_language())

    @Slot(str)
    def choose(self, name: str) -> None:
        """Speak another language and remember it."""
        self._settings.set_text(LANGUAGE, name)
        self.speak(name)

    def speak(self, name: str) -> None:
        """Speak another language, and change nothing that is remembered.

        Parameters
        ----------
        name : str
            One of LANGUAGES.
        """
        if name == self.name:
            return
        if name != SOURCE:
            load_face()
        former, self._translators = self._translators, self._load(name)
        self.name = name
        self._leave(former)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.changed.emit(name)

    def close(self) -> None:
        """Leave the application without a translation of this object's."""
        self._leave(self._translators)
        self._translators = ()

    def _load(self, name: str) -> tuple[QTranslator, ...]:
        """Return the program's own words in a language, and Qt's."""
        own, qt = QTranslator(self), QTranslator(self)
        own.load(str(resource("i18n", f"convstudio_{name}.qm")))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Qt itself is written in English, too.
        return (qt, own) if qt.load(f"qtbase_{name}", folder) else (own,)

    def _leave(self, translators: tuple[QTranslator, ...]) -> None:
        for translator in translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
