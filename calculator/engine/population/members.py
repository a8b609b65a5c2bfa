"""Prices one course under one plan for many members: columns of members in, columns of amounts out.

A column is an array of 64-bit integers with one place for each member, in cents. What a column is not given for is as
in the member that all of them are like.
"""

import datetime
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

import numpy as np

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.books import blank as blank_books
from calculator.engine.adjudication.columns import Column
from calculator.engine.adjudication.in_turn import CourseColumns
from calculator.engine.adjudication.plan_pricer import PlanPricer, first_day
from calculator.engine.adjudication.turns import PAID_BEFORE
from calculator.engine.population import compiled, flow
from calculator.engine.population.arrays import Cents, as_array, books_arrays, table_arrays, terms_arrays
from calculator.engine.population.flow import MemberRows
from calculator.engine.schedule import expected_only
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import AccountKind
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import MAX_CENTS, format_money

_APART: Final = 4_096
"""So many members are worth a thread of their own."""


class MembersError(ValueError):
    """A column that cannot be priced: what it is called, and what would be right."""


class PricedMembers(NamedTuple):
    """The amounts of each member's course, in the order of ``Amounts``: each an array of shape (members,), or of
    (members, lines) where they were asked for by line. ``is_compiled``: they were made by the compiled flow;
    ``is_being_compiled``: they were not, and the next ones will be."""

    amounts: Amounts
    is_compiled: bool
    is_being_compiled: bool


def price_members(
    plan: Plan,
    like: Member,
    lines: tuple[DatedLine, ...],
    members: int,
    *,
    counted: Mapping[str, Cents] | None = None,
    balances: Mapping[str, Cents] | None = None,
    employer_money: Mapping[str, Cents] | None = None,
    paid_before: Cents | None = None,
    billed: Cents | None = None,
    by_line: bool = False,
    cores: int | None = None,
) -> PricedMembers:
    """Price ``lines``, in order of date, under ``plan`` for ``members``, each like ``like`` but for the columns.

    Args:
        counted: what is counted already toward a deductible or a limit, shape (members,), cents; its names are those of
            ``PlanPricer.accumulators``, such as ``plan.deductible.in`` or ``plan.limit.out``.
        balances: what is in an account, by the name of its kind, shape (members,), cents.
        employer_money: how much of what is in an HSA is the employer's, all of it at most, shape (members,), cents;
            what is not given is as the account's kind has it.
        paid_before: what the member paid toward deductible and limit before the course, for accounts that start after
            an amount, shape (members,), cents.
        billed: what is billed, shape (lines,) for all members or (members, lines), cents; None: as ``lines`` say.
        by_line: amounts of every line, not of the course.
        cores: how many threads work; None: as many as the machine has.

    Returns:
        The amounts, without the employer's fees, which no line has. Where the rules are not compiled yet they are
        priced by the same functions uncompiled, at once, while another process compiles them for the next time.

    Raises:
        MembersError: a column has another shape, a name that the plan does not know, or an amount that is negative or
            beyond MAX_CENTS, so that no product of two passes 64 bits; or it says what is in an HSA that ``like`` opens
            in the course.
    """
    pricer = PlanPricer(plan, like)
    # What a plan made of one member's sessions is nobody else's.
    lines = expected_only(lines)
    course = pricer.columns_for(lines)
    prices = _prices(plan, lines, members, billed)
    day = first_day(lines)
    for what, columns in (("balances", balances), ("employer_money", employer_money)):
        _opened_by(day, like, what, columns or {})
    rows = MemberRows(
        _counted(course, pricer.accumulators, members, counted or {}),
        *_purses(pricer.opening_balances(day), plan, members, balances or {}, employer_money or {}),
        _paid_before(course, members, paid_before),
    )
    work = compiled.kept_rows()
    is_being_compiled = work is None and compiled.compile_behind()
    if work is not None:
        out = _priced_by_threads(work, course, rows, prices, members, cores or os.cpu_count() or 1, by_line=by_line)
    else:
        out = _priced_uncompiled(course, rows, prices, members, by_line=by_line)
    shape = (members, len(lines), flow.AMOUNTS) if by_line else (members, flow.AMOUNTS)
    return PricedMembers(Amounts(*np.moveaxis(out.reshape(shape), -1, 0)), work is not None, is_being_compiled)


def _priced_by_threads(
    work: Callable[..., None],
    course: CourseColumns,
    rows: MemberRows,
    prices: flow.Prices,
    members: int,
    cores: int,
    *,
    by_line: bool,
) -> Any:
    """The compiled flow on arrays: each thread prices its part of the members, with tables of its own to write in."""
    out = np.zeros(members * (len(course.lines.day) if by_line else 1) * flow.AMOUNTS, np.int64)
    threads = cores if members > _APART else 1
    ends = [members * part // threads for part in range(threads + 1)]

    def price(begin: int, end: int) -> None:
        work(*_arrays(course), rows, prices, begin, end, out, int(by_line))

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(price, ends[:-1], ends[1:]))
    return out


def _priced_uncompiled(
    course: CourseColumns, rows: MemberRows, prices: flow.Prices, members: int, *, by_line: bool
) -> Any:
    """The same flow as it is, on lists."""
    out = [0] * (members * (len(course.lines.day) if by_line else 1) * flow.AMOUNTS)
    rows = MemberRows(*(column.tolist() for column in _as_any(rows)))
    prices = prices._replace(billed=_as_any(prices.billed).tolist())
    terms, blank, books, calendar, lines = _lists(course)
    flow.price_rows(terms, blank, books, calendar, lines, rows, prices, 0, members, out, int(by_line))
    return as_array(out)


