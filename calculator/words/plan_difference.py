"""Two plans line by line: every fact that one of them states, in the order of the plan editor, in words, and whether
the two differ in it. It prices nothing."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from calculator.model.plan import Coverage, Plan
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.plan_facts import Names, facts

T = TypeVar("T")
_ABSENT: Final = "library.absent"


class Line(NamedTuple):
    """One fact of two plans: the part of the plan it stands in, its name and what that means, and both in words."""

    section: str
    name: str
    meaning: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether the plans say different things."""
        return self.left != self.right


def differences(left: Plan, right: Plan, voice: Voice = ENGLISH) -> tuple[Line, ...]:
    """All lines of two plans, the same and the different. A rule that neither plan has is left out."""
    names = Names(_same_names(left, right), _same_names(left.rider, right.rider))
    ours = {fact.key: fact for fact in facts(left, voice)}
    theirs = {fact.key: fact for fact in facts(right, voice, names)}
    absent = voice(_ABSENT)
    lines = []
    for key in merged(tuple(ours), tuple(theirs)):
        pair = ours.get(key), theirs.get(key)
        there = [fact for fact in pair if fact is not None]
        words = [fact.words if fact is not None else absent for fact in pair]
        # Where one plan has no such benefit at all, what the other leaves as usual says nothing more.
        if any(fact.shown for fact in there) or len({fact.words for fact in there}) > 1:
            lines.append(Line(there[0].section, there[0].name, there[0].meaning, words[0], words[1]))
    return tuple(lines)


def merged(left: Sequence[T], right: Iterable[T]) -> list[T]:
    """The items of both in the order of ``left``; one that only ``right`` has follows what it follows there."""
    result = list(left)
    at = 0
    for item in right:
        if item in result:
            at = result.index(item) + 1
        else:
            result.insert(at, item)
            at += 1
    return result


def _same_names(left: Coverage | None, right: Coverage | None) -> dict[str, str]:
    """For benefits of ``right`` that ``left`` has under the same title and another name: the name in ``left``."""
    if left is None or right is None:
        return {}
    taken = {benefit.name for benefit in right.benefits}
    titles = {benefit.title.casefold(): benefit.name for benefit in left.benefits if benefit.title}
    found: dict[str, str] = {}
    known = {benefit.name for benefit in left.benefits}
    for benefit in right.benefits:
        name = titles.get(benefit.title.casefold())
        if benefit.name not in known and name is not None and name not in {*taken, *found.values()}:
            found[benefit.name] = name
    return found


def as_text(left: Plan, right: Plan, lines: Iterable[Line], voice: Voice = ENGLISH) -> str:
    """The lines as plain text for a terminal or a letter: parts as headings, what differs marked in words."""
    written = [voice("library.compare_heading", left=left.name, right=right.name)]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            written += ["", section]
        key = "library.line_differs" if line.differs else "library.line_same"
        written.append(voice(key, name=line.name, left=line.left, right=line.right))
    return "\n".join(written)
