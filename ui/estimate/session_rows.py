"""The session table as text: which columns a priced course needs, its rows, its total, and the words for why. It
makes no widget and adds no money."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from calculator.model.estimate import Amounts, Event, EventKind, Priced, PricedLine
from calculator.money import format_money
from calculator.reference.kept import kept
from calculator.reference.voice import Voice
from calculator.words.payers import COLUMNS, MEMBER_PARTS, amount_name, shown_amounts
from calculator.words.reasons import in_short, sentence
from calculator.words.services import numbered, service_title
from calculator.words.so_far import state_words
from ui.widgets.table import Cell, Column

NOTHING_COMES: Final[Mapping[int, tuple[str, ...]]] = {}
"""One plan covers the whole course."""

GROUPS: Final = {
    "help": ("second_plan", "assistance", "account"),
    "cost_sharing": ("deductible", "copay", "coinsurance"),
    "uncovered": ("excluded", "balance_billed"),
    "your_share": ("deductible", "copay", "coinsurance", "excluded", "balance_billed"),
    "prices": ("billed", "discount", "allowed"),
}
"""Amounts that stand in one column where there is no room for a column each."""

_STANDS_FOR: Final = {"prices": ("billed",)}
"""What the figure of a group is where it is not the sum: an allowed amount is a part of the billed one."""

_NAMED_AS: Final = {"prices": "billed"}

TIGHTNESS: Final = (
    (),
    ("help",),
    ("help", "cost_sharing"),
    ("help", "cost_sharing", "uncovered"),
    ("help", "cost_sharing", "uncovered", "prices"),
    ("help", "your_share", "prices"),
)
"""The groups that are columns, from where there is all the room to where there is the least."""

_MEASURED: Final = 3
"""So many of the longest texts of a column are measured: the longest is not always the widest."""

EXPLAINED: Final = ("help", "why")
"""The columns where the reasons stand in place of the shares that they speak of."""


def parts_of(priced: Priced, key: str) -> tuple[str, ...]:
    """The amounts that a column holds: itself, or those of its group that are shown."""
    return _shown_parts(shown_amounts(priced), key)


def _shown_parts(shown: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(name for name in GROUPS.get(key, (key,)) if name in shown)


def column_name(key: str, voice: Voice) -> str:
    """The head of a column: of an amount, a group of amounts, or words."""
    amount = _NAMED_AS.get(key, key)
    if key in ("done", "to_come"):
        return voice(f"so_far.column_{key}")
    return amount_name(amount, voice) if amount in COLUMNS else voice(f"views.column_{key}")


@lru_cache(maxsize=256)
def _columns(shown: tuple[str, ...], groups: tuple[str, ...], voice: Voice) -> tuple[Column, ...]:
    """The columns for the amounts ``shown``. Kept: they seldom change while prices are typed."""
    grouped = {key: _shown_parts(shown, key) for key in groups if key in GROUPS}
    homes = {name: key for key, parts in grouped.items() if len(parts) > 1 for name in parts}
    told = MEMBER_PARTS if groups == EXPLAINED else ()
    keys = dict.fromkeys(homes.get(name, name) for name in shown if name not in told)
    figures = [Column(name, column_name(name, voice), figure=True) for name in keys]
    words = [Column(name, column_name(name, voice)) for name in ("date", "service", "why")]
    return (*words[:2], *figures, words[2])


class Arrangement(NamedTuple):
    """The course as a table with certain columns: its rows, the row of sums, and the few longest texts of each
    column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    longest: tuple[list[str], ...]


class SessionCells:
    """A priced course as a table, in whatever columns there is room for. What several ways to arrange it have in common
    is made once: each keystroke tries some of them."""

    def __init__(self, priced: Priced, voice: Voice, comes: Mapping[int, tuple[str, ...]]) -> None:
        """``comes``: what is said at the places of the first sessions under another plan, or with other people."""
        self._priced, self._voice, self._comes = priced, voice, comes
        self._shown = shown_amounts(priced)
        self._cells: dict[str, tuple[Cell, ...]] = {}
        self._longest: dict[str, list[str]] = {}
        self._arranged: dict[tuple[str, ...], Arrangement] = {}

    def columns(self, groups: tuple[str, ...] = ()) -> tuple[Column, ...]:
        """The columns to show, with the amounts of ``groups`` in one column each where there are several of them."""
        return _columns(self._shown, groups, self._voice)

    def arranged(self, groups: tuple[str, ...] = ()) -> Arrangement:
        """The course with the amounts of ``groups`` together: a row of cells for every session, and the sums."""
        if groups not in self._arranged:
            columns = self.columns(groups)
            rows = tuple(zip(*(self._column(column.key) for column in columns), strict=True))
            total = _total(self._priced, columns, self._voice)
            longest = tuple(
                _longest([*self._longest[column.key], cell.text]) for column, cell in zip(columns, total, strict=True)
            )
            self._arranged[groups] = Arrangement(columns, rows, total, longest)
        return self._arranged[groups]

    def _column(self, key: str) -> tuple[Cell, ...]:
        if key not in self._cells:
            cells = self._cells[key] = self._made(key)
            self._longest[key] = _longest([cell.text for cell in cells])
        return self._cells[key]

    def _made(self, key: str) -> tuple[Cell, ...]:
        lines, voice = self._priced.lines, self._voice
        if key == "date":
            return tuple(_date_cell(line.line.date, voice) for line in lines)
        if key == "service":
            happened: dict[int, list[Event]] = defaultdict(list)
            for event in self._priced.events:
                happened[event.at].append(event)
            comes = self._comes
            return tuple(_service_cell(line, happened[at], voice, comes.get(at, ())) for at, line in enumerate(lines))
        if key == "why":
            return tuple(Cell(in_short(line.reasons, voice), quiet=True) for line in lines)
        return tuple(amount_cell(line.amounts, key) for line in lines)


