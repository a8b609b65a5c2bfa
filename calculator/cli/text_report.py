"""An estimate as a sheet of plain text: headline, sessions with reasons, totals by payer and by year, flags."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.months import by_month
from calculator.model.backing import is_of_employer
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Estimate, PricedLine, Reason
from calculator.money import format_money
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.words import flags as flag_words
from calculator.words import reasons as reason_words
from calculator.words.bundled import told
from calculator.words.could_change import line_words
from calculator.words.payers import amount_name, total_name
from calculator.words.services import session_title
from calculator.words.to_confirm import assumption_words, effect_words, widest_words

_MONEY: Final = 14
"""Columns of an amount and the space before it."""

_DATE: Final = 14
_IN_COLUMNS: Final = frozenset({"billed", "member_pays", "employer_pays"})
_OF_ACCOUNTS: Final = {"own_account": "cli.total_own_account", "employer_account": "cli.total_employer_account"}
"""Said as parts of the row above them."""
_ALWAYS: Final = frozenset({"billed", "plan_pays", "member_pays", "employer_pays"})


def of(case: Case, answer: Estimate, voice: Voice = ENGLISH, width: int = 100) -> str:
    """The estimate of ``case`` as text of at most ``width`` columns, where its longest word allows it."""
    parts = [
        "\n".join(_head(case, answer, voice, width)),
        "\n".join(_sessions(answer, voice, width)),
        "\n".join(_totals(case, answer, voice)),
        "\n".join(_savings(answer, voice, width)),
        "\n".join(_years(answer, voice, width)),
        "\n".join(_months(answer, voice)),
        "\n".join(_to_confirm(case, answer, voice, width)),
        "\n".join(_could_change(case, answer, voice, width)),
        "\n".join(_flags(answer, voice, width)),
        _wrapped(voice("cli.not_this"), width),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(case: Case, answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    totals = answer.likely.totals
    if case.example:
        yield voice("cli.example")
    yield _wrapped(
        voice("cli.under", course=told(case.course.title, voice), plan=told(answer.plan, voice)),
        width,
    )
    yield _when(case, answer, voice)
    yield ""
    plan = case.plan(answer.plan)
    second = "employer_pays" if is_of_employer(plan) else "plan_pays"
    for payer in ("member_pays", second):
        cents = getattr(totals, payer)
        low, high = answer.range_of(payer)
        between = voice("cli.between", low_cents=low, high_cents=high) if low != high else ""
        yield f"{total_name(payer, voice, plan)}  {format_money(cents)}  {between}".rstrip()


def _when(case: Case, answer: Estimate, voice: Voice) -> str:
    count = len(answer.likely.lines)
    if not count:
        return voice("shared.no_sessions")
    last = max(line.line.date for line in answer.likely.lines)
    figures = {"first_date": case.course.starts, "last_date": last, "count": count}
    return voice("cli.when" if count > 1 else "cli.when_one", **figures)


def _sessions(answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    if not answer.likely.lines:
        return
    shown = ("billed", "plan_pays", "member_pays")
    name_width = width - _DATE - _MONEY * len(shown)
    yield voice("cli.sessions")
    heads = "".join(f"{amount_name(name, voice):>{_MONEY}}" for name in shown)
    yield f"{voice('shared.column_date'):<{_DATE}}{voice('shared.column_service'):<{name_width}}{heads}"
    yield "─" * width
    for line in answer.likely.lines:
        first, *rest = textwrap.wrap(session_title(line.line, voice), name_width - 1) or [""]
        amounts = "".join(f"{format_money(getattr(line.amounts, name)):>{_MONEY}}" for name in shown)
        yield f"{voice.date(line.line.date):<{_DATE}}{first:<{name_width}}{amounts}"
        yield from (" " * _DATE + more for more in rest)
        for reason in _telling(line):
            yield _wrapped(reason_words.sentence(reason, voice), width, " " * _DATE + "· ", " " * (_DATE + 2))


def _telling(line: PricedLine) -> Iterator[Reason]:
    """The reasons that say more than the line's own columns do; ``--json`` has them all."""
    for reason in line.reasons:
        as_billed = reason.amount == "allowed" and line.amounts.allowed == line.amounts.billed
        if reason.amount not in _IN_COLUMNS and not as_billed:
            yield reason


