"""*At risk before the first explanation of benefits arrives*, in the window."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.claims import ClaimTime
from tests.ui.conftest import MakeWindow
from ui.estimate.at_risk import AtRiskPanel
from ui.main_window.window import Window


def panel_of(window: Window, qtbot: QtBot) -> AtRiskPanel:
    panel = window.answers.estimate.at_risk
    qtbot.waitUntil(lambda: panel.risk is not None and not panel.busy and not panel.isHidden())
    return panel


def texts(panel: AtRiskPanel) -> list[list[str]]:
    return [[cell.text for cell in row] for row in panel.parts.grid.rows]


def test_both_answers_are_shown_and_read_aloud(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    rows = texts(panel)
    assert rows[0][0] == "All is as assumed"
    assert len(rows) >= 2
    assert panel.risk is not None
    assert len(rows[0]) == len(panel.parts.grid.columns) == 4
    for row in rows:
        assert all(cell in panel.accessibleDescription() for cell in row)
    assert "8 weeks" in panel.accessibleDescription()


def test_the_weeks_are_typed_undone_and_kept(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    before = panel.risk
    most = panel.parts.weeks["most"].field
    most.setFocus()
    most.selectAll()
    QTest.keyClicks(most, "12")
    assert window.document.case.claims_take == ClaimTime(least=4, most=12)
    assert window.document.case.example
    qtbot.waitUntil(lambda: not panel.busy and panel.risk != before)
    assert panel.risk is not None
    assert panel.risk.latest.weeks == 12
    window.actions_["undo"].trigger()
    assert window.document.case.claims_take == ClaimTime()


def test_weeks_that_fall_are_refused_beside_the_field_and_the_last_good_ones_hold(window: Window, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    least = panel.parts.weeks["least"].field
    least.setFocus()
    least.selectAll()
    QTest.keyClicks(least, "9")
    assert "9" in panel.parts.weeks["least"].problem.text()
    assert "contradict" in panel.parts.weeks["least"].problem.text()
    assert window.document.case.claims_take == ClaimTime()
    assert least.text() == "9"


def test_it_is_not_there_where_no_plan_is_used(make_window: MakeWindow, qtbot: QtBot) -> None:
    plan = next(one for one in bundled.plans() if "self-pay" in one.name)
    case = changed(bundled.example(), plans=(plan,), chosen=plan.name)
    window = make_window(case)
    estimate = window.answers.estimate
    qtbot.waitUntil(lambda: not estimate.to_confirm.waits)
    assert estimate.at_risk.isHidden()
