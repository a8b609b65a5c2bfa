"""The worked example shows what the program can do, says that its days are fixed, and can be made one's own."""

from pytestqt.qtbot import QtBot

from calculator.engine.comparison.variation import price_of
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.member import Met
from calculator.reference.voice import Voice
from tests.helpers.user import answer, labels, status
from tests.ui.conftest import MakeWindow
from ui.main_window.window import opened


def test_its_prices_range_something_is_met_and_it_reaches_the_next_year_and_nears_its_limit() -> None:
    """In 2026: six copays of 40, the 250 left of the deductible, 20% of 1,550: 800, and with the 2,600 before 3,400 of
    3,500. In 2027: three copays, 750, and 20% of 1,050: 1,080."""
    case = bundled.worked_example()
    dosing = next(line for line in case.course.lines if line.service == "dosing")
    assert (dosing.price.low, dosing.price.likely, dosing.price.high) == (40_000, 60_000, 80_000)
    assert price_of(case.course) == 60_000
    assert case.member.met == Met(deductible=50_000, out_of_pocket=260_000)
    found = estimate(case, case.chosen_plan)
    assert [(year.year, amounts.member_pays) for year, amounts in found.likely.by_year] == [
        (2026, 80_000),
        (2027, 108_000),
    ]
    last_of_2026 = [line.standing for line in found.likely.lines if line.line.date.year == 2026][-1]
    assert (last_of_2026.limit_used, last_of_2026.limit_left) == (340_000, 10_000)
    assert found.range_of("member_pays") == (164_000, 210_000)


def test_it_says_that_it_is_an_example_of_fixed_days(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(opened(None, Voice("en"))[0])
    assert "Worked example" in labels(window.answers.estimate)
    assert status(window).startswith("Worked example of fixed days, from Nov 24, 2026")
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    assert "days" not in {point.assumption for point in panel.points}


def test_make_it_mine_takes_the_label_off_and_can_be_undone(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(opened(None, Voice("en"))[0])
    before = answer(window)
    window.mine.click()
    assert "Worked example" not in labels(window.answers.estimate)
    assert not window.document.case.example
    assert window.document.case.title == "Untitled"
    assert answer(window) == before
    assert not window.actions_["make_mine"].isEnabled()
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    assert "days" in {point.assumption for point in panel.points}
    window.actions_["undo"].trigger()
    assert window.document.case == bundled.worked_example()


def test_the_real_clinic_is_a_case_of_the_library_with_its_worked_totals(make_window: MakeWindow) -> None:
    window = make_window()
    window.actions_["open_real_example"].trigger()
    assert window.document.case == bundled.example()
    totals = {
        plan.name: estimate(bundled.example(), plan).likely.totals.member_pays for plan in bundled.example().plans
    }
    assert totals == {"$750 plan": 150_000, "$2,000 plan": 247_500, "$3,000 plan": 341_250}
