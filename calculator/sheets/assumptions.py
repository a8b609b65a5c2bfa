"""What an estimate takes for granted, in words: prices, network, dates, what is already met, and who else pays."""

from collections.abc import Iterable, Iterator, Sequence

from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.estimate import Estimate, PricedLine
from calculator.model.funding import AssistanceMode
from calculator.model.member import Enrollment, LimitUse, Member, PlanEnrollment
from calculator.model.plan import Benefit, Coverage, Plan
from calculator.model.plan_year import CarryOver
from calculator.model.whose import has_own
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.sheets.accounts import account_in_words
from calculator.sheets.words import word
from calculator.words.bundled import told
from calculator.words.plan import backer, benefit_title, tier_title
from calculator.words.provenance import note_of
from calculator.words.services import service_title


def is_fixed(case: Case) -> bool:
    """Whether every price is known, so that there is no range."""
    return all(line.price.low == line.price.high for line in case.course.lines)


def price_rows(case: Case, voice: Voice) -> list[list[str]]:
    """The assumed prices: service, sessions, low, likely and high."""
    return [
        [
            service_title(line.service, line.label, voice),
            str(line.count),
            *(format_money(cents) for cents in (line.price.low, line.price.likely, line.price.high)),
        ]
        for line in case.course.lines
        if line.count
    ]


def assumptions(case: Case, estimate: Estimate, voice: Voice) -> list[str]:
    """What the estimate takes for granted, a sentence each."""
    return [
        *of_course(case, estimate, voice),
        *_coverage(case, voice),
        *_helpers(case, voice),
        *_notes(case, voice),
        *_told(case, voice),
    ]


def _told(case: Case, voice: Voice) -> Iterator[str]:
    """Who has confirmed what, where that was written down: what was confirmed is assumed no more."""
    whom: dict[str, list[str]] = {}
    later = {change.plan.name for change in case.member.changes if change.plan is not None}
    for one in case.confirmed:
        if one.told_by and one.plan in (later if one.of_later else ("", case.chosen)):
            name = voice(f"ask_plan.name_{one.kind}")
            if one.of_later:
                name = voice("ask_plan.name_of_later", what=name, plan=told(one.plan, voice))
            whom.setdefault(one.told_by, []).append(name)
    for who, what in whom.items():
        yield voice("ask_plan.told", who=who, what=", ".join(what))


def already_met(case: Case, voice: Voice) -> list[str]:
    """What is counted and used before the course, a sentence each; one that says so where nothing is."""
    plan, member = case.chosen_plan, case.member
    enrolled = member.enrollment_in(plan.name)
    said = [*_recorded(enrolled, plan, plan, voice)]
    if said and (len(case.plans) > 1 or member.by_plan):
        said.insert(0, word("met_this_plan" if has_own(member, plan.name) else "met_every_plan", voice))
    said += _of_rider(enrolled, plan, voice)
    if member.other_coverage is not None:
        other = member.other_coverage
        said += _under(other.plan.name, _recorded(other.enrollment, other.plan, other.plan, voice), voice)
    for change in member.changes:
        if change.plan is not None:
            said += _under(change.plan.name, _recorded(change.enrollment, change.plan, change.plan, voice), voice)
            said += _under(change.plan.name, _of_rider(change.enrollment, change.plan, voice), voice)
    return said or [word("met_nothing", voice)]


def _under(name: str, sentences: Iterable[str], voice: Voice) -> Iterator[str]:
    return (word("met_in", voice, {"coverage": name, "what": sentence}) for sentence in sentences)


def _of_rider(enrolled: PlanEnrollment, plan: Plan, voice: Voice) -> Iterator[str]:
    if enrolled.rider is not None and plan.rider is not None:
        yield from _under(plan.rider.title, _recorded(enrolled.rider, plan.rider, plan, voice), voice)


def _recorded(enrolled: Enrollment, coverage: Coverage, of: Plan, voice: Voice) -> Iterator[str]:
    """What one coverage, the plan ``of`` or its rider, has on record as met and used, and of which day it is."""
    said = [*_met(enrolled, coverage, voice), *_used(enrolled, coverage, voice)]
    if enrolled.met_last_quarter:
        carries = of.last_quarter_carries_over
        if carries is not CarryOver.NONE:
            key = "met_last_quarter" if carries is CarryOver.ALWAYS else "met_last_quarter_if_not_met"
            said.append(word(key, voice, {"amount_cents": enrolled.met_last_quarter}))
    if said and enrolled.met_as_of is not None:
        said.append(word("met_as_of", voice, {"as_of_date": enrolled.met_as_of}))
    yield from said


