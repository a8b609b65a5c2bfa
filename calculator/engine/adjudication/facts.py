"""What an explanation of benefits says of a line stands in place of what the rules find (docs/rules.md, 'What has
happened').

What it does not say is what the rules find, as far as the amounts of the line then add up. Where it says what cannot be
true together, the allowed amount holds first, then what the plan paid, then what is the member's. Whole numbers and
columns only.
"""

from typing import Final, NamedTuple

from calculator.engine.adjudication.books import Accumulators, Books, FamilyBooks
from calculator.engine.adjudication.columns import NOBODY, UNKNOWN, Column, Facts, Kind, Route, Terms, row_at
from calculator.engine.adjudication.ledger import Rated
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, first, less, owed
from calculator.engine.adjudication.rulebook import COVERED, NOT_COVERED, Rule, Shares, SharesRow, cut_to, shares_of
from calculator.engine.adjudication.second_plan import SecondPayment

_NO_PARTS: Final = MemberShare(0, 0, 0, 0, 0)


class PaidBefore(NamedTuple):
    """What a second plan and a rider paid of a line before the plan, and the rate that holds for it in the plan."""

    second: SecondPayment
    rider: int
    agreed: int


def paid_before(
    facts: Facts, fact: int, carve_out: int, second: SecondPayment, rider: int, billed: int, agreed: int
) -> PaidBefore:
    """What is said of those who pay first and of the plan's allowed amount, or what the rules found: ``second``,
    ``rider`` and ``agreed``."""
    said = facts.second[fact]
    if carve_out != NOBODY and said != UNKNOWN:
        said = min(said, billed)
        second = SecondPayment(second.own, second.allowed, said, second.left)
    said = facts.plan[fact]
    if said != UNKNOWN and said < rider:
        rider = said
    rider = min(rider, max(billed - second.pays, 0))
    return PaidBefore(second, rider, agreed if facts.allowed[fact] == UNKNOWN else facts.allowed[fact])


def as_explained(
    facts: Facts, fact: int, route: Route, billed: int, second_paid: int, rider: int, priced: Rated
) -> Rated:
    """The line as ``priced`` by the rules, with what is said of it in the place of what they found. ``second_paid`` and
    ``rider`` are what was paid before."""
    rule, status, visit, left, row = priced
    if facts.missed[fact]:
        # It is no service, so that nobody covers or discounts it.
        return rule, NOT_COVERED, visit, left, shares_of(rule, billed, billed, route.in_network, NOT_COVERED, left)
    found = Shares(*row)
    if route.in_network and _only_owed(facts, fact):
        allowed = min(second_paid + rider + facts.owes[fact], billed)
        parts = MemberShare(0, 0, 0, max(allowed - second_paid - rider, 0), 0)
    else:
        allowed = _allowed(facts, fact, billed, second_paid, rider, found, route.in_network)
        parts = _parts(facts, fact, allowed - second_paid, rider, billed - allowed, found, route.in_network)
    plan = allowed - second_paid - rider - cost_sharing(parts) - parts.excluded
    unchanged = (
        allowed == found.allowed
        and plan == found.plan
        and parts.deductible == found.deductible
        and parts.copay == found.copay
        and parts.coinsurance == found.coinsurance
    )
    if unchanged:
        return priced
    if cost_sharing(parts) + plan > 0:
        status = COVERED
    elif status == COVERED and parts.excluded > 0:
        status = NOT_COVERED
    return rule, status, visit, left, _shares(rule, billed, allowed, parts, plan, found, route.in_network)


def paid_by_second(
    terms: Terms,
    books: Books,
    kind: Kind,
    facts: Facts,
    fact: int,
    parts: MemberShare,
    discount: int,
    second: SecondPayment,
) -> SecondPayment:
    """What is said that a second plan paid of ``parts``, which the plan leaves, and of its ``discount``, in place of
    what its rules find: ``second``. What it takes off the rest by its contract stays off."""
    said, owes = facts.second[fact], facts.owes_second[fact]
    before, found = owed(parts), second.pays
    if kind.carve_out != NOBODY or (said == UNKNOWN and owes == UNKNOWN):
        left = parts if kind.second == NOBODY else second.left
        return SecondPayment(second.own, second.allowed, second.pays, left)
    still = before if kind.second == NOBODY else owed(second.left) + found
    if said == UNKNOWN:
        said = still - owes if owes < still else 0
    said = min(said, before + discount)
    if kind.second != NOBODY:
        used = row_at(terms.routes, kind.second).uses
        books.uses.dollars[used] = max(books.uses.dollars[used] + said - found, 0)
        books.uses.lifetime_dollars[used] = max(books.uses.lifetime_dollars[used] + said - found, 0)
    rest = first(less(parts, said), still - said if said < still else 0)
    return SecondPayment(second.own, second.allowed, said, rest)


