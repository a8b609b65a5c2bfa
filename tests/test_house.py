"""The house in order: what documents call by name is there, a file is one idea, and a rule of a plan has been taken all
the way that "Add a rule, end to end" in CONTRIBUTING.md names."""

import ast
import json
import re
from pathlib import Path

import pytest

from calculator.model.authorization import Authorization
from calculator.model.base import Model
from calculator.model.plan import AllowedAmount, Benefit, CaseRate, CostShare, Coverage, Plan, Rider, VisitTier

ROOT = Path(__file__).resolve().parents[1]
FILES = {
    path.relative_to(ROOT).as_posix()
    for top in ("calculator", "ui", "tests", "tools")
    for path in (ROOT / top).rglob("*.*")
}
FILES |= {path.relative_to(ROOT).as_posix() for top in ("resources", "docs") for path in (ROOT / top).rglob("*.*")}
FILES |= {path.name for path in ROOT.glob("*.*")}
MOST_LINES = 300


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:py|json|typ|md))`", text)) - {"mine.kat"}
    assert len(named) > 3
    assert sorted(one for one in named if not any(f"/{path}".endswith(f"/{one}") for path in FILES)) == []


@pytest.mark.parametrize("top", ["calculator", "ui", "tests"])
def test_a_file_is_one_idea(top: str) -> None:
    made = ROOT / "calculator" / "files" / "worked_example.py"
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / top).rglob("*.py")
        if path != made
    }
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_test_imports_another() -> None:
    found = []
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.name}: {module}" for module in modules if module.rsplit(".")[-1].startswith("test_")]
    assert found == []


RULES = (CostShare, Benefit, AllowedAmount, VisitTier, Authorization, CaseRate, Coverage, Rider, Plan)
NO_RULES = {"name", "title", "note", "sources", "example", "edited", "made_from", "document", "figures_year", "market"}
"""The parts of a plan that say of it what it is, and price nothing."""

FIELDS = sorted({part for model in RULES for part in model.parts()} - NO_RULES)


def words_of(*folders: str) -> set[str]:
    """Every name and every part of a text in the modules of ``folders``."""
    texts = (path.read_text(encoding="utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {word for text in texts for word in re.findall(r"\w+", text)}


@pytest.mark.parametrize(
    "stop",
    ["calculator/engine", "calculator/words", "ui/editors/plan", "tests/properties", "tests/engine"],
)
def test_each_rule_of_a_plan_is_at_every_stop_of_the_way(stop: str) -> None:
    assert sorted(set(FIELDS) - words_of(stop)) == []


@pytest.mark.parametrize("model", RULES)
def test_each_rule_of_a_plan_is_in_the_schema(model: type[Model]) -> None:
    schema = json.loads((ROOT / "resources" / "schema" / "kat-plan.schema.json").read_text(encoding="utf-8"))
    kinds = [schema, *schema["$defs"].values()]
    assert any(set(model.parts()) <= set(kind.get("properties", {})) for kind in kinds)
