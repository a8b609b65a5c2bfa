"""The member mix: weights that must add up to 100%, and the means of each plan."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.files.library import example
from calculator.model.comparison import Mix, MixRow, Payer, Situation
from tests.window.person import labels, type_into
from ui.views.compare.mix_page import MixPage

MIX = Mix(
    ("A plan", "B plan"),
    tuple(MixRow(situation, 2_500, (10_000 * at, 9_000), (0, 500)) for at, situation in enumerate(Situation)),
    (15_000, 9_000),
    (0, 500),
)


def shown(qtbot: QtBot, language: str = "en") -> MixPage:
    page = MixPage()
    qtbot.addWidget(page)
    page.resize(760, 560)
    page.retranslate(language)
    page.show_answer((MIX, Payer.PATIENT), language)
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


def test_weights_that_do_not_add_up_ask_nothing_and_say_so(qtbot: QtBot) -> None:
    page = shown(qtbot)
    type_into(page.weights[Situation.FAMILY].field, "40")
    assert "The weights add up to 115%; they must add up to 100%." in labels(page)
    assert page.question(example(), Payer.PATIENT) is None
    with qtbot.waitSignal(page.asked_again):
        type_into(page.weights[Situation.NOTHING_MET].field, "10")
    assert not any("add up" in words for words in labels(page))
    assert page.question(example(), Payer.PATIENT) is not None


def test_a_weight_that_is_none_is_refused_beside_its_field(qtbot: QtBot) -> None:
    page = shown(qtbot)
    type_into(page.weights[Situation.FAMILY].field, "many")
    assert any("many" in words for words in labels(page.weights[Situation.FAMILY]))
    assert page.question(example(), Payer.PATIENT) is None
