"""Price lists written as text, as the program understands them, and what it takes, says and asks of them."""

from pathlib import Path

from calculator.files import price_list
from calculator.files.price_list import Answers, PriceList


def understood(folder: Path, *lines: str, answers: Answers | None = None) -> PriceList:
    path = folder / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return price_list.read(path, answers)


def prices(listed: PriceList) -> list[tuple[str, int]]:
    return [(row.name, row.price.likely) for row in listed.rows if row.doubt is None]


def said(listed: PriceList) -> list[str]:
    return [key for key, _ in listed.said]


def asked(listed: PriceList) -> dict[str, list[object]]:
    return {question.about: [option.value for option in question.options] for question in listed.questions}
