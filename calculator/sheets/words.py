"""Names and figures in the words of a sheet: services, rates, amounts. It prices nothing."""

from typing import Final

from calculator.model.course import Service
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.plan import Benefit
from calculator.money import format_money
from calculator.reference.texts import known, say

MEMBER_PARTS: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What the plan leaves to the member, by the names of Amounts."""

OTHERS: Final = ("plan_pays", "second_plan", "assistance", "employer_account", "own_account", "discount")
"""Everybody else; the discount is paid by nobody."""


def word(name: str, language: str, figures: dict[str, object] | None = None) -> str:
    """The sentence ``name`` of the sheets' own catalogue."""
    return say(f"sheet.{name}", language, figures)


def service_name(service: Service | str, label: str, language: str) -> str:
    """What a service is called: the label somebody gave it, or its name."""
    key = f"sheet.service_{service}"
    return label or (say(key, language) if known(key) else str(service).replace("_", " "))


def benefit_name(benefit: Benefit) -> str:
    """What a benefit is called: its title, or its name."""
    return benefit.title or benefit.name.replace("_", " ")


def session_name(line: DatedLine, language: str) -> str:
    """A service with its place in its line of the course, and whether it is out of network."""
    name = service_name(line.service, line.label, language)
    if line.of > 1:
        name = word("numbered", language, {"name": name, "number": line.number, "of": line.of})
    return word("out_of_network", language, {"name": name}) if line.network == "out" else name


def bare(cents: int) -> str:
    """An amount without its dollar sign, for the cells of a table that says once what it counts."""
    return format_money(cents).replace("$", "")


def is_helped(amounts: Amounts) -> bool:
    """Whether somebody helps the member to pay, so that the plan's rules no longer say who paid what."""
    return bool(amounts.second_plan or amounts.assistance or amounts.account)
