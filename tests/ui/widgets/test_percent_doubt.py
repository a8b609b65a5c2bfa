"""A percentage below one without its sign is asked about where it is typed or pasted; a file says what it says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calculator.files.document import load, save
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from tests.helpers.two_employers import plan_editor, two_employers
from tests.helpers.user import labels
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.fields import Field, PercentField

ASKED = {
    "en": "0.2% or 20%? Write it with the percent sign: 0.2% or 20%.",
    "es": "¿0.2% o 20%? Escríbalo con el signo de porcentaje: 0.2% o 20%.",
}


def coinsurance(window: Window) -> Field:
    editor = plan_editor(window)
    return next(one for one in editor.findChildren(PercentField) if one.isVisible() and one.text() == "20%")


def rate(window: Window) -> int:
    return window.document.case.chosen_plan.benefits[0].in_network.coinsurance


@pytest.mark.parametrize("text", ["0.2", "0.20"])
def test_it_is_asked_and_the_last_good_answer_stays(make_window: MakeWindow, text: str) -> None:
    window = make_window(two_employers())
    field = coinsurance(window)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    assert "or 20%?" in field.problem
    assert any("or 20%?" in said for said in labels(window.plan_desk.editor or window))
    assert rate(window) == 2_000
    assert field.text() == text
    assert "20% coinsurance, after the deductible" in labels(window.plan_desk.editor or window)
    QTest.keyClicks(field, "%")
    assert (field.problem, rate(window)) == ("", 20)


def test_pasted_it_is_asked_too_and_twenty_is_an_answer(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    field = coinsurance(window)
    QApplication.clipboard().setText("0.3")
    field.setFocus()
    field.selectAll()
    QTest.keySequence(field, QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_V))
    assert "0.3% or 30%?" in field.problem
    assert rate(window) == 2_000
    field.selectAll()
    QTest.keyClicks(field, "30")
    assert (field.problem, rate(window)) == ("", 3_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_asked_in_the_readers_language(qapp: QApplication, language: str) -> None:
    field = PercentField()
    field.set_voice(Voice(language))
    QTest.keyClicks(field, "0.2")
    assert field.problem == ASKED[language]


@pytest.mark.parametrize("text", ["0", "1", "1.5", "0.2%", "0.0", "20"])
def test_where_there_is_no_doubt_nothing_is_asked(qapp: QApplication, text: str) -> None:
    field = PercentField()
    QTest.keyClicks(field, text)
    assert field.problem == ""


def test_a_file_says_what_it_says(make_window: MakeWindow, tmp_path: Path) -> None:
    case = two_employers()
    benefit = case.plans[0].benefits[0]
    small = changed(benefit, in_network=changed(benefit.in_network, coinsurance=20))
    path = tmp_path / "small.kat"
    save(Case(**vars(case) | {"plans": (changed(case.plans[0], benefits=(small,)), case.plans[1])}), path)
    window = make_window(load(path))
    assert rate(window) == 20
    editor = plan_editor(window)
    field = next(one for one in editor.findChildren(PercentField) if one.isVisible() and one.text() == "0.2%")
    assert field.problem == ""
