"""A further network tier that says what a network says prices as that network does, over whole random worlds."""

from typing import Final, TypeVar

from hypothesis import given

from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.base import changed, replaced
from calculator.model.benefit import Benefit, CostShare
from calculator.model.course import Network
from calculator.model.estimate import Level
from calculator.model.member import Enrollment, Member, Met, TierMet
from calculator.model.plan import Coverage, NetworkCredit, NetworkTier, Plan, TierShare
from tests.properties.settings import thorough
from tests.properties.strategies import World, worlds

_TIER = "third"

C = TypeVar("C", bound=Coverage)
E = TypeVar("E", bound=Enrollment)


def _counting(credit: NetworkCredit, network: Network) -> tuple[bool, bool]:
    """Whether what is counted in ``network`` counts for the other one, and the other way round."""
    toward = NetworkCredit.IN_COUNTS_OUT if network is Network.IN else NetworkCredit.OUT_COUNTS_IN
    back = NetworkCredit.OUT_COUNTS_IN if network is Network.IN else NetworkCredit.IN_COUNTS_OUT
    return credit in (toward, NetworkCredit.BOTH), credit in (back, NetworkCredit.BOTH)


def _like(coverage: Coverage, network: Network, credit: NetworkCredit | None = None) -> NetworkTier:
    """A third tier with the amounts of ``network``."""
    name = "in_network" if network is Network.IN else "out_of_network"
    other = (Network.OUT.value,) if network is Network.IN else (Network.IN.value,)
    toward, back = _counting(credit or coverage.network_credit, network)
    return NetworkTier(
        name=_TIER,
        deductible=getattr(coverage.deductible, name),
        out_of_pocket_limit=getattr(coverage.out_of_pocket_limit, name),
        counts_toward=other if toward else (),
        counted_from=other if back else (),
        balance_billing=network is Network.OUT,
    )


def _shared(benefit: Benefit, network: Network) -> Benefit:
    share = benefit.share_in(network)
    return replaced(benefit, further_tiers=() if share is None else (TierShare(tier=_TIER, share=share),))


def _with_third(plan: Plan, network: Network) -> Plan:
    """``plan`` with a third tier that is as ``network`` is, and no other."""
    rider = plan.rider
    if rider is not None:
        rider = _in_coverage(rider, network)
    return _in_coverage(replaced(plan, years=(), rider=rider), network)


def _in_coverage(coverage: C, network: Network) -> C:
    return changed(
        coverage,
        further_tiers=(_like(coverage, network),),
        benefits=tuple(_shared(benefit, network) for benefit in coverage.benefits),
    )


_NOTHING: Final = dict.fromkeys(
    ("met", "met_out_of_network", "met_drug", "others", "others_out_of_network", "others_drug"), Met()
) | {"met_last_quarter": 0, "met_in_tiers": ()}


def _met_in(enrolled: E, network: Network, tier: str | None) -> E:
    """The enrollment with what is met in ``network`` and nowhere else; ``tier``: it is met in that one instead."""
    names = ("met", "others") if network is Network.IN else ("met_out_of_network", "others_out_of_network")
    met, others = (getattr(enrolled, name) for name in names)
    if tier is None:
        return replaced(enrolled, **_NOTHING | {names[0]: met, names[1]: others})
    return replaced(enrolled, **_NOTHING | {"met_in_tiers": (TierMet(tier=tier, met=met, others=others),)})


def _member(member: Member, network: Network, tier: str | None = None) -> Member:
    """``member`` in one plan from beginning to end, to whom nothing is counted but in ``network``, or the ``tier``."""
    rider = None if member.rider is None else _met_in(member.rider, network, tier)
    alone = replaced(member, changes=(), by_plan=(), single_case_agreements=(), other_coverage=None, rider=rider)
    return _met_in(alone, network, tier)


def check_as_network(world: World, network: Network) -> None:
    """Every line of the course in ``network``, and every line in the third tier, comes to the same."""
    plan = _with_third(world.plan, network)
    lines = tuple(replaced(line, network=network, network_tier=None) for line in world.course.lines)
    usual = replaced(world.course, lines=lines)
    further = replaced(usual, lines=tuple(replaced(line, network_tier=_TIER) for line in lines))
    for level in Level:
        as_network = price(schedule(usual, level), plan, _member(world.member, network))
        as_tier = price(schedule(further, level), plan, _member(world.member, network, _TIER))
        assert [line.amounts for line in as_tier.lines] == [line.amounts for line in as_network.lines]
        assert [line.standing for line in as_tier.lines] == [line.standing for line in as_network.lines]


@thorough
@given(worlds)
def test_a_third_tier_like_in_network_prices_as_in_network(world: World) -> None:
    check_as_network(world, Network.IN)


@thorough
@given(worlds)
def test_a_third_tier_like_out_of_network_prices_as_out_of_network(world: World) -> None:
    check_as_network(world, Network.OUT)


def _alone(coverage: C) -> C:
    """``coverage`` with rules in its further tiers only; elsewhere it asks for nothing out of the ordinary."""
    benefits = tuple(replaced(one, in_network=CostShare(), out_of_network=None) for one in coverage.benefits)
    return replaced(coverage, benefits=benefits)


@thorough
@given(worlds)
def test_what_a_rule_of_a_tier_asks_for_does_not_depend_on_the_rules_of_other_networks(world: World) -> None:
    plan, member = _with_third(world.plan, Network.IN), _member(world.member, Network.IN, _TIER)
    alone = replaced(_alone(plan), rider=None if plan.rider is None else _alone(plan.rider))
    lines = tuple(replaced(line, network=Network.IN, network_tier=_TIER) for line in world.course.lines)
    dated = schedule(replaced(world.course, lines=lines), Level.LIKELY)
    beside, by_itself = price(dated, plan, member), price(dated, alone, member)
    assert [line.amounts for line in by_itself.lines] == [line.amounts for line in beside.lines]


@thorough
@given(worlds)
def test_a_tier_with_the_amounts_of_in_network_and_no_own_is_in_network(world: World) -> None:
    """A tier without amounts of its own is in network line by line, whatever the other lines are in."""
    plan = replaced(world.plan, years=(), rider=None)
    named = tuple(_shared(benefit, Network.IN) for benefit in plan.benefits)
    plan = changed(plan, further_tiers=(NetworkTier(name=_TIER),), benefits=named)
    usual = replaced(world.course, lines=tuple(replaced(line, network_tier=None) for line in world.course.lines))
    further = replaced(
        usual,
        lines=tuple(replaced(line, network_tier=_TIER if line.network is Network.IN else None) for line in usual.lines),
    )
    member = replaced(world.member, changes=())
    as_network = price(schedule(usual, Level.LIKELY), plan, member)
    as_tier = price(schedule(further, Level.LIKELY), plan, member)
    assert [line.amounts for line in as_tier.lines] == [line.amounts for line in as_network.lines]


@thorough
@given(worlds)
def test_a_plan_without_the_tier_prices_by_in_or_out_of_network(world: World) -> None:
    """A provider may be in a tier of one plan and plainly in the network of another."""
    lines = tuple(replaced(line, network_tier="elsewhere") for line in world.course.lines)
    bare = tuple(replaced(line, network_tier=None) for line in world.course.lines)
    there = price(schedule(replaced(world.course, lines=lines), Level.LIKELY), world.plan, world.member)
    here = price(schedule(replaced(world.course, lines=bare), Level.LIKELY), world.plan, world.member)
    assert [line.amounts for line in there.lines] == [line.amounts for line in here.lines]
