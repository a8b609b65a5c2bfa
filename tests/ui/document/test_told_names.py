"""An English file in a Spanish window: what came with the program is told in Spanish, a person's own words are not."""

from pathlib import Path

from calculator.files import bundled, document
from calculator.model.base import changed
from tests.ui.conftest import MakeWindow


def test_a_file_in_the_other_language_is_told_in_the_window_s(make_window: MakeWindow, tmp_path: Path) -> None:
    example = bundled.example()
    mine = changed(example.plans[0], name="Acme's own plan")
    path = tmp_path / "english.kat"
    document.save(changed(example, title="Mine", example=False, plans=(*example.plans, mine)), path)
    window = make_window()
    window.actions_["language_es"].trigger()
    window.filing.open_path(path)
    names = [plan.name for plan in window.document.case.plans]
    assert names == ["Plan de $750", "Plan de $2,000", "Plan de $3,000", "Acme's own plan"]
    assert not window.document.unsaved
    window.actions_["language_en"].trigger()
    assert [plan.name for plan in window.document.case.plans][:2] == ["$750 plan", "$2,000 plan"]


def test_undo_after_a_change_of_language_mixes_no_names(make_window: MakeWindow) -> None:
    window = make_window()
    case = window.document.case
    window.document.edit(changed(case, chosen=case.plans[1].name), "step")
    window.actions_["language_es"].trigger()
    window.document.undo_stack.undo()
    assert window.document.case.chosen == window.document.case.plans[case.plans.index(case.chosen_plan)].name
    assert all(plan.name.startswith("Plan de") for plan in window.document.case.plans)
