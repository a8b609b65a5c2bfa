"""Whatever a form states and however it was typeset or copied: what is read of it is what it states, and what is not
may be guessed or missing, never called read."""

import re
from pathlib import Path
from random import Random

import pytest

from calculator.files.sbc.document import read_pages, read_text
from calculator.files.sbc.pages import lines_of
from calculator.files.sbc.pdf import pdf_pages
from calculator.files.sbc.reading import Reading, Status
from tests.files.sbc import typeset
from tests.files.sbc.copying import copied
from tests.files.sbc.laid_out import laid_out
from tests.files.sbc.random_forms import Form, random_form

HERE = Path("form.pdf")
WAYS = ("ruled", "bare", "linear", "columns", "glued", "split")


def in_columns(data: bytes) -> str:
    """The text of a PDF with its runs of words where they stand, as a copy that keeps the layout has them."""
    pages = []
    for page in pdf_pages(HERE, data):
        lines: dict[int, str] = {}
        for run in sorted(lines_of(list(page.words), page.unit * 0.6), key=lambda one: one[0].left):
            at = next((one for one in lines if abs(one - run[0].bottom) < page.unit / 2), round(run[0].bottom))
            line = lines.get(at, "")
            column = int(run[0].left / (page.unit * 0.4))
            lines[at] = line.ljust(max(column, len(line) + 2 if line else 0)) + " ".join(word.text for word in run)
        pages.append("\n".join(lines[at] for at in sorted(lines)))
    return "\f".join(pages)


def damaged(text: str, seed: int, way: str) -> str:
    """A copy that lost spaces between words, or got some within them."""
    draw = Random(seed)
    if way == "glued":
        return re.sub(r"(?<=[a-z]) (?=[a-z])", lambda _: "" if draw.random() < 0.3 else " ", text)
    return re.sub(r"(?<=[a-z])(?=[a-z]{3})", lambda _: " " if draw.random() < 0.05 else "", text)


def wrongly_read(form: Form, reading: Reading) -> list[tuple[str, object, object]]:
    """What the form states otherwise than it was read, and is called read."""
    fields = [(path, value, reading.fields.get(path)) for path, value in form.expected.items()]
    return [one for one in fields if one[2] and one[2].value != one[1] and one[2].status is Status.READ]


@pytest.mark.parametrize("pulled", [0, 3])
def test_cells_that_one_space_parts_are_never_read_as_others(pulled: int) -> None:
    read = 0
    for seed in range(40):
        form = random_form(seed)
        reading = read_text(laid_out(form, Random(seed), pulled=pulled))
        assert wrongly_read(form, reading) == [], seed
        read += sum(field.status is Status.READ for field in reading.fields.values())
    assert read > 400


def read_as(form: Form, way: str, seed: int) -> Reading:
    draw = Random(seed)
    stroke = {"ruled": "0.5pt", "bare": "none"}.get(way, draw.choice(["0.5pt", "none"]))
    data = typeset.pdf(form.spec, edition=form.edition, stroke=stroke, size=draw.choice([7, 8, 9, 10]))
    if way in ("ruled", "bare"):
        return read_pages(HERE, pdf_pages(HERE, data))
    if way == "columns":
        return read_text(in_columns(data))
    return read_text(copied(data) if way == "linear" else damaged(copied(data), seed, way))


@pytest.mark.parametrize("way", WAYS)
def test_what_is_read_is_what_the_form_states(way: str) -> None:
    total, wrong = 0, []
    for seed in range(4):
        form = random_form(seed)
        reading = read_as(form, way, seed)
        for path, value in form.expected.items():
            total += 1
            field = reading.fields.get(path)
            if field is None or field.value != value:
                wrong.append((seed, form.edition, path, value, field))
    assert [one for one in wrong if one[-1] is not None and one[-1].status is Status.READ] == []
    assert len(wrong) * 20 <= total, wrong


@pytest.mark.parametrize("after", [True, False])
def test_without_the_forms_sentence_it_is_a_guess_that_the_deductible_applies(after: bool) -> None:
    form = random_form(1)
    services = dict(form.spec["services"]) | {"physician_fee": ("20% coinsurance", "40% coinsurance", "None")}
    spec = form.spec | {"services": services, "after": after}
    reading = read_pages(HERE, pdf_pages(HERE, typeset.pdf(spec, edition="2017")))
    field = reading.fields["physician_fee.0.deductible"]
    assert (field.value, field.status) == ("applies", Status.READ if after else Status.GUESSED)
