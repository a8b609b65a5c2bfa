"""The first minutes: three ways in and a tour by keyboard, refused for ever; the patient view changes no number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.user import answer, labels
from tests.ui.conftest import MakeWindow
from ui.interview.interview import Interview
from ui.main_window.window import Window
from ui.welcome.tour import STEPS, Tour
from ui.welcome.welcome import Welcome


def welcome(window: Window) -> Welcome:
    window.actions_["welcome"].trigger()
    return next(one for one in window.findChildren(Welcome) if one.isVisible())


def press(button: object) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)  # type: ignore[call-overload]


def test_a_patient_sees_what_a_patient_needs_and_the_same_numbers(window: Window) -> None:
    before = window.document.estimate
    window.actions_["patient_view"].trigger()
    assert not window.answers.isTabVisible(1)
    assert "You pay $2,475" in answer(window)
    assert "Employer pays" not in answer(window)
    assert not window.actions_["export_spreadsheet"].isVisible()
    assert window.document.estimate is before
    window.edit_plan()
    assert window.plan_desk.editor is not None
    assert not window.plan_desk.editor.employer.isVisible()


def test_the_patient_view_is_remembered_and_switched_off_in_the_menu(make_window: MakeWindow) -> None:
    make_window().actions_["patient_view"].trigger()
    again = make_window()
    assert again.actions_["patient_view"].isChecked()
    assert "Employer pays" not in answer(again)
    again.actions_["patient_view"].trigger()
    assert "Employer pays $1,900" in answer(again)
    assert again.answers.isTabVisible(1)


@pytest.mark.parametrize(("way", "first"), [("patient", "planned"), ("compare", "plans")])
def test_a_patient_and_hr_are_each_asked(window: Window, way: str, first: str) -> None:
    press(welcome(window).ways[way])
    (asked,) = (one for one in window.findChildren(Interview) if one.isVisible())
    assert asked.page.name == first


def test_the_answer_stays_in_sight_and_escape_refuses_for_ever(window: Window) -> None:
    dialog = welcome(window)
    assert not dialog.isModal()
    assert "You pay $2,475" in answer(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.settings.welcomed


def test_it_offers_the_language_and_speaks_it_at_once(window: Window) -> None:
    dialog = welcome(window)
    QTest.mouseClick(dialog.languages.buttons[dialog.languages.values[1]], Qt.MouseButton.LeftButton)
    assert dialog.windowTitle() == "Bienvenido a KAT Estimator"
    assert dialog.ways["patient"].text() == "Soy &paciente, o ayudo a uno"
    assert "Usted paga $2,475" in answer(window)
    assert window.actions_["language_es"].isChecked()
    # The example is told in the language too: nobody has touched it.
    assert window.document.case.chosen == "Plan de $2,000"
    assert "Plan de $2,000" in " ".join(labels(window.answers.estimate))


def test_it_comes_again_where_that_is_wanted(window: Window) -> None:
    dialog = welcome(window)
    press(dialog.again)
    press(dialog.ways["example"])
    assert not window.settings.welcomed


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_tour_goes_through_the_window_and_back_and_ends(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    press(welcome(window).ways["tour"])
    tour = next(one for one in window.findChildren(Tour) if one.isVisible())
    seen = []
    for _ in STEPS:
        seen.append(tour.step)
        assert tour.heading.text()
        assert tour.text.text()
        assert window.screen().availableGeometry().contains(tour.geometry())
        if tour.step == "member":
            press(tour.back)
            assert tour.step == "coverage"
            press(tour.following)
        press(tour.following)
    assert seen == list(STEPS)
    QApplication.processEvents()
    assert not [one for one in window.findChildren(Tour) if one.isVisible()]


def test_escape_ends_the_tour(window: Window) -> None:
    press(welcome(window).ways["tour"])
    tour = next(one for one in window.findChildren(Tour) if one.isVisible())
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert not [one for one in window.findChildren(Tour) if one.isVisible()]
