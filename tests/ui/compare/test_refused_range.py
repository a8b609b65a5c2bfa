"""A price field of a picture that holds no range: the picture is the last good one, and names the field."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.comparison import Axis, Payer
from calculator.reference.voice import Voice
from tests.helpers.user import type_into
from ui.compare.break_even import BreakEvenPage
from ui.compare.map_page import MapPage
from ui.compare.page_host import PageHost


@pytest.mark.parametrize("of", [BreakEvenPage, MapPage])
def test_a_refused_range_marks_the_picture_and_leads_to_its_field(
    qtbot: QtBot, of: type[BreakEvenPage] | type[MapPage]
) -> None:
    page = of()
    host = PageHost(page)
    qtbot.addWidget(host)
    host.resize(900, 700)
    if isinstance(page, BreakEvenPage):
        page.axis.set_value(Axis.PRICE)
        page.prices.show()
    host.show_case(bundled.example(), Payer.PATIENT, Voice("en"))
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    qtbot.waitUntil(lambda: host.answer is not None and not host.stale, timeout=20_000)
    assert host.banner.isHidden()
    before = host.answer
    type_into(page.prices.greatest.field, "3")
    qtbot.waitUntil(host.banner.isVisible)
    name = page.prices.greatest.field.accessibleName()
    assert host.banner.full_text == f"Not updated: “{name}” needs correcting. This is the last good answer."
    assert host.answer is before
    host.show_case(bundled.example(), Payer.PATIENT, Voice("es"))
    assert f"hay que corregir “{page.prices.greatest.field.accessibleName()}”" in host.banner.full_text
    page.prices.least.field.setFocus()
    qtbot.mouseClick(host.banner, Qt.MouseButton.LeftButton)
    assert page.prices.greatest.field.hasFocus()
    type_into(page.prices.greatest.field, "900")
    qtbot.waitUntil(host.banner.isHidden)
    qtbot.waitUntil(lambda: host.answer is not before, timeout=20_000)
