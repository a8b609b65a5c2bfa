"""Work off the UI thread: the latest answer only, on the UI thread, errors too, and garbage collected here only."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.runtime.jobs import LatestJob


@pytest.fixture
def jobs(qapp: QObject) -> LatestJob:
    return LatestJob(qapp)


def test_the_work_is_elsewhere_and_its_answer_here(qtbot: QtBot, jobs: LatestJob) -> None:
    heard: list[threading.Thread] = []
    jobs.answered.connect(lambda _: heard.append(threading.current_thread()))
    with qtbot.waitSignal(jobs.answered) as answer:
        jobs.ask(threading.current_thread)
    assert answer.args[0] is not threading.main_thread()
    assert heard == [threading.main_thread()]


def test_only_the_latest_question_is_answered(qtbot: QtBot, jobs: LatestJob) -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []
    answers: list[int] = []
    jobs.answered.connect(answers.append)

    def slow() -> int:
        begun.set()
        go_on.wait(10)
        return 0

    def quick(number: int) -> int:
        done.append(number)
        return number

    jobs.ask(slow)
    assert begun.wait(10)
    for number in (1, 2, 3):
        jobs.ask(lambda number=number: quick(number))
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == [3]
    assert done == [3]


def test_an_error_arrives_as_it_was_raised(qtbot: QtBot, jobs: LatestJob) -> None:
    def fails() -> None:
        raise LookupError("no such thing")

    with qtbot.waitSignal(jobs.failed) as failure:
        jobs.ask(fails)
    assert isinstance(failure.args[0], LookupError)
    assert not jobs.busy


def test_garbage_is_collected_on_the_ui_thread_only(qtbot: QtBot, jobs: LatestJob) -> None:
    class Kept:
        me: "Kept"

    ended: list[threading.Thread] = []

    def leave_garbage() -> None:
        kept = Kept()
        kept.me = kept
        weakref.finalize(kept, lambda: ended.append(threading.current_thread()))

    with qtbot.waitSignal(jobs.answered) as answer:
        jobs.ask(gc.isenabled)
    assert answer.args[0] is False
    jobs.ask(leave_garbage)
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
