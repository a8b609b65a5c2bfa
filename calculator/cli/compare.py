"""``compare CASE.kat``: the plans of a case side by side, as text or JSON, and as CSV, workbook and sheet if asked."""

import argparse
import textwrap
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

from calculator.cli import case_argument, json_output, prices
from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused, show, show_json, width
from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.member_mix import mix
from calculator.engine.comparison.side_by_side import compare
from calculator.files import atomic
from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven, Column, Comparison, Crossing, Payer
from calculator.model.estimate import Level
from calculator.money import WHOLE, format_decimal, format_money, format_percent
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.break_even import crossing_words
from calculator.words.bundled import localized
from calculator.words.cheapest_ranges import changes_in_words, figures_of
from calculator.words.comparison import tell, tell_of
from calculator.words.comparison_table import TableRow, table
from calculator.words.mix_table import mix_table
from calculator.words.to_confirm import open_by_plan

SESSIONS: Final = (1, 20)
PRICES: Final = (0, 200_000)
"""From where to where break-even points are looked for: dosing sessions, and the price of one in cents."""

_STARTS: Final = {"csv": (b"\xef\xbb\xbf",), "xlsx": (b"PK",), "pdf": (b"%PDF-",)}
"""How a file of each kind begins, so that a slip of the hand replaces nothing else."""

_PLACES: Final = 10
_TITLE: Final = 34
_COLUMN: Final = 22


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``compare``."""
    command.add_argument("case", metavar=voice("cli.case_file"), type=Path, help=voice("compare.cli_case"))
    command.add_argument("--json", action="store_true", help=voice("compare.cli_json"))
    for kind in _STARTS:
        file = voice("cli.file")
        command.add_argument(f"--{kind}", metavar=file, type=Path, help=voice(f"compare.cli_{kind}"))
    case_argument.add_options(command, voice)
    prices.add_options(command, voice)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Answer the command; files are written first, so that nothing is printed when one cannot be.

    Raises:
        FileError: the case cannot be read, or a file not be written.
        Refused: the case cannot be compared, or a file of another kind would be replaced.
    """
    case = prices.into(case_argument.case_of(asked, voice), asked, voice)
    if len(case.plans) < 2:
        raise Refused(voice("compare.cli_one"))
    if not asked.json:
        # A program goes by the names in the file.
        case = localized(case, voice)
    comparison = compare(case)
    crossings = [
        break_even(case, payer, axis, *ends)
        for payer in Payer
        for axis, ends in zip(Axis, (SESSIONS, PRICES), strict=True)
    ]
    written = list(_files(asked, case, comparison, crossings, voice))
    if asked.json:
        show_json(_record(case, comparison, crossings, voice))
        return 0
    show("\n".join(_text(case, comparison, crossings, voice)))
    for path in written:
        show(voice("shared.written", path=path))
    return 0


def _files(
    asked: argparse.Namespace, case: Case, comparison: Comparison, crossings: list[BreakEven], voice: Voice
) -> Iterator[Path]:
    from calculator.files import workbook_writer  # noqa: PLC0415 (only where a file is asked for)

    made: dict[str, Callable[[], bytes]] = {
        "csv": lambda: workbook_writer.comma_separated(comparison, voice),
        "xlsx": lambda: workbook_writer.workbook(case, comparison, crossings, voice),
        "pdf": lambda: _sheet(case, comparison, crossings, voice),
    }
    for kind, make in made.items():
        path = getattr(asked, kind)
        if path is not None:
            if not may_replace(path, *_STARTS[kind]):
                raise Refused(voice("compare.cli_replaces", path=path, kind=kind.upper()))
            atomic.write(path, make())
            yield path


def _sheet(case: Case, comparison: Comparison, crossings: list[BreakEven], voice: Voice) -> bytes:
    from calculator.sheets import comparison as sheets  # noqa: PLC0415 (the typesetter is heavy)

    try:
        return sheets.make(case, comparison, crossings, voice)
    except sheets.SheetError as error:
        raise Refused(voice("cli.no_sheet", what=str(error))) from error


def _text(case: Case, comparison: Comparison, crossings: list[BreakEven], voice: Voice) -> Iterator[str]:
    plans = [column.plan for column in comparison.columns]
    yield voice("compare.cli_under", course=case.course.title, count=len(case.plans))
    yield from _side_by_side(plans, table(comparison, voice))
    yield ""
    least, greatest = (str(end) for end in SESSIONS)
    low, high = (format_money(end) for end in PRICES)
    ends = {"least": least, "greatest": greatest, "low": low, "high": high}
    yield from textwrap.wrap(voice("compare.cli_break_even", **ends), width())
    if case.course.has_happened:
        yield from textwrap.wrap(voice("expected.as_planned"), width())
    said = (changes_in_words(found, figures_of(case, found, _PLACES), voice) for found in crossings)
    for sentence in chain.from_iterable(said):
        yield from textwrap.wrap(sentence, width(), initial_indent="· ", subsequent_indent="  ")
    yield from _mix_text(case, plans, voice)
    yield from _to_confirm(case, comparison, voice)
    yield ""
    yield from textwrap.wrap(voice("cli.not_this"), width())


