"""The rules of ONE line: whole numbers in, whole numbers out. Read it beside docs/rules.md; its steps are named here.

Amounts are cents, rates basis points, yes and no 1 and 0. Plain integers and NamedTuples keep these functions fast
enough for an estimate and compilable for a million of them. Nothing here knows of dates, people or accumulators: what
is left of them comes in, what is counted goes out. Sentences are made elsewhere (``reasons``).
"""

from typing import Final, NamedTuple

NO_LIMIT: Final = 10**12
"""Stands for 'there is no such limit': more than any amount, so that the arithmetic needs no exception."""

COVERED: Final = 0
NOT_COVERED: Final = 1
NO_AUTHORIZATION: Final = 2
WAITING: Final = 3
VISITS_USED: Final = 4
LIFETIME_VISITS_USED: Final = 5
NOT_COVERED_OUT_OF_NETWORK: Final = 6
BEFORE_COVERAGE: Final = 7
AFTER_COVERAGE: Final = 8
"""Whether a line is covered, or why not (docs/rules.md, step 2)."""


class Rule(NamedTuple):
    """A benefit's rule for one visit. ``visit_least`` of 0 and NO_LIMIT elsewhere: there is none.

    The last ones are out of the ordinary: ``copay_most``, what copays of a plan year come to at most; what the copays
    of a day, of a course come to at most is the highest of them; ``coinsurance`` is of the first ``changes_after`` of
    what it is taken of in a plan year, ``coinsurance_then`` of the rest.
    """

    copay: int
    coinsurance: int
    deductible_applies: int
    copay_first: int
    coinsurance_on_allowed: int
    copay_when_crossing: int
    copay_counts_to_deductible: int
    counts_to_limit: int
    visit_least: int
    visit_most: int
    allowance: int
    penalty: int
    penalty_rate: int
    discount_when_not_covered: int
    deductible_in_limit: int = 1
    visit_deductible: int = 0
    changes_after: int = NO_LIMIT
    coinsurance_then: int = 0
    copay_most: int = NO_LIMIT
    copay_once_a_day: int = 0
    copay_once_a_course: int = 0


class Help(NamedTuple):
    """Help that counts toward no deductible and no limit: what is left of it, and the member's own first part."""

    uncounted: int
    after: int


NO_HELP: Final = Help(0, 0)


class Remaining(NamedTuple):
    """What is left for this line: of the deductible, the out-of-pocket limit, the plan's dollar limits, and of help
    that does not count toward deductible and limit (``uncounted_help``; ``help_after`` is the member's own first part).
    ``paid_first`` is what a benefit that pays first has paid of it already.
    """

    deductible: int
    limit: int
    dollars: int
    uncounted_help: int = 0
    help_after: int = 0
    paid_first: int = 0


class Shares(NamedTuple):
    """What becomes of one line. billed = discount + balance_billed + allowed, and allowed = deductible + copay +
    coinsurance + excluded (all four kinds) + plan + what was paid first. The last ones say how: the amount the
    coinsurance was taken of, what the bounds per visit added (or, negative, took off), what the out-of-pocket limit
    cut, what counts toward each accumulator, and the help expected that does not. ``visit_deductible`` is the part of
    the deductible that is the visit's own and counts toward no deductible of the year.
    """

    allowed: int
    discount: int
    balance_billed: int
    excluded: int
    over_allowance: int
    over_dollars: int
    penalty: int
    deductible: int
    copay: int
    coinsurance: int
    plan: int
    coinsurance_base: int
    bounded: int
    cut: int
    deductible_credit: int
    limit_credit: int
    uncounted_help: int
    visit_deductible: int = 0


RemainingRow = tuple[int, int, int, int, int, int]
SharesRow = tuple[int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int]
"""The fields of ``Remaining`` and of ``Shares``, bare: to name them takes half as long as to price the line."""

