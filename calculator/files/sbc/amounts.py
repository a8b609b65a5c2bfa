"""The yearly amounts of an answer, by network and person: "$500 individual / $1,000 family in-network; ..."."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from calculator.files.sbc.answers import cents, main_part
from calculator.files.sbc.squeezed import MONEY, Squeezed, squeeze

_OUT: Final = r"out-?of-?(?:network|area|plan)|non-?(?:network|participating|preferred|plan|contracted)"
_IN: Final = r"in-?network|(?:in-?)?plan-?providers?|network|participating|preferred|contracted"
_TOKENS: Final = re.compile(
    rf"(?P<both>(?:{_IN})(?:providers?)?(?:and|&|or|/)(?:{_OUT}))"
    rf"|(?P<out>{_OUT}|fueradelared|allother(?:s|providers?)?(?=[:$]))"
    r"|(?P<tier>(?:tier|level|nivel)(?P<number>[1-4]))"
    rf"|(?P<in>{_IN}|dentrodelared|delared)"
    r"|(?P<part>(?:per)?double|two-?(?:party|person)|couple|(?:individual|employee)(?:\+|plus)(?:one|1|spouse|child(?:ren)?))"
    r"|(?P<family>familiar|family|familia|twoormore|employee\+)"
    r"|(?P<individual>individual|perperson|person|porpersona|persona|self-?only|single|member|employee-?only|insured)"
    rf"|(?P<amount>{MONEY})"
    r"|(?P<none>unlimited|no(?:out-of-pocket)?limit|none(?![a-z])|notapplicable|ilimitado|not?covered|nocoverage|noestacubierto)"
)
_LONGEST: Final = 4_000
"""So many characters has no answer of the form: what is longer has swallowed something else."""

_NETWORKS: Final = ("in", "out", "tier")
_PERSONS: Final = ("individual", "family")
_FIGURES: Final = ("amount", "none")
_OTHER_THAN_NETWORKS: Final = re.compile(
    r"combined(?:medical|in-?network(?!and))|(?:pharmacy|prescriptions?|drugs?|rx|farmacia|medicamentos)(?:is|are)?combin"
)
"""What is combined is medical care and drugs, not the networks."""
_NOTHING: Final = re.compile(r"(?:none|no|no\$?deductible|thereisno(?:overall)?deductible|ninguno|nohaydeducible)\.?")


class Amounts(NamedTuple):
    """Individual and family amounts in cents by network ("in", "out", "tier2"; "" where none is named). ``sure``: every
    amount had one place, no place two amounts, and a word or the order said whose each is."""

    by_network: dict[str, list[int | None]]
    sure: bool


class _Token(NamedTuple):
    kind: str
    name: str
    start: int
    end: int
    cents: int | None


def amounts(text: str) -> Amounts:
    """The amounts of an answer. A word for the network or the person stands before its amount, or after it; which of
    the two, the first such word tells."""
    if len(text) > _LONGEST:
        return Amounts({}, sure=False)
    squeezed = squeeze(main_part(text))
    tokens = _without_networks_of_both(_tokens(squeezed), squeeze(text).text)
    all_of_them = tokens
    tokens, parts = _without_parts(tokens)
    tokens, without = _without_amounts(tokens)
    first = next((place for place, token in enumerate(tokens) if token.kind in _FIGURES), None)
    if first is None:
        return Amounts({}, sure=False)
    found = _Sorter(tokens, first, squeezed.text).sorted()
    empty: dict[str, list[int | None]] = {network: [None, None] for network in without}
    whole = squeezed.text.count("$") == sum(token.kind == "amount" for token in all_of_them)
    return Amounts(empty | found.by_network, found.sure and whole and not parts)


def no_deductible(text: str) -> bool:
    """Whether an answer says that there is no deductible, without an amount: "None"."""
    return _NOTHING.fullmatch(squeeze(text).text.strip(".")) is not None


def _tokens(squeezed: Squeezed) -> list[_Token]:
    found = []
    for match in _TOKENS.finditer(squeezed.text):
        kind = next(name for name, value in match.groupdict().items() if value is not None and name != "number")
        name = kind if kind != "tier" else "in" if match["number"] == "1" else f"tier{match['number']}"
        money = cents(match["amount"].removeprefix("$")) if kind == "amount" else None
        found.append(_Token(kind, name, match.start(), match.end(), money))
    return found


def _without_networks_of_both(tokens: list[_Token], plain: str) -> list[_Token]:
    """Where one amount is for both networks, in those words or "combined", their names part nothing."""
    combined = re.search("combined|combinad", plain) and not _OTHER_THAN_NETWORKS.search(plain)
    both = any(token.kind == "both" for token in tokens) and not any(token.kind in ("in", "out") for token in tokens)
    parts_nothing = ("both", "in", "out") if combined or both else ("both",)
    return [token for token in tokens if token.kind not in parts_nothing]


def _without_parts(tokens: list[_Token]) -> tuple[list[_Token], bool]:
    """The tokens without the amounts of a third tier of members, which has no place of its own; whether it has one."""
    kept: list[_Token] = []
    skip = False
    for token in tokens:
        if token.kind == "part" and kept and kept[-1].kind in _FIGURES:
            kept.pop()
        elif token.kind == "part" or (skip and token.kind in _FIGURES):
            skip = token.kind == "part"
        else:
            kept.append(token)
    return kept, any(token.kind == "part" for token in tokens)


def _without_amounts(tokens: list[_Token]) -> tuple[list[_Token], list[str]]:
    """The tokens but those of networks that have no amount, and these networks: "out-of-network: not covered"."""
    kept: list[_Token] = []
    networks: list[str] = []
    for place, token in enumerate(tokens):
        named_next = place + 1 < len(tokens) and tokens[place + 1].kind in (*_NETWORKS, *_PERSONS)
        if token.kind == "none" and kept and kept[-1].kind in _NETWORKS and (not named_next or kept[:-1] == []):
            networks.append(kept.pop().name)
        else:
            kept.append(token)
    return kept, networks


class _Sorter:
    """Goes through the figures of an answer and gives each its network and person."""

    def __init__(self, tokens: Sequence[_Token], first: int, text: str) -> None:
        self._tokens, self._text = tokens, text
        self._network_first = any(token.kind in _NETWORKS for token in tokens[:first])
        self._person_first = any(token.kind in _PERSONS for token in tokens[:first])
        self._network = self._person = ""
        self._persons: list[str] = []
        self._found: dict[str, list[int | None]] = {}
        self._unlimited: set[str] = set()
        self._sure = True

    def sorted(self) -> Amounts:
        """The figures by network and person."""
        figures = [place for place, token in enumerate(self._tokens) if token.kind in _FIGURES]
        for number, place in enumerate(figures):
            start = figures[number - 1] + 1 if number else 0
            end = figures[number + 1] if number + 1 < len(figures) else len(self._tokens)
            ahead = self._tokens[start:place]
            after = self._tokens[place + 1 :]
            changed = self._take_network(ahead, after)
            self._take_person(ahead, self._tokens[place + 1 : end], changed=changed)
            self._put(self._tokens[place].cents)
        alone = len(figures) == 1 and not any(token.kind in _PERSONS for token in self._tokens)
        owned = not alone or self._tokens[figures[0]].cents in (0, None)
        return Amounts(self._found, self._sure and owned)

    def _take_network(self, ahead: Sequence[_Token], after: Sequence[_Token]) -> bool:
        """Find the next figure's network; whether it is another than the last one's."""
        if self._network_first:
            named = [token.name for token in ahead if token.kind in _NETWORKS][-1:]
        else:
            named = [token.name for token in after if token.kind in _NETWORKS][:1]
        changed = bool(named) and named[0] != self._network
        self._network = named[0] if named else self._network
        return changed

    def _take_person(self, ahead: Sequence[_Token], behind: Sequence[_Token], *, changed: bool) -> None:
        words = [token for token in (ahead if self._person_first else behind) if token.kind in _PERSONS]
        listed = list(dict.fromkeys(token.name for token in words))
        if self._person_first and len(listed) == 2 and self._adjoin(words):
            # "Individual/Family: $500/$1,000" names both before both of their amounts.
            self._persons = listed
        elif listed:
            self._persons = []
            self._person = listed[-1 if self._person_first else 0]
            return
        if self._persons:
            self._person = self._persons.pop(0)
        elif not (self._person_first and self._person and changed):
            # Where neither has a word the individual's comes first; that it is the family's turn is a conclusion.
            self._sure = self._sure and self._person != "individual"
            self._person = "family" if self._person == "individual" else "individual"

    def _adjoin(self, words: Sequence[_Token]) -> bool:
        between = self._text[words[-2].end : words[-1].start]
        return re.fullmatch(r"(?:[/|,&+]|and|or|y|o)*", between) is not None

    def _put(self, amount: int | None) -> None:
        if amount is None:
            self._unlimited.add(self._network)
        elif self._network in self._unlimited:
            self._sure = False
            return
        pair = self._found.setdefault(self._network, [None, None])
        which = 1 if self._person == "family" else 0
        self._sure = self._sure and (pair[which] is None or pair[which] == amount)
        if pair[which] is None:
            pair[which] = amount
