"""How many lines a second the compiled flow prices, beside the same flow uncompiled and what is wanted.

The extra ``workforce`` has to be there, and the rules compiled (``make workforce``).
"""

import resource
import subprocess
import sys
from time import perf_counter, process_time
from typing import Final

from bench.few_rules import plan as few_rules
from bench.few_rules import sessions_a_second
from bench.flow import one_service, weekly
from bench.table import Row, at_least, at_most
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population import keeping
from calculator.files import bundled
from calculator.model.base import replaced
from calculator.model.estimate import DatedLine
from calculator.model.funding import Account, AccountKind, Assistance, AssistanceMode
from calculator.model.member import Member, OtherCoverage
from calculator.model.plan import Plan, Rider, RiderPays

MEMBERS: Final = 1_000_000
LINES: Final = 20
PLAIN: Final = 2_500_000
ALL_RULES: Final = 1_500_000
TIMES_CPYTHON: Final = 60
FASTER_THAN_BEFORE: Final = 2.6
"""How many times as fast the CPython path is as that of commit b751ac2 on the same cases (docs/decisions, 8)."""
WALL: Final = 4.0
PROCESSOR: Final = 8.0
MEMORY: Final = 800.0
FIRST: Final = 3.0


def plain() -> tuple[Plan, Member]:
    """A plan with a deductible, coinsurance and a limit, and nothing beside it."""
    return next(plan for plan in bundled.plans() if plan.name == "$2,000 plan"), Member()


def with_all_rules() -> tuple[Plan, Member]:
    """The same with a rider that pays first, a second plan, a program and three accounts."""
    plan, member = plain()
    rider = Rider(
        title="Rider", pays=RiderPays.FIRST, benefits=plan.benefits, reading=plan.reading, deductible=plan.deductible
    )
    kinds = (AccountKind.HRA, AccountKind.HSA, AccountKind.FSA)
    accounts = tuple(Account(kind=kind, yearly=100_000) for kind in kinds)
    program = Assistance(yearly=500_000, mode=AssistanceMode.ACCUMULATOR)
    second = OtherCoverage(plan=replaced(plan, name="Second"))
    return replaced(plan, rider=rider, accounts=accounts), replaced(member, assistance=program, other_coverage=second)


def lines_a_second(plan: Plan, member: Member, lines: tuple[DatedLine, ...], members: int) -> float:
    """On one core, by processor time."""
    from calculator.engine.population.members import price_members  # noqa: PLC0415 (numba)

    price_members(plan, member, lines, 1)
    begun = process_time()
    price_members(plan, member, lines, members, cores=1)
    return members * len(lines) / (process_time() - begun)


def cpython(plan: Plan, member: Member, lines: tuple[DatedLine, ...]) -> float:
    """The one-estimate path on the same cases."""
    pricer = PlanPricer(plan, member)
    begun, rounds = process_time(), 200
    for _ in range(rounds):
        pricer.amounts(lines)
    return rounds * len(lines) / (process_time() - begun)


def measure() -> list[Row]:
    """All rows, or one that says what is missing."""
    if not keeping.is_kept():
        return [Row("A million members", "not measured", "make workforce", "", "", "the rules are not compiled here")]
    from calculator.engine.population.members import price_members  # noqa: PLC0415 (numba)

    lines = weekly(7)[:LINES]
    plan, member = plain()
    begun = perf_counter()
    subprocess.run([sys.executable, "-m", "bench.first_members"], check=True)
    first = perf_counter() - begun
    fast, all_rules = lines_a_second(plan, member, lines, 200_000), lines_a_second(*with_all_rules(), lines, 200_000)
    before = TIMES_CPYTHON * cpython(plan, member, lines) / FASTER_THAN_BEFORE
    few = lines_a_second(few_rules(), member, one_service(LINES), 400_000)
    begun, used = perf_counter(), process_time()
    price_members(plan, member, lines, MEMBERS)
    wall, processor = perf_counter() - begun, process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    what = f"{MEMBERS:,} members × {LINES} lines"
    return [
        at_least("A plain plan compiled, one core", fast, ("wanted", PLAIN), "lines/s"),
        at_least("All rules compiled, one core", all_rules, ("wanted", ALL_RULES), "lines/s"),
        at_least("A plain plan compiled", fast, (f"{TIMES_CPYTHON}× CPython at b751ac2", before), "lines/s"),
        at_least("Few rules compiled, one core", few, ("the same in JavaScript", sessions_a_second(LINES)), "lines/s"),
        at_most(f"{what}, wall", wall, ("allowed", WALL), 1.0),
        at_most(f"{what}, processor", processor, ("allowed", PROCESSOR), 1.0),
        at_least(f"{what}, memory below {MEMORY:.0f} MB", MEMORY, ("used", memory), "MB"),
        at_most("First compiled answer after start", first, ("allowed", FIRST), 1.0),
    ]
