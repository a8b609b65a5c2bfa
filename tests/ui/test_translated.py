"""Every word that is shown comes from the catalogue, or is the case's own, or a source's name: shown in the language in
which the catalogue's sentences stand in brackets. Whatever stands outside of them was never translated."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.sbc.squeezed import cleaned
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.checking import to_json
from calculator.reference import guide, pseudo
from calculator.reference.paths import RESOURCES
from calculator.reference.texts import write_date
from calculator.reference.voice import Voice
from tests.files.sbc.form_words import PPO
from tests.helpers.openers import OPENERS, PRICES, QUESTIONS, look_at, plan_text
from tests.helpers.settling import rest
from tests.helpers.window_text import told_by
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.locale import speak

WORD = re.compile(r"[^\W\d_]{2,}")


def outside_brackets(text: str) -> str:
    """What of ``text`` stands in no bracket. A bracket that is not closed holds what follows it."""
    kept, depth = [], 0
    for sign in html.unescape(re.sub(r"<[^>]*>", " ", text)):
        depth += sign == "["
        if not depth:
            kept.append(sign)
        depth -= sign == "]" and depth > 0
    return "".join(kept)


WORDS_OF_DATA = {"title", "name", "chosen", "note", "says", "address", "label", "source", "id", "others_source"}
"""The fields whose text is its author's."""


def strings(value: object, of: str = "") -> Iterator[str]:
    """Every string in a field of WORDS_OF_DATA, however deep."""
    if isinstance(value, str):
        if of in WORDS_OF_DATA:
            yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, name)
    elif isinstance(value, list | tuple | set):
        for one in value:
            yield from strings(one, of)


def data_of(case: Case) -> list[str]:
    """The words that are nobody's to translate: of the case, of plans and courses, and the names of sources."""
    models: list[Any] = [case, *bundled.plans(), *bundled.courses()]
    found = {text for model in models for text in strings(to_json(model))}
    for path in (RESOURCES / "published-cases").glob("*.json"):
        found |= set(strings(json.loads(path.read_text(encoding="utf-8"))))
    found |= {str(PPO["name"]), *(line.strip() for line in cleaned(plan_text()).splitlines())}
    found |= {flag.source for plan in case.plans for flag in estimate(case, plan).flags}
    found |= {term.source for term in guide.terms(Voice("en"))}
    # Months are named by Qt's own locale, whose words are those of no catalogue.
    found |= {QLocale().standaloneMonthName(month) for month in range(1, 13)}
    found |= {"KAT Estimator", "1.kat", *PRICES.replace("\n", ",").split(",")}
    return sorted((text for text in found if WORD.search(text)), key=len, reverse=True)


def untranslated(texts: Iterable[tuple[str, str]], data: list[str]) -> list[str]:
    """The texts that hold a word which stands neither in brackets nor among ``data``."""
    found = []
    for where, text in texts:
        rest = outside_brackets(text)
        for known in data:
            if not WORD.search(rest):
                break
            rest = rest.replace(known, " ").replace(known.replace("&", "&&"), " ")
        rest = re.sub("|".join(pseudo.MONTHS), "", rest)
        if WORD.search(rest):
            found.append(f"{where}: {text[:160]!r} ({' '.join(WORD.findall(rest))})")
    return found


class PseudoWords(QTranslator):
    """Qt's own words in brackets too."""

    def translate(self, _context: str, source: str, _about: str | None = None, _count: int = -1) -> str:  # type: ignore[override]
        return pseudo.pseudo(source)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo_window(make_window: MakeWindow, qapp: QApplication) -> Iterator[Window]:
    words = PseudoWords(qapp)
    qapp.installTranslator(words)
    # Many kinds of plans, so that much is said of them.
    plans = bundled.plans()[:10]
    window = make_window(changed(bundled.example(), plans=plans, chosen=plans[-1].name))
    window.choose_language(pseudo.LANGUAGE)
    yield window
    qapp.removeTranslator(words)


def test_every_word_of_every_window_comes_from_the_catalogue(pseudo_window: Window, qtbot: QtBot) -> None:
    window = pseudo_window
    data = data_of(window.document.case)
    found: dict[str, str] = {}

    def look(name: str, shown: QWidget) -> None:
        found.update({what: name for what in untranslated(told_by(shown), data) if what not in found})

    for name, open_ in OPENERS.items():
        if name == "licences":
            continue
        shown = open_(window)
        rest(shown)
        look(name, shown)
        if shown.isWindow() and shown is not window:
            shown.close()
    for name, question in QUESTIONS.items():
        look_at(question, window, lambda shown, name=name: look(name, shown))  # type: ignore[misc]
    assert not found, "\n".join(f"{name}: {what}" for what, name in found.items())


@pytest.mark.parametrize(
    ("text", "rest"),
    [("Save", "Save"), ("[Šávé ~]", ""), ("[a [b] c] word [d]", " word "), ("<qt>[a &lt;b&gt;]</qt>", "  ")],
)
def test_the_walk_notices_a_word_outside_of_the_catalogue(text: str, rest: str) -> None:
    assert outside_brackets(text) == rest
    assert bool(untranslated([("here", text)], [])) == bool(rest.strip())


def test_qt_speaks_spanish_too(qapp: QApplication) -> None:
    speak(Voice("es"))
    said = [QCoreApplication.translate("QPlatformTheme", word) for word in ("Cancel", "Save", "Close", "Discard")]
    assert said == ["Cancelar", "Guardar", "Cerrar", "Descartar"]
    assert QCoreApplication.translate("QWidgetTextControl", "&Undo") == "&Deshacer"
    assert write_date(bundled.example().course.starts, "es") == "8 sep 2026"
    speak(Voice("en"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
