"""The plan in a few lines, as a Summary of Benefits and Coverage would say it, and what the estimate assumes."""

from collections.abc import Iterator

from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.estimate import Estimate
from calculator.model.plan import AllowedBasis, AmountKind, Benefit, CostShare, DeductibleUse, Plan, YearlyAmount
from calculator.money import format_money
from calculator.reference.texts import say, write_date
from calculator.sheets.words import service_name, word

Row = tuple[str, str]


def plan_rows(case: Case, language: str) -> list[Row]:
    """The plan's deductible, its limit, and how each service of the course is paid, and what is already met: a name and
    an answer each."""
    plan = case.chosen_plan
    family = case.member.tier.is_family
    rows = [
        (word("plan_deductible", language), _yearly(plan.deductible, family, "no_deductible", language)),
        (word("plan_limit", language), _yearly(plan.out_of_pocket_limit, family, "no_limit", language)),
    ]
    readings: dict[str, list[str]] = {}
    for line in case.course.lines:
        if line.count:
            answer = _reading(plan, str(line.service), line.network is Network.OUT, language)
            name = service_name(line.service, line.label, language)
            if name not in readings.setdefault(answer, []):
                readings[answer].append(name)
    rows += [(" · ".join(names), answer) for answer, names in readings.items()]
    if plan.year_starts != "01-01":
        month, day = plan.year_starts.split("-")
        rows.append((word("plan_year", language), word("plan_year_starts", language, {"day": f"{month}/{day}"})))
    rows.append((word("plan_met", language), " ".join(_met(case, language))))
    return rows


def _met(case: Case, language: str) -> list[str]:
    member, said = case.member, []
    parts = (
        ("met", member.met),
        ("met_out", member.met_out_of_network),
        ("met_drug", member.met_drug),
        ("met_others", member.others),
        ("met_others_out", member.others_out_of_network),
        ("met_others_drug", member.others_drug),
    )
    for name, met in parts:
        if met.deductible or met.out_of_pocket:
            figures: dict[str, object] = {"deductible_cents": met.deductible, "limit_cents": met.out_of_pocket}
            said.append(word(name, language, figures))
    for used in member.limits_used:
        if used.visits:
            benefit = next((b for b in case.chosen_plan.benefits if b.name == used.benefit), None)
            name = _title(benefit) if benefit else used.benefit.replace("_", " ")
            said.append(word("visits_used", language, {"benefit": name, "visits": used.visits}))
    return said or [word("met_nothing", language)]


def assumptions(case: Case, estimate: Estimate, language: str) -> list[str]:
    """What the estimate takes for granted, a sentence each."""
    return list(_assumptions(case, estimate, language))


def price_rows(case: Case, language: str) -> list[list[str]]:
    """The assumed prices: service, sessions, low, likely and high."""
    return [
        [
            service_name(line.service, line.label, language),
            str(line.count),
            *(format_money(cents) for cents in _levels(line.price)),
        ]
        for line in case.course.lines
        if line.count
    ]


def is_fixed(case: Case) -> bool:
    """Whether every price is known, so that there is no range."""
    return all(line.price.low == line.price.high for line in case.course.lines)


def _levels(price: PriceRange) -> tuple[int, int, int]:
    return price.low, price.likely, price.high


def _assumptions(case: Case, estimate: Estimate, language: str) -> Iterator[str]:
    plan, lines = case.chosen_plan, estimate.likely.lines
    yield word("assume_fixed" if is_fixed(case) else "assume_range", language)
    outside = sum(1 for priced in lines if priced.line.network == Network.OUT)
    key = "assume_in" if not outside else "assume_out" if outside == len(lines) else "assume_mixed"
    yield word(key, language, {"outside": outside, "count": len(lines)})
    if lines:
        days = [priced.line.date for priced in lines]
        yield word("assume_dates", language, {"first_date": min(days), "last_date": max(days)})
    if plan.figures_year is not None:
        yield word("assume_year", language, {"year": plan.figures_year})
    yield word(f"assume_{case.member.tier.value}", language)
    yield word(f"assume_{plan.funding.kind.value}", language)
    if any(benefit.authorization for benefit in plan.benefits):
        yield word("assume_authorized" if case.member.authorization_held else "assume_not_authorized", language)
    yield from (note for note in (case.note, case.course.note, plan.note) if note.strip())


