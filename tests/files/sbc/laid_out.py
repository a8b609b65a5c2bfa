"""Forms laid out by spaces, as copies that keep the layout are: cells close to one another, and pulled to the left."""

from collections.abc import Sequence
from itertools import zip_longest
from random import Random
from textwrap import wrap

from tests.files.sbc import typeset
from tests.files.sbc.random_forms import Form


def laid_out(form: Form, draw: Random, *, pulled: int = 0) -> str:
    """The text of ``form``: cells as wide as their columns, so that one space may part two; ``pulled``: so far may a
    cell's lines stand to the left of its column."""
    spec, edition = form.spec, form.edition
    count = len(spec.get("networks", typeset.NETWORKS[edition]))
    widths = [draw.randrange(18, 30), *(draw.randrange(14, 34) for _ in range(count)), 30]
    lines = [
        typeset.TITLES[edition],
        f"Coverage Period: {spec['period']}    Coverage for: {spec['for']} | Plan Type: {spec['type']}",
        spec["name"],
        typeset.INTRO[edition],
    ]
    for name, (answer, why) in spec["questions"].items():
        lines += _row((typeset.question(name, edition), answer, why), (24, 34, 60), draw, pulled)
    lines.append("Common Medical Event")
    for name, cells in spec["services"].items():
        lines += _row((typeset.service(name, edition), *cells), widths, draw, pulled)
    return "\n".join((*lines, "Excluded Services & Other Covered Services:"))


def _row(cells: Sequence[str], widths: Sequence[int], draw: Random, pulled: int) -> list[str]:
    lines = []
    for parts in zip_longest(*(wrap(cell, width) for cell, width in zip(cells, widths, strict=True)), fillvalue=""):
        line, column = "", 0
        for part, width in zip(parts, widths, strict=True):
            if part:
                at = column - draw.randint(0, pulled)
                line = line.ljust(max(at, len(line) + 1 if line else 0)) + part
            column += width + 1
        lines.append(line)
    return lines
