"""A quotation mark that nothing closes would swallow the rows under it: the list is refused, with the mark's line."""

from pathlib import Path

import pytest

from calculator.files import price_list
from calculator.files.problems import FileError
from calculator.files.quotes import open_quote
from calculator.reference.voice import Voice


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Service,Price,Note\nEvaluation,250,"includes labs\nIM dosing,450,two hours\n', 2),
        ('Service,Price\n"Evaluation,250\nIM dosing,450\n', 2),
        ('Service,Price,Note\nEvaluation,250,"x\nPreparation,175,by phone\nIM dosing,450,"\n', 2),
        ('Service,Price,Note\nEvaluation,250,"x\nPreparation,175,"y"\n', 2),
        ('Service;Price;Note\r\nEvaluation;250;\r\nIM dosing;450;"two\r\nIntegration;175;\r\n', 3),
        ('Service\tPrice\tNote\nEvaluation\t250\ta\nIM dosing\t450\t"b\n', 3),
        ('Service,Price\n"Ketamine "IM" session",450\n', 2),
        ('"Service,Price\nEvaluation,250\n', 1),
    ],
)
def test_an_open_mark_is_refused_with_its_line_in_both_languages(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / ("list.tsv" if "\t" in text else "list.csv")
    path.write_bytes(text.encode())
    with pytest.raises(FileError) as caught:
        price_list.read(path)
    assert caught.value.line == line
    assert f"(line {line} of the file)" in caught.value.say(Voice("en"))
    assert f"(línea {line} del archivo)" in caught.value.say(Voice("es"))


@pytest.mark.parametrize(
    "text",
    [
        'Service,Price\n"IM dosing\n(two hours)",450\n',
        'Service,Price\n"IM dosing, two hours",450\n',
        'Service,Price\n"The ""IM"" session",450\n',
        'Service,Price\nIM 5" needle dosing,450\n',
        'Service,Price,Note\nIM dosing,450,"one line\nanother, longer line"\n',
        'Service,Price,Note\nIM dosing,450,""\n',
    ],
)
def test_marks_that_are_closed_are_no_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert [row.price.likely for row in price_list.read(path).rows] == [45_000]


def test_a_mark_in_the_middle_of_a_cell_opens_nothing() -> None:
    assert open_quote('a,5" b\n"c",d', ",") is None
    assert open_quote('a,"b', ",") == 1
    assert open_quote('a,"b', ";") is None
