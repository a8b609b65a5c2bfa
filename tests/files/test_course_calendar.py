"""The sessions of a course as a calendar, read back by the library that calendar programs of Python use."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled, course_calendar
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.happened import Explanation, Happened, SessionState
from calculator.reference.voice import Voice

icalendar = pytest.importorskip("icalendar")

MADE = datetime.datetime(2026, 11, 30, 12, 0, tzinfo=datetime.UTC)


HOME = course_calendar.owner_of(Path("mine.kat"))


def written(
    case: Case, language: str = "en", *, amounts: bool = False, made: datetime.datetime = MADE, owner: str = HOME
) -> bytes:
    answer = estimate(case, case.chosen_plan)
    return course_calendar.content_of(case, answer, Voice(language), owner, amounts=amounts, made=made)


def events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_every_session_is_an_event_of_its_whole_day_that_keeps_nobody_busy() -> None:
    case = bundled.example()
    lines = estimate(case, case.chosen_plan).likely.lines
    read = events(written(case))
    assert [one.decoded("dtstart") for one in read] == [line.line.date for line in lines]
    assert all(one.decoded("dtend") - one.decoded("dtstart") == datetime.timedelta(days=1) for one in read)
    assert {type(one.decoded("dtstart")) for one in read} == {datetime.date}
    assert {(str(one["transp"]), str(one["class"])) for one in read} == {("TRANSPARENT", "PRIVATE")}
    assert {one.decoded("dtstamp") for one in read} == {MADE}


def test_the_file_keeps_to_the_standard() -> None:
    data = written(bundled.example(), amounts=True)
    assert data.startswith(course_calendar.BEGINS)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    calendar = icalendar.Calendar.from_ical(data)
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")
    assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(one) for one in events(data))


def test_no_amount_is_written_unless_it_is_asked_for() -> None:
    case = bundled.example()
    assert b"$" not in written(case)
    assert all("description" not in one for one in events(written(case)))
    lines = estimate(case, case.chosen_plan).likely.lines
    from calculator.money import format_money

    for one, line in zip(events(written(case, amounts=True)), lines, strict=True):
        assert format_money(line.amounts.member_pays) in str(one["description"])
        assert "not a bill" in str(one["description"])


@pytest.mark.parametrize(("language", "word"), [("en", "Dosing"), ("es", "Dosis")])
def test_a_title_is_in_the_language_of_the_file(language: str, word: str) -> None:
    assert any(word.lower()[:4] in str(one["summary"]).lower() for one in events(written(bundled.example(), language)))


def test_a_session_keeps_its_identity_when_its_day_or_the_language_changes() -> None:
    case = bundled.example()
    later = changed(case, course=case.course.starting(case.course.starts + datetime.timedelta(days=9)))
    identities = [str(one["uid"]) for one in events(written(case))]
    assert len(set(identities)) == len(identities)
    moved = events(written(later, "es", amounts=True, made=MADE + datetime.timedelta(hours=1)))
    assert sorted(str(one["uid"]) for one in moved) == sorted(identities)
    assert moved[0]["sequence"] > events(written(case))[0]["sequence"]
    renamed = changed(case, title="Anna's sessions", course=changed(case.course, title="Her course"))
    assert [str(one["uid"]) for one in events(written(renamed))] == identities


@pytest.mark.parametrize("path", [Path("theirs.kat"), Path("other") / "mine.kat", None])
def test_another_case_of_one_title_has_events_of_its_own(path: Path | None) -> None:
    case = bundled.example()
    own = {str(one["uid"]) for one in events(written(case))}
    theirs = {str(one["uid"]) for one in events(written(case, owner=course_calendar.owner_of(path)))}
    assert len(theirs) == len(own)
    assert not theirs & own


def test_two_lines_of_one_service_have_events_of_their_own() -> None:
    case = bundled.example()
    twice = changed(case.course, lines=(*case.course.lines, case.course.lines[-1]))
    read = events(written(changed(case, course=twice)))
    assert len({str(one["uid"]) for one in read}) == len(read)


def test_what_a_person_named_is_text() -> None:
    case = bundled.example()
    hostile = "a;b,c\\n\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\u202e\x07"
    first, *rest = case.course.lines
    named = changed(case.course, lines=(changed(first, label=hostile), *rest))
    data = written(changed(case, title="x\r\nX-EVIL:1\u2066", course=named))
    read = events(data)
    assert len(read) == sum(line.count for line in case.course.lines)
    assert all("attach" not in one for one in read)
    assert b"\r\nX-EVIL" not in data
    assert not {"\u202e", "\u2066", "\x07", "\r"} & {*"".join(str(one["summary"]) for one in read)}
    assert any(str(one["summary"]).startswith("a;b,c\\n") for one in read)


def test_a_course_without_sessions_has_none_to_write() -> None:
    case = bundled.example()
    none = changed(case, course=changed(case.course, lines=()))
    assert not course_calendar.has_sessions(estimate(none, none.chosen_plan))
    assert course_calendar.has_sessions(estimate(case, case.chosen_plan))


def test_what_is_over_or_cancelled_is_left_out_and_the_others_keep_their_identity() -> None:
    case = bundled.example()
    before = {str(one["uid"]): one.decoded("dtstart") for one in events(written(case))}
    line = case.course.lines[3]
    facts = (
        Happened(number=1),
        Happened(number=2, state=SessionState.CANCELLED),
        Happened(number=3, state=SessionState.MISSED, explanation=Explanation(billed=7_500)),
    )
    lines = tuple(changed(one, happened=facts) if one is line else one for one in case.course.lines)
    begun = changed(case, course=changed(case.course, lines=lines))
    after = {str(one["uid"]): one.decoded("dtstart") for one in events(written(begun))}
    assert len(after) == len(before) - 3
    assert after.items() <= before.items()
