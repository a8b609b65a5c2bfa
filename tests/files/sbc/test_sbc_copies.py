"""Forms as people hold them: shaded without lines, centred, copied with tabs, with what is not seen between letters,
damaged. What is wrong is never called read."""

from pathlib import Path

import pytest

from calculator.files.problems import FileError
from calculator.files.sbc.amounts import amounts
from calculator.files.sbc.answers import employer_account, period
from calculator.files.sbc.columns import table_of
from calculator.files.sbc.content import of_pages, of_text
from calculator.files.sbc.document import read_text, text_in
from calculator.files.sbc.limits import authorization_in
from calculator.files.sbc.pages import ACROSS, Edge, text_pages
from calculator.files.sbc.reading import Reading, Status
from calculator.files.sbc.share import cells_in, said
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.files.sbc.reading_back import read

ODD = "(x, y) => if calc.odd(y) { silver }"


def copied(
    between: str, questions: dict[str, str] | None = None, services: dict[str, tuple[str, ...]] | None = None
) -> str:
    """The form as a copy of its text, cells parted by ``between``, with other answers and cells where any are given."""
    lines = [
        typeset.TITLES["2017"],
        f"Coverage Period: {PPO['period']}",
        PPO["name"],
        f"Coverage for: {PPO['for']} | Plan Type: {PPO['type']}",
        typeset.INTRO["2017"],
        between.join(typeset.HEADS["2017"]),
    ]
    for name, (answer, why) in PPO["questions"].items():
        lines.append(between.join((typeset.question(name, "2017"), (questions or {}).get(name, answer), why)))
    lines.append("Common Medical Event")
    for name, cells in PPO["services"].items():
        lines.append(between.join((typeset.service(name, "2017"), *(services or {}).get(name, cells))))
    return "\n".join((*lines, "Excluded Services & Other Covered Services:"))


def figures(reading: Reading) -> dict[str, object]:
    """What a plan of the form is priced by."""
    wanted = ("deductible.in", "deductible.out", "limit.in", "limit.out", "deductible.kind", "limit.kind", "year")
    cells = [
        f"{row}.{place}.{part}"
        for row in ("primary", "specialist", "outpatient_facility", "physician_fee", "mental_office", "mental_other")
        for place in "01"
        for part in ("covered", "copay", "coinsurance")
    ]
    return {
        path: reading.value(path) for path in (*wanted, *cells, "specialty_drug.0.coinsurance", "specialty_drug.0.most")
    }


LINED = figures(read(typeset.pdf(PPO)))


@pytest.mark.parametrize("size", [8, 10])
def test_rows_of_which_every_second_is_shaded_are_all_read(size: int) -> None:
    assert figures(read(typeset.pdf(PPO, stroke="none", fill=ODD, size=size))) == LINED


@pytest.mark.parametrize("size", [8, 10])
@pytest.mark.parametrize("upright", ["top", "horizon"])
def test_a_centred_table_without_lines_is_read(size: int, upright: str) -> None:
    assert figures(read(typeset.pdf(PPO, stroke="none", across="center", size=size, upright=upright))) == LINED


def test_a_copy_with_tabs_is_read_row_by_row() -> None:
    reading = read_text(copied("\t"))
    assert figures(reading) == LINED
    assert reading.fields["primary.1.coinsurance"].status is Status.READ


def test_a_cell_of_several_lines_in_a_copy_with_tabs_stays_one() -> None:
    text = copied("\t").replace("$25 copay/visit; deductible", "$25 copay/visit;\ndeductible")
    assert figures(read_text(text)) == LINED


def test_columns_that_are_only_parted_by_spaces_are_guessed() -> None:
    reading = read_text(copied("     "))
    assert reading.value("primary.0.copay") == 2_500
    assert reading.fields["primary.0.copay"].status is Status.GUESSED


@pytest.mark.parametrize("unseen", ["\u200e", "\u202c", "\u00ad", "\u200b", "\x1b[31m", "\x07"])
def test_what_is_not_seen_changes_nothing(unseen: str) -> None:
    text = "".join(sign + unseen if sign.isalnum() else sign for sign in copied("\n"))
    reading = read_text(text)
    assert figures(reading) == figures(read_text(copied("\n")))
    assert reading.value("name") == PPO["name"]
    assert not any(unseen in field.words for field in reading.fields.values())


