"""Qt's own words in the program's language: the buttons of its boxes, a field's menu, the names of months."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_WORDS: Final = "qtWords"


def speak(language: str) -> None:
    """Let Qt speak ``language`` from now on. Its words are English where no others are installed."""
    app = QCoreApplication.instance()
    if app is None:
        return
    old = app.findChild(QTranslator, _WORDS)
    if old is not None:
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(f"{language}_US"))
    if language == "en":
        return
    words = QTranslator(app)
    words.setObjectName(_WORDS)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
