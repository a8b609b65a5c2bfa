"""The project keeps its own promises: floors, texts, documents, whole cents, nothing of anybody's machine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from calculator.reference.texts import LANGUAGES, catalogue

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MADE = {"build", "dist", "out", "mutants", "__pycache__"}


def kept_files() -> Iterator[Path]:
    """Every file that belongs to the project, found without git: it need not be installed where the tests run."""
    folders = [ROOT]
    while folders:
        for path in folders.pop().iterdir():
            if path.is_dir() and path.name not in MADE and (path.name == ".ci" or not path.name.startswith(".")):
                folders.append(path)
            elif path.is_file() and path.name != ".git":
                yield path


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_says_the_same_things(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert english, "the catalogue was not found"
    assert set(other) == set(english)
    differing = {key for key in english if places(english[key]) != places(other[key])}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_and_every_place_has_a_name(language: str) -> None:
    sentences = catalogue(language)
    assert [key for key, sentence in sentences.items() if not sentence.strip()] == []
    assert [key for key, sentence in sentences.items() if "" in places(sentence)] == []


def money_modules() -> list[Path]:
    calculator = ROOT / "calculator"
    return [
        calculator / "money.py",
        *sorted((calculator / "engine").glob("*.py")),
        *sorted((calculator / "model").glob("*.py")),
    ]


def floats_in(source: str) -> list[int]:
    """The lines where a float could come into being: a literal, the name ``float``, a true division."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        named = isinstance(node, ast.Name) and node.id == "float"
        divided = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
        if literal or named or divided:
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("path", money_modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_float_comes_near_money(path: Path) -> None:
    assert floats_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ["x = 0.2", "x = float(3)", "x = cents / 2", "x /= 2"])
def test_a_float_would_be_seen(source: str) -> None:
    assert floats_in(source) == [1]


def test_no_path_of_anybodys_machine_is_kept() -> None:
    foreign = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp)/\w")
    found = []
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in foreign.finditer(text)]
    assert found == []


def floors() -> list[str]:
    """The floors of the whole house, from the import contract."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    return next(
        contract["layers"] for contract in contracts if contract["type"] == "layers" and "ui" in contract["layers"]
    )


def test_the_drawing_of_the_floors_is_the_import_contract() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = re.search(r"^```floors\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert drawing is not None
    drawn = [re.split(r"\s{2,}", line)[0] for line in drawing[1].splitlines()]
    assert drawn == floors()


def test_every_room_stands_on_a_floor() -> None:
    rooms_on_floors = {room for layer in floors() for room in layer.split(" | ")}
    calculator = ROOT / "calculator"
    rooms = {path.stem for path in calculator.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert {f"calculator.{room}" for room in rooms - {"__init__"}} <= rooms_on_floors


def wanted(kind: str) -> list[str]:
    listed = PROJECT["project"]["dependencies"] if kind == "run" else PROJECT["dependency-groups"]["dev"]
    return [re.split(r"[<>=!~\[ ]", line)[0] for line in listed]


@pytest.mark.parametrize("name", wanted("run") + wanted("dev"))
def test_every_dependency_is_explained(name: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert f"\n| {name} |" in text


def documents() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert broken == []


def test_the_version_has_its_place_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {PROJECT['project']['version']} " in changelog
