"""What the program remembers between starts: language, theme, the window's place. No case and no health data."""

import locale
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from calculator.reference.texts import LANGUAGES

THEMES: Final = ("system", "light", "dark")


class Settings:
    """Typed access to the user's settings file."""

    def __init__(self) -> None:
        self._store = QSettings("KAT Estimator", "KAT Estimator")

    @property
    def language(self) -> str:
        """The chosen language, or the system's where none was chosen and it is one of ours."""
        chosen = str(self._store.value("language", ""))
        system = (locale.getlocale()[0] or "en")[:2].lower()
        return next((name for name in (chosen, system) if name in LANGUAGES), "en")

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """system, light or dark."""
        chosen = str(self._store.value("theme", "system"))
        return chosen if chosen in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, as Qt writes it; empty at first."""
        value = self._store.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
