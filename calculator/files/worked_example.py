"""``worked-example.kat`` ready made, by ``python -m tools.worked_example``; not to be edited."""

import datetime
from typing import Final

from calculator.model.base import PriceRange, Source
from calculator.model.benefit import (
    Benefit,
    CostShare,
    DeductibleUse,
)
from calculator.model.case import Case
from calculator.model.course import Course, Route, ServiceLine
from calculator.model.member import Member, Met
from calculator.model.plan import Plan, Reading
from calculator.model.yearly_amount import AmountKind, TierAmounts, YearlyAmount

CASE: Final = Case.unchecked(
    title="Worked example: six sessions across two plan years",
    example=True,
    course=Course.unchecked(
        title="IM ketamine-assisted psychotherapy, 6 dosing sessions",
        starts=datetime.date(2026, 11, 24),
        lines=(
            ServiceLine.unchecked(
                service="evaluation",
                price=PriceRange.unchecked(low=15000, likely=25000, high=35000),
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="intake",
                price=PriceRange.unchecked(low=20000, likely=20000, high=30000),
                first_day=7,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="preparation",
                price=PriceRange.unchecked(low=17500, likely=17500, high=20000),
                first_day=14,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="dosing",
                count=6,
                price=PriceRange.unchecked(low=40000, likely=60000, high=80000),
                first_day=21,
                route=Route.IM,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="integration",
                count=6,
                price=PriceRange.unchecked(low=17500, likely=17500, high=20000),
                first_day=23,
                price_assumed=True,
            ),
        ),
        template="im_kap_6",
        note="The likely price is the middle of the range; put the clinic's own price in its place.",
        sources=(
            Source.unchecked(
                says="Inner Path, Baltimore: price list for ketamine-assisted psychotherapy, prices of 2023-09-01",
                address="innerpathbaltimore.com/about/faq/kap",
                year=2023,
            ),
            Source.unchecked(says="Ketamine infusions typically $400–$800", address="rael-letson.com", year=2025),
            Source.unchecked(
                says="Intake $300; preparation or integration session $200; IM dosing market price $550–$1,200",
                address="beyondthebraintherapies",
                year="undated",
            ),
        ),
    ),
    plans=(
        Plan.unchecked(
            deductible=YearlyAmount.unchecked(
                in_network=TierAmounts.unchecked(individual=75000, family=150000),
                out_of_network=TierAmounts.unchecked(individual=225000, family=450000),
            ),
            out_of_pocket_limit=YearlyAmount.unchecked(
                in_network=TierAmounts.unchecked(individual=350000, family=700000),
                out_of_network=TierAmounts.unchecked(individual=700000, family=1400000),
            ),
            benefits=(
                Benefit.unchecked(
                    name="primary_visit",
                    title="Primary care office visit",
                    in_network=CostShare.unchecked(copay=2500, deductible=DeductibleUse.WAIVED),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
                Benefit.unchecked(
                    name="specialist_visit",
                    title="Specialist office visit",
                    in_network=CostShare.unchecked(copay=4000, deductible=DeductibleUse.WAIVED),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
                Benefit.unchecked(
                    name="outpatient_service",
                    title="Outpatient service",
                    in_network=CostShare.unchecked(coinsurance=2000),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
            ),
            reading=(
                Reading.unchecked(service="evaluation", benefit="specialist_visit"),
                Reading.unchecked(service="intake", benefit="specialist_visit"),
                Reading.unchecked(service="preparation", benefit="specialist_visit"),
                Reading.unchecked(service="dosing", benefit="outpatient_service"),
                Reading.unchecked(service="integration", benefit="specialist_visit"),
                Reading.unchecked(service="maintenance", benefit="outpatient_service"),
                Reading.unchecked(service="facility", benefit="outpatient_service"),
            ),
            name="$750 plan",
            note="Where the printed table is silent, read as: evaluation, intake, preparation and integration are specialist office visits; a dosing session is an outpatient service at the coinsurance after the deductible. Calendar plan year.",
            sources=(
                Source.unchecked(
                    says="An employer's 2026 medical plans, printed table",
                    address="online.flippingbook.com/view/336185983/11",
                    year=2026,
                ),
            ),
            figures_year=2026,
        ),
        Plan.unchecked(
            deductible=YearlyAmount.unchecked(
                kind=AmountKind.AGGREGATE,
                in_network=TierAmounts.unchecked(individual=200000, family=400000),
                out_of_network=TierAmounts.unchecked(individual=400000, family=800000),
            ),
            out_of_pocket_limit=YearlyAmount.unchecked(
                kind=AmountKind.AGGREGATE,
                in_network=TierAmounts.unchecked(individual=400000, family=800000),
                out_of_network=TierAmounts.unchecked(individual=800000, family=1600000),
            ),
            benefits=(
                Benefit.unchecked(
                    name="primary_visit",
                    title="Primary care office visit",
                    in_network=CostShare.unchecked(coinsurance=2000),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
                Benefit.unchecked(
                    name="specialist_visit",
                    title="Specialist office visit",
                    in_network=CostShare.unchecked(coinsurance=2000),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
                Benefit.unchecked(
                    name="outpatient_service",
                    title="Outpatient service",
                    in_network=CostShare.unchecked(coinsurance=2000),
                    out_of_network=CostShare.unchecked(coinsurance=4000),
                ),
            ),
            reading=(
                Reading.unchecked(service="evaluation", benefit="specialist_visit"),
                Reading.unchecked(service="intake", benefit="specialist_visit"),
                Reading.unchecked(service="preparation", benefit="specialist_visit"),
                Reading.unchecked(service="dosing", benefit="outpatient_service"),
                Reading.unchecked(service="integration", benefit="specialist_visit"),
                Reading.unchecked(service="maintenance", benefit="outpatient_service"),
                Reading.unchecked(service="facility", benefit="outpatient_service"),
            ),
            name="$2,000 plan",
            note="Where the printed table is silent, read as: evaluation, intake, preparation and integration are specialist office visits; a dosing session is an outpatient service at the coinsurance after the deductible. Calendar plan year.",
            sources=(
                Source.unchecked(
                    says="An employer's 2026 medical plans, printed table",
                    address="online.flippingbook.com/view/336185983/11",
                    year=2026,
                ),
            ),
            figures_year=2026,
        ),
        Plan.unchecked(
            deductible=YearlyAmount.unchecked(
                kind=AmountKind.AGGREGATE,
                in_network=TierAmounts.unchecked(individual=300000, family=600000),
                out_of_network=TierAmounts.unchecked(individual=600000, family=1200000),
            ),
            out_of_pocket_limit=YearlyAmount.unchecked(
                kind=AmountKind.AGGREGATE,
                in_network=TierAmounts.unchecked(individual=700000, family=1400000),
                out_of_network=TierAmounts.unchecked(individual=1100000, family=2200000),
            ),
            benefits=(
                Benefit.unchecked(
                    name="primary_visit",
                    title="Primary care office visit",
                    in_network=CostShare.unchecked(coinsurance=3000),
                    out_of_network=CostShare.unchecked(coinsurance=5000),
                ),
                Benefit.unchecked(
                    name="specialist_visit",
                    title="Specialist office visit",
                    in_network=CostShare.unchecked(coinsurance=3000),
                    out_of_network=CostShare.unchecked(coinsurance=5000),
                ),
                Benefit.unchecked(
                    name="outpatient_service",
                    title="Outpatient service",
                    in_network=CostShare.unchecked(coinsurance=3000),
                    out_of_network=CostShare.unchecked(coinsurance=5000),
                ),
            ),
            reading=(
                Reading.unchecked(service="evaluation", benefit="specialist_visit"),
                Reading.unchecked(service="intake", benefit="specialist_visit"),
                Reading.unchecked(service="preparation", benefit="specialist_visit"),
                Reading.unchecked(service="dosing", benefit="outpatient_service"),
                Reading.unchecked(service="integration", benefit="specialist_visit"),
                Reading.unchecked(service="maintenance", benefit="outpatient_service"),
                Reading.unchecked(service="facility", benefit="outpatient_service"),
            ),
            name="$3,000 plan",
            note="Where the printed table is silent, read as: evaluation, intake, preparation and integration are specialist office visits; a dosing session is an outpatient service at the coinsurance after the deductible. Calendar plan year.",
            sources=(
                Source.unchecked(
                    says="An employer's 2026 medical plans, printed table",
                    address="online.flippingbook.com/view/336185983/11",
                    year=2026,
                ),
            ),
            figures_year=2026,
        ),
    ),
    chosen="$750 plan",
    member=Member.unchecked(
        met_as_of=datetime.date(2026, 11, 20), met=Met.unchecked(deductible=50000, out_of_pocket=260000)
    ),
)
