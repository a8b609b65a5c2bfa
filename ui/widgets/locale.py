"""Qt's own words in the program's language: the buttons of its boxes, a field's menu, the names of months."""

import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTime, QTranslator

_WORDS: Final = "qtWords"


def locale_of(language: str) -> QLocale:
    """How ``language`` is written in the United States: days, times, names of months."""
    return QLocale(f"{language}_US")


def clock(time: datetime.time, language: str) -> str:
    """A time of day as ``language`` writes it: 9:05 PM, 9:05 p. m."""
    return locale_of(language).toString(QTime(time.hour, time.minute), QLocale.FormatType.ShortFormat)


def speak(language: str) -> None:
    """Let Qt speak ``language`` from now on. Its words are English where no others are installed."""
    app = QCoreApplication.instance()
    if app is None:
        return
    old = app.findChild(QTranslator, _WORDS)
    if old is not None:
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(locale_of(language))
    if language == "en":
        return
    words = QTranslator(app)
    words.setObjectName(_WORDS)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