DEDUCTIBLE_CREDIT: Final = Shares._fields.index("deductible_credit")
LIMIT_CREDIT: Final = Shares._fields.index("limit_credit")
PLAN_PAYS: Final = Shares._fields.index("plan")
"""Where they stand among the ``Shares``."""


def part(amount: int, points: int) -> int:
    """``points`` of ``amount``, rounded half up to the cent (step 5)."""
    return (amount * points + 5_000) // 10_000


def allowed_amount(billed: int, negotiated: int, status: int, discount_holds: int) -> int:
    """Step 1, and step 2's last sentence: a service that is not covered has no negotiated rate, nor has anybody who is
    not covered on that day."""
    if status and (
        status >= BEFORE_COVERAGE or (status in (NOT_COVERED, NOT_COVERED_OUT_OF_NETWORK) and not discount_holds)
    ):
        return billed
    return negotiated if negotiated < billed else billed


def deductible_copay_rest(rule: Rule, covered: int, deductible_left: int) -> tuple[int, int, int]:
    """Steps 4 and 5: the deductible and the copay in the plan's order, and what they leave."""
    if rule.copay_first:
        copay = rule.copay if rule.copay < covered else covered
        rest = covered - copay
        deductible = 0
        if rule.deductible_applies:
            if rule.copay_counts_to_deductible:
                deductible_left = deductible_left - copay if copay < deductible_left else 0
            deductible = deductible_left if deductible_left < rest else rest
        return deductible, copay, rest - deductible
    deductible = 0
    if rule.deductible_applies:
        deductible = deductible_left if deductible_left < covered else covered
    rest = covered - deductible
    copay = rule.copay if rule.copay < rest else rest
    if deductible and not rule.copay_when_crossing:
        copay = 0
    return deductible, copay, rest - copay


def own_deductible_of_visit(rule: Rule, covered: int) -> int:
    """Step 4: the deductible that each visit has of its own, which comes before that of the year; a copay that is taken
    first comes before both."""
    before = 0
    if rule.copay_first:
        before = rule.copay if rule.copay < covered else covered
    return min(rule.visit_deductible, covered - before)


def coinsurance_of(rule: Rule, base: int) -> int:
    """Step 5: the percentage of ``base``, where it is another one beyond an amount of the year. It rounds once."""
    first = rule.changes_after if rule.changes_after < base else base
    return (first * rule.coinsurance + (base - first) * rule.coinsurance_then + 5_000) // 10_000


def bounded_share(rule: Rule, copay: int, coinsurance: int, most_possible: int) -> tuple[int, int, int]:
    """Step 5's bounds: copay and coinsurance together stay within least and most per visit, and within the line.

    Returns copay, coinsurance and what the bounds added to their sum.
    """
    together = copay + coinsurance
    if together > rule.visit_most:
        over = together - rule.visit_most
        if over <= coinsurance:
            return copay, coinsurance - over, -over
        return rule.visit_most, 0, -over
    least = rule.visit_least if rule.visit_least < most_possible else most_possible
    if together < least:
        return copay, coinsurance + least - together, least - together
    return copay, coinsurance, 0


def cut_to(room: int, deductible: int, copay: int, coinsurance: int) -> tuple[int, int, int]:
    """Step 6: cut the member's share back to ``room``: coinsurance first, then copay, then deductible."""
    over = deductible + copay + coinsurance - room
    if over <= 0:
        return deductible, copay, coinsurance
    if over <= coinsurance:
        return deductible, copay, coinsurance - over
    over -= coinsurance
    if over <= copay:
        return deductible, copay - over, 0
    return deductible - (over - copay), 0, 0


def own_part(rule: Rule, first: int, limit_left: int) -> int:
    """The member's own part beside a program, ``first``: never more than is left of the limit (step 10)."""
    return limit_left if rule.counts_to_limit and limit_left < first else first


