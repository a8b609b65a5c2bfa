"""The columns that the flow of whole numbers works on: a row is a coverage, a benefit in a network, an account, a year.

Each table is a NamedTuple of columns: lists in CPython, arrays of 64-bit integers when it is compiled. A row is named
by its place in them. Amounts are cents, rates basis points, days ordinals (``date.toordinal``), yes and no 1 and 0;
NOBODY stands where there is no row, NO_LIMIT where there is no such amount. Nothing here changes while lines are
priced (``books`` holds what does), so one set of columns serves every course under its plan.
"""

from typing import Final, NamedTuple

from calculator.engine.adjudication.rulebook import Rule

Column = list[int]

NOBODY: Final = -1
"""In place of a row's place: there is none, such as no rider for a kind of line."""

UNKNOWN: Final = -1
"""In place of an amount that nobody stated, such as an agreed rate."""

FAR: Final = 10**9
"""A day after all days."""


class Lines(NamedTuple):
    """The dated lines of a course: the day, the kind (a row of ``Kinds``), what is billed, and the rates agreed on for
    it in the plan and in a second plan; UNKNOWN: the rate is the benefit's."""

    day: Column
    kind: Column
    billed: Column
    agreed: Column
    agreed_second: Column


class Kinds(NamedTuple):
    """Lines of one service, network and person: their routes through a second plan that pays first (``carve_out``), the
    rider, the plan and a second plan that pays after it, and the manufacturer's program that helps with them. NOBODY:
    that party has nothing to do with them."""

    carve_out: Column
    rider: Column
    plan: Column
    second: Column
    program: Column


class Routes(NamedTuple):
    """What one kind of line meets in one coverage. ``years`` is the coverage whose accumulators' years hold: another
    one's where those are shared.

    ``status`` is what holds on every day; ``even``: nothing else can hold on a day within ``first_day`` and
    ``last_day``. ``rule`` is a row of the rules; ``first_tier`` to ``last_tier`` are rows of ``Tiers``. The rate is
    ``rate`` and ``rate_points`` of the billed price together. ``uses`` is the row of what is used of the benefit's
    limits, the four limits beside it. ``waits_until`` is the first day after the waiting period. ``deductible`` and
    ``limit`` are the person's rows that the line draws from; what it counts toward are the rows that ``Counted.row``
    names from ``first_deductible`` to ``last_deductible``, and from ``first_limit`` to ``last_limit``: none where the
    plan has no such amount.
    """

    coverage: Column
    years: Column
    first_day: Column
    last_day: Column
    in_network: Column
    status: Column
    even: Column
    rule: Column
    first_tier: Column
    last_tier: Column
    rate: Column
    rate_points: Column
    waits_until: Column
    uses: Column
    visit_limit: Column
    lifetime_visit_limit: Column
    dollar_limit: Column
    lifetime_dollar_limit: Column
    deductible: Column
    limit: Column
    first_deductible: Column
    last_deductible: Column
    first_limit: Column
    last_limit: Column


class Tiers(NamedTuple):
    """The rules of a year's first visits: through which visit, and the row of the rule."""

    through: Column
    rule: Column


class Counted(NamedTuple):
    """The rows of accumulators that lines count toward, run by run."""

    row: Column


class Coverages(NamedTuple):
    """The plan, its rider, a second plan: their accumulators and their benefits' uses as runs of rows.

    ``carry_over`` is one of ``accumulators``' three. ``coordination`` is a second plan's method (``second_plan``), ``pays_first`` and
    ``shares`` a rider's. ``bears`` and ``attachment`` say what of its payments falls on the employer.
    """

    first_family: Column
    last_family: Column
    first_use: Column
    last_use: Column
    carry_over: Column
    coordination: Column
    pays_first: Column
    shares: Column
    bears: Column
    attachment: Column


class Families(NamedTuple):
    """The deductibles and limits of each coverage and network, as the family's: its persons' rows of accumulators, and
    whether the whole family's amount is what binds each of them.
    ``of_person`` is the other way round: by row of accumulators, the row here."""

    first_person: Column
    last_person: Column
    aggregate: Column
    of_person: Column


class YearlyAmounts(NamedTuple):
    """The amounts of a row of ``Families`` in one year: a person's, and the family's."""

    person: Column
    family: Column


class Programs(NamedTuple):
    """A manufacturer's program: its money of a calendar year, the member's own first part, how it works."""

    yearly: Column
    own_first: Column
    counts: Column
    maximizes: Column
    fills_per_year: Column
    plan_pays_after: Column


class Accounts(NamedTuple):
    """The accounts in the order in which they pay: scope, basis points, after how much they start, and how their year
    turns (``accounts``). ``carry_limit`` is the most that goes on into the next year."""

    scope: Column
    points: Column
    pays_care: Column
    is_own: Column
    starts_after: Column
    yearly: Column
    stays: Column
    elected: Column
    grace: Column
    carry_limit: Column


class Stated(NamedTuple):
    """What is said to be counted already: by row of ``Families`` the member's own, the rest of the family's, and how
    much of his own is of the last quarter."""

    own: Column
    others: Column
    late: Column


class StatedUses(NamedTuple):
    """What is said to be used already of a benefit's limits, by row of uses: visits, and cents that the plan paid."""

    visits: Column
    dollars: Column
    lifetime_visits: Column
    lifetime_dollars: Column


class Calendar(NamedTuple):
    """What happens on the way, in order of its day: ``what`` (``turns``) and to which row. Where a year of accumulators
    begins, ``amounts`` is the first row of its amounts and ``late_from`` the first day of its last quarter. ``own`` and
    ``employer`` are cents that are paid in, or were paid before. The last day is FAR."""

    day: Column
    what: Column
    row: Column
    amounts: Column
    late_from: Column
    own: Column
    employer: Column


class Terms(NamedTuple):
    """All columns of a plan and a member for the kinds of lines of a course."""

    kinds: Kinds
    routes: Routes
    rules: list[Rule]
    tiers: Tiers
    counted: Counted
    coverages: Coverages
    families: Families
    amounts: YearlyAmounts
    programs: Programs
    accounts: Accounts
    stated: Stated
    stated_uses: StatedUses


def rule_at(rules: list[Rule], row: int) -> Rule:
    """The rule in ``row``."""
    return rules[row]
