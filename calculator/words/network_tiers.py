"""The further network tiers of a plan in words: what they are called, their amounts, what they count for each other."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from calculator.model.course import Network
from calculator.model.plan import Coverage, NetworkTier, Plan
from calculator.reference.voice import Voice
from calculator.words.fact import ALWAYS, Fact, Writer, if_more
from calculator.words.plan import tier_title

_AMOUNTS: Final = ("deductible", "out_of_pocket_limit")
_WHO: Final = ("individual", "family")
_CALLED: Final = {Network.IN.value: "in_network", Network.OUT.value: "out_of_network"}


class OfferedTier(NamedTuple):
    """A further tier that a session may be in: its name, what the plans that have it call it, and whether its providers
    are in network or out of network for the plans that have no such tier."""

    name: str
    title: str
    network: Network


def offered_tiers(plans: Iterable[Plan], voice: Voice) -> tuple[OfferedTier, ...]:
    """The further tiers that any of ``plans`` has."""
    found: dict[str, list[NetworkTier]] = {}
    for plan in plans:
        for coverage in filter(None, (plan, plan.rider)):
            for tier in coverage.further_tiers:
                found.setdefault(tier.name, []).append(tier)
    return tuple(
        OfferedTier(
            name,
            " / ".join(dict.fromkeys(tier_title(tier, voice) for tier in tiers)),
            Network.OUT if tiers[0].balance_billing else Network.IN,
        )
        for name, tiers in found.items()
    )


def network_title(coverage: Coverage, network: str, voice: Voice) -> str:
    """What a network of ``coverage`` is called: in, out of network, or a further tier."""
    tier = coverage.network_tier(network)
    return voice(f"plan.{_CALLED.get(network, 'in_network')}") if tier is None else tier_title(tier, voice)


def counting_in_words(coverage: Coverage, tier: NetworkTier, voice: Voice) -> str:
    """For which networks what is paid in ``tier`` counts too, and whose payments count in it."""
    said = []
    for key, names in (("counts_toward", tier.counts_toward), ("counted_from", tier.counted_from)):
        if names:
            networks = ", ".join(network_title(coverage, name, voice) for name in names)
            said.append(voice(f"network_tiers.{key}_these", networks=networks))
    return " ".join(said) or voice("network_tiers.counts_alone")


def contract_in_words(tier: NetworkTier, voice: Voice) -> str:
    """Whether its providers may bill more than the allowed amount."""
    return voice("network_tiers.balance_yes" if tier.balance_billing else "network_tiers.balance_no")


def tier_facts(coverage: Coverage, write: Writer) -> Iterator[Fact]:
    """What ``coverage`` says of its further network tiers."""
    voice = write.voice
    for tier in coverage.further_tiers:
        title = tier_title(tier, voice)
        here = write.under(f"tier {tier.name}", title)
        for name in _AMOUNTS:
            own = getattr(tier, name)
            for who in _WHO:
                words = write.own("as_in_network") if own is None else write.money(getattr(own, who))
                yield here.fact(name, words, ALWAYS, write.detail(name, who), (who,))
        counts, contract = counting_in_words(coverage, tier, voice), contract_in_words(tier, voice)
        yield _fact(here, "counting", counts, shown=if_more(tier.counts_toward or tier.counted_from))
        yield _fact(here, "balance_billing", contract, shown=tier.balance_billing)


def _fact(write: Writer, name: str, words: str, *, shown: bool) -> Fact:
    label, meaning = (write.voice.of("network_tiers")(key) for key in (name, f"{name}_is"))
    return Fact((*write.place, name), write.section, label, meaning, words, shown)
