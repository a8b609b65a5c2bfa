"""The mutants of a small module: what is changed, and what is left alone because no test could tell."""

from pathlib import Path

import pytest

from tools.mutants import mutants_of


def changes(tmp_path: Path, source: str) -> list[str]:
    (tmp_path / "small.py").write_text(source, encoding="utf-8")
    return [mutant.change for mutant in mutants_of(tmp_path, "small")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = b + c", ["`b + c` → `b - c`"]),
        ("a += b", ["`a += b` → `a -= b`", "`a += b` → `a = b`"]),
        ("a = b < c", ["`b < c` → `b <= c`", "`b < c` → `b >= c`"]),
        ("a = b and c", ["`b and c` → `b or c`", "`b and c` → `c`", "`b and c` → `b`"]),
        ("a = not b", ["`not b` → `b`"]),
        ("a = 7", ["`7` → `8`", "`7` → `6`"]),
        ("a = True", ["`True` → `False`"]),
        ("a = min(b, c)", ["`min(b, c)` → `max(b, c)`"]),
        ("f(a)", ["`f(a)` → `pass`"]),
        ("def f():\n    return a", ["`return a` → `return None`"]),
        ("a = b if b < c else c", ["`b if b < c else c` → `c if b < c else b`"]),
        (
            "a = b - c if c < b else 0",
            ["`b - c if c < b else 0` → `0 if c < b else b - c`", "`b - c` → `b + c`", "`0` → `1`"],
        ),
        ("if a > b:\n    a = b", ["`if a > b:\n    a = b` → `if not a > b:\n    a = b`"]),
        ("def f():\n    'What it does.'\n    raise ValueError('no' + 'body')", []),
        ("import a\nfrom b import c", []),
        ("a: list[3]", []),
        ("T = TypeVar('T', bound=tuple)", []),
        ("a = zip(b, c, strict=True)", []),
    ],
)
def test_the_mutants_of_one_line(tmp_path: Path, source: str, expected: list[str]) -> None:
    assert changes(tmp_path, source) == expected


def test_a_mutant_is_the_whole_module_with_one_change(tmp_path: Path) -> None:
    (tmp_path / "small.py").write_text("a = 1\nb = c\nd = 0\n", encoding="utf-8")
    mutants = list(mutants_of(tmp_path, "small"))
    assert [mutant.source for mutant in mutants] == [
        "a = 2\nb = c\nd = 0",
        "a = 0\nb = c\nd = 0",
        "a = 1\nb = c\nd = 1",
    ]
    assert [mutant.where for mutant in mutants] == ["small.py:1", "small.py:1", "small.py:3"]
