"""Published cases: worked examples that others printed, priced by this program and compared to the cent.

The format is described in ``resources/published-cases/README.md``: money in dollars, one rule for every line with
exceptions by service, and what the source says the member, the plan and the others pay. A case becomes a plan, a
member and dated lines, and is priced by the same engine as any other.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any, Final

from calculator.engine.checks import flags
from calculator.engine.pricing import price
from calculator.engine.schedule import charged
from calculator.files.looking import is_folder
from calculator.files.problems import FileError, Problem, of_system, short
from calculator.files.published_expected import Outcome, differences
from calculator.files.published_lines import lines_of, money_back_of
from calculator.files.published_member import MEMBER_DAYS, member_of
from calculator.files.published_terms import plan_of
from calculator.files.published_values import UnsupportedError
from calculator.files.safe_json import read_text, value_of
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import DatedLine, Flag, Priced
from calculator.model.faults import FIRST_YEAR, InvalidError
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.paths import RESOURCES

_MOST_PEOPLE: Final = 50
_DIGITS: Final = 25
"""The letters of a number that can be an amount; a longer one would be rounded on the way."""

_LONGEST: Final = 400
_TOLD: Final = 20
"""So many differences of one case are told."""

_REMARKS: Final = {
    "id",
    "source",
    "status",
    "about",
    "why",
    "note",
    "notes",
    "comment",
    "title",
    "name",
    "url",
    "reading",
}
_CASE_KEYS: Final = _REMARKS | {"year", "plan", "member", "lines", "money_back", "expect"}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: its id and source, "passed", "failed" or "skipped", and what was expected and got, or why not."""

    id: str
    source: str
    status: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a run, in the order of the files and of the cases in them."""

    results: tuple[CaseResult, ...]

    def count(self, status: str) -> int:
        """How many cases ended in ``status``."""
        return sum(result.status == status for result in self.results)

    @property
    def passed(self) -> int:
        """How many cases came out to the cent."""
        return self.count("passed")

    @property
    def failed(self) -> int:
        """How many cases came out otherwise."""
        return self.count("failed")

    @property
    def skipped(self) -> int:
        """How many cases ask for something that is not supported."""
        return self.count("skipped")


def bundled() -> Path:
    """The folder of published cases that comes with the program."""
    return RESOURCES / "published-cases"


def check(paths: Sequence[Path]) -> Report:
    """Price every case in ``paths`` (files, or folders of ``*.json``) and compare.

    Raises:
        FileError: a path is missing, or a file is not JSON in the format of published cases.
    """
    files = [file for path in paths for file in (_files_in(path) if is_folder(path) else [path])]
    return Report(
        tuple(_check_case(case, number) for file in files for number, case in enumerate(_read(file), start=1))
    )


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError as error:
        raise FileError(folder, of_system(error, "not_read")) from error


def _read(path: Path) -> list[object]:
    value = value_of(path, read_text(path), _exact, _exact_whole)
    if isinstance(value, dict):
        value = [value] if "lines" in value else value.get("cases")
    if not isinstance(value, list):
        raise FileError(path, Problem("no_cases"))
    return value


def _exact(text: str) -> object:
    """A number with decimals; one that no amount is stays text, and the case that it is in says so of it."""
    try:
        return Decimal(text) if len(text) <= _DIGITS else text
    except InvalidOperation:
        return text


def _exact_whole(text: str) -> object:
    return int(text) if len(text) <= _DIGITS else text


def _check_case(case: object, number: int) -> CaseResult:
    if not isinstance(case, dict):
        return CaseResult(f"#{number}", "", "skipped", "it is not an object")
    name, source = (" ".join(str(case.get(key, ""))[:_LONGEST].split()) for key in ("id", "source"))
    name = name or f"#{number}"
    try:
        found = _differences(case)
    except UnsupportedError as reason:
        return CaseResult(name, source, "skipped", str(reason))
    except InvalidError as error:
        return CaseResult(name, source, "skipped", error.faults[0].message)
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        return CaseResult(name, source, "skipped", f"a value is not as the format says: {short(error, _LONGEST)}")
    status = "failed" if found else "passed"
    told = found[:_TOLD] + ["…"] * (len(found) > _TOLD)
    return CaseResult(name, source, status, "; ".join(told))


def _differences(case: Mapping[str, Any]) -> list[str]:
    expect: Mapping[str, Any] = case["expect"]
    if others := set(case) - _CASE_KEYS:
        raise UnsupportedError(f"{short(min(others))} is not supported")
    people: dict[str, str] = {}
    listed = lines_of(case, people)
    days = [f"member.{key}" for key in MEMBER_DAYS if case.get("member", {}).get(key)]
    if "year" not in case:
        days += [f"plan.{key}" for key in ("years", "changes") if case["plan"].get(key)]
    if listed and days and "date" not in case["lines"][0]:
        raise UnsupportedError(f"lines[1].date is missing, and {days[0]} is of days")
    if len(people) > _MOST_PEOPLE:
        raise UnsupportedError(f"the lines name {len(people)} people; at most {_MOST_PEOPLE} are a family")
    services = {str(line.service) for line in listed}
    lines = charged(listed, money_back_of(case, services))
    plan, member = plan_of(case["plan"], services), member_of(case, services, several=len(people) > 1)
    return differences(expect, Outcome(price(lines, plan, member), people, partial(_flagged, lines, plan, member)))


def _flagged(lines: tuple[DatedLine, ...], plan: Plan, member: Member, priced: Priced) -> tuple[Flag, ...]:
    """The flags of a case, each line of which is one of a course."""
    course = Course(
        title=plan.name,
        starts=lines[0].date if lines else datetime.date(FIRST_YEAR, 1, 1),
        lines=tuple(
            ServiceLine.unchecked(
                service=line.service, price=PriceRange.fixed(line.billed), dates=(line.date,), code=line.code
            )
            for line in lines
        ),
    )
    case = Case(title=plan.name, course=course, plans=(plan,), chosen=plan.name, member=member)
    return flags(case, plan, priced)