def _met(enrolled: Enrollment, coverage: Coverage, voice: Voice) -> Iterator[str]:
    for name, met in (
        ("met", enrolled.met),
        ("met_out", enrolled.met_out_of_network),
        ("met_drug", enrolled.met_drug),
        ("met_others", enrolled.others),
        ("met_others_out", enrolled.others_out_of_network),
        ("met_others_drug", enrolled.others_drug),
    ):
        if met.deductible or met.out_of_pocket:
            figures: dict[str, object] = {"deductible_cents": met.deductible, "limit_cents": met.out_of_pocket}
            yield word(name, voice, figures)
    for stated in enrolled.met_in_tiers:
        tier = coverage.network_tier(stated.tier)
        for name, met in (("met", stated.met), ("met_others", stated.others)):
            if tier is not None and (met.deductible or met.out_of_pocket):
                figures = {"deductible_cents": met.deductible, "limit_cents": met.out_of_pocket}
                figures["tier"] = tier_title(tier, voice)
                yield voice.of("network_tiers")(name, **figures)


def _used(enrolled: Enrollment, coverage: Coverage, voice: Voice) -> Iterator[str]:
    named: dict[str, Benefit] = {benefit.name: benefit for benefit in coverage.benefits}
    for used in enrolled.limits_used:
        benefit = named.get(used.benefit)
        name = benefit_title(benefit, voice) if benefit else used.benefit.replace("_", " ")
        yield from _used_of(used, name, voice)


def _used_of(used: LimitUse, name: str, voice: Voice) -> Iterator[str]:
    if used.visits:
        yield word("visits_used", voice, {"benefit": name, "visits": used.visits})
    if used.dollars:
        yield word("dollars_used", voice, {"benefit": name, "amount_cents": used.dollars})
    if used.lifetime_visits:
        yield word("lifetime_visits_used", voice, {"benefit": name, "visits": used.lifetime_visits})
    if used.lifetime_dollars:
        yield word("lifetime_dollars_used", voice, {"benefit": name, "amount_cents": used.lifetime_dollars})


def _in_tiers(plan: Plan, lines: Sequence[PricedLine], voice: Voice) -> Iterator[str]:
    """How many sessions are in each further network tier of the plan."""
    for tier in plan.further_tiers:
        count = sum(1 for priced in lines if priced.line.network_tier == tier.name)
        if count:
            key = "assume_in_tier_one" if count == 1 else "assume_in_tier"
            yield voice.of("network_tiers")(key, tier=tier_title(tier, voice), count=count)


def of_course(case: Case, estimate: Estimate, voice: Voice) -> Iterator[str]:
    """What is taken for granted about prices, networks and days, whatever the plan is."""
    lines = estimate.likely.lines
    yield word("assume_fixed" if is_fixed(case) else "assume_range", voice)
    for one in case.course.money_back:
        named = ", ".join(service_title(service, "", voice) for service in one.services)
        figures: dict[str, object] = {"amount_cents": one.amount, "services": named or word("money_back_all", voice)}
        yield word("assume_money_back", voice, figures)
    outside = sum(1 for priced in lines if priced.line.network == Network.OUT)
    key = "assume_in" if not outside else "assume_out" if outside == len(lines) else "assume_mixed"
    yield word(key, voice, {"outside": outside, "count": len(lines)})
    yield from _in_tiers(case.chosen_plan, lines, voice)
    if lines:
        days = [priced.line.date for priced in lines]
        yield word("assume_dates", voice, {"first_date": min(days), "last_date": max(days)})
        if len(set(days)) < len(days):
            yield word("assume_same_day", voice)


def _coverage(case: Case, voice: Voice) -> Iterator[str]:
    plan, member = case.chosen_plan, case.member
    if plan.figures_year is not None:
        key = "provenance.year_edited" if plan.edited else "sheet.assume_year"
        yield voice(key, year=plan.figures_year)
    yield word(f"assume_{member.tier.value}", voice)
    enrolled = member.enrollment_in(plan.name)
    yield from _days(enrolled, voice)
    yield from _changes(member, voice)
    for balance in member.balances:
        if balance.opened is not None:
            yield word("assume_hsa_opened", voice, {"first_date": balance.opened})
    yield from _rider_covers(plan, enrolled, voice)
    yield word(f"assume_{backer(plan) or plan.market.value}", voice)
    yield from _authorized(plan, enrolled, voice)
    yield from _case_rate(plan, voice)
    for agreed in member.single_case_agreements:
        service = service_title(agreed.service, "", voice)
        yield word("assume_agreement", voice, {"rate_cents": agreed.rate, "service": service})