def _longest(texts: list[str]) -> list[str]:
    """The longest of ``texts``, by their letters: the last is the longest of all."""
    return sorted(texts, key=len)[-_MEASURED:]


def amount_cell(amounts: Amounts, key: str) -> Cell:
    """An amount, or that of a group, as a cell."""
    group = GROUPS.get(key)
    cents: int = amounts.together(_STANDS_FOR.get(key, group)) if group else getattr(amounts, key)
    return _money_cell(cents)


@kept(4096)
def _money_cell(cents: int) -> Cell:
    written = format_money(cents)
    return Cell(written) if cents else Cell("–", full=written, quiet=True)


def parts_in_words(amounts: Amounts, parts: tuple[str, ...], voice: Voice) -> str:
    """What stands in one column, each amount by its name: ``Copay $40.00 · Coinsurance $12.00``."""
    return " · ".join(
        f"{amount_name(name, voice)} {format_money(getattr(amounts, name))}" for name in parts if getattr(amounts, name)
    )


def service_name(line: PricedLine, voice: Voice) -> str:
    """The session's own label or its service's name, with its number where there are several."""
    return _named(line, voice).text


_OF_COPAY: Final = ("copay", "member_pays", *(key for key, parts in GROUPS.items() if "copay" in parts))
_NO_COPAY: Final = "plan_pays_all_copay"
"""What says why no copay is asked for, where that amount is nothing."""


def why_of(line: PricedLine, key: str, voice: Voice) -> tuple[str, ...]:
    """The sentences that explain one amount of a session, or the whole session where ``key`` names no amount."""
    if key == "member_pays":
        wanted = [reason for reason in line.reasons if reason.amount in (*MEMBER_PARTS, "member_pays")]
    else:
        wanted = [reason for reason in line.reasons if reason.amount in GROUPS.get(key, (key,))]
    is_amount = key in COLUMNS or key in GROUPS
    if not wanted and is_amount and not line.amounts.together(GROUPS.get(key, (key,))):
        wanted = [reason for reason in line.reasons if key in _OF_COPAY and reason.code.startswith(_NO_COPAY)]
        return tuple(sentence(reason, voice) for reason in wanted) or (voice("views.why_zero"),)
    return tuple(dict.fromkeys(sentence(reason, voice) for reason in wanted or line.reasons))


def event_words(kind: EventKind, voice: Voice) -> str:
    """What a mark means, such as ``Deductible met``."""
    return voice(f"views.event_{kind.value}")


@kept(1024)
def _date_cell(day: datetime.date, voice: Voice) -> Cell:
    """Kept: the days stay while prices are typed."""
    return Cell(voice.date(day))


def _service_cell(line: PricedLine, events: list[Event], voice: Voice, comes: tuple[str, ...]) -> Cell:
    state, named = state_words(line.line, voice), _named(line, voice)
    if not state and not events and not comes:
        return named
    notes = [state, *comes, *(_noted(line, event, voice) for event in events)]
    return named._replace(note=" · ".join(filter(None, notes)))


def _total(priced: Priced, columns: tuple[Column, ...], voice: Voice) -> tuple[Cell, ...]:
    """The row that adds the sessions up. Where no column has the member's shares, they are said."""
    shares = (
        () if any({*GROUPS.get(column.key, (column.key,))} & {*MEMBER_PARTS} for column in columns) else MEMBER_PARTS
    )
    words = {
        "date": Cell(voice("shared.total")),
        "service": Cell(_counted(len(priced.lines), voice)),
        "why": Cell(parts_in_words(priced.totals, shares, voice), quiet=True),
    }
    return tuple(words.get(column.key) or amount_cell(priced.totals, column.key) for column in columns)


def _counted(count: int, voice: Voice) -> str:
    key = "sessions_counted_one" if count == 1 else "sessions_counted"
    return voice.of("views")(key, count=count)


def _named(line: PricedLine, voice: Voice) -> Cell:
    """The session's name; where it is cut, its number stays."""
    dated = line.line
    return _name_cell(dated.service, dated.label, dated.number, dated.of, voice)


@kept(1024)
def _name_cell(service: str, label: str, number: int, of: int, voice: Voice) -> Cell:
    """Kept: the names stay while prices are typed."""
    alone = service_title(service, label, voice)
    title = numbered(alone, number, of, voice)
    return Cell(title, end=title.removeprefix(alone))


def _noted(line: PricedLine, event: Event, voice: Voice) -> str:
    if event.kind is EventKind.YEAR_TURNS:
        return voice("views.row_year_turns", from_date=line.standing.year_starts)
    return event_words(event.kind, voice)
