"""Random plans: every rule of the model may occur."""

from typing import Any

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import replaced
from calculator.model.course import Place
from calculator.model.funding import (
    Account,
    AccountKind,
    AccountPays,
    AccountScope,
    Funding,
    FundingKind,
)
from calculator.model.plan import (
    AccountFigure,
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Benefit,
    CaseRate,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    NetworkCredit,
    NetworkTier,
    Order,
    Plan,
    Reading,
    Rider,
    RiderPays,
    TierAmounts,
    TierShare,
    VisitTier,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from tests.properties.dice import BENEFITS, COUNTS, LARGE, RATES, SERVICES, SMALL, TIERS, Dice


def _allowed(dice: Dice) -> AllowedAmount:
    return AllowedAmount(
        basis=dice.one(AllowedBasis), amount=dice.pick(SMALL), percent=dice.pick((5_000, 10_000, 14_000))
    )


def _share(dice: Dice) -> CostShare:
    least, most = sorted((dice.pick(SMALL), dice.pick(LARGE)))
    return CostShare(
        copay=dice.pick(SMALL),
        coinsurance=dice.pick(RATES),
        deductible=dice.one(DeductibleUse),
        order=dice.one(Order),
        coinsurance_base=dice.one(CoinsuranceBase),
        copay_when_crossing=dice.yes(),
        copay_counts_to_deductible=dice.yes(),
        copay_once_a_day=dice.yes(4),
        copay_once_a_course=dice.yes(8),
        copay_year_maximum=dice.pick(LARGE) if dice.yes(4) else None,
        visit_deductible=dice.pick(SMALL) if dice.yes(4) else 0,
        coinsurance_changes_after=dice.pick(LARGE) if dice.yes(4) else None,
        coinsurance_then=dice.pick(RATES),
        counts_to_limit=not dice.yes(4),
        least_per_visit=least if dice.yes(4) else None,
        most_per_visit=most if dice.yes(4) else None,
        allowed=_allowed(dice),
    )


def _authorization(dice: Dice) -> Authorization:
    return Authorization(
        missing=dice.one(MissingAuthorization),
        percent=dice.pick(RATES),
        amount=dice.pick(SMALL),
        failed_trials=dice.maybe(COUNTS),
        trial_weeks=dice.maybe((6, 8)),
        approval_days=dice.maybe((28, 90)),
    )


def _tier(dice: Dice, through: int) -> VisitTier:
    deductible = dice.one(DeductibleUse)
    return VisitTier(through=through, copay=dice.pick(SMALL), coinsurance=dice.pick(RATES), deductible=deductible)


def _benefit(dice: Dice, name: str, tiers: tuple[str, ...] = ()) -> Benefit:
    first = dice.pick((0, 0, 1, 3))
    return Benefit(
        name=name,
        covered=not dice.yes(8),
        in_network=_share(dice),
        out_of_network=_share(dice) if dice.yes() else None,
        allowance=dice.maybe(SMALL[3:]) if dice.yes() else None,
        visit_limit=dice.maybe(COUNTS) if dice.yes() else None,
        lifetime_visit_limit=dice.pick(COUNTS) if dice.yes(8) else None,
        dollar_limit=dice.maybe(LARGE) if dice.yes() else None,
        lifetime_dollar_limit=dice.pick(LARGE) if dice.yes(8) else None,
        first_visits=(_tier(dice, first),) if first else (),
        waiting_days=dice.pick((0, 0, 30)),
        authorization=_authorization(dice) if dice.yes(4) else None,
        discount_when_not_covered=dice.yes(),
        further_tiers=tuple(TierShare(tier=name, share=_share(dice)) for name in tiers if not dice.yes(4)),
    )


def _tiers(dice: Dice, floor: TierAmounts) -> TierAmounts:
    least = floor.individual or 0
    individual, more = dice.maybe(LARGE), dice.maybe(LARGE)
    individual = None if individual is None else individual + least
    family = None if more is None else max(individual or 0, floor.family or 0, least) + more
    return TierAmounts(individual=individual, family=family)


def _yearly(dice: Dice, floor: YearlyAmount | None = None) -> YearlyAmount:
    floor = floor or YearlyAmount()
    out = _tiers(dice, floor.out_of_network or TierAmounts()) if dice.yes() else None
    return YearlyAmount(kind=dice.one(AmountKind), in_network=_tiers(dice, floor.in_network), out_of_network=out)


def _readings(dice: Dice) -> tuple[Reading, ...]:
    read = [Reading(service=name, benefit=dice.pick(BENEFITS)) for name in SERVICES[:5]]
    if dice.yes(4):
        read.append(Reading(service="dosing", benefit=dice.pick(BENEFITS), place=dice.one(Place)))
    return tuple(read)


def _benefits(dice: Dice, tiers: tuple[str, ...]) -> tuple[Benefit, ...]:
    first, *others = (_benefit(dice, name, tiers) for name in BENEFITS)
    return (first, *(replaced(one, limits_with=first.name) if dice.yes(8) else one for one in others))


def _network_tier(dice: Dice, name: str, others: tuple[str, ...]) -> NetworkTier:
    deductible = _tiers(dice, TierAmounts()) if dice.yes() else None
    return NetworkTier(
        name=name,
        deductible=deductible,
        out_of_pocket_limit=_tiers(dice, deductible or TierAmounts()) if dice.yes() else None,
        counts_toward=tuple(other for other in others if dice.yes(3)),
        counted_from=tuple(other for other in others if dice.yes(3)),
        balance_billing=dice.yes(3),
    )


def _network_tiers(dice: Dice) -> tuple[NetworkTier, ...]:
    named = dice.pick(((), (), TIERS[:1], TIERS))
    networks = ("in", "out", *named)
    return tuple(_network_tier(dice, name, tuple(one for one in networks if one != name)) for name in named)


def _figures(dice: Dice, year: int, tiers: tuple[str, ...]) -> YearFigures:
    deductible, drugs = _yearly(dice), dice.yes(4)
    return YearFigures(
        year=year,
        deductible=deductible,
        out_of_pocket_limit=_yearly(dice, deductible),
        drug_deductible=TierAmounts(individual=dice.pick(LARGE)) if drugs else None,
        without_drug_deductible=not drugs and dice.yes(3),
        without_drug_limit=dice.yes(3),
        limit_includes_deductible=dice.maybe((True, False)),
        further_tiers=tuple(_network_tier(dice, name, ()) for name in tiers[:1] if dice.yes(4)),
        benefits=(_benefit(dice, dice.pick(BENEFITS), tiers),) if dice.yes() else (),
        accounts=(AccountFigure(kind=dice.one(AccountKind), yearly=dice.pick(LARGE)),) if dice.yes() else (),
    )


def coverage(dice: Dice) -> dict[str, Any]:
    deductible, tiers = _yearly(dice), _network_tiers(dice)
    return {
        "further_tiers": tiers,
        "limit_includes_deductible": not dice.yes(8),
        "deductible": deductible,
        "out_of_pocket_limit": _yearly(dice, deductible),
        "network_credit": dice.one(NetworkCredit),
        "drug_deductible": TierAmounts(individual=dice.pick(LARGE)) if dice.yes(4) else None,
        "drug_limit": TierAmounts(individual=dice.pick(LARGE)) if dice.yes(4) else None,
        "benefits": _benefits(dice, tuple(tier.name for tier in tiers)),
        "reading": _readings(dice),
        "otherwise": dice.maybe(("visit",)),
    }


def _rider(dice: Dice) -> Rider:
    parts = coverage(dice) | {"otherwise": None, "reading": (Reading(service="dosing", benefit="outpatient"),)}
    return Rider(title="Rider", pays=dice.one(RiderPays), shares_accumulators=dice.yes(), **parts)


def _account(dice: Dice) -> Account:
    kind, carries = dice.one(AccountKind), dice.yes()
    return Account(
        kind=kind,
        yearly=dice.pick(LARGE),
        pays=dice.one(AccountPays),
        percent=dice.pick(RATES),
        starts_after=dice.pick((0, 0, 50_000)),
        scope=dice.one(AccountScope),
        carries_over=carries,
        carry_over_limit=dice.maybe(SMALL),
        grace_period=kind is AccountKind.FSA and not carries,
        run_out_days=None if kind is AccountKind.HSA else dice.maybe((0, 90)),
        pays_as_income=kind is AccountKind.LSA and dice.yes(),
    )


def plan_of(dice: Dice) -> Plan:
    covering = coverage(dice)
    tiers = tuple(tier.name for tier in covering["further_tiers"])
    return Plan(
        name="Plan",
        year_starts=dice.pick(("01-01", "07-01", "10-15")),
        accumulator_year=dice.one(AccumulatorYear),
        figures_year=dice.maybe((2026, 2027)),
        last_quarter_carries_over=dice.one(CarryOver),
        case_rate=CaseRate(amount=dice.pick(LARGE), services=("dosing",)) if dice.yes(4) else None,
        rider=_rider(dice) if dice.yes(4) else None,
        accounts=tuple(_account(dice) for _ in range(dice.pick((0, 0, 1, 2, 3)))),
        funding=Funding(
            kind=dice.one(FundingKind),
            attachment_point=dice.maybe(LARGE),
            fee_per_case=dice.pick(SMALL),
            premium_share=dice.pick(SMALL),
        ),
        years=(_figures(dice, 2027, tiers),) if dice.yes(3) else (),
        **covering,
    )
