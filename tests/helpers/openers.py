"""Every tab, fold, dialog and window of the program, by a name and with what opens it.

What is true of all that is shown is asked of each of these: a new tab or window is one line in ``OPENERS``.
"""

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.files.sbc import typeset
from tests.files.sbc.copying import copied
from tests.files.sbc.form_words import PPO
from ui.compare.compare_tab import CompareMode
from ui.crash.dialog import CrashDialog
from ui.dialogs import questions
from ui.document.passwords import PasswordDialog
from ui.guide.entries import BOOKS
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.import_dialogs.prices import PriceImportDialog
from ui.interview.hr_pages import HandDialog
from ui.interview.page import Options
from ui.library.compare import CompareDialog
from ui.library.naming import NameDialog
from ui.library.plan_reading import open_plan_document
from ui.main_window import first_steps
from ui.main_window.window import Window


def tab(name: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        window.answers.turn_to(name)
        return window

    return show


def way(which: CompareMode) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        window.answers.turn_to("compare")
        view: Any = window.answers.view("compare")
        view.turn_to(which)
        return window

    return show


def folds(window: Window) -> QWidget:
    for fold in window.inputs.member.more.folds.values():
        fold.header.setChecked(True)
    for row in window.inputs.course.rows:
        row.more.click()
    return window.inputs


def plan_editor(window: Window) -> QWidget:
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    for header in (editor.finer, editor.employer, editor.carve_out):
        header.header.setChecked(True)
    return editor


def action(name: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        before = set(window.findChildren(QDialog))
        window.actions_[name].trigger()
        (opened,) = {one for one in window.findChildren(QDialog) if one.isVisible()} - before
        return opened

    return show


def compared_plans(window: Window) -> QWidget:
    library: Any = action("plan_library")(window)
    library.buttons["compare"].click()
    (opened,) = library.findChildren(CompareDialog)
    return opened


def tour(window: Window) -> QWidget:
    return first_steps.tour(window)


def letterhead(window: Window) -> QWidget:
    window.answers.turn_to("sheet")
    options: Any = window.answers.sheet.options
    options.letterhead.click()
    (opened,) = options.findChildren(QDialog)
    return opened


def prices(window: Window) -> QWidget:
    window.offer_prices(Path("1.csv"))
    (opened,) = window.findChildren(PriceImportDialog)
    return opened


PRICES = "Service,Qty,Amount\nIM dosing,6,2700\nLate cancellation of a dosing session,1,75\n"
"""A list that leaves open which of its amounts are prices, and what one of its rows is."""


def price_questions(window: Window) -> QWidget:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "1.csv"
        path.write_text(PRICES, encoding="utf-8")
        window.offer_prices(path)
        opened = window.findChildren(PriceImportDialog)[-1]
        _wait_for(opened)
    choice = opened.questions.choices["price"]
    QTest.keyClick(choice, Qt.Key.Key_Down)
    _wait_for(opened)
    return opened


@cache
def plan_text() -> str:
    """The text of a form that has guesses, gaps, and what no plan can hold."""
    spec: dict[str, Any] = copy.deepcopy(PPO)
    spec["services"] |= {"mental_outpatient": ("Ask us", "40% coinsurance", "Limited to 20 visits/year.")}
    return copied(typeset.pdf(spec))


def plan_document(window: Window) -> QWidget:
    """The review of that form."""
    opened = open_plan_document(window, window.voice, window.document.case)
    opened.read_text(plan_text())
    _wait_for(opened)
    return opened


def _wait_for(dialog: PriceImportDialog | PlanDocumentDialog) -> None:
    for _ in range(500):
        if not dialog.busy:
            return
        QTest.qWait(10)
    raise TimeoutError("the file was not read")


def interview_page(name: str, page: int) -> Callable[[Window], QWidget]:
    """The interview that the action ``name`` opens, at the question in this place."""

    def show(window: Window) -> QWidget:
        opened: Any = action(name)(window)
        while opened.pages.index(opened.page) < page:
            at = opened.page
            for options in at.findChildren(Options):
                next(reversed(options.buttons.values())).click()
            if at.name == "plans":
                for row in range(2):
                    at.list.item(row).setCheckState(Qt.CheckState.Checked)
            opened.go_on()
            if opened.page is at:
                raise AssertionError(f"{name} does not go on from {at.name}")
        return opened

    return show


def plan_by_hand(window: Window) -> QWidget:
    asked: Any = action("interview_hr")(window)
    asked.page.buttons["hand"].click()
    (opened,) = asked.findChildren(HandDialog)
    return opened


OPENERS: dict[str, Callable[[Window], QWidget]] = {
    "estimate": tab("estimate"),
    **{f"compare {which.name.lower()}": way(which) for which in CompareMode},
    "sheet": tab("sheet"),
    "folds": folds,
    "plan editor": plan_editor,
    "plan library": action("plan_library"),
    "letterhead": letterhead,
    "many sheets": action("export_sheets"),
    "calendar": action("export_calendar"),
    "prices": prices,
    "price questions": price_questions,
    "plan document": action("read_document"),
    "plan document read": plan_document,
    "arithmetic": action("arithmetic"),
    "welcome": action("welcome"),
    "compared plans": compared_plans,
    "tour": tour,
    **{book: action(book) for book in BOOKS},
    **{
        f"interview of a patient, {page}": interview_page("interview_patient", page)
        for page in (0, 1, 2, 3, 4, 6, 7, 8)
    },
    **{f"interview of HR, {page}": interview_page("interview_hr", page) for page in (0, 3, 4)},
    "plan by hand": plan_by_hand,
    "ask the plan": action("ask_plan"),
    "what happened": action("happened"),
    "good faith estimates": action("good_faith"),
}


def close_dialogs(window: Window) -> None:
    """Close what was opened over ``window``."""
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _crash(window: Window) -> None:
    CrashDialog(window, window.voice, "1.0 · 3.11 · 6.9", safe=True).exec()


def _password(*, new: bool) -> Callable[[Window], object]:
    return lambda window: PasswordDialog(window, window.voice, name="1.kat", new=new).exec()


QUESTIONS: dict[str, Callable[[Window], object]] = {
    "about": lambda window: window.actions_["about"].trigger(),
    "leave": lambda window: questions.leave(window, "1.kat", window.voice, unsaved=True, unread=True),
    "leave unread": lambda window: questions.leave(window, "1.kat", window.voice, unsaved=False, unread=True),
    "not opened": lambda window: window.filing.open_path(Path("1.kat")),
    "password": _password(new=False),
    "new password": _password(new=True),
    "another name": lambda window: NameDialog("1", ["2"], window.voice, window).exec(),
    "crash": _crash,
}
"""What stands before the window until it is answered: each asks, and comes back when it is."""


def look_at(question: Callable[[Window], object], window: Window, look: Callable[[QWidget], None]) -> None:
    """Ask ``question``, let ``look`` see it as it stands, and answer with Escape."""
    seen: list[QWidget] = []

    def see() -> None:
        shown: Any = QApplication.activeModalWidget()
        if shown is None:
            QTimer.singleShot(5, window, see)
            return
        seen.append(shown)
        try:
            look(shown)
        finally:
            shown.reject()

    QTimer.singleShot(0, window, see)
    question(window)
    assert len(seen) == 1
