"""The map: what is cheapest where, by pointer, by keys, in words, as a table, and without colours."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.model.comparison import Payer, PriceMap
from calculator.reference import pseudo
from calculator.reference.voice import Voice
from tests.helpers.user import type_into
from ui.compare.map_page import MapPage
from ui.compare.map_paint import MapPicture
from ui.compare.price_range import prices_between

PRICES = (40_000, 50_000, 60_000)
# A costs a tenth of the price a session; B costs 110.00 whatever happens.
MAP = PriceMap(
    Payer.PATIENT,
    ("A plan", "B plan"),
    (1, 2, 3),
    PRICES,
    (
        tuple(tuple(sessions * price // 10 for price in PRICES) for sessions in (1, 2, 3)),
        ((11_000,) * 3,) * 3,
    ),
)


@pytest.fixture
def page(qtbot: QtBot) -> MapPage:
    page = MapPage()
    qtbot.addWidget(page)
    page.resize(760, 560)
    page.retranslate(Voice("en"))
    page.show_answer(MAP, Voice("en"))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def picture(page: MapPage) -> MapPicture:
    assert page.canvas.picture is not None
    return page.canvas.picture


def test_the_title_comes_above_the_prices_where_there_is_no_room_beside_them(page: MapPage, qtbot: QtBot) -> None:
    """In a narrow page, and where the words of another language are longer, without any change of the page's size."""

    def above() -> bool:
        return page.title.geometry().bottom() < page.prices.mapTo(page, QPoint()).y()

    assert not above()
    page.resize(420, 560)
    qtbot.waitUntil(above)
    page.resize(page.prices.sizeHint().width() + page.toggle.sizeHint().width() + 200, 560)
    qtbot.waitUntil(lambda: not above())
    page.retranslate(Voice(pseudo.LANGUAGE))
    qtbot.waitUntil(above)


def test_it_says_how_often_each_plan_is_cheapest(page: MapPage) -> None:
    assert page.canvas.accessibleName() == (
        "Which plan costs you the least. "
        "A · A plan: the least at 5 of 9 places. B · B plan: the least at 4 of 9 places."
    )


def test_the_keys_go_from_place_to_place_and_say_both_amounts(page: MapPage) -> None:
    page.canvas.setFocus()
    assert page.canvas.place == (2, 0)
    assert page.said == ("3 sessions at $400.00", "B · B plan: $110.00, the least", "A · A plan: $120.00, $10.00 more")
    QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    QTest.keyClick(page.canvas, Qt.Key.Key_End)
    assert page.said == ("1 session at $600.00", "A · A plan: $60.00, the least", "B · B plan: $110.00, $50.00 more")
    QTest.keyClick(page.canvas, Qt.Key.Key_Down)
    assert page.canvas.place == (0, 2)
    assert "1 session at $600.00. A · A plan: $60.00, the least" in page.canvas.accessibleDescription()


def test_under_the_pointer_stand_the_two_amounts(page: MapPage) -> None:
    QTest.mouseMove(page.canvas, picture(page).field(1, 2).center())
    assert page.said == ("2 sessions at $600.00", "B · B plan: $110.00, the least", "A · A plan: $120.00, $10.00 more")
    QTest.mouseMove(page.canvas, QPoint(2, 2))
    assert page.said[0].startswith("Point at the map")


def test_equal_amounts_are_said_to_be_the_same(page: MapPage) -> None:
    same = PriceMap(Payer.EMPLOYER, MAP.plans, MAP.sessions, MAP.prices, (MAP.costs[1], MAP.costs[1]))
    page.show_answer(same, Voice("en"))
    page.canvas.setFocus()
    assert page.said[2] == "B · B plan: $110.00, the same"
    assert page.title.text() == "Which plan costs the employer the least"


def test_it_is_readable_in_grey(page: MapPage) -> None:
    grey = page.canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def levels(session: int, price: int) -> set[int]:
        field = picture(page).field(session, price).adjusted(30, 30, -6, -6)
        return {
            grey.pixelColor(x, y).lightness()
            for x in range(field.left(), field.right())
            for y in (field.top(), field.bottom())
        }

    # A is one tone, B has its pattern.
    assert len(levels(0, 0)) == 1
    assert len(levels(2, 2)) > 1


def test_the_same_stands_in_a_table(page: MapPage) -> None:
    page.toggle.click()
    assert page.table.isVisible()
    assert [column.title for column in page.grid.columns] == ["$400", "$500", "$600"]
    assert [(row.title, *(cell.text for cell in row.cells)) for row in page.grid.titled] == [
        ("3", "B  $10.00", "B  $40.00", "B  $70.00"),
        ("2", "A  $30.00", "A  $10.00", "B  $10.00"),
        ("1", "A  $70.00", "A  $60.00", "A  $50.00"),
    ]
    said = page.grid.data(page.grid.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "3, $500: B · B plan, $40.00 less than the next plan"


def test_the_prices_are_round_steps_with_both_ends() -> None:
    assert prices_between(40_000, 80_000, 41) == tuple(range(40_000, 80_001, 1_000))
    assert prices_between(100, 301, 41) == (100, 200, 300, 301)
    wide = prices_between(0, 999_999_999, 41)
    assert wide[0] == 0
    assert wide[-1] == 999_999_999
    assert len(wide) <= 42


def test_prices_beyond_are_asked_by_hand(qtbot: QtBot, page: MapPage) -> None:
    with qtbot.waitSignal(page.asked_again):
        type_into(page.prices.greatest.field, "2000")
    assert page.prices.range == (40_000, 200_000)


def test_every_plan_on_the_map_has_its_letter_however_small_its_area(qtbot: QtBot) -> None:
    costs = [[[2] * 30 for _ in range(20)], [[3] * 30 for _ in range(20)]]
    costs[1][7][29] = 1
    answer = PriceMap(
        Payer.PATIENT,
        ("A", "B"),
        tuple(range(1, 21)),
        tuple(range(100, 3_100, 100)),
        tuple(tuple(tuple(row) for row in plan) for plan in costs),
    )
    letters = list(MapPicture(answer, ("", ""), QSize(700, 400))._letters())
    assert {owner for _, _, owner, _ in letters} == {0, 1}
    assert [(session, price) for session, price, owner, _ in letters if owner == 1] == [(7, 29)]


def test_it_can_be_saved_as_svg_and_png(page: MapPage) -> None:
    assert ElementTree.fromstring(page.canvas.as_svg()).tag.endswith("svg")
    image = QImage.fromData(page.canvas.as_png())
    assert image.width() == 2 * page.canvas.width()
