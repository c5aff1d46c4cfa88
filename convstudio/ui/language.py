"""The language of the interface: which ones there are, and switching to one."""

from PySide6.QtCore import QCoreApplication, QTranslator

from convstudio.app.resources import resource

SOURCE = "en"
"""The language that the program is written in, which needs no translation."""


def install(application: QCoreApplication, language: str) -> bool:
    """Speak `language`; return whether its translation was found.

    Parameters
    ----------
    application : QCoreApplication
        Takes and keeps the translator.
    language : str
        Such as "en" or "zh_CN"; its file is resources/i18n/convstudio_<language>.qm.
    """
    if language == SOURCE:
        return True
    translator = QTranslator(application)
    if not translator.load(str(resource("i18n", f"convstudio_{language}.qm"))):
        translator.deleteLater()
        return False
    return application.installTranslator(translator)
