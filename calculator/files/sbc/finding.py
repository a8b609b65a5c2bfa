"""Where the words of a field stand in a text, so that they can be shown in it."""

import re

from calculator.files.sbc.pages import ACROSS, DOWN
from calculator.files.sbc.reading import Box
from calculator.files.sbc.squeezed import squeeze


def spans(text: str, words: str, page: int, box: Box | None) -> tuple[tuple[int, int], ...]:
    """From where to where ``words`` stand in ``text``: by their letters, however they were copied; of a text that keeps
    its columns, line by line within ``box`` on ``page``. Empty: they are not found."""
    if box is not None:
        return _within(text, page, box)
    whole, part = squeeze(text), re.sub(r"[^a-z0-9$%]", "", squeeze(words).text)
    kept = [at for at, sign in enumerate(whole.text) if re.match(r"[a-z0-9$%]", sign)]
    found = "".join(whole.text[at] for at in kept).find(part) if part else -1
    if found < 0:
        return ()
    return ((whole.places[kept[found]], whole.places[kept[found + len(part) - 1]] + 1),)


def _within(text: str, page: int, box: Box) -> tuple[tuple[int, int], ...]:
    left, top, right, bottom = box
    pages = text.split("\f")
    start = sum(len(one) + 1 for one in pages[: page - 1])
    found = []
    for row, line in enumerate(pages[page - 1].splitlines(keepends=True) if page <= len(pages) else ()):
        if top <= row * DOWN + 1 < bottom and "\t" not in line:
            begin, end = int(left // ACROSS), min(int(right // ACROSS), len(line.rstrip("\n")))
            if line[begin:end].strip():
                found.append((start + begin, start + end))
        start += len(line)
    return tuple(found)
