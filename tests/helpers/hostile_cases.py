"""Cases whose every text is hostile."""

from collections.abc import Sequence
from itertools import cycle

from calculator.files import bundled
from calculator.model.base import Source, changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from tools.reliability.hostile import TEXTS


def plan(text: str, of: Plan) -> Plan:
    source = Source(says=text, address=text)
    return changed(of, name=(of.name + text)[:120], note=text, sources=(source,))


AT_ONCE = 9
CHUNKS = [TEXTS[at : at + AT_ONCE] for at in range(0, len(TEXTS), AT_ONCE)]


def case_of(texts: Sequence[str]) -> Case:
    """The example with ``texts`` wherever a person may put one, a plan named by each of them."""
    case, among = bundled.example(), cycle(texts)
    lines = tuple(changed(line, label=next(among)[:80]) for line in case.course.lines)
    course = changed(case.course, title=next(among), note=next(among), lines=lines)
    named = tuple(plan(text, one) for text, one in zip(texts, cycle(case.plans), strict=False))
    title = next(among)
    return changed(case, title=title, note=title, course=course, plans=named, chosen=named[0].name, example=False)
