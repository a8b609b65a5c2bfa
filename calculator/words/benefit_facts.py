"""The facts of one benefit of a plan in words, in the order of its row in the plan editor and of what More opens."""

from collections.abc import Iterator, Mapping, Sequence

from calculator.model.authorization import Authorization
from calculator.model.plan import (
    AllowedAmount,
    Benefit,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    NetworkTier,
    Order,
    VisitTier,
)
from calculator.words.fact import ALWAYS, Fact, Writer, if_more, if_said
from calculator.words.plan import tier_title


def benefit_facts(
    benefit: Benefit, name: str, write: Writer, titles: Mapping[str, str], tiers: Sequence[NetworkTier] = ()
) -> Iterator[Fact]:
    """What a plan says of ``benefit``, which is kept under ``name``; ``titles`` are those of the plan's benefits,
    ``tiers`` its further network tiers."""
    here = write.under(f"benefit {name}", write.title(benefit))
    yield here.fact("benefit", write.title(benefit), ALWAYS)
    yield here.fact("covered", write.yes(benefit.covered), ALWAYS)
    yield from _share(benefit.in_network, "in_network", here)
    outside = benefit.out_of_network
    label = write.detail("covered", "out_of_network")
    yield here.fact("covered", write.yes(outside is not None), ALWAYS, label, ("out_of_network",), "outside_covered")
    if outside is not None:
        yield from _share(outside, "out_of_network", here)
    for tier in tiers:
        share, title = benefit.share_in(tier.name), tier_title(tier, write.voice)
        label = write.named("covered", title)
        yield here.fact("covered", write.yes(share is not None), ALWAYS, label, (tier.name,), "outside_covered")
        if share is not None:
            yield from _share(share, tier.name, here, title)
    yield from _limits(benefit, here)
    yield from _first_visits(benefit.first_visits, here)
    yield from _authorization(benefit.authorization, here)
    together = benefit.limits_with
    counted = write.plan("limits_own") if together is None else titles.get(together, together)
    yield here.fact("limits_with", counted, together is not None)
    holds = benefit.discount_when_not_covered
    yield here.fact("discount_holds", write.yes(holds), if_more(holds))


def _share(share: CostShare, network: str, write: Writer, title: str = "") -> Iterator[Fact]:
    applies = write.yes(share.deductible is DeductibleUse.APPLIES)
    least, most = share.least_per_visit, share.most_per_visit
    order, base, changes = share.order, share.coinsurance_base, share.coinsurance_changes_after
    for name, meaning, words, shown in (
        ("copay", "", write.money(share.copay), ALWAYS),
        ("coinsurance", "", write.rate(share.coinsurance), ALWAYS),
        ("applies", "deductible_applies", applies, ALWAYS),
        ("order", "", write.plan(f"order_{order.value}"), if_said(order, Order.DEDUCTIBLE_FIRST)),
        (
            "coinsurance_base",
            "",
            write.plan(f"coinsurance_base_{base.value}"),
            if_said(base, CoinsuranceBase.NET),
        ),
        ("basis", "", _allowed(share.allowed, write), if_said(share.allowed, AllowedAmount())),
        ("least", "", write.money(least), if_more(least)),
        ("most", "", write.money(most), most is not None),
        ("copay_when_crossing", "", write.yes(share.copay_when_crossing), not share.copay_when_crossing),
        ("counts_to_limit", "", write.yes(share.counts_to_limit), not share.counts_to_limit),
        (
            "copay_counts_to_deductible",
            "",
            write.yes(share.copay_counts_to_deductible),
            share.copay_counts_to_deductible,
        ),
        ("visit_deductible", "", write.money(share.visit_deductible), if_more(share.visit_deductible)),
        ("copay_year_maximum", "", write.money(share.copay_year_maximum), share.copay_year_maximum is not None),
        ("copay_once_a_day", "", write.yes(share.copay_once_a_day), share.copay_once_a_day),
        ("copay_once_a_course", "", write.yes(share.copay_once_a_course), share.copay_once_a_course),
        ("coinsurance_changes_after", "", write.money(changes), changes is not None),
        ("coinsurance_then", "", write.rate(share.coinsurance_then), changes is not None),
    ):
        label = write.named(name, title) if title else write.detail(name, network)
        yield write.fact(name, words, shown, label, (network,), meaning)


def _allowed(allowed: AllowedAmount, write: Writer) -> str:
    """How the allowed amount is found, with the figures that are given for it."""
    usual = AllowedAmount()
    figures = [write.rate(allowed.percent)] if allowed.percent != usual.percent else []
    figures += [] if allowed.amount is None else [write.money(allowed.amount)]
    basis = write.plan(f"basis_{allowed.basis.value}")
    return f"{basis}: {', '.join(figures)}" if figures else basis


def _limits(benefit: Benefit, write: Writer) -> Iterator[Fact]:
    for name in ("allowance", "dollar_limit", "lifetime_dollar_limit"):
        cents: int | None = getattr(benefit, name)
        yield write.fact(name, write.money(cents), cents is not None)
    for name in ("visit_limit", "lifetime_visit_limit"):
        count: int | None = getattr(benefit, name)
        yield write.fact(name, write.number(count), count is not None)
    yield write.fact("waiting_days", write.number(benefit.waiting_days), if_more(benefit.waiting_days))


def _first_visits(tiers: tuple[VisitTier, ...], write: Writer) -> Iterator[Fact]:
    said = [
        write.own(
            "first_visits_applies" if tier.deductible is DeductibleUse.APPLIES else "first_visits_waived",
            through=tier.through,
            copay_cents=tier.copay,
            rate_points=tier.coinsurance,
        )
        for tier in tiers
    ]
    yield write.fact("first_visits", "; ".join(said) or write.none(), if_more(tiers), meaning="first_through")


def _authorization(needed: Authorization | None, write: Writer) -> Iterator[Fact]:
    missing = write.plan("missing_none" if needed is None else f"missing_{needed.missing.value}")
    yield write.fact("missing", missing, if_more(needed))
    if needed is None:
        return
    yield write.fact("penalty_percent", write.rate(needed.percent), if_more(needed.percent))
    yield write.fact("penalty_amount", write.money(needed.amount), if_more(needed.amount))
    for name in ("failed_trials", "trial_weeks", "approval_days"):
        count: int | None = getattr(needed, name)
        yield write.fact(name, write.number(count), count is not None)
