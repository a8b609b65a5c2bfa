"""Every tab, dialog, window and question of the program, opened and closed 25 times by ``make leaks``, 6 times by the
suite: nothing of it stays."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.course import MOST_LINES
from calculator.sheets import patient
from tests.helpers.openers import OPENERS, QUESTIONS, close_dialogs, look_at
from tests.helpers.patient_bot import PatientBot
from tests.helpers.settling import at_rest, rest
from tests.helpers.windows import lasting
from tools.reliability import memory
from ui.dialogs.printing import preview_pdf
from ui.main_window.window import Window

TIMES = int(os.environ.get("KAT_OPENINGS", "6"))
FIRST = 3
"""What is made once and kept, such as fonts, glyphs and catalogues, is there after so many times."""

MOST_GROWTH = 8_000_000
"""Bytes of 22 openings: windows that stayed took six times as much. Fewer openings show it by their widgets."""

STEADY = 3
"""So many looks find the same widgets when nothing is being made any more."""

BETWEEN_MS = 20
"""Between two looks; what the program puts off for longer is known to be still to come."""


def let_go() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def whole_window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window when its chart has come, which is made a while after the rest. No closed one of another test lives
    beside it, whose parts would come and go meanwhile."""
    for other in QApplication.topLevelWidgets():
        if isinstance(other, Window) and not other.isVisible():
            other.deleteLater()
    let_go()
    with lasting(request) as window:
        PatientBot(request).waitUntil(lambda: "CostPlot in QStackedWidget" in widgets())
        yield window


@pytest.fixture(scope="module")
def whole(request: pytest.FixtureRequest) -> Iterator[Window]:
    """The window in which all is opened and closed."""
    with whole_window(request) as window:
        yield window


@pytest.fixture
def new(request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window in which nothing was opened yet."""
    with whole_window(request) as window:
        yield window


def widgets() -> Counter[str]:
    return Counter(f"{type(one).__name__} in {type(one.parent()).__name__}" for one in QApplication.allWidgets())


def settled() -> tuple[Counter[str], int]:
    """The widgets and the bytes that the program has once what is to come has come, and what is to go has gone."""
    seen: list[Counter[str]] = []
    while len(seen) < STEADY or seen[-STEADY] != seen[-1] or not all(map(at_rest, QApplication.topLevelWidgets())):
        let_go()
        gc.collect()
        QTest.qWait(BETWEEN_MS)
        seen.append(widgets())
    return seen[-1], memory.now()


def flat(once: Callable[[], None]) -> None:
    for _ in range(FIRST):
        once()
    before, bytes_before = settled()
    for _ in range(TIMES - FIRST):
        once()
    after, bytes_now = settled()
    assert {what: (before[what], now) for what, now in after.items() if now > before[what]} == {}
    assert bytes_now - bytes_before < MOST_GROWTH


def test_what_a_large_case_was_shown_in_is_used_again_or_gone(new: Window) -> None:
    small = bundled.example()
    lines = (small.course.lines * MOST_LINES)[:MOST_LINES]
    large = changed(small, course=changed(small.course, lines=lines), plans=(*small.plans, *bundled.plans()[3:8]))

    def once() -> None:
        for case in (large, small):
            new.document.replace(case, None)
            for section in new.inputs.sections.values():
                section.header.setChecked(True)
            for row in new.inputs.course.rows:
                row.more.setChecked(True)
            let_go()

    once()
    before, _ = settled()
    # What other tests' windows left is no matter of this one.
    others = {id(one) for one in gone()}
    for _ in range(FIRST):
        once()
    after, _ = settled()
    assert after == before
    assert Counter(type(one).__name__ for one in gone() if id(one) not in others) == {}


def gone() -> list[QWidget]:
    """What Python still holds of widgets that are gone."""
    return [one for one in gc.get_objects() if isinstance(one, QWidget) and not isValid(one)]


@pytest.mark.parametrize("name", OPENERS)
def test_what_was_closed_is_gone(whole: Window, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.csv").write_text("Service,Price\nIM dosing session,500\n", encoding="utf-8")

    def once(*, resting: bool = False) -> None:
        opened: QWidget = OPENERS[name](whole)
        if resting:
            rest(opened)
        close_dialogs(whole)
        let_go()
        if opened is whole:
            whole.answers.turn_to("estimate")

    # A chart comes a while after what is around it.
    once(resting=True)
    flat(once)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_was_answered_is_gone(whole: Window, name: str) -> None:
    flat(lambda: look_at(QUESTIONS[name], whole, lambda _shown: None))


def test_a_preview_that_was_closed_is_gone(whole: Window) -> None:
    case = bundled.example()
    pdf = patient.make(case, estimate(case, case.chosen_plan))
    flat(lambda: look_at(lambda window: preview_pdf(pdf, window), whole, lambda _shown: None))


def test_a_menu_that_was_closed_is_gone(whole: Window, tmp_path: Path) -> None:
    whole.settings.add_recent(tmp_path / "a.kat")

    def once() -> None:
        for name in ("open_recent", "choose_plan"):
            menu = whole.actions_.menu(name)
            menu.popup(whole.pos())
            let_go()
            menu.close()

    flat(once)


def test_a_case_that_was_left_is_gone(whole: Window) -> None:
    def once() -> None:
        whole.actions_["new"].trigger()
        whole.edit_plan()
        whole.actions_["open_example"].trigger()
        let_go()

    flat(once)
