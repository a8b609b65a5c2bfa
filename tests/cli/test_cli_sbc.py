"""``plans --from-sbc``: what a plan's document says, how sure each field is, and the words that it was read from."""

import hashlib
import json
from pathlib import Path

import pytest

from calculator.model.checking import from_json
from calculator.model.plan import Plan
from tests.cli.answers import said
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.files.sbc.samples import EXPECTED, FILES, leaves


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "ppo.pdf"
    path.write_bytes(typeset.pdf(PPO))
    return path


def test_the_draft_the_summary_the_statuses_and_the_words(capsys: pytest.CaptureFixture[str], form: Path) -> None:
    status, text, complaint = said(capsys, "--from-sbc", str(form), "--json")
    record = json.loads(text)
    assert (status, complaint) == (0, "")
    assert list(record) == ["plan", "summary", "status", "words", "not_held"]
    assert record["summary"]["deductible"] == {"in": [1250, 2500], "out": [2500, 5000], "kind": "embedded"}
    assert record["status"]["specialist.0.deductible"] == "guessed"
    assert record["words"]["primary.0.copay"] == {"words": "$25 copay/visit; deductible does not apply", "page": 2}
    assert record["not_held"][0]["words"] == "$150 copay/day, then 20% coinsurance"
    plan = from_json(Plan, json.dumps(record["plan"]).encode())
    assert plan.document is not None
    assert plan.document.sha256 == hashlib.sha256(form.read_bytes()).hexdigest()


def test_the_fields_in_words_guesses_first(capsys: pytest.CaptureFixture[str], form: Path) -> None:
    status, text, _ = said(capsys, "--from-sbc", str(form))
    assert status == 0
    places = [text.index(words) for words in ("Guessed: please look at these first", "Read in the document")]
    assert places == sorted(places)
    assert "specialist.0.deductible" in text[places[0] : places[1]]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_field_of_a_sample_that_is_wrong_is_called_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = said(capsys, "--from-sbc", str(path), "--json")
    record = json.loads(text)
    found = list(leaves(EXPECTED[path.name.split(".")[0]], record["summary"]))
    wrong = [at for at, expected, value in found if expected != value]
    called = {
        at: how
        for at, how in record["status"].items()
        if any(one == at or one.startswith(f"{at}.") or at.startswith(f"{one}.") for one in wrong)
    }
    assert "read" not in called.values()
    assert len(wrong) * 20 <= len(found)


def test_another_document_is_refused_with_a_status(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear member, " * 100, encoding="utf-8")
    status, text, complaint = said(capsys, "--from-sbc", str(path))
    assert (status, text) == (2, "")
    assert "letter.txt: this is no Summary of Benefits and Coverage" in complaint
