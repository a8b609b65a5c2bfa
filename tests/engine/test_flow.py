"""The flow of one line works on whole numbers and columns alone, so that what prices one estimate can be compiled."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculator.engine.adjudication as flow

FOLDER = Path(flow.__file__).parent
RULES = (
    *(
        "rulebook",
        "accumulators",
        "benefit_limits",
        "spending",
        "parts",
        "ledger",
        "rider",
        "second_plan",
        "program",
        "accounts",
    ),
    *("withdrawals", "employer", "turns", "facts", "plan_alone", "settlement"),
)
"""Read them in this order beside docs/rules.md."""
TABLES = ("columns", "books")
LONGEST = 70


def tree_of(name: str) -> ast.Module:
    return ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def of_another_kind(function: ast.FunctionDef) -> Iterator[str]:
    """Whatever in a function is neither a whole number nor a column of them."""
    for node in ast.walk(function):
        if isinstance(node, ast.Dict | ast.DictComp | ast.Set | ast.SetComp | ast.Lambda | ast.Try | ast.Yield):
            yield ast.unparse(node)
        known = (docstring(function), function.returns)
        if isinstance(node, ast.Constant) and node not in known and not isinstance(node.value, int):
            yield ast.unparse(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Pow):
            yield ast.unparse(node)


def docstring(function: ast.FunctionDef) -> ast.expr | None:
    first = function.body[0]
    return first.value if isinstance(first, ast.Expr) else None


@pytest.mark.parametrize("name", RULES)
def test_nothing_in_the_rules_is_a_dictionary_a_date_a_none_an_enum_or_a_float(name: str) -> None:
    found = [what for function in functions(tree_of(name)) for what in of_another_kind(function)]
    assert found == []


@pytest.mark.parametrize("name", [*RULES, *TABLES])
def test_the_rules_import_nothing_but_one_another_and_the_tables(name: str) -> None:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.ImportFrom):
            module = (node.module or "").rpartition(".")
            assert module[0] in ("calculator.engine.adjudication", "")
            assert module[2] in (*RULES, *TABLES, "typing")
        assert not isinstance(node, ast.Import)


def test_no_rule_calls_itself_by_whatever_way() -> None:
    calls = {
        function.name: {node.func.id for node in ast.walk(function) if called(node)}
        for name in RULES
        for function in functions(tree_of(name))
    }
    for name, called_here in calls.items():
        reached: set[str] = set()
        waiting = called_here
        while waiting:
            reached |= waiting
            waiting = {further for one in waiting for further in calls.get(one, ())} - reached
        assert name not in reached


def called(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


@pytest.mark.parametrize("name", [*RULES, *TABLES])
def test_a_table_is_a_named_tuple_of_whole_numbers_and_columns(name: str) -> None:
    module = importlib.import_module(f"calculator.engine.adjudication.{name}")
    own = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    assert all(issubclass(one, tuple) and hasattr(one, "_fields") for one in own)


@pytest.mark.parametrize("name", RULES)
def test_a_function_fits_on_a_screen(name: str) -> None:
    lengths = {one.name: (one.end_lineno or 0) - one.lineno for one in functions(tree_of(name))}
    assert max(lengths.values()) < LONGEST, lengths