def _changes(member: Member, voice: Voice) -> Iterator[str]:
    for change in member.changes:
        figures: dict[str, object] = {"first_date": change.starts}
        if change.plan is None:
            if change.tier is not None:
                tier = voice(f"editors.tier_{change.tier.value}")
                yield word("assume_change_tier", voice, figures | {"tier": tier})
            continue
        recorded = any(True for _ in _recorded(change.enrollment, change.plan, change.plan, voice))
        key = "credit" if change.deductible_credit else "met" if recorded else "plan"
        yield word(f"assume_change_{key}", voice, figures | {"plan": change.plan.name})
        if change.tier is not None:
            yield word(f"assume_{change.tier.value}", voice)
        for said in (
            _days(change.enrollment, voice),
            _authorized(change.plan, change.enrollment, voice),
            _case_rate(change.plan, voice),
        ):
            yield from _under(change.plan.name, said, voice)
        yield from _rider_covers(change.plan, change.enrollment, voice)


def _rider_covers(plan: Plan, enrolled: PlanEnrollment, voice: Voice) -> Iterator[str]:
    """From when to when the plan's rider pays, and whether it has authorized, where that is said of it apart."""
    if plan.rider is not None:
        own = enrolled.rider or enrolled
        days = _days(own, voice) if enrolled.rider is not None else ()
        yield from _under(plan.rider.title, (*days, *_authorized(plan.rider, own, voice)), voice)


def _authorized(coverage: Coverage, enrolled: Enrollment, voice: Voice) -> Iterator[str]:
    if any(benefit.authorization for benefit in coverage.benefits):
        yield word("assume_authorized" if enrolled.authorization_held else "assume_not_authorized", voice)


def _case_rate(plan: Plan, voice: Voice) -> Iterator[str]:
    if plan.case_rate is not None:
        services = ", ".join(service_title(service, "", voice) for service in plan.case_rate.services)
        yield word("assume_case_rate", voice, {"amount_cents": plan.case_rate.amount, "services": services})


def _days(enrolled: Enrollment, voice: Voice) -> Iterator[str]:
    """From which day on and until which the coverage pays, where that is said."""
    if enrolled.coverage_starts is not None:
        yield word("assume_coverage_starts", voice, {"starts_date": enrolled.coverage_starts})
    if enrolled.coverage_ends is not None:
        yield word("assume_coverage_ends", voice, {"ends_date": enrolled.coverage_ends})


def _helpers(case: Case, voice: Voice) -> Iterator[str]:
    """Who else pays, in the order in which they do."""
    plan, member = case.chosen_plan, case.member
    if member.other_coverage is not None:
        other = member.other_coverage
        figures: dict[str, object] = {"plan": other.plan.name}
        yield word(f"assume_second_{other.coordination.value}", voice, figures)
        tier = () if other.tier is None else (word(f"assume_{other.tier.value}", voice),)
        said = (*tier, *_days(other.enrollment, voice), *_authorized(other.plan, other.enrollment, voice))
        yield from _under(other.plan.name, said, voice)
    if member.assistance is not None:
        if member.government_plan:
            yield word("assume_program_none", voice)
        else:
            figures = {"amount_cents": member.assistance.yearly}
            yield word(f"assume_program_{member.assistance.mode.value}", voice, figures)
            if member.assistance.mode is AssistanceMode.MAXIMIZER:
                yield word("assume_program_fills", voice, {"count": member.assistance.fills_per_year})
                yield word(f"assume_used_up_{member.assistance.after_used_up.value}", voice)
            if member.assistance.member_pays_first:
                yield word("assume_program_first", voice, {"amount_cents": member.assistance.member_pays_first})
    for account in plan.accounts:
        held = next((held for held in member.balances if held.kind is account.kind), None)
        yield from account_in_words(account, held, voice)
    for change in member.changes:
        if change.plan is not None:
            for account in change.plan.accounts:
                yield from _under(change.plan.name, account_in_words(account, None, voice), voice)


def _notes(case: Case, voice: Voice) -> Iterator[str]:
    notes = (case.note, note_of(case.course, voice), note_of(case.chosen_plan, voice))
    return (note for note in notes if note.strip())
