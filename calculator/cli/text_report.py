"""An estimate as a sheet of plain text: headline, sessions with reasons, totals by payer and by year, flags."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from calculator.engine.confirmation.at_risk import at_risk
from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.months import by_month
from calculator.model.backing import is_of_employer
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Estimate, PricedLine, Reason
from calculator.money import format_money
from calculator.reference.clock import today
from calculator.reference.texts import say, write_date, write_month
from calculator.words import flags as flag_words
from calculator.words import reasons as reason_words
from calculator.words.at_risk import risk_words, spoken_rows
from calculator.words.bundled import told
from calculator.words.could_change import line_words
from calculator.words.payers import amount_name, total_name
from calculator.words.sessions import session_title
from calculator.words.to_confirm import assumption_words, effect_words, widest_words

_MONEY: Final = 14
"""Columns of an amount and the space before it."""

_DATE: Final = 14
_IN_COLUMNS: Final = frozenset({"billed", "member_pays", "employer_pays"})
_OF_ACCOUNTS: Final = {"own_account": "cli.total_own_account", "employer_account": "cli.total_employer_account"}
"""Said as parts of the row above them."""
_ALWAYS: Final = frozenset({"billed", "plan_pays", "member_pays", "employer_pays"})


def of(case: Case, answer: Estimate, language: str = "en", width: int = 100) -> str:
    """The estimate of ``case`` as text of at most ``width`` columns, where its longest word allows it."""
    parts = [
        "\n".join(_head(case, answer, language, width)),
        "\n".join(_sessions(answer, language, width)),
        "\n".join(_totals(case, answer, language)),
        "\n".join(_savings(answer, language, width)),
        "\n".join(_years(answer, language, width)),
        "\n".join(_months(answer, language)),
        "\n".join(_to_confirm(case, answer, language, width)),
        "\n".join(_at_risk(case, answer, language, width)),
        "\n".join(_could_change(case, answer, language, width)),
        "\n".join(_flags(answer, language, width)),
        _wrapped(say("cli.not_this", language), width),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(case: Case, answer: Estimate, language: str, width: int) -> Iterator[str]:
    totals = answer.likely.totals
    if case.example:
        yield say("cli.example", language)
    yield _wrapped(
        say("cli.under", language, {"course": told(case.course.title, language), "plan": told(answer.plan, language)}),
        width,
    )
    yield _when(case, answer, language)
    yield ""
    plan = case.plan(answer.plan)
    second = "employer_pays" if is_of_employer(plan) else "plan_pays"
    for payer in ("member_pays", second):
        cents = getattr(totals, payer)
        low, high = answer.range_of(payer)
        between = say("cli.between", language, {"low_cents": low, "high_cents": high}) if low != high else ""
        yield f"{total_name(payer, language, plan)}  {format_money(cents)}  {between}".rstrip()


def _when(case: Case, answer: Estimate, language: str) -> str:
    count = len(answer.likely.lines)
    if not count:
        return say("shared.no_sessions", language)
    last = max(line.line.date for line in answer.likely.lines)
    figures = {"first_date": case.course.starts, "last_date": last, "count": count}
    return say("cli.when" if count > 1 else "cli.when_one", language, figures)


def _sessions(answer: Estimate, language: str, width: int) -> Iterator[str]:
    if not answer.likely.lines:
        return
    shown = ("billed", "plan_pays", "member_pays")
    name_width = width - _DATE - _MONEY * len(shown)
    yield say("cli.sessions", language)
    heads = "".join(f"{amount_name(name, language):>{_MONEY}}" for name in shown)
    yield f"{say('shared.column_date', language):<{_DATE}}{say('shared.column_service', language):<{name_width}}{heads}"
    yield "─" * width
    for line in answer.likely.lines:
        first, *rest = textwrap.wrap(session_title(line.line, language), name_width - 1) or [""]
        amounts = "".join(f"{format_money(getattr(line.amounts, name)):>{_MONEY}}" for name in shown)
        yield f"{write_date(line.line.date, language):<{_DATE}}{first:<{name_width}}{amounts}"
        yield from (" " * _DATE + more for more in rest)
        for reason in _telling(line):
            yield _wrapped(reason_words.sentence(reason, language), width, " " * _DATE + "· ", " " * (_DATE + 2))


def _telling(line: PricedLine) -> Iterator[Reason]:
    """The reasons that say more than the line's own columns do; ``--json`` has them all."""
    for reason in line.reasons:
        as_billed = reason.amount == "allowed" and line.amounts.allowed == line.amounts.billed
        if reason.amount not in _IN_COLUMNS and not as_billed:
            yield reason


