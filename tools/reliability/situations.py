"""Cases for the fuzz with what few have: another plan part of the way through, an HSA opened late, a second plan, what
was supposed and confirmed. One that is read is asked everything that is asked of a case."""

import datetime
import json
from pathlib import Path
from typing import Final

from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import open_points, widest
from calculator.engine.pricing import estimate
from calculator.files import bundled, document
from calculator.files.document import CASE
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.confirmed import Confirmed, Supposed
from calculator.model.funding import AccountBalance, AccountKind, Contribution
from calculator.model.member import (
    CoverageTier,
    Enrollment,
    Met,
    OtherCoverage,
    PlanChange,
    PlanEnrollment,
    SingleCaseAgreement,
)
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.ask_plan import as_text, ask_plan
from calculator.words.could_change import line_words
from tools.reliability.reader import refused

_DAY: Final = datetime.date(2026, 10, 1)
_ASKED_OF: Final = 4
"""One case of so many that are read is asked everything: that takes as long as reading fifty."""


def originals() -> list[bytes]:
    """The worked example in three situations."""
    return [json.dumps(json.loads(document.encoded(case, CASE)), indent=1).encode() for case in _cases()]


def _cases() -> tuple[Case, ...]:
    case = bundled.worked_example()
    plan, *others = case.plans
    case = changed(case, plans=(plan,), chosen=plan.name)
    begins = case.course.starts
    later = begins + datetime.timedelta(days=30)
    credit = PlanChange(
        starts=later, plan=others[0], deductible_credit=True, enrollment=PlanEnrollment(met=Met(deductible=30_000))
    )
    hsa = AccountBalance(
        kind=AccountKind.HSA,
        balance=80_000,
        employer_money=20_000,
        contributions=(Contribution(own=10_000, starts=later),),
        opened=begins + datetime.timedelta(days=5),
    )
    second = OtherCoverage(plan=others[-1], enrollment=Enrollment(met=Met(deductible=10_000)))
    agreed = SingleCaseAgreement(service=case.course.lines[0].service, rate=40_000)
    said = {"assumption": "covered", "rests_on": "0f" * 8}
    members = (
        changed(case.member, changes=(PlanChange(starts=later, tier=CoverageTier.FAMILY),), balances=(hsa,)),
        changed(case.member, changes=(credit,), other_coverage=second),
        changed(case.member, single_case_agreements=(agreed,), failed_trials=2),
    )
    return tuple(
        changed(
            case,
            member=member,
            confirmed=(Confirmed(**said, plan=plan.name, told_by="J. at the plan, ref. 1"),),
            supposed=(Supposed(**said),),
        )
        for member in members
    )


def reads(path: Path) -> bool:
    """Read a case, and ask it what could change and what to ask the plan, in each language."""
    try:
        case = document.read(path, CASE)
    except FileError as error:
        refused(error)
        return False
    if path.stat().st_size % _ASKED_OF == 0:
        _ask(case)
    return True


def _ask(case: Case) -> None:
    plan = case.chosen_plan
    answer = estimate(case, plan)
    least, most = widest(answer, open_points(case, plan, answer, _DAY))
    if not least <= answer.likely.totals.member_pays <= most:
        raise AssertionError(f"the answer is not within what it can be: {least} to {most}")
    changes = what_could_change(case, plan, answer, _DAY)
    for language in LANGUAGES:
        said = [as_text(ask_plan(case, answer, _DAY, Voice(language)), Voice(language))]
        said += [line_words(one, Voice(language)) for one in changes]
        if not all(said):
            raise AssertionError("no words for a person")
