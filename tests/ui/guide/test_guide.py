"""What there is to read: F1 opens the glossary at the field; books are searched, and whole in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from calculator.reference import guide, licences, limits
from calculator.reference.voice import Voice
from tests.helpers.user import DEDUCTIBLE_MET, field, labels
from tests.ui.conftest import MakeWindow
from ui.guide.entries import BOOKS
from ui.guide.reader import Reader
from ui.main_window.window import Window

LANGUAGES = ("en", "es")


def opened(window: Window, book: str) -> Reader:
    window.actions_[book].trigger()
    return next(one for one in window.findChildren(Reader) if one.book == book and one.isVisible())


def titles(reader: Reader) -> list[str]:
    """The entries that can be chosen."""
    items = [reader.list.item(row) for row in range(reader.list.count())]
    return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsEnabled]


@pytest.mark.parametrize(
    ("name", "term"), [(DEDUCTIBLE_MET, "Deductible"), ("You: Toward the limit", "Out-of-pocket limit")]
)
def test_f1_opens_the_glossary_at_the_field(window: Window, name: str, term: str) -> None:
    target = field(window, name)
    target.setFocus()
    window.actions_["what_is_this"].trigger()
    reader = next(one for one in window.findChildren(Reader) if one.isVisible())
    assert reader.list.currentItem().text() == term
    assert reader.text.toPlainText().startswith(term)
    assert reader.asked.text() == f"{name}: {target.whatsThis()}"


def test_words_are_searched_by_what_they_mean_too_and_arrows_go_through_them(window: Window) -> None:
    reader = opened(window, "glossary")
    QTest.keyClicks(reader.search, "employer risk")
    assert titles(reader) == ["TPA and ASO"]
    reader.search.clear()
    QTest.keyClicks(reader.search, "employer")
    assert 2 < len(titles(reader)) < 20
    before = reader.list.currentItem().text()
    QTest.keyClick(reader.search, Qt.Key.Key_Down)
    assert reader.list.currentItem().text() != before
    QTest.keyClicks(reader.search, " xyzzy")
    assert titles(reader) == []
    assert "No entry has these words." in labels(reader)


def test_arrows_stop_at_the_ends_of_the_list_and_where_nothing_is_found(window: Window) -> None:
    reader = opened(window, "glossary")
    first = reader.list.currentRow()
    QTest.keyClick(reader.search, Qt.Key.Key_Up)
    assert reader.list.currentRow() == first
    for _ in range(reader.list.count() + 2):
        QTest.keyClick(reader.search, Qt.Key.Key_Down)
    assert reader.list.currentRow() == reader.list.count() - 1
    reader.search.setText("nothing is called so")
    QTest.keyClick(reader.search, Qt.Key.Key_Down)
    assert reader.list.currentRow() == -1


def test_all_rows_about_the_therapy_with_what_others_say_and_the_crisis_line(window: Window) -> None:
    reader = opened(window, "about_kat")
    assert [int(title.split(".")[0]) for title in titles(reader)] == list(range(1, 36))
    assert any("988" in text for text in labels(reader))
    reader.show_entry("15")
    text = reader.text.toPlainText()
    assert "Up to 70%" in text
    assert "not the rate to expect" in text
    assert "KARMA-Dep 2" in text
    reader.show_entry("31")
    assert "$400 to $800" in reader.text.toPlainText()


def test_figures_name_their_sources_and_what_is_not_loaded(window: Window) -> None:
    reader = opened(window, "sources")
    for year in limits.years():
        reader.show_entry(f"limits.{year}")
        text = reader.text.toPlainText()
        assert "ACA, greatest out-of-pocket limit, self-only: $" in text
        assert ("Health FSA, most a year: not loaded" in text) is (year == 2027)
    assert "Inner Path six-session KAP course, IM" in titles(reader)


def test_licences_are_those_of_the_packages(window: Window) -> None:
    reader = opened(window, "licences")
    reader.show_entry("KAT Estimator")
    assert "Permission is hereby granted" in reader.text.toPlainText()
    reader.show_entry("pydantic")
    assert "MIT" in reader.text.toPlainText()
    reader.show_entry("Qt, PySide6 and Shiboken")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in reader.text.toPlainText()
    assert "END OF TERMS AND CONDITIONS" in reader.text.toPlainText()
    assert titles(reader) == [f"{one.name} ({one.licence})" for one in licences.here()]


def test_an_entry_is_copied_as_text(window: Window) -> None:
    reader = opened(window, "glossary")
    reader.show_entry("hsa")
    copy = next(button for button in reader.findChildren(QPushButton) if button.text() == "&Copy")
    copy.setFocus()
    QTest.keyClick(copy, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == reader.text.toPlainText()
    assert reader.text.toPlainText().startswith("HSA")


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_speaks_the_window_s_language_and_opens_once(make_window: MakeWindow, book: str) -> None:
    window = make_window(language="es")
    reader = opened(window, book)
    assert reader is opened(window, book)
    window.choose_language("en")
    other = opened(window, book)
    assert other.windowTitle() != reader.windowTitle()


def test_both_languages_have_every_word_and_row() -> None:
    assert {term.key for term in guide.terms(Voice("en"))} == {term.key for term in guide.terms(Voice("es"))}
    for language in LANGUAGES:
        assert all(term.term and term.means for term in guide.terms(Voice(language)))
        assert all(fact.title and fact.says and fact.source for fact in guide.facts(Voice(language)))
    both = zip(guide.facts(Voice("en")), guide.facts(Voice("es")), strict=True)
    assert [en.number for en, es in both if bool(en.others) != bool(es.others) or en.says == es.says] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Copay per visit", "copayment"),
        ("Whether the plan has an out-of-pocket limit", "out_of_pocket_limit"),
        ("The copay accumulator of the plan", "copay_accumulator"),
        ("Nothing of the kind", None),
    ],
)
def test_a_text_speaks_of_the_longest_term_in_it(text: str, key: str | None) -> None:
    term = guide.term_in(text, Voice("en"))
    assert (term.key if term else None) == key
