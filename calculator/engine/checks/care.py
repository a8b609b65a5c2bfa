"""Checks of the care itself: prescribing by telehealth, codes that are gone or billed twice, a program that must not
help."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.course import Network, Place, Service
from calculator.model.estimate import Flag, FlagLevel
from calculator.reference.kept import kept
from calculator.reference.rules import rule

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE, Service.DRUG)
"""The services in which the medicine is taken."""

_CODE: Final = re.compile(r"[A-Z]?\d{4,5}")
_BUNDLES: Final = frozenset({"G2082", "G2083"})
_DRUGS: Final = frozenset({"J0013", "S0013"})
_VISITS: Final = range(99202, 99216)
"""Office visits, new and established (99202-99205, 99211-99215)."""


def prescribing_by_telehealth(at: CheckContext) -> Iterator[Flag]:
    """The medicine is taken away from the clinic after the day on which the DEA's telehealth flexibilities end."""
    ends = rule("dea_telehealth").last_day
    remote = (line for line in at.lines if line.place in (Place.TELEHEALTH, Place.HOME))
    after = next((line for line in remote if line.date > ends and (line.drug or line.service in _MEDICINE)), None)
    if after is not None:
        figures: dict[str, object] = {"end_date": ends, "first_date": after.date}
        yield Flag("dea_telehealth", FlagLevel.WARNING, figures, *cite("dea_telehealth"))


def old_drug_code(at: CheckContext) -> Iterator[Flag]:
    """A line from 2026 on bears the esketamine code that was discontinued with the end of 2025."""
    change = rule("drug_code").first_day
    old = next((line for line in at.lines if line.date >= change and "S0013" in _codes(line.code)), None)
    if old is not None:
        figures: dict[str, object] = {"change_date": change, "line_date": old.date}
        yield Flag("drug_code_s0013", FlagLevel.WARNING, figures, *cite("drug_code"))


def billed_twice(at: CheckContext) -> Iterator[Flag]:
    """G2082 or G2083, which include drug and visit, stand beside the drug's own code or an office visit on one day."""
    days: defaultdict[object, set[str]] = defaultdict(set)
    for line in at.lines:
        if line.code:
            days[line.date] |= _codes(line.code)
    for code, twice in (("bundled_drug", _is_drug), ("bundled_visit", _is_visit)):
        for day, codes in days.items():
            beside = sorted(filter(twice, codes))
            if beside and codes & _BUNDLES:
                figures = {"line_date": day, "bundle": min(codes & _BUNDLES), "beside": beside[0]}
                yield Flag(code, FlagLevel.WARNING, figures, *cite("bundled_code"))
                break


@kept(256)
def _codes(code: str) -> frozenset[str]:
    """The billing codes that stand in a line's ``code``, without their modifiers."""
    return frozenset(_CODE.findall(code.upper()))


def _is_drug(code: str) -> bool:
    return code in _DRUGS


def _is_visit(code: str) -> bool:
    return code.isdigit() and int(code) in _VISITS


def program_with_government_plan(at: CheckContext) -> Iterator[Flag]:
    """A manufacturer's program is entered for a member of a government plan; it pays nothing there."""
    if at.case.member.government_plan and at.case.member.assistance is not None:
        yield Flag("program_government", FlagLevel.WARNING, {}, *cite("program_government"))


def program_without_drug(at: CheckContext) -> Iterator[Flag]:
    """A manufacturer's program is entered, and no line of the course is the drug, of which alone it pays a part."""
    eligible = at.case.member.assistance is not None and not at.case.member.government_plan
    if eligible and at.lines and not any(line.drug for line in at.lines):
        yield Flag("program_no_drug", FlagLevel.WARNING, {}, *cite("program_drug"))


def agreement_without_session(at: CheckContext) -> Iterator[Flag]:
    """A single case agreement is for a service that the course has no out-of-network session of."""
    outside = {line.service for line in at.lines if line.network == Network.OUT}
    agreed = {agreement.service for agreement in at.case.member.single_case_agreements}
    if at.lines and agreed - outside:
        yield Flag("agreement_unused", FlagLevel.NOTE, {}, *at.of_plan)