def test_a_text_is_shown_without_sequences_for_a_terminal() -> None:
    assert text_in(Path("a.txt"), b"a\x1b]8;;http://x\x07b\x1b[2J\tc\x00\n") == "ab\tc\n"


@pytest.mark.parametrize("damaged", ["$1 250", "$1.250", "$1’250", "$1,25O", "$1\u00a0250", "$1\u2009250"])
def test_thousands_parted_otherwise_are_no_dollars(damaged: str) -> None:
    answer = PPO["questions"]["deductible"][0].replace("$1,250", damaged)
    field = read_text(copied("\n", {"deductible": answer})).fields["deductible.in"]
    assert field.status is not Status.READ or field.value[0] == 125_000
    assert field.value is None or field.value[0] != 100


def test_a_sentence_that_ends_with_an_amount_keeps_the_rate_after_it() -> None:
    (share,) = said("20% coinsurance up to $500. 50% penalty").shares[:1]
    assert share.most == 50_000


def test_a_deductible_for_each_occurrence_is_no_copay() -> None:
    cell = said("$250 per occurrence deductible, then 20% coinsurance")
    assert [(share.copay, share.coinsurance) for share in cell.shares] == [(None, 2_000)]
    assert not cell.sure()
    cells, sure = cells_in(
        "$250 per occurrence deductible, then 20% coinsurance $250 per occurrence deductible, then 50% coinsurance",
        2,
    )
    assert [one.shares[0].coinsurance for one in cells] == [2_000, 5_000]
    assert not sure


def test_one_amount_is_surely_of_both_networks_only_where_something_is_covered_out_of_network() -> None:
    one = {"deductible": "$500 individual / $1,000 family", "limit": "$5,000 individual / $10,000 family"}
    nothing = {name: (cells[0], "Not covered", cells[-1]) for name, cells in PPO["services"].items()}
    assert read_text(copied("\t", one)).fields["deductible.out"][:2] == ("same", Status.READ)
    assert read_text(copied("\t", one, nothing)).fields["deductible.out"][:2] == (None, Status.READ)
    unread = dict.fromkeys(PPO["services"], ("see page 9", "see page 9", ""))
    assert read_text(copied("\t", one, unread)).fields["deductible.out"][:2] == ("same", Status.GUESSED)


def test_an_account_is_what_is_contributed_and_not_the_deductible_before_it() -> None:
    found = employer_account(
        "$3,400 Individual / $6,800 Family.Youremployercontributes $750 Individual / $1,500 Family."
    )
    assert (found and found[:2], found and found.sure) == ((75_000, 150_000), False)
    assert employer_account("Your employer contributes $750/$1,500.") == (75_000, 150_000, True)
    damaged = employer_account("Your employer contributes $750/$1,50O.")
    assert damaged is not None
    assert not damaged.sure


@pytest.mark.parametrize(
    "text", ["0l/01/2026 – 12/31/2026", "01/01/2026 – l2/31/2026", "01/01/2026 through 12/3l/2O26"]
)
def test_a_period_of_which_one_day_is_damaged_is_a_guess(text: str) -> None:
    found = period(text)
    assert found is not None
    assert not found.sure


def test_a_period_that_is_open_is_read() -> None:
    found = period("Beginning on or after 01/01/2026")
    assert found is not None
    assert found.sure


def test_fees_of_a_stay_are_not_those_of_surgery() -> None:
    rows = copied("\t").replace(
        typeset.service("physician_fee", "2017") + "\t",
        "Emergency room care\t$300 copay/visit\t$300 copay/visit\tNone\nPhysician/surgeon fees\t",
    )
    assert "physician_fee" not in of_text(rows).services


def test_an_answer_that_swallowed_pages_is_not_read() -> None:
    assert not amounts("$500 individual / $1,000 family " + "network " * 1_000).sure
    reading = read_text(copied("\n", {"deductible": "$500 individual " + "$5 network " * 4_000}))
    assert reading.fields["deductible.in"].status is not Status.READ
    assert max(len(one.words) for one in (*reading.fields.values(), *reading.unheld)) <= 2_001


