"""A plan drafted from a reading: what the document says where it says it, and the model's own beginning elsewhere.

It is a draft. Which benefit a dosing session is paid as no SBC says: that is asked.
"""

import datetime
import hashlib
import re
from typing import Any, Final

from calculator.files.sbc.figures import BENEFITS, figures_of
from calculator.files.sbc.reading import Reading
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import Source, changed
from calculator.model.course import Service
from calculator.model.funding import Account, AccountKind
from calculator.model.plan import AmountKind, Benefit, CostShare, DeductibleUse, Plan, TierAmounts, YearlyAmount
from calculator.model.plan import Reading as PaidAs
from calculator.model.plan_document import PlanDocument
from calculator.reference.voice import ENGLISH, Voice

DOSING: Final = ("mental_other", "specialist", "outpatient_facility")
"""What a dosing session may be paid as, the likeliest first. The document does not say: it is asked."""

_VISITS: Final = (Service.EVALUATION, Service.INTAKE, Service.PREPARATION, Service.INTEGRATION)
_VISIT_ROWS: Final = ("mental_office", "specialist", "primary")


def document_of(name: str, data: bytes) -> PlanDocument:
    """The document called ``name`` whose content is ``data``, as it is read today."""
    today = datetime.datetime.now().astimezone().date()
    return PlanDocument(name=name[:120], sha256=hashlib.sha256(data).hexdigest(), read_on=today)


def dosing_rows(reading: Reading) -> tuple[str, ...]:
    """The rows that a dosing session may be paid as, of those that the document has."""
    return tuple(row for row in DOSING if _benefit(reading, row, ENGLISH) is not None)


def draft_plan(
    reading: Reading, says: str, dosing: str | None = None, voice: Voice = ENGLISH, document: PlanDocument | None = None
) -> Plan:
    """The plan of a reading. ``says`` names its source; ``dosing`` is the row that a dosing session is paid as (None:
    the first of ``DOSING`` that was read); benefits are called as in ``voice``; ``document`` is what was read.

    Raises:
        InvalidError: what was read is no plan: a limit below its deductible.
    """
    benefits = tuple(benefit for row in BENEFITS if (benefit := _benefit(reading, row, voice)) is not None)
    named = {benefit.name for benefit in benefits}
    year, drugs = reading.value("year"), reading.value("drug_deductible")
    return Plan(
        name=(reading.value("name") or says)[:80],
        figures_year=year,
        year_starts=_year_starts(reading),
        deductible=_yearly(reading, "deductible"),
        out_of_pocket_limit=_yearly(reading, "limit"),
        drug_deductible=None if drugs is None else TierAmounts(individual=drugs),
        benefits=benefits,
        reading=_paid_as(named, dosing),
        accounts=_accounts(reading),
        sources=(Source(says=says, year=year),),
        document=None if document is None else changed(document, figures=figures_of(reading)),
    )


def _year_starts(reading: Reading) -> str:
    starts: str | None = reading.value("plan_year_starts")
    return starts if starts and starts != "02-29" else "01-01"


def _yearly(reading: Reading, name: str) -> YearlyAmount:
    kind = AmountKind(reading.value(f"{name}.kind") or AmountKind.EMBEDDED)
    out = reading.value(f"{name}.out")
    both = reading.value(f"{name}.in")
    return YearlyAmount(
        kind=kind, in_network=_amounts(both), out_of_network=None if out in (None, "same") else _amounts(out)
    )


def _amounts(pair: list[int | None] | None) -> TierAmounts:
    individual, family = pair or (None, None)
    if individual is not None and family is not None and family < individual:
        family = None
    return TierAmounts(individual=individual, family=family)


def _benefit(reading: Reading, row: str, voice: Voice) -> Benefit | None:
    inside, outside = (_share(reading, f"{row}.{place}") for place in "01")
    covered = reading.value(f"{row}.0.covered")
    if covered is None and outside is None:
        return None
    return Benefit(
        name=BENEFITS[row],
        title=voice(f"sbc.row_{row}"),
        covered=covered is not False or outside is not None,
        in_network=inside or CostShare(),
        out_of_network=outside,
        visit_limit=reading.value(f"{row}_visits"),
        authorization=_authorization(reading.value(f"{row}_authorization")),
    )


def _share(reading: Reading, key: str) -> CostShare | None:
    if not reading.value(f"{key}.covered"):
        return None
    return CostShare(
        copay=reading.value(f"{key}.copay") or 0,
        coinsurance=min(reading.value(f"{key}.coinsurance") or 0, 10_000),
        deductible=DeductibleUse(reading.value(f"{key}.deductible") or DeductibleUse.APPLIES),
        least_per_visit=reading.value(f"{key}.least"),
        most_per_visit=reading.value(f"{key}.most"),
    )


def _authorization(lost: dict[str, Any] | None) -> Authorization | None:
    if lost is None:
        return None
    return Authorization(
        missing=MissingAuthorization(lost["missing"]), percent=lost.get("percent", 0), amount=lost.get("amount", 0)
    )


def _paid_as(named: set[str], dosing: str | None) -> tuple[PaidAs, ...]:
    visit = next((BENEFITS[row] for row in _VISIT_ROWS if BENEFITS[row] in named), None)
    candidates = (dosing, *DOSING) if dosing else DOSING
    dose = next((BENEFITS[row] for row in candidates if BENEFITS[row] in named), None)
    drug = BENEFITS["specialty_drug"]
    pairs = [(service, visit) for service in _VISITS]
    pairs += [(Service.DOSING, dose), (Service.MAINTENANCE, dose), (Service.DRUG, drug if drug in named else None)]
    return tuple(PaidAs(service=service.value, benefit=name) for service, name in pairs if name is not None)


def _accounts(reading: Reading) -> tuple[Account, ...]:
    """The employer's account money: an HRA where its words say so."""
    field = reading.fields.get("account_employer")
    if field is None or not field.value or field.value[0] is None:
        return ()
    kind = AccountKind.HRA if re.search(r"\bHRA\b|reimbursement", field.words) else AccountKind.HSA
    return (Account(kind=kind, yearly=field.value[0]),)