def _to_confirm(case: Case, comparison: Comparison, voice: Voice) -> Iterator[str]:
    """What the comparison rests on and nobody has confirmed, plan by plan."""
    found = list(open_by_plan(case, comparison, today(), voice))
    if found:
        yield from ("", voice("confirm.title").upper())
    for plan, points in found:
        yield plan
        for said in points:
            yield from textwrap.wrap(" ".join(said), width(), initial_indent="· ", subsequent_indent="  ")


def _mix_text(case: Case, plans: list[str], voice: Voice) -> Iterator[str]:
    """The member mix, or what is wrong with its weights."""
    yield ""
    yield voice("compare.cli_mix")
    if case.mix.whole != WHOLE:
        yield tell("mix_sum", voice, sum_points=case.mix.whole)
        return
    found = mix(case)
    for payer in Payer:
        yield ""
        yield tell_of("mix_title", payer, found.backing, voice)
        yield from _side_by_side(plans, mix_table(found, payer, voice))


def _side_by_side(plans: list[str], rows: tuple[TableRow, ...]) -> Iterator[str]:
    """Rows with a column for each plan, as many plans beside each other as there is room for."""
    together = max(1, (width() - _TITLE) // _COLUMN)
    for first in range(0, len(plans), together):
        here = plans[first : first + together]
        yield ""
        yield from _cells("", here)
        yield "─" * (_TITLE + _COLUMN * len(here))
        for row in rows:
            yield from _cells(row.title, [figure.words for figure in row.figures[first : first + together]])


def _cells(title: str, words: list[str]) -> Iterator[str]:
    """One row of the table over as many lines as its longest cell needs."""
    columns = [textwrap.wrap(title, _TITLE - 1), *(textwrap.wrap(text, _COLUMN - 2) for text in words)]
    for at in range(max(map(len, columns))):
        first, *others = (column[at] if at < len(column) else "" for column in columns)
        yield f"{first:<{_TITLE}}{''.join(f'{cell:>{_COLUMN}}' for cell in others)}".rstrip()


def _record(case: Case, comparison: Comparison, crossings: list[BreakEven], voice: Voice) -> dict[str, Any]:
    return {
        "course": case.course.title,
        "plans": [_column(case, column, voice) for column in comparison.columns],
        "cheapest": {payer.name.lower(): list(names) for payer, names in comparison.cheapest.items()},
        "break_even": {
            payer.name.lower(): {
                found.axis.value: {"least": _at(found, found.least), "greatest": _at(found, found.greatest)}
                | {"crossings": [_crossing(found, crossing, voice) for crossing in found.crossings]}
                for found in crossings
                if found.payer is payer
            }
            for payer in Payer
        },
        "mix": _mix(case),
    }


def _mix(case: Case) -> dict[str, Any] | None:
    """The weights as percentages, and each situation's and the mean cost by plan; None: the weights are not 100%."""
    if case.mix.whole != WHOLE:
        return None
    found = mix(case)

    def costs(of: tuple[int, ...]) -> dict[str, str]:
        return dict(zip(found.plans, map(format_decimal, of), strict=True))

    return {
        "weights": {row.situation.value: format_percent(row.weight) for row in found.rows},
        "patient": {row.situation.value: costs(row.patient) for row in found.rows} | {"mean": costs(found.patient)},
        "employer": {row.situation.value: costs(row.employer) for row in found.rows} | {"mean": costs(found.employer)},
    }


def _column(case: Case, column: Column, voice: Voice) -> dict[str, Any]:
    one = json_output.of(case, column.estimate, voice)
    return {
        "plan": column.plan,
        "patient": _range(column.patient),
        "employer": _range(column.employer),
        "totals": one["totals"],
        "years": one["years"],
        "deductible_met": column.deductible_met.isoformat() if column.deductible_met else None,
        "limit_met": column.limit_met.isoformat() if column.limit_met else None,
        "sessions_paid_in_full": column.paid_in_full,
        "accounts_left": format_decimal(column.accounts_left),
        "flags": one["flags"],
        "to_confirm": one["to_confirm"],
    }


def _range(cents: tuple[int, int, int]) -> dict[str, str]:
    return dict(zip(Level, map(format_decimal, cents), strict=True))


def _crossing(found: BreakEven, crossing: Crossing, voice: Voice) -> dict[str, Any]:
    return {
        "cheaper": crossing.cheaper,
        "dearer": crossing.dearer,
        "from": _at(found, crossing.at),
        "says": crossing_words(crossing, found, voice),
    }


def _at(found: BreakEven, value: int) -> int | str:
    """A place on the axis: a count of sessions, or a price as a decimal string."""
    return value if found.axis is Axis.SESSIONS else format_decimal(value)
