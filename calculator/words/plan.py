"""A plan's rules in words, for a summary and for the names of benefits. It prices nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from calculator.model.backing import is_of_employer
from calculator.model.course import Network, ServiceLine
from calculator.model.market import Market
from calculator.model.plan import Benefit, NetworkTier, Plan, TierAmounts
from calculator.money import format_dollars
from calculator.reference.texts import LANGUAGES, known
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.cost_share import share_in_words
from calculator.words.services import service_title

_MADE: Final = r"(?:own_(?P<service>[a-z0-9_]+)|not_covered)_[0-9]+"
"""The names of benefits that ``calculator.engine.confirmation`` makes of what a plan answered."""


def benefit_in_words(benefit: Benefit | None, network: str, voice: Voice) -> str:
    """What the member pays under ``benefit`` in a network: "in", "out" or a further tier."""
    if benefit is None or not benefit.covered:
        return voice("shared.not_covered")
    return share_in_words(benefit.share_in(network), voice)


def limits_in_words(benefit: Benefit, voice: Voice) -> str:
    """The limits of ``benefit`` in one line, as the last column of an SBC has them; empty where there are none."""
    parts = [*caps_in_words(benefit, voice)]
    if benefit.authorization is not None:
        parts.insert(0, voice("plan.limit_authorization"))
    if benefit.first_visits:
        parts.append(voice("plan.limit_first_visits", count=benefit.first_visits[-1].through))
    return " · ".join(parts)


def caps_in_words(benefit: Benefit, voice: Voice) -> Iterator[str]:
    """Each count, amount and waiting period that ``benefit`` is bounded by, in a few words."""
    for name in ("visit_limit", "lifetime_visit_limit", "allowance", "dollar_limit", "lifetime_dollar_limit"):
        most: int | None = getattr(benefit, name)
        if most is not None:
            yield voice(f"plan.limit_{name}", count=most, most_cents=most)
    if benefit.waiting_days:
        yield voice("plan.limit_waiting_days", count=benefit.waiting_days)


def benefit_title(benefit: Benefit, voice: Voice) -> str:
    """A benefit's name: a common one in ``voice``, else as the plan's document has it."""
    key = f"plan.benefit_{benefit.name}"
    if known(key) and benefit.title in ("", *(Voice(one)(key) for one in LANGUAGES)):
        return voice(key)
    return told(benefit.title, voice) or _made_title(benefit, voice)


def _made_title(benefit: Benefit, voice: Voice) -> str:
    """What a benefit without a title is called: one that an answer of the plan made, after what it is for."""
    made = re.fullmatch(_MADE, benefit.name)
    if made is None:
        return benefit.name
    service = made["service"]
    if service is None:
        return voice("shared.not_covered")
    return voice("plan.own_share", service=service_title(service, "", voice))


def tier_title(tier: NetworkTier, voice: Voice) -> str:
    """What a further network tier is called: as in the plan's document, or by its name."""
    return told(tier.title, voice) or tier.name.replace("_", " ")


def amounts_in_words(amounts: TierAmounts | None, voice: Voice, *, family: bool) -> str:
    """An individual amount, with the family's where it holds. None: one amount serves both networks."""
    if amounts is None:
        return voice("plan.as_in_network")
    none = voice("plan.none")
    individual = none if amounts.individual is None else format_dollars(amounts.individual)
    if not family or amounts.family is None:
        return individual
    return voice("plan.individual_family", individual=individual, family=format_dollars(amounts.family))


def amounts_summary(plan: Plan, voice: Voice, *, family: bool) -> list[tuple[str, str, str]]:
    """Deductible and limit as an SBC's first page has them: caption, in network, out of network."""
    rows = []
    for name in ("deductible", "out_of_pocket_limit"):
        amount = getattr(plan, name)
        inside, outside = (
            amounts_in_words(amounts, voice, family=family) for amounts in (amount.in_network, amount.out_of_network)
        )
        rows.append((voice.of("shared")(name), inside, outside))
    return rows


def tiers_summary(plan: Plan, voice: Voice, *, family: bool) -> list[tuple[str, str]]:
    """The amounts of the further network tiers: what each is called, and its deductible and limit in words."""
    return [
        (
            tier_title(tier, voice),
            " · ".join(
                f"{voice.of('shared')(name)}: "
                + (
                    voice("network_tiers.common")
                    if (own := getattr(tier, name)) is None
                    else amounts_in_words(own, voice, family=family)
                )
                for name in ("deductible", "out_of_pocket_limit")
            ),
        )
        for tier in plan.further_tiers
    ]


def reading_summary(plan: Plan, lines: Iterable[ServiceLine], voice: Voice) -> list[tuple[str, str]]:
    """What the services of a course are paid as: the services of one rule together, then benefit and rule in words."""
    rules: dict[str, list[str]] = {}
    for line in lines:
        rider = plan.rider
        carved_out = rider is not None and any(reading.service == line.service for reading in rider.reading)
        coverage = rider if rider is not None and carved_out else plan
        benefit = coverage.benefit_for(line.service, line.place)
        tier = coverage.network_tier(line.network_tier or "")
        network = coverage.network_of(line.network, line.network_tier)
        words = benefit_in_words(benefit, network, voice)
        if benefit is not None:
            words = voice("plan.summary_rule", benefit=benefit_title(benefit, voice), rule=words)
        if rider is not None and carved_out:
            words = voice("library.summary_rider", rider=rider.title, rule=words)
        if tier is not None:
            words = voice("network_tiers.summary_in", rule=words, tier=tier_title(tier, voice))
        elif line.network is Network.OUT:
            words = voice("plan.summary_outside", rule=words)
        services = rules.setdefault(words, [])
        name = service_title(line.service, line.label, voice)
        if name not in services:
            services.append(name)
    return [(", ".join(services), words) for words, services in rules.items()]


_EMPLOYER_S: Final = frozenset({"plan_pays", "employer_pays"})


def payer_key(payer: str, plan: Plan | None) -> str:
    """The end of the key that names ``payer``: a plan that comes from no employer is not called the employer's."""
    employers = plan is None or is_of_employer(plan)
    return payer if employers or payer not in _EMPLOYER_S else f"{payer}_own"


def backer(plan: Plan) -> str:
    """The end of the key that says how what ``plan`` pays is borne: by its funding where an employer stands behind it,
    ``nothing`` where it pays nothing whatever; empty where the plan is one that a person has by other ways."""
    if plan.market is not Market.EMPLOYER:
        return ""
    return plan.funding.kind.value if is_of_employer(plan) else "nothing"
