"""The member's editor: it asks what the plan needs to know, and only that."""

import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.authorization import Authorization
from calculator.model.base import changed
from calculator.model.member import CoverageTier, LimitUse, Member
from calculator.model.plan import Plan, TierAmounts
from calculator.reference.texts import say
from calculator.reference.voice import Voice
from tests.helpers.settling import rest
from ui.editors.member.member_editor import MemberEditor
from ui.widgets.fields import Field

COLUMN = 372
"""What the window's left column leaves to its parts, in pixels, beside margins and scroll bar."""


class Desk:
    """A member's editor in a window, with somebody who shows every edit again as the document does."""

    def __init__(self, qtbot: QtBot, plan: Plan, member: Member | None = None, language: str = "en") -> None:
        self.plan, self.voice = plan, Voice(language)
        self.told: list[tuple[Member, str]] = []
        self.good: list[bool] = []
        self.editor = MemberEditor()
        qtbot.addWidget(self.editor)
        self.editor.member_edited.connect(self._edited)
        self.editor.validity_changed.connect(self.good.append)
        self.show(member or Member())
        with qtbot.waitActive(self.editor):
            self.editor.show()
            self.editor.activateWindow()

    def _edited(self, member: Member, step: str) -> None:
        self.told.append((member, step))
        self.show(member)

    def show(self, member: Member) -> None:
        self.member = member
        self.editor.set_member(member, self.plan, self.voice)

    def field(self, group: str, part: str) -> Field:
        return self.editor.met.fields[group, part]

    def asks(self, group: str, part: str = "deductible") -> bool:
        return self.field(group, part).isVisible()


