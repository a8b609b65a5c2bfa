"""The process in which a window has its sheets set: warm while it is used, gone when it is not."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from calculator.reference import child
from calculator.reference.paths import RESOURCES
from calculator.sheets.typesetter import NoAnswerError, Typesetter

ROOT = RESOURCES.parent
ECHO = """
import os, sys
from calculator.sheets import typesetter
{first}
for asked in typesetter.questions(sys.stdin.buffer):
    {then}
    os.write(1, b"%d %s" % (os.getpid(), asked))
"""
"""A child that answers with its number and the question."""


class Desk:
    """A typesetter whose child runs other words, and what it answered."""

    def __init__(self, first: str = "", then: str = "", most_seconds: float = 60) -> None:
        code = ECHO.format(first=first, then=then)
        self.typesetter = Typesetter(lambda: [sys.executable, "-c", code], most_seconds)

    def ask(self, question: str) -> tuple[int, str]:
        """Which process answered, and what."""
        number, said = self.typesetter.ask(question.encode()).decode().split(" ", 1)
        return int(number), said


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    child.end_all()


def runs(process: int) -> bool:
    return any(one.pid == process and one.poll() is None for one in list(child._running))


def there_is(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_ended(process: int) -> None:
    until = time.monotonic() + 60
    while runs(process) and time.monotonic() < until:
        time.sleep(0.02)
    assert not runs(process)


def test_one_process_answers_them_all() -> None:
    desk = Desk()
    answers = [desk.ask(f"question {number}") for number in range(20)]
    assert [said for _, said in answers] == [f"question {number}" for number in range(20)]
    assert len({process for process, _ in answers}) == 1


def test_one_that_was_ended_while_nobody_asked_leaves_the_question_to_another() -> None:
    desk = Desk()
    before, _ = desk.ask("a")
    child.end_all()
    wait_until_ended(before)
    after, said = desk.ask("b")
    assert (after != before, said) == (True, "b")


def test_it_ends_when_nobody_asks_for_long_and_the_next_question_starts_another() -> None:
    desk = Desk(first="typesetter.IDLE_S = 0.2")
    before, _ = desk.ask("a")
    wait_until_ended(before)
    after, said = desk.ask("b")
    assert (after != before, said) == (True, "b")


def test_a_question_is_not_cut_short_because_nobody_asks_meanwhile() -> None:
    assert Desk(first="typesetter.IDLE_S = 0.1", then="import time; time.sleep(0.5)").ask("a")[1] == "a"


def test_it_ends_after_many_answers_and_no_question_is_lost() -> None:
    desk = Desk(first="typesetter.MOST = 3")
    answers = [desk.ask(str(number)) for number in range(10)]
    assert [said for _, said in answers] == [str(number) for number in range(10)]
    assert len({process for process, _ in answers}) == 4


def test_it_rests_when_told_so() -> None:
    desk = Desk()
    before, _ = desk.ask("a")
    desk.typesetter.rest()
    assert not runs(before)
    assert desk.ask("b")[0] != before
    Desk().typesetter.rest()


def test_each_thread_has_its_own_answer() -> None:
    desk = Desk()
    answers: dict[str, str] = {}

    def ask(name: str) -> None:
        for number in range(50):
            answers[f"{name} {number}"] = desk.ask(f"{name} {number}")[1]

    threads = [threading.Thread(target=ask, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 200
    assert all(said == question for question, said in answers.items())


@pytest.mark.parametrize("deed", ["os._exit(1)", "os.kill(os.getpid(), 9)", "raise MemoryError"])
def test_one_that_broke_down_is_said_and_the_next_question_is_answered(deed: str) -> None:
    desk = Desk(then=f"if asked == b'break\\n': {deed}")
    assert desk.ask("a")[1] == "a"
    with pytest.raises(NoAnswerError):
        desk.ask("break")
    assert desk.ask("b")[1] == "b"


def test_one_that_hangs_is_ended_and_the_next_question_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(then="import time; time.sleep(600 if asked == b'hang\\n' else 0)")
    hangs, _ = desk.ask("a")
    # To start it takes longer than this on a busy machine.
    with monkeypatch.context() as patch:
        patch.setattr(desk.typesetter, "_most_seconds", 0.2)
        with pytest.raises(NoAnswerError):
            desk.ask("hang")
    answers, said = desk.ask("b")
    assert (said, answers == hangs) == ("b", False)


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for a process by its number")
def test_it_ends_with_the_program_and_keeps_it_from_nothing() -> None:
    code = (
        "from ui.app import application; app = application(); import os, sys;"
        "from calculator.files import bundled; from calculator.engine.pricing import estimate;"
        "from calculator.sheets import apart, patient; case = bundled.example();"
        "print(patient.make(case, estimate(case, case.chosen_plan))[:5], 'typst' in sys.modules);"
        "print(apart.of_the_window._process.pid)"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    made, process = done.stdout.splitlines()
    assert made == "b'%PDF-' False"
    until = time.monotonic() + 60
    while (left := there_is(int(process))) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left
