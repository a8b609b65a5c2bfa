"""The tab in the window: made on first sight, it follows every edit; its order is the case's and can be undone."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.comparison import Payer
from calculator.reference.texts import LANGUAGES, catalogue
from tests.helpers.cut_texts import cut, squeezed
from tests.helpers.mnemonics import MENUS, key_of
from tests.helpers.ten_plans import ten_plans
from tests.helpers.user import field, labels, press, tab_stops, type_into
from tests.ui.conftest import MakeWindow
from ui.compare.break_even import Answer, BreakEvenPage
from ui.compare.compare_tab import CompareMode, CompareView
from ui.compare.rows import MEASURES
from ui.main_window.window import Window
from ui.widgets.labels import ElidedLabel

ROOT = Path(__file__).resolve().parents[3]
LIKELY = next(at for at, measure in enumerate(MEASURES) if measure.key == "patient_likely")


def one_plan() -> Case:
    case = example()
    return changed(case, plans=case.plans[:1], chosen=case.plans[0].name)


def patient(view: CompareView) -> list[str]:
    return [cell.text for cell in view.table.grid.titled[LIKELY].cells]


def at_price(window: Window, cents: int) -> None:
    course = window.document.case.course
    lines = tuple(
        changed(line, price=PriceRange.fixed(cents)) if line.service == "dosing" else line for line in course.lines
    )
    window.edits.course(changed(course, lines=lines), "price")


def test_the_tab_is_made_when_it_is_first_seen() -> None:
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from calculator.files import bundled; from ui.document.document import Document;"
        "from ui.settings import Settings;"
        "from ui.main_window.window import Window; "
        "window = Window(Document(bundled.example()), Settings()); window.show();"
        "app.processEvents();"
        "print([name for name in sys.modules if name.startswith('ui.compare')]);"
        "window.answers.turn_to('compare'); app.processEvents();"
        "print('ui.compare.compare_tab' in sys.modules, 'pyqtgraph' in sys.modules)"
    )
    env = {"QT_QPA_PLATFORM": "offscreen", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, env=env)
    assert done.stdout.splitlines()[0] == "[]"
    assert done.stdout.splitlines()[1].startswith("True")


def test_the_key_opens_it_and_it_follows_an_edit(window: Window) -> None:
    press("Ctrl+2", window)
    assert window.answers.current == "compare"
    view = window.answers.compare
    assert patient(view) == ["$1,500.00", "$2,475.00", "$3,412.50"]
    at_price(window, 60_000)
    # 6 × 150 more is billed after the deductible's end, at 20% and 25% and, under the third, mostly before it.
    assert patient(view)[0] == "$1,680.00"
    press("Ctrl+Z", window)
    assert patient(view) == ["$1,500.00", "$2,475.00", "$3,412.50"]


def test_a_hidden_tab_compares_when_it_is_seen_again(window: Window) -> None:
    window.answers.turn_to("compare")
    view = window.answers.compare
    window.answers.turn_to("estimate")
    at_price(window, 60_000)
    assert patient(view)[0] == "$1,500.00"
    window.answers.turn_to("compare")
    assert patient(view)[0] == "$1,680.00"


def test_the_estimate_is_up_to_date_when_it_is_seen_again(window: Window) -> None:
    window.answers.turn_to("compare")
    at_price(window, 60_000)
    window.answers.turn_to("estimate")
    assert "You pay $2,655" in window.answers.estimate.headline.words


def test_a_moved_plan_is_an_edit_that_can_be_undone(window: Window) -> None:
    window.answers.turn_to("compare")
    table = window.answers.compare.table.table
    table.setFocus()
    table.choose(LIKELY, 0)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [plan.name for plan in window.document.case.plans] == ["$2,000 plan", "$750 plan", "$3,000 plan"]
    assert window.document.undo_stack.undoText() == "move $750 plan"
    assert window.document.case.chosen == "$2,000 plan"
    assert table.hasFocus()
    assert table.chosen_cell() == (LIKELY, 1)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [plan.name for plan in window.document.case.plans] == ["$2,000 plan", "$3,000 plan", "$750 plan"]
    press("Ctrl+Z", window)
    press("Ctrl+Z", window)
    assert [plan.name for plan in window.document.case.plans] == ["$750 plan", "$2,000 plan", "$3,000 plan"]


def test_one_plan_is_told_how_to_get_a_second(make_window: MakeWindow) -> None:
    window = make_window(one_plan())
    window.answers.turn_to("compare")
    view = window.answers.compare
    assert view.one_plan.isVisible()
    assert not view.ways.isVisible()
    assert "One plan so far" in labels(view)
    menu = view.one_plan.add.menu()
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if "$2,000" in one.text())
    action.trigger()
    assert not view.one_plan.isVisible()
    assert patient(view) == ["$1,500.00", "$2,475.00"]


def test_what_cannot_be_read_marks_the_comparison_stale(window: Window) -> None:
    window.answers.turn_to("compare")
    met = field(window.inputs.member, "You: Deductible met")
    type_into(met, "much")
    assert window.answers.compare.stale.isVisible()
    assert window.answers.compare.stale.full_text.startswith("Not updated")
    type_into(met, "0")
    assert not window.answers.compare.stale.isVisible()


def test_a_page_answers_when_it_is_seen_and_again_after_an_edit(qtbot: QtBot, window: Window) -> None:
    window.answers.turn_to("compare")
    view = window.answers.compare
    assert view.pages == {}
    assert not view.payer.isVisible()
    view.ways.buttons[CompareMode.TABLE].setFocus()
    QTest.keyClick(view.ways.buttons[CompareMode.TABLE], Qt.Key.Key_Right)
    asking = view.pages[CompareMode.BREAK_EVEN]
    qtbot.waitUntil(lambda: asking.answer is not None and not asking.stale, timeout=10_000)
    page = asking.page
    assert isinstance(page, BreakEvenPage)
    assert page.sentences.toPlainText().splitlines() == [
        "1 to 20 sessions: $750 plan costs you the least.",
        "From the 3rd session on, $2,000 plan costs you less than $3,000 plan.",
    ]
    before = asking.answer
    at_price(window, 60_000)
    assert asking.stale
    qtbot.waitUntil(lambda: asking.answer is not before and not asking.stale, timeout=10_000)
    view.payer.buttons[Payer.EMPLOYER].click()
    qtbot.waitUntil(
        lambda: isinstance(asking.answer, Answer) and asking.answer.crossed.payer is Payer.EMPLOYER, timeout=10_000
    )


@pytest.mark.parametrize("way", [CompareMode.MAP, CompareMode.START, CompareMode.MIX])
def test_every_way_answers_for_the_worked_example(qtbot: QtBot, make_window: MakeWindow, way: CompareMode) -> None:
    window = make_window(language="es")
    window.answers.turn_to("compare")
    view = window.answers.compare
    view.turn_to(way)
    asking = view.pages[way]
    qtbot.waitUntil(lambda: asking.answer is not None and not asking.stale, timeout=20_000)
    assert list(view.pages) == [way]
    assert asking.state.isHidden()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", CompareMode)
def test_a_small_screen_cuts_nothing_and_every_stop_is_named(
    qtbot: QtBot, make_window: MakeWindow, way: CompareMode, language: str
) -> None:
    window = make_window(ten_plans(), language=language)
    window.resize(1024, 640)
    window.answers.turn_to("compare")
    view = window.answers.compare
    view.turn_to(way)
    if way is not CompareMode.TABLE:
        qtbot.waitUntil(lambda: not view.pages[way].stale, timeout=20_000)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 640)
    names = [one for one in view.findChildren(QLabel) if not isinstance(one, ElidedLabel)]
    assert [label.text() for label in names if cut(label)] == []
    assert [button.text() for button in view.findChildren(QPushButton) if squeezed(button)] == []
    stops = [stop for stop in tab_stops(window, view.ways.buttons[way]) if view.isAncestorOf(stop)]
    assert len(stops) > 2
    nameless = [
        type(stop).__name__
        for stop in stops
        if not (stop.accessibleName() or getattr(stop, "text", str)()) or not stop.accessibleDescription()
    ]
    assert nameless == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_a_menu_is_taken(language: str) -> None:
    sentences = catalogue(language)
    taken = {key_of(sentences[f"window.{menu}"]) for menu in MENUS}
    # What stands in a menu of its own takes no key from the window.
    keys = [key for key in sentences if key.startswith("compare_tab.") and not key.startswith("compare_tab.export_")]
    own = {key: key_of(sentences[key]) for key in keys}
    assert {key for key, letter in own.items() if letter in taken} == set()