def state_used(terms: Terms, books: Books, kind: Kind, route: Route, rule: Rule, facts: Facts, fact: int) -> None:
    """Let exactly that be used to date which is said: it is what the payer itself has counted. ``rule`` is that by
    which the line was priced on its ``route``."""
    if facts.of_second[fact]:
        row = kind.second if kind.carve_out == NOBODY else kind.carve_out
        if row == NOBODY:
            return
        route = row_at(terms.routes, row)
        rule = row_at(terms.rules, route.rule)
    accumulators, families, before = books.accumulators, books.families, books.superseded
    own, common = facts.deductible_met[fact], facts.family_deductible_met[fact]
    more = _state_own(accumulators, families, route.deductible, own, before.deductible, fact)
    _state_family(families, accumulators.family[route.deductible], common, before.family_deductible, fact)
    if route.has_limit:
        if rule.counts_to_limit and rule.deductible_in_limit:
            # What counts toward the deductible counts toward the limit, in whichever claim it was.
            _count_more(accumulators, families, route.limit, more)
        _state_own(accumulators, families, route.limit, facts.limit_met[fact], before.limit, fact)
        _state_family(
            families, accumulators.family[route.limit], facts.family_limit_met[fact], before.family_limit, fact
        )
    visits, counted = facts.visits_used[fact], books.uses.visits[route.uses]
    if visits not in (UNKNOWN, counted):
        before.visits[fact] = counted
        books.uses.visits[route.uses] = visits
        ever = books.uses.lifetime_visits[route.uses] + visits - counted
        books.uses.lifetime_visits[route.uses] = max(ever, visits)


def _state_own(
    accumulators: Accumulators, families: FamilyBooks, row: int, said: int, before: Column, fact: int
) -> int:
    """Let ``said`` be counted for a person; what that changes changes for the family too. How much more is counted."""
    counted = accumulators.amount[row] - accumulators.left[row]
    if said in (UNKNOWN, counted):
        return 0
    before[fact] = counted
    more = min(said, accumulators.amount[row]) - counted
    _count_more(accumulators, families, row, more)
    accumulators.late[row] = min(accumulators.late[row], counted + more)
    return more


def _count_more(accumulators: Accumulators, families: FamilyBooks, row: int, more: int) -> None:
    """Count so much more for a person and the family, or (negative) so much less."""
    family = accumulators.family[row]
    accumulators.left[row] = min(max(accumulators.left[row] - more, 0), accumulators.amount[row])
    families.left[family] = min(max(families.left[family] - more, 0), families.amount[family])


def _state_family(families: FamilyBooks, family: int, said: int, before: Column, fact: int) -> None:
    """Let ``said`` be counted for the family."""
    counted = families.amount[family] - families.left[family]
    if said not in (UNKNOWN, counted):
        before[fact] = counted
        families.left[family] = max(families.amount[family] - said, 0)


def _only_owed(facts: Facts, fact: int) -> int:
    """Whether nothing is said to be allowed, paid or shared, and yet something owed: a denial that leaves out how much
    is not covered. Where a balance may be billed it is that balance."""
    if facts.allowed[fact] != 0 or facts.excluded[fact] != UNKNOWN or facts.owes[fact] <= 0:
        return 0
    shared = max(facts.deductible[fact], facts.copay[fact], facts.coinsurance[fact])
    return int(max(facts.plan[fact], shared) <= 0)


def _allowed(facts: Facts, fact: int, billed: int, second_paid: int, rider: int, found: Shares, in_network: int) -> int:
    """The allowed amount as it is said, or as it follows from what was paid and what is owed; else as the rules find
    it, and no less than what is said to be part of it."""
    said, plan, owes = facts.allowed[fact], facts.plan[fact], facts.owes[fact]
    if said != UNKNOWN:
        return min(max(said, second_paid + rider), billed)
    least = second_paid + max(plan, rider)
    if owes != UNKNOWN and (in_network or (plan != UNKNOWN and least + owes < billed)):
        least += owes
        if plan != UNKNOWN:
            return min(least, billed)
    else:
        for cents in (facts.deductible[fact], facts.copay[fact], facts.coinsurance[fact], facts.excluded[fact]):
            least += max(cents, 0)
    return min(max(found.allowed, least), billed)


