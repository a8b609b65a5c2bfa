"""Cases to make sheets of, and what a reader finds in the PDF."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pypdf import PdfReader

from calculator.engine.pricing import estimate
from calculator.files.bundled import courses, example
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.estimate import Estimate
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.member import Member, OtherCoverage, TaxRates
from calculator.model.plan import AllowedAmount, AllowedBasis, TierAmounts, YearlyAmount
from calculator.reference.voice import Voice
from calculator.sheets import patient
from calculator.sheets.options import SheetOptions

MADE = datetime.date(2026, 11, 23)
HOSTILE = "#panic() $x$ *b* <b> `c` @ref \\u{41} // #set text(99pt)"


def answer(case: Case) -> Estimate:
    return estimate(case, case.chosen_plan)


def made(case: Case, language: str = "en", **options: Any) -> bytes:
    return patient.make(case, answer(case), Voice(language), SheetOptions(**options), MADE)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """The text with every run of white space as one space, and without the breaks within very long words."""
    return " ".join(" ".join(pages(pdf)).split())


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting.append(node.get("/K", pikepdf.Array()))


def esketamine() -> Case:
    course = next(course for course in courses() if course.template == "esketamine_26_weeks")
    return changed(example(), course=course)


def hostile() -> Case:
    case = example()
    first, second, third, *rest = case.course.lines
    lines = (
        changed(first, label=HOSTILE[:80]),
        changed(second, label="W" * 80, network=Network.OUT),
        changed(third, label="日本 \u202eevil\u202c 🎉 שלום\x00\x07\tа\nб"),
        *rest,
    )
    plan = changed(case.chosen_plan, name=("Sehr" + "langeswort" * 12)[:120], note=HOSTILE)
    course = changed(case.course, title=HOSTILE, lines=lines)
    return changed(case, title=HOSTILE * 2, note="N" * 2_000, course=course, plans=(plan,), chosen=plan.name)


def with_every_payer() -> Case:
    """Discount, both networks, copay and coinsurance, a second plan, a program, two accounts: every column there is."""
    case = example()
    allowed = AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=8_000)
    benefits = tuple(
        changed(
            benefit,
            in_network=changed(benefit.in_network, copay=2_000, allowed=allowed),
            out_of_network=changed(benefit.in_network, allowed=allowed),
        )
        for benefit in case.chosen_plan.benefits
    )
    plan = changed(
        case.chosen_plan,
        deductible=YearlyAmount(in_network=TierAmounts(individual=30_000, family=60_000)),
        benefits=benefits,
        accounts=(Account(kind=AccountKind.HRA, yearly=5_000), Account(kind=AccountKind.HSA)),
    )
    first, second, third, dosing, integration = case.course.lines
    lines = (
        first,
        second,
        changed(third, service="other"),
        changed(dosing, drug=True),
        changed(integration, network=Network.OUT),
    )
    member = Member(
        assistance=Assistance(yearly=10_000),
        other_coverage=OtherCoverage(plan=changed(case.plans[0], name="second")),
        balances=(AccountBalance(kind=AccountKind.HSA, balance=3_000),),
        tax=TaxRates(federal=2_200, employer_fica=765),
    )
    course = changed(case.course, lines=lines)
    return changed(case, course=course, plans=(plan,), chosen=plan.name, member=member)
