"""What a cell of the chart says that a person pays: copay, coinsurance, whether the deductible holds, bounds.

The grammar is of squeezed text (``squeezed``), so that it is the same for a copy that glued or split the words. What it
does not understand is told: such a cell is never taken for read.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from calculator.files.sbc.share_words import AFTER, KINDS, TOKENS
from calculator.files.sbc.squeezed import Squeezed, squeeze

_UNFINISHED: Final = re.compile(r"(?:[;,(/&+:]|and|then|plus|upto|after|copayof|luego|hasta)$")
"""What no cell ends with, but where it goes on on another page."""

_BEGINNINGS: Final = ("not_covered", "no_charge", "deductible_alone", "copay", "percent", "plan_pays")
_HALF: Final = 5_000
_WHOLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Share:
    """One statement of a cell. Cents and basis points; ``waived`` is None where the cell does not say. ``scope`` tells
    whether it is for office visits, for other services, for mail order, or for all (""); ``mark`` is the
    length of the mark on it that points to a note."""

    covered: bool = True
    copay: int | None = None
    coinsurance: int | None = None
    no_charge: bool = False
    waived: bool | None = None
    most: int | None = None
    least: int | None = None
    per: str = ""
    scope: str = ""
    joined: str = ""
    mark: int = 0
    end: int = 0


class Said(NamedTuple):
    """The statements of a cell, and the first place with words that are not understood (None: there are none)."""

    shares: tuple[Share, ...]
    strange: int | None
    squeezed: Squeezed

    def sure(self, end: int | None = None) -> bool:
        """Whether everything up to a place is understood."""
        return self.strange is None or (end is not None and self.strange >= end)


class _Reader:
    """Goes through the tokens of a cell and makes its statements."""

    def __init__(self) -> None:
        self.shares: list[Share] = []
        self._waived: bool | None = None
        self._scope = ""
        self._joined = ""
        self._after_mark = False

    def take(self, kind: str, match: re.Match[str], colon: bool) -> None:
        """Take one token; ``colon`` says whether a colon follows it."""
        if kind in _BEGINNINGS or (kind == "most" and not self.shares):
            self._begin(kind, _figure(match), match.end())
        elif kind == "waived" and self._after_mark and self.points_away():
            self._noted()
        elif kind in ("waived", "after"):
            self._deductible(kind == "waived", match.end())
        elif kind in ("office", "other", "mail", "retail"):
            self._scoped(kind, match.end(), colon)
        elif kind in ("then", "joined"):
            self._joined = kind
        elif self.shares:
            self._add(kind, match)
        self._after_mark = kind == "mark"

    def points_away(self) -> bool:
        """Whether a mark points to a note that was not found in the cell."""
        return any(share.mark for share in self.shares)

    def _begin(self, kind: str, figure: int, end: int) -> None:
        share = Share(waived=self._waived, scope=self._scope, joined=self._joined, end=end)
        if kind == "not_covered":
            share = replace(share, covered=False)
        elif kind == "no_charge":
            share = replace(share, no_charge=True)
        elif kind == "deductible_alone":
            share = replace(share, no_charge=True, waived=False)
        elif kind in ("copay", "most"):
            share = replace(share, copay=figure)
        elif kind == "plan_pays":
            share = replace(share, coinsurance=10_000 - figure)
        else:
            share = replace(share, coinsurance=figure)
        self._joined = self._scope = ""
        self.shares.append(share)

    def _deductible(self, waived: bool, end: int) -> None:
        if self.shares and self.shares[-1].waived is None:
            self.shares[-1] = replace(self.shares[-1], waived=waived, end=end)
        elif not self.shares:
            self._waived = waived

    def _noted(self) -> None:
        """The deductible is waived where the note's mark stands: "$50 copay** 20% others **Deductible waived". The
        mark before the note is its own, but where it is twice as long as another: then the last statement has one too.
        """
        marks = {place: share.mark for place, share in enumerate(self.shares) if share.mark}
        last = max(marks)
        if len(marks) == 1 and len(self.shares) > 1:
            return
        if len(marks) > 1 and marks[last] < 2 * min(marks.values()):
            marks.pop(last)
        for place, share in enumerate(self.shares):
            self.shares[place] = replace(share, mark=0, waived=True if place in marks else share.waived)

    def _scoped(self, kind: str, end: int, colon: bool) -> None:
        if colon or not self.shares:
            self._scope, self._waived = kind, None
        elif not self.shares[-1].scope:
            self.shares[-1] = replace(self.shares[-1], scope=kind, end=end)
        elif self.shares[-1].scope != kind:
            self._scope = kind

    def _add(self, kind: str, match: re.Match[str]) -> None:
        last = self.shares[-1]
        if kind == "most":
            last = replace(last, most=_figure(match))
        elif kind == "least":
            last = replace(last, least=_figure(match))
        elif kind == "mark":
            last = replace(last, mark=len(match[0]))
        elif kind == "after_copay" and last.copay is None:
            last = replace(last, copay=_figure(match), no_charge=False)
        elif kind == "per" and not last.per:
            if re.search("day|dia", match[0]):
                last = replace(last, per="day")
            elif re.search("admis|stay|confinement|estadia", match[0]):
                last = replace(last, per="admission")
        if kind not in ("neutral", "colon", "none", "medicare", "mark"):
            last = replace(last, end=match.end())
        self.shares[-1] = last


def said(text: str) -> Said:
    """The statements of a cell's text, or of several cells' texts after one another."""
    squeezed = squeeze(text)
    reader, at, strange = _Reader(), 0, None
    while at < len(squeezed.text):
        match = TOKENS.match(squeezed.text, at)
        if match is None or match.lastgroup is None:
            strange = at if strange is None else strange
            at += 1
            continue
        kind = _kind(match)
        if strange is None and (kind in ("penalty", "medicare") or _doubtful(kind, match, squeezed.text, reader)):
            strange = at
        reader.take(kind, match, squeezed.text[match.end() : match.end() + 1] == ":")
        at = match.end()
    if reader.points_away() and strange is None:
        strange = 0
    if strange is None and unfinished(text):
        strange = len(squeezed.text) - 1
    return Said(tuple(_joined(reader.shares)), strange, squeezed)


def begins(text: str) -> bool:
    """Whether ``text`` begins as a statement does, and not as one that goes on: "deductible waived", "up to $50"."""
    match = TOKENS.match(squeeze(text).text)
    return match is not None and _kind(match) in (*_BEGINNINGS, "none")


def unfinished(text: str) -> bool:
    """Whether ``text`` ends as no statement does: with "then", "and", "up to", a comma."""
    return _UNFINISHED.search(squeeze(text).text) is not None


def speaks_of_deductible(text: str) -> bool:
    """Whether ``text`` says that the deductible is waived, or holds."""
    return re.search(f"{KINDS['waived']}|{AFTER}", squeeze(text).text) is not None


def _doubtful(kind: str, match: re.Match[str], text: str, reader: _Reader) -> bool:
    """Whether a token may mean something else: "80% after deductible" may be what the plan pays, and "up to $50" with
    nothing before it is no copay of so much."""
    if kind == "percent" and _figure(match) > _HALF:
        return _figure(match) >= _WHOLE or not re.match(
            r"\)?co-?insurance|\)?(?:de)?co(?:a)?seguro", text[match.end() :]
        )
    return kind == "most" and not reader.shares


def cells_in(text: str, count: int) -> tuple[list[Said], bool]:
    """The cells of ``count`` networks out of one running text, and whether each of them was there and understood."""
    whole = said(text)
    cells: list[list[Share]] = []
    for share in whole.shares:
        if cells and cells[-1][-1].scope == "office" and share.scope == "other":
            cells[-1].append(share)
        else:
            cells.append([share])
    taken = cells[:count]
    end = taken[-1][-1].end if taken else 0
    return [Said(tuple(cell), None, whole.squeezed) for cell in taken], len(taken) == count and whole.sure(end)


def _kind(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value is not None)


def _figure(match: re.Match[str]) -> int:
    """The cents or basis points that a token states; 0 where it states none."""
    text = next((group for group in match.groups()[1:] if group and re.fullmatch(r"[\d,]+(?:\.\d\d?)?", group)), "0")
    whole, _, part = text.replace(",", "").partition(".")
    return int(whole or 0) * 100 + int(part.ljust(2, "0") or 0)


def _joined(shares: list[Share]) -> list[Share]:
    """Statements that are one: "$350 copay, then 20% coinsurance"."""
    made: list[Share] = []
    for share in shares:
        last = made[-1] if made else None
        same = last is not None and share.scope in ("", last.scope)
        if (
            last is not None
            and share.joined
            and same
            and last.coinsurance is None
            and share.copay is None
            and last.covered
        ):
            waived = last.waived if share.waived is None else share.waived
            made[-1] = replace(last, coinsurance=share.coinsurance, waived=waived, most=share.most, end=share.end)
        else:
            made.append(share)
    return made
