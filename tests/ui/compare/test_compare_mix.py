"""The member mix: weights that must add up to 100%, and the means of each plan."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Mix, MixRow, Payer
from calculator.model.mix import MemberSituation, MixWeights
from calculator.reference.voice import Voice
from tests.helpers.user import labels, type_into
from ui.compare.compare_tab import CompareMode
from ui.compare.mix_page import MixPage
from ui.main_window.window import Window

MIX = Mix(
    ("A plan", "B plan"),
    tuple(MixRow(situation, 2_500, (10_000 * at, 9_000), (0, 500)) for at, situation in enumerate(MemberSituation)),
    (15_000, 9_000),
    (0, 500),
)


def shown(qtbot: QtBot, language: str = "en") -> MixPage:
    page = MixPage()
    qtbot.addWidget(page)
    page.resize(760, 560)
    page.retranslate(Voice(language))
    page.show_answer((MIX, Payer.PATIENT), Voice(language))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_the_means_stand_below_the_situations_and_the_least_is_said(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert [(row.title, *(cell.text for cell in row.cells)) for row in page.grid.titled] == [
        ("Nothing met (25%)", "$0.00", "$90.00"),
        ("Deductible met (25%)", "$100.00", "$90.00"),
        ("Family coverage (25%)", "$200.00", "$90.00"),
        ("Late in the year (25%)", "$300.00", "$90.00"),
        ("Weighted mean", "$150.00", "$90.00"),
    ]
    said = page.grid.data(page.grid.index(4, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Weighted mean, B plan: $90.00, the lowest for you. ✓ Lowest"


def typed(page: MixPage, situation: MemberSituation, text: str) -> tuple[Case, str]:
    """The case after a weight was typed, as the page tells it, and the step's name; the page shows it."""
    told: list[tuple[MixWeights, str]] = []
    page.mix_edited.connect(lambda weights, step: told.append((weights, step)))
    type_into(page.weights[situation].field, text)
    weights, step = told[-1]
    case = changed(example(), mix=weights)
    page.show_case(case)
    return case, step


def test_weights_that_do_not_add_up_ask_nothing_and_say_so(qtbot: QtBot) -> None:
    page = shown(qtbot)
    case, step = typed(page, MemberSituation.FAMILY, "40")
    assert step == "weigh the situations"
    assert "The weights add up to 115%; they must add up to 100%." in labels(page)
    assert page.question(case, Payer.PATIENT) is None
    case = changed(case, mix=changed(case.mix, nothing_met=1_000))
    page.show_case(case)
    assert page.weights[MemberSituation.NOTHING_MET].field.text() == "10%"
    assert not any("add up" in words for words in labels(page))
    assert page.question(case, Payer.PATIENT) is not None


def test_a_weight_that_is_none_is_refused_beside_its_field(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with qtbot.waitSignal(page.asked_again):
        type_into(page.weights[MemberSituation.FAMILY].field, "many")
    assert any("many" in words for words in labels(page.weights[MemberSituation.FAMILY]))
    assert page.question(example(), Payer.PATIENT) is None


def test_the_weights_belong_to_the_case_and_can_be_undone(qtbot: QtBot, window: Window) -> None:
    window.answers.turn_to("compare")
    window.answers.compare.turn_to(CompareMode.MIX)
    page = window.answers.compare.pages[CompareMode.MIX].page
    assert isinstance(page, MixPage)
    for situation, text in (
        (MemberSituation.FAMILY, "0"),
        (MemberSituation.DEDUCTIBLE_MET, "0"),
        (MemberSituation.NOTHING_MET, "75"),
    ):
        type_into(page.weights[situation].field, text)
    assert window.document.case.mix == MixWeights(nothing_met=7_500, deductible_met=0, family=0)
    assert window.document.case.example
    qtbot.waitUntil(lambda: "Nothing met (75%)" in [row.title for row in page.grid.titled])
    for _ in range(3):
        window.actions_["undo"].trigger()
    assert window.document.case.mix == MixWeights()
    assert page.weights[MemberSituation.NOTHING_MET].field.text() == "25%"