def _totals(case: Case, answer: Estimate, voice: Voice) -> Iterator[str]:
    levels, plan = (answer.low, answer.likely, answer.high), case.plan(answer.plan)
    names = [
        name
        for name in Amounts._fields
        if (name in _ALWAYS or any(getattr(level.totals, name) for level in levels))
        and (name != "employer_pays" or is_of_employer(plan))
    ]
    yield from _table(
        voice("cli.totals"),
        [voice(f"shared.column_{level}") for level in ("low", "likely", "high")],
        [
            (
                voice(_OF_ACCOUNTS[name]) if name in _OF_ACCOUNTS else total_name(name, voice, plan),
                [format_money(getattr(level.totals, name)) for level in levels],
            )
            for name in names
        ],
    )


def _savings(answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    """What pre-tax account money saves, at the likely price: said beside the totals, taken off none of them."""
    for name in ("tax_saved", "employer_fica_saved"):
        cents = getattr(answer.likely, name)
        if cents:
            yield _wrapped(voice.of("cli")(name, saved_cents=cents), width)


def _years(answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    years = answer.likely.by_year
    if len(years) < 2:
        return
    yield from _table(
        voice("cli.years"),
        [amount_name(name, voice) for name in ("billed", "plan_pays", "member_pays")],
        [
            (
                voice("shared.year_from", from_date=start),
                [format_money(cents) for cents in (amounts.billed, amounts.plan_pays, amounts.member_pays)],
            )
            for start, amounts in years
        ],
    )
    yield _wrapped(voice("cli.years_why"), width)


def _months(answer: Estimate, voice: Voice) -> Iterator[str]:
    months = by_month(answer)
    if len(months) < 2:
        return
    shown = ("billed", "plan_pays", "member_pays")
    yield from _table(
        voice("cli.months"),
        [voice("shared.column_sessions"), *(amount_name(name, voice) for name in shown)],
        [
            (
                voice.month(month.starts),
                [str(month.sessions), *(format_money(getattr(month.likely, name)) for name in shown)],
            )
            for month in months
        ],
    )


def _table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    names = max(len(name) for name, _ in rows)
    yield title
    yield " " * names + "".join(head.rjust(_MONEY) for head in heads)
    yield "─" * (names + _MONEY * len(heads))
    for name, cells in rows:
        yield name.ljust(names) + "".join(cell.rjust(_MONEY) for cell in cells)


def _flags(answer: Estimate, voice: Voice, width: int) -> Iterable[str]:
    if not answer.flags:
        return
    yield voice("cli.flags")
    for flag in answer.flags:
        source = flag_words.source_words(flag, voice)
        figures = {"what": flag_words.sentence(flag, voice), "source": source}
        yield _wrapped(voice("cli.flag", **figures) if source else str(figures["what"]), width, "! ", "  ")


def _to_confirm(case: Case, answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    points = open_points(case, case.plan(answer.plan), answer, today())
    if points:
        yield voice("confirm.title").upper()
    for point in points:
        said = f"{assumption_words(point, voice)} {effect_words(point, voice)}"
        yield _wrapped(said, width, "· ", "  ")
    between = widest_words(answer, points, voice)
    if between:
        yield _wrapped(between, width)


def _could_change(case: Case, answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    changes = what_could_change(case, case.plan(answer.plan), answer, today())
    if changes:
        yield voice("could_change.title").upper()
    for change in changes:
        yield _wrapped(line_words(change, voice), width, "· ", "  ")


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