@pytest.mark.parametrize("text", ["See chapter 3. ", ""])
def test_what_only_speaks_of_the_form_is_refused(text: str) -> None:
    questions = [typeset.question(name, "2017") + " " + text for name in ("deductible", "other", "limit", "referral")]
    with pytest.raises(FileError) as caught:
        read_text(
            "Summary Plan Description. See your Summary of Benefits and Coverage. " + "see page 9 ".join(questions)
        )
    assert caught.value.problems[0].key == "sbc_empty"


def test_a_label_over_two_lines_is_one_in_a_copy_that_keeps_columns() -> None:
    row = (
        "   Mental/Behavioral health     $35 copay/office visit and 20%   40% coinsurance      None\n"
        "   outpatient services          coinsurance other outpatient\n"
        "                                services\n"
        "   Mental/Behavioral health     20% coinsurance                  40% coinsurance      None\n"
        "   inpatient services\n"
    )
    found = table_of(text_pages(row)[0], "services").rows
    assert [one.name for one in found] == ["mental_outpatient", "mental_inpatient"]
    assert " ".join(found[0].texts[0].split()) == (
        "$35 copay/office visit and 20% coinsurance other outpatient services"
    )


@pytest.mark.parametrize("words", ["se reducirán en un 50%", "se reducen un 50%", "reducido en 50%"])
def test_a_penalty_in_spanish_is_the_whole_figure(words: str) -> None:
    lost = authorization_in(f"Se requiere autorización previa. Si no la obtiene, los beneficios {words}.")
    assert lost == {"missing": "percent", "percent": 5_000}


def test_shading_that_ends_line_by_line_cuts_no_cell() -> None:
    rows = (
        "   Primary care visit to treat an injury or illness      $25 copay/visit        40% coinsurance      None\n"
        "   Specialist visit                                      $60 copay/visit;       40% coinsurance      None\n"
        "                                                         deductible waived\n"
        "   Urgent care                                           $75 copay/visit        40% coinsurance      None\n"
        "   Emergency room care                                   $90 copay/visit        40% coinsurance      None\n"
    )
    (page,) = text_pages(rows)
    line = next(word for word in page.words if word.text == "Specialist")
    sides = [3 * ACROSS, 57 * ACROSS - 2, 80 * ACROSS - 2, 101 * ACROSS - 2, 110 * ACROSS]
    shaded = page._replace(
        uprights=tuple(Edge(at, line.top, line.bottom) for at in sides),
        levels=tuple(Edge(at, sides[0], sides[-1]) for at in (line.top, line.bottom)),
        shaded=True,
    )
    (share,) = of_pages([shaded]).services["specialist"].cells[0].shares
    assert (share.copay, share.waived) == (6_000, True)


def test_an_amount_of_the_family_alone_is_a_guess() -> None:
    reading = read_text(copied("\n", {"limit": "In-network: $15,000 family"}))
    assert reading.fields["limit.in"].status is Status.GUESSED


def test_a_name_that_may_go_on_in_the_next_line_is_a_guess() -> None:
    name = PPO["name"]
    text = copied("\n").replace(f"{name}\n", f"{name}\nwith Dental Coverage\n")
    field = read_text(text).fields["name"]
    assert (field.value, field.status) == (name, Status.GUESSED)


@pytest.mark.parametrize(
    "text", ["$25 copay/visit;", "$25 copay/visit, then", "20% coinsurance up to", "$250 copay and"]
)
def test_a_cell_that_goes_on_on_another_page_is_a_guess(text: str) -> None:
    assert not said(text).sure()
    assert said(text.rstrip(";,").removesuffix(" and").removesuffix(", then").removesuffix(" up to")).sure()


@pytest.mark.parametrize("between", ["\n", "\t"])
def test_two_forms_in_one_text_are_refused(between: str) -> None:
    with pytest.raises(FileError) as caught:
        read_text(copied(between) + "\n" + copied(between, {"deductible": "$9,000 individual / $18,000 family"}))
    assert caught.value.problems[0].key == "sbc_several"
