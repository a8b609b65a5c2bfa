"""The licences of everything that comes with the program: everything is on the list, with its real texts."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from calculator.reference import licences
from calculator.reference.licences import Shipped, here, shipped

ROOT = Path(__file__).resolve().parents[1]
LISTED = {one.name: one for one in shipped()}


def same(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_package_that_the_program_runs_with_is_listed() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {same(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}
    assert pinned <= {same(package) for one in shipped() for package in one.packages}


@pytest.mark.parametrize("name", [name for name in LISTED if name != "fontpkg"])
def test_each_has_its_text_in_full(name: str) -> None:
    one = LISTED[name]
    if one in here() or one.own_texts:
        assert max(map(len, one.texts())) > 800


def test_what_brings_no_text_is_shown_with_its_licence_and_is_in_no_package_of_ours() -> None:
    assert LISTED["fontpkg"].texts() == []
    assert LISTED["fontpkg"].licence == "MIT"


@pytest.mark.parametrize("one", here(), ids=lambda one: one.name)
def test_the_licence_is_what_the_package_says(one: Shipped) -> None:
    named = [words.split()[0] for words in one.versions()]
    said = {metadata.metadata(name).get("License-Expression") for name in named} - {None}
    assert said <= {one.licence}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Qt, PySide6 and Shiboken", ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE")),
        ("cryptography", ("Apache License", "Neither the name of PyCA Cryptography")),
        ("et_xmlfile", ("openpyxl", "Python Software Foundation; All Rights Reserved")),
        ("pydantic_core", ("Samuel Colvin",)),
        ("typing_extensions", ("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",)),
        ("PDFium and pypdfium2", ("The PDFium Authors", "Apache License", "The FreeType Project", "Unicode, Inc.")),
        ("IBM Plex Sans", ("SIL OPEN FONT LICENSE",)),
        ("Python", ("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",)),
        ("libffi", ("Anthony Green", "Permission is hereby granted")),
        ("libmpdec", ("Stefan Krah", "Redistribution and use")),
    ],
)
def test_the_texts_are_those_of_the_licence(name: str, words: tuple[str, ...]) -> None:
    texts = "\n".join(LISTED[name].texts())
    assert [word for word in words if word not in texts] == []


def test_no_letter_of_a_text_is_lost() -> None:
    assert [one.name for one in shipped() if "\ufffd" in "".join(one.texts())] == []


def test_every_kept_text_is_somebodys() -> None:
    kept = {path.name for path in (ROOT / "resources" / "licences").iterdir()} - {"shipped.json"}
    assert kept == {text for one in shipped() for text in one.own_texts}


def test_run_from_its_sources_the_program_shows_no_python_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Python" not in {one.name for one in here()}
    monkeypatch.setattr(licences.sys, "frozen", True, raising=False)
    assert {"Python", "libffi", "libmpdec"} <= {one.name for one in here()}
