"""The plan in the left column: chosen, summed up, added, copied and removed."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network
from calculator.model.member import CoverageTier
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from ui.editors.plan.coverage import CoverageSection


@pytest.fixture
def case() -> Case:
    return changed(bundled.example(), chosen="$750 plan")


@pytest.fixture
def section(qtbot: QtBot, case: Case) -> CoverageSection:
    made = CoverageSection()
    qtbot.addWidget(made)
    made.set_case(case, Voice("en"))
    return made


def words(section: CoverageSection) -> list[str]:
    return [label.text() for label in section.summary.findChildren(QLabel) if not label.isHidden()]


def choose(section: CoverageSection, start: str) -> tuple[tuple[Plan, ...], str, str]:
    heard: list[tuple[tuple[Plan, ...], str, str]] = []
    section.plans_edited.connect(lambda plans, chosen, step: heard.append((plans, chosen, step)))
    section.fill_menu()
    action = next(one for one in section.menu.actions() if one.text().startswith(start))
    assert action.isEnabled()
    action.trigger()
    return heard[-1]


def test_the_plan_is_summed_up(section: CoverageSection) -> None:
    said = words(section)
    assert {"$750", "$2,250", "$3,500", "$7,000"} <= set(said)
    assert "Outpatient service — 20% coinsurance, after the deductible" in said
    assert "Specialist office visit — $40.00 copay, and the deductible does not apply" in said


def test_a_line_out_of_network_and_one_that_no_benefit_pays_say_so(section: CoverageSection, case: Case) -> None:
    lines = tuple(
        changed(line, network=Network.OUT) if line.service == "dosing" else changed(line, service="massage", label="")
        for line in case.course.lines
    )
    section.set_case(changed(case, course=changed(case.course, lines=lines)), Voice("en"))
    said = words(section)
    assert "Outpatient service — 40% coinsurance, after the deductible (out of network)" in said
    assert "Not covered" in said


def test_a_family_sees_the_familys_amounts(section: CoverageSection, case: Case) -> None:
    section.set_case(changed(case, member=changed(case.member, tier=CoverageTier.FAMILY)), Voice("en"))
    assert "$750, family $1,500" in words(section)


def test_a_plan_is_chosen(qtbot: QtBot, section: CoverageSection) -> None:
    choice = section.plan.field
    with qtbot.waitSignal(section.plan_chosen) as chosen:
        choice.setCurrentIndex(2)
        choice.activated.emit(2)
    assert chosen.args == ["$3,000 plan"]


def test_a_new_plan_is_opened_for_editing(qtbot: QtBot, section: CoverageSection) -> None:
    with qtbot.waitSignal(section.edit_requested):
        plans, chosen, _ = choose(section, "New plan")
    assert (plans[-1].name, chosen) == ("New plan", "New plan")
    assert plans[-1].benefit_for("dosing") == plans[-1].benefits[2]


def test_a_plan_is_copied_under_a_name_of_its_own(section: CoverageSection, case: Case) -> None:
    plans, chosen, _ = choose(section, "Copy")
    assert chosen == "$750 plan (2)"
    assert plans == (*case.plans, changed(case.chosen_plan, name=chosen, made_from="$750 plan"))


def test_a_plan_is_removed_and_another_is_chosen(section: CoverageSection, case: Case) -> None:
    plans, chosen, _ = choose(section, "Remove")
    assert [plan.name for plan in plans] == ["$2,000 plan", "$3,000 plan"]
    assert chosen == "$2,000 plan"


def test_the_library_offers_what_is_not_there_yet(section: CoverageSection, case: Case) -> None:
    few = changed(case, plans=(case.chosen_plan,))
    section.set_case(few, Voice("en"))
    plans, chosen, _ = choose(section, "Add $3,000 plan")
    assert [plan.name for plan in plans] == ["$750 plan", "$3,000 plan"]
    assert chosen == "$3,000 plan"
    section.fill_menu()
    offered = {action.text(): action.isEnabled() for action in section.menu.actions()}
    assert offered["Add $750 plan"] is False
    assert offered["Remove this plan"] is False
