"""Whole lists as clinics write them, judged by hand: what each does to a course, or that the course stays as it is."""

from pathlib import Path

import pytest

from calculator.engine.price_list import priced
from calculator.files import bundled, price_list
from calculator.files.price_list import Answers
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course
from calculator.model.price_list import Doubt, Fate

HUNDRED = PriceRange(low=10_000, likely=10_000, high=10_000)


def at_a_hundred(template: str) -> Course:
    """A course of the library with every price at $100, so that each price of a list is seen."""
    course = next(one for one in bundled.courses() if one.template == template)
    return changed(course, lines=tuple(changed(line, price=HUNDRED) for line in course.lines))


def changes(folder: Path, template: str, text: str, answers: Answers | None = None) -> dict[int, int]:
    """The dollars of the lines, by their numbers, that do not stay at $100."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    course = at_a_hundred(template)
    made = priced(course, price_list.read(path, answers).rows)
    assert [line.before for line in made.lines[: len(course.lines)]] == list(course.lines)
    return {
        number: line.price.likely // 100
        for number, line in enumerate(made.course.lines, start=1)
        if line.price != HUNDRED
    }


KETAMINE = "im_kap_6"
"""Evaluation, intake, preparation, dosing, integration."""

ESKETAMINE = "esketamine_26_weeks"
"""Evaluation, then visit and drug of each of three phases."""


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("Service,Price\nIM dosing,$450 (2 hours)\nIntegration,$175 (60 min)", {4: 450, 5: 175}),
        ("Service,Price\nIM dosing,US$450 each\nIntegration,175 USD", {4: 450, 5: 175}),
        ('Service,Price\nIM dosing,"$1.200,00"\nIntegration,1 200', {4: 1200, 5: 1200}),
        ("Service;Price\nIM dosing;1200,0\nIntegration;1.200,00", {4: 1200, 5: 1200}),
        ("Service,Price,Notes\nIM dosing,450,60 min\nIntegration,175,90 minutes", {4: 450, 5: 175}),
        ("Service,Minutes,Price\nIM dosing,120,450\nIntegration,60,175", {4: 450, 5: 175}),
        ("Service,Price,Year\nIM dosing,450,2026\nIntegration,175,2026", {4: 450, 5: 175}),
        ("Concepto;Unidades;Total;Precio unitario\nDosificación IM;6;2.700,00;450,00", {4: 450}),
        ("Service,Price\nLate cancellation of an IM session,75\nRebooking fee for dosing,50", {}),
        ("Service,Price\nFirst dosing,600", {}),
        ("Service,Price\nFirst dosing,600\nSubsequent dosing,450", {}),
        ("Service,Price\nIntegration (group),60\nDosing (insurance),300", {}),
        ("Servicio,Precio\nConsulta de integración,120", {}),
        ("Service,Price\nIM dosing,$1,450.00\nIntegration,$1,200", {}),
        ("Service,Price,Note\nIM dosing,$1,450,by phone\nIntegration,175,", {5: 175}),
        ("Service,Price\nDosificación IM,450,50", {}),
        ("Service,Price\nDosing session w/ integration,600\nHalf-dose IM,200", {}),
        ("Servicio,Precio\nIntegración sin incluir,175\nDosificación c/ integración,600", {}),
        ("Service,Package price,Sessions\nIM dosing,2700,6", {}),
        ("Service,Old price,New price\nIM dosing,400,450", {}),
        ("Service,Old price\nIM dosing,400", {}),
        ("Service,2025,2026\nIM dosing,400,450", {}),
        ('Service,Price\nIM dosing,"$1,200 (6 sessions)"\nIntegration,6 x $175', {}),
        ("Service,Price\nIM dosing,$450 plus tax\nIntegration,from $175", {}),
        ("Service,Sessions,Price\nIM dosing,3,450\nIM dosing,3,450", {}),
    ],
)
def test_what_a_list_does_to_a_course_of_ketamine(tmp_path: Path, text: str, dollars: dict[int, int]) -> None:
    assert changes(tmp_path, KETAMINE, text) == dollars


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("Service,Price\nSupervised visit,450", {2: 450, 4: 450, 6: 450}),
        ("Service,Price\nSpravato visit,450", {2: 450, 4: 450, 6: 450}),
        ("Service,Price\nSpravato 84 mg,1200", {3: 1200, 5: 1200, 7: 1200}),
        ("Service,Units,Unit price\nJ0013 esketamine,84,11.50", {3: 966, 5: 966, 7: 966}),
        ("Service,Price\nDosing session,450", {}),
        ("Service,Price\nDosing,450", {}),
        ("Service,Price\nMaintenance,450", {}),
        ("Service,Price\nSpravato session,450\nEsketamine treatment,900", {}),
        ("Service,Price\nDosing (esketamine),450\nSpravato 84 mg treatment,1500", {}),
        ('Service,Price\n"Esketamine, per mg",11.50', {}),
        ("Servicio,Precio\nSesión de esketamina,450\nDosis de esketamina,900", {}),
    ],
)
def test_what_a_list_does_to_a_course_of_esketamine(tmp_path: Path, text: str, dollars: dict[int, int]) -> None:
    assert changes(tmp_path, ESKETAMINE, text) == dollars


def test_a_price_of_one_milligram_is_multiplied_by_the_dose_that_is_said(tmp_path: Path) -> None:
    text = 'Service,Price\n"Esketamine, per mg",11.50'
    assert changes(tmp_path, ESKETAMINE, text, Answers(dose=56)) == {3: 644, 5: 644, 7: 644}


def test_a_row_for_one_of_several_sessions_prices_a_line_of_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Service,Price\nFirst dosing,600", encoding="utf-8")
    course = at_a_hundred(KETAMINE)
    rows = price_list.read(path).rows
    assert [line.doubt for line in priced(course, rows).lines if line.fate is Fate.ASKED] == [Doubt.ONE_OF_SEVERAL]
    once = changed(course, lines=tuple(changed(line, count=1) for line in course.lines))
    assert [line.price.likely for line in priced(once, rows).course.lines][3] == 60_000
