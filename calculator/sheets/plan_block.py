"""The plan in a few lines, as a Summary of Benefits and Coverage would say it, and where the figures come from."""

from collections.abc import Iterator, Sequence

from calculator.model.authorization import Authorization
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.estimate import Estimate
from calculator.model.in_force import covers_family
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
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import already_met
from calculator.sheets.words import word
from calculator.words.cost_share import whole_share_in_words
from calculator.words.network_tiers import contract_in_words, counting_in_words
from calculator.words.plan import benefit_title, caps_in_words, tier_title
from calculator.words.plan_facts import years_in_words
from calculator.words.provenance import sources_of
from calculator.words.services import service_title

Row = tuple[str, str]


def plan_rows(case: Case, voice: Voice) -> list[Row]:
    """The plan's deductible, its limit, and how each service of the course is paid, and what is already met: a name and
    an answer each."""
    plan = case.chosen_plan
    first, *later = covers_family(case.member)
    rows = _of_plan(plan, case, first, voice)
    rows += _of_changes(case, later, voice)
    rows += _of_second(case, voice)
    rows.append((word("plan_met", voice), " ".join(already_met(case, voice))))
    return rows


def _of_changes(case: Case, families: Sequence[bool], voice: Voice) -> Iterator[Row]:
    """The plans that come later, each in one row; ``families``: which of them cover one."""
    come = [(change.starts, change.plan) for change in case.member.changes if change.plan is not None]
    for (starts, plan), family in zip(come, families, strict=True):
        figures: dict[str, object] = {"first_date": starts, "plan": plan.name}
        yield word("from_day", voice, figures), _in_one_row(_of_plan(plan, case, family, voice), voice)


def _of_second(case: Case, voice: Voice) -> Iterator[Row]:
    """The second plan, in one row."""
    other = case.member.other_coverage
    if other is not None:
        family = other.tier.is_family if other.tier is not None else any(covers_family(case.member))
        words = _in_one_row(_of_plan(other.plan, case, family, voice), voice)
        yield word("second_plan", voice, {"plan": other.plan.name}), words


def _in_one_row(rows: Sequence[Row], voice: Voice) -> str:
    parts = [word("from_day_part", voice, {"name": name, "words": words}) for name, words in rows]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def _of_plan(plan: Plan, case: Case, family: bool, voice: Voice) -> list[Row]:
    rows = _amount_rows(plan, case, family, voice)
    if plan.last_quarter_carries_over is not CarryOver.NONE:
        carried = voice(f"plan.carries_{plan.last_quarter_carries_over.value}")
        rows.append((voice("plan.carry_over"), carried))
    if plan.rider is not None:
        rows += _rider_rows(plan.rider, case, family, voice)
    readings: dict[str, list[str]] = {}
    for line in case.course.lines:
        if line.count:
            answer = _reading(plan, line, voice)
            name = service_title(line.service, line.label, voice)
            if name not in readings.setdefault(answer, []):
                readings[answer].append(name)
    rows += [(" · ".join(names), answer) for answer, names in readings.items()]
    if plan.year_starts != "01-01":
        month, day = plan.year_starts.split("-")
        said = word("plan_year_starts", voice, {"day": f"{month}/{day}"})
        if plan.accumulator_year is AccumulatorYear.CALENDAR:
            said = f"{said} {word('calendar_year', voice)}"
        rows.append((word("column_year", voice), said))
    for year, said in years_in_words(plan, voice):
        rows.append((voice("library.from_year", year=year), said))
    return rows


def _amount_rows(coverage: Coverage, case: Case, family: bool, voice: Voice) -> list[Row]:
    """The amounts of a plan or its rider, in each network and of drugs, and how they count for each other."""
    rows = [
        (word("deductible", voice), _yearly(coverage.deductible, family, "no_deductible", voice)),
        (word("out_of_pocket_limit", voice), _yearly(coverage.out_of_pocket_limit, family, "no_limit", voice)),
    ]
    if any(line.drug and line.count for line in case.course.lines):
        rows += [
            (voice.of("plan")(name), _tier(amount, family, voice))
            for name, amount in (("drug_deductible", coverage.drug_deductible), ("drug_limit", coverage.drug_limit))
            if amount is not None
        ]
    return [*rows, *_counting_rows(coverage, voice), *_tier_rows(coverage, family, voice)]


def _counting_rows(coverage: Coverage, voice: Voice) -> Iterator[Row]:
    """How amounts of two networks count for each other, and whether the deductible counts toward the limit."""
    if coverage.deductible.out_of_network is not None or coverage.out_of_pocket_limit.out_of_network is not None:
        yield voice("plan.network_credit"), voice(f"plan.credit_{coverage.network_credit.value}")
    if not coverage.limit_includes_deductible:
        yield voice("plan.limit_includes_deductible"), voice("plan.limit_includes_no")


def _tier_rows(coverage: Coverage, family: bool, voice: Voice) -> Iterator[Row]:
    """The amounts of the further network tiers, and what they count for other networks."""
    for tier in coverage.further_tiers:
        title = tier_title(tier, voice)
        for name, own, none in (
            ("deductible", tier.deductible, "no_deductible"),
            ("out_of_pocket_limit", tier.out_of_pocket_limit, "no_limit"),
        ):
            label = voice("network_tiers.amounts_of", tier=title, amount=word(name, voice))
            said = voice("network_tiers.common")
            yield label, said if own is None else _tier(own, family, voice) or word(none, voice)
        counts = counting_in_words(coverage, tier, voice)
        if tier.balance_billing:
            counts = f"{counts} {contract_in_words(tier, voice)}"
        yield voice("network_tiers.sheet_networks", tier=title), counts


