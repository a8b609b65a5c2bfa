"""Files dropped on the window: what each becomes, and what is said of those that become nothing."""

from pathlib import Path

import pytest

from calculator.files import bundled, own_plans
from calculator.model.base import changed
from tests.helpers.dropping import drop
from tests.helpers.user import answer
from tests.ui.conftest import Answers
from ui.main_window.window import Window


def test_a_case_dropped_on_the_window_is_opened(window: Window, saved: Path) -> None:
    drop(window, saved)
    assert window.document.path == saved


def test_a_file_dropped_on_a_field_is_no_text_for_it(window: Window, saved: Path) -> None:
    title = window.inputs.course.title.field
    for tab in ("estimate", "compare", "sheet"):
        window.answers.turn_to(tab)
        for place in (title, window.answers):
            window.filing.open_example()
            drop(window, saved, at=place.mapTo(window, place.rect().center()))
            assert window.document.path == saved
            assert not window.document.unsaved


def test_a_plan_dropped_on_the_window_is_added_and_chosen(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    own_plans.export(bundled.plans()[0], path)
    drop(window, path)
    assert len(window.document.case.plans) == 4
    assert window.document.case.chosen == window.document.case.plans[-1].name
    window.actions_["undo"].trigger()
    assert len(window.document.case.plans) == 3


def test_plans_for_which_there_is_no_room_are_named(window: Window, tmp_path: Path, answers: Answers) -> None:
    paths = [tmp_path / f"{number}.json" for number in range(8)]
    for number, path in enumerate(paths):
        own_plans.export(changed(bundled.plans()[0], name=f"Plan {number}"), path)
    answers.press("OK")
    drop(window, *paths)
    assert len(window.document.case.plans) == 10
    assert "at most 10 plans. Not added: Plan 7" in answers.said[0]


def test_two_cases_at_once_are_refused_in_words(window: Window, saved: Path, answers: Answers) -> None:
    answers.press("OK")
    drop(window, saved, saved)
    assert "Drop one case" in answers.said[0]
    assert window.document.path is None


@pytest.mark.parametrize("name", ["table.ods", "old book.xls", "picture.png", "no ending"])
def test_any_other_file_is_refused_in_words(window: Window, tmp_path: Path, answers: Answers, name: str) -> None:
    path = tmp_path / name
    path.write_text("a,b\n", encoding="utf-8")
    before = answer(window)
    answers.press("OK")
    drop(window, path)
    assert f"“{name}” is neither a case, a plan, a plan's document nor a price list" in answers.said[0]
    assert answer(window) == before


def test_a_broken_plan_is_refused_in_words(window: Window, tmp_path: Path, answers: Answers) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{", encoding="utf-8")
    answers.press("OK")
    drop(window, path)
    assert "ends too early" in answers.said[0]
