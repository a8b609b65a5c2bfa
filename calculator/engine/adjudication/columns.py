"""The columns that the flow of whole numbers works on: a row is a coverage, a benefit in a network, an account, a year.

Each table is a NamedTuple of columns: lists in CPython, arrays of 64-bit integers when it is compiled. A row is named
by its place in them. What a line meets (``Kind``, ``Route``, the rulebook's ``Rule``) is taken by the whole row: such a
table is a list of rows in CPython, and columns of the same names when it is compiled.

Amounts are cents, rates basis points, days ordinals (``date.toordinal``), yes and no 1 and 0. NOBODY stands
where there is no row, NO_LIMIT where there is no such amount. Nothing here changes while lines are
priced (``books`` holds what does), so one set of columns serves every course under its plan.
"""

from typing import Any, Final, NamedTuple, TypeVar

from calculator.engine.adjudication.rulebook import Rule

Column = list[int]
Table = TypeVar("Table", bound=tuple[Column, ...])

NOBODY: Final = -1
"""In place of a row's place: there is none, such as no rider for a kind of line."""

PLAN: Final = 0
"""The plan's own row among the coverages."""

UNKNOWN: Final = -1
"""In place of an amount that nobody stated, such as an agreed rate."""

FAR: Final = 10**9
"""A day after all days."""


class Facts(NamedTuple):
    """What explanations of benefits say of lines that have happened, in cents; UNKNOWN: it is not said.

    The line is settled when the calendar has come to the moment ``clock``. ``plan`` is what plan and rider paid,
    ``owes`` what they leave to the member, ``owes_second`` what a second plan does. The last five are what is used to
    date; they are the second plan's where the explanation is its own, ``of_second``. ``missed``: the whole bill is a
    fee for a session that was missed.
    """

    clock: Column
    missed: Column
    of_second: Column
    allowed: Column
    plan: Column
    second: Column
    owes: Column
    owes_second: Column
    deductible: Column
    copay: Column
    coinsurance: Column
    excluded: Column
    deductible_met: Column
    limit_met: Column
    family_deductible_met: Column
    family_limit_met: Column
    visits_used: Column


class Lines(NamedTuple):
    """The dated lines of a course: the day, the kind (a row of ``Kind``), what is billed, and the rates agreed on for
    it in the plan and in a second plan; UNKNOWN: the rate is the benefit's. ``fact`` is its row of ``facts``; NOBODY:
    nothing has happened yet."""

    day: Column
    kind: Column
    billed: Column
    agreed: Column
    agreed_second: Column
    fact: Column
    facts: Facts


class Kind(NamedTuple):
    """Lines of one service, network and person: their routes through a second plan that pays first (``carve_out``), the
    rider, the plan and a second plan that pays after it, and the manufacturer's program that helps with them. NOBODY:
    that party has nothing to do with them. ``alone``: no other party than the plan and its rider has; ``bearer`` is the
    plan's row where the employer bears its claims. ``accounts``: the member has accounts that may pay of them."""

    carve_out: int
    rider: int
    plan: int
    second: int
    program: int
    alone: int
    bearer: int
    accounts: int


class Route(NamedTuple):
    """What one kind of line meets in one ``coverage``, of which ``years`` says whose accumulators' years hold: another
    one's where those are shared.

    ``status`` is what holds on every day; ``even``: from ``first_day`` to ``last_day`` every line is covered under the
    one rule, and no maximizer's fills are paid beside the limit. ``rule`` is a row of the rules; ``first_tier`` to
    ``last_tier`` are rows of ``Tiers``. The rate is ``rate``, or ``rate_points`` of the billed price. ``uses`` is the
    row of what is used of the benefit's limits, the four limits beside it. ``spent`` is the row of what was paid under
    the benefit, and ``spent_today`` that of the person's copays of a day and of the course; NOBODY: the rule asks for
    neither. ``waits_until`` is the first day after the waiting period. ``deductible`` and ``limit`` are
    the person's rows of accumulators that the line draws from and counts toward (``has_limit``: there is a limit); it
    counts toward those too that ``also_counted`` names from ``first_deductible`` to ``last_deductible``, and from
    ``first_limit`` to ``last_limit``.
    """

    coverage: int
    years: int
    first_day: int
    last_day: int
    in_network: int
    status: int
    even: int
    rule: int
    first_tier: int
    last_tier: int
    rate: int
    rate_points: int
    waits_until: int
    uses: int
    visit_limit: int
    lifetime_visit_limit: int
    dollar_limit: int
    lifetime_dollar_limit: int
    spent: int
    spent_today: int
    deductible: int
    limit: int
    has_limit: int
    first_deductible: int
    last_deductible: int
    first_limit: int
    last_limit: int


class Tiers(NamedTuple):
    """The rules of a year's first visits: through which visit, and the row of the rule."""

    through: Column
    rule: Column


class Coverages(NamedTuple):
    """The plan, its rider, a second plan: their accumulators and their benefits' uses as runs of rows.

    ``carry_over`` is one of ``accumulators``' three. ``coordination`` is a second plan's method (``second_plan``),
    ``pays_first`` and ``shares`` a rider's. ``bears`` and ``attachment`` say what of its payments the employer bears.
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
    turns (``accounts``). ``carry_limit`` is the most that goes on into the next year. What is in it from its first day
    in a year on, the calendar says."""

    scope: Column
    points: Column
    pays_care: Column
    is_own: Column
    starts_after: Column
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
    begins, ``amounts`` is the first row of its amounts and ``late_from`` the first day of its last quarter; where what
    another coverage counted is brought along, ``amounts`` is its row of ``Families``. ``own`` and ``employer`` are
    cents that are paid in, or were paid before, or are an account's in its year. The last day is FAR.

    ``moment`` is twice the day on which it comes before the sessions, and one more where it comes after them."""

    day: Column
    moment: Column
    what: Column
    row: Column
    amounts: Column
    late_from: Column
    own: Column
    employer: Column


class Terms(NamedTuple):
    """All columns of a plan and a member for the kinds of lines of a course; ``also_counted`` are rows of accumulators,
    run by run, ``spent`` the coverage of each row of what was paid under a benefit."""

    kinds: list[Kind]
    routes: list[Route]
    rules: list[Rule]
    tiers: Tiers
    also_counted: Column
    spent: Column
    coverages: Coverages
    families: Families
    amounts: YearlyAmounts
    programs: Programs
    accounts: Accounts
    stated: Stated
    stated_uses: StatedUses


def made_of(table: type[Table], columns: Any) -> Table:
    """A table of ``columns``, in their order: to call it by name takes a course, which has thirty, twice as long."""
    made: Table = tuple.__new__(table, columns)
    return made


Row = TypeVar("Row")


def row_at(rows: list[Row], at: int) -> Row:
    """The row at a place. Compiled, it is put together from columns."""
    return rows[at]