def _as_any(columns: Any) -> Any:
    return columns


def warm_up(work: Callable[..., None]) -> None:
    """Have ``work`` compiled by pricing nobody."""
    course = PlanPricer(Plan(name="Plan"), Member()).columns_for(())
    nothing = as_array([])
    rows = MemberRows(nothing, nothing, nothing, nothing)
    work(*_arrays(course), rows, flow.Prices(nothing, 0), 0, 0, nothing, 0)


def _arrays(course: CourseColumns) -> tuple[Any, ...]:
    """The tables of a course as arrays, for one thread to write in: terms, blank books and books, calendar, lines."""
    terms = terms_arrays(course.columns.terms)
    blank, books = (books_arrays(_blank(course)) for _ in range(2))
    return terms, blank, books, table_arrays(course.calendar), table_arrays(course.lines)


def _lists(course: CourseColumns) -> tuple[Any, ...]:
    """The same as lists, for the flow uncompiled."""
    terms = course.columns.terms
    terms = terms._replace(stated=terms.stated._replace(own=terms.stated.own[:]))
    calendar = course.calendar._replace(own=course.calendar.own[:])
    lines = course.lines._replace(billed=course.lines.billed[:])
    return terms, _blank(course), _blank(course), calendar, lines


def _blank(course: CourseColumns) -> Books:
    accounts = [0] * len(course.columns.terms.accounts.scope)
    return blank_books(course.columns.terms, accounts, accounts, len(course.calendar.day))


def _prices(plan: Plan, lines: tuple[DatedLine, ...], members: int, billed: Cents | None) -> flow.Prices:
    if billed is None:
        return flow.Prices(as_array([line.billed for line in lines]), 0)
    if plan.case_rate is not None:
        raise MembersError("billed: one price for the course is shared out by what is billed; price these plans alone")
    if billed.shape not in ((len(lines),), (members, len(lines))):
        raise MembersError(f"billed: the shape is {billed.shape}: it must be (lines,) or (members, lines)")
    by_member: Any = np.broadcast_to(_amounts("billed", billed), (members, len(lines)))
    return flow.Prices(as_array(by_member).ravel(), 1)


def _counted(course: CourseColumns, names: tuple[str, ...], members: int, counted: Mapping[str, Cents]) -> Any:
    """What is counted, member by member: as in the one that all are like where nothing else is said."""
    _known("counted", counted, names)
    rows = np.tile(as_array(course.columns.terms.stated.own), (members, 1))
    for name, column in counted.items():
        rows[:, names.index(name)] = _column(name, column, members)
    return rows.ravel()


def _opened_by(day: datetime.date, like: Member, what: str, columns: Mapping[str, Cents]) -> None:
    """Refuse a column of what is in an account that is opened after ``day``, the first of the course, only."""
    for balance in like.balances:
        opened = balance.opened if balance.kind is AccountKind.HSA else None
        if opened is not None and opened > day and balance.kind.value in columns:
            raise MembersError(
                f"{what}: “{balance.kind.value}” is opened on {opened}, after the course starts on {day}; "
                "leave the column out, or price these members alone"
            )


def _purses(
    opening: tuple[Column, Column],
    plan: Plan,
    members: int,
    balances: Mapping[str, Cents],
    employer_money: Mapping[str, Cents],
) -> tuple[Any, Any]:
    """The employer's money and the member's own in each account."""
    kinds = tuple(account.kind.value for account in plan.accounts)
    _known("balances", balances, kinds)
    _known("employer_money", employer_money, tuple(kind for kind in kinds if kind == "hsa"))
    employer, own = (np.tile(as_array(column), (members, 1)) for column in opening)
    for place, kind in enumerate(kinds):
        if kind in balances or kind in employer_money:
            whole = _column(kind, balances.get(kind, employer[:, place] + own[:, place]), members)
            theirs = np.zeros(members, np.int64) if kind == "fsa" else whole
            if kind == "hsa":
                theirs = np.minimum(_column(kind, employer_money.get(kind, employer[:, place]), members), whole)
            employer[:, place], own[:, place] = theirs, whole - theirs
    return employer.ravel(), own.ravel()


def _paid_before(course: CourseColumns, members: int, paid_before: Cents | None) -> Any:
    if paid_before is not None:
        return _column("paid_before", paid_before, members)
    calendar = zip(course.calendar.what, course.calendar.own, strict=True)
    return np.full(members, next((own for what, own in calendar if what == PAID_BEFORE), 0), np.int64)


def _known(what: str, columns: Mapping[str, Cents], names: tuple[str, ...]) -> None:
    strange = [name for name in columns if name not in names]
    if strange:
        raise MembersError(f"{what}: “{strange[0]}” is not known here: {', '.join(names) or 'there is none'}")


def _column(name: str, column: Cents, members: int) -> Cents:
    if column.shape != (members,):
        raise MembersError(f"{name}: the shape is {column.shape}: it must be ({members},)")
    return _amounts(name, column)


def _amounts(name: str, column: Cents) -> Cents:
    """``column`` as 64-bit integers, none of which leads beyond 64 bits."""
    if not np.issubdtype(column.dtype, np.integer):
        raise MembersError(f"{name}: these are {column.dtype}: amounts are whole cents, as integers")
    if column.size and not (column.min() >= 0 and column.max() <= MAX_CENTS):
        raise MembersError(f"{name}: an amount is negative or above {format_money(MAX_CENTS)}")
    return column.astype(np.int64)
