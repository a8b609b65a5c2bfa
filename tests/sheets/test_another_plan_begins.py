"""The day on which another plan begins has its row in the sheet's session table, in large print and for a screen reader
too, and its note in the window's."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.model.case import Case
from calculator.model.member import CoverageTier, PlanChange
from calculator.reference.voice import Voice
from calculator.sheets.tables import session_table
from calculator.words.in_force import changes_before
from tests.helpers.later_plan import COMES, NEW, case_of

ENGLISH = Voice("en")


def rows(case: Case, voice: Voice = ENGLISH) -> list[Any]:
    answer = estimate(case, case.chosen_plan)
    table: Any = session_table(case, answer, voice)
    return [row.get("turn") or row["date"] for row in table["rows"]]


def test_it_stands_before_the_first_session_under_it() -> None:
    days = ["May 4, 2026", "May 11, 2026", "May 18, 2026", "May 25, 2026"]
    assert rows(case_of()) == [*days[:2], "From May 18, 2026 on “New job” covers", *days[2:]]
    assert "Desde el 18 may 2026 cubre “New job”" in rows(case_of(), Voice("es"))


def test_its_day_is_said_where_its_first_session_is_later() -> None:
    change = PlanChange(starts=datetime.date(2026, 5, 14), plan=NEW)
    assert rows(case_of(change))[2] == "From May 14, 2026 on “New job” covers"


def test_other_people_have_their_row_and_a_plan_without_a_session_has_none() -> None:
    change = PlanChange(starts=COMES, tier=CoverageTier.FAMILY)
    assert rows(case_of(change))[2].startswith("From May 18, 2026 on the plan covers: ")
    after = PlanChange(starts=datetime.date(2026, 9, 1), plan=NEW)
    assert len(rows(case_of(after))) == 4


@pytest.mark.parametrize("voice", [ENGLISH, Voice("es")])
def test_several_changes_stand_at_their_own_places(voice: Voice) -> None:
    changes = (PlanChange(starts=datetime.date(2026, 5, 11), plan=NEW), PlanChange(starts=COMES, plan=NEW))
    case = case_of(*changes)
    days = [line.line.date for line in estimate(case, case.chosen_plan).likely.lines]
    assert list(changes_before(case.chosen_plan, case.member, days, voice)) == [1, 2]
