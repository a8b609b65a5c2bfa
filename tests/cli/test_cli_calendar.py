"""``estimate --calendar``: the sessions as a file that calendar programs read."""

from pathlib import Path

import pytest

from calculator.cli import commands
from tests.cli.program import EXAMPLE

icalendar = pytest.importorskip("icalendar")


def test_the_sessions_are_written_beside_the_estimate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "sessions.ics"
    assert commands.main(["estimate", EXAMPLE, "--calendar", str(place)]) == 0
    assert str(place) in capsys.readouterr().out
    bare = place.read_bytes()
    assert icalendar.Calendar.from_ical(bare).walk("VEVENT")
    assert b"$" not in bare
    # A calendar of before is replaced: it is this one made anew.
    assert commands.main(["estimate", EXAMPLE, "--calendar", str(place), "--calendar-amounts", "--lang", "es"]) == 0
    assert "usted paga" in str(icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")[0]["description"])


def test_nothing_but_a_calendar_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "letter.ics"
    place.write_text("Dear plan", encoding="utf-8")
    assert commands.main(["estimate", EXAMPLE, "--calendar", str(place)]) == 2
    assert "not a calendar" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "Dear plan"


def test_amounts_for_no_calendar_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["estimate", EXAMPLE, "--calendar-amounts"]) == 2
    assert "--calendar FILE" in capsys.readouterr().err
