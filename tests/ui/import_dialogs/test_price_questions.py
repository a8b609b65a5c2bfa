"""What a price list leaves open is asked in the import, answered by key and by click, and nothing is used before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.files.document import load
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Course
from tests.ui.conftest import MakeWindow
from ui.import_dialogs.prices import PriceImportDialog
from ui.main_window.window import Window
from ui.widgets.choice import Choice

LISTS = Path(__file__).parents[3].parent / "shared" / "cases" / "lists"


def opened(qtbot: QtBot, window: Window, path: Path) -> PriceImportDialog:
    window.offer_prices(path)
    (dialog,) = window.findChildren(PriceImportDialog)
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def list_of(folder: Path, text: str) -> Path:
    path = folder / "clinic.csv"
    path.write_text(text, encoding="utf-8")
    return path


def pick(qtbot: QtBot, dialog: PriceImportDialog, choice: Choice, words: str) -> None:
    """Go down the choices key by key, as somebody without a mouse does, until ``words`` begin the chosen one."""
    choice.setFocus()
    choice.setCurrentIndex(0)
    for _ in range(choice.count()):
        if choice.currentText().startswith(words):
            qtbot.waitUntil(lambda: not dialog.busy)
            return
        QTest.keyClick(choice, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: not dialog.busy)
    pytest.fail(f"no choice {words!r} among {[choice.itemText(at) for at in range(choice.count())]}")


def shown(dialog: PriceImportDialog, key: str) -> list[str]:
    return [row[dialog.grid.position(key)].text for row in dialog.grid.rows]


def asks(dialog: PriceImportDialog) -> list[str]:
    return [label.text() for label in dialog.questions.findChildren(QLabel) if label.isVisible()]


def with_course(course: Course) -> Case:
    return changed(bundled.example(), course=course)


@pytest.fixture
def nasal() -> Case:
    return with_course(next(one for one in bundled.courses() if one.template == "esketamine_26_weeks"))


def test_a_row_that_only_mentions_a_session_is_asked_about_and_prices_what_is_said(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, list_of(tmp_path, "Service,Price\nIM dosing,500\nLate cancellation of IM,75\n"))
    assert shown(dialog, "fate")[-1] == "asked: it speaks of a late cancellation or a missed visit"
    assert dialog.row.caption.text() == (
        "Row 3, “Late cancellation of IM”, $75.00: it speaks of a late cancellation or a missed visit. "
        "What does it price?"
    )
    assert dialog.row.choice.currentText() == "Choose…"
    assert dialog.message.text().endswith("Rows not used: 1. Rows in question: 1.")
    pick(qtbot, dialog, dialog.row.choice, "3. Preparation session")
    assert shown(dialog, "after") == ["$250.00", "$200.00", "$75.00", "$500.00", "$175.00"]
    assert dialog.row.choice.currentText().startswith("3. Preparation session")
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    assert [line.price.likely for line in window.document.case.course.lines] == [25_000, 20_000, 7_500, 50_000, 17_500]


def test_what_was_read_can_be_left_or_put_elsewhere_by_hand(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, list_of(tmp_path, "Service,Price\nPreparation or integration,90\nMassage,60\n"))
    dialog.table.choose(2, 1)
    assert dialog.row.choice.currentText() == "as it was read"
    pick(qtbot, dialog, dialog.row.choice, "nothing")
    assert shown(dialog, "fate")[-2:] == ["not used: as you chose", "not used: not in the course"]
    assert not dialog.use.isEnabled()
    pick(qtbot, dialog, dialog.row.choice, "all that it names: Preparation session, Integration session")
    assert shown(dialog, "after")[2:5] == ["$90.00", "$450.00", "$90.00"]
    dialog.table.choose(5, 1)
    pick(qtbot, dialog, dialog.row.choice, "a new line of its own")
    assert shown(dialog, "fate")[-1] == "is added"


def test_a_row_of_the_course_alone_asks_nothing(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, list_of(tmp_path, "Service,Price\nIM dosing,500\n"))
    dialog.table.choose(0, 1)
    assert dialog.row.caption.text() == "Choose a row of the list to say what it prices."
    assert not dialog.row.choice.isEnabled()


@pytest.mark.parametrize(
    ("answer", "price"), [("“Amount”, for one session", "$3,000.00"), ("“Amount”, for all sessions", "$500.00")]
)
def test_which_column_is_the_price_is_asked_before_anything_is_read(
    qtbot: QtBot, window: Window, tmp_path: Path, answer: str, price: str
) -> None:
    dialog = opened(qtbot, window, list_of(tmp_path, "Service,Qty,Amount\nIM dosing,6,3000\n"))
    assert asks(dialog) == ["Which column is the price of one session?"]
    assert dialog.table.empty == "Nothing is read before you answer the question above."
    assert dialog.focusWidget() is dialog.questions.choices["price"]
    assert not dialog.use.isEnabled()
    pick(qtbot, dialog, dialog.questions.choices["price"], answer)
    assert shown(dialog, "after")[3] == price
    assert dialog.questions.choices["price"].currentText().startswith(answer)
    assert dialog.use.isEnabled()


def test_what_the_arithmetic_shows_is_said_over_the_table(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    text = "Item,Qty,Amount,Rate\nEvaluation,1,250,250\nIM dosing,6,2700,450\n"
    dialog = opened(qtbot, window, list_of(tmp_path, text))
    assert asks(dialog) == []
    assert dialog.said.text() == (
        "“Rate” is read as the price of one session: in every row “Amount” is “Qty” times “Rate”."
    )
    assert dialog.said.isVisible()


def test_the_dose_is_asked_and_the_price_of_a_milligram_multiplied_out(
    qtbot: QtBot, make_window: MakeWindow, nasal: Case, tmp_path: Path
) -> None:
    window = make_window(nasal, "es")
    path = list_of(tmp_path, "Servicio,Precio por mg\nEsketamina (J0013),11.50\n")
    dialog = opened(qtbot, window, path)
    assert asks(dialog) == ["¿Qué dosis de esketamina lleva una sesión?"]
    assert not dialog.row.choice.isEnabled()
    pick(qtbot, dialog, dialog.questions.choices["dose"], "84 mg")
    assert shown(dialog, "after")[2] == "$966.00"
    assert shown(dialog, "fate")[2] == "recibe este precio: 84 × $11.50"
    assert dialog.questions.choices["dose"].isVisible()
    assert window.document.case.course.lines[2].price.likely == 95_000
    qtbot.keyClick(dialog.use, Qt.Key.Key_Space)
    assert [line.price.likely for line in window.document.case.course.lines][2::2] == [96_600] * 3


def test_another_file_begins_with_no_answers(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = list_of(tmp_path, "Service,Qty,Amount\nIM dosing,6,3000\n")
    dialog = opened(qtbot, window, path)
    pick(qtbot, dialog, dialog.questions.choices["price"], "“Amount”, for all")
    dialog._read(path)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.questions.choices["price"].currentText() == "Choose…"
    assert dialog.grid.rows == ()


@pytest.mark.skipif(not LISTS.is_dir(), reason="the cases that are shared are not here")
@pytest.mark.parametrize(
    ("case", "name", "fates", "said"),
    [
        ("import-base", "kw-late.csv", "asked: it speaks of a late cancellation or a missed visit", ""),
        ("import-base", "qty-amount-first.csv", "gets this price", "“Amount” is “Qty” times “Rate”"),
        ("import-base", "range.csv", "gets this price: the middle of the range is taken as likely", ""),
        ("spravato-base", "sp-units.csv", "gets this price: 84 × $11.50", ""),
        ("two-dosing", "split-qty.csv", "gets this price: its 6 sessions are those of several lines", ""),
        ("template26", "tpl-dose.csv", "asked: the price depends on the dose, which is not known", ""),
        ("import-base", "x-hidden-sheet.xlsx", "gets this price", "Hidden or struck out"),
        ("import-base", "x-rounded-display.xlsx", "gets this price", ""),
        ("import-base", "x-strict.xlsx", "gets this price", ""),
    ],
)
def test_the_shared_lists_are_shown_with_what_happens(
    qtbot: QtBot, make_window: MakeWindow, case: str, name: str, fates: str, said: str
) -> None:
    dialog = opened(qtbot, make_window(load(LISTS / f"{case}.kat")), LISTS / name)
    assert fates in shown(dialog, "fate")
    assert said in dialog.said.text()


@pytest.mark.skipif(not LISTS.is_dir(), reason="the cases that are shared are not here")
def test_the_shared_list_with_an_open_quote_is_refused_in_words(qtbot: QtBot, window: Window) -> None:
    dialog = opened(qtbot, window, LISTS / "uq-note.csv")
    assert "(line 2 of the file)" in dialog.problem.text()
    assert not dialog.use.isEnabled()
