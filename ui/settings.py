"""What the program remembers between starts: language, theme, the window's place, recent files,
where plans' documents were found. Nothing of a case."""

import json
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QLocale, QSettings

from calculator.files.looking import absolute
from calculator.reference.texts import LANGUAGES
from ui.widgets.scale import ZOOMS

_MOST_RECENT: Final = 10
_MOST_DOCUMENTS: Final = 40
PAPERS: Final = ("letter", "a4")
THEMES: Final = ("system", "light", "dark")


class Settings:
    """Typed access to the user's settings file, or to another ``store``."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("KAT Estimator", "KAT Estimator")

    def _value(self, name: str, otherwise: Any) -> Any:
        """What is remembered under ``name``; a value of a kind that Python does not have is as none."""
        try:
            return self._store.value(name, otherwise)
        except RuntimeError:
            return otherwise

    def sync(self) -> None:
        """Write what is remembered to its file now."""
        self._store.sync()

    @property
    def language(self) -> str:
        """The chosen language, or the system's where none was chosen and it is one of ours."""
        chosen = str(self._value("language", ""))
        system = QLocale.system().name()[:2].lower()
        return next((name for name in (chosen, system) if name in LANGUAGES), "en")

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def theme(self) -> str:
        """system, light or dark."""
        chosen = str(self._value("theme", "system"))
        return chosen if chosen in THEMES else "system"

    @theme.setter
    def theme(self, theme: str) -> None:
        self._store.setValue("theme", theme)

    @property
    def splitter(self) -> QByteArray:
        """Where the line between inputs and answers stood, as Qt writes it; empty at first."""
        value = self._value("splitter", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @splitter.setter
    def splitter(self, state: QByteArray) -> None:
        self._store.setValue("splitter", state)

    @property
    def tab(self) -> str:
        """The name of the page of answers that was open last; empty at first."""
        return str(self._value("tab", ""))

    @tab.setter
    def tab(self, tab: str) -> None:
        self._store.setValue("tab", tab)

    @property
    def folder(self) -> str:
        """The folder in which a file was chosen last; empty at first."""
        return str(self._store.value("folder", ""))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._store.setValue("folder", folder)

    @property
    def documents(self) -> dict[str, str]:
        """Where documents that plans were read from were found, by their content's SHA-256; the last found last."""
        try:
            kept = json.loads(str(self._value("documents", "{}")))
        except (ValueError, RecursionError):
            return {}
        return {str(sha256): str(place) for sha256, place in kept.items()} if isinstance(kept, dict) else {}

    @documents.setter
    def documents(self, places: dict[str, str]) -> None:
        self._store.setValue("documents", json.dumps(dict(list(places.items())[-_MOST_DOCUMENTS:])))

    @property
    def folds(self) -> dict[str, bool]:
        """Which parts of the left column were open, by name."""
        names = str(self._value("folds", "")).split()
        return {name.lstrip("-"): not name.startswith("-") for name in names}

    @folds.setter
    def folds(self, folds: dict[str, bool]) -> None:
        self._store.setValue("folds", " ".join(name if open_ else f"-{name}" for name, open_ in folds.items()))

    @property
    def zoom(self) -> int:
        """How large everything is, in percent: one of ``scale.ZOOMS``."""
        chosen = str(self._value("zoom", ""))
        return next((zoom for zoom in ZOOMS if str(zoom) == chosen), ZOOMS[0])

    @zoom.setter
    def zoom(self, zoom: int) -> None:
        self._store.setValue("zoom", zoom)

    @property
    def sheet(self) -> dict[str, Any]:
        """How the patient's sheet was asked for last, by name; empty at first."""
        try:
            kept = json.loads(str(self._value("sheet", "{}")))
        except (ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    @sheet.setter
    def sheet(self, options: dict[str, Any]) -> None:
        self._store.setValue("sheet", json.dumps(options))

    @property
    def paper(self) -> str:
        """The paper that sheets are made for: letter or a4."""
        chosen = str(self.sheet.get("paper", ""))
        return chosen if chosen in PAPERS else PAPERS[0]

    @property
    def welcomed(self) -> bool:
        """Whether the welcome need not come again."""
        return self._is_on("welcomed")

    @welcomed.setter
    def welcomed(self, welcomed: bool) -> None:
        self._store.setValue("welcomed", int(welcomed))

    @property
    def patient_view(self) -> bool:
        """Whether what only HR needs is hidden."""
        return self._is_on("patient_view")

    @patient_view.setter
    def patient_view(self, on: bool) -> None:
        self._store.setValue("patient_view", int(on))

    def _is_on(self, name: str) -> bool:
        return str(self._value(name, "0")) == "1"

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved lately, the last one first."""
        value = self._value("recent", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(name) for name in names if isinstance(name, str) and name][:_MOST_RECENT]

    def add_recent(self, path: Path) -> None:
        """Put ``path`` before the other recent files."""
        here = absolute(path)
        others = [one for one in self.recent if one != here]
        self._store.setValue("recent", [str(one) for one in (here, *others)][:_MOST_RECENT])

    def forget_recent(self) -> None:
        """Remember no recent file."""
        self._store.remove("recent")

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, as Qt writes it; empty at first."""
        value = self._value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)
