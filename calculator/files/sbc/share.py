"""What a cell of the chart says that a person pays: copay, coinsurance, whether the deductible holds, bounds.

The grammar is of squeezed text (``squeezed``), so that it is the same for a copy that glued or split the words. What it
does not understand is told: such a cell is never taken for read.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from calculator.files.sbc.squeezed import Squeezed, squeeze

_MONEY: Final = r"\$([\d,]{1,9}(?:\.\d\d)?)"
_UNIT: Final = (
    r"(?:office|specialist|home|urgentcare)?visit(?:a)?(?:alconsultorio)?|prescription|receta|test|prueba|day|dia|admission|admision|stay|"
    r"estadia|procedure|procedimiento|service|servicio|occurrence|trip|session|sesion|fill|script|surgery|item|person"
)
_TOKENS: Final = re.compile(
    "|".join(
        (
            r"(?P<not_covered>notcovered|nocoverage|no(?:esta)?cubiert[oa]|sincobertura)",
            r"(?P<no_charge>nocharge|sincargo|sincosto|noadditionalcharge)",
            r"(?P<waived>(?:(?:the|el|overall|medical|plan|your|in-network)*deduc(?:ti|i)ble(?:is|se)?(?:waived|(?:does|do|is)?(?:not|n't)"
            r"(?:apply|applicable|applied)|no(?:se)?aplica))|nodeductible|notsubjectto(?:the)?deductible|no(?:se)?aplica(?:el)?deducible|"
            r"(?:before|without)(?:the|your)?deductible|sindeducible|antesdeldeducible)",
            r"(?P<after>(?:after|subjectto|oncethe)(?:the|your|plan|overall|in-network|out-of-network|is|you(?:pay|meet))*deductible(?:ismet|hasbeenmet|met)?|"
            r"deductible(?:then)?applies|(?:despuesdel?|seaplicael|aplicael|sujetoal?)(?:pagodel)?deducible)",
            rf"(?P<least>(?:minimum(?:of)?|min\.?|minimode):?{_MONEY}|{_MONEY}(?:minimum|min(?!u)|minimo))",
            rf"(?P<most>(?:,|\()?(?:upto(?:a)?(?:max(?:imum)?\.?(?:of)?)?|(?:a)?max(?:imum)?\.?(?:of)?|nottoexceed|hasta(?:unmaximode)?|maximode):?"
            rf"{_MONEY}(?:maximum|max(?:imo)?\.?|copay(?:ment)?)?|{_MONEY}(?:maximum|max(?!i)|maximo))",
            rf"(?P<penalty>{_MONEY}(?:penalty|reduction|deductible|allowance|benefit|credit))",
            rf"(?P<copay>(?:copay(?:ment)?(?:of|:)?|copagode){_MONEY}|{_MONEY})",
            r"(?P<percent>(\d{1,3}(?:\.\d{1,2})?)%)",
            r"(?P<both_supplies>\(?retail(?:&|and)mail(?:-?order)?\)?)",
            r"(?P<mail>\(?mail(?:-?order)?(?:pharmacy)?[^);,$%]{0,24}\)?)",
            r"(?P<retail>\(?retail(?:pharmacy)?[^);,$%]{0,24}\)?)",
            r"(?P<other>(?:and|/|for|en|para|por|de)?(?:allother(?:outpatient)?(?:services|items|visits)?(?:anditems)?|other(?:outpatient)(?:services|items|visits)?|"
            r"other(?:services|visits)|otrosserviciosambulatorios|otrosservicios|todoslosdemasservicios|losdemasservicios|outpatientservices?))",
            r"(?P<office>(?:/|per|por|for)?(?:officevisits?|office|visitas?alconsultorio|consultorio|visitasdeconsultorio))",
            rf"(?P<per>(?:/|per|por|each|a)(?:{_UNIT})(?:s)?)",
            r"(?P<then>[,;]?(?:and)?(?:then|plus|luego|mas))",
            r"(?P<joined>and|y(?=\d|\$)|&)",
            r"(?P<colon>:)",
            r"(?P<none>none(?=$|[^a-z])|ninguna?)",
            r"(?P<neutral>de|copay(?:ment)?s?|copagos?|coinsurance|co-insurance|coseguro|[\s.,;()/*\-]|ofthe(?:allowedamount|cost)|of(?:allowedamount|eligibleexpenses))",
        )
    )
)
"""The words of a cell in squeezed text, the more particular ones first."""


@dataclass(frozen=True, slots=True)
class Share:
    """One statement of a cell. Cents and basis points; ``waived`` is None where the cell does not say. ``scope`` tells
    whether it is for office visits, for other services, for mail order, or for all ("")."""

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

    def take(self, kind: str, match: re.Match[str], colon: bool) -> None:
        """Take one token; ``colon`` says whether a colon follows it."""
        if kind in ("not_covered", "no_charge", "copay", "percent"):
            self._begin(kind, _figure(match), match.end())
        elif kind in ("waived", "after"):
            self._deductible(kind == "waived", match.end())
        elif kind in ("office", "other", "mail", "retail"):
            self._scoped(kind, match.end(), colon)
        elif kind in ("then", "joined"):
            self._joined = kind
        elif self.shares:
            self._add(kind, match)

    def _begin(self, kind: str, figure: int, end: int) -> None:
        share = Share(waived=self._waived, scope=self._scope, joined=self._joined, end=end)
        if kind == "not_covered":
            share = replace(share, covered=False)
        elif kind == "no_charge":
            share = replace(share, no_charge=True)
        elif kind == "copay":
            share = replace(share, copay=figure)
        else:
            share = replace(share, coinsurance=figure)
        self._joined = ""
        self.shares.append(share)

    def _deductible(self, waived: bool, end: int) -> None:
        if self.shares and self.shares[-1].waived is None:
            self.shares[-1] = replace(self.shares[-1], waived=waived, end=end)
        elif not self.shares:
            self._waived = waived

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
        elif kind == "per":
            if re.search("day|dia", match[0]):
                last = replace(last, per="day")
            elif re.search("admis|stay|estadia", match[0]):
                last = replace(last, per="admission")
        if kind not in ("neutral", "colon", "none"):
            last = replace(last, end=match.end())
        self.shares[-1] = last


def said(text: str) -> Said:
    """The statements of a cell's text, or of several cells' texts after one another."""
    squeezed = squeeze(text)
    reader, at, strange = _Reader(), 0, None
    while at < len(squeezed.text):
        match = _TOKENS.match(squeezed.text, at)
        if match is None or match.lastgroup is None:
            strange = at if strange is None else strange
            at += 1
            continue
        kind = _kind(match)
        if kind == "penalty" and strange is None:
            strange = at
        reader.take(kind, match, squeezed.text[match.end() : match.end() + 1] == ":")
        at = match.end()
    return Said(tuple(_joined(reader.shares)), strange, squeezed)


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
        if last is not None and share.joined and same and last.coinsurance is None and share.copay is None and last.covered:
            waived = last.waived if share.waived is None else share.waived
            made[-1] = replace(last, coinsurance=share.coinsurance, waived=waived, most=share.most, end=share.end)
        else:
            made.append(share)
    return made
