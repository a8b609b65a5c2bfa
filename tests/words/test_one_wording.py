"""What is said in several places stands once in the catalogues, and one function says each thing."""

from typing import Final

import pytest

from calculator.model.course import Service
from calculator.reference.texts import LANGUAGES, catalogue, known, say
from calculator.reference.voice import Voice
from calculator.words.services import service_title
from tools.sentences import equal, near

ALIKE: Final = {
    # Two things that are called alike by chance, each named by its own key.
    frozenset({"editors.tier_family", "plan.family"}): "a tier of coverage; the amount of a family",
    frozenset({"compare_tab.situation_deductible_met", "shared.event_deductible_met"}): "how a member begins; a day",
    frozenset({"compare.from", "member.contribution_starts"}): "a place on an axis; a month",
    frozenset({"member.employer_money", "shared.column_employer_account"}): "a field; a column",
    frozenset({"compare_tab.named_patient", "sheet_pages.blank_patient"}): "whose cost; a blank for a name",
    frozenset({"plan.account_pays", "plan.rider_pays"}): "two fields, each labelled by its name",
    frozenset({"plan.penalty_percent", "plan.penalty_amount"}): "one line of the form with two fields",
    frozenset({"plan.benefit", "shared.column_service"}): "an SBC calls a benefit a service",
    frozenset({"compare_tab.same", "plan.as_in_network"}): "equal amounts; as in the network",
    frozenset({"compare_tab.same", "library.same", "plan.as_in_network"}): "the same, and Spanish has one word",
    frozenset({"shared.column_why", "welcome.step_sessions"}): "a column; a step of the tour",
    frozenset({"plan.more_short", "welcome.step_tabs"}): "a button; a step of the tour",
    frozenset({"sheet.heading_plan", "welcome.step_coverage"}): "a heading; a step of the tour",
    frozenset({"files.type_date_parsing", "files.type_date_from_datetime_parsing"}): "two codes of the checker",
    frozenset({"ask_plan.who", "member.program_title"}): "who answered; what a program is called",
    frozenset({"ask_plan.name_plan_year", "plan.accumulators_plan_year"}): "what was answered; the year that counts",
    frozenset({"interview.plan_list_field", "shared.payer_plan_pays_own"}): "a list of plans; who pays",
    # Alike in English only.
    frozenset({"shared.none_feminine", "shared.none_masculine"}): "Spanish: ninguna, ninguno",
    frozenset({"shared.column_excluded", "shared.not_covered"}): "Spanish: an amount; a benefit",
    frozenset({"plan.note", "views.column_message"}): "Spanish: nota; observación",
    frozenset({"compare.break_even", "compare_tab.view_break_even"}): "Spanish: a tab has room for one word",
    # Alike in Spanish only.
    frozenset({"ask_plan.no", "qt.sides_off"}): "English: no; off",
    frozenset({"ask_plan.told_reference", "compare_tab.baseline"}): "English: reference; baseline",
    frozenset({"ask_plan.tier", "member.second_tier"}): "English: who is covered; whom it covers",
    frozenset({"compare_tab.start_corner", "interview.summary_begins"}): "English: starts; begins",
    frozenset({"interview.summary_course", "shared.section_course"}): "English: treatment; course",
    frozenset({"editors.money_back_all", "sheet_tab.sessions"}): "English: what a discount is on; every session",
    frozenset({"guide.search", "library.search_caption"}): "English: search; find",
    frozenset({"filing.overwrite", "filing.replace"}): "English: theirs; it",
    frozenset({"compare.comparison", "library.column_mark"}): "English: comparison; compared",
    frozenset({"filing.save_as", "window.action_save_as"}): "English: a menu has capitals",
    frozenset({"compare_tab.not_met", "compare_tab.not_reached"}): "English: met; reached",
    frozenset({"plan.note", "shared.flag_note"}): "English: remark; note",
    frozenset({"library.origin_own", "member.contribution_own"}): "English: mine; your own",
    frozenset({"library.group_nothing", "shared.not_covered"}): "English: nothing covered; not covered",
    frozenset(
        {"compare_tab.ordinal", "compare_tab.ordinal_1", "compare_tab.ordinal_2", "compare_tab.ordinal_3"}
    ): "English: st, nd, rd, th",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_under_two_keys(language: str) -> None:
    found = {frozenset(keys): sentence for sentence, keys in equal(language).items()}
    assert {sentence: set(keys) for keys, sentence in found.items() if keys not in ALIKE} == {}


def test_no_exception_has_outlived_its_reason() -> None:
    found = {frozenset(keys) for language in LANGUAGES for keys in equal(language).values()}
    assert ALIKE.keys() - found == set()


def test_nearly_equal_sentences_are_found() -> None:
    assert ("editors.bad_decimals", "files.amount_decimals") in set(near("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_sentence_is_said_under_the_name_of_any_file(language: str) -> None:
    shared = say("shared.total", language)
    assert say("sheet.total", language) == say("views.total", language) == shared
    assert not known("sheet.total")
    with pytest.raises(KeyError, match=r"sheet\.no_such_sentence"):
        say("sheet.no_such_sentence", language)


def test_no_file_hides_a_shared_sentence_by_one_of_its_own_that_is_the_same() -> None:
    for language in LANGUAGES:
        sentences = catalogue(language)
        shared = {key.removeprefix("shared."): said for key, said in sentences.items() if key.startswith("shared.")}
        hiding = {
            key
            for key, said in sentences.items()
            if not key.startswith(("shared.", "employee.")) and shared.get(key.partition(".")[2]) == said
        }
        assert hiding == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_has_one_name(language: str) -> None:
    name = service_title(Service.EVALUATION.value, "", Voice(language))
    assert {key for key, said in catalogue(language).items() if said == name} == {"services.evaluation"}