def uncounted_part(rule: Rule, share: int, left: Remaining, beside: int = 0) -> int:
    """What help that counts toward nothing pays of the member's share, before the limit sees it (step 10's program).

    Once the limit is met the member owes nothing but what is ``beside`` it, so there is nothing else to help with.
    """
    limit = left.limit + beside
    if rule.counts_to_limit and limit == 0:
        return 0
    open_share = share - own_part(rule, left.help_after, limit)
    if open_share <= 0:
        return 0
    return left.uncounted_help if left.uncounted_help < open_share else open_share


def price_line(rule: Rule, billed: int, negotiated: int, in_network: int, status: int, left: Remaining) -> Shares:
    """Price one line: steps 1 to 8 of docs/rules.md, in their order."""
    # Made of the bare tuple: to hand its parts over one by one takes a tenth as long as to price the line.
    return tuple.__new__(Shares, shares_of(rule, billed, negotiated, in_network, status, left))


def shares_of(rule: Rule, billed: int, negotiated: int, in_network: int, status: int, left: RemainingRow) -> SharesRow:
    """The same, bare: the fields of ``Shares`` in their order, from those of ``Remaining``."""
    deductible_left, limit_left, dollars_left, uncounted_help, _, paid_first = left
    allowed = to_pay = allowed_amount(billed, negotiated, status, rule.discount_when_not_covered)
    if paid_first:
        to_pay = allowed - paid_first if paid_first < allowed else 0
        allowed = to_pay + paid_first
    discount, balance = (billed - allowed, 0) if in_network else (0, billed - allowed)
    if status != COVERED:
        return allowed, discount, balance, to_pay, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0

    covered = rule.allowance if rule.allowance < to_pay else to_pay
    of_visit = own_deductible_of_visit(rule, covered) if rule.visit_deductible else 0
    deductible, copay, rest = deductible_copay_rest(rule, covered - of_visit, deductible_left)
    deductible += of_visit
    base = covered if rule.coinsurance_on_allowed else rest
    coinsurance = (base * rule.coinsurance + 5_000) // 10_000
    if base > rule.changes_after:
        coinsurance = coinsurance_of(rule, base)
    if coinsurance > rest:
        coinsurance = rest
    bounded = 0
    if rule.visit_least or rule.visit_most != NO_LIMIT:
        copay, coinsurance, bounded = bounded_share(rule, copay, coinsurance, covered - deductible)

    share = deductible + copay + coinsurance
    beside = 0 if rule.deductible_in_limit else deductible
    helped = uncounted_part(rule, share, Remaining(*left), beside) if uncounted_help else 0
    # Help takes the deductible first, so that what it pays of one beside the limit makes no room in the limit.
    bounding = share - (helped if helped > beside else beside)
    cut = 0
    if rule.counts_to_limit and bounding > limit_left:
        cut = bounding - limit_left
        inside, copay, coinsurance = cut_to(share - beside - cut, deductible - beside, copay, coinsurance)
        deductible, share, bounding = inside + beside, share - cut, limit_left

    plan = covered - share
    penalty = over_dollars = 0
    if rule.penalty or rule.penalty_rate:
        penalty = min(rule.penalty + part(plan, rule.penalty_rate), plan)
        plan -= penalty
    if plan > dollars_left:
        over_dollars = plan - dollars_left
        plan = dollars_left
    over_allowance = to_pay - covered

    counted = deductible + (copay if rule.copay_counts_to_deductible else 0) - helped
    if of_visit:
        of_visit = min(of_visit, deductible)
        counted -= max(of_visit - helped, 0)
    return (
        allowed,
        discount,
        balance,
        over_allowance + over_dollars + penalty,
        over_allowance,
        over_dollars,
        penalty,
        deductible,
        copay,
        coinsurance,
        plan,
        base,
        bounded,
        cut,
        counted if counted > 0 else 0,
        bounding if rule.counts_to_limit else 0,
        helped,
        of_visit,
    )
