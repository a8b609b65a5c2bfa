"""Days and times are written and read as the language of the window has them."""

import datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from calculator.money import AmountError
from calculator.reference.texts import write_date
from calculator.reference.voice import Voice
from tests.helpers.user import type_into
from tests.ui.conftest import MakeWindow
from ui.dialogs.questions import moment
from ui.main_window.window import Window
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.day_text import read_day
from ui.widgets.fields import Field
from ui.widgets.locale import clock, locale_of

JAN_12 = datetime.date(2027, 1, 12)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_day_is_read_as_it_is_written(language: str) -> None:
    for month in range(1, 13):
        for day in (1, 9, 12, 28):
            written = write_date(datetime.date(2027, month, day), language)
            assert read_day(written, Voice(language)) == datetime.date(2027, month, day)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2027-01-12", "en"),
        ("1/12/2027", "en"),
        ("01/12/2027", "en"),
        ("jan 12 2027", "en"),
        ("12 January 2027", "en"),
        ("January 12th, 2027", "en"),
        ("12 de enero de 2027", "es"),
        ("ene 12, 2027", "es"),
        ("12 ENE 2027", "es"),
        ("Jan 12, 2027", "es"),
        ("2027-01-12", "es"),
    ],
)
def test_a_day_is_read_in_each_of_its_usual_forms(text: str, language: str) -> None:
    assert read_day(text, Voice(language)) == JAN_12


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("1/5/27", "en", (2027, 1, 5)),
        ("1/5/27", "es", (2027, 5, 1)),
        ("1/5/2027", "es", (2027, 5, 1)),
        ("25/12/2027", "es", (2027, 12, 25)),
        ("12/25/2027", "es", (2027, 12, 25)),
        ("Jan 5", "en", (2027, 1, 5)),
        ("5 ene", "es", (2027, 1, 5)),
        ("Jan 5, 27", "en", (2027, 1, 5)),
        ("1/5", "en", (2027, 1, 5)),
        ("Sep 8", "en", (2026, 9, 8)),
        ("Feb 29", "en", (2028, 2, 29)),
    ],
)
def test_a_short_day_is_read_by_the_language_and_near_the_day_that_stood_there(
    text: str, language: str, day: tuple[int, int, int]
) -> None:
    near = datetime.date(2026, 12, 20) if text != "Feb 29" else datetime.date(2027, 3, 1)
    assert read_day(text, Voice(language), near) == datetime.date(*day)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sep 8", "not_date"),
        ("marzipan 3 2027", "not_date"),
        ("mar 3 202", "not_date"),
        ("ja 3 2027", "not_date"),
        ("mar 3 4 2027", "not_date"),
        ("Feb 30, 2027", "no_such_date"),
        ("13/13/2027", "no_such_date"),
        ("", "not_date"),
    ],
)
def test_what_names_no_day_is_refused(text: str, code: str) -> None:
    with pytest.raises(AmountError) as refused:
        read_day(text, Voice("en"))
    assert refused.value.code == code


def test_the_field_writes_its_day_anew_in_another_language(window: Window) -> None:
    starts = window.inputs.course.starts.field
    assert starts.text() == "Sep 8, 2026"
    window.choose_language("es")
    assert starts.text() == "8 sep 2026"
    type_into(starts, "12 ene 2027")
    assert window.document.case.course.starts == JAN_12
    window.inputs.course.title.field.setFocus()
    assert starts.text() == "12 ene 2027"


def test_a_short_day_is_shown_as_it_is_understood(make_window: MakeWindow) -> None:
    window = make_window(language="es")
    starts = window.inputs.course.starts.field
    type_into(starts, "1/5/27")
    assert window.document.case.course.starts == datetime.date(2027, 5, 1)
    window.inputs.course.title.field.setFocus()
    assert starts.text() == "1 may 2027"
    type_into(starts, "5 ene")
    window.inputs.course.title.field.setFocus()
    assert starts.text() == "5 ene 2027"
    empty = next(one for one in window.findChildren(Field) if one.placeholderText().startswith("p. ej."))
    assert empty.placeholderText() == "p. ej., 12 ene 2027"


@pytest.mark.parametrize(("language", "month", "first"), [("en", "January", "Sun"), ("es", "enero", "dom")])
def test_the_calendar_is_that_of_the_language(
    make_window: MakeWindow, qtbot: QtBot, language: str, month: str, first: str
) -> None:
    window = make_window(language=language)
    starts = window.inputs.course.starts.field
    starts.open_calendar()
    calendar = starts.findChild(CalendarPopup)
    assert calendar is not None
    locale = calendar.month.locale()
    assert locale.standaloneMonthName(1) == month
    assert calendar.month.firstDayOfWeek() is Qt.DayOfWeek.Sunday
    assert locale.dayName(7, QLocale.FormatType.ShortFormat).startswith(first)
    calendar.close()


def test_a_time_is_that_of_the_language() -> None:
    nine = datetime.time(21, 5)
    assert clock(nine, Voice("en")).split() == ["9:05", "PM"]
    assert clock(nine, Voice("es")).split()[0] == "9:05"
    assert "m." in clock(nine, Voice("es"))
    when = datetime.datetime(2026, 11, 23, 21, 5).astimezone()
    assert moment(when, Voice("es")).startswith("23 nov 2026, 9:05")
    assert moment(when, Voice("en")).startswith("Nov 23, 2026, 9:05")


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_are_those_of_the_united_states_in_both_languages(language: str) -> None:
    assert locale_of(Voice(language)).toString(1234.5, "f", 2) == "1,234.50"
