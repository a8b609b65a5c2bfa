"""The table of sessions with so many columns that names have little room."""

from typing import Final

import pytest

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.reference.voice import Voice
from calculator.sheets.tables import session_table
from tests.sheets.reading import answer, made, pages, with_every_payer

LONG: Final = "Dosing xxxxxxxxxxxxxxxxxxxxxx"
"""A name that the number of the session has just no room beside."""


def crowded() -> Case:
    """Every payer but a program and a second account, in network alone: ten columns."""
    case = with_every_payer()
    plan = changed(case.chosen_plan, accounts=case.chosen_plan.accounts[:1])
    lines = tuple(
        changed(line, network=Network.IN, label=LONG, service="dosing" if line.service == "other" else line.service)
        for line in case.course.lines
    )
    member = changed(case.member, assistance=None, balances=())
    return changed(case, plans=(plan,), course=changed(case.course, lines=lines), member=member)


@pytest.mark.parametrize(("language", "of"), [("en", "of"), ("es", "de")])
def test_which_of_how_many_a_session_is_stays_on_one_line(language: str, of: str) -> None:
    case = crowded()
    assert len(session_table(case, answer(case), Voice(language))["heads"]) == 10  # type: ignore[arg-type]
    lines = [line.strip() for page in pages(made(case, language)) for line in page.splitlines()]
    numbers = [line for line in lines if line.startswith("(") and f" {of} 6)" in line]
    assert len(numbers) == 12
