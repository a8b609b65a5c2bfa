"""``inner-path-six-session.kat`` ready made, by ``python -m tools.worked_example``; not to be edited."""

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
from calculator.model.plan import AmountKind, Plan, Reading, TierAmounts, YearlyAmount

CASE: Final = Case.unchecked(
    title="Worked example: six sessions at a real clinic",
    example=True,
    course=Course.unchecked(
        title="Inner Path six-session KAP course, IM",
        starts=datetime.date(2026, 9, 8),
        lines=(
            ServiceLine.unchecked(
                service="evaluation",
                price=PriceRange.unchecked(low=25000, likely=25000, high=25000),
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="intake",
                price=PriceRange.unchecked(low=20000, likely=20000, high=20000),
                first_day=7,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="preparation",
                price=PriceRange.unchecked(low=17500, likely=17500, high=17500),
                first_day=14,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="dosing",
                count=6,
                price=PriceRange.unchecked(low=45000, likely=45000, high=45000),
                first_day=21,
                route=Route.IM,
                price_assumed=True,
            ),
            ServiceLine.unchecked(
                service="integration",
                count=6,
                price=PriceRange.unchecked(low=17500, likely=17500, high=17500),
                first_day=23,
                price_assumed=True,
            ),
        ),
        template="inner_path_im_6",
        note="The lines of the price list add up to $4,375.00; the page prints $4,675.",
        sources=(
            Source.unchecked(
                says="Inner Path, Baltimore: price list for ketamine-assisted psychotherapy, prices of 2023-09-01",
                address="innerpathbaltimore.com/about/faq/kap",
                year=2023,
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
    chosen="$2,000 plan",
)
