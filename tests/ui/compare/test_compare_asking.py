"""A question off the UI thread: the last answer stays, is marked when a new one is late, and what is no longer wanted
stops."""

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Payer
from calculator.reference.voice import Voice
from ui.compare.page_host import AnswerPage, GoingOn, PageHost


class Slow(AnswerPage[str]):
    """Answers with the case's title, as soon as it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()
        self.begun = threading.Event()
        self.shown: list[str] = []
        self.faded = False
        self.given_up = 0

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], str | None] | None:
        if case.title == "unreadable":
            return None

        def work(going_on: GoingOn) -> str | None:
            self.begun.set()
            while not self.may.wait(0.005):
                if not going_on():
                    self.given_up += 1
                    return None
            return f"{case.title} {payer.name}"

        return work

    def show_answer(self, answer: str, voice: Voice) -> None:
        self.shown.append(answer)
        assert voice == self.voice

    def retranslate(self, voice: Voice) -> None:
        self.voice = voice

    def fade(self, stale: bool) -> None:
        self.faded = stale


def titled(title: str) -> Case:
    return changed(example(), title=title)


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[PageHost]:
    made = PageHost(Slow())
    qtbot.addWidget(made)
    made.show_case(titled("one"), Payer.PATIENT, Voice("en"))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    slow(made).may.set()
    qtbot.waitUntil(lambda: made._jobs is None or not made._jobs.busy)


def slow(asking: PageHost) -> Slow:
    assert isinstance(asking.page, Slow)
    return asking.page


def test_a_late_answer_is_said_to_be_late_until_it_comes(qtbot: QtBot, asking: PageHost) -> None:
    assert asking.stale
    qtbot.waitUntil(asking.state.isVisible)
    assert asking.state.text() == "Being brought up to date…"
    assert slow(asking).faded
    asking.show_case(titled("one"), Payer.PATIENT, Voice("es"))
    assert asking.state.text() == "Poniéndose al día…"
    slow(asking).may.set()
    qtbot.waitUntil(lambda: slow(asking).shown == ["one PATIENT"])
    assert not asking.stale
    assert not asking.state.isVisible()
    assert not slow(asking).faded


def test_what_is_no_longer_wanted_stops_and_is_not_shown(qtbot: QtBot, asking: PageHost) -> None:
    qtbot.waitUntil(slow(asking).begun.is_set)
    asking.show_case(titled("two"), Payer.EMPLOYER, Voice("en"))
    qtbot.waitUntil(lambda: slow(asking).given_up == 1)
    slow(asking).may.set()
    qtbot.waitUntil(lambda: not asking.stale)
    assert slow(asking).shown == ["two EMPLOYER"]


def test_nothing_is_worked_out_while_nobody_looks(qtbot: QtBot, asking: PageHost) -> None:
    qtbot.waitUntil(slow(asking).begun.is_set)
    asking.hide()
    qtbot.waitUntil(lambda: slow(asking).given_up == 1)
    slow(asking).may.set()
    asking.show_case(titled("three"), Payer.PATIENT, Voice("en"))
    assert slow(asking).shown == []
    asking.show()
    qtbot.waitUntil(lambda: slow(asking).shown == ["three PATIENT"])


def test_what_cannot_be_asked_leaves_the_last_answer_grey(qtbot: QtBot, asking: PageHost) -> None:
    slow(asking).may.set()
    qtbot.waitUntil(lambda: slow(asking).shown == ["one PATIENT"])
    asking.show_case(titled("unreadable"), Payer.PATIENT, Voice("en"))
    qtbot.waitUntil(lambda: slow(asking).faded)
    assert not asking.state.isVisible()
    assert asking.answer == "one PATIENT"
    asking.show_case(titled("four"), Payer.PATIENT, Voice("en"))
    qtbot.waitUntil(lambda: slow(asking).shown[-1] == "four PATIENT")
    assert not slow(asking).faded
