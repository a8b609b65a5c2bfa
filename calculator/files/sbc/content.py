"""What stands in a form, sorted: its header, the answer to each question, the cells of each service. Nothing is taken
for anything yet."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from calculator.files.sbc.broken import goes_on
from calculator.files.sbc.centred import centred_table_of
from calculator.files.sbc.columns import Row, Table, table_of
from calculator.files.sbc.form import form, labels, says
from calculator.files.sbc.header import Header, header_blocks
from calculator.files.sbc.linear import linear_rows
from calculator.files.sbc.pages import Page, keeps_columns, reading, text_pages
from calculator.files.sbc.reading import Box
from calculator.files.sbc.ruled import ruled_rows
from calculator.files.sbc.share import Said, cells_in, said
from calculator.files.sbc.squeezed import letters, one_line, squeeze
from calculator.files.sbc.tabbed import tabbed_rows

_MOST_ANSWER: Final = 5_000
"""A longer answer or cell is no form's: what runs on is left out, and what was read is not sure."""

Boxes = tuple[Box | None, ...]
Rows = dict[str, tuple[Row, bool]]
"""A kind's rows by their names, and whether each surely has its own words and no others."""

_WANTED: Final = {
    "questions": {"deductible", "before", "other", "limit"},
    "services": {
        "primary",
        "specialist",
        "specialty_drug",
        "outpatient_facility",
        "physician_fee",
        "mental_outpatient",
    },
}
"""What is read of a form: where lines drawn do not give all of it, the places of the words may."""

_ASKED: Final = 3
_MOST_OF_IT: Final = 12
"""Of sixteen, those of two networks: four answers and twelve cells."""

_MOST_ROWS: Final = 0.6
_ENOUGH: Final = 16
"""So many letters tell a question from others."""


class Answer(NamedTuple):
    """An answer with the form's sentence beside it, and the boxes around both. ``sure``: its words are all of it and
    nothing else."""

    text: str
    why: str
    page: int
    sure: bool
    boxes: Boxes = ()


class Service(NamedTuple):
    """A service's cells, one for each network, what its last column says, and the boxes around all of them."""

    cells: tuple[Said, ...]
    words: tuple[str, ...]
    limits: str
    page: int
    sure: bool
    boxes: Boxes = ()


class Content(NamedTuple):
    """The whole of a form. ``header``: its blocks of lines, from top to bottom. ``networks``: 2, or 3 where there are
    two tiers of providers in the plan's network."""

    header: Header
    text: str
    questions: dict[str, Answer]
    services: dict[str, Service]
    networks: int


def of_document(pages: Sequence[Page]) -> Content:
    """The content of a PDF's pages: by the places of its words, or by their order where that tells more, as a guess."""
    found = of_pages(pages)
    if _worth(found) * 2 >= _MOST_OF_IT:
        return found
    return max(found, _in_order(found.text, sure=False), key=_worth)


def of_pages(pages: Sequence[Page]) -> Content:
    """The content of pages by the places of their words."""
    text = "\f".join(reading(list(page.words)) for page in pages)
    questions, services = _first(ruled_rows(pages, "questions")), _first(ruled_rows(pages, "services"))
    shaded = any(page.shaded for page in pages)
    for kind, found in (("questions", questions), ("services", services)):
        if shaded or _WANTED[kind] - found.keys():
            by_place = _by_place(pages, kind, table_of)
            if shaded or len(_WANTED[kind] & by_place.keys()) < len(_WANTED[kind]):
                by_place = max(by_place, _by_place(pages, kind, centred_table_of), key=_told)
            drawn = _agreed(found, by_place) if shaded else found
            found.update(by_place | drawn)
    return _content(header_blocks(pages[0]) if pages else (), text, questions, services, split=True)


def _agreed(shaded: Rows, by_place: Rows) -> Rows:
    """The rows of shaded cells that say what the places of words say too, or are found by nothing else. Shading may
    end line by line behind a text: then it cuts a cell in two."""
    same = {name: one for name, one in shaded.items() if name in by_place and _same(one[0], by_place[name][0])}
    return {name: (row, False) for name, (row, _) in shaded.items() if name not in by_place} | same


def _same(one: Row, other: Row) -> bool:
    return list(map(letters, filter(str.strip, one.texts))) == list(map(letters, filter(str.strip, other.texts)))


def _by_place(pages: Sequence[Page], kind: str, of_page: Callable[[Page, str], Table]) -> Rows:
    """The rows of tables without lines, by the places of their words."""
    tables = [of_page(page, kind) for page in pages]
    sure = all(table.sure for table in tables)
    following = (*pages[1:], None)
    return _first(
        [
            (row, sure and row.sure and not (row is table.rows[-1] and goes_on(row, page)))
            for table, page in zip(tables, following, strict=True)
            for row in table.rows
        ]
    )


def _told(rows: Rows) -> int:
    """How many cells of ``rows`` say what a person pays, or answer: by this the better of two ways is told."""
    return sum(_shares_in(row.texts) + bool(row.texts[0]) for row, _ in rows.values() if row.texts)


def of_text(text: str) -> Content:
    """The content of a copied text: by its columns where it keeps them, else by its order."""
    best: Content | None = None
    for keeps, way in (("\t" in text, _of_tabs), (keeps_columns(text), lambda text: of_pages(text_pages(text)))):
        found = way(text) if keeps else None
        if found is not None and _worth(found) >= _MOST_OF_IT:
            return found
        best = max((one for one in (best, found) if one is not None), key=_worth, default=None)
    # Words that were set in columns may be mixed up by their order: none of it is sure.
    in_order = _in_order(text.replace("\t", "\n"), sure=best is None)
    return in_order if best is None or _worth(in_order) > _worth(best) else best