def write(field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def plain() -> Plan:
    """A plan with one amount for both networks, no limits and no prior authorization."""
    plan = bundled.example().chosen_plan
    bare = tuple(
        changed(
            benefit,
            authorization=None,
            visit_limit=None,
            dollar_limit=None,
            lifetime_visit_limit=None,
            lifetime_dollar_limit=None,
        )
        for benefit in plan.benefits
    )
    return changed(
        plan,
        benefits=bare,
        deductible=changed(plan.deductible, out_of_network=None),
        out_of_pocket_limit=changed(plan.out_of_pocket_limit, out_of_network=None),
    )


def limited(plan: Plan, **limits: int) -> Plan:
    """``plan`` with limits on its first benefit."""
    return changed(plan, benefits=(changed(plan.benefits[0], **limits), *plan.benefits[1:]))


def test_what_is_met_goes_on_with_the_keystroke(qtbot: QtBot) -> None:
    desk = Desk(qtbot, plain())
    write(desk.field("met", "deductible"), "750")
    assert desk.member.met.deductible == 75000
    assert desk.told[-1][1] == "You: Deductible met"
    assert desk.field("met", "deductible").text() == "750"


def test_bad_amounts_are_refused_in_words(qtbot: QtBot) -> None:
    desk = Desk(qtbot, plain())
    field = desk.field("met", "out_of_pocket")
    field.selectAll()
    field.insert("-20")
    assert desk.editor.met.problems["met"].text() == say("editors.bad_negative")
    assert (desk.told, desk.good, field.text()) == ([], [False], "-20")
    write(field, "20")
    assert desk.member.met.out_of_pocket == 2000
    assert desk.good == [False, True]


def test_the_rest_of_the_family_counts_only_in_a_family_tier(qtbot: QtBot) -> None:
    desk = Desk(qtbot, plain())
    assert not desk.asks("others")
    tier = desk.editor.tier.field
    tier.setCurrentIndex(3)
    tier.activated.emit(3)
    assert desk.member.tier is CoverageTier.FAMILY
    assert desk.asks("others")
    assert not desk.asks("others_out_of_network")


def test_bad_text_does_not_hide(qtbot: QtBot) -> None:
    desk = Desk(qtbot, plain(), Member(tier=CoverageTier.FAMILY))
    write(desk.field("others", "deductible"), "abc")
    desk.show(Member())
    assert not desk.asks("others")
    assert desk.good == [False, True]


def test_a_network_or_drug_amount_is_asked_where_the_plan_has_one(qtbot: QtBot) -> None:
    plan = plain()
    assert not Desk(qtbot, plan).asks("met_out_of_network")
    apart = changed(plan, deductible=changed(plan.deductible, out_of_network=TierAmounts(individual=400000)))
    assert Desk(qtbot, apart).asks("met_out_of_network")
    assert not Desk(qtbot, apart).asks("met_drug")
    assert Desk(qtbot, changed(plan, drug_deductible=TierAmounts(individual=10000))).asks("met_drug")


def test_the_day_is_optional(qtbot: QtBot) -> None:
    desk = Desk(qtbot, plain())
    field = desk.editor.as_of.field
    write(field, "03/31/2027")
    assert desk.member.met_as_of == datetime.date(2027, 3, 31)
    field.selectAll()
    field.backspace()
    assert desk.member.met_as_of is None
    assert desk.editor.as_of.problem.isHidden()


def test_each_limit_of_a_benefit_is_asked_for_and_no_other(qtbot: QtBot) -> None:
    plan = plain()
    name = plan.benefits[0].name
    assert Desk(qtbot, plan).editor.used == {}
    desk = Desk(qtbot, limited(plan, visit_limit=20, lifetime_dollar_limit=1_000_000))
    row = desk.editor.used[name]
    assert all(field.window() is desk.editor for field in row.fields)
    assert [part for part, labelled in row.parts.items() if labelled.isVisible()] == ["visits", "lifetime_dollars"]
    write(row.parts["visits"].field, "7")
    write(row.parts["lifetime_dollars"].field, "1200.5")
    assert desk.member.limits_used == (LimitUse(benefit=name, visits=7, lifetime_dollars=120050),)


def test_use_of_two_benefits_is_kept_apart_and_outlives_the_choice_of_another_plan(qtbot: QtBot) -> None:
    plan = plain()
    first, second, *rest = plan.benefits
    both = changed(plan, benefits=(changed(first, visit_limit=20), changed(second, visit_limit=6), *rest))
    desk = Desk(qtbot, both)
    write(desk.editor.used[first.name].parts["visits"].field, "3")
    write(desk.editor.used[second.name].parts["visits"].field, "2")
    desk.plan = plan
    desk.show(desk.member)
    assert desk.editor.used == {}
    desk.plan = both
    desk.show(desk.member)
    shown = {name: row.parts["visits"].field.text() for name, row in desk.editor.used.items()}
    assert shown == {first.name: "3", second.name: "2"}


def test_too_many_visits_are_refused_and_go_with_the_limit(qtbot: QtBot) -> None:
    plan = plain()
    desk = Desk(qtbot, limited(plan, visit_limit=20))
    field = desk.editor.used[plan.benefits[0].name].parts["visits"].field
    field.selectAll()
    field.insert("1001")
    assert desk.told == []
    assert desk.good == [False]
    desk.plan = plan
    desk.show(desk.member)
    assert desk.good == [False, True]


def test_prior_authorization_is_asked_where_a_benefit_asks_for_it(qtbot: QtBot) -> None:
    plan = plain()
    assert not Desk(qtbot, plan).editor.authorized.isVisible()
    asking = changed(plan, benefits=(changed(plan.benefits[0], authorization=Authorization()), *plan.benefits[1:]))
    desk = Desk(qtbot, asking)
    assert desk.editor.authorized.isChecked()
    desk.editor.authorized.click()
    assert desk.member.authorization_held is False


@pytest.mark.parametrize(("limits", "stops"), [({}, 6), ({"visit_limit": 20, "dollar_limit": 50000}, 8)])
def test_tab_goes_the_way_of_the_eye(qtbot: QtBot, limits: dict[str, int], stops: int) -> None:
    desk = Desk(qtbot, limited(plain(), **limits), Member(tier=CoverageTier.FAMILY))
    rest(desk.editor)
    order: list[QWidget] = []
    widget: QWidget | None = desk.editor.tier.field
    while widget is not None and widget is not desk.editor.authorized:
        if widget.isVisible() and (isinstance(widget, Field) or widget is desk.editor.tier.field):
            order.append(widget)
        widget = widget.nextInFocusChain()
    centers = [w.mapTo(desk.editor, w.rect().center()) for w in order]
    places = [(center.y() // 8, center.x()) for center in centers]
    assert len(places) == stops
    assert places == sorted(places)


def test_all_is_said_in_spanish(qtbot: QtBot) -> None:
    plan = limited(plain(), visit_limit=20)
    desk = Desk(qtbot, plan)
    desk.voice = Voice("es")
    desk.show(desk.member)
    row = desk.editor.used[plan.benefits[0].name]
    assert row.parts["visits"].caption.text() == "Visitas este año"
    write(row.parts["visits"].field, "x")
    assert row.parts["visits"].problem.text() == say("editors.bad_not_count", "es", {"least": 0, "most": 1000})


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_of_it_fits_the_column(qtbot: QtBot, language: str) -> None:
    plan = limited(bundled.example().chosen_plan, visit_limit=20, lifetime_dollar_limit=1_000_000)
    asking = changed(plan, drug_deductible=TierAmounts(individual=10000))
    desk = Desk(qtbot, asking, Member(tier=CoverageTier.FAMILY), language)
    assert desk.asks("others_drug")
    assert desk.editor.minimumSizeHint().width() <= COLUMN
