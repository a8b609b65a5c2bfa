"""Published cases: worked examples that others printed, priced by this program and compared to the cent.

The format is described in ``resources/published-cases/README.md``: money in dollars, one rule for every line with
exceptions by service, and what the source says the member, the plan and the others pay. A case becomes a plan, a
member and dated lines, and is priced by the same engine as any other.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from calculator.engine.pricing import price
from calculator.files.problems import FileError, Problem
from calculator.files.published_terms import UnsupportedError, member_of, plan_of
from calculator.files.safe_json import read_text, value_of
from calculator.model.base import FIRST_YEAR, InvalidError
from calculator.model.estimate import DatedLine, Priced
from calculator.money import AmountError, cents_of_json_number, format_decimal
from calculator.reference.paths import RESOURCES

_UNDATED: Final = datetime.date(FIRST_YEAR, 1, 1)
_LINE_KEYS: Final = {"allowed", "billed", "network", "service", "who", "date", "drug", "allowed_second"}
_TOTALS: Final = {
    "plan": "plan_pays",
    "second_plan": "second_plan",
    "assistance": "assistance",
    "account": "account",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "excluded": "excluded",
    "balance_billed": "balance_billed",
    "discount": "discount",
    "allowed": "allowed",
    "billed": "billed",
}
_MEMBER_KEYS: Final = {"member", "member_each", "member_by_person", "account_left"}


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
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    return Report(
        tuple(_check_case(case, number) for file in files for number, case in enumerate(_read(file), start=1))
    )


def _read(path: Path) -> list[object]:
    value = value_of(path, read_text(path), Decimal)
    if isinstance(value, dict):
        value = [value] if "lines" in value else value.get("cases")
    if not isinstance(value, list):
        raise FileError(path, Problem("no_cases"))
    return value


def _check_case(case: object, number: int) -> CaseResult:
    if not isinstance(case, dict):
        return CaseResult(f"#{number}", "", "skipped", "it is not an object")
    name, source = str(case.get("id", f"#{number}")), str(case.get("source", ""))
    try:
        differences = _differences(case)
    except UnsupportedError as reason:
        return CaseResult(name, source, "skipped", str(reason))
    except InvalidError as error:
        return CaseResult(name, source, "skipped", error.faults[0].message)
    except (AmountError, ValueError, TypeError, AttributeError, KeyError) as error:
        return CaseResult(name, source, "skipped", f"a value is not as the format says: {error}")
    status = "failed" if differences else "passed"
    return CaseResult(name, source, status, "; ".join(differences))


def _differences(case: Mapping[str, Any]) -> list[str]:
    expect: Mapping[str, Any] = case["expect"]
    unknown = set(expect) - set(_TOTALS) - _MEMBER_KEYS
    if unknown:
        raise UnsupportedError(f"expect.{sorted(unknown)[0]} is not supported")
    people: dict[str, str] = {}
    lines = _lines(case["lines"], people)
    priced = price(lines, plan_of(case["plan"]), member_of(case, several=len(people) > 1))
    found: list[str] = []
    for key, value in expect.items():
        for label, expected, got in _compared(key, value, priced, people):
            if expected != got:
                found.append(f"{label}: expected {format_decimal(expected)}, got {format_decimal(got)}")
    return found


def _compared(key: str, value: Any, priced: Priced, people: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Pairs to compare for one key of ``expect``: a label, the expected and the priced amount, in cents."""
    # An HSA's or FSA's money is the member's own, so that he bears what it pays.
    borne = [line.amounts.member_pays + line.amounts.own_account for line in priced.lines]
    if key == "member":
        return [(key, cents_of_json_number(value), sum(borne))]
    if key == "member_each":
        if len(value) != len(borne):
            raise UnsupportedError(f"member_each has {len(value)} amounts for {len(borne)} lines")
        each = zip(value, borne, strict=True)
        return [(f"{key}[{i}]", cents_of_json_number(want), got) for i, (want, got) in enumerate(each, start=1)]
    if key == "member_by_person":
        by_person = {
            who: sum(cents for line, cents in zip(priced.lines, borne, strict=True) if line.line.person == person)
            for who, person in people.items()
        }
        return [(f"{key} {who}", cents_of_json_number(want), by_person.get(who, 0)) for who, want in value.items()]
    if key == "account_left":
        return [(key, cents_of_json_number(value), sum(left for _, left in priced.accounts_left))]
    return [(key, cents_of_json_number(value), getattr(priced.totals, _TOTALS[key]))]


def _lines(lines: Sequence[Mapping[str, Any]], people: dict[str, str]) -> tuple[DatedLine, ...]:
    """The dated lines of a case. ``people`` is filled: the first named is the member ("" in the ledger)."""
    made = []
    day = _UNDATED
    for number, line in enumerate(lines, start=1):
        unknown = set(line) - _LINE_KEYS
        if unknown:
            raise UnsupportedError(f"lines.{sorted(unknown)[0]} is not supported")
        day = datetime.date.fromisoformat(line["date"]) if "date" in line else day
        allowed = cents_of_json_number(line["allowed"]) if "allowed" in line else None
        billed = cents_of_json_number(line["billed"]) if "billed" in line else allowed
        if billed is None:
            raise UnsupportedError("a line needs an allowed or a billed amount")
        who = str(line.get("who", ""))
        person = people.setdefault(who, "" if not people else f"person {len(people)}")
        second = cents_of_json_number(line["allowed_second"]) if "allowed_second" in line else None
        made.append(
            DatedLine(
                date=day,
                service=str(line.get("service", "")),
                label="",
                number=number,
                of=len(lines),
                billed=billed,
                network=line.get("network", "in"),
                drug=bool(line.get("drug", False)),
                person=person,
                allowed=allowed,
                allowed_second=second,
            )
        )
    return tuple(made)
