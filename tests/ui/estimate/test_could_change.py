"""What could change this, in the window: every other open reading by its effect, marked while another is typed."""

from pytestqt.qtbot import QtBot

from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.files import bundled
from calculator.model.base import changed
from calculator.reference.clock import today
from tests.helpers.user import answer, field, labels, type_into
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window


def shown(qtbot: QtBot, window: Window) -> tuple[str, ...]:
    panel = window.answers.estimate.could_change
    qtbot.waitUntil(lambda: not panel.busy)
    return panel.sentences


def test_the_readings_are_the_engine_s_and_in_its_order(qtbot: QtBot, window: Window) -> None:
    said = shown(qtbot, window)
    document = window.document
    changes = what_could_change(document.case, document.case.chosen_plan, document.estimate, today())
    assert len(said) == len(changes) == 4
    assert said[0].startswith("The plan does not cover dosing: $4,375.00 ($1,900.00 more).")
    assert window.answers.estimate.could_change.changes == changes
    assert "Counting what is still to confirm, one at a time, you would pay between $2,387.50 and $4,375.00." in labels(
        window.answers.estimate.could_change
    )


def test_what_is_shown_is_marked_until_the_new_answer_s_readings_are_there(qtbot: QtBot, window: Window) -> None:
    before = shown(qtbot, window)
    panel = window.answers.estimate.could_change
    type_into(field(window, "Price, line 4"), "620")
    assert panel.busy
    assert "The other readings are being priced anew…" in labels(panel)
    assert panel.sentences == before
    after = shown(qtbot, window)
    assert after != before
    assert "The other readings are being priced anew…" not in labels(panel)


def test_what_is_confirmed_is_no_reading_any_more(qtbot: QtBot, window: Window) -> None:
    shown(qtbot, window)
    confirm = window.answers.estimate.to_confirm
    at = [point.assumption for point in confirm.points].index("network")
    confirm.rows[at].confirm.click()
    assert not any("out of network" in said for said in shown(qtbot, window))


def test_what_is_unknown_widens_the_range_beside_the_answer(qtbot: QtBot, make_window: MakeWindow) -> None:
    case = supposed_as(changed(bundled.example(), example=False), "deductible", today())
    window = make_window(case)
    shown(qtbot, window)
    assert "Counting what is still to confirm" in answer(window)
    assert "Counting what is still to confirm" not in answer(make_window())


def test_in_spanish(qtbot: QtBot, make_window: MakeWindow) -> None:
    said = shown(qtbot, make_window(language="es"))
    assert said[0].startswith("El plan no cubre las dosis: $4,375.00 ($1,900.00 más).")
