"""A long sheet is set in a process of its own, what a window shows in one that it keeps, and each is the sheet that it
would be here."""

import base64
import io
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference import child
from calculator.reference.paths import RESOURCES
from calculator.sheets import apart, patient, render, workplace
from calculator.sheets.render import SheetError
from calculator.sheets.typesetter import Typesetter

ROOT = RESOURCES.parent
PAGE = {"main.typ": b'#set document(title: "a")\n#json("data.json")', "data.json": b'"said"'}
PAGES = [
    pytest.param(PAGE, id="the window's"),
    pytest.param({**PAGE, "data.json": b'"said"' + b" " * 30_000}, id="long"),
]
"""What the process that a window keeps is asked for, and what one of its own is."""


@pytest.fixture
def ask_another(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has what is set apart set by another program than the typesetter."""

    def other(*command: str, most_seconds: float = 60) -> None:
        monkeypatch.setattr(apart, "_command", lambda: command)
        monkeypatch.setattr(apart, "_MOST_SECONDS", most_seconds)
        monkeypatch.setattr(apart, "of_the_window", Typesetter(lambda: command, most_seconds))

    return other


def long_case() -> Case:
    case = bundled.example()
    return changed(case, course=changed(case.course, lines=(changed(case.course.lines[0], count=150),)))


def sheet_of(case: Case) -> bytes:
    return patient.make(case, estimate(case, case.chosen_plan))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_long_sheet_is_set_elsewhere_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as here:
        here.setattr(apart, "is_long", lambda _files: False)
        right = pages(sheet_of(long_case()))
    monkeypatch.setattr(render, "pdf_here", lambda *_: pytest.fail("it was set here"))
    made = pages(sheet_of(long_case()))
    assert len(made) > 4
    assert made == right


def test_the_typesetter_is_not_even_loaded_here() -> None:
    code = (
        "import sys; from tests.sheets.test_sheets_apart import *; pdf = sheet_of(long_case());"
        "print(pdf[:5], 'typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "b'%PDF-' False\n"


def test_a_sheet_of_common_length_is_set_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda: pytest.fail("a process was started"))
    for case in (bundled.example(), bundled.worked_example()):
        assert sheet_of(case).startswith(b"%PDF-")


@pytest.mark.parametrize("page", PAGES)
def test_what_the_typesetter_refuses_is_said_as_here(page: dict[str, bytes]) -> None:
    said = []
    for make in (apart.pdf, render.pdf_here):
        with pytest.raises(SheetError) as error:
            make({**page, "main.typ": b"#panic()"}, None)
        said.append(str(error.value))
    assert said[0] == said[1]


def test_what_a_window_shows_is_set_elsewhere_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    case = bundled.example()
    right = pages(sheet_of(case))
    monkeypatch.setattr(workplace, "open_all_day", threading.Event())
    workplace.open_all_day.set()
    monkeypatch.setattr(render, "pdf_here", lambda *_: pytest.fail("it was set here"))
    assert pages(sheet_of(case)) == right


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("deed", ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "raise MemoryError"])
def test_a_child_that_ends_early_is_an_error_in_words(
    deed: str, page: dict[str, bytes], ask_another: Callable[..., None]
) -> None:
    ask_another(sys.executable, "-c", deed)
    with pytest.raises(SheetError, match="too long, or"):
        apart.pdf(page, None)


@pytest.mark.parametrize("page", PAGES)
def test_one_that_takes_too_long_is_ended(page: dict[str, bytes], ask_another: Callable[..., None]) -> None:
    ask_another(sys.executable, "-c", "import time; time.sleep(600)", most_seconds=0.2)
    with pytest.raises(SheetError, match="too long"):
        apart.pdf(page, None)


@pytest.mark.parametrize("page", PAGES)
def test_one_that_cannot_be_started_is_an_error_in_words(
    page: dict[str, bytes], ask_another: Callable[..., None]
) -> None:
    ask_another("/nowhere/python")
    with pytest.raises(SheetError, match="could not be started"):
        apart.pdf(page, None)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_waits_for_it_when_the_window_is_closed(
    page: dict[str, bytes], ask_another: Callable[..., None]
) -> None:
    ask_another(sys.executable, "-c", "import time; time.sleep(600)")
    ended: list[SheetError] = []

    def ask() -> None:
        with pytest.raises(SheetError) as error:
            apart.pdf(page, None)
        ended.append(error.value)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    until = time.monotonic() + 60
    while not ended and time.monotonic() < until:
        child.end_all()
        asking.join(timeout=0.05)
    assert len(ended) == 1


def test_the_program_itself_is_the_child_where_it_is_packaged() -> None:
    files = {name: base64.b64encode(data).decode() for name, data in PAGE.items()}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), apart.WORD],
        input=json.dumps({"what": "pdf", "files": files, "made": None}).encode(),
        capture_output=True,
        check=True,
    )
    assert pages(base64.b64decode(json.loads(done.stdout)["set"])) == ["said"]
