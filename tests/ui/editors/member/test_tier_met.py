"""What is met in a further network tier is typed beside the rest, and what cannot be is said."""

import pytest
from pytestqt.qtbot import QtBot

from calculator.model.member import CoverageTier, Member, Met, TierMet
from calculator.model.plan import NetworkTier, Plan, TierAmounts
from calculator.reference.voice import Voice
from ui.editors.member.member_editor import MemberEditor

PLAN = Plan(
    name="Plan",
    further_tiers=(
        NetworkTier(name="tier_2", title="Tier 2", deductible=TierAmounts(individual=100_000)),
        NetworkTier(name="common"),
    ),
)


@pytest.fixture
def editor(qtbot: QtBot) -> MemberEditor:
    made = MemberEditor()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_plan_without_tiers_asks_for_none(editor: MemberEditor) -> None:
    editor.set_member(Member(), Plan(name="Plan"), Voice("en"))
    assert editor.met_in_tiers.fields == {}
    assert not editor.met_in_tiers.isVisible()


def test_what_is_met_in_a_tier_is_typed(editor: MemberEditor, qtbot: QtBot) -> None:
    told: list[Member] = []
    editor.member_edited.connect(lambda member, _step: told.append(member))
    editor.set_member(Member(), PLAN, Voice("en"))
    fields = editor.met_in_tiers.fields
    shown = [key for key, field in fields.items() if field.isVisible()]
    assert shown == [(0, "met", "deductible"), (0, "met", "out_of_pocket")]
    assert fields[0, "met", "deductible"].accessibleName() == "You, in Tier 2: Deductible met"
    qtbot.keyClicks(fields[0, "met", "deductible"], "900")
    assert told[-1].met_in_tiers == (TierMet(tier="tier_2", met=Met(deductible=90_000)),)


def test_the_family_has_a_row_too(editor: MemberEditor) -> None:
    editor.set_member(Member(tier=CoverageTier.FAMILY), PLAN, Voice("es"))
    shown = [key for key, field in editor.met_in_tiers.fields.items() if field.isVisible()]
    assert [key[1] for key in shown] == ["met", "met", "others", "others"]
    assert not shown[0][0]
    assert "El resto de la familia, en Tier 2" in editor.met_in_tiers.fields[shown[2]].accessibleName()


def test_more_than_the_whole_deductible_is_said_beside_it(editor: MemberEditor) -> None:
    stated = TierMet(tier="tier_2", met=Met(deductible=120_000, out_of_pocket=120_000))
    editor.set_member(Member(met_in_tiers=(stated,)), PLAN, Voice("en"))
    assert "$1,200.00" in editor.met_in_tiers.doubts[0, "met"].words.text()
    assert editor.met_in_tiers.doubts[0, "met"].isVisible()