def _of_tabs(text: str) -> Content:
    questions, services = (_first(tabbed_rows(text, kind)) for kind in ("questions", "services"))
    return _content((_first_lines(text),), text, questions, services, split=True)


def _in_order(text: str, *, sure: bool) -> Content:
    questions = _first([(row, sure and _alone(row)) for row in linear_rows(text, "questions")])
    rows = linear_rows(text, "services")
    # Where most labels have no cells after them the copy went down the columns, and what follows one is another's.
    by_rows = sum(_shares_in(row.texts) for row in rows) >= len(rows) * _MOST_ROWS
    services = _first([(row, sure and by_rows and "\f" not in row.texts[0].strip()) for row in rows])
    return _content((_first_lines(text),), text, questions, services, split=False)


def _first_lines(text: str) -> tuple[str, ...]:
    return tuple([line.strip() for line in text.splitlines() if line.strip()][:14])


def _worth(content: Content) -> int:
    """How much of what is read of a form was found: cells of services, and answers."""
    services = [content.services[name] for name in _WANTED["services"] & content.services.keys()]
    cells = sum(bool(cell.shares) for service in services for cell in service.cells)
    return cells + len(_WANTED["questions"] & content.questions.keys())


def _alone(row: Row) -> bool:
    """Whether an answer has no other question and no sentence of the form in it, as it has where the lines of a table
    were mixed up."""
    found = letters(row.texts[0])
    if any(letters(words)[:_ENOUGH] in found for words in form()["why"]):
        return False
    return not any(label[:_ENOUGH] in found for label, name in labels("questions") if name != row.name)


def is_sbc(text: str, found: Collection[str] = ()) -> bool:
    """Whether ``text`` is that of a Summary of Benefits and Coverage: it has its name and most of its questions, of
    which those ``found`` by their places need not stand in one piece."""
    said = letters(text)
    asked = {
        name for name, wordings in form()["questions"].items() if any(_begins(said, letters(one)) for one in wordings)
    }
    return says(text, form()["is_sbc"]) and len(asked.union(found)) >= _ASKED


def holds_more_than_one(text: str) -> bool:
    """Whether most questions of the form stand in ``text`` more than once, as where it holds two forms."""
    said = letters(text)
    asked = {name for label, name in labels("questions") if said.count(label[:_ENOUGH]) > 1}
    return len(asked) >= _ASKED


def _begins(text: str, label: str) -> bool:
    return label in text or label[:_ENOUGH] in text


_AFTER_SURGERY: Final = frozenset(("emergency", "transport", "urgent", "hospital_facility"))


def _first(rows: Sequence[tuple[Row, bool]]) -> Rows:
    """Each name's first row: the form has "Physician/surgeon fees" for surgery before it has them for a stay, which are
    not taken for those of surgery where these were not found."""
    found: Rows = {}
    for row, sure in rows:
        if row.name != "physician_fee" or not _AFTER_SURGERY.intersection(found):
            found.setdefault(row.name, (row, sure))
    return found


def _bounded(rows: Rows) -> Rows:
    """The rows with texts that a form may have."""
    return {
        name: (
            row._replace(texts=tuple(text[:_MOST_ANSWER] for text in row.texts)),
            sure and all(len(text) <= _MOST_ANSWER for text in row.texts),
        )
        for name, (row, sure) in rows.items()
    }


def _content(header: Header, text: str, questions: Rows, services: Rows, *, split: bool) -> Content:
    questions, services = _bounded(questions), _bounded(services)
    answers = {
        name: Answer(
            row.texts[0].strip("? \n"),
            row.texts[1] if len(row.texts) > 1 else "",
            row.page,
            sure and _alone(row),
            row.boxes,
        )
        for name, (row, sure) in questions.items()
        if row.texts
    }
    networks = _networks(text, services, answers, split=split)
    made = {name: (_split if split else _run)(row, networks, sure=sure) for name, (row, sure) in services.items()}
    return Content(header, text, answers, made, networks)


def _networks(text: str, services: Rows, answers: dict[str, Answer], *, split: bool) -> int:
    """How many columns of the chart say what a person pays."""
    if split:
        counts = Counter(_shares_in(row.texts) for row, _ in services.values())
        if counts:
            return max(1, min(counts.most_common(1)[0][0], 3))
    amounts = squeeze(answers["deductible"].text if "deductible" in answers else "").text
    head = squeeze(text).text
    return 3 if "tier2" in amounts or "tier2" in head[: head.find("primarycare")] else 2


def _shares_in(texts: Sequence[str]) -> int:
    """How many cells from the first on say what a person pays."""
    count = 0
    for text in texts:
        if not said(text).shares:
            break
        count += 1
    return count


def _split(row: Row, networks: int, *, sure: bool) -> Service:
    texts = row.texts[:networks]
    limits = one_line(" ".join(row.texts[networks:]))
    words = tuple(one_line(text) for text in texts)
    return Service(
        tuple(said(text) for text in texts), words, limits, row.page, sure and len(texts) == networks, row.boxes
    )


def _run(row: Row, networks: int, *, sure: bool) -> Service:
    cells, whole = cells_in(_after_label(row.texts[0]), networks)
    words = []
    start = 0
    for cell in cells:
        end = cell.shares[-1].end
        words.append(cell.squeezed.between(start, end))
        start = end
    limits = cells[-1].squeezed.between(start, len(cells[-1].squeezed.text)) if cells else one_line(row.texts[0])
    return Service(tuple(cells), tuple(words), limits, row.page, sure and whole)


def _after_label(text: str) -> str:
    """What is left of a service's name stands before its first cell: "(x-ray, blood work)"."""
    text = text.strip()
    if text.startswith(")"):
        return text[1:]
    return text.partition(")")[2] if text.startswith("(") else text
