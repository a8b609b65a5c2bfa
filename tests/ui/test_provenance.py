"""Whose figures a window shows: what is changed in it is marked, a copy says of what it was made, the title of a case
can be edited, and nothing that is handed out is called 'Worked example' or 'Untitled'; all of it in Spanish too."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from calculator.reference.voice import Voice
from calculator.words.handed_out import handed_title
from tests.helpers.course_fields import choose
from tests.helpers.user import labels, type_into
from tests.ui.conftest import MakeWindow
from ui.document.titling import TitleDialog
from ui.main_window.window import Window
from ui.widgets.locale import speak


def titling(window: Window) -> TitleDialog:
    window.actions_["title"].trigger()
    return next(one for one in window.findChildren(TitleDialog) if one.isVisible())


def test_an_edit_of_the_example_leaves_its_title_and_marks_its_sources(window: Window) -> None:
    type_into(window.inputs.course.rows[0].prices["high"], "300")
    case = window.document.case
    assert not case.example
    assert case.course.edited
    assert handed_title(case, Voice("en")) == "Inner Path six-session KAP course, IM"
    assert "Worked example" not in window.windowTitle()
    window.actions_["undo"].trigger()
    while window.document.undo_stack.canUndo():
        window.actions_["undo"].trigger()
    assert window.document.case.example
    assert not window.document.case.course.edited


def test_the_title_is_edited_from_the_menu(window: Window, qtbot: QtBot) -> None:
    dialog = titling(window)
    assert dialog.field.field.text() == "Worked example: six sessions at a real clinic"
    dialog.field.field.selectAll()
    QTest.keyClicks(dialog.field.field, "  Ana's course ")
    dialog.accept_button.click()
    case = window.document.case
    assert (case.title, case.example) == ("Ana's course", False)
    assert handed_title(case, Voice("en")) == "Ana's course"
    assert "Ana's course" in window.windowTitle()
    window.actions_["undo"].trigger()
    assert window.document.case.example


def test_a_case_that_nobody_has_named_offers_the_course_s_name(window: Window) -> None:
    window.filing.new()
    dialog = titling(window)
    assert dialog.field.field.text() == window.document.case.course.title
    dialog.field.field.clear()
    assert not dialog.accept_button.isEnabled()


def test_a_copied_plan_says_of_what_it_was_made_and_that_it_was_changed(window: Window) -> None:
    window.inputs.coverage.fill_menu()
    copy = next(one for one in window.inputs.coverage.menu.actions() if one.text() == "Copy this plan")
    copy.trigger()
    assert "Made from “$2,000 plan”." in labels(window.inputs.coverage)
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    type_into(editor.amounts.fields[("deductible", "in_network", "individual")], "1000")
    assert "Made from “$2,000 plan”; figures changed by you." in labels(window.inputs.coverage)


def test_a_bundled_course_is_chosen_in_the_language_of_the_window(make_window: MakeWindow) -> None:
    window = make_window(language="es")
    choose(window.inputs.course.template.field, "KAP IM, 6 dosis")
    assert window.document.case.course.title == "Psicoterapia asistida con ketamina IM, 6 sesiones de dosis"


@pytest.mark.parametrize("accept", list(QFileDialog.AcceptMode))
def test_qt_s_own_dialogs_speak_spanish(qtbot: QtBot, accept: QFileDialog.AcceptMode) -> None:
    speak(Voice("es"))
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(accept)
        dialog.show()
        said = {label.text() for label in dialog.findChildren(QLabel)}
        assert {"&Buscar en:", "Ficheros de &tipo:"} <= said
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
        assert QCoreApplication.translate("QPrintSettingsOutput", "Copies") == "Copias"
    finally:
        speak(Voice("en"))
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
