"""Checks of the care itself: prescribing by telehealth, a drug code that is gone, a program that must not help."""

import datetime
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.situation import CheckContext
from calculator.model.course import Network, Place
from calculator.model.estimate import Flag, FlagLevel

_TELEHEALTH_ENDS: Final = datetime.date(2026, 12, 31)
"""The last day of the DEA's fourth extension; no later one was found when this was written (2026-11-23)."""

_CODE_CHANGED: Final = datetime.date(2026, 1, 1)


def prescribing_by_telehealth(at: CheckContext) -> Iterator[Flag]:
    """A session at a distance falls after the day on which the DEA's telehealth flexibilities end."""
    remote = [line for line in at.lines if line.place in (Place.TELEHEALTH, Place.HOME)]
    after = next((line for line in remote if line.date > _TELEHEALTH_ENDS), None)
    if after is not None:
        yield Flag(
            "dea_telehealth",
            FlagLevel.WARNING,
            {"end_date": _TELEHEALTH_ENDS, "first_date": after.date},
            "DEA, fourth extension, 90 FR 61301 (govinfo 2025-24123)",
            2025,
        )


def old_drug_code(at: CheckContext) -> Iterator[Flag]:
    """A line from 2026 on bears the esketamine code that was discontinued with the end of 2025."""
    old = next((line for line in at.lines if line.date >= _CODE_CHANGED and line.code.strip().upper() == "S0013"), None)
    if old is not None:
        yield Flag(
            "drug_code_s0013",
            FlagLevel.WARNING,
            {"change_date": _CODE_CHANGED, "line_date": old.date},
            "osmind 2026; UHC policy 2026D0069P via openpayer",
            2026,
        )


def program_with_government_plan(at: CheckContext) -> Iterator[Flag]:
    """A manufacturer's program is entered for a member of a government plan; it pays nothing there."""
    if at.case.member.government_plan and at.case.member.assistance is not None:
        source = "finnastra 2026: members of government plans are not eligible"
        yield Flag("program_government", FlagLevel.WARNING, {}, source, 2026)


def program_without_drug(at: CheckContext) -> Iterator[Flag]:
    """A manufacturer's program is entered, and no line of the course is the drug, of which alone it pays a part."""
    eligible = at.case.member.assistance is not None and not at.case.member.government_plan
    if eligible and at.lines and not any(line.drug for line in at.lines):
        source = "spravatohcp.com, patient support: the help is for the drug and excludes observation"
        yield Flag("program_no_drug", FlagLevel.WARNING, {}, source, 2026)


def agreement_without_session(at: CheckContext) -> Iterator[Flag]:
    """A single case agreement is for a service that the course has no out-of-network session of."""
    outside = {line.service for line in at.lines if line.network == Network.OUT}
    agreed = {agreement.service for agreement in at.case.member.single_case_agreements}
    if at.lines and agreed - outside:
        yield Flag("agreement_unused", FlagLevel.NOTE, {}, at.plan_source, at.plan.figures_year)
