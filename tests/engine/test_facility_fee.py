"""A facility's bill beside that of the professional on one visit, to the cent by hand."""

import datetime

import pytest

from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.files.listing.names import spoken
from calculator.files.sbc.draft import draft_plan
from calculator.files.sbc.reading import Field, Reading, Status
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, Network, Place, Service, ServiceLine
from calculator.model.course_lines import facility_fee_beside, rearranged
from calculator.model.estimate import Level
from calculator.model.member import Member
from calculator.model.new_plan import new_plan
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, TierAmounts, YearlyAmount
from calculator.model.plan import Reading as PaidAs
from calculator.reference.voice import Voice
from calculator.words.services import service_title

VISIT = ServiceLine(
    service="dosing",
    label="With Dr. Ames",
    count=2,
    price=PriceRange.fixed(40_000),
    gaps=(14,),
    code="96365",
    network=Network.OUT,
)
PLAN = Plan(
    name="Plan",
    deductible=YearlyAmount(in_network=TierAmounts(individual=50_000)),
    benefits=(
        Benefit(name="visit", in_network=CostShare(copay=4_000, deductible=DeductibleUse.WAIVED)),
        Benefit(name="facility", in_network=CostShare(coinsurance=2_000)),
        Benefit(name="clinic", in_network=CostShare(copay=1_000, deductible=DeductibleUse.WAIVED)),
    ),
    reading=(
        PaidAs(service="dosing", benefit="visit"),
        PaidAs(service="facility", benefit="facility"),
        PaidAs(service="facility", benefit="clinic", place=Place.OFFICE),
    ),
)


def course(*lines: ServiceLine) -> Course:
    return Course(title="Course", starts=datetime.date(2026, 3, 2), lines=lines)


def test_it_is_on_the_days_of_the_visit_with_a_price_and_a_code_of_its_own() -> None:
    visit, fee = rearranged((VISIT,), 0, "facility")
    assert visit == VISIT
    assert fee == facility_fee_beside(VISIT)
    assert (fee.service, fee.place, fee.code, fee.label, fee.network) == ("facility", "outpatient", "", "", "out")
    days = [(line.date, line.service) for line in schedule(course(visit, fee), Level.LIKELY)]
    assert days == [(datetime.date(2026, 3, day), name) for day in (2, 16) for name in ("dosing", "facility")]


@pytest.mark.parametrize(
    ("place", "each"),
    [
        # 40 | 500 + 20% of 300, then 40 | 20% of 800.
        (Place.OUTPATIENT, [4_000, 56_000, 4_000, 16_000]),
        # At the place that the plan has a copay of 10 for.
        (Place.OFFICE, [4_000, 1_000, 4_000, 1_000]),
    ],
)
def test_each_bill_is_paid_under_its_own_benefit(place: Place, each: list[int]) -> None:
    visit = changed(VISIT, network=Network.IN)
    fee = changed(facility_fee_beside(visit), price=PriceRange.fixed(80_000), place=place)
    priced = price(schedule(course(visit, fee), Level.LIKELY), PLAN, Member())
    assert [line.amounts.member_pays for line in priced.lines] == each


def test_a_new_plan_pays_it_as_an_outpatient_service() -> None:
    benefit = new_plan("Plan").benefit_for(Service.FACILITY)
    assert benefit is not None
    assert benefit.name == "outpatient_service"


def test_the_row_of_the_sbc_is_what_it_is_paid_as() -> None:
    found = {
        f"outpatient_facility.0.{part}": Field(value, Status.READ, "$150 copay then 20% coinsurance")
        for part, value in (("covered", True), ("copay", 15_000), ("coinsurance", 2_000))
    }
    plan = draft_plan(Reading(found, (), 1), "A document")
    benefit = plan.benefit_for(Service.FACILITY)
    assert benefit is not None
    assert (benefit.name, benefit.in_network.copay, benefit.in_network.coinsurance) == (
        "outpatient_facility",
        15_000,
        2_000,
    )


@pytest.mark.parametrize(
    ("name", "services"),
    [
        ("Facility fee", ("facility",)),
        ("Outpatient facility fee", ("facility",)),
        ("Tarifa del centro", ("facility",)),
        ("Infusion (facility fee included)", ("dosing",)),
        ("Infusion, includes facility fee", ("dosing",)),
        ("Facility and observation fee", ("dosing", "maintenance")),
    ],
)
def test_a_price_list_names_it(name: str, services: tuple[str, ...]) -> None:
    said = spoken(name)
    assert (said.services, said.doubt) == (services, None)


def test_it_has_a_name_in_both_languages() -> None:
    assert [service_title("facility", "", Voice(language)) for language in ("en", "es")] == [
        "Facility fee",
        "Tarifa del centro",
    ]