def _parts(facts: Facts, fact: int, to_pay: int, rider: int, over: int, found: Shares, in_network: int) -> MemberShare:
    """What of ``to_pay``, that nobody paid first, is the member's, and what is billed ``over`` the allowed amount."""
    plan, owes = facts.plan[fact], facts.owes[fact]
    balance = 0 if in_network else over
    if plan != UNKNOWN:
        return _filled(facts, fact, max(to_pay - plan, 0), found, balance)
    if owes != UNKNOWN:
        # What is owed out of network takes the balance in; where it is too little for that, it is said without it.
        mine = owes - balance if owes >= balance else owes
        return _filled(facts, fact, min(mine, to_pay), found, balance)
    mine = 0
    for said, cents in (
        (facts.deductible[fact], found.deductible),
        (facts.copay[fact], found.copay),
        (facts.coinsurance[fact], found.coinsurance),
        (facts.excluded[fact], found.excluded),
    ):
        mine += cents if said == UNKNOWN else said
    return _filled(facts, fact, min(mine, max(to_pay - rider, 0)), found, balance)


def _filled(facts: Facts, fact: int, mine: int, found: Shares, balance: int) -> MemberShare:
    """``mine`` as its parts: those that are said, and of the others what the rules find. What is too much comes off the
    exclusions, then off coinsurance, copay and deductible; what is more is not covered, unless it is said how much that
    is."""
    said = MemberShare(
        max(facts.deductible[fact], 0),
        max(facts.copay[fact], 0),
        max(facts.coinsurance[fact], 0),
        max(facts.excluded[fact], 0),
        0,
    )
    open_ = MemberShare(
        found.deductible if facts.deductible[fact] == UNKNOWN else 0,
        found.copay if facts.copay[fact] == UNKNOWN else 0,
        found.coinsurance if facts.coinsurance[fact] == UNKNOWN else 0,
        found.excluded if facts.excluded[fact] == UNKNOWN else 0,
        0,
    )
    rest = mine - owed(said)
    if rest < 0:
        said, open_ = _cut(said, mine), _NO_PARTS
    elif rest < owed(open_):
        open_ = _cut(open_, rest)
    more = mine - owed(said) - owed(open_)
    deductible, copay, coinsurance, excluded = 0, 0, 0, 0
    if facts.excluded[fact] == UNKNOWN:
        excluded = more
    elif facts.coinsurance[fact] == UNKNOWN:
        coinsurance = more
    elif facts.copay[fact] == UNKNOWN:
        copay = more
    elif facts.deductible[fact] == UNKNOWN:
        deductible = more
    else:
        excluded = more
    return MemberShare(
        said.deductible + open_.deductible + deductible,
        said.copay + open_.copay + copay,
        said.coinsurance + open_.coinsurance + coinsurance,
        said.excluded + open_.excluded + excluded,
        balance,
    )


def _cut(parts: MemberShare, to: int) -> MemberShare:
    """``parts`` cut back ``to`` cents: exclusions first, then as the out-of-pocket limit cuts."""
    sharing = cost_sharing(parts)
    excluded = min(parts.excluded, to - sharing if sharing < to else 0)
    deductible, copay, coinsurance = cut_to(to, parts.deductible, parts.copay, parts.coinsurance)
    return MemberShare(deductible, copay, coinsurance, excluded, 0)


def _shares(
    rule: Rule, billed: int, allowed: int, parts: MemberShare, plan: int, found: Shares, in_network: int
) -> SharesRow:
    """The line made of ``parts`` and what the plan pays; what of it counts is as in ``rulebook.price_line``. Of a line
    that is not covered nothing is shared, and nothing counts; what help takes off that, whoever counts it knows."""
    of_visit = min(found.visit_deductible, parts.deductible)
    beside = 0 if rule.deductible_in_limit else parts.deductible
    counted = parts.deductible - of_visit + (parts.copay if rule.copay_counts_to_deductible else 0)
    return (
        allowed,
        billed - allowed if in_network else 0,
        parts.balance_billed,
        parts.excluded,
        0,
        0,
        0,
        parts.deductible,
        parts.copay,
        parts.coinsurance,
        plan,
        found.coinsurance_base,
        found.bounded,
        found.cut,
        counted,
        cost_sharing(parts) - beside if rule.counts_to_limit else 0,
        found.uncounted_help,
        of_visit,
    )
