"""Every fact of a plan in words, in the order in which the plan editor shows it. It prices and compares nothing."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from calculator.model.course import Service
from calculator.model.funding import Account, AccountPays, FundingKind
from calculator.model.market import Market
from calculator.model.plan import AmountKind, Coverage, NetworkCredit, Plan, TierAmounts, YearlyAmount
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.benefit_facts import benefit_facts
from calculator.words.bundled import told
from calculator.words.fact import ALWAYS, Fact, Writer, if_more, if_said
from calculator.words.network_tiers import tier_facts
from calculator.words.provenance import origin_words, source_words
from calculator.words.services import service_at_place, service_title

_USUAL: Final = tuple(service.value for service in Service if service is not Service.OTHER)
_AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
_NETWORKS: Final = ("in_network", "out_of_network")
_TIERS: Final = ("individual", "family")
_NO_ALIAS: Final[Mapping[str, str]] = {}


class Names(NamedTuple):
    """Under which names the benefits of a plan and of its rider are kept, where another plan names them otherwise."""

    plan: Mapping[str, str] = _NO_ALIAS
    rider: Mapping[str, str] = _NO_ALIAS


def facts(plan: Plan, voice: Voice = ENGLISH, names: Names | None = None) -> tuple[Fact, ...]:
    """All that ``plan`` says, each fact once and under a key of its own."""
    names = names or Names()
    write = Writer(voice)
    return (
        *_head(plan, write.under("head", write.own("payer_plan_pays_own"))),
        *_amounts(plan, write.under("questions", write.plan("questions"))),
        *_year(plan, write.under("questions", write.plan("questions"))),
        *_years(plan, write.under("years", write.plan("questions"))),
        *_services(plan, write, names.plan),
        *_accounts(plan, write),
        *_employer(plan, write.under("funding", write.plan("funding"))),
        *_rider(plan, write, names.rider),
    )


def later_years(plan: Plan, voice: Voice = ENGLISH) -> tuple[tuple[int, tuple[Fact, ...]], ...]:
    """The plan years in which ``plan`` has figures of its own, each with the facts that are others from then on."""
    if not plan.years:
        return ()
    before, found = {fact.key: fact.words for fact in _priced(plan, voice)}, []
    for figures in plan.years:
        now = _priced(plan.in_year(figures.year), voice)
        found.append((figures.year, tuple(fact for fact in now if before.get(fact.key) != fact.words)))
        before = {fact.key: fact.words for fact in now}
    return tuple(found)


def _priced(plan: Plan, voice: Voice) -> tuple[Fact, ...]:
    """The facts of a plan that its years may have of their own."""
    write = Writer(voice)
    return (
        *_amounts(plan, write.under("questions", write.plan("questions"))),
        *_services(plan, write, _NO_ALIAS),
        *_accounts(plan, write),
    )


def years_in_words(plan: Plan, voice: Voice) -> Iterator[tuple[int, str]]:
    """The plan years in which ``plan`` has figures of its own, each with all that is otherwise from then on."""
    write = Writer(voice)
    for year, changed in later_years(plan, voice):
        said = [write.own("year_figure", part=fact.section, name=fact.name, words=fact.words) for fact in changed]
        yield year, "; ".join(said) or write.own("year_same")


def _years(plan: Plan, write: Writer) -> Iterator[Fact]:
    for year, words in years_in_words(plan, write.voice):
        label, meaning = write.own("from_year", year=year), write.own("from_year_is")
        yield Fact((*write.place, str(year)), write.section, label, meaning, words, ALWAYS)


def _head(plan: Plan, write: Writer) -> Iterator[Fact]:
    month, day = plan.year_starts.split("-")
    yield write.fact("name", told(plan.name, write.voice), ALWAYS)
    yield write.fact("year_starts", write.own(f"month_{month}", day=int(day)), ALWAYS)
    said = write.plan("not_said") if plan.figures_year is None else str(plan.figures_year)
    yield write.fact("figures_year", said, ALWAYS)
    yield write.own_fact("example", write.own("is_example" if plan.example else "is_no_example"), shown=plan.example)
    sources = "; ".join(source_words(source, write.voice) for source in plan.sources) or write.none()
    yield write.own_fact("sources", sources, shown=bool(plan.sources))
    document = plan.document
    said = write.own("document_says", name=document.name, on_date=document.read_on) if document else write.none()
    yield write.own_fact("document", said, shown=document is not None)
    since = origin_words(plan, write.voice)
    yield write.own_fact("origin", since or write.none(), shown=bool(since))


def _amounts(coverage: Coverage, write: Writer) -> Iterator[Fact]:
    for name in _AMOUNTS:
        amount: YearlyAmount = getattr(coverage, name)
        for network in _NETWORKS:
            tiers: TierAmounts | None = getattr(amount, network)
            for tier in _TIERS:
                words = write.own("as_in_network") if tiers is None else write.money(getattr(tiers, tier))
                yield write.fact(name, words, ALWAYS, write.detail(name, network, tier), (network, tier))
        kind = write.plan(f"kind_{amount.kind.value}")
        label = write.detail(name, "family_rule")
        yield write.fact("family_rule", kind, if_said(amount.kind, AmountKind.EMBEDDED), label, (name,))
    for name in ("drug_deductible", "drug_limit"):
        own: TierAmounts | None = getattr(coverage, name)
        for tier in _TIERS:
            words = write.own("as_overall") if own is None else write.money(getattr(own, tier))
            yield write.fact(name, words, if_more(own), write.detail(name, tier), (tier,))
    includes = coverage.limit_includes_deductible
    words = write.plan("limit_includes_yes" if includes else "limit_includes_no")
    yield write.fact("limit_includes_deductible", words, not includes)
    credit = write.plan(f"credit_{coverage.network_credit.value}")
    yield write.fact("network_credit", credit, if_said(coverage.network_credit, NetworkCredit.SEPARATE))
    yield from tier_facts(coverage, write)


def _year(plan: Plan, write: Writer) -> Iterator[Fact]:
    runs = write.plan(f"accumulators_{plan.accumulator_year.value}")
    yield write.fact("accumulator_year", runs, if_said(plan.accumulator_year, AccumulatorYear.PLAN))
    carries = write.plan(f"carries_{plan.last_quarter_carries_over.value}")
    yield write.fact("carry_over", carries, if_said(plan.last_quarter_carries_over, CarryOver.NONE))
    yield write.fact("market", write.plan(f"market_{plan.market.value}"), if_said(plan.market, Market.EMPLOYER))
    yield write.fact("note", told(plan.note, write.voice) or write.none(), if_more(plan.note))


def _services(coverage: Coverage, write: Writer, names: Mapping[str, str]) -> Iterator[Fact]:
    titles = {benefit.name: write.title(benefit) for benefit in coverage.benefits}
    for benefit in coverage.benefits:
        yield from benefit_facts(benefit, names.get(benefit.name, benefit.name), write, titles, coverage.further_tiers)
    read = {reading.service: reading.benefit for reading in coverage.reading if reading.place is None}
    here = write.under("readings", write.plan("readings"))
    for service in (*_USUAL, *sorted(set(read) - set(_USUAL))):
        falls_through = write.plan("as_any_other" if coverage.otherwise is not None else "not_covered")
        words = titles[read[service]] if service in read else falls_through
        yield here.fact("reading", words, ALWAYS, service_title(service, "", write.voice), (service,))
    for reading in coverage.reading:
        if reading.place is not None:
            label = service_at_place(reading.service, reading.place, write.voice)
            key = (reading.service, reading.place)
            yield here.fact("reading", titles[reading.benefit], ALWAYS, label, key, "reading_place")
    rest = write.plan("not_covered") if coverage.otherwise is None else titles[coverage.otherwise]
    yield here.fact("reading", rest, ALWAYS, write.plan("any_other_service"), ("",))


def _accounts(plan: Plan, write: Writer) -> Iterator[Fact]:
    kinds = [write.plan(f"account_{account.kind.value}") for account in plan.accounts]
    here = write.under("accounts", write.plan("accounts"))
    yield here.own_fact("accounts_order", " → ".join(kinds) or write.none(), shown=bool(kinds))
    for at, account in enumerate(plan.accounts):
        before = sum(other.kind is account.kind for other in plan.accounts[:at])
        yield from _account(account, write.under(f"account {account.kind.value} {before}", kinds[at]))


def account_terms(account: Account, voice: Voice) -> tuple[Fact, ...]:
    """How an account of a plan pays, beside what is in it; none where it pays all that it can of whatever is owed, from
    the first dollar on, and nothing goes on into the next year."""
    write = Writer(voice)
    usual = Account(kind=account.kind, title=account.title, yearly=account.yearly, grace_period=account.grace_period)
    as_usual = {fact.key: fact.words for fact in _account(usual, write)}
    found = [fact for fact in _account(account, write) if fact.shown]
    if all(as_usual[fact.key] == fact.words for fact in found):
        return ()
    read_together = {("account_pays",), ("account_scope",)}
    return tuple(fact for fact in found if fact.key in read_together or as_usual[fact.key] != fact.words)


def _account(account: Account, write: Writer) -> Iterator[Fact]:
    shares = account.pays is AccountPays.SHARE
    limit = (
        write.plan("account_all_of_it") if account.carry_over_limit is None else write.money(account.carry_over_limit)
    )
    yield write.own_fact("account_title", account.title or write.none(), shown=bool(account.title))
    for name, words, shown in (
        ("yearly", write.money(account.yearly), ALWAYS),
        ("pays", write.plan(f"account_pays_{account.pays.value}"), ALWAYS),
        ("percent", write.rate(account.percent), shares),
        ("scope", write.plan(f"account_scope_{account.scope.value}"), ALWAYS),
        ("starts_after", write.money(account.starts_after), if_more(account.starts_after)),
        ("carries_over", write.yes(account.carries_over), ALWAYS),
        ("carry_over_limit", limit, account.carries_over),
        ("grace_period", write.yes(account.grace_period), if_more(account.grace_period)),
        ("run_out_days", str(account.run_out_days), account.run_out_days is not None),
        ("pays_as_income", write.yes(account.pays_as_income), if_more(account.pays_as_income)),
    ):
        yield write.fact(f"account_{name}", words, shown)


def _employer(plan: Plan, write: Writer) -> Iterator[Fact]:
    funding = plan.funding
    kind = write.plan(f"funding_{funding.kind.value}")
    yield write.fact("funding_kind", kind, ALWAYS)
    self_funded = funding.kind is FundingKind.SELF_FUNDED
    yield write.fact("premium_share", write.money(funding.premium_share), not self_funded)
    yield write.fact("attachment_point", write.money(funding.attachment_point), if_more(funding.attachment_point))
    for name in ("fee_pepm", "fee_per_case", "fee_per_engaged_month"):
        fee: int = getattr(funding, name)
        yield write.fact(name, write.money(fee), if_more(fee))
    rate = plan.case_rate
    named = [service_title(service, "", write.voice) for service in rate.services] if rate else [write.none()]
    yield write.fact("case_rate", write.money(rate.amount if rate else None), if_more(rate))
    yield write.fact("case_rate_services", ", ".join(named), if_more(rate))


def _rider(plan: Plan, write: Writer, names: Mapping[str, str]) -> Iterator[Fact]:
    rider = plan.rider
    here = write.under("rider", write.plan("rider"))
    yield here.fact("rider_there", write.yes(rider is not None), if_more(rider))
    if rider is None:
        return
    yield here.fact("rider_title", rider.title, ALWAYS)
    yield here.fact("rider_pays", write.plan(f"rider_pays_{rider.pays.value}"), ALWAYS)
    yield here.fact("rider_shares", write.yes(rider.shares_accumulators), ALWAYS)
    inside = write.within("rider", write.plan("rider_name"))
    yield from _amounts(rider, inside.under("questions", write.plan("questions")))
    yield from _services(rider, inside, names)
