"""*Change…* beside each thing to confirm leads to the field that it is entered in."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.open_points import case_for
from tests.helpers.settling import rest
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

EVERYWHERE = {
    "covered": "Dosing session",
    "price": "Likely, line 1",
    "days": "Starts",
    "sessions": "No., line 4",
    "starts": "Starts",
    "tier": "Coverage tier",
    "met": "You: Deductible met",
    "deductible": "Overall deductible, In network, Individual",
    "limit": "Out-of-pocket limit, In network, Individual",
    "visit_share": "Copay, Specialist visit, In network",
    "session_share": "Coinsurance, Outpatient service, In network",
    "copay_alone": "The deductible applies, Specialist visit, In network",
}
INSIDE = {
    "network": "Network",
    "benefit": "Dosing session",
    "allowed": "Limits and finer rules, Outpatient service",
}
OUTSIDE = {
    "allowed_out": "Limits and finer rules, Outpatient service",
    "next_year": "Figures of",
    "plan_year": "Plan year starts: month",
    "deductible_out": "Overall deductible, Out of network, Individual",
    "limit_out": "Out-of-pocket limit, Out of network, Individual",
    "share_out": "Coinsurance, Outpatient service, Out of network",
}
AUTHORIZED = {
    "authorization": "Prior authori&zation is held",
    "allowed": "Limits and finer rules, Esketamine: visit and drug",
}


def focus(window: Window) -> QWidget | None:
    """What has the focus in the plan editor where that is open, else in ``window``."""
    editor = window.plan_desk.editor
    front = editor if editor is not None and editor.isVisible() else window
    return front.focusWidget()


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("inside", EVERYWHERE | INSIDE),
        ("outside", EVERYWHERE | OUTSIDE),
        ("authorization", AUTHORIZED),
    ],
)
def test_it_leads_to_the_field(qtbot: QtBot, make_window: MakeWindow, where: str, fields: dict[str, str]) -> None:
    window = make_window(case_for(where))
    panel = window.answers.estimate.to_confirm
    rest(window)
    led: dict[str, str] = {}
    for at, point in enumerate(panel.points):
        panel.rows[at].change.click()
        found = focus(window)
        assert found is not None
        led[point.assumption] = found.accessibleName() or getattr(found, "text", str)()
        if window.plan_desk.editor is not None:
            window.plan_desk.editor.close()
    assert {name: led.get(name) for name in fields} == fields
    assert where == "authorization" or led.keys() == fields.keys()
