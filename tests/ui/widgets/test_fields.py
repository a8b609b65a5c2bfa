"""Fields as somebody types into them: bad text is refused in words beside the field and stays; good text goes on."""

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calculator.reference.texts import say
from calculator.reference.voice import Voice
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, Labelled, MoneyField, PercentField, TextField

JAN_12 = datetime.date(2027, 1, 12)


class Form:
    """One field in a window, a second one to go to, and what the first told."""

    def __init__(self, qtbot: QtBot, field: Field, value: Any, language: str = "en") -> None:
        self.field = field
        self.part = Labelled(field)
        self.part.set_words("&Amount", "What it costs.", Voice(language))
        self.other = TextField()
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.addWidget(self.part)
        layout.addWidget(self.other)
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        field.set_value(value)
        self.told: list[Any] = []
        field.edited.connect(self.told.append)
        field.setFocus()

    def type(self, text: str) -> None:
        self.field.selectAll()
        if not text:
            QTest.keyClick(self.field, Qt.Key.Key_Delete)
        QTest.keyClicks(self.field, text)

    def paste(self, text: str) -> None:
        self.field.selectAll()
        self.field.insert(text)

    def leave(self) -> None:
        self.other.setFocus()


BAD = [
    pytest.param(MoneyField, 45000, "abc", "bad_not_money", id="letters"),
    pytest.param(MoneyField, 45000, "-5", "bad_negative", id="negative"),
    pytest.param(MoneyField, 45000, "1.234", "bad_decimals", id="parts of a cent"),
    pytest.param(MoneyField, 45000, "99999999999", "bad_too_large", id="absurd"),
    pytest.param(MoneyField, 45000, "", "bad_not_money", id="no amount"),
    pytest.param(PercentField, 2000, "120", "bad_above_whole", id="120 percent"),
    pytest.param(PercentField, 2000, "a fifth", "bad_not_percent", id="words"),
    pytest.param(CountField, 6, "-1", "bad_not_count", id="negative count"),
    pytest.param(CountField, 6, "201", "bad_not_count", id="too many"),
    pytest.param(CountField, 6, "0000000000201", "bad_not_count", id="too many behind zeros"),
    pytest.param(CountField, 6, "٦", "bad_not_count", id="digits the model does not read"),
    pytest.param(DateField, JAN_12, "2027-02-30", "bad_no_such_date", id="no such day"),
    pytest.param(DateField, JAN_12, "02/29/2027", "bad_no_such_date", id="no leap year"),
    pytest.param(DateField, JAN_12, "next week", "bad_not_date", id="no date"),
    pytest.param(DateField, JAN_12, "2027-02-1", "bad_not_date", id="on its way to a day in February"),
    pytest.param(DateField, JAN_12, "1999-12-31", "bad_far_date", id="too early"),
    pytest.param(DateField, JAN_12, "2101-01-01", "bad_far_date", id="too late"),
]


def sentence_begins(key: str, language: str) -> str:
    """The words of a sentence up to its first place, or all of it where its first words are a place."""
    words = say(f"editors.{key}", language, {"text": "\0", "most": "\0", "least": "\0", "example_date": "\0"}).split(
        "\0"
    )
    return max(words, key=len)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("kind", "value", "text", "key"), BAD)
def test_bad_text_is_refused_in_words_and_stays(
    qtbot: QtBot, kind: type[Field], value: Any, text: str, key: str, language: str
) -> None:
    form = Form(qtbot, kind(), value, language)
    form.paste(text)
    assert form.part.problem.isVisible()
    assert sentence_begins(key, language) in form.part.problem.text()
    assert form.field.accessibleDescription() == form.part.problem.text()
    assert form.field.property("invalid") is True
    form.leave()
    assert form.field.text() == text
    assert (form.told, form.field.value) == ([], value)


def test_what_held_before_the_typing_is_the_last_good_value(qtbot: QtBot) -> None:
    form = Form(qtbot, PercentField(), 2000)
    form.type("120")
    assert (form.told, form.field.value) == ([100, 1200], 2000)
    assert form.part.problem.isVisible()