def _rider_rows(rider: Rider, case: Case, family: bool, voice: Voice) -> list[Row]:
    if rider.shares_accumulators:
        return [(rider.title, word("rider_shares", voice))]
    return [
        (word("rider_row", voice, {"rider": rider.title, "name": name}), words)
        for name, words in _amount_rows(rider, case, family, voice)
    ]


def _yearly(amount: YearlyAmount, family: bool, none: str, voice: Voice) -> str:
    said = _tier(amount.in_network, family, voice) or word(none, voice)
    if family and amount.in_network.family is not None:
        key = "kind_aggregate" if amount.kind is AmountKind.AGGREGATE else "kind_embedded"
        said = f"{said} {word(key, voice)}"
    if amount.out_of_network is None:
        return said
    other = _tier(amount.out_of_network, family, voice)
    if not other:
        return said
    return word("two_networks", voice, {"inside": said, "outside": other})


def _tier(amounts: TierAmounts, family: bool, voice: Voice) -> str:
    parts = []
    if amounts.individual is not None:
        parts.append(word("for_one", voice, {"amount_cents": amounts.individual}))
    if family and amounts.family is not None:
        parts.append(word("for_family", voice, {"amount_cents": amounts.family}))
    return ", ".join(parts)


def _reading(plan: Plan, line: ServiceLine, voice: Voice) -> str:
    rider = plan.rider
    if rider is None or line.service not in {reading.service for reading in rider.reading}:
        return _under(plan, line, voice)
    figures: dict[str, object] = {"rider": rider.title, "reading": _under(rider, line, voice)}
    said = word(f"rider_{rider.pays.value}", voice, figures)
    return f"{said} {_under(plan, line, voice)}" if rider.pays is RiderPays.FIRST else said


def _under(coverage: Coverage, line: ServiceLine, voice: Voice) -> str:
    benefit, network = coverage.benefit_for(line.service, line.place), line.network
    tier = coverage.network_tier(line.network_tier or "")
    share = None if benefit is None else benefit.share_in(coverage.network_of(network, line.network_tier))
    if benefit is None or not benefit.covered or share is None:
        said = word("not_covered_outside" if benefit is not None and benefit.covered else "not_covered", voice)
        if tier is not None and benefit is not None and benefit.covered:
            said = voice("network_tiers.not_covered", tier=tier_title(tier, voice))
        holds = benefit is not None and benefit.discount_when_not_covered
        return f"{said} {word('discount_holds', voice)}" if holds else said
    said = word(
        "paid_as",
        voice,
        {"benefit": benefit_title(benefit, voice), "share": whole_share_in_words(share, voice)},
    )
    if tier is not None:
        said = voice("network_tiers.summary_in", rule=said, tier=tier_title(tier, voice))
    together = next((one for one in coverage.benefits if one.name == benefit.limits_with), None)
    limits = [*_limits(benefit, voice)]
    if together is not None:
        limits.append(word("limits_with", voice, {"benefit": benefit_title(together, voice)}))
    return " ".join([said, *limits])


def _limits(benefit: Benefit, voice: Voice) -> Iterator[str]:
    for tier in benefit.first_visits:
        share = CostShare(copay=tier.copay, coinsurance=tier.coinsurance, deductible=tier.deductible)
        yield word("first_visits", voice, {"through": tier.through, "share": whole_share_in_words(share, voice)})
    yield from (f"{cap[:1].upper()}{cap[1:]}." for cap in caps_in_words(benefit, voice))
    if benefit.authorization is not None:
        yield from _authorization(benefit.authorization, voice)


def _authorization(asked: Authorization, voice: Voice) -> Iterator[str]:
    """What the plan asks for before the care: a prerequisite, in the words of 45 CFR 147.211."""
    yield word("authorization", voice)
    figures: dict[str, object] = {"rate_points": asked.percent, "amount_cents": asked.amount}
    yield word(f"without_{asked.missing.value}", voice, figures)
    if asked.failed_trials:
        key = "authorization_trials_weeks" if asked.trial_weeks else "authorization_trials"
        yield word(key, voice, {"trials": asked.failed_trials, "weeks": asked.trial_weeks})
    if asked.approval_days:
        yield word("authorization_days", voice, {"days": asked.approval_days})


def source_rows(case: Case, voice: Voice) -> list[str]:
    """The sources of the course's and the plan's figures, each once: what, where, of which year."""
    said: dict[str, None] = {}
    for thing in (case.course, case.chosen_plan):
        said |= dict.fromkeys(sources_of(thing, voice))
    return list(said) or [word("no_sources", voice)]


def when(estimate: Estimate, voice: Voice) -> str:
    """The number of sessions with the first and the last day."""
    days = [priced.line.date for priced in estimate.likely.lines]
    if not days:
        return word("no_sessions", voice)
    first, last = voice.date(min(days)), voice.date(max(days))
    return voice("sheet.when_one" if len(days) == 1 else "sheet.when", count=len(days), first=first, last=last)