def _totals(case: Case, answer: Estimate, language: str) -> Iterator[str]:
    levels, plan = (answer.low, answer.likely, answer.high), case.plan(answer.plan)
    names = [
        name
        for name in Amounts._fields
        if (name in _ALWAYS or any(getattr(level.totals, name) for level in levels))
        and (name != "employer_pays" or is_of_employer(plan))
    ]
    yield from _table(
        say("cli.totals", language),
        [say(f"shared.column_{level}", language) for level in ("low", "likely", "high")],
        [
            (
                say(_OF_ACCOUNTS[name], language) if name in _OF_ACCOUNTS else total_name(name, language, plan),
                [format_money(getattr(level.totals, name)) for level in levels],
            )
            for name in names
        ],
    )


def _savings(answer: Estimate, language: str, width: int) -> Iterator[str]:
    """What pre-tax account money saves, at the likely price: said beside the totals, taken off none of them."""
    for name in ("tax_saved", "employer_fica_saved"):
        cents = getattr(answer.likely, name)
        if cents:
            yield _wrapped(say(f"cli.{name}", language, {"saved_cents": cents}), width)


def _years(answer: Estimate, language: str, width: int) -> Iterator[str]:
    years = answer.likely.by_year
    if len(years) < 2:
        return
    yield from _table(
        say("cli.years", language),
        [amount_name(name, language) for name in ("billed", "plan_pays", "member_pays")],
        [
            (
                say("shared.year_from", language, {"from_date": start}),
                [format_money(cents) for cents in (amounts.billed, amounts.plan_pays, amounts.member_pays)],
            )
            for start, amounts in years
        ],
    )
    yield _wrapped(say("cli.years_why", language), width)


def _months(answer: Estimate, language: str) -> Iterator[str]:
    months = by_month(answer)
    if len(months) < 2:
        return
    shown = ("billed", "plan_pays", "member_pays")
    yield from _table(
        say("cli.months", language),
        [say("shared.column_sessions", language), *(amount_name(name, language) for name in shown)],
        [
            (
                write_month(month.starts, language),
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


def _flags(answer: Estimate, language: str, width: int) -> Iterable[str]:
    if not answer.flags:
        return
    yield say("cli.flags", language)
    for flag in answer.flags:
        source = flag_words.source_words(flag, language)
        figures = {"what": flag_words.sentence(flag, language), "source": source}
        yield _wrapped(say("cli.flag", language, figures) if source else str(figures["what"]), width, "! ", "  ")


def _to_confirm(case: Case, answer: Estimate, language: str, width: int) -> Iterator[str]:
    points = open_points(case, case.plan(answer.plan), answer, today())
    if points:
        yield say("confirm.title", language).upper()
    for point in points:
        said = f"{assumption_words(point, language)} {effect_words(point, language)}"
        yield _wrapped(said, width, "· ", "  ")
    between = widest_words(answer, points, language)
    if between:
        yield _wrapped(between, width)


def _at_risk(case: Case, answer: Estimate, language: str, width: int) -> Iterator[str]:
    risk = at_risk(case, answer, open_points(case, case.plan(answer.plan), answer, today()))
    if risk is None:
        return
    words = risk_words(risk, language)
    yield words.title.upper()
    yield _wrapped(words.intro, width)
    for row in spoken_rows(words):
        yield _wrapped(row, width, "· ", "  ")
    yield _wrapped(words.note, width)


def _could_change(case: Case, answer: Estimate, language: str, width: int) -> Iterator[str]:
    changes = what_could_change(case, case.plan(answer.plan), answer, today())
    if changes:
        yield say("could_change.title", language).upper()
    for change in changes:
        yield _wrapped(line_words(change, language), width, "· ", "  ")


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
