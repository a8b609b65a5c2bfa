"""No words for a person stand in the code of the window and of the command line: they stand in the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAYING = re.compile(
    r"(set(Text|PlainText|Html|Title|WindowTitle|ToolTip|StatusTip|WhatsThis|PlaceholderText|Accessible(Name|Description)"
    r"|ItemText|TabText|TabToolTip|HeaderLabels?|InformativeText|DetailedText|LabelText|Prefix|Suffix|SpecialValueText)"
    r"|add(Item|Items|Action|Menu|Tab|Row|Button|ToolBar)|insertItem|showMessage|drawText|set_text|set_title|set_words"
    r"|QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction|QMenu|QMessageBox|QTreeWidgetItem"
    r"|QListWidgetItem|describe|Cell|TextItem|print|show|complain|Refused|write|add_argument_group)\Z"
)
"""What is called to say something."""

WORD = re.compile(r"[A-Za-z]{2,}")
NAME = "KAT Estimator"
"""What is called the same in every language."""

MEANT = {
    "calculator/cli/verify.py": {" passed, ", " failed, ", " skipped"},
}
"""What is the same in every language on purpose: a line that scripts read."""


def said(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every literal with a word in it that is given to what says something, with its line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if not SAYING.match(called):
            continue
        for given in (*node.args, *(keyword.value for keyword in node.keywords)):
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and WORD.search(part.value):
                    yield node.lineno, part.value


def sources() -> list[Path]:
    return sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "calculator" / "cli").rglob("*.py"), ROOT / "main.py"])


def test_no_words_stand_in_the_code() -> None:
    found = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for line, words in said(ast.parse(path.read_text(encoding="utf-8"))):
            if words not in MEANT.get(name, ()) and WORD.search(words.replace(NAME, "")):
                found.append(f"{name}:{line}: {words!r}")
    assert found == []


@pytest.mark.parametrize(
    "code",
    ["label.setText('Save it')", "QLabel('Save', self)", "print(f'{n} files')", "menu.addAction(text='Open')"],
)
def test_words_in_the_code_would_be_seen(code: str) -> None:
    assert len(list(said(ast.parse(code)))) == 1


def test_what_is_no_word_passes() -> None:
    assert list(said(ast.parse("label.setText('–'); button.setObjectName('segment'); say('window.save', 'en')"))) == []
