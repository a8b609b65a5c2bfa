"""What an estimate takes for granted, in words: prices, network, dates, what is already met, and who else pays."""

from collections.abc import Iterator

from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.estimate import Estimate
from calculator.model.funding import Account
from calculator.model.member import LimitUse, Member
from calculator.model.plan import Benefit
from calculator.money import format_money
from calculator.sheets.words import word
from calculator.words.plan import benefit_title
from calculator.words.sessions import service_title


def is_fixed(case: Case) -> bool:
    """Whether every price is known, so that there is no range."""
    return all(line.price.low == line.price.high for line in case.course.lines)


def price_rows(case: Case, language: str) -> list[list[str]]:
    """The assumed prices: service, sessions, low, likely and high."""
    return [
        [
            service_title(line.service, line.label, language),
            str(line.count),
            *(format_money(cents) for cents in (line.price.low, line.price.likely, line.price.high)),
        ]
        for line in case.course.lines
        if line.count
    ]


def assumptions(case: Case, estimate: Estimate, language: str) -> list[str]:
    """What the estimate takes for granted, a sentence each."""
    return [*of_course(case, estimate, language), *_coverage(case, language), *_helpers(case, language), *_notes(case)]


def already_met(case: Case, language: str) -> list[str]:
    """What is counted and used before the course, a sentence each; one that says so where nothing is."""
    said = [*_met(case.member, language), *_used(case, language)]
    if case.chosen_plan.last_quarter_carries_over and case.member.met_last_quarter:
        said.append(word("met_last_quarter", language, {"amount_cents": case.member.met_last_quarter}))
    return said or [word("met_nothing", language)]


def _met(member: Member, language: str) -> Iterator[str]:
    for name, met in (
        ("met", member.met),
        ("met_out", member.met_out_of_network),
        ("met_drug", member.met_drug),
        ("met_others", member.others),
        ("met_others_out", member.others_out_of_network),
        ("met_others_drug", member.others_drug),
    ):
        if met.deductible or met.out_of_pocket:
            figures: dict[str, object] = {"deductible_cents": met.deductible, "limit_cents": met.out_of_pocket}
            yield word(name, language, figures)


def _used(case: Case, language: str) -> Iterator[str]:
    named: dict[str, Benefit] = {benefit.name: benefit for benefit in case.chosen_plan.benefits}
    for used in case.member.limits_used:
        benefit = named.get(used.benefit)
        name = benefit_title(benefit, language) if benefit else used.benefit.replace("_", " ")
        yield from _used_of(used, name, language)


def _used_of(used: LimitUse, name: str, language: str) -> Iterator[str]:
    if used.visits:
        yield word("visits_used", language, {"benefit": name, "visits": used.visits})
    if used.dollars:
        yield word("dollars_used", language, {"benefit": name, "amount_cents": used.dollars})
    if used.lifetime_visits:
        yield word("lifetime_visits_used", language, {"benefit": name, "visits": used.lifetime_visits})
    if used.lifetime_dollars:
        yield word("lifetime_dollars_used", language, {"benefit": name, "amount_cents": used.lifetime_dollars})


def of_course(case: Case, estimate: Estimate, language: str) -> Iterator[str]:
    """What is taken for granted about prices, networks and days, whatever the plan is."""
    lines = estimate.likely.lines
    yield word("assume_fixed" if is_fixed(case) else "assume_range", language)
    outside = sum(1 for priced in lines if priced.line.network == Network.OUT)
    key = "assume_in" if not outside else "assume_out" if outside == len(lines) else "assume_mixed"
    yield word(key, language, {"outside": outside, "count": len(lines)})
    if lines:
        days = [priced.line.date for priced in lines]
        yield word("assume_dates", language, {"first_date": min(days), "last_date": max(days)})


def _coverage(case: Case, language: str) -> Iterator[str]:
    plan, member = case.chosen_plan, case.member
    if plan.figures_year is not None:
        yield word("assume_year", language, {"year": plan.figures_year})
    yield word(f"assume_{member.tier.value}", language)
    if member.coverage_starts is not None:
        yield word("assume_coverage_starts", language, {"starts_date": member.coverage_starts})
    yield word(f"assume_{plan.funding.kind.value}", language)
    if any(benefit.authorization for benefit in plan.benefits):
        yield word("assume_authorized" if member.authorization_held else "assume_not_authorized", language)
    if plan.case_rate is not None:
        services = ", ".join(service_title(service, "", language) for service in plan.case_rate.services)
        yield word("assume_case_rate", language, {"amount_cents": plan.case_rate.amount, "services": services})
    for agreed in member.single_case_agreements:
        service = service_title(agreed.service, "", language)
        yield word("assume_agreement", language, {"rate_cents": agreed.rate, "service": service})


def _helpers(case: Case, language: str) -> Iterator[str]:
    """Who else pays, in the order in which they do."""
    plan, member = case.chosen_plan, case.member
    if member.other_coverage is not None:
        figures: dict[str, object] = {"plan": member.other_coverage.plan.name}
        yield word(f"assume_second_{member.other_coverage.coordination.value}", language, figures)
    if member.assistance is not None:
        if member.government_plan:
            yield word("assume_program_none", language)
        else:
            figures = {"amount_cents": member.assistance.yearly}
            yield word(f"assume_program_{member.assistance.mode.value}", language, figures)
    for account in plan.accounts:
        yield _account(account, member, language)


def _account(account: Account, member: Member, language: str) -> str:
    name = account.title or word(f"account_{account.kind.value}", language)
    balance = next((held.balance for held in member.balances if held.kind is account.kind), None)
    if balance is not None:
        return word("assume_balance", language, {"account": name, "amount_cents": balance})
    return word("assume_yearly", language, {"account": name, "amount_cents": account.yearly})


def _notes(case: Case) -> Iterator[str]:
    return (note for note in (case.note, case.course.note, case.chosen_plan.note) if note.strip())
