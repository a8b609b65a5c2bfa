"""What the command line says is in the language that is asked for, to the last word of a refused command."""

import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from calculator.cli import commands
from calculator.cli.parser import in_words
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.checking import to_json
from calculator.reference import pseudo
from calculator.reference.persistence import persistences
from calculator.reference.voice import Voice

PLAIN = re.compile(r"[^\W\d_]*[aeiou][^\W\d_]*")
"""A word with a plain vowel: the language that only shows what is translated has an accent on each."""


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit status and everything that is written."""
    try:
        status = commands.main(words)
    except SystemExit as end:
        status = int(end.code or 0)
    written = capsys.readouterr()
    return status, written.out + written.err


def words_of_data(case: Case) -> set[str]:
    """The words of the case, of plans and of the names of sources, which no catalogue says."""
    plans = (*case.plans, *bundled.plans())
    said = [json.dumps(to_json(model), ensure_ascii=False) for model in (case, *plans)]
    said += [flag.source for plan in case.plans for flag in estimate(case, plan).flags]
    said += [one.source for one in persistences()]
    return {word for text in said for word in PLAIN.findall(text)}


def untranslated(text: str, case: Case) -> set[str]:
    known = words_of_data(case) | {"kat", "estimator", "Estimator", "lang", "en", "es"}
    # A sheet's line may end within a long word, such as an address.
    long = [word for word in known if len(word) > 11]
    cut = {end for word in long for at in range(1, len(word)) for end in (word[:at], word[at:])}
    return set(PLAIN.findall(text)) - known - cut


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "faltan estos argumentos: COMANDO"),
        (("estimat",), "argumento COMANDO: opción no válida: 'estimat' (elija entre 'estimate', "),
        (("estimate", "--nope", "x.kat"), "argumentos desconocidos: --nope"),
        (("estimate", "--plan"), "argumento --plan: se espera un argumento"),
        (("plans", "--compare", "a"), "argumento --compare: se esperan 2 argumentos"),
        (("plans", "--compare", "a", "b", "--import", "c"), "argumento --import: no se permite junto con el argumento"),
        (("estimate", "--json=3"), "argumento --json: esta opción no lleva valor: '3'"),
    ],
)
def test_a_command_is_refused_in_spanish(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    status, written = run(capsys, "--lang", "es", *words)
    assert status == 2
    assert said in written
    assert written.startswith("uso: kat-estimator")


def test_help_is_in_the_systems_language_or_the_one_that_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_US.UTF-8")
    status, written = run(capsys, "--help")
    assert status == 0
    assert "opciones:" in written
    assert "muestra esta ayuda" in written
    assert "show this help" in run(capsys, "--help", "--lang", "en")[1]


def test_what_argparse_may_say_one_day_is_said_as_it_is() -> None:
    assert in_words("something new: 3", Voice("es")) == "something new: 3"
    assert in_words("argument --x: something new", Voice("es")) == "argumento --x: something new"


def test_the_language_for_development_is_understood_and_offered_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert pseudo.LANGUAGE not in run(capsys, "--help")[1]
    status, written = run(capsys, "estimate", "--lang", "fr")
    assert status == 2
    assert pseudo.LANGUAGE not in written


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("estimate", "--help"),
        ("compare", "--help"),
        ("plans", "--help"),
        ("sheets", "--help"),
        ("workforce", "--help"),
        ("verify", "--help"),
        ("estimate", str(bundled.EXAMPLE)),
        ("compare", str(bundled.EXAMPLE)),
        ("plans",),
        ("plans", "--compare", "$750 plan", "$2,000 plan"),
        ("estimate", "nothing.kat"),
        ("estimate", str(bundled.EXAMPLE), "--plan", "x"),
        ("verify", "nothing"),
        ("estimat",),
    ],
)
def test_every_word_of_the_command_line_comes_from_the_catalogue(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    _, written = run(capsys, "--lang", pseudo.LANGUAGE, *words)
    assert "~" in written
    # What is typed is the same in every language: commands, options, and what may stand after them.
    typed = re.compile(r"--[\w-]+|\{[^}]*\}|\b(estimate|compare|sheets|workforce|verify|plans)\b")
    asked = set(PLAIN.findall(" ".join(words)))
    assert untranslated(typed.sub("", written), bundled.example()) - asked == set()


@pytest.mark.parametrize(("command", "pages"), [("estimate", 2), ("compare", 2)])
def test_every_word_of_a_sheet_comes_from_the_catalogue(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, pages: int
) -> None:
    sheet = tmp_path / "sheet.pdf"
    case = tmp_path / "case.kat"
    plans = bundled.plans()[:10] if command == "estimate" else bundled.plans()[:4]
    from calculator.files import document

    told = changed(bundled.example(), plans=plans, chosen=plans[-1].name)
    document.save(told, case)
    status, _ = run(capsys, command, str(case), "--pdf", str(sheet), "--lang", pseudo.LANGUAGE)
    assert status == 0
    read = PdfReader(io.BytesIO(sheet.read_bytes()))
    assert len(read.pages) >= pages
    text = " ".join(page.extract_text() for page in read.pages)
    assert "~~~" in text
    assert untranslated(text, told) == set()