def _yearly(amount: YearlyAmount, family: bool, none: str, language: str) -> str:
    said = _tier(amount.in_network.individual, amount.in_network.family, family, language) or word(none, language)
    if family and amount.in_network.family is not None:
        key = "kind_aggregate" if amount.kind is AmountKind.AGGREGATE else "kind_embedded"
        said = f"{said} {word(key, language)}"
    if amount.out_of_network is None:
        return said
    other = _tier(amount.out_of_network.individual, amount.out_of_network.family, family, language)
    if not other:
        return said
    return word("two_networks", language, {"inside": said, "outside": other})


def _tier(individual: int | None, whole: int | None, family: bool, language: str) -> str:
    parts = []
    if individual is not None:
        parts.append(word("for_one", language, {"amount_cents": individual}))
    if family and whole is not None:
        parts.append(word("for_family", language, {"amount_cents": whole}))
    return ", ".join(parts)


def _reading(plan: Plan, service: str, outside: bool, language: str) -> str:
    coverage = plan
    rider = plan.rider
    benefit = rider.benefit_for(service) if rider is not None else None
    if benefit is None:
        benefit = coverage.benefit_for(service)
    if benefit is None or not benefit.covered:
        return word("not_covered", language)
    share = benefit.out_of_network if outside else benefit.in_network
    if share is None:
        return word("not_covered_outside", language)
    sentences = [word("paid_as", language, {"benefit": _title(benefit), "share": share_words(share, language)})]
    sentences += _limits(benefit, language)
    return " ".join(sentences)


def _limits(benefit: Benefit, language: str) -> Iterator[str]:
    for tier in benefit.first_visits:
        share = CostShare(copay=tier.copay, coinsurance=tier.coinsurance, deductible=tier.deductible)
        yield word("first_visits", language, {"through": tier.through, "share": share_words(share, language)})
    if benefit.visit_limit is not None:
        yield word("visit_limit", language, {"visits": benefit.visit_limit})
    for name in ("allowance", "dollar_limit"):
        cents = getattr(benefit, name)
        if cents is not None:
            yield word(name, language, {"amount_cents": cents})


def share_words(share: CostShare, language: str) -> str:
    """What the member pays for one visit, such as ``20% coinsurance after the deductible``."""
    parts = []
    if share.copay:
        parts.append(word("share_copay", language, {"copay_cents": share.copay}))
    if share.coinsurance:
        parts.append(word("share_coinsurance", language, {"rate_points": share.coinsurance}))
    said = word("share_and", language).join(parts) or word("share_nothing", language)
    waived = share.deductible is DeductibleUse.WAIVED
    said = word("share_waived" if waived else "share_after", language, {"share": said})
    basis = share.allowed.basis
    if basis is AllowedBasis.BILLED:
        return said
    figures: dict[str, object] = {"rate_points": share.allowed.percent, "amount_cents": share.allowed.amount or 0}
    return f"{said}; {word(f'basis_{basis.value}', language, figures)}"


def _title(benefit: Benefit) -> str:
    return benefit.title or benefit.name.replace("_", " ")


def source_rows(case: Case, language: str) -> list[str]:
    """The sources of the course's and the plan's figures, each once: what, where, of which year."""
    said: dict[str, None] = {}
    for source in (*case.course.sources, *case.chosen_plan.sources):
        parts = (source.says, source.address, str(source.year or ""))
        said[" · ".join(part for part in parts if part.strip())] = None
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