@pytest.mark.parametrize(
    ("kind", "text", "meant", "written"),
    [
        (MoneyField, "450", 45000, "450.00"),
        (MoneyField, "$1,250.5", 125050, "1250.50"),
        (PercentField, "7.65", 765, "7.65%"),
        (CountField, " 12 ", 12, "12"),
        (DateField, "2028-02-29", datetime.date(2028, 2, 29), "Feb 29, 2028"),
        (DateField, "3/5/2027", datetime.date(2027, 3, 5), "Mar 5, 2027"),
    ],
)
def test_corrected_text_goes_on_and_is_written_out_on_leaving(
    qtbot: QtBot, kind: type[Field], text: str, meant: Any, written: str
) -> None:
    form = Form(qtbot, kind(), None)
    form.type("x")
    assert form.told == []
    form.type(text)
    assert form.told[-1] == meant
    assert form.part.problem.isHidden()
    assert form.field.property("invalid") is False
    assert form.field.accessibleDescription() == "What it costs."
    assert form.field.text() == text
    form.leave()
    assert form.field.text() == written


def test_every_keystroke_that_means_something_is_told(qtbot: QtBot) -> None:
    form = Form(qtbot, MoneyField(), 0)
    form.type("45.5")
    assert form.told == [400, 4500, 4500, 4550]


def test_text_is_not_rewritten_while_it_is_typed(qtbot: QtBot) -> None:
    form = Form(qtbot, MoneyField(), 0)
    form.type("45")
    form.field.set_value(4500)
    assert form.field.text() == "45"
    form.field.set_value(9900)
    assert form.field.text() == "99.00"


def test_bad_text_outlives_what_is_shown_again_but_not_another_subject(qtbot: QtBot) -> None:
    form = Form(qtbot, MoneyField(), 4500)
    form.type("45x")
    form.field.set_value(4500)
    assert form.field.text() == "45x"
    form.field.reset(4500)
    assert (form.field.text(), form.part.problem.isHidden()) == ("45.00", True)


def test_an_optional_field_may_be_empty(qtbot: QtBot) -> None:
    form = Form(qtbot, MoneyField(optional=True), 4500)
    form.type("")
    assert form.told == [None]
    assert form.part.problem.isHidden()


def test_a_name_that_is_needed_may_not_be_blank(qtbot: QtBot) -> None:
    form = Form(qtbot, TextField(least=1), "Course")
    form.type("  ")
    assert form.told == []
    assert form.part.problem.text() == say("editors.bad_empty")


def test_the_sentence_follows_the_language(qtbot: QtBot) -> None:
    form = Form(qtbot, PercentField(), 2000)
    form.type("120")
    form.part.set_words("&Cantidad", "Lo que cuesta.", Voice("es"))
    assert form.part.problem.text() == say("editors.bad_above_whole", "es", {"text": "120"})
    assert form.field.text() == "120"


def test_the_caption_leads_to_the_field(qtbot: QtBot) -> None:
    form = Form(qtbot, MoneyField(), 0)
    assert form.part.caption.buddy() is form.field
    assert (form.field.accessibleName(), form.field.whatsThis()) == ("Amount", "What it costs.")


def test_the_calendar_opens_from_the_keyboard_and_picks_a_day(qtbot: QtBot) -> None:
    form = Form(qtbot, DateField(), JAN_12)
    QTest.keyClick(form.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = form.field.findChild(CalendarPopup)
    assert calendar is not None
    assert calendar.isVisible()
    assert calendar.month.selectedDate().toPython() == JAN_12
    table = calendar.month.focusWidget() or calendar.month
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.field.findChild(CalendarPopup) is None)
    assert form.told == [datetime.date(2027, 1, 13)]
    assert form.field.text() == "Jan 13, 2027"


def test_escape_closes_the_calendar_and_changes_nothing(qtbot: QtBot) -> None:
    form = Form(qtbot, DateField(), JAN_12)
    QTest.keyClick(form.field, Qt.Key.Key_F4)
    calendar = form.field.findChild(CalendarPopup)
    assert calendar is not None
    QTest.keyClick(calendar.month.focusWidget() or calendar.month, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: form.field.findChild(CalendarPopup) is None)
    assert (form.told, form.field.text()) == ([], "Jan 12, 2027")
