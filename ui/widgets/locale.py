"""Qt's own words in the program's language: the buttons of its boxes, a field's menu, the names of months."""

import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTime, QTranslator

from calculator.reference.texts import sentences
from calculator.reference.voice import ENGLISH, Voice

_WORDS: Final = "qtWords"
_OWN: Final = "qtWordsOwn"


class _OwnWords(QTranslator):
    """What Qt's own translation of a language has not: asked for only where that has no word."""

    def __init__(self, voice: Voice, parent: QCoreApplication) -> None:
        super().__init__(parent)
        english, words = sentences("en", "qt"), sentences(voice.language, "qt")
        self._words = {english[key]: words[key] for key in english}

    def isEmpty(self) -> bool:
        """Never: Qt would not ask it."""
        return False

    def translate(self, _context: str, source: str, _meaning: str | None = None, _count: int = -1) -> str:
        """The word for ``source`` as Qt has it in English; empty: there is none here."""
        return self._words.get(source, "")


def locale_of(voice: Voice) -> QLocale:
    """How ``voice`` is written in the United States: days, times, names of months."""
    return QLocale(f"{voice.language}_US")


def clock(time: datetime.time, voice: Voice) -> str:
    """A time of day as ``voice`` writes it: 9:05 PM, 9:05 p. m."""
    return locale_of(voice).toString(QTime(time.hour, time.minute), QLocale.FormatType.ShortFormat)


def speak(voice: Voice) -> None:
    """Let Qt speak ``voice`` from now on. Its words are English where no others are installed."""
    app = QCoreApplication.instance()
    if app is None:
        return
    for name in (_WORDS, _OWN):
        old = app.findChild(QTranslator, name)
        if old is not None:
            app.removeTranslator(old)
            old.setParent(None)
    QLocale.setDefault(locale_of(voice))
    if voice.language == "en":
        return
    own = _OwnWords(voice, app)
    own.setObjectName(_OWN)
    app.installTranslator(own)
    words = QTranslator(app)
    words.setObjectName(_WORDS)
    if words.load(f"qtbase_{voice.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def spoken() -> Voice:
    """A voice in the language that Qt speaks, for boxes that are handed none."""
    return Voice("es") if QLocale().language() is QLocale.Language.Spanish else ENGLISH
