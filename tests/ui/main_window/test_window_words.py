"""The window's words: Spanish without a restart, names for a screen reader, mnemonics that do not collide, F1."""

import datetime
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from calculator.files import bundled
from calculator.model.base import changed
from tests.helpers.cut_texts import cut, squeezed
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, labels, status, tab_stops, type_into
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


def menus(window: Window) -> list[QMenu]:
    """The menus of the menu bar and their submenus."""
    found: list[QMenu] = []
    bars: list[QWidget] = [window.menuBar()]
    while bars:
        inside = [menu for action in bars.pop().actions() if isinstance(menu := action.menu(), QMenu)]
        found += inside
        bars += inside
    return found


def test_spanish_without_a_restart_and_back(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.actions_["language_es"].trigger()
    assert "Usted paga $875" in answer(window)
    assert status(window) == "Sin guardar"
    assert window.menuBar().actions()[0].text() == "&Archivo"
    assert window.inputs.sections["course"].header.text() == "Tratamiento"
    assert window.answers.tabText(0) == "Estimación"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    window.actions_["language_en"].trigger()
    assert "You pay $875" in answer(window)
    assert field(window, DEDUCTIBLE_MET).text() == "2000"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_language_is_kept_for_the_next_start(window: Window, make_window: MakeWindow) -> None:
    window.actions_["language_es"].trigger()
    assert type(window.settings)().language == "es"


def test_bad_text_is_told_of_in_the_language_of_the_moment(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "abc")
    window.actions_["language_es"].trigger()
    assert any("“abc” no es una cantidad de dinero" in text for text in labels(window.inputs.member))
    assert status(window).startswith("Algo escrito no se entiende")


def test_a_day_that_is_refused_is_told_of_in_the_language_of_the_moment(make_window: MakeWindow) -> None:
    case = bundled.example()
    first = changed(case.course.lines[0], count=2, dates=(case.course.starts, datetime.date(2027, 1, 12)))
    window = make_window(changed(case, course=changed(case.course, lines=(first, *case.course.lines[1:]))))
    type_into(field(window, "Starts"), "2100-12-31")
    assert field(window, "Starts").problem.startswith("The dates set by hand")
    window.actions_["language_es"].trigger()
    assert field(window, "Empieza").problem.startswith("Las fechas puestas a mano")


@LANGUAGES
def test_everything_that_tab_reaches_has_a_name_and_a_description(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    nameless = [
        f"{type(stop).__name__} {stop.objectName()} {stop.accessibleName()!r}"
        for stop in tab_stops(window, window.inputs.sections["course"].header)
        if window.inputs.isAncestorOf(stop)
        if not (stop.accessibleName() or getattr(stop, "text", str)()) or not stop.accessibleDescription()
    ]
    assert nameless == []


@LANGUAGES
def test_no_mnemonic_is_used_twice_in_a_menu(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    for menu in (window.menuBar(), *menus(window)):
        keys = [
            action.text().replace("&&", "")[action.text().replace("&&", "").index("&") + 1].lower()
            for action in menu.actions()
            if action.text()
        ]
        assert [key for key, times in Counter(keys).items() if times > 1] == [], [a.text() for a in menu.actions()]


@LANGUAGES
def test_every_action_has_words_and_every_menu_is_named(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    assert all(menu.title() for menu in menus(window))
    assert all("&" in action.text() for menu in menus(window) for action in menu.actions() if not action.isSeparator())


@LANGUAGES
@pytest.mark.parametrize("tab", [0, 1])
def test_it_fits_a_small_screen_with_no_text_cut(make_window: MakeWindow, language: str, tab: int) -> None:
    window = make_window(language=language)
    window.answers.setCurrentIndex(tab)
    window.resize(1024, 640)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 640)
    assert [label.text() for label in window.inputs.findChildren(QLabel) if cut(label)] == []
    assert [button.text() for button in window.findChildren(QPushButton) if squeezed(button)] == []


def test_labels_lead_to_their_fields(window: Window) -> None:
    lonely = [
        one.accessibleName()
        for one in (
            window.inputs.course.template.field,
            window.inputs.course.starts.field,
            window.inputs.coverage.plan.field,
        )
        if not any(label.buddy() is one for label in window.findChildren(QLabel))
    ]
    assert lonely == []
    assert isinstance(window.inputs.course.starts.field, QLineEdit)
