"""Long work rests while a key is dealt with, and only then."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.compare.page_host import Wanted
from ui.runtime import giving_way
from ui.widgets.fields import MoneyField


class Clock:
    """Stands in the place of the module ``time``."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(giving_way, "time", made)
    monkeypatch.setattr(giving_way._turn, "until", 0.0)
    return made


def test_work_rests_until_the_key_is_dealt_with(qtbot: QtBot, clock: Clock) -> None:
    field, wanted = MoneyField(), Wanted()
    qtbot.addWidget(field)
    assert wanted()
    assert clock.slept == []
    QTest.keyClick(field, "6")
    clock.now += 0.005
    assert wanted()
    assert clock.slept == [0.015]
    clock.now += 0.015
    assert wanted()
    assert clock.slept == [0.015]


def test_what_is_not_wanted_any_more_is_told_so_all_the_same(clock: Clock) -> None:
    wanted = Wanted()
    giving_way.key_pressed()
    wanted.end()
    assert not wanted()
    assert len(clock.slept) == 1
