"""Names that turn the reading order, or look like markup, are shown as what they are, in tips and spoken too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.files import bundled
from calculator.files.document import CASE, decoded
from calculator.model.case import Case
from calculator.reference.texts import say, unturned
from tests.helpers.openers import OPENERS, close_dialogs
from tests.helpers.window_text import told_by
from tests.helpers.windows import lasting
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ODD = "\u202eevil\u2069 <b>x</b>"
NAMES = ("title", "name", "note", "says", "address", "label", "chosen")
CANNOT_TURN = ("QLineEdit text", "QPlainTextEdit text", "TextField text", "NoteField text")
"""Fields hold what is typed, as it is typed."""


def turned(tree: Any, key: str = "") -> Any:
    if isinstance(tree, dict):
        return {name: turned(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [turned(value, key) for value in tree]
    is_name = key in NAMES and isinstance(tree, str) and not re.fullmatch("[a-z_]+", tree)
    return f"{tree} {ODD}" if is_name else tree


def turned_case() -> Case:
    tree = json.loads(bundled.EXAMPLE.read_text(encoding="utf-8"))
    tree["case"] = turned(tree["case"])
    return decoded(Path("turned.kat"), json.dumps(tree), CASE)


def turning(window: Any) -> Iterator[tuple[str, str]]:
    """What is shown or spoken and turns the reading order."""
    for where, text in told_by(window):
        if TURNS.search(text) and not where.startswith(CANNOT_TURN):
            yield where, text[:80]


@pytest.fixture(scope="module")
def turned_window(request: pytest.FixtureRequest) -> Iterator[Window]:
    with lasting(request, turned_case()) as window:
        yield window


@pytest.mark.parametrize("name", OPENERS)
def test_no_name_turns_what_is_shown_or_spoken(
    turned_window: Window, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.csv").write_text(f"Service,Price\nIM dosing session {ODD},500\nxyz{ODD},5\n", encoding="utf-8")
    shown = OPENERS[name](turned_window)
    assert set(turning(shown)) | set(turning(turned_window)) == set()
    close_dialogs(turned_window)


def test_a_file_that_turns_or_looks_like_markup_is_shown_as_it_is(make_window: MakeWindow, tmp_path: Path) -> None:
    folder = tmp_path / "<b>bold</b> & co"
    folder.mkdir(parents=True)
    path = folder / "\u202etak.gnp [*] & evil.kat"
    window = make_window(turned_case())
    window.document.save(path)
    window.settings.add_recent(path)
    menu = window.actions_.menu("open_recent")
    menu.aboutToShow.emit()
    assert set(turning(window)) == set()
    assert window.windowTitle().startswith("�tak.gnp [*][*] & evil.kat[*]")
    (action,) = (one for one in menu.actions() if "evil" in one.text())
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; co" in action.toolTip()
    assert action.text() == "&1  �tak.gnp [*] && evil.kat"


@pytest.mark.parametrize("text", ["plain", "señor Müller", "\U0001f468\u200d\U0001f469", "שלום"])
def test_what_turns_nothing_is_left_as_it_is(text: str) -> None:
    assert unturned(text) == text


@pytest.mark.parametrize("sign", list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_each_sign_that_turns_is_seen(sign: str) -> None:
    assert unturned(f"a{sign}b") == "a�b"
    assert say("window.leave", "en", {"name": f"a{sign}b"}).count("a�b") == 1
