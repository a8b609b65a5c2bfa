"""The plan in a few lines, as a Summary of Benefits and Coverage would say it, and where the figures come from."""

from collections.abc import Iterator

from calculator.model.authorization import Authorization
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.estimate import Estimate
from calculator.model.plan import (
    AmountKind,
    Benefit,
    CostShare,
    Coverage,
    Plan,
    Rider,
    RiderPays,
    TierAmounts,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.texts import say, write_date
from calculator.sheets.assumptions import already_met
from calculator.sheets.words import word
from calculator.words.cost_share import whole_share_in_words
from calculator.words.network_tiers import contract_in_words, counting_in_words
from calculator.words.plan import benefit_title, tier_title
from calculator.words.plan_facts import years_in_words
from calculator.words.provenance import sources_of
from calculator.words.sessions import service_title

Row = tuple[str, str]


def plan_rows(case: Case, language: str) -> list[Row]:
    """The plan's deductible, its limit, and how each service of the course is paid, and what is already met: a name and
    an answer each."""
    plan = case.chosen_plan
    rows = _of_plan(plan, case, case.member.tier.is_family, language)
    rows += _of_changes(case, language)
    rows.append((word("plan_met", language), " ".join(already_met(case, language))))
    return rows


def _of_changes(case: Case, language: str) -> Iterator[Row]:
    """The plans that come later, each in one row."""
    tier = case.member.tier
    for change in case.member.changes:
        tier = change.tier or tier
        if change.plan is not None:
            figures: dict[str, object] = {"first_date": change.starts, "plan": change.plan.name}
            parts = [
                word("from_day_part", language, {"name": name, "words": words})
                for name, words in _of_plan(change.plan, case, tier.is_family, language)
            ]
            yield (
                word("from_day", language, figures),
                " ".join(part if part.endswith(".") else f"{part}." for part in parts),
            )


def _of_plan(plan: Plan, case: Case, family: bool, language: str) -> list[Row]:
    rows = [
        (word("deductible", language), _yearly(plan.deductible, family, "no_deductible", language)),
        (word("out_of_pocket_limit", language), _yearly(plan.out_of_pocket_limit, family, "no_limit", language)),
    ]
    if any(line.drug and line.count for line in case.course.lines):
        rows += [
            (say(f"plan.{name}", language), _tier(amount, family, language))
            for name, amount in (("drug_deductible", plan.drug_deductible), ("drug_limit", plan.drug_limit))
            if amount is not None
        ]
    rows += _counting_rows(plan, language)
    rows += _tier_rows(plan, family, language)
    if plan.rider is not None:
        rows += _rider_rows(plan.rider, family, language)
    readings: dict[str, list[str]] = {}
    for line in case.course.lines:
        if line.count:
            answer = _reading(plan, line, language)
            name = service_title(line.service, line.label, language)
            if name not in readings.setdefault(answer, []):
                readings[answer].append(name)
    rows += [(" · ".join(names), answer) for answer, names in readings.items()]
    if plan.year_starts != "01-01":
        month, day = plan.year_starts.split("-")
        said = word("plan_year_starts", language, {"day": f"{month}/{day}"})
        if plan.accumulator_year is AccumulatorYear.CALENDAR:
            said = f"{said} {word('calendar_year', language)}"
        rows.append((word("column_year", language), said))
    for year, said in years_in_words(plan, language):
        rows.append((say("library.from_year", language, {"year": year}), said))
    return rows


def _counting_rows(plan: Plan, language: str) -> Iterator[Row]:
    """How amounts of two networks count for each other, and what goes on into the next year."""
    if plan.deductible.out_of_network is not None or plan.out_of_pocket_limit.out_of_network is not None:
        yield say("plan.network_credit", language), say(f"plan.credit_{plan.network_credit.value}", language)
    if not plan.limit_includes_deductible:
        yield say("plan.limit_includes_deductible", language), say("plan.limit_includes_no", language)
    if plan.last_quarter_carries_over is not CarryOver.NONE:
        carried = say(f"plan.carries_{plan.last_quarter_carries_over.value}", language)
        yield say("plan.carry_over", language), carried


def _tier_rows(coverage: Coverage, family: bool, language: str) -> Iterator[Row]:
    """The amounts of the further network tiers, and what they count for other networks."""
    for tier in coverage.further_tiers:
        title = tier_title(tier, language)
        for name, own, none in (
            ("deductible", tier.deductible, "no_deductible"),
            ("out_of_pocket_limit", tier.out_of_pocket_limit, "no_limit"),
        ):
            label = say("network_tiers.amounts_of", language, {"tier": title, "amount": word(name, language)})
            said = say("network_tiers.common", language)
            yield label, said if own is None else _tier(own, family, language) or word(none, language)
        counts = counting_in_words(coverage, tier, language)
        if tier.balance_billing:
            counts = f"{counts} {contract_in_words(tier, language)}"
        yield say("network_tiers.sheet_networks", language, {"tier": title}), counts


def _rider_rows(rider: Rider, family: bool, language: str) -> list[Row]:
    figures: dict[str, object] = {"rider": rider.title}
    if rider.shares_accumulators:
        return [(rider.title, word("rider_shares", language))]
    limit = rider.out_of_pocket_limit
    return [
        (word("rider_deductible", language, figures), _yearly(rider.deductible, family, "no_deductible", language)),
        (word("rider_limit", language, figures), _yearly(limit, family, "no_limit", language)),
    ]


def _yearly(amount: YearlyAmount, family: bool, none: str, language: str) -> str:
    said = _tier(amount.in_network, family, language) or word(none, language)
    if family and amount.in_network.family is not None:
        key = "kind_aggregate" if amount.kind is AmountKind.AGGREGATE else "kind_embedded"
        said = f"{said} {word(key, language)}"
    if amount.out_of_network is None:
        return said
    other = _tier(amount.out_of_network, family, language)
    if not other:
        return said
    return word("two_networks", language, {"inside": said, "outside": other})


def _tier(amounts: TierAmounts, family: bool, language: str) -> str:
    parts = []
    if amounts.individual is not None:
        parts.append(word("for_one", language, {"amount_cents": amounts.individual}))
    if family and amounts.family is not None:
        parts.append(word("for_family", language, {"amount_cents": amounts.family}))
    return ", ".join(parts)


def _reading(plan: Plan, line: ServiceLine, language: str) -> str:
    rider = plan.rider
    if rider is None or line.service not in {reading.service for reading in rider.reading}:
        return _under(plan, line, language)
    figures: dict[str, object] = {"rider": rider.title, "reading": _under(rider, line, language)}
    said = word(f"rider_{rider.pays.value}", language, figures)
    return f"{said} {_under(plan, line, language)}" if rider.pays is RiderPays.FIRST else said


def _under(coverage: Coverage, line: ServiceLine, language: str) -> str:
    benefit, network = coverage.benefit_for(line.service, line.place), line.network
    tier = coverage.network_tier(line.network_tier or "")
    share = None if benefit is None else benefit.share_in(coverage.network_of(network, line.network_tier))
    if benefit is None or not benefit.covered or share is None:
        said = word("not_covered_outside" if benefit is not None and benefit.covered else "not_covered", language)
        if tier is not None and benefit is not None and benefit.covered:
            said = say("network_tiers.not_covered", language, {"tier": tier_title(tier, language)})
        holds = benefit is not None and benefit.discount_when_not_covered
        return f"{said} {word('discount_holds', language)}" if holds else said
    said = word(
        "paid_as",
        language,
        {"benefit": benefit_title(benefit, language), "share": whole_share_in_words(share, language)},
    )
    if tier is not None:
        said = say("network_tiers.summary_in", language, {"rule": said, "tier": tier_title(tier, language)})
    together = next((one for one in coverage.benefits if one.name == benefit.limits_with), None)
    limits = [*_limits(benefit, language)]
    if together is not None:
        limits.append(word("limits_with", language, {"benefit": benefit_title(together, language)}))
    return " ".join([said, *limits])


def _limits(benefit: Benefit, language: str) -> Iterator[str]:
    for tier in benefit.first_visits:
        share = CostShare(copay=tier.copay, coinsurance=tier.coinsurance, deductible=tier.deductible)
        yield word("first_visits", language, {"through": tier.through, "share": whole_share_in_words(share, language)})
    for name, visits in (
        ("visit_limit", benefit.visit_limit),
        ("lifetime_visit_limit", benefit.lifetime_visit_limit),
    ):
        if visits is not None:
            yield word(name, language, {"visits": visits})
    for name, cents in (
        ("allowance", benefit.allowance),
        ("dollar_limit", benefit.dollar_limit),
        ("lifetime_dollar_limit", benefit.lifetime_dollar_limit),
    ):
        if cents is not None:
            yield word(name, language, {"amount_cents": cents})
    if benefit.waiting_days:
        yield word("waiting", language, {"days": benefit.waiting_days})
    if benefit.authorization is not None:
        yield from _authorization(benefit.authorization, language)


def _authorization(asked: Authorization, language: str) -> Iterator[str]:
    """What the plan asks for before the care: a prerequisite, in the words of 45 CFR 147.211."""
    yield word("authorization", language)
    figures: dict[str, object] = {"rate_points": asked.percent, "amount_cents": asked.amount}
    yield word(f"without_{asked.missing.value}", language, figures)
    if asked.failed_trials:
        key = "authorization_trials_weeks" if asked.trial_weeks else "authorization_trials"
        yield word(key, language, {"trials": asked.failed_trials, "weeks": asked.trial_weeks})
    if asked.approval_days:
        yield word("authorization_days", language, {"days": asked.approval_days})


def source_rows(case: Case, language: str) -> list[str]:
    """The sources of the course's and the plan's figures, each once: what, where, of which year."""
    said: dict[str, None] = {}
    for thing in (case.course, case.chosen_plan):
        said |= dict.fromkeys(sources_of(thing, language))
    return list(said) or [word("no_sources", language)]


def when(estimate: Estimate, language: str) -> str:
    """The number of sessions with the first and the last day."""
    days = [priced.line.date for priced in estimate.likely.lines]
    if not days:
        return word("no_sessions", language)
    first, last = write_date(min(days), language), write_date(max(days), language)
    return say(
        "sheet.when_one" if len(days) == 1 else "sheet.when",
        language,
        {"count": len(days), "first": first, "last": last},
    )
